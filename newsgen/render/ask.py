"""The recorder: the only thing in the program through which a page learns something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from newsgen.model.page import Read, Trace
from newsgen.model.query import Answer, Fence, Query

T = TypeVar("T")
Answering = Callable[[Query[Any]], Answer[Any]]


class Recorder:
    """Asks on behalf of one page and writes down every question once, in the order first asked."""

    def __init__(self, answers: Answering) -> None:
        self._answers = answers
        self._reads: dict[Query[Any], Read] = {}
        self._fences: dict[Fence, None] = {}

    def __call__(self, query: Query[T]) -> T:
        """Answer the question, and write it down."""
        answer: Answer[T] = self._answers(query)
        if query not in self._reads:
            self._reads[query] = Read(query.written(), answer.digest)
            self._fences.update(dict.fromkeys(answer.fences))
        return answer.value()

    def trace(self) -> Trace:
        """All that was asked."""
        return Trace(tuple(self._reads.values()), tuple(self._fences))
