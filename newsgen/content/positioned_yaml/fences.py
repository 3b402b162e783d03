"""The lines between which front matter stands."""

from __future__ import annotations

from collections.abc import Sequence

OPENING = "---"
_CLOSING = ("---", "...")
"""Both end a document in YAML 1.2 (chapters 9.1.2 and 9.1.4)."""


def is_opening_fence(line: str) -> bool:
    """Returns whether a file's first line begins front matter."""
    return line.rstrip() == OPENING


def closing_fence(lines: Sequence[str]) -> int | None:
    """Returns the index of the line that ends the front matter of a file; None if there is none. The first line is the opening fence."""
    return next((number for number, line in enumerate(lines) if number and line.rstrip() in _CLOSING), None)
