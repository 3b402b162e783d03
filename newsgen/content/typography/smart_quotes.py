"""Quotes, dashes and ellipses in the plain texts of a value: headlines, captions, the ticker's items, site.yaml's words.

A body gets them from the Markdown converter (``smarty``); all other texts that an editor writes get them here, and must look the same.
"""

from __future__ import annotations

import re
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import astuple, replace

from newsgen.content.typography.quotation_marks import Typography, typography
from newsgen.model.article import Reference

S = TypeVar("S", bound=Struct)

PROSE_FIELDS = frozenset({"title", "kicker", "dek", "alt", "caption", "credit", "text", "label", "name", "slogan", "about", "rights"})
"""The names of the fields, of any stored value, that readers see as text."""

_TYPED_SIGN = re.compile(r"[\"']|--|\.\.\.")
_OPENING_PLACE = re.compile(r"(?:^|(?<=[\s(\[{<—–/“‘«„「]))")
_OPENING_DOUBLE = re.compile(rf'{_OPENING_PLACE.pattern}"(?=\S)')
_DECADE = re.compile(r"'(?=\d\ds?\b)")
_OPENING_SINGLE = re.compile(rf"{_OPENING_PLACE.pattern}'(?=\S(?:.*\S)?'(?!\w))")


def replace_typed_signs(text: str, marks: Typography) -> str:
    """Returns a text with the marks of its language. A single quote that no other closes becomes an apostrophe, as in ’90s."""
    if not _TYPED_SIGN.search(text):
        return text
    text = text.replace("---", "—").replace("--", "–").replace("...", "…")
    text = _OPENING_DOUBLE.sub(marks.opening, text).replace('"', marks.closing)
    return _OPENING_SINGLE.sub("‘", _DECADE.sub("’", text)).replace("'", "’")


def typeset(value: S, language: str) -> S:
    """Returns the same value with typed signs replaced in its texts, in nested values too."""
    return _replace_in_struct(value, typography(language))


def _replace_in_struct(value: S, marks: Typography) -> S:
    changed: dict[str, object] = {}
    for name, old in zip(value.__struct_fields__, astuple(value), strict=True):
        new: object = old
        if isinstance(old, str):
            if name in PROSE_FIELDS:
                new = replace_typed_signs(old, marks)
        elif old:
            new = _replace_within(old, marks)
        if new is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value


def _replace_within(value: object, marks: Typography) -> object:
    if isinstance(value, Reference):  # problems show it as the editor wrote it
        return value
    if isinstance(value, Struct):
        return _replace_in_struct(value, marks)
    if isinstance(value, tuple):
        items = tuple(_replace_within(item, marks) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value
