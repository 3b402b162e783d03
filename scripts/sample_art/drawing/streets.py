"""Streets: house fronts seen square on, two walls running away, paving."""

from __future__ import annotations

from .canvas import flat, linear, vertical
from .colour import Colour, mix
from .geometry import arch, ellipse, rect
from .land import BRICK, STONE
from .perspective import View
from .scene import Scene
from .water import strokes


def facade(s: Scene, x: float, base: float, wide: float, tall: float, tone: Colour, share: float = 0.45, gable: str = "gable") -> None:
    """A tall narrow house seen square on, with sills, door and roof."""
    p, c = s.p, s.c
    top = base - tall
    roof = p.shade(mix(tone, p.accent, 0.4), 0.35)
    if gable == "gable":
        c.shape([(x - 4, top + 2), (x + wide / 2, top - wide * 0.55), (x + wide + 4, top + 2)], tone)
        c.shape(
            [
                (x + wide / 2, top - wide * 0.55 - 5),
                (x + wide + 7, top + 5),
                (x + wide, top + 7),
                (x + wide / 2, top - wide * 0.55 + 8),
                (x, top + 7),
                (x - 7, top + 5),
            ],
            roof,
        )
        c.shape(ellipse(x + wide / 2, top - wide * 0.17, wide * 0.08, wide * 0.08), p.shade(tone, 0.55))
    elif gable == "step":
        for step in range(4):
            w = wide * (1 - step * 0.24)
            c.shape(rect(x + (wide - w) / 2, top - step * wide * 0.14, w, wide * 0.16), tone, waver=0.2)
    else:
        c.shape([(x - 5, top + 4), (x + wide * 0.1, top - wide * 0.32), (x + wide * 0.9, top - wide * 0.32), (x + wide + 5, top + 4)], roof)
        c.shape(rect(x + wide * 0.4, top - wide * 0.26, wide * 0.2, wide * 0.2), tone)
        c.shape(
            rect(x + wide * 0.44, top - wide * 0.22, wide * 0.12, wide * 0.15), p.lamp if s.lampy and s.chance(0.5) else p.shade(tone, 0.6)
        )
    if s.snowy:
        c.shape(
            [(x - 7, top + 2), (x + wide / 2, top - wide * 0.57), (x + wide + 7, top + 2), (x + wide / 2, top - wide * 0.42)]
            if gable == "gable"
            else rect(x - 4, top - wide * 0.3, wide + 8, 9),
            s.white(),
            0.95,
            0.8,
        )
    body = rect(x, top, wide, tall)
    c.shape(body, vertical(top, base, p.lit(tone, 0.14), tone, p.shade(tone, 0.16), grain=0.07), waver=0.3)
    columns = 3 if wide > 90 else 2
    floors = max(2, int(tall / (wide * 0.52)))
    glass_dark = mix(p.shade(tone, 0.65), p.sky[1], 0.12)
    for floor in range(floors - 1):
        for column in range(columns):
            ww, hh = wide / columns * 0.46, tall / floors * 0.58
            wx = x + wide * (column + 0.5) / columns - ww / 2
            wy = top + tall / floors * (floor + 0.24)
            on = s.lampy and s.chance(share)
            c.shape(rect(wx - 2.4, wy - 2.4, ww + 4.8, hh + 4.8), p.lit(tone, 0.4), 0.9, 0.0)
            c.shape(rect(wx, wy, ww, hh), mix(p.lamp, p.accent2, s.u(0, 0.4)) if on else glass_dark, waver=0.0)
            c.lines(
                [[(wx + ww / 2, wy), (wx + ww / 2, wy + hh)], [(wx, wy + hh * 0.4), (wx + ww, wy + hh * 0.4)]], 1.5, p.lit(tone, 0.2), 0.9
            )
            c.shape(rect(wx - 4, wy + hh + 1, ww + 8, 3.6), p.shade(tone, 0.3), waver=0.0)
    door_w = wide * 0.2
    at = x + wide * s.pick([0.16, 0.4, 0.62])
    c.shape(arch(at, base, door_w, tall / floors * 0.78), s.tint(s.pick([p.accent, p.leaf, p.ink])))
    shop = x + wide * 0.9 - wide * 0.34 if at < x + wide * 0.4 else x + wide * 0.1
    on = s.lampy and s.chance(0.6)
    c.shape(rect(shop, base - tall / floors * 0.7, wide * 0.32, tall / floors * 0.46), p.lamp if on else glass_dark, waver=0.2)
    c.shape(rect(x, base - 8, wide, 8), p.shade(tone, 0.4), 0.8, 0.0)


def house_tones(s: Scene) -> list[Colour]:
    """Wall colours for a street."""
    p = s.p
    return [
        s.tint(mix(tone, p.depth(0.4), 0.25))
        for tone in (
            STONE,
            p.accent2,
            mix(p.accent, p.light, 0.3),
            p.light,
            mix(p.sky[1], p.depth(0.4), 0.4),
            mix(BRICK, p.depth(0.6), 0.3),
            mix(p.leaf, p.light, 0.4),
        )
    ]


def pavement(s: Scene, top: float, tone: Colour | None = None) -> Colour:
    """Ground from a line down, with paving joints; wet when it rains."""
    p, c = s.p, s.c
    ground = tone or (mix(p.depth(0.55), s.tint(STONE), 0.4) if not s.snowy else p.depth(0.72))
    c.shape(
        rect(-10, top, s.w + 20, s.h - top + 10),
        vertical(top, s.h, p.lit(ground, 0.2), ground, p.shade(ground, 0.35), grain=0.06),
        waver=0.0,
    )
    strokes(s, top + 6, s.h, p.shade(ground, 0.35), 0.2, 70)
    strokes(s, top + 6, s.h, p.lit(ground, 0.3), 0.22, 50)
    return ground


def row(s: Scene, base: float, low: float, high: float, share: float = 0.5) -> None:
    """A street front of narrow houses across the sheet."""
    tones = house_tones(s)
    x, last = -s.u(10, 80), -1
    while x < s.w + 20:
        wide = s.u(110, 165)
        choice = s.i(0, len(tones) - 1)
        choice = (choice + 1) % len(tones) if choice == last else choice
        last = choice
        facade(s, x, base, wide, s.u(low, high), mix(tones[choice], s.p.haze, 0.18), share, s.pick(["gable", "hip", "step"]))
        x += wide


def street(s: Scene, view: View, half: float, start: float = 4.0) -> None:
    """Two walls of houses running away from us, with sky above and ground between."""
    p, c = s.p, s.c
    tones = house_tones(s)
    for side in (-1, 1):
        houses: list[tuple[float, float, float, Colour]] = []
        z = start
        while z < 90:
            deep = s.u(5.5, 8.5)
            houses.append((z, z + deep, s.u(10, 16), s.pick(tones)))
            z += deep
        for near, far, high, tone in reversed(houses):
            air = min(0.85, (near - 2) / 70 * (1.9 if s.foggy else 1.0))
            wall = p.far(tone if side < 0 else p.shade(tone, 0.18), air)
            c.shape(
                view.side(side * half, 0, high, near, far),
                linear(view.at(side * half, 0, near), view.at(side * half, 0, far), wall, p.far(wall, 0.12), grain=0.05),
                waver=0.3,
            )
            c.shape(
                view.shape(
                    [
                        (side * half, high, near),
                        (side * half * 1.25, high + 2.4, near),
                        (side * half * 1.25, high + 2.4, far),
                        (side * half, high, far),
                    ]
                ),
                p.far(p.shade(mix(tone, p.accent, 0.4), 0.3), air),
                waver=0.3,
            )
            c.shape(view.side(side * half * 0.995, high - 0.5, high + 0.1, near, far), p.lit(wall, 0.3), waver=0.0)
            floors = int(high / 3.1)
            for floor in range(floors):
                for bay in range(3):
                    z0 = near + (far - near) * (bay + 0.25) / 3
                    z1 = near + (far - near) * (bay + 0.72) / 3
                    low = 0.9 + floor * 3.1 if floor else 0.3
                    lit = s.lampy and s.chance(0.45 if floor else 0.7)
                    glass = mix(p.lamp, p.accent2, s.u(0, 0.35)) if lit else p.shade(tone, 0.62)
                    c.shape(view.side(side * half * 0.998, low - 0.12, low + 1.95, z0 - 0.12, z1 + 0.12), p.lit(wall, 0.3), 0.8, 0.0)
                    c.shape(view.side(side * half * 0.997, low, low + 1.8, z0, z1), p.far(glass, air * (0.6 if lit else 1.0)), waver=0.0)
    c.shape(view.floor(-half, half, 1.0, 120), flat(p.depth(0.6)), waver=0.0)
    ground = mix(p.depth(0.55), s.tint(STONE), 0.3) if not s.snowy else p.depth(0.72)
    c.shape(
        view.floor(-half, half, 1.2, 200), vertical(view.y, s.h, p.far(ground, 0.7), ground, p.shade(ground, 0.35), grain=0.05), waver=0.0
    )
    for side in (-1, 1):
        kerb = [side * half * 0.62, side * half]
        c.shape(
            view.floor(min(kerb), max(kerb), 1.2, 200, 0.12),
            vertical(view.y, s.h, p.far(p.lit(ground, 0.25), 0.6), p.lit(ground, 0.22), p.shade(ground, 0.2)),
            waver=0.0,
        )
        c.shape(
            view.shape(
                [
                    (side * half * 0.62, 0.12, 1.2),
                    (side * half * 0.62, 0.12, 120),
                    (side * half * 0.62, 0, 120),
                    (side * half * 0.62, 0, 1.2),
                ]
            ),
            p.shade(ground, 0.5),
            waver=0.0,
        )
