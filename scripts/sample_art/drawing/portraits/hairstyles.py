"""Hair: what lies behind the head and what falls before it."""

from __future__ import annotations

from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import Points, ellipse, ribbon, spline

from .faces import Face, curls
from .hair import cap, fill, hues, strands
from .long_hair import blown, bob, headscarf, parted, swept


def behind(f: Face) -> None:
    """Hair seen past the neck and ears."""
    c, style = f.s.c, f.look.style
    _, tone, dark = hues(f)
    if style == "bob":
        c.shape(
            f.at(
                spline(
                    [
                        (0.0, 1.0),
                        (-0.26, 0.94),
                        (-0.4, 0.66),
                        (-0.45, 0.25),
                        (-0.4, -0.02),
                        (0.0, 0.05),
                        (0.4, -0.02),
                        (0.45, 0.25),
                        (0.4, 0.66),
                        (0.26, 0.94),
                    ],
                    closed=True,
                    steps=6,
                )
            ),
            dark,
        )
    elif style == "blown":
        c.shape(
            f.at(
                spline(
                    [
                        (0.0, 1.0),
                        (-0.26, 0.92),
                        (-0.4, 0.56),
                        (-0.42, 0.12),
                        (-0.3, -0.06),
                        (0.1, 0.0),
                        (0.42, -0.03),
                        (0.56, 0.1),
                        (0.5, 0.3),
                        (0.44, 0.66),
                        (0.26, 0.94),
                    ],
                    closed=True,
                    steps=6,
                )
            ),
            dark,
        )
        strays = [
            f.at(ribbon(spline([(0.36, 0.7 - 0.2 * k), (0.47, 0.5 - 0.17 * k), (0.6 + 0.03 * k, 0.46 - 0.12 * k)]), [0.06, 0.035, 0.002]))
            for k in range(3)
        ]
        c.shapes(strays, tone, 1.0, 0.3)
    elif style == "long":
        c.shape(
            f.at(
                spline(
                    [
                        (0.0, 1.12),
                        (-0.34, 1.0),
                        (-0.45, 0.5),
                        (-0.5, -0.2),
                        (-0.44, -0.62),
                        (0.0, -0.4),
                        (0.44, -0.62),
                        (0.5, -0.2),
                        (0.45, 0.5),
                        (0.34, 1.0),
                    ],
                    closed=True,
                    steps=6,
                )
            ),
            dark,
        )
    elif style == "plait":
        c.shape(
            f.at(
                spline(
                    [(0.0, 1.0), (-0.26, 0.92), (-0.31, 0.5), (-0.24, 0.1), (0.26, 0.1), (0.32, 0.5), (0.26, 0.92)], closed=True, steps=6
                )
            ),
            dark,
        )
    elif style == "curly":
        c.shapes(curls(f, (0.0, 0.72), 0.36, 0.36, 17, 0.12, -28, 208), dark, 1.0, 0.4)
        c.shape(f.at(ellipse(0, 0.76, 0.38, 0.36)), dark)
    elif style == "bun":
        c.shape(f.at(ellipse(0.06, 1.15, 0.16, 0.14)), dark)
    elif style == "headscarf":
        cloth = f.look.scarf or f.look.cloth
        c.shape(
            f.at(
                spline(
                    [
                        (0.0, 1.14),
                        (-0.34, 1.02),
                        (-0.44, 0.5),
                        (-0.4, 0.0),
                        (-0.56, -0.4),
                        (0.0, -0.6),
                        (0.56, -0.4),
                        (0.4, 0.0),
                        (0.44, 0.5),
                        (0.34, 1.02),
                    ],
                    closed=True,
                    steps=6,
                )
            ),
            mix(cloth, f.s.p.ink, 0.25),
        )


def front(f: Face) -> None:
    """Hair over the forehead and down the sides."""
    styles = {
        "short": _short,
        "cropped": _cropped,
        "bob": bob,
        "blown": blown,
        "curly": _curly,
        "plait": swept,
        "bun": swept,
        "long": parted,
        "headscarf": headscarf,
    }
    draw = styles.get(f.look.style)
    if draw:
        draw(f)


def _short(f: Face) -> None:
    woman = f.look.woman
    line = [
        (f.temple + 0.01, 0.5),
        (f.temple - 0.015, 0.6),
        (0.28, 0.72),
        (0.2, 0.8),
        (0.05, 0.775 if woman else 0.825),
        (-0.1, 0.76 if woman else 0.83),
        (-0.24, 0.735),
        (-f.temple + 0.02, 0.6),
        (-f.temple - 0.01, 0.46),
    ]
    outline = cap(f, 0.075 if woman else 0.06, line, 0.44)
    fill(f, outline, 1.4)
    side = -1 if f.look.tilt < 0 else 1
    paths = [
        [
            (side * -0.12 + k * 0.012, 0.99 + 0.06 * (1 - abs(k - 4) / 5)),
            (side * (0.02 + 0.05 * k) * 0.7, 0.95 - 0.01 * k),
            (side * (0.08 + 0.045 * k), 0.8 - 0.028 * k),
        ]
        for k in range(-3, 8)
    ]
    strands(f, outline, paths, 0.55)
    if f.look.streak:
        streak = mix(f.s.p.light, f.hair, 0.25)
        with f.s.c.clip([outline]):
            f.s.c.shapes(
                [
                    f.at(
                        ribbon(spline([(-0.16 - 0.02 * k, 1.06), (-0.26 - 0.012 * k, 0.88), (-0.31 - 0.008 * k, 0.6)]), [0.01, 0.03, 0.006])
                    )
                    for k in range(2)
                ],
                streak,
                0.95,
                0.4,
            )


def _cropped(f: Face) -> None:
    line = [
        (f.temple + 0.005, 0.52),
        (f.temple - 0.03, 0.64),
        (0.25, 0.78),
        (0.15, 0.83),
        (0.0, 0.84),
        (-0.15, 0.83),
        (-0.25, 0.78),
        (-f.temple + 0.03, 0.64),
        (-f.temple - 0.005, 0.5),
    ]
    outline = cap(f, 0.012, line, 0.46)
    fill(f, outline, 0.4)
    lit, _, dark = hues(f)
    with f.s.c.clip([outline]):
        dots = [f.at(ellipse(f.s.u(-0.38, 0.38), f.s.u(0.5, 1.07), 0.004, 0.004)) for _ in range(380)]
        f.s.c.shapes(dots[::2], lit, 0.5, 0.0)
        f.s.c.shapes(dots[1::2], dark, 0.5, 0.0)


def _curly(f: Face) -> None:
    lit, tone, dark = hues(f)
    inner = curls(f, (0.0, 0.84), 0.29, 0.17, 13, 0.1, -14, 194)
    f.s.c.shapes(inner, tone, 1.0, 0.4)
    f.s.c.shapes(curls(f, (0.0, 0.86), 0.24, 0.17, 11, 0.1, 0, 180), mix(tone, lit, 0.14), 1.0, 0.4)
    rings: list[Points] = []
    for _ in range(60):
        x, y = f.s.u(-0.34, 0.34), f.s.u(0.86, 1.16) - 0.16 * abs(f.s.u(-1, 1))
        y = max(min(y, 1.12 - 1.6 * x * x), 0.95 - 0.9 * abs(x))
        size = f.s.u(0.022, 0.042)
        start = f.s.u(0, 360)
        rings.append(f.at(ribbon(ellipse(x, y, size, size, start, start + 200), [0.002, 0.011, 0.002])))
    f.s.c.shapes(rings[::2], lit, 0.6, 0.0)
    f.s.c.shapes(rings[1::2], dark, 0.7, 0.0)
