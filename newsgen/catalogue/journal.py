"""The journal: what lies in the output, how each file came to be, and which files it cannot vouch for.

It never claims more than the disk holds: paths about to be written are unsettled first, and settled with their traces afterwards.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from newsgen.catalogue.integer_keys import hashed
from newsgen.catalogue.traces import Traces
from newsgen.model.digest import encode
from newsgen.model.page import Filled, Key, Page, Placed, Recorded

OVERWRITTEN = "overwritten"
"""Stands for a recipe and is none, so that the page is looked at and, where it is still wanted, made."""

_COLUMNS = "id, kind, subject, period, permalink, path, recipe, digest, reason, asked"


class Outdated(Struct, frozen=True):
    """A placed file with a slot that holds other bytes than its fragment's.

    ``page`` and ``rows`` are where the journal keeps it and its slots.
    """

    path: str
    digest: str
    slots: tuple[Filled, ...]
    page: int
    rows: tuple[int, ...]


class Journal:
    """Reads and writes the page, slot and unsettled tables. The caller opens transactions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._traces = Traces(db)
        self._fillings: dict[tuple[str, str], int] = {}

    def record(self, kind: str, key: Key) -> Recorded | None:
        """What is known of one page."""
        return self._one("kind = ? AND subject = ? AND period = ?", kind, key.subject, key.period)

    def record_at(self, path: str) -> Recorded | None:
        """What is known of the page whose file lies at a path of the output."""
        return self._one("path = ?", path)

    def records_at(self, path: str) -> list[Recorded]:
        """All pages that are recorded at a path: where one takes another's address, both are until the build is complete."""
        sql = f"SELECT {_COLUMNS} FROM page WHERE path = ? ORDER BY id"  # noqa: S608  # constants
        return [_recorded(row) for row in self._db.execute(sql, (path,)).fetchall()]

    def _one(self, where: str, *values: str) -> Recorded | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM page WHERE {where}", values).fetchone()  # noqa: S608  # constants
        return _recorded(row) if row else None

    def of_other_recipe(self, kind: str, recipe: str) -> Iterator[Recorded]:
        """Pages of a kind that another recipe made."""
        sql = f"SELECT {_COLUMNS} FROM page WHERE kind = ? AND (recipe < ? OR recipe > ?) ORDER BY id"  # noqa: S608  # constants
        return (_recorded(row) for row in self._db.execute(sql, (kind, recipe, recipe)).fetchall())

    def of_unknown_kind(self, kinds: Iterable[str]) -> Iterator[Recorded]:
        """Pages of kinds that no longer exist."""
        known = set(kinds)
        for (kind,) in self._db.execute("SELECT DISTINCT kind FROM page").fetchall():
            if kind not in known:
                yield from self.of_other_recipe(kind, "")

    def heaviest(self, count: int) -> Iterator[tuple[str, str]]:
        """The largest HTML pages of each kind, as (kind, path)."""
        for (kind,) in self._db.execute("SELECT DISTINCT kind FROM page ORDER BY kind").fetchall():
            sql = "SELECT kind, path FROM page WHERE kind = ? AND path LIKE '%.html' ORDER BY size DESC, path LIMIT ?"
            yield from self._db.execute(sql, (kind, count)).fetchall()

    def suspects(self) -> Iterator[Recorded]:
        """Pages that asked about something which was touched where their answer depended on it."""
        sql = f"SELECT {_COLUMNS} FROM page WHERE id = ?"  # noqa: S608  # constants
        return (_recorded(self._db.execute(sql, (row,)).fetchone()) for row in self._traces.suspects())

    def reads(self, recorded: Recorded) -> Iterator[tuple[str, str]]:
        """What a page asked, in order, each with the digest of its answer."""
        return self._traces.of(recorded)

    def unsettled(self) -> list[str]:
        """Paths that an interrupted build may have written."""
        return [path for (path,) in self._db.execute("SELECT path FROM unsettled ORDER BY path")]

    def unsettle(self, paths: Iterable[str]) -> bool:
        """Stop vouching for paths, before they are written. True where one of them is the first page at its address."""
        fresh = False
        for path in paths:
            self._db.execute("INSERT OR IGNORE INTO unsettled VALUES (?)", (path,))
            fresh = fresh or self._db.execute("SELECT 1 FROM page WHERE path = ?", (path,)).fetchone() is None
        return fresh

    def settle(self, placed: Iterable[Placed]) -> int:
        """Record placed files and vouch for them. The change of the tree's sum, see ``row_sum``."""
        placed = list(placed)
        change = sum(row_sum(one.page.path, one.digest) - self._drop(one.page.kind, one.page.key) for one in placed)
        (last,) = self._db.execute("SELECT COALESCE(MAX(id), 0) FROM page").fetchone()
        rows = list(enumerate(placed, last + 1))
        self._db.executemany(
            "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    row, one.page.kind, one.page.key.subject, one.page.key.period, one.page.permalink, one.page.path,
                    one.recipe, one.reason, one.digest, one.size, len(one.trace),
                )
                for row, one in rows
            ],
        )  # fmt: skip
        self._traces.write({row: one.trace for row, one in rows})
        for row, one in rows:
            self._distrust(one.page.path, row)
        slots = [(self._filling(slot), row, slot.start, slot.length) for row, one in rows for slot in one.slots]
        self._db.executemany("INSERT INTO slot VALUES (?, ?, ?, ?)", slots)
        self._db.executemany("DELETE FROM unsettled WHERE path = ?", [(one.page.path,) for one in placed])
        return change

    def _filling(self, slot: Filled) -> int:
        """The number of a fragment's bytes."""
        what = (slot.name, slot.digest)
        if what not in self._fillings:
            self._db.execute("INSERT OR IGNORE INTO filling VALUES (NULL, ?, ?)", what)
            (self._fillings[what],) = self._db.execute("SELECT id FROM filling WHERE name = ? AND digest = ?", what).fetchone()
        return self._fillings[what]

    def _distrust(self, path: str, but: int | None) -> None:
        """Another page's file may have lain at a path, and no longer does: whatever becomes of that page, it is not as recorded."""
        self._db.execute("UPDATE page SET recipe = ? WHERE path = ? AND id <> ?", (OVERWRITTEN, path, but))

    def _drop(self, kind: str, key: Key) -> int:
        row = self._db.execute(
            "SELECT id, path, digest FROM page WHERE kind = ? AND subject = ? AND period = ?", (kind, key.subject, key.period)
        ).fetchone()
        if row is None:
            return 0
        self._traces.drop(row[0])
        self._db.execute("DELETE FROM slot WHERE page = ?", (row[0],))
        self._db.execute("DELETE FROM page WHERE id = ?", (row[0],))
        return row_sum(row[1], row[2])

    def drop(self, gone: Iterable[Recorded], orphans: Iterable[str]) -> int:
        """Forget deleted files. The change of the tree's sum."""
        change = -sum(self._drop(one.page.kind, one.page.key) for one in gone)
        self._db.executemany("DELETE FROM unsettled WHERE path = ?", [(path,) for path in orphans])
        return change

    def repatch(self, done: Sequence[tuple[Outdated, str, int, tuple[Filled, ...]]]) -> int:
        """Record that placed files' slots were filled anew: digest, size, slots. The change of the tree's sum.

        Rows are changed where they are, and only those that differ: of all that a patch costs, the index of slots is a large part.
        """
        fresh, moved = [], []
        for one, _, _, slots in done:
            for row, was, now in zip(one.rows, one.slots, slots, strict=True):
                if was.digest != now.digest:
                    fresh.append((self._filling(now), now.start, now.length, row))
                elif was.start != now.start:
                    moved.append((now.start, row))
        self._db.executemany(
            "UPDATE page SET digest = ?, size = ? WHERE id = ?", [(digest, size, one.page) for one, digest, size, _ in done]
        )
        self._db.executemany("UPDATE slot SET filling = ?, start = ?, length = ? WHERE rowid = ?", fresh)
        self._db.executemany("UPDATE slot SET start = ? WHERE rowid = ?", moved)
        self._db.executemany("DELETE FROM unsettled WHERE path = ?", [(one.path,) for one, _, _, _ in done])
        return sum(row_sum(one.path, digest) - row_sum(one.path, one.digest) for one, digest, _, _ in done)

    def outdated(self, fragments: dict[str, str], batch: int) -> Iterator[list[Outdated]]:
        """Files with a slot that holds other bytes than its fragment's (name → digest), in batches.

        A name that is no fragment any more stands for no bytes.
        """
        pages: set[int] = set()
        for number, name, digest in self._db.execute("SELECT id, name, digest FROM filling").fetchall():
            if digest != fragments.get(name, ""):
                pages.update(page for (page,) in self._db.execute("SELECT page FROM slot WHERE filling = ?", (number,)))
        wanted = sorted(pages)
        for start in range(0, len(wanted), batch):
            yield self._with_slots(wanted[start : start + batch])

    def _with_slots(self, pages: list[int]) -> list[Outdated]:
        sql = (
            "SELECT page.id, path, page.digest, slot.rowid, name, start, length, filling.digest"
            " FROM slot JOIN filling ON filling.id = slot.filling JOIN page ON page.id = slot.page"
            " WHERE slot.page IN (SELECT value FROM json_each(?)) ORDER BY slot.page, start"
        )
        found = []
        for (page, path, digest), rows in groupby(self._db.execute(sql, (encode(pages).decode(),)), key=itemgetter(0, 1, 2)):
            slots = [row[3:] for row in rows]
            found.append(Outdated(path, digest, tuple(Filled(*slot[1:]) for slot in slots), page, tuple(slot[0] for slot in slots)))
        return found

    def paths(self) -> list[str]:
        """Every file that the journal knows, sorted."""
        placed = [path for (path,) in self._db.execute("SELECT DISTINCT path FROM page ORDER BY path")]
        unsettled = self.unsettled()
        return sorted({*placed, *unsettled}) if unsettled else placed

    def empty(self) -> bool:
        """Whether it knows no file at all."""
        return self._db.execute("SELECT 1 FROM page UNION ALL SELECT 1 FROM unsettled LIMIT 1").fetchone() is None

    def clear(self) -> None:
        """Forget all pages; what lay in the output stays prunable through ``unsettle``."""
        for table in ("page", "slot", "filling", "unsettled"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608  # constants
        self._fillings.clear()
        self._traces.clear()

    def tidy(self) -> None:
        """Forget questions that no page asks any more, and bytes that lie in no slot."""
        self._traces.tidy()
        self._db.execute("DELETE FROM filling WHERE NOT EXISTS (SELECT 1 FROM slot WHERE slot.filling = filling.id)")
        self._fillings.clear()


def row_sum(path: str, digest: str) -> int:
    """A file's share in the sum that identifies a tree: adding and taking away rows in any order gives the same sum."""
    return hashed(f"{path}\0{digest}", 16)


def _recorded(row: tuple[int, str, str, str, str, str, str, str, str, int]) -> Recorded:
    number, kind, subject, period, permalink, path, recipe, digest, reason, asked = row
    return Recorded(Page(kind, Key(subject, period), permalink), path, recipe, digest, reason, number, asked)
