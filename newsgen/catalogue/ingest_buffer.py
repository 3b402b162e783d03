"""What a take-in gathers and writes once at its end: touched scopes, and how terms are spelled.

A file of its own because a large take-in names the same scopes and terms ten thousand times over, and a statement for each is half of
its time.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Set as AbstractSet

from newsgen.catalogue.integer_keys import second

Place = tuple[str, str, str]
MOST = 10_000
"""So many touched keys are gathered at most."""


class IngestBuffer:
    """Of one take-in, inside its transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._touched: set[tuple[str, str]] = set()
        self._spelled: Counter[tuple[str, str]] = Counter()
        self._standing: set[str] = set()
        self._numbers: dict[str, int] = {}

    def touch(self, scope: str, key: str) -> None:
        """Mark a key of a scope as changed."""
        self._touched.add((scope, key))
        if len(self._touched) >= MOST:
            self._write_touched()

    def list(self, story: int, left: AbstractSet[Place], joined: AbstractSet[Place]) -> None:
        """Take a story out of listings and put it into others; each is a scope, the story's stamp, and how it spells the term."""
        if left:
            rows = [(self._number(scope), second(at), story) for scope, at, _ in sorted(left)]
            self._db.executemany("DELETE FROM listing WHERE scope = ? AND at = ? AND story = ?", rows)
            self._standing.difference_update(scope for scope, _, _ in left)
        if joined:
            rows = [(self._number(scope), second(at), story) for scope, at, _ in sorted(joined)]
            self._db.executemany("INSERT INTO listing VALUES (?, ?, ?)", rows)
            self._standing.update(scope for scope, _, _ in joined)
        for change, rows_of in ((-1, left), (1, joined)):
            for scope, _, label in rows_of:
                if label:
                    self._spelled[scope, label.casefold()] += change

    def exists(self, scope: str) -> bool:
        """Whether a listing holds any story."""
        if scope in self._standing:
            return True
        if self._db.execute("SELECT 1 FROM listing WHERE scope = ? LIMIT 1", (self._number(scope),)).fetchone() is None:
            return False
        self._standing.add(scope)
        return True

    def _number(self, scope: str) -> int:
        if scope not in self._numbers:
            self._db.execute("INSERT OR IGNORE INTO scope VALUES (NULL, ?)", (scope,))
            (self._numbers[scope],) = self._db.execute("SELECT id FROM scope WHERE name = ?", (scope,)).fetchone()
        return self._numbers[scope]

    def write(self) -> None:
        """Write what was gathered."""
        self._write_touched()
        self._db.executemany(
            "INSERT INTO spelling VALUES (?, ?, ?) ON CONFLICT (scope, folded) DO UPDATE SET stories = stories + excluded.stories",
            [(*spelled, change) for spelled, change in sorted(self._spelled.items()) if change],
        )
        self._db.execute("DELETE FROM spelling WHERE stories <= 0")

    def _write_touched(self) -> None:
        self._db.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?)", sorted(self._touched))
        self._touched.clear()
