"""Every story of the sample newsroom has its page, and the page has its parts."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from urllib.parse import quote, unquote, urlsplit
from zoneinfo import ZoneInfo

from tests.support.sample_pages import STORY_PAGE, edition_of, words


def test_every_story_has_a_page(site, stories):
    assert len(stories) > 60
    assert set(stories) <= set(site.pages)


def test_every_story_has_its_parts(site, stories):
    for path, article in stories.items():
        page = site.pages[path]
        assert article.title in page.text, path
        assert f"{words(path)('By')} " in page.text, path
        for term in article.byline:
            assert any(unquote(one.get("href", "")).endswith(f"/authors/{term.slug}/") for one in page.of("a")), path
        for name in article.source:
            assert f"{words(path)('Source:')} {article.source[0]}" in page.text, (path, name)
        instants = {datetime.fromisoformat(one["datetime"]) for one in page.of("time") if "T" in one.get("datetime", "")}
        assert article.date in instants, path
        minutes = max(1, -(-article.body.words // 180))
        assert edition_of(path) or f"{minutes} Min Read" in page.text, (path, minutes)
        assert article.dek in page.text, path
        assert words(path)("Read Next") in page.text, path


def test_a_storys_date_is_shown_with_its_time(site, stories):
    for path, article in stories.items():
        local = article.date.astimezone(ZoneInfo("Europe/Lisbon"))
        assert edition_of(path) or f"{local.day} {local:%b} {local.year} {local:%H:%M}" in site.pages[path].text, path
        assert f"{local:%H:%M}" in site.pages[path].text, path


def test_every_story_can_be_shared_without_scripts(site, stories):
    for path in stories:
        shared = [one["href"] for one in site.pages[path].of("a") if quote(site.url(path), safe="") in one.get("href", "")]
        assert len(shared) >= 3, path
        assert any(one.startswith("mailto:") for one in shared), path


def test_a_picture_has_its_words(site, stories):
    shown = 0
    for path, article in stories.items():
        if article.image is None or article.type == "video":
            continue
        page = site.pages[path]
        images = [one for one in page.of("img") if one.get("alt") == article.image.alt]
        assert images, path
        for text in (article.image.caption, article.image.credit):
            assert text in page.text, (path, text)
        shown += 1
    assert shown > 15


def test_blocks_in_the_body(site, stories):
    kinds = Counter()
    for path, article in stories.items():
        page = site.pages[path]
        for part in article.body.parts:
            kind = type(part).__name__.lower()
            kinds[kind] += 1
            if kind == "post":
                assert part.author in page.text, path
                assert part.handle in page.text, path
            if kind == "related":
                assert words(path)("Related News") in page.text, path
            if kind == "video":
                assert page.of("video") or part.url, path
    assert {"text", "related", "post", "video", "gallery", "image"} - set(kinds) <= {"image"}


def test_tags_lead_to_their_pages(site, stories):
    for path, article in stories.items():
        root = urlsplit(site.base).path + (f"{edition_of(path)}/" if edition_of(path) else "")
        tagged = {unquote(one["href"]) for one in site.pages[path].of("a") if "tag" in one.get("rel", "").split()}
        assert {f"{root}tags/{term.slug}/" for term in article.tags} <= tagged, path


def test_read_next_leads_to_other_stories(site, stories):
    for path in stories:
        html = site.tree[path].decode()
        after = html[html.rindex(words(path)("Read Next")) :]
        own = urlsplit(site.url(path)).path
        block = after.partition("</section>")[0]
        links = set(re.findall(r'<a[^>]* href="([^"]+)"', block))
        assert own not in links, path
        assert len([one for one in links if STORY_PAGE.fullmatch(unquote(one).removeprefix("/") + "index.html")]) >= (
            1 if edition_of(path) else 2
        ), path
