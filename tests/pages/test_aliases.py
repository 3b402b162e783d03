"""Addresses for life: what stood somewhere once leads to where it stands now."""

from __future__ import annotations

import shutil

import pytest

from newsgen.diagnostics.exceptions import NewsgenError


def codes(report):
    return [(p.code, p.level, p.span.path) for p in report.problems]


def test_a_former_address_leads_to_the_new_one(newsroom):
    newsroom.story("news/politics/2026/bridge", "The bridge", aliases="[/2019/bridge.html, /old/bridge/]")
    assert codes(newsroom.build()) == []
    for path in ("2019/bridge.html", "old/bridge/index.html"):
        page = newsroom.tree()[path].decode()
        assert 'content="0; url=/news/politics/2026/11/bridge/"' in page
        assert '<link rel="canonical" href="https://example.org/news/politics/2026/11/bridge/">' in page


@pytest.mark.parametrize("keys", [{"embargo": "2026-11-24 10:00"}, {"status": "draft"}, {"expires": "2026-11-22 10:00"}])
def test_that_of_a_held_story_leads_nowhere(newsroom, keys):
    newsroom.story("news/politics/2026/bridge", "The bridge", aliases="[/old/bridge/]", **keys)
    newsroom.build()
    assert "old/bridge/index.html" not in newsroom.tree()


def test_it_follows_the_story(newsroom):
    newsroom.story("news/politics/2026/bridge", "The bridge", aliases="[/old/bridge/]")
    newsroom.build()
    newsroom.story("news/politics/2026/bridge", "The bridge", slug="new-bridge", aliases="[/old/bridge/]")
    newsroom.build()
    assert "/new-bridge/" in newsroom.tree()["old/bridge/index.html"].decode()
    assert newsroom.tree() == newsroom.clean_tree()
    newsroom.remove("content/news/politics/2026/bridge.md")
    newsroom.build()
    assert "old/bridge/index.html" not in newsroom.tree()
    assert newsroom.tree() == newsroom.clean_tree()


def test_what_stands_there_now_keeps_the_address(newsroom):
    newsroom.story("news/politics/2026/bridge", "The bridge", aliases="[/About/, /img/a.txt]")
    newsroom.write("static/img/a.txt", "served\n")
    report = newsroom.build()
    assert codes(report) == [("alias/taken", "warning", "content/news/politics/2026/bridge.md")] * 2
    assert "Who we are" in newsroom.page("/about/")
    assert newsroom.tree()["img/a.txt"] == b"served\n"
    newsroom.remove("content/pages/about.md")
    newsroom.remove("static/img/a.txt")
    assert codes(newsroom.build()) == [("site/missing-page", "warning", "site.yaml")]  # the footer names it still
    assert "/bridge/" in newsroom.page("/About/")
    assert newsroom.tree() == newsroom.clean_tree()


def test_of_two_that_name_it_the_earlier_story_has_it(newsroom):
    newsroom.story("news/politics/2026/a", "A", "2026-11-01 10:00", aliases="[/old/]")
    newsroom.story("news/politics/2026/b", "B", "2026-11-02 10:00", aliases="[/OLD/]")
    assert codes(newsroom.build()) == [("alias/taken", "warning", "content/news/politics/2026/b.md")]
    assert "/11/a/" in newsroom.page("/old/")
    newsroom.story("news/politics/2026/a", "A", "2026-11-01 10:00")
    newsroom.build()
    assert "/11/b/" in newsroom.page("/OLD/")
    assert "old/index.html" not in newsroom.tree()
    assert newsroom.tree() == newsroom.clean_tree()


@pytest.mark.parametrize(
    "address", ["/tags/vote/", "/feed.xml", "/news/feed.json", "/tags/vote/atom.xml", "/robots.txt", "/sitemap-2026-11.xml"]
)
def test_an_alias_where_the_site_has_a_page_of_its_own_is_an_error(newsroom, address):
    newsroom.story("news/politics/2026/bridge", "The bridge", aliases=f"[{address}]")
    (problem,) = newsroom.build().problems
    assert (problem.code, problem.span.line) == ("story/reserved-address", 4)


@pytest.mark.parametrize("name", ["robots.txt", "atom.xml", "news/feed.json", "tags/vote/atom.xml", "sitemap-news.xml"])
def test_a_file_of_static_takes_no_address_of_the_sites_own(newsroom, name):
    newsroom.build()
    before = newsroom.tree()
    newsroom.write(f"static/{name}", "mine\n")
    assert codes(newsroom.build()) == [("address/taken", "error", f"static/{name}")]
    assert newsroom.tree() == before == newsroom.clean_tree()


def test_one_at_the_front_of_a_section_that_comes_from_a_folder_leads_nowhere(newsroom):
    newsroom.write("site.yaml", "title: T\nbase_url: https://example.org/\n")
    newsroom.story("news/politics/2026/bridge", "The bridge", aliases="[/sport/]")
    assert codes(newsroom.build()) == []
    assert "/bridge/" in newsroom.page("/sport/")
    newsroom.story("sport/2026/cup", "The cup")
    assert codes(newsroom.build()) == [("alias/taken", "warning", "content/news/politics/2026/bridge.md")]
    assert "The cup" in newsroom.page("/sport/")
    assert newsroom.tree() == newsroom.clean_tree()


def test_a_file_where_a_section_from_a_folder_has_its_feed_ends_the_build(newsroom):
    newsroom.write("site.yaml", "title: T\nbase_url: https://example.org/\n")
    newsroom.build()
    newsroom.write("static/news/feed.json", "{}")
    with pytest.raises(NewsgenError) as refused:
        newsroom.build()
    assert [(p.code, p.span.path) for p in refused.value.problems] == [("address/taken", "static/news/feed.json")]


def test_they_are_made_again_when_the_output_is_lost(newsroom):
    newsroom.story("news/politics/2026/moved", "Moved", aliases="[/old/]")
    newsroom.build()
    whole = newsroom.tree()
    shutil.rmtree(newsroom.root / "public")
    newsroom.build()
    assert newsroom.tree() == whole
