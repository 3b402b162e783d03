"""Seas breaking over a wall."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.buildings import city
from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import Points, closed_below, ellipse, hills, lens, ribbon, spline
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import gulls, paint_sky
from scripts.sample_art.drawing.water import surface

from .lights import tower


@motif("storm-coast", "storm", "waves")
def storm_coast(s: Scene) -> None:
    """Seas breaking over a wall."""
    horizon = s.u(440, 520)
    paint_sky(s, horizon, sun=s.chance(0.4), clouds=True)
    p, c = s.p, s.c
    dark = mix(p.sky[0], p.depth(0.8), 0.45)
    for layer in range(4):
        y = horizon * (0.5 - 0.14 * layer)
        roll = hills(s.r, -60, s.w + 60, y + 90, s.u(70, 130), s.u(3, 5))
        c.shape([*roll, (s.w + 60, -60), (-60, -60)], vertical(y - 130, y + 120, dark, mix(dark, p.sky[1], 0.55), grain=0.08), 0.55, 1.0)
    surface(s, horizon, waves=0.4)
    for row in range(7):
        share = row / 6
        y = horizon + 14 + (s.h - horizon) * 0.75 * share**1.3
        tone = mix(mix(p.water[0], p.water[1], 0.35 + 0.65 * share), p.ink, 0.22 * share)
        _swell(s, y, 10 + 60 * share, 70 + 330 * share, tone)
    x = s.w * s.u(0.42, 0.56)
    wall = s.h * s.u(0.74, 0.8)
    _burst(s, x, wall + 30, s.u(430, 540))
    if s.chance(0.5):
        _burst(s, x + s.pick([-1, 1]) * s.u(360, 480), wall + 30, s.u(170, 260))
    stone = p.depth(0.75)
    slope = s.u(20, 60)
    top: Points = [(-20, wall + slope), (s.w + 20, wall - slope)]
    if s.chance(0.6):
        tower(s, s.w * s.u(0.82, 0.92), wall - slope * 0.7 + 8, s.u(330, 430))
    else:
        city(s, wall - slope * 0.6, 0.72, 96, s.w * 0.72, s.w + 60, 0.0, 0.9)
    c.shape(
        [*top, (s.w + 20, s.h + 20), (-20, s.h + 20)],
        vertical(wall - slope, s.h, p.lit(stone, 0.05), mix(stone, p.ink, 0.5), p.ink, grain=0.1),
    )
    c.shape([top[0], top[1], (top[1][0], top[1][1] + 16), (top[0][0], top[0][1] + 20)], p.lit(stone, 0.32))
    for course in range(1, 6):
        drop = 20 + course * 34
        c.line([(-20, top[0][1] + drop), (s.w + 20, top[1][1] + drop)], 2, p.ink, 0.45)
        for joint in range(14):
            jx = (joint + (0.5 if course % 2 else 0)) * s.w / 13
            jy = top[0][1] + (top[1][1] - top[0][1]) * jx / s.w + drop
            c.line([(jx, jy), (jx, jy + 34)], 2, p.ink, 0.4)
    _spill(s, x, top)
    for lamp in range(1, 5):
        lx = s.w * (0.04 + 0.23 * lamp) + 20
        ly = top[0][1] + (top[1][1] - top[0][1]) * lx / s.w
        if abs(lx - x) > 150:
            c.line([(lx, ly + 8), (lx, ly - 84)], [5, 3], p.ink)
            c.shape(ellipse(lx, ly - 88, 7, 9), p.lamp if s.lampy or s.wet else p.ink)
            if s.lampy or s.wet:
                c.glow(lx, ly - 88, 80, p.lamp, 0.5)
    gulls(s, s.w * 0.3, horizon * 0.6, 200, s.i(3, 6), 17, s.white())


def _swell(s: Scene, y: float, tall: float, pitch: float, tone: Colour) -> None:
    """A row of leaning crests with foam on their backs."""
    line: Points = [(-pitch, y)]
    crests: list[tuple[float, float, float]] = []
    x = -pitch * s.u(0, 1)
    while x < s.w + pitch:
        wide, lift = pitch * s.u(0.7, 1.3), tall * s.u(0.5, 1.15)
        line += spline(
            [(x, y), (x + wide * 0.35, y - lift * 0.35), (x + wide * 0.66, y - lift), (x + wide * 0.82, y - lift * 0.4), (x + wide, y)],
            steps=6,
        )
        crests.append((x + wide * 0.6, y - lift, wide))
        x += wide
    s.c.shape(
        closed_below(line, s.h + 20),
        vertical(y - tall, y + tall * 2, s.p.lit(tone, 0.22), tone, s.p.shade(tone, 0.3), grain=0.09),
        waver=0.8,
    )
    foam = mix(s.p.water[0], s.white(), 0.85)
    streaks: list[Points] = []
    for cx, cy, wide in crests:
        if s.chance(0.75):
            streaks.append(
                ribbon(
                    spline(
                        [
                            (cx - wide * 0.3, cy + tall * 0.36),
                            (cx - wide * 0.06, cy + tall * 0.06),
                            (cx + wide * 0.07, cy),
                            (cx + wide * 0.17, cy + tall * 0.3),
                        ]
                    ),
                    [0.4, tall * 0.12 + 1, tall * 0.16 + 1, 0.5],
                )
            )
        streaks += [lens(cx + s.u(-0.4, 0.3) * wide, cy + tall * s.u(0.5, 1.4), wide * s.u(0.15, 0.4), 1 + tall * 0.05) for _ in range(3)]
    s.c.shapes(streaks, flat(foam, 0.0), 0.85, 0.8)


def _burst(s: Scene, x: float, y: float, size: float) -> None:
    """A sea going up over the wall: a fan of separate fingers that break into drops."""
    white, p = s.white(), s.p
    lean = s.u(-0.1, 0.3)
    s.c.soft(
        ellipse(x + lean * size * 0.4, y - size * 0.4, size * 0.42, size * 0.5), flat(mix(white, p.water[0], 0.3), 0.0), size * 0.14, 0.5
    )
    fingers = sorted(((s.u(-0.8, 0.8), s.u(0.5, 1.05)) for _ in range(44)), key=lambda item: -item[1])
    for index, (fan, power) in enumerate(fingers):
        share = index / len(fingers)
        tone = mix(mix(white, p.water[1], 0.5), white, min(1.0, share * 1.1 + s.u(-0.25, 0.2)))
        tall = size * power * (1 - abs(fan) ** 1.6 * 0.68)
        path: Points = []
        for step in range(9):
            t = step / 8
            path.append(
                (x + fan * size * (0.1 + 0.66 * t**1.25) + lean * size * t * t, y - tall * math.sin(t * math.pi * (0.5 + 0.16 * abs(fan))))
            )
        wide = size * s.u(0.035, 0.075)
        shapes = [ribbon(spline(path, steps=4), [wide * 1.4, wide, wide * 0.9, wide * 0.35, 1.0])]
        for _ in range(12):
            t = s.u(0.5, 1.0)
            px, py = path[int(t * 8)]
            radius = wide * s.u(0.12, 0.42) * (1.25 - t)
            shapes.append(ellipse(px + s.r.gauss(0, wide * 0.7), py + s.r.gauss(0, wide * 0.8), radius, radius))
        s.c.shapes(shapes, vertical(y - tall, y, tone, tone, mix(tone, p.water[1], 0.25), grain=0.1), 0.92, 0.4)
    for count, low, high in ((120, 0.9, 2.2), (50, 2.2, 4.4)):
        drops: list[Points] = []
        for _ in range(count):
            t, fan = s.u(0.35, 1.12), s.r.gauss(0, 0.45)
            radius = s.u(low, high)
            drops.append(
                ellipse(x + fan * size * (0.35 + 0.7 * t) + lean * size * t, y - size * t * (1.08 - abs(fan) * 0.55), radius, radius * 1.2)
            )
        s.c.shapes(drops, flat(white, 0.0), 0.85, 0.0)


def _spill(s: Scene, x: float, top: Points) -> None:
    """Water running back down the face of the wall."""
    runs: list[Points] = []
    for _ in range(17):
        rx = x + s.r.gauss(0, 120)
        ry = top[0][1] + (top[1][1] - top[0][1]) * rx / s.w + 4
        runs.append(ribbon([(rx, ry), (rx + s.u(-6, 6), ry + s.u(10, 80))], [s.u(4, 12), 1.0]))
    for _ in range(12):
        rx = x + s.r.gauss(0, 170)
        ry = top[0][1] + (top[1][1] - top[0][1]) * rx / s.w + 8
        runs.append(lens(rx, ry, s.u(50, 150), s.u(5, 12)))
    s.c.shapes(runs, flat(mix(s.white(), s.p.water[0], 0.3), 0.0), 0.6, 0.6)
