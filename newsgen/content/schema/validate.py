"""Tables of keys, and the check of a document against one: every error at once, each at its place.

A file of its own because front matter, site.yaml and the data files are checked alike. A table is plain data, so that the docs, the
JSON Schema and the tests read the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import voluptuous as vol
from msgspec import Struct

from newsgen.content.positioned_yaml.parser import YamlDocument
from newsgen.content.positioned_yaml.spans import Place
from newsgen.diagnostics.problem import Problem, nearest

MOST_UNKNOWN = 20
MOST_LISTED = 12
LONGEST_NAME = 60


class Wrong(vol.Invalid):  # type: ignore[misc, unused-ignore]
    """A value that is not of its kind. ``hint`` is the remedy; ``code`` replaces ``wrong-value``."""

    def __init__(self, message: str, hint: str, code: str = "wrong-value") -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


class FieldType(Struct, frozen=True, eq=False):
    """What a value must be. ``read`` turns what is written into it, or raises Wrong; ``keys`` are a mapping's own."""

    name: str
    read: Callable[[Any], Any]
    keys: tuple[Field, ...] = ()
    choices: tuple[str, ...] = ()


class Field(Struct, frozen=True, eq=False):
    """A row of a table: what an editor may write, and what happens where it is left out. Itself alone, since tables are looked up often."""

    name: str
    kind: FieldType
    default: str
    doc: str
    example: str
    required: bool = False


Table = tuple[Field, ...]


def check(document: YamlDocument, table: Table, *, area: str, docs: str, place: Place = ()) -> tuple[dict[str, Any], list[Problem]]:
    """The values at ``place`` that are right, and a Problem for each that is not. A key without a value counts as left out."""
    written = value_at(document, place)
    given = filled(written, table) if isinstance(written, dict) else {}
    if (values := _at_once(table, given)) is not None:
        return values, []
    try:
        return validator(table)(given), []
    except vol.MultipleInvalid as failure:
        errors = failure.errors
    problems = [_problem(document, place, error, area, docs) for error in errors]
    bad = {_step(error.path[0]) for error in errors if error.path}
    return validator(table, partial=True)({name: value for name, value in given.items() if name not in bad}), problems


def _at_once(table: Table, given: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the validator gives where nothing is wrong, as nearly always; None where something is, which the validator then tells."""
    readers, required = _readers(table)
    if not required <= given.keys():
        return None
    try:
        return {name: readers[name](value) for name, value in given.items()}
    except (KeyError, ValueError, vol.Invalid):
        return None


@lru_cache(maxsize=64)
def _readers(table: Table) -> tuple[dict[str, Callable[[Any], Any]], frozenset[str]]:
    return {key.name: key.kind.read for key in table}, frozenset(key.name for key in table if key.required)


def value_at(document: YamlDocument, place: Place) -> Any:
    """The value that stands at a place of a document."""
    value = document.values
    for step in place:
        value = value[step]
    return value


def filled(written: Mapping[str, Any], table: Table) -> dict[str, Any]:
    """The keys that have a value: ``byline:`` and nothing after it says as little as no line at all.

    Of unknown ones a few are enough: to look for the nearest name of each of thousands would take minutes.
    """
    known = _readers(table)[0]
    unknown = [name for name in written if name not in known]
    dropped = frozenset(unknown[MOST_UNKNOWN:])
    return {
        name: value for name, value in written.items() if name not in dropped and (name not in known or (value != "" and value is not None))
    }


def close_to(name: str, known: Iterable[str]) -> str | None:
    """The known name nearest to one that an editor wrote; none for what is too long to be a slip."""
    return nearest(name, known) if 0 < len(name) <= LONGEST_NAME else None


@lru_cache(maxsize=64)
def validator(table: Table, *, partial: bool = False) -> vol.Schema:
    """A table as a voluptuous schema. ``partial`` lets required keys be missing."""
    rows: dict[Any, Any] = {}
    for key in table:
        marker = vol.Required(key.name, msg=key.example) if key.required and not partial else vol.Optional(key.name)
        rows[marker] = key.kind.read
    names = tuple(key.name for key in table)

    def unknown(name: str) -> str:
        close = close_to(name, names)
        hint = (
            f'did you mean "{close}"?'
            if close
            else f"the keys are {', '.join(names)}."
            if len(names) <= MOST_LISTED
            else "remove it, or put it below extra:"
        )
        raise Wrong(f'unknown key "{_short(name)}"', hint, "unknown-key")

    rows[unknown] = object
    return vol.Schema(rows)


def _problem(document: YamlDocument, within: Place, error: vol.Invalid, area: str, docs: str) -> Problem:
    place: Place = (*within, *(_step(step) for step in error.path))
    if isinstance(error, vol.RequiredFieldInvalid):
        name = place[-1]
        span = document.span(place, key=True) if place in document.keys else document.span(place[:-1])
        message = f'"{name}" has no value' if place in document.keys else f'"{name}" is missing'
        return document.problem(f"{area}/missing-key", "error", message, span, f"write {name}: {error.msg}  All keys: {docs}")
    hint = error.hint if isinstance(error, Wrong) else "compare with the example in the docs"
    code = error.code if isinstance(error, Wrong) else "wrong-value"
    if code == "unknown-key":
        return document.problem(f"{area}/{code}", "error", error.msg, document.span(place, key=True), f"{hint}  All keys: {docs}")
    named = next((step for step in reversed(place) if isinstance(step, str)), "")
    message = f"{named}: {error.msg}" if named else error.msg
    return document.problem(f"{area}/{code}", "error", message, document.span(place), hint)


def _step(step: Any) -> str | int:
    """A step of voluptuous's path: a key's marker stands for its name."""
    return step if isinstance(step, int) else str(step.schema) if isinstance(step, vol.Marker) else str(step)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


def describe(value: Any) -> str:
    """A value of the wrong shape, named: ``a list``, ``keys and values``, ``the text "maybe"``."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of keys"
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= 40 else text[:40] + "…"}"'


def collect(items: Any, read: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Each item's value; raises all that is wrong, at the items' places."""
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
