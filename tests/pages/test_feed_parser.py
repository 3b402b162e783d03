"""Feeds, as feedparser reads them: a program that nobody here wrote."""

from __future__ import annotations

import feedparser


def test_a_feed_parser_finds_nothing_wrong(sample):
    found = sample.named("feed.xml", "atom.xml")
    assert len(found) > 200
    for path in found:
        feed = feedparser.parse((sample.out / path).read_bytes())
        assert feed.bozo == 0, (path, feed.get("bozo_exception"))
        assert feed.version == ("rss20" if path.endswith("feed.xml") else "atom10")
        assert all(entry.id and entry.title and entry.link and entry.published_parsed and entry.content[0].value for entry in feed.entries)


def test_it_does_find_what_is_wrong(sample):
    assert feedparser.parse(sample.text("feed.xml").replace("</item>", "", 1).encode()).bozo


def test_signs_of_xml_and_html_reach_the_reader_as_written(newsroom):
    title = "Q&A: “a < b”, she said; <b>bold</b> & C:\\new ]]> 🇵🇹"
    newsroom.story("news/economy/2026/signs", f"'{title}'", "2026-11-22 10:00")
    newsroom.write("site.yaml", (newsroom.root / "site.yaml").read_text() + "feeds: {atom: [site, coverage]}\n")
    newsroom.build()
    for name in ("feed.xml", "atom.xml"):
        entry = feedparser.parse((newsroom.root / "public" / name).read_bytes()).entries[0]
        assert entry.title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == title
        assert feedparser.parse((newsroom.root / "public/coverage/strike" / name).read_bytes()).bozo == 0
