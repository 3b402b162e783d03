"""The names of a dataclass's fields, looked up once a class."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields
from functools import cache
from typing import cast


def field_names(value: object) -> tuple[str, ...]:
    """Of a dataclass's instance, in order. Raises TypeError for any other value."""
    return _names(cast("Hashable", type(value)))


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))  # type: ignore[arg-type]  # classes are hashable; that mypy does not see
