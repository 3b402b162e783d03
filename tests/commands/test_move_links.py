"""Links, names in data files and translations follow a story that is moved."""

from __future__ import annotations

import re

from tests.support.move_story import BALLOT, VOTE, moved, text
from tests.support.newsroom import SITE

NAMES = """\
See [it](vote.md), [again](./vote.md#part), [so](../2026/vote.md "A title"), [top](news/politics/2026/vote.md),
[root](/news/politics/2026/vote.md), [whole](content/news/politics/2026/vote.md), [slash](/content/news/politics/2026/vote.md), <a href="vote.md">raw</a>
and [by name][v]. Not `vote.md` nor [another](recount.md), nor the file vote.md by itself.

    vote.md as code

/// related
- vote.md
- [The vote](../2026/vote.md)
- recount.md
///

[v]: vote.md
"""
NAMED = """\
See [it](../../economy/2026/ballot.md), [again](../../economy/2026/ballot.md#part), [so](../../economy/2026/ballot.md "A title"), [top](news/economy/2026/ballot.md),
[root](/news/economy/2026/ballot.md), [whole](content/news/economy/2026/ballot.md), [slash](/content/news/economy/2026/ballot.md), <a href="../../economy/2026/ballot.md">raw</a>
and [by name][v]. Not `vote.md` nor [another](recount.md), nor the file vote.md by itself.

    vote.md as code

/// related
- ../../economy/2026/ballot.md
- [The vote](../../economy/2026/ballot.md)
- recount.md
///

[v]: ../../economy/2026/ballot.md
"""


def test_links_to_it_follow_each_in_its_manner(newsroom):
    newsroom.story("news/politics/2026/other", "Other", body=NAMES, related="[vote.md, 'news/politics/2026/vote.md']")
    before = text(newsroom, "content/news/politics/2026/other.md")
    newsroom.build()
    result = moved(newsroom, VOTE, "content/news/economy/2026/ballot.md")
    after = before.replace(NAMES, NAMED).replace("[vote.md, 'news/", "[../../economy/2026/ballot.md, 'news/")
    after = after.replace("'news/politics/2026/vote.md']", "'news/economy/2026/ballot.md']")
    changed_text = text(newsroom, "content/news/politics/2026/other.md")
    assert changed_text.replace("the file ../../economy/2026/ballot.md by", "the file vote.md by") == after
    assert result.links["content/news/politics/2026/other.md"] >= 13
    assert newsroom.build().problems == []
    assert newsroom.page("/news/politics/2026/11/other/").count('href="/news/economy/2026/11/ballot/') >= 11


def test_its_own_links_mean_what_they_meant(newsroom):
    newsroom.write("content/news/politics/2026/beside.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    newsroom.write("static/img/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    body = "[one](recount.md) [self](vote.md#x) [two](../../economy/2026/bread.md) [three](news/economy/2026/bread.md) ![A](beside.svg) ![B](img/a.svg)"
    newsroom.story("news/politics/2026/vote", "The vote", body=body, image="{src: beside.svg, alt: A, credit: C}", related="[recount.md]")
    newsroom.build()
    page = newsroom.page("/news/politics/2026/11/vote/")
    moved(newsroom, VOTE, "content/news/economy/ballot.md")
    assert [p for p in newsroom.build().problems if p.level == "error" or "missing" in p.code.split("/")] == []
    after = newsroom.page("/news/economy/2026/11/ballot/")
    body = re.search('class="body.*?</div>', page, re.DOTALL)[0]
    assert body.replace("/news/politics/2026/11/vote/", "/news/economy/2026/11/ballot/") in after
    expected = "[one](../politics/2026/recount.md) [self](ballot.md#x) [two](2026/bread.md) [three](news/economy/2026/bread.md)"
    assert f"{expected} ![A](../politics/2026/beside.svg) ![B](img/a.svg)" in text(newsroom, "content/news/economy/ballot.md")


def test_names_in_data_files_follow(newsroom):
    lines = "items:\n- {story: news/politics/2026/vote.md, reads: 9} # first\n- story: /news/politics/2026/vote.md\n- story: content/news/politics/2026/recount.md\n"
    newsroom.write("content/_data/most-read.yaml", lines)
    moved(newsroom)
    after = lines.replace("politics/2026/vote.md", "politics/2026/ballot.md")
    assert text(newsroom, "content/_data/most-read.yaml") == after


def test_signs_in_a_name_are_written_so_that_they_can_be_read(newsroom):
    newsroom.story("news/politics/2026/other", "Other", body="[it](vote.md)", related="[vote.md]")
    moved(newsroom, VOTE, "content/news/politics/2026/the vote (new), 50% #1.md")
    assert "[it](the%20vote%20%28new%29,%2050%25%20%231.md)" in text(newsroom, "content/news/politics/2026/other.md")
    assert [p for p in newsroom.build().problems if p.code.endswith("/missing")] == []


EDITIONS = SITE + "editions: {ar: {label: Ar, direction: rtl}, es: Es}\n"


def test_translations_stay_together(newsroom):
    newsroom.write("site.yaml", EDITIONS)
    newsroom.story("ar/news/politics/2026/vote", "التصويت")
    newsroom.story("es/news/politics/2026/voto", "El voto", translation_of="content/news/politics/2026/vote.md")
    newsroom.build()
    links = re.findall('hreflang="[^"]*" href="[^"]*"', newsroom.page("/news/politics/2026/11/vote/"))
    moved(newsroom)
    assert "translation_of: content/ar/news/politics/2026/vote.md\n" in text(newsroom, BALLOT)
    assert newsroom.build().problems == []
    expected = [link.replace("g/news/politics/2026/11/vote/", "g/news/politics/2026/11/ballot/") for link in links]
    for page in ("/news/politics/2026/11/ballot/", "/ar/news/politics/2026/11/vote/", "/es/news/politics/2026/11/voto/"):
        shown = re.findall('hreflang="[^"]*" href="https[^"]*"', newsroom.page(page))
        assert shown == [link for link in expected if "https" in link]


def test_a_translation_that_names_it_follows(newsroom):
    newsroom.write("site.yaml", EDITIONS)
    newsroom.story("es/news/politics/2026/voto", "El voto", translation_of="content/news/politics/2026/vote.md")
    moved(newsroom)
    assert "translation_of" not in text(newsroom, BALLOT)
    assert f"translation_of: {BALLOT}\n" in text(newsroom, "content/es/news/politics/2026/voto.md")
