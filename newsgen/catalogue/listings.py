"""Reads the stories of listings and their cards. Pages ask for them most, and a page asks nearly the same as the page before it.

Therefore cards and stretches of listings are kept in memory. A listing is read by its own index alone, and cards by their number. The few
stories of one second are sorted by path in this module.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from newsgen.catalogue.integer_keys import second_of
from newsgen.model.article import Card
from newsgen.model.digest import decode, digest, encode

Row = tuple[int, int]
"""The second of a story, and its number."""
CARDS, STRETCHES, WIDTH = 1 << 12, 1024, 32
"""How many cards and stretches are kept at most; how many rows a stretch has, at least, on each side of the key for which it is read."""
OF_SCOPE = "scope = (SELECT id FROM scope WHERE name = ?)"
LISTED = f"FROM listing WHERE {OF_SCOPE}"
_OF_SECOND = f"SELECT at, story {LISTED} AND at = ?"


class Stories(NamedTuple):
    """Stories of a listing in the order asked for: the second and the digest of the stored card of each one, and the cards."""

    digests: list[tuple[int, str]]
    cards: tuple[Card, ...]


class _Stretch(NamedTuple):
    """Consecutive rows of a listing, oldest first."""

    rows: list[Row]
    first: bool
    """Whether the listing has no older row."""
    last: bool
    """Whether the listing has no newer row."""


class Listings:
    """Reads listings over one connection. The catalogue must not change meanwhile."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._cards: dict[int, tuple[str, Card]] = {}
        """The digest of the card as stored, and the card, by the story's number."""
        self._stretches: dict[str, _Stretch] = {}
        self._last_period: tuple[tuple[str, str, str], list[Row]] = (("", "", ""), [])
        """The scope, the first key, the key after the last, and the rows."""

    def newest(self, scope: str, count: int) -> Stories:
        """Returns the newest stories, newest first."""
        rows, _ = self._first_rows(f"SELECT at, story {LISTED} ORDER BY at DESC LIMIT ?", scope, count=count)
        return self._stories(self._ordered(rows)[::-1][:count])

    def within(self, scope: str, first: str, after: str) -> Stories:
        """Returns the stories with keys from ``first`` on and before ``after``, newest first."""
        return self._stories(self._period(scope, first, after)[::-1])

    def part(self, scope: str, first: str, after: str, count: int, start: int) -> Stories:
        """Returns ``count`` of the same stories, oldest first, without the first ``start``."""
        return self._stories(self._period(scope, first, after)[start : start + count])

    def around(self, scope: str, key: str, count: int) -> tuple[Stories, Stories]:
        """Returns the stories newer and older than a key, at most ``count`` of each, the nearest first."""
        stretch = self._stretches.get(scope)
        below, not_above = self._position(stretch.rows, key) if stretch else (0, 0)
        if stretch is None or not (below >= count or stretch.first) or not (len(stretch.rows) - not_above >= count or stretch.last):
            if len(self._stretches) >= STRETCHES:
                self._stretches.clear()
            stretch = self._stretches[scope] = self._stretch(scope, second_of(key), max(count, WIDTH))
            below, not_above = self._position(stretch.rows, key)
        newer = stretch.rows[not_above : not_above + count]
        older = stretch.rows[max(0, below - count) : below][::-1]
        return self._stories(newer), self._stories(older)

    def _period(self, scope: str, first: str, after: str) -> list[Row]:
        """Returns the rows from a key on and before another, oldest first. Keeps the last ones: pages of a period follow each other."""
        if self._last_period[0] != (scope, first, after):
            rows = self._rows(f"SELECT at, story {LISTED} AND at >= ? AND at < ?", scope, second_of(first), second_of(after))
            self._last_period = (scope, first, after), self._ordered(rows)
        return self._last_period[1]

    def _stretch(self, scope: str, second: int, width: int) -> _Stretch:
        """Returns the rows around a second, at least ``width`` on each side where there are as many."""
        older, first = self._first_rows(f"SELECT at, story {LISTED} AND at < ? ORDER BY at DESC LIMIT ?", scope, second, count=width)
        newer, last = self._first_rows(f"SELECT at, story {LISTED} AND at > ? ORDER BY at LIMIT ?", scope, second, count=width)
        return _Stretch(self._ordered([*older, *self._rows(_OF_SECOND, scope, second), *newer]), first, last)

    def _position(self, rows: list[Row], key: str) -> tuple[int, int]:
        """Returns how many rows are below a key, and how many are below or at it."""
        second, path = second_of(key), key[21:]
        start, end = bisect_left(rows, (second,)), bisect_left(rows, (second + 1,))
        paths = [self._card(number).path for _, number in rows[start:end]]
        below = start + bisect_left(paths, path)
        return below, below + (path in paths)

    def _first_rows(self, sql: str, scope: str, *values: int, count: int) -> tuple[list[Row], bool]:
        """Returns the first rows, at least ``count``, with all rows of the last one's second; and whether there are no more."""
        rows = self._rows(sql, scope, *values, count)
        if len(rows) < count:
            return rows, True
        last = rows[-1][0]
        return [*(row for row in rows if row[0] != last), *self._rows(_OF_SECOND, scope, last)], False

    def _ordered(self, rows: list[Row]) -> list[Row]:
        """Returns the rows oldest first, and sorted by path within a second."""
        rows.sort()
        if len({second for second, _ in rows}) == len(rows):
            return rows
        seconds = [list(group) for _, group in groupby(rows, itemgetter(0))]
        return [row for group in seconds for row in (sorted(group, key=lambda row: self._card(row[1]).path) if group[1:] else group)]

    def _card(self, number: int) -> Card:
        if number not in self._cards:
            if len(self._cards) >= CARDS:
                self._cards.clear()
            self._read_cards([number])
        return self._cards[number][1]

    def _rows(self, sql: str, *values: object) -> list[Row]:
        return self._db.execute(sql, values).fetchall()

    def _stories(self, rows: list[Row]) -> Stories:
        cards = self._cards
        missing = [number for _, number in rows if number not in cards]
        if missing:
            if len(cards) + len(missing) > CARDS:
                cards.clear()
                missing = [number for _, number in rows]
            self._read_cards(missing)
        of_rows = [cards[number] for _, number in rows]
        digests = [(second, card_digest) for (second, _), (card_digest, _) in zip(rows, of_rows, strict=True)]
        return Stories(digests, tuple([card for _, card in of_rows]))

    def _read_cards(self, numbers: Iterable[int]) -> None:
        sql = "SELECT id, card FROM card WHERE id IN (SELECT value FROM json_each(?))"
        for number, stored in self._db.execute(sql, (encode(numbers).decode(),)):
            self._cards[number] = digest(stored), decode(stored, Card)
