"""Tables of fields, and the check of a YAML document against a table.

Front matter, site.yaml, the data files and the options of body blocks are checked here. The check reports every error, each at its
place. A table is plain data, so that the docs, the JSON Schema and the tests can read the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import voluptuous as vol
from msgspec import Struct

from newsgen.content.positioned_yaml.parser import YamlDocument
from newsgen.content.positioned_yaml.spans import Place
from newsgen.diagnostics.problem import Problem
from newsgen.diagnostics.suggest import nearest

MOST_UNKNOWN = 20
"""Unknown keys of one mapping that are reported; the search for the nearest name of each takes a while."""
MOST_LISTED = 12
"""Keys of a table up to which a hint lists them all."""
LONGEST_NAME = 60
"""Characters of a name up to which the nearest known name is searched."""


class WrongValue(vol.Invalid):  # type: ignore[misc, unused-ignore]
    """A value is not of its field's type. ``hint`` says what to write instead; ``code`` is the second part of the problem's code."""

    def __init__(self, message: str, hint: str, code: str = "wrong-value") -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


class FieldType(Struct, frozen=True, eq=False):
    """The type of a value. ``name`` is shown in the docs.

    ``read`` converts the written value, or raises WrongValue (vol.MultipleInvalid for several errors inside a value). ``fields`` are
    those of a mapping; ``choices`` the words that are allowed, where these are known.
    """

    name: str
    read: Callable[[Any], Any]
    fields: tuple[Field, ...] = ()
    choices: tuple[str, ...] = ()


class Field(Struct, frozen=True, eq=False):
    """A row of a table: a key that an editor may write, the type of its value, and what is used where the key is left out.

    ``default``, ``doc`` and ``example`` are texts for the docs. Fields are compared by identity (``eq=False``): tables are keys of
    caches and looked up often, and to hash every text in them would be slow.
    """

    name: str
    type: FieldType
    default: str
    doc: str
    example: str
    required: bool = False


Table = tuple[Field, ...]
"""The fields of one mapping."""


def check(document: YamlDocument, table: Table, *, area: str, docs: str, place: Place = ()) -> tuple[dict[str, Any], list[Problem]]:
    """Checks the mapping at ``place`` of a document. Returns its valid values, converted, by key, and a Problem for each error.

    A key without a value counts as left out. ``area`` is the first part of the problems' codes; ``docs`` names the page of the docs
    that lists all keys.
    """
    written = value_at(document, place)
    given = keys_with_values(written, table) if isinstance(written, dict) else {}
    if (values := _read_if_valid(table, given)) is not None:
        return values, []
    try:
        return validator(table)(given), []
    except vol.MultipleInvalid as failure:
        errors = failure.errors
    problems = [_problem(document, place, error, area, docs) for error in errors]
    invalid = {_step(error.path[0]) for error in errors if error.path}
    return validator(table, partial=True)({name: value for name, value in given.items() if name not in invalid}), problems


def _read_if_valid(table: Table, given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Returns the same values as the validator if there is no error, and None if there is one.

    Nearly all documents are valid, and this way is faster than voluptuous. The errors of the others are found by the validator.
    """
    readers, required = _readers(table)
    if not required <= given.keys():
        return None
    try:
        return {name: readers[name](value) for name, value in given.items()}
    except (KeyError, ValueError, vol.Invalid):
        return None


@lru_cache(maxsize=64)
def _readers(table: Table) -> tuple[dict[str, Callable[[Any], Any]], frozenset[str]]:
    """Returns the functions that read values, by the names of the fields, and the names of the required fields."""
    return {field.name: field.type.read for field in table}, frozenset(field.name for field in table if field.required)


def value_at(document: YamlDocument, place: Place) -> Any:
    """Returns the value at a place of a document. Raises KeyError or IndexError if there is none."""
    value = document.values
    for step in place:
        value = value[step]
    return value


def keys_with_values(written: Mapping[str, Any], table: Table) -> dict[str, Any]:
    """Returns the keys that have a value: ``byline:`` with nothing after it means the same as no line at all.

    Of the unknown keys only the first 20 are kept: the search for the nearest name of each of thousands would take minutes.
    """
    known = _readers(table)[0]
    unknown = [name for name in written if name not in known]
    dropped = frozenset(unknown[MOST_UNKNOWN:])
    return {
        name: value for name, value in written.items() if name not in dropped and (name not in known or (value != "" and value is not None))
    }


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """Returns the known name that is nearest to one that an editor wrote; None if no name is near, or if it is too long for a slip."""
    return nearest(name, known) if 0 < len(name) <= LONGEST_NAME else None


@lru_cache(maxsize=64)
def validator(table: Table, *, partial: bool = False) -> vol.Schema:
    """Returns a table as a voluptuous schema. With ``partial``, required keys may be missing."""
    rows: dict[Any, Any] = {}
    for field in table:
        marker = vol.Required(field.name, msg=field.example) if field.required and not partial else vol.Optional(field.name)
        rows[marker] = field.type.read
    names = tuple(field.name for field in table)

    def refuse_unknown(name: str) -> str:
        close = nearest_name(name, names)
        hint = (
            f'did you mean "{close}"?'
            if close
            else f"the keys are {', '.join(names)}."
            if len(names) <= MOST_LISTED
            else "remove it, or put it below extra:"
        )
        raise WrongValue(f'unknown key "{_shortened(name)}"', hint, "unknown-key")

    rows[refuse_unknown] = object
    return vol.Schema(rows)


def _problem(document: YamlDocument, within: Place, error: vol.Invalid, area: str, docs: str) -> Problem:
    """Returns the Problem for an error of voluptuous, whose path begins at the place ``within`` of the document."""
    place: Place = (*within, *(_step(step) for step in error.path))
    if isinstance(error, vol.RequiredFieldInvalid):
        name = place[-1]
        span = document.span(place, key=True) if place in document.keys else document.span(place[:-1])
        message = f'"{name}" has no value' if place in document.keys else f'"{name}" is missing'
        return document.problem(f"{area}/missing-key", "error", message, span, f"write {name}: {error.msg}  All keys: {docs}")
    hint = error.hint if isinstance(error, WrongValue) else "compare with the example in the docs"
    code = error.code if isinstance(error, WrongValue) else "wrong-value"
    if code == "unknown-key":
        return document.problem(f"{area}/{code}", "error", error.msg, document.span(place, key=True), f"{hint}  All keys: {docs}")
    key = next((step for step in reversed(place) if isinstance(step, str)), "")
    message = f"{key}: {error.msg}" if key else error.msg
    return document.problem(f"{area}/{code}", "error", message, document.span(place), hint)


def _step(step: Any) -> str | int:
    """Returns a step of voluptuous's path as a key or an index. A key stands in the path as a marker that holds its name."""
    return step if isinstance(step, int) else str(step.schema) if isinstance(step, vol.Marker) else str(step)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


def describe(value: Any) -> str:
    """Returns words for a value in a message: ``a list``, ``a group of keys``, or the text in quotes, cut after 40 characters."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of keys"
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 40 else text[:40] + "…"}"'


def read_each(items: Any, read: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Reads each value of ``items``, which are pairs of a key or an index and a value.

    Raises vol.MultipleInvalid with the errors of all values; each error's path begins with the key or index.
    """
    values, errors = [], []
    for step, item in items:
        try:
            values.append(read(item))
        except vol.MultipleInvalid as failure:
            failure.prepend([step])
            errors += failure.errors
        except vol.Invalid as error:
            error.prepend([step])
            errors.append(error)
    if errors:
        raise vol.MultipleInvalid(errors)
    return tuple(values)
