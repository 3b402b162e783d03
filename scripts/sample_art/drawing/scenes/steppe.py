"""The straight road across the plain."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, rect, spline
from scripts.sample_art.drawing.land import grass, hill, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import cumulus_bank, gulls, paint_sky


@motif("steppe-road", "road")
def steppe_road(s: Scene) -> None:
    """A straight road to a low horizon under a great sky."""
    p, c = s.p, s.c
    line = s.u(560, 630)
    paint_sky(s, line, clouds=s.weather != "cloud")
    if s.weather == "cloud":
        cumulus_bank(s, line)
    far = hill(s, line + 4, s.u(16, 50), 0.12, 2.0)
    s.haze(line, 80, 0.5)
    ground = mix(p.depth(0.42), p.accent2, 0.3)
    c.shape(rect(-5, line, s.w + 10, s.h), vertical(line, s.h, p.far(ground, 0.55), ground, p.shade(ground, 0.35), grain=0.08))
    for band in range(10):
        y = line + 10 + (s.h - line) * (band / 10) ** 1.5
        c.shape(
            lens(s.u(0, s.w), y, s.u(500, 1200), 6 + 22 * band / 10),
            s.pick([p.lit(ground, 0.25), p.shade(ground, 0.18), mix(ground, p.leaf, 0.3)]),
            0.4,
            1.2,
        )
    view = View(s.w * s.u(0.3, 0.7), line, 2.2, 900)
    lean = s.u(-3.0, 3.0)
    dirt = s.order.says("dirt", "dust")
    tone = mix(p.light, ground, 0.45) if dirt else mix(p.depth(0.6), p.haze, 0.25)
    c.shape(
        view.floor(lean - 2.9, lean + 2.9, 1.6, 800), vertical(line, s.h, p.far(tone, 0.4), tone, p.shade(tone, 0.2), grain=0.06), waver=0.4
    )
    if dirt:
        for rut in (-1.1, 1.1):
            c.shape(view.floor(lean + rut - 0.4, lean + rut + 0.4, 1.6, 400), p.shade(tone, 0.22), 0.6, 0.8)
    else:
        z = 2.4
        while z < 120:
            c.shape(view.floor(lean - 0.1, lean + 0.1, z, z * 1.22), mix(p.light, tone, 0.2), waver=0.0)
            z *= 1.6
    side = s.pick([-1, 1])
    wires: list[Points] = [[], []]
    for post in range(13):
        z = 3.6 * 1.42**post
        x = lean + side * 6.5
        c.line([view.at(x, 0, z), view.at(x, 6.4, z)], [max(1.1, view.size(0.17, z)), max(0.9, view.size(0.12, z))], p.depth(0.88))
        c.line([view.at(x - 0.8, 5.8, z), view.at(x + 0.8, 5.8, z)], max(1.0, view.size(0.12, z)), p.depth(0.88))
        for wire, shift in zip(wires, (-0.7, 0.7), strict=True):
            wire.append(view.at(x + shift, 5.9, z))
            if post < 12:
                wire.append(view.at(x + shift, 5.2, z * 1.18))
    c.lines([spline(wire) for wire in wires], 1.3, p.depth(0.88), 0.8)
    if not s.order.says("no cars", "empty") and s.chance(0.6):
        x, y = view.at(lean + 1.3, 0, 26)
        u = view.size(1.0, 26)
        c.soft(lens(x, y - u * 0.2, u * 9, u * 2.0), flat(p.lit(ground, 0.6), 0.0), 12, 0.6)
        c.shapes([rect(x - u * 1.05, y - u * 1.4, u * 2.1, u * 1.1), rect(x - u * 0.85, y - u * 2.1, u * 1.7, u * 0.9)], s.tint(p.accent))
        c.shape(rect(x - u * 0.72, y - u * 1.98, u * 1.44, u * 0.55), mix(p.ink, p.sky[1], 0.4))
        c.shapes([ellipse(x + k * u * 0.75, y - u * 0.95, u * 0.15, u * 0.15) for k in (-1, 1)], p.lamp)
    if s.order.says("dust"):
        for puff in range(7):
            c.soft(
                lens(view.x + s.u(-300, 400), line + s.u(-12, 30), s.u(200, 500), s.u(24, 60)),
                flat(mix(p.accent2, p.haze, 0.5), 0.0),
                16,
                0.35,
            )
            if puff > 5:
                break
    tree_line(s, far, 10, p.depth(0.3), 0.25, s.w * 0.1, s.w * 0.4)
    grass(s, s.h, 120, p.shade(ground, 0.6), 200, 0, view.at(lean - 4, 0, 2.0)[0])
    grass(s, s.h, 120, p.shade(ground, 0.6), 200, view.at(lean + 4, 0, 2.0)[0], s.w)
    gulls(s, s.w * 0.7, line * 0.4, 120, s.i(0, 3), 16, p.depth(0.8))
