"""What a face wears: beards and spectacles."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import linear
from scripts.sample_art.drawing.colour import hexa, mix
from scripts.sample_art.drawing.geometry import ellipse, ribbon, spline

from .faces import Face


def beard(f: Face) -> None:
    """Stubble, a close beard or a full one."""
    c, look, a = f.s.c, f.look, f.look.aside
    if not look.beard:
        return
    drop = {"stubble": 0.0, "close": 0.018, "full": 0.1}[look.beard]
    outer = [
        (-f.cheek * 0.995, 0.42),
        (-f.cheek * 0.985, 0.3),
        (-f.jaw - 0.012, 0.15),
        (-f.chin - 0.06, 0.02 - drop * 0.6),
        (0.0, -0.02 - drop),
        (f.chin + 0.06, 0.02 - drop * 0.6),
        (f.jaw + 0.012, 0.15),
        (f.cheek * 0.985, 0.3),
        (f.cheek * 0.995, 0.42),
    ]
    inner = [
        (f.cheek - 0.045, 0.40),
        (f.cheek - 0.07, 0.27),
        (0.17 + a, 0.2),
        (0.11 + a, 0.238),
        (0.04 + a, 0.232),
        (a, 0.224),
        (-0.04 + a, 0.232),
        (-0.11 + a, 0.238),
        (-0.17 + a, 0.2),
        (-f.cheek + 0.07, 0.27),
        (-f.cheek + 0.045, 0.40),
    ]
    shape = f.at([*spline(outer, steps=5), *spline(inner, steps=5)])
    mouth = f.at(
        spline(
            [(-0.1 + a, 0.165), (-0.05 + a, 0.19), (0.05 + a, 0.19), (0.1 + a, 0.165), (0.06 + a, 0.108), (-0.06 + a, 0.108)],
            closed=True,
            steps=5,
        )
    )
    alpha = {"stubble": 0.3, "close": 0.9, "full": 0.97}[look.beard]
    tone = mix(f.hair, f.dark, 0.25 if look.beard == "stubble" else 0.05)
    c.shape(
        shape,
        linear((f.x - 100, 0), (f.x + 120, 0), mix(tone, f.glow, 0.14), tone, mix(tone, f.s.p.ink, 0.25), grain=0.12),
        alpha,
        0.9,
        holes=[mouth],
    )
    strokes = []
    for _ in range(90):
        t = f.s.u(0, math.pi)
        px, py = -math.cos(t) * f.jaw * 0.98, 0.16 - math.sin(t) * (0.14 + drop)
        strokes.append(f.at(ribbon([(px, py), (px * 1.02, py - 0.025)], [0.005, 0.001])))
    c.shapes(strokes, mix(tone, f.glow, 0.3), 0.35 if look.beard != "stubble" else 0.2, 0.0)


def glasses(f: Face) -> None:
    """Spectacles, round or softly square."""
    c, look, a = f.s.c, f.look, f.look.aside
    if look.glasses is None:
        return
    roundish = f.s.order.says("round") or f.s.chance(0.5)
    for side in (-1, 1):
        ex = side * 0.148 + a
        lens_shape = (
            ellipse(ex, 0.462, 0.11, 0.1)
            if roundish
            else spline([(ex - 0.115, 0.52), (ex + 0.115, 0.52), (ex + 0.105, 0.41), (ex - 0.105, 0.41)], closed=True, steps=8)
        )
        c.shape(f.at(lens_shape), hexa("ffffff"), 0.10, 0.0)
        ring = [*lens_shape, lens_shape[0], lens_shape[1]]
        c.shape(f.at(ribbon(ring, [0.017, 0.017])), look.glasses, waver=0.0)
        c.shape(f.at(ribbon([(ex + side * 0.108, 0.485), (side * (f.cheek + 0.01), 0.5)], [0.02, 0.014])), look.glasses, waver=0.0)
        c.shape(f.at([(ex - 0.06, 0.53), (ex - 0.02, 0.53), (ex - 0.06, 0.40), (ex - 0.09, 0.42)]), hexa("ffffff"), 0.13, 0.0)
    c.shape(f.at(ribbon(spline([(-0.042 + a, 0.475), (a, 0.495), (0.042 + a, 0.475)]), [0.017, 0.017])), look.glasses, waver=0.0)
