"""The domed hall above its steps."""

from __future__ import annotations

from scripts.sample_art.drawing.buildings import block, city, dome
from scripts.sample_art.drawing.canvas import linear, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.figures import people
from scripts.sample_art.drawing.geometry import arch, ellipse, rect, spline
from scripts.sample_art.drawing.land import STONE, tree
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import paint_sky
from scripts.sample_art.drawing.water import reflect


@motif("parliament", "assembly", "government")
def parliament(s: Scene) -> None:
    """The domed hall above its steps."""
    ground = s.u(690, 725)
    paint_sky(s, ground)
    p, c = s.p, s.c
    city(s, ground - 40, 0.22, 110, -30, s.w + 30, 0.03, 0.5, panes=s.lampy)
    s.haze(ground - 20, 240, 0.55)
    x = s.w * s.u(0.40, 0.6)
    tone = s.tint(mix(STONE, p.light, 0.35))
    unit = s.u(0.84, 0.96)
    base = ground - 60
    wing_w, wing_h = 430 * unit, 150 * unit
    for sign in (-1, 1):
        left = x + sign * 190 * unit - (wing_w if sign < 0 else 0)
        _wing(s, left, base, wing_w, wing_h, p.shade(tone, 0.08))
    body_w, body_h = 420 * unit, 190 * unit
    block(s, x - body_w / 2, base, body_w, body_h + 34 * unit, tone, False)
    drum_w = 250 * unit
    block(s, x - drum_w / 2, base - body_h - 30 * unit, drum_w, 84 * unit, tone, False)
    glow = p.lamp if s.lampy or s.order.says("lit") else p.shade(tone, 0.55)
    for window in range(9):
        wx = x - drum_w / 2 + drum_w * (window + 0.5) / 9
        c.shape(arch(wx - 8 * unit, base - body_h - 42 * unit, 16 * unit, 52 * unit), glow, waver=0.0)
    copper = s.tint(mix(p.leaf, mix(p.sky[1], p.depth(0.4), 0.5), 0.55))
    dome(s, x, base - body_h - 112 * unit, drum_w * 0.96, copper)
    c.line([(x, base - body_h - 300 * unit), (x, base - body_h - 390 * unit)], 2.5, p.ink)
    top = base - body_h - 386 * unit
    c.shape(
        spline(
            [(x, top), (x + 30, top - 4), (x + 66, top + 6), (x + 66, top + 30), (x + 30, top + 22), (x, top + 28)], closed=True, steps=4
        ),
        s.tint(p.accent),
    )
    _portico(s, x, base, 330 * unit, 170 * unit, tone)
    steps = 9
    for step in range(steps):
        share = step / steps
        wide = 420 * unit + 640 * share
        y = base + 120 * share**1.15
        c.shape(rect(x - wide / 2, y, wide, 120 / steps + 8), mix(p.lit(tone, 0.25), p.shade(tone, 0.35), share * 0.7), waver=0.3)
        c.shape(rect(x - wide / 2, y + 120 / steps * 0.55, wide, 5), p.shade(tone, 0.4), 0.6, 0.3)
    square = mix(p.depth(0.5), s.tint(STONE), 0.55) if not s.snowy else p.depth(0.7)
    c.shape(rect(-10, base + 128, s.w + 20, s.h), vertical(base + 120, s.h, p.lit(square, 0.2), square, p.shade(square, 0.3), grain=0.06))
    for line in range(9):
        fx = x + (line - 4) * 90
        c.line([(fx, base + 132), (x + (fx - x) * 3.4, s.h + 10)], [1, 4], p.shade(square, 0.3), 0.35)
    if s.wet:
        reflect(s, base + 132, 160, 0.35, 1.0)
    for side in (-1, 1):
        if s.chance(0.8):
            tx = x + side * s.u(520, 700)
            tree(s, tx, base + 150, s.u(240, 320), s.tint(p.leaf)) if not s.snowy else None
    for lamp in (-1, 1):
        lx = x + lamp * 400 * unit
        c.line([(lx, base + 160), (lx, base + 20)], [6, 4], p.ink)
        c.shape(ellipse(lx, base + 12, 10, 12), p.lamp if s.lampy else s.white())
        if s.lampy:
            c.glow(lx, base + 12, 130, p.lamp, 0.6)
    long = 1.6 if s.low_sun else 0.5
    people(
        s,
        s.w * 0.08,
        s.w * 0.92,
        s.h - 90,
        92,
        s.i(5, 9),
        0.2,
        0.0 if s.wet or s.night else long * (1 if (s.sun or (0.0, 0.0))[0] < x else -1),
    )


def _wing(s: Scene, left: float, base: float, wide: float, tall: float, tone: Colour) -> None:
    p, c = s.p, s.c
    block(s, left, base, wide, tall, tone, False)
    c.shape(rect(left - 6, base - tall - 8, wide + 12, 12), p.lit(tone, 0.25))
    count = int(wide / 44)
    for row, (height, share) in enumerate(((0.36, 0.56), (0.26, 0.1))):
        for index in range(count):
            wx = left + wide * (index + 0.5) / count - 9
            on = s.lampy and s.chance(0.6)
            c.shape(
                arch(wx, base - tall * share, 18, tall * height)
                if row == 0
                else rect(wx, base - tall * (share + height), 18, tall * height),
                p.lamp if on else p.shade(tone, 0.5),
                waver=0.0,
            )


def _portico(s: Scene, x: float, base: float, wide: float, tall: float, tone: Colour) -> None:
    p, c = s.p, s.c
    c.shape(rect(x - wide / 2, base - tall, wide, tall), p.shade(tone, 0.55))
    c.shape(arch(x - 26, base, 52, tall * 0.62), p.lamp if s.lampy else p.ink)
    if s.lampy:
        c.glow(x, base - 40, 170, p.lamp, 0.5)
    for column in range(8):
        cx = x - wide / 2 + wide * (column + 0.5) / 8
        w = wide * 0.048
        c.shape(
            [(cx - w / 2, base), (cx - w * 0.42, base - tall), (cx + w * 0.42, base - tall), (cx + w / 2, base)],
            linear((cx - w / 2, 0), (cx + w / 2, 0), p.lit(tone, 0.35), tone, p.shade(tone, 0.4), grain=0.04),
            waver=0.0,
        )
        c.shape(rect(cx - w * 0.8, base - tall, w * 1.6, 7), p.lit(tone, 0.3), waver=0.0)
        c.shape(rect(cx - w * 0.8, base - 7, w * 1.6, 7), p.lit(tone, 0.2), waver=0.0)
    c.shape(rect(x - wide / 2 - 12, base - tall - 22, wide + 24, 24), p.lit(tone, 0.22))
    c.shape(
        [(x - wide / 2 - 20, base - tall - 20), (x, base - tall - wide * 0.24), (x + wide / 2 + 20, base - tall - 20)], p.lit(tone, 0.15)
    )
    c.shape(
        [(x - wide / 2 + 18, base - tall - 26), (x, base - tall - wide * 0.2), (x + wide / 2 - 18, base - tall - 26)], p.shade(tone, 0.25)
    )
