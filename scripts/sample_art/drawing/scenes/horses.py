"""Horses on open grass."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, vertical
from scripts.sample_art.drawing.colour import Colour, hexa, mix
from scripts.sample_art.drawing.geometry import Point, Points, closed_below, ellipse, hills, lens, limb, ribbon, spline
from scripts.sample_art.drawing.land import contours, grass, hill
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.peaks import mountains
from scripts.sample_art.drawing.scene import Scene
from scripts.sample_art.drawing.sky import gulls, paint_sky

# Joints of each leg from the body down, for four gaits: near fore, far fore, near hind, far hind.
_GAITS: dict[str, tuple[tuple[Point, ...], ...]] = {
    "stand": (
        ((0.40, 0.60), (0.42, 0.34), (0.42, 0.10), (0.455, 0.01)),
        ((0.34, 0.60), (0.34, 0.34), (0.335, 0.10), (0.37, 0.01)),
        ((-0.40, 0.70), (-0.36, 0.50), (-0.50, 0.32), (-0.475, 0.09), (-0.44, 0.01)),
        ((-0.36, 0.68), (-0.28, 0.50), (-0.40, 0.32), (-0.38, 0.09), (-0.345, 0.01)),
    ),
    "walk": (
        ((0.40, 0.60), (0.53, 0.36), (0.60, 0.12), (0.65, 0.03)),
        ((0.36, 0.60), (0.32, 0.34), (0.20, 0.13), (0.19, 0.04)),
        ((-0.40, 0.70), (-0.44, 0.50), (-0.63, 0.34), (-0.68, 0.11), (-0.67, 0.03)),
        ((-0.36, 0.68), (-0.22, 0.50), (-0.29, 0.31), (-0.22, 0.09), (-0.18, 0.01)),
    ),
    "gallop": (
        ((0.42, 0.62), (0.66, 0.56), (0.82, 0.40), (0.90, 0.36)),
        ((0.38, 0.60), (0.60, 0.44), (0.47, 0.26), (0.40, 0.27)),
        ((-0.42, 0.70), (-0.50, 0.50), (-0.72, 0.42), (-0.93, 0.24), (-1.0, 0.25)),
        ((-0.38, 0.68), (-0.38, 0.48), (-0.57, 0.33), (-0.72, 0.13), (-0.78, 0.12)),
    ),
    "canter": (
        ((0.42, 0.62), (0.60, 0.42), (0.50, 0.20), (0.47, 0.13)),
        ((0.38, 0.60), (0.44, 0.33), (0.40, 0.10), (0.44, 0.02)),
        ((-0.42, 0.70), (-0.32, 0.48), (-0.36, 0.30), (-0.22, 0.13), (-0.17, 0.08)),
        ((-0.38, 0.68), (-0.46, 0.50), (-0.64, 0.36), (-0.74, 0.14), (-0.76, 0.06)),
    ),
}


_COATS = tuple(hexa(tone) for tone in ("6b4128", "8a5a34", "4a2e22", "2c2320", "b98a5a", "9c8d80", "a5683c"))


def horse(s: Scene, x: float, y: float, tall: float, facing: int, tone: Colour, gait: str) -> None:
    """A horse, hooves at y, ``tall`` at the withers."""
    c, p = s.c, s.p
    graze = gait == "graze"
    legs = _GAITS["stand" if graze else gait]
    running = gait in ("gallop", "canter")

    def at(points: Points) -> Points:
        return [(x + px * tall * facing, y - py * tall) for px, py in points]

    dark, far = mix(p.ink, tone, 0.2), p.shade(tone, 0.45)
    for index in (1, 3, 0, 2):
        shade = far if index in (1, 3) else tone
        joints = at(list(legs[index]))
        widths = (0.19, 0.105, 0.06, 0.062) if index < 2 else (0.30, 0.20, 0.10, 0.058, 0.06)
        parts = [limb(joints[k], joints[k + 1], widths[k] * tall, widths[k + 1] * tall) for k in range(len(joints) - 1)]
        c.shapes(parts, vertical(y - 0.6 * tall, y, shade, shade, mix(shade, dark, 0.7)), 1.0, 0.0)
        hoof = joints[-1]
        c.shape(
            [
                (hoof[0] - tall * 0.035, hoof[1] - tall * 0.03),
                (hoof[0] + tall * 0.035, hoof[1] - tall * 0.03),
                (hoof[0] + tall * 0.045, hoof[1] + tall * 0.015),
                (hoof[0] - tall * 0.04, hoof[1] + tall * 0.015),
            ],
            p.ink,
            waver=0.0,
        )
    flow = 0.34 if running else 0.0
    tail = spline(
        [(-0.50, 0.90), (-0.62 - flow * 0.5, 0.84 + flow * 0.1), (-0.66 - flow, 0.58 + flow * 0.7), (-0.62 - flow * 1.3, 0.30 + flow * 1.1)]
    )
    c.shape(ribbon(at(tail), [tall * 0.07, tall * 0.13, tall * 0.12, tall * 0.01]), dark, waver=0.3)
    torso = spline(
        [
            (0.20, 1.0),
            (0.0, 0.925),
            (-0.22, 0.945),
            (-0.40, 0.965),
            (-0.53, 0.87),
            (-0.565, 0.70),
            (-0.46, 0.585),
            (-0.20, 0.52),
            (0.08, 0.465),
            (0.32, 0.475),
            (0.48, 0.57),
            (0.545, 0.74),
            (0.46, 0.92),
        ],
        closed=True,
        steps=6,
    )
    if graze:
        neck = [(0.18, 1.0), (0.42, 0.92), (0.62, 0.70), (0.77, 0.42), (0.65, 0.38), (0.52, 0.54), (0.44, 0.62), (0.30, 0.66)]
        head = [(0.66, 0.46), (0.78, 0.46), (0.84, 0.34), (0.88, 0.12), (0.83, 0.06), (0.76, 0.08), (0.70, 0.24), (0.64, 0.36)]
        ear = [(0.74, 0.47), (0.80, 0.55), (0.80, 0.44)]
        crest = [(0.24, 1.0), (0.45, 0.92), (0.65, 0.70), (0.78, 0.46)]
    else:
        reach = 0.10 if running else 0.0
        drop = 0.10 if running else 0.0
        neck = [
            (0.16, 1.0),
            (0.34 + reach * 0.4, 1.17 - drop * 0.3),
            (0.52 + reach, 1.36 - drop),
            (0.62 + reach, 1.37 - drop),
            (0.66 + reach, 1.22 - drop),
            (0.59 + reach * 0.6, 1.04 - drop * 0.4),
            (0.55, 0.80),
            (0.40, 0.70),
        ]
        head = [
            (0.53 + reach, 1.385 - drop),
            (0.63 + reach, 1.405 - drop),
            (0.72 + reach, 1.34 - drop),
            (0.90 + reach, 1.11 - drop),
            (0.92 + reach, 1.03 - drop),
            (0.85 + reach, 0.995 - drop),
            (0.75 + reach, 1.09 - drop),
            (0.64 + reach, 1.16 - drop),
            (0.56 + reach, 1.24 - drop),
        ]
        ear = [(0.58 + reach, 1.39 - drop), (0.595 + reach, 1.50 - drop), (0.65 + reach, 1.39 - drop)]
        crest = [(0.18, 1.02), (0.34 + reach * 0.4, 1.19 - drop * 0.3), (0.50 + reach, 1.375 - drop), (0.62 + reach, 1.43 - drop)]
    body = [at(torso), at(spline(neck, closed=True, steps=5)), at(spline(head, closed=True, steps=5)), at(ear)]
    paint = vertical(y - tall * 1.4, y - tall * 0.4, p.lit(tone, 0.18), tone, p.shade(tone, 0.28), grain=0.07)
    c.shapes(body, paint, 1.0, 0.0)
    mask = c.mask(body, 0.0)
    if mask is not None:
        c.clips.append(mask)
        rim = [[(px, py + tall * 0.022) for px, py in shape] for shape in body]
        c.fill(c.mask(body, 0.0), flat(p.lit(tone, 0.5)), 0.4)
        c.shapes(rim, paint, 1.0, 0.0)
        c.shape(
            at(spline([(-0.5, 0.62), (-0.2, 0.57), (0.1, 0.52), (0.5, 0.62), (0.4, 0.4), (-0.4, 0.4)], closed=True, steps=5)),
            p.shade(tone, 0.4),
            0.6,
            0.0,
        )
        c.clips.pop()
    mane: list[Points] = [ribbon(at(spline(crest)), [tall * 0.03, tall * 0.075, tall * 0.07, tall * 0.035])]
    for lock in range(7):
        px, py = spline(crest)[min(29, 3 + lock * 4)]
        sway = 0.16 if running else 0.03
        mane.append(
            ribbon(
                at(spline([(px, py + 0.01), (px - sway * 0.6 - 0.02, py - 0.05 + sway * 0.1), (px - sway - 0.02, py - 0.13 + sway * 0.5)])),
                [tall * 0.05, tall * 0.04, tall * 0.005],
            )
        )
    c.shapes(mane, dark, 1.0, 0.2)


@motif("horses", "horse", "herd")
def horses(s: Scene) -> None:
    """A herd on the plain: at rest or on the move."""
    p, c = s.p, s.c
    line = s.u(440, 520)
    paint_sky(s, line, sun_x=s.w * s.u(0.3, 0.7) if s.low_sun else None)
    if s.chance(0.5):
        mountains(s, line + 14, s.u(100, 170), 0.1, 0.2)
    hill(s, line + 12, s.u(40, 90), 0.18, 2.0)
    s.haze(line, 120, 0.5)
    field = mix(p.depth(0.42), p.accent2, 0.28) if not s.snowy else p.depth(0.66)
    if s.order.says("frost"):
        field = mix(field, s.white(), 0.4)
    c.shape(
        closed_below(hills(s.r, -40, s.w + 40, line + 20, 22, 2.0), s.h + 20),
        vertical(line, s.h, p.far(field, 0.45), field, p.shade(field, 0.35), grain=0.08),
    )
    contours(s, hills(s.r, -40, s.w + 40, line + 40, 30, 2.0), 330, p.lit(field, 0.4), 110, 0.4)
    moving = not s.order.says("close", "standing", "waiting", "group", "pale mist") and (
        s.order.says("dust", "line of", "drive", "gallop") or s.chance(0.5)
    )
    long = s.order.says("long line")
    facing = 1
    rows = ((line + 46, 66, 9 if long else s.i(4, 6)), (line + 120, 128, 8 if long else s.i(3, 5)), (s.h - 120, 265, s.i(2, 3)))
    for row, (base, tall, count) in enumerate(rows):
        share = row / 2
        slots = [(index + s.u(0.15, 0.85)) / count for index in range(count)]
        for place in slots:
            x = s.w * (0.04 + 0.92 * place)
            y = base + s.u(-8, 12) * (1 + share)
            tone = s.tint(s.pick(_COATS))
            if s.low_sun:
                tone = mix(tone, p.ink, 0.3)
            tone = p.far(tone, 0.5 * (1 - share))
            gait = s.pick(["gallop", "gallop", "canter", "walk"]) if moving else s.pick(["stand", "graze", "graze", "walk"])
            way = facing if moving or s.chance(0.6) else -facing
            lean = 1 if (s.sun or (0.0, 0.0))[0] < x else -1
            c.shape(lens(x + lean * tall * 0.4, y + 4, tall * 1.7, tall * 0.12), flat(p.ink, 0.0), 0.28, 0.0)
            horse(s, x, y - (tall * 0.06 if gait == "gallop" else 0.0), tall * s.u(0.92, 1.06), way, tone, gait)
        if moving or s.order.says("dust"):
            dust = mix(p.haze, mix(p.accent2, p.light, 0.4), 0.5)
            for _ in range(16):
                px = s.u(0, s.w)
                c.soft(
                    ellipse(px, base - s.u(-10, tall * 0.2), tall * s.u(0.4, 1.0), tall * s.u(0.12, 0.26)),
                    flat(dust, 0.0),
                    tall * 0.13,
                    0.2,
                )
        c.veil(base - tall * 1.6, base + 20, p.haze, 0.0, (0.2 if not s.foggy else 0.5) * (1 - share))
    grass(s, s.h + 4, 80, p.shade(field, 0.6), 380)
    if s.chance(0.5):
        gulls(s, s.w * 0.6, line * 0.4, 160, s.i(2, 5), 13, p.depth(0.75))
