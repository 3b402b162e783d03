"""Inside a glasshouse."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import Points, ellipse, spline, turned
from scripts.sample_art.drawing.land import green, hill
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import paint_sky


@motif("greenhouse", "glasshouse")
def greenhouse(s: Scene) -> None:
    """Inside a glasshouse: beds of green under ribs of glass."""
    p, c = s.p, s.c
    view = View(s.w * s.u(0.42, 0.58), s.u(440, 490), 2.0, 900)
    paint_sky(s, view.y + 120, sun_x=view.x + s.u(-400, 400))
    hill(s, view.y + 60, 80, 0.25, 2.0, green(s, 0.4, 0.3))
    half, wall, peak, far = 6.0, 3.2, 6.6, 34.0
    c.shape(view.floor(-half, half, 1.0, far), vertical(view.y, s.h, p.far(p.depth(0.5), 0.4), p.depth(0.65), p.depth(0.85), grain=0.06))
    glass = mix(p.sky[2], p.light, 0.5)
    c.shape(view.shape([(-half, 0, far), (-half, wall, far), (0, peak, far), (half, wall, far), (half, 0, far)]), glass, 0.35)
    c.veil(0, s.h, glass, 0.12, 0.02)
    frame = s.white(0.06) if not s.night else p.depth(0.55)
    for z in (34.0, 26.0, 20.0, 15.5, 12.0, 9.2, 7.0, 5.2, 3.8):
        air = min(0.6, z / 55)
        tone = p.far(frame, air)
        c.line(
            view.shape([(-half, 0, z), (-half, wall, z), (0, peak, z), (half, wall, z), (half, 0, z)]), max(2.0, view.size(0.11, z)), tone
        )
        c.line(view.shape([(-half * 0.5, (wall + peak) / 2, z), (half * 0.5, (wall + peak) / 2, z)]), max(1.2, view.size(0.06, z)), tone)
        if s.lampy:
            for k in (-0.45, 0.45):
                lx, ly = view.at(half * k, wall * 1.15, z)
                c.shape(ellipse(lx, ly, view.size(0.16, z), view.size(0.12, z)), p.lamp)
                c.glow(lx, ly, view.size(1.8, z), p.lamp, 0.4)
    rails: list[Points] = []
    for k in range(7):
        t = k / 6
        up = wall + (peak - wall) * (1 - t)
        rails += [view.shape([(side * half * t, up, 2.4), (side * half * t, up, far)]) for side in (-1, 1)]
    rails += [view.shape([(side * half, h, 2.0), (side * half, h, far)]) for side in (-1, 1) for h in (0.8, 2.0)]
    c.lines(rails, 2.6, p.far(frame, 0.15))
    leaf = s.tint(mix(p.leaf, (70, 128, 72), 0.35))
    wood = p.shade(s.tint((140, 96, 64)), 0.25)
    for across in (-4.6, 4.6, -2.4, 2.4):
        inner = across + (0.9 if across < 0 else -0.9)
        c.shape(view.side(inner, 0, 0.75, 1.6, far), vertical(view.y, s.h, p.far(wood, 0.5), wood, p.shade(wood, 0.4)))
        c.shape(view.floor(across - 0.9, across + 0.9, 1.6, far, 0.75), vertical(view.y, s.h, p.far(p.depth(0.8), 0.5), p.depth(0.9)))
    for z in (30.0, 25.0, 21.0, 17.5, 14.5, 12.0, 10.0, 8.3, 6.9, 5.7, 4.7, 3.9, 3.2):
        for across in (-4.6, -2.4, 2.4, 4.6):
            x, y = view.at(across, 0.8, z)
            u = view.size(1.0, z)
            air = min(0.55, z / 50)
            leaves: list[Points] = []
            for _ in range(15):
                lx, ly = x + s.r.gauss(0, 0.36) * u, y - abs(s.r.gauss(0.35, 0.35)) * u
                angle = s.u(-70, 70)
                leaves.append(
                    turned(
                        spline([(lx, ly - u * 0.22), (lx + u * 0.09, ly), (lx, ly + u * 0.2), (lx - u * 0.09, ly)], closed=True, steps=4),
                        angle,
                        (lx, ly),
                    )
                )
            c.shapes(leaves[:9], p.far(p.shade(leaf, 0.35), air), 1.0, 0.2)
            c.shapes(leaves[9:], p.far(p.lit(leaf, 0.15), air), 1.0, 0.2)
            if s.chance(0.7):
                c.shapes(
                    [ellipse(x + s.r.gauss(0, 0.3) * u, y - s.u(0.1, 0.7) * u, u * 0.06, u * 0.06) for _ in range(5)],
                    p.far(s.tint(s.pick([p.accent, p.accent2])), air),
                    1.0,
                    0.0,
                )
    if s.chance(0.75):
        x, y = view.at(s.u(-0.5, 0.5), 0, 9)
        person(s, x, y, view.size(1.75, 9), s.pick([-1, 1]), 0.6)
