"""The catalogue answers: what there is, what was asked, and what lies in the output.

db         the file, its transactions, the lock
articles   taking in: rows, and the scopes they touch
seen       what pages can see of a file, and what a change of it touches
answers    questions to answers
listings   the stories of listings, and their cards
pages      which pages exist
journal    how each file of the output came to be
traces     what each page asked
numbers    what rows hold as numbers: instants, addresses
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

from newsgen.catalogue.answers import Answers
from newsgen.catalogue.cross_file_checks import cross_file_problems
from newsgen.catalogue.db import Failed, Lock, Locked, by_system, connect, lock, touch_everything, transaction
from newsgen.catalogue.ingest import Ingest
from newsgen.catalogue.integer_keys import place
from newsgen.catalogue.journal import Journal, Outdated
from newsgen.catalogue.page_existence import PageExistence
from newsgen.diagnostics.problem import Problem
from newsgen.model.article import Article
from newsgen.model.digest import decode
from newsgen.model.ingest_values import FileStat, IngestedFile
from newsgen.model.instant import stamp
from newsgen.model.page import Plan
from newsgen.model.scope import LAST
from newsgen.model.site import Site

__all__ = ["Answers", "Catalogue", "Failed", "Lock", "Locked", "Outdated", "Reader", "by_system", "lock"]


def _no_effect() -> None:
    """Commit without further ado."""


class Catalogue:
    """The catalogue of one site and one output, open for writing. ``on_commit`` is called before each commit."""

    def __init__(self, path: Path, on_commit: Callable[[], None] = _no_effect) -> None:
        self.path = path
        self._db = connect(path)
        self._on_commit = on_commit
        self.journal = Journal(self._db)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing."""
        return transaction(self._db, self._on_commit)

    def meta(self, name: str) -> str:
        """A remembered text; empty when there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def remember(self, name: str, value: str) -> None:
        """Remember a text, in the caller's transaction."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def sources(self) -> dict[str, FileStat]:
        """Every file known, by its path."""
        rows = self._db.execute("SELECT path, digest, size, mtime_ns, ctime_ns FROM source")
        return {path: FileStat(*rest) for path, *rest in rows}

    def take(
        self, site: Site, taken: Iterable[IngestedFile], gone: Iterable[str], stats: Mapping[str, FileStat], at: datetime, recipe: str
    ) -> None:
        """Take in changed files and the clock, in one transaction; ``recipe`` is the content's, by which they were read."""
        with self.transaction():
            self.remember("content", recipe)
            Ingest(self._db, site, at).run(taken, gone, stats, self.meta("at"))

    def answers(self, site: Site) -> Answers:
        """Answer questions about what was taken in."""
        return Answers(self._db, site)

    def existence(self, site: Site) -> PageExistence:
        """Tell which pages exist."""
        return PageExistence(self._db, site)

    def cross_file_problems(self, site: Site, verdict: Plan) -> list[Problem]:
        """Everything wrong in the files as last taken in, changed since or not."""
        return cross_file_problems(self._db, verdict, site)

    def forget_output(self, paths: Iterable[str]) -> None:
        """Start an empty journal; ``paths`` are files of ours that may lie in the output."""
        with self.transaction():
            self.journal.clear()
            self.journal.unsettle(paths)
            touch_everything(self._db)
            self.remember("sum", "0")

    def look_everywhere(self, reason: str) -> None:
        """Take everything for changed, once for each ``reason``: other page kinds may want other pages of the same files."""
        if self.meta("kinds") != reason:
            with self.transaction():
                touch_everything(self._db)
                self.remember("kinds", reason)

    def finish(self, token: str) -> None:
        """Nothing is touched any more: every page was verified or made. In the caller's transaction."""
        self.journal.tidy()
        self._db.execute("DELETE FROM touched")
        self.remember("tree", token)

    def settled(self) -> bool:
        """Whether the output shows what was taken in last: nothing was touched since, and no file is about to be written."""
        return self._db.execute("SELECT 1 FROM touched UNION ALL SELECT 1 FROM unsettled LIMIT 1").fetchone() is None

    def dues(self, at: datetime) -> tuple[str, str]:
        """The last instant until now, and the next, at which the clock changes something; a text before or after all where there is none."""
        now = stamp(at)
        last, following = self._db.execute(
            "SELECT COALESCE((SELECT MAX(at) FROM due WHERE at <= ?), ''), COALESCE((SELECT MIN(at) FROM due WHERE at > ?), ?)",
            (now, now, LAST),
        ).fetchone()
        return last, following

    def naming(self, path: str) -> list[str]:
        """The files whose text names a file."""
        return [one for (one,) in self._db.execute("SELECT DISTINCT path FROM naming WHERE target = ? ORDER BY path", (path,))]

    def wanting(self, address: str) -> list[str]:
        """The files that want an address."""
        return [one for (one,) in self._db.execute("SELECT path FROM claims WHERE name = ? ORDER BY rank", (place(address),))]

    def standing(self, address: str) -> list[str]:
        """The files of stories that would stand at an address, held back or not."""
        return [one for (one,) in self._db.execute("SELECT path FROM story WHERE permalink = ? ORDER BY path", (address,))]

    def paired(self, pair: str) -> list[tuple[str, str]]:
        """The files of a pair of translations, held ones too, by edition: (edition, path)."""
        return self._db.execute("SELECT edition, path FROM story WHERE pair = ? ORDER BY edition, path", (pair,)).fetchall()

    def story(self, path: str) -> Article | None:
        """A story, page or author, held back or not; None where there is none, or it has errors."""
        row = self._db.execute("SELECT record FROM story JOIN text USING (id) WHERE path = ?", (path,)).fetchone()
        return decode(row[0], Article) if row else None

    def stories(self) -> Iterator[tuple[Article, bool]]:
        """Every story, page and author without errors, and whether it is live."""
        for record, live in self._db.execute("SELECT record, live FROM story JOIN text USING (id) ORDER BY path").fetchall():
            yield decode(record, Article), bool(live)

    def query(self, sql: str) -> list[Any]:
        """Rows, for tests."""
        return self._db.execute(sql).fetchall()


class Reader:
    """A catalogue open for a worker, which only asks."""

    def __init__(self, path: Path, site: Site) -> None:
        self._db = connect(path, readonly=True)
        self.answers = Answers(self._db, site)

    def close(self) -> None:
        """Close the file."""
        self._db.close()
