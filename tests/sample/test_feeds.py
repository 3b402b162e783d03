"""The feeds and sitemaps of the sample newsroom, as other programs read them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

from tests.support.sample_pages import edition_of
from tests.support.sample_site import NOW
from tests.support.site_crawler import Served

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}link"


def xml(site: Served, suffix: str) -> dict[str, ET.Element]:
    return {path: ET.fromstring(data) for path, data in site.tree.items() if path.endswith(suffix)}


def test_feeds(site, stories):
    feeds = xml(site, "feed.xml")
    assert len(feeds) > 80
    published = {site.url(path): article.date for path, article in stories.items()}
    for path, feed in feeds.items():
        assert feed.tag == "rss", path
        links = [feed.findtext("channel/link"), *(one.text for one in feed.iter("link") if one.text)]
        assert [one for one in links if not one.startswith(site.base) or site.lost(one, path)] == [], path
        assert [one.get("href") for one in feed.iter(ATOM) if one.get("rel") == "self"] == [site.url(path)], path
        items = feed.findall("channel/item")
        dates = [parsedate_to_datetime(item.findtext("pubDate")) for item in items]
        assert dates == [published[item.findtext("link")] for item in items], path
        assert dates == sorted(dates, reverse=True), path
        assert len({item.findtext("guid") for item in items}) == len(items), path
        for item in items:
            inside = re.findall(r'(?:href|src)="([^"]+)"', item.findtext(CONTENT) or "")
            assert [one for one in inside if "://" not in one and not one.startswith(("mailto:", "#"))] == [], path
            assert [one for one in inside if site.lost(one.replace("&amp;", "&"), path)] == [], path
    newest = [item.findtext("link") for item in feeds["feed.xml"].findall("channel/item")]
    own = [article.date for path, article in stories.items() if not edition_of(path)]
    assert [published[url] for url in newest] == sorted(own, reverse=True)[: len(newest)]
    assert len(newest) == 50


def test_feeds_have_the_full_text(site, stories):
    for item in xml(site, "feed.xml")["feed.xml"].findall("channel/item"):
        path = item.findtext("link").removeprefix(site.base) + "index.html"
        text = re.sub("<[^>]+>", " ", item.findtext(CONTENT))
        assert len(text.split()) >= 0.8 * stories[path].body.words, path


def test_sitemaps(site, stories):
    maps = {path: tree for path, tree in xml(site, ".xml").items() if re.match("(?:(?:ar|es)/)?sitemap", path)}
    index = maps.pop("sitemap.xml")
    assert {one.text for one in index.iter(f"{SITEMAP}loc")} == {site.base + path for path in maps}
    listed = Counter(one.text for path, tree in maps.items() if "news" not in path for one in tree.iter(f"{SITEMAP}loc"))
    assert [one for one in listed if site.lost(one, "sitemap.xml") or not one.startswith(site.base)] == []
    assert [one for one, count in listed.items() if count > 1] == []
    assert {site.url(path) for path, article in stories.items() if not article.noindex} <= set(listed)
    for tree in (index, *maps.values()):
        for changed in tree.iter(f"{SITEMAP}lastmod"):
            instant = datetime.fromisoformat(changed.text)
            assert instant.tzinfo is not None
            assert instant <= NOW
    for path, tree in maps.items():
        month = re.fullmatch(r"(?:(?:ar|es)/)?sitemap-(\d{4})-(\d{2})\.xml", path)
        urls = [one.text for one in tree.iter(f"{SITEMAP}loc")]
        if month:
            assert [one for one in urls if f"/{month[1]}/{month[2]}/" not in one] == [], path
    noindex = {site.url(path) for path, page in site.pages.items() if any(m.get("content") == "noindex" for m in page.of("meta"))}
    assert noindex & set(listed) == set()
