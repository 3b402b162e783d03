"""The questions that pages asked, with the digests of the answers. They are the largest part of the journal, so they are kept small.

A question that hardly two pages ask is stored with its page. A question that many pages ask is stored once, and pages refer to its number.
A fence is stored as three numbers: a hash of the scope, and the seconds of its lowest and highest key. That makes fences wider, never
narrower: pages that become suspects without need are found to be current when their questions are asked again.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from newsgen.catalogue.integer_keys import hash_number, second_of
from newsgen.model.page import Read, Recorded, Trace
from newsgen.model.query import Fence

StoredTrace = list[tuple[str, str] | int]
"""A page's questions in the order asked: as written, with the answer's digest; of shared questions the number."""
_decoder = msgspec.json.Decoder(StoredTrace)
_INSERT_FENCE = "INSERT INTO fence (scope, hi, lo, owner) VALUES (?, ?, ?, ?)"


class Traces:
    """Reads and writes the tables ``trace``, ``question``, ``asker`` and ``fence``.

    The owner of a fence is the number of a page, or the negative number of a shared question.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._question_numbers: dict[int, int] = {}
        """By the mark of the question."""
        self._dropped_questions: set[int] = set()

    def write(self, traces: Mapping[int, Trace]) -> None:
        """Records what pages asked. The keys are numbers of pages."""
        fences: list[tuple[int, int, int, int]] = []
        askers: list[tuple[int, int]] = []
        rows: list[tuple[int, bytes]] = []
        for page, trace in traces.items():
            stored: StoredTrace = []
            for question in trace:
                if isinstance(question, Read) and not question.mark:
                    stored.append((question.query, question.digest))
                    fences += _fence_rows(page, question.fences)
                else:
                    number = self._question_number(question)
                    stored.append(number)
                    askers.append((number, page))
            rows.append((page, zlib.compress(msgspec.json.encode(stored), 1)))
        self._db.executemany("INSERT INTO trace (page, reads) VALUES (?, ?)", rows)
        self._db.executemany("INSERT INTO asker (question, page) VALUES (?, ?)", askers)
        self._db.executemany(_INSERT_FENCE, fences)

    def _question_number(self, question: Read | int) -> int:
        """Returns the number of a shared question, given whole or as its mark; a new one is written first."""
        mark = question.mark if isinstance(question, Read) else question
        if mark not in self._question_numbers:
            row = self._db.execute("SELECT id FROM question WHERE mark = ?", (mark,)).fetchone()
            self._question_numbers[mark] = row[0] if row else self._add_question(question)
        return self._question_numbers[mark]

    def _add_question(self, question: Read | int) -> int:
        assert isinstance(question, Read), "a question is told whole before it is told by its mark"
        row = (question.mark, question.query, question.digest)
        number = self._db.execute("INSERT INTO question (mark, query, digest) VALUES (?, ?, ?)", row).lastrowid
        assert number is not None
        self._db.executemany(_INSERT_FENCE, _fence_rows(-number, question.fences))
        return number

    def questions_of(self, recorded: Recorded) -> Iterator[tuple[str, str]]:
        """Yields the questions of a page in the order asked, each as written and with the digest of its answer."""
        for question in self._stored_trace(recorded.row):
            yield self._shared_question(question) if isinstance(question, int) else question

    def _stored_trace(self, page: int) -> StoredTrace:
        (compressed,) = self._db.execute("SELECT reads FROM trace WHERE page = ?", (page,)).fetchone()
        return _decoder.decode(zlib.decompress(compressed))

    def _shared_question(self, number: int) -> tuple[str, str]:
        query, digest = self._db.execute("SELECT query, digest FROM question WHERE id = ?", (number,)).fetchone()
        return query, digest

    def suspects(self) -> list[int]:
        """Returns the numbers of the pages with a fence around something touched, sorted."""
        if self._db.execute("SELECT 1 FROM fence LIMIT 1").fetchone() is None:
            return []
        pages: set[int] = set()
        questions: set[int] = set()
        touched = {(_scope_number(scope), second_of(key)) for scope, key in self._db.execute("SELECT scope, key FROM touched")}
        for scope, second in touched:
            owners = self._db.execute("SELECT owner FROM fence WHERE scope = ? AND hi >= ? AND lo <= ?", (scope, second, second))
            for (owner,) in owners:
                pages.add(owner) if owner > 0 else questions.add(-owner)
        for number in questions:
            pages.update(page for (page,) in self._db.execute("SELECT page FROM asker WHERE question = ?", (number,)))
        return sorted(pages)

    def drop(self, page: int) -> None:
        """Forgets what a page asked."""
        shared = [question for question in self._stored_trace(page) if isinstance(question, int)]
        self._dropped_questions.update(shared)
        self._db.executemany("DELETE FROM asker WHERE question = ? AND page = ?", [(number, page) for number in shared])
        self._db.execute("DELETE FROM fence WHERE owner = ?", (page,))
        self._db.execute("DELETE FROM trace WHERE page = ?", (page,))

    def tidy(self) -> None:
        """Forgets shared questions that lost their last page since the journal was opened. After a crash a few stay, which does no harm."""
        for number in sorted(self._dropped_questions):
            if self._db.execute("SELECT 1 FROM asker WHERE question = ? LIMIT 1", (number,)).fetchone() is None:
                self._db.execute("DELETE FROM fence WHERE owner = ?", (-number,))
                self._db.execute("DELETE FROM question WHERE id = ?", (number,))
        self._dropped_questions.clear()
        self._question_numbers.clear()

    def clear(self) -> None:
        """Forgets everything."""
        for table in ("trace", "question", "asker", "fence"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608  # the names stand above
        self._question_numbers.clear()
        self._dropped_questions.clear()


def _fence_rows(owner: int, fences: tuple[Fence, ...]) -> list[tuple[int, int, int, int]]:
    return [(_scope_number(fence.scope), second_of(fence.hi), second_of(fence.lo), owner) for fence in fences]


@lru_cache(maxsize=1 << 14)
def _scope_number(scope: str) -> int:
    """Returns six bytes of a scope's hash, as a number. Two scopes with the same number only make more suspects."""
    return hash_number(scope, 6)
