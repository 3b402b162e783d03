"""Ground: mountain ranges, hills, trees, grass, rocks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .canvas import flat, linear, vertical
from .colour import Colour, hexa, mix
from .geometry import (
    Point,
    Points,
    blob,
    closed_below,
    ellipse,
    height_at,
    hills,
    lens,
    ribbon,
    spline,
)
from .scene import Scene


def hill(
    s: Scene,
    base: float,
    height: float,
    near: float,
    waves: float = 2.0,
    colour: Colour | None = None,
    carve: int = 0,
    floor: float | None = None,
) -> Points:
    """One rolling layer, lighter at its crest, hazy at its foot."""
    line = hills(s.r, -40, s.w + 40, base, height, waves)
    p = s.p
    body = colour or p.depth(near)
    foot = floor if floor is not None else s.h + 10
    crest = p.lit(body, 0.14 if not s.night else 0.06)
    s.c.shape(
        closed_below(line, foot),
        vertical(base - height, min(foot, base + 160), crest, body, mix(body, p.haze, 0.22 * (1 - near)), grain=0.08),
        waver=0.8,
    )
    if carve:
        contours(s, line, 26 + 120 * near, mix(body, p.light, 0.25), carve)
    return line


def contours(s: Scene, line: Sequence[Point], depth: float, colour: Colour, count: int, alpha: float = 0.35) -> None:
    """Carved slivers that follow a slope below its skyline."""
    cuts: list[Points] = []
    left, right = line[0][0], line[-1][0]
    for _ in range(count):
        share = s.u(0.04, 1) ** 1.2
        x, length = s.u(left, right), s.u(40, 190)
        path = [(x + length * t / 8, height_at(line, x + length * t / 8) + depth * share + 4) for t in range(9)]
        cuts.append(ribbon(path, [0.2, 1.2 + 2.4 * share, 0.2]))
    s.c.shapes(cuts, flat(colour, 0.0), alpha, 0.0)


def conifer(s: Scene, x: float, base: float, height: float, colour: Colour, lit: Colour | None = None) -> None:
    """A fir: notched tiers, lit down one side."""
    tiers = max(4, int(height / 24))
    half = height * s.u(0.17, 0.24)
    left: Points = []
    right: Points = []
    for tier in range(tiers):
        t0, t1 = tier / tiers, (tier + 1) / tiers
        y0, y1 = base - height * (1 - t0), base - height * (1 - t1) * 0.98
        wide = half * (t1**0.9) * s.u(0.86, 1.12)
        inner = half * t0 * 0.55
        left += [(x - inner, y0 + height * 0.01), (x - wide, y1)]
        right += [(x + inner, y0 + height * 0.01), (x + wide, y1 + s.u(-2, 3))]
    outline = [(x, base - height * 1.04), *right, (x + half * 0.3, base), (x - half * 0.3, base), *left[::-1]]
    s.c.shape(
        [
            (x - height * 0.015, base - 6),
            (x + height * 0.015, base - 6),
            (x + height * 0.02, base + height * 0.06),
            (x - height * 0.02, base + height * 0.06),
        ],
        colour,
    )
    s.c.shape(outline, colour, waver=0.3)
    if lit is not None:
        side = -1 if (s.sun or (0.0, 0.0))[0] < x else 1
        with s.c.clip([outline]):
            s.c.shape([(x, base - height * 1.1), (x + side * half * 1.6, base), (x + side * half * 0.35, base)], lit, 0.55)
    if s.snowy:
        with s.c.clip([outline]):
            for tier in range(1, tiers, 2):
                y = base - height * (1 - (tier + 0.2) / tiers)
                wide = half * tier / tiers
                s.c.shape(lens(x + s.u(-0.3, 0.3) * wide, y, wide * 1.5, height * 0.035), s.white(0.02), 0.9, 0.0)


def tree(s: Scene, x: float, base: float, height: float, colour: Colour, lean: float = 0.0) -> None:
    """A broadleaf: trunk, clustered crown, light on the sun's side."""
    trunk = mix(s.p.ink, colour, 0.25)
    s.c.shape(
        ribbon(
            spline([(x, base), (x + lean * 0.3, base - height * 0.25), (x + lean, base - height * 0.6)]),
            [height * 0.07, height * 0.045, height * 0.03],
        ),
        trunk,
    )
    cx, cy = x + lean, base - height * 0.66
    side = -1 if (s.sun or (0.0, 0.0))[0] < x else 1
    crown = [blob(s.r, cx, cy, height * 0.22, height * 0.25)]
    for index in range(s.i(10, 13)):
        angle = math.tau * (index + s.u(-0.3, 0.3)) / 11
        reach = s.u(0.15, 0.22)
        crown.append(
            blob(
                s.r,
                cx + math.cos(angle) * height * reach,
                cy + math.sin(angle) * height * reach * 1.1,
                height * s.u(0.08, 0.13),
                height * s.u(0.07, 0.11),
                8,
                0.1,
            )
        )
    dark = s.p.shade(colour, 0.25)
    s.c.shapes(crown, flat(dark), 1.0, 0.6)
    mask = s.c.mask(crown, 0.0)
    if mask is None:
        return
    s.c.clips.append(mask)
    s.c.shapes([[(px + side * height * 0.06, py - height * 0.055) for px, py in puff] for puff in crown], flat(colour), 1.0, 0.6)
    s.c.shapes(
        [
            blob(
                s.r, cx + side * height * s.u(0.08, 0.24), cy - height * s.u(0.0, 0.26), height * s.u(0.04, 0.08), height * s.u(0.025, 0.05)
            )
            for _ in range(7)
        ],
        flat(s.p.lit(colour, 0.3)),
        0.8,
        0.5,
    )
    s.c.clips.pop()


def poplar(s: Scene, x: float, base: float, height: float, colour: Colour) -> None:
    """A tall narrow tree."""
    half = height * s.u(0.08, 0.12)
    outline = spline(
        [
            (x, base - height),
            (x + half, base - height * 0.55),
            (x + half * 0.7, base - height * 0.12),
            (x, base - height * 0.03),
            (x - half * 0.7, base - height * 0.12),
            (x - half, base - height * 0.55),
        ],
        closed=True,
        steps=6,
    )
    s.c.shape([(x - half * 0.15, base), (x + half * 0.15, base), (x, base - height * 0.3)], s.p.ink)
    s.c.shape(outline, s.p.shade(colour, 0.2), waver=0.8)
    side = -1 if (s.sun or (0.0, 0.0))[0] < x else 1
    with s.c.clip([outline]):
        s.c.shape([(px + side * half * 0.7, py - 3) for px, py in outline], colour)


def palm(s: Scene, x: float, base: float, height: float, colour: Colour, lean: float) -> None:
    """A palm with a curved trunk and drooping fronds."""
    top = (x + lean, base - height)
    s.c.shape(
        ribbon(spline([(x, base), (x + lean * 0.25, base - height * 0.45), top]), [height * 0.045, height * 0.028, height * 0.02]),
        mix(s.p.ink, colour, 0.2),
    )
    for index in range(12):
        side = -1 if index % 2 else 1
        share = (index // 2 + s.u(0.2, 0.8)) / 6
        angle = math.radians(-68 + 100 * share)
        reach = height * s.u(0.3, 0.4) * (1 - 0.2 * share)
        bow = (top[0] + side * math.cos(angle) * reach * 0.55, top[1] + math.sin(angle) * reach * 0.55)
        tip = (top[0] + side * math.cos(angle) * reach, bow[1] + reach * (0.2 + 0.3 * share))
        tone = colour if index % 3 else s.p.lit(colour, 0.2)
        s.c.shape(ribbon(spline([top, bow, tip]), [1.5, reach * 0.12, reach * 0.09, 0.5]), tone)


def bare_tree(s: Scene, x: float, base: float, height: float, colour: Colour, lean: float = 0.0) -> None:
    """A leafless tree, branching from the trunk."""
    shapes: list[Points] = []

    def grow(start: Point, angle: float, length: float, width: float, level: int) -> None:
        end = (start[0] + math.cos(angle) * length, start[1] + math.sin(angle) * length)
        shapes.append(ribbon([start, end], [width, width * 0.6]))
        if level == 0:
            return
        for turn in (s.u(-0.65, -0.2), s.u(0.2, 0.65)):
            grow(end, angle + turn, length * s.u(0.62, 0.82), width * 0.6, level - 1)

    grow((x, base), -math.pi / 2 + lean, height * 0.3, height * 0.05, 5)
    s.c.shapes(shapes, colour, 1.0, 0.0)


def grass(s: Scene, base: float, height: float, colour: Colour, count: int = 240, left: float = 0.0, right: float | None = None) -> None:
    """A fringe of blades along the bottom of the sheet or a line."""
    end = right if right is not None else float(s.w)
    blades: list[Points] = []
    for _ in range(count):
        x, tall = s.u(left, end), height * s.u(0.35, 1.0)
        lean = s.u(-0.35, 0.35) * tall
        blades.append(
            ribbon(spline([(x, base + 8), (x + lean * 0.3, base - tall * 0.5), (x + lean, base - tall)], steps=4), [3.6, 2.4, 0.3])
        )
    s.c.shapes(blades, flat(colour, 0.0), 1.0, 0.0)


def rock(s: Scene, x: float, base: float, width: float, height: float, colour: Colour) -> None:
    """A faceted boulder or skerry."""
    count = s.i(5, 7)
    top: Points = []
    for index in range(count + 1):
        t = index / count
        top.append((x - width / 2 + width * t, base - height * math.sin(math.pi * (0.08 + 0.84 * t)) * s.u(0.6, 1.05)))
    outline = [(x - width * 0.56, base), *top, (x + width * 0.56, base)]
    s.c.shape(outline, s.p.shade(colour, 0.25), waver=1.0)
    side = -1 if (s.sun or (0.0, 0.0))[0] < x else 1
    with s.c.clip([outline]):
        shift = width * 0.2 * side
        facet = [(px + shift, py + height * 0.06) for px, py in top]
        s.c.shape(
            [*facet, (x + shift + width * 0.3 * side, base), (x + shift * 0.4, base)],
            linear((x, base - height), (x, base), s.p.lit(colour, 0.3), colour, grain=0.1),
            0.95,
            1.2,
        )
        if s.snowy:
            s.c.shapes([[(px, py + height * 0.16 + s.u(0, 5)) for px, py in top[::-1]] + top], s.white(), 0.95, 0.6)


def green(s: Scene, share: float = 0.5, near: float = 1.0) -> Colour:
    """A leaf colour between the palette's ground and its leaf, through air."""
    base = mix(s.p.depth(0.45 + 0.4 * near), s.p.leaf, share)
    if s.snowy:
        base = mix(mix(s.p.ink, s.p.leaf, 0.4), s.p.haze, 0.15)
    return s.p.far(base, (1 - near) * 0.55)


WOOD = hexa("8a6242")
BRICK = hexa("a9583f")
STONE = hexa("cdbfa6")


def tree_line(
    s: Scene, line: Sequence[Point], size: float, colour: Colour, density: float = 1.0, left: float = 0.0, right: float | None = None
) -> None:
    """A distant wood standing along a skyline, as one ragged shape."""
    end = right if right is not None else float(s.w)
    shapes: list[Points] = []
    x = left
    while x < end:
        y = height_at(line, x)
        tall = size * s.u(0.6, 1.2)
        if s.chance(0.5):
            shapes.append([(x - tall * 0.3, y + 4), (x, y - tall), (x + tall * 0.3, y + 4)])
        else:
            shapes.append(ellipse(x, y - tall * 0.3, tall * 0.36, tall * 0.45))
        x += tall * s.u(0.25, 0.6) / density
    s.c.shapes(shapes, colour, 1.0, 0.3)
