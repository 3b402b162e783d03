"""The catalogue's database: how it is opened, locked and committed, and its remembered texts.

Only the modules of this package contain SQL. The file is a cache and has one version of the schema; a file with another version is deleted.
A crash can happen before or after a commit, never in the middle of one.
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
"""A lock of a state folder. It is held until ``close`` is called."""


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """Opens the database. Creates it where there is none, and again where another version of newsgen or another program made the file."""
    if readonly:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA query_only = 1")
        return connection
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not _is_ours(path):
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if not _version(connection):
        with transaction(connection):
            for statement in _schema_statements():
                connection.execute(statement)
            write_meta(connection, "version", _schema_version())
    return connection


@cache
def _schema() -> str:
    return files("newsgen.catalogue").joinpath("schema.sql").read_text(encoding="utf-8")


def _schema_version() -> str:
    return digest(_schema().encode())


def _schema_statements() -> Iterator[str]:
    without_comments = "\n".join(line for line in _schema().splitlines() if not line.startswith("--"))
    return (statement for statement in without_comments.split(";") if statement.strip())


def _is_ours(path: Path) -> bool:
    """Returns whether a file is an empty database or has the schema of this version."""
    try:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            return _version(connection) in ("", _schema_version())
        finally:
            connection.close()
    except sqlite3.DatabaseError:
        return False


def _version(connection: sqlite3.Connection) -> str:
    """Returns the version of the schema; empty for a database without tables; no version's text where another program made the file."""
    if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        return ""
    try:
        return read_meta(connection, "version") or "none"
    except sqlite3.OperationalError:
        return "another program's"


@contextmanager
def transaction(connection: sqlite3.Connection, on_commit: Callable[[], None] | None = None) -> Iterator[None]:
    """Opens a transaction; rolls it back where an exception is raised. Calls ``on_commit`` right before the commit: tests crash there."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        if on_commit is not None:
            on_commit()
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


class Locked(Exception):
    """Another build holds the lock."""


StatementFailed = sqlite3.OperationalError
"""Raised where SQLite cannot carry out a statement, for example because the disk is full."""
_SYSTEM_ERRORS = (sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)


def is_system_error(error: Exception) -> bool:
    """Returns whether the operating system refused access to a file or to the database. Any other error is a fault of newsgen."""
    return isinstance(error, OSError) or getattr(error, "sqlite_errorcode", 0) & 0xFF in _SYSTEM_ERRORS


def lock(path: Path) -> Lock:
    """Takes the lock of a state folder until the returned connection is closed or its process ends. Raises Locked or StatementFailed.

    It is SQLite's own file lock: the operating system holds it, it ends with the process, and it is the same on every platform.
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


def read_meta(db: sqlite3.Connection, name: str) -> str:
    """Returns a remembered text; empty where there is none. schema.sql lists the names."""
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def write_meta(db: sqlite3.Connection, name: str, value: str) -> None:
    """Remembers a text. The caller opens the transaction."""
    db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


def touch_everything(db: sqlite3.Connection) -> None:
    """Marks as changed all that decides which pages exist. It is called where the journal is empty or page kinds are new."""
    rows = db.execute("SELECT DISTINCT name, at FROM listing JOIN scope ON scope.id = listing.scope")
    db.executemany("INSERT OR IGNORE INTO touched (scope, key) VALUES (?, ?)", ((scope, stamp_of(at)) for scope, at in rows))
    db.execute("INSERT OR IGNORE INTO touched (scope, key) SELECT 'article:' || path, '' FROM story")
    db.execute("INSERT OR IGNORE INTO touched (scope, key) SELECT 'file:' || path, '' FROM file")
    db.execute("INSERT OR IGNORE INTO touched (scope, key) SELECT 'alias:' || address, '' FROM alias")
    db.execute("INSERT OR IGNORE INTO touched (scope, key) SELECT block, '' FROM setting")
