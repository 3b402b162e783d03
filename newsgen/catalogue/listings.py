"""The stories of listings, from rows: what pages ask for most, and one page asks nearly what the page before it asked.

So the cards of stories and stretches of listings are kept. A listing is read by its own index alone; cards are read by their number.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from newsgen.model.article import Card
from newsgen.model.digest import decode, digest, encode

Row = tuple[str, int]
"""A key of a listing, and the number of the story that stands there."""
CARDS, STRETCHES, WIDTH = 1 << 14, 1024, 32
"""How many cards and stretches are kept; how many rows a stretch has to each side of the key for which it is read."""


class Stories(NamedTuple):
    """Stories of a listing in the order asked for: each one's key and the digest of its card as stored, and the cards."""

    marks: list[tuple[str, str]]
    cards: tuple[Card, ...]


class _Stretch(NamedTuple):
    """Neighbouring rows of a listing, by key; whether no row is below them, and none above."""

    rows: list[Row]
    first: bool
    last: bool


class Listings:
    """Reads listings over one connection; the catalogue must not change meanwhile."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._cards: dict[int, tuple[str, Card]] = {}
        self._stretches: dict[str, _Stretch] = {}

    def newest(self, scope: str, count: int) -> Stories:
        """The newest, newest first."""
        return self._stories(self._rows("SELECT key, story FROM listing WHERE scope = ? ORDER BY key DESC LIMIT ?", scope, count))

    def within(self, scope: str, first: str, after: str) -> Stories:
        """Those from a key on and before another, newest first."""
        sql = "SELECT key, story FROM listing WHERE scope = ? AND key >= ? AND key < ? ORDER BY key DESC"
        return self._stories(self._rows(sql, scope, first, after))

    def part(self, scope: str, first: str, after: str, count: int, start: int) -> Stories:
        """The same, oldest first: so many, after the first ``start``."""
        sql = "SELECT key, story FROM listing WHERE scope = ? AND key >= ? AND key < ? ORDER BY key LIMIT ? OFFSET ?"
        return self._stories(self._rows(sql, scope, first, after, count, start))

    def around(self, scope: str, key: str, count: int) -> tuple[Stories, Stories]:
        """The newer and the older neighbours of a key, the nearest first on each side."""
        found = self._stretches.get(scope)
        at, after = _place(found.rows, key) if found else (0, 0)
        if found is None or not (at >= count or found.first) or not (len(found.rows) - after >= count or found.last):
            if len(self._stretches) >= STRETCHES:
                self._stretches.clear()
            found = self._stretches[scope] = self._stretch(scope, key, max(count, WIDTH))
            at, after = _place(found.rows, key)
        return self._stories(found.rows[after : after + count]), self._stories(found.rows[max(0, at - count) : at][::-1])

    def _stretch(self, scope: str, key: str, width: int) -> _Stretch:
        below = self._rows("SELECT key, story FROM listing WHERE scope = ? AND key < ? ORDER BY key DESC LIMIT ?", scope, key, width)
        above = self._rows("SELECT key, story FROM listing WHERE scope = ? AND key >= ? ORDER BY key LIMIT ?", scope, key, width + 1)
        return _Stretch([*reversed(below), *above], len(below) < width, len(above) <= width)

    def _rows(self, sql: str, *values: object) -> list[Row]:
        return self._db.execute(sql, values).fetchall()

    def _stories(self, rows: list[Row]) -> Stories:
        known = self._cards
        missing = [number for _, number in rows if number not in known]
        if missing:
            if len(known) + len(missing) > CARDS:
                known.clear()
                missing = [number for _, number in rows]
            self._read(missing)
        shown = [known[number] for _, number in rows]
        return Stories([(key, mark) for (key, _), (mark, _) in zip(rows, shown, strict=True)], tuple([card for _, card in shown]))

    def _read(self, numbers: Iterable[int]) -> None:
        sql = "SELECT id, card FROM card WHERE id IN (SELECT value FROM json_each(?))"
        for number, stored in self._db.execute(sql, (encode(numbers).decode(),)):
            self._cards[number] = digest(stored), decode(stored, Card)


def _place(rows: list[Row], key: str) -> tuple[int, int]:
    """How many rows stand below a key, and below or at it."""
    at = bisect_left(rows, (key,))
    return at, at + (at < len(rows) and rows[at][0] == key)
