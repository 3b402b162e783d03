"""Mountain lakes and woods."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points, blob, closed_below, ellipse, height_at, hills, ribbon, spline
from scripts.sample_art.drawing.land import conifer, contours, grass, green, hill, rock, tree_line
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import gulls, paint_sky, rays
from scripts.sample_art.drawing.water import glitter, reflect, strokes, surface


@motif("mountain-lake")
def mountain_lake(s: Scene) -> None:
    """Peaks above still water, firs in the foreground."""
    horizon = s.u(470, 560)
    paint_sky(s, horizon)
    mountains(s, horizon, s.u(300, 400), 0.12, snow=s.u(0.26, 0.42))
    s.haze(horizon, 150, 0.45)
    if s.chance(0.7):
        mountains(s, horizon + 20, s.u(110, 190), 0.38, snow=0.0, count=s.i(5, 8))
        s.haze(horizon, 90, 0.4)
    line = hill(s, horizon + 4, s.u(40, 80), 0.5, 2.4, green(s, 0.4, 0.5), floor=horizon + 2)
    tree_line(s, line, s.u(20, 32), green(s, 0.35, 0.65))
    surface(s, horizon, waves=0.5)
    reflect(s, horizon, s.h - horizon, 0.75, 0.5, 0.9)
    if s.sun and not s.foggy:
        glitter(s, s.sun[0], horizon, s.h, mix(s.p.sun, s.p.light, 0.3), 0.6 if s.low_sun else 0.3)
    strokes(s, horizon, s.h, mix(s.p.water[0], s.p.light, 0.5), 0.3, 40)
    shore = hills(s.r, -40, s.w + 40, s.h - 6, s.u(60, 110), 1.4)
    s.c.shape(closed_below(shore, s.h + 20), vertical(s.h - 130, s.h, s.p.depth(0.8), s.p.ink, grain=0.08))
    side = s.pick([0.0, 1.0])
    for _ in range(s.i(6, 10)):
        x = s.w * (side + (1 - 2 * side) * abs(s.r.gauss(0, 0.16)))
        tall = s.u(160, 420) * (1 - 0.5 * abs(x / s.w - side))
        conifer(s, x, s.h + s.u(-40, 20), tall, mix(s.p.ink, green(s, 0.6), s.u(0.1, 0.4)), mix(s.p.ink, green(s, 0.6), 0.75))
    for _ in range(s.i(1, 4)):
        rock(s, s.u(0.2, 0.8) * s.w, s.h - s.u(0, 30), s.u(80, 190), s.u(24, 60), s.p.depth(0.7))
    if s.chance(0.5):
        gulls(s, s.u(0.3, 0.7) * s.w, horizon * 0.5, 120, s.i(3, 7), 11, s.p.depth(0.7))


@motif("forest", "woods", "trees")
def forest(s: Scene) -> None:
    """Trunks in ranks, light coming through."""
    p, c = s.p, s.c
    floor = s.u(640, 700)
    c.fill(c.whole(), vertical(0, floor, mix(p.sky[1], p.depth(0.3), 0.2), p.sky[2], p.sky[2], grain=0.03))
    x0 = s.w * s.u(0.3, 0.7)
    s.sun = (x0, s.u(180, 300))
    c.glow(x0, s.sun[1], 620, p.sun, 0.75, 1.4)
    if s.night:
        c.shape(ellipse(x0, s.sun[1] - 20, 34, 34), p.sun)
    path_x = s.w * s.u(0.4, 0.6)
    for rank in range(6):
        near = rank / 5
        air = 0.86 * (1 - near) ** 0.9
        base = floor - 70 + 250 * near**1.5
        tone = p.far(mix(p.depth(0.62 + 0.3 * near), p.leaf, 0.25), air)
        ground = hills(s.r, -40, s.w + 40, base, 26 + 20 * near, 2.0)
        soil = p.far(green(s, 0.5, 1.0) if not s.snowy else p.depth(0.7), air * 0.9)
        c.shape(closed_below(ground, s.h + 20), vertical(base - 40, base + 160, p.lit(soil, 0.25), soil, grain=0.07), waver=0.8)
        contours(s, ground, 60 + 60 * near, p.lit(soil, 0.4), 24, 0.3)
        count = int(26 - 17 * near)
        trunks: list[Points] = []
        lights: list[Points] = []
        for index in range(count):
            x = s.w * (index + s.u(0.05, 0.95)) / count
            if near > 0.55 and abs(x - path_x) < 200 + 140 * near:
                continue
            wide = (8 + 62 * near**1.6) * s.u(0.7, 1.25)
            y = height_at(ground, x) + 8
            lean = s.u(-12, 12)
            trunks.append(
                [
                    (x - wide * 0.75, y + 6),
                    (x - wide * 0.45, y - 60),
                    (x - wide * 0.34 + lean, -20),
                    (x + wide * 0.34 + lean, -20),
                    (x + wide * 0.45, y - 60),
                    (x + wide * 0.75, y + 6),
                ]
            )
            side = -1 if x0 < x else 1
            lights.append(
                [
                    (x + side * wide * 0.45, y - 60),
                    (x + side * wide * 0.34 + lean, -20),
                    (x + side * wide * 0.2 + lean, -20),
                    (x + side * wide * 0.26, y - 60),
                ]
            )
            for _ in range(s.i(1, 3)):
                by = s.u(40, y - 220)
                way = s.pick([-1, 1])
                reach = s.u(30, 60) + 110 * near
                trunks.append(
                    ribbon(
                        spline([(x + lean * 0.5, by), (x + way * reach * 0.6, by - reach * 0.3), (x + way * reach, by - reach * 0.25)]),
                        [wide * 0.24, wide * 0.12, 1.0],
                    )
                )
        c.shapes(trunks, vertical(0, s.h, p.lit(tone, 0.1), tone, p.shade(tone, 0.2), brush="upright", texture=0.03), 1.0, 0.8)
        c.shapes(lights, p.lit(tone, 0.5), 0.6, 0.5)
        crowns = [
            blob(s.r, s.u(-20, s.w + 20), s.u(-60, 60 + 60 * (1 - near)), s.u(60, 150), s.u(34, 80), 11, 0.25)
            for _ in range(int(16 + 8 * near))
        ]
        c.shapes(crowns, flat(p.far(mix(p.leaf, p.depth(0.8), 0.35), air)), 0.9, 1.2)
        if rank == 2 and not s.night:
            rays(s, x0, s.sun[1] - 260, mix(p.sun, p.light, 0.5), 9, 1000, 40, 140, 0.2)
        if rank == 3:
            track = spline([(x0, base + 4), (path_x + s.u(-120, 120), base + 70), (path_x, s.h + 30)])
            c.shape(ribbon(track, [8, 70, 300]), p.lit(mix(soil, p.accent2, 0.3), 0.3), 0.75, 1.5)
            if s.chance(0.7):
                person(s, path_x + s.u(-50, 50), base + 66, 108, s.pick([-1, 1]), 0.9, s.tint(p.accent))
        c.veil(base - 160, base + 30, p.haze, 0.0, (0.32 if not s.foggy else 0.5) * (1 - near))
    grass(s, s.h, 90, mix(p.ink, p.leaf, 0.3), 160)
