"""Digests, and the one encoding in which values are stored and compared.

Values count as equal everywhere when their digests are equal: sources, answers, pages. msgspec writes the same bytes for equal values (fields
in order, mappings sorted), and reads them back into the frozen types.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TypeVar

import msgspec

T = TypeVar("T")
_encoder = msgspec.json.Encoder(order="deterministic")


def digest(data: bytes) -> str:
    """Returns the digest of bytes: 32 hexadecimal digits of BLAKE2b (RFC 7693), 128 bits."""
    return blake2b(data, digest_size=16).hexdigest()


def encode(value: object) -> bytes:
    """Returns a value of the model as canonical JSON: equal values give equal bytes."""
    return _encoder.encode(value)


def decode(data: bytes, into: type[T]) -> T:
    """Returns the value of type ``into`` that ``encode`` wrote. Raises msgspec.ValidationError where the bytes are not such a value."""
    return msgspec.json.decode(data, type=into)


def digest_of(value: object) -> str:
    """Returns the digest of a value of the model."""
    return digest(encode(value))
