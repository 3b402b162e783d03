"""Shelves running back to a window."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import ellipse, lens, rect
from scripts.sample_art.drawing.interiors import books, desk_lamp, papers, wall_tone, window, wood
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene


@motif("library", "archive")
def library(s: Scene) -> None:
    """Shelves running back to a window, a lamp on a table."""
    p, c = s.p, s.c
    s.indoors = True
    view = View(s.w * s.u(0.4, 0.6), s.u(430, 480), 1.9, 900)
    timber = mix(wood(s), p.ink, 0.2)
    wall = mix(wall_tone(s), p.ink, 0.2)
    half, high, far = 2.7, 5.4, 19.0
    c.fill(c.whole(), vertical(0, s.h, p.shade(wall, 0.45), wall, grain=0.04))
    end = view.front(-half, half, 0, high, far)
    c.shape(end, vertical(end[0][1], end[2][1], p.shade(wall, 0.1), p.lit(wall, 0.15), grain=0.04))
    left, right = view.at(-1.5, 4.2, far), view.at(1.5, 1.2, far)
    window(s, left[0], left[1], right[0] - left[0], right[1] - left[1], "", 3, 4, True, p.lit(timber, 0.2))
    if not s.night:
        c.glow((left[0] + right[0]) / 2, (left[1] + right[1]) / 2, 420, mix(p.sun, p.light, 0.5), 0.5)
    c.shape(view.floor(-half, half, 1.0, far), vertical(end[2][1], s.h, p.lit(timber, 0.3), timber, p.shade(timber, 0.5), grain=0.05))
    c.shape(
        view.shape([(-0.8, 0, 1.0), (-0.8, 0, far), (0.8, 0, far), (0.8, 0, 1.0)]),
        vertical(end[2][1], s.h, s.tint(p.accent), p.shade(s.tint(p.accent), 0.5), grain=0.06),
        0.85,
    )
    c.shape(
        view.shape([(-half, high, 1.0), (-half, high, far), (half, high, far), (half, high, 1.0)]),
        vertical(0, end[0][1], p.shade(timber, 0.7), p.shade(timber, 0.35)),
    )
    cold = s.order.says("cold", "blue")
    hues = [
        p.accent,
        p.accent2,
        p.depth(0.55),
        mix(p.light, p.depth(0.4), 0.3),
        mix(p.leaf, p.ink, 0.25),
        mix(p.accent, p.ink, 0.5),
        mix(p.water[1], p.ink, 0.3),
        mix(p.accent2, p.ink, 0.5),
    ]
    tones = [s.tint(mix(hue, p.water[1], 0.4) if cold else hue) for hue in hues]
    for side in (-1, 1):
        x = side * half
        c.shape(view.side(x, 0, high, 1.2, far), p.shade(timber, 0.55))
        bays = [1.2 * 1.42**k for k in range(9)]
        for near, back in reversed(list(zip(bays, [*bays[1:], far], strict=True))):
            if near >= far:
                continue
            end_z = min(back, far)
            for level in range(7):
                low = 0.15 + level * 0.74
                z = near + (end_z - near) * 0.04
                while z < end_z * 0.985:
                    deep = (end_z - near) * s.u(0.012, 0.04)
                    tall = s.u(0.42, 0.6)
                    tone = mix(mix(s.pick(tones), p.ink, 0.12 + (0.2 if s.night else 0.0)), wall, min(0.5, z / 40))
                    if s.chance(0.95):
                        c.shape(view.side(x * 0.985, low, low + tall, z, z + deep * 0.9), tone, waver=0.0)
                    z += deep
                c.shape(view.side(x * 0.97, low - 0.07, low, near, end_z), p.lit(timber, 0.12), waver=0.0)
            c.shape(view.side(x * 0.965, 0, high, near, near + (end_z - near) * 0.035), p.lit(timber, 0.2), waver=0.2)
    if s.chance(0.6):
        z, x = 5.2, s.pick([-1, 1]) * half
        foot, head = (x * 0.62, 0.0), (x * 0.96, 3.9)
        for shift in (-0.22, 0.22):
            c.line([view.at(foot[0], 0, z + shift), view.at(head[0], head[1], z + shift)], 6, p.lit(timber, 0.35))
        c.lines(
            [
                [
                    view.at(foot[0] + (head[0] - foot[0]) * k / 9, head[1] * k / 9, z - 0.22),
                    view.at(foot[0] + (head[0] - foot[0]) * k / 9, head[1] * k / 9, z + 0.22),
                ]
                for k in range(1, 9)
            ],
            5,
            p.lit(timber, 0.3),
        )
    if s.order.says("end of the row"):
        lx, ly = view.at(0.0, 0.9, 12)
        c.shape(view.front(-0.5, 0.5, 0.0, 0.9, 12), p.shade(timber, 0.3))
        desk_lamp(s, lx, ly, 70, s.tint(p.accent2))
    else:
        top = s.h - 150
        c.shape(
            [(s.w * 0.22, top), (s.w * 0.78, top), (s.w * 0.86, top + 74), (s.w * 0.14, top + 74)],
            vertical(top, top + 74, p.lit(timber, 0.4), timber, grain=0.05),
        )
        c.shape(rect(s.w * 0.14, top + 72, s.w * 0.72, 20), p.shade(timber, 0.45))
        c.shapes([rect(s.w * k, top + 90, 34, 120) for k in (0.17, 0.81)], p.shade(timber, 0.6))
        lamp_x = s.w * s.u(0.4, 0.6)
        papers(s, lamp_x + s.u(-180, 180), top + 42, 210, s.i(2, 4))
        books(s, lamp_x + 190, lamp_x + 290, top + 24, 92)
        _banker(s, lamp_x, top + 26, 150, s.tint(p.leaf) if s.order.says("green") else s.tint(s.pick([p.leaf, p.accent2, p.accent])))
    if s.chance(0.4) and not s.order.says("nobody", "no one"):
        px, py = view.at(s.u(-0.9, 0.9), 0, 8.5)
        person(s, px, py, view.size(1.75, 8.5), s.pick([-1, 1]), back=s.chance(0.5))


def _banker(s: Scene, x: float, y: float, size: float, tone: tuple[float, float, float]) -> None:
    p, c = s.p, s.c
    c.glow(x, y - size * 0.4, size * 2.6, p.lamp, 0.7, 1.8)
    c.shape(lens(x, y + 4, size * 2.0, size * 0.24), flat(p.lamp, 0.0), 0.4, 0.0)
    c.shape(lens(x, y, size * 0.5, size * 0.1), p.ink, waver=0.0)
    c.line([(x, y), (x, y - size * 0.66)], [size * 0.06, size * 0.04], s.tint(p.accent2))
    hood = [
        (x - size * 0.46, y - size * 0.56),
        *ellipse(x, y - size * 0.6, size * 0.42, size * 0.24, 190, 350),
        (x + size * 0.46, y - size * 0.56),
    ]
    c.shape(hood, vertical(y - size * 0.85, y - size * 0.55, p.lit(tone, 0.2), mix(tone, p.lamp, 0.35), grain=0.05))
    c.shape(lens(x, y - size * 0.555, size * 0.86, size * 0.05), mix(p.lamp, p.light, 0.5), waver=0.0)
