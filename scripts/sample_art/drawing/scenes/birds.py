"""Birds over water."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, spline, turned
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore, sea_light
from scripts.sample_art.drawing.sky import bird, paint_sky
from scripts.sample_art.drawing.water import reflect, strokes, surface

from .power import turbine


@motif("birds", "flock", "gulls")
def birds(s: Scene) -> None:
    """A flock over water, or a few large white birds close by."""
    p, _c = s.p, s.c
    line = s.u(590, 660)
    paint_sky(s, line)
    far_shore(s, line, s.u(40, 100))
    if s.order.says("turbine"):
        for _ in range(5):
            turbine(s, s.u(0.05, 0.95) * s.w, line + 4, s.u(70, 120), p.far(s.white(0.1), 0.3))
    surface(s, line)
    sea_light(s, line)
    reflect(s, line, 160, 0.4)
    strokes(s, line + 20, s.h, mix(p.water[0], p.light, 0.5), 0.35, 60)
    if s.order.says("large", "gannet", "white seabirds") or (not s.order.says("flock") and s.chance(0.4)):
        for index in range(s.i(4, 6)):
            near = index / 5
            gannet(s, s.w * s.u(0.06, 0.94), line - 330 + 430 * near * s.u(0.6, 1.0), 70 + 190 * near, s.pick([-1, 1]))
        return
    dark = p.depth(0.85) if not s.night else p.ink
    centre = (s.w * s.u(0.35, 0.65), line * (s.u(0.35, 0.5) if not s.order.says("low") else s.u(0.66, 0.74)))
    turn = s.u(0, 6)
    for _ in range(560 if s.order.says("great") else 380):
        t = s.u(0, 1)
        angle = turn + t * 4.4
        reach = 70 + 560 * t
        swell = 1 - abs(2 * t - 1) ** 1.5
        x = centre[0] + math.cos(angle) * reach * 1.05 + s.r.gauss(0, 22 + 64 * swell)
        y = centre[1] + math.sin(angle) * reach * 0.34 + s.r.gauss(0, 12 + 34 * swell)
        near = 0.25 + 0.75 * (math.sin(angle) * 0.5 + 0.5)
        if 10 < y < s.h - 20:
            bird(s, x, y, (5 + 13 * near) * s.u(0.8, 1.2), s.u(-20, 20), s.u(0.1, 1.0), p.far(dark, 0.5 * (1 - near)))
    for _ in range(s.i(3, 6)):
        bird(s, s.u(0.05, 0.95) * s.w, line - s.u(-60, 120), s.u(30, 52), s.u(-20, 20), s.u(0.2, 0.9), p.ink)


def gannet(s: Scene, x: float, y: float, span: float, facing: int) -> None:
    """A large seabird in a glide, black at the tips of its wings."""
    p, c = s.p, s.c
    white = s.white() if not s.lightsky() else mix(s.white(), p.water[1], 0.06)
    tilt = s.u(-14, 10) * facing

    def at(points: Points) -> Points:
        return turned([(x + px * span * facing, y + py * span) for px, py in points], tilt, (x, y))

    c.shape(lens(x, min(s.h - 20.0, y + span * 1.0), span * 0.8, span * 0.04), flat(p.ink, 0.0), 0.12, 0.0)
    rear = spline([(0.06, -0.02), (-0.02, -0.26), (-0.2, -0.52), (-0.44, -0.7), (-0.36, -0.46), (-0.24, -0.2), (-0.1, 0.02)], steps=6)
    lift = s.u(0.7, 1.15)
    c.shape(at([(px, py * lift) for px, py in rear]), p.shade(white, 0.22), waver=0.3)
    with c.clip([at([(px, py * lift) for px, py in rear])]):
        c.shape(at([(-0.2, -0.46 * lift), (-0.5, -0.4 * lift), (-0.6, -0.9 * lift), (-0.2, -0.9 * lift)]), p.ink)
    body = spline(
        [
            (0.46, 0.05),
            (0.36, -0.015),
            (0.27, -0.03),
            (0.1, -0.06),
            (-0.22, -0.03),
            (-0.44, 0.03),
            (-0.22, 0.06),
            (0.1, 0.08),
            (0.3, 0.06),
            (0.38, 0.055),
        ],
        closed=True,
        steps=5,
    )
    c.shape(at(body), vertical(y - span * 0.08, y + span * 0.08, p.lit(white, 0.3), white, p.shade(white, 0.3)), waver=0.2)
    with c.clip([at(body)]):
        c.shape(at([(0.24, -0.1), (0.37, -0.1), (0.37, 0.1), (0.26, 0.1)]), mix(p.accent2, white, 0.35), 0.7, 0.3)
    c.shape(at([(0.37, 0.0), (0.49, 0.055), (0.37, 0.055)]), mix(p.depth(0.5), white, 0.3), waver=0.0)
    c.shape(ellipse(*at([(0.345, 0.015)])[0], span * 0.008, span * 0.008), p.ink, waver=0.0)
    fore = spline(
        [
            (0.14, 0.0),
            (0.1, -0.24),
            (0.02, -0.46),
            (-0.1, -0.66),
            (-0.24, -0.84),
            (-0.22, -0.6),
            (-0.18, -0.36),
            (-0.14, -0.14),
            (-0.1, 0.03),
        ],
        steps=6,
    )
    wing = at([(px + 0.08, -py * lift * 0.72 + 0.03) if s.flip else (px + 0.1, py * lift) for px, py in fore])
    c.shape(wing, linear(at([(0.1, 0)])[0], at([(-0.1, -0.6)])[0], white, p.shade(white, 0.08)), waver=0.3)
    with c.clip([wing]):
        sign = -0.72 if s.flip else 1.0
        c.shape(at([(0.4, -0.52 * lift * sign), (-0.5, -0.46 * lift * sign), (-0.5, -1.1 * lift * sign), (0.4, -1.1 * lift * sign)]), p.ink)
