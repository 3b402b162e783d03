"""Instants as the catalogue's rows hold them: the second as a number that can be read, 20261123080000, which sorts as its stamp does.

A file of its own because lists and fences are the largest part of the catalogue, and a number takes a third of a stamp.
"""

from __future__ import annotations

from newsgen.model.scope import LAST

_LAST = 10**14
"""Above every second."""


def second(key: str) -> int:
    """The second of a stamp, or of a key that begins with one; of the lowest key 0, of the one above all a number above all."""
    if not key:
        return 0
    return int(key[0:4] + key[5:7] + key[8:10] + key[11:13] + key[14:16] + key[17:19]) if key[0] <= "9" else _LAST


def stamp_of(second: int) -> str:
    """The stamp of a second."""
    if second in (0, _LAST):
        return LAST if second else ""
    text = f"{second}"
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}T{text[8:10]}:{text[10:12]}:{text[12:]}Z"
