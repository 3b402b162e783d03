"""Coral and fish under the surface."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import linear, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import Point, Points, closed_below, ellipse, hills, lens, limb, rect, ribbon, spline
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import beam, rays


@motif("reef", "coral")
def reef(s: Scene) -> None:
    """Coral and fish under the surface, light from above."""
    p, c = s.p, s.c
    deep, clear = mix(p.water[1], p.ink, 0.25 if not s.night else 0.55), mix(p.water[0], p.water[1], 0.3)
    if s.night:
        clear = mix(p.water[1], p.water[0], 0.25)
    c.fill(c.whole(), vertical(0, s.h, mix(clear, p.light, 0.3 if not s.night else 0.0), clear, mix(clear, deep, 0.6), deep, grain=0.03))
    x0 = s.w * s.u(0.25, 0.75)
    s.sun = (x0, -200.0)
    if not s.night:
        rays(s, x0, -220, mix(p.light, clear, 0.2), 11, 1300, 52, 128, 0.16)
        c.glow(x0, -40, 560, p.light, 0.5, 1.5)
        c.shapes([lens(s.u(0, s.w), s.u(0, 60), s.u(60, 260), s.u(3, 9)) for _ in range(26)], p.light, 0.35, 0.0)
    for layer, near in enumerate((0.15, 0.4, 0.72)):
        tone = mix(clear, mix(deep, p.ink, 0.4), 0.25 + 0.65 * near)
        base = s.h - 330 + 235 * near
        floor = hills(s.r, -40, s.w + 40, base, 150, s.u(1.6, 2.6))
        c.shape(closed_below(floor, s.h + 20), vertical(base - 120, s.h, mix(tone, clear, 0.2), tone, grain=0.08), waver=1.2)
        for _ in range((9, 9, 8)[layer]):
            x = s.u(-20, s.w + 20)
            colours = [
                p.accent,
                p.accent2,
                mix(p.accent, p.light, 0.35),
                mix(p.accent, p.sky[0], 0.4),
                p.leaf,
                mix(p.accent2, p.light, 0.4),
            ]
            hue = mix(s.pick(colours), clear if near < 0.6 else deep, 0.62 - 0.55 * near)
            if s.night:
                hue = mix(hue, p.ink, 0.35)
            size = (90 + 230 * near) * s.u(0.55, 1.2)
            y = base - 60 + s.u(-10, 60)
            s.pick(
                (_branch_coral, _fan_coral, _brain_coral, _tube_coral, _branch_coral)
                if not s.order.says("branch")
                else (_branch_coral, _branch_coral, _branch_coral, _brain_coral, _fan_coral)
            )(s, x, y + 40, size, hue)
        c.veil(base - 160, s.h, clear, 0.0, 0.2 * (1 - near))
        if layer < 2:
            _school(
                s,
                s.u(0.2, 0.8) * s.w,
                s.u(220, 460),
                s.i(14, 30) if not s.order.says("few") else 8,
                12 + 16 * near,
                mix(p.light, clear, 0.45 - 0.3 * near),
            )
    if s.night or s.order.says("beam", "torch", "diver") or s.chance(0.2):
        _diver(s, s.w * s.u(0.2, 0.35), s.u(240, 330), 200)
    _school(s, s.w * s.u(0.5, 0.8), s.u(300, 560), s.i(5, 9), s.u(34, 48), s.tint(p.accent2) if not s.night else p.accent2)
    bubbles = [ellipse(s.u(0, s.w), s.u(0, s.h), size, size) for size in [s.u(1.5, 4.5) for _ in range(46)]]
    c.shapes(bubbles, p.light, 0.4, 0.0)


def _branch_coral(s: Scene, x: float, y: float, size: float, tone: Colour) -> None:
    arms: list[Points] = []

    def grow(start: Point, angle: float, length: float, width: float, level: int) -> None:
        end = (start[0] + math.cos(angle) * length, start[1] + math.sin(angle) * length)
        arms.append(limb(start, end, width, width * 0.8))
        if level:
            for turn in (s.u(-0.7, -0.25), s.u(0.25, 0.7)):
                grow(end, angle + turn, length * s.u(0.66, 0.85), width * 0.78, level - 1)

    for stem in (-0.35, 0.05, 0.4):
        grow((x + stem * size * 0.3, y), -math.pi / 2 + stem, size * 0.3, size * 0.11, 4)
    s.c.shapes([[(px + size * 0.02, py + size * 0.02) for px, py in arm] for arm in arms], s.p.shade(tone, 0.35), 1.0, 0.0)
    s.c.shapes(arms, vertical(y - size, y, s.p.lit(tone, 0.25), tone, s.p.shade(tone, 0.2), grain=0.08), 1.0, 0.2)


def _fan_coral(s: Scene, x: float, y: float, size: float, tone: Colour) -> None:
    outline = spline(
        [
            (x, y),
            (x - size * 0.55, y - size * 0.5),
            (x - size * 0.4, y - size),
            (x, y - size * 1.12),
            (x + size * 0.45, y - size * 0.95),
            (x + size * 0.55, y - size * 0.45),
        ],
        closed=True,
        steps=7,
    )
    s.c.shape(outline, tone, 0.75, 1.5)
    with s.c.clip([outline]):
        ribs: list[Points] = []
        for index in range(17):
            angle = math.radians(-165 + 150 * index / 16)
            ribs.append(
                ribbon(
                    spline(
                        [
                            (x, y),
                            (x + math.cos(angle) * size * 0.5, y + math.sin(angle) * size * 0.6),
                            (x + math.cos(angle) * size * 0.9, y + math.sin(angle) * size * 1.2),
                        ]
                    ),
                    [size * 0.03, size * 0.014, 1],
                )
            )
        for ring in range(3, 10):
            arc = ellipse(x, y, size * 0.115 * ring, size * 0.13 * ring, 190, 350)
            ribs.append(ribbon(arc, [size * 0.009] * 2))
        s.c.shapes(ribs, s.p.shade(tone, 0.4), 0.8, 0.0)


def _brain_coral(s: Scene, x: float, y: float, size: float, tone: Colour) -> None:
    dome = ellipse(x, y, size * 0.62, size * 0.52, 180, 360)
    s.c.shape(dome, vertical(y - size * 0.5, y, s.p.lit(tone, 0.3), tone, s.p.shade(tone, 0.4), grain=0.1), waver=1.0)
    with s.c.clip([dome]):
        for ring in range(1, 8):
            path = [
                (x - size * 0.62 + size * 1.24 * t / 24, y - size * 0.07 * ring + size * 0.03 * math.sin(t * 1.5 + ring * 2))
                for t in range(25)
            ]
            s.c.line(path, size * 0.018, s.p.shade(tone, 0.4), 0.6)


def _tube_coral(s: Scene, x: float, y: float, size: float, tone: Colour) -> None:
    for index in range(s.i(4, 7)):
        tx = x + (index - 3) * size * 0.15 + s.u(-5, 5)
        tall = size * s.u(0.5, 1.0)
        wide = size * s.u(0.06, 0.09)
        s.c.shape(
            [(tx - wide * 0.7, y), (tx - wide, y - tall), (tx + wide, y - tall), (tx + wide * 0.7, y)],
            linear((tx - wide, 0), (tx + wide, 0), s.p.lit(tone, 0.2), s.p.shade(tone, 0.35), grain=0.08),
            waver=1.0,
        )
        s.c.shape(ellipse(tx, y - tall, wide, wide * 0.42), s.p.shade(tone, 0.6))


def fish(s: Scene, x: float, y: float, size: float, facing: int, tone: Colour) -> None:
    """A small fish."""

    def at(points: Points) -> Points:
        return [(x + px * size * facing, y + py * size) for px, py in points]

    body = at(
        spline(
            [(0.62, 0.02), (0.2, -0.28), (-0.4, -0.06), (-0.8, -0.34), (-0.7, 0.0), (-0.8, 0.34), (-0.4, 0.06), (0.2, 0.28)],
            closed=True,
            steps=5,
        )
    )
    s.c.shape(body, vertical(y - size * 0.3, y + size * 0.3, s.p.lit(tone, 0.3), tone, s.p.shade(tone, 0.2)), waver=0.0)
    if size > 22:
        s.c.shape(at(spline([(0.1, -0.2), (-0.1, -0.42), (-0.3, -0.1)], steps=4)), s.p.shade(tone, 0.25), waver=0.0)
        with s.c.clip([body]):
            s.c.shapes([at(rect(k, -0.5, 0.09, 1.0)) for k in (-0.2, 0.12)], s.p.light, 0.7, 0.0)
        s.c.shape(ellipse(*at([(0.4, -0.05)])[0], size * 0.045, size * 0.045), s.p.ink, waver=0.0)


def _school(s: Scene, x: float, y: float, count: int, size: float, tone: Colour) -> None:
    facing = s.pick([-1, 1])
    for _ in range(count):
        fish(s, x + s.r.gauss(0, size * 6), y + s.r.gauss(0, size * 2.2), size * s.u(0.8, 1.2), facing, tone)


def _diver(s: Scene, x: float, y: float, size: float) -> None:
    p, c = s.p, s.c

    def at(points: Points) -> Points:
        return [(x + px * size, y + py * size) for px, py in points]

    lamp = at([(0.72, 0.16)])[0]
    beam(s, lamp[0], lamp[1], 27, 13, size * 4.6, 0.75)
    c.glow(*lamp, size * 0.5, p.lamp, 0.8)
    suit = mix(p.ink, p.water[1], 0.2)
    parts = [
        limb(*at([(-0.1, 0.02), (0.35, -0.05)]), size * 0.17, size * 0.19),
        limb(*at([(-0.1, 0.02), (-0.5, 0.1)]), size * 0.13, size * 0.09),
        limb(*at([(-0.5, 0.1), (-0.8, 0.0)]), size * 0.09, size * 0.055),
        limb(*at([(-0.1, 0.05), (-0.48, 0.22)]), size * 0.12, size * 0.09),
        limb(*at([(-0.48, 0.22), (-0.8, 0.25)]), size * 0.08, size * 0.055),
        limb(*at([(0.32, 0.0), (0.5, 0.16)]), size * 0.08, size * 0.07),
        limb(*at([(0.5, 0.16), (0.7, 0.16)]), size * 0.065, size * 0.05),
    ]
    c.shapes(parts, suit, 1.0, 0.0)
    c.shapes(
        [at([(-0.78, -0.04), (-1.12, -0.12), (-1.08, 0.06), (-0.78, 0.05)]), at([(-0.78, 0.2), (-1.1, 0.2), (-1.08, 0.38), (-0.78, 0.3)])],
        s.tint(p.accent),
    )
    c.shape(limb(*at([(-0.02, -0.12), (0.32, -0.19)]), size * 0.12, size * 0.12), s.tint(p.accent2), waver=0.0)
    c.shape(ellipse(*at([(0.5, -0.06)])[0], size * 0.1, size * 0.1), suit, waver=0.0)
    c.shape(ellipse(*at([(0.56, -0.04)])[0], size * 0.055, size * 0.06), mix(p.light, p.water[0], 0.3), waver=0.0)
    c.shapes([ellipse(x + size * 0.55 + s.u(-14, 14), y - size * (0.2 + 0.16 * k), 3 + k, 3 + k) for k in range(7)], p.light, 0.55, 0.0)
