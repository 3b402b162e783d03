"""A dam between dark hills."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import Points, ellipse, height_at, lens, rect, ribbon, spline
from scripts.sample_art.drawing.land import STONE, conifer, green, hill
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import gulls, paint_sky
from scripts.sample_art.drawing.water import strokes


@motif("dam")
def dam(s: Scene) -> None:
    """A wall of concrete between dark hills, water falling from its gates."""
    p, c = s.p, s.c
    crest = s.u(330, 380)
    paint_sky(s, crest + 60)
    mountains(s, crest + 90, s.u(190, 270), 0.1, 0.3 if s.chance(0.6) else 0.0)
    s.haze(crest + 60, 160, 0.45)
    hill(s, crest + 70, 120, 0.32, 2.0, green(s, 0.4, 0.4))
    s.haze(crest + 70, 120, 0.35)
    left, right = s.w * s.u(0.2, 0.26), s.w * s.u(0.76, 0.82)
    foot_l, foot_r, foot = left + 130, right - 130, s.u(690, 730)
    tone = mix(s.tint(mix(STONE, p.light, 0.35)), p.haze, 0.1)
    bow = s.u(18, 46)
    top: Points = [(left - 60 + (right - left + 120) * t / 20, crest + bow * math.sin(math.pi * t / 20)) for t in range(21)]
    base: Points = [(foot_r + (foot_l - foot_r) * t / 20, foot + bow * 1.8 * math.sin(math.pi * t / 20)) for t in range(21)]
    face = [*top, *base]
    c.shape(face, linear((left, crest), (right, foot), p.lit(tone, 0.25), tone, p.shade(tone, 0.35), grain=0.05))
    with c.clip([face]):
        for rib in range(1, 26):
            t = rib / 26
            a = (left - 60 + (right - left + 120) * t, crest)
            b = (foot_l + (foot_r - foot_l) * t, foot + 60)
            c.line([a, b], 1.4, p.shade(tone, 0.4), 0.4)
        for course in range(1, 9):
            t = course / 9
            c.line(
                [(x + (foot_l + (foot_r - foot_l) * (i / 20) - x) * t, y + (foot - crest) * t) for i, (x, y) in enumerate(top)],
                1.6,
                p.shade(tone, 0.35),
                0.4,
            )
        for _ in range(22):
            t = s.u(0.05, 0.95)
            x = left + (right - left) * t
            c.shape(ribbon([(x, crest + 30), (x + s.u(-6, 6), crest + s.u(90, 260))], [s.u(4, 14), 1]), p.shade(tone, 0.35), 0.22, 0.8)
    gates = s.many(3, 6, "gates?")
    white = mix(s.white(), p.water[0], 0.12)
    for gate in range(gates):
        t = 0.5 + (gate - (gates - 1) / 2) * 0.105
        gx = left + (right - left) * t
        bx = foot_l + (foot_r - foot_l) * t
        y = crest + bow * math.sin(math.pi * t) + 22
        c.shape(rect(gx - 27, y - 2, 54, 42), p.shade(tone, 0.75), waver=0.2)
        c.shape(
            [(gx - 22, y + 30), (gx + 22, y + 30), (bx + 34, foot + 90), (bx - 34, foot + 90)],
            vertical(y + 20, foot + 60, mix(white, p.water[1], 0.25), white, grain=0.08),
            waver=1.2,
        )
        cuts = [
            ribbon([(gx + k * 5.5 + s.u(-2, 2), y + 36 + s.u(0, 40)), (bx + k * 9, foot + s.u(-60, 60))], [0.6, 3.2, 0.6])
            for k in range(-3, 4)
        ]
        c.shapes(cuts, flat(mix(p.water[0], p.water[1], 0.55), 0.0), 0.55, 0.0)
        c.shape(rect(gx + 31, y - 60, 12, 84), p.lit(tone, 0.1), waver=0.2)
    c.line([(x, y - 6) for x, y in top], 14, p.lit(tone, 0.4))
    c.line([(x, y + 5) for x, y in top], 4, p.shade(tone, 0.5))
    c.lines([[(x, y - 12), (x, y - 30)] for x, y in top] + [[(x, y - 30) for x, y in top]], 1.8, p.depth(0.7))
    house = top[s.pick([3, 17])]
    c.shape(rect(house[0] - 40, house[1] - 74, 80, 66), s.white(0.08))
    c.shape([(house[0] - 48, house[1] - 72), (house[0], house[1] - 100), (house[0] + 48, house[1] - 72)], p.shade(s.tint(p.accent), 0.2))
    c.shapes([rect(house[0] - 30 + k * 24, house[1] - 56, 12, 18) for k in range(3)], p.lamp if s.lampy or s.low_sun else p.ink, 1.0, 0.0)
    pool = foot + 40
    c.shape(
        [(foot_l - 60, pool + 10), (foot_r + 60, pool + 10), (s.w * 0.9, s.h + 10), (s.w * 0.06, s.h + 10)],
        vertical(pool, s.h, mix(p.water[0], white, 0.4), p.water[1], grain=0.05),
        waver=2.0,
    )
    for tone_share, number, low in ((0.35, 40, 0.0), (0.0, 46, 8.0)):
        foam = [
            ellipse(s.u(foot_l - 10, foot_r + 10), pool + 34 - abs(s.r.gauss(0, 20)) + low, s.u(12, 40), s.u(7, 20)) for _ in range(number)
        ]
        c.shapes(foam, flat(mix(white, p.water[0], tone_share)), 0.85, 0.6)
    c.soft(lens((foot_l + foot_r) / 2, pool + 10, foot_r - foot_l + 200, 190), flat(white, 0.0), 40, 0.4)
    with c.clip([rect(0, pool + 50, s.w, s.h)]):
        strokes(s, pool + 46, s.h, white, 0.6, 60, foot_l - 120, foot_r + 120)
    _flank(s, left, foot_l, crest, foot, -1)
    _flank(s, right, foot_r, crest, foot, 1)
    gulls(s, s.w * 0.5, crest - 90, 200, s.i(2, 6), 12, p.depth(0.8))


def _flank(s: Scene, top: float, low: float, crest: float, foot: float, side: int) -> None:
    p = s.p
    edge = s.w + 20 if side > 0 else -20.0
    body = mix(p.depth(0.78), green(s, 0.5, 0.9), 0.4)
    outline = [
        *spline(
            [
                (edge, crest - s.u(120, 190)),
                ((edge + top) / 2, crest - s.u(30, 70)),
                (top + side * 26, crest - 6),
                (top, crest + 40),
                ((top + low) / 2, (crest + foot) / 2),
                (low, foot + 50),
                (low - side * -90, s.h + 20),
            ],
            steps=8,
        ),
        (edge, s.h + 20),
    ]
    s.c.shape(outline, linear((edge, crest), (low, s.h), p.lit(body, 0.15), body, p.ink, grain=0.1), waver=2.2)
    with s.c.clip([outline]):
        for _ in range(26):
            x = s.u(min(edge, top), max(edge, top))
            y = s.u(crest - 100, s.h)
            s.c.shape(ribbon([(x, y), (x + side * s.u(20, 70), y - s.u(20, 70))], [0.5, s.u(3, 9), 0.5]), p.lit(body, 0.35), 0.35, 1.0)
    brow = sorted(outline[:17])
    for _ in range(s.i(9, 14)):
        x = top + (edge - top) * s.u(0.12, 1.0)
        y = height_at(brow, x) + s.u(4, 16)
        conifer(s, x, y, s.u(60, 150), mix(p.ink, green(s, 0.6), s.u(0.1, 0.4)))
    for _ in range(s.i(4, 7)):
        x = top + (edge - top) * s.u(0.25, 1.0)
        y = height_at(brow, x) + s.u(80, 320)
        conifer(s, x, y, s.u(100, 190), mix(p.ink, green(s, 0.6), s.u(0.0, 0.2)), mix(p.ink, green(s, 0.6), 0.5))
