"""Characters that no text of an editor's should hold, found and named.

A file of its own because YAML's parsers stop at the first of them, each in its own way, and an editor wants to see all.
"""

from __future__ import annotations

import re
import unicodedata

UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def readable(text: str) -> str:
    """The text with what YAML forbids replaced, one character for one.

    Line separators of U+2028's kind count as blanks, and so do tabs behind text, in which the two parsers differ.
    """
    text = UNREADABLE.sub("\ufffd", text).replace("\u2028", " ").replace("\u2029", " ")
    return "\n".join(_without_inner_tabs(line) for line in text.split("\n")) if "\t" in text else text


def _without_inner_tabs(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return line[:indent] + line[indent:].replace("\t", " ")


def character(one: str) -> str:
    """A character that cannot be shown, named."""
    if one == "\0":
        return "a NUL character"
    if unicodedata.category(one) == "Cs":
        return "half of a character"
    return f"a control character (U+{ord(one):04X})"


_BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


def single_blanks(text: str) -> str:
    """Text on one line, its blanks single. No-break and thin spaces are meant, and stay."""
    return _BLANKS.sub(" ", text).strip()
