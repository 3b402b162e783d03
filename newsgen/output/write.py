"""Placing: segments become a file, atomically, or stay what they are where the same bytes stand there already."""

from __future__ import annotations

import contextlib
import os
import stat
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from newsgen.model.digest import digest
from newsgen.model.page import Copy, Filled, Segment, Slot

OURS = ".newsgen"
"""The folder in the output that marks it as ours: the tree's token, the list of its files."""
_UNFINISHED = ".newsgen-unfinished-"
"""How the names of unfinished files begin. Each lies in the folder where it will stand: Linux lets only one process or thread at a time
move files from one folder to another, which made replacing files three times slower."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_OLD = os.O_WRONLY | getattr(os, "O_BINARY", 0)
_fragment_digest = lru_cache(maxsize=1024)(digest)
"""The fragments are the same bytes for all pages of a build."""


def _put(file: int, data: bytes) -> None:
    """Write all bytes at a file's position."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _make_folder(folder: str) -> None:
    """Make a folder; most often the one above it is there."""
    try:
        os.mkdir(folder)  # noqa: PTH102  # see Disk
    except (FileNotFoundError, FileExistsError):
        Path(folder).mkdir(parents=True, exist_ok=True)


def _no_effect(what: str) -> None:
    """Write or delete without further ado."""


class Disk(Struct, frozen=True):
    """The output folder. Every write and delete passes here; ``effect`` is called right before each: tests crash there.

    What is done to every file of a large site asks the system directly: making a Path of a name takes longer than opening the file.
    """

    root: Path
    effect: Callable[[str], None] = _no_effect

    def _file(self, path: str) -> str:
        """Names of files are UTF-8, also where the machine's locale is another."""
        return f"{self.root}{os.sep}{os.fsdecode(path.encode())}"

    def read(self, path: str) -> bytes | None:
        """A file's bytes; None where there is none."""
        try:
            with open(self._file(path), "rb", buffering=0) as file:  # noqa: PTH123  # see above
                return file.read()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def write(self, path: str, data: bytes) -> bool:
        """Put bytes at a path, whole or not at all. False where they stood there already."""
        if self.read(path) == data and not os.path.islink(self._file(path)):  # noqa: PTH114  # see above
            return False
        self.replace(path, data)
        return True

    def replace(self, path: str, data: bytes) -> None:
        """Put bytes at a path, whole or not at all, whatever stood there."""
        target = self._file(path)
        self.effect(f"write {path}")
        folder = os.path.dirname(target)  # noqa: PTH120  # see above
        unfinished = f"{folder}{os.sep}{_UNFINISHED}{os.getpid()}-{threading.get_ident()}"
        try:
            file = os.open(unfinished, _NEW, 0o666)
        except FileNotFoundError:
            _make_folder(folder)
            file = os.open(unfinished, _NEW, 0o666)
        try:
            try:
                _put(file, data)
            finally:
                os.close(file)
            os.replace(unfinished, target)  # noqa: PTH105  # see above
        except OSError:
            os.unlink(unfinished)  # noqa: PTH108  # see above
            raise

    def overwrite(self, path: str, start: int, data: bytes, size: int) -> bool:
        """Put bytes into a file where it lies, from a byte on, and give it a length. Readers see halves of it, and a crash leaves them.

        False, and nothing done, where the file may be another's too, or cannot be written: a link, a file of two names.
        """
        target = self._file(path)
        found = os.lstat(target)
        if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1:
            return False
        try:
            file = os.open(target, _OLD)
        except PermissionError:
            return False
        try:
            self.effect(f"overwrite {path}")
            os.lseek(file, start, os.SEEK_SET)
            _put(file, data)
            if size < found.st_size:
                self.effect(f"truncate {path}")
                os.ftruncate(file, size)
        finally:
            os.close(file)
        return True

    def delete(self, path: str) -> bool:
        """Remove a file, and the folders that this empties. False where it was gone already."""
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

    def tidy(self, paths: Iterable[str]) -> None:
        """Remove what an interrupted build left unfinished, which is about to write these paths."""
        for folder in {os.path.dirname(self._file(path)) for path in (f"{OURS}/", *paths)}:  # noqa: PTH120  # see above
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                for name in [one for one in os.listdir(folder) if one.startswith(_UNFINISHED)]:  # noqa: PTH208  # see above
                    Path(folder, name).unlink()


class Fragments(Struct, frozen=True):
    """The bytes that stand for each slot: the fragment's own under ``bake``, else the delivery's directive.

    ``baked`` are the fragments' bytes by name, which begins with the code where it is one of the ``editions``; ``base`` is the site's base
    path, ending with ``/``.
    """

    baked: Mapping[str, bytes]
    base: str
    editions: frozenset[str] = frozenset()

    def bytes_for(self, name: str, way: str) -> tuple[bytes, str]:
        """A slot's bytes under a delivery, and the digest of the fragment baked in; empty where it is not baked in."""
        address = f"{self.base}_fragments/{name}.html"
        match way:
            case "ssi":
                return f'<!--#include virtual="{address}" -->'.encode(), ""
            case "esi":
                return f'<esi:include src="{address}"/>'.encode(), ""
            case "fetch":
                edition, _, rest = name.partition("/")
                called = (rest if edition in self.editions else name).partition("/")[0]
                link = f'<a href="{address}">{called.replace("-", " ").title()}</a>'
                return f'<div data-fragment="{address}">{link}</div>'.encode(), ""
            case _:
                baked = self.baked.get(name)
                return (baked, _fragment_digest(baked)) if baked is not None else (b"", "")


def fill(
    segments: tuple[Segment, ...], fragments: Fragments, way: str, resolve: Callable[[Copy], Path]
) -> tuple[bytes, tuple[Filled, ...]]:
    """The bytes of a page, and where its baked slots lie in them. ``resolve`` finds the file of a ``Copy``.

    Offsets are of bytes, so the text is encoded piece by piece.
    """
    pieces: list[bytes] = []
    slots: list[Filled] = []
    length = 0
    for segment in segments:
        if isinstance(segment, Copy):
            piece = resolve(segment).read_bytes()
        elif isinstance(segment, Slot):
            piece, baked = fragments.bytes_for(segment.name, way)
            if way == "bake":
                slots.append(Filled(segment.name, length, len(piece), baked))
        else:
            piece = segment.encode()
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces), tuple(slots)
