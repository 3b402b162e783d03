"""Eights on the water."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, linear
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.figures import SKINS
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, limb, ribbon, spline, turned
from scripts.sample_art.drawing.land import green, hill, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import sea_light
from scripts.sample_art.drawing.sky import paint_sky
from scripts.sample_art.drawing.water import reflect, strokes, surface


@motif("rowers", "rowing")
def rowers(s: Scene) -> None:
    """Eights on the water: from above, or in line against the light."""
    p, c = s.p, s.c
    if s.order.says("above") or (not s.order.says("lake", "hills") and s.chance(0.5)):
        _rowers_above(s)
        return
    line = s.u(430, 480)
    paint_sky(s, line)
    steep = s.order.says("steep", "hills")
    mountains(s, line, s.u(300, 360) if steep else 170, 0.12, 0.0)
    s.haze(line, 150, 0.45)
    shore = hill(s, line + 4, 90 if steep else 60, 0.45, 1.8, green(s, 0.4, 0.55), floor=line + 2)
    tree_line(s, shore, 22, green(s, 0.35, 0.7))
    surface(s, line, waves=0.6)
    reflect(s, line, s.h - line, 0.7, 0.5, 0.9)
    sea_light(s, line, 0.8)
    boats = s.many(1, 2, "eights?", "boats?", "crews?")
    for index in range(boats):
        near = 1.0 if index == boats - 1 else 0.5
        y = line + (150 if near < 1 else s.u(230, 270)) - (0 if boats > 1 else 30)
        before = c.pixels.copy()
        _eight_side(
            s,
            s.w * s.u(0.46, 0.54) + (120 if near < 1 else 0),
            y,
            1180 * (0.55 + 0.45 * near),
            s.tint(p.accent if near == 1 else p.accent2),
        )
        reflect(s, y + 2, s.h - y, 0.6, 0.9, 0.9, before)
        strokes(s, y, y + 40, mix(p.water[0], p.light, 0.6), 0.55, 26, s.w * 0.1, s.w * 0.9)
    strokes(s, line + 60, s.h, mix(p.water[0], p.light, 0.5), 0.3, 50)


def _eight_side(s: Scene, x: float, y: float, length: float, vest: Colour) -> None:
    p, c = s.p, s.c
    unit = length / 1180
    hull = spline(
        [
            (x - length / 2, y - 5 * unit),
            (x, y - 10 * unit),
            (x + length / 2, y - 6 * unit),
            (x + length * 0.4, y + 4 * unit),
            (x - length * 0.4, y + 4 * unit),
        ],
        closed=True,
        steps=8,
    )
    phase = s.pick([0.0, 0.5, 1.0])
    oars: list[Points] = []
    blades: list[Points] = []
    for seat in range(8):
        sx = x - length * 0.34 + seat * length * 0.083
        hip = (sx, y - 16 * unit)
        shoulder = (sx + (16 - 40 * phase) * unit, y - 66 * unit)
        head = (shoulder[0] + (6 - 10 * phase) * unit, shoulder[1] - 23 * unit)
        hands = (sx + (66 - 66 * phase) * unit, y - 40 * unit)
        skin = s.tint(s.pick(SKINS))
        knee = (sx + 42 * unit, y - (44 - 24 * phase) * unit)
        c.shapes(
            [limb(hip, knee, 15 * unit, 12 * unit), limb(knee, (sx + 76 * unit, y - 12 * unit), 12 * unit, 8 * unit)],
            p.shade(skin, 0.2),
            1.0,
            0.0,
        )
        c.shape(limb(shoulder, hip, 25 * unit, 22 * unit), vest, waver=0.0)
        c.shape(limb(shoulder, hands, 9 * unit, 7 * unit), skin, waver=0.0)
        c.shape(ellipse(*head, 9.5 * unit, 12 * unit), skin, waver=0.0)
        c.shape(ellipse(head[0], head[1] - 3 * unit, 10 * unit, 10 * unit, 180, 360), p.ink, waver=0.0)
        near = seat % 2
        out = (hands[0] + (64 - 120 * (0.5 - phase)) * unit * (1 if near else 0.8), y + (34 if near else -2) * unit)
        oars.append(ribbon([hands, out], [3 * unit, 2.4 * unit]))
        blades.append(limb((out[0] - 4 * unit, out[1]), (out[0] + 15 * unit, out[1] + 4 * unit), 7 * unit, 11 * unit))
    cox = x + length * 0.37
    c.shape(limb((cox, y - 44 * unit), (cox - 6 * unit, y - 10 * unit), 20 * unit, 22 * unit), p.shade(vest, 0.3), waver=0.0)
    c.shape(ellipse(cox, y - 62 * unit, 9 * unit, 11 * unit), s.tint(s.pick(SKINS)), waver=0.0)
    c.shape(ellipse(cox, y - 66 * unit, 10 * unit, 9 * unit, 180, 360), p.light, waver=0.0)
    c.shape(hull, s.white(0.02))
    c.shape(
        spline(
            [
                (x - length / 2, y - 3 * unit),
                (x, y - 3 * unit),
                (x + length / 2, y - 4 * unit),
                (x + length * 0.4, y + 4 * unit),
                (x - length * 0.4, y + 4 * unit),
            ],
            closed=True,
            steps=8,
        ),
        p.shade(vest, 0.2),
    )
    c.shapes(oars, mix(p.light, p.depth(0.5), 0.2), 1.0, 0.0)
    c.shapes(blades, vest, 1.0, 0.0)
    c.shapes([lens(shape[0][0], shape[0][1] + 6 * unit, 44 * unit, 4 * unit) for shape in blades[1::2]], p.light, 0.7, 0.0)


def _rowers_above(s: Scene) -> None:
    p, c = s.p, s.c
    s.sun = (s.w * 0.1, 0.0)
    c.fill(
        c.whole(),
        linear(
            (0, 0),
            (s.w, s.h),
            mix(p.water[0], p.light, 0.15),
            p.water[0],
            p.water[1],
            mix(p.water[1], p.ink, 0.2),
            grain=0.018,
            texture=0.012,
        ),
    )
    strokes(s, -s.h * 0.6, s.h, mix(p.water[0], p.light, 0.45), 0.22, 130)
    strokes(s, -s.h * 0.6, s.h, mix(p.water[1], p.ink, 0.3), 0.16, 90)
    boats = s.many(2, 3, "boats?", "eights?", "crews?")
    tilt = s.u(-24, -12)
    colours = [p.accent, p.accent2, p.light]
    for index in range(boats):
        cx = s.w * (0.5 + (index - (boats - 1) / 2) * 0.17 * s.u(0.6, 1.3))
        cy = s.h * (0.5 + (index - (boats - 1) / 2) * 0.36)
        _eight_above(s, cx, cy, s.u(900, 980), tilt, s.tint(colours[index % 3]))


def _eight_above(s: Scene, x: float, y: float, length: float, tilt: float, vest: Colour) -> None:
    p, c = s.p, s.c

    def at(points: Points) -> Points:
        return turned([(x + px * length, y + py * length) for px, py in points], tilt, (x, y))

    hull = spline([(-0.5, 0), (-0.2, -0.013), (0.2, -0.013), (0.52, 0), (0.2, 0.013), (-0.2, 0.013)], closed=True, steps=8)
    c.soft([(px + 26, py + 34) for px, py in at(hull)], flat(p.ink, 0.0), 5, 0.4)
    sweep = s.u(-0.06, 0.06)
    pale = mix(p.light, p.water[0], 0.15)
    for seat in range(8):
        sx = -0.3 + seat * 0.078
        side = -1 if seat % 2 else 1
        tip = (sx - sweep, side * 0.17)
        c.shape(ribbon([(px + 26, py + 34) for px, py in at([(sx, side * 0.01), tip])], [2, 2]), flat(p.ink, 0.0), 0.25, 0.0)
        c.shape(ribbon(at([(sx + 0.01, -side * 0.008), tip]), [4, 3.2]), mix(p.light, p.depth(0.5), 0.25), waver=0.0)
        c.shape(limb(*at([(tip[0], tip[1] * 0.93), (tip[0] - sweep * 0.1, tip[1] * 1.1)]), 8, 13), vest, waver=0.0)
        for ring in (10, 18):
            c.line(ellipse(*at([(sx - 0.045, side * 0.17)])[0], ring * 1.5, ring), [0.5, 1.8, 0.5], pale, 0.5)
    c.shape(at(hull), s.white())
    c.shape(at([(px * 0.92, py * 0.55) for px, py in hull]), p.shade(s.white(), 0.3))
    for seat in range(8):
        sx = -0.3 + seat * 0.078
        cx, cy = at([(sx, 0)])[0]
        skin = s.tint(s.pick(SKINS))
        c.shapes([limb((cx, cy), at([(sx - 0.03, k * 0.012)])[0], 10, 7) for k in (-1, 1)], skin, 1.0, 0.0)
        c.shape(turned(ellipse(cx, cy, 12, 21), tilt, (cx, cy)), vest, waver=0.0)
        hx, hy = at([(sx + 0.006, 0)])[0]
        c.shape(ellipse(hx, hy, 9, 9), s.tint(s.pick([(40, 30, 26), (96, 66, 44), (190, 150, 96)])), waver=0.0)
    c.shapes([turned(lens(x - length * (0.55 + 0.09 * k), y + (k % 3 - 1) * 8, 70, 5), tilt, (x, y)) for k in range(4)], pale, 0.5, 0.0)
