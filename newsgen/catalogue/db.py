"""The catalogue's database: opening it, the lock, and the commits that are the effects a crash may fall between.

Only this room knows SQL. The file is a cache of one schema version; another version's file is discarded.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from newsgen.catalogue.integer_keys import stamp_of
from newsgen.model.digest import digest

Lock = sqlite3.Connection
"""Held until it is closed."""


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """Open the database; create its tables where it is new, and anew where another version or another program made it."""
    if readonly:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA query_only = 1")
        return connection
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not _is_ours(path):
        for stale in path.parent.glob(f"{path.name}*"):
            stale.unlink()
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if not _version(connection):
        with transaction(connection):
            for statement in _statements():
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES ('version', ?)", (_of_this_schema(),))
    return connection


@cache
def _schema() -> str:
    return files("newsgen.catalogue").joinpath("schema.sql").read_text(encoding="utf-8")


def _of_this_schema() -> str:
    return digest(_schema().encode())


def _statements() -> Iterator[str]:
    bare = "\n".join(line for line in _schema().splitlines() if not line.startswith("--"))
    return (statement for statement in bare.split(";") if statement.strip())


def _is_ours(path: Path) -> bool:
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            return _version(connection) in ("", _of_this_schema())
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


def _version(connection: sqlite3.Connection) -> str:
    if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        return ""
    try:
        row = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    except sqlite3.OperationalError:
        return "another program's"
    return str(row[0]) if row else "none"


@contextmanager
def transaction(connection: sqlite3.Connection, commit: Callable[[], None] | None = None) -> Iterator[None]:
    """All or nothing. ``commit`` is called right before the commit: tests crash there."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        if commit is not None:
            commit()
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class Locked(Exception):
    """Another build holds the lock."""


Failed = sqlite3.OperationalError
"""What is raised where a statement cannot be carried out."""
_BY_SYSTEM = (sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)


def by_system(error: Exception) -> bool:
    """Whether it was the system that said no: to a file, or to the database. Else it is a fault of ours."""
    return isinstance(error, OSError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _BY_SYSTEM


def lock(path: Path) -> Lock:
    """Take the lock of a state folder until the returned connection is closed or its process ends.

    SQLite's own file lock: held by the operating system, gone with the process, the same on every platform. Raises Locked or Failed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        raise Locked(str(path)) from error
    return connection


def touch_everything(db: sqlite3.Connection) -> None:
    """Mark all there is as changed: the journal is empty, so that every page is wanted anew."""
    rows = db.execute("SELECT DISTINCT name, at FROM listing JOIN scope ON scope.id = listing.scope")
    db.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?)", ((scope, stamp_of(at)) for scope, at in rows))
    db.execute("INSERT OR IGNORE INTO touched SELECT 'article:' || path, '' FROM story")
    db.execute("INSERT OR IGNORE INTO touched SELECT 'file:' || path, '' FROM file")
    db.execute("INSERT OR IGNORE INTO touched SELECT 'alias:' || address, '' FROM alias")
    db.execute("INSERT OR IGNORE INTO touched SELECT block, '' FROM setting")
