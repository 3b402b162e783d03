"""The files in the output's folder ``.newsgen/``: the token of the tree, the list of its files, and the mark of half patched pages.

Equal trees carry equal tokens and lists. Because of the list, newsgen can remove its files even when the cache that belongs to them is lost.
The list is written before the files, with old and new paths, and again when the old ones are gone, so it never lacks a file of newsgen.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from newsgen.output.write import OWN_FOLDER, Disk

TOKEN_FILE = f"{OWN_FOLDER}/tree"
LIST_FILE = f"{OWN_FOLDER}/files"
HALF_PATCHED_FILE = f"{OWN_FOLDER}/patching"
"""Exists while pages are overwritten in place, and after a build was interrupted meanwhile: then nobody may serve or deploy the output."""


def read_token(disk: Disk) -> str:
    """Returns the token of the last complete tree; empty where no build was completed."""
    return (disk.read(TOKEN_FILE) or b"").decode("ascii", "replace").strip()


def has_file_list(disk: Disk) -> bool:
    """Returns whether the output carries a list of newsgen's files."""
    return disk.read(LIST_FILE) is not None


def read_file_list(disk: Disk) -> list[str]:
    """Returns the paths of newsgen's files that are, or may be, in the output. Paths that lead out of it are left out."""
    return [path for path in (disk.read(LIST_FILE) or b"").decode("utf-8", "replace").split("\n") if leads_inside(path)]


def leads_inside(path: str) -> bool:
    """Returns whether a path of a list leads to a file in the output."""
    return bool(path) and not path.startswith("/") and ".." not in path.split("/")


def foreign_entries(root: Path) -> list[str]:
    """Returns the names in an output folder that has no list of newsgen's files; none where it has one, or is empty or absent."""
    if (root / LIST_FILE).exists() or not root.exists():
        return []
    return sorted(entry.name for entry in root.iterdir() if entry.name != OWN_FOLDER)


def write_file_list(disk: Disk, paths: Iterable[str]) -> None:
    """Writes the list of the files that are, or soon will be, in the output. The paths are sorted."""
    disk.write(LIST_FILE, "".join(f"{path}\n" for path in sorted(paths)).encode())


def mark_half_patched(disk: Disk, session_name: str) -> None:
    """Marks the output as half patched, before the session of this name overwrites files in place."""
    disk.write(HALF_PATCHED_FILE, f"{session_name}\n".encode())


def half_patched_by(disk: Disk) -> str:
    """Returns the name of the session that is overwriting files, or was interrupted while it did; empty where there is none."""
    return (disk.read(HALF_PATCHED_FILE) or b"").decode("ascii", "replace").strip()


def clear_half_patched(disk: Disk) -> None:
    """Removes the mark of half patched pages, when every file is whole again."""
    if disk.read(HALF_PATCHED_FILE) is not None:
        disk.delete(HALF_PATCHED_FILE)


def mark_complete(disk: Disk, token: str) -> None:
    """Marks the tree as complete, by its token."""
    disk.write(TOKEN_FILE, f"{token}\n".encode())


def remove_marks(disk: Disk) -> None:
    """Removes the files of this module, the list last, and the output folder where nothing else is in it."""
    for path in (HALF_PATCHED_FILE, TOKEN_FILE, LIST_FILE):
        disk.delete(path)
    with contextlib.suppress(OSError):
        disk.root.rmdir()
