"""A dome under the stars."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, linear, radial, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points, closed_below, ellipse, height_at, hills, limb, rect, ribbon, spline
from scripts.sample_art.drawing.land import conifer, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import paint_sky, stars


@motif("observatory", "astronomy", "telescope")
def observatory(s: Scene) -> None:
    """A dome on a ridge under the stars."""
    p, c = s.p, s.c
    line = s.u(640, 700)
    trails = s.night and s.chance(0.4) and not s.order.says("comet", "smudge")
    paint_sky(s, line, sun=not s.night or s.chance(0.3), clouds=not s.night)
    x = s.w * s.pick([s.u(0.26, 0.38), s.u(0.62, 0.74)])
    if s.night:
        _milky_way(s, line) if not trails else _trails(s, x + s.u(-200, 200), line)
    if s.order.says("comet", "smudge"):
        cx, cy = s.w - x + s.u(-80, 80), s.u(150, 250)
        c.soft(ribbon(spline([(cx, cy), (cx + 70, cy - 50), (cx + 150, cy - 120)]), [14, 40, 70]), flat(p.light, 0.0), 14, 0.3)
        c.glow(cx, cy, 46, p.light, 0.8)
        c.shape(ellipse(cx, cy, 3.4, 3.4), p.light, waver=0.0)
    mountains(s, line, s.u(110, 170), 0.16, 0.2)
    s.haze(line, 110, 0.3)
    crest = hills(s.r, -40, s.w + 40, line + 90, 110, 1.3)
    top = height_at(crest, x)
    size = s.u(150, 200)
    for offset, scale in ((s.u(260, 330), 0.42), (-s.u(250, 300), 0.34)):
        if s.chance(0.7):
            ox = x + offset
            _dome(s, ox, height_at(crest, ox) + 8, size * scale, p.far(s.white(0.08), 0.15), False)
    _dome(s, x, top + 12, size, s.white(0.02), True)
    soil = mix(p.depth(0.85), p.ink, 0.3)
    c.shape(closed_below(crest, s.h + 20), vertical(line, s.h, p.lit(soil, 0.1), soil, p.ink, grain=0.09), waver=1.2)
    tree_line(s, crest, 26, mix(soil, p.ink, 0.4), 0.35, 0, x - size * 1.6)
    track = spline([(x + size * 0.2, top + 14), (x - 60, top + 90), (x + 120, top + 170), (x - 40, s.h + 20)])
    c.shape(ribbon(track, [8, 18, 34, 70]), p.lit(soil, 0.25), 0.6, 1.0)
    if s.chance(0.6) and not s.order.says("fire"):
        px = x + s.pick([-1, 1]) * size * s.u(1.0, 1.5)
        person(s, px, height_at(crest, px) + 6, 50, s.pick([-1, 1]))
    for _ in range(s.i(4, 8)):
        conifer(s, s.pick([s.u(-20, 200), s.u(s.w - 200, s.w)]), s.h + 20, s.u(160, 320), mix(p.ink, soil, 0.3))
    if s.order.says("fire"):
        fx, fy = s.w * 0.5 + (s.w * 0.5 - x) * s.u(0.1, 0.4), s.h - 110
        c.glow(fx, fy, 240, p.lamp, 0.7)
        c.shape(spline([(fx - 14, fy + 8), (fx - 4, fy - 20), (fx + 4, fy - 40), (fx + 12, fy - 12), (fx + 15, fy + 8)], steps=5), p.lamp)
        person(s, fx - 50, fy + 24, 62, 1)
        person(s, fx + 56, fy + 20, 60, -1)


def _milky_way(s: Scene, line: float) -> None:
    p, c = s.p, s.c
    start, end = (s.w * s.u(0.0, 0.3), line), (s.w * s.u(0.7, 1.0), -60.0)
    for wide, alpha in ((260, 0.07), (160, 0.09), (80, 0.1)):
        c.soft(
            ribbon([start, ((start[0] + end[0]) / 2 + 40, line * 0.45), end], [wide * 1.3, wide, wide * 0.7]),
            flat(mix(p.light, p.sky[2], 0.4), 0.0),
            wide * 0.22,
            alpha,
        )
    dots: list[Points] = []
    for _ in range(420):
        t = s.u(0, 1)
        x = start[0] + (end[0] - start[0]) * t + s.r.gauss(0, 70)
        y = start[1] + (end[1] - start[1]) * t + s.r.gauss(0, 60)
        size = s.u(0.5, 1.2)
        dots.append(ellipse(x, y, size, size))
    c.shapes(dots, p.light, 0.6, 0.0)
    stars(s, line, 160)


def _trails(s: Scene, x: float, line: float) -> None:
    p, c = s.p, s.c
    y = line * 0.42
    for _ in range(130):
        radius = s.u(16, 1250)
        start, sweep = s.u(0, 360), s.u(14, 34)
        arc = ellipse(x, y, radius, radius, start, start + sweep)
        c.line(arc, [0.4, s.u(0.9, 2.0), 0.4], s.pick([p.light, mix(p.lamp, p.light, 0.5), mix(p.sky[2], p.light, 0.5)]), s.u(0.3, 0.75))
    c.shape(ellipse(x, y, 2, 2), p.light, waver=0.0)


def _dome(s: Scene, x: float, base: float, size: float, tone: Colour, lead: bool) -> None:
    p, c = s.p, s.c
    drum_w, drum_h = size * 1.7, size * 0.62
    c.shape(
        rect(x - drum_w / 2, base - drum_h, drum_w, drum_h + 20),
        linear((x - drum_w / 2, 0), (x + drum_w / 2, 0), p.lit(tone, 0.15), tone, p.shade(tone, 0.55), grain=0.07),
    )
    c.shape(rect(x - drum_w / 2 - 5, base - drum_h - 7, drum_w + 10, 12), p.shade(tone, 0.35))
    c.shapes(
        [rect(x - drum_w * 0.38 + k * drum_w * 0.2, base - drum_h * 0.6, drum_w * 0.06, drum_h * 0.26) for k in range(4)],
        p.lamp if s.lampy and lead else p.shade(tone, 0.7),
        1.0,
        0.2,
    )
    radius = size * 0.86
    shell = ellipse(x, base - drum_h - 4, radius, radius * 1.02, 180, 360)
    c.shape(
        shell,
        radial((x - radius * 0.4, base - drum_h - radius * 0.6), radius * 1.5, p.lit(tone, 0.3), tone, p.shade(tone, 0.55), grain=0.07),
        waver=0.3,
    )
    with c.clip([shell]):
        lean = s.u(-0.22, 0.22) * radius
        slit = spline(
            [
                (x + lean - radius * 0.14, base - drum_h),
                (x + lean - radius * 0.13, base - drum_h - radius * 0.6),
                (x + lean * 0.6 - radius * 0.08, base - drum_h - radius * 1.1),
            ]
        )
        other = [(2 * (x + lean) - px + radius * 0.0, py) for px, py in slit[::-1]]
        c.shape([*slit, *other], p.lamp if lead and s.lampy and s.chance(0.5) else mix(p.ink, p.depth(0.8), 0.2), waver=0.2)
        for rib in (-0.75, -0.45, 0.45, 0.75):
            c.line(
                [(x + radius * rib * math.cos(t), base - drum_h - radius * math.sin(t)) for t in (0.0, 0.4, 0.8, 1.2, 1.57)],
                1.6,
                p.shade(tone, 0.45),
                0.5,
            )
        if lead:
            c.shape(
                limb(
                    (x + lean, base - drum_h - radius * 0.25), (x + lean * 0.8, base - drum_h - radius * 0.84), radius * 0.16, radius * 0.13
                ),
                p.depth(0.6),
                0.9,
                0.0,
            )
