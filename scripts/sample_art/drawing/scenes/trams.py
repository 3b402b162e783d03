"""Trams, from the front and from the side."""

from __future__ import annotations

from scripts.sample_art.drawing.buildings import city
from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import people, person
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, rect, spline
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import paint_sky
from scripts.sample_art.drawing.streets import pavement, row, street
from scripts.sample_art.drawing.water import reflect


@motif("tram", "trams", "street")
def tram(s: Scene) -> None:
    """A tram coming down a street, or passing a row of houses."""
    if s.order.says("narrow", "curv", "headlamp", "towards") or s.chance(0.5):
        _tram_front(s)
    else:
        _tram_side(s)


def _tram_front(s: Scene) -> None:
    p, c = s.p, s.c
    view = View(s.w * s.u(0.42, 0.58), s.u(420, 470), 2.3, 900)
    paint_sky(s, view.y + 60, sun_x=view.x + s.u(-60, 60), sun_y=view.y - s.u(30, 140) if s.low_sun else None)
    half = s.u(5.6, 7.0)
    city(s, view.y + 22, 0.12, 46, view.x - 150, view.x + 150, 0.2, 0.4, panes=False)
    street(s, view, half, 4.5)
    s.c.glow(view.x, view.y, 320, p.haze, 0.55)
    track = s.u(-1.6, 1.6)
    if s.wet:
        reflect(s, view.y + 90, s.h - view.y - 90, 0.45, 0.8)
    for rail in (-0.72, 0.72, 2.2 if track < 0 else -2.2, 3.6 if track < 0 else -3.6):
        c.shape(view.floor(track + rail - 0.06, track + rail + 0.06, 1.4, 160), p.shade(p.depth(0.7), 0.4), waver=0.0)
        c.shape(view.floor(track + rail - 0.03, track + rail + 0.0, 1.4, 160), mix(p.light, p.haze, 0.4), 0.9, 0.0)
    wires: list[Points] = [[view.at(track, 5.4, 3), view.at(track, 5.4, 90)]]
    wires += [[view.at(-half, 7.2, z), view.at(track, 5.5, z), view.at(half, 7.2, z)] for z in (9.0, 16.0, 26.0, 42.0)]
    c.lines(wires, 1.8, p.ink, 0.85)
    _tram_face(s, view, track, s.u(9.5, 13.0))
    empty = s.order.says("empty", "no people", "nobody")
    for side in (-1, 1):
        for _ in range(0 if empty else s.i(1, 3)):
            z = s.u(6, 16)
            x, y = view.at(side * half * s.u(0.68, 0.9), 0.12, z)
            person(s, x, y, view.size(1.75, z), s.pick([-1, 1]), s.pick([0, 0.8]), umbrella=s.wet and s.chance(0.7))


def _tram_face(s: Scene, view: View, x: float, z: float) -> None:
    p, c = s.p, s.c
    paint = s.tint(s.pick([p.accent, p.accent, p.accent2, mix(p.leaf, p.depth(0.6), 0.3)]))
    cream = s.white(0.05) if not s.night else mix(s.white(), p.lamp, 0.25)
    unit = view.size(1.0, z)
    ox, ground = view.at(x, 0, z)

    def at(points: Points) -> Points:
        return [(ox + px * unit, ground - py * unit) for px, py in points]

    side = -1 if ox > view.x else 1
    far = view.size(1.0, z + 11) / unit
    shift = (view.at(x, 0, z + 11)[0] - ox) / unit
    up = (ground - view.at(x, 0, z + 11)[1]) / unit
    flank = [(side * 1.2, 0.35), (side * 1.2, 3.2), (shift + side * 1.2 * far, up + 3.2 * far), (shift + side * 1.2 * far, up + 0.35 * far)]
    c.shape(at(flank), p.shade(paint, 0.35), waver=0.2)
    for pane in range(5):
        t0, t1 = (pane + 0.15) / 5, (pane + 0.85) / 5
        quad = []
        for t, h in ((t0, 1.5), (t0, 2.75), (t1, 2.75), (t1, 1.5)):
            scale = 1 + (far - 1) * t**0.8
            quad.append((side * 1.2 * scale + shift * t**0.8, up * t**0.8 + h * scale))
        c.shape(at(quad), p.lamp if s.lampy else mix(p.ink, p.sky[1], 0.35), waver=0.0)
    c.soft(lens(ox, ground, unit * 3.4, unit * 0.4), flat(p.ink, 0.0), 8, 0.6)
    body = spline([(-1.2, 0.3), (-1.22, 1.6), (-1.14, 3.1), (-0.8, 3.42), (0.8, 3.42), (1.14, 3.1), (1.22, 1.6), (1.2, 0.3)], steps=6)
    c.shape(
        at(body), linear((ox - unit * 1.2, 0), (ox + unit * 1.2, 0), p.lit(paint, 0.2), paint, p.shade(paint, 0.2), grain=0.05), waver=0.2
    )
    with c.clip([at(body)]):
        c.shape(at([(-1.3, 1.34), (1.3, 1.34), (1.3, 3.0), (-1.3, 3.0)]), cream, waver=0.0)
        c.shape(at([(-1.3, 0.3), (1.3, 0.3), (1.3, 0.48), (-1.3, 0.48)]), p.ink, waver=0.0)
        c.shape(at([(-1.3, 1.26), (1.3, 1.26), (1.3, 1.33), (-1.3, 1.33)]), p.shade(paint, 0.5), waver=0.0)
    for left, right in ((-1.02, -0.42), (-0.36, 0.36), (0.42, 1.02)):
        glass = mix(p.lamp, cream, 0.2) if s.lampy else mix(p.ink, p.sky[1], 0.3)
        c.shape(
            at([(left, 1.46), (left, 2.74), (right, 2.74), (right, 1.46)]),
            vertical(ground - 2.7 * unit, ground - 1.4 * unit, p.lit(glass, 0.3), glass),
            waver=0.2,
        )
    c.shape(
        at(
            [
                *ellipse(-0.1, 1.95, 0.13, 0.16),
            ]
        ),
        p.ink,
        0.85,
        0.0,
    )
    c.shape(at(spline([(-0.34, 1.47), (-0.25, 1.76), (0.05, 1.76), (0.14, 1.47)], steps=4)), p.ink, 0.85, 0.0)
    c.shape(at([(-0.6, 2.86), (-0.6, 3.14), (0.6, 3.14), (0.6, 2.86)]), p.ink, waver=0.2)
    c.shapes(
        [at([(-0.45 + k * 0.18, 2.96), (-0.45 + k * 0.18, 3.04), (-0.33 + k * 0.18, 3.04), (-0.33 + k * 0.18, 2.96)]) for k in range(5)],
        p.lamp,
        0.9,
        0.0,
    )
    lamps = [(0.0, 0.9)] if s.chance(0.6) else [(-0.75, 0.85), (0.75, 0.85)]
    for lx, ly in lamps:
        px, py = at([(lx, ly)])[0]
        c.shape(ellipse(px, py, unit * 0.19, unit * 0.19), p.ink, waver=0.0)
        c.shape(ellipse(px, py, unit * 0.15, unit * 0.15), mix(p.lamp, p.light, 0.5), waver=0.0)
        if s.lampy or s.foggy or s.wet:
            c.glow(px, py, unit * 2.6, p.lamp, 0.75)
            c.shape(
                [(px - unit * 0.2, ground), (px + unit * 0.2, ground), (px + unit * 0.8, s.h), (px - unit * 0.8, s.h)],
                flat(p.lamp, 0.0),
                0.18,
            )
    c.lines([at([(0, 3.4), (-0.5, 4.2), (0.0, 5.3)]), at([(0, 3.4), (0.5, 4.2), (0.0, 5.3)])], 2.2, p.ink)


def _tram_side(s: Scene) -> None:
    p, c = s.p, s.c
    base = s.u(610, 650)
    paint_sky(s, base)
    city(s, base - 120, 0.18, 150, -20, s.w + 20, 0.1, 0.5, panes=False)
    row(s, base, 330, 470)
    c.veil(0, base, p.haze, 0.05, 0.22)
    pavement(s, base)
    rail = base + s.u(110, 140)
    if not s.order.says("empty", "waiting"):
        people(s, s.w * 0.05, s.w * 0.95, base + 40, 150, s.i(3, 6), 0.05)
    paint = s.tint(s.pick([p.accent, p.accent2, mix(p.leaf, p.depth(0.6), 0.3), mix(p.water[1], p.ink, 0.1)]))
    cream = s.white(0.04) if not s.night else mix(s.white(), p.lamp, 0.2)
    wide, tall = s.u(820, 980), 300.0
    x = s.w * s.u(0.3, 0.7) - wide / 2
    before = c.pixels.copy()
    c.lines(
        [[(-10, rail - tall - 120), (s.w + 10, rail - tall - 132)], [(-10, rail - tall - 170), (s.w + 10, rail - tall - 176)]],
        2,
        p.ink,
        0.8,
    )
    c.soft(lens(x + wide / 2, rail + 6, wide * 1.04, 40), flat(p.ink, 0.0), 10, 0.6)
    body = spline(
        [
            (x + 8, rail - 40),
            (x, rail - 130),
            (x + 22, rail - tall + 26),
            (x + 60, rail - tall),
            (x + wide - 60, rail - tall),
            (x + wide - 22, rail - tall + 26),
            (x + wide, rail - 130),
            (x + wide - 8, rail - 40),
        ],
        steps=8,
    )
    c.shapes([ellipse(x + wide * share, rail - 20, 25, 25) for share in (0.14, 0.24, 0.76, 0.86)], p.ink)
    c.shape(rect(x + 30, rail - 46, wide - 60, 22), p.ink)
    c.shape(body, vertical(rail - tall, rail, p.lit(paint, 0.15), paint, p.shade(paint, 0.25), grain=0.05))
    with c.clip([body]):
        c.shape(rect(x - 10, rail - tall + 34, wide + 20, 140), cream, waver=0.0)
        c.shape(rect(x - 10, rail - 118, wide + 20, 5), p.lit(paint, 0.5), waver=0.0)
    count = 8
    doors = {2, 5}
    for pane in range(count):
        px = x + 34 + (wide - 68) * pane / count
        pw = (wide - 68) / count - 12
        deep = 195 if pane in doors else 106
        glass = mix(p.lamp, cream, 0.15) if s.lampy else mix(p.ink, p.sky[1], 0.35)
        c.shape(
            rect(px, rail - tall + 50, pw, deep), vertical(rail - tall + 40, rail - 60, p.lit(glass, 0.35), glass, grain=0.06), waver=0.2
        )
        if pane in doors:
            c.line([(px + pw / 2, rail - tall + 50), (px + pw / 2, rail - 56)], 4, p.shade(paint, 0.3))
        elif s.chance(0.6) and not s.order.says("empty"):
            hx = px + pw * s.u(0.3, 0.7)
            dark = p.shade(glass, 0.7)
            c.shapes([ellipse(hx, rail - tall + 106, 14, 17), ellipse(hx, rail - tall + 158, 27, 34, 180, 360)], dark, 0.85)
    c.shape(ellipse(x + wide - 16, rail - 92, 12, 12), p.lamp)
    if s.lampy:
        c.glow(x + wide, rail - 92, 150, p.lamp, 0.7)
    c.lines([[(x + wide * 0.45, rail - tall), (x + wide * 0.4, rail - tall - 60), (x + wide * 0.46, rail - tall - 124)]], 4, p.ink)
    if s.wet:
        reflect(s, rail + 6, s.h - rail, 0.5, 1.0, 0.9, before)
    for offset in (8, 66):
        c.shape(rect(-10, rail + offset, s.w + 20, 5 + offset / 20), p.shade(p.depth(0.7), 0.4), waver=0.0)
        c.shape(rect(-10, rail + offset, s.w + 20, 2), mix(p.light, p.haze, 0.3), 0.8, 0.0)
    people(s, s.w * 0.05, s.w * 0.95, s.h + 10, 250, 1 if s.order.says("empty") else s.i(1, 3), 0.04)
