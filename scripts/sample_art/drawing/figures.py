"""People: small standing and walking figures, heads of an audience."""

from __future__ import annotations

from .canvas import flat, vertical
from .colour import Colour, hexa, mix
from .geometry import Points, ellipse, lens, limb, ribbon, spline
from .scene import Scene

SKINS = tuple(hexa(tone) for tone in ("f0cdb0", "e3b08a", "c98d63", "a96c46", "7d4c32", "573325", "d9a27c"))
HAIRS = tuple(hexa(tone) for tone in ("231c1b", "3b2a22", "5c4030", "8a6a44", "9a9490", "b98a55"))


def cloth(s: Scene) -> Colour:
    """A coat colour that belongs to the picture."""
    p = s.p
    return s.tint(
        s.pick(
            [
                p.depth(0.75),
                p.ink,
                mix(p.accent, p.ink, 0.25),
                p.accent,
                mix(p.accent2, p.ink, 0.2),
                mix(p.water[1], p.ink, 0.3),
                mix(p.leaf, p.ink, 0.3),
                mix(p.light, p.depth(0.5), 0.35),
            ]
        )
    )


def person(
    s: Scene,
    x: float,
    y: float,
    tall: float,
    facing: int = 1,
    stride: float = 0.0,
    coat: Colour | None = None,
    umbrella: bool = False,
    shadow: float = 0.0,
    back: bool = False,
    arm: float = 0.0,
) -> None:
    """A figure in a coat; feet at (x, y). ``stride`` 0 stands, 1 walks; ``arm`` lifts one arm."""
    p, c = s.p, s.c

    def at(points: Points) -> Points:
        return [(x + px * tall * facing, y - py * tall) for px, py in points]

    tone = coat or cloth(s)
    skin, hair = s.tint(s.pick(SKINS)), s.tint(s.pick(HAIRS))
    trousers = mix(p.ink, tone, 0.25)
    if shadow:
        lean = shadow * tall
        c.shape(
            [
                (x - tall * 0.07, y),
                (x + tall * 0.07, y),
                (x + lean + tall * 0.1, y + tall * 0.22),
                (x + lean - tall * 0.06, y + tall * 0.22),
            ],
            flat(p.ink, 0.0),
            0.28,
            0.3,
        )
    step = 0.13 * stride
    hem = s.u(0.34, 0.46)
    for side, foot in ((-1, -step - 0.03), (1, step + 0.03)):
        knee = (foot * 0.5 + 0.02 * stride * side, 0.25)
        legs = [
            *limb((side * 0.03, hem + 0.06), knee, 0.085, 0.065),
        ]
        c.shapes([at(legs), at(limb(knee, (foot, 0.02), 0.065, 0.042)), at(lens(foot + 0.025, 0.012, 0.1, 0.034))], trousers, 1.0, 0.0)
    if not back:
        c.shape(at(limb((-0.08, 0.78), (-0.1 - 0.05 * stride, 0.5), 0.065, 0.045)), p.shade(tone, 0.3), waver=0.0)
    flare = s.u(0.1, 0.13)
    west = spline([(-flare, hem), (-0.092, 0.6), (-0.098, 0.78), (-0.082, 0.825), (-0.03, 0.868)], steps=5)
    outline = at([*west, *[(-px, py) for px, py in west[::-1]]])
    c.shape(outline, tone, waver=0.2)
    side = 1 if (s.sun or (0.0, 0.0))[0] < x else -1
    with c.clip([outline]):
        c.shape(
            [
                (x + side * tall * 0.01, y - tall),
                (x + side * tall * 0.3, y - tall),
                (x + side * tall * 0.3, y),
                (x + side * tall * 0.04, y),
            ],
            p.shade(tone, 0.3),
            0.75,
        )
    if umbrella:
        hand = (0.1, 0.72)
        c.shape(at(limb((0.085, 0.79), (0.13, 0.66), 0.06, 0.05)), tone, waver=0.0)
        c.shape(at(limb((0.13, 0.66), hand, 0.05, 0.04)), tone, waver=0.0)
        c.line(at([hand, (0.06, 1.22)]), max(1.0, tall * 0.012), p.ink)
    else:
        elbow = (0.135, 0.66 + 0.1 * arm)
        hand = (0.12 + 0.06 * stride + 0.16 * arm, 0.49 + 0.42 * arm)
        c.shapes([at(limb((0.08, 0.79), elbow, 0.065, 0.055)), at(limb(elbow, hand, 0.055, 0.04))], p.shade(tone, 0.08), waver=0.0)
        c.shape(ellipse(*at([hand])[0], tall * 0.02, tall * 0.022), skin, waver=0.0)
    c.shape(at(limb((0.0, 0.84), (0.005, 0.9), 0.045, 0.042)), p.shade(skin, 0.2), waver=0.0)
    head = at([(0.008, 0.935)])[0]
    c.shape(ellipse(*head, tall * 0.043, tall * 0.058), skin, waver=0.0)
    style = s.i(0, 3)
    cap = at([(-0.008, 0.948)])[0]
    if back:
        c.shape(ellipse(*at([(0.0, 0.942)])[0], tall * 0.047, tall * 0.056), hair, waver=0.0)
    elif style == 0:
        c.shape(ellipse(*cap, tall * 0.046, tall * 0.05, 150, 370), hair, waver=0.0)
    elif style == 1:
        c.shape(
            at(
                spline(
                    [(-0.05, 0.86), (-0.06, 0.96), (0.0, 1.0), (0.045, 0.975), (0.02, 0.95), (-0.02, 0.93), (-0.02, 0.86)],
                    closed=True,
                    steps=4,
                )
            ),
            hair,
            waver=0.0,
        )
    elif style == 2:
        c.shape(ellipse(*cap, tall * 0.046, tall * 0.045, 175, 365), trousers, waver=0.0)
        c.shape(at(lens(0.03, 0.955, 0.1, 0.016)), trousers, waver=0.0)
    else:
        c.shape(ellipse(*cap, tall * 0.047, tall * 0.052, 140, 360), hair, waver=0.0)
        c.shape(ellipse(*at([(-0.055, 0.95)])[0], tall * 0.02, tall * 0.02), hair, waver=0.0)
    if umbrella:
        shade = s.tint(s.pick([p.accent, p.ink, p.accent2, p.depth(0.7)]))
        top = at([(0.06, 1.05)])[0]
        dome = ellipse(top[0], top[1], tall * 0.34, tall * 0.2, 180, 360)
        c.shape(dome, shade, waver=0.3)
        with c.clip([dome]):
            c.shape(ellipse(top[0] + side * tall * 0.2, top[1], tall * 0.2, tall * 0.22), p.shade(shade, 0.3), 0.8)


def people(
    s: Scene,
    left: float,
    right: float,
    y: float,
    tall: float,
    count: int,
    spread: float = 0.12,
    shadow: float = 0.0,
    umbrellas: float | None = None,
) -> None:
    """Several people on one ground, nearer ones larger."""
    rain = umbrellas if umbrellas is not None else (0.6 if s.wet else 0.0)
    rows = sorted(s.u(0, 1) for _ in range(count))
    places = [left + (right - left) * (index + s.u(0.1, 0.9)) / count for index in range(count)]
    s.r.shuffle(places)
    for near, x in zip(rows, places, strict=True):
        size = tall * (1 - spread + 2 * spread * near)
        person(s, x, y + tall * spread * 1.2 * near, size, s.pick([-1, 1]), s.pick([0.0, 0.6, 1.0]), umbrella=s.chance(rain), shadow=shadow)


def heads(
    s: Scene, y: float, size: float, colour: Colour, step: float = 1.0, left: float = 0.0, right: float | None = None, gap: float = 0.08
) -> None:
    """A row of heads and shoulders from behind, as one dark shape with a rim of light."""
    end = right if right is not None else float(s.w)
    shapes: list[Points] = []
    rims: list[Points] = []
    x = left + s.u(-0.5, 0.3) * size
    while x < end + size:
        if not s.chance(gap):
            lift = s.u(-0.14, 0.14) * size
            wide = size * s.u(0.2, 0.25)
            top = y - size * 0.78 + lift
            shapes.append(ellipse(x, top, wide, wide * 1.22))
            style = s.i(0, 4)
            if style == 0:
                shapes.append(ellipse(x, top + wide * 0.5, wide * 1.2, wide * 1.2))
            elif style == 1:
                shapes.append(ellipse(x, top - wide * 1.35, wide * 0.45, wide * 0.4))
            elif style == 2:
                shapes.append(
                    spline(
                        [
                            (x - wide * 1.15, top),
                            (x, top - wide * 1.4),
                            (x + wide * 1.15, top),
                            (x + wide * 1.1, top + wide * 1.7),
                            (x - wide * 1.1, top + wide * 1.7),
                        ],
                        closed=True,
                        steps=5,
                    )
                )
            shapes.append(
                spline(
                    [
                        (x - wide * 0.5, top + wide),
                        (x - size * 0.46, y - size * 0.3 + lift),
                        (x - size * 0.54, y + size),
                        (x + size * 0.54, y + size),
                        (x + size * 0.46, y - size * 0.3 + lift),
                        (x + wide * 0.5, top + wide),
                    ],
                    steps=5,
                )
            )
            arc = ellipse(x, top, wide * 0.99, wide * 1.2, 205, 335)
            rims.append(ribbon(arc, [0.5, size * 0.022, 0.5]))
        x += size * step * s.u(0.92, 1.16)
    s.c.shapes(shapes, vertical(y - size, y + size * 0.5, colour, s.p.ink, grain=0.05), 1.0, 0.3)
    s.c.shapes(rims, flat(mix(colour, s.p.light, 0.45), 0.0), 0.55, 0.0)
