"""Parts that many pages share, made once in a process: a teaser, the navigation, a story in full for every feed it is in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from newsgen.model.query import Ask, Query

T = TypeVar("T")
Given = TypeVarTuple("Given")

MOST = 1 << 14
"""Parts kept of each sort: what bounds the memory of a process."""


def kept(make: Callable[[Ask, *Given], T]) -> Callable[[Ask, *Given], T]:
    """Make a part once for equal arguments and equal answers.

    Whoever wants the part again asks every question anew, in the same order: the page's trace holds what its content depends on, and
    the answers tell whether the part still stands. A part is made of nothing but its arguments and answers, so the questions up to
    the first other answer are those that making it asks too. Arguments must be hashable; parts must be frozen.
    """
    parts: dict[tuple[*Given], tuple[tuple[tuple[Query[Any], object], ...], T]] = {}

    @wraps(make)
    def again(ask: Ask, *given: *Given) -> T:
        found = parts.get(given)
        if found is not None:
            asked, part = found
            for query, answer in asked:
                if ask(query) != answer:
                    break
            else:
                return part
        noted: list[tuple[Query[Any], object]] = []

        def noting(query: Query[Any]) -> Any:
            answer = ask(query)
            noted.append((query, answer))
            return answer

        part = make(noting, *given)
        if len(parts) >= MOST:
            parts.clear()
        parts[given] = tuple(noted), part
        return part

    return again
