"""Ships and boats, seen from the side; ``facing`` is 1 for a bow to the right."""

from __future__ import annotations

from .canvas import flat, vertical
from .colour import Colour, hexa, mix
from .geometry import Points, ellipse, lens, rect, ribbon, spline
from .scene import Scene


class Side:
    """Local coordinates of a hull: x towards the bow, y up, in hull lengths."""

    def __init__(self, x: float, line: float, size: float, facing: int) -> None:
        self.x, self.line, self.size, self.facing = x, line, size, facing

    def at(self, points: Points) -> Points:
        """Local points on the sheet."""
        return [(self.x + px * self.size * self.facing, self.line - py * self.size) for px, py in points]

    def box(self, left: float, low: float, wide: float, tall: float) -> Points:
        """A local rectangle."""
        return self.at([(left, low), (left + wide, low), (left + wide, low + tall), (left, low + tall)])


def container_ship(s: Scene, x: float, line: float, length: float, facing: int, near: float = 1.0, hull: Colour | None = None) -> None:
    """A container ship broadside, about ``length`` long, centred on x."""
    p, c = s.p, s.c
    side = Side(x, line, length, facing)
    body = p.far(hull or s.pick([mix(p.ink, p.accent, 0.5), p.depth(0.85), mix(p.ink, p.water[1], 0.5)]), (1 - near) * 0.7)
    goods = [
        p.far(s.tint(colour), (1 - near) * 0.7)
        for colour in (
            p.accent,
            p.accent2,
            p.depth(0.5),
            p.light,
            mix(p.leaf, p.depth(0.5), 0.4),
            mix(p.accent, p.ink, 0.45),
            mix(p.water[1], p.light, 0.25),
        )
    ]
    deck = 0.075
    columns = 16
    start, end = -0.44, 0.40
    wide = (end - start) / columns
    tallest = s.i(5, 6)
    for column in range(columns):
        if column in (3, 4):
            continue
        rows = max(1, tallest - (1 if column > 12 else 0) - (1 if column == 15 else 0) - s.pick([0, 0, 0, 1]))
        for row in range(rows):
            tone = s.pick(goods)
            c.shape(
                side.box(start + column * wide + 0.0012, deck + row * 0.021, wide - 0.0024, 0.0198),
                vertical(line - (deck + row * 0.021 + 0.02) * length, line - (deck + row * 0.021) * length, tone, p.shade(tone, 0.18)),
                waver=0.15,
            )
    house = p.far(s.white(), (1 - near) * 0.5)
    c.shape(side.box(start + 3.1 * wide, deck, wide * 1.7, 0.185), house, waver=0.2)
    c.shape(side.box(start + 2.6 * wide, deck + 0.16, wide * 2.7, 0.022), p.shade(house, 0.1), waver=0.2)
    c.shape(side.box(start + 2.75 * wide, deck + 0.166, wide * 2.4, 0.009), p.lamp if s.lampy else p.shade(house, 0.8), waver=0.0)
    for floor in range(5):
        c.shape(
            side.box(start + 3.3 * wide, deck + 0.03 + floor * 0.025, wide * 1.3, 0.006),
            mix(p.lamp, house, 0.2) if s.lampy else p.shade(house, 0.55),
            waver=0.0,
        )
    c.shape(side.box(start + 1.7 * wide, deck, wide * 0.9, 0.17), p.far(s.tint(p.accent2), (1 - near) * 0.7), waver=0.2)
    c.line(side.at([(start + 4 * wide, deck + 0.18), (start + 4 * wide, deck + 0.235)]), length * 0.004, body)
    outline = side.at(
        [
            *spline([(-0.47, 0.0), (-0.492, 0.02), (-0.5, deck)], steps=4),
            (-0.5, deck),
            (0.405, deck),
            (0.42, deck + 0.02),
            *spline([(0.525, deck + 0.034), (0.492, 0.05), (0.478, 0.0)], steps=4),
        ]
    )
    c.shape(outline, vertical(line - deck * length, line, p.lit(body, 0.12), body, grain=0.06))
    with c.clip([outline]):
        c.shape(side.box(-0.52, 0.0, 1.1, 0.014), p.far(mix(p.accent, p.ink, 0.35), (1 - near) * 0.7), waver=0.0)
        c.shape(side.box(-0.52, 0.05, 1.1, 0.0035), mix(body, p.light, 0.4), waver=0.0)
    c.line(side.at([(0.44, deck + 0.025), (0.44, deck + 0.08)]), length * 0.003, body)


def far_ship(s: Scene, x: float, line: float, length: float, facing: int, colour: Colour) -> None:
    """A laden ship on the horizon, as one silhouette."""
    side = Side(x, line, length, facing)
    stacks = [side.box(-0.36 + 0.12 * index, 0.06, 0.11, s.u(0.05, 0.12)) for index in range(6)]
    s.c.shapes(
        [side.at([(-0.5, 0), (-0.5, 0.07), (0.4, 0.07), (0.52, 0.1), (0.45, 0)]), side.box(-0.46, 0.06, 0.07, 0.2), *stacks],
        colour,
        waver=0.0,
    )


def ferry_boat(s: Scene, x: float, line: float, length: float, facing: int, near: float = 1.0) -> None:
    """A car ferry: dark hull, white decks, banded funnel."""
    p, c = s.p, s.c
    side = Side(x, line, length, facing)
    white = p.far(s.white(), (1 - near) * 0.5)
    shade = p.shade(white, 0.22)
    hull = p.far(s.pick([mix(p.ink, p.water[1], 0.35), mix(p.ink, p.accent, 0.7), p.depth(0.85)]), (1 - near) * 0.6)
    accent = p.far(s.tint(p.accent), (1 - near) * 0.6)
    glass = mix(p.lamp, white, 0.1) if s.lampy else mix(p.depth(0.85), p.sky[1], 0.25)
    levels = [(-0.47, 0.085, 0.89, 0.06), (-0.44, 0.145, 0.78, 0.05), (-0.40, 0.195, 0.62, 0.045)]
    for index, (left, low, wide, tall) in enumerate(levels):
        front = left + wide
        block = side.at([(left, low), (left, low + tall), (front - 0.03, low + tall), (front + 0.012, low)])
        c.shape(block, vertical(line - (low + tall) * length, line - low * length, p.lit(white, 0.2), white, shade, grain=0.05), waver=0.3)
        c.shape(side.box(left - 0.006, low + tall - 0.006, wide - 0.02, 0.007), p.lit(white, 0.4), waver=0.0)
        count = int(wide / 0.032)
        panes = [
            side.box(left + 0.02 + pane * 0.032, low + tall * 0.42, 0.021, tall * 0.3)
            for pane in range(count - 1)
            if index != 1 or pane % 7 != 6
        ]
        c.shapes(panes, glass, waver=0.0)
    bridge = side.at([(0.1, 0.24), (0.1, 0.285), (0.205, 0.285), (0.235, 0.24)])
    c.shape(bridge, white, waver=0.2)
    c.shape(side.at([(0.12, 0.26), (0.12, 0.277), (0.207, 0.277), (0.218, 0.26)]), glass, waver=0.0)
    funnel = side.at([(-0.24, 0.24), (-0.25, 0.36), (-0.14, 0.345), (-0.12, 0.24)])
    c.shape(funnel, accent, waver=0.3)
    with c.clip([funnel]):
        c.shape(side.box(-0.3, 0.325, 0.3, 0.05), p.ink, waver=0.0)
        c.shape(side.box(-0.3, 0.275, 0.3, 0.02), white, waver=0.0)
    c.line(side.at([(0.06, 0.28), (0.05, 0.40)]), [length * 0.007, length * 0.003], shade)
    c.lines([side.at([(0.02, 0.36), (0.09, 0.36)]), side.at([(-0.36, 0.24), (-0.36, 0.32)])], length * 0.003, shade)
    boats = [lens(*side.at([(bx, 0.262)])[0], length * 0.06, length * 0.016) for bx in (-0.33, -0.06, 0.01)]
    c.shapes(boats, accent, waver=0.0)
    outline = side.at([(-0.49, 0.0), (-0.5, 0.095), (0.30, 0.095), (0.40, 0.108), (0.52, 0.125), (0.495, 0.06), (0.45, 0.0)])
    c.shape(outline, vertical(line - 0.12 * length, line, p.lit(hull, 0.15), hull, grain=0.06))
    with c.clip([outline]):
        c.shape(side.at([(-0.52, 0.075), (-0.52, 0.083), (0.53, 0.1), (0.53, 0.09)]), white, waver=0.0)
        c.shape(side.box(-0.52, 0, 1.1, 0.012), mix(accent, p.ink, 0.3), waver=0.0)
        c.shapes([ellipse(*side.at([(-0.42 + i * 0.05, 0.05)])[0], length * 0.005, length * 0.005) for i in range(15)], glass, waver=0.0)


def trawler(s: Scene, x: float, line: float, length: float, facing: int, near: float = 1.0, hull: Colour | None = None) -> None:
    """A small wooden fishing boat with a wheelhouse, mast and gallows."""
    p, c = s.p, s.c
    side = Side(x, line, length, facing)
    body = p.far(
        hull or s.tint(s.pick([p.accent, mix(p.water[1], p.ink, 0.2), p.leaf, p.accent2, mix(p.accent, p.ink, 0.5)])), (1 - near) * 0.6
    )
    white = p.far(s.white(), (1 - near) * 0.5)
    dark = p.far(p.ink, (1 - near) * 0.5)
    spars = [([(-0.16, 0.16), (-0.18, 0.78)], 0.016), ([(-0.18, 0.62), (-0.5, 0.34)], 0.009), ([(0.12, 0.2), (0.13, 0.6)], 0.012)]
    for path, thick in spars:
        c.line(side.at(path), [length * thick * 1.4, length * thick * 0.6], dark)
    stays: list[Points] = [
        [(-0.18, 0.77), (0.5, 0.27)],
        [(-0.18, 0.77), (-0.5, 0.2)],
        [(0.13, 0.6), (0.5, 0.27)],
        [(-0.18, 0.77), (0.13, 0.6)],
    ]
    c.lines([side.at(path) for path in stays], max(0.8, length * 0.004), dark, 0.7)
    house = side.at([(-0.04, 0.12), (-0.05, 0.37), (0.19, 0.385), (0.22, 0.12)])
    c.shape(
        house, vertical(line - 0.38 * length, line - 0.1 * length, p.lit(white, 0.2), white, p.shade(white, 0.25), grain=0.06), waver=0.5
    )
    c.shape(side.at([(-0.08, 0.365), (-0.08, 0.395), (0.24, 0.41), (0.235, 0.385)]), body, waver=0.3)
    glass = p.lamp if s.lampy else mix(p.ink, p.sky[1], 0.3)
    c.shapes(
        [
            side.at([(0.0 + i * 0.072, 0.27), (0.0 + i * 0.072, 0.335), (0.05 + i * 0.072, 0.338), (0.052 + i * 0.072, 0.27)])
            for i in range(3)
        ],
        glass,
        waver=0.0,
    )
    outline = side.at(
        [
            *spline([(-0.46, 0.0), (-0.5, 0.1), (-0.5, 0.19)], steps=5),
            *spline([(-0.5, 0.19), (-0.2, 0.135), (0.15, 0.15), (0.54, 0.3)], steps=8),
            *spline([(0.54, 0.3), (0.48, 0.12), (0.42, 0.0)], steps=5),
        ]
    )
    c.shape(outline, vertical(line - 0.26 * length, line, p.lit(body, 0.2), body, p.shade(body, 0.3), grain=0.07), waver=0.4)
    with c.clip([outline]):
        sheer = spline([(-0.52, 0.165), (-0.2, 0.11), (0.15, 0.125), (0.56, 0.275)], steps=8)
        c.line(side.at(sheer), length * 0.022, white)
        c.shape(side.box(-0.6, -0.01, 1.3, 0.04), mix(dark, p.accent, 0.3), waver=0.0)
    net = mix(p.accent2, p.ink, 0.35)
    c.shape(
        side.at(spline([(-0.46, 0.17), (-0.4, 0.25), (-0.3, 0.2), (-0.2, 0.23), (-0.14, 0.14)], closed=True, steps=4)),
        p.far(net, (1 - near) * 0.5),
        waver=0.6,
    )


def rowing_boat(s: Scene, x: float, line: float, length: float, facing: int, colour: Colour) -> None:
    """An open boat."""
    side = Side(x, line, length, facing)
    outline = side.at(
        [
            *spline([(-0.5, 0.17), (-0.1, 0.115), (0.2, 0.13), (0.54, 0.22)], steps=6),
            *spline([(0.54, 0.22), (0.36, 0.0), (-0.36, -0.01), (-0.5, 0.17)], steps=6),
        ]
    )
    s.c.shape(outline, vertical(line - length * 0.2, line, s.p.lit(colour, 0.2), colour, s.p.shade(colour, 0.35), grain=0.08))
    rim = spline([(-0.51, 0.175), (-0.1, 0.12), (0.2, 0.135), (0.55, 0.225)], steps=6)
    s.c.line(side.at(rim), length * 0.022, s.p.lit(colour, 0.55))


def sailing_boat(s: Scene, x: float, line: float, length: float, facing: int, sail: Colour, hull: Colour) -> None:
    """A sloop under main and jib."""
    side = Side(x, line, length, facing)
    main = side.at(spline([(-0.02, 0.16), (-0.5, 0.2), (-0.42, 0.55), (-0.02, 1.45)], steps=6))
    s.c.shape(main, flat(sail))
    s.c.shape(side.at([(0.03, 1.25), (0.52, 0.14), (0.05, 0.2)]), s.p.shade(sail, 0.16))
    s.c.line(side.at([(0.0, 0.05), (0.0, 1.5)]), max(1.0, length * 0.02), hull)
    s.c.shape(side.at(spline([(-0.5, 0.13), (0.0, 0.1), (0.56, 0.14), (0.4, 0.0), (-0.44, 0.0)], closed=True, steps=5)), hull)


def mooring(s: Scene, points: Points, width: float, colour: Colour) -> None:
    """A slack rope."""
    s.c.shape(ribbon(spline(points), [width, width]), colour, waver=0.0)


def buoy(s: Scene, x: float, line: float, size: float) -> None:
    """A conical channel mark."""
    s.c.shape(
        [(x - size * 0.3, line), (x - size * 0.12, line - size), (x + size * 0.12, line - size), (x + size * 0.3, line)], s.tint(s.p.accent)
    )
    s.c.shape(rect(x - size * 0.34, line - size * 0.12, size * 0.68, size * 0.14), s.p.ink)
    s.c.shape(ellipse(x, line - size * 1.1, size * 0.1, size * 0.1), s.p.lamp if s.lampy else s.tint(hexa("d8c8a0")))
