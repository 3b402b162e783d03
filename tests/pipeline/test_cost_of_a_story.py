"""What a story costs that is published does not grow with the archive: pages made, files written, questions asked again.

300 and 1,000 stories here, 10,000 in the full form, and any number by hand:

    STORIES=100000 pytest tests/pipeline/test_cost_of_a_story.py -k 100000
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from newsgen.pipeline.events import Event, PagePlanned, QuestionAskedAgain
from tests.support.benchmark_archive import BY_HAND, OWN, PEERS, open_archive

SITE = "title: The Test Courier\nbase_url: https://example.org/\ntimezone: Europe/Lisbon\nsections: [news, sport]\n"


@dataclass
class Watch:
    """The events of the last build."""

    planned: list[PagePlanned] = field(default_factory=list)
    asked: int = 0

    def __call__(self, event: Event) -> None:
        match event:
            case PagePlanned():
                self.planned.append(event)
            case QuestionAskedAgain():
                self.asked += 1

    def clear(self) -> None:
        self.planned.clear()
        self.asked = 0

    def check(self, path: str) -> None:
        """What is made for a new story: its page and those that list it, others with another Read Next; and what was asked for that."""
        kinds = Counter(planned.page.kind for planned in self.planned)
        others = sum(planned.page.kind == "article" and planned.page.key.subject != path for planned in self.planned)
        counts = f"{kinds.total()} pages, {others} of other stories, {self.asked} questions; {kinds}"
        assert 10 < kinds.total() <= 100, counts
        assert kinds.total() - others <= 60, counts
        assert 3 < others <= 40, counts
        assert 50 < self.asked <= 500, counts


@pytest.fixture
def watch():
    return Watch()


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
        room.build(effect=effects.append, events=watch)
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
        watch.clear()
        newsroom.build(events=watch)
        watch.check(path)
