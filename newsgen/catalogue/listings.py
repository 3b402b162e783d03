"""The stories of listings, from rows: what pages ask for most, and one page asks nearly what the page before it asked.

So the cards of stories and stretches of listings are kept. A listing is read by its own index alone, and cards by their number; stories of
one second, which are few, are put in the order of their paths here.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from newsgen.catalogue.integer_keys import second
from newsgen.model.article import Card
from newsgen.model.digest import decode, digest, encode

Row = tuple[int, int]
"""The second of a story, and its number."""
CARDS, STRETCHES, WIDTH = 1 << 12, 1024, 32
"""How many cards and stretches are kept; how many rows a stretch has, at least, to each side of the key for which it is read."""
OF_SCOPE = "scope = (SELECT id FROM scope WHERE name = ?)"
LISTED = f"FROM listing WHERE {OF_SCOPE}"
_OF_SECOND = f"SELECT at, story {LISTED} AND at = ?"


class Stories(NamedTuple):
    """Stories of a listing in the order asked for: each one's second and the digest of its card as stored, and the cards."""

    marks: list[tuple[int, str]]
    cards: tuple[Card, ...]


class _Stretch(NamedTuple):
    """Neighbouring rows of a listing, oldest first; whether no row is below them, and none above."""

    rows: list[Row]
    first: bool
    last: bool


class Listings:
    """Reads listings over one connection; the catalogue must not change meanwhile."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._cards: dict[int, tuple[str, Card]] = {}
        self._stretches: dict[str, _Stretch] = {}
        self._between: tuple[tuple[str, str, str], list[Row]] = (("", "", ""), [])

    def newest(self, scope: str, count: int) -> Stories:
        """The newest, newest first."""
        rows, _ = self._whole(f"SELECT at, story {LISTED} ORDER BY at DESC LIMIT ?", scope, count=count)
        return self._stories(self._ordered(rows)[::-1][:count])

    def within(self, scope: str, first: str, after: str) -> Stories:
        """Those from a key on and before another, newest first."""
        return self._stories(self._period(scope, first, after)[::-1])

    def part(self, scope: str, first: str, after: str, count: int, start: int) -> Stories:
        """The same, oldest first: so many, after the first ``start``."""
        return self._stories(self._period(scope, first, after)[start : start + count])

    def around(self, scope: str, key: str, count: int) -> tuple[Stories, Stories]:
        """The newer and the older neighbours of a key, the nearest first on each side."""
        found = self._stretches.get(scope)
        at, after = self._place(found.rows, key) if found else (0, 0)
        if found is None or not (at >= count or found.first) or not (len(found.rows) - after >= count or found.last):
            if len(self._stretches) >= STRETCHES:
                self._stretches.clear()
            found = self._stretches[scope] = self._stretch(scope, second(key), max(count, WIDTH))
            at, after = self._place(found.rows, key)
        return self._stories(found.rows[after : after + count]), self._stories(found.rows[max(0, at - count) : at][::-1])

    def _period(self, scope: str, first: str, after: str) -> list[Row]:
        """Rows from a key on and before another, oldest first. The last ones are kept, since pages of parts come one after the other."""
        if self._between[0] != (scope, first, after):
            rows = self._rows(f"SELECT at, story {LISTED} AND at >= ? AND at < ?", scope, second(first), second(after))
            self._between = (scope, first, after), self._ordered(rows)
        return self._between[1]

    def _stretch(self, scope: str, at: int, width: int) -> _Stretch:
        below, first = self._whole(f"SELECT at, story {LISTED} AND at < ? ORDER BY at DESC LIMIT ?", scope, at, count=width)
        above, last = self._whole(f"SELECT at, story {LISTED} AND at > ? ORDER BY at LIMIT ?", scope, at, count=width)
        return _Stretch(self._ordered([*below, *self._rows(_OF_SECOND, scope, at), *above]), first, last)

    def _place(self, rows: list[Row], key: str) -> tuple[int, int]:
        """How many rows stand below a key, and below or at it."""
        at, path = second(key), key[21:]
        first, after = bisect_left(rows, (at,)), bisect_left(rows, (at + 1,))
        paths = [self._known(number).path for _, number in rows[first:after]]
        below = first + bisect_left(paths, path)
        return below, below + (path in paths)

    def _whole(self, sql: str, scope: str, *values: int, count: int) -> tuple[list[Row], bool]:
        """The first rows, at least so many, and all that are of a second of which one is; whether these are all."""
        rows = self._rows(sql, scope, *values, count)
        if len(rows) < count:
            return rows, True
        last = rows[-1][0]
        return [*(row for row in rows if row[0] != last), *self._rows(_OF_SECOND, scope, last)], False

    def _ordered(self, rows: list[Row]) -> list[Row]:
        """Oldest first, and by their paths within a second."""
        rows.sort()
        if len({at for at, _ in rows}) == len(rows):
            return rows
        seconds = [list(those) for _, those in groupby(rows, itemgetter(0))]
        return [row for those in seconds for row in (sorted(those, key=lambda row: self._known(row[1]).path) if those[1:] else those)]

    def _known(self, number: int) -> Card:
        if number not in self._cards:
            if len(self._cards) >= CARDS:
                self._cards.clear()
            self._read([number])
        return self._cards[number][1]

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
        return Stories([(at, mark) for (at, _), (mark, _) in zip(rows, shown, strict=True)], tuple([card for _, card in shown]))

    def _read(self, numbers: Iterable[int]) -> None:
        sql = "SELECT id, card FROM card WHERE id IN (SELECT value FROM json_each(?))"
        for number, stored in self._db.execute(sql, (encode(numbers).decode(),)):
            self._cards[number] = digest(stored), decode(stored, Card)
