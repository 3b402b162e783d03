"""Trains: high over a valley, or low across grass."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import Points, arch, height_at, hills, lens, rect, spline
from scripts.sample_art.drawing.land import STONE, contours, grass, green, hill, poplar, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.rail import train
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import gulls, paint_sky
from scripts.sample_art.drawing.water import reflect, strokes


@motif("viaduct", "train", "trains", "railway")
def viaduct(s: Scene) -> None:
    """A train high over a valley, or low across open grass."""
    if s.order.says("embankment", "flat steppe", "grassland"):
        _grass_train(s)
        return
    p, c = s.p, s.c
    floor = s.u(720, 780)
    paint_sky(s, floor - 160)
    mountains(s, floor - 120, s.u(230, 320), 0.08, 0.26 if s.chance(0.6) else 0.0)
    s.haze(floor - 120, 180, 0.5)
    for near, tall in ((0.28, 150), (0.42, 110)):
        line = hill(s, floor - 140 + near * 160, tall, near, 2.0, green(s, 0.45, near))
        tree_line(s, line, 16 + 18 * near, green(s, 0.35, near + 0.12), 0.7)
        s.haze(floor - 60, 200, 0.25)
    deck = s.u(330, 390)
    spans = s.i(6, 9)
    tone = mix(p.depth(0.52), s.tint(STONE), 0.4)
    pitch = (s.w + 120) / spans
    holes: list[Points] = []
    before = c.pixels.copy()
    for span in range(spans):
        left = -60 + span * pitch + pitch * 0.12
        holes.append(arch(left, floor + 140, pitch * 0.76, floor + 140 - deck - 62))
    whole = [(-20, deck), (s.w + 20, deck), (s.w + 20, floor + 140), (-20, floor + 140)]
    c.shape(whole, vertical(deck, floor, p.lit(tone, 0.28), tone, p.far(tone, 0.3), grain=0.06), holes=holes, waver=0.0)
    shift = 14 if (s.sun or (0.0, 0.0))[0] < s.w / 2 else -14
    for hole in holes:
        with c.clip([hole]):
            c.shape(hole, p.far(p.shade(tone, 0.5), 0.15), 1.0, 0.0, holes=[[(px + shift, py + 6) for px, py in hole]])
        c.line([(px, py) for px, py in hole[1:-1]], 5, p.shade(tone, 0.3), 0.7)
    c.shape(rect(-10, deck - 6, s.w + 20, 16), p.lit(tone, 0.35), waver=0.2)
    c.shape(rect(-10, deck + 12, s.w + 20, 5), p.shade(tone, 0.4), waver=0.0)
    train(
        s, s.w * s.u(0.62, 0.9), deck - 6, s.u(44, 56), s.i(4, 7), s.tint(s.pick([p.accent, mix(p.water[1], p.depth(0.6), 0.3), p.accent2]))
    )
    if s.order.says("river", "water") or s.chance(0.6):
        top = floor + 10
        mud = s.order.says("brown")
        bank = spline([(-20, top + 50), (s.w * 0.25, top + 6), (s.w * 0.6, top + 20), (s.w + 20, top - 6)])
        far, near = p.water
        if mud:
            far, near = mix(far, s.tint((176, 142, 104)), 0.55), mix(near, s.tint((120, 92, 66)), 0.6)
        area = [*bank, (s.w + 20, s.h + 20), (-20, s.h + 20)]
        c.shape(area, vertical(top, s.h, far, near, grain=0.05))
        with c.clip([area]):
            reflect(s, top + 20, s.h - top, 0.5, 1.0, 0.9, before)
            strokes(s, top, s.h, p.lit(far, 0.4), 0.4, 60)
    front = hill(s, s.h + 30, s.u(80, 120), 0.85, 1.3, green(s, 0.5, 0.95))
    for _ in range(s.i(5, 9)):
        x = s.u(0, s.w) if s.chance(0.3) else s.pick([s.u(-20, 340), s.u(s.w - 340, s.w)])
        poplar(s, x, height_at(front, x) + 16, s.u(120, 260), green(s, 0.6, 0.9))
    gulls(s, s.w * 0.3, deck - 130, 140, s.i(0, 5), 12, p.depth(0.75))


def _grass_train(s: Scene) -> None:
    p, c = s.p, s.c
    line = s.u(560, 610)
    paint_sky(s, line)
    hill(s, line, 30, 0.12, 1.6)
    s.haze(line, 90, 0.5)
    meadow = mix(p.depth(0.45), p.accent2, 0.25)
    c.shape(rect(-5, line - 4, s.w + 10, s.h), vertical(line, s.h, p.far(meadow, 0.4), meadow, p.shade(meadow, 0.4), grain=0.07))
    bank = line + s.u(60, 80)
    if s.order.says("viaduct"):
        _low_arches(s, bank)
    else:
        c.shape(
            [(-20, bank - 18), (s.w + 20, bank - 18), (s.w + 20, bank + 40), (-20, bank + 52)],
            vertical(bank - 18, bank + 46, p.lit(p.depth(0.65), 0.15), p.shade(meadow, 0.3), grain=0.1),
            waver=1.5,
        )
    c.shape(rect(-5, bank - 22, s.w + 10, 5), p.ink, waver=0.0)
    colour = s.tint((140, 180, 204)) if s.order.says("pale blue", "blue") else s.tint(p.accent)
    cars = s.many(6, 9, "carriages?", "coaches")
    tall = min(62.0, (s.w * 0.92) / (cars * 4.25))
    train(s, s.w * s.u(0.9, 0.96), bank - 22, tall, cars, colour)
    poles: list[Points] = []
    for index in range(9):
        x = s.w * index / 8 + 30
        poles += [[(x, bank - (20 if s.order.says("viaduct") else -30)), (x, bank - 130)], [(x - 16, bank - 118), (x + 16, bank - 118)]]
    c.lines(poles, 3, p.depth(0.75))
    for index in range(8):
        a, b = s.w * index / 8 + 30, s.w * (index + 1) / 8 + 30
        c.line(spline([(a, bank - 120), ((a + b) / 2, bank - 104), (b, bank - 120)]), 1.2, p.depth(0.75), 0.8)
    ridge_line = hills(s.r, -20, s.w + 20, s.h - 20, 60, 2.0)
    contours(s, [(x, y - 140) for x, y in ridge_line], 200, p.lit(meadow, 0.4), 90, 0.4)
    grass(s, s.h, 90, p.shade(meadow, 0.55), 420)


def _low_arches(s: Scene, deck: float) -> None:
    """A viaduct of many small arches across the grass."""
    p, c = s.p, s.c
    stone = mix(p.depth(0.5), s.tint(STONE), 0.45)
    foot = deck + 86
    pitch = s.w / 17
    holes = [arch(-20 + k * pitch + pitch * 0.14, foot + 4, pitch * 0.72, 84) for k in range(18)]
    wall = [(-20, deck - 18), (s.w + 20, deck - 18), (s.w + 20, foot), (-20, foot)]
    c.shape(wall, vertical(deck - 18, foot, p.lit(stone, 0.3), stone, p.shade(stone, 0.2), grain=0.06), holes=holes, waver=0.0)
    for hole in holes:
        with c.clip([hole]):
            c.shape(hole, p.shade(stone, 0.55), 1.0, 0.0, holes=[[(x + 7, y + 3) for x, y in hole]])
    c.shape(rect(-10, deck - 20, s.w + 20, 9), p.lit(stone, 0.4), waver=0.2)
    c.shape(lens(s.w / 2, foot + 2, s.w * 1.3, 14), flat(p.ink, 0.0), 0.25, 0.0)
