"""The marks in the output by which it is known as ours and complete: a token of its tree, and the list of its files.

Equal trees carry equal marks. The list makes what lies there prunable even when the cache that made it is lost; it is written
before the files are, with old and new paths, and again when the old ones are gone, so it never lacks a file of ours.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from newsgen.output.write import OURS, Disk

TOKEN = f"{OURS}/tree"
FILES = f"{OURS}/files"
BAR = f"{OURS}/patching"
"""Stands while files are overwritten where they lie, and where a build was broken off meanwhile: nobody may serve or deploy them."""


def token(disk: Disk) -> str:
    """The token of the last complete tree here; empty where no build was completed."""
    return (disk.read(TOKEN) or b"").decode("ascii", "replace").strip()


def marked(disk: Disk) -> bool:
    """Whether the output carries our list of files."""
    return disk.read(FILES) is not None


def listed(disk: Disk) -> list[str]:
    """The files of ours that lie, or may lie, in the output. Paths that lead out of it are left out."""
    return [name for name in (disk.read(FILES) or b"").decode("utf-8", "replace").split("\n") if within(name)]


def within(path: str) -> bool:
    """Whether a path of a list leads to a file in the output."""
    return bool(path) and not path.startswith("/") and ".." not in path.split("/")


def foreign(root: Path) -> list[str]:
    """What lies in an output folder that no build of ours marked; empty for a folder that is ours, empty or absent."""
    if (root / FILES).exists() or not root.exists():
        return []
    return sorted(entry.name for entry in root.iterdir() if entry.name != OURS)


def announce(disk: Disk, paths: Iterable[str]) -> None:
    """List the files that lie here or soon will, sorted."""
    disk.write(FILES, "".join(f"{path}\n" for path in sorted(paths)).encode())


def bar(disk: Disk, turn: str) -> None:
    """Say that files are about to be overwritten where they lie, by the session of this name."""
    disk.write(BAR, f"{turn}\n".encode())


def barred(disk: Disk) -> str:
    """The session that overwrites files, or was broken off; empty where none is."""
    return (disk.read(BAR) or b"").decode("ascii", "replace").strip()


def unbar(disk: Disk) -> None:
    """Every file is whole again."""
    if disk.read(BAR) is not None:
        disk.delete(BAR)


def complete(disk: Disk, text: str) -> None:
    """Mark the tree as complete."""
    disk.write(TOKEN, f"{text}\n".encode())


def unmark(disk: Disk) -> None:
    """Remove the marks, that on the files last, and the output folder where nothing else is in it."""
    for name in (BAR, TOKEN, FILES):
        disk.delete(name)
    with contextlib.suppress(OSError):
        disk.root.rmdir()
