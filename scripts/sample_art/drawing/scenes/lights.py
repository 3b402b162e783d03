"""The lighthouse on its rock."""

from __future__ import annotations

from scripts.sample_art.drawing.boats import sailing_boat
from scripts.sample_art.drawing.buildings import block
from scripts.sample_art.drawing.canvas import linear, vertical
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import ellipse, lens, rect, spline
from scripts.sample_art.drawing.land import rock
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.shore import far_shore, sea_light
from scripts.sample_art.drawing.sky import beam, gulls, paint_sky
from scripts.sample_art.drawing.water import surface


@motif("lighthouse")
def lighthouse(s: Scene) -> None:
    """A light on its rock."""
    horizon = s.h * s.u(0.58, 0.69)
    paint_sky(s, horizon, sun_x=s.w * s.u(0.1, 0.35))
    far_shore(s, horizon, s.u(30, 90))
    surface(s, horizon)
    sea_light(s, horizon)
    p, c = s.p, s.c
    x = s.w * s.u(0.62, 0.74)
    base = horizon - s.u(30, 110)
    tall = s.h * s.u(0.34, 0.44)
    burning = s.lampy or s.order.says("lamp", "beam", "burning")
    head = spline(
        [
            (x - 460, horizon + 60),
            (x - 330, horizon - 6),
            (x - 180, base + 26),
            (x - 60, base),
            (x + 120, base - 4),
            (x + 330, base + 30),
            (s.w + 60, base + 10),
        ]
    )
    if burning:
        beam(s, x, base - tall * 0.93, 186 + s.u(-8, 6), 5.5, 1300, 0.55)
        beam(s, x, base - tall * 0.93, s.u(-12, -4), 5.5, 900, 0.45)
    rocky = mix(p.depth(0.62), p.leaf, 0.2) if not s.snowy else p.depth(0.6)
    foot = [(s.w + 60.0, horizon + 240), *((x + 420 - 90 * step, horizon + 226 - 17 * step + s.u(-8, 8)) for step in range(10))]
    c.shape([*head, *foot], vertical(base - 10, horizon + 240, p.lit(rocky, 0.18), p.depth(0.72), p.ink, grain=0.1), waver=1.4)
    for _ in range(16):
        rx = s.u(x - 380, s.w)
        shore = horizon + 70 + (rx - x + 460) * 0.19
        rock(s, rx, shore + s.u(-40, 26), s.u(60, 170), s.u(30, 90), mix(p.depth(0.75), p.depth(0.5), s.u(0, 1)))
    for _ in range(5):
        rock(s, s.u(0.05, 0.45) * s.w, horizon + s.u(60, 260), s.u(40, 130), s.u(14, 44), p.depth(0.8))
    if s.chance(0.75):
        cx = x + s.u(70, 130)
        block(s, cx, base + 8, s.u(100, 150), s.u(44, 56), s.white(0.04), True, "hip", 30)
    tower(s, x, base + 6, tall, burning)
    foam = mix(p.water[0], s.white(), 0.75)
    for _ in range(34):
        fx = s.u(x - 500, s.w)
        fy = horizon + 80 + (fx - x + 460) * 0.19 + abs(s.r.gauss(0, 16))
        c.shape(lens(fx, fy, s.u(50, 170), s.u(3, 9)), foam, s.u(0.35, 0.8), 1.0)
    gulls(s, x - 240, base - tall * 0.5, 170, s.i(4, 9), 14, s.white() if s.night else p.depth(0.8))
    if s.chance(0.5):
        sailing_boat(s, s.w * s.u(0.15, 0.35), horizon + s.u(12, 50), s.u(40, 70), 1, s.white(), p.depth(0.8))


def tower(s: Scene, x: float, base: float, tall: float, burning: bool = False) -> None:
    """The tower, its gallery and lantern; feet at ``base``."""
    p, c = s.p, s.c
    burning = burning or s.lampy
    foot, head = tall * 0.115, tall * 0.068
    white, accent = s.white(), s.tint(p.accent)
    bands = s.pick([0, 2, 3, 3]) if not s.order.says("white") else 0
    outline = [(x - foot, base), (x - head, base - tall * 0.8), (x + head, base - tall * 0.8), (x + foot, base)]
    c.shape(outline, white)
    dark_right = (s.sun or (0.0, 0.0))[0] < x
    with c.clip([outline]):
        for band in range(bands):
            y = base - tall * 0.8 * (band * 2 + 1.9) / (bands * 2 + 0.9)
            c.shape(rect(x - foot, y, foot * 2, tall * 0.8 / (bands * 2 + 0.9)), accent, waver=0.2)
        edge = x + (1 if dark_right else -1) * foot
        c.shape(
            rect(x, base - tall, foot * 1.2, tall) if dark_right else rect(x - foot * 1.2, base - tall, foot * 1.2, tall),
            linear((x, 0), (edge, 0), p.shade(white, 0.2), p.shade(white, 0.65), grain=0.12),
            0.55,
        )
        for level in (0.2, 0.42, 0.64):
            c.shape(rect(x - 4, base - tall * level, 8, 15), p.lamp if s.lampy else p.ink, waver=0.2)
    c.shape(rect(x - head * 1.7, base - tall * 0.815, head * 3.4, tall * 0.022), p.ink, waver=0.2)
    c.lines(
        [[(x - head * 1.6 + i * head * 0.4, base - tall * 0.86), (x - head * 1.6 + i * head * 0.4, base - tall * 0.81)] for i in range(9)],
        1.3,
        p.ink,
    )
    c.line([(x - head * 1.65, base - tall * 0.86), (x + head * 1.65, base - tall * 0.86)], 1.8, p.ink)
    glass = rect(x - head * 0.75, base - tall * 0.91, head * 1.5, tall * 0.1)
    c.shape(glass, p.lamp if burning else mix(p.sky[1], p.light, 0.5), waver=0.0)
    if burning:
        c.glow(x, base - tall * 0.86, tall * 0.42, p.lamp, 0.75)
        c.shape(ellipse(x, base - tall * 0.865, head * 0.4, head * 0.5), p.light, waver=0.0)
    c.lines([[(x + k * head * 0.37, base - tall * 0.91), (x + k * head * 0.37, base - tall * 0.81)] for k in (-2, -1, 0, 1, 2)], 1.5, p.ink)
    cap = accent if bands == 0 or s.chance(0.5) else p.ink
    c.shape([*ellipse(x, base - tall * 0.905, head * 1.0, tall * 0.065, 180, 360)], cap)
    c.line([(x, base - tall * 0.96), (x, base - tall * 1.02)], 2.4, p.ink)
