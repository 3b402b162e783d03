"""Field types that are made of others: a group of keys with a table of its own, a list, pairs of a free name and a value.

They collect every error inside a value, each with its place. The types of single values know nothing of places.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsgen.content.schema.types import MOST_NAMES, one_line
from newsgen.content.schema.validate import FieldType, Table, WrongValue, describe, keys_with_values, read_each, validator


def group(name: str, table: Table, short: str = "") -> FieldType:
    """Returns the type of a mapping whose keys are the fields of ``table``.

    If ``short`` names a field, the editor may write a text instead of the mapping; the text is then the value of that field.
    """
    example = next((field.name for field in table if field.required), table[0].name)

    def read(value: Any) -> dict[str, Any]:
        if short and isinstance(value, str):
            value = {short: value}
        if not isinstance(value, dict):
            raise WrongValue(
                f"keys and values are expected, and this is {describe(value)}",
                f"write {{{example}: …}}, or key: value lines below it, indented",
            )
        result: dict[str, Any] = validator(table)(keys_with_values(value, table))
        return result

    return FieldType(name, read, table)


def list_of(item_type: FieldType) -> FieldType:
    """Returns the type of a list whose items are of ``item_type``. A value that is not a list counts as a list of one item."""

    def read(value: Any) -> tuple[Any, ...]:
        return read_each(enumerate(value), item_type.read) if isinstance(value, list) else (item_type.read(value),)

    return FieldType(f"list of {item_type.name}", read, item_type.fields, item_type.choices)


def pairs(name: str, read_value: Callable[[Any], Any]) -> FieldType:
    """Returns the type of a mapping with any names as keys; ``read_value`` reads each of its values."""

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise WrongValue(f"pairs are expected, and this is {describe(value)}", "write {name: value, other: value}")
        return dict(zip(value, read_each(value.items(), read_value), strict=True))

    return FieldType(name, read)


def _name(value: Any) -> str:
    """Reads a name on one line. Each run of blanks becomes one space, also of no-break and thin spaces, which other texts keep."""
    return " ".join(one_line(value).split())


def text_list(value: Any) -> tuple[str, ...]:
    """Reads a list of texts, or one text. Empty items of a list are left out. Raises WrongValue for more than 100 items."""
    if isinstance(value, list) and len(value) > MOST_NAMES:
        raise WrongValue(f"there are {len(value):,} entries; at most {MOST_NAMES} are read", "remove some")
    if isinstance(value, dict):
        raise WrongValue("a text or a list is expected, and this is a group of keys", "write [one, two]")
    return tuple(text for text in read_each(enumerate(value), _name) if text) if isinstance(value, list) else (_name(value),)
