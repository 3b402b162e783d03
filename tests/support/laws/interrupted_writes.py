"""The law of the crash where bytes reach the disk by halves, for the tests and their mutants."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from unittest import mock

from newsgen import atomic_write
from newsgen.output import HALF_PATCHED_FILE
from tests.support.laws.checks import REVERT, Broken, Crash, Edits, Room, same
from tests.support.laws.edits import SITE, apply

IN_PLACE = ("site", SITE + "patch: in-place\n")
LONG, SHORT = '[{text: "Ships return to the härbour"}, {text: Now}]', "[{text: Now}]"


@contextmanager
def tearing(at: int) -> Iterator[list[int]]:
    """One write puts half of its bytes on the disk, and everything stops; the lengths of those before."""
    written: list[int] = []
    put = atomic_write.write_all

    def half(file: int, data: bytes) -> None:
        if len(written) == at:
            put(file, data[: len(data) // 2])
            raise Crash
        written.append(len(data))
        put(file, data)

    with mock.patch.object(atomic_write, "write_all", half), suppress(Crash):
        yield written


def torn(room: Room, before: Edits, edits: Edits, after: Edits = (), *, stride: int = 1, older_cache: bool = False) -> int:
    """Broken off in the middle of a write, and edited once more: the next build equals a clean one.

    Where halves can be seen meanwhile, the output is barred. How often there were halves, of every ``stride``-th write.
    ``older_cache``: the cache of the build before is put back where the output is barred; else the two must not be torn apart.
    """
    for one in before:
        apply(room, one)
    room.build()
    old, pristine = room.tree(), room.root.with_name("pristine")
    shutil.copytree(room.root, pristine)
    with tearing(-1) as writes:
        for one in edits:
            apply(room, one)
        room.build()
    new, seen, clean = room.tree(), 0, None
    for at in range(len(writes) - 1, -1, -stride):
        shutil.rmtree(room.root)
        shutil.copytree(pristine, room.root)
        for one in edits:
            apply(room, one)
        with tearing(at):
            room.build()
        halves = [path for path, data in _pages(room).items() if data not in (old.get(path), new.get(path))]
        seen += bool(halves)
        barred = (room.root / "public" / HALF_PATCHED_FILE).exists()
        if older_cache and not barred:
            continue
        if halves and not barred:
            raise Broken(f"half a file can be seen in the write {at}: {halves}")
        for name in ("content", "site.yaml", *([".newsgen"] if older_cache else [])) if after == REVERT else ():
            shutil.rmtree(room.root / name) if (room.root / name).is_dir() else (room.root / name).unlink()
            shutil.copytree(pristine / name, room.root / name) if (pristine / name).is_dir() else shutil.copy(pristine / name, room.root)
        for one in after if after != REVERT else ():
            apply(room, one)
        room.build()
        clean = clean or room.clean_tree()
        same(room.tree(), clean, f"torn in the write {at}")
    return seen


def leave_unfinished(room: Room) -> None:
    """Break a build off in the middle of a story's page, and withdraw the story."""
    room.build()
    story = "content/news/first.md"
    room.write(story, "---\ntitle: First\ndate: 2026-05-01\n---\nWords.\n")
    with tearing(3):
        room.build()
    public = room.root / "public"
    assert [file for file in public.rglob(f"{atomic_write.UNFINISHED_PREFIX}*") if file.parent != public / ".newsgen"]
    room.remove(story)


def _pages(room: Room) -> dict[str, bytes]:
    """What readers may be given: neither marks nor unfinished files."""
    return {
        path: data for path, data in room.tree().items() if not path.startswith(".newsgen/") and atomic_write.UNFINISHED_PREFIX not in path
    }
