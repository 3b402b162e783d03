"""Draw the plots and write the tables of docs/benchmarks.md from the runner's figures.

    python -m benchmarks.plots [RESULTS]

Keeps a copy of the figures in docs/benchmarks/, from which everything can be drawn again; that copy is what is read without RESULTS.
"""

from __future__ import annotations

import math
import re
import shutil
import sys
from html import escape
from pathlib import Path

from benchmarks.contenders import HERE
from benchmarks.figures import BASE, Figures, tables
from benchmarks.scenarios import SCENARIOS

DOCS = HERE.parent / "docs"
FOLDER = DOCS / "benchmarks"
INKS = ("#1a1a1a", "#c1272d", "#0072b2", "#009e73", "#e07b00", "#8a8a8a", "#7a4fa3", "#a8651e", "#4d4d9f")
"""A colour for each contender, in their order."""
PANELS = ("cold", "nothing changed", "body typo", "story published", "ticker changed", "footer edited")
WIDTH, HEIGHT = 300, 230


class Drawing:
    """A picture made of lines, marks and words."""

    def __init__(self, width: int, height: int, title: str) -> None:
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11" role="img">'
        self._parts = [head, f"<title>{escape(title)}</title>", f'<rect width="{width}" height="{height}" fill="#fff"/>']

    def line(self, points: list[tuple[float, float]], ink: str, width: float = 1.0) -> None:
        """A line through points."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="{width}"/>')

    def dot(self, x: float, y: float, ink: str) -> None:
        """A measured point."""
        self._parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{ink}"/>')

    def bar(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        """A filled bar."""
        self._parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" height="{height:.1f}" fill="{ink}"/>')

    def words(self, x: float, y: float, text: str, anchor: str = "start", weight: str = "normal") -> None:
        """Words at a place."""
        self._parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">{escape(text)}</text>')

    def save(self, file: Path) -> None:
        """Write it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join([*self._parts, "</svg>", ""]), encoding="utf-8")


def ink_of(figures: Figures, name: str) -> str:
    """A contender's colour."""
    return INKS[figures.contenders.index(name) % len(INKS)]


def cost(figures: Figures) -> Drawing:
    """Seconds against stories, both logarithmic, a panel for each of six scenarios."""
    drawing = Drawing(3 * WIDTH, 2 * HEIGHT + 40, "Wall seconds against the number of stories")
    for n, scenario in enumerate(PANELS):
        _panel(drawing, figures, scenario, n % 3 * WIDTH, n // 3 * HEIGHT)
    for n, name in enumerate(figures.contenders):
        x = 20 + n * (3 * WIDTH - 40) / len(figures.contenders)
        drawing.dot(x, 2 * HEIGHT + 20, ink_of(figures, name))
        drawing.words(x + 8, 2 * HEIGHT + 24, name)
    return drawing


def _panel(drawing: Drawing, figures: Figures, scenario: str, left: float, top: float) -> None:
    walls = [
        (name, size, wall) for name in figures.contenders for size in figures.sizes if (wall := figures.value(size, name, scenario, "wall"))
    ]
    if not walls:
        return
    lowest, highest = (f(math.log10(wall) for _, _, wall in walls) for f in (min, max))
    low, high = math.floor(lowest), max(math.ceil(highest), math.floor(lowest) + 1)
    first, last = math.log10(figures.sizes[0]) - 0.2, math.log10(figures.sizes[-1]) + 0.2

    def x_of(size: int) -> float:
        return left + 48 + (math.log10(size) - first) / (last - first) * (WIDTH - 60)

    def y_of(seconds: float) -> float:
        return top + HEIGHT - 30 - (math.log10(seconds) - low) / (high - low) * (HEIGHT - 60)

    drawing.words(left + 48, top + 18, scenario, weight="bold")
    for power in range(low, high + 1):
        y = y_of(10**power)
        drawing.line([(left + 48, y), (left + WIDTH - 12, y)], "#ddd")
        drawing.words(left + 44, y + 4, f"{10.0**power:g} s", "end")
    for size in figures.sizes:
        drawing.line([(x_of(size), y_of(10**low)), (x_of(size), y_of(10**high))], "#eee")
        drawing.words(x_of(size), top + HEIGHT - 14, f"{size:,}", "middle")
    for name in figures.contenders:
        points = [(x_of(size), y_of(wall)) for who, size, wall in walls if who == name]
        drawing.line(points, ink_of(figures, name), 2 if name.startswith(("newsgen", BASE)) else 1)
        for x, y in points:
            drawing.dot(x, y, ink_of(figures, name))


def ratios(figures: Figures) -> Drawing:
    """Each scenario's seconds as a part of Hugo's, on a logarithmic scale, at the largest size with more than one contender."""
    size = max((size for size in figures.sizes if len(figures.at(size)) > 1), default=figures.sizes[-1])
    names = [name for name in figures.at(size) if name != BASE]
    row = 10 * len(names) + 14
    drawing = Drawing(900, 95 + row * len(SCENARIOS), f"Wall seconds as a part of Hugo's at {size:,} stories")
    known = [r for scenario in SCENARIOS for name in names if (r := figures.ratio(size, name, scenario))]
    low, high = math.floor(min(map(math.log10, known), default=-1)), math.ceil(max(map(math.log10, known), default=1))

    def x_of(ratio: float) -> float:
        return 170 + (math.log10(ratio) - low) / max(high - low, 1) * 690

    bottom = 40 + row * len(SCENARIOS)
    drawing.words(170, 18, f"Seconds as a part of Hugo's, {size:,} stories (left is faster)", weight="bold")
    for power in range(low, high + 1):
        drawing.line([(x_of(10**power), 30), (x_of(10**power), bottom)], "#555" if power == 0 else "#ddd")
        drawing.words(x_of(10**power), bottom + 14, f"{10.0**power:g}", "middle")
    for n, scenario in enumerate(SCENARIOS):
        top = 40 + n * row
        drawing.words(162, top + row / 2, scenario, "end")
        for k, name in enumerate(names):
            ratio = figures.ratio(size, name, scenario)
            if ratio:
                start, end = sorted((x_of(1), x_of(ratio)))
                drawing.bar(start, top + 10 * k, end - start, 8, ink_of(figures, name))
    for n, name in enumerate(names):
        drawing.dot(20 + n * 125, bottom + 38, ink_of(figures, name))
        drawing.words(28 + n * 125, bottom + 42, name)
    return drawing


def fill_in(text: str, made: dict[str, str]) -> str:
    """A document with its tables between markers replaced."""
    for name, table in made.items():
        pattern = rf"(<!-- figures: {name} -->\n).*?(<!-- end of figures -->)"
        text, count = re.subn(pattern, lambda match, t=table: f"{match[1]}\n{t}\n\n{match[2]}", text, flags=re.DOTALL)  # type: ignore[misc]
        if count != 1:
            raise SystemExit(f"docs/benchmarks.md needs one place for the figures called {name}, and has {count}")
    return text


def main() -> None:
    """Draw and write."""
    kept = FOLDER / "results.json"
    if len(sys.argv) > 1:
        FOLDER.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(sys.argv[1], kept)
    figures = Figures(kept)
    cost(figures).save(FOLDER / "cost.svg")
    ratios(figures).save(FOLDER / "ratios.svg")
    page = DOCS / "benchmarks.md"
    page.write_text(fill_in(page.read_text(encoding="utf-8"), tables(figures)), encoding="utf-8")


if __name__ == "__main__":
    main()
