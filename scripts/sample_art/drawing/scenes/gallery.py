"""Pictures on a wall."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import closed_below, ellipse, hills, lens, rect, ribbon, spline, turned
from scripts.sample_art.drawing.interiors import pot_plant, room, wall_tone, wood
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import beam


@motif("gallery-wall", "gallery", "museum", "museums", "exhibition")
def gallery_wall(s: Scene) -> None:
    """Pictures on a pale wall, a visitor, polished boards."""
    p, c = s.p, s.c
    wall = mix(wall_tone(s), p.light, 0.35 if not s.night else 0.0)
    floor = s.u(660, 700)
    ground = wood(s)
    room(s, floor, wall, ground, 0.5)
    empty = s.order.says("empty rect", "used to hang", "brackets")
    count = s.i(3, 5)
    x = s.w * 0.07
    room_wide = s.w * 0.86
    shares = [s.u(0.7, 1.5) for _ in range(count)]
    total = sum(shares)
    for share in shares:
        wide = room_wide * share / total - 64
        tall = min(s.u(250, 400), wide * s.u(0.8, 1.4))
        y = 330 - tall / 2
        if not s.night or s.chance(0.8):
            beam(s, x + wide / 2, -60, 90, 15, 760, 0.16)
        if empty:
            c.shape(rect(x, y, wide, tall), p.lit(wall, 0.55), 0.9, 0.4)
            c.line([(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall), (x, y)], 2, p.shade(wall, 0.2), 0.6)
            c.shapes([rect(x + wide * k, y + tall * 0.2, 12, 20) for k in (0.3, 0.66)], p.shade(wall, 0.5))
        elif s.order.says("mounted", "carving", "object") and s.chance(0.6):
            _carving(s, x + wide / 2, y + tall / 2, min(wide, tall) * 0.9)
        else:
            _painting(s, x, y, wide, tall)
        c.shape(rect(x + wide + 10, y + tall - 40, 26, 18), s.white(0.0), 0.9, 0.0)
        x += wide + 64
    from_above = s.c.pixels[int(floor * 2) - 600 : int(floor * 2)][::-1].copy()
    rows = min(from_above.shape[0], s.c.rows - int(floor * 2))
    area = s.c.pixels[int(floor * 2) : int(floor * 2) + rows]
    area += (from_above[:rows] - area) * 0.14
    if s.chance(0.7):
        bx, bw = s.w * s.u(0.3, 0.6), s.u(240, 320)
        c.soft(lens(bx + bw / 2, floor + 136, bw * 1.1, 40), flat(p.ink, 0.0), 10, 0.35)
        c.shapes([rect(bx + 20, floor + 80, 14, 54), rect(bx + bw - 34, floor + 80, 14, 54)], p.ink)
        c.shape(
            [(bx, floor + 66), (bx + bw, floor + 66), (bx + bw, floor + 90), (bx, floor + 90)],
            vertical(floor + 66, floor + 90, p.lit(ground, 0.3), p.shade(ground, 0.4)),
        )
    visitors = 0 if empty else s.many(1, 3, "visitors?", "people")
    for index in range(visitors):
        vx = s.w * (0.14 + 0.72 * (index + s.u(0.2, 0.8)) / visitors)
        c.soft(lens(vx, floor + 104, 130, 22), flat(p.ink, 0.0), 6, 0.35)
        person(s, vx, floor + 100, s.u(350, 380), s.pick([-1, 1]), 0.0, back=s.chance(0.7))
    if s.chance(0.3):
        pot_plant(s, s.w * 0.04, floor + 20, 170)


def _painting(s: Scene, x: float, y: float, wide: float, tall: float) -> None:
    p, c = s.p, s.c
    frame = s.pick([mix(p.accent2, p.ink, 0.3), p.ink, s.white(0.1), mix((120, 84, 56), p.ink, 0.2)])
    c.soft([(a + 8, b + 14) for a, b in rect(x - 12, y - 12, wide + 24, tall + 24)], flat(p.ink, 0.0), 8, 0.35)
    c.shape(
        rect(x - 12, y - 12, wide + 24, tall + 24), linear((x, y), (x + wide, y + tall), p.lit(frame, 0.25), frame, p.shade(frame, 0.25))
    )
    mat = rect(x, y, wide, tall)
    c.shape(mat, mix(s.white(), p.accent2, 0.08))
    hues = [p.accent, p.accent2, p.depth(0.4), p.depth(0.7), p.leaf, p.water[0], p.water[1], p.light]
    with c.clip([mat]):
        kind = s.i(0, 4)
        if kind == 0:
            line = y + tall * s.u(0.45, 0.65)
            c.shape(mat, vertical(y, line, p.sky[1], p.sky[2], grain=0.08))
            c.shape(ellipse(x + wide * s.u(0.3, 0.7), line - tall * 0.12, tall * 0.1, tall * 0.1), p.accent)
            for k in range(3):
                c.shape(
                    closed_below(hills(s.r, x, x + wide, line + tall * (0.02 + 0.13 * k), tall * 0.2, 2.0), y + tall),
                    p.depth(0.25 + 0.28 * k),
                )
        elif kind == 1:
            c.shape(mat, s.pick(hues))
            top = y
            for _ in range(3):
                deep = tall * s.u(0.2, 0.36)
                c.soft(rect(x + wide * 0.07, top + tall * 0.05, wide * 0.86, deep), flat(s.pick(hues), 0.03), 5, 0.9)
                top += deep + tall * 0.03
        elif kind == 2:
            c.shape(mat, s.white(0.02))
            for _ in range(s.i(4, 7)):
                cx, cy, size = x + wide * s.u(0.15, 0.85), y + tall * s.u(0.15, 0.85), min(wide, tall) * s.u(0.1, 0.32)
                c.shape(
                    s.pick(
                        [
                            ellipse(cx, cy, size, size),
                            turned(rect(cx - size, cy - size * 0.5, size * 2, size), s.u(0, 90), (cx, cy)),
                            ellipse(cx, cy, size, size, 180, 360),
                        ]
                    ),
                    s.pick(hues),
                    0.9,
                    1.0,
                )
            c.line([(x + wide * s.u(0, 0.4), y), (x + wide * s.u(0.6, 1), y + tall)], 4, p.ink)
        elif kind == 3:
            c.shape(mat, mix(p.depth(0.6), p.accent2, 0.2))
            cx, cy = x + wide / 2, y + tall * 0.42
            coat = s.pick(hues[:5])
            c.shape(
                spline(
                    [
                        (cx - wide * 0.42, y + tall),
                        (cx - wide * 0.26, cy + tall * 0.2),
                        (cx, cy + tall * 0.12),
                        (cx + wide * 0.26, cy + tall * 0.2),
                        (cx + wide * 0.42, y + tall),
                    ],
                    steps=5,
                ),
                mix(coat, p.ink, 0.3),
            )
            c.shape(rect(cx - wide * 0.07, cy, wide * 0.14, tall * 0.2), s.tint((206, 154, 116)))
            c.shape(ellipse(cx, cy - tall * 0.06, wide * 0.16, tall * 0.16), s.tint((222, 172, 134)))
            c.shape(ellipse(cx, cy - tall * 0.1, wide * 0.18, tall * 0.15, 170, 370), p.ink)
        else:
            c.shape(mat, mix(p.light, p.sky[2], 0.5))
            for k in range(s.i(5, 9)):
                path = [(x + wide * t / 8, y + tall * (0.15 + 0.09 * k) + math.sin(t * 0.9 + k * 0.7) * tall * 0.05) for t in range(9)]
                c.line(spline(path), tall * s.u(0.02, 0.06), s.pick(hues), 0.85, 1.0)


def _carving(s: Scene, x: float, y: float, size: float) -> None:
    p, c = s.p, s.c
    bone = mix(s.tint((206, 176, 132)), p.light, 0.2)
    c.soft([(px + 9, py + 14) for px, py in ellipse(x, y, size * 0.3, size * 0.48)], flat(p.ink, 0.0), 9, 0.35)
    face = spline(
        [
            (x, y - size * 0.5),
            (x + size * 0.24, y - size * 0.36),
            (x + size * 0.28, y),
            (x + size * 0.16, y + size * 0.34),
            (x, y + size * 0.5),
            (x - size * 0.16, y + size * 0.34),
            (x - size * 0.28, y),
            (x - size * 0.24, y - size * 0.36),
        ],
        closed=True,
        steps=6,
    )
    c.shape(face, linear((x - size * 0.3, y), (x + size * 0.3, y), p.lit(bone, 0.3), bone, p.shade(bone, 0.45), grain=0.08), waver=1.0)
    with c.clip([face]):
        c.shapes(
            [
                ribbon(
                    spline(
                        [
                            (x + k * size * 0.05, y - size * 0.42),
                            (x + k * size * 0.1, y - size * 0.26),
                            (x + k * size * 0.05, y - size * 0.16),
                        ]
                    ),
                    [1, 6, 1],
                )
                for k in (-4, -2, 0, 2, 4)
            ],
            p.shade(bone, 0.5),
            0.8,
            0.5,
        )
        c.shapes([lens(x + k * size * 0.12, y - size * 0.06, size * 0.15, size * 0.06) for k in (-1, 1)], p.shade(bone, 0.75))
        c.shape(
            [
                (x - size * 0.03, y - size * 0.08),
                (x + size * 0.03, y - size * 0.08),
                (x + size * 0.06, y + size * 0.14),
                (x - size * 0.06, y + size * 0.14),
            ],
            p.shade(bone, 0.35),
        )
        c.shape(lens(x, y + size * 0.27, size * 0.2, size * 0.05), p.shade(bone, 0.7))
