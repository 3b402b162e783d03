"""Colours of site.yaml: whether text in a colour can be read, and the nearest readable colour to one that cannot.

Luminance and contrast are computed as the guidelines for accessible content define them (WCAG 2.2, relative luminance and contrast ratio).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsgen.content.schema.validate import FieldType, WrongValue, describe

WHITE, DARK = "#ffffff", "#14171a"
"""The backgrounds on which the theme writes."""
LEAST_RATIO, DARK_RATIO = 4.5, 7.0
"""The contrast ratio that text needs (WCAG 2.2, level AA), and the one at which the theme aims on the dark background."""


def _colour(value: Any) -> str:
    """Returns a colour as ``#rrggbb`` in lower case. Raises WrongValue for anything but ``#rgb`` and ``#rrggbb``."""
    text = value.strip().lower() if isinstance(value, str) else ""
    if not re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", text):
        raise WrongValue(f"{describe(value)} is not a colour", 'write it as #rrggbb, in quotes: "#7a1f3d"')
    return text if len(text) > len("#fff") else "#" + "".join(2 * digit for digit in text[1:])


COLOUR = FieldType("colour, as #rrggbb", _colour)


def contrast_ratio(colour: str, ground: str) -> float:
    """Returns the contrast ratio of two colours, from 1 to 21 (WCAG 2.2). Their order does not matter."""
    darker, lighter = sorted((_luminance(colour), _luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_readable(colour: str, ground: str, ratio: float) -> str:
    """Returns the nearest colour that has a contrast ratio with a background.

    The colour is made darker in steps where the background is light, and lighter where the background is dark.
    """
    end = 0 if _luminance(ground) > _luminance("#777777") else 255
    return next(step for step in _steps_towards(colour, end) if contrast_ratio(step, ground) >= ratio)


def _steps_towards(colour: str, end: int) -> Iterator[str]:
    """Yields 101 colours, from a colour to black (``end`` is 0) or white (255)."""
    channels = _channels(colour)
    for percent in range(101):
        yield "#" + "".join(f"{round(channel + (end - channel) * percent / 100):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    """Returns the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (channel / 255 for channel in _channels(colour))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    """Returns the linear value of an sRGB channel; both are from 0 to 1."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    """Returns red, green and blue of ``#rrggbb``, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
