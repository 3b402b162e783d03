"""Ship-to-shore gantry cranes, from the side and from the water."""

from __future__ import annotations

import math

from .boats import Side
from .canvas import flat, vertical
from .colour import Colour
from .geometry import Points, rect
from .scene import Scene


def _lattice(side: Side, start: tuple[float, float], end: tuple[float, float], deep: float, bays: int) -> list[Points]:
    """The zigzag of a truss between two chords."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    nx, ny = -dy / length * deep, dx / length * deep
    path: Points = []
    for bay in range(bays + 1):
        t = bay / bays
        lift = 1.0 if bay % 2 else 0.0
        path.append((start[0] + dx * t + nx * lift, start[1] + dy * t + ny * lift))
    low = side.at([start, end])
    high = side.at([(start[0] + nx, start[1] + ny), (end[0] + nx, end[1] + ny)])
    return [low, high, side.at(path)]


def crane(
    s: Scene, x: float, base: float, height: float, facing: int, colour: Colour, lifted: float = 0.0, load: Colour | None = None
) -> None:
    """A gantry crane from the side, its boom over the water towards ``facing``.

    ``height`` is the apex above the quay; ``lifted`` the angle of the raised boom in degrees.
    """
    c, p = s.c, s.p
    side = Side(x, base, height, facing)
    thin = max(0.9, height * 0.008)
    dark, lit = p.shade(colour, 0.35), p.lit(colour, 0.25)
    girder = 0.60
    c.shape(side.box(-0.42, girder, 0.62, 0.035), dark, waver=0.2)
    hinge = (0.2, girder + 0.015)
    angle = math.radians(lifted)
    reach = 0.74
    tip = (hinge[0] + reach * math.cos(angle), hinge[1] + reach * math.sin(angle))
    apex = (0.12, 1.0)
    mid = (hinge[0] + (tip[0] - hinge[0]) * 0.52, hinge[1] + (tip[1] - hinge[1]) * 0.52)
    stays: list[Points] = [side.at([apex, tip]), side.at([apex, mid]), side.at([apex, (-0.38, girder + 0.03)])]
    c.lines(stays, thin, dark)
    c.lines(_lattice(side, hinge, tip, 0.045, 16), thin * 1.25, colour)
    c.lines(_lattice(side, (-0.42, girder + 0.0), (0.2, girder), 0.05, 12), thin * 1.1, dark)
    for lx, lean in ((-0.16, -0.03), (0.17, 0.03)):
        leg = side.at([(lx + lean - 0.016, 0.02), (lx - 0.012, girder), (lx + 0.02, girder), (lx + lean + 0.02, 0.02)])
        c.shape(leg, vertical(base - girder * height, base, lit, colour, dark, grain=0.06), waver=0.2)
        c.shape(side.box(lx + lean - 0.06, 0.0, 0.12, 0.03), dark, waver=0.2)
        c.shapes(
            [
                rect(px - height * 0.012, base - height * 0.012, height * 0.024, height * 0.016)
                for px, _ in side.at([(lx + lean - 0.045, 0), (lx + lean + 0.045, 0)])
            ],
            p.ink,
            waver=0.0,
        )
    c.shape(side.box(-0.19, 0.24, 0.39, 0.028), colour, waver=0.2)
    c.lines([side.at([(-0.15, 0.27), (0.16, 0.59)]), side.at([(0.16, 0.27), (-0.15, 0.59)])], thin * 1.5, dark)
    c.lines(
        [side.at([(0.17, girder), apex]), side.at([(-0.12, girder), apex]), side.at([(0.03, girder + 0.2), (0.16, girder + 0.2)])],
        thin * 2.0,
        colour,
    )
    house = side.box(-0.36, girder + 0.045, 0.2, 0.085)
    c.shape(house, vertical(base - (girder + 0.13) * height, base - girder * height, lit, colour, grain=0.05), waver=0.3)
    c.shape(side.box(-0.38, girder + 0.125, 0.24, 0.012), dark, waver=0.0)
    if lifted < 5:
        along = s.u(0.3, 0.9)
        tx = hinge[0] + reach * along
        drop = s.u(0.1, 0.34)
        c.shape(side.box(tx - 0.03, girder - 0.015, 0.06, 0.022), p.ink, waver=0.0)
        c.shape(side.box(tx + 0.035, girder - 0.06, 0.03, 0.045), p.lamp if s.lampy else s.white(0.1), waver=0.0)
        c.lines(
            [side.at([(tx - 0.022, girder), (tx - 0.03, girder - drop)]), side.at([(tx + 0.022, girder), (tx + 0.03, girder - drop)])],
            thin * 0.6,
            p.ink,
        )
        c.shape(side.box(tx - 0.045, girder - drop - 0.012, 0.09, 0.012), p.ink, waver=0.0)
        if load is not None:
            c.shape(side.box(tx - 0.055, girder - drop - 0.056, 0.11, 0.045), load, waver=0.2)
    if s.lampy:
        for px, py in side.at([(-0.3, girder - 0.01), (0.1, girder - 0.01), apex, tip, mid, (-0.16, 0.26), (0.17, 0.26)]):
            c.glow(px, py, height * 0.09, p.lamp, 0.5)
            c.shape(rect(px - 1.5, py - 1.5, 3, 3), flat(p.lamp, 0.0), waver=0.0)


def crane_front(s: Scene, x: float, base: float, height: float, colour: Colour, lifted: bool) -> None:
    """A gantry crane from the water: a portal with its boom towards us or standing up."""
    c, p = s.c, s.p
    side = Side(x, base, height, 1)
    dark, lit = p.shade(colour, 0.35), p.lit(colour, 0.25)
    thin = max(0.9, height * 0.008)
    c.lines([side.at([(-0.13, 0.05), (0.13, 0.42)]), side.at([(0.13, 0.05), (-0.13, 0.42)])], thin * 1.2, dark)
    for lx in (-0.15, 0.15):
        c.shape(
            side.at([(lx * 1.1 - 0.02, 0), (lx - 0.014, 0.64), (lx + 0.014, 0.64), (lx * 1.1 + 0.02, 0)]),
            vertical(base - height * 0.64, base, lit, colour, dark, grain=0.06),
            waver=0.2,
        )
    for level in (0.06, 0.42, 0.62):
        c.shape(side.box(-0.18, level, 0.36, 0.03), colour if level < 0.6 else lit, waver=0.2)
    c.lines(
        [side.at([(-0.13, 0.64), (-0.035, 1.0)]), side.at([(0.13, 0.64), (0.035, 1.0)]), side.at([(-0.09, 0.82), (0.09, 0.82)])],
        thin * 1.8,
        colour,
    )
    c.shape(side.box(-0.055, 0.985, 0.11, 0.022), dark, waver=0.0)
    if lifted:
        mast: list[Points] = [side.at([(-0.04, 0.62), (-0.028, 1.34)]), side.at([(0.04, 0.62), (0.028, 1.34)])]
        rungs: Points = []
        for rung in range(15):
            rungs.append(((-1 if rung % 2 else 1) * 0.037, 0.64 + rung * 0.05))
        c.lines([*mast, side.at(rungs)], thin * 1.1, colour)
    else:
        c.shape(side.at([(-0.05, 0.6), (-0.075, 0.66), (0.075, 0.66), (0.05, 0.6)]), dark, waver=0.2)
        c.lines([side.at([(-0.035, 1.0), (-0.06, 0.66)]), side.at([(0.035, 1.0), (0.06, 0.66)])], thin * 0.7, dark)
    c.shape(side.box(-0.07, 0.665, 0.14, 0.07), colour, waver=0.3)
    if s.lampy:
        for px, py in side.at(
            [(-0.15, 0.64), (0.15, 0.64), (-0.16, 0.44), (0.16, 0.44), (0.0, 1.0), *([(0.0, 1.33), (0.0, 1.16)] if lifted else [])]
        ):
            c.glow(px, py, height * 0.1, p.lamp, 0.55)
            c.shape(rect(px - 1.5, py - 1.5, 3, 3), flat(p.lamp, 0.0), waver=0.0)
