"""Fire along a ridge."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import Points, closed_below, ellipse, height_at, hills, spline
from scripts.sample_art.drawing.land import conifer, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import paint_sky


@motif("wildfire", "fire")
def wildfire(s: Scene) -> None:
    """A line of fire along a ridge, smoke across the sky."""
    p, c = s.p, s.c
    line = s.u(560, 610)
    paint_sky(s, line, clouds=False)
    s.flip = s.flip if not s.order.says("left", "right") else s.order.says("left")
    fire, hot = s.tint((240, 96, 40), 1.0), (255, 206, 110)
    fire = mix(fire, (238, 92, 38), 0.6)
    lean = 1
    fx = s.w * s.u(0.25, 0.4)
    c.glow(fx, line - 40, 900, fire, 0.55, 1.6, 0.6)
    smoke_dark = mix(p.depth(0.62), p.sky[0], 0.35)
    for layer in range(5):
        share = layer / 4
        tone = mix(mix(smoke_dark, fire, 0.32 * (1 - share)), p.sky[0], 0.22 * share)
        puffs: list[Points] = []
        for step in range(34):
            t = step / 33
            x = fx + lean * (t**1.3) * s.w * 0.95 + s.r.gauss(0, 30 + 70 * t)
            y = line - 30 - (t**0.75) * line * (0.98 - 0.2 * share) + s.r.gauss(0, 26 + 40 * t) + 60 * share
            size = (34 + 150 * t) * s.u(0.6, 1.1) * (1.1 - 0.45 * share)
            puffs.append(ellipse(x, y, size * 1.15, size * 0.85))
        c.shapes(puffs, vertical(0, line, mix(tone, p.sky[0], 0.4), tone, mix(tone, fire, 0.55), grain=0.12), 0.5, 1.4)
    far = hills(s.r, -40, s.w + 40, line + 30, 150, 1.7)
    _flames(s, far, fx - 320, fx + 420, 64, fire, hot)
    body = mix(p.depth(0.68), p.ink, 0.25)
    c.shape(
        closed_below(far, s.h + 10),
        vertical(line - 120, line + 140, mix(body, fire, 0.28), body, p.shade(body, 0.2), grain=0.09),
        waver=1.0,
    )
    tree_line(s, far, 24, mix(body, p.ink, 0.5), 0.9)
    _flames(s, [(x, y + 10) for x, y in far], fx - 260, fx + 340, 34, fire, hot)
    c.veil(line - 100, line + 90, fire, 0.0, 0.14)
    mid = hills(s.r, -40, s.w + 40, line + 150, 120, 1.5)
    c.shape(closed_below(mid, s.h + 10), vertical(line + 30, s.h, mix(p.ink, fire, 0.14), p.ink, grain=0.1), waver=1.0)
    tree_line(s, mid, 44, mix(p.ink, p.depth(0.8), 0.2), 0.8)
    for _ in range(s.i(6, 10)):
        x = s.pick([s.u(-20, 400), s.u(s.w - 400, s.w)])
        conifer(s, x, s.h + 20, s.u(180, 380), p.ink, mix(p.ink, fire, 0.25))
    sparks = [ellipse(fx + s.r.gauss(120, 240), line - abs(s.r.gauss(60, 150)), s.u(1, 2.8), s.u(1, 2.8)) for _ in range(90)]
    c.shapes(sparks, flat(hot, 0.0), 0.85, 0.0)


def _flames(s: Scene, line: Points, left: float, right: float, tall: float, fire: Colour, hot: Colour) -> None:
    for tone, share in ((fire, 1.0), (mix(fire, hot, 0.55), 0.66), (hot, 0.36)):
        tongues: list[Points] = []
        x = left
        while x < right:
            edge = math.sin(math.pi * (x - left) / (right - left)) ** 0.5
            high = tall * share * s.u(0.35, 1.2) * edge + 2
            y = height_at(line, x) + 10
            wide = high * s.u(0.3, 0.5)
            tongues.append(
                spline(
                    [
                        (x - wide / 2, y),
                        (x - wide * 0.3, y - high * 0.5),
                        (x + wide * 0.5, y - high),
                        (x + wide * 0.35, y - high * 0.4),
                        (x + wide / 2, y),
                    ],
                    steps=5,
                )
            )
            x += s.u(5, 13)
        s.c.shapes(tongues, flat(tone, 0.0), 0.9, 0.0)
