"""What a take-in gathers and writes once at its end: touched scopes, and how terms are spelled.

A file of its own because a large take-in names the same scopes and terms ten thousand times over, and a statement for each is half of its time.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Set as AbstractSet

Place = tuple[str, str, str]
MOST = 10_000
"""So many touched keys are gathered at most."""


class Tally:
    """Of one take-in, inside its transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._touched: set[tuple[str, str]] = set()
        self._spelled: Counter[tuple[str, str]] = Counter()
        self._standing: set[str] = set()

    def touch(self, scope: str, key: str) -> None:
        """Mark a key of a scope as changed."""
        self._touched.add((scope, key))
        if len(self._touched) >= MOST:
            self._write_touched()

    def list(self, story: int | None, left: AbstractSet[Place], joined: AbstractSet[Place]) -> None:
        """Take a story out of listings and put it into others; each is a scope, the story's key there, and how it spells the term."""
        if left:
            self._db.executemany("DELETE FROM listing WHERE scope = ? AND key = ?", [(scope, key) for scope, key, _ in sorted(left)])
            self._standing.difference_update(scope for scope, _, _ in left)
        if joined:
            rows = [(scope, key, story, label) for scope, key, label in sorted(joined)]
            self._db.executemany("INSERT INTO listing VALUES (?, ?, ?, ?)", rows)
            self._standing.update(scope for scope, _, _ in joined)
        for change, rows_of in ((-1, left), (1, joined)):
            for scope, _, label in rows_of:
                if label:
                    self._spelled[scope, label.casefold()] += change

    def exists(self, scope: str) -> bool:
        """Whether a listing holds any story."""
        if scope in self._standing:
            return True
        if self._db.execute("SELECT 1 FROM listing WHERE scope = ? LIMIT 1", (scope,)).fetchone() is None:
            return False
        self._standing.add(scope)
        return True

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
