"""The names of a class's fields."""

from __future__ import annotations


def field_names(kind: type) -> tuple[str, ...]:
    """Of a struct or a dataclass, in order. Raises TypeError for any other class."""
    names: tuple[str, ...] | None = getattr(kind, "__struct_fields__", None)
    if names is None:  # of a plugin's context
        from dataclasses import fields  # noqa: PLC0415  # ours are structs: this takes longer to load than all of them

        names = tuple(field.name for field in fields(kind))
    return names
