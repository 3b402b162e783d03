"""Integers that stand for texts in rows, because the texts would be the largest part of the catalogue.

An instant is its second as a readable number: 20261123080000. Such numbers sort as the stamps do. An address or id that several files may
claim is 62 bits of its hash: among a million of them no two are alike.
"""

from __future__ import annotations

from hashlib import blake2b

from newsgen.model.page import place_of
from newsgen.model.scope import LAST

_LAST_SECOND = 10**14
"""Stands for ``LAST``; larger than every second."""


def second_of(key: str) -> int:
    """Returns the second of a stamp, or of a key that begins with one; 0 for the empty key, and ``_LAST_SECOND`` for ``LAST``."""
    if not key:
        return 0
    return int(key[0:4] + key[5:7] + key[8:10] + key[11:13] + key[14:16] + key[17:19]) if key[0] <= "9" else _LAST_SECOND


def stamp_of(second: int) -> str:
    """Returns the stamp of a second: the reverse of ``second_of``."""
    if second in (0, _LAST_SECOND):
        return LAST if second else ""
    digits = f"{second}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:]}Z"


def address_number(address: str) -> int:
    """Returns the number of an address, above 0. Two addresses that cannot both be files on every disk have the same number."""
    return _positive_number(place_of(address))


def id_number(edition: str, name: str) -> int:
    """Returns the number of a story's id in an edition. It is below 0, so that it is never the number of an address."""
    return -_positive_number(f"{edition}:{name}")


def hash_number(text: str, size: int) -> int:
    """Returns a hash of a text as a number of ``size`` bytes."""
    return int.from_bytes(blake2b(text.encode(), digest_size=size).digest())


def _positive_number(text: str) -> int:
    return (hash_number(text, 8) >> 2) + 1
