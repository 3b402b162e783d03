"""Where the values of a YAML text stand in its file.

A file of its own because each is noted for every value, and reckoned only for the few that somebody asks for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from newsgen.diagnostics.problem import Span

Place = tuple[str | int, ...]
"""Where a value stands: the keys and indices that lead to it, ``("image", "alt")``, ``("tags", 2)``."""


class Ruler(Struct):
    """Where the characters of a text stand in its file."""

    text: str
    path: str
    first_line: int
    column: int
    starts: list[int] = field(default_factory=list)

    def place(self, index: int, length: int) -> Span:
        """Lines are counted here, by line feeds alone: YAML also counts NEL and U+2028, and editors do not."""
        starts = self.starts = self.starts or [0, *(match.end() for match in re.finditer("\n", self.text))]
        index = min(index, len(self.text))
        row = bisect_right(starts, index) - 1
        end = starts[row + 1] - 1 if row + 1 < len(starts) else len(self.text)
        column = index - starts[row] + 1
        return Span(self.path, self.first_line + row, self.column + column - 1, max(1, min(length, end - index)))


Stretch = tuple[int, int]
"""Where a part of the text begins, and its length."""


class Spans(Mapping[Place, Span]):
    """Spans that are reckoned when they are asked for, since hardly any are."""

    def __init__(self, ruler: Ruler, stretches: dict[Place, Stretch]) -> None:
        self.ruler = ruler
        self.stretches = stretches

    def __getitem__(self, place: Place) -> Span:
        return self.ruler.place(*self.stretches[place])

    def __contains__(self, place: object) -> bool:
        return place in self.stretches

    def __iter__(self) -> Iterator[Place]:
        return iter(self.stretches)

    def __len__(self) -> int:
        return len(self.stretches)
