"""What the catalogue's rows hold as numbers, since texts would be the largest part of it.

An instant: its second as a number that can be read, 20261123080000, which sorts as its stamp does. An address or id that files may
contest: 62 bits of its hash, of which among a million no two are alike.
"""

from __future__ import annotations

from hashlib import blake2b

from newsgen.model.page import place_of
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


def place(address: str) -> int:
    """The number of an address: that of two which cannot stand side by side on every disk is the same."""
    return _positive(place_of(address))


def identity(edition: str, name: str) -> int:
    """The number of a story's id in an edition; below 0, so that it is nobody's address."""
    return -_positive(f"{edition}:{name}")


def hashed(text: str, size: int) -> int:
    """A number of so many bytes that stands for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=size).digest())


def _positive(text: str) -> int:
    return (hashed(text, 8) >> 2) + 1
