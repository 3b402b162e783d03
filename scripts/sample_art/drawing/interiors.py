"""Rooms: walls and floors, windows with a view, lamps, shelves, plants."""

from __future__ import annotations

from .buildings import city
from .canvas import flat, linear, vertical
from .colour import Colour, hexa, mix
from .geometry import Points, arch, ellipse, lens, rect, ribbon, spline, turned
from .land import green, hill
from .peaks import mountains
from .scene import Scene

WOODS = (hexa("8a5e3c"), hexa("6f4a34"), hexa("a5764a"), hexa("54392c"))


def wall_tone(s: Scene) -> Colour:
    """A wall colour for the palette and hour."""
    p = s.p
    base = s.pick(
        [
            mix(p.depth(0.25), p.light, 0.3),
            mix(p.sky[1], p.depth(0.4), 0.3),
            mix(p.accent2, p.depth(0.3), 0.55),
            mix(p.leaf, p.depth(0.3), 0.5),
        ]
    )
    return mix(base, p.depth(0.8), 0.45) if s.night else mix(base, p.depth(0.6), 0.22) if s.time == "dusk" else base


def wood(s: Scene) -> Colour:
    """A timber colour under this light."""
    return s.tint(mix(s.pick(WOODS), s.p.depth(0.7), 0.2))


def room(s: Scene, floor: float, wall: Colour, ground: Colour, boards: float = 0.0) -> None:
    """A wall and a floor, boards running towards a point."""
    p, c = s.p, s.c
    s.indoors = True
    c.fill(c.whole(), vertical(0, floor, p.shade(wall, 0.18), wall, p.lit(wall, 0.08), grain=0.04))
    c.shape(rect(-5, floor, s.w + 10, s.h), vertical(floor, s.h, p.lit(ground, 0.12), ground, p.shade(ground, 0.35), grain=0.05), waver=0.0)
    if boards:
        middle = s.w * boards
        lines: list[Points] = [[(middle + k * 50, floor), (middle + k * 190, s.h + 10)] for k in range(-26, 27)]
        c.lines(lines, [1.0, 2.4], p.shade(ground, 0.4), 0.55)
        for _ in range(40):
            k, y = s.i(-20, 20), s.u(floor, s.h)
            t = (y - floor) / (s.h - floor)
            x0, x1 = middle + k * (50 + 140 * t), middle + (k + 1) * (50 + 140 * t)
            c.line([(x0, y), (x1, y)], 1.6, p.shade(ground, 0.4), 0.55)
    skirting = p.lit(wall, 0.3)
    c.shape(rect(-5, floor - 22, s.w + 10, 22), skirting, waver=0.0)
    c.shape(rect(-5, floor - 3, s.w + 10, 4), p.shade(ground, 0.5), waver=0.0)


def outlook(s: Scene, pane: Points, line: float, subject: str = "") -> None:
    """What is seen through a window whose outline is given."""
    p, c = s.p, s.c
    left, right = min(x for x, _ in pane), max(x for x, _ in pane)
    top = min(y for _, y in pane)
    kind = subject or s.pick(["town", "town", "hills", "mountains"])
    with c.clip([pane]):
        c.shape(rect(left, top, right - left, s.h), vertical(top, line, p.sky[0], p.sky[1], p.sky[2], grain=0.03), waver=0.0)
        if s.night:
            c.shapes([ellipse(s.u(left, right), s.u(top, line), r, r) for r in [s.u(0.7, 1.6) for _ in range(40)]], p.light, 0.6, 0.0)
        if not s.foggy and not s.wet:
            x, y = s.u(left + (right - left) * 0.2, left + (right - left) * 0.8), line - (line - top) * (0.2 if s.low_sun else 0.68)
            c.glow(x, y, 210, p.sun, 0.6)
            c.shape(ellipse(x, y, 26, 26), p.sun)
        if kind == "mountains":
            mountains(s, line, (line - top) * 0.55, 0.12, 0.3)
        elif kind == "hills":
            hill(s, line, (line - top) * 0.4, 0.12, 3.0)
            hill(s, line + 20, (line - top) * 0.3, 0.32, 2.6, green(s, 0.4, 0.4))
        else:
            city(s, line + 20, 0.16, (line - top) * 0.26, left - 20, right + 20, 0.12, 0.5, panes=False)
            s.haze(line + 10, (line - top) * 0.5, 0.4)
            city(s, line + 30, 0.4, (line - top) * 0.2, left - 20, right + 20, 0.03, 0.8)
        c.shape(rect(left, line + 16, right - left, s.h), green(s, 0.5, 0.6) if kind != "town" else p.depth(0.5), waver=0.0)
        if s.wet or s.snowy:
            marks = [(s.u(left, right), s.u(top, line + 60)) for _ in range(90)]
            if s.wet:
                c.shapes([ribbon([(x, y), (x - 7, y + s.u(14, 34))], [1.4, 0.4]) for x, y in marks], mix(p.haze, p.light, 0.5), 0.45, 0.0)
            else:
                c.shapes([ellipse(x, y, 2.4, 2.4) for x, y in marks], p.light, 0.85, 0.0)
        if s.foggy:
            c.veil(top, line + 60, p.haze, 0.2, 0.7)


def window(
    s: Scene,
    x: float,
    y: float,
    wide: float,
    tall: float,
    subject: str = "",
    columns: int = 2,
    rows: int = 3,
    round_head: bool = False,
    frame: Colour | None = None,
) -> None:
    """A window with frame, bars and sill; (x, y) is its top left corner."""
    p, c = s.p, s.c
    tone = frame or s.white(0.03)
    outer = arch(x - 12, y + tall + 8, wide + 24, tall + 20) if round_head else rect(x - 12, y - 12, wide + 24, tall + 20)
    inner = arch(x, y + tall, wide, tall) if round_head else rect(x, y, wide, tall)
    c.shape(outer, p.shade(tone, 0.12))
    outlook(s, inner, y + tall * s.u(0.68, 0.8), subject)
    with c.clip([inner]):
        bars: list[Points] = [[(x + wide * k / columns, y), (x + wide * k / columns, y + tall)] for k in range(1, columns)]
        bars += [[(x, y + tall * k / rows), (x + wide, y + tall * k / rows)] for k in range(1, rows)]
        c.lines([[(px + 3, py + 3) for px, py in bar] for bar in bars], 7, p.ink, 0.25)
        c.lines(bars, 7, tone)
        c.shape([(x, y), (x + wide * 0.3, y), (x + wide * 0.05, y + tall), (x, y + tall)], p.light, 0.08)
    c.shape(rect(x - 26, y + tall + 2, wide + 52, 15), p.lit(tone, 0.2))
    c.shape(rect(x - 22, y + tall + 16, wide + 44, 6), p.shade(tone, 0.5), 0.6)


def sunlight(s: Scene, x: float, wide: float, tall: float, floor: float, lean: float, columns: int = 2) -> None:
    """The patch a window throws across floor and wall."""
    if s.night or s.wet or s.foggy:
        return
    p = s.p
    light = mix(p.sun, p.light, 0.4)
    for column in range(columns):
        x0, x1 = x + wide * column / columns + 5, x + wide * (column + 1) / columns - 5
        for row in range(2):
            y0, y1 = floor + 24 + row * tall * 0.30, floor + 12 + (row + 1) * tall * 0.30
            shift0, shift1 = lean * (y0 - floor + tall * 0.35), lean * (y1 - floor + tall * 0.35)
            s.c.shape([(x0 + shift0, y0), (x1 + shift0, y0), (x1 + shift1, y1), (x0 + shift1, y1)], flat(light, 0.0), 0.3, 0.8)


def desk_lamp(s: Scene, x: float, y: float, size: float, shade: Colour, facing: int = 1) -> None:
    """A jointed lamp with its cone of light."""
    p, c = s.p, s.c
    head = (x + facing * size * 0.36, y - size * 0.86)
    metal = mix(p.ink, shade, 0.3)
    c.shape(lens(x, y - 4, size * 0.4, size * 0.08), metal, waver=0.0)
    c.lines(
        [[(x, y - 4), (x - facing * size * 0.16, y - size * 0.5)], [(x - facing * size * 0.16, y - size * 0.5), head]], size * 0.03, metal
    )
    c.shape(ellipse(x - facing * size * 0.16, y - size * 0.5, size * 0.03, size * 0.03), metal, waver=0.0)
    hood = turned(
        [
            (head[0] - size * 0.08, head[1] - size * 0.06),
            (head[0] + size * 0.08, head[1] - size * 0.06),
            (head[0] + size * 0.2, head[1] + size * 0.16),
            (head[0] - size * 0.2, head[1] + size * 0.16),
        ],
        -12 * facing,
        head,
    )
    c.shape(
        [hood[3], hood[2], (hood[2][0] + size * 0.5, y), (hood[3][0] - size * 0.4, y)],
        linear(head, (head[0], y), p.lamp, p.lamp, texture=0.0),
        0.3 if s.lampy else 0.12,
    )
    c.shape(hood, linear(hood[0], hood[1], p.lit(shade, 0.3), shade, p.shade(shade, 0.3), grain=0.06), waver=0.2)
    if s.lampy or s.night:
        c.glow(head[0], head[1] + size * 0.3, size * 1.3, p.lamp, 0.55)
    c.shape(
        lens((hood[2][0] + hood[3][0]) / 2, (hood[2][1] + hood[3][1]) / 2, size * 0.3, size * 0.06), mix(p.lamp, p.light, 0.4), waver=0.0
    )


def books(s: Scene, left: float, right: float, base: float, tall: float, dim: float = 0.0) -> None:
    """A row of spines standing on a shelf."""
    p, c = s.p, s.c
    tones = [
        s.tint(tone)
        for tone in (
            p.accent,
            p.accent2,
            p.depth(0.6),
            p.light,
            mix(p.leaf, p.ink, 0.2),
            mix(p.accent, p.ink, 0.45),
            mix(p.water[1], p.ink, 0.2),
            mix(p.depth(0.4), p.light, 0.4),
            mix(p.accent2, p.ink, 0.4),
        )
    ]
    x = left
    while x < right - 5:
        wide = min(right - x, tall * s.u(0.09, 0.24))
        if s.chance(0.05):
            x += wide * 1.4
            continue
        high = tall * s.u(0.68, 0.97)
        tone = mix(s.pick(tones), p.ink, dim)
        spine = rect(x, base - high, wide - 1.5, high)
        if s.chance(0.07):
            spine = turned(spine, 9, (x, base))
            wide *= 1.5
        c.shape(spine, linear((x, 0), (x + wide, 0), p.lit(tone, 0.15), tone, p.shade(tone, 0.3), grain=0.03), waver=0.0)
        if wide > 6 and s.chance(0.6) and spine[0][1] == spine[1][1]:
            band = p.lit(tone, 0.5) if s.chance(0.7) else p.shade(tone, 0.4)
            c.shapes([rect(x + 1, base - high * k, wide - 3.5, max(1.2, high * 0.03)) for k in (0.84, 0.2)], band, 0.8, 0.0)
        x += wide


def pot_plant(s: Scene, x: float, y: float, size: float) -> None:
    """A plant in a pot, y at its foot."""
    p, c = s.p, s.c
    leaf = s.tint(mix(p.leaf, (72, 120, 80), 0.3))
    pot = s.tint(mix(p.accent, p.depth(0.5), 0.4))
    for index in range(11):
        angle = -78 + 156 * index / 10 + s.u(-8, 8)
        path = turned(
            [(x, y - size * 0.3), (x + size * 0.02, y - size * 0.7), (x, y - size * s.u(0.9, 1.2))], angle * 0.8, (x, y - size * 0.3)
        )
        c.shape(ribbon(spline(path), [size * 0.02, size * 0.15, size * 0.01]), leaf if index % 2 else p.shade(leaf, 0.3))
    c.shape(
        [(x - size * 0.2, y - size * 0.34), (x + size * 0.2, y - size * 0.34), (x + size * 0.15, y), (x - size * 0.15, y)],
        linear((x - size * 0.2, 0), (x + size * 0.2, 0), p.lit(pot, 0.25), pot, p.shade(pot, 0.35), grain=0.06),
    )


def mug(s: Scene, x: float, y: float, size: float, tone: Colour) -> None:
    """A cup with steam."""
    p, c = s.p, s.c
    c.line(ellipse(x + size * 0.34, y - size * 0.36, size * 0.2, size * 0.2, -90, 90), size * 0.08, p.shade(tone, 0.2))
    c.shape(
        [(x - size * 0.34, y - size * 0.72), (x + size * 0.34, y - size * 0.72), (x + size * 0.28, y), (x - size * 0.28, y)],
        linear((x - size * 0.3, 0), (x + size * 0.3, 0), p.lit(tone, 0.25), tone, p.shade(tone, 0.35), grain=0.05),
    )
    c.shape(ellipse(x, y - size * 0.72, size * 0.34, size * 0.08), p.shade(s.tint((82, 52, 36)), 0.1))
    for k in (-0.1, 0.12):
        c.soft(
            ribbon(
                spline([(x + k * size, y - size * 0.8), (x + (k + 0.12) * size, y - size * 1.15), (x + (k - 0.05) * size, y - size * 1.5)]),
                [2, 7, 1],
            ),
            flat(p.light, 0.0),
            2.5,
            0.4,
        )


def papers(s: Scene, x: float, y: float, wide: float, count: int) -> None:
    """Loose sheets lying on a table seen at a slant, ruled with unreadable lines."""
    p, c = s.p, s.c
    for _ in range(count):
        px, py, turn = x + s.u(-0.5, 0.5) * wide, y + s.u(-12, 12), s.u(-26, 26)
        sheet = turned(
            [
                (px - wide * 0.2, py - wide * 0.07),
                (px + wide * 0.14, py - wide * 0.07),
                (px + wide * 0.2, py + wide * 0.07),
                (px - wide * 0.16, py + wide * 0.07),
            ],
            turn * 0.4,
            (px, py),
        )
        c.shape([(a + 3, b + 4) for a, b in sheet], p.ink, 0.3)
        c.shape(sheet, s.white(0.02))
        rules: list[Points] = []
        for k in range(1, 6):
            t = k / 6.5
            a = (sheet[0][0] + (sheet[3][0] - sheet[0][0]) * t + wide * 0.03, sheet[0][1] + (sheet[3][1] - sheet[0][1]) * t)
            b = (sheet[1][0] + (sheet[2][0] - sheet[1][0]) * t - wide * s.u(0.03, 0.12), sheet[1][1] + (sheet[2][1] - sheet[1][1]) * t)
            rules.append([a, b])
        c.lines(rules, 1.6, p.shade(s.white(), 0.5), 0.7)
