"""Sitemaps, by the rules of sitemaps.org and of Google's news and image sitemaps, and at their limits."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlsplit

import pytest
from msgspec.structs import replace

from newsgen.model.article import Article
from newsgen.model.ingest_values import IngestedFile
from newsgen.output import Disk
from newsgen.pages import sitemap as kinds
from newsgen.pipeline import render_pages
from newsgen.pipeline.options import Options
from newsgen.pipeline.session import open_session
from tests.support.newsroom import SITE
from tests.support.sample_site import BASE

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
W3C = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
URL_PARTS = [f"{NS}loc", f"{NS}lastmod", f"{NS}changefreq", f"{NS}priority"]
"""In the schema's order; what other schemas add comes behind them."""


def names(node):
    return [child.tag for child in node]


def only(node, name):
    """The text of the one child of a name."""
    [child] = node.findall(name)
    return (child.text or "").strip()


def address_faults(loc, base):
    """What a sitemap at ``base`` may not name: other hosts and folders, too long an address, one that is not encoded."""
    faults = []
    if not loc.startswith(base):
        faults.append(f"not below {base}: {loc}")
    if not 12 <= len(loc) < 2048:
        faults.append(f"{len(loc)} characters: {loc[:50]}")
    if quote(loc, safe="/:@!$&'()*+,;=~-._%") != loc or urlsplit(loc).fragment:
        faults.append(f"not encoded: {loc}")
    return faults


def index_faults(text, base):
    """What siteindex.xsd forbids."""
    root = ET.fromstring(text.encode())
    faults = [] if root.tag == f"{NS}sitemapindex" and 1 <= len(root) <= 50_000 else [f"{root.tag} of {len(root)}"]
    for one in root:
        if one.tag != f"{NS}sitemap" or names(one) != [f"{NS}loc"]:
            faults.append(f"{one.tag} {names(one)}")
        faults += address_faults(only(one, f"{NS}loc"), base)
    return faults


def urlset_faults(text, base):
    """What sitemap.xsd, sitemap-news.xsd and sitemap-image.xsd forbid."""
    root = ET.fromstring(text.encode())
    faults = [] if root.tag == f"{NS}urlset" and 1 <= len(root) <= 50_000 else [f"{root.tag} of {len(root)}"]
    faults += ["more than 50 MB"] if len(text.encode()) > 50 * 1024 * 1024 else []
    locs = [only(url, f"{NS}loc") for url in root]
    faults += ["an address twice"] if len(set(locs)) != len(locs) else []
    for url in root:
        own = [name for name in names(url) if name.startswith(NS)]
        if url.tag != f"{NS}url" or names(url)[: len(own)] != own or own != sorted(own, key=URL_PARTS.index):
            faults.append(f"order {names(url)}")
        faults += address_faults(only(url, f"{NS}loc"), base)
        faults += [f"date {one.text}" for one in url.findall(f"{NS}lastmod") if not W3C.fullmatch(one.text or "")]
        faults += [fault for news in url.findall(f"{NEWS}news") for fault in news_faults(news)]
        images = url.findall(f"{IMAGE}image")
        if len(images) > 1000 or any(names(image) != [f"{IMAGE}loc"] for image in images):
            faults.append("images")
        faults += [fault for image in images for fault in address_faults(only(image, f"{IMAGE}loc"), base)]
    return faults


def news_faults(news):
    if names(news) != [f"{NEWS}publication", f"{NEWS}publication_date", f"{NEWS}title"]:
        return [f"news {names(news)}"]
    publication = news.find(f"{NEWS}publication")
    faults = []
    if names(publication) != [f"{NEWS}name", f"{NEWS}language"] or not only(publication, f"{NEWS}name"):
        faults.append("publication")
    if not re.fullmatch("zh-cn|zh-tw|[a-z]{2,3}", only(publication, f"{NEWS}language")):
        faults.append("language")
    if not W3C.fullmatch(only(news, f"{NEWS}publication_date")) or not only(news, f"{NEWS}title"):
        faults.append("date or title")
    return faults


def test_the_samples_sitemaps_keep_the_rules(sample):
    assert index_faults(sample.text("sitemap.xml"), BASE) == []
    found = [only(one, f"{NS}loc") for one in ET.fromstring(sample.text("sitemap.xml"))]
    files = [path for path in sample.files if re.search(r"(^|/)sitemap-[^/]*\.xml$", path)]
    assert sorted(found) == sorted(BASE + path for path in files)
    for path in files:
        assert urlset_faults(sample.text(path), BASE) == [], path


def test_they_name_every_page_that_stands_for_itself_once(sample):
    """Stories, fronts, indexes, authors and plain pages; lists by tag, type and period are left to be found."""
    listed = [only(url, f"{NS}loc") for path in sample.files if re.search(r"sitemap-(pages|\d{4})[^/]*\.xml$", path) for url in
              ET.fromstring(sample.text(path))]  # fmt: skip
    assert len(listed) == len(set(listed))
    assert [one for one in listed if not sample.file_of(one)] == []
    for one in listed:
        tags = sample.pages[BASE + sample.file_of(one).removesuffix("index.html")]
        assert not [tag for tag in tags if tag["name"] == "robots" and "noindex" in tag["content"]], one
        [canonical] = [tag["href"] for tag in tags if tag["rel"] == "canonical"]
        assert canonical == one
    assert {BASE, f"{BASE}ar/", f"{BASE}es/news/politics/", f"{BASE}ar/about/", f"{BASE}coverage/harbour-strike/"} <= set(listed)
    stories = [
        url for url, tags in sample.pages.items() if any(tag["property"] == "og:type" and tag["content"] == "article" for tag in tags)
    ]
    assert len(stories) > 90
    assert {quote(url, safe=":/") for url in stories} <= {quote(one, safe=":/%") for one in listed}


def test_robots_names_the_index_and_closes_the_fragments(sample):
    lines = sample.text("robots.txt").splitlines()
    assert lines == ["User-agent: *", "Disallow: /paper/_fragments/", "", f"Sitemap: {BASE}sitemap.xml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<lastmod>2026-11-", "<lastmod>26-11-"),
        ("https://example.org/paper/", "https://example.com/"),
        ("https://example.org/paper/", "/paper/"),
        ("</loc>", "é</loc>"),
        ("<image:loc>", "<image:title>a</image:title><image:loc>"),
        ("<url><loc>", "<url><image:image><image:loc>https://example.org/paper/a.jpg</image:loc></image:image><loc>"),
    ],
)
def test_what_breaks_a_rule_would_be_found(sample, old, new):
    text = sample.text("sitemap-2026-11.xml")
    assert old in text
    assert urlset_faults(text.replace(old, new, 1), BASE) != []


@pytest.mark.parametrize(
    ("old", "new"), [("<news:title>", "<news:titel>"), (">en<", ">en-GB<"), ("publication_date>2026", "publication_date>x")]
)
def test_what_breaks_a_rule_for_news_would_be_found(sample, old, new):
    text = sample.text("sitemap-news.xml")
    assert old in text
    assert urlset_faults(text.replace(old, new).replace("</news:title>", new.replace("<", "</") if "tit" in new else "</news:title>"), BASE)


def sitemaps(room):
    return {path: [only(url, f"{NS}loc") for url in ET.fromstring(data)] for path, data in room.tree().items() if "sitemap" in path}


def lastmod(room, path):
    return {only(url, f"{NS}loc").rstrip("/").rpartition("/")[2]: url.findtext(f"{NS}lastmod") for url in ET.fromstring(room.tree()[path])}


def test_lastmod_is_the_day_of_the_update(newsroom):
    newsroom.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", updated="2026-11-22 08:30")
    newsroom.build()
    assert lastmod(newsroom, "sitemap-2026-11.xml") == {"vote": "2026-11-22T08:30:00+00:00", "recount": "2026-11-21T10:00:00+00:00"}
    assert lastmod(newsroom, "sitemap-2026-10.xml") == {"bread": "2026-10-02T10:00:00+01:00"}


def test_what_search_engines_shall_leave_out_is_in_none(newsroom):
    newsroom.story("news/economy/2026/bread", "Bread costs more", "2026-10-02 10:00", noindex="true")
    newsroom.story("news/politics/2026/recount", "The recount", "2026-11-22 10:00", noindex="true")
    newsroom.write("content/pages/about.md", "---\ntitle: About us\nnoindex: true\n---\nWho we are.\n")
    newsroom.write("content/authors/ada.md", "---\ntitle: Ada\nnoindex: true\n---\nBio.\n")
    newsroom.build()
    newsroom.story("news/politics/2026/wire", "From the wire", "2026-11-22 10:00", canonical="https://wire.example/1")
    newsroom.story("news/politics/2026/ours", "Ours", "2026-11-22 10:00", canonical="https://example.org/news/politics/2026/11/ours/")
    newsroom.build()
    everything = [url for urls in sitemaps(newsroom).values() for url in urls]
    assert not [url for url in everything if "wire" in url]
    assert len([url for url in everything if "ours" in url]) == 2
    newsroom.remove("content/news/politics/2026/wire.md")
    newsroom.remove("content/news/politics/2026/ours.md")
    newsroom.build()
    everything = [url for urls in sitemaps(newsroom).values() for url in urls]
    assert not [url for url in everything if re.search("bread|recount|about|ada|2026-10|news.xml", url)]
    assert index_faults(newsroom.page("/sitemap.xml"), "https://example.org/") == []
    assert 'content="noindex"' in newsroom.page("/authors/ada/")
    newsroom.story("news/economy/2026/bread", "Bread costs more", "2026-10-02 10:00")
    newsroom.write("content/pages/about.md", "---\ntitle: About us\n---\nWho we are.\n")
    newsroom.build()
    found = sitemaps(newsroom)
    assert "https://example.org/sitemap-2026-10.xml" in found["sitemap.xml"]
    assert "https://example.org/about/" in found["sitemap-pages.xml"]
    assert newsroom.tree() == newsroom.clean_tree()


@pytest.mark.parametrize(
    ("at", "there"),
    [
        ("2026-11-22T09:59:59Z", False),
        ("2026-11-22T10:00:00Z", True),
        ("2026-11-24T09:59:00Z", True),
        ("2026-11-24T09:59:59Z", True),
        ("2026-11-24T10:00:00Z", False),
        ("2026-11-24T10:01:00Z", False),
    ],
)
def test_a_story_is_news_for_48_hours(newsroom, at, there):
    """47 h 59 min, 48 h 00 min and 48 h 01 min after its date, from whatever instant the site was built at before."""
    newsroom.story("news/politics/2026/flood", "The flood", "2026-11-22 10:00")
    for before in ("2026-11-22T12:00:00Z", "2026-11-22T00:00:00Z", "2026-11-26T00:00:00Z"):
        newsroom.build(at=before)
        newsroom.build(at=at)
        assert any("flood" in url for url in sitemaps(newsroom).get("sitemap-news.xml", [])) == there
        assert ("https://example.org/sitemap-news.xml" in sitemaps(newsroom)["sitemap.xml"]) == ("sitemap-news.xml" in newsroom.tree())


def made(room, count, spacing, only=()):
    """The sitemaps of a catalogue that was given so many stories, the last one now. No file is read, and no other page is made."""
    room.write("site.yaml", SITE)
    out = room.root / "maps"
    stories = (
        Article(
            path=f"content/a{n}.md", edition="", role="story", id=f"a{n}", permalink=f"/a{n}/", title=f"A {n}", date=room.at - n * spacing
        )
        for n in range(count)
    )
    with open_session(Options(room.root, out, room.at)) as session:
        for name, per in only:
            session.kinds = {**session.kinds, name: replace(session.kinds[name], keys=replace(session.kinds[name].keys, per=per))}
        session.catalogue.ingest(session.site, (IngestedFile(one.path, one.id, one) for one in stories), (), {}, room.at, "")
        verdict = session.plan()
        answers, context = session.catalogue.answers(session.site), session.render_context({})
        for one in verdict.stale:
            if one.page.kind.startswith("sitemap"):
                render_pages.make_page(one, context, render_pages.environments(context), answers, Disk(out, lambda _what: None))
    found = {path.name: path.read_text() for path in out.glob("sitemap*.xml")}
    assert index_faults(found["sitemap.xml"], "https://example.org/") == []
    listed = [one.text.rpartition("/")[2] for one in ET.fromstring(found.pop("sitemap.xml")).iter(f"{NS}loc")]
    assert sorted(listed) == sorted(found)
    assert [name for name, text in found.items() if urlset_faults(text, "https://example.org/")] == []
    return {name: len(ET.fromstring(text)) for name, text in found.items() if name != "sitemap-pages.xml"}


@pytest.mark.parametrize(
    ("count", "news"),
    [
        (999, {"sitemap-news.xml": 999}),
        (1000, {"sitemap-news.xml": 1000}),
        (1001, {"sitemap-news.xml": 1000, "sitemap-news-2.xml": 1}),
        (2001, {"sitemap-news.xml": 1000, "sitemap-news-2.xml": 1000, "sitemap-news-3.xml": 1}),
    ],
)
def test_a_news_sitemap_has_at_most_a_thousand_stories(newsroom, count, news):
    assert made(newsroom, count, timedelta(seconds=60)) == {**news, "sitemap-2026-11.xml": count}


@pytest.mark.parametrize(
    ("count", "months"),
    [
        (5, {"sitemap-2026-11.xml": 5}),
        (6, {"sitemap-2026-11.xml": 5, "sitemap-2026-11-2.xml": 1}),
        (11, {"sitemap-2026-11.xml": 5, "sitemap-2026-11-2.xml": 5, "sitemap-2026-11-3.xml": 1}),
    ],
)
def test_a_months_sitemap_is_split_at_its_limit(newsroom, monkeypatch, count, months):
    """With a limit of five instead of 50,000, since so many stories take a minute; the whole number is in the full tests."""
    monkeypatch.setattr(kinds, "MOST_ADDRESSES", 5)
    assert made(newsroom, count, timedelta(days=1), [("sitemap-month", 5)]) == {"sitemap-news.xml": 2, **months}


def test_the_limits_are_those_of_the_rules():
    per = {kind.name: kind.keys.per for kind in kinds.KINDS}
    assert (per["sitemap-month"], per["sitemap-news"], kinds.MOST_ADDRESSES, kinds.MOST_NEWS) == (50_000, 1_000, 50_000, 1_000)


@pytest.mark.full
@pytest.mark.parametrize(
    ("count", "months"),
    [(50_000, {"sitemap-2026-11.xml": 50_000}), (50_001, {"sitemap-2026-11.xml": 50_000, "sitemap-2026-11-2.xml": 1})],
)
def test_a_months_sitemap_has_at_most_fifty_thousand_stories(newsroom, count, months):
    newsroom.at = datetime(2026, 11, 30, 9, tzinfo=UTC)
    found = made(newsroom, count, timedelta(seconds=40))
    assert {name: stories for name, stories in found.items() if "news" not in name} == months
