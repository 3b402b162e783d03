"""A hospital bed by a tall window."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import ellipse, lens, rect, ribbon, spline
from scripts.sample_art.drawing.interiors import pot_plant, room, sunlight, wall_tone, window, wood
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene


@motif("ward", "hospital", "clinic")
def ward(s: Scene) -> None:
    """A bed by a tall window."""
    p, c = s.p, s.c
    wall = mix(wall_tone(s), p.light, 0.12 if not s.night else 0.0)
    floor = s.u(640, 680)
    ground = mix(p.depth(0.35), p.light, 0.2) if not s.night else p.depth(0.65)
    room(s, floor, wall, ground)
    c.shape(rect(-5, floor - 240, s.w + 10, 218), mix(wall, mix(p.leaf, p.sky[1], 0.5), 0.35), 0.6, 0.0)
    c.shape(rect(-5, floor - 246, s.w + 10, 6), p.lit(wall, 0.3), waver=0.0)
    x, wide = s.w * s.u(0.52, 0.6), s.u(330, 400)
    outside = "hills" if s.order.says("grass", "steppe") else ""
    window(s, x, 70, wide, 470, outside, 2, 3)
    sunlight(s, x, wide, 470, floor, -0.7)
    curtain = mix(s.tint(s.pick([p.accent2, p.leaf, p.sky[1]])), s.white(), 0.55)
    edge = x + wide + 60
    for fold in range(6):
        left = edge + fold * 34 - 20
        c.shape(
            spline(
                [(left, 36), (left + 40, 36), (left + 44, 320), (left + 38, floor - 60), (left - 4, floor - 60), (left + 4, 320)],
                closed=True,
                steps=4,
            ),
            linear((left, 0), (left + 40, 0), p.lit(curtain, 0.2), curtain, p.shade(curtain, 0.25), grain=0.05),
        )
    c.shape(rect(x - 80, 28, wide + 440, 9), p.shade(wall, 0.4))
    bx, by = s.w * s.u(0.1, 0.16), floor + 70
    _bed(s, bx, by, 620)
    stand = bx + s.u(690, 730)
    c.line([(stand, by + 60), (stand, 190)], 6, mix(p.light, p.ink, 0.35))
    c.lines([[(stand - 26, 192), (stand + 26, 192)], [(stand - 44, by + 62), (stand + 44, by + 62)]], 6, mix(p.light, p.ink, 0.35))
    c.shape(
        spline([(stand - 38, 206), (stand - 8, 206), (stand - 6, 290), (stand - 22, 308), (stand - 40, 290)], closed=True, steps=4),
        mix(p.light, p.water[0], 0.35),
        0.85,
    )
    c.line(
        spline([(stand - 22, 306), (stand - 30, 430), (stand - 130, 540), (stand - 310, by - 106)]), 2, mix(p.light, p.water[0], 0.3), 0.9
    )
    if s.chance(0.6):
        c.shape(rect(20, floor - 150, 120, 210), p.lit(wood(s), 0.2))
        c.shapes([rect(30, floor - 130 + k * 66, 100, 54) for k in range(3)], p.shade(wood(s), 0.1), 0.8)
        pot_plant(s, 80, floor - 150, 100)
    if s.lampy:
        c.shape([(bx + 40, 250), (bx + 120, 250), (bx + 140, 296), (bx + 20, 296)], p.lamp)
        c.glow(bx + 80, 320, 460, p.lamp, 0.5)


def _bed(s: Scene, x: float, y: float, long: float) -> None:
    p, c = s.p, s.c
    metal = mix(p.light, p.ink, 0.4)
    sheet = s.white(0.0)
    blanket = sheet if s.order.says("white blanket") else mix(s.tint(s.pick([p.accent, p.accent2, p.sky[1], p.leaf])), sheet, 0.25)
    c.soft(lens(x + long * 0.5, y + 66, long * 1.1, 70), flat(p.ink, 0.0), 12, 0.35)
    c.lines(
        [
            [(x, y + 60), (x, y - 230)],
            [(x + long, y + 60), (x + long, y - 130)],
            [(x, y - 10), (x + long, y - 10)],
            [(x, y - 228), (x + 4, y - 100)],
        ],
        10,
        metal,
    )
    c.lines(
        [[(x + long * 0.2, y - 10), (x + long * 0.8, y + 40)], [(x + long * 0.8, y - 10), (x + long * 0.2, y + 40)]], 5, p.shade(metal, 0.3)
    )
    c.shapes([ellipse(x + k, y + 62, 14, 14) for k in (0.0, long)], p.ink)
    c.shape(
        [(x + 6, y - 74), (x + long - 6, y - 74), (x + long - 6, y - 14), (x + 6, y - 14)],
        vertical(y - 74, y - 14, sheet, p.shade(sheet, 0.3)),
    )
    c.shape(
        spline(
            [(x + 10, y - 96), (x + 30, y - 150), (x + 130, y - 150), (x + 176, y - 104), (x + 150, y - 76), (x + 20, y - 74)],
            closed=True,
            steps=6,
        ),
        linear((x, y - 150), (x + 160, y - 70), p.lit(sheet, 0.3), sheet, p.shade(sheet, 0.25), grain=0.06),
    )
    cover = spline(
        [(x + long * 0.27, y - 92), (x + long * 0.45, y - 112), (x + long * 0.7, y - 100), (x + long * 0.9, y - 104), (x + long, y - 80)],
        steps=6,
    )
    c.shape(
        [*cover, (x + long + 2, y + 4), (x + long * 0.31, y + 8), (x + long * 0.27, y - 40)],
        vertical(y - 110, y + 10, p.lit(blanket, 0.25), blanket, p.shade(blanket, 0.3), grain=0.07),
    )
    c.shape(
        [(x + long * 0.26, y - 92), (x + long * 0.38, y - 106), (x + long * 0.4, y + 6), (x + long * 0.3, y + 8)],
        vertical(y - 100, y, p.lit(sheet, 0.2), p.shade(sheet, 0.2)),
    )
    c.shapes(
        [
            ribbon(spline([(x + long * k, y - 88), (x + long * (k + 0.015), y - 40), (x + long * k, y + 2)]), [0.6, 5, 1])
            for k in (0.5, 0.62, 0.76, 0.88)
        ],
        p.shade(blanket, 0.4),
        0.4,
        0.0,
    )
    c.lines([[(x + long - 2, y - 128), (x + long - 2, y - 12)], [(x + long * 0.45, y - 4), (x + long * 0.75, y - 4)]], 7, metal)
