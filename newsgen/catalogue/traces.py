"""What pages asked, in little space: the journal's largest part by far.

A question that hardly two pages ask is kept with its page; one that many ask is kept once, and pages refer to it. A fence is kept as
three numbers: the scope by its hash, its keys by their second. That makes fences wider, never narrower: what they let through too much
is sorted out by asking again.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from newsgen.catalogue.integer_keys import hashed, second
from newsgen.model.page import Read, Recorded, Trace
from newsgen.model.query import Fence

Written = list[tuple[str, str] | int]
_decoder = msgspec.json.Decoder(Written)


class Traces:
    """Reads and writes the trace, question, asker and fence tables. A fence belongs to a page, or with a negative number to a question."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._numbers: dict[int, int] = {}
        self._dropped: set[int] = set()

    def write(self, traces: Mapping[int, Trace]) -> None:
        """Keep what pages asked, by their row."""
        fences: list[tuple[int, int, int, int]] = []
        askers: list[tuple[int, int]] = []
        rows: list[tuple[int, bytes]] = []
        for page, trace in traces.items():
            written: Written = []
            for one in trace:
                if isinstance(one, Read) and not one.mark:
                    written.append((one.query, one.digest))
                    fences += _rows(page, one.fences)
                else:
                    number = self._number(one)
                    written.append(number)
                    askers.append((number, page))
            rows.append((page, zlib.compress(msgspec.json.encode(written), 1)))
        self._db.executemany("INSERT INTO trace VALUES (?, ?)", rows)
        self._db.executemany("INSERT INTO asker VALUES (?, ?)", askers)
        self._db.executemany("INSERT INTO fence VALUES (?, ?, ?, ?)", fences)

    def _number(self, one: Read | int) -> int:
        """The number of a shared question; one that is new is written down."""
        mark = one.mark if isinstance(one, Read) else one
        if mark not in self._numbers:
            row = self._db.execute("SELECT id FROM question WHERE mark = ?", (mark,)).fetchone()
            self._numbers[mark] = row[0] if row else self._add(one)
        return self._numbers[mark]

    def _add(self, one: Read | int) -> int:
        assert isinstance(one, Read), "a question is told whole before it is told by its mark"
        number = self._db.execute("INSERT INTO question VALUES (NULL, ?, ?, ?)", (one.mark, one.query, one.digest)).lastrowid
        assert number is not None
        self._db.executemany("INSERT INTO fence VALUES (?, ?, ?, ?)", _rows(-number, one.fences))
        return number

    def of(self, recorded: Recorded) -> Iterator[tuple[str, str]]:
        """The questions of a page, in the order asked, with the digests of their answers."""
        (blob,) = self._db.execute("SELECT reads FROM trace WHERE page = ?", (recorded.row,)).fetchone()
        for one in _decoder.decode(zlib.decompress(blob)):
            yield self._question(one) if isinstance(one, int) else one

    def _question(self, number: int) -> tuple[str, str]:
        query, digest = self._db.execute("SELECT query, digest FROM question WHERE id = ?", (number,)).fetchone()
        return query, digest

    def suspects(self) -> list[int]:
        """The rows of pages with a fence that holds something touched."""
        if self._db.execute("SELECT 1 FROM fence LIMIT 1").fetchone() is None:
            return []
        pages: set[int] = set()
        questions: set[int] = set()
        touched = {(_marked(scope), second(key)) for scope, key in self._db.execute("SELECT scope, key FROM touched")}
        for scope, at in touched:
            for (owner,) in self._db.execute("SELECT owner FROM fence WHERE scope = ? AND hi >= ? AND lo <= ?", (scope, at, at)):
                pages.add(owner) if owner > 0 else questions.add(-owner)
        for number in questions:
            pages.update(page for (page,) in self._db.execute("SELECT page FROM asker WHERE question = ?", (number,)))
        return sorted(pages)

    def drop(self, page: int) -> None:
        """Forget what a page asked."""
        (blob,) = self._db.execute("SELECT reads FROM trace WHERE page = ?", (page,)).fetchone()
        shared = [one for one in _decoder.decode(zlib.decompress(blob)) if isinstance(one, int)]
        self._dropped.update(shared)
        self._db.executemany("DELETE FROM asker WHERE question = ? AND page = ?", [(one, page) for one in shared])
        self._db.execute("DELETE FROM fence WHERE owner = ?", (page,))
        self._db.execute("DELETE FROM trace WHERE page = ?", (page,))

    def tidy(self) -> None:
        """Forget shared questions that lost their last page since this journal was opened; after a crash a few stay, which does no harm."""
        for number in sorted(self._dropped):
            if self._db.execute("SELECT 1 FROM asker WHERE question = ? LIMIT 1", (number,)).fetchone() is None:
                self._db.execute("DELETE FROM fence WHERE owner = ?", (-number,))
                self._db.execute("DELETE FROM question WHERE id = ?", (number,))
        self._dropped.clear()
        self._numbers.clear()

    def clear(self) -> None:
        """Forget everything."""
        for table in ("trace", "question", "asker", "fence"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608  # the names stand above
        self._numbers.clear()
        self._dropped.clear()


def _rows(owner: int, fences: tuple[Fence, ...]) -> list[tuple[int, int, int, int]]:
    return [(_marked(fence.scope), second(fence.hi), second(fence.lo), owner) for fence in fences]


@lru_cache(maxsize=1 << 14)
def _marked(scope: str) -> int:
    """Six bytes that stand for a scope; two of the same only make more suspects."""
    return hashed(scope, 6)
