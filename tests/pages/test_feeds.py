"""Feeds, as a reader of feeds sees them: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest

from tests.support.newsroom import SITE
from tests.support.sample_site import BASE, elements

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MEDIA = "{http://search.yahoo.com/mrss/}content"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
ID = re.compile(r"https://[^\s#]+/#\S+")
EVERY = ("feed.xml", "atom.xml", "feed.json")


def loaded(html):
    """The addresses that a piece of HTML names."""
    return [tag[name] for tag in elements(html) for name in ("href", "src", "poster") if tag[name]]


def relative(html):
    return [one for one in loaded(html) if not re.match("https?://|mailto:|tel:", one)]


def atom_faults(text):
    """What RFC 4287 asks of a feed and this one lacks."""
    feed, faults = ET.fromstring(text), []
    entries = feed.findall(f"{ATOM}entry")
    for node in (feed, *entries):
        required = ("id", "title", "updated")
        faults += [
            f"{name} of {node.tag}"
            for name in required
            if len(node.findall(f"{ATOM}{name}")) != 1 or not (node.findtext(f"{ATOM}{name}") or "").strip()
        ]
        for name in ("updated", "published"):
            faults += [f"{name}: {one.text}" for one in node.findall(f"{ATOM}{name}") if not RFC3339.fullmatch(one.text or "")]
    links = {(link.get("rel"), link.get("type")) for link in feed.findall(f"{ATOM}link")}
    if links != {("self", "application/atom+xml"), ("alternate", "text/html")}:
        faults.append(f"links {links}")
    for entry in entries:
        if not entry.findall(f"{ATOM}author/{ATOM}name"):
            faults.append("an entry without author")
        if [link.get("rel") for link in entry.findall(f"{ATOM}link")] != ["alternate"]:
            faults.append("an entry without its page")
        content = entry.find(f"{ATOM}content")
        if content is None or content.get("type") != "html" or not content.text:
            faults.append("an entry without text")
    return faults


def rss_faults(text):
    """What RSS 2.0 asks of a feed and this one lacks."""
    channel, faults = ET.fromstring(text).find("channel"), []
    faults += [name for name in ("title", "link", "description", "language") if not (channel.findtext(name) or "").strip()]
    for item in channel.findall("item"):
        for name in ("title", "link", "guid", "pubDate", CREATOR, CONTENT):
            if not (item.findtext(name) or "").strip():
                faults.append(f"item without {name}")
        if parsedate_to_datetime(item.findtext("pubDate")).tzinfo is None:
            faults.append("a date without zone")
        if item.find("guid[@isPermaLink='false']") is None:
            faults.append("an id that says it is an address")
    return faults


def json_faults(text):
    """What JSON Feed 1.1 asks of a feed and this one lacks."""
    feed, faults = json.loads(text), []
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append("version")
    faults += [name for name in ("title", "home_page_url", "feed_url") if not isinstance(feed.get(name), str)]
    for item in feed["items"]:
        faults += [name for name in ("id", "url", "title", "content_html") if not isinstance(item.get(name), str) or not item[name]]
        faults += [name for name in ("date_published", "date_modified") if name in item and not RFC3339.fullmatch(item[name])]
        if not all(set(one) <= {"name", "url", "avatar"} and one for one in item["authors"]) or not item["authors"]:
            faults.append("authors")
        if not all(isinstance(tag, str) and tag for tag in item["tags"]):
            faults.append("tags")
        unknown = set(item) - {
            "id",
            "url",
            "title",
            "content_html",
            "summary",
            "image",
            "date_published",
            "date_modified",
            "authors",
            "tags",
        }
        faults += sorted(unknown)
    return faults


FAULTS = {"feed.xml": rss_faults, "atom.xml": atom_faults, "feed.json": json_faults}


@pytest.mark.parametrize("name", EVERY)
def test_feeds_have_what_their_specification_asks_for(sample, name):
    found = sample.named(name)
    assert len(found) > 30
    for path in found:
        assert FAULTS[name](sample.text(path)) == [], path


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("feed.xml", "guid", "guide"),
        ("feed.xml", "</description>\n<language>en", "</description>\n<language>"),
        ("atom.xml", "<updated>2026", "<updated>26"),
        ("atom.xml", "author>", "contributor>"),
        ("atom.xml", 'rel="self"', 'rel="me"'),
        ("feed.json", "version/1.1", "version/1"),
        ("feed.json", '"content_html"', '"content"'),
        ("feed.json", '"authors": [{', '"authors": [{}, {'),
    ],
)
def test_what_lacks_would_be_found(sample, name, old, new):
    text = sample.text(name)
    assert old in text
    assert FAULTS[name](text.replace(old, new)) != []


def test_the_three_kinds_say_the_same(sample):
    for path in sample.named("atom.xml"):
        folder = path.removesuffix("atom.xml")
        items = json.loads(sample.text(f"{folder}feed.json"))["items"]
        expected = [(item["id"], item["url"], item["title"], datetime.fromisoformat(item["date_published"])) for item in items]
        rss = [
            (item.findtext("guid"), item.findtext("link"), item.findtext("title"), parsedate_to_datetime(item.findtext("pubDate")))
            for item in ET.fromstring(sample.text(f"{folder}feed.xml")).iter("item")
        ]
        atom = [
            (
                entry.findtext(f"{ATOM}id"),
                entry.find(f"{ATOM}link").get("href"),
                entry.findtext(f"{ATOM}title"),
                datetime.fromisoformat(entry.findtext(f"{ATOM}published")),
            )
            for entry in ET.fromstring(sample.text(path)).iter(f"{ATOM}entry")
        ]
        assert rss == atom == expected, path
        assert [one[3] for one in expected] == sorted((one[3] for one in expected), reverse=True)


def test_every_address_in_a_feed_is_absolute_and_those_of_the_site_lead_somewhere(sample):
    for path in sample.named(*EVERY):
        if path.endswith("feed.json"):
            feed = json.loads(sample.text(path))
            bodies = [item["content_html"] for item in feed["items"]]
            named = [feed["home_page_url"], feed["feed_url"], feed["icon"], *(item["url"] for item in feed["items"])]
            named += [item["image"] for item in feed["items"] if "image" in item]
            named += [author["url"] for item in feed["items"] for author in item["authors"]]
        else:
            tree = ET.fromstring(sample.text(path))
            bodies = [node.text or "" for tag in (CONTENT, f"{ATOM}content") for node in tree.iter(tag)]
            named = [node.get("href") for node in tree.iter(f"{ATOM}link")] + [node.get("url") for node in tree.iter(MEDIA)]
            named += [node.text for tag in ("link", f"{ATOM}uri", f"{ATOM}icon") for node in tree.iter(tag)]
        for one in named:
            assert sample.file_of(one.split("#")[0]), (path, one)
        for body in bodies:
            assert relative(body) == [], path
            own = [one for one in loaded(body) if one.startswith(BASE)]
            assert [one for one in own if not sample.file_of(one.split("#")[0])] == [], path


def test_feeds_are_named_by_the_pages_they_belong_to(sample):
    for url, tags in sample.pages.items():
        named = [tag for tag in tags if tag.name == "link" and tag["rel"] == "alternate" and tag["type"].endswith(("+xml", "+json"))]
        assert named, url
        for tag in named:
            assert sample.file_of("https://example.org" + tag["href"]), (url, tag["href"])
            assert tag["title"]
    links = [tag for tag in sample.pages[f"{BASE}ar/news/politics/"] if tag.name == "link" and tag["rel"] == "alternate"]
    front = [tag["href"] for tag in links if tag["type"]]
    assert front == [f"/paper/ar/news/politics/{name}" for name in EVERY]


def feeds_of(room, folder=""):
    rss = ET.fromstring(room.page(f"/{folder}feed.xml"))
    atom = ET.fromstring(room.page(f"/{folder}atom.xml"))
    items = json.loads(room.page(f"/{folder}feed.json"))["items"]
    return {
        "feed.xml": {i.findtext("title"): i.findtext("guid") for i in rss.iter("item")},
        "atom.xml": {e.findtext(f"{ATOM}title"): e.findtext(f"{ATOM}id") for e in atom.iter(f"{ATOM}entry")},
        "feed.json": {item["title"]: item["id"] for item in items},
    }


@pytest.mark.parametrize("change", [{"title": "Bread at three"}, {"slug": "loaf"}, {"permalink": "/loaf/"}, {"date": "2026-10-03 10:00"}])
def test_an_id_survives_another_title_or_address(newsroom, change):
    newsroom.build()
    before = feeds_of(newsroom)
    words = {"title": "Bread costs more", "date": "2026-10-02 10:00", **change}
    newsroom.story("news/economy/2026/bread", tags="[Prices]", **words)
    newsroom.build()
    after = feeds_of(newsroom)
    for name in EVERY:
        assert ID.fullmatch(before[name]["Bread costs more"])
        assert after[name][words["title"]] == before[name]["Bread costs more"]


def test_an_id_of_ones_own_survives_another_file(newsroom):
    newsroom.story("news/economy/2026/bread", "Bread costs more", "2026-10-02 10:00", id="the-bread story")
    newsroom.build()
    before = feeds_of(newsroom)
    newsroom.remove("content/news/economy/2026/bread.md")
    newsroom.story("news/politics/2026/loaf", "Bread costs more", "2026-10-02 10:00", id="the-bread story")
    newsroom.build()
    assert feeds_of(newsroom)["atom.xml"]["Bread costs more"] == before["atom.xml"]["Bread costs more"]
    assert " " not in before["atom.xml"]["Bread costs more"]


def test_signs_of_xml_html_and_json_come_out_as_written(newsroom):
    title = "Q&A: “a < b”, she said; <b>bold</b> & C:\\new ]]> 🇵🇹"
    newsroom.story("news/economy/2026/signs", f"'{title}'", "2026-11-22 10:00", body='5 < 6 & `<a href="#x">`')
    newsroom.build()
    for name, items in feeds_of(newsroom).items():
        assert title in items, (name, items)
    text = newsroom.page("/feed.xml")
    assert '<p>5 &lt; 6 &amp; <code>&lt;a href="#x"&gt;</code></p>' in ET.fromstring(text).find(f"channel/item/{CONTENT}").text


def test_a_footnote_leads_to_the_page(newsroom):
    newsroom.story("news/economy/2026/note", "A note", "2026-11-22 10:00", body="It is.[^1]\n\n[^1]: So they say.")
    newsroom.build()
    page = "https://example.org/news/economy/2026/11/note/"
    assert loaded(json.loads(newsroom.page("/feed.json"))["items"][0]["content_html"]) == [f"{page}#fn:1", f"{page}#fnref:1"]


def test_a_feed_holds_as_many_as_site_yaml_says_and_the_newest(newsroom):
    newsroom.write("site.yaml", SITE + "feeds: {items: 2, atom: [site, tag], json: []}\n")
    newsroom.build()
    assert [one.text for one in ET.fromstring(newsroom.page("/feed.xml")).iter("title")][1:] == ["The recount", "The vote"]
    tree = newsroom.tree()
    assert {"tags/vote/atom.xml", "atom.xml", "authors/the-test-courier/feed.xml", "coverage/strike/feed.xml"} <= set(tree)
    assert not [path for path in tree if path.endswith("feed.json") or path == "news/atom.xml"]


def test_an_empty_feed_is_one(newsroom):
    newsroom.build()
    assert rss_faults(newsroom.page("/coverage/strike/feed.xml")) == []
    newsroom.write("site.yaml", SITE + "feeds: {atom: [coverage], json: [coverage]}\n")
    newsroom.build()
    atom = newsroom.page("/coverage/strike/atom.xml")
    assert atom_faults(atom) == []
    assert json_faults(newsroom.page("/coverage/strike/feed.json")) == []
