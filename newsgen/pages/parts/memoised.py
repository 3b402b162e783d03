"""Parts that many pages share, made once in a process: a teaser, the navigation, a story in full for every feed it is in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from newsgen.model.query import Ask, Asked

T = TypeVar("T")
Given = TypeVarTuple("Given")

MANY, FEW = 1 << 10, 1 << 8
"""How many parts of a sort are kept: of links and teasers, and of whole stories. It bounds the memory of a process."""


def memoised(most: int) -> Callable[[Callable[[Ask, *Given], T]], Callable[[Ask, *Given], T]]:
    """Make a part once in a session for equal arguments.

    Whoever wants the part again asks, in the same order, every question that making it asked: a page's trace holds what its content
    depends on, whichever page was made first. Within a session the answers are the same, so nobody looks at them again. Arguments must
    be hashable, and parts frozen. Nothing of an ``extra`` may go into a part: there, where any value may stand, equal ones (1 and true)
    are not shown alike.
    """

    def keeping(make: Callable[[Ask, *Given], T]) -> Callable[[Ask, *Given], T]:
        parts: dict[tuple[*Given], tuple[Asked, T]] = {}
        session: object = None

        @wraps(make)
        def part_of(ask: Ask, *given: *Given) -> T:
            nonlocal session
            if session is not ask.session:
                session = ask.session
                parts.clear()
            found = parts.get(given)
            if found is None:
                apart = ask.apart()
                part = make(apart, *given)
                if len(parts) >= most:
                    parts.clear()
                found = parts[given] = apart.asked(), part
            asked, part = found
            ask.asks(asked)
            return part

        return part_of

    return keeping
