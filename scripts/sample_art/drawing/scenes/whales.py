"""Whales: a tail, a back, a shape beneath a boat."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, mirrored, ribbon, spline, turned
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore, sea_light
from scripts.sample_art.drawing.sky import gulls, paint_sky
from scripts.sample_art.drawing.water import reflect, strokes, surface


@motif("whale", "whales")
def whale(s: Scene) -> None:
    """A tail lifting, a back and a blow, or a whale beneath a small boat."""
    p, c = s.p, s.c
    if s.order.says("beneath", "from above", "under") or (not s.order.note and not s.night and s.chance(0.3)):
        _whale_above(s)
        return
    line = s.u(400, 470)
    paint_sky(s, line)
    far_shore(s, line, s.u(50, 120))
    if s.order.says("island", "low island") or s.chance(0.5):
        isle = spline(
            [(s.w * 0.56, line + 3), (s.w * 0.64, line - 34), (s.w * 0.74, line - 52), (s.w * 0.86, line - 22), (s.w * 0.97, line + 3)]
        )
        c.shape(isle, vertical(line - 60, line, p.depth(0.42), p.depth(0.34), grain=0.06), waver=0.8)
    surface(s, line)
    sea_light(s, line, 0.9)
    skin = mix(p.ink, p.depth(0.75), 0.45)
    before = c.pixels.copy()
    y = line + s.u(140, 190)
    x = s.w * s.u(0.34, 0.5)
    if s.order.says("back") and not s.order.says("tail"):
        _back(s, x, y, s.u(420, 520), skin)
    elif s.order.says("tail") or s.chance(0.6):
        _fluke(s, x, y + 20, s.u(250, 320), skin)
        if s.order.says("back") or s.chance(0.4):
            _back(s, x + s.u(420, 520), y - 50, 240, p.far(skin, 0.2))
    else:
        _back(s, x, y, s.u(420, 520), skin)
        _back(s, x + s.u(440, 560), y - 60, 230, p.far(skin, 0.2))
    reflect(s, y + 20, s.h - y - 20, 0.5, 1.4, 0.85, before)
    white = mix(s.white(), p.water[0], 0.2)
    c.shapes(
        [lens(x + s.r.gauss(0, 120), y + 22 + abs(s.r.gauss(0, 16)), s.u(40, 170), s.u(2, 7)) for _ in range(26)],
        flat(white, 0.0),
        0.7,
        0.4,
    )
    for ring in range(1, 5):
        c.line(ellipse(x, y + 26, 120 * ring, 17 * ring, 10, 170), [0.5, 3.5, 0.5], white, 0.4 / ring + 0.12)
        c.line(ellipse(x, y + 26, 120 * ring, 17 * ring, 190, 350), [0.5, 2.0, 0.5], white, 0.3 / ring)
    strokes(s, y + 40, s.h, mix(p.water[1], p.ink, 0.4), 0.35, 46)
    gulls(s, x + s.u(-200, 200), line - 130, 220, s.i(4, 8), 15, s.white() if not s.lightsky() else p.depth(0.7))


def _fluke(s: Scene, x: float, y: float, size: float, skin: Colour) -> None:
    p, c = s.p, s.c
    half = [
        (0.0, -0.70),
        (0.16, -0.86),
        (0.36, -1.0),
        (0.62, -1.06),
        (0.86, -0.96),
        (0.98, -0.80),
        (0.84, -0.84),
        (0.64, -0.80),
        (0.42, -0.70),
        (0.24, -0.56),
        (0.13, -0.38),
        (0.12, -0.18),
        (0.17, 0.06),
    ]
    right = spline(half, steps=6)
    left = mirrored(right[::-1])
    outline = turned([(x + px * size, y + py * size) for px, py in [*right, *left]], s.u(-9, 9), (x, y))
    c.shape(outline, vertical(y - size, y, p.lit(skin, 0.18), skin, p.shade(skin, 0.3), grain=0.07), waver=0.6)
    side = -1 if (s.sun or (0.0, 0.0))[0] < x else 1
    with c.clip([outline]):
        c.shape([(px + side * size * 0.035, py - size * 0.045) for px, py in outline], p.lit(skin, 0.3), 0.0)
        for wing in (-1, 1):
            c.shape(
                spline(
                    [
                        (x + wing * size * 0.16, y - size * 0.72),
                        (x + wing * size * 0.5, y - size * 0.9),
                        (x + wing * size * 0.86, y - size * 0.88),
                        (x + wing * size * 0.5, y - size * 0.8),
                    ],
                    closed=True,
                    steps=5,
                ),
                mix(s.white(), skin, 0.45),
                0.8,
                1.2,
            )
        c.shape(
            [
                (x + side * size * 0.01, y + 20),
                (x + side * size * 0.03, y - size * 0.6),
                (x + side * size * 0.3, y - size * 0.5),
                (x + side * size * 0.3, y + 20),
            ],
            p.lit(skin, 0.3),
            0.55,
            0.8,
        )
    drops: list[Points] = []
    for _ in range(50):
        wing = s.pick([-1, 1])
        px = x + wing * s.u(0.2, 0.95) * size
        py = y - size * s.u(0.1, 0.74)
        drops.append(ribbon([(px, py), (px, py + s.u(6, 26))], [s.u(1.2, 2.8), 0.5]))
    c.shapes(drops, flat(mix(s.white(), p.water[0], 0.2), 0.0), 0.75, 0.0)
    c.shape(lens(x, y + 6, size * 0.9, size * 0.12), mix(s.white(), p.water[0], 0.25), 0.85, 1.2)


def _back(s: Scene, x: float, y: float, size: float, skin: Colour) -> None:
    p, c = s.p, s.c
    curve = spline(
        [
            (x - size * 0.62, y + 24),
            (x - size * 0.4, y - size * 0.1),
            (x - size * 0.12, y - size * 0.2),
            (x + size * 0.16, y - size * 0.165),
            (x + size * 0.24, y - size * 0.235),
            (x + size * 0.3, y - size * 0.13),
            (x + size * 0.52, y + 24),
        ]
    )
    c.shape(curve, vertical(y - size * 0.22, y + 10, p.lit(skin, 0.35), skin, p.shade(skin, 0.3), grain=0.09), waver=0.6)
    with c.clip([curve]):
        c.lines(
            [
                spline([(x - size * 0.55, y + 10 + 8 * k), (x - size * 0.3, y - size * 0.03 + 8 * k), (x + size * 0.1, y + 2 + 8 * k)])
                for k in range(3)
            ],
            1.6,
            p.lit(skin, 0.5),
            0.4,
        )
    bx, by = x - size * 0.36, y - size * 0.12
    plume: list[Points] = []
    for _ in range(90):
        t = s.u(0, 1)
        px = bx + s.r.gauss(0, 1) * (3 + size * 0.09 * t) + size * 0.06 * t
        radius = s.u(1.5, 3 + size * 0.03 * t)
        plume.append(ellipse(px, by - size * 0.5 * t**0.8, radius, radius * 1.2))
    c.soft(lens(bx + size * 0.03, by - size * 0.28, size * 0.3, size * 0.5), flat(s.white(), 0.0), size * 0.06, 0.4)
    c.shapes(plume, flat(s.white(), 0.0), 0.6, 0.0)


def _whale_above(s: Scene) -> None:
    p, c = s.p, s.c
    c.fill(
        c.whole(),
        linear(
            (0, 0),
            (s.w, s.h),
            p.water[0],
            mix(p.water[0], p.water[1], 0.6),
            p.water[1],
            mix(p.water[1], p.ink, 0.3),
            grain=0.018,
            texture=0.012,
        ),
    )
    strokes(s, -s.h * 0.5, s.h, mix(p.water[0], p.light, 0.4), 0.2, 120)
    skin = mix(p.water[1], p.ink, 0.55)
    cx, cy, size = s.w * 0.5, s.h * 0.52, s.u(560, 640)
    body = [
        (-0.62, 0.0),
        (-0.56, -0.09),
        (-0.34, -0.135),
        (0.0, -0.125),
        (0.34, -0.055),
        (0.56, -0.02),
        (0.70, -0.16),
        (0.80, -0.2),
        (0.72, -0.02),
        (0.72, 0.02),
        (0.80, 0.2),
        (0.70, 0.16),
        (0.56, 0.02),
        (0.34, 0.055),
        (0.0, 0.125),
        (-0.34, 0.135),
        (-0.56, 0.09),
    ]
    fins = [
        [(-0.26, 0.11), (-0.14, 0.3), (0.0, 0.46), (0.03, 0.42), (-0.06, 0.28), (-0.12, 0.12)],
        [(-0.26, -0.11), (-0.14, -0.3), (0.0, -0.46), (0.03, -0.42), (-0.06, -0.28), (-0.12, -0.12)],
    ]
    tilt = s.u(-24, 24)

    def at(points: Points) -> Points:
        return turned([(cx + px * size, cy + py * size) for px, py in spline(points, closed=True, steps=6)], tilt, (cx, cy))

    c.soft(at([(px, py) for px, py in body]), flat(p.ink, 0.0), 26, 0.5)
    for fin in fins:
        c.shape(at(fin), p.shade(skin, 0.1), 0.85, 1.0)
    c.shape(
        at(body), linear((cx, cy - size * 0.14), (cx, cy + size * 0.14), p.lit(skin, 0.22), skin, p.shade(skin, 0.3), grain=0.1), 0.92, 1.0
    )
    c.shapes(
        [lens(cx + s.u(-0.6, 0.6) * size, cy + s.u(-0.3, 0.3) * size, s.u(80, 260), s.u(2, 5)) for _ in range(26)],
        flat(mix(p.water[0], p.light, 0.4), 0.0),
        0.4,
        0.0,
    )
    bx, by = s.w * s.u(0.68, 0.8), s.h * s.u(0.2, 0.34)
    hull = turned(spline([(bx - 56, by), (bx - 10, by - 17), (bx + 62, by), (bx - 10, by + 17)], closed=True, steps=6), 12, (bx, by))
    c.soft([(x + 14, y + 18) for x, y in hull], flat(p.ink, 0.0), 6, 0.45)
    c.shape(hull, s.white())
    c.shape(
        turned(spline([(bx - 44, by), (bx - 10, by - 10), (bx + 44, by), (bx - 10, by + 10)], closed=True, steps=6), 12, (bx, by)),
        s.tint(p.accent),
    )
    c.shapes([ellipse(bx - 16, by - 2, 7, 7), ellipse(bx + 14, by + 3, 7, 7)], p.ink, 1.0, 0.0)
