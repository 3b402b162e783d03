"""The city on its water."""

from __future__ import annotations

from scripts.sample_art.drawing.boats import far_ship, rowing_boat, sailing_boat
from scripts.sample_art.drawing.buildings import block, chimney_smoke, city, dome, spire
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import rect
from scripts.sample_art.drawing.land import STONE
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore, sea_light
from scripts.sample_art.drawing.sky import gulls, paint_sky
from scripts.sample_art.drawing.streets import facade, house_tones
from scripts.sample_art.drawing.water import reflect, strokes, surface


@motif("skyline", "city", "waterfront")
def skyline(s: Scene) -> None:
    """The city on its water."""
    low = s.order.says("canal", "quay", "narrow", "row of")
    line = s.u(560, 640) if not low else s.u(600, 660)
    paint_sky(s, line)
    if s.chance(0.6):
        far_shore(s, line - 6, s.u(140, 250), 0.06)
    if low or s.chance(0.25):
        _row_houses(s, line)
    else:
        city(s, line, 0.14, 95, -30, s.w + 30, 0.16, 0.25, panes=False)
        s.haze(line, 190, 0.5)
        city(s, line, 0.36, 80, -30, s.w + 30, 0.08, 0.5)
        at = s.w * s.pick([s.u(0.24, 0.4), s.u(0.6, 0.76)])
        stone = s.p.far(mix(s.p.depth(0.45), STONE, 0.35 if not s.night else 0.1), 0.12)
        block(s, at - 130, line, 260, 90, stone, True, "flat", 22)
        block(s, at - 62, line - 88, 124, 52, stone, True, "flat", 18)
        dome(s, at, line - 138, 132, mix(s.p.leaf, s.p.depth(0.4), 0.4))
        for offset in (s.u(-420, -240), s.u(240, 420)):
            spire(s, at + offset, line, s.u(28, 40), s.u(190, 270), s.p.depth(0.45))
        s.haze(line, 120, 0.3)
        city(s, line, 0.62, 58, -30, s.w + 30, 0.02, 0.7)
    smoke = s.order.says("smoke")
    for _ in range(s.i(3, 5) if smoke else s.i(0, 2)):
        chimney_smoke(s, s.u(0.1, 0.9) * s.w, line - s.u(90, 140), s.u(46, 70), s.u(0.05, 0.5))
    s.c.shape(rect(-5, line - 10, s.w + 10, 14), s.p.depth(0.72))
    surface(s, line)
    reflect(s, line, s.h - line, 0.78, 0.8, 0.9)
    sea_light(s, line, 0.8)
    strokes(s, line + 10, s.h, mix(s.p.water[0], s.p.light, 0.5), 0.3, 60)
    if s.chance(0.6) and not low:
        far_ship(s, s.w * s.u(0.1, 0.9), line + s.u(40, 70), s.u(120, 170), s.pick([-1, 1]), s.p.depth(0.75))
    elif s.chance(0.6):
        sailing_boat(s, s.w * s.u(0.15, 0.85), line + s.u(70, 150), s.u(70, 110), 1, s.white(0.05), s.p.ink)
    if low or s.chance(0.35):
        rowing_boat(s, s.w * s.u(0.2, 0.8), s.h - s.u(60, 110), s.u(150, 220), 1, s.tint(s.p.accent))
    gulls(s, s.w * s.u(0.2, 0.8), line * 0.4, 160, s.i(3, 8), 12, s.p.depth(0.7))


def _row_houses(s: Scene, line: float) -> None:
    tones = house_tones(s)
    city(s, line - 90, 0.2, 90, -30, s.w + 30, 0.08, 0.5, panes=False)
    s.haze(line - 60, 200, 0.4)
    x = -s.u(10, 70)
    last = -1
    while x < s.w + 20:
        wide = s.u(88, 138)
        choice = s.i(0, len(tones) - 1)
        if choice == last:
            choice = (choice + 1) % len(tones)
        last = choice
        facade(s, x, line, wide, wide * s.u(1.9, 2.7), tones[choice], 0.5, s.pick(["gable", "gable", "step", "hip"]))
        x += wide + s.pick([0.0, 0.0, 2.0])
