"""Kinds that are made of others: a group of keys with a table of its own, a list of them, pairs.

A file of its own because errors inside are collected here with their places, all of them, and single values know nothing of places.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsgen.content.schema.types import MOST_NAMES, one_line
from newsgen.content.schema.validate import FieldType, Table, Wrong, collect, describe, filled, validator


def group(name: str, table: Table, short: str = "") -> FieldType:
    """Keys and values. Where ``short`` names a key, a bare text stands for that key's value."""
    example = next((key.name for key in table if key.required), table[0].name)

    def read(value: Any) -> dict[str, Any]:
        if short and isinstance(value, str):
            value = {short: value}
        if not isinstance(value, dict):
            raise Wrong(
                f"keys and values are expected, and this is {describe(value)}",
                f"write {{{example}: …}}, or key: value lines below it, indented",
            )
        result: dict[str, Any] = validator(table)(filled(value, table))
        return result

    return FieldType(name, read, table)


def list_of(kind: FieldType) -> FieldType:
    """A list; a single value stands for a list of one."""

    def read(value: Any) -> tuple[Any, ...]:
        return collect(enumerate(value if isinstance(value, list) else []), kind.read) if isinstance(value, list) else (kind.read(value),)

    return FieldType(f"list of {kind.name}", read, kind.keys, kind.choices)


def pairs(name: str, read_value: Callable[[Any], Any]) -> FieldType:
    """Free names, each with a value of one kind."""

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Wrong(f"pairs are expected, and this is {describe(value)}", "write {name: value, other: value}")
        return dict(zip(value, collect(value.items(), read_value), strict=True))

    return FieldType(name, read)


def _name(value: Any) -> str:
    """A text by which something is known: any kind of blank in it is one."""
    return " ".join(one_line(value).split())


def text_list(value: Any) -> tuple[str, ...]:
    """Texts, or one; empty ones are left out."""
    if isinstance(value, list) and len(value) > MOST_NAMES:
        raise Wrong(f"there are {len(value):,} entries; at most {MOST_NAMES} are read", "remove some")
    if isinstance(value, dict):
        raise Wrong("a text or a list is expected, and this is a group of keys", "write [one, two]")
    written = value if isinstance(value, list) else [value]
    return tuple(text for text in collect(enumerate(written), _name) if text) if isinstance(value, list) else (_name(value),)
