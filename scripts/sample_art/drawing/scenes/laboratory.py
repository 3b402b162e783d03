"""Glassware on a bench against a window."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import ellipse, lens, limb, rect, ribbon, spline
from scripts.sample_art.drawing.interiors import room, wall_tone, window, wood
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene


@motif("laboratory", "lab", "research")
def laboratory(s: Scene) -> None:
    """Glassware on a bench against a window."""
    p, c = s.p, s.c
    wall = mix(wall_tone(s), p.light, 0.15)
    room(s, s.h * 0.94, wall, p.depth(0.6))
    wide = s.u(760, 920)
    x = s.w * s.u(0.36, 0.6) - wide / 2
    window(s, x, 80, wide, 360, "", 4, 2)
    top = s.u(630, 660)
    for row in range(1 if s.chance(0.5) else 2):
        y = 190 + row * 170
        for left, right in ((20.0, x - 60), (x + wide + 60, s.w - 20)):
            if right - left < 120:
                continue
            c.shape(rect(left, y, right - left, 11), p.lit(wall, 0.4))
            bx = left + 14
            while bx < right - 40:
                size = s.u(34, 60)
                _bottle(s, bx, y, size)
                bx += size * s.u(0.8, 1.2)
    bench = mix(p.light, p.depth(0.5), 0.2)
    c.shape(rect(-10, top, s.w + 20, 34), vertical(top, top + 34, p.lit(bench, 0.3), p.shade(bench, 0.15)))
    c.shape(
        rect(-10, top + 34, s.w + 20, 300),
        vertical(top + 34, s.h, p.shade(mix(p.depth(0.6), p.water[1], 0.3), 0.1), p.shade(p.depth(0.75), 0.3)),
    )
    c.shapes([rect(40 + k * 320, top + 70, 280, 170) for k in range(5)], p.depth(0.55), 0.5)
    c.shapes([rect(150 + k * 320, top + 92, 60, 9) for k in range(5)], bench, 0.9, 0.0)
    _microscope(s, s.w * s.u(0.2, 0.3), top + 4, s.u(300, 350))
    spot = s.w * s.u(0.42, 0.48)
    liquids = [s.tint(tone) for tone in (p.accent, p.accent2, p.leaf, mix(p.water[0], p.water[1], 0.5), mix(p.accent, p.light, 0.4))]
    shapes = ["round", "cone", "tall", "cone", "round", "tall"]
    s.r.shuffle(shapes)
    for kind in shapes[: s.i(4, 6)]:
        size = s.u(150, 240)
        _flask(s, spot, top + 4, size, kind, s.pick(liquids))
        spot += size * (0.5 if kind == "tall" else 0.72) + s.u(16, 44)
    rack = min(spot + 20, s.w - 250)
    timber = wood(s)
    for tube in range(6):
        tx = rack + 20 + tube * 34
        c.shape(
            [(tx, top - 130), (tx + 18, top - 130), (tx + 18, top - 20), *ellipse(tx + 9, top - 20, 9, 9, 0, 180), (tx, top - 20)],
            mix(p.light, p.sky[1], 0.2),
            0.6,
            0.0,
        )
        level = top - s.u(50, 100)
        c.shape(
            [(tx + 2, level), (tx + 16, level), (tx + 16, top - 20), *ellipse(tx + 9, top - 20, 7, 8, 0, 180), (tx + 2, top - 20)],
            s.pick(liquids),
            0.9,
            0.0,
        )
    c.shapes(
        [
            rect(rack, top - 96, 224, 14),
            rect(rack, top - 14, 224, 18),
            rect(rack, top - 100, 10, 100),
            rect(rack + 214, top - 100, 10, 100),
        ],
        timber,
        1.0,
        0.3,
    )
    if s.chance(0.5):
        person(s, s.w * s.u(0.05, 0.12), s.h + 150, 620, 1, 0.0, s.white(0.03))
    if s.lampy:
        for k in (0.3, 0.7):
            c.line([(s.w * k, 0), (s.w * k, 60)], 3, p.ink)
            c.shape([(s.w * k - 120, 60), (s.w * k + 120, 60), (s.w * k + 134, 78), (s.w * k - 134, 78)], p.lamp)
            c.glow(s.w * k, 80, 420, p.lamp, 0.4)


def _bottle(s: Scene, x: float, y: float, size: float) -> None:
    p = s.p
    tone = s.tint(s.pick([p.accent2, mix(p.accent, p.ink, 0.3), p.leaf, mix(p.water[1], p.light, 0.2), p.light]))
    tall = size * s.u(1.1, 1.7)
    s.c.shape(
        [
            (x, y),
            (x, y - tall * 0.66),
            (x + size * 0.18, y - tall * 0.8),
            (x + size * 0.18, y - tall),
            (x + size * 0.38, y - tall),
            (x + size * 0.38, y - tall * 0.8),
            (x + size * 0.56, y - tall * 0.66),
            (x + size * 0.56, y),
        ],
        linear((x, 0), (x + size * 0.56, 0), p.lit(tone, 0.3), tone, p.shade(tone, 0.3), grain=0.05),
        waver=0.2,
    )
    s.c.shape(rect(x + 3, y - tall * 0.5, size * 0.56 - 6, tall * 0.24), s.white(0.03), 0.9, 0.0)


def _flask(s: Scene, x: float, y: float, size: float, kind: str, liquid: tuple[float, float, float]) -> None:
    p, c = s.p, s.c
    if kind == "round":
        glass = [
            (x - size * 0.08, y - size),
            (x - size * 0.08, y - size * 0.56),
            *ellipse(x, y - size * 0.3, size * 0.3, size * 0.3, 255, -75)[0:1],
            *ellipse(x, y - size * 0.3, size * 0.3, size * 0.3, 252, -72),
            (x + size * 0.08, y - size * 0.56),
            (x + size * 0.08, y - size),
        ]
    elif kind == "cone":
        glass = [
            (x - size * 0.09, y - size * 0.9),
            (x - size * 0.09, y - size * 0.62),
            (x - size * 0.34, y - size * 0.06),
            (x - size * 0.3, y),
            (x + size * 0.3, y),
            (x + size * 0.34, y - size * 0.06),
            (x + size * 0.09, y - size * 0.62),
            (x + size * 0.09, y - size * 0.9),
        ]
    else:
        glass = [(x - size * 0.14, y - size * 1.05), (x - size * 0.14, y), (x + size * 0.14, y), (x + size * 0.14, y - size * 1.05)]
    clear = mix(p.light, p.sky[1], 0.3)
    c.shape(glass, clear, 0.42, 0.2)
    with c.clip([glass]):
        level = y - size * s.u(0.28, 0.5)
        c.shape(
            rect(x - size, level, size * 2, size),
            vertical(level, y, p.lit(liquid, 0.2), liquid, p.shade(liquid, 0.2), grain=0.05),
            0.92,
            0.0,
        )
        c.shape(lens(x, level, size * 0.7, size * 0.05), p.lit(liquid, 0.5), 0.9, 0.0)
        c.shape(rect(x - size * 0.25, y - size * 1.1, size * 0.06, size * 1.1), p.light, 0.4, 0.0)
        c.shape(rect(x + size * 0.12, y - size * 1.1, size * 0.4, size * 1.1), p.ink, 0.12, 0.0)
    mouth = glass[0][1]
    wide = abs(glass[-1][0] - glass[0][0])
    c.shape(lens(x, mouth, wide * 1.35, size * 0.04), mix(p.light, clear, 0.3), 0.9, 0.0)
    c.lines([[(x - size * 0.02, y - size * 0.12 * k), (x + size * 0.08, y - size * 0.12 * k)] for k in range(1, 4)], 1.6, p.light, 0.6)


def _microscope(s: Scene, x: float, y: float, size: float) -> None:
    p, c = s.p, s.c
    body = s.white(0.1) if s.chance(0.4) else mix(p.ink, p.depth(0.7), 0.4)
    dark = p.shade(body, 0.5)
    c.shape([(x - size * 0.3, y), (x - size * 0.26, y - size * 0.08), (x + size * 0.24, y - size * 0.08), (x + size * 0.3, y)], dark)
    arm = spline(
        [
            (x + size * 0.12, y - size * 0.06),
            (x + size * 0.28, y - size * 0.3),
            (x + size * 0.24, y - size * 0.58),
            (x + size * 0.06, y - size * 0.74),
        ]
    )
    c.shape(ribbon(arm, [size * 0.13, size * 0.11, size * 0.12]), linear((x, 0), (x + size * 0.3, 0), p.lit(body, 0.25), body, grain=0.06))
    c.shape(rect(x - size * 0.24, y - size * 0.34, size * 0.42, size * 0.04), dark)
    c.shape(limb((x - size * 0.02, y - size * 0.44), (x - size * 0.02, y - size * 0.8), size * 0.11, size * 0.13), body, waver=0.0)
    c.shape(limb((x - size * 0.02, y - size * 0.38), (x - size * 0.02, y - size * 0.46), size * 0.05, size * 0.08), dark, waver=0.0)
    c.shape(limb((x - size * 0.02, y - size * 0.8), (x - size * 0.16, y - size), size * 0.1, size * 0.09), dark, waver=0.0)
    c.shape(ellipse(x + size * 0.24, y - size * 0.3, size * 0.06, size * 0.06), dark)
    c.glow(x - size * 0.03, y - size * 0.34, size * 0.2, p.lamp, 0.6)
