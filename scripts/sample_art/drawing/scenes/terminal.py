"""A high hall with a departure board."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points, arch, ellipse, lens, rect, ribbon
from scripts.sample_art.drawing.land import STONE
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.water import reflect


@motif("terminal", "station", "hall", "bank")
def terminal(s: Scene) -> None:
    """A high hall: arched window, board, waiting figures."""
    p, c = s.p, s.c
    view = View(s.w * s.u(0.4, 0.6), s.u(500, 550), 2.6, 900)
    far, half, high = 26.0, 11.0, 15.0
    stone = mix(s.tint(mix(STONE, p.light, 0.2)), p.depth(0.3), 0.25)
    c.fill(c.whole(), vertical(0, s.h, p.shade(stone, 0.25), stone, grain=0.04))
    end = view.front(-half, half, 0, high, far)
    c.shape(end, vertical(end[0][1], end[2][1], p.lit(stone, 0.1), p.lit(stone, 0.3), grain=0.04))
    c.shape(
        view.shape([(-half, high, 2), (-half, high, far), (half, high, far), (half, high, 2)]),
        vertical(0, end[0][1], p.shade(stone, 0.5), p.shade(stone, 0.2), grain=0.05),
    )
    outside = mix(p.sky[1], p.light, 0.35) if not s.night else p.sky[1]
    lights = [(-0.52, 0.2), (0.0, 0.28), (0.52, 0.2)]
    for centre, share in lights:
        wide, tall = half * share * 1.9, high * (0.52 if centre else 0.62)
        left = view.at(centre * half - wide / 2, 4.2, far)
        right = view.at(centre * half + wide / 2, 4.2, far)
        pane = arch(left[0], left[1], right[0] - left[0], view.size(tall, far))
        c.shape(pane, vertical(left[1] - 260, left[1], outside, mix(outside, p.sky[2], 0.7), grain=0.05))
        with c.clip([pane]):
            bars: list[Points] = [
                [(left[0] + (right[0] - left[0]) * k / 4, 0), (left[0] + (right[0] - left[0]) * k / 4, s.h)] for k in range(1, 4)
            ]
            bars += [[(0, left[1] - 34 * k), (s.w, left[1] - 34 * k)] for k in range(1, 9)]
            c.lines(bars, 2.4, p.depth(0.65))
        if not s.night:
            c.glow(left[0] + (right[0] - left[0]) / 2, left[1] - 100, 420, outside, 0.25)
    for side in (-1, 1):
        tone = p.shade(stone, 0.12 if side < 0 else 0.3)
        c.shape(
            view.side(side * half, 0, high, 2, far),
            linear(view.at(side * half, 0, 5), view.at(side * half, 0, far), p.shade(tone, 0.25), tone, grain=0.05),
        )
        for bay in reversed(range(6)):
            z0, z1 = 4 + bay * 3.7, 6.8 + bay * 3.7
            recess = [
                *view.shape([(side * half, 0, z0), (side * half, 5.4, z0)]),
                *[view.at(side * half, 5.4 + 1.7 * (1 - (2 * t / 8 - 1) ** 2) ** 0.5, z0 + (z1 - z0) * t / 8) for t in range(9)],
                *view.shape([(side * half, 5.4, z1), (side * half, 0, z1)]),
            ]
            c.shape(recess, p.shade(tone, 0.45))
            if s.lampy or s.chance(0.5):
                c.shape(view.side(side * half, 1.2, 3.0, z0 + 0.4, z1 - 0.4), mix(p.lamp, tone, 0.25 if s.lampy else 0.5))
            c.shape(view.side(side * half * 0.99, 0, 1.15, z0, z1), p.shade(s.tint((120, 84, 58)), 0.3))
            c.shape(view.side(side * half * 0.985, 7.8, 8.3, 3, far), p.lit(tone, 0.2), waver=0.0)
    floor = view.floor(-half, half, 1.2, far)
    c.shape(floor, vertical(end[2][1], s.h, p.lit(stone, 0.35), mix(stone, p.depth(0.5), 0.25), p.shade(stone, 0.4), grain=0.05))
    line = end[2][1]
    with c.clip([floor]):
        reflect(s, line, s.h - line, 0.28, 0.35)
        joints: list[Points] = [[view.at(x * 1.6, 0, 1.2), view.at(x * 1.6, 0, far)] for x in range(-6, 7)]
        joints += [[view.at(-half, 0, z), view.at(half, 0, z)] for z in (3.2, 4.2, 5.6, 7.6, 10.5, 15.0)]
        c.lines(joints, 1.4, p.shade(stone, 0.45), 0.5)
        if not s.night:
            for centre, share in lights:
                x0, x1 = view.x + (centre - share * 0.6) * 300, view.x + (centre + share * 0.6) * 300
                c.shape(
                    [(x0, line), (x1, line), (x1 + (x1 - view.x) * 1.6 - 120, s.h), (x0 + (x0 - view.x) * 1.6 - 120, s.h)],
                    vertical(line, s.h, p.light, p.lit(stone, 0.2)),
                    0.28,
                )
    _board(s, view, far - 7)
    if s.order.says("seats", "benches"):
        for z in (13.0, 9.6, 7.0):
            for side in (-1, 1):
                for seat in range(6):
                    a = side * (1.6 + seat * 1.1)
                    c.shape(view.front(a - 0.45, a + 0.45, 0.35, 1.05, z), p.shade(s.tint(p.accent), 0.35 + 0.02 * z))
                    c.shape(view.front(a - 0.45, a + 0.45, 0.42, 0.5, z), p.ink)
    few = s.order.says("few", "empty", "nobody")
    count = s.i(4, 6) if few else s.i(9, 14)
    depths = sorted((s.u(6.0, 22.0) for _ in range(count)), reverse=True)
    for z in depths:
        x, y = view.at(s.u(-0.75, 0.75) * half * min(1.0, z / 10), 0, z)
        c.shape(lens(x, y + 2, view.size(0.9, z), view.size(0.14, z)), flat(p.ink, 0.0), 0.3, 0.0)
        person(s, x, y, view.size(1.75, z), s.pick([-1, 1]), s.pick([0, 0, 1.0]), back=s.chance(0.4))


def _board(s: Scene, view: View, z: float) -> None:
    p, c = s.p, s.c
    left, top = view.at(-3.4, 7.4, z)
    right, low = view.at(3.4, 4.5, z)
    c.lines([[(left + 30, 0), (left + 30, top)], [(right - 30, 0), (right - 30, top)]], 3, p.ink)
    c.shape(rect(left, top, right - left, low - top), vertical(top, low, mix(p.ink, p.depth(0.8), 0.3), p.ink))
    rows = 7
    pitch = (low - top - 16) / rows
    cells: list[Points] = []
    marks: list[Points] = []
    for index in range(rows):
        y = top + 10 + pitch * index
        x = left + 12
        for size in (0.12, s.u(0.26, 0.42), 0.1, s.u(0.08, 0.14)):
            wide = (right - left - 40) * size
            (marks if size == 0.1 and s.chance(0.5) else cells).append(rect(x, y, wide, pitch * 0.5))
            x += wide + 12
    c.shapes(cells, mix(p.lamp, p.light, 0.4), 0.85, 0.0)
    c.shapes(marks, s.tint(p.accent), 1.0, 0.0)
    cx, cy = view.at(0, 9.0, z)
    c.shape(ellipse(cx, cy, 36, 36), p.ink, waver=0.0)
    c.shape(ellipse(cx, cy, 31, 31), s.white(), waver=0.0)
    c.shapes(
        [ribbon([(cx, cy), (cx + s.u(-16, 16), cy - 14)], [4, 3]), ribbon([(cx, cy), (cx + s.u(-24, 24), cy + 10)], [3, 2])],
        p.ink,
        1.0,
        0.0,
    )
