"""The recorder: the only thing in the program through which a page learns something."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeVar

from newsgen.model.page import Read
from newsgen.model.query import Answer, Asked, Query

T = TypeVar("T")
Answering = Callable[[Query[Any]], Answer[Any]]


class Recorder:
    """Asks on behalf of one page and writes down every question once, in the order first asked."""

    def __init__(self, answers: Answering) -> None:
        self.session: object = answers
        self._answers = answers
        self._asked: Asked = {}

    def __call__(self, query: Query[T]) -> T:
        """Answer the question, and write it down."""
        answer: Answer[T] = self._answers(query)
        self._asked.setdefault(query, answer)
        return answer.value()

    def apart(self) -> Recorder:
        """One for a part of the page, which others show too."""
        return Recorder(self._answers)

    def asked(self) -> Asked:
        """What was written down."""
        return self._asked

    def asks(self, asked: Asked) -> None:
        """Write down what a part asked. It keeps hashes and order, which asking again one by one would have to find anew."""
        self._asked |= asked

    def trace(self) -> tuple[Read, ...]:
        """All that was asked."""
        return tuple(
            Read(*_marked(query, answer.digest), answer.fences) if query.shared else Read(query.written(), answer.digest, 0, answer.fences)
            for query, answer in self._asked.items()
        )


@lru_cache(maxsize=1 << 14)
def _marked(query: Query[Any], digest: str) -> tuple[str, str, int]:
    """A question as written, the digest of its answer, and the mark of both: 63 bits, of which among a million no two are alike."""
    written = query.written()
    mark = int.from_bytes(blake2b(f"{digest} {written}".encode(), digest_size=8).digest()) >> 1
    return written, digest, mark or 1
