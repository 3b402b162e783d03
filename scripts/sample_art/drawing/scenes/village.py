"""A village under snow."""

from __future__ import annotations

from scripts.sample_art.drawing.buildings import chimney_smoke
from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import arch, closed_below, height_at, hills, lens, rect, ribbon, spline
from scripts.sample_art.drawing.land import conifer
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import paint_sky


@motif("snow-village", "village")
def snow_village(s: Scene) -> None:
    """Low houses under snow, firs, a church, smoke."""
    p, c = s.p, s.c
    line = s.u(430, 480)
    paint_sky(s, line)
    mountains(s, line + 30, s.u(240, 330), 0.12, 0.55)
    s.haze(line + 10, 170, 0.45)
    snow = mix(s.white(), p.sky[1], 0.12)
    dark = mix(p.ink, p.leaf, 0.3)
    for index, (y, tall, count) in enumerate(((line + 60, 80, 26), (line + 170, 90, 12))):
        ridge_line = hills(s.r, -40, s.w + 40, y, tall, 1.6)
        tone = mix(snow, p.sky[1], 0.35 - 0.2 * index)
        c.shape(
            closed_below(ridge_line, s.h + 10),
            vertical(y - tall, y + 160, p.lit(tone, 0.2), tone, mix(tone, p.sky[0], 0.25), grain=0.06),
            waver=1.0,
        )
        for _ in range(count):
            x = s.u(0, s.w)
            conifer(s, x, height_at(ridge_line, x) + s.u(4, 30), s.u(40, 80) * (1 + 0.5 * index), p.far(dark, 0.5 - 0.25 * index))
        if index == 0:
            cx = s.w * s.u(0.3, 0.7)
            _church(s, cx, height_at(ridge_line, cx) + 70, 190, snow)
    path = spline([(s.w * 0.5 + s.u(-200, 200), line + 320), (s.w * s.u(0.4, 0.6), s.h - 120), (s.w * s.u(0.4, 0.6), s.h + 20)])
    c.shape(ribbon(path, [16, 50, 130]), mix(snow, p.sky[0], 0.35), 0.7, 1.5)
    number = s.i(5, 8)
    slots = list(range(number))
    s.r.shuffle(slots)
    for index, slot in enumerate(slots):
        near = (index + s.u(0.2, 0.8)) / number
        _cottage(s, s.w * (0.06 + 0.84 * (slot + s.u(0.3, 0.7)) / number), line + 180 + 180 * near, 90 + 100 * near, snow)
    front = hills(s.r, -40, s.w + 40, s.h + 10, 110, 1.2)
    c.shape(closed_below(front, s.h + 20), vertical(s.h - 120, s.h, p.lit(snow, 0.3), mix(snow, p.sky[0], 0.3), grain=0.07), waver=1.0)
    for _ in range(s.i(4, 7)):
        conifer(s, s.pick([s.u(-20, 260), s.u(s.w - 260, s.w)]), s.h + 10, s.u(190, 380), mix(p.ink, p.leaf, 0.25), mix(p.ink, p.leaf, 0.6))


def _church(s: Scene, x: float, y: float, tall: float, snow: Colour) -> None:
    p, c = s.p, s.c
    wall = mix(s.white(0.1), p.depth(0.5), 0.15)
    c.shape(rect(x, y - tall * 0.34, tall * 0.5, tall * 0.34), p.shade(wall, 0.15))
    c.shape(
        [
            (x - 4, y - tall * 0.33),
            (x + tall * 0.1, y - tall * 0.56),
            (x + tall * 0.46, y - tall * 0.56),
            (x + tall * 0.53, y - tall * 0.33),
        ],
        snow,
    )
    c.shape(rect(x - tall * 0.16, y - tall * 0.6, tall * 0.17, tall * 0.6), wall)
    c.shape(
        [(x - tall * 0.18, y - tall * 0.59), (x - tall * 0.075, y - tall), (x + tall * 0.03, y - tall * 0.59)],
        s.tint(mix(p.accent, p.ink, 0.3)),
    )
    c.shape(arch(x - tall * 0.1, y - tall * 0.42, tall * 0.05, tall * 0.1), p.lamp if s.lampy or s.low_sun else p.ink, waver=0.0)
    c.shapes(
        [arch(x + tall * (0.08 + 0.12 * k), y - tall * 0.08, tall * 0.05, tall * 0.17) for k in range(3)],
        p.lamp if s.lampy or s.low_sun else p.ink,
        1.0,
        0.0,
    )


def _cottage(s: Scene, x: float, y: float, size: float, snow: Colour) -> None:
    p, c = s.p, s.c
    wall = s.tint(s.pick([mix(p.accent, p.ink, 0.2), p.accent, p.accent2, mix(p.depth(0.6), p.ink, 0.3), mix((120, 84, 60), p.ink, 0.1)]))
    wall = wall if not s.night else mix(wall, p.ink, 0.35)
    gable, long, high = size * 0.62, size * 0.95, size * 0.42
    peak = size * 0.4
    c.soft(lens(x + long * 0.3, y + 3, size * 2.0, size * 0.16), flat(p.sky[0], 0.0), 6, 0.4)
    c.shape(rect(x, y - high, long, high), p.shade(wall, 0.32))
    c.shape(
        [(x - gable, y), (x - gable, y - high), (x - gable / 2, y - high - peak), (x, y - high), (x, y)],
        vertical(y - high - peak, y, p.lit(wall, 0.12), wall, grain=0.06),
    )
    c.shape(
        [
            (x - gable / 2 - 3, y - high - peak - 8),
            (x - gable / 2 + long, y - high - peak - 8),
            (x + long + 10, y - high + 4),
            (x + 6, y - high + 6),
        ],
        vertical(y - high - peak, y - high, mix(snow, p.sky[0], 0.3), mix(snow, p.sky[0], 0.55), grain=0.06),
        waver=0.9,
    )
    c.shape(
        [
            (x - gable / 2, y - high - peak - 9),
            (x - gable - 12, y - high + 4),
            (x - gable - 6, y - high + 14),
            (x - gable / 2, y - high - peak + 8),
            (x + 4, y - high + 12),
            (x + 9, y - high + 2),
        ],
        snow,
        waver=0.6,
    )
    glow = p.lamp if s.lampy or s.low_sun or s.snowy else mix(p.ink, p.sky[1], 0.3)
    panes = [rect(x + long * (0.14 + 0.28 * k), y - high * 0.72, long * 0.14, high * 0.34) for k in range(3)]
    panes.append(rect(x - gable * 0.62, y - high * 0.95, gable * 0.24, high * 0.36))
    for pane in panes:
        c.shape([(px, py) for px, py in pane], glow, waver=0.2)
        (x0, y0), (x1, _), (_, y1), _ = pane
        c.lines([[((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)], [(x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)]], 1.6, p.shade(wall, 0.5))
        if glow == p.lamp:
            c.glow((x0 + x1) / 2, (y0 + y1) / 2, size * 0.5, p.lamp, 0.3)
    c.shape(rect(x - gable * 0.6, y - high * 0.5, gable * 0.22, high * 0.5), p.shade(wall, 0.55))
    cx = x + long * 0.35
    c.shape(rect(cx, y - high - peak - 26, size * 0.11, 40), p.shade(wall, 0.4))
    c.shape(rect(cx - 2, y - high - peak - 30, size * 0.11 + 4, 7), snow)
    if s.chance(0.5):
        chimney_smoke(s, cx + 6, y - high - peak - 32, size * 0.5, s.u(0.1, 0.5))
