"""Live stories: entries that wait for their time, the state that ends, the file an open page asks, and what others show of them."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from tests.support.held_stories import marked
from tests.support.print_all_templates import write_templates

NOW = "2026-11-23T09:00:00Z"
DUE = "2026-11-23T09:30:00Z"
PATH = "/news/politics/2026/11/count/"
FRONT = "---\ntitle: The count\ndate: 2026-11-23 07:00\n{more}type: live\n---\n\n"
FIRST = """\
/// live
    time: 2026-11-23 07:40
    author: lina-haddad
    title: The first box
    key: true

It is open.
///
"""
SECOND = """\
//// live
    time: 2026-11-23 08:10
    author: Ada Free

/// post | Pilots (@pilots)
    url: https://social.example/@pilots/1

We are counting too.
///

See [the vote](vote.md).
////
"""
HELD = """\
//// live
    time: 2026-11-23 09:30
    author: zqauthor
    title: zqtitle
    key: true

zqtext of many words, with a note[^zq] and a [zqlink](https://a.example/zqhref).

## zqheading

![zqalt](zqbeside.png)

/// figure
    src: img/zqfigure.png
    alt: zqfigurealt
    credit: zqcredit
///

/// post | zqposter (@zqhandle)
    url: https://a.example/zqpost

zqposttext
///

/// related
- zqstory.md
///

*[box]: zqabbreviation

[^zq]: zqnote
////
"""


def write(room, *entries: str, more: str = "", introduction: str = "A box is a box."):
    text = "\n".join([introduction, "", *entries])
    room.write("content/news/politics/2026/count.md", FRONT.format(more=more) + text)


def data(room) -> dict:
    return json.loads((room.root / f"public{PATH}live.json").read_text())


def ids(room) -> list[str]:
    return re.findall(r'<li class="live-entry[^"]*" id="([^"]+)"', room.page(PATH))


def nodes(room) -> dict:
    text = re.search(r'<script type="application/ld\+json">(.*?)</script>', room.page(PATH))[1]
    return next(node for node in json.loads(text)["@graph"] if node["@type"] == "LiveBlogPosting")


def test_beside_a_page_that_is_a_file_its_news_is_one_too(newsroom):
    write(newsroom, FIRST)
    newsroom.write("site.yaml", (newsroom.root / "site.yaml").read_text("utf-8") + "permalink: /{slug}.html\n")
    text = (newsroom.root / "content/news/politics/2026/count.md").read_text("utf-8")
    newsroom.write("content/news/politics/2026/other.md", text.replace("---\n", "---\npermalink: /v1.2-count.html\n", 1))
    newsroom.build(at=NOW)
    for name in ("count", "v1.2-count"):
        assert f'data-live="/{name}-live.json"' in newsroom.page(f"/{name}.html")
        assert json.loads(newsroom.page(f"/{name}-live.json"))["entries"]


@pytest.mark.parametrize("bare", [True, False])
def test_nothing_of_an_entry_is_out_before_its_time(newsroom, bare):
    if bare:
        write_templates(newsroom.root)
    newsroom.story("news/politics/2026/zqstory", "A story", "2026-11-30 10:00")
    newsroom.write("content/news/politics/2026/zqbeside.png", b"\x89PNG zqbytes")
    newsroom.write("static/img/zqfigure.png", b"\x89PNG zqbytes")
    write(newsroom, HELD, FIRST)
    newsroom.build(at=NOW)
    first = newsroom.tree()
    assert marked(first) == []
    assert "It is open." in newsroom.page(PATH)
    newsroom.build(at=DUE)
    out = marked(newsroom.tree())
    assert {f"{PATH[1:]}index.html", "news/politics/2026/zqbeside.png", "img/zqfigure.png", "feed.xml"} <= set(out)
    for word in ("author", "title", "text", "note", "href", "heading", "alt", "credit", "posttext"):
        assert f"zq{word}" in newsroom.page(PATH), word
    newsroom.build(at=NOW)
    assert newsroom.tree() == first


def test_words_of_a_held_entry_do_not_count(newsroom):
    write(newsroom, FIRST)
    newsroom.build(at=NOW)
    alone = nodes(newsroom)["wordCount"]
    write(newsroom, HELD, FIRST)
    newsroom.build(at=NOW)
    assert nodes(newsroom)["wordCount"] == alone
    newsroom.build(at=DUE)
    assert nodes(newsroom)["wordCount"] > alone


def test_a_picture_that_the_story_shows_elsewhere_too_is_there(newsroom):
    newsroom.write("static/img/zqfigure.png", b"\x89PNG bytes")
    write(newsroom, HELD, introduction="![Box](img/zqfigure.png)")
    newsroom.build(at=NOW)
    assert "img/zqfigure.png" in newsroom.tree()


def test_entries_stand_newest_first_whatever_their_order_in_the_file(newsroom):
    write(newsroom, FIRST, SECOND)
    newsroom.build(at=NOW)
    whole = newsroom.page(PATH)
    assert ids(newsroom) == ["live-20261123-0810", "live-20261123-0740"]
    write(newsroom, SECOND, FIRST)
    newsroom.build(at=NOW)
    assert newsroom.page(PATH) == whole
    page = whole.partition("<body")[2]
    assert page.index("A box is a box.") < page.index("Key events") < page.index("We are counting too.") < page.index("It is open.")
    assert page.count('href="#live-20261123-0740"') == 2
    assert '<a href="/news/politics/2026/11/vote/">the vote</a>' in page


def test_anchors_stay_when_entries_are_added(newsroom):
    def entry(time: str) -> str:
        return f"/// live\n    time: {time}\n\nAt {time}.\n///\n"

    write(newsroom, entry("2026-11-23 08:10"), entry("2026-11-23 07:40"))
    newsroom.build(at=NOW)
    before = ids(newsroom)
    write(newsroom, *map(entry, ("2026-11-23 08:10:30", "2026-11-23 08:10", "2026-11-23 07:50", "2026-11-23 07:40")))
    newsroom.build(at=NOW)
    assert ids(newsroom) == ["live-20261123-0810-2", "live-20261123-0810", "live-20261123-0750", "live-20261123-0740"]
    assert [one for one in ids(newsroom) if one in before] == before


def test_two_entries_of_one_instant_keep_their_anchors_in_a_file_with_the_newest_first(newsroom):
    one, other = FIRST.replace("It is open.", "First."), FIRST.replace("It is open.", "Second.")
    for entries in ([one], [other, one]):
        write(newsroom, *entries)
        newsroom.build(at=NOW)
        assert "First." in newsroom.page(PATH).split('id="live-20261123-0740"')[1]
    assert ids(newsroom) == ["live-20261123-0740-2", "live-20261123-0740"]


def test_the_file_of_an_open_story_says_what_its_page_shows(newsroom):
    write(newsroom, SECOND, FIRST)
    newsroom.build(at=NOW)
    page, state = newsroom.page(PATH), data(newsroom)
    assert f'data-live="{PATH}live.json"' in page
    assert "/js/live." in page
    assert state["closed"] is False
    shown = re.findall(r'id="(live-[0-9-]+)" data-digest="(\w+)"', page)
    assert [(one["id"], one["digest"]) for one in state["entries"]] == shown
    write(newsroom, SECOND, FIRST.replace("open", "empty"))
    newsroom.build(at=NOW)
    now = data(newsroom)["entries"]
    assert now[0] == state["entries"][0]
    assert now[1] != state["entries"][1]


def test_only_live_stories_have_the_file_and_it_goes_with_the_type(newsroom):
    write(newsroom)
    newsroom.build(at=NOW)
    assert [path for path in newsroom.tree() if path.endswith("/live.json") and "_fragments" not in path] == [f"{PATH[1:]}live.json"]
    newsroom.story("news/politics/2026/count", "The count", "2026-11-23 07:00")
    newsroom.build(at=NOW)
    assert f"{PATH[1:]}index.html" in newsroom.tree()
    assert f"{PATH[1:]}live.json" not in newsroom.tree()
    assert newsroom.tree() == newsroom.clean_tree()


def test_a_file_of_the_site_at_the_files_address_is_told(newsroom):
    write(newsroom, FIRST)
    newsroom.write(f"static{PATH}live.json", "{}")
    report = newsroom.build(at=NOW)
    assert "address/taken" in {problem.code for problem in report.problems}
    assert newsroom.tree()[f"{PATH[1:]}live.json"] == b"{}"


def test_an_ended_story_is_closed_from_then_on(newsroom):
    newsroom.at = newsroom.at.replace(hour=10)
    write(newsroom, FIRST, more="ended: 2026-11-23 09:30\n")
    newsroom.build(at=NOW)
    page = newsroom.page(PATH)
    assert "<strong>Live</strong>" in page
    assert "09:30" not in page
    assert "coverageEndTime" not in nodes(newsroom)
    newsroom.build()
    page = newsroom.page(PATH)
    assert "<strong>Closed</strong>" in page
    assert "data-live" not in page
    assert "/js/live." not in page
    assert data(newsroom)["closed"] is True
    assert nodes(newsroom)["coverageEndTime"] == "2026-11-23T09:30:00+00:00"
    assert newsroom.tree() == newsroom.clean_tree()


def live_link(room) -> str:
    found = re.search(r'class="live" href="([^"]+)"', room.page("/about/"))
    return found[1] if found else ""


def test_the_live_link_leads_to_the_newest_open_story(newsroom):
    other = "/news/politics/2026/11/flood/"
    write(newsroom, FIRST, more="ended: 2026-11-23 09:30\n")
    newsroom.story("news/politics/2026/flood", "The flood", "2026-11-23 06:00", type="live", ended="2026-11-23 10:00")
    newsroom.build(at=NOW)
    assert live_link(newsroom) == PATH
    newsroom.build(at=DUE)
    assert live_link(newsroom) == other
    newsroom.build(at="2026-11-23T10:00:00Z")
    assert live_link(newsroom) == ""
    newsroom.write("site.yaml", (newsroom.root / "site.yaml").read_text() + "live: {url: 'https://radio.example/'}\n")
    newsroom.build(at=NOW)
    assert live_link(newsroom) == "https://radio.example/"


def test_each_edition_has_a_live_link_of_its_own(newsroom):
    newsroom.write("site.yaml", (newsroom.root / "site.yaml").read_text() + "editions: {es: {label: Es, language: es}}\n")
    write(newsroom, FIRST)
    newsroom.story("es/news/politics/2026/nota", "Una nota")
    newsroom.build(at=NOW)
    assert live_link(newsroom) == PATH
    assert 'class="live"' not in newsroom.page("/es/")


def test_structured_data_of_a_live_story(newsroom):
    newsroom.write("content/authors/lina-haddad.md", "---\ntitle: Lina Haddad\n---\nBio.\n")
    write(newsroom, SECOND, FIRST)
    newsroom.build(at=NOW)
    node = nodes(newsroom)
    assert node["coverageStartTime"] == "2026-11-23T07:00:00+00:00"
    assert node["dateModified"] == "2026-11-23T08:10:00+00:00"
    second, first = node["liveBlogUpdate"]
    assert first == {
        "@type": "BlogPosting",
        "@id": f"https://example.org{PATH}#live-20261123-0740",
        "url": f"https://example.org{PATH}#live-20261123-0740",
        "headline": "The first box",
        "datePublished": "2026-11-23T07:40:00+00:00",
        "author": {"@type": "Person", "name": "Lina Haddad", "url": "https://example.org/authors/lina-haddad/"},
        "articleBody": "It is open.",
    }
    assert second["headline"] == second["articleBody"] == "We are counting too. See the vote ."
    assert second["author"] == {"@type": "Person", "name": "Ada Free"}


def test_feeds_carry_the_entries(newsroom):
    write(newsroom, SECOND, FIRST)
    newsroom.build(at=NOW)
    item = next(one for one in ET.fromstring(newsroom.page("/feed.xml")).iter("item") if one.findtext("title") == "The count")
    text = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert f'<a href="https://example.org{PATH}#live-20261123-0740">' in text
    assert "The first box" in text
    assert '<a href="https://example.org/news/politics/2026/11/vote/">the vote</a>' in text
    story = next(one for one in json.loads(newsroom.page("/feed.json"))["items"] if one["title"] == "The count")
    assert "We are counting too." in story["content_html"]


def test_an_open_story_is_at_rest_until_something_is_due(newsroom):
    write(newsroom, HELD, FIRST, more="ended: 2026-11-23 18:00\n")
    newsroom.build(at=NOW)
    again = newsroom.build(at="2026-11-23T09:29:00Z")
    assert (again.rendered, again.written, again.patched) == (0, 0, 0)
    report = newsroom.build(at=DUE)
    assert dict(report.made)[PATH] == "content/news/politics/2026/count.md changed"


@pytest.mark.parametrize(
    ("type_", "shown"),
    [
        ("opinion", 'class="columnist has-portrait"'),
        ("analysis", ">Analysis<"),
        ("gallery", 'class="film"'),
        ("infographic", "story-infographic"),
    ],
)
def test_each_type_has_a_page_of_its_own(newsroom, type_, shown):
    newsroom.write("static/img/a.png", b"\x89PNG a")
    newsroom.write("content/authors/lina-haddad.md", "---\ntitle: Lina Haddad\nimage: {src: img/a.png, alt: Her, credit: C}\n---\nBio.\n")
    body = "/// gallery\n    credit: C\n\n![One](img/a.png)\n![Two](img/a.png)\n///\n"
    newsroom.story("news/politics/2026/own", "Own", body=body, type=type_, byline="lina-haddad")
    newsroom.story("news/politics/2026/plain", "Plain", body=body, byline="lina-haddad")
    newsroom.build(at=NOW)
    assert shown in newsroom.page("/news/politics/2026/11/own/")
    assert shown not in newsroom.page("/news/politics/2026/11/plain/")


def test_the_opinion_strip_shows_who_writes(newsroom):
    newsroom.write("static/img/a.png", b"\x89PNG a")
    newsroom.write("content/authors/lina-haddad.md", "---\ntitle: Lina Haddad\nimage: {src: img/a.png, alt: Her, credit: C}\n---\nBio.\n")
    for number in range(12):
        newsroom.story(f"news/politics/2026/news-{number}", f"News {number}")
    newsroom.story("news/politics/2026/own", "Own", "2020-01-01", type="opinion", byline="[Free Name, lina-haddad]")
    newsroom.build(at=NOW)
    assert '<div class="teaser-portrait"><img src="/img/a.png" alt="Her"' in newsroom.page("/")
    assert "teaser-portrait" not in newsroom.page("/news/politics/")


@pytest.mark.parametrize(("type_", "wall"), [("video", True), ("gallery", True), ("infographic", True), ("opinion", False)])
def test_fronts_of_films_pictures_and_charts_are_walls(newsroom, type_, wall):
    newsroom.story("news/politics/2026/own", "Own", type=type_)
    newsroom.build(at=NOW)
    assert ('class="wall"' in newsroom.page(f"/types/{type_}/")) == wall
