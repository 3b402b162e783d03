"""docs/extending.md, followed: its package is installed, a site is built with it, and its pages are made when they must be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.model import lookup, query
from newsgen.model.fields import field_names
from newsgen.pipeline import render_pages
from newsgen.render.recipes import source_digest
from tests.support.install_plugin import installed
from tests.support.newsroom import SITE, Newsroom
from tests.support.paths import DOCS
from tests.support.tutorial_steps import steps

PAGE = (DOCS / "extending.md").read_text("utf-8")
FILES = {name: text for kind, name, text in steps(PAGE) if kind == "file"}


def forget() -> None:
    """What a process keeps of its plugins is no business of the next build's."""
    for kept in (render_pages._environment, render_pages._kinds, source_digest):
        kept.cache_clear()


@contextmanager
def package(newsroom: Newsroom) -> Iterator[Path]:
    """The package of the docs, installed; the folder in which it lies."""
    points = tomllib.loads(FILES["pyproject.toml"])["project"]["entry-points"]
    points = {group: {name: value.partition(":")[2] for name, value in named.items()} for group, named in points.items()}
    folder = newsroom.root.parent / "environment"
    forget()
    with installed(folder, "gazette_extras", FILES["gazette_extras.py"], points):
        yield folder
    forget()


@pytest.fixture
def site(newsroom):
    """The newsroom of the tests, with the templates of the docs."""
    for name, text in FILES.items():
        if name.startswith(("templates/", "messages/")):
            newsroom.write(name, text)
    newsroom.story("news/politics/2026/mayor", "A mayor is found", "2026-11-22 10:00", byline="Gus Thorwald", featured="true")
    return newsroom


@pytest.fixture
def extras(site):
    """The same with the package."""
    with package(site):
        yield site


def test_the_example_makes_its_page_with_its_fragment_and_its_filter(extras):
    extras.build()
    page = extras.page("/brief/")
    assert "<h1>In brief</h1>" in page
    assert '<p class="featured"><a href="/news/politics/2026/11/mayor/">Not to be missed: A mayor is found</a></p>' in page
    assert "A mayor is found</a> (GT)</li>" in page
    assert "The recount" in page
    assert extras.page("/_fragments/featured.html") in page


def test_it_is_made_again_when_its_answers_change_and_only_then(extras):
    extras.build()
    extras.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", tags="[Assembly, Vote]", body="Other words.", dek="Some text.")
    assert "/brief/" not in dict(extras.build().made)
    extras.story("news/politics/2026/vote", "The second vote", "2026-11-20 10:00", tags="[Assembly, Vote]")
    assert dict(extras.build().made)["/brief/"] == "the newest 10 of site changed"
    assert extras.build().made == []
    assert extras.tree() == extras.clean_tree()


def test_a_new_featured_story_is_put_into_the_slot(extras):
    extras.build()
    extras.write("content/news/economy/2026/old.md", "---\ntitle: Old\ndate: 2020-01-01\n---\nText.\n")
    extras.story("news/politics/2026/mayor", "A mayor is found", "2026-11-22 10:00", byline="Gus Thorwald")
    extras.build()
    assert 'class="featured"' not in extras.page("/brief/")
    assert extras.tree() == extras.clean_tree()


def test_a_change_to_the_package_makes_its_pages_again(site):
    with package(site) as folder:
        site.build()
        file = folder / "gazette_extras.py"
        file.write_text(file.read_text("utf-8") + "\n# another version\n", "utf-8")
        source_digest.cache_clear()
        assert dict(site.build().made)["/brief/"] == "its template, the program or a library changed"


def test_each_edition_has_its_own(extras):
    extras.write("site.yaml", SITE + "editions: {es: Español}\n")
    extras.story("es/news/politics/2026/alcalde", "Hay alcalde", "2026-11-22 11:00", featured="true")
    extras.build()
    page = extras.page("/es/brief/")
    assert "<h1>En breve</h1>" in page
    assert '<p class="featured"><a href="/es/news/politics/2026/11/alcalde/">No se lo pierda: Hay alcalde</a></p>' in page
    assert "mayor" not in page
    assert '<link rel="alternate" hreflang="en" href="https://example.org/brief/">' in page
    assert "<h1>In brief</h1>" in extras.page("/brief/")
    assert "Hay alcalde" not in extras.page("/brief/")
    assert extras.tree() == extras.clean_tree()


def test_a_page_kind_that_wants_the_address_of_a_page_is_refused(extras):
    extras.write("content/pages/brief.md", "---\ntitle: Brief\n---\nText.\n")
    with pytest.raises(NewsgenError) as refused:
        extras.build()
    assert [problem.code for problem in refused.value.problems] == ["address/taken"]


def test_without_the_package_its_pages_are_removed(site):
    with package(site):
        site.build()
    assert site.build().removed == 2
    assert not (site.root / "public/brief").exists()


def undocumented_questions(text: str) -> set[str]:
    """Questions without a row, and rows of questions that do not exist."""
    asked = [one for one in query.Query.known.values() if one.__module__ in (query.__name__, lookup.__name__)]
    rows = set(re.findall(r"^\| `([A-Z]\w+\([a-z, ]*\))` \|", text, re.MULTILINE))
    return {f"{one.__name__}({', '.join(field_names(one))})" for one in asked} ^ rows


def test_every_question_is_documented():
    assert undocumented_questions(PAGE) == set()
    assert undocumented_questions(PAGE.replace("| `Months(scope)` |", "| `Months()` |")) == {"Months(scope)", "Months()"}
