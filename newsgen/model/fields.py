"""The field names of a class, whether it is a msgspec struct or a dataclass."""

from __future__ import annotations


def field_names(kind: type) -> tuple[str, ...]:
    """Returns the field names of a struct or a dataclass, in order. Raises TypeError for any other class."""
    names: tuple[str, ...] | None = getattr(kind, "__struct_fields__", None)
    if names is None:  # a plugin's context may be a dataclass
        from dataclasses import fields  # noqa: PLC0415  # our own classes are structs: this module takes longer to load than all of them

        names = tuple(field.name for field in fields(kind))
    return names
