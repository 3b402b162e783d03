"""One picture in the making: the sheet, its light, its palette and its chances."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from .canvas import Canvas
from .colour import Colour, lightness, mix
from .geometry import Point
from .orders import Order
from .palettes import Palette, choose

Item = TypeVar("Item")


class Scene:
    """What a motif draws with."""

    def __init__(self, order: Order, width: int = 1600, height: int = 900) -> None:
        self.order = order
        self.r = random.Random(order.name)
        self.c = Canvas(width, height, random.Random(order.name + "/cut"))
        self.p = choose(order.palette, order.time, order.weather, self.r)
        if order.time in ("dawn", "dusk") and order.says("orange", "red (?:evening )?sky", "red evening"):
            self.p = _burning(self.p, order.says("red"))
        self.w, self.h = width, height
        self.time, self.weather = order.time, order.weather
        self.night = order.time == "night"
        self.low_sun = order.time in ("dawn", "dusk")
        self.snowy = order.weather == "snow"
        self.wet = order.weather == "rain"
        self.foggy = order.weather == "fog"
        self.flip = self.r.random() < 0.5
        self.sun: Point | None = None
        self.indoors = False
        self.dimming = 1.0

    def u(self, low: float, high: float) -> float:
        """A chance number."""
        return self.r.uniform(low, high)

    def i(self, low: int, high: int) -> int:
        """A chance whole number, ends included."""
        return self.r.randint(low, high)

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return self.r.choice(items)

    def chance(self, share: float) -> bool:
        """True in that share of pictures."""
        return self.r.random() < share

    def many(self, low: int, high: int, *things: str) -> int:
        """A number of things: as the note says, within twice the bound, or by chance."""
        asked = self.order.count(*things)
        drawn = self.i(low, high)
        return max(1, min(asked, high * 2)) if asked else drawn

    # recurring colours

    @property
    def lampy(self) -> bool:
        """Whether windows are lit."""
        return self.time in ("dusk", "night") or (self.time == "dawn" and self.weather != "clear")

    def white(self, shade: float = 0.0) -> Colour:
        """White paint as this light shows it, darker with ``shade``."""
        base = {"night": 0.5, "dusk": 0.22, "dawn": 0.07}.get(self.time, 0.0) * self.dimming
        return mix(self.p.light, mix(self.p.sky[0], self.p.depth(0.6), 0.5), min(0.9, base + shade))

    def lightsky(self) -> bool:
        """Whether the sky is too pale to set white against."""
        return lightness(mix(self.p.sky[1], self.p.sky[2], 0.4)) > 0.86

    def tint(self, colour: Colour, near: float = 1.0) -> Colour:
        """A local colour under this light, at a nearness."""
        dim = {"night": 0.55, "dusk": 0.25, "dawn": 0.1}.get(self.time, 0.0) * self.dimming
        shown = mix(colour, self.p.depth(0.8), dim)
        return mix(shown, self.p.haze, (1 - near) * 0.6)

    def haze(self, horizon: float, reach: float, strength: float = 0.4) -> None:
        """Air over what has been painted, thickest at the horizon, thicker in bad weather."""
        more = {"fog": 1.7, "rain": 1.25, "snow": 1.3}.get(self.weather, 1.0)
        power = min(0.9, strength * more)
        self.c.veil(horizon - reach, horizon, self.p.haze, 0.0, power)
        self.c.veil(horizon, horizon + reach * 0.5, self.p.haze, power, 0.0)


def _burning(palette: Palette, red: bool) -> Palette:
    """The same palette under an orange or a red sky."""
    hot, low = ((206, 74, 58), (244, 150, 88)) if red else ((238, 128, 62), (255, 196, 112))
    top, middle, base = palette.sky
    return replace(
        palette,
        sky=(mix(top, (150, 62, 62), 0.4), mix(middle, hot, 0.7), mix(base, low, 0.75)),
        water=(mix(palette.water[0], low, 0.6), mix(palette.water[1], hot, 0.15)),
    )
