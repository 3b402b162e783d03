"""Wind turbines and solar fields."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import Colour, lightness, mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points, closed_below, ellipse, height_at, hills, rect, ribbon
from scripts.sample_art.drawing.land import contours, grass, green, hill
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore, sea_light
from scripts.sample_art.drawing.sky import gulls, paint_sky
from scripts.sample_art.drawing.water import reflect, strokes, surface


@motif("turbines", "wind", "windfarm")
def turbines(s: Scene) -> None:
    """Wind turbines on a ridge or in the sea."""
    p, c = s.p, s.c
    line = s.u(560, 620)
    paint_sky(s, line)
    count = s.many(4, 8, "turbines?")
    still = s.order.says("motionless", "still")
    white = s.white(0.02) if not s.foggy else mix(s.white(), p.depth(0.6), 0.45)
    sky = lightness(mix(p.sky[1], p.sky[2], 0.5))
    if abs(lightness(white) - sky) < 0.12:
        white = p.depth(0.72) if sky > 0.55 else mix(white, p.light, 0.6)
    if s.chance(0.45) and not s.order.says("ridge", "hill"):
        far_shore(s, line, s.u(30, 80))
        surface(s, line)
        sea_light(s, line)
        before = c.pixels.copy()
        spots = sorted((s.u(0.12, 1.0), index) for index in range(count))
        for near, index in spots:
            x = s.w * (0.06 + 0.88 * ((index * 0.618) % 1.0))
            base = line + 4 + 150 * near**2
            turbine(s, x, base, 130 + 420 * near**1.3, p.far(white, (1 - near) * 0.5), still)
            c.shape(rect(x - 5 - 9 * near, base - 12 * near, 10 + 18 * near, 14 * near + 3), s.tint(p.accent2, near), waver=0.0)
        reflect(s, line + 60, 240, 0.4, 1.2, 0.9, before)
        strokes(s, line + 40, s.h, mix(p.water[0], p.light, 0.4), 0.35, 50)
        gulls(s, s.w * 0.5, line * 0.7, 300, s.i(3, 8), 14, p.depth(0.7))
        return
    if s.chance(0.5):
        far_shore(s, line - 20, 110, 0.1)
        s.c.shape(rect(-5, line - 22, s.w + 10, 120), vertical(line - 22, line + 100, mix(p.water[0], p.haze, 0.3), p.water[0]))
        strokes(s, line - 20, line + 90, mix(p.water[0], p.light, 0.5), 0.4, 30)
    else:
        mountains(s, line + 20, s.u(130, 200), 0.08, 0.0)
        s.haze(line, 150, 0.5)
    placed = 0
    for near, tall, share in ((0.4, 110, 0.5), (0.62, 130, 1.0)):
        body = green(s, 0.45, near + 0.1)
        ridge_line = hills(s.r, -40, s.w + 40, line + 30 + 190 * near, tall, 1.7)
        wanted = (round(count * share) if count > 4 else 0) if near < 0.5 else count - placed
        for index in range(wanted):
            x = s.w * (index + s.u(0.2, 0.8)) / max(1, wanted)
            y = height_at(ridge_line, x)
            turbine(s, x, y + 8, (220 if near < 0.5 else 400) * s.u(0.86, 1.12), p.far(white, 0.35 if near < 0.5 else 0.0), still)
        placed += wanted
        c.shape(closed_below(ridge_line, s.h + 20), vertical(line, s.h, p.lit(body, 0.2), body, p.shade(body, 0.25), grain=0.08), waver=1.0)
        contours(s, ridge_line, 150, p.lit(body, 0.35), 60, 0.4)
        c.veil(line, line + 200, p.haze, 0.15 if not s.foggy else 0.45, 0.0)
    front = hill(s, s.h + 20, 110, 0.9, 1.3, mix(p.ink, green(s, 0.5), 0.35))
    if s.chance(0.5):
        for _ in range(s.i(9, 16)):
            x = s.u(0, s.w)
            sheep(s, x, height_at(front, x) + s.u(-50, -6), s.u(15, 24))
    grass(s, s.h, 60, p.ink, 260)


def sheep(s: Scene, x: float, y: float, size: float) -> None:
    """A grazing sheep."""
    s.c.shapes(
        [rect(x - size * 0.5, y - size * 0.1, size * 0.1, size * 0.5), rect(x + size * 0.35, y - size * 0.1, size * 0.1, size * 0.5)],
        s.p.ink,
        1.0,
        0.0,
    )
    s.c.shapes(
        [ellipse(x, y - size * 0.2, size * 0.75, size * 0.42), ellipse(x - size * 0.3, y - size * 0.36, size * 0.35, size * 0.28)],
        s.white(0.05),
    )
    s.c.shape(ellipse(x + size * 0.8, y + size * 0.02, size * 0.2, size * 0.26), s.p.ink)


def turbine(s: Scene, x: float, base: float, tall: float, colour: Colour, still: bool = False) -> None:
    """One turbine; blades at a chance angle."""
    c, p = s.c, s.p
    top = base - tall * 0.66
    side = 1 if (s.sun or (0.0, 0.0))[0] < x else -1
    c.shape(
        [(x - tall * 0.017, base), (x - tall * 0.009, top), (x + tall * 0.009, top), (x + tall * 0.017, base)],
        linear((x - side * tall * 0.017, 0), (x + side * tall * 0.017, 0), colour, p.shade(colour, 0.35), grain=0.05),
        waver=0.0,
    )
    start = s.u(0, 120) if not still else s.pick([30.0, 90.0, 12.0])
    reach = tall * 0.42
    for blade in range(3):
        angle = math.radians(start + blade * 120)
        ux, uy = math.cos(angle), math.sin(angle)
        path = [(x + ux * reach * t, top + uy * reach * t) for t in (0.0, 0.12, 0.3, 0.6, 1.0)]
        path = [(px - uy * reach * 0.02 * k, py + ux * reach * 0.02 * k) for (px, py), k in zip(path, (0, 1, 1.2, 0.6, 0), strict=True)]
        c.shape(
            ribbon(path, [tall * 0.012, tall * 0.026, tall * 0.022, tall * 0.013, 0.8]),
            colour if blade else p.shade(colour, 0.12),
            waver=0.0,
        )
    c.shape(ellipse(x, top, tall * 0.017, tall * 0.017), p.shade(colour, 0.2), waver=0.0)


@motif("solar-field", "solar")
def solar_field(s: Scene) -> None:
    """Rows of panels running to the horizon."""
    p, c = s.p, s.c
    view = View(s.w * s.u(0.3, 0.7), s.u(330, 400), s.u(4.0, 6.5), 900)
    paint_sky(s, view.y + 10, sun_x=view.x + s.u(-300, 300))
    if s.chance(0.6) and not s.order.says("flat", "plain"):
        hill(s, view.y + 8, s.u(60, 120), 0.12, 3.0)
        hill(s, view.y + 8, s.u(30, 60), 0.25, 4.0)
        s.haze(view.y, 100, 0.4)
    if s.order.says("dust"):
        for layer in range(4):
            dust = mix(p.accent2, p.haze, 0.15 + 0.18 * layer)
            puffs: list[Points] = [rect(-10, view.y - 60, s.w + 20, 80)]
            for _ in range(46):
                size = s.u(30, 95) * (1 - 0.14 * layer)
                puffs.append(ellipse(s.u(-40, s.w + 40), view.y - s.u(0.1, 1.0) * (230 - 52 * layer), size * 1.3, size))
            c.shapes(puffs, vertical(view.y - 280, view.y + 10, p.lit(dust, 0.35), dust, p.shade(dust, 0.12), grain=0.08), 0.62, 1.5)
    earth = mix(p.depth(0.38), p.accent2, 0.25)
    c.shape(rect(-5, view.y, s.w + 10, s.h), vertical(view.y, s.h, p.far(earth, 0.5), earth, p.shade(earth, 0.3), grain=0.08))
    strip = s.order.says("strip", "either side")
    blue = mix(mix(p.water[1], p.ink, 0.35), (28, 52, 92), 0.35 if not s.night else 0.1)
    flash = mix(p.sky[1], p.light, 0.45)
    pitch = 4.4
    for index in range(-13, 14):
        if strip and index == 0:
            continue
        a = index * pitch + (0.0 if not strip else (1.8 if index > 0 else -1.8))
        left, right = a - 1.55, a + 1.55
        c.shape(view.floor(left + 0.4, right + 0.9, 3.2, 240), flat(p.ink, 0.0), 0.32, 0.0)
        for post in range(14):
            z = 5.0 * 1.26**post
            c.line([view.at(right - 0.2, 0, z), view.at(right - 0.2, 1.5, z)], max(1.0, view.size(0.09, z)), p.shade(earth, 0.5))
        quad = view.shape([(left, 0.7, 3.2), (left, 0.7, 240), (right, 1.9, 240), (right, 1.9, 3.2)])
        c.shape(quad, vertical(view.y, s.h, flash, mix(blue, flash, 0.35), blue, p.shade(blue, 0.2), grain=0.03), waver=0.0)
        grid: list[Points] = [
            view.shape([(left + 3.1 * k / 4, 0.7 + 1.2 * k / 4, 3.2), (left + 3.1 * k / 4, 0.7 + 1.2 * k / 4, 120)]) for k in (1, 2, 3)
        ]
        z = 3.2
        while z < 60:
            grid.append(view.shape([(left, 0.7, z), (right, 1.9, z)]))
            z *= 1.11
        c.lines(grid, 1.2, mix(blue, p.light, 0.4), 0.55)
        c.line(view.shape([(right, 1.92, 3.2), (right, 1.92, 200)]), 2.2, mix(p.light, blue, 0.2), 0.9)
    s.haze(view.y + 14, 60, 0.5)
    if s.chance(0.5) and not strip:
        x, y = view.at(pitch / 2 + 0.1, 0, 14)
        person(s, x, y, view.size(1.75, 14), 1, 0.8, s.tint(p.accent2))
