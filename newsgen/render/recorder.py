"""The recorder of a page's questions. A page learns something only through it."""

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
    """Asks the questions of one page, and records each question once, in the order first asked. Implements ``newsgen.model.query.Ask``."""

    def __init__(self, answers: Answering) -> None:
        self.session: object = answers
        self._answers = answers
        self._asked: Asked = {}

    def __call__(self, query: Query[T]) -> T:
        """Returns the answer to a question, and records both."""
        answer: Answer[T] = self._answers(query)
        self._asked.setdefault(query, answer)
        return answer.value()

    def apart(self) -> Recorder:
        """Returns an empty recorder with the same answers, for a part of the page that other pages show too."""
        return Recorder(self._answers)

    def asked(self) -> Asked:
        """Returns what was recorded."""
        return self._asked

    def asks(self, asked: Asked) -> None:
        """Records what a part has asked. This keeps hashes and order, which asking the questions again would compute anew."""
        self._asked |= asked

    def trace(self) -> tuple[Read, ...]:
        """Returns all recorded questions, as the journal keeps them."""
        return tuple(
            Read(*_text_digest_and_mark(query, answer.digest), answer.fences)
            if query.shared
            else Read(query.written(), answer.digest, 0, answer.fences)
            for query, answer in self._asked.items()
        )


@lru_cache(maxsize=1 << 14)
def _text_digest_and_mark(query: Query[Any], digest: str) -> tuple[str, str, int]:
    """Returns a question as text, the digest of its answer, and the mark of both: a number of 63 bits.

    With 63 bits no two marks among a million are alike.
    """
    text = query.written()
    mark = int.from_bytes(blake2b(f"{digest} {text}".encode(), digest_size=8).digest()) >> 1
    return text, digest, mark or 1
