"""The plainest marks of Markdown, done at once: emphasised words, quotes beside words.

A file of its own because it is used where the parser is not loaded. Each function either gives exactly what the parser would, or says that
it cannot, and the text is left to that. tests/content/test_quick.py and test_straight.py compare the ways.
"""

from __future__ import annotations

import re

from msgspec import Struct

RELEASE = "3.11"
"""The release of Python-Markdown that this file and ``quick`` know."""
QUOTES = ('"', "'", "--", "...")
"""A text that holds none of these is not changed by any of smarty's patterns."""
_EMPHASIS = re.compile(r"(?<![^\s(])(\*\*?)(?=[^\W_])([^*]*[^\W_])\1(?![^\s.,;:!?)])")
_RUN = re.compile(r"\"|'|--+|\.\.\.+")  # not ["']: only where each alternative begins with a character is the rest skipped at once
_OPENS = re.compile(r"""(?:(?<=\s)|\A)(?:"(?=[^\W_])|'(?=[^\W\d_])(?!s\b))""")
_CLOSES = re.compile(r"""(?<=[\w.,!?:)])(?:(?<!'s)"(?!')|'(?!["'\d]))""")
"""Quotes whose sense the characters beside them decide, whatever the patterns made of other signs before."""


def emphases(text: str) -> list[str] | None:
    """Text, stars, emphasised text, text, stars and so on, of a text without other signs; None where a star is not set close to words."""
    pieces = _EMPHASIS.split(text)
    return None if any("*" in piece for piece in pieces[::3]) else pieces


class PlainQuotes(Struct, frozen=True):
    """What is set in place of quotes that open and close, and of ``runs``: dashes and dots."""

    opening: dict[str, str]
    closing: dict[str, str]
    runs: dict[str, str]

    def set(self, text: str) -> str | None:
        """A text with its marks; None where one of its quotes stands beside other signs."""
        pieces: list[str] = []
        done = 0
        for match in _RUN.finditer(text):
            sign, begin = match[0], match.start()
            if sign not in self.opening:
                mark = self.runs.get(sign, sign)
            elif _CLOSES.match(text, begin):
                mark = self.closing[sign]
            elif _OPENS.match(text, begin):
                mark = self.opening[sign]
            else:
                return None
            pieces += (text[done:begin], mark)
            done = begin + len(sign)
        return "".join((*pieces, text[done:]))
