"""Emphases and typed quotation marks in plain text, read as the parser reads them.

This module is loaded where Python-Markdown is not. Each function either returns exactly what the parser would make, or says that it
cannot, and the text is then left to the parser. tests/content/body/fast/ compares both ways.
"""

from __future__ import annotations

import re

from msgspec import Struct

KNOWN_RELEASE = "3.11"
"""The release of Python-Markdown to which this folder was compared. Any other release is used without the fast paths."""
_EMPHASIS = re.compile(r"(?<![^\s(])(\*\*?)(?=[^\W_])([^*]*[^\W_])\1(?![^\s.,;:!?)])")
_SIGN = re.compile(r"\"|'|--+|\.\.\.+")  # not ["']: re skips text quickly only where each alternative begins with a fixed character
_OPENS = re.compile(r"""(?:(?<=\s)|\A)(?:"(?=[^\W_])|'(?=[^\W\d_])(?!s\b))""")
_CLOSES = re.compile(r"""(?<=[\w.,!?:)])(?:(?<!'s)"(?!')|'(?!["'\d]))""")
"""``_OPENS`` and ``_CLOSES`` match quotes whose direction follows from the characters beside them alone, whatever smarty's patterns
made of other signs before."""


def split_emphases(text: str) -> list[str] | None:
    """Returns text, stars, emphasised text, text, stars and so on; None if a star does not stand directly beside a word.

    The text may hold no other signs of Markdown.
    """
    pieces = _EMPHASIS.split(text)
    return None if any("*" in piece for piece in pieces[::3]) else pieces


class PlainQuotes(Struct, frozen=True):
    """The characters that replace typed quotes, by direction, and typed dashes and dots (``runs``)."""

    opening: dict[str, str]
    closing: dict[str, str]
    runs: dict[str, str]

    def replace_in(self, text: str) -> str | None:
        """Returns the text with typed signs replaced; None if a quote's direction depends on more than the characters beside it."""
        pieces: list[str] = []
        done = 0
        for match in _SIGN.finditer(text):
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
