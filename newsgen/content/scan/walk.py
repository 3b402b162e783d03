"""The careful walk through the site's folders: it cannot leave them, and nothing in them can make it wait or go on for ever.

It judges everything that may lie in a folder besides files: links that lead out or in circles, pipes, names that are not text.
Names are taken as bytes, so that the walk does not depend on the machine's locale. pathlib has no such names, so os.path is used here.
"""

# ruff: noqa: PTH112, PTH114, PTH116, PTH117, PTH118

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct, field

from newsgen.diagnostics.problem import Level, Problem, Span
from newsgen.file_stats import skipped

_REASONS = {errno.EACCES: "permission denied", errno.EPERM: "permission denied", errno.ENAMETOOLONG: "its name is too long"}


class WalkedFile(NamedTuple):
    """A regular file: its NFC path from the site's root, its path on the disk, and its stats."""

    path: str
    file: bytes
    stat: os.stat_result


class Walk(Struct):
    """Walks below one site's root. Everything that cannot be read becomes a Problem."""

    root: bytes
    problems: list[Problem] = field(default_factory=list)

    def missing(self, top: str) -> bool:
        """Returns whether the root has no folder of this name."""
        return not os.path.lexists(os.path.join(self.root, top.encode()))

    def files(self, top: str) -> Iterator[WalkedFile]:
        """Yields every regular file below a folder of the root, in no order to rely on. Links to files inside the site are followed."""
        start = os.path.join(self.root, top.encode())
        if self.missing(top):
            return
        if os.path.islink(start):
            self.note("file/linked-folder", "the folder is a link, which is not followed", top, "put the folder itself here")
            return
        if not os.path.isdir(start):
            self.note("file/not-a-folder", f"{top} is a file, and a folder is expected", top, "rename it, and make a folder")
            return
        folders = [(start, top)]
        while folders:
            folder, folder_path = folders.pop()
            for name, entry in self._entries(folder, folder_path):
                path = f"{folder_path}/{name}"
                if entry.is_symlink():
                    yield from self._linked_file(entry, path)
                elif entry.is_dir(follow_symlinks=False):
                    if self._may_enter(name, path):
                        folders.append((entry.path, path))
                elif stats := self._stats(entry.path, path):
                    yield WalkedFile(path, entry.path, stats)

    def _entries(self, folder: bytes, path: str) -> list[tuple[str, os.DirEntry[bytes]]]:
        """Returns a folder's entries with their NFC names, in order of their raw names. The second one with a name is noted and left out."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self.unreadable(path, error)
            return []
        entries_by_name: dict[str, os.DirEntry[bytes]] = {}
        for entry in entries:
            try:
                raw = entry.name.decode("utf-8")
            except UnicodeDecodeError:
                shown = f"{path}/{entry.name.decode('utf-8', 'replace')}"
                self.note("file/name-not-utf8", "the name is not made of UTF-8 characters", shown, "rename the file")
                continue
            if skipped(raw):
                continue
            name = raw if raw.isascii() else unicodedata.normalize("NFC", raw)
            if not raw.isprintable() and any(unicodedata.category(character) == "Cc" for character in raw):
                shown = "".join("\ufffd" if unicodedata.category(character) == "Cc" else character for character in name)
                self.note("file/name-control", "the name holds a control character", f"{path}/{shown}", "rename the file")
            elif name in entries_by_name:
                hint = "they look alike, and are one name to some computers: rename or remove one"
                self.note("file/same-name", "two files here have this name, in two ways of writing its accents", f"{path}/{name}", hint)
            else:
                entries_by_name[name] = entry
        return list(entries_by_name.items())

    def _may_enter(self, name: str, path: str) -> bool:
        """Returns whether a folder is walked through. One that is named like a story is noted."""
        if not name.endswith(".md"):
            return True
        self.note("file/folder-named-md", "this is a folder, and its name is that of a story", path, "rename the folder")
        return False

    def _linked_file(self, entry: os.DirEntry[bytes], path: str) -> Iterator[WalkedFile]:
        """Yields the file that a link leads to, if it lies in the site and is not hidden; notes any other link."""
        try:
            target = os.path.realpath(entry.path, strict=True)
        except OSError as error:
            if error.errno == errno.ELOOP:
                self.note("file/link-loop", "the link leads in a circle", path, "remove it, or put the file itself here")
            else:
                self.note("file/link-broken", "the link leads to no file", path, "remove it, or put the file itself here")
            return
        except (RuntimeError, ValueError):
            self.note("file/link-loop", "the link leads in a circle", path, "remove it, or put the file itself here")
            return
        parts = os.path.relpath(target, os.path.realpath(self.root)).split(os.sep.encode())
        if parts[0] == b".." or os.path.isabs(parts[0]):
            self.note("file/link-outside", "the link leads out of the site, and is not followed", path, "put a copy of the file here")
        elif any(part.startswith(b".") for part in parts):
            self.note("file/link-outside", "the link leads to a hidden file, and is not followed", path, "put a copy of the file here")
        elif os.path.isdir(target):
            self.note("file/linked-folder", "the folder is a link, which is not followed", path, "put the folder itself here")
        else:
            file = os.path.join(self.root, *parts)
            if stats := self._stats(file, path):
                yield WalkedFile(path, file, stats)

    def _stats(self, file: bytes, path: str) -> os.stat_result | None:
        """Returns the stats of a regular file; None for anything else, which is noted."""
        try:
            stats = os.stat(file, follow_symlinks=False)
        except OSError as error:
            self.unreadable(path, error)
            return None
        if stat.S_ISREG(stats.st_mode):
            return stats
        self.note("file/special", "this is no ordinary file (a pipe, socket or device), and is not read", path, "remove it")
        return None

    def unreadable(self, path: str, error: OSError) -> None:
        """Notes that the system refused to read a file or folder."""
        self.problems.append(unreadable(path, error))

    def note(self, code: str, message: str, path: str, hint: str, *, level: Level = "error") -> None:
        """Notes a problem of a whole file or folder."""
        self.problems.append(Problem(code, level, message, Span(path), hint))


def unreadable(path: str, error: OSError) -> Problem:
    """Returns the problem of a file or folder that the system refused to read."""
    reason = _REASONS.get(error.errno or 0, "the disk does not give it")
    return Problem("file/unreadable", "error", f"it cannot be read: {reason}", Span(path), "look at its permissions")
