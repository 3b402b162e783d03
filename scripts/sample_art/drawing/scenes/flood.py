"""A street under water."""

from __future__ import annotations

from scripts.sample_art.drawing.boats import rowing_boat
from scripts.sample_art.drawing.buildings import city
from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, rect
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore
from scripts.sample_art.drawing.sky import paint_sky
from scripts.sample_art.drawing.streets import facade, house_tones
from scripts.sample_art.drawing.water import reflect, strokes


@motif("flooded-street", "flood", "floods")
def flooded_street(s: Scene) -> None:
    """Houses standing in still brown water."""
    line = s.u(560, 640)
    paint_sky(s, line, sun=False)
    p, c = s.p, s.c
    far_shore(s, line - 60, s.u(120, 200), 0.1)
    city(s, line - 40, 0.25, 110, -30, s.w + 30, 0.0, 0.8, panes=False)
    s.haze(line, 260, 0.45)
    tones = house_tones(s)
    gap = s.w * s.u(0.5, 0.64)
    for side in (-1, 1):
        x = gap + side * s.u(80, 130)
        for index in range(6):
            wide = 104 + 34 * index
            tall = wide * s.u(1.9, 2.3)
            drown = tall * 0.16
            left = x if side > 0 else x - wide
            with c.clip([rect(left - 20, 0, wide + 40, line + 12 + index * 10)]):
                facade(s, left, line + 12 + index * 10 + drown, wide, tall + drown, s.pick(tones), 0.3, s.pick(["gable", "hip", "step"]))
            if index < 3:
                c.veil(line - 330, line, p.haze, 0.0, 0.08)
            x += side * wide
            if not -150 < x < s.w + 150:
                break
    mud = mix(mix(p.water[1], s.tint((138, 108, 78)), 0.55), p.depth(0.6), 0.15)
    bright = mix(mix(p.water[0], s.tint((190, 165, 130)), 0.35), p.haze, 0.2)
    edge: Points = [(-10, line + 60), (gap - 130, line + 14), (gap + 130, line + 14), (s.w + 10, line + 60)]
    before = c.pixels.copy()
    c.shape([*edge, (s.w + 10, s.h + 10), (-10, s.h + 10)], vertical(line, s.h, bright, mix(bright, mud, 0.6), mud, grain=0.05))
    water = c.pixels.copy()
    c.pixels[: int((line + 40) * 2)] = before[: int((line + 40) * 2)]
    reflect(s, line + 36, s.h - line, 0.55, 1.0, 0.95)
    c.pixels[: int((line + 40) * 2)] = water[: int((line + 40) * 2)]
    strokes(s, line + 30, s.h, p.lit(bright, 0.4), 0.4, 70)
    strokes(s, line + 30, s.h, p.shade(mud, 0.3), 0.25, 40)
    for lamp in range(3):
        share = lamp / 2
        lx = gap + (-1 if lamp % 2 else 1) * (90 + 330 * share)
        ly = line + 40 + 130 * share
        tall = 150 + 190 * share
        c.line([(lx, ly), (lx, ly - tall)], [4 + 5 * share, 3 + 2 * share], p.ink)
        c.line([(lx, ly - tall), (lx + 20 + 14 * share, ly - tall - 6)], 3, p.ink)
        c.shape(
            ellipse(lx + 22 + 14 * share, ly - tall, 7 + 4 * share, 6 + 3 * share), p.lamp if s.lampy or s.wet else p.shade(s.white(), 0.2)
        )
        c.line([(lx, ly), (lx + s.u(-5, 5), ly + tall * 0.5)], [4 + 4 * share, 1], p.ink, 0.35)
        c.shapes([lens(lx, ly + k * 5, 40 + 30 * k, 2.4) for k in range(2)], p.lit(bright, 0.5), 0.6, 0.0)
    if not s.order.says("nobody", "no one", "empty"):
        bx, by = gap + s.u(-260, 160), s.h - s.u(110, 150)
        person(s, bx - 26, by - 14, 150, 1, 0.0)
        person(s, bx + 44, by - 14, 132, -1, 0.0)
        c.shape(rect(bx - 90, by - 28, 190, 12), flat(mud), 0.0)
        rowing_boat(s, bx, by + 14, 290, 1, s.tint(p.accent))
        c.line([(bx - 40, by - 90), (bx - 130, by + 20)], 4, p.ink)
        with c.clip([rect(bx - 170, by + 14, 340, 90)]):
            c.shape(lens(bx, by + 26, 300, 34), p.shade(mud, 0.5), 0.6)
    for _ in range(s.i(2, 5)):
        c.shape(lens(s.u(0.1, 0.9) * s.w, s.u(line + 90, s.h - 20), s.u(40, 100), s.u(5, 9)), p.shade(mud, 0.5))
