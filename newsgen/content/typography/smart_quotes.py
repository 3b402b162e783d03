"""Quotes, dashes and ellipses in the plain texts of a value: headlines, captions, the ticker's items, site.yaml's words.

A file of its own because a body has them from the Markdown converter, and everything else an editor writes must look the same.
"""

from __future__ import annotations

import re
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import astuple, replace

from newsgen.content.typography.quotation_marks import Typography, typography
from newsgen.model.article import Reference

S = TypeVar("S", bound=Struct)

PROSE = frozenset({"title", "kicker", "dek", "alt", "caption", "credit", "text", "label", "name", "slogan", "about", "rights"})
"""The fields of stored values that readers see as text."""

_TOUCHED = re.compile(r"[\"']|--|\.\.\.")
_OPENS = re.compile(r"(?:^|(?<=[\s(\[{<—–/“‘«„「]))")
_DOUBLE = re.compile(rf'{_OPENS.pattern}"(?=\S)')
_DECADE = re.compile(r"'(?=\d\ds?\b)")
_SINGLE = re.compile(rf"{_OPENS.pattern}'(?=\S(?:.*\S)?'(?!\w))")


def educate(text: str, marks: Typography) -> str:
    """A text with the marks of its language. A single quote that none closes is an apostrophe, as in ’90s."""
    if not _TOUCHED.search(text):
        return text
    text = text.replace("---", "—").replace("--", "–").replace("...", "…")
    text = _DOUBLE.sub(marks.opening, text).replace('"', marks.closing)
    return _SINGLE.sub("‘", _DECADE.sub("’", text)).replace("'", "’")


def typeset(value: S, language: str) -> S:
    """The same value with its texts educated, however deep they lie."""
    return _struct(value, typography(language))


def _struct(value: S, marks: Typography) -> S:
    changed: dict[str, object] = {}
    for name, old in zip(value.__struct_fields__, astuple(value), strict=True):
        new: object = old
        if isinstance(old, str):
            if name in PROSE:
                new = educate(old, marks)
        elif old:
            new = _within(old, marks)
        if new is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value


def _within(value: object, marks: Typography) -> object:
    if isinstance(value, Reference):  # what an editor wrote, to be shown in problems
        return value
    if isinstance(value, Struct):
        return _struct(value, marks)
    if isinstance(value, tuple):
        items = tuple(_within(item, marks) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value
