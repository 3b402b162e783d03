"""Skies: gradients and printed bands, sun and moon, clouds, stars, birds."""

from __future__ import annotations

import math

from .canvas import Paint, flat, linear, radial, vertical
from .colour import Colour, mix
from .geometry import Points, ellipse, hills, lens, rect, ribbon, spline, turned
from .scene import Scene


def paint_sky(
    s: Scene, horizon: float, sun: bool = True, clouds: bool = True, sun_x: float | None = None, sun_y: float | None = None
) -> None:
    """A sky down to the horizon for the order's time and weather."""
    p, c = s.p, s.c
    top, middle, low = p.sky
    c.fill(c.whole(), vertical(-20, horizon * 1.02, top, mix(top, middle, 0.55), middle, low, grain=0.014, texture=0.005))
    x = sun_x if sun_x is not None else s.w * s.pick([s.u(0.14, 0.34), s.u(0.66, 0.86)])
    rise = s.u(0.02, 0.22) if s.low_sun else s.u(0.55, 0.8)
    y = sun_y if sun_y is not None else horizon * (1 - rise)
    s.sun = (x, y)
    veiled = s.weather in ("rain", "snow", "fog")
    if s.low_sun and not veiled and s.chance(0.45):
        _rings(s, x, y, horizon)
    if s.night and s.weather in ("clear", "cloud"):
        stars(s, horizon)
    if sun:
        _disc(s, x, y, veiled)
    if clouds:
        _clouds(s, horizon)
    if veiled:
        c.veil(horizon * 0.3, horizon, p.haze, 0.0, 0.55 if s.foggy else 0.35)


def _rings(s: Scene, x: float, y: float, horizon: float) -> None:
    """Bands of light round a low sun, as a screen print would step them."""
    glow = mix(s.p.sky[2], s.p.sun, 0.55)
    with s.c.clip([rect(0, 0, s.w, horizon + 2)]):
        step = s.u(70, 120)
        for ring in range(6, 0, -1):
            s.c.shape(ellipse(x, y, step * ring * 1.15, step * ring), flat(glow, 0.0), 0.15 - 0.02 * ring)


def _disc(s: Scene, x: float, y: float, veiled: bool) -> None:
    p, c = s.p, s.c
    if s.night:
        size = s.u(22, 40)
        c.glow(x, y, size * 9, p.sun, 0.22 if not veiled else 0.12)
        c.glow(x, y, size * 3.4, p.sun, 0.25)
        if veiled:
            return
        paint = radial((x - size * 0.3, y - size * 0.3), size * 1.8, p.sun, mix(p.sun, p.sky[1], 0.35))
        if s.chance(0.35):
            inner = size * s.u(0.35, 0.7)
            tilt = s.u(-25, 25) + s.pick([0, 180])
            moon = ellipse(x, y, size, size, -90, 90) + ellipse(x, y, inner, size, 90, -90)
            c.shape(turned(moon, tilt, (x, y)), paint, waver=0.0)
        else:
            c.shape(ellipse(x, y, size, size), paint)
        return
    size = s.u(34, 66) if s.low_sun else s.u(26, 40)
    c.glow(x, y, size * 11, p.sun, 0.5 if s.low_sun else 0.35, 2.2)
    if veiled:
        c.glow(x, y, size * 3, p.sun, 0.45, 1.4)
        return
    c.glow(x, y, size * 3, p.sun, 0.5)
    disc = mix(p.sun, p.accent2, s.u(0.0, 0.35)) if s.low_sun else p.sun
    c.shape(ellipse(x, y, size, size), vertical(y - size, y + size, p.sun, disc, grain=0.08))


def stars(s: Scene, horizon: float, count: int = 150) -> None:
    """Scattered stars, fewer near the horizon."""
    small: list[Points] = []
    large: list[Points] = []
    for _ in range(count):
        x, y = s.u(0, s.w), s.u(0, 1) ** 1.4 * horizon * 0.9
        size = s.u(0.6, 1.3) if s.chance(0.86) else s.u(1.5, 2.3)
        (large if size > 1.4 else small).append(ellipse(x, y, size, size))
    s.c.shapes(small, s.p.light, 0.55, 0.0)
    s.c.shapes(large, s.p.light, 0.85, 0.0)


def _clouds(s: Scene, horizon: float) -> None:
    if s.weather == "fog":
        return
    if s.weather in ("rain", "snow"):
        _overcast(s, horizon)
    elif s.weather == "cloud":
        if s.chance(0.5):
            cumulus_bank(s, horizon)
        else:
            bars(s, horizon, s.i(7, 12), 1.0)
    elif s.chance(0.75):
        if not s.low_sun and not s.night and s.chance(0.4):
            for _ in range(s.i(1, 2)):
                cumulus(s, s.u(0.1, 0.9) * s.w, horizon * s.u(0.35, 0.75), s.u(120, 230), 0.5)
        else:
            bars(s, horizon, s.i(2, 5), 0.6)


def _cloud_colours(s: Scene, height: float) -> tuple[Colour, Colour]:
    """Lit and shaded cloud at a height (0 top, 1 horizon)."""
    p = s.p
    behind = mix(p.sky[1], p.sky[2], height)
    if s.night:
        return mix(behind, p.light, 0.16), mix(behind, p.sky[0], 0.35)
    if s.low_sun:
        return mix(behind, p.sun, 0.55), mix(behind, mix(p.sky[0], p.land[0], 0.5), 0.55)
    return mix(behind, s.white(), 0.8), mix(behind, mix(p.sky[0], p.land[0], 0.45), 0.5)


def bars(s: Scene, horizon: float, count: int, strength: float) -> None:
    """Long stratus strokes, as brushed across the sky in a few pulls."""
    for index in range(count):
        share = (index + s.u(0.1, 0.9)) / count
        y = horizon * (0.12 + 0.78 * share)
        lit, shaded = _cloud_colours(s, share)
        width = s.u(220, 620) * (1.1 - 0.4 * share)
        x = s.u(-0.05, 1.05) * s.w
        thick = s.u(9, 26) * (1.15 - 0.7 * share)
        tone = lit if s.chance(0.6) else shaded
        layers = [
            lens(x + s.u(-0.35, 0.35) * width, y + s.u(-1, 1) * thick * 0.9, width * s.u(0.5, 1.0), thick * s.u(0.5, 1.1))
            for _ in range(s.i(2, 4))
        ]
        s.c.shapes(layers, flat(tone, 0.015), strength * s.u(0.5, 0.85), 0.8)


def cumulus(s: Scene, x: float, y: float, width: float, share: float, alpha: float = 0.92) -> None:
    """A heaped cloud on a flat base."""
    lit, shaded = _cloud_colours(s, share)
    height = width * s.u(0.28, 0.42)
    puffs = [ellipse(x, y - height * 0.35, width * 0.34, height * 0.6)]
    for index in range(s.i(6, 9)):
        place = s.u(-0.9, 0.9)
        size = (1 - abs(place) ** 1.6) * s.u(0.2, 0.34) * width * 0.62 + width * 0.05
        puffs.append(ellipse(x + place * width * 0.5, y - size * s.u(0.25, 0.9), size, size * 0.85))
        if index % 3 == 0:
            puffs.append(lens(x + place * width * 0.6, y, width * 0.5, height * 0.3))
    with s.c.clip([rect(x - width * 1.5, y - height * 4, width * 3, height * 4 + height * 0.08)]):
        paint = vertical(y - height * 1.25, y + height * 0.1, lit, lit, mix(lit, shaded, 0.5), shaded, grain=0.06)
        s.c.shapes(puffs, paint, alpha, 0.8)
    s.c.shapes([lens(x + s.u(-0.2, 0.2) * width, y + height * 0.08, width * s.u(0.9, 1.3), height * 0.14)], shaded, alpha * 0.8, 0.5)


def cumulus_bank(s: Scene, horizon: float) -> None:
    """Clouds in rows, larger overhead than far away."""
    for row, (y, size) in enumerate(((0.82, 90), (0.62, 170), (0.34, 320))):
        x = s.u(-0.1, 0.15) * s.w
        while x < s.w * 1.1:
            if s.chance(0.72):
                cumulus(s, x, horizon * (y + s.u(-0.05, 0.05)), size * s.u(0.7, 1.35), y, 0.7 + row * 0.1)
            x += size * s.u(1.3, 2.6)


def _overcast(s: Scene, horizon: float) -> None:
    p = s.p
    heavy = mix(p.sky[0], p.land[2] if not s.snowy else p.sky[0], 0.45 if s.wet else 0.15)
    for layer in range(5):
        share = layer / 5
        y = horizon * (0.62 - 0.62 * share)
        line = hills(s.r, -60, s.w + 60, y + 60, s.u(50, 100), s.u(2, 5))
        tone = mix(mix(p.sky[1], p.sky[2], 0.4), heavy, 0.22 + 0.66 * share)
        s.c.shape([*line, (s.w + 60, -80), (-60, -80)], vertical(y - 140, y + 60, tone, mix(tone, p.sky[1], 0.6), grain=0.06), 0.8)


def rays(
    s: Scene, x: float, y: float, colour: Colour, count: int, reach: float, start: float = 0.0, end: float = 360.0, strength: float = 0.12
) -> None:
    """Wedges of light from a point."""
    for index in range(count):
        angle = math.radians(start + (end - start) * (index + s.u(0.2, 0.8)) / count)
        spread = math.radians((end - start) / count * s.u(0.12, 0.3))
        s.c.shape(
            [
                (x, y),
                (x + reach * math.cos(angle - spread), y + reach * math.sin(angle - spread)),
                (x + reach * math.cos(angle + spread), y + reach * math.sin(angle + spread)),
            ],
            Paint((colour,), texture=0.0),
            strength,
        )


def beam(s: Scene, x: float, y: float, angle: float, spread: float, reach: float, strength: float = 0.5) -> None:
    """A beam of lamp light that fades with distance."""
    for part, share in ((1.0, 0.4), (0.6, 0.4), (0.28, 0.5)):
        a0, a1 = math.radians(angle - spread * part), math.radians(angle + spread * part)
        points = [(x, y), (x + reach * math.cos(a0), y + reach * math.sin(a0)), (x + reach * math.cos(a1), y + reach * math.sin(a1))]
        end = (x + reach * math.cos(math.radians(angle)), y + reach * math.sin(math.radians(angle)))
        pieces = 6
        for piece in range(pieces):
            cut = (pieces - piece) / pieces
            near = [(x + (px - x) * cut, y + (py - y) * cut) for px, py in points]
            s.c.shape(near, linear((x, y), end, s.p.lamp, s.p.lamp, texture=0.0, grain=0.0), strength * share / pieces * 1.3, 0.0)


def gulls(s: Scene, x: float, y: float, spread: float, count: int, size: float, colour: Colour) -> None:
    """A few distant birds on the wing."""
    for _ in range(count):
        bx, by = x + s.u(-1, 1) * spread, y + s.u(-0.4, 0.4) * spread
        bird(s, bx, by, size * s.u(0.6, 1.2), s.u(-18, 18), s.u(0.2, 0.9), colour)


def bird(s: Scene, x: float, y: float, size: float, tilt: float, lift: float, colour: Colour) -> None:
    """A bird as two curved wings, ``lift`` from gliding (0) to wings up (1)."""
    cos, sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    outline = spline([(-1, -0.15 - 0.5 * lift), (-0.5, -0.28 - 0.3 * lift), (0, 0), (0.5, -0.28 - 0.3 * lift), (1, -0.15 - 0.5 * lift)])
    points = [(x + (px * cos - py * sin) * size, y + (px * sin + py * cos) * size) for px, py in outline]
    s.c.shape(ribbon(points, [0.02 * size, 0.15 * size, 0.22 * size, 0.15 * size, 0.02 * size]), colour, 1.0, 0.0)
    s.c.shape(ellipse(x, y + size * 0.03, size * 0.12, size * 0.1), colour, 1.0, 0.0)
