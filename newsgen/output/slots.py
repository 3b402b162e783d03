"""Refreshing slots: a fragment changed, and the pages that show it are patched where they lie, without being made again."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from newsgen.model.digest import digest
from newsgen.model.page import Filled
from newsgen.output.write import Disk, Fragments


class Patched(Struct, frozen=True):
    """A file whose slots were filled anew, as the journal keeps it."""

    path: str
    digest: str
    size: int
    slots: tuple[Filled, ...]


def patch(disk: Disk, path: str, known: str, slots: tuple[Filled, ...], fragments: Fragments, *, in_place: bool = False) -> Patched | None:
    """Fill a placed file's slots with the fragments' bytes of now; ``in_place`` overwrites the file where it lies.

    ``known`` is the digest the journal has of the file. None where the file is not that: it must be rendered again.
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
    fresh = b"".join([*pieces, data[end:]])
    if fresh != data and not (in_place and _overwrite(disk, path, data, fresh, slots, filled)):
        disk.replace(path, fresh)
    return Patched(path, digest(fresh), len(fresh), tuple(filled))


def _overwrite(disk: Disk, path: str, data: bytes, fresh: bytes, before: Sequence[Filled], after: Sequence[Filled]) -> bool:
    """Write from the first changed slot to the last one, or to the end of the file where its length is another."""
    changed = [(was, now) for was, now in zip(before, after, strict=True) if was.digest != now.digest]
    start = changed[0][0].start
    last = changed[-1][1]
    end = last.start + last.length if len(fresh) == len(data) else len(fresh)
    return disk.overwrite(path, start, fresh[start:end], len(fresh))
