"""The law of the fence: an answer that changed had a scope touched where it depended on it, for every question there is."""

from __future__ import annotations

import tempfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.model import query as q
from newsgen.model.query import Answer, Query
from newsgen.model.scope import key_of
from tests.support.laws import checks as laws
from tests.support.laws.edits import edit
from tests.support.laws.questions import questions


def test_every_kind_of_question_is_asked():
    assert {type(one).__name__ for one in questions()} == set(Query.known)


@pytest.fixture
def room(tmp_path):
    with laws.open_room(tmp_path) as opened:
        yield opened


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(st.lists(edit, min_size=2, max_size=8))
def test_fence(edits):
    with tempfile.TemporaryDirectory() as folder, laws.open_room(folder) as room:
        laws.fence(room, edits, questions())


@pytest.mark.full
@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(st.lists(edit, min_size=4, max_size=16))
def test_fence_in_long_runs(edits):
    with tempfile.TemporaryDirectory() as folder, laws.open_room(folder) as room:
        laws.fence(room, edits, questions())


def test_equal_digests_mean_equal_fences(room):
    before, _ = laws.take(room, questions())
    room.story("news/politics/2026/new", "New", "2026-11-22 10:00", tags="[Vote]")
    after, _ = laws.take(room, questions())
    assert [one for one in before if before[one].digest == after[one].digest and before[one].fences != after[one].fences] == []


def test_stories_of_one_second_stand_in_the_order_of_their_paths(room):
    newest = q.Newest("tag:tie", 3)
    for name in "dbc":
        room.story(f"news/politics/2026/tie-{name}", name, "2026-10-20 10:00", tags="[Tie]")
    cards = laws.take(room, [newest])[0][newest].value()
    assert [one.title for one in cards] == ["d", "c", "b"]
    beside = q.Neighbours("tag:tie", key_of(cards[1].published, cards[1].path), 4)
    around = laws.take(room, [beside])[0][beside].value()
    assert ([one.title for one in around.newer], [one.title for one in around.older]) == (["d"], ["b"])


def test_a_story_that_comes_as_another_of_its_second_goes_takes_nothing_of_it(room):
    newest = q.Newest("tag:tie", 3)
    for gone, come in (("", "b"), ("b", "c"), ("c", "a")):
        (room.root / f"content/news/politics/2026/tie-{gone}.md").unlink(missing_ok=not gone)
        room.story(f"news/politics/2026/tie-{come}", come, "2026-10-20 10:00", tags="[Tie]")
        assert [one.title for one in laws.take(room, [newest])[0][newest].value()] == [come]


def test_an_untouched_scope_is_found():
    fence = q.Fence("tag:vote", "b", "d")
    one = q.Newest("tag:vote", 1)
    before, after = {one: Answer("1", (fence,), tuple)}, {one: Answer("2", (fence,), tuple)}
    assert laws.unfenced(before, after, [("tag:vote", "e"), ("tag:other", "c")]) == [one]
    assert laws.unfenced(before, after, [("tag:vote", "c")]) == []
