"""The leak law: nothing of a held story is in any file of the output, nor in any name, and it appears when its time has come."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.held_stories import FREE, LATER, NOW, held, marked, plant
from tests.support.newsroom import SITE, Newsroom
from tests.support.picture_files import drawn, saved
from tests.support.print_all_templates import write_templates

# How a story is held, and an instant at which it is live; none where no clock brings it out.
WAYS: dict[str, tuple[str, str | None]] = {
    "draft": ("date: 2026-11-20 10:00\nstatus: draft", None),
    "date ahead": ("date: 2026-11-30 10:00", LATER),
    "a second ahead": ("date: 2026-11-23 09:00:01", "2026-11-23T09:00:01Z"),
    "embargo": ("date: 2026-11-20 10:00\nembargo: 2026-11-30 10:00", LATER),
    "embargo in another zone": ("date: 2026-11-20 10:00\nembargo: 2026-11-23 05:30 -0400", LATER),
    "expired": ("date: 2026-11-20 10:00\nexpires: 2026-11-21 10:00", "2026-11-20T12:00:00Z"),
    "expires now": ("date: 2026-11-20 10:00\nexpires: 2026-11-23 09:00", "2026-11-20T12:00:00Z"),
    "unknown key": ("date: 2026-11-20 10:00\nembrago: 2026-11-30", None),
    "bad date": ("date: 2026-11-20 10:00\nembargo: soon", None),
    "broken YAML": ("date: 2026-11-20 10:00\n\tkicker: x", None),
    "two keys": ("date: 2026-11-20 10:00\nstatus: draft\nstatus: draft", None),
    "address taken": ("date: 2026-11-20 10:00\nslug: vote", None),
}
THEMED = ("draft", "embargo", "broken YAML")
"""Through the theme; the others through templates that show all that is known, which are faster."""


@pytest.fixture(params=["theme", "bare"])
def room(newsroom, request):
    newsroom.write("site.yaml", FREE)
    if request.param == "bare":
        write_templates(newsroom.root)
    return newsroom


@pytest.mark.parametrize("way", WAYS)
def test_leak(newsroom, way):
    room = newsroom
    room.write("site.yaml", FREE)
    if way not in THEMED:
        write_templates(room.root)
    lines, live = WAYS[way]
    plant(room, lines)
    room.build(at=NOW)
    first = room.tree()
    assert marked(first) == []
    assert "A story about it" in room.page("/news/economy/2026/11/about-it/")
    if live is None:
        room.build(at=LATER)
        assert marked(room.tree()) == []
    else:
        room.build(at=live)
        appeared = marked(room.tree())
        assert "news/politics/2026/11/zqname/index.html" in appeared
        assert {"tags/zqtag/index.html", "authors/zqauthor/index.html", "coverage/zqcoverage/index.html"} <= set(appeared)
        assert {"regions/zqregion/index.html", "img/zqhero.png", "feed.xml", "index.html"} <= set(appeared)
        assert "news/politics/2026/zqbeside.png" in appeared
        assert "zqbody" in room.page("/news/politics/2026/11/zqname/")
    room.build(at=NOW)
    assert marked(room.tree()) == []
    assert room.tree() == first


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_file_that_cannot_even_be_read_takes_its_pictures_with_it(room, encoding):
    name = plant(room, "date: 2026-11-30 10:00")
    text = (room.root / "content" / name).read_text().replace("zqbody", "zqbodyé")
    room.write(f"content/{name}", text.encode(encoding))
    report = room.build(at=NOW)
    assert [problem for problem in report.problems if problem.level == "error"]
    assert marked(room.tree()) == []


def test_a_story_taken_back_is_gone_from_everywhere(room):
    name = plant(room, "date: 2026-11-20 10:00")
    room.build(at=NOW)
    assert len(marked(room.tree())) > 10
    room.write(f"content/{name}", held("date: 2026-11-20 10:00\nstatus: draft"))
    room.build(at=NOW)
    assert marked(room.tree()) == []
    assert room.tree() == room.clean_tree()


def test_a_ticker_item_waits_for_its_start(room):
    room.write(
        "content/_data/breaking.yaml",
        "- {text: zqsoon, url: https://a.example/zqurl, start: 2026-11-23 09:30}\n- {text: zqpast, start: 2026-11-20 10:00}\n"
        "- {text: Ships return, start: 2026-11-23 08:30}\n",
    )
    room.build(at=NOW)
    assert marked(room.tree()) == []
    assert "Ships return" in room.page("/about/")
    room.build(at="2026-11-23T09:30:00Z")
    assert "zqsoon" in room.page("/about/")
    assert "zqpast" not in room.page("/about/")
    room.build(at="2026-11-23T11:30:00Z")
    assert marked(room.tree()) == []


def test_a_plain_page_and_an_author_are_held_like_stories(room):
    room.write("content/pages/zqplain.md", "---\ntitle: zqpage\nstatus: draft\n---\nzqtext\n")
    room.write("content/authors/ada.md", "---\ntitle: zqada\nembargo: 2026-11-30 10:00\n---\nzqbio\n")
    room.story("news/economy/2026/by", "By her", byline="ada")
    room.write("site.yaml", FREE + "footer: [about, zqplain]\n")
    room.build(at=NOW)
    assert marked(room.tree()) == []
    room.build(at=LATER)
    assert "zqada" in room.page("/authors/ada/")
    assert "authors/ada/index.html" in marked(room.tree())


def test_a_picture_that_a_live_story_shows_too_is_there(room):
    plant(room, "date: 2026-11-30 10:00")
    room.story("news/economy/2026/shared", "Shares it", image="{src: img/zqhero.png, alt: A, credit: C}")
    room.build(at=NOW)
    shown = {"img/zqhero.png"}
    assert shown <= set(room.tree())
    assert b"zqbytes" in room.tree()["img/zqhero.png"]
    assert not [path for path in marked(room.tree()) if b"zqtitle" in room.tree()[path] or b"zqbody" in room.tree()[path]]


combination = st.lists(
    st.tuples(st.sampled_from(sorted(WAYS)), st.sampled_from(["news/politics/2026", "news/economy/2026", "zqfolder", "zqfolder/deep"])),
    min_size=1,
    max_size=4,
)


@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck), derandomize=True)
@given(combination, st.lists(st.sampled_from([NOW, LATER, "2026-11-20T12:00:00Z", "2026-11-23T09:00:01Z"]), max_size=3))
def test_leak_of_many_together(stories, instants):
    """Whatever is held together, and whatever the clock showed in between."""
    with tempfile.TemporaryDirectory() as folder:
        room = Newsroom(Path(folder) / "site")
        write_templates(room.root)
        room.write("site.yaml", FREE)
        room.story("news/politics/2026/vote", "The vote", tags="[Vote]")
        room.story("news/politics/2026/recount", "The recount", "2026-11-21 10:00")
        for number, (way, below) in enumerate(stories):
            plant(room, WAYS[way][0], f"zq{'abcd'[number]}", below)
        for at in [*instants, NOW]:
            room.build(at=at)
        assert marked(room.tree()) == []


def test_a_leak_would_be_found(room):
    """The planted markers do come out where nothing holds the story, so that the law can fail."""
    plant(room, "date: 2026-11-20 10:00")
    room.build(at=NOW)
    everything = b"".join(room.tree().values())
    for word in ("title", "kicker", "dek", "caption", "credit", "source", "correction", "sponsor", "body", "heading", "posttext", "bytes"):
        assert f"zq{word}".encode() in everything, word


def test_the_site_that_declares_its_terms_holds_too(newsroom):
    newsroom.write("site.yaml", SITE.replace("footer:", "regions: [{id: zr, title: Region}]\nfooter:"))
    newsroom.story("news/politics/2026/zqa", "zqtitle", "2026-11-30 10:00", coverage="strike", region="zr", byline="zqauthor")
    newsroom.build(at=NOW)
    assert marked(newsroom.tree()) == []
    assert "/coverage/strike/" in newsroom.page("/coverage/strike/")


def test_what_the_site_itself_shows_is_shown_also_where_a_held_story_shows_it(newsroom):
    site = (newsroom.root / "site.yaml").read_text("utf-8")
    more = "icons: [img/icon.png]\nlogo: img/dock.jpg\n"
    newsroom.write("site.yaml", site + more)
    for name in ("icon.png", "dock.jpg"):
        newsroom.write(f"static/img/{name}", saved(drawn(64, 64), "PNG" if name.endswith("png") else "JPEG"))
    newsroom.story("news/politics/2026/draft", "Not yet", body="![x](img/dock.jpg)", status="draft", image="img/icon.png")
    newsroom.build()
    assert {"img/icon.png", "img/dock.jpg"} <= newsroom.tree().keys()
    newsroom.write("site.yaml", site)
    newsroom.build()
    assert not {"img/icon.png", "img/dock.jpg"} & newsroom.tree().keys()
    newsroom.write("site.yaml", site + more)
    newsroom.build()
    assert newsroom.tree() == newsroom.clean_tree()
