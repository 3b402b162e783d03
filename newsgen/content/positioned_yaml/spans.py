"""What both ways of reading YAML make: quoted texts, and where the values of a text stand in its file.

The position of every value is recorded as an offset. Lines and columns are computed only for the few values that are asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from newsgen.diagnostics.problem import Span

Place = tuple[str | int, ...]
"""The path of a value: the keys and indices that lead to it, ``("image", "alt")``, ``("tags", 2)``."""


class Quoted(str):
    """A scalar that its editor put in quotes (or wrote as a block of lines)."""

    __slots__ = ()


class LineIndex(Struct):
    """Converts offsets in a text to spans of its file."""

    text: str
    path: str
    first_line: int
    column: int
    starts: list[int] = field(default_factory=list)

    def span(self, index: int, length: int) -> Span:
        """Returns the span of ``length`` characters at an offset, cut at the end of the line.

        Lines end at line feeds alone: YAML also counts NEL and U+2028, and editors' programs do not.
        """
        starts = self.starts = self.starts or [0, *(match.end() for match in re.finditer("\n", self.text))]
        index = min(index, len(self.text))
        row = bisect_right(starts, index) - 1
        end = starts[row + 1] - 1 if row + 1 < len(starts) else len(self.text)
        column = index - starts[row] + 1
        return Span(self.path, self.first_line + row, self.column + column - 1, max(1, min(length, end - index)))


Stretch = tuple[int, int]
"""The offset and the length of a part of the text."""


class Spans(Mapping[Place, Span]):
    """The spans of values by place, each computed when it is asked for, since hardly any are."""

    def __init__(self, line_index: LineIndex, stretches: dict[Place, Stretch]) -> None:
        self.line_index = line_index
        self.stretches = stretches

    def __getitem__(self, place: Place) -> Span:
        return self.line_index.span(*self.stretches[place])

    def __contains__(self, place: object) -> bool:
        return place in self.stretches

    def __iter__(self) -> Iterator[Place]:
        return iter(self.stretches)

    def __len__(self) -> int:
        return len(self.stretches)
