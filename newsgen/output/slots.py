"""Refreshing slots: a fragment changed, and the pages that show it are patched where they lie, without being made again."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.digest import digest
from newsgen.model.page import Filled
from newsgen.output.place import Disk, Fragments


@dataclass(frozen=True, slots=True)
class Patched:
    """A file whose slots were filled anew, as the journal keeps it."""

    path: str
    digest: str
    size: int
    slots: tuple[Filled, ...]


def patch(disk: Disk, path: str, known: str, slots: tuple[Filled, ...], fragments: Fragments) -> Patched | None:
    """Fill a placed file's slots with the fragments' bytes of now.

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
    if fresh != data:
        disk.replace(path, fresh)
    return Patched(path, digest(fresh), len(fresh), tuple(filled))
