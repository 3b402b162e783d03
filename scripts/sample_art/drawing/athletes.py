"""People in motion: runners, cyclists, riders of bicycles with loads."""

from __future__ import annotations

from .canvas import flat
from .colour import Colour, mix
from .figures import HAIRS, SKINS
from .geometry import Point, Points, ellipse, lens, limb, ribbon, spline
from .scene import Scene

# Joints of a running body seen from the side, feet at y = 0, facing right:
# hip, shoulder, head, then near knee, ankle, toe, far knee, ankle, toe,
# near elbow, hand, far elbow, hand.
_STRIDES: tuple[tuple[Point, ...], ...] = (
    (
        (0.0, 0.53),
        (0.06, 0.815),
        (0.11, 0.94),
        (0.19, 0.49),
        (0.15, 0.27),
        (0.21, 0.235),
        (-0.07, 0.30),
        (-0.25, 0.15),
        (-0.22, 0.09),
        (-0.09, 0.66),
        (0.03, 0.57),
        (0.16, 0.66),
        (0.27, 0.74),
    ),
    (
        (0.0, 0.51),
        (0.05, 0.80),
        (0.10, 0.925),
        (0.05, 0.28),
        (-0.02, 0.045),
        (0.05, 0.015),
        (0.10, 0.33),
        (-0.10, 0.29),
        (-0.12, 0.23),
        (-0.03, 0.63),
        (0.10, 0.58),
        (0.04, 0.62),
        (0.16, 0.62),
    ),
    (
        (0.0, 0.54),
        (0.07, 0.825),
        (0.12, 0.95),
        (0.17, 0.37),
        (0.22, 0.14),
        (0.28, 0.13),
        (-0.13, 0.36),
        (-0.30, 0.33),
        (-0.32, 0.27),
        (0.12, 0.65),
        (0.24, 0.72),
        (-0.07, 0.66),
        (0.0, 0.55),
    ),
)


def runner(s: Scene, x: float, y: float, tall: float, facing: int, vest: Colour, shorts: Colour, dark: Colour | None = None) -> None:
    """A runner from the side; all one colour when ``dark`` is given."""
    c, p = s.c, s.p
    joints = [(x + jx * tall * facing, y - jy * tall) for jx, jy in s.pick(_STRIDES)]
    hip, shoulder, head = joints[:3]
    skin = dark or s.tint(s.pick(SKINS))
    far_skin = dark or p.shade(skin, 0.35)
    hair = dark or s.tint(s.pick(HAIRS))

    def leg(knee: Point, ankle: Point, toe: Point, tone: Colour, cloth: Colour) -> None:
        c.shapes([limb(hip, knee, tall * 0.105, tall * 0.07), limb(knee, ankle, tall * 0.068, tall * 0.036)], tone, 1.0, 0.0)
        mid = (hip[0] + (knee[0] - hip[0]) * 0.5, hip[1] + (knee[1] - hip[1]) * 0.5)
        c.shape(limb(hip, mid, tall * 0.125, tall * 0.115), cloth, waver=0.0)
        c.shape(limb(ankle, toe, tall * 0.04, tall * 0.028), dark or p.lit(vest, 0.3), waver=0.0)

    def arm(elbow: Point, hand: Point, tone: Colour) -> None:
        c.shapes([limb(shoulder, elbow, tall * 0.055, tall * 0.043), limb(elbow, hand, tall * 0.043, tall * 0.032)], tone, 1.0, 0.0)

    arm(joints[11], joints[12], far_skin)
    leg(joints[6], joints[7], joints[8], far_skin, dark or p.shade(shorts, 0.3))
    leg(joints[3], joints[4], joints[5], skin, shorts)
    c.shape(limb((shoulder[0], shoulder[1] + tall * 0.03), hip, tall * 0.135, tall * 0.105), vest, waver=0.0)
    with c.clip([limb((shoulder[0], shoulder[1] + tall * 0.03), hip, tall * 0.135, tall * 0.105)]):
        c.shape(
            [(px - facing * tall * 0.08, py) for px, py in limb(shoulder, hip, tall * 0.13, tall * 0.11)], dark or p.shade(vest, 0.3), 0.6
        )
    c.shape(limb(shoulder, head, tall * 0.05, tall * 0.045), far_skin, waver=0.0)
    c.shape(ellipse(*head, tall * 0.045, tall * 0.056), skin, waver=0.0)
    c.shape(
        ellipse(
            head[0] - facing * tall * 0.01,
            head[1] - tall * 0.012,
            tall * 0.047,
            tall * 0.048,
            150 if facing > 0 else 180,
            360 if facing > 0 else 390,
        ),
        hair,
        waver=0.0,
    )
    arm(joints[9], joints[10], skin)


def runner_front(s: Scene, x: float, y: float, tall: float, vest: Colour, fade: Colour, air: float) -> None:
    """A runner coming towards us; ``air`` is how much of ``fade`` lies between."""
    c, p = s.c, s.p
    sign = s.pick([-1, 1])
    skin = mix(s.tint(s.pick(SKINS)), fade, air)
    hair = mix(s.tint(s.pick(HAIRS)), fade, air)
    vest = mix(vest, fade, air)
    shorts = mix(p.ink, fade, air)
    dim = mix(p.shade(skin, 0.35), fade, air * 0.3)

    def at(px: float, py: float) -> Point:
        return (x + px * sign * tall, y - py * tall)

    c.shapes(
        [
            limb(at(-0.05, 0.5), at(-0.07, 0.30), tall * 0.10, tall * 0.075),
            limb(at(-0.07, 0.30), at(-0.05, 0.2), tall * 0.075, tall * 0.06),
        ],
        dim,
        1.0,
        0.0,
    )
    c.shapes(
        [limb(at(0.05, 0.5), at(0.06, 0.27), tall * 0.105, tall * 0.07), limb(at(0.06, 0.27), at(0.035, 0.04), tall * 0.068, tall * 0.038)],
        skin,
        1.0,
        0.0,
    )
    c.shape(lens(*at(0.035, 0.015), tall * 0.075, tall * 0.045), mix(p.accent2, fade, air), waver=0.0)
    c.shapes(
        [
            limb(at(-0.05, 0.53), at(-0.06, 0.38), tall * 0.125, tall * 0.12),
            limb(at(0.05, 0.53), at(0.055, 0.38), tall * 0.125, tall * 0.11),
        ],
        shorts,
        1.0,
        0.0,
    )
    torso = [
        at(px, py)
        for px, py in spline(
            [(-0.115, 0.81), (-0.085, 0.64), (-0.095, 0.5), (0.095, 0.5), (0.085, 0.64), (0.115, 0.81), (0.04, 0.845), (-0.04, 0.845)],
            closed=True,
            steps=4,
        )
    ]
    c.shape(torso, vest, waver=0.0)
    with c.clip([torso]):
        c.shape([at(0.02, 0.9), at(0.2, 0.9), at(0.2, 0.4), at(0.0, 0.4)], p.shade(vest, 0.25), 0.6)
        c.shape([at(-0.055, 0.74), at(0.055, 0.74), at(0.055, 0.65), at(-0.055, 0.65)], mix(p.light, fade, air), waver=0.0)
    c.shapes(
        [
            limb(at(-0.11, 0.79), at(-0.15, 0.64), tall * 0.055, tall * 0.045),
            limb(at(-0.15, 0.64), at(-0.07, 0.7), tall * 0.045, tall * 0.036),
        ],
        skin,
        1.0,
        0.0,
    )
    c.shapes(
        [
            limb(at(0.11, 0.79), at(0.16, 0.66), tall * 0.055, tall * 0.045),
            limb(at(0.16, 0.66), at(0.13, 0.56), tall * 0.045, tall * 0.036),
        ],
        dim,
        1.0,
        0.0,
    )
    c.shape(limb(at(0, 0.83), at(0, 0.89), tall * 0.055, tall * 0.05), dim, waver=0.0)
    c.shape(ellipse(*at(0, 0.93), tall * 0.043, tall * 0.058), skin, waver=0.0)
    c.shape(ellipse(*at(0, 0.945), tall * 0.047, tall * 0.05, 180, 360), hair, waver=0.0)


def cyclist(
    s: Scene,
    x: float,
    y: float,
    size: float,
    facing: int,
    jersey: Colour,
    racing: bool = True,
    box: Colour | None = None,
    dark: Colour | None = None,
) -> None:
    """A rider; ``size`` is the height of saddle to road doubled, wheels at y."""
    c, p = s.c, s.p
    frame = dark or s.tint(s.pick([p.accent, p.accent2, p.light, p.ink]))
    tyre = dark or p.ink
    skin = dark or s.tint(s.pick(SKINS))

    def at(px: float, py: float) -> Point:
        return (x + px * size * facing, y - py * size)

    wheel = size * 0.33
    back, front = at(-0.48, 0.33), at(0.48, 0.33)
    spokes: list[Points] = []
    rings: list[Points] = []
    for hub in (back, front):
        rings.append(ribbon(ellipse(*hub, wheel, wheel), [size * 0.026] * 2))
        for index in range(8):
            tip = ellipse(*hub, wheel, wheel, index * 45 + 10, index * 45 + 11)[0]
            spokes.append(ribbon([hub, tip], [max(0.6, size * 0.004)] * 2))
    c.shapes(spokes, tyre, 0.5, 0.0)
    c.shapes(rings, tyre, 1.0, 0.0)
    crank, seat, neck = at(-0.05, 0.3), at(-0.18, 0.82), at(0.34, 0.8)
    far_foot, near_foot = at(0.08, 0.2), at(-0.14, 0.38)
    if s.chance(0.5):
        far_foot, near_foot = near_foot, far_foot
    bend = 0.0 if racing else -0.2
    hip, shoulder = at(-0.2, 0.93), at(0.2 + bend, 1.3 if racing else 1.46)
    hand = at(0.48, 0.93) if racing else at(0.36, 1.02)
    head = at(0.36 + bend * 1.35, 1.45 if racing else 1.68)
    far = dark or p.shade(skin, 0.4)

    def leg(foot: Point, tone: Colour, cloth: Colour) -> None:
        knee = at(0.16 if foot[1] < crank[1] else 0.1, 0.82 if foot[1] < crank[1] else 0.66)
        c.shapes([limb(knee, foot, size * 0.095, size * 0.055)], tone, 1.0, 0.0)
        c.shapes([limb(hip, knee, size * 0.16, size * 0.105)], cloth, 1.0, 0.0)
        c.shape(
            limb(
                (foot[0] - facing * size * 0.05, foot[1]), (foot[0] + facing * size * 0.1, foot[1] + size * 0.015), size * 0.06, size * 0.04
            ),
            tyre,
            waver=0.0,
        )

    leg(far_foot, far, dark or p.shade(p.ink, 0.1))
    thick = size * 0.032
    c.lines([[back, crank], [crank, neck], [seat, neck], [seat, back], [seat, crank], [at(0.36, 0.9), front]], thick, frame)
    c.line([at(-0.3, 0.84), at(-0.1, 0.84)], size * 0.045, tyre)
    c.line([at(0.35, 0.92), hand], size * 0.03, tyre)
    c.shape(ellipse(*crank, size * 0.07, size * 0.07), tyre, waver=0.0)
    if box is not None:
        left, top = -0.86, 1.2
        c.shape([at(left, 0.76), at(left, top), at(-0.36, top), at(-0.36, 0.76)], box)
        c.shape([at(left, top - 0.06), at(left, top), at(-0.36, top), at(-0.36, top - 0.06)], p.lit(box, 0.3))
        c.lines([[at(-0.8, 0.75), back], [at(-0.4, 0.75), at(-0.3, 0.6)]], thick * 0.6, tyre)
    leg(near_foot, skin, dark or mix(p.ink, jersey, 0.15))
    back_line = spline([hip, at(-0.08 + bend * 0.3, 1.18 if racing else 1.22), shoulder], steps=5)
    c.shape(ribbon(back_line, [size * 0.17, size * 0.21, size * 0.17]), jersey, waver=0.0)
    c.shape(ellipse(*shoulder, size * 0.09, size * 0.09), jersey, waver=0.0)
    elbow = at(0.3 + bend * 0.4, 1.02 if racing else 1.12)
    c.shape(limb(shoulder, elbow, size * 0.085, size * 0.065), p.shade(jersey, 0.15) if dark is None else dark, waver=0.0)
    c.shape(limb(elbow, hand, size * 0.06, size * 0.045), skin, waver=0.0)
    c.shape(limb(shoulder, head, size * 0.08, size * 0.07), far, waver=0.0)
    c.shape(ellipse(*head, size * 0.078, size * 0.09), skin, waver=0.0)
    helmet = dark or s.tint(s.pick([p.light, p.accent, p.accent2, p.ink]))
    c.shape(
        ellipse(head[0], head[1] - size * 0.025, size * 0.1, size * 0.085, 170 if facing > 0 else 160, 380 if facing > 0 else 370),
        flat(helmet),
        waver=0.0,
    )
