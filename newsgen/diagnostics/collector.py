"""Collects the problems of one file, or of one part of it, while different functions read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.diagnostics.problem import Problem, by_place


class ProblemCollector:
    """Problems in the order found. With ``most_per_code``, no more than so many of one code are listed, and the others are counted."""

    __slots__ = ("_counts", "_listed", "_most_per_code")

    def __init__(self, most_per_code: int | None = None) -> None:
        self._listed: list[Problem] = []
        self._counts: dict[str, int] = {}
        self._most_per_code = most_per_code

    def __iter__(self) -> Iterator[Problem]:
        """The listed problems, in the order found."""
        return iter(self._listed)

    def add(self, problem: Problem) -> None:
        """Counts a problem, and lists it unless there are enough of its code already."""
        full = self.is_full(problem.code)
        self._counts[problem.code] = self._counts.get(problem.code, 0) + 1
        if not full:
            self._listed.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Adds several problems."""
        for problem in problems:
            self.add(problem)

    def is_full(self, code: str) -> bool:
        """Returns whether no more problems of this code are listed."""
        return self._most_per_code is not None and self._counts.get(code, 0) >= self._most_per_code

    def count_if_full(self, code: str) -> bool:
        """Returns whether no more problems of this code are listed, and in that case counts one more.

        The caller then need not search for the place of the problem.
        """
        if not self.is_full(code):
            return False
        self._counts[code] += 1
        return True

    def by_place(self) -> tuple[Problem, ...]:
        """Returns the problems sorted by place; for each code with too many, one more says how many were left out."""
        problems = list(self._listed)
        for code, count in self._counts.items():
            if self._most_per_code is not None and count > self._most_per_code:
                last = [problem for problem in problems if problem.code == code][-1]
                message = f"there are {count - self._most_per_code} more problems of this kind in the file"
                hint = "mend these first; the others show at the next build"
                problems.append(Problem(code, last.level, message, last.span, hint, last.excerpt))
        return tuple(sorted(problems, key=by_place))
