"""Ferries under way, fishing boats at their moorings."""

from __future__ import annotations

from scripts.sample_art.drawing.boats import far_ship, ferry_boat, rowing_boat, trawler
from scripts.sample_art.drawing.buildings import city
from scripts.sample_art.drawing.canvas import linear
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import ellipse, rect
from scripts.sample_art.drawing.land import hill, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore, sea_light
from scripts.sample_art.drawing.sky import gulls, paint_sky
from scripts.sample_art.drawing.water import reflect, strokes, surface, wake


@motif("ferry")
def ferry(s: Scene) -> None:
    """A ferry under way or at its berth."""
    horizon = s.u(430, 520)
    paint_sky(s, horizon)
    far_shore(s, horizon, s.u(60, 150))
    if s.chance(0.5):
        far_shore(s, horizon + 4, s.u(30, 60), 0.35)
    surface(s, horizon)
    sea_light(s, horizon)
    length = s.pick([s.u(560, 760), s.u(800, 1000), s.u(1350, 1600)])
    line = horizon + s.u(90, 170) + max(0.0, length - 1000) * 0.22
    x, facing = s.w * (s.u(0.42, 0.58) if length < 1100 else s.u(0.3, 0.36)), 1
    if s.chance(0.35) and length < 1100:
        city(s, horizon + 2, 0.3, 54, s.w * s.u(0.0, 0.5), s.w * s.u(0.7, 1.1), 0.08, 0.7)
        s.haze(horizon, 90, 0.35)
    ferry_boat(s, x, line, length, facing)
    reflect(s, line, s.h - line, 0.4, 1.3, 0.7)
    wake(s, x - length * 0.3, line, length * 0.9, facing, 1.5)
    wake(s, x + length * 0.44, line, length * 0.35, facing, 1.0)
    strokes(s, line + 30, s.h, mix(s.p.water[0], s.p.light, 0.4), 0.35, 50)
    gulls(s, x - length * 0.5, line - length * 0.42, 150, s.i(4, 8), 17, s.white(0.05))
    if s.chance(0.5):
        far_ship(s, s.w * s.u(0.8, 0.95), horizon + 3, 70, -1, s.p.depth(0.4))
    if s.chance(0.45):
        for post in range(s.i(3, 5)):
            px = s.w * 0.03 + post * s.u(56, 76)
            tall = s.u(120, 190) - post * 12
            s.c.shape(rect(px, s.h - tall, 24, tall + 10), linear((px, 0), (px + 24, 0), s.p.depth(0.85), s.p.ink, grain=0.1))
            s.c.shape(ellipse(px + 12, s.h - tall, 12, 4), s.p.depth(0.65))


@motif("fishing-boats", "boats", "fishing")
def fishing_boats(s: Scene) -> None:
    """Small boats moored under a village, or working at sea."""
    horizon = s.u(380, 460)
    paint_sky(s, horizon)
    p = s.p
    far_shore(s, horizon, s.u(90, 190))
    harbour = s.chance(0.6)
    line = horizon + (s.u(30, 70) if harbour else 0)
    if harbour:
        shore = hill(s, line, s.u(40, 70), 0.4, 1.6, floor=line + 2)
        tree_line(s, shore, 16, p.depth(0.5))
        city(s, line, 0.5, s.u(52, 70), s.w * s.u(0.0, 0.1), s.w * s.u(0.6, 0.9), 0.0, 0.85)
        s.c.shape(rect(-5, line - 8, s.w + 10, 14), p.shade(p.depth(0.5), 0.2))
    surface(s, line)
    sea_light(s, line, 0.8)
    reflect(s, line, 200, 0.5, 0.8)
    count = s.many(3, 5, "boats?", "trawlers?")
    rows = sorted(s.u(0.0, 1.0) for _ in range(count))
    slots = list(range(count))
    s.r.shuffle(slots)
    for index, near in enumerate(rows):
        share = 0.15 + 0.85 * (0.6 * index / max(1, count - 1) + 0.4 * near)
        base = line + 50 + (s.h - line - 140) * share
        size = 110 + 330 * share
        x = s.w * (0.08 + 0.84 * (slots[index] + s.u(0.25, 0.75)) / count)
        before = s.c.pixels.copy()
        trawler(s, x, base, size, s.pick([-1, 1]), 0.55 + 0.45 * share)
        reflect(s, base, size * 0.75, 0.75, 0.8, 0.85, before)
        strokes(s, base - 4, base + 24, mix(p.water[0], p.light, 0.5), 0.5, 8, x - size * 0.6, x + size * 0.6)
    strokes(s, line + 60, s.h, mix(p.water[1], p.ink, 0.3), 0.25, 40)
    gulls(s, s.w * s.u(0.2, 0.8), horizon * 0.55, 220, s.i(6, 14), 14, s.white() if s.night else p.depth(0.75))
    if s.chance(0.4):
        rowing_boat(s, s.w * s.u(0.1, 0.9), s.h - 40, 170, 1, p.depth(0.8))
