"""Towns: skylines, houses, towers, windows."""

from __future__ import annotations

from .canvas import flat, vertical
from .colour import Colour, mix
from .geometry import Points, arch, ellipse, rect, ribbon
from .scene import Scene


def windows(s: Scene, x: float, y: float, wide: float, tall: float, colour: Colour, pitch: float = 16.0, share: float = 0.5) -> None:
    """A grid of small windows over a wall, some lit."""
    lit: list[Points] = []
    dark: list[Points] = []
    columns = max(1, int(wide / pitch))
    rows = max(1, int(tall / (pitch * 1.35)))
    pane_w, pane_h = pitch * 0.42, pitch * 0.62
    for column in range(columns):
        for row in range(rows):
            px = x + wide * (column + 0.5) / columns - pane_w / 2
            py = y + tall * (row + 0.5) / rows - pane_h / 2
            if s.lampy and s.chance(share):
                lit.append(rect(px, py, pane_w, pane_h))
            elif s.chance(0.9):
                dark.append(rect(px, py, pane_w, pane_h))
    s.c.shapes(dark, flat(s.p.shade(colour, 0.4), 0.0), 0.55, 0.0)
    s.c.shapes(lit, flat(mix(s.p.lamp, colour, 0.1), 0.0), 0.95, 0.0)


def block(
    s: Scene, x: float, base: float, wide: float, tall: float, colour: Colour, panes: bool = True, roof: str = "flat", pitch: float = 16.0
) -> None:
    """One building, lit from the sun's side, with a roof."""
    p, c = s.p, s.c
    top = base - tall
    light_left = (s.sun or (s.w / 2, 0.0))[0] < x + wide / 2
    lit, dark = p.lit(colour, 0.16), p.shade(colour, 0.22)
    c.shape(rect(x, top, wide, tall + 2), vertical(top, base, lit, colour, mix(colour, p.haze, 0.2), grain=0.05), waver=0.4)
    strip = wide * 0.3
    c.shape(rect(x + (wide - strip if light_left else 0), top, strip, tall + 2), dark, 0.6, 0.3)
    if panes:
        windows(s, x + 3, top + 5, wide - 6, tall - 10, colour, pitch)
    roof_tone = p.shade(mix(colour, p.accent, 0.35 if roof == "gable" else 0.1), 0.3)
    if roof == "gable":
        peak = wide * s.u(0.35, 0.55)
        outline = [(x - 3, top + 1), (x + wide / 2, top - peak), (x + wide + 3, top + 1)]
        c.shape(outline, roof_tone, waver=0.4)
    elif roof == "hip":
        outline = [(x - 3, top + 1), (x + wide * 0.2, top - wide * 0.26), (x + wide * 0.8, top - wide * 0.26), (x + wide + 3, top + 1)]
        c.shape(outline, roof_tone, waver=0.4)
    elif roof == "step":
        c.shape(rect(x + wide * 0.2, top - tall * 0.12, wide * 0.6, tall * 0.12 + 2), colour)
    if roof != "flat" and s.snowy:
        c.shape([(px, py - 3) for px, py in (outline if roof in ("gable", "hip") else rect(x, top - 4, wide, 6))], s.white(), 0.95, 0.6)
    if s.chance(0.35) and roof != "gable":
        c.shape(rect(x + wide * s.u(0.15, 0.7), top - 14, 7, 16), dark, waver=0.2)


def dome(s: Scene, x: float, base: float, wide: float, colour: Colour, lantern: bool = True) -> None:
    """A dome with ribs, drum and lantern; ``base`` is its springing."""
    p, c = s.p, s.c
    radius = wide / 2
    tall = radius * 1.12
    outline = ellipse(x, base, radius, tall, 180, 360)
    light_left = (s.sun or (s.w / 2, 0.0))[0] < x
    sign = -1 if light_left else 1
    c.shape(outline, colour, waver=0.3)
    with c.clip([outline]):
        c.shape(ellipse(x - sign * radius * 0.55, base, radius, tall * 1.05), p.shade(colour, 0.3), 0.9)
        c.shape(ellipse(x + sign * radius * 0.52, base - tall * 0.15, radius * 0.26, tall * 0.7), p.lit(colour, 0.4), 0.7)
        for rib in range(-3, 4):
            share = rib / 4
            path: Points = [(x + radius * share * (1 - t**2.2), base - tall * t) for t in (0, 0.25, 0.5, 0.7, 0.85, 1)]
            c.shape(ribbon(path, [max(0.8, wide * 0.008)] * 2), p.shade(colour, 0.4), 0.5, 0.0)
    if lantern:
        c.shape(rect(x - wide * 0.055, base - tall - wide * 0.1, wide * 0.11, wide * 0.13), colour)
        c.shape(
            [(x - wide * 0.075, base - tall - wide * 0.09), (x, base - tall - wide * 0.28), (x + wide * 0.075, base - tall - wide * 0.09)],
            p.shade(colour, 0.2),
        )


def spire(s: Scene, x: float, base: float, wide: float, tall: float, colour: Colour) -> None:
    """A church tower with a pointed cap."""
    block(s, x - wide / 2, base, wide, tall * 0.6, colour, panes=False)
    s.c.shape(
        arch(x - wide * 0.14, base - tall * 0.42, wide * 0.28, wide * 0.6),
        s.p.lamp if s.lampy and s.chance(0.5) else s.p.shade(colour, 0.6),
        waver=0.0,
    )
    tone = s.p.shade(mix(colour, s.p.leaf, 0.35), 0.3)
    s.c.shape([(x - wide * 0.6, base - tall * 0.59), (x, base - tall), (x + wide * 0.6, base - tall * 0.59)], tone)
    s.c.shape([(x, base - tall * 0.59), (x, base - tall), (x + wide * 0.6, base - tall * 0.59)], s.p.shade(tone, 0.35), 0.8)


def city(
    s: Scene, base: float, near: float, scale: float, left: float, right: float, towers: float = 0.1, old: float = 0.4, panes: bool = True
) -> None:
    """A row of buildings along a shore."""
    p = s.p
    x = left
    while x < right:
        wide = scale * s.u(0.45, 1.15)
        tall = scale * s.u(0.55, 1.25)
        roof = "gable" if s.chance(old) else s.pick(["flat", "hip", "step", "flat"])
        if s.chance(towers):
            tall, wide, roof = scale * s.u(1.7, 2.8), scale * s.u(0.4, 0.65), s.pick(["flat", "step"])
        base_tone = p.depth(near + s.u(-0.07, 0.07))
        tone = mix(base_tone, s.pick([p.light, p.accent2, p.accent, p.sky[2], base_tone]), s.u(0.05, 0.3) * (0.4 + near * 0.6))
        block(s, x, base, wide, tall, p.far(tone, (1 - near) * 0.3), panes, roof, pitch=max(9.0, scale * 0.17))
        x += wide * s.u(0.82, 1.03)


def chimney_smoke(s: Scene, x: float, y: float, size: float, drift: float) -> None:
    """A thin plume."""
    for puff in range(7):
        t = puff / 7
        s.c.soft(
            ellipse(x + drift * t * size * 3, y - size * 2.6 * t, size * (0.16 + 0.4 * t), size * (0.13 + 0.25 * t)),
            flat(mix(s.p.haze, s.white(), 0.4), 0.0),
            size * 0.1 + 2,
            0.35 * (1 - t * 0.7),
        )
