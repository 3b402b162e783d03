"""A river delta from above: an arc of coast, channels that divide without crossing, fields."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, radial, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import Point, Points, ellipse, lens, ribbon, spline
from scripts.sample_art.drawing.land import green
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import gulls
from scripts.sample_art.drawing.water import strokes

Track = tuple[Points, float, float]


class Fan:
    """Polar coordinates about the head of the delta."""

    def __init__(self, s: Scene, upward: bool) -> None:
        self.s = s
        if upward:
            self.apex: Point = (s.w * s.u(0.42, 0.58), s.h + 230)
            self.heading, self.half, self.reach, self.flat = -90.0, 58.0, s.u(860, 930), 0.85
        else:
            self.apex = (-90.0, s.h * s.u(0.4, 0.6))
            self.heading, self.half, self.reach, self.flat = 0.0, 42.0, s.u(1180, 1280), 0.3
        self.phases = [s.u(0, math.tau) for _ in range(3)]

    def at(self, angle: float, radius: float) -> Point:
        """A point by angle off the heading (degrees) and distance."""
        turn = math.radians(self.heading + angle)
        return (self.apex[0] + radius * math.cos(turn), self.apex[1] + radius * math.sin(turn))

    def coast(self, angle: float) -> float:
        """The distance to the sea at an angle."""
        one, two, three = self.phases
        wave = 0.030 * math.sin(angle * 0.13 + one) + 0.018 * math.sin(angle * 0.31 + two) + 0.008 * math.sin(angle * 0.9 + three)
        lean = math.cos(math.radians(min(68.0, abs(angle)))) ** self.flat
        return self.reach * (1 + wave) / lean

    def shore(self, grow: float) -> Points:
        """The outline of the land, pushed out by ``grow``."""
        span = 80.0
        arc = [self.at(-span + 2 * span * k / 160, self.coast(-span + 2 * span * k / 160) + grow) for k in range(161)]
        return [*arc, self.at(105, 2600), self.at(180, 900), self.at(-105, 2600)]


def _channels(fan: Fan) -> list[Track]:
    s = fan.s
    tracks: list[Track] = []

    def run(low: float, high: float, start: float, near: float, width: float) -> None:
        middle = (low + high) / 2 + s.u(-0.12, 0.12) * (high - low)
        span = high - low
        end = fan.coast(middle) + 8
        stop = end if span < 6.5 else min(end, near + fan.reach * s.u(0.13, 0.24))
        phase, rate = s.u(0, math.tau), s.u(0.02, 0.034)
        points: Points = []
        count = max(8, int((stop - near) / 9))
        angle = start
        for step in range(count + 1):
            t = step / count
            radius = near + (stop - near) * t
            ease = t * t * (3 - 2 * t)
            drift = start + (middle - start) * ease
            sway = math.sin(radius * rate + phase) * min(2.6, span * 0.16) * math.sin(math.pi * t) ** 0.5
            angle = drift + sway
            points.append(fan.at(angle, radius))
        tracks.append((points, width, width * 0.86))
        if stop < end - 20:
            cut = middle + s.u(-0.15, 0.15) * span
            share = s.u(0.52, 0.8)
            if s.chance(0.5):
                share = 1.3 - share
            run(low, cut, angle, stop, max(3.0, width * share * 0.92))
            run(cut, high, angle, stop, max(3.0, width * (1.3 - share) * 0.92))

    run(-fan.half, fan.half, s.u(-4, 4), 20 if fan.heading == 0.0 else 150, s.u(58, 76))
    links: list[Track] = []
    for line, width, _ in tracks[3:]:
        if s.chance(0.3) and len(line) > 12:
            other = min(
                (track for track in tracks if track[0] is not line and len(track[0]) > 12),
                key=lambda track: math.dist(track[0][len(track[0]) // 2], line[len(line) // 2]),
            )
            start, end = line[len(line) // 4], other[0][-len(other[0]) // 4]
            middle = ((start[0] + end[0]) / 2 + s.u(-16, 16), (start[1] + end[1]) / 2 + s.u(-16, 16))
            if math.dist(start, end) < 170:
                links.append((spline([start, middle, end], steps=8), width * 0.35 + 1.5, width * 0.35 + 1.5))
    return tracks + links


@motif("delta", "river-delta")
def delta(s: Scene) -> None:
    """A river dividing over flat land, from above."""
    p, c = s.p, s.c
    fan = Fan(s, s.order.says("top") or s.chance(0.25))
    tracks = _channels(fan)
    land = green(s, 0.8, 1.0)
    pale = mix(p.water[0], p.light, 0.3)
    c.fill(
        c.whole(),
        radial(
            fan.apex,
            fan.reach * 1.5,
            p.water[0],
            p.water[0],
            mix(p.water[0], p.water[1], 0.3),
            mix(p.water[1], p.water[0], 0.2),
            grain=0.015,
        ),
    )
    strokes(s, -60, s.h, mix(p.water[0], p.light, 0.4), 0.2, 90)
    for ring, tone, alpha in ((96, pale, 0.25), (58, pale, 0.45), (28, pale, 0.7), (9, mix(pale, p.accent2, 0.35), 1.0)):
        c.shape(fan.shore(ring), tone, alpha, 2.0)
    stream = mix(mix(p.water[0], p.light, 0.25), s.tint((176, 136, 92)), 0.65 if s.order.says("brown") else 0.1)
    for line, width, _ in tracks:
        end = line[-1]
        if width < 40 and math.dist(end, fan.apex) > fan.reach * 0.8:
            c.soft(ellipse(end[0], end[1], width * 1.2 + 12, width * 1.2 + 12), flat(stream, 0.0), 12, 0.55)
    shore = fan.shore(0)
    c.shape(shore, vertical(0, s.h, p.lit(land, 0.12), land, p.shade(land, 0.15), grain=0.04), waver=1.2)
    tones = [
        p.lit(land, 0.2),
        mix(land, p.accent2, 0.4),
        mix(p.leaf, p.ink, 0.12),
        mix(land, p.light, 0.35),
        p.shade(land, 0.16),
        mix(p.leaf, p.accent2, 0.2),
    ]
    with c.clip([fan.shore(-5)]):
        _strips(s, fan, tones)
        for line, width, _ in tracks:
            _banks(s, line, width, tones)
    c.shapes([ribbon(line, [a + 8, b + 6]) for line, a, b in tracks], mix(mix(p.accent2, p.light, 0.5), land, 0.15), 0.9, 0.6)
    joints = [ellipse(*line[0], a / 2, a / 2) for line, a, _ in tracks]
    c.shapes(
        [*[ribbon(line, [a, b]) for line, a, b in tracks], *joints],
        radial(fan.apex, fan.reach, p.shade(stream, 0.12), stream, mix(stream, pale, 0.6), grain=0.03),
        1.0,
        0.4,
    )
    c.shapes(
        [ribbon([(x + a * 0.16, y) for x, y in line], [a * 0.1, b * 0.1]) for line, a, b in tracks if a > 11], p.lit(stream, 0.5), 0.5, 0.4
    )
    trees: list[Points] = []
    for line, a, _ in tracks:
        for x, y in line[::4]:
            if s.chance(0.5):
                size = s.u(2.4, 5.5)
                trees.append(ellipse(x + s.pick([-1, 1]) * (a / 2 + s.u(7, 14)), y + s.u(-7, 7), size, size * 0.9))
    c.shapes([[(x + 3, y + 4) for x, y in shape] for shape in trees], p.ink, 0.28, 0.0)
    c.shapes(trees, mix(p.leaf, p.ink, 0.4), 1.0, 0.2)
    for _ in range(s.i(4, 7)):
        x, y = fan.at(s.u(-fan.half, fan.half), fan.reach * s.u(1.12, 1.4))
        c.shape(spline([(x - 14, y), (x, y - 4), (x + 16, y), (x, y + 4)], closed=True, steps=4), s.white())
        c.line([(x - 14, y), (x - 80, y + 10)], [5, 0.5], s.white(), 0.5)
    gx, gy = fan.at(s.u(-20, 20), fan.reach * 0.6)
    gulls(s, gx, gy, 120, s.i(4, 9), 16, s.white())
    for _ in range(2 if s.weather == "cloud" else 0):
        x, y = fan.at(s.u(-fan.half, fan.half), fan.reach * s.u(0.7, 1.3))
        for _ in range(7):
            c.soft(lens(x + s.u(-160, 160), y + s.u(-26, 26), s.u(120, 220), s.u(40, 80)), flat(s.white(), 0.0), 15, 0.5)


def _strips(s: Scene, fan: Fan, tones: list[Colour]) -> None:
    """Land far from any channel: long lots along the radii of the fan."""
    radius = 60.0
    while radius < fan.reach * 1.9:
        deep = s.u(60, 120)
        angle = -fan.half - 60
        step = math.degrees(s.u(34, 80) / (radius + 60))
        while angle < fan.half + 60:
            wide = step * s.u(0.6, 1.5)
            quad = [
                fan.at(angle, radius),
                fan.at(angle + wide * 0.93, radius),
                fan.at(angle + wide * 0.93, radius + deep - 5),
                fan.at(angle, radius + deep - 5),
            ]
            if s.chance(0.85) and -120 < quad[0][0] < s.w + 120 and -120 < quad[0][1] < s.h + 120:
                s.c.shape(quad, s.pick(tones), 0.6, 0.7)
            angle += wide
        radius += deep


def _banks(s: Scene, line: Points, width: float, tones: list[Colour]) -> None:
    """Gardens in narrow lots at right angles to a channel."""
    for side in (-1, 1):
        index = 0
        while index < len(line) - 3:
            span = min(s.i(2, 4), len(line) - 1 - index)
            (x0, y0), (x1, y1) = line[index], line[index + span]
            length = math.dist((x0, y0), (x1, y1)) or 1.0
            nx, ny = side * -(y1 - y0) / length, side * (x1 - x0) / length
            near, far = width / 2 + 5, width / 2 + s.u(24, 52)
            quad = [
                (x0 + nx * near, y0 + ny * near),
                (x1 + nx * near, y1 + ny * near),
                (x1 + nx * far, y1 + ny * far),
                (x0 + nx * far, y0 + ny * far),
            ]
            s.c.shape(quad, mix(s.pick(tones), s.p.leaf, 0.25), 0.85, 0.5)
            index += span
