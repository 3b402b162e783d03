"""The journal: which files lie in the output, how each one was made, and which files are unsettled.

It never claims more than the disk holds: paths that are about to be written are unsettled first, and settled with their traces afterwards.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from newsgen.catalogue.integer_keys import hash_number
from newsgen.catalogue.traces import Traces
from newsgen.model.digest import encode
from newsgen.model.page import Filled, Key, Page, Placed, Recorded

OVERWRITTEN = "overwritten"
"""Stands in the place of a recipe and is none, so that the plan looks at the page and, where it is still wanted, makes it again."""

_COLUMNS = "id, kind, subject, period, permalink, path, recipe, digest, reason, asked"
_INSERT_PAGE = (
    "INSERT INTO page (id, kind, subject, period, permalink, path, recipe, reason, digest, size, asked)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Outdated(Struct, frozen=True):
    """A file of the output with a slot that holds other bytes than the fragment has now.

    ``page`` is the number of its row in the table ``page``, ``rows`` are those of its slots in the table ``slot``.
    """

    path: str
    digest: str
    slots: tuple[Filled, ...]
    page: int
    rows: tuple[int, ...]


class Journal:
    """Reads and writes the tables ``page``, ``slot``, ``filling`` and ``unsettled``. The caller opens transactions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._traces = Traces(db)
        self._filling_numbers: dict[tuple[str, str], int] = {}

    def record(self, kind: str, key: Key) -> Recorded | None:
        """Returns what is known of a page; None where it is not recorded."""
        return self._first_record("kind = ? AND subject = ? AND period = ?", kind, key.subject, key.period)

    def record_at(self, path: str) -> Recorded | None:
        """Returns what is known of the page with the file at a path of the output; None where there is none."""
        return self._first_record("path = ?", path)

    def records_at(self, path: str) -> list[Recorded]:
        """Returns all pages recorded at a path. They are two where one takes the other's address, until the build is complete."""
        sql = f"SELECT {_COLUMNS} FROM page WHERE path = ? ORDER BY id"  # noqa: S608  # constants
        return [_recorded(row) for row in self._db.execute(sql, (path,)).fetchall()]

    def _first_record(self, where: str, *values: str) -> Recorded | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM page WHERE {where}", values).fetchone()  # noqa: S608  # constants
        return _recorded(row) if row else None

    def pages_of(self, kind: str) -> Iterator[Recorded]:
        """Returns all pages of a kind."""
        sql = f"SELECT {_COLUMNS} FROM page WHERE kind = ? ORDER BY id"  # noqa: S608  # constants
        return (_recorded(row) for row in self._db.execute(sql, (kind,)).fetchall())

    def pages_of_other_recipe(self, kind: str, recipe: str) -> Iterator[Recorded]:
        """Returns the pages of a kind that another recipe made."""
        # Two comparisons instead of <>, so that SQLite can use the index page_recipe.
        sql = f"SELECT {_COLUMNS} FROM page WHERE kind = ? AND (recipe < ? OR recipe > ?) ORDER BY id"  # noqa: S608  # constants
        return (_recorded(row) for row in self._db.execute(sql, (kind, recipe, recipe)).fetchall())

    def pages_of_unknown_kinds(self, kinds: Iterable[str]) -> Iterator[Recorded]:
        """Yields the pages of kinds other than these: kinds that no longer exist."""
        known = set(kinds)
        for (kind,) in self._db.execute("SELECT DISTINCT kind FROM page").fetchall():
            if kind not in known:
                yield from self.pages_of(kind)

    def largest_pages(self, count: int) -> Iterator[tuple[str, str]]:
        """Yields the largest HTML pages of each kind, at most ``count``, as (kind, path)."""
        for (kind,) in self._db.execute("SELECT DISTINCT kind FROM page ORDER BY kind").fetchall():
            sql = "SELECT kind, path FROM page WHERE kind = ? AND path LIKE '%.html' ORDER BY size DESC, path LIMIT ?"
            yield from self._db.execute(sql, (kind, count)).fetchall()

    def suspects(self) -> Iterator[Recorded]:
        """Returns the pages that asked a question with a fence around something touched."""
        sql = f"SELECT {_COLUMNS} FROM page WHERE id = ?"  # noqa: S608  # constants
        return (_recorded(self._db.execute(sql, (number,)).fetchone()) for number in self._traces.suspects())

    def questions_of(self, recorded: Recorded) -> Iterator[tuple[str, str]]:
        """Returns the questions of a page in the order asked, each as written and with the digest of its answer."""
        return self._traces.questions_of(recorded)

    def unsettled(self) -> list[str]:
        """Returns the unsettled paths: an interrupted build may have written them."""
        return [path for (path,) in self._db.execute("SELECT path FROM unsettled ORDER BY path")]

    def unsettle(self, paths: Iterable[str]) -> bool:
        """Notes that files are about to be written, so that the journal is no longer sure of their bytes.

        Returns whether one of them is the first page at its path.
        """
        new = False
        for path in paths:
            self._db.execute("INSERT OR IGNORE INTO unsettled (path) VALUES (?)", (path,))
            new = new or self._db.execute("SELECT 1 FROM page WHERE path = ?", (path,)).fetchone() is None
        return new

    def settle(self, placed: Iterable[Placed]) -> int:
        """Records files that were written, so that the journal is sure of their bytes again.

        Returns the change of the tree's sum: see ``row_sum``.
        """
        placed = list(placed)
        change = sum(row_sum(file.page.path, file.digest) - self._drop(file.page.kind, file.page.key) for file in placed)
        (last,) = self._db.execute("SELECT COALESCE(MAX(id), 0) FROM page").fetchone()
        numbered = list(enumerate(placed, last + 1))
        self._db.executemany(
            _INSERT_PAGE,
            [
                (
                    number, file.page.kind, file.page.key.subject, file.page.key.period, file.page.permalink, file.page.path,
                    file.recipe, file.reason, file.digest, file.size, len(file.trace),
                )
                for number, file in numbered
            ],
        )  # fmt: skip
        self._traces.write({number: file.trace for number, file in numbered})
        for number, file in numbered:
            self._mark_overwritten(file.page.path, number)
        slots = [(self._filling_number(slot), number, slot.start, slot.length) for number, file in numbered for slot in file.slots]
        self._db.executemany("INSERT INTO slot (filling, page, start, length) VALUES (?, ?, ?, ?)", slots)
        self._db.executemany("DELETE FROM unsettled WHERE path = ?", [(file.page.path,) for file in placed])
        return change

    def _filling_number(self, slot: Filled) -> int:
        """Returns the number of a fragment's bytes; new ones are written first."""
        filling = (slot.name, slot.digest)
        if filling not in self._filling_numbers:
            self._db.execute("INSERT OR IGNORE INTO filling (name, digest) VALUES (?, ?)", filling)
            row = self._db.execute("SELECT id FROM filling WHERE name = ? AND digest = ?", filling).fetchone()
            (self._filling_numbers[filling],) = row
        return self._filling_numbers[filling]

    def _mark_overwritten(self, path: str, number: int) -> None:
        """Marks all pages recorded at a path, except the one with this number, as overwritten: their file is no longer as recorded."""
        self._db.execute("UPDATE page SET recipe = ? WHERE path = ? AND id <> ?", (OVERWRITTEN, path, number))

    def _drop(self, kind: str, key: Key) -> int:
        """Deletes the rows of a page. Returns its share in the tree's sum; 0 where it was not recorded."""
        row = self._db.execute(
            "SELECT id, path, digest FROM page WHERE kind = ? AND subject = ? AND period = ?", (kind, key.subject, key.period)
        ).fetchone()
        if row is None:
            return 0
        number, path, digest = row
        self._traces.drop(number)
        self._db.execute("DELETE FROM slot WHERE page = ?", (number,))
        self._db.execute("DELETE FROM page WHERE id = ?", (number,))
        return row_sum(path, digest)

    def drop(self, gone: Iterable[Recorded], orphans: Iterable[str]) -> int:
        """Forgets pages with deleted files, and deleted files that no page owned. Returns the change of the tree's sum."""
        change = -sum(self._drop(recorded.page.kind, recorded.page.key) for recorded in gone)
        self._db.executemany("DELETE FROM unsettled WHERE path = ?", [(path,) for path in orphans])
        return change

    def repatch(self, patched: Sequence[tuple[Outdated, str, int, tuple[Filled, ...]]]) -> int:
        """Records files with slots that were filled again: each with its new digest, size and slots. Returns the change of the tree's sum.

        Rows of slots are changed where they are, and only those that differ: the index of slots is a large part of what a patch costs.
        """
        refilled, moved = [], []
        for file, _, _, slots in patched:
            for row, before, after in zip(file.rows, file.slots, slots, strict=True):
                if before.digest != after.digest:
                    refilled.append((self._filling_number(after), after.start, after.length, row))
                elif before.start != after.start:
                    moved.append((after.start, row))
        self._db.executemany(
            "UPDATE page SET digest = ?, size = ? WHERE id = ?", [(digest, size, file.page) for file, digest, size, _ in patched]
        )
        self._db.executemany("UPDATE slot SET filling = ?, start = ?, length = ? WHERE rowid = ?", refilled)
        self._db.executemany("UPDATE slot SET start = ? WHERE rowid = ?", moved)
        self._db.executemany("DELETE FROM unsettled WHERE path = ?", [(file.path,) for file, _, _, _ in patched])
        return sum(row_sum(file.path, digest) - row_sum(file.path, file.digest) for file, digest, _, _ in patched)

    def outdated(self, fragments: dict[str, str], batch: int) -> Iterator[list[Outdated]]:
        """Yields, in batches, the files with a slot that holds other bytes than its fragment. ``fragments`` are digests by name.

        A slot with a name that is no fragment any more should hold no bytes.
        """
        pages: set[int] = set()
        for number, name, digest in self._db.execute("SELECT id, name, digest FROM filling").fetchall():
            if digest != fragments.get(name, ""):
                pages.update(page for (page,) in self._db.execute("SELECT page FROM slot WHERE filling = ?", (number,)))
        ordered = sorted(pages)
        for start in range(0, len(ordered), batch):
            yield self._with_slots(ordered[start : start + batch])

    def _with_slots(self, pages: list[int]) -> list[Outdated]:
        sql = (
            "SELECT page.id, path, page.digest, slot.rowid, name, start, length, filling.digest"
            " FROM slot JOIN filling ON filling.id = slot.filling JOIN page ON page.id = slot.page"
            " WHERE slot.page IN (SELECT value FROM json_each(?)) ORDER BY slot.page, start"
        )
        files = []
        for (page, path, digest), rows in groupby(self._db.execute(sql, (encode(pages).decode(),)), key=itemgetter(0, 1, 2)):
            slots = [row[3:] for row in rows]
            files.append(Outdated(path, digest, tuple(Filled(*slot[1:]) for slot in slots), page, tuple(slot[0] for slot in slots)))
        return files

    def paths(self) -> list[str]:
        """Returns the paths of all files that the journal knows, unsettled ones too, sorted."""
        recorded = [path for (path,) in self._db.execute("SELECT DISTINCT path FROM page ORDER BY path")]
        unsettled = self.unsettled()
        return sorted({*recorded, *unsettled}) if unsettled else recorded

    def empty(self) -> bool:
        """Returns whether the journal knows no file at all."""
        return self._db.execute("SELECT 1 FROM page UNION ALL SELECT 1 FROM unsettled LIMIT 1").fetchone() is None

    def clear(self) -> None:
        """Forgets all pages. Files that still lie in the output must be passed to ``unsettle``, or no build removes them."""
        for table in ("page", "slot", "filling", "unsettled"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608  # constants
        self._filling_numbers.clear()
        self._traces.clear()

    def tidy(self) -> None:
        """Forgets questions that no page asks any more, and fragments' bytes that are in no slot."""
        self._traces.tidy()
        self._db.execute("DELETE FROM filling WHERE NOT EXISTS (SELECT 1 FROM slot WHERE slot.filling = filling.id)")
        self._filling_numbers.clear()


def row_sum(path: str, digest: str) -> int:
    """Returns the share of a file in the sum that identifies a tree. Files added and removed in any order give the same sum."""
    return hash_number(f"{path}\0{digest}", 16)


def _recorded(row: tuple[int, str, str, str, str, str, str, str, str, int]) -> Recorded:
    number, kind, subject, period, permalink, path, recipe, digest, reason, asked = row
    return Recorded(Page(kind, Key(subject, period), permalink), path, recipe, digest, reason, number, asked)
