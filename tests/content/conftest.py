from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.content import ReadResult, SourceFile, read_article, site_of
from newsgen.model.site import Site

GAZETTE = """\
title: The Harbour Gazette
base_url: https://gazette.example/
timezone: Europe/Lisbon
sections:
  - {id: news, title: News, sections: [{id: politics, title: Politics}, {id: archive-notes, title: Archive notes}]}
  - {id: videos, title: Videos, type: video, sections: [{id: short, title: Short}]}
  - {id: articles, title: Articles, sections: [{id: archive-notes, title: Archive notes}, {id: opinion, title: Opinion, type: opinion}]}
regions: [{id: lir-coast, title: Lir Coast, spellings: [Coast]}, {id: far-south, title: Far South}]
coverage: [{id: harbour-strike, title: Harbour Strike, spellings: [Port strike]}]
tags: {aliases: {EU: European Union}}
"""


def site_from(text: str, root: str = "/nowhere") -> Site:
    site, problems = site_of(text, root)
    assert site is not None, problems
    assert not [problem for problem in problems if problem.level == "error"], problems
    return site


@pytest.fixture
def gazette() -> Site:
    return site_from(GAZETTE)


@pytest.fixture
def bare() -> Site:
    return site_from("title: The Harbour Gazette\nbase_url: https://gazette.example/\n")


@pytest.fixture
def make_site() -> Callable[..., Site]:
    """A site from lines that follow title and base_url."""

    def make(lines: str = "", root: Path | str = "/nowhere") -> Site:
        return site_from("title: The Harbour Gazette\nbase_url: https://gazette.example/\n" + lines, str(root))

    return make


@pytest.fixture
def read(gazette: Site) -> Callable[..., ReadResult]:
    """A reading of a story with these lines in its front matter, below a title and a date."""

    def read_lines(
        lines: str = "",
        body: str = "The first tram left at six.\n",
        path: str = "content/news/2026/bridge.md",
        title: str | None = "The bridge is open",
        date: str | None = "2026-11-18 06:40",
        site: Site | None = None,
    ) -> ReadResult:
        head = [f"{key}: {value}" for key, value in (("title", title), ("date", date)) if value is not None]
        text = "\n".join(["---", *head, lines.strip(), "---", body])
        return read_article(site or gazette, SourceFile(path, text.encode()))

    return read_lines
