"""Runners and cyclists."""

from __future__ import annotations

from scripts.sample_art.drawing.athletes import cyclist, runner, runner_front
from scripts.sample_art.drawing.buildings import city
from scripts.sample_art.drawing.canvas import flat
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, rect
from scripts.sample_art.drawing.land import hill, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore, sea_light
from scripts.sample_art.drawing.sky import gulls, paint_sky
from scripts.sample_art.drawing.streets import pavement, row, street
from scripts.sample_art.drawing.water import reflect, surface


@motif("runners", "marathon", "running")
def runners(s: Scene) -> None:
    """A field of runners, along the water or coming at us down a street."""
    p, c = s.p, s.c
    vests = [s.tint(tone) for tone in (p.accent, p.accent2, p.light, mix(p.leaf, p.light, 0.1), p.water[1], p.depth(0.6))]
    if s.order.says("front", "street", "fog") or s.chance(0.35):
        view = View(s.w * s.u(0.42, 0.6), s.u(380, 420), 1.9, 1000)
        paint_sky(s, view.y + 60, sun_x=view.x)
        street(s, view, 6.5, 4.5)
        c.glow(view.x, view.y, 700 if s.foggy else 360, p.haze, 0.9 if s.foggy else 0.6, 1.3)
        count = s.many(7, 11, "runners?")
        depths = sorted((5.2 + 15 * (index / count) ** 1.2 + s.u(-0.3, 0.3) for index in range(count)), reverse=True)
        for index, z in enumerate(depths):
            across = 2.6 * (-1 if index % 2 else 1) * s.u(0.15, 1.0)
            x, y = view.at(across, s.u(0.0, 0.08), z)
            air = min(0.9, max(0.0, (z - 5) / (13 if s.foggy else 40)))
            if not s.foggy:
                c.shape(lens(x, y, view.size(0.9, z), view.size(0.12, z)), flat(p.ink, 0.0), 0.3, 0.0)
            runner_front(s, x, y, view.size(1.78, z), s.pick(vests), p.haze, air)
        return
    line = s.u(470, 520)
    paint_sky(s, line)
    far_shore(s, line, s.u(80, 150))
    city(s, line, 0.25, 56, -20, s.w + 20, 0.1, 0.5, panes=s.lampy)
    s.haze(line, 120, 0.4)
    surface(s, line, line + 160)
    reflect(s, line, 150, 0.6)
    sea_light(s, line, 0.6)
    ground = line + s.u(120, 150)
    c.shape(rect(-5, ground - 8, s.w + 10, 14), p.lit(p.depth(0.6), 0.3))
    pavement(s, ground)
    rails: list[Points] = [[(-5, ground - 70), (s.w + 5, ground - 70)], [(-5, ground - 36), (s.w + 5, ground - 36)]]
    rails += [[(x * 66.0, ground - 74), (x * 66.0, ground)] for x in range(26)]
    c.lines(rails, 3.4, p.depth(0.8))
    long = (s.sun or (0.0, 0.0))[0]
    for row_index, (y, size, number) in enumerate(((ground + 70, 220, s.i(4, 6)), (s.h - 46, 350, s.i(2, 4)))):
        for index in range(number):
            x = s.w * (index + s.u(0.2, 0.8)) / number
            if s.sun and not (s.foggy or s.wet or s.night):
                c.shape(lens(x + (40 if long < x else -40), y + 4, size * 0.7, size * 0.05), flat(p.ink, 0.0), 0.3, 0.0)
            runner(s, x, y, size * s.u(0.94, 1.06), 1, s.pick(vests), p.ink if s.chance(0.6) else p.shade(s.pick(vests), 0.4))
        if row_index == 0:
            c.veil(y - 240, y + 20, p.haze, 0.05, 0.14)


@motif("cyclists", "cycling", "bicycle")
def cyclists(s: Scene) -> None:
    """Riders on a coast road, or couriers in a wet street."""
    p, c = s.p, s.c
    couriers = s.order.says("box", "carrier", "courier", "street")
    tones = [s.tint(tone) for tone in (p.accent, p.accent2, p.light, p.leaf, p.water[1])]
    if couriers:
        base = s.u(600, 640)
        paint_sky(s, base, sun=False)
        row(s, base, 380, 520, 0.5)
        c.veil(0, base, p.haze, 0.05, 0.2)
        pavement(s, base)
        for lamp in range(3):
            lx = s.w * (lamp + s.u(0.3, 0.6)) / 3
            c.line([(lx, base + 14), (lx, base - 300)], [7, 4], p.ink)
            c.shape(ellipse(lx, base - 308, 12, 14), p.lamp)
            c.glow(lx, base - 308, 210, p.lamp, 0.6)
    else:
        line = s.u(400, 450)
        paint_sky(s, line)
        far_shore(s, line, s.u(90, 190))
        surface(s, line, line + 230)
        sea_light(s, line, 0.7)
        slope = hill(s, line + 60, s.u(60, 110), 0.5, 1.2)
        tree_line(s, slope, 22, p.depth(0.62), 0.5)
        base = s.u(600, 640)
        pavement(s, base, mix(p.depth(0.6), p.haze, 0.15))
        c.shape(rect(-5, base - 30, s.w + 10, 12), s.white(0.05))
        c.shapes([rect(x * 110.0, base - 26, 12, 34) for x in range(16)], p.shade(s.white(), 0.3))
        gulls(s, s.w * 0.3, line * 0.6, 160, s.i(3, 6), 14, s.white())
    rows = (
        ((base + 60, 118, s.i(2, 3)), (s.h - 54, 196, s.i(2, 3))) if couriers else ((base + 70, 120, s.i(5, 7)), (s.h - 60, 196, s.i(3, 4)))
    )
    before = c.pixels.copy()
    for y, size, number in rows:
        for index in range(number):
            x = s.w * (index + s.u(0.3, 0.7)) / number
            c.shape(lens(x, y + 3, size * 1.7, size * 0.09), flat(p.ink, 0.0), 0.4, 0.0)
            cyclist(s, x, y, size, 1, s.pick(tones), not couriers, s.pick(tones) if couriers else None)
            if s.lampy and couriers:
                c.glow(x + size * 0.5, y - size * 0.9, size * 1.1, p.lamp, 0.6)
        if y < s.h - 100:
            c.veil(y - 230, y + 20, p.haze, 0.05, 0.14)
    if s.wet:
        reflect(s, s.h - 54, 54, 0.5, 0.8, 0.5, before)
