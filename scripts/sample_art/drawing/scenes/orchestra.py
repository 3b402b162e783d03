"""Players in rows under warm light."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import linear, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points, ellipse, limb, rect, spline, turned
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import beam


def _musician(s: Scene, x: float, y: float, size: float, kind: str, facing: int, coat: Colour) -> None:
    p, c = s.p, s.c

    def at(points: Points) -> Points:
        return [(x + px * size * facing, y - py * size) for px, py in points]

    skin = s.tint(s.pick([(240, 205, 176), (201, 141, 99), (125, 76, 50), (227, 176, 138), (169, 108, 70)]))
    hair = s.tint(s.pick([(35, 28, 27), (92, 64, 48), (154, 148, 144), (138, 106, 68)]))
    varnish = s.tint((150, 74, 38))
    brass = mix(p.accent2, (236, 190, 90), 0.5)
    c.shape(at(limb((-0.02, 0.3), (0.26, 0.3), 0.16, 0.12)), p.shade(coat, 0.3), waver=0.0)
    c.shape(at(limb((0.26, 0.3), (0.28, 0.02), 0.11, 0.07)), p.shade(coat, 0.4), waver=0.0)
    torso = at(
        spline([(-0.13, 0.26), (-0.14, 0.55), (-0.1, 0.72), (0.0, 0.76), (0.1, 0.71), (0.12, 0.5), (0.1, 0.26)], closed=True, steps=4)
    )
    c.shape(torso, vertical(y - size * 0.76, y - size * 0.2, p.lit(coat, 0.2), coat, p.shade(coat, 0.25)), waver=0.0)
    c.shape(at(limb((0.0, 0.74), (0.01, 0.8), 0.06, 0.055)), p.shade(skin, 0.25), waver=0.0)
    c.shape(at(ellipse(0.03, 0.875, 0.065, 0.085)), skin, waver=0.0)
    c.shape(at(ellipse(0.012, 0.9, 0.07, 0.075, 0, 215)), hair, waver=0.0)
    if kind == "violin":
        c.shape(
            at(
                turned(
                    spline(
                        [
                            (0.06, 0.76),
                            (0.12, 0.8),
                            (0.2, 0.78),
                            (0.24, 0.8),
                            (0.3, 0.76),
                            (0.3, 0.7),
                            (0.24, 0.68),
                            (0.2, 0.7),
                            (0.12, 0.68),
                            (0.06, 0.72),
                        ],
                        closed=True,
                        steps=4,
                    ),
                    4,
                    (0.06, 0.74),
                )
            ),
            varnish,
            waver=0.0,
        )
        c.line(at([(0.3, 0.735), (0.47, 0.72)]), size * 0.022, p.ink)
        c.shape(at(limb((0.08, 0.66), (0.26, 0.56), 0.075, 0.06)), p.shade(coat, 0.12), waver=0.0)
        c.shape(at(limb((0.26, 0.56), (0.42, 0.71), 0.055, 0.04)), coat, waver=0.0)
        c.line(at([(0.14, 0.5), (0.3, 0.98)]), max(1.2, size * 0.01), p.lit(varnish, 0.5))
        c.shape(at(limb((0.02, 0.66), (0.08, 0.5), 0.075, 0.06)), p.lit(coat, 0.08), waver=0.0)
        c.shape(at(limb((0.08, 0.5), (0.17, 0.58), 0.055, 0.04)), p.lit(coat, 0.08), waver=0.0)
    elif kind in ("cello", "bass"):
        grow = 1.35 if kind == "bass" else 1.0
        body = [
            (0.2, 0.12),
            (0.09, 0.22),
            (0.12, 0.34),
            (0.1, 0.46),
            (0.18, 0.54),
            (0.28, 0.53),
            (0.33, 0.44),
            (0.3, 0.33),
            (0.35, 0.2),
            (0.29, 0.11),
        ]
        c.shape(
            at([(px * grow - 0.03 * (grow - 1), py * grow - 0.03) for px, py in spline(body, closed=True, steps=5)]),
            vertical(y - size * 0.6, y, p.lit(varnish, 0.2), varnish, p.shade(varnish, 0.3), grain=0.06),
            waver=0.0,
        )
        c.line(at([(0.235 * grow, 0.5 * grow), (0.14 * grow, 0.95 * grow)]), size * 0.026, p.ink)
        c.line(at([(0.05, 0.34), (0.5, 0.3)]), max(1.2, size * 0.011), p.lit(varnish, 0.5))
        c.shape(at(limb((0.05, 0.66), (0.2, 0.5), 0.075, 0.055)), p.lit(coat, 0.08), waver=0.0)
        c.shape(at(limb((0.2, 0.5), (0.3, 0.33), 0.055, 0.04)), p.lit(coat, 0.08), waver=0.0)
    else:
        c.line(at([(0.08, 0.84), (0.5, 0.88)]), size * 0.028, brass)
        c.shape(at([(0.42, 0.875), (0.52, 0.97), (0.56, 0.96), (0.56, 0.8), (0.52, 0.79)]), brass, waver=0.0)
        c.line(at([*ellipse(0.26, 0.82, 0.09, 0.05)]), size * 0.022, p.shade(brass, 0.25))
        c.shape(at(limb((0.05, 0.66), (0.16, 0.68), 0.075, 0.06)), p.lit(coat, 0.08), waver=0.0)
        c.shape(at(limb((0.16, 0.68), (0.26, 0.84), 0.055, 0.04)), p.lit(coat, 0.08), waver=0.0)


@motif("orchestra", "concert", "music")
def orchestra(s: Scene) -> None:
    """Players in rows under warm light, a conductor before them."""
    p, c = s.p, s.c
    s.dimming = 0.3
    s.indoors = True
    s.sun = (s.w * 0.3, -200.0)
    warm = mix(s.tint((150, 92, 56)), p.accent2, 0.3) if s.order.palette != "cool" else mix(p.depth(0.5), p.accent2, 0.15)
    dark = mix(p.ink, warm, 0.22)
    c.fill(c.whole(), vertical(0, s.h, p.shade(dark, 0.2), dark, grain=0.04))
    panels = s.i(8, 12)
    for panel in range(panels):
        a, b = s.w * panel / panels, s.w * (panel + 1) / panels
        c.shape(
            [(a + 4, 0), (b - 4, 0), (b - 4, 420), (a + 4, 420)],
            linear((a, 0), (b, 0), mix(dark, warm, 0.55), mix(dark, warm, 0.3), grain=0.05, brush="upright"),
        )
        c.glow((a + b) / 2, 40, 240, p.lamp, 0.3)
    if s.chance(0.5):
        for pipe in range(21):
            x = s.w * 0.5 + (pipe - 10) * 26
            tall = 210 - abs(pipe - 10) * 9 + 40 * ((pipe % 7) / 7)
            c.shape(
                [(x - 9, 300), (x - 9, 300 - tall), (x + 9, 300 - tall), (x + 9, 300)],
                linear((x - 9, 0), (x + 9, 0), p.lit(p.accent2, 0.3), mix(p.accent2, p.ink, 0.3), mix(p.accent2, p.ink, 0.6), grain=0.03),
                waver=0.0,
            )
    for k in (0.16, 0.38, 0.62, 0.84):
        beam(s, s.w * k, -40, 90 + s.u(-10, 10), 12, 800, 0.16)
    floor = p.shade(warm, 0.1)
    black = mix(p.ink, p.depth(0.8), 0.25)
    formal = not s.order.says("band", "baker", "platform")
    coats = [black] if formal else [s.tint(tone) for tone in (p.accent, p.accent2, p.light, p.leaf, p.water[1])]
    kinds = [
        ["brass", "bass", "brass", "bass"],
        ["cello", "violin", "brass", "cello"],
        ["violin", "violin", "cello", "violin"],
        ["violin", "cello", "violin"],
    ]
    for row in range(4):
        base = 440 + row * 122
        size = 190 + row * 46
        c.shape(
            ellipse(s.w / 2, base + 30, s.w * 0.72, 120, 180, 360),
            vertical(base - 90, base + 50, p.lit(floor, 0.12), p.shade(floor, 0.25), grain=0.05),
        )
        c.shape(rect(-10, base + 26, s.w + 20, 130), vertical(base + 26, base + 130, p.shade(floor, 0.2), p.shade(floor, 0.5)))
        count = (9, 8, 7, 5)[row]
        for seat in range(count):
            t = (seat + 0.5) / count
            if row == 3 and abs(t - 0.5) < 0.14:
                continue
            x = s.w * (0.02 + 0.96 * t) + s.u(-10, 10)
            y = base + 18 - 30 * math.sin(math.pi * t) + (20 if row < 3 else 0)
            facing = 1 if t < 0.5 else -1
            stand = x + facing * size * 0.62
            c.shapes(
                [
                    [
                        (x - size * 0.16, y - size * 0.3),
                        (x + size * 0.13, y - size * 0.3),
                        (x + size * 0.13, y - size * 0.26),
                        (x - size * 0.16, y - size * 0.26),
                    ],
                    rect(x - size * 0.14, y - size * 0.28, size * 0.025, size * 0.28),
                    rect(x + size * 0.1, y - size * 0.28, size * 0.025, size * 0.28),
                ],
                p.ink,
                1.0,
                0.0,
            )
            _musician(s, x, y, size, s.pick(kinds[row]), facing, s.pick(coats))
            c.line([(stand, y + 4), (stand, y - size * 0.46)], max(1.6, size * 0.012), p.ink)
            c.shape(
                [
                    (stand - facing * size * 0.02 - size * 0.1, y - size * 0.44),
                    (stand + facing * size * 0.04 - size * 0.08, y - size * 0.62),
                    (stand + facing * size * 0.04 + size * 0.1, y - size * 0.62),
                    (stand - facing * size * 0.02 + size * 0.1, y - size * 0.44),
                ],
                s.white(0.02),
            )
        c.veil(base - 200, base + 40, mix(warm, p.lamp, 0.3), 0.0, 0.12 * (1 - row / 3))
    if formal or s.chance(0.3):
        x = s.w * s.u(0.47, 0.53)
        c.shape(
            [(x - 120, s.h - 46), (x + 120, s.h - 46), (x + 140, s.h + 10), (x - 140, s.h + 10)],
            vertical(s.h - 46, s.h, p.lit(floor, 0.2), p.shade(floor, 0.3)),
        )
        person(s, x, s.h - 40, 430, 1, 0.0, mix(p.ink, black, 0.4), back=True, arm=1.0)
        c.shapes(
            [limb((x - 36, s.h - 380), (x - 100, s.h - 400), 26, 20), limb((x - 100, s.h - 400), (x - 140, s.h - 470), 20, 14)],
            mix(p.ink, black, 0.4),
            1.0,
            0.0,
        )
        c.line([(x - 142, s.h - 474), (x - 186, s.h - 560)], [4, 1.5], s.white())
    c.glow(s.w / 2, 300, 900, p.lamp, 0.16)
