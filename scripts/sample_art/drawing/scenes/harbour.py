"""The port: gantry cranes, container ships, stacks on the quay."""

from __future__ import annotations

from scripts.sample_art.drawing.boats import buoy, container_ship, far_ship, trawler
from scripts.sample_art.drawing.buildings import block, city
from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.cranes import crane, crane_front
from scripts.sample_art.drawing.geometry import lens, rect
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore, sea_light
from scripts.sample_art.drawing.sky import gulls, paint_sky
from scripts.sample_art.drawing.water import reflect, strokes, surface


@motif("harbour-cranes", "harbour", "port", "container-port")
def harbour_cranes(s: Scene) -> None:
    """Gantry cranes over a container ship."""
    horizon = s.u(560, 620)
    paint_sky(s, horizon, sun_x=s.w * s.u(0.84, 0.92), sun_y=horizon - s.u(70, 150) if s.low_sun else None)
    far_shore(s, horizon, s.u(40, 100))
    count = s.many(2, 4, "cranes?", "gantr")
    tone = s.tint(s.pick([s.p.accent, s.p.accent, s.p.depth(0.75), s.p.accent2]))
    if s.order.says("black"):
        tone = s.p.ink
    idle = s.order.says("idle", "still", "raised", "strike", "silent", "empty") or s.chance(0.35)
    if s.order.says("stacks? of containers", "high stacks"):
        _yard_view(s, horizon, count, tone, idle)
    elif s.order.says("queue", "no ship") or not (
        s.order.says("alongside", "at a quay", "beneath", "loaded", "one container") or s.chance(0.45)
    ):
        _quay_view(s, horizon, count, tone, idle)
    else:
        _water_view(s, horizon, count, tone, idle)


def _yard_view(s: Scene, horizon: float, count: int, tone: Colour, idle: bool) -> None:
    """Cranes behind walls of containers on a wet quay."""
    p, c = s.p, s.c
    ground = s.h * 0.86
    city(s, horizon, 0.2, 60, -20, s.w + 20, 0.1, 0.3, panes=False)
    s.haze(horizon, 120, 0.4)
    c.shape(rect(-5, horizon, s.w + 10, s.h), vertical(horizon, s.h, p.depth(0.45), p.depth(0.7), p.depth(0.85), grain=0.05))
    for index in range(count):
        x = s.w * (0.2 + 0.55 * (index + s.u(0.2, 0.6)) / count)
        crane(
            s,
            x,
            ground - 90,
            s.u(640, 720),
            1,
            p.far(tone, 0.1 + 0.12 * (count - 1 - index)),
            s.u(60, 74) if idle else 0.0,
            s.tint(p.accent2),
        )
    goods = [
        s.tint(mix(colour, p.depth(0.4), 0.14)) for colour in (p.accent, p.leaf, p.accent2, p.accent, p.leaf, p.depth(0.55), p.water[1])
    ]
    for rank, (base, wide, tall, levels) in enumerate(((ground - 60, 118, 48, 5), (ground + 40, 176, 70, 5))):
        x = -s.u(20, 120)
        gap = s.w * s.u(0.38, 0.62)
        while x < s.w + 20:
            if rank == 1 and abs(x + wide / 2 - gap) < 300:
                x += wide
                continue
            for level in range(s.i(2, levels)):
                colour = p.far(s.pick(goods), 0.3 - 0.3 * rank)
                y = base - (level + 1) * tall
                c.shape(
                    rect(x, y, wide - 4, tall - 3),
                    vertical(y, y + tall, p.lit(colour, 0.12), colour, p.shade(colour, 0.25), grain=0.05),
                    waver=0.4,
                )
                c.shapes([rect(x + 8 + rib * wide / 13, y + 6, 2.6, tall - 14) for rib in range(12)], p.shade(colour, 0.4), 0.4, 0.0)
            x += wide
    reflect(s, ground + 40, s.h - ground, 0.45 if s.wet else 0.15, 0.7)


def _queue(s: Scene, horizon: float, count: int, left: float, right: float) -> None:
    for index in range(count):
        x = left + (right - left) * (index + s.u(0.2, 0.8)) / count
        far_ship(s, x, horizon + s.u(1, 5), s.u(50, 95), s.pick([-1, 1]), s.p.far(s.p.depth(0.5), 0.25))


def _quay_view(s: Scene, horizon: float, count: int, tone: Colour, idle: bool) -> None:
    p = s.p
    surface(s, horizon)
    sea_light(s, horizon)
    _queue(s, horizon, 6 if s.order.says("queue") else s.i(1, 4), s.w * 0.6, s.w * 0.99)
    if s.order.says("one ship", "one container") or (s.chance(0.6) and not s.order.says("no ship", "queue")):
        container_ship(s, s.w * s.u(0.74, 0.8), horizon + s.u(50, 80), s.u(480, 600), s.pick([-1, 1]), 0.75)
    edge = s.h * 0.80
    reflect(s, edge - 60, 240, 0.25, 1.0)
    quay = [(-20.0, horizon + 16), (s.w * 0.55, horizon + 16), (s.w * s.u(0.36, 0.42), s.h + 10), (-20.0, s.h + 10)]
    places = [(index + 0.75) / (count - 0.15) for index in range(count)]
    s.c.shape(quay, linear((0, horizon), (0, s.h), p.depth(0.55), p.depth(0.8), p.ink, grain=0.06))
    s.c.shape(
        [(s.w * 0.55, horizon + 16), (s.w * 0.55 + 4, horizon + 20), (quay[2][0] + 60, s.h + 10), quay[2]], mix(p.ink, p.depth(0.6), 0.3)
    )
    for index, size in enumerate(places):
        share = size**1.35
        base = horizon + 22 + (s.h - horizon - 90) * share
        x = s.w * (0.53 - 0.36 * share)
        height = 150 + 560 * share
        colour = p.far(tone, (1 - share) * 0.5)
        crane(s, x, base, height, 1, colour, s.u(62, 76) if idle else 0.0, s.tint(p.accent2 if tone != p.accent2 else p.accent))
        if index < count - 1:
            s.c.soft(lens(x, base, height * 1.6, 60), flat(p.haze, 0.0), 26, 0.25)
    _stacks(s)
    if s.chance(0.6):
        gulls(s, s.w * 0.7, horizon * 0.45, 200, s.i(4, 9), 13, p.depth(0.8))


def _stacks(s: Scene) -> None:
    p = s.p
    goods = [s.tint(colour) for colour in (p.accent, p.accent2, p.depth(0.55), p.light, p.leaf)]
    size = 58.0
    for column in range(s.i(2, 4)):
        for row in range(s.i(1, 3)):
            tone = s.pick(goods)
            x, y = -20 + column * size * 2.1, s.h - 18 - (row + 1) * size * 0.9
            s.c.shape(rect(x, y, size * 2.05, size * 0.88), vertical(y, y + size, p.shade(tone, 0.1), p.shade(tone, 0.45), grain=0.06))
            s.c.shapes([rect(x + 8 + rib * 9, y + 6, 2.4, size * 0.75) for rib in range(12)], p.shade(tone, 0.55), 0.35, 0.0)
    s.c.shape(rect(-10, s.h - 20, 520, 30), p.ink)


def _water_view(s: Scene, horizon: float, count: int, tone: Colour, idle: bool) -> None:
    p = s.p
    line = horizon + 20
    length = s.u(960, 1080)
    centre = s.w * (s.u(0.42, 0.47) if s.low_sun else s.u(0.5, 0.58))
    city(s, line - 20, 0.22, 42, -20, s.w + 20, 0.12, 0.2, panes=False)
    s.haze(line, 110, 0.45)
    s.c.shape(rect(-10, line - 34, s.w + 20, 40), vertical(line - 34, line, p.depth(0.5), p.depth(0.7)))
    for index in range(count):
        x = centre - length * 0.36 + length * 0.78 * (index + 0.5) / count + s.u(-30, 30)
        crane_front(s, x, line - 24, s.u(375, 415), p.far(tone, 0.12), idle or s.chance(0.3))
    for rack in range(s.i(3, 6)):
        x = s.pick([s.u(-20, centre - length * 0.5), s.u(centre + length * 0.5, s.w)])
        block(s, x, line - 24, s.u(70, 130), s.u(24, 52), s.tint(s.pick([p.accent2, p.accent, p.depth(0.5)]), 0.7), panes=False)
        if rack > 3:
            break
    surface(s, line)
    container_ship(s, centre, line + 8, length, s.pick([-1, 1]))
    reflect(s, line + 8, s.h - line, 0.6, 0.9, 0.8)
    sea_light(s, line + 30, 0.6)
    strokes(s, line + 20, s.h, mix(p.water[0], p.light, 0.45), 0.3, 70)
    if s.chance(0.7):
        trawler(s, s.w * s.u(0.08, 0.24), s.h - s.u(70, 110), s.u(150, 200), 1)
    else:
        buoy(s, s.w * s.u(0.1, 0.25), s.h - 80, 60)
    gulls(s, s.w * 0.25, horizon * 0.5, 160, s.i(3, 8), 13, p.depth(0.8))
