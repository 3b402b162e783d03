"""A craft above the planet's curve, a dish on a hill."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, linear, radial, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import Points, blob, ellipse, lens, spline, turned
from scripts.sample_art.drawing.land import grass, green, hill, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import beam, paint_sky, stars


@motif("satellite", "orbit", "space", "dish")
def satellite(s: Scene) -> None:
    """A craft above the planet's curve, or a dish on a hill."""
    if (s.order.says("dish") and not s.order.says("not a dish")) or (not s.order.says("craft", "planet", "orbit") and s.chance(0.4)):
        _dish(s)
        return
    p, c = s.p, s.c
    s.indoors = True
    dark = mix(p.ink, p.water[1], 0.22)
    c.fill(c.whole(), linear((0, 0), (s.w * 0.4, s.h), mix(dark, (0, 0, 8), 0.45), dark, mix(dark, p.water[1], 0.35), grain=0.02))
    stars(s, s.h * 1.1, 240)
    cx, cy, radius = s.w * s.u(0.4, 0.7), s.h * 2.05, s.h * 1.42
    sea, land = mix(mix(p.water[1], p.water[0], 0.45), p.light, 0.1), mix(green(s, 0.7, 1.0), p.light, 0.12)
    for extra, alpha in ((60, 0.12), (34, 0.2), (14, 0.4)):
        c.soft(ellipse(cx, cy, radius + extra, radius + extra), flat(mix(p.water[0], p.light, 0.3), 0.0), 16, alpha)
    planet = ellipse(cx, cy, radius, radius)
    c.shape(
        planet,
        radial((cx - radius * 0.3, cy - radius * 0.8), radius * 1.2, mix(sea, p.light, 0.25), sea, p.shade(sea, 0.5), grain=0.05),
        waver=0.0,
    )
    with c.clip([planet]):
        for _ in range(s.i(4, 6)):
            x, y = cx + s.u(-0.75, 0.75) * radius, cy - radius * s.u(0.72, 0.98)
            shape = blob(s.r, x, y, s.u(90, 260), s.u(30, 80), 13, 0.4)
            c.shape([(px + 6, py + 8) for px, py in shape], mix(sea, p.light, 0.35), 0.8, 2.0)
            c.shape(shape, vertical(y - 60, y + 80, p.lit(land, 0.25), land, grain=0.12), 1.0, 2.5)
        for _ in range(26):
            x, y = cx + s.u(-0.8, 0.8) * radius, cy - radius * s.u(0.68, 1.0)
            c.shape(lens(x, y, s.u(60, 320), s.u(6, 20), s.u(-10, 10)), p.light, 0.55, 2.0)
        c.soft(ellipse(cx + radius * 0.75, cy - radius * 0.4, radius * 0.8, radius * 0.9), flat(p.ink, 0.0), 60, 0.55)
    _craft(s, s.w * s.u(0.3, 0.42), s.h * s.u(0.28, 0.38), s.u(150, 190), s.u(-28, -12))
    if s.order.says("map", "sea", "herring", "beam") or s.chance(0.3):
        beam(s, s.w * 0.36, s.h * 0.42, 66, 12, 520, 0.22)


def _craft(s: Scene, x: float, y: float, size: float, tilt: float) -> None:
    p, c = s.p, s.c

    def at(points: Points) -> Points:
        return turned([(x + px * size, y + py * size) for px, py in points], tilt, (x, y))

    gold = mix(p.accent2, p.ink, 0.12)
    panel = mix((38, 66, 128), p.water[1], 0.4)
    c.line(at([(-1.9, 0), (1.9, 0)]), size * 0.05, mix(p.light, p.ink, 0.4))
    for side in (-1, 1):
        for wing in range(3):
            left = side * (0.52 + wing * 0.5) if side > 0 else -(0.52 + wing * 0.5) - 0.46
            cell = at([(left, -0.36), (left + 0.46, -0.36), (left + 0.46, 0.36), (left, 0.36)])
            c.shape(cell, linear(cell[0], cell[2], mix(panel, p.light, 0.45), panel, p.shade(panel, 0.35), grain=0.04), waver=0.0)
            grid: list[Points] = [at([(left + 0.46 * k / 4, -0.36), (left + 0.46 * k / 4, 0.36)]) for k in range(5)]
            grid += [at([(left, -0.36 + 0.72 * k / 6), (left + 0.46, -0.36 + 0.72 * k / 6)]) for k in range(7)]
            c.lines(grid, 1.3, mix(panel, p.light, 0.6), 0.7)
    body = at([(-0.3, -0.44), (0.3, -0.44), (0.3, 0.4), (-0.3, 0.4)])
    c.shape(body, linear(body[0], body[1], p.lit(gold, 0.4), gold, p.shade(gold, 0.55), grain=0.07), waver=0.4)
    with c.clip([body]):
        for _ in range(16):
            px, py = s.u(-0.3, 0.3), s.u(-0.44, 0.4)
            c.shape(
                at([(px, py), (px + s.u(0.05, 0.2), py + s.u(-0.1, 0.1)), (px + s.u(0, 0.1), py + s.u(0.05, 0.2))]),
                s.pick([p.lit(gold, 0.5), p.shade(gold, 0.4)]),
                0.5,
            )
    c.shape(at([(-0.2, -0.44), (0.2, -0.44), (0.14, -0.58), (-0.14, -0.58)]), mix(p.light, p.ink, 0.35))
    c.lines([at([(0.0, -0.58), (0.0, -0.86)]), at([(0.24, -0.44), (0.42, -0.72)])], size * 0.022, p.light)
    dish = at(
        spline(
            [(-0.42, 0.62), (-0.2, 0.48), (0.0, 0.44), (0.2, 0.48), (0.42, 0.62), (0.2, 0.67), (0.0, 0.685), (-0.2, 0.67)],
            closed=True,
            steps=5,
        )
    )
    c.shape(dish, linear(dish[0], dish[20], p.light, mix(p.light, p.ink, 0.45), grain=0.06), waver=0.2)
    c.lines([at([(-0.3, 0.64), (0, 0.9)]), at([(0.3, 0.64), (0, 0.9)])], size * 0.016, p.light)
    c.shape(ellipse(*at([(0, 0.9)])[0], size * 0.035, size * 0.035), p.accent, waver=0.0)


def _dish(s: Scene) -> None:
    p, _c = s.p, s.c
    line = s.u(600, 660)
    paint_sky(s, line)
    mountains(s, line, s.u(130, 200), 0.12, 0.2)
    s.haze(line, 140, 0.45)
    hill(s, line + 40, 90, 0.5, 1.6, green(s, 0.5, 0.6))
    for size, place, base in ((110, s.u(0.7, 0.85), line + 60), (150, s.u(0.1, 0.2), line + 90), (320, s.u(0.42, 0.55), s.h - 110)):
        _one_dish(s, s.w * place, base, size, p.far(s.white(), 0.35 if size < 200 else 0.0))
    front = hill(s, s.h + 20, 120, 0.9, 1.2, mix(p.ink, green(s, 0.5), 0.4))
    tree_line(s, front, 20, p.ink, 0.25)
    grass(s, s.h, 50, p.ink, 200)


def _one_dish(s: Scene, x: float, base: float, size: float, tone: Colour) -> None:
    p, c = s.p, s.c
    pivot = (x, base - size * 0.75)
    c.shape(
        [(x - size * 0.26, base), (x - size * 0.05, pivot[1]), (x + size * 0.05, pivot[1]), (x + size * 0.26, base)], p.shade(tone, 0.25)
    )
    c.lines(
        [[(x - size * 0.22, base), (x + size * 0.1, base - size * 0.45)], [(x + size * 0.22, base), (x - size * 0.1, base - size * 0.45)]],
        size * 0.025,
        p.shade(tone, 0.55),
    )
    tilt = -34

    def at(points: Points) -> Points:
        return turned([(pivot[0] + px * size, pivot[1] + py * size) for px, py in points], tilt, pivot)

    bowl = at([*[(math.cos(t * math.pi / 20) * -0.78, -0.22 + 0.34 * math.sin(t * math.pi / 20)) for t in range(21)]])
    c.shape(bowl, linear(bowl[0], bowl[20], p.shade(tone, 0.25), p.shade(tone, 0.55), grain=0.06))
    face = at(ellipse(0, -0.22, 0.78, 0.17))
    c.shape(face, linear(bowl[0], bowl[20], p.lit(tone, 0.3), tone, p.shade(tone, 0.3), grain=0.06))
    with c.clip([face]):
        c.lines(
            [at([(0, -0.16), (0.8 * math.cos(a), -0.22 + 0.18 * math.sin(a))]) for a in [k * math.pi / 9 for k in range(18)]],
            1.2,
            p.shade(tone, 0.3),
            0.5,
        )
    c.lines(
        [at([(-0.5, -0.24), (0, -0.86)]), at([(0.5, -0.24), (0, -0.86)]), at([(0.04, -0.1), (0, -0.86)])], size * 0.016, p.shade(tone, 0.4)
    )
    c.shape(ellipse(*at([(0, -0.86)])[0], size * 0.05, size * 0.05), s.tint(p.accent))
