"""Digests, and the one encoding of values that is stored and compared.

Equality of digests stands for equality of values everywhere: sources, answers, pages. msgspec writes the same bytes for equal
values (fields in order, mappings sorted), and reads them back into the frozen types.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TypeVar

import msgspec

T = TypeVar("T")
_encoder = msgspec.json.Encoder(order="deterministic")


def digest(data: bytes) -> str:
    """The digest of bytes: 32 hexadecimal digits of BLAKE2b (RFC 7693), 128 bits."""
    return blake2b(data, digest_size=16).hexdigest()


def encode(value: object) -> bytes:
    """A value of the model as canonical JSON: equal values, equal bytes."""
    return _encoder.encode(value)


def decode(data: bytes, into: type[T]) -> T:
    """The value that ``encode`` wrote. Raises msgspec.ValidationError where the bytes are not such a value."""
    return msgspec.json.decode(data, type=into)


def digest_of(value: object) -> str:
    """The digest of a value of the model."""
    return digest(encode(value))
