"""A small island from above."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.boats import trawler
from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import Points, blob, ellipse, rect, spline
from scripts.sample_art.drawing.land import green
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import gulls
from scripts.sample_art.drawing.water import strokes


@motif("island", "isle")
def island(s: Scene) -> None:
    """A small island from above, ringed by shallows."""
    p, c = s.p, s.c
    c.fill(
        c.whole(),
        linear((0, 0), (s.w, s.h), mix(p.water[1], p.water[0], 0.25), p.water[1], mix(p.water[1], p.ink, 0.25), grain=0.02, texture=0.012),
    )
    strokes(s, -s.h * 0.4, s.h, mix(p.water[0], p.light, 0.3), 0.14, 90)
    cx, cy = s.w * s.u(0.42, 0.6), s.h * s.u(0.46, 0.56)
    rx, ry = s.u(330, 430), s.u(190, 250)
    knobs = s.i(9, 12)
    shape: list[tuple[float, float]] = []
    bay = s.i(0, knobs - 1)
    for knob in range(knobs):
        size = s.u(0.8, 1.18) * (0.5 if knob == bay else 1.0)
        shape.append((math.tau * knob / knobs, size))

    def outline(scale: float, shift: float = 0.0) -> Points:
        return spline(
            [(cx + rx * size * scale * math.cos(angle), cy + shift + ry * size * scale * math.sin(angle)) for angle, size in shape],
            closed=True,
            steps=10,
        )

    shallow = mix(p.water[0], p.light, 0.25)
    for scale, share, alpha in ((1.62, 0.15, 0.5), (1.42, 0.4, 0.6), (1.26, 0.75, 0.7), (1.14, 1.0, 0.85)):
        c.shape(outline(scale), mix(p.water[1], shallow, share), alpha, 3.0)
    foam = outline(1.09)
    c.line([*foam, foam[0]], [5, 7, 4, 8, 5], s.white(), 0.9, 2.0)
    sand = mix(p.light, p.accent2, 0.3)
    c.shape(outline(1.04), sand, waver=1.5)
    body = green(s, 0.85, 1.0)
    levels = 5
    for level in range(levels):
        scale = 0.97 - 0.17 * level
        tone = mix(p.shade(body, 0.18), p.lit(body, 0.35), level / levels)
        c.shape(outline(scale, -9.0 * level + 7), p.shade(body, 0.5), 0.55, 1.6)
        c.shape(outline(scale, -9.0 * level), vertical(cy - ry, cy + ry, p.lit(tone, 0.15), tone, grain=0.1), 1.0, 1.6)
    woods: list[Points] = []
    shadows: list[Points] = []
    for _ in range(150):
        angle, reach = s.u(0, math.tau), s.u(0, 0.72) ** 0.7
        x, y = cx + math.cos(angle) * rx * reach * 0.8, cy - 20 + math.sin(angle) * ry * reach * 0.72
        size = s.u(5, 12)
        woods.append(blob(s.r, x, y, size, size * 0.85, 6))
        shadows.append(ellipse(x + 4, y + 5, size, size * 0.8))
    with c.clip([outline(0.9)]):
        c.shapes(shadows, p.ink, 0.3, 0.0)
        c.shapes(woods, mix(p.leaf, p.ink, 0.32), 1.0, 0.3)
        c.shapes([[(x - 2, y - 2.5) for x, y in tree_top[::2]] for tree_top in woods[::2]], p.lit(p.leaf, 0.25), 0.7, 0.0)
    angle = shape[bay][0]
    hx, hy = cx + rx * 0.62 * math.cos(angle), cy + ry * 0.62 * math.sin(angle)
    for _ in range(s.i(9, 16)):
        x, y = hx + s.r.gauss(0, 54), hy + s.r.gauss(0, 26)
        size = s.u(9, 15)
        c.shape(rect(x + 3, y + 4, size * 1.3, size), p.ink, 0.35, 0.0)
        c.shape(rect(x, y, size * 1.3, size * 0.55), s.tint(p.accent), waver=0.3)
        c.shape(rect(x, y + size * 0.5, size * 1.3, size * 0.5), p.shade(s.tint(p.accent), 0.3), waver=0.3)
    out = (cx + rx * 0.98 * math.cos(angle), cy + ry * 0.98 * math.sin(angle))
    c.line([(hx, hy), out], 7, s.white(0.1))
    for _ in range(s.i(2, 4)):
        bx, by = out[0] + s.u(-240, 240), out[1] + s.u(-60, 220)
        c.line([(bx, by), (bx - 110, by + 26)], [9, 0.5], s.white(), 0.5)
        c.shape(spline([(bx - 14, by), (bx, by - 6), (bx + 22, by - 4), (bx, by + 6)], closed=True, steps=4), s.white())
    for _ in range(s.i(2, 3) if not s.night else 0):
        x, y = s.pick([s.u(0, 0.2), s.u(0.8, 1.0)]) * s.w, s.u(0, s.h)
        puffs = [(s.u(-150, 150), s.u(-26, 26), s.u(40, 90)) for _ in range(7)]
        for dx, dy, size in puffs:
            c.soft(ellipse(x + dx + 50, y + dy + 60, size, size * 0.5), flat(p.ink, 0.0), 20, 0.12)
        for dx, dy, size in puffs:
            c.soft(ellipse(x + dx, y + dy, size, size * 0.5), flat(s.white(), 0.0), 13, 0.6)
    gulls(s, s.u(0.2, 0.8) * s.w, s.u(200, 700), 160, s.i(4, 8), 13, s.white())
    if s.chance(0.3):
        trawler(s, s.w * 0.88, s.h - 60, 120, -1)
