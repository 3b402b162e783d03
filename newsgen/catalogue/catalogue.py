"""The catalogue of one site and one output: its transactions, its remembered state, and the way to its other parts.

Each key of the table ``meta`` has a named method or property here, so that no other package knows the keys. schema.sql lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

from newsgen.catalogue.answers import Answers
from newsgen.catalogue.cross_file_checks import cross_file_problems
from newsgen.catalogue.db import connect, read_meta, touch_everything, transaction, write_meta
from newsgen.catalogue.ingest import Ingest
from newsgen.catalogue.integer_keys import address_number
from newsgen.catalogue.journal import Journal
from newsgen.catalogue.page_existence import PageExistence
from newsgen.diagnostics.problem import Problem
from newsgen.model.article import Article
from newsgen.model.digest import decode
from newsgen.model.ingest_values import FileStat, IngestedFile
from newsgen.model.instant import stamp
from newsgen.model.page import Plan
from newsgen.model.scope import LAST
from newsgen.model.site import Site

_EMPTY_TREE_SUM = "0"
"""The sum of a tree without files, in hexadecimal digits."""


def _no_effect() -> None:
    """Does nothing before a commit."""


class Catalogue:
    """The catalogue of one site and one output, open for writing. ``on_commit`` is called right before each commit."""

    def __init__(self, path: Path, on_commit: Callable[[], None] = _no_effect) -> None:
        self.path = path
        self._db = connect(path)
        self._on_commit = on_commit
        self.journal = Journal(self._db)

    def close(self) -> None:
        """Closes the file."""
        self._db.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Opens a transaction; it is rolled back where an exception is raised."""
        return transaction(self._db, self._on_commit)

    def _meta(self, name: str) -> str:
        return read_meta(self._db, name)

    def _set_meta(self, name: str, value: str) -> None:
        write_meta(self._db, name, value)

    # --- ingest

    def file_stats(self) -> dict[str, FileStat]:
        """Returns the stat of every known file, by its path, as of the last ingest."""
        rows = self._db.execute("SELECT path, digest, size, mtime_ns, ctime_ns FROM source")
        return {path: FileStat(*values) for path, *values in rows}

    @property
    def reader_digest(self) -> str:
        """The digest of the program and settings by which the known files were read; empty before the first ingest."""
        return self._meta("content")

    def ingest(
        self,
        site: Site,
        files: Iterable[IngestedFile],
        gone: Iterable[str],
        stats: Mapping[str, FileStat],
        at: datetime,
        reader_digest: str,
    ) -> None:
        """Ingests changed files and the time in one transaction.

        ``gone`` are paths of deleted files, ``stats`` those of new, changed or only touched files, ``at`` is the build's instant, and
        ``reader_digest`` is of the program and settings by which the files were read.
        """
        with self.transaction():
            self._set_meta("content", reader_digest)
            Ingest(self._db, site, at).run(files, gone, stats, self._meta("at"))

    def set_page_kinds(self, kinds_digest: str) -> None:
        """Remembers the digest of the page kinds. Where it is another than before, marks everything as changed.

        Other page kinds may want other pages of the same files.
        """
        if self._meta("kinds") != kinds_digest:
            with self.transaction():
                touch_everything(self._db)
                self._set_meta("kinds", kinds_digest)

    # --- the tree: all files of the output as the journal knows them

    @property
    def tree_sum(self) -> str:
        """The sum that identifies the tree, in hexadecimal digits: see ``row_sum`` in journal.py."""
        return self._meta("sum") or _EMPTY_TREE_SUM

    def add_to_tree_sum(self, change: int) -> None:
        """Adds a change of the journal to the sum of the tree. The caller opens the transaction."""
        self._set_meta("sum", f"{(int(self.tree_sum, 16) + change) % (1 << 128):032x}")

    def begin_patch(self, token: str) -> None:
        """Remembers that files are about to be patched in place. The output holds the token meanwhile. The caller opens the transaction."""
        self._set_meta("barred", token)

    def is_patching(self, token: str) -> bool:
        """Returns whether a token is that of the last ``begin_patch``, and the patch has not ended.

        An older copy of the catalogue does not have the token: it does not know which files were left half written.
        """
        return self._meta("barred") == token

    def expect_tree(self, token: str) -> None:
        """Remembers the token with which the tree is about to be marked as complete, so that a crash after the marking is no mismatch."""
        if self._meta("next") != token:
            with self.transaction():
                self._set_meta("next", token)

    def knows_tree(self, token: str) -> bool:
        """Returns whether a token of an output is that of the last complete tree, or of the one that was about to be marked."""
        return token in (self._meta("tree"), self._meta("next"))

    def finish(self, token: str) -> None:
        """Remembers that the tree with this token is complete: every page was verified or made, so that nothing is touched any more.

        It also ends a patch in place. The caller opens the transaction.
        """
        self._set_meta("barred", "")
        self.journal.tidy()
        self._db.execute("DELETE FROM touched")
        self._set_meta("tree", token)

    def forget_output(self, paths: Iterable[str]) -> None:
        """Empties the journal and marks everything as changed. ``paths`` are files that an earlier build may have left in the output."""
        with self.transaction():
            self.journal.clear()
            self.journal.unsettle(paths)
            touch_everything(self._db)
            self._set_meta("sum", _EMPTY_TREE_SUM)

    def output_is_current(self) -> bool:
        """Returns whether the output shows the last ingest: nothing was touched since, and no file is unsettled."""
        return self._db.execute("SELECT 1 FROM touched UNION ALL SELECT 1 FROM unsettled LIMIT 1").fetchone() is None

    # --- what was ingested

    def answers(self, site: Site) -> Answers:
        """Returns what answers questions about the ingested files."""
        return Answers(self._db, site)

    def existence(self, site: Site) -> PageExistence:
        """Returns what tells the plan which pages should exist."""
        return PageExistence(self._db, site)

    def cross_file_problems(self, site: Site, plan: Plan) -> list[Problem]:
        """Returns all problems of the ingested files, whether or not they changed since the last build."""
        return cross_file_problems(self._db, plan, site)

    def dues(self, at: datetime) -> tuple[str, str]:
        """Returns the stamps of the last instant until ``at``, and of the next one, at which the time changes something.

        They are the empty text, and a text above all, where there is no such instant.
        """
        now = stamp(at)
        last, following = self._db.execute(
            "SELECT COALESCE((SELECT MAX(at) FROM due WHERE at <= ?), ''), COALESCE((SELECT MIN(at) FROM due WHERE at > ?), ?)",
            (now, now, LAST),
        ).fetchone()
        return last, following

    def files_naming(self, path: str) -> list[str]:
        """Returns the paths of the files whose text names a file."""
        return [path for (path,) in self._db.execute("SELECT DISTINCT path FROM naming WHERE target = ? ORDER BY path", (path,))]

    def files_claiming(self, address: str) -> list[str]:
        """Returns the paths of the files that claim an address, the one that has it first."""
        return [path for (path,) in self._db.execute("SELECT path FROM claims WHERE name = ? ORDER BY rank", (address_number(address),))]

    def files_at(self, address: str) -> list[str]:
        """Returns the paths of the stories, pages and authors with an address, held ones too."""
        return [path for (path,) in self._db.execute("SELECT path FROM story WHERE permalink = ? ORDER BY path", (address,))]

    def files_of_pair(self, pair: str) -> list[tuple[str, str]]:
        """Returns the files that are translations of each other, held ones too, as (edition, path), by edition."""
        return self._db.execute("SELECT edition, path FROM story WHERE pair = ? ORDER BY edition, path", (pair,)).fetchall()

    def article(self, path: str) -> Article | None:
        """Returns a story, page or author, a held one too. Returns None where there is none, or the file has errors."""
        row = self._db.execute("SELECT record FROM story JOIN text USING (id) WHERE path = ?", (path,)).fetchone()
        return decode(row[0], Article) if row else None

    def articles(self) -> Iterator[tuple[Article, bool]]:
        """Yields every story, page and author without errors, and whether it is live."""
        for record, live in self._db.execute("SELECT record, live FROM story JOIN text USING (id) ORDER BY path").fetchall():
            yield decode(record, Article), bool(live)

    def query(self, sql: str) -> list[Any]:
        """Returns the rows of a statement. Only tests use it."""
        return self._db.execute(sql).fetchall()


class ReadOnlyCatalogue:
    """A catalogue that a worker process opens for reading, while another process writes to it."""

    def __init__(self, path: Path, site: Site) -> None:
        self._db = connect(path, readonly=True)
        self.answers = Answers(self._db, site)

    def close(self) -> None:
        """Closes the file."""
        self._db.close()
