"""What sitters wear: jackets, jerseys, collars, scarves."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.sample_art.drawing.canvas import linear
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import Points, ellipse, lens, mirrored, ribbon, spline

from .faces import Face


@dataclass(frozen=True)
class Dye:
    """A cloth's own colour, lit and in shadow."""

    tone: Colour
    lit: Colour
    dark: Colour


def _at(f: Face, points: Points) -> Points:
    """Body coordinates: the head's without its tilt and length."""
    return [(f.x + px * f.size, f.y - py * f.size) for px, py in points]


def body(f: Face) -> None:
    """Shoulders and the garment over them."""
    c, p, look = f.s.c, f.s.p, f.look
    tone = mix(look.cloth, p.depth(0.8), 0.08)
    dark, lit = mix(tone, p.ink, 0.42), mix(tone, p.light, 0.16)
    wide = 0.8 if look.woman else 0.92
    half = spline(
        [(0.12, -0.08), (0.2, -0.2), (wide * 0.62, -0.33), (wide * 0.93, -0.5), (wide * 1.08, -0.95), (wide * 1.12, -1.3)], steps=6
    )
    left = mirrored(half)
    outline = _at(f, [*left[::-1], *half])
    c.shape(outline, linear((f.x - 260, 0), (f.x + 280, 0), lit, tone, mix(tone, dark, 0.7), grain=0.07), waver=1.0)
    with c.clip([outline]):
        c.shape(_at(f, spline([(0.34, -0.2), (0.46, -0.6), (0.4, -1.3), (1.4, -1.3), (1.4, -0.2)], closed=True, steps=5)), dark, 0.4, 1.0)
        folds = [
            _at(f, ribbon(spline([(sx * wide * 0.72, -0.62), (sx * wide * 0.66, -0.85), (sx * wide * 0.7, -1.2)]), [0.002, 0.02, 0.004]))
            for sx in (-1, 1)
        ]
        c.shapes(folds, dark, 0.7, 0.4)
    draw = {"jacket": _jacket, "waxed": _waxed, "coat": _coat, "cardigan": _cardigan, "jersey": _jersey, "shirt": _shirt, "plain": _plain}
    mask = c.mask([outline, _at(f, [(-0.5, 0.3), (0.5, 0.3), (0.7, -0.5), (-0.7, -0.5)])], 0.0)
    if mask is not None:
        c.clips.append(mask)
        draw.get(look.garment, _plain)(f, Dye(tone, lit, dark))
        c.clips.pop()
    if look.scarf is not None and look.style != "headscarf":
        _scarf(f)


def _throat(f: Face, low: float, wide: float = 0.17) -> None:
    c = f.s.c
    vee = _at(f, [(-wide, -0.06), (0.0, low), (wide, -0.06), (wide, 0.06), (-wide, 0.06)])
    c.shape(vee, f.skin, waver=0.3)
    with c.clip([vee]):
        c.shape(_at(f, spline([(-0.08, 0.1), (0.04, -0.12), (0.03, low), (0.4, low), (0.4, 0.1)], closed=True, steps=5)), f.dark)


def _collar(f: Face, tone: Colour, reach: float, high: float = -0.04, spread: float = 0.0) -> None:
    c, p = f.s.c, f.s.p
    for side in (-1, 1):
        flap = [
            (side * 0.185, high),
            (side * 0.225, high - 0.12),
            (side * (0.24 + spread), high - 0.16 - reach * 0.62),
            (side * (0.1 + spread * 0.6), high - 0.1 - reach),
            (side * (0.025 + spread * 0.2), high - 0.18),
        ]
        c.shape(_at(f, [(px + side * 0.012, py - 0.02) for px, py in flap]), p.ink, 0.28, 0.4)
        c.shape(_at(f, flap), mix(tone, p.light, 0.14) if side < 0 else mix(tone, p.ink, 0.14), waver=0.5)


def _lapels(f: Face, tone: Colour, dark: Colour, low: float) -> None:
    c, p = f.s.c, f.s.p
    for side in (-1, 1):
        lapel = [
            (side * 0.2, -0.03),
            (side * 0.29, -0.22),
            (side * 0.36, -0.36),
            (side * 0.28, -0.42),
            (side * 0.33, -0.5),
            (side * 0.03, low),
            (side * 0.1, -0.34),
        ]
        c.shape(_at(f, [(px + side * 0.012, py - 0.016) for px, py in lapel]), p.ink, 0.32, 0.5)
        c.shape(_at(f, lapel), mix(tone, p.light, 0.12) if side < 0 else mix(tone, dark, 0.35), waver=0.5)
    c.line(_at(f, [(0.0, low + 0.02), (0.02, -1.3)]), 3.5, dark)


def _jacket(f: Face, dye: Dye) -> None:
    under = mix(f.look.under, f.s.p.depth(0.5), 0.1)
    f.s.c.shape(
        _at(f, [(-0.2, -0.02), (-0.26, -0.3), (0.0, -0.98), (0.26, -0.3), (0.2, -0.02)]),
        linear((f.x - 60, 0), (f.x + 80, 0), under, mix(under, f.s.p.ink, 0.18), grain=0.06),
    )
    _throat(f, -0.4)
    _collar(f, under, 0.17, 0.0)
    _lapels(f, dye.tone, dye.dark, -0.98)


def _waxed(f: Face, dye: Dye) -> None:
    _throat(f, -0.4)
    cord = mix(f.s.p.ink, (96, 66, 44), 0.7)
    for side in (-1, 1):
        flap = [(side * 0.17, 0.02), (side * 0.3, -0.1), (side * 0.4, -0.34), (side * 0.24, -0.5), (side * 0.1, -0.32)]
        f.s.c.shape(_at(f, flap), cord if side < 0 else mix(cord, f.s.p.ink, 0.3), waver=0.6)
        ribs = [
            _at(f, ribbon([(side * (0.19 + 0.03 * k), -0.04 - 0.035 * k), (side * (0.15 + 0.045 * k), -0.36 - 0.02 * k)], [0.004, 0.004]))
            for k in range(6)
        ]
        with f.s.c.clip([_at(f, flap)]):
            f.s.c.shapes(ribs, mix(cord, f.s.p.light, 0.25), 0.6, 0.0)
    f.s.c.line(_at(f, [(0.0, -0.42), (0.02, -1.3)]), 5, dye.dark)
    f.s.c.shapes([_at(f, ellipse(0.05, -0.62 - 0.2 * k, 0.018, 0.018)) for k in range(3)], mix(f.s.p.accent2, f.s.p.ink, 0.25), 1.0, 0.0)


def _coat(f: Face, dye: Dye) -> None:
    under = mix(f.look.under, f.s.p.depth(0.5), 0.15)
    f.s.c.shape(_at(f, [(-0.2, 0.0), (-0.16, -0.4), (0.0, -0.7), (0.16, -0.4), (0.2, 0.0)]), under)
    _throat(f, -0.3)
    for side in (-1, 1):
        stand = spline(
            [
                (side * 0.17, 0.16),
                (side * 0.3, 0.1),
                (side * 0.38, -0.16),
                (side * 0.42, -0.42),
                (side * 0.2, -0.62),
                (side * 0.02, -0.8),
                (side * 0.1, -0.4),
                (side * 0.17, -0.1),
            ],
            closed=True,
            steps=5,
        )
        f.s.c.shape(_at(f, [(px + side * 0.012, py - 0.016) for px, py in stand]), f.s.p.ink, 0.3, 0.4)
        f.s.c.shape(_at(f, stand), mix(dye.tone, f.s.p.light, 0.14) if side < 0 else mix(dye.tone, dye.dark, 0.4), waver=0.5)
    f.s.c.line(_at(f, [(0.02, -0.78), (0.03, -1.3)]), 4, dye.dark)
    f.s.c.shapes([_at(f, ellipse(-0.07, -0.9 - 0.0 * k, 0.025, 0.025)) for k in range(1)], dye.dark, 1.0, 0.0)


def _cardigan(f: Face, dye: Dye) -> None:
    under = mix(f.look.under, f.s.p.depth(0.5), 0.08)
    f.s.c.shape(
        _at(f, [(-0.22, -0.04), (-0.2, -0.4), (0.0, -0.86), (0.2, -0.4), (0.22, -0.04)]),
        linear((f.x - 60, 0), (f.x + 80, 0), under, mix(under, f.s.p.ink, 0.15), grain=0.06),
    )
    _throat(f, -0.2, 0.19)
    f.s.c.line(_at(f, spline([(-0.19, -0.06), (0.0, -0.22), (0.19, -0.06)])), 7, mix(under, f.s.p.ink, 0.1))
    for side in (-1, 1):
        band = spline([(side * 0.2, 0.0), (side * 0.23, -0.3), (side * 0.03, -0.86), (side * 0.03, -1.3)], steps=6)
        f.s.c.shape(
            _at(f, ribbon(band, [0.06, 0.075, 0.075, 0.075])),
            mix(dye.tone, f.s.p.light, 0.1) if side < 0 else mix(dye.tone, dye.dark, 0.3),
            waver=0.4,
        )
    f.s.c.shapes([_at(f, ellipse(-0.03, -0.92 - 0.14 * k, 0.018, 0.018)) for k in range(2)], mix(f.s.p.light, dye.tone, 0.25), 1.0, 0.0)


def _jersey(f: Face, dye: Dye) -> None:
    roll = spline(
        [(-0.19, 0.1), (-0.235, 0.0), (-0.24, -0.14), (0.0, -0.21), (0.24, -0.14), (0.235, 0.0), (0.19, 0.1), (0.0, 0.03)],
        closed=True,
        steps=6,
    )
    f.s.c.shape(_at(f, [(px, py - 0.02) for px, py in roll]), f.s.p.ink, 0.35, 0.5)
    f.s.c.shape(_at(f, roll), linear((f.x - 70, 0), (f.x + 80, 0), dye.lit, dye.tone, dye.dark, grain=0.07), waver=0.6)
    with f.s.c.clip([_at(f, roll)]):
        f.s.c.shapes(
            [_at(f, ribbon(spline([(0.022 * k, 0.1), (0.026 * k, -0.05), (0.024 * k, -0.22)]), [0.006, 0.006])) for k in range(-10, 11)],
            dye.dark,
            0.55,
            0.0,
        )
    rows: list[Points] = []
    for row in range(7):
        for stitch in range(-20, 21):
            x, y = stitch * 0.05, -0.46 - row * 0.1 - abs(stitch) * 0.004
            rows.append(_at(f, ribbon([(x - 0.016, y + 0.02), (x, y), (x + 0.016, y + 0.02)], [0.007, 0.007])))
    f.s.c.shapes(rows, mix(dye.tone, f.s.p.light, 0.14), 0.5, 0.0)


def _shirt(f: Face, dye: Dye) -> None:
    _throat(f, -0.46, 0.18)
    _collar(f, dye.tone, 0.24, 0.02, 0.06)
    f.s.c.line(_at(f, [(0.0, -0.44), (0.015, -1.3)]), 3.5, dye.dark)
    f.s.c.shapes([_at(f, ellipse(0.02, -0.58 - 0.2 * k, 0.014, 0.014)) for k in range(3)], mix(f.s.p.light, dye.tone, 0.35), 1.0, 0.0)


def _plain(f: Face, dye: Dye) -> None:
    _throat(f, -0.16, 0.2)
    f.s.c.line(_at(f, spline([(-0.21, -0.07), (0.0, -0.2), (0.21, -0.07)])), 9, mix(dye.tone, f.s.p.light, 0.12))


def _scarf(f: Face) -> None:
    c, p, look = f.s.c, f.s.p, f.look
    tone = mix(look.scarf or look.cloth, p.depth(0.7), 0.06)
    dark, lit = mix(tone, p.ink, 0.35), mix(tone, p.light, 0.2)
    if f.s.order.says("neckerchief"):
        for side in (-1, 1):
            c.shape(
                _at(f, spline([(side * 0.2, 0.06), (side * 0.23, -0.1), (side * 0.03, -0.27), (side * 0.02, -0.16)], closed=True, steps=5)),
                lit if side < 0 else dark,
                waver=0.6,
            )
        c.shape(_at(f, [(0.0, -0.2), (-0.12, -0.44), (-0.02, -0.4)]), tone)
        c.shape(_at(f, [(0.0, -0.2), (0.13, -0.42), (0.02, -0.4)]), dark)
        c.shape(_at(f, ellipse(0, -0.21, 0.05, 0.045)), lit)
        return
    loop = spline(
        [(-0.22, 0.1), (-0.34, -0.08), (-0.3, -0.28), (0.0, -0.4), (0.3, -0.28), (0.34, -0.08), (0.22, 0.1), (0.0, -0.04)],
        closed=True,
        steps=6,
    )
    c.shape(
        _at(f, spline([(0.1, -0.3), (0.26, -0.34), (0.32, -0.8), (0.3, -1.3), (0.06, -1.3), (0.1, -0.7)], closed=True, steps=5)),
        linear((f.x, 0), (f.x + 120, 0), tone, dark, grain=0.07),
    )
    c.shape(_at(f, [(px, py - 0.025) for px, py in loop]), p.ink, 0.3, 0.5)
    c.shape(_at(f, loop), linear((f.x - 110, 0), (f.x + 120, 0), lit, tone, dark, grain=0.07), waver=0.8)
    with c.clip([_at(f, loop)]):
        folds = [spline([(-0.3, -0.02 - 0.06 * k), (0.0, -0.16 - 0.06 * k), (0.32, 0.0 - 0.07 * k)]) for k in range(5)]
        c.shapes([_at(f, ribbon(path, [0.004, 0.018, 0.004])) for path in folds], dark, 0.6, 0.4)


def earrings(f: Face) -> None:
    """Long drops."""
    if not f.look.earrings:
        return
    metal = mix((206, 210, 214), f.s.p.light, 0.3)
    for side in (-1, 1):
        x = side * (f.cheek + 0.03)
        drop = f.at([(x, 0.33), (x + side * 0.006, 0.12)])
        f.s.c.line(drop, [3, 3], metal)
        f.s.c.shape(f.at(lens(x + side * 0.006, 0.1, 0.034, 0.13)), metal if side < 0 else mix(metal, f.s.p.ink, 0.3), waver=0.0)
