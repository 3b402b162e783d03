"""Bridges of stone, of cables and of stays."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.boats import far_ship
from scripts.sample_art.drawing.buildings import city
from scripts.sample_art.drawing.canvas import linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import people
from scripts.sample_art.drawing.geometry import Points, ellipse, rect, ribbon
from scripts.sample_art.drawing.land import STONE, grass, hill
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore, sea_light
from scripts.sample_art.drawing.sky import paint_sky
from scripts.sample_art.drawing.water import reflect, strokes, surface


@motif("bridge")
def bridge(s: Scene) -> None:
    """A bridge over the river: stone arches, a suspension span or stays."""
    line = s.u(600, 660)
    paint_sky(s, line)
    kind = "stone" if s.order.says("stone", "arch") else s.pick(["stone", "span", "stays"])
    p, c = s.p, s.c
    if s.chance(0.5):
        mountains(s, line, s.u(180, 280), 0.08, 0.25)
        s.haze(line, 160, 0.5)
    else:
        far_shore(s, line, s.u(120, 220), 0.08)
    city(s, line, 0.28, s.u(50, 70), -20, s.w + 20, 0.1, 0.5, panes=s.night)
    s.haze(line, 110, 0.4)
    surface(s, line)
    before = c.pixels.copy()
    if kind == "stone":
        _stone_bridge(s, line + 20)
    elif kind == "span":
        _span(s, line + 10)
    else:
        _stays(s, line + 10)
    reflect(s, line + 20, s.h - line - 20, 0.65, 1.1, 0.9, before)
    sea_light(s, line, 0.7)
    swollen = s.order.says("swollen", "flood")
    strokes(s, line + 30, s.h, mix(p.water[0], p.light, 0.5), 0.4, 140 if swollen else 60)
    if swollen:
        strokes(s, line + 30, s.h, mix(p.water[1], p.ink, 0.4), 0.4, 110)
    elif s.chance(0.6):
        far_ship(s, s.w * s.u(0.2, 0.8), line + 60, 130, 1, p.depth(0.8))
    if s.chance(0.5):
        hill(s, s.h + 40, s.u(80, 130), 0.9, 1.2)
        grass(s, s.h, s.u(50, 90), p.ink, 220)


def _stone_bridge(s: Scene, line: float) -> None:
    p, c = s.p, s.c
    spans = s.i(3, 5)
    tone = mix(p.depth(0.6), s.tint(STONE), 0.45)
    rise, crown = s.u(150, 210), s.u(20, 60)
    deck: Points = [(s.w * t / 40, line - rise - crown * math.sin(math.pi * t / 40)) for t in range(-1, 42)]
    width = s.w / spans
    holes: list[Points] = []
    for span in range(spans):
        pier = 46
        left = span * width + pier / 2 + s.w * 0.0
        wide = width - pier
        tall = rise * 0.55 + crown * math.sin(math.pi * (span + 0.5) / spans)
        holes.append([(left, line + 6), *ellipse(left + wide / 2, line - 10, wide / 2, tall, 180, 360), (left + wide, line + 6)])
    outline = [*deck, (s.w + 40, line), (-40, line)]
    c.shape(outline, vertical(line - rise - crown, line, p.lit(tone, 0.25), tone, p.shade(tone, 0.3), grain=0.07), holes=holes)
    for hole in holes:
        dark = [(px, py) for px, py in hole]
        shifted = [(px + 16, py - 3) for px, py in hole]
        with c.clip([dark]):
            c.shape(dark, p.shade(tone, 0.5), 1.0, 0.0, holes=[shifted])
        ring = ribbon(hole[1:-1], [9, 9])
        c.shape(ring, p.shade(tone, 0.22), 0.8, 0.3)
    c.line([(px, py - 4) for px, py in deck], 13, p.lit(tone, 0.35))
    c.line([(px, py + 12) for px, py in deck], 4, p.shade(tone, 0.45))
    for span in range(1, spans):
        px = span * width
        c.shape([(px - 30, line + 8), (px, line - 70), (px + 30, line + 8)], p.shade(tone, 0.15))
        c.shape([(px, line - 70), (px + 30, line + 8), (px, line + 8)], p.shade(tone, 0.4))
    for lamp in range(spans * 2 + 1):
        lx = s.w * (lamp + 0.5) / (spans * 2 + 1)
        ly = line - rise - crown * math.sin(math.pi * lx / s.w)
        c.line([(lx, ly), (lx, ly - 54)], [4.5, 2.5], p.ink)
        c.shape(ellipse(lx, ly - 58, 6, 8), p.lamp if s.lampy else s.white())
        if s.lampy:
            c.glow(lx, ly - 58, 80, p.lamp, 0.6)
    if not s.wet:
        people(s, s.w * 0.2, s.w * 0.8, line - rise - crown * 0.75, 34, s.i(2, 5), 0.0)


def _span(s: Scene, line: float) -> None:
    p, c = s.p, s.c
    tone = s.tint(s.pick([p.accent, p.depth(0.7), mix(p.leaf, p.depth(0.7), 0.5)]))
    deck = line - s.u(90, 130)
    one, two = s.w * s.u(0.2, 0.3), s.w * s.u(0.72, 0.84)
    high = s.u(300, 380)
    for near in (0, 1):
        colour = p.far(tone, 0.3 if near == 0 else 0.0)
        shift = -10 if near == 0 else 0
        for x in (one, two):
            for leg in (-13, 13):
                c.shape(
                    [
                        (x + leg * 1.4 - 8 + shift, line + 12),
                        (x + leg - 6 + shift, deck - high),
                        (x + leg + 6 + shift, deck - high),
                        (x + leg * 1.4 + 8 + shift, line + 12),
                    ],
                    vertical(deck - high, line, p.lit(colour, 0.2), colour, p.shade(colour, 0.2)),
                    waver=0.2,
                )
            for level in (0.12, 0.4, 0.68, 0.97):
                c.shape(rect(x - 14 + shift, deck - high * level - 8, 28, 14), colour, waver=0.2)
        cables: Points = []
        hangers: list[Points] = []
        for step in range(-10, 111):
            x = s.w * step / 100
            if x < one:
                y = deck - 10 - (high - 10) * max(0.0, 1 - (one - x) / (one + 200)) ** 1.6
            elif x > two:
                y = deck - 10 - (high - 10) * max(0.0, 1 - (x - two) / (s.w - two + 200)) ** 1.6
            else:
                t = (x - one) / (two - one) * 2 - 1
                y = deck - 24 - (high - 24) * t * t
            cables.append((x + shift, y))
            if step % 2 == 0:
                hangers.append([(x + shift, y), (x + shift, deck)])
        c.line(cables, 6, colour)
        c.lines(hangers, 1.5, colour, 0.85)
        c.shape(rect(-10, deck - 4, s.w + 20, 20), colour)
    c.shape(rect(-10, deck + 14, s.w + 20, 7), p.shade(tone, 0.5))


def _stays(s: Scene, line: float) -> None:
    p, c = s.p, s.c
    tone = mix(s.white(), p.depth(0.5), 0.15) if s.night else p.depth(0.72)
    deck = line - s.u(90, 120)
    x = s.w * s.pick([s.u(0.3, 0.4), s.u(0.6, 0.7)])
    high = s.u(400, 470)
    stays: list[Points] = []
    for step in range(1, 15):
        stays += [[(x, deck - high + 16 * step), (x + side * step * 62, deck)] for side in (-1, 1)]
    c.lines(stays, 1.8, tone, 0.9)
    c.shape(
        [
            (x - 40, line + 12),
            (x - 9, deck - high),
            (x + 9, deck - high),
            (x + 40, line + 12),
            (x + 18, line + 12),
            (x, deck - high * 0.45),
            (x - 18, line + 12),
        ],
        linear((x - 40, 0), (x + 40, 0), p.lit(tone, 0.3), tone, p.shade(tone, 0.4), grain=0.06),
    )
    c.shape([(-10, deck + 6), (s.w + 10, deck - 6), (s.w + 10, deck + 12), (-10, deck + 22)], p.shade(tone, 0.35))
    c.line([(-10, deck + 4), (s.w + 10, deck - 8)], 5, p.lit(tone, 0.3))
    for pier in range(1, 6):
        px = s.w * pier / 6
        if abs(px - x) > 150:
            c.shape(rect(px - 9, deck + 10, 18, line - deck + 4), p.shade(tone, 0.3))
