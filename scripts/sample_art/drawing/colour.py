"""Colours as sRGB triples (0 to 255), mixed in OKLab so that ramps stay clean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Colour = tuple[float, float, float]
Array = NDArray[np.float32]


def hexa(text: str) -> Colour:
    """Read ``#rrggbb``."""
    digits = text.lstrip("#")
    return (
        float(int(digits[0:2], 16)),
        float(int(digits[2:4], 16)),
        float(int(digits[4:6], 16)),
    )


def _linear(value: float) -> float:
    part = value / 255.0
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)


def _encoded(value: float) -> float:
    part = min(1.0, max(0.0, value))
    encoded = part * 12.92 if part <= 0.0031308 else 1.055 * math.pow(part, 1 / 2.4) - 0.055
    return encoded * 255.0


@lru_cache(maxsize=20000)
def to_lab(colour: Colour) -> Colour:
    """SRGB to OKLab."""
    r, g, b = (_linear(part) for part in colour)
    long = math.pow(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b, 1 / 3)
    medium = math.pow(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b, 1 / 3)
    short = math.pow(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b, 1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def from_lab(lab: Colour) -> Colour:
    """OKLab to sRGB, clipped."""
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _encoded(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _encoded(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _encoded(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour ``share`` of the way from the first to the second."""
    share = min(1.0, max(0.0, share))
    one, two = to_lab(first), to_lab(second)
    return from_lab(
        (
            one[0] + (two[0] - one[0]) * share,
            one[1] + (two[1] - one[1]) * share,
            one[2] + (two[2] - one[2]) * share,
        )
    )


def adjust(colour: Colour, light: float = 0.0, chroma: float = 1.0, hue: float = 0.0) -> Colour:
    """Shift lightness (OKLab units), scale chroma, turn hue (degrees)."""
    lightness, a, b = to_lab(colour)
    angle = math.atan2(b, a) + math.radians(hue)
    size = math.hypot(a, b) * chroma
    lightness = min(0.99, max(0.02, lightness + light))
    return from_lab((lightness, size * math.cos(angle), size * math.sin(angle)))


def lightness(colour: Colour) -> float:
    """OKLab lightness, 0 to 1."""
    return to_lab(colour)[0]


@lru_cache(maxsize=4000)
def ramp(stops: tuple[Colour, ...], steps: int = 256) -> Array:
    """A table of ``steps`` colours through evenly spaced stops."""
    table = np.empty((steps, 3), dtype=np.float32)
    spans = max(1, len(stops) - 1)
    for index in range(steps):
        place = index / (steps - 1) * spans
        low = min(int(place), spans - 1)
        high = min(low + 1, len(stops) - 1)
        table[index] = mix(stops[low], stops[high], place - low)
    return table


def along(stops: Sequence[Colour], place: float) -> Colour:
    """The colour at ``place`` (0 to 1) through evenly spaced stops."""
    spans = len(stops) - 1
    scaled = min(1.0, max(0.0, place)) * spans
    low = min(int(scaled), spans - 1)
    return mix(stops[low], stops[low + 1], scaled - low)
