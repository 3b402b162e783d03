"""Writes files into the output folder, and fills pages' slots with fragments.

A file is replaced in one step, and left alone where the same bytes stand there already.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from newsgen import atomic_write
from newsgen.model.digest import digest
from newsgen.model.page import Copy, Filled, Segment, Slot

OWN_FOLDER = ".newsgen"
"""The folder in the output that marks it as made by newsgen. It holds the token of the tree and the list of its files."""

_OVERWRITE = os.O_WRONLY | getattr(os, "O_BINARY", 0)
_fragment_digest = lru_cache(maxsize=1024)(digest)
"""Cached because the fragments are the same bytes for all pages of a build."""


def _no_effect(_action: str) -> None:
    """Does nothing before a write or delete."""


class Disk(Struct, frozen=True):
    """The output folder. Every write and delete passes here; ``effect`` is called right before each, and tests simulate crashes in it.

    What is done to every file of a large site asks the system directly: making a Path of a name takes longer than opening the file.
    """

    root: Path
    effect: Callable[[str], None] = _no_effect

    def _file(self, path: str) -> str:
        """Returns the file's name for the system. Names of files are UTF-8, also where the machine's locale is another."""
        return f"{self.root}{os.sep}{os.fsdecode(path.encode())}"

    def read(self, path: str) -> bytes | None:
        """Returns a file's bytes, or None where there is no file."""
        try:
            with open(self._file(path), "rb", buffering=0) as file:  # noqa: PTH123  # see the class
                return file.read()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def write(self, path: str, data: bytes) -> bool:
        """Writes a file, whole or not at all. Returns False where the same bytes stood there already."""
        if self.read(path) == data and not os.path.islink(self._file(path)):  # noqa: PTH114  # see the class
            return False
        self.replace(path, data)
        return True

    def replace(self, path: str, data: bytes) -> None:
        """Writes a file, whole or not at all, whatever stood there."""
        target = self._file(path)
        self.effect(f"write {path}")
        atomic_write.write_atomically(target, data)

    def overwrite(self, path: str, start: int, data: bytes, size: int) -> bool:
        """Writes bytes into an existing file from the offset ``start`` on, and sets the file's length to ``size``.

        Readers may see the file half written, and a crash leaves it so. Returns False, and does nothing, where the file may also belong to
        somebody else (a link, or a file with two names) or cannot be written.
        """
        target = self._file(path)
        before = os.lstat(target)
        if not stat.S_ISREG(before.st_mode) or before.st_nlink != 1:
            return False
        try:
            file = os.open(target, _OVERWRITE)
        except PermissionError:
            return False
        try:
            self.effect(f"overwrite {path}")
            os.lseek(file, start, os.SEEK_SET)
            atomic_write.write_all(file, data)
            if size < before.st_size:
                self.effect(f"truncate {path}")
                os.ftruncate(file, size)
        finally:
            os.close(file)
        return True

    def delete(self, path: str) -> bool:
        """Removes a file, and the folders that become empty. Returns False where the file was gone already."""
        target = Path(self._file(path))
        self.effect(f"delete {path}")
        try:
            target.unlink()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError):
            if target.exists() and not target.is_dir():
                raise
            existed = False
        else:
            existed = True
        for folder in target.parents:
            if folder == self.root:
                break
            try:
                folder.rmdir()
            except OSError:
                if folder.exists():
                    break
        return existed

    def remove_unfinished(self, paths: Iterable[str]) -> None:
        """Removes the unfinished files of an interrupted build from the folders of these paths, which are about to be written."""
        for folder in {os.path.dirname(self._file(path)) for path in (f"{OWN_FOLDER}/", *paths)}:  # noqa: PTH120  # see the class
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                names = [name for name in os.listdir(folder) if name.startswith(atomic_write.UNFINISHED_PREFIX)]  # noqa: PTH208  # see the class
                for name in names:
                    Path(folder, name).unlink()


class Fragments(Struct, frozen=True):
    """The bytes that stand for each slot: the fragment's own under the delivery ``bake``, else the delivery's directive.

    ``baked`` are the fragments' bytes by name. A name begins with the edition's code and a slash where the code is one of ``editions``.
    ``base`` is the site's base path, ending with ``/``.
    """

    baked: Mapping[str, bytes]
    base: str
    editions: frozenset[str] = frozenset()

    def bytes_for(self, name: str, delivery: str) -> tuple[bytes, str]:
        """Returns a slot's bytes under a delivery, and the digest of the fragment baked in, which is empty where none is."""
        address = f"{self.base}_fragments/{name}.html"
        match delivery:
            case "ssi":
                return f'<!--#include virtual="{address}" -->'.encode(), ""
            case "esi":
                return f'<esi:include src="{address}"/>'.encode(), ""
            case "fetch":
                edition, _, name_in_edition = name.partition("/")
                label = (name_in_edition if edition in self.editions else name).partition("/")[0]
                link = f'<a href="{address}">{label.replace("-", " ").title()}</a>'
                return f'<div data-fragment="{address}">{link}</div>'.encode(), ""
            case _:
                baked = self.baked.get(name)
                return (baked, _fragment_digest(baked)) if baked is not None else (b"", "")


def fill(
    segments: tuple[Segment, ...], fragments: Fragments, delivery: str, resolve: Callable[[Copy], Path]
) -> tuple[bytes, tuple[Filled, ...]]:
    """Returns the bytes of a page, and where its baked slots lie in them. ``resolve`` returns the file of a ``Copy``.

    Offsets count bytes, so the text is encoded piece by piece.
    """
    pieces: list[bytes] = []
    slots: list[Filled] = []
    length = 0
    for segment in segments:
        if isinstance(segment, Copy):
            piece = resolve(segment).read_bytes()
        elif isinstance(segment, Slot):
            piece, baked = fragments.bytes_for(segment.name, delivery)
            if delivery == "bake":
                slots.append(Filled(segment.name, length, len(piece), baked))
        else:
            piece = segment.encode()
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces), tuple(slots)
