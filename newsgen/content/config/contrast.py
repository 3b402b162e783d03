"""Colours of site.yaml: whether text in them can be read, and what is near to one that cannot.

A file of its own because it counts as the guidelines for accessible content do (WCAG 2.2, relative luminance and contrast ratio), and
nothing else needs that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsgen.content.schema.validate import FieldType, Wrong, describe

WHITE, NIGHT = "#ffffff", "#14171a"
"""The grounds on which the theme writes."""
ENOUGH, GOOD = 4.5, 7.0
"""The contrast that text needs, and the one at which the theme aims on dark ground."""


def _colour(value: Any) -> str:
    text = value.strip().lower() if isinstance(value, str) else ""
    if not re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", text):
        raise Wrong(f"{describe(value)} is not a colour", 'write it as #rrggbb, in quotes: "#7a1f3d"')
    return text if len(text) > len("#fff") else "#" + "".join(2 * sign for sign in text[1:])


COLOUR = FieldType("colour, as #rrggbb", _colour)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_readable(colour: str, ground: str, ratio: float) -> str:
    """The first of ever darker or lighter ones, whichever stands off from the ground, that has a contrast."""
    towards = 0 if _luminance(ground) > _luminance("#777777") else 255
    return next(one for one in _towards(colour, towards) if contrast(one, ground) >= ratio)


def _towards(colour: str, end: int) -> Iterator[str]:
    parts = _parts(colour)
    for step in range(101):
        yield "#" + "".join(f"{round(part + (end - part) * step / 100):02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 255 for part in _parts(colour))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
