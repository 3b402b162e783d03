"""What can go wrong, as values an editor can act on.

Every room reports problems; none knows how another one does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Level = Literal["error", "warning"]


class Span(Struct, frozen=True, order=True):
    """A stretch of one source line. ``line`` and ``column`` count from 1, ``length`` in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


class Problem(Struct, frozen=True):
    """One thing an editor should know, complete enough to print in another process.

    ``code`` is ``area/what`` and is documented in docs/problems.md. ``excerpt`` is the source line that ``span`` points into.
    ``span`` is None where no file of the site is at fault: a locked cache, a full disk.
    """

    code: str
    level: Level
    message: str
    span: Span | None
    hint: str = ""
    excerpt: str = ""

    @property
    def place(self) -> Span:
        """Where the problem is shown. What concerns no file is shown at site.yaml's first line: annotations need a file."""
        return self.span or Span("site.yaml")


def by_place(problem: Problem) -> tuple[Span, str, str]:
    """Returns the key by which problems are sorted: place, code, message."""
    return problem.place, problem.code, problem.message


def relevel(problems: Iterable[Problem], levels: dict[str, str]) -> list[Problem]:
    """Apply site.yaml's ``check.levels``: a level per code, or ``ignore``. Errors keep holding their story back."""
    kept = []
    for problem in problems:
        level = levels.get(problem.code, problem.level)
        if level != "ignore":
            kept.append(replace(problem, level="error" if level == "error" else "warning"))
    return kept
