"""An aisle between racks of machines."""

from __future__ import annotations

import itertools

from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene


@motif("servers", "data-centre", "computers", "server")
def servers(s: Scene) -> None:
    """An aisle between racks of machines."""
    p, c = s.p, s.c
    s.indoors = True
    view = View(s.w * s.u(0.42, 0.58), s.u(430, 470), 1.6, 900)
    tone = mix(p.ink, p.depth(0.75), 0.45)
    half, high, far = 1.55, 3.0, 22.0
    glow = mix(p.water[0], p.sky[2], 0.5)
    c.fill(c.whole(), vertical(0, s.h, p.ink, p.shade(tone, 0.2), grain=0.04))
    c.shape(view.floor(-half, half, 0.8, far), vertical(view.y, s.h, mix(glow, tone, 0.3), mix(tone, glow, 0.25), p.ink, grain=0.05))
    c.shape(
        view.shape([(-half, high + 0.4, 0.8), (-half, high + 0.4, far), (half, high + 0.4, far), (half, high + 0.4, 0.8)]),
        vertical(0, view.y, p.ink, tone),
    )
    for z in (20.0, 14.0, 10.0, 7.2, 5.2, 3.7, 2.6, 1.8):
        c.shape(view.floor(-0.35, 0.35, z, z * 1.13, high + 0.38), mix(glow, p.light, 0.6), 0.9, 0.0)
        c.shape(view.floor(-half, half, z, z * 1.02), flat(p.ink, 0.0), 0.4, 0.0)
    end = view.front(-half, half, 0, high + 0.4, far)
    c.shape(end, mix(glow, p.light, 0.35))
    c.shape(view.front(-0.5, 0.5, 0, 2.2, far), mix(glow, tone, 0.5))
    c.glow(view.x, view.y, 360, glow, 0.6)
    lamps = [p.lamp, s.p.accent2, mix((90, 220, 140), p.leaf, 0.3), mix((90, 220, 140), p.leaf, 0.3), p.light]
    if s.order.says("amber"):
        lamps = [p.lamp, p.accent2, mix((90, 220, 140), p.leaf, 0.2)]
    bays = [0.9 * 1.24**k for k in range(15)]
    for side in (-1, 1):
        x = side * half
        for near, back in reversed(list(itertools.pairwise(bays))):
            air = min(0.75, near / 24)
            face = mix(tone, glow, air * 0.7)
            c.shape(
                view.side(x, 0, high, near, back),
                vertical(view.at(x, high, near)[1], view.at(x, 0, near)[1], p.lit(face, 0.08), p.shade(face, 0.25), grain=0.03),
                waver=0.0,
            )
            c.shape(view.side(x * 0.995, 0, high, near, near + (back - near) * 0.05), p.shade(face, 0.6), waver=0.0)
            slots: list[Points] = []
            for unit in range(18):
                low = 0.18 + unit * 0.152
                slots.append(view.side(x * 0.99, low, low + 0.095, near + (back - near) * 0.12, back - (back - near) * 0.05))
            c.shapes(slots, p.shade(face, 0.45), 0.9, 0.0)
            dots: dict[int, list[Points]] = {}
            for unit in range(18):
                low = 0.2 + unit * 0.152
                for light in range(s.i(1, 4)):
                    t = 0.16 + 0.08 * light + (0.4 if s.chance(0.3) else 0.0)
                    z = near + (back - near) * t
                    dots.setdefault(s.i(0, len(lamps) - 1), []).append(
                        view.side(x * 0.985, low + 0.025, low + 0.06, z, z + (back - near) * 0.035)
                    )
            for index, marks in dots.items():
                c.shapes(marks, flat(mix(lamps[index], face, air), 0.0), 0.95, 0.0)
            cable = view.shape([(x * 0.9, high + 0.05, near), (x * 0.9, high + 0.16, (near + back) / 2), (x * 0.9, high + 0.05, back)])
            c.line(cable, max(2.0, view.size(0.04, near)), s.tint(p.accent), 0.8 * (1 - air))
    if not s.order.says("empty", "nobody") and s.chance(0.7):
        x, y = view.at(s.u(-0.4, 0.4), 0, 8)
        person(s, x, y, view.size(1.75, 8), s.pick([-1, 1]), s.pick([0.0, 0.8]), mix(p.ink, p.depth(0.7), 0.3), back=s.chance(0.5))
