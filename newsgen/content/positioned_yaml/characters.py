"""Characters that may not stand in a text: how to find them, replace them, and name them to an editor.

They are looked for before YAML is read, because YAML's parsers stop at the first one, each in its own way, and an editor is told of all.
"""

from __future__ import annotations

import re
import unicodedata

UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def readable(text: str) -> str:
    """Returns the text with what YAML forbids replaced, one character for one.

    The line separators U+2028 and U+2029 become blanks, and so do tabs behind text, which the C and the Python parser treat differently.
    """
    text = UNREADABLE.sub("\ufffd", text).replace("\u2028", " ").replace("\u2029", " ")
    return "\n".join(_without_inner_tabs(line) for line in text.split("\n")) if "\t" in text else text


def _without_inner_tabs(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return line[:indent] + line[indent:].replace("\t", " ")


def character_name(character: str) -> str:
    """Returns how a problem message names a character that cannot be shown."""
    if character == "\0":
        return "a NUL character"
    if unicodedata.category(character) == "Cs":
        return "half of a character"
    return f"a control character (U+{ord(character):04X})"


_BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


def single_blanks(text: str) -> str:
    """Returns the text on one line, with single blanks. No-break and thin spaces are intended by the editor, and stay."""
    return _BLANKS.sub(" ", text).strip()
