"""A brick oven alight, loaves on boards."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, radial, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points, arch, ellipse, lens, rect, ribbon, spline
from scripts.sample_art.drawing.interiors import room, wall_tone, wood
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene


@motif("bakery", "bread", "oven")
def bakery(s: Scene) -> None:
    """A brick oven alight, loaves on boards."""
    p, c = s.p, s.c
    s.dimming = 0.6
    wall = mix(wall_tone(s), s.tint((176, 120, 84)), 0.3)
    floor = s.u(700, 730)
    room(s, floor, wall, mix(p.depth(0.6), s.tint((120, 86, 62)), 0.4))
    x = s.w * s.u(0.5, 0.58)
    brick = s.tint(mix((164, 84, 58), p.accent, 0.3))
    wide, tall = 520.0, 560.0
    c.shape(rect(x - wide / 2, floor - tall, wide, tall), vertical(floor - tall, floor, p.shade(brick, 0.2), brick, grain=0.05))
    with c.clip([rect(x - wide / 2, floor - tall, wide, tall)]):
        for course in range(15):
            y = floor - tall + course * 38
            for brick_at in range(8):
                bx = x - wide / 2 + brick_at * 76 - (38 if course % 2 else 0)
                c.shape(rect(bx + 2, y + 2, 72, 34), s.pick([brick, p.lit(brick, 0.14), p.shade(brick, 0.16)]), 0.85, 0.6)
    hot, fire = (255, 214, 128), mix((240, 120, 44), p.accent, 0.2)
    mouth = arch(x - 150, floor - 210, 300, 230)
    c.shape(arch(x - 190, floor - 200, 380, 290), p.shade(brick, 0.45))
    for stone in range(13):
        a = math.radians(180 + 180 * stone / 12)
        b = math.radians(180 + 180 * (stone + 0.86) / 12)
        cx, cy = x, floor - 290
        c.shape(
            [
                (cx + 152 * math.cos(a), cy + 152 * math.sin(a)),
                (cx + 192 * math.cos(a), cy + 192 * math.sin(a)),
                (cx + 192 * math.cos(b), cy + 192 * math.sin(b)),
                (cx + 152 * math.cos(b), cy + 152 * math.sin(b)),
            ],
            p.lit(brick, 0.2),
        )
    c.shape(mouth, radial((x, floor - 240), 230, hot, fire, mix(fire, p.ink, 0.5), p.ink, grain=0.06))
    with c.clip([mouth]):
        for tone, share in ((fire, 1.0), (mix(fire, hot, 0.6), 0.7), (hot, 0.42)):
            tongues = []
            for _ in range(11):
                fx, high = x + s.u(-130, 130), 130 * share * s.u(0.4, 1.1)
                tongues.append(
                    spline(
                        [
                            (fx - 20, floor - 210),
                            (fx - 12, floor - 210 - high * 0.5),
                            (fx + 8, floor - 210 - high),
                            (fx + 14, floor - 210 - high * 0.4),
                            (fx + 22, floor - 210),
                        ],
                        steps=5,
                    )
                )
            c.shapes(tongues, flat(tone, 0.0), 0.85, 0.0)
        for k in range(3):
            _loaf(s, x - 90 + k * 90, floor - 206, 76, True)
    c.shape(rect(x - 200, floor - 208, 400, 22), p.lit(brick, 0.35))
    c.glow(x, floor - 250, 620, mix(fire, p.lamp, 0.5), 0.5, 1.7)
    timber = wood(s)
    for left, right in ((30.0, x - wide / 2 - 50), (x + wide / 2 + 50, s.w - 30)):
        for level in range(3):
            y = 260 + level * 150
            c.shape(rect(left, y, right - left, 16), vertical(y, y + 16, p.lit(timber, 0.3), timber))
            c.shape(rect(left, y + 16, right - left, 26), flat(p.ink, 0.0), 0.16, 0.0)
            c.shapes(
                [rect(left + 14, y + 16, 12, 150), rect(right - 26, y + 16, 12, 150)], p.shade(timber, 0.35), 1.0, 0.2
            ) if level < 2 else None
            px = left + 50
            kind = s.chance(0.6) or s.order.says("round")
            while px < right - 40:
                size = s.u(80, 112) if kind else s.u(110, 150)
                _loaf(s, px, y, size, kind)
                px += size * s.u(0.96, 1.1)
    side = s.pick([-1, 1])
    if s.order.says("peel", "baker") or s.chance(0.5):
        bx = x + side * 350
        person(s, bx, floor + 96, 500, -side, 0.0, s.white(0.02), arm=0.5)
        c.line([(bx - side * 60, floor - 140), (x - side * 10, floor - 232)], 11, p.lit(timber, 0.4))
        c.shape(lens(x + side * 10, floor - 226, 150, 20), p.lit(timber, 0.5))
    bench = floor + 40
    c.shape(
        [(60, bench), (s.w - 60, bench), (s.w + 10, s.h + 20), (-10, s.h + 20)],
        vertical(bench, s.h, p.lit(timber, 0.45), p.lit(timber, 0.1), grain=0.06),
    )
    c.shapes([lens(s.u(0.1, 0.9) * s.w, bench + s.u(20, 130), s.u(60, 200), s.u(4, 12)) for _ in range(14)], s.white(), 0.4, 1.5)
    for k in range(s.i(4, 6)):
        _loaf(s, s.w * (0.12 + 0.76 * k / 5) + s.u(-30, 30), bench + s.u(66, 104), s.u(140, 180), s.chance(0.7))


def _loaf(s: Scene, x: float, y: float, size: float, boule: bool) -> None:
    p, c = s.p, s.c
    crust = s.tint(mix((196, 126, 62), p.accent2, 0.25))
    tall = size * (0.58 if boule else 0.42)
    outline = [(x - size / 2, y - 2), *ellipse(x, y - tall * 0.32, size / 2, tall * 0.72, 175, 365), (x + size / 2, y - 2)]
    c.shape(outline, vertical(y - tall, y, p.lit(crust, 0.35), crust, p.shade(crust, 0.45), grain=0.09), waver=0.6)
    with c.clip([outline]):
        cuts: list[Points] = []
        if boule:
            cuts = [
                ribbon(
                    spline([(x - size * 0.22, y - tall * 0.55), (x, y - tall * 0.82), (x + size * 0.22, y - tall * 0.55)]),
                    [1, size * 0.05, 1],
                ),
                ribbon(
                    spline([(x - size * 0.26, y - tall * 0.25), (x, y - tall * 0.46), (x + size * 0.26, y - tall * 0.25)]),
                    [1, size * 0.04, 1],
                ),
            ]
        else:
            cuts = [
                ribbon([(x + size * (k - 0.08), y - tall * 0.4), (x + size * (k + 0.06), y - tall * 0.9)], [1, size * 0.045, 1])
                for k in (-0.28, -0.09, 0.1, 0.29)
            ]
        c.shapes(cuts, mix(p.light, crust, 0.35), 0.9, 0.5)
        c.shapes(
            [ellipse(x + s.r.gauss(0, 0.2) * size, y - tall * s.u(0.5, 0.95), s.u(1, 3), s.u(0.8, 2)) for _ in range(12)], p.light, 0.6, 0.0
        )
