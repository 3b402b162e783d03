"""The law of the build that does nothing: where the quick look says that nothing is to do, a build does nothing and tells the same."""

from __future__ import annotations

import json

import pytest

from newsgen.diagnostics.format import format_problems as printed
from newsgen.diagnostics.problem import Problem, Span
from newsgen.model.instant import stamp
from newsgen.up_to_date import check
from tests.support.laws import checks as laws
from tests.support.laws import mutations as m
from tests.support.laws.cases import story

FORMS = ("text", "github", "json")


def count_files_as_old(planted: pytest.MonkeyPatch) -> None:
    """Files count as old at once: those of tests are as young as the tests."""
    planted.setattr(m.SCAN, "YOUNG_NS", -1)
    planted.setattr(check, "YOUNG_NS", -1)
    planted.setattr(check, "_LOADED_NS", 1 << 62)


def told(room: laws.Room) -> list[Problem] | None:
    """The problems of a build that does nothing; None where the quick look leaves it to a build."""
    encoded, _ = check.compare_with_note(str(room.root), str(room.root / "public"), stamp(room.at))
    return None if encoded is None else [Problem(**{**one, "span": Span(**one["span"])}) for one in json.loads(encoded)]


def right(room: laws.Room) -> bool:
    """Whether the quick look says that there is nothing to do. Then there is nothing to do, or the law is broken."""
    known = told(room)
    if known is None:
        return False
    effects: list[str] = []
    try:
        done = room.build(effect=effects.append)
    except laws.NewsgenError as error:
        raise laws.Broken(str(error)) from error
    touched = [effect for effect in effects if effect != "commit"]
    if done.made or done.patched or done.removed or done.written or touched:
        raise laws.Broken(f"made: {done.made[:3]}; {done.patched} patched, {done.removed} removed; {touched[:3]}")
    for form in FORMS:
        if printed(known, form) != printed(done.problems, form):
            raise laws.Broken(f"told: {printed(known, form)}; a build: {printed(done.problems, form)}")
    return True


WRONG = story("c", more="byeline: Wrong")
