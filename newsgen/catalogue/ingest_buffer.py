"""Rows that an ingest gathers and writes together: touched scopes, and how stories spell terms.

A large ingest names the same scopes and terms ten thousand times; one statement for each time would take half of its time.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Set as AbstractSet

from newsgen.catalogue.card_view import ListingEntry
from newsgen.catalogue.integer_keys import second_of

MOST_TOUCHED = 10_000
"""How many touched keys are gathered before they are written."""


class IngestBuffer:
    """Gathers the rows of one ingest, inside its transaction. Rows of listings are written at once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._touched: set[tuple[str, str]] = set()
        self._spelling_changes: Counter[tuple[str, str]] = Counter()
        self._scopes_with_stories: set[str] = set()
        self._scope_ids: dict[str, int] = {}

    def touch(self, scope: str, key: str) -> None:
        """Marks a key of a scope as changed."""
        self._touched.add((scope, key))
        if len(self._touched) >= MOST_TOUCHED:
            self._write_touched()

    def move_story(self, story: int, left: AbstractSet[ListingEntry], joined: AbstractSet[ListingEntry]) -> None:
        """Takes a story out of the listings ``left`` and puts it into those ``joined``."""
        if left:
            rows = [(self._scope_id(scope), second_of(stamp), story) for scope, stamp, _ in sorted(left)]
            self._db.executemany("DELETE FROM listing WHERE scope = ? AND at = ? AND story = ?", rows)
            self._scopes_with_stories.difference_update(scope for scope, _, _ in left)
        if joined:
            rows = [(self._scope_id(scope), second_of(stamp), story) for scope, stamp, _ in sorted(joined)]
            self._db.executemany("INSERT INTO listing (scope, at, story) VALUES (?, ?, ?)", rows)
            self._scopes_with_stories.update(scope for scope, _, _ in joined)
        for change, entries in ((-1, left), (1, joined)):
            for scope, _, label in entries:
                if label:
                    self._spelling_changes[scope, label.casefold()] += change

    def has_stories(self, scope: str) -> bool:
        """Returns whether a listing holds any story."""
        if scope in self._scopes_with_stories:
            return True
        if self._db.execute("SELECT 1 FROM listing WHERE scope = ? LIMIT 1", (self._scope_id(scope),)).fetchone() is None:
            return False
        self._scopes_with_stories.add(scope)
        return True

    def _scope_id(self, scope: str) -> int:
        """Returns the number of a scope; a new scope is written first."""
        if scope not in self._scope_ids:
            self._db.execute("INSERT OR IGNORE INTO scope (name) VALUES (?)", (scope,))
            (self._scope_ids[scope],) = self._db.execute("SELECT id FROM scope WHERE name = ?", (scope,)).fetchone()
        return self._scope_ids[scope]

    def write(self) -> None:
        """Writes what is still gathered."""
        self._write_touched()
        self._db.executemany(
            "INSERT INTO spelling (scope, folded, stories) VALUES (?, ?, ?)"
            " ON CONFLICT (scope, folded) DO UPDATE SET stories = stories + excluded.stories",
            [(*spelling, change) for spelling, change in sorted(self._spelling_changes.items()) if change],
        )
        self._db.execute("DELETE FROM spelling WHERE stories <= 0")

    def _write_touched(self) -> None:
        self._db.executemany("INSERT OR IGNORE INTO touched (scope, key) VALUES (?, ?)", sorted(self._touched))
        self._touched.clear()
