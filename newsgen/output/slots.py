"""Patches written pages: where a fragment changed, the slots of the pages that show it are filled anew, without rendering the pages again."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsgen.model.digest import digest
from newsgen.model.page import Filled
from newsgen.output.write import Disk, Fragments


class Patched(Struct, frozen=True):
    """A file whose slots were filled anew, as the journal keeps it: ``digest`` and ``size`` (bytes) are of the whole file."""

    path: str
    digest: str
    size: int
    slots: tuple[Filled, ...]


def patch(disk: Disk, path: str, known: str, slots: tuple[Filled, ...], fragments: Fragments, *, in_place: bool = False) -> Patched | None:
    """Fills a file's slots with the current bytes of the fragments; ``in_place`` overwrites the file instead of replacing it.

    ``known`` is the file's digest in the journal. Returns None where the file on the disk has another: then it must be rendered again.
    """
    data = disk.read(path)
    if data is None or digest(data) != known:
        return None
    pieces: list[bytes] = []
    filled: list[Filled] = []
    end = length = 0
    for slot in slots:
        piece, baked = fragments.bytes_for(slot.name, "bake")
        pieces += [data[end : slot.start], piece]
        length += slot.start - end
        filled.append(Filled(slot.name, length, len(piece), baked))
        length += len(piece)
        end = slot.start + slot.length
    patched = b"".join([*pieces, data[end:]])
    if patched != data and not (in_place and _overwrite(disk, path, data, patched, slots, filled)):
        disk.replace(path, patched)
    return Patched(path, digest(patched), len(patched), tuple(filled))


def _overwrite(disk: Disk, path: str, data: bytes, patched: bytes, slots_before: Sequence[Filled], slots_after: Sequence[Filled]) -> bool:
    """Writes the bytes from the first changed slot to the last one, or to the end of the file where the length differs.

    Returns False where the file cannot be overwritten.
    """
    changed = [(before, after) for before, after in zip(slots_before, slots_after, strict=True) if before.digest != after.digest]
    start = changed[0][0].start
    last = changed[-1][1]
    end = last.start + last.length if len(patched) == len(data) else len(patched)
    return disk.overwrite(path, start, patched[start:end], len(patched))
