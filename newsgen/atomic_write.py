"""Writes a file so that readers see all of its new bytes or the old file, never a part.

All rooms may import this module, so it uses the standard library only. ``up_to_date/check.py`` does not use it: what it loads counts in a
build that does nothing.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

UNFINISHED_PREFIX = ".newsgen-unfinished-"
"""How the names of unfinished files begin. Each lies in the folder where it will stand: Linux lets only one process or thread at a time
move files from one folder to another, which made replacing files three times slower."""

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_atomically(path: str | Path, data: bytes) -> None:
    """Replaces the file at a path, or creates it, and its folder where there is none. Raises OSError, and leaves no unfinished file then.

    It asks the system directly: making a Path of a name takes longer than opening the file.
    """
    target = os.fspath(path)
    folder = os.path.dirname(target)  # noqa: PTH120  # as said above
    unfinished = f"{folder}{os.sep}{UNFINISHED_PREFIX}{os.getpid()}-{threading.get_ident()}"
    try:
        file = os.open(unfinished, _CREATE, 0o666)
    except FileNotFoundError:
        _make_folder(folder)
        file = os.open(unfinished, _CREATE, 0o666)
    try:
        try:
            write_all(file, data)
        finally:
            os.close(file)
        os.replace(unfinished, target)  # noqa: PTH105  # as said above
    except OSError:
        os.unlink(unfinished)  # noqa: PTH108  # as said above
        raise


def write_all(file: int, data: bytes) -> None:
    """Writes all bytes at the position of an open file: ``os.write`` may write only some of them."""
    unwritten = memoryview(data)
    while unwritten:
        unwritten = unwritten[os.write(file, unwritten) :]


def _make_folder(folder: str) -> None:
    """Makes a folder. Tries without its parents first, which most often exist."""
    try:
        os.mkdir(folder)  # noqa: PTH102  # as said above
    except (FileNotFoundError, FileExistsError):
        Path(folder).mkdir(parents=True, exist_ok=True)
