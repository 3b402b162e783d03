"""Hair as paint: its colours, its outline over the skull, its strands."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import linear
from scripts.sample_art.drawing.colour import Colour, mix
from scripts.sample_art.drawing.geometry import Points, ribbon, spline

from .faces import Face


def hues(f: Face) -> tuple[Colour, Colour, Colour]:
    """Lit, plain and shadowed hair."""
    lit = mix(f.hair, f.s.p.light, 0.22 if sum(f.hair) < 240 else 0.35)
    return lit, f.hair, mix(f.hair, f.s.p.ink, 0.35)


def fill(f: Face, outline: Points, waver: float = 0.8) -> None:
    """Paint an outline as hair."""
    lit, tone, dark = hues(f)
    f.s.c.shape(outline, linear((f.x - 130, 250), (f.x + 150, 420), mix(lit, tone, 0.5), tone, dark, grain=0.1), waver=waver)


def strands(f: Face, outline: Points, paths: list[Points], share: float = 0.8, width: float = 0.012) -> None:
    """Light and dark strands within an outline."""
    lit, _, dark = hues(f)
    with f.s.c.clip([outline]):
        f.s.c.shapes([f.at(ribbon(spline(path), [0.001, width, 0.001])) for path in paths[::2]], lit, share, 0.0)
        f.s.c.shapes([f.at(ribbon(spline(path), [0.001, width, 0.001])) for path in paths[1::2]], dark, share, 0.0)


def cap(f: Face, volume: float, line: Points, ends: float) -> Points:
    """The outline of hair over the skull, down to a hairline."""
    outer = [
        (-f.temple - 0.03, ends),
        (-f.temple - 0.035 - volume * 0.4, 0.66),
        (-f.temple * 0.92 - volume * 0.5, 0.88),
        (-0.17, 1.02 + volume * 0.85),
        (0.03, 1.045 + volume),
        (0.21, 1.0 + volume * 0.8),
        (f.temple * 0.94 + volume * 0.5, 0.86),
        (f.temple + 0.035 + volume * 0.4, 0.66),
        (f.temple + 0.03, ends),
    ]
    return f.at([*spline(outer, steps=6), *spline(line, steps=6)])
