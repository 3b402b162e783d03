"""Heads: planes of light and shade, features, hair."""

from __future__ import annotations

import math

from scripts.sample_art.drawing.canvas import flat, linear
from scripts.sample_art.drawing.colour import Colour, adjust, hexa, mix
from scripts.sample_art.drawing.geometry import Points, blob, ellipse, lens, mirrored, ribbon, spline, turned
from scripts.sample_art.drawing.scene import Scene

from .looks import Look

# Half widths at temple, cheek, jaw, chin, and the length of the face.
_SHAPES = {
    "oval": (0.325, 0.335, 0.245, 0.095, 1.02),
    "round": (0.335, 0.362, 0.285, 0.125, 0.97),
    "long": (0.305, 0.312, 0.228, 0.095, 1.07),
    "square": (0.33, 0.345, 0.292, 0.165, 1.0),
    "broad": (0.345, 0.365, 0.288, 0.14, 0.99),
    "lean": (0.312, 0.315, 0.226, 0.095, 1.04),
}


class Face:
    """Coordinates of a head: x from its axis, y from the chin up, in face heights."""

    def __init__(self, s: Scene, look: Look) -> None:
        self.s, self.look = s, look
        self.size = 350.0
        self.x, self.y = 400.0, 536.0
        self.temple, self.cheek, self.jaw, self.chin, self.length = _SHAPES[look.face]
        light = {"dusk": 0.16, "night": 0.3}.get(s.time, 0.04)
        self.skin = mix(look.skin, s.p.depth(0.5), light)
        self.dark = mix(adjust(self.skin, light=-0.13, chroma=1.12), s.p.depth(0.75), 0.18)
        self.deep = mix(adjust(self.skin, light=-0.22, chroma=1.1), s.p.ink, 0.3)
        self.glow = adjust(self.skin, light=0.05, chroma=0.95)
        self.hair = mix(look.hair, s.p.depth(0.7), light + 0.04)

    def at(self, points: Points) -> Points:
        """Local points on the sheet, tilted."""
        placed = [(self.x + px * self.size, self.y - py * self.length * self.size) for px, py in points]
        return turned(placed, self.look.tilt, (self.x, self.y + 40))

    def outline(self, grow: float = 0.0) -> Points:
        """The face from crown to chin."""
        half = [
            (0.0, 1.0 + grow),
            (0.2, 0.965 + grow),
            (self.temple * 0.96 + grow, 0.78),
            (self.temple + grow, 0.62),
            (self.cheek + grow, 0.46),
            (self.cheek * 0.965 + grow, 0.33),
            (self.jaw + grow, 0.165),
            (self.jaw * 0.66 + self.chin * 0.3 + grow, 0.06),
            (self.chin, 0.004 - grow),
            (0.0, -0.008 - grow),
        ]
        right = spline(half, steps=6)
        return self.at([*right, *mirrored(right[::-1])])


def neck(f: Face) -> None:
    """The neck and the shadow of the chin on it."""
    c = f.s.c
    wide = 0.165 if f.look.woman else 0.2
    low = -0.42
    c.shape(f.at([(-wide, 0.25), (-wide * 0.96, -0.12), (-wide * 1.5, low), (wide * 1.5, low), (wide * 0.96, -0.12), (wide, 0.25)]), f.skin)
    with c.clip([f.at([(-wide, 0.25), (-wide * 0.96, -0.12), (-wide * 1.5, low), (wide * 1.5, low), (wide * 0.96, -0.12), (wide, 0.25)])]):
        c.shape(
            f.at(
                spline(
                    [
                        (-wide * 1.1, 0.14),
                        (-wide * 0.4, -0.07),
                        (wide * 0.3, -0.13),
                        (wide * 0.5, low),
                        (wide * 2, low),
                        (wide * 1.3, 0.3),
                        (-wide, 0.3),
                    ],
                    closed=True,
                    steps=6,
                )
            ),
            f.dark,
            waver=0.8,
        )
        c.shape(
            f.at(spline([(-wide, 0.12), (0.0, -0.035), (wide, -0.03), (wide * 1.4, 0.3), (-wide, 0.3)], closed=True, steps=6)),
            f.deep,
            0.6,
            0.8,
        )


def head(f: Face) -> None:
    """Skull, ears and the planes of the face."""
    c, look = f.s.c, f.look
    for side in (-1, 1):
        ear = f.at([(side * (f.cheek + 0.012) + px, 0.45 + py) for px, py in ellipse(0, 0, 0.05, 0.105)])
        c.shape(ear, f.skin if side < 0 else f.dark)
        c.shape(
            f.at([(side * (f.cheek + 0.02) + px, 0.45 + py) for px, py in ellipse(0, 0, 0.022, 0.06)]), f.dark if side < 0 else f.deep, 0.7
        )
    face = f.outline()
    c.shape(face, linear((f.x - 110, 0), (f.x + 130, 0), f.glow, f.skin, f.skin, grain=0.07), waver=0.3)
    a = look.aside
    with c.clip([face]):
        side = [
            (0.16 + a, 1.05),
            (0.2 + a, 0.78),
            (0.235 + a, 0.6),
            (0.205 + a, 0.52),
            (0.235 + a, 0.44),
            (0.2 + a, 0.33),
            (0.14, 0.22),
            (0.15, 0.12),
            (0.085, 0.03),
            (0.03, -0.05),
            (0.5, -0.1),
            (0.55, 1.05),
        ]
        c.shape(
            f.at(spline(side, closed=True, steps=5)),
            linear((f.x, 0), (f.x + 130, 0), mix(f.skin, f.dark, 0.75), f.dark, grain=0.1),
            0.95,
            0.9,
        )
        c.shape(
            f.at(spline([(0.27, 0.9), (0.3, 0.6), (0.31, 0.36), (0.22, 0.12), (0.5, 0.1), (0.5, 0.9)], closed=True, steps=5)),
            f.deep,
            0.35,
            0.9,
        )
        rosy = mix(f.skin, hexa("c8553f"), 0.32)
        for side_x in (-0.19, 0.17):
            c.soft(f.at(ellipse(side_x + a, 0.315, 0.085, 0.055)), flat(rosy, 0.0), 11, 0.5 if lightish(f.skin) else 0.28)
        c.soft(f.at(ellipse(-0.1, 0.84, 0.14, 0.07)), flat(f.glow, 0.0), 16, 0.6)
        if look.freckles:
            dots = [f.at(ellipse(a + f.s.r.gauss(0, 0.13), 0.35 + f.s.r.gauss(0, 0.05), 0.006, 0.006)) for _ in range(44)]
            c.shapes(dots, mix(f.dark, hexa("a5583a"), 0.4), 0.55, 0.0)
        if look.lines:
            marks = [
                f.at(
                    ribbon(
                        spline([(sx * (0.235 + 0.01 * k) + a, 0.455 + 0.02 * k), (sx * 0.275 + a, 0.45 + 0.03 * (k - 0.5))]), [0.007, 0.002]
                    )
                )
                for sx in (-1, 1)
                for k in (0, 1)
            ]
            marks += [
                f.at(ribbon(spline([(sx * 0.105 + a, 0.27), (sx * 0.15 + a, 0.2), (sx * 0.155 + a, 0.15)]), [0.003, 0.009, 0.002]))
                for sx in (-1, 1)
            ]
            c.shapes(marks, f.dark, 0.8, 0.0)


def lightish(colour: Colour) -> bool:
    """Whether a skin is light enough to blush visibly."""
    return sum(colour) > 480


def features(f: Face) -> None:
    """Brows, eyes, nose, mouth."""
    c, look, a = f.s.c, f.look, f.look.aside
    ink = mix(f.s.p.ink, f.deep, 0.25)
    smile = look.smile
    iris = hexa("7f9db0") if look.pale_eyes else mix(hexa("3a241a"), f.s.p.ink, 0.25)
    brow_tone = mix(f.hair, ink, 0.35) if sum(f.hair) > 330 else mix(f.hair, ink, 0.2)
    thick = 0.036 if look.woman else 0.046
    for side in (-1, 1):
        ex, ey = side * 0.145 + a, 0.468
        wide = 0.078
        squint = 0.8 - 0.3 * max(0.0, smile - 0.4)
        c.soft(f.at(ellipse(ex, ey + 0.035, 0.095, 0.05)), flat(f.dark, 0.0), 7, 0.5)
        lid = spline(
            [
                (ex - wide, ey - 0.004 - side * 0.004),
                (ex - wide * 0.45, ey + 0.03 * squint),
                (ex + wide * 0.3, ey + 0.034 * squint),
                (ex + wide, ey + side * 0.006),
            ],
            steps=6,
        )
        low = spline(
            [
                (ex + wide, ey + side * 0.006),
                (ex + wide * 0.35, ey - 0.026 * squint),
                (ex - wide * 0.4, ey - 0.026 * squint),
                (ex - wide, ey - 0.004 - side * 0.004),
            ],
            steps=6,
        )
        eye = f.at([*lid, *low])
        c.shape(eye, mix(hexa("efe6da"), f.skin, 0.34 if side < 0 else 0.52), waver=0.0)
        with c.clip([eye]):
            gaze = ex + a * 0.9
            c.shape(f.at(ellipse(gaze, ey + 0.004, 0.034, 0.036)), iris, waver=0.0)
            c.shape(f.at(ellipse(gaze, ey + 0.004, 0.016, 0.018)), ink, waver=0.0)
            c.shape(f.at(ellipse(gaze - 0.013, ey + 0.017, 0.0075, 0.008)), hexa("ffffff"), 0.9, 0.0)
            c.shape(f.at([(ex - 0.1, ey + 0.05), (ex + 0.1, ey + 0.05), (ex + 0.1, ey + 0.014), (ex - 0.1, ey + 0.014)]), ink, 0.22, 0.0)
        c.shape(f.at(ribbon(lid, [0.006, 0.018, 0.019, 0.011])), ink, waver=0.0)
        if look.woman and not look.lines:
            tip = lid[-1] if side > 0 else lid[0]
            c.shape(f.at(ribbon([tip, (tip[0] + side * 0.022, tip[1] + 0.014)], [0.014, 0.002])), ink, waver=0.0)
        c.shape(f.at(ribbon([(px, py + 0.026) for px, py in lid], [0.002, 0.007, 0.008, 0.003])), f.deep, 0.6, 0.0)
        c.shape(f.at(ribbon([(px, py - 0.012) for px, py in low], [0.002, 0.006, 0.002])), f.dark, 0.7, 0.0)
        lift = 0.012 * smile
        brow = [(ex - side * 0.085, 0.548), (ex - side * 0.01, 0.582 + lift), (ex + side * 0.065, 0.578 + lift), (ex + side * 0.115, 0.545)]
        c.shape(f.at(ribbon(spline(brow), [thick, thick * 1.05, thick * 0.8, thick * 0.15])), brow_tone, 0.95, 0.4)
    c.shape(
        f.at(
            spline(
                [
                    (0.03 + a, 0.535),
                    (0.018 + a * 1.2, 0.43),
                    (0.035 + a * 1.9, 0.315),
                    (0.052 + a * 2, 0.283),
                    (0.09 + a * 1.3, 0.275),
                    (0.105 + a, 0.30),
                    (0.085 + a, 0.345),
                    (0.06 + a, 0.44),
                    (0.062 + a, 0.51),
                ],
                closed=True,
                steps=5,
            )
        ),
        f.dark,
        0.8,
        0.4,
    )
    c.shape(
        f.at(ribbon(spline([(-0.012 + a, 0.5), (-0.008 + a * 1.6, 0.4), (0.0 + a * 2, 0.318)]), [0.008, 0.016, 0.03, 0.006])),
        f.glow,
        0.9,
        0.0,
    )
    base = spline(
        [
            (-0.085 + a, 0.288),
            (-0.06 + a * 1.4, 0.262),
            (-0.02 + a * 1.8, 0.268),
            (0.012 + a * 2, 0.256),
            (0.05 + a * 1.8, 0.266),
            (0.09 + a * 1.2, 0.28),
        ],
        steps=5,
    )
    c.shape(f.at(ribbon(base, [0.004, 0.016, 0.012, 0.016, 0.004])), f.deep, 0.85, 0.0)
    _mouth(f, ink)


def _mouth(f: Face, ink: Colour) -> None:
    c, look, a = f.s.c, f.look, f.look.aside
    smile = look.smile
    lip = mix(f.skin, hexa("a83f3c" if look.woman else "a4544a"), 0.48 if look.woman else 0.32)
    lip = mix(lip, f.dark, 0.25)
    wide = 0.105 + 0.035 * smile
    lift = 0.026 * smile
    mid = 0.152
    left, right = (-wide + a, mid + lift), (wide + a, mid + lift)
    top = spline(
        [
            left,
            (-0.045 + a, mid + 0.024),
            (-0.012 + a, mid + 0.032),
            (a, mid + 0.026),
            (0.012 + a, mid + 0.032),
            (0.045 + a, mid + 0.024),
            right,
        ],
        steps=4,
    )
    line = spline(
        [right, (0.05 + a, mid - 0.004 - lift * 0.3), (a, mid - 0.002 - lift * 0.5), (-0.05 + a, mid - 0.004 - lift * 0.3), left], steps=5
    )
    bottom = spline([left, (-0.06 + a, mid - 0.036), (a, mid - 0.05 - 0.012 * smile), (0.06 + a, mid - 0.036), right], steps=5)
    c.shape(f.at([*bottom, *line]), mix(lip, f.glow, 0.22), waver=0.0)
    c.shape(f.at([*top, *line]), mix(lip, f.dark, 0.25), waver=0.0)
    if smile > 0.8:
        gum = [(px, py + 0.006) for px, py in line]
        teeth = [*gum, *[(px * 0.92 + a * 0.08, py - 0.022 * math.cos((px - a) / wide * 1.4)) for px, py in line[::-1]]]
        c.shape(f.at(teeth), hexa("f4efe6"), waver=0.0)
    else:
        c.shape(f.at(ribbon(line, [0.004, 0.01, 0.008, 0.01, 0.004])), mix(ink, lip, 0.3), waver=0.0)
    c.shapes([f.at(ellipse(x, mid + lift, 0.011, 0.009)) for x in (left[0], right[0])], f.deep, 0.7, 0.0)
    c.soft(f.at(lens(a + 0.01, mid - 0.078, 0.13, 0.022)), flat(f.dark, 0.0), 3.5, 0.8)


def curls(f: Face, centre: tuple[float, float], rx: float, ry: float, count: int, size: float, start: float, end: float) -> list[Points]:
    """Clustered locks along an arc."""
    shapes: list[Points] = []
    for index in range(count):
        angle = math.radians(start + (end - start) * index / (count - 1))
        x = centre[0] + rx * math.cos(angle)
        y = centre[1] + ry * math.sin(angle)
        shapes.append(f.at(blob(f.s.r, x, y, size * f.s.u(0.8, 1.25), size * f.s.u(0.8, 1.2), 8, 0.12)))
    return shapes
