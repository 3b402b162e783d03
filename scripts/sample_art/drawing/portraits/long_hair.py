"""Hair that falls past the ears, and the headscarf."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import linear
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import ribbon, spline

from .faces import Face
from .hair import cap, fill, hues, strands


def bob(f: Face) -> None:
    """A bob with a straight fringe."""
    line = [
        (f.temple - 0.02, 0.08),
        (f.temple - 0.035, 0.4),
        (f.temple - 0.05, 0.645),
        (0.12, 0.662),
        (-0.1, 0.662),
        (-f.temple + 0.05, 0.645),
        (-f.temple + 0.035, 0.4),
        (-f.temple + 0.02, 0.08),
    ]
    outer = [
        (-f.temple - 0.03, 0.03),
        (-0.45, 0.12),
        (-0.455, 0.5),
        (-0.4, 0.85),
        (-0.2, 1.08),
        (0.02, 1.12),
        (0.22, 1.07),
        (0.41, 0.85),
        (0.455, 0.5),
        (0.45, 0.12),
        (f.temple + 0.03, 0.03),
    ]
    outline = f.at([*spline(outer, steps=6), *spline(line, steps=4)])
    fill(f, outline, 0.9)
    paths = [[(0.02 * k, 1.06), (0.034 * k, 0.85), (0.037 * k, 0.67)] for k in range(-8, 9)]
    paths += [
        [(side * 0.3, 0.98), (side * (0.36 + 0.014 * k), 0.55), (side * (0.33 + 0.02 * k), 0.1)] for side in (-1, 1) for k in range(6)
    ]
    strands(f, outline, paths, 0.6)


def blown(f: Face) -> None:
    """Chin-length hair in the wind."""
    line = [
        (f.temple + 0.02, 0.1),
        (f.temple - 0.01, 0.42),
        (f.temple - 0.04, 0.64),
        (0.2, 0.78),
        (0.02, 0.86),
        (-0.12, 0.9),
        (-0.22, 0.8),
        (-f.temple + 0.03, 0.62),
        (-f.temple + 0.01, 0.35),
        (-f.temple, 0.1),
    ]
    outer = [
        (-f.temple - 0.03, 0.04),
        (-0.44, 0.16),
        (-0.43, 0.5),
        (-0.39, 0.84),
        (-0.2, 1.07),
        (0.04, 1.13),
        (0.26, 1.08),
        (0.43, 0.88),
        (0.48, 0.55),
        (0.53, 0.26),
        (0.6, 0.14),
        (0.48, 0.06),
        (f.temple + 0.05, 0.02),
    ]
    outline = f.at([*spline(outer, steps=6), *spline(line, steps=5)])
    fill(f, outline, 1.5)
    paths = [
        [
            (-0.12, 0.98 + 0.01 * k),
            (0.1 + 0.03 * k, 0.98 - 0.02 * k),
            (0.26 + 0.022 * k, 0.74 - 0.05 * k),
            (0.36 + 0.03 * k, 0.3 - 0.02 * k),
        ]
        for k in range(7)
    ]
    paths += [[(-0.14, 1.0), (-0.3 - 0.012 * k, 0.82), (-0.36 - 0.01 * k, 0.4), (-0.34 - 0.016 * k, 0.1)] for k in range(6)]
    strands(f, outline, paths, 0.7, 0.016)


def swept(f: Face) -> None:
    """Hair drawn back from a centre parting."""
    line = [
        (f.temple, 0.5),
        (f.temple - 0.03, 0.64),
        (0.24, 0.78),
        (0.1, 0.86),
        (0.0, 0.885),
        (-0.1, 0.86),
        (-0.24, 0.78),
        (-f.temple + 0.03, 0.64),
        (-f.temple, 0.5),
    ]
    outline = cap(f, 0.035, line, 0.4)
    fill(f, outline, 0.8)
    paths = [
        [
            (0.0, 1.0),
            (side * (0.1 + 0.035 * k), 0.97 - 0.02 * k),
            (side * (0.3 + 0.012 * k), 0.72 - 0.04 * k),
            (side * (0.36 + 0.006 * k), 0.46),
        ]
        for side in (-1, 1)
        for k in range(6)
    ]
    strands(f, outline, paths, 0.7)
    if f.look.style == "plait":
        return


def plait(f: Face) -> None:
    """A plait over one shoulder, drawn above the clothes."""
    if f.look.style != "plait":
        return
    lit, tone, dark = hues(f)
    path = spline([(0.25, 0.2), (0.36, -0.02), (0.4, -0.3), (0.34, -0.62), (0.3, -0.8)], steps=8)
    f.s.c.shape(f.at(ribbon(path, [0.1, 0.15, 0.15, 0.12, 0.06])), dark)
    steps = path[2::2]
    for index, (x, y) in enumerate(steps):
        side = -1 if index % 2 else 1
        width = 0.085 - 0.03 * index / len(steps)
        knot = spline(
            [
                (x - side * width * 0.9, y + 0.05),
                (x + side * width * 0.1, y + 0.055),
                (x + side * width, y - 0.0),
                (x + side * width * 0.2, y - 0.05),
                (x - side * width * 0.5, y - 0.01),
            ],
            closed=True,
            steps=4,
        )
        f.s.c.shape(
            f.at(knot),
            linear(f.at([(x - 0.08, y)])[0], f.at([(x + 0.1, y)])[0], mix(lit, tone, 0.3), tone, mix(tone, dark, 0.6), grain=0.08),
            waver=0.5,
        )


def parted(f: Face) -> None:
    """Long hair parted at the side."""
    line = [
        (f.temple + 0.0, -0.1),
        (f.temple - 0.02, 0.4),
        (f.temple - 0.05, 0.66),
        (0.14, 0.84),
        (-0.06, 0.92),
        (-0.2, 0.8),
        (-f.temple + 0.04, 0.62),
        (-f.temple + 0.01, 0.3),
        (-f.temple, -0.1),
    ]
    outer = [
        (-0.4, -0.4),
        (-0.46, 0.1),
        (-0.44, 0.6),
        (-0.36, 0.92),
        (-0.14, 1.09),
        (0.06, 1.11),
        (0.3, 1.02),
        (0.43, 0.7),
        (0.46, 0.1),
        (0.4, -0.4),
    ]
    outline = f.at([*spline(outer, steps=6), *spline(line, steps=5)])
    fill(f, outline, 1.0)
    paths = [
        [(-0.06, 1.0), (side * (0.24 + 0.02 * k), 0.86), (side * (0.36 + 0.012 * k), 0.4), (side * (0.36 + 0.014 * k), -0.2)]
        for side in (-1, 1)
        for k in range(6)
    ]
    strands(f, outline, paths, 0.6)


def headscarf(f: Face) -> None:
    """A scarf round the head."""
    cloth = f.look.scarf or f.look.cloth
    line = [
        (f.temple - 0.03, 0.1),
        (f.temple - 0.01, 0.5),
        (0.24, 0.8),
        (0.0, 0.88),
        (-0.24, 0.8),
        (-f.temple + 0.01, 0.5),
        (-f.temple + 0.03, 0.1),
        (-0.1, -0.06),
        (0.1, -0.06),
    ]
    outer = [(-0.3, -0.3), (-0.43, 0.1), (-0.44, 0.6), (-0.32, 0.98), (0.0, 1.13), (0.32, 0.98), (0.44, 0.6), (0.43, 0.1), (0.3, -0.3)]
    outline = f.at(spline(outer, closed=True, steps=6))
    hole = f.at(spline(line, closed=True, steps=6))
    f.s.c.shape(
        outline,
        linear((f.x - 130, 250), (f.x + 150, 420), mix(cloth, f.s.p.light, 0.25), cloth, mix(cloth, f.s.p.ink, 0.35), grain=0.08),
        holes=[hole],
    )
    f.s.c.shapes(
        [
            f.at(ribbon(spline([(-0.1 + 0.1 * k, 1.08), (0.3 + 0.02 * k, 0.7 - 0.1 * k), (0.24 - 0.05 * k, -0.1)]), [0.002, 0.012, 0.002]))
            for k in range(4)
        ],
        mix(cloth, f.s.p.ink, 0.4),
        0.6,
        0.0,
    )
