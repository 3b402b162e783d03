"""Figures of a run: medians, and ratios to Hugo's same scenario at the same size in the same run."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.contenders import CONTENDERS
from benchmarks.scenarios import SCENARIOS

BASE = "hugo"


class Figures:
    """What the runner kept."""

    def __init__(self, file: Path) -> None:
        self.data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        self._values: dict[tuple[int, str, str, str], list[float]] = {}
        for run in self.data["runs"]:
            for name, value in run.items():
                if isinstance(value, int | float):
                    self._values.setdefault((run["size"], run["contender"], run["scenario"], name), []).append(value)
        self.sizes = sorted({run["size"] for run in self.data["runs"]})
        measured = {run["contender"] for run in self.data["runs"]}
        self.contenders = [name for name in CONTENDERS if name in measured]

    def value(self, size: int, contender: str, scenario: str, name: str) -> float | None:
        """The median of a figure."""
        values = self._values.get((size, contender, scenario, name))
        return median(values) if values else None

    def count(self, size: int, contender: str) -> int:
        """How often a contender was measured at a size."""
        return len(self._values.get((size, contender, "cold", "wall"), ()))

    def ratio(self, size: int, contender: str, scenario: str, name: str = "wall") -> float | None:
        """A figure as a part of Hugo's."""
        mine, base = self.value(size, contender, scenario, name), self.value(size, BASE, scenario, name)
        return mine / base if mine is not None and base else None

    def growth(self, size: int, contender: str) -> float | None:
        """A cold build's time as a multiple of that of a tenth of the stories: 10 where cost grows as the site does."""
        mine, base = self.value(size, contender, "cold", "wall"), self.value(size // 10, contender, "cold", "wall")
        return mine / base if mine is not None and base else None

    def at(self, size: int) -> list[str]:
        """Contenders measured at a size."""
        return [name for name in self.contenders if self.count(size, name)]

    def output(self, size: int, contender: str) -> tuple[int, int] | None:
        """Files and bytes of a built site, without what only newsgen has: fragments and its own marks."""
        one = self._output(size, contender)
        return (one["files"], one["bytes"]) if one else None

    def catalogue(self, size: int, contender: str) -> float | None:
        """Bytes a story that newsgen keeps beyond its cached HTML."""
        one = self._output(size, contender)
        return (one["catalogue"] - one["html"]) / size if "catalogue" in one else None

    def _output(self, size: int, contender: str) -> dict[str, Any]:
        return next((one for one in self.data["outputs"] if (one["size"], one["contender"]) == (size, contender)), {})


def tables(figures: Figures) -> dict[str, str]:
    """The tables of docs/benchmarks.md by the names of their markers."""
    found = {"machine": _machine(figures), "output": _output(figures)}
    found["wall"] = "\n\n".join(_seconds_table(figures, size, "wall") for size in figures.sizes)
    found["cpu"] = "\n\n".join(_seconds_table(figures, size, "cpu") for size in figures.sizes)
    found["work"] = "\n\n".join(_work(figures, size) for size in figures.sizes)
    found["cold"] = _cold(figures)
    return found


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _table(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join([_row(*head), _row("---", *["---:"] * (len(head) - 1)), *(_row(*row) for row in rows)])


def _seconds(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}" if value < 100 else f"{value:.0f}"


def _machine(figures: Figures) -> str:
    machine, versions = figures.data["machine"], figures.data["versions"]
    loads = [run["load"] for run in figures.data["runs"]]
    words = (
        f"{machine.get('processor', 'unknown processor')}, {machine['cores']} cores, {machine.get('memory_gib', '?')} GiB, "
        f"{machine['system']}, Python {machine['python']}. "
        + ", ".join(f"{name} {number}" for name, number in versions.items())
        + f". Load average while measuring: {min(loads):.1f} to {max(loads):.1f}."
    )
    note = figures.data["note"]
    return f"**{note[0].upper()}{note[1:]}.** {words}" if note else words


def _output(figures: Figures) -> str:
    rows = []
    for size in figures.sizes:
        base = figures.output(size, BASE)
        for name in figures.at(size):
            mine = figures.output(size, name)
            if mine and base:
                shares = [f"{100 * (now / then - 1):+.1f} %" for now, then in zip(mine, base, strict=True)]
                rows.append([f"{size:,}", name, f"{mine[0]:,}", shares[0], f"{mine[1] / 1e6:.1f}", shares[1]])
    return _table(["Stories", "Contender", "Files", "to Hugo", "MB", "to Hugo"], rows)


def _seconds_table(figures: Figures, size: int, what: str) -> str:
    names = figures.at(size)
    rows = []
    for scenario in SCENARIOS:
        cells = []
        for name in names:
            seconds, ratio = figures.value(size, name, scenario, what), figures.ratio(size, name, scenario, what)
            cells.append(_seconds(seconds) if name == BASE or ratio is None else f"{_seconds(seconds)} ({ratio:.3g})")
        rows.append([scenario, *cells])
    counts = ", ".join(f"{name} {figures.count(size, name)}" for name in names)
    return f"#### {size:,} stories\n\nRepetitions: {counts}.\n\n{_table(['Scenario', *names], rows)}"


def _work(figures: Figures, size: int) -> str:
    names = figures.at(size)
    rows = []
    for scenario in SCENARIOS:
        cells = []
        for name in names:
            made, patched, written, changed = (
                figures.value(size, name, scenario, what) for what in ("made", "patched", "written", "changed")
            )
            files = f"{written:,.0f} / {changed:,.0f}" if written is not None and changed is not None else ""
            pages = f"{made:,.0f} + {patched:,.0f}, " if made is not None and patched is not None else ""
            cells.append(pages + files)
        rows.append([scenario, *cells])
    return f"#### {size:,} stories\n\n{_table(['Scenario', *names], rows)}"


def _cold(figures: Figures) -> str:
    rows = []
    for size in figures.sizes:
        for name in figures.at(size):
            wall, cpu, peak = (figures.value(size, name, "cold", what) for what in ("wall", "cpu", "peak"))
            share, growth, kept = figures.ratio(size, name, "cold", "peak"), figures.growth(size, name), figures.catalogue(size, name)
            if wall is not None and peak is not None:
                row = [f"{size:,}", name, _seconds(wall), f"{growth:.1f}" if growth else "", _seconds(cpu), f"{peak / 2**20:,.0f}"]
                rows.append([*row, f"{share:.2f}" if share else "", f"{kept:,.0f}" if kept else ""])
    head = [
        "Stories",
        "Contender",
        "Wall s",
        "to a tenth of the stories",
        "CPU s",
        "Peak MiB",
        "to Hugo",
        "Catalogue, bytes a story beyond its HTML",
    ]
    return _table(head, rows)
