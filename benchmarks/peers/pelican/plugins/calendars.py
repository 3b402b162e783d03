"""Lists and feeds of sections, tags, authors and the archive, by year and month; and Read Next."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from pelican import signals  # type: ignore[import-not-found]
from pelican.generators import Generator  # type: ignore[import-not-found]

FRONT = 30
FEED = 20
SPLIT = 100
"""A term's year with more stories is split into months."""
NEAR = 100
"""Newest stories of a tag that Read Next looks at."""


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _grouped(stories: list[Any], key: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for story in stories:
        for name in key(story):
            found[name].append(story)
    return found


class Calendars(Generator):  # type: ignore[misc]
    """Writes every page that lists stories."""

    def generate_output(self, writer: Any) -> None:
        """Write them all."""
        stories = sorted(self.context["articles"], key=lambda story: story.date, reverse=True)
        self._writer = writer
        self._list, self._feed = self.get_template("list"), self.get_template("feed")
        self._put_feed("", "Example News", stories)
        for name, held in _grouped(stories, lambda s: [s.category.name]).items():
            self._term(name, name, held, by_month=True)
        tags = _grouped(stories, lambda s: [tag.name for tag in s.tags])
        authors = _grouped(stories, lambda s: [s.byline])
        for name, held in tags.items():
            self._term(f"tags/{name}", name, held)
        for name, held in authors.items():
            self._term(f"authors/{_slug(name)}", name, held)
        self._term("types/article", "Article", stories, feed=False)
        self._term("archive", "Archive", stories, by_month=True, front=False, feed=False)
        for root, groups in (("tags", tags), ("authors", authors)):
            links = [(name, f"/{root}/{_slug(name)}/", len(groups[name])) for name in sorted(groups)]
            self._put(root, root.title(), links=links)

    def _term(self, root: str, title: str, stories: list[Any], *, by_month: bool = False, front: bool = True, feed: bool = True) -> None:
        years = _grouped(stories, lambda s: [f"{s.date:%Y}"])
        if front:
            self._put(root, title, teasers=stories[:FRONT], links=[(year, f"/{root}/{year}/", "") for year in years])
        if feed:
            self._put_feed(f"{root}/", title, stories)
        for year, held in years.items():
            split = by_month or len(held) > SPLIT
            months = _grouped(held, lambda s: [f"{s.date:%Y/%m}"]) if split else {}
            links = [(month, f"/{root}/{month}/", "") for month in months]
            self._put(f"{root}/{year}", f"{title} {year}", lines=[] if split else held, links=links)
            for month, some in months.items():
                self._put(f"{root}/{month}", f"{title} {month}", lines=some)

    def _put(self, root: str, title: str, **more: Any) -> None:
        values = {"title": title, "url": f"{root}/", "teasers": [], "lines": [], "links": [], **more}
        self._writer.write_file(f"{root}/index.html", self._list, self.context, **values)

    def _put_feed(self, root: str, title: str, stories: list[Any]) -> None:
        self._writer.write_file(f"{root}feed.xml", self._feed, self.context, title=title, url=root, stories=stories[:FEED])


def read_next(generator: Any) -> None:
    """Read Next: the most tags in common, then the newest."""
    newest = sorted(generator.articles, key=lambda story: story.date, reverse=True)
    near: dict[str, list[int]] = defaultdict(list)
    for rank, story in enumerate(newest):
        for tag in story.tags:
            if len(near[tag.name]) < NEAR:
                near[tag.name].append(rank)
    for rank, story in enumerate(newest):
        score = Counter(other for tag in story.tags for other in near[tag.name] if other != rank)
        story.read_next = [newest[other] for other in sorted(score, key=lambda other: (-score[other], other))[:4]]


def _generators(_pelican: Any) -> type[Calendars]:
    return Calendars


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(read_next)
    signals.get_generators.connect(_generators)
