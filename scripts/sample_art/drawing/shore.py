"""What every sea picture shares: the light's path and the coast across the water."""

from __future__ import annotations

from .colour import mix
from .geometry import Points
from .land import hill
from .scene import Scene
from .water import glitter


def sea_light(s: Scene, horizon: float, strength: float = 1.0) -> None:
    """The sun's or moon's path on the water, when there is one."""
    if s.sun and not s.foggy and not s.snowy:
        share = 0.75 if s.low_sun else 0.5 if s.night else 0.25
        if s.wet:
            share *= 0.4
        glitter(s, s.sun[0], horizon, s.h, mix(s.p.sun, s.p.light, 0.2), share * strength)


def far_shore(s: Scene, horizon: float, height: float, near: float = 0.12) -> Points:
    """A low coast across the water."""
    line = hill(s, horizon, height, near, 2.2, floor=horizon + 2)
    s.haze(horizon, height * 1.4, 0.4)
    return line
