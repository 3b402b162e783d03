"""Parts that are kept: made once in a session, and asked for in full by every page that shows them."""

from __future__ import annotations

import inspect

import pytest

from newsgen.model.digest import digest_of
from newsgen.model.query import Answer, LabelOf, Names
from newsgen.pages import archive, article, feed, frame, teaser
from newsgen.pages.parts.memoised import memoised
from newsgen.pipeline.ingest import ingest_changes
from newsgen.pipeline.options import Options
from newsgen.pipeline.plugins import kinds
from newsgen.pipeline.session import open_session
from newsgen.render import Recorder
from tests.support.laws import checks as laws


class StubAnswers:
    """Answers of a session, from a mapping."""

    def __init__(self, **answers):
        self.answers = answers

    def __call__(self, query):
        found = self.answers[query.scope if isinstance(query, LabelOf) else query.taxonomy]
        return Answer(digest_of(found), (), lambda: found)


@pytest.fixture
def joined():
    """A part whose second question depends on the first answer, and how often it was made."""
    made = []

    @memoised(2)
    def join(ask, taxonomy, mark):
        made.append(taxonomy)
        return mark.join(ask(LabelOf(name)) for name in ask(Names(taxonomy)))

    return join, made


def test_a_part_is_made_once_in_a_session(joined):
    join, made = joined
    session = StubAnswers(tag=("a", "b"), a="A", b="B")
    for _ in range(3):
        recorder = Recorder(session)
        assert join(recorder, "tag", "+") == "A+B"
        assert list(recorder.asked()) == [Names("tag"), LabelOf("a"), LabelOf("b")]
    assert made == ["tag"]
    assert join(Recorder(session), "tag", "-") == "A-B"


def test_what_a_page_asked_before_stays_where_it_was(joined):
    join, _ = joined
    session = StubAnswers(tag=("a", "b"), a="A", b="B", c="C")
    for _ in range(2):
        recorder = Recorder(session)
        recorder(LabelOf("b"))
        join(recorder, "tag", "+")
        recorder(LabelOf("c"))
        assert list(recorder.asked()) == [LabelOf("b"), Names("tag"), LabelOf("a"), LabelOf("c")]


@pytest.mark.parametrize(
    ("answers", "text"),
    [({"tag": ("a", "b"), "a": "Other", "b": "B"}, "Other+B"), ({"tag": ("c",), "c": "C"}, "C"), ({"tag": ()}, "")],
    ids=["later", "first", "fewer"],
)
def test_another_session_makes_it_anew_and_nothing_else_is_asked(joined, answers, text):
    join, made = joined
    join(Recorder(StubAnswers(tag=("a", "b"), a="A", b="B")), "tag", "+")
    warm, cold = Recorder(StubAnswers(**answers)), Recorder(StubAnswers(**answers))
    assert join(warm, "tag", "+") == text
    join.__wrapped__(cold, "tag", "+")
    assert warm.trace() == cold.trace()
    assert made == ["tag"] * 3


def test_what_is_kept_is_bounded(joined):
    join, made = joined
    session = StubAnswers(a=(), b=(), c=())
    for taxonomy in ("a", "b", "c", "c", "a"):
        join(Recorder(session), taxonomy, "+")
    assert made == ["a", "b", "c", "a"]


def forget():
    """Let go of all parts."""
    for module in (archive, article, feed, frame, teaser):
        for one in vars(module).values():
            if callable(one) and "parts" in getattr(getattr(one, "__code__", None), "co_freevars", ()):
                inspect.getclosurevars(one).nonlocals["parts"].clear()


def test_a_page_asks_the_same_whatever_was_made_before_it(tmp_path):
    """Pages and their traces, made one after the other in either order, equal those of pages made in a process of their own."""
    with laws.open_room(tmp_path) as room:
        room.write("content/authors/lina-haddad.md", "---\ntitle: Lina Haddad\n---\nReports.\n")
        for n in range(6):
            room.story(f"news/politics/2026/s{n}", f"Story {n}", f"2026-11-{n + 1:02} 08:00", tags="[Vote, Prices]", byline="Lina Haddad")
        with open_session(Options(room.root, room.root / "public", room.at)) as session:
            ingest_changes(session)
            pages, answers = [one.page for one in session.plan().stale], session.catalogue.answers(session.site)

            def made(page):
                recorder = Recorder(answers)
                return kinds()[page.kind].view(recorder, page.key), recorder.trace()

            alone = {}
            for page in pages:
                forget()
                alone[page.permalink] = made(page)
            assert {page.permalink: made(page) for page in pages} == alone
            forget()
            assert {page.permalink: made(page) for page in reversed(pages)} == alone
            assert len(alone) > 40
