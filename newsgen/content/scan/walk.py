"""A walk through the site's folders that can neither leave them nor be held up in them.

A file of its own because of all that may lie in a folder besides files: links that lead out or in circles, pipes, names that are not text.
Names are taken as bytes, so that the walk does not depend on the machine's locale; pathlib knows no such names, hence os.path here.
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
    """A regular file: its NFC path from the site's root, where it lies, and its marks."""

    path: str
    file: bytes
    stat: os.stat_result


class Walk(Struct):
    """Walks below one site's root; everything that cannot be taken in becomes a Problem."""

    root: bytes
    problems: list[Problem] = field(default_factory=list)

    def missing(self, top: str) -> bool:
        """Whether a folder of the root is not there."""
        return not os.path.lexists(os.path.join(self.root, top.encode()))

    def files(self, top: str) -> Iterator[WalkedFile]:
        """Every regular file below a folder of the root, in no order to rely on."""
        start = os.path.join(self.root, top.encode())
        if self.missing(top):
            return
        if os.path.islink(start):
            self.note("file/linked-folder", "the folder is a link, which is not followed", top, "put the folder itself here")
            return
        if not os.path.isdir(start):
            self.note("file/not-a-folder", f"{top} is a file, and a folder is expected", top, "rename it, and make a folder")
            return
        rest = [(start, top)]
        while rest:
            folder, path = rest.pop()
            for name, entry in self._entries(folder, path):
                here = f"{path}/{name}"
                if entry.is_symlink():
                    yield from self._linked(entry, here)
                elif entry.is_dir(follow_symlinks=False):
                    if self._folder(name, here):
                        rest.append((entry.path, here))
                elif marks := self._marks(entry.path, here):
                    yield WalkedFile(here, entry.path, marks)

    def _entries(self, folder: bytes, path: str) -> list[tuple[str, os.DirEntry[bytes]]]:
        """A folder's entries by raw name, each under its NFC name; what shares one is noted and left out."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self.unreadable(path, error)
            return []
        found: dict[str, os.DirEntry[bytes]] = {}
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
            elif name in found:
                hint = "they look alike, and are one name to some computers: rename or remove one"
                self.note("file/same-name", "two files here have this name, in two ways of writing its accents", f"{path}/{name}", hint)
            else:
                found[name] = entry
        return list(found.items())

    def _folder(self, name: str, here: str) -> bool:
        if not name.endswith(".md"):
            return True
        self.note("file/folder-named-md", "this is a folder, and its name is that of a story", here, "rename the folder")
        return False

    def _linked(self, entry: os.DirEntry[bytes], here: str) -> Iterator[WalkedFile]:
        try:
            target = os.path.realpath(entry.path, strict=True)
        except OSError as error:
            if error.errno == errno.ELOOP:
                self.note("file/link-loop", "the link leads in a circle", here, "remove it, or put the file itself here")
            else:
                self.note("file/link-broken", "the link leads to no file", here, "remove it, or put the file itself here")
            return
        except (RuntimeError, ValueError):
            self.note("file/link-loop", "the link leads in a circle", here, "remove it, or put the file itself here")
            return
        inside = os.path.relpath(target, os.path.realpath(self.root)).split(os.sep.encode())
        if inside[0] == b".." or os.path.isabs(inside[0]):
            self.note("file/link-outside", "the link leads out of the site, and is not followed", here, "put a copy of the file here")
        elif any(part.startswith(b".") for part in inside):
            self.note("file/link-outside", "the link leads to a hidden file, and is not followed", here, "put a copy of the file here")
        elif os.path.isdir(target):
            self.note("file/linked-folder", "the folder is a link, which is not followed", here, "put the folder itself here")
        else:
            file = os.path.join(self.root, *inside)
            if marks := self._marks(file, here):
                yield WalkedFile(here, file, marks)

    def _marks(self, file: bytes, here: str) -> os.stat_result | None:
        """A regular file's marks; what is none is noted."""
        try:
            marks = os.stat(file, follow_symlinks=False)
        except OSError as error:
            self.unreadable(here, error)
            return None
        if stat.S_ISREG(marks.st_mode):
            return marks
        self.note("file/special", "this is no ordinary file (a pipe, socket or device), and is not read", here, "remove it")
        return None

    def unreadable(self, path: str, error: OSError) -> None:
        """Note what the system refused."""
        self.problems.append(unreadable(path, error))

    def note(self, code: str, message: str, path: str, hint: str, *, level: Level = "error") -> None:
        """Note a Problem of a whole file or folder."""
        self.problems.append(Problem(code, level, message, Span(path), hint))


def unreadable(path: str, error: OSError) -> Problem:
    """What the system refused."""
    reason = _REASONS.get(error.errno or 0, "the disk does not give it")
    return Problem("file/unreadable", "error", f"it cannot be read: {reason}", Span(path), "look at its permissions")
