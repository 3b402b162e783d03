"""A few pieces on a board, with long shadows."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, linear, radial, vertical
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import lens
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.perspective import View
from scripts.sample_art.drawing.scene import Scene

# Half outlines of pieces: (half width, height), from foot to tip.
_PIECES: dict[str, tuple[tuple[float, float], ...]] = {
    "pawn": (
        (0.32, 0.0),
        (0.32, 0.08),
        (0.24, 0.14),
        (0.15, 0.34),
        (0.12, 0.5),
        (0.2, 0.54),
        (0.1, 0.58),
        (0.17, 0.68),
        (0.17, 0.78),
        (0.09, 0.88),
        (0.0, 0.9),
    ),
    "rook": (
        (0.36, 0.0),
        (0.36, 0.1),
        (0.26, 0.18),
        (0.2, 0.4),
        (0.19, 0.72),
        (0.3, 0.8),
        (0.3, 1.06),
        (0.16, 1.06),
        (0.16, 0.98),
        (0.08, 0.98),
        (0.08, 1.06),
        (0.0, 1.06),
    ),
    "bishop": (
        (0.36, 0.0),
        (0.36, 0.1),
        (0.26, 0.18),
        (0.15, 0.45),
        (0.13, 0.76),
        (0.24, 0.8),
        (0.12, 0.86),
        (0.2, 1.0),
        (0.19, 1.14),
        (0.08, 1.3),
        (0.05, 1.36),
        (0.0, 1.4),
    ),
    "queen": (
        (0.4, 0.0),
        (0.4, 0.1),
        (0.28, 0.2),
        (0.16, 0.52),
        (0.13, 0.96),
        (0.26, 1.02),
        (0.15, 1.08),
        (0.3, 1.44),
        (0.2, 1.36),
        (0.12, 1.46),
        (0.06, 1.4),
        (0.06, 1.52),
        (0.0, 1.54),
    ),
    "king": (
        (0.42, 0.0),
        (0.42, 0.1),
        (0.3, 0.2),
        (0.17, 0.55),
        (0.14, 1.04),
        (0.28, 1.1),
        (0.16, 1.16),
        (0.27, 1.46),
        (0.1, 1.54),
        (0.04, 1.56),
        (0.04, 1.62),
        (0.1, 1.62),
        (0.1, 1.69),
        (0.04, 1.69),
        (0.04, 1.78),
        (0.0, 1.78),
    ),
}


_KNIGHT = [
    (-0.36, 0.0),
    (-0.36, 0.1),
    (-0.26, 0.2),
    (-0.2, 0.42),
    (-0.26, 0.72),
    (-0.2, 1.0),
    (-0.04, 1.2),
    (0.0, 1.34),
    (0.08, 1.2),
    (0.26, 1.06),
    (0.42, 0.82),
    (0.36, 0.7),
    (0.24, 0.72),
    (0.1, 0.8),
    (0.18, 0.58),
    (0.22, 0.4),
    (0.26, 0.2),
    (0.36, 0.1),
    (0.36, 0.0),
]


def _piece(s: Scene, view: View, x: float, z: float, kind: str, tone: Colour, light: float) -> None:
    p, c = s.p, s.c
    foot = view.at(x, 0, z)
    unit = view.size(1.0, z)
    if kind == "knight":
        outline = [(foot[0] + px * unit, foot[1] - py * unit) for px, py in _KNIGHT]
    else:
        half = _PIECES[kind]
        outline = [(foot[0] - px * unit, foot[1] - py * unit) for px, py in half] + [
            (foot[0] + px * unit, foot[1] - py * unit) for px, py in half[::-1]
        ]
    high = max(py for _, py in (_KNIGHT if kind == "knight" else _PIECES[kind]))
    reach = light * high * 1.5
    tip = view.at(x + reach, 0, z + 0.5 * high)
    c.shape(
        [
            (foot[0] - unit * 0.3, foot[1]),
            (tip[0] - unit * 0.14, tip[1]),
            (tip[0] + unit * 0.14, tip[1] + unit * 0.05),
            (foot[0] + unit * 0.34, foot[1] + unit * 0.05),
        ],
        linear(foot, tip, p.ink, p.ink, texture=0.0),
        0.42,
        0.5,
    )
    c.shape(lens(foot[0], foot[1], unit * 0.86, unit * 0.18), p.ink, 0.6, 0.0)
    side = -1 if light > 0 else 1
    c.shape(
        outline,
        linear(
            (foot[0] + side * unit * 0.36, 0), (foot[0] - side * unit * 0.36, 0), p.lit(tone, 0.5), tone, p.shade(tone, 0.5), grain=0.07
        ),
        waver=0.2,
    )
    c.shape(lens(foot[0], foot[1] - unit * 0.1, unit * 0.7, unit * 0.05), p.shade(tone, 0.4), 0.7, 0.0)


@motif("chessboard", "chess", "strategy")
def chessboard(s: Scene) -> None:
    """A few pieces on a board, with long shadows."""
    p, c = s.p, s.c
    s.indoors = True
    low = s.order.says("low angle")
    view = View(s.w * s.u(0.34, 0.66), s.u(70, 130) if not low else s.u(250, 300), s.u(3.5, 4.2) if not low else 2.3, 900)
    back = mix(p.depth(0.6), p.ink, 0.2 if not s.night else 0.6)
    warm = mix(back, p.sky[2], 0.35 if not s.night else 0.1)
    c.fill(c.whole(), radial((s.w * 0.3, 100), 1300, p.lit(warm, 0.2), warm, back, grain=0.06))
    light = s.pick([-1, 1]) * s.u(0.7, 1.1)
    if s.night:
        c.glow(view.x - light * 500, 40, 900, p.lamp, 0.5)
    pale = mix(s.tint((232, 208, 168)), p.light, 0.3)
    dark = mix(mix((92, 58, 42), p.depth(0.75), 0.5), p.ink, 0.15)
    near, cell = (s.u(3.7, 4.2) if not low else 3.4), 1.12
    turn = s.u(-0.22, 0.22)

    def spot(column: float, row: float) -> tuple[float, float]:
        return ((column - 4) * cell + (row - 3) * turn, near + row * cell + (column - 4) * turn * 0.5)

    corners = (spot(-0.45, -0.45), spot(-0.45, 8.45), spot(8.45, 8.45), spot(8.45, -0.45))
    rim = [view.at(x, 0.0, z) for x, z in corners]
    c.soft([(x + 10, y + 26) for x, y in rim], flat(p.ink, 0.0), 18, 0.5)
    c.shape(rim, vertical(rim[1][1], rim[0][1], p.shade(dark, 0.2), p.shade(dark, 0.5), grain=0.05))
    for row in range(8):
        for column in range(8):
            cells = [spot(column, row), spot(column, row + 1), spot(column + 1, row + 1), spot(column + 1, row)]
            quad = [view.at(x, 0, z) for x, z in cells]
            tone = pale if (row + column) % 2 else dark
            tone = mix(tone, warm, 0.05 * row)
            c.shape(quad, linear(quad[0], quad[2], p.lit(tone, 0.12), tone, grain=0.06), waver=0.4)
    few = s.order.says("few")
    wanted = s.i(5, 7) if few else s.i(8, 12)
    spots = [(column, row) for column in range(8) for row in range(8) if (column * 3 + row * 5 + s.i(0, 2)) % 3 == 0]
    s.r.shuffle(spots)
    spots.sort(key=lambda spot_at: spot_at[1] + s.u(0, 7))
    kinds = ["king", "king", "queen", "knight", "bishop", "rook", "pawn", "pawn", "pawn", "knight", "pawn", "rook"]
    chosen: list[tuple[int, int, str, Colour]] = []
    bright, deep = mix(p.light, pale, 0.35), mix(p.ink, p.accent, 0.18 if s.chance(0.5) else 0.5)
    for index in range(wanted):
        column, row = spots[index]
        chosen.append((column, row, kinds[index], bright if index % 2 else deep))
    for column, row, kind, tone in sorted(chosen, key=lambda item: -item[1]):
        x, z = spot(column + 0.5, row + 0.5)
        _piece(s, view, x, z, kind, s.tint(tone) if not s.night else tone, light)
    if s.night:
        c.glow(view.x - light * 420, s.h * 0.5, 900, p.lamp, 0.22)
        c.veil(0, s.h, p.ink, 0.0, 0.12)
