"""The laws of the architecture, each under its name. The checks are in tests/support/laws/, their mutants in test_mutants.py."""

from __future__ import annotations

import tempfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.diagnostics.exceptions import Refused
from tests.support.laws import checks as laws
from tests.support.laws.cases import AGAIN, CRASHES, LONGER, PAIR, SLOTS, story
from tests.support.laws.edits import edit


@pytest.fixture
def room(tmp_path):
    with laws.open_room(tmp_path) as opened:
        yield opened


def unhurried(examples: int) -> settings:
    """Builds take a while, and more so on a busy machine: time is no part of these laws."""
    return settings(deadline=None, max_examples=examples, suppress_health_check=list(HealthCheck), derandomize=True, database=None)


rounds = st.lists(st.lists(edit, min_size=1, max_size=3), min_size=2, max_size=6)


@unhurried(40)
@given(rounds)
def test_clean_build(edits):
    with tempfile.TemporaryDirectory() as folder, laws.open_room(folder) as room:
        laws.clean_build(room, edits)


@pytest.mark.full
@unhurried(200)
@given(st.lists(st.lists(edit, min_size=1, max_size=3), min_size=3, max_size=9))
def test_clean_build_after_every_step(edits):
    with tempfile.TemporaryDirectory() as folder, laws.open_room(folder) as room:
        laws.clean_build(room, edits, each=True)


def test_rest(room):
    room.build()
    laws.rest(room)


@pytest.mark.full
@unhurried(30)
@given(rounds)
def test_rest_after_edits(edits):
    with tempfile.TemporaryDirectory() as folder, laws.open_room(folder) as room:
        laws.clean_build(room, edits)
        if room.attempt() is not None:
            laws.rest(room, later=f"{room.at:%Y-%m-%dT%H}:10:00Z")


SHORT = ("edit", "patch, revert", "template", "address taken over, revert")


@pytest.mark.parametrize("name", [name if name in SHORT else pytest.param(name, marks=pytest.mark.full) for name in CRASHES])
def test_crash(room, name):
    assert laws.crash(room, *CRASHES[name]) > 5


@pytest.mark.parametrize("damaged", ["", "/about/"])
@pytest.mark.parametrize("name", SLOTS)
def test_slot(room, name, damaged):
    room.write("content/pages/about.md", "---\ntitle: Über uns\n---\nWörds.\n")
    laws.slot(room, SLOTS[name], damaged)
    laws.rest(room)


def test_reason(room):
    words = {"/news/politics/2026/11/a/": "content/news/politics/2026/a.md changed"}
    laws.reason(room, (story("a", title="One", date="2026-11-20 10:00", tags=["Vote"], body="Another body."),), words)


def test_a_second_build_at_once_says_so_and_ends(room):
    def inside(_what: str) -> None:
        with pytest.raises(Refused) as refused:
            room.build()
        assert refused.value.problems[0].code == "build/locked"

    room.build(effect=inside)


@pytest.mark.full
@pytest.mark.parametrize("name", ["address taken over", "addresses swapped", "edit"])
def test_two_crashes(room, name):
    before, edits, _ = CRASHES[name]
    assert laws.crash_twice(room, before, edits, (*AGAIN, *PAIR[:1], ("ticker", LONGER)), stride=7) > 20
