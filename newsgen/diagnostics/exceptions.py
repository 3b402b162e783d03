"""Exceptions that carry problems.

NewsgenError       a build cannot go on
  Refused          what was asked for is not done: the lock is taken, a folder is not newsgen's to write, a disk is full
"""

from __future__ import annotations

from newsgen.diagnostics.problem import Problem


class NewsgenError(Exception):
    """The build cannot go on; ``problems`` say why. Nothing is removed from the output; pages that were made before stay."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        from newsgen.diagnostics.format import format_problems  # noqa: PLC0415  # most builds print none

        return format_problems(self.problems, "text")


class Refused(NewsgenError):
    """Nothing was done: the lock is taken, or a folder is not newsgen's to write, or cannot be written."""
