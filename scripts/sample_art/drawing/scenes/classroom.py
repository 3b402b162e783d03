"""Desks in rows before a board."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import ellipse, spline
from scripts.sample_art.drawing.interiors import wall_tone, wood
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene


@motif("classroom", "school", "schools")
def classroom(s: Scene) -> None:
    """Desks in rows before a board, light from the side."""
    p, c = s.p, s.c
    s.indoors = True
    view = View(s.w * s.u(0.46, 0.6), s.u(400, 440), 1.75, 900)
    wall = mix(wall_tone(s), p.light, 0.12 if not s.night else 0.0)
    half, high, far = 4.6, 3.6, 10.5
    c.fill(c.whole(), vertical(0, s.h, p.shade(wall, 0.2), wall, grain=0.04))
    end = view.front(-half, half, 0, high, far)
    c.shape(end, vertical(end[0][1], end[2][1], wall, p.lit(wall, 0.15), grain=0.04))
    c.shape(
        view.shape([(-half, high, 1), (-half, high, far), (half, high, far), (half, high, 1)]),
        vertical(0, end[0][1], p.lit(wall, 0.1), p.lit(wall, 0.35)),
    )
    timber = wood(s)
    c.shape(view.floor(-half, half, 1.0, far), vertical(end[2][1], s.h, p.lit(timber, 0.3), timber, p.shade(timber, 0.4), grain=0.05))
    c.lines([[view.at(k * 0.5, 0, 1.2), view.at(k * 0.5, 0, far)] for k in range(-9, 10)], 1.4, p.shade(timber, 0.4), 0.5)
    c.shape(
        view.side(-half, 0, high, 1.0, far),
        linear(view.at(-half, 0, 3), view.at(-half, 0, far), p.shade(wall, 0.25), p.shade(wall, 0.08), grain=0.04),
    )
    c.shape(
        view.side(half, 0, high, 1.0, far),
        linear(view.at(half, 0, 3), view.at(half, 0, far), p.shade(wall, 0.5), p.shade(wall, 0.3), grain=0.04),
    )
    light = mix(p.sky[2], p.light, 0.5) if not s.night else p.sky[1]
    for bay in range(4):
        z0, z1 = 2.3 + bay * 2.1, 3.9 + bay * 2.1
        pane = view.side(-half * 0.995, 1.0, 3.1, z0, z1)
        c.shape(view.side(-half, 0.92, 3.18, z0 - 0.08, z1 + 0.08), s.white(0.05))
        c.shape(pane, vertical(100, 500, mix(p.sky[1], light, 0.4), light, grain=0.04))
        c.lines(
            [
                view.shape([(-half * 0.99, 1.0, (z0 + z1) / 2), (-half * 0.99, 3.1, (z0 + z1) / 2)]),
                view.shape([(-half * 0.99, 2.2, z0), (-half * 0.99, 2.2, z1)]),
            ],
            4,
            s.white(0.08),
        )
        if not s.night:
            c.shape(
                view.shape([(-half + 0.9, 0.0, z0), (-half + 4.4, 0.0, z0 - 0.5), (-half + 4.4, 0.0, z1 - 0.7), (-half + 0.9, 0.0, z1)]),
                flat(mix(p.sun, p.light, 0.3), 0.0),
                0.26,
            )
    board = view.front(-2.3, 2.3, 0.95, 2.6, far)
    slate = mix(mix(p.leaf, p.ink, 0.55), p.depth(0.8), 0.2)
    c.shape(view.front(-2.42, 2.42, 0.83, 2.72, far), timber)
    c.shape(board, vertical(board[0][1], board[2][1], slate, p.lit(slate, 0.1), grain=0.08))
    chalk = mix(p.light, slate, 0.25)
    bx, by = view.at(0, 1.8, far)
    c.line(ellipse(bx - 100, by, 46, 46), 2.2, chalk, 0.75)
    c.lines(
        [
            [(bx - 146, by), (bx - 54, by)],
            [(bx - 100, by), (bx - 68, by - 33)],
            [(bx + 10, by + 40), (bx + 150, by + 40)],
            [(bx + 10, by + 40), (bx + 10, by - 46)],
        ],
        2.2,
        chalk,
        0.75,
    )
    c.line(spline([(bx + 14, by + 34), (bx + 60, by + 20), (bx + 96, by - 22), (bx + 146, by - 36)]), 2.4, s.tint(p.accent2), 0.9)
    clock = view.at(0, 3.1, far)
    c.shape(ellipse(*clock, 20, 20), p.ink, waver=0.0)
    c.shape(ellipse(*clock, 17, 17), s.white(), waver=0.0)
    c.lines([[clock, (clock[0] + 8, clock[1] - 6)], [clock, (clock[0] - 3, clock[1] - 13)]], 2, p.ink)
    chair = s.tint(p.accent)
    full = not s.order.says("empty", "nobody") and s.chance(0.5)
    for z in (8.2, 6.6, 5.2, 4.0, 3.0):
        for across in (-2.9, -0.95, 0.95, 2.9):
            a = across * 0.95
            top = p.lit(timber, 0.35)
            c.lines(
                [view.shape([(a + k, 0, z), (a + k, 0.7, z)]) for k in (-0.55, 0.55)],
                max(2.0, view.size(0.05, z)),
                mix(p.light, p.ink, 0.5),
            )
            c.shape(
                view.floor(a - 0.62, a + 0.62, z, z + 0.55, 0.72),
                vertical(view.at(0, 0.72, z + 0.55)[1], view.at(0, 0.72, z)[1], p.lit(top, 0.25), top),
            )
            c.shape(view.front(a - 0.62, a + 0.62, 0.66, 0.73, z), p.shade(top, 0.3), waver=0.0)
            zc = z - 0.28
            c.lines(
                [view.shape([(a + k, 0, zc), (a + k, 0.85, zc)]) for k in (-0.2, 0.2)],
                max(2.0, view.size(0.045, zc)),
                mix(p.light, p.ink, 0.5),
            )
            if full and s.chance(0.8) and z > 3.2:
                x, y = view.at(a, 0.42, zc)
                u = view.size(1.0, zc)
                shirt = s.tint(s.pick([p.accent, p.accent2, p.light, p.leaf, p.water[1]]))
                c.shape(
                    [(x - u * 0.22, y + u * 0.1), *ellipse(x, y - u * 0.36, u * 0.22, u * 0.16, 180, 360), (x + u * 0.22, y + u * 0.1)],
                    vertical(y - u * 0.5, y, shirt, p.shade(shirt, 0.3)),
                )
                hair = s.tint(s.pick([(35, 28, 26), (92, 62, 40), (170, 120, 70), (60, 40, 30)]))
                c.shape(ellipse(x, y - u * 0.66, u * 0.115, u * 0.14), hair, waver=0.0)
                if s.chance(0.35):
                    c.shapes([ellipse(x + k * u * 0.13, y - u * 0.58, u * 0.045, u * 0.08) for k in (-1, 1)], hair, 1.0, 0.0)
            c.shape(
                view.front(a - 0.22, a + 0.22, 0.55, 0.85, zc),
                vertical(view.at(0, 0.85, zc)[1], view.at(0, 0.55, zc)[1], p.lit(chair, 0.15), p.shade(chair, 0.2)),
                waver=0.2,
            )
