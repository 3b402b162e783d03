"""Stalls under striped awnings."""

from __future__ import annotations

from scripts.sample_art.drawing.buildings import city
from scripts.sample_art.drawing.canvas import vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import people
from scripts.sample_art.drawing.geometry import Points, ellipse, rect
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore
from scripts.sample_art.drawing.sky import paint_sky
from scripts.sample_art.drawing.streets import pavement, row
from scripts.sample_art.drawing.water import reflect


@motif("market", "fair", "square")
def market(s: Scene) -> None:
    """Stalls under striped awnings."""
    p, c = s.p, s.c
    base = s.u(560, 600)
    paint_sky(s, base, clouds=s.weather != "clear")
    if s.order.says("flat horizon", "steppe", "plain"):
        far_shore(s, base + 10, 60)
    elif s.chance(0.7):
        row(s, base, 240, 400)
        c.veil(0, base, p.haze, 0.1, 0.38)
    else:
        city(s, base, 0.2, 150, -20, s.w + 20, 0.05, 0.5)
        city(s, base, 0.4, 110, -20, s.w + 20, 0.0, 0.8)
        s.haze(base, 200, 0.35)
    pavement(s, base)
    if s.wet:
        reflect(s, base, s.h - base, 0.4, 0.9)
    if s.chance(0.55) or s.lampy:
        _lamps(s, base)
    for depth, (line, size) in enumerate(((base + 50, 0.62), (s.h - 120, 1.12))):
        stalls = s.i(4, 5) if depth == 0 else s.i(2, 3)
        start = s.u(-0.08, 0.06) * s.w
        pitch = s.w * (1.08 if depth == 0 else 1.16) / stalls
        people(s, 0, s.w, line + 4 * size, 168 * size, s.i(3, 5) if depth == 0 else s.i(1, 3), 0.04)
        for index in range(stalls):
            _stall(s, start + pitch * index + s.u(-20, 20), line, pitch * s.u(0.72, 0.84), 250 * size, 0.6 + 0.4 * depth)
        if depth == 0:
            people(s, 0, s.w, line + 60, 178 * size, s.i(3, 6), 0.1)
            c.veil(line - 250, line + 60, p.haze, 0.0, 0.14 if not s.foggy else 0.4)
    few = s.order.says("few", "empty", "a handful")
    people(s, s.w * 0.08, s.w * 0.95, s.h + 6, 300, 1 if few else s.i(2, 3), 0.04)


def _lamps(s: Scene, base: float) -> None:
    start, end = (-20.0, base - s.u(280, 340)), (s.w + 20.0, base - s.u(230, 330))
    sag = s.u(60, 110)
    wire: Points = [
        (start[0] + (end[0] - start[0]) * t / 24, start[1] + (end[1] - start[1]) * t / 24 + sag * (1 - ((t % 12) / 6 - 1) ** 2))
        for t in range(25)
    ]
    s.c.line(wire, 1.6, s.p.ink)
    for index, (x, y) in enumerate(wire):
        if index % 12:
            s.c.shape(ellipse(x, y + 7, 5, 7), s.p.lamp if s.lampy else s.white())
            if s.lampy:
                s.c.glow(x, y + 7, 46, s.p.lamp, 0.5)


def _stall(s: Scene, x: float, line: float, wide: float, tall: float, near: float) -> None:
    p, c = s.p, s.c
    tone = p.far(
        s.tint(s.pick([p.accent, p.accent2, mix(p.leaf, p.depth(0.5), 0.3), p.depth(0.6), mix(p.water[1], p.ink, 0.1)])), (1 - near) * 0.5
    )
    pale = p.far(s.white(0.04), (1 - near) * 0.4)
    wood = p.far(p.shade(s.tint((150, 112, 78)), 0.25), (1 - near) * 0.4)
    top, lip = line - tall, line - tall * 0.70
    c.shape(rect(x + 8, lip, wide - 16, tall * 0.42), p.shade(wood, 0.55), 0.75)
    if s.lampy:
        c.glow(x + wide / 2, lip + tall * 0.1, wide * 0.6, p.lamp, 0.65, 1.6, 0.6)
    for post in (x + 4, x + wide - 10):
        c.shape(rect(post, lip - 8, 7 * near + 2, tall * 0.7), p.shade(wood, 0.3), waver=0.2)
    count = s.i(7, 10)
    inset = wide * 0.07
    for stripe in range(count):
        a, b = stripe / count, (stripe + 1) / count
        colour = tone if stripe % 2 else pale
        c.shape(
            [
                (x + inset + (wide - 2 * inset) * a, top),
                (x + inset + (wide - 2 * inset) * b, top),
                (x - 8 + (wide + 16) * b, lip),
                (x - 8 + (wide + 16) * a, lip),
            ],
            vertical(top, lip, p.lit(colour, 0.2), colour, grain=0.05),
            waver=0.0,
        )
        left, right = x - 8 + (wide + 16) * a, x - 8 + (wide + 16) * b
        c.shape(
            [(left, lip - 1), (right, lip - 1), *ellipse((left + right) / 2, lip + tall * 0.035, (right - left) / 2, tall * 0.05, 0, 180)],
            p.shade(colour, 0.22),
            waver=0.0,
        )
    table = line - tall * 0.3
    c.shape(rect(x + 2, table, wide - 4, tall * 0.3), vertical(table, line, wood, p.shade(wood, 0.4)))
    c.shapes([rect(x + 2, table + tall * 0.3 * k / 4, wide - 4, 2.2) for k in range(1, 4)], p.shade(wood, 0.5), 0.6, 0.0)
    boxes = max(3, int(wide / (tall * 0.3)))
    fruit = [p.accent2, p.accent, p.leaf, mix(p.accent2, p.light, 0.4), mix(p.accent, p.ink, 0.35), (226, 138, 52)]
    for box in range(boxes):
        bx = x + 6 + (wide - 12) * box / boxes
        bw = (wide - 12) / boxes - 5
        colour = p.far(s.tint(s.pick(fruit)), (1 - near) * 0.5)
        radius = tall * s.u(0.024, 0.04)
        heap: list[Points] = []
        lights: list[Points] = []
        half_empty = s.order.says("half-empty") and s.chance(0.5)
        for level in range(1 if half_empty else 3):
            span = bw - level * radius * 2.6
            number = max(1, int(span / (radius * 1.9)))
            for item in range(number):
                fx = bx + bw / 2 + (item - (number - 1) / 2) * radius * 1.9
                fy = table - radius * 0.5 - level * radius * 1.5
                heap.append(ellipse(fx, fy, radius, radius))
                lights.append(ellipse(fx - radius * 0.3, fy - radius * 0.35, radius * 0.35, radius * 0.3))
        c.shapes(heap, vertical(table - tall * 0.14, table, p.lit(colour, 0.2), p.shade(colour, 0.15)), 1.0, 0.0)
        c.shapes(lights, p.lit(colour, 0.5), 0.6, 0.0)
        c.shape(rect(bx - 1, table - radius * 0.3, bw + 2, tall * 0.075), p.lit(wood, 0.18), waver=0.3)
