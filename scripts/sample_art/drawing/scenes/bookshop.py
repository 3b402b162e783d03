"""A lit shopfront full of books."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.figures import person
from scripts.sample_art.drawing.geometry import ellipse, lens, rect
from scripts.sample_art.drawing.interiors import WOODS, books
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import paint_sky
from scripts.sample_art.drawing.streets import house_tones
from scripts.sample_art.drawing.water import reflect


@motif("bookshop", "books", "shop")
def bookshop(s: Scene) -> None:
    """A lit shopfront full of books, someone passing."""
    p, c = s.p, s.c
    base = s.u(690, 730)
    paint_sky(s, base - 200, sun=False)
    tones = house_tones(s)
    wall = mix(s.pick(tones), p.ink, 0.15)
    c.shape(rect(-10, 0, s.w + 20, base), vertical(0, base, p.lit(wall, 0.1), p.shade(wall, 0.15), grain=0.05))
    for k in range(4):
        x = 120 + k * 400 + s.u(-20, 20)
        c.shape(rect(x - 8, -60, 176, 216), p.lit(wall, 0.35))
        lit = s.lampy and s.chance(0.5)
        c.shape(rect(x, -60, 160, 208), p.lamp if lit else mix(p.shade(wall, 0.6), p.sky[1], 0.2))
        c.lines([[(x + 80, -60), (x + 80, 148)], [(x, 60), (x + 160, 60)]], 6, p.lit(wall, 0.3))
        c.shape(rect(x - 18, 150, 196, 14), p.shade(wall, 0.3))
    trim = s.tint(s.pick([mix(p.leaf, p.ink, 0.4), mix(p.accent, p.ink, 0.35), mix(p.water[1], p.ink, 0.35), p.ink]))
    left, right = s.w * 0.09, s.w * 0.91
    c.shape(
        rect(left - 26, 214, right - left + 52, base - 214), vertical(214, base, p.lit(trim, 0.15), trim, p.shade(trim, 0.3), grain=0.05)
    )
    c.shape(rect(left - 40, 200, right - left + 80, 18), p.lit(trim, 0.35))
    c.shape(rect(left, 236, right - left, 62), p.shade(trim, 0.25))
    c.shapes([rect(left + 250 + k * 96, 258, 70, 16) for k in range(int((right - left - 500) / 96))], mix(p.accent2, trim, 0.1), 0.9, 0.3)
    glow = mix(p.lamp, s.tint((230, 180, 120)), 0.4) if s.lampy or s.wet else mix(p.light, wall, 0.4)
    door = s.w * s.pick([0.44, 0.5, 0.56])
    panes = [(left + 20, door - 100), (door + 100, right - 20)]
    for a, b in panes:
        pane = rect(a, 320, b - a, base - 400)
        c.shape(pane, vertical(320, base - 80, p.lit(glow, 0.2), glow, mix(glow, p.ink, 0.35), grain=0.04))
        with c.clip([pane]):
            for level in range(3):
                y = 410 + level * 96
                c.shape(rect(a, y - 92, b - a, 92), mix(glow, p.ink, 0.18), 0.5, 0.0)
                books(s, a + 6, b - 6, y, 78, 0.05)
                c.shape(rect(a, y, b - a, 9), p.shade(trim, 0.1), waver=0.2)
            x = a + 30
            while x < b - 70:
                wide, tall = s.u(50, 84), s.u(70, 112)
                cover = s.tint(s.pick([p.accent, p.accent2, p.light, p.leaf, p.water[1], p.depth(0.6)]))
                c.shape(rect(x, base - 84 - tall, wide, tall), vertical(base - 200, base - 80, p.lit(cover, 0.2), p.shade(cover, 0.15)))
                c.shape(
                    ellipse(x + wide / 2, base - 84 - tall * 0.55, wide * 0.22, wide * 0.22)
                    if s.chance(0.5)
                    else rect(x + wide * 0.18, base - 84 - tall * 0.7, wide * 0.64, tall * 0.18),
                    p.lit(cover, 0.6),
                )
                x += wide + s.u(12, 30)
            for k in range(2):
                lx = a + (b - a) * (0.28 + 0.44 * k)
                c.line([(lx, 318), (lx, 352)], 3, p.ink)
                c.shape([(lx - 26, 372), (lx - 9, 350), (lx + 9, 350), (lx + 26, 372)], p.ink)
                c.glow(lx, 380, 150, p.lamp, 0.6)
            c.shape([(a, 320), (a + 90, 320), (a + 10, base), (a - 60, base)], p.light, 0.1)
        c.lines([[(a + (b - a) * k / 3, 320), (a + (b - a) * k / 3, base - 80)] for k in (1, 2)], 7, trim)
        c.line([(a, 320), (b, 320), (b, base - 80), (a, base - 80), (a, 320)], 9, p.lit(trim, 0.18))
        c.shapes([rect(a + 10 + k * (b - a) / 3, base - 66, (b - a) / 3 - 22, 50) for k in range(3)], p.shade(trim, 0.35), 0.7)
    c.shape(rect(door - 74, 320, 148, base - 320), p.shade(trim, 0.35))
    c.shape(rect(door - 54, 340, 108, base - 480), vertical(340, base, p.lit(glow, 0.25), glow, grain=0.04))
    c.shape(rect(door - 54, base - 120, 108, 100), p.shade(trim, 0.15))
    c.shape(ellipse(door + 60, base - 170, 6, 6), p.accent2)
    pave = mix(p.depth(0.6), p.haze, 0.15)
    c.shape(rect(-10, base, s.w + 20, s.h), vertical(base, s.h, p.lit(pave, 0.1), pave, p.shade(pave, 0.4), grain=0.05), waver=0.0)
    reflect(s, base, s.h - base, 0.55 if s.wet else 0.22, 0.8, 0.8)
    for a, b in panes:
        c.shape(
            [(a, base), (b, base), (b + 60, s.h), (a - 60, s.h)],
            linear((0, base), (0, s.h), glow, glow, texture=0.0),
            0.2 if s.lampy else 0.06,
        )
    x = s.w * s.pick([s.u(0.14, 0.3), s.u(0.68, 0.84)])
    c.soft(lens(x, base + 122, 170, 26), flat(p.ink, 0.0), 7, 0.4)
    person(s, x, base + 118, 380, s.pick([-1, 1]), s.pick([0.0, 0.8]), umbrella=s.wet, back=s.chance(0.3))
    if s.chance(0.5):
        x = door + s.pick([-1, 1]) * 150
        c.shapes([rect(x - 60, base - 10, 120, 14), rect(x - 52, base, 8, 64), rect(x + 44, base, 8, 64)], p.shade(s.tint(WOODS[0]), 0.2))
        books(s, x - 56, x + 56, base - 10, 60)
