"""A football ground from the stands."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.figures import heads
from scripts.sample_art.drawing.geometry import ellipse, lens, limb, rect, ribbon, turned
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import beam, paint_sky


@motif("stadium", "football", "match", "pitch")
def stadium(s: Scene) -> None:
    """A ground from the stands: pitch, lights, crowd."""
    p, c = s.p, s.c
    s.dimming = 0.45
    small = s.order.says("small", "empty ground", "low stand")
    lost = s.order.says("lost", "fog")
    line = s.u(330, 370)
    paint_sky(s, line + 40, sun_y=line - 20 if s.low_sun else None)
    view = View(s.w * s.u(0.44, 0.56), line - 60, 15.0, 900)
    grass_tone = s.tint(mix((74, 140, 76), p.leaf, 0.45))
    if s.night:
        grass_tone = mix((70, 150, 78), p.leaf, 0.25)
    roof = p.depth(0.72)
    crowd = [s.tint(tone) for tone in (p.accent, p.accent2, p.light, p.depth(0.5), p.water[1], p.depth(0.8))]
    far_y = view.at(0, 0, 118)[1]
    tall = 90 if small else s.u(170, 230)
    stand = [
        (-20, far_y + 10),
        (-20, far_y - tall * 0.9),
        (s.w * 0.3, far_y - tall),
        (s.w * 0.7, far_y - tall),
        (s.w + 20, far_y - tall * 0.9),
        (s.w + 20, far_y + 10),
    ]
    c.shape(stand, vertical(far_y - tall, far_y, p.shade(p.depth(0.6), 0.15), p.depth(0.6), grain=0.06))
    empty = s.order.says("empty", "no players")
    if not empty:
        for tone in crowd:
            dots = []
            for _ in range(260 if not small else 70):
                y = far_y - tall * s.u(0.04, 0.8)
                dots.append(ellipse(s.u(0, s.w), y, s.u(2.2, 3.4), s.u(2.6, 4.0)))
            c.shapes(dots, flat(tone, 0.0), 0.85, 0.0)
    else:
        c.lines(
            [[(0, far_y - tall * k), (s.w, far_y - tall * k)] for k in (0.15, 0.3, 0.45, 0.6, 0.75)], 2.5, p.shade(p.depth(0.6), 0.4), 0.6
        )
    c.shape(
        [
            (-20, far_y - tall * 0.86),
            (s.w * 0.3, far_y - tall * 0.98),
            (s.w * 0.7, far_y - tall * 0.98),
            (s.w + 20, far_y - tall * 0.86),
            (s.w + 20, far_y - tall * 1.1),
            (s.w * 0.7, far_y - tall * 1.26),
            (s.w * 0.3, far_y - tall * 1.26),
            (-20, far_y - tall * 1.1),
        ],
        vertical(far_y - tall * 1.26, far_y - tall * 0.86, p.lit(roof, 0.1), p.ink, grain=0.05),
    )
    c.lines([[(s.w * k / 10, far_y - tall * 0.9), (s.w * k / 10, far_y)] for k in range(1, 10)], 4, roof, 0.8)
    c.shape(rect(-10, far_y - 4, s.w + 20, 26), mix(s.white(), p.accent, 0.1))
    c.shapes([rect(k * 160.0, far_y - 4, 150, 24) for k in range(11)], mix(p.accent, p.ink, 0.2), 0.75, 0.0)
    _turf(s, view, far_y, grass_tone)
    _floodlights(s, far_y, tall)
    if not empty and not lost:
        _players(s, view)
    if s.foggy:
        c.veil(0, far_y + 60, p.haze, 0.5, 0.85)
        c.veil(far_y + 60, s.h, p.haze, 0.85, 0.25)
    if not small and not empty and s.chance(0.7):
        _fans(s)


def _turf(s: Scene, view: View, far_y: float, grass_tone: Colour) -> None:
    """The mown pitch, its markings and goals, the shadow of a low sun."""
    p, c = s.p, s.c
    c.shape(rect(-10, far_y + 20, s.w + 20, s.h), grass_tone, waver=0.0)
    for band in range(12):
        left, right = -66 + band * 11, -66 + (band + 1) * 11
        c.shape(
            view.floor(left, right, 24, 116),
            vertical(
                far_y,
                s.h,
                p.far(p.lit(grass_tone, 0.2 if band % 2 else 0.04), 0.1),
                p.lit(grass_tone, 0.14) if band % 2 else p.shade(grass_tone, 0.12),
                grain=0.04,
            ),
            waver=0.0,
        )
    white = mix(p.light, grass_tone, 0.12)

    def marking(points: list[tuple[float, float]]) -> None:
        path = [view.at(x, 0, z) for x, z in points]
        c.line(path, [3.2, 3.2], white, 0.9)

    marking([(-52, 112), (52, 112), (52, 34), (-52, 34), (-52, 112)])
    marking([(0, 112), (0, 34)])
    marking([(9.5 * math.cos(k / 20 * math.tau), 73 + 9.5 * math.sin(k / 20 * math.tau)) for k in range(21)])
    for side in (-1, 1):
        marking([(side * 52, 93), (side * 36, 93), (side * 36, 53), (side * 52, 53)])
        marking([(side * 52, 82), (side * 46.5, 82), (side * 46.5, 64), (side * 52, 64)])
        goal = [view.at(side * 52, 0, 77), view.at(side * 52, 2.6, 77), view.at(side * 52, 2.6, 69), view.at(side * 52, 0, 69)]
        c.line(goal, 4, s.white())
        c.shape(goal, s.white(), 0.2)
    if s.low_sun:
        edge = s.u(-30, 10)
        c.shape(
            view.shape([(edge, 0, 112), (60, 0, 112), (60, 0, 24), (edge - 20, 0, 24), (edge - 12, 0, 50), (edge - 18, 0, 80)]),
            flat(p.ink, 0.0),
            0.3,
            0.5,
        )


def _floodlights(s: Scene, far_y: float, tall: float) -> None:
    """Lamp towers behind the far stand."""
    p, c = s.p, s.c
    roof = p.depth(0.72)
    towers = s.many(2, 4, "floodlights?", "floodlight towers")
    lit = s.night or s.wet or s.foggy or s.time == "dusk"
    spots = [0.08, 0.92, 0.3, 0.7][:towers] if towers <= 4 else [0.08, 0.36, 0.64, 0.92]
    for share in spots:
        x = s.w * share
        top = max(64.0, far_y - tall * (1.9 if abs(share - 0.5) > 0.3 else 1.65) - 20)
        c.line([(x, far_y - tall * 0.8), (x, top)], [9, 6], roof)
        head = turned(rect(x - 56, top - 34, 112, 52), -6 if share < 0.5 else 6, (x, top))
        if lit:
            c.glow(x, top - 8, 330, mix(p.lamp, p.light, 0.5), 0.75)
            beam(s, x, top, 90 + (0.5 - share) * -90, 22, 560, 0.3)
        c.shape(head, p.ink)
        bulbs = [ellipse(x - 42 + 21 * k, top - 22 + 20 * row, 8, 7) for k in range(5) for row in range(2)]
        c.shapes(bulbs, mix(p.light, p.lamp, 0.3) if lit else mix(p.light, roof, 0.4), 1.0, 0.0)


def _players(s: Scene, view: View) -> None:
    """Two sides spread over the pitch."""
    p, c = s.p, s.c
    for side in range(2):
        shirt = s.tint(p.accent) if side == 0 else s.tint(s.pick([p.light, p.accent2, p.water[1]]))
        for _ in range(10):
            z = s.u(38, 108)
            x, y = view.at(s.u(-46, 46), 0, z)
            u = view.size(1.9, z)
            lean = s.u(-0.2, 0.2)
            c.shape(lens(x + u * 0.5, y, u * 1.3, u * 0.16), flat(p.ink, 0.0), 0.4, 0.0)
            c.shapes(
                [
                    ribbon([(x, y - u * 0.5), (x - u * s.u(0.1, 0.28), y)], [u * 0.16, u * 0.09]),
                    ribbon([(x, y - u * 0.5), (x + u * s.u(0.1, 0.28), y)], [u * 0.16, u * 0.09]),
                ],
                s.tint((170, 118, 84)),
                1.0,
                0.0,
            )
            c.shape(ribbon([(x, y - u * 0.42), (x + lean * u, y - u * 0.86)], [u * 0.3, u * 0.34]), shirt, waver=0.0)
            c.shape(ellipse(x + lean * u * 1.1, y - u * 0.98, u * 0.1, u * 0.12), s.tint((90, 62, 46)), waver=0.0)


def _fans(s: Scene) -> None:
    """Heads in front of us, and a few raised scarves."""
    p, c = s.p, s.c
    heads(s, s.h + 6, 120, p.ink, 0.92, gap=0.12)
    if s.chance(0.6):
        for _ in range(s.i(2, 4)):
            x = s.u(0.05, 0.95) * s.w
            c.shapes([limb((x, s.h), (x + 16, s.h - 150), 22, 15), limb((x + 80, s.h), (x + 74, s.h - 156), 22, 15)], p.ink, 1.0, 0.0)
            c.shape([(x - 10, s.h - 168), (x + 100, s.h - 176), (x + 100, s.h - 142), (x - 10, s.h - 136)], s.tint(p.accent))
