"""What a story costs that is published does not grow with the archive: pages made, files written, questions asked again.

300 and 1,000 stories here, 10,000 in the full form, and any number by hand:

    STORIES=100000 pytest tests/test_bounded.py -k 100000
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from newsgen import plan
from newsgen.model.page import Plan
from tests.archive import BY_HAND, OWN, PEERS, open_archive

SITE = "title: The Test Courier\nbase_url: https://example.org/\ntimezone: Europe/Lisbon\nsections: [news, sport]\n"


@dataclass
class Watch:
    """The last build's verdict, and how often it asked recorded questions again."""

    verdict: Plan = field(default_factory=lambda: Plan((), (), (), 0))
    asked: int = 0

    def check(self, path: str) -> None:
        """What is made for a new story: its page and those that list it, others with another Read Next; and what was asked for that."""
        kinds = Counter(one.page.kind for one in self.verdict.stale)
        others = sum(one.page.kind == "article" and one.page.key.subject != path for one in self.verdict.stale)
        found = f"{kinds.total()} pages, {others} of other stories, {self.asked} questions; {kinds}"
        assert 10 < kinds.total() <= 100, found
        assert kinds.total() - others <= 60, found
        assert 3 < others <= 40, found
        assert 50 < self.asked <= 500, found


@pytest.fixture
def watch(monkeypatch):
    watched, make = Watch(), plan.make_plan

    def decide(kinds, recipes, existing, facts, ask):
        def again(query):
            watched.asked += 1
            return ask(query)

        watched.asked = 0
        watched.verdict = make(kinds, recipes, existing, facts, again)
        return watched.verdict

    monkeypatch.setattr(plan, "make_plan", decide)
    return watched


FULL = [
    (1000, OWN, "bake"),
    (1000, OWN, "fetch"),
    (1000, PEERS, "ssi"),
    (10_000, OWN, "ssi"),
    (10_000, PEERS, "bake"),
    (10_000, PEERS, "fetch"),
]


@pytest.mark.parametrize(
    ("stories", "theme", "delivery"),
    [
        (300, OWN, "ssi"),
        (300, PEERS, "fetch"),
        (1000, PEERS, "bake"),
        *(pytest.param(*case, marks=pytest.mark.full) for case in FULL),
        *((stories, theme, "fetch") for stories in BY_HAND for theme in (PEERS, OWN)),
    ],
)
def test_a_story_published(stories, theme, delivery, tmp_path, watch):
    with open_archive(tmp_path, stories, theme, delivery) as room:
        room.build()
        story = room.site.corpus.fresh("1")
        path = room.site.dialect.file(story)
        room.write(path, room.site.dialect.text(story).encode())
        effects: list[str] = []
        room.build(effect=effects.append)
    watch.check(path)
    written = sum(effect != "commit" for effect in effects)
    assert written > 20
    assert delivery == "bake" or written <= 110, f"{written} files"


def test_a_story_published_in_a_tag_of_thirty_years(newsroom, watch):
    newsroom.write("site.yaml", SITE)
    first, step = datetime(1997, 1, 1, 10, tzinfo=UTC), timedelta(days=27)
    for number in range(400):
        at = f"{first + number * step:%Y-%m-%d %H:%M}"
        newsroom.story(f"news/{at[:4]}/saga-{number}", f"Part {number}", at, tags="[Saga]")
        newsroom.story(f"sport/{at[:4]}/match-{number}", f"Match {number}", at, tags=f"[Team {number % 7}]")
    newsroom.build()
    for name, at in (("newest", "2026-11-22 10:00"), ("in-the-middle", "2011-03-03 10:00")):
        path = newsroom.story(f"news/{name}", "One more part", at, tags="[Saga]")
        newsroom.build()
        watch.check(path)
