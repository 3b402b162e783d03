"""A writer's desk under a window."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, rect, ribbon, spline
from scripts.sample_art.drawing.interiors import books, desk_lamp, mug, papers, pot_plant, room, wall_tone, window, wood
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene


@motif("desk", "study", "writing")
def desk(s: Scene) -> None:
    """A writer's desk under a window."""
    p, c = s.p, s.c
    wall = wall_tone(s)
    room(s, s.h * 0.9, wall, wood(s))
    wide, tall = s.u(520, 680), s.u(400, 450)
    x = s.w * s.u(0.34, 0.46) - wide / 2 + 60
    window(s, x, 90, wide, tall, "town" if s.order.says("roof", "town", "city") else "", s.i(2, 3), s.i(2, 3))
    if s.chance(0.5):
        cloth = mix(s.tint(s.pick([p.accent, p.accent2, p.depth(0.5)])), wall, 0.35)
        for side in (-1, 1):
            edge = x - 70 if side < 0 else x + wide + 70
            inner = edge + (-side) * 120
            c.shape(
                spline([(edge, 50), (inner, 50), (inner + side * 20, 300), (inner + side * 56, 610), (edge, 620)], steps=6),
                linear((edge, 0), (inner, 0), p.shade(cloth, 0.2), p.lit(cloth, 0.15), cloth, p.shade(cloth, 0.3), grain=0.05),
            )
    shelf_x = x + wide + 150
    if shelf_x < s.w - 160:
        for row in range(2):
            y = 250 + row * 150
            books(s, shelf_x + 10, min(s.w - 30, shelf_x + 320), y, 104)
            c.shape(rect(shelf_x, y, min(360, s.w - shelf_x - 20), 13), p.shade(wood(s), 0.2))
    top = s.u(620, 660)
    timber = wood(s)
    c.shape(
        [(90, top), (s.w - 90, top), (s.w + 20, top + 120), (-20, top + 120)],
        vertical(top, top + 120, p.lit(timber, 0.3), timber, grain=0.05),
    )
    c.shapes(
        [
            ribbon(spline([(60, top + 16 + k * 15), (s.w * 0.5, top + 14 + k * 15 + s.u(-4, 4)), (s.w - 60, top + 18 + k * 15)]), [1, 2, 1])
            for k in range(7)
        ],
        p.shade(timber, 0.3),
        0.3,
        0.0,
    )
    c.shape(rect(-20, top + 118, s.w + 40, 200), vertical(top + 118, s.h, p.shade(timber, 0.25), p.shade(timber, 0.6)))
    c.shapes([rect(180 + k * 440, top + 150, 380, 110) for k in range(3)], p.shade(timber, 0.45), 0.6)
    c.shapes([lens(370 + k * 440, top + 205, 60, 12) for k in range(3)], p.accent2, 0.9, 0.0)
    middle = s.w * s.u(0.42, 0.52)
    if s.chance(0.55):
        _typewriter(s, middle, top + 50, 210)
    else:
        _laptop(s, middle, top + 62, 230)
    papers(s, middle - 330, top + 70, 230, s.i(3, 5))
    papers(s, middle + 300, top + 84, 200, s.i(1, 3))
    desk_lamp(s, middle + s.u(400, 470), top + 40, s.u(250, 300), s.tint(s.pick([p.accent, p.leaf, p.accent2, p.depth(0.7)])), -1)
    mug(s, middle - 160, top + 96, 58, s.tint(s.pick([p.accent, p.light, p.water[1]])))
    if s.chance(0.7):
        books(s, 150, 150 + s.u(130, 200), top + 28, 130)
    if s.chance(0.6):
        pot_plant(s, s.w * s.u(0.86, 0.93), top + 60, 130)
    if s.lampy:
        c.veil(0, s.h, p.ink, 0.14, 0.08)


def _typewriter(s: Scene, x: float, y: float, size: float) -> None:
    p, c = s.p, s.c
    tone = s.tint(mix(p.depth(0.7), s.pick([p.leaf, p.accent, p.ink]), 0.4))
    c.shape(rect(x - size * 0.3, y - size * 0.95, size * 0.6, size * 0.6), s.white(0.02))
    c.lines(
        [[(x - size * 0.22, y - size * (0.86 - 0.07 * k)), (x + size * s.u(0.05, 0.22), y - size * (0.86 - 0.07 * k))] for k in range(4)],
        2,
        p.shade(s.white(), 0.5),
        0.7,
    )
    c.shape(rect(x - size * 0.56, y - size * 0.5, size * 1.12, size * 0.1), p.ink)
    c.shapes([ellipse(x + k * size * 0.58, y - size * 0.45, size * 0.05, size * 0.075) for k in (-1, 1)], p.ink)
    body = [
        (x - size * 0.5, y - size * 0.42),
        (x + size * 0.5, y - size * 0.42),
        (x + size * 0.62, y + size * 0.1),
        (x - size * 0.62, y + size * 0.1),
    ]
    c.soft([(a + 6, b + 10) for a, b in body], flat(p.ink, 0.0), 8, 0.4)
    c.shape(body, vertical(y - size * 0.42, y + size * 0.1, p.lit(tone, 0.25), tone, p.shade(tone, 0.3), grain=0.06))
    c.shape(
        [
            (x - size * 0.44, y - size * 0.2),
            (x + size * 0.44, y - size * 0.2),
            (x + size * 0.54, y + size * 0.07),
            (x - size * 0.54, y + size * 0.07),
        ],
        p.shade(tone, 0.5),
    )
    keys: list[Points] = []
    for row in range(4):
        for key in range(11):
            t = row / 3
            keys.append(
                ellipse(
                    x + (key - 5) * size * (0.074 + 0.018 * t) + (row % 2) * 5,
                    y - size * 0.155 + row * size * 0.062,
                    size * 0.026,
                    size * 0.019,
                )
            )
    c.shapes(keys, s.white(0.05), 1.0, 0.0)


def _laptop(s: Scene, x: float, y: float, size: float) -> None:
    p, c = s.p, s.c
    metal = mix(p.light, p.depth(0.5), 0.45)
    c.shape(
        [(x - size * 0.5, y - size * 0.68), (x + size * 0.5, y - size * 0.68), (x + size * 0.52, y), (x - size * 0.52, y)],
        p.shade(metal, 0.4),
    )
    c.shape(
        [
            (x - size * 0.46, y - size * 0.64),
            (x + size * 0.46, y - size * 0.64),
            (x + size * 0.48, y - size * 0.04),
            (x - size * 0.48, y - size * 0.04),
        ],
        linear((x - size * 0.5, y - size * 0.6), (x + size * 0.5, y), mix(p.sky[2], p.light, 0.4), mix(p.sky[1], p.light, 0.2), grain=0.04),
    )
    c.lines(
        [[(x - size * 0.36, y - size * (0.52 - 0.07 * k)), (x + size * s.u(0.05, 0.36), y - size * (0.52 - 0.07 * k))] for k in range(6)],
        3,
        p.depth(0.7),
        0.6,
    )
    c.shape(
        [(x - size * 0.52, y), (x + size * 0.52, y), (x + size * 0.62, y + size * 0.22), (x - size * 0.62, y + size * 0.22)],
        vertical(y, y + size * 0.22, p.lit(metal, 0.2), p.shade(metal, 0.2)),
    )
    c.shape(
        [
            (x - size * 0.44, y + size * 0.03),
            (x + size * 0.44, y + size * 0.03),
            (x + size * 0.49, y + size * 0.14),
            (x - size * 0.49, y + size * 0.14),
        ],
        p.shade(metal, 0.6),
    )
