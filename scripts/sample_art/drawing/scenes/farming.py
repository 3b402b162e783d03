"""Orchards and rice fields."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.boats import rowing_boat
from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, rect, ribbon, spline
from scripts.sample_art.drawing.land import bare_tree, green, hill, palm, tree, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import sea_light
from scripts.sample_art.drawing.sky import paint_sky
from scripts.sample_art.drawing.water import reflect, strokes


@motif("orchard")
def orchard(s: Scene) -> None:
    """Fruit trees in rows, in leaf or standing in flood water."""
    p, c = s.p, s.c
    line = s.u(400, 450)
    paint_sky(s, line)
    mountains(s, line + 10, s.u(120, 190), 0.1, 0.0)
    s.haze(line, 130, 0.45)
    shore = hill(s, line + 30, 80, 0.35, 1.8, green(s, 0.5, 0.5))
    tree_line(s, shore, 18, green(s, 0.4, 0.6), 0.6)
    flooded = s.order.says("water", "flood")
    bare = flooded or s.order.says("bare") or s.snowy
    view = View(s.w * s.u(0.3, 0.7), line + 10, 3.2, 900)
    field = green(s, 0.7, 0.9) if not s.snowy else p.depth(0.68)
    if flooded:
        muddy = mix(p.water[0], s.tint((166, 128, 88)), 0.7 if s.order.says("brown") else 0.35)
        c.shape(
            rect(-5, line + 20, s.w + 10, s.h),
            vertical(line + 20, s.h, mix(muddy, p.haze, 0.4), muddy, mix(p.water[1], s.tint((96, 76, 58)), 0.5), grain=0.05),
        )
        strokes(s, line + 20, s.h, p.lit(muddy, 0.4), 0.35, 60)
    else:
        c.shape(rect(-5, line + 20, s.w + 10, s.h), vertical(line + 20, s.h, p.far(field, 0.4), field, p.shade(field, 0.3), grain=0.07))
        for index in range(-7, 8):
            c.shape(view.floor(index * 4.6 + 1.5, index * 4.6 + 3.1, 2.4, 120), p.lit(field, 0.28), 0.45, 1.0)
    for z in (46.0, 30.0, 21.0, 14.6, 10.2, 7.2):
        before = c.pixels.copy()
        base = view.at(0, 0, z)[1]
        for index in range(-8, 9):
            x, y = view.at(index * 4.6 + s.u(-0.25, 0.25), 0, z)
            if not -160 < x < s.w + 160:
                continue
            tall = view.size(3.9, z) * s.u(0.9, 1.1)
            air = min(0.7, (z - 7) / 60)
            if bare:
                bare_tree(s, x, y, tall * 1.1, p.far(mix(p.ink, p.depth(0.8), 0.3), air), s.u(-0.08, 0.08))
                continue
            colour = p.far(mix(p.leaf, p.depth(0.6), 0.25 + s.u(0, 0.15)), air)
            c.shape(lens(x + tall * 0.15, y + 3, tall * 0.8, tall * 0.09), flat(p.ink, 0.0), 0.25, 0.0)
            tree(s, x, y, tall, colour, s.u(-0.05, 0.05) * tall)
            fruit = p.far(s.tint(s.pick([p.accent, p.accent2, p.accent])), air)
            dots = [ellipse(x + s.r.gauss(0, 0.1) * tall, y - tall * s.u(0.48, 0.84), tall * 0.022, tall * 0.022) for _ in range(16)]
            c.shapes(dots, fruit, 1.0, 0.0)
        if flooded:
            reflect(s, base, s.h - base, 0.5, 0.7, 0.95, before)
            strokes(s, base - 3, base + 20, p.lit(p.water[0], 0.5), 0.4, 10)
        c.veil(line - 60, base + 10, p.haze, 0.0, 0.1 if not s.foggy else 0.3)
    if not flooded and s.chance(0.7):
        x = s.w * s.u(0.2, 0.8)
        for crate in range(s.i(2, 4)):
            cx, cy = x + crate * 92, s.h - 60 + s.u(-6, 6)
            wood = s.tint((156, 112, 72))
            c.shapes(
                [ellipse(cx + 10 + k * 13, cy, 9, 9) for k in range(6)] + [ellipse(cx + 18 + k * 13, cy - 10, 9, 9) for k in range(5)],
                s.tint(p.accent),
            )
            c.shape(rect(cx, cy, 84, 46), vertical(cy, cy + 46, p.lit(wood, 0.1), p.shade(wood, 0.3)))
            c.lines([[(cx, cy + 15), (cx + 84, cy + 15)], [(cx, cy + 31), (cx + 84, cy + 31)]], 2, p.shade(wood, 0.5))
    elif flooded and s.chance(0.4):
        rowing_boat(s, s.w * s.u(0.3, 0.7), s.h - 70, 210, 1, s.tint(p.accent))


@motif("rice-field", "rice", "paddy")
def rice_field(s: Scene) -> None:
    """Flooded paddies that hold the sky, a planter, palms."""
    p, c = s.p, s.c
    line = s.u(380, 430)
    paint_sky(s, line)
    mountains(s, line + 10, s.u(110, 190), 0.1, 0.0)
    s.haze(line, 130, 0.5)
    shore = hill(s, line + 26, 50, 0.35, 2.0, green(s, 0.6, 0.5))
    tree_line(s, shore, 26, green(s, 0.5, 0.55), 0.9)
    for _ in range(s.i(4, 8)):
        palm(s, s.u(0, s.w), line + 24, s.u(50, 90), green(s, 0.4, 0.6), s.u(-14, 14))
    c.shape(
        rect(-5, line + 20, s.w + 10, s.h),
        vertical(line + 20, s.h, mix(p.sky[2], p.light, 0.15), mix(p.sky[1], p.water[0], 0.5), p.water[1], grain=0.04),
    )
    reflect(s, line + 22, 420, 0.6, 0.4, 0.9)
    if s.sun and not s.foggy:
        sea_light(s, line + 22, 0.5)
    view = View(s.w * s.u(0.35, 0.65), line - 20, 5.0, 900)
    bund = green(s, 0.8, 0.95)
    for z in (60.0, 42.0, 30.0, 21.5, 15.5, 11.0, 8.0):
        sway = [(s.w * t / 16, view.at(0, 0, z)[1] + 0.2 * view.size(1, z) * math.sin(t * 0.8 + z)) for t in range(-1, 18)]
        c.shape(
            ribbon(sway, [view.size(0.8, z)] * 2),
            vertical(view.at(0, 0.4, z)[1], view.at(0, -0.5, z)[1], p.far(p.lit(bund, 0.25), z / 90), p.far(p.shade(bund, 0.3), z / 90)),
            waver=1.0,
        )
    for k in range(-5, 6):
        a = view.at(k * 9.0 + s.u(-2, 2), 0, 90)
        b = view.at(k * 9.0 + s.u(-3, 3), 0, 4.5)
        mid = ((a[0] + b[0]) / 2 + s.u(-30, 30), (a[1] + b[1]) / 2)
        c.shape(ribbon(spline([a, mid, b]), [2, 8, 34]), linear(a, b, p.far(bund, 0.5), p.shade(bund, 0.15)), waver=1.2)
    sprouts: list[Points] = []
    for z in (13.0, 10.5, 8.6, 7.2, 6.2, 5.4):
        x = -14.0
        while x < 14:
            px, py = view.at(x + s.u(-0.15, 0.15), 0, z)
            u = view.size(0.5, z)
            sprouts += [ribbon([(px, py), (px + blade * u * 0.3, py - u * s.u(0.7, 1.0))], [u * 0.1, 0.6]) for blade in (-1, 0, 1)]
            x += 0.85
    c.shapes(sprouts, mix(p.leaf, p.accent2, 0.15), 0.95, 0.0)
    for _ in range(s.i(1, 3)):
        x, y = s.w * s.u(0.15, 0.85), s.h - s.u(90, 240)
        _planter(s, x, y, 110 + (y - line) * 0.22)
    palm(s, s.w * s.pick([0.06, 0.94]), s.h + 20, s.u(560, 700), mix(p.ink, p.leaf, 0.4), s.pick([-1, 1]) * 60)


def _planter(s: Scene, x: float, y: float, tall: float) -> None:
    p, c = s.p, s.c
    shirt = s.tint(s.pick([p.accent, p.light, p.accent2]))
    sign = s.pick([-1, 1])
    c.shapes(
        [
            ribbon([(x - tall * 0.06, y), (x - tall * 0.03, y - tall * 0.45)], [tall * 0.08, tall * 0.1]),
            ribbon([(x + tall * 0.07, y), (x + tall * 0.03, y - tall * 0.45)], [tall * 0.08, tall * 0.1]),
        ],
        p.ink,
        1.0,
        0.0,
    )
    c.shape(
        ribbon(
            spline([(x, y - tall * 0.42), (x + sign * tall * 0.05, y - tall * 0.62), (x + sign * tall * 0.26, y - tall * 0.66)]),
            [tall * 0.2, tall * 0.2, tall * 0.14],
        ),
        shirt,
    )
    c.shape(
        ribbon([(x + sign * tall * 0.24, y - tall * 0.62), (x + sign * tall * 0.3, y - tall * 0.2)], [tall * 0.06, tall * 0.04]),
        s.tint((150, 104, 70)),
    )
    hx, hy = x + sign * tall * 0.36, y - tall * 0.66
    c.shape(
        [
            (hx - tall * 0.2, hy + tall * 0.08),
            (hx + sign * tall * 0.05, hy - tall * 0.14),
            (hx + tall * 0.2, hy + tall * 0.06),
            (hx, hy + tall * 0.12),
        ],
        s.tint((222, 186, 120)),
    )
    c.shapes([lens(x, y + k * 5, tall * (0.4 + 0.2 * k), 3) for k in range(3)], p.light, 0.5, 0.0)
