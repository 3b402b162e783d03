"""The law of the fence: an answer that changed had a scope touched where it depended on it, for every question there is."""

from __future__ import annotations

import tempfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.model import lookup as look
from newsgen.model import query as q
from newsgen.model.query import Answer, Query
from newsgen.model.scope import key_of
from tests import laws
from tests.edits import edit

PATHS = [f"content/news/{s}/2026/{n}.md" for s in ("politics", "economy") for n in "abc"]
SCOPES = [
    "site",
    "section:news",
    "section:news/politics",
    "tag:vote",
    "tag:c",
    "author:lina-haddad",
    "coverage:strike",
    "type:opinion",
    "featured",
    "breaking",
    "live",
    "recent",
    "ar|site",
    "ar|section:news/politics",
    "ar|tag:vote",
]
KEYS = ["2026-11-20T10:00:00Z content/news/politics/2026/a.md", "2026-10-01T00:00:00Z x", "2026-12-01T00:00:00Z x"]
PERIODS = ["2026", "2026-10", "2026-11", "2025"]


def questions() -> list[Query]:
    """Every kind of question, with parameters that the edits reach."""
    asked: list[Query] = [q.Setting(block) for block in q.BLOCKS]
    asked += [q.Setting("chrome", "ar"), q.Setting("registry", "ar")]
    for path in [*PATHS, "content/authors/lina-haddad.md", "content/pages/about.md"]:
        asked += [q.StoryAt(path), q.CardAt(path), look.AddressOf(path)]
    asked += [look.CardOn(f"/news/politics/2026/11/{n}/") for n in ("a", "b", "same")]
    for scope in SCOPES:
        asked += [q.Newest(scope, n) for n in (1, 2, 30)] + [q.Months(scope), q.LabelOf(scope)]
        asked += [q.Slice(scope, p, start, 1) for p in ("", "2026-11") for start in (0, 1)]
        asked += [q.Parts(scope, p, 1) for p in ("", "2026-11")]
        asked += [q.Within(scope, p) for p in PERIODS] + [q.CountWithin(scope, p, 2) for p in PERIODS]
        asked += [q.Neighbours(scope, key, n) for key in KEYS for n in (1, 4)]
    for taxonomy in ("section", "tag", "author", "coverage", "type"):
        asked += [q.Terms(taxonomy), q.Names(taxonomy), q.Terms(taxonomy, "ar"), q.Names(taxonomy, "ar")]
    asked += [look.Documents("page"), look.Documents("author"), look.Documents("page", "ar"), look.Assets()]
    asked += [look.BreakingNow(), look.BreakingNow("ar"), look.MostReadNow(), look.MostReadNow("ar")]
    asked += [look.MovedFrom(address) for address in ("/old/", "/OLD/x.html", "/about/")]
    asked += [look.Translations(pair) for pair in ("news/politics/2026/a.md", "news/politics/2026/b.md", "pages/about.md")]
    asked += [look.FileAt(p) for p in ("static/img/a.png", "content/news/politics/2026/beside.png", "static/css/own.css")]
    asked += [look.AddressOf("static/img/a.png")]
    return asked


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
