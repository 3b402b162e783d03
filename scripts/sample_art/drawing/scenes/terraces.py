"""Hillsides cut into steps."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points, closed_below, height_at, rect, ribbon
from scripts.sample_art.drawing.land import grass, green, tree
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import paint_sky


@motif("terraces")
def terraces(s: Scene) -> None:
    """A hillside cut into steps of different crops."""
    p, c = s.p, s.c
    line = s.u(250, 320)
    paint_sky(s, line + 60)
    mountains(s, line + 80, s.u(120, 190), 0.1, 0.2)
    s.haze(line + 60, 140, 0.5)
    crops = [
        green(s, 0.8, 1.0),
        mix(p.accent2, p.depth(0.4), 0.3),
        mix(p.leaf, p.accent2, 0.45),
        p.depth(0.45),
        mix(p.light, p.accent2, 0.45),
        mix(p.leaf, p.ink, 0.25),
    ]
    lead = s.u(0.25, 0.75)
    bands = s.i(11, 14)
    phase = s.u(0, 6)
    last: Points = []
    for band in range(bands):
        t = band / (bands - 1)
        base = line + 30 + (s.h - line) * t**1.25
        edge: Points = []
        for step in range(65):
            u = step / 64
            brow = -(150 - 100 * t) * math.exp(-(((u - lead) / 0.28) ** 2))
            edge.append(
                (
                    -20 + (s.w + 40) * u,
                    base + brow + (10 + 26 * t) * math.sin(5 * u + phase + 0.35 * band) + 9 * math.sin(13 * u + phase * 2 + band),
                )
            )
        tone = p.far(s.tint(crops[(band * 2 + s.i(0, 1)) % len(crops)]), 0.45 * (1 - t))
        wall = p.shade(tone, 0.5)
        c.shape(closed_below([(x, y - 4 - 7 * t) for x, y in edge], s.h + 20), p.lit(tone, 0.45), waver=0.6)
        c.shape(
            closed_below(edge, s.h + 20),
            vertical(base - 120, base + 90, p.lit(tone, 0.12), tone, p.shade(tone, 0.22), grain=0.08),
            waver=0.6,
        )
        rows: list[Points] = []
        for furrow in range(1, 4 + int(4 * t)):
            drop = furrow * (5 + 9 * t)
            rows.append(ribbon([(x, y + drop) for x, y in edge], [0.7 + 1.6 * t] * 2))
        c.shapes(rows, wall if band % 2 else p.lit(tone, 0.35), 0.4, 0.0)
        if t < 0.6 and s.chance(0.6):
            for _ in range(s.i(1, 4)):
                x = s.u(0.05, 0.95) * s.w
                tree(s, x, height_at(edge, x) + 4, 40 + 90 * t, p.far(s.tint(p.leaf), 0.4 * (1 - t)))
        last = edge
        if band == 2:
            hx = s.w * (lead + s.u(-0.06, 0.06))
            _farmhouse(s, hx, height_at(edge, hx) + 6, 74)
    if s.chance(0.6):
        x = s.u(0.2, 0.8) * s.w
        person(s, x, height_at(last, x) - 30, 96, s.pick([-1, 1]), 0.8)
    grass(s, s.h, 70, p.ink, 180)


def _farmhouse(s: Scene, x: float, y: float, size: float) -> None:
    p, c = s.p, s.c
    wall, roof = s.white(0.06), s.tint(mix(p.accent, p.ink, 0.1))
    c.shape(rect(x, y - size * 0.5, size * 0.9, size * 0.5), p.shade(wall, 0.25))
    c.shape([(x - size * 0.5, y), (x - size * 0.5, y - size * 0.5), (x - size * 0.25, y - size * 0.8), (x, y - size * 0.5), (x, y)], wall)
    c.shape(
        [
            (x - size * 0.25, y - size * 0.83),
            (x + size * 0.68, y - size * 0.83),
            (x + size * 0.95, y - size * 0.47),
            (x + 2, y - size * 0.47),
        ],
        roof,
    )
    c.shapes(
        [rect(x + size * (0.15 + 0.25 * k), y - size * 0.34, size * 0.1, size * 0.14) for k in range(3)],
        p.lamp if s.lampy else p.ink,
        1.0,
        0.0,
    )
    c.shape(rect(x - size * 0.31, y - size * 0.24, size * 0.13, size * 0.24), p.ink)
