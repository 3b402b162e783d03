"""Parts that are kept: made once for the same answers, and asked for in full by every page that shows them."""

from __future__ import annotations

import inspect

import pytest

from newsgen import content
from newsgen.model.query import LabelOf, Names
from newsgen.pages import archive, article, feed, frame, teaser
from newsgen.pages.kept import kept
from newsgen.plugins import kinds
from newsgen.render import Recorder
from newsgen.session import Options, session
from tests import laws


class Desk:
    """Answers from a mapping, and notes what was asked."""

    def __init__(self, **answers):
        self.answers = answers
        self.asked = []

    def __call__(self, query):
        self.asked.append(query)
        return self.answers[query.scope if isinstance(query, LabelOf) else query.taxonomy]


@pytest.fixture
def joined():
    """A part whose second question depends on the first answer, and how often it was made."""
    made = []

    @kept(2)
    def join(ask, taxonomy, mark):
        made.append(taxonomy)
        return mark.join(ask(LabelOf(name)) for name in ask(Names(taxonomy)))

    return join, made


def test_a_part_is_made_once_for_the_same_answers(joined):
    join, made = joined
    for _ in range(3):
        desk = Desk(tag=("a", "b"), a="A", b="B")
        assert join(desk, "tag", "+") == "A+B"
        assert desk.asked == [Names("tag"), LabelOf("a"), LabelOf("b")]
    assert made == ["tag"]
    assert join(Desk(tag=("a", "b"), a="A", b="B"), "tag", "-") == "A-B"


@pytest.mark.parametrize(
    ("answers", "text"),
    [({"tag": ("a", "b"), "a": "Other", "b": "B"}, "Other+B"), ({"tag": ("c",), "c": "C"}, "C"), ({"tag": ()}, "")],
    ids=["later", "first", "fewer"],
)
def test_another_answer_makes_it_anew_and_nothing_else_is_asked(joined, answers, text):
    join, made = joined
    join(Desk(tag=("a", "b"), a="A", b="B"), "tag", "+")
    warm, cold = Desk(**answers), Desk(**answers)
    assert join(warm, "tag", "+") == text
    join.__wrapped__(cold, "tag", "+")
    assert list(dict.fromkeys(warm.asked)) == cold.asked
    assert made == ["tag"] * 3


def test_what_is_kept_is_bounded(joined):
    join, made = joined
    for taxonomy in ("a", "b", "c", "c", "a"):
        join(Desk(**{taxonomy: ()}), taxonomy, "+")
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
        site = content.read_site(room.root)[0]
        with session(Options(room.root, room.root / "public", room.at), site) as desk:
            desk.take_in()
            pages, answers = [one.page for one in desk.plan().stale], desk.catalogue.answers(site)

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
