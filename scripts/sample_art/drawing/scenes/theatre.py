"""The stage and the cinema."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.boats import sailing_boat
from scripts.sample_art.drawing.canvas import flat, linear, radial, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.figures import heads, person
from scripts.sample_art.drawing.geometry import Points, closed_below, ellipse, hills, lens, rect, spline
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import beam


def curtain(s: Scene, left: float, right: float, top: float, low: float, tone: Colour, gather: float = 0.0, folds: int = 10) -> None:
    """A hanging curtain in folds; ``gather`` pulls its foot sideways."""
    p, c = s.p, s.c
    for fold in range(folds):
        a, b = left + (right - left) * fold / folds, left + (right - left) * (fold + 1) / folds
        pull = gather * (fold + 0.5) / folds if gather > 0 else gather * (1 - (fold + 0.5) / folds)
        shape = spline([(a, top), (a + pull * 0.35, (top + low) * 0.45), (a + pull, low)], steps=8)
        other = spline([(b + 1, top), (b + 1 + pull * 0.35, (top + low) * 0.45), (b + 1 + pull, low)], steps=8)
        c.shape(
            [*shape, *other[::-1]],
            linear((a, 0), (b, 0), p.shade(tone, 0.3), p.lit(tone, 0.16), tone, p.shade(tone, 0.55), grain=0.05, brush="upright"),
            waver=0.3,
        )


@motif("stage", "theatre", "theater")
def stage(s: Scene) -> None:
    """A stage from the stalls: curtain, spotlight, a lone figure or bare boards."""
    p, c = s.p, s.c
    s.dimming = 0.4
    s.indoors = True
    red = mix(p.accent, p.ink, 0.22)
    if s.order.palette == "cool" and not s.order.says("red"):
        red = mix(p.water[1], p.accent, 0.12)
    dark = mix(p.ink, p.depth(0.75), 0.35)
    c.fill(c.whole(), vertical(0, s.h, p.ink, dark, grain=0.04))
    left, right, top, low = s.w * 0.1, s.w * 0.9, 70.0, 640.0
    back = mix(dark, mix(p.sky[1], p.lamp, 0.2), 0.4)
    c.shape(rect(left, top, right - left, low - top), radial((s.w * 0.5, low - 90), 760, p.lit(back, 0.25), back, dark, grain=0.06))
    if s.chance(0.5):
        for wall in range(s.i(2, 4)):
            x = s.w * s.u(0.2, 0.76)
            tall = s.u(180, 380)
            c.shape(rect(x, low - 70 - tall, s.u(70, 170), tall), mix(back, p.ink, s.u(0.15, 0.45)), 0.8)
            if wall > 2:
                break
    boards = s.tint(mix((150, 100, 66), p.accent2, 0.25))
    floor = [(left + 90, low - 110), (right - 90, low - 110), (right + 20, low + 40), (left - 20, low + 40)]
    c.shape(floor, vertical(low - 110, low + 40, p.shade(boards, 0.45), boards, grain=0.05))
    c.lines([[(s.w / 2 + k * 52, low - 110), (s.w / 2 + k * 72, low + 40)] for k in range(-10, 11)], 1.5, p.shade(boards, 0.5), 0.6)
    spot = s.w * s.u(0.36, 0.62)
    lamp = (spot + s.pick([-1, 1]) * s.u(160, 380), 90)
    c.shape(ellipse(spot, low - 40, 190, 42), flat(mix(p.lamp, p.light, 0.4), 0.0), 0.62)
    c.shape(ellipse(spot, low - 40, 150, 31), flat(p.light, 0.0), 0.4)
    angle = math.degrees(math.atan2(low - 40 - lamp[1], spot - lamp[0]))
    beam(s, lamp[0], lamp[1], angle, 15, 640, 0.55)
    if not s.order.says("bare", "empty"):
        person(
            s,
            spot,
            low - 36,
            s.u(200, 230),
            s.pick([-1, 1]),
            0.0,
            s.white(0.0) if s.chance(0.4) else mix(p.accent, p.light, 0.12),
            arm=s.pick([0.0, 0.9]),
        )
        if s.chance(0.4):
            person(s, spot + s.u(160, 250), low - 60, 195, -1, 0.0, dark)
    elif s.chance(0.7):
        c.shapes(
            [
                rect(spot - 26, low - 120, 52, 9),
                rect(spot - 24, low - 112, 6, 74),
                rect(spot + 18, low - 112, 6, 74),
                rect(spot - 26, low - 200, 7, 86),
            ],
            p.shade(boards, 0.5),
            1.0,
            0.2,
        )
    half = s.order.says("half drawn", "half-drawn")
    curtain(s, left - 30, left + (420 if half else 210), top - 20, low - 20, red, -s.u(60, 130), 11)
    curtain(s, right - 210, right + 30, top - 20, low - 20, red, s.u(60, 130), 9)
    for swag in range(5):
        a, b = left + (right - left) * swag / 5 - 10, left + (right - left) * (swag + 1) / 5 + 10
        drop = spline([(a, top - 30), (a + 10, top + 56), ((a + b) / 2, top + 118), (b - 10, top + 56), (b, top - 30)], steps=8)
        c.shape(drop, vertical(top - 30, top + 120, p.shade(red, 0.35), p.lit(red, 0.1), p.shade(red, 0.3), grain=0.06))
        c.line(drop[4:-4], 5, p.accent2, 0.8)
    frame = mix(p.accent2, p.ink, 0.45)
    c.shapes([rect(0, 0, left - 20, s.h), rect(right + 20, 0, s.w, s.h), rect(0, 0, s.w, 48)], linear((0, 0), (s.w, 0), p.ink, dark, p.ink))
    for x in (left - 44, right + 20):
        c.shape(rect(x, 30, 24, low), linear((x, 0), (x + 24, 0), p.lit(frame, 0.3), frame, p.shade(frame, 0.4)))
        c.shapes([rect(x, 60 + k * 74, 24, 4) for k in range(8)], p.shade(frame, 0.5), 0.8, 0.0)
    c.shape(rect(left - 50, 34, right - left + 100, 22), vertical(34, 56, p.lit(frame, 0.3), p.shade(frame, 0.3)))
    c.shape(rect(left - 30, low + 38, right - left + 60, 40), vertical(low + 38, low + 78, p.shade(boards, 0.5), p.ink))
    c.shapes([ellipse(left + 30 + k * (right - left - 60) / 15, low + 40, 11, 8, 180, 360) for k in range(16)], p.lamp, 0.95, 0.0)
    for row, size in enumerate((96, 132, 176)):
        heads(s, s.h - 92 + row * 62, size, mix(p.ink, dark, 0.7 - 0.25 * row), 0.82, gap=0.1)


@motif("cinema", "film")
def cinema(s: Scene) -> None:
    """Dark heads before a bright screen."""
    p, c = s.p, s.c
    s.indoors = True
    dark = mix(p.ink, p.depth(0.8), 0.3)
    c.fill(c.whole(), vertical(0, s.h, p.ink, dark, p.ink, grain=0.04))
    x, y, wide, tall = s.w * 0.5 - 520, 96.0, 1040.0, 440.0
    glow = mix(p.sky[2], p.light, 0.45)
    c.glow(s.w / 2, y + tall / 2, 1100, glow, 0.4, 1.5, 0.7)
    for side in (-1, 1):
        edge = s.w / 2 + side * (wide / 2 + 30)
        curtain(s, min(edge, edge + side * 150), max(edge, edge + side * 150), 40, 600, mix(p.accent, p.ink, 0.45), 0.0, 7)
    screen = rect(x, y, wide, tall)
    c.shape(rect(x - 14, y - 14, wide + 28, tall + 28), p.ink)
    with c.clip([screen]):
        if s.order.says("empty", "blank", "bright"):
            c.shape(screen, radial((s.w / 2, y + tall / 2), 640, p.light, mix(p.light, glow, 0.5), glow, grain=0.03), waver=0.0)
        else:
            line = y + tall * 0.62
            c.shape(screen, vertical(y, line, mix(p.sky[0], p.light, 0.15), mix(p.sky[1], p.light, 0.3), glow, grain=0.03), waver=0.0)
            c.shape(ellipse(x + wide * s.u(0.25, 0.75), line - 70, 54, 54), mix(p.sun, p.light, 0.4))
            c.shape(closed_below(hills(s.r, x, x + wide, line + 6, 120, 2.0), line + 4), mix(p.depth(0.2), glow, 0.3))
            c.shape(rect(x, line, wide, tall), vertical(line, y + tall, mix(p.water[0], glow, 0.4), mix(p.water[1], p.light, 0.1)))
            c.shapes([lens(x + s.u(0, wide), s.u(line, y + tall), s.u(40, 180), s.u(2, 5)) for _ in range(40)], glow, 0.6, 0.0)
            sailing_boat(s, x + wide * s.u(0.3, 0.7), line + 60, 130, 1, p.light, p.ink)
    top = (s.w * s.u(0.4, 0.6), -120.0)
    for share, alpha in ((1.0, 0.05), (0.62, 0.06), (0.3, 0.06)):
        c.shape(
            [top, (s.w / 2 - wide / 2 * share, y + tall * 0.9), (s.w / 2 + wide / 2 * share, y + tall * 0.9)], flat(p.light, 0.0), alpha
        )
    c.shape([(0, 620), (s.w, 620), (s.w, s.h), (0, s.h)], vertical(560, s.h, mix(dark, glow, 0.25), p.ink))
    for row, size in enumerate((64, 90, 128, 180)):
        tone = mix(mix(p.ink, p.accent, 0.16), glow, 0.2 - 0.05 * row)
        base = 640 + row * 76
        pitch = size * 1.06
        seats: list[Points] = [
            [
                (k * pitch, base + 110),
                (k * pitch + 3, base - size * 0.16),
                *ellipse(k * pitch + pitch / 2, base - size * 0.16, pitch * 0.44, size * 0.1, 180, 360),
                (k * pitch + pitch - 3, base + 110),
            ]
            for k in range(-1, int(s.w / pitch) + 2)
        ]
        heads(s, base, size, tone, 1.06, gap=0.3)
        c.shapes(seats, vertical(base - size * 0.2, base + 80, mix(p.accent, p.ink, 0.5 + 0.08 * row), p.ink), 1.0, 0.2)
