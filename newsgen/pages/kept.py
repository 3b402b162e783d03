"""Parts that many pages share, made once in a process: a teaser, the navigation, a story in full for every feed it is in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from newsgen.model.query import Ask, Query

T = TypeVar("T")
Given = TypeVarTuple("Given")

MANY, FEW = 1 << 14, 1 << 10
"""How many parts of a sort are kept: of links and teasers, and of whole stories. It bounds the memory of a process."""


def kept(most: int) -> Callable[[Callable[[Ask, *Given], T]], Callable[[Ask, *Given], T]]:
    """Make a part once for equal arguments and equal answers.

    Whoever wants the part again asks every question anew, in the same order: the page's trace holds what its content depends on, and
    the answers tell whether the part still stands. A part is made of nothing but its arguments and answers, so the questions up to
    the first other answer are those that making it asks too. Arguments must be hashable, and parts frozen. Nothing of an ``extra``
    may go into a part: there, where any value may stand, equal ones (1 and true) are not shown alike.
    """

    def keeping(make: Callable[[Ask, *Given], T]) -> Callable[[Ask, *Given], T]:
        parts: dict[tuple[*Given], tuple[tuple[tuple[Query[Any], object], ...], T]] = {}

        @wraps(make)
        def part_of(ask: Ask, *given: *Given) -> T:
            found = parts.get(given)
            if found is not None and all(ask(query) == answer for query, answer in found[0]):
                return found[1]
            asked: list[tuple[Query[Any], object]] = []

            def noting(query: Query[Any]) -> Any:
                answer = ask(query)
                asked.append((query, answer))
                return answer

            part = make(noting, *given)
            if len(parts) >= most:
                parts.clear()
            parts[given] = tuple(asked), part
            return part

        return part_of

    return keeping
