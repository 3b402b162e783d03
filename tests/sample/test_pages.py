"""The pages of the whole sample newsroom as readers get them: well formed, complete and accessible."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

from newsgen import content
from tests.sample.conftest import NOW
from tests.support.paths import ROOT
from tests.support.sample_pages import EDITIONS, edition_of, few, words


def test_every_page_is_well_formed(site):
    assert few((path, page.faults[:3]) for path, page in site.read.items() if page.faults) == []
    assert few(path for path in site.pages if not site.tree[path].lstrip().lower().startswith(b"<!doctype html>")) == []


def test_every_page_has_one_heading_one_main_and_no_id_twice(site):
    assert few(path for path, page in site.pages.items() if len(page.of("h1")) != 1) == []
    assert few(path for path, page in site.pages.items() if len(page.of("main")) != 1) == []
    twice = [(path, one) for path, page in site.pages.items() for one, count in Counter(page.ids).items() if count > 1]
    assert few(twice) == []
    assert few(path for path, page in site.pages.items() for one in page.ids if not one or re.search(r"\s", one)) == []


def test_headings_leave_out_no_rank(site):
    found = []
    for path, page in site.pages.items():
        ranks = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        found += [(path, ranks) for before, after in pairwise(ranks) if after > before + 1]
    assert few(found) == []


def test_every_picture_has_words_and_a_size(site):
    wrong = []
    for path, page in site.pages.items():
        for image in page.of("img"):
            size = [image.get(name, "") for name in ("width", "height")]
            if "alt" not in image or not all(one.isdigit() and int(one) > 0 for one in size):
                wrong.append((path, image))
    assert few(wrong) == []


def test_every_page_says_its_language_and_its_title(site):
    kinds = ("types", "tags", "regions", "authors", "coverage", "archive")
    titles = Counter()
    for path, page in site.pages.items():
        edition = edition_of(path)
        assert (page.of("html")[0].get("lang"), page.of("html")[0].get("dir")) == EDITIONS[edition], path
        first = path.removeprefix(f"{edition}/").split("/")[0]
        titles[edition, first if first in kinds else "", page.title] += 1
    assert "" not in {title for *_, title in titles}
    assert few(title for title, count in titles.items() if count > 1) == []


def test_words_that_label_name_something(site):
    """What aria-labelledby, aria-controls, aria-describedby and for point at is on the page."""
    lost = [
        (path, name, value)
        for path, page in site.pages.items()
        for _, attributes in page.tags
        for name, value in attributes.items()
        if name in ("aria-labelledby", "aria-describedby", "aria-controls", "for") and not set(value.split()) <= set(page.ids)
    ]
    assert few(lost) == []


def test_nothing_of_the_machinery_shows(site):
    signs = (b"{{", b"{%", b"None</", b">None<", b"Undefined", b"[object Object]", b"\x02", b"\x03", str(ROOT).encode())
    ours = {path: data for path, data in site.tree.items() if path.endswith((".html", ".xml"))}
    assert few((path, sign) for path, data in ours.items() for sign in signs if sign in data) == []


def test_every_page_has_its_parts_without_scripts(site):
    root = urlsplit(site.base).path
    model, _ = content.read_site(ROOT)
    sections = ["news/", "news/politics/", "news/arts-culture/", "articles/opinion/", "videos/", "infographics/", "in-pictures/"]
    wanted = [*sections, "regions/lir-coast/", "regions/far-south/", "about/", "authors/"]
    for path, page in site.pages.items():
        edition = edition_of(path)
        chrome = model.of(edition).chrome
        foreign = [one.url for one in (*chrome.social, *chrome.apps)]
        assert len(foreign) == 4
        base = f"{root}{edition}/" if edition else root
        links = {one["href"] for one in page.of("a") if "href" in one}
        assert {base, *(base + one for one in wanted), *foreign} <= links, (path, {base, *(base + one for one in wanted), *foreign} - links)
        named = [
            chrome.sections[0].sections[3].title,
            model.of(edition).registry.coverage[0].label,
            *map(words(path), ("BREAKING", "Coverage")),
        ]
        for said in (chrome.slogan, chrome.title, chrome.rights, *named):
            assert said in page.text, (path, said)


def test_the_ticker_is_on_every_page_and_complete(site):
    model, _ = content.read_site(ROOT)
    running = {}
    for edition in EDITIONS:
        path = f"{model.of(edition).content}/_data/breaking.yaml"
        data, _ = content.read_data(model.of(edition), content.SourceFile(path, (ROOT / path).read_bytes()))
        items = [item.text for item in data.items if (not item.until or item.until > NOW) and (not item.start or item.start <= NOW)]
        running[edition] = items[:10]
    assert len(running[""]) >= 8
    for path, page in site.pages.items():
        items = running[edition_of(path)]
        assert items
        assert [item for item in items if re.sub(r"\s+", " ", item) not in page.text] == [], path


def test_most_read_is_on_every_story_and_counted(site, stories):
    for path in stories:
        assert words(path)("Most Read") in site.pages[path].text, path
    assert "Most Read" in site.pages["index.html"].text
