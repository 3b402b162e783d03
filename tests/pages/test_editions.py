"""Editions: each has content, navigation, ticker, Most Read, feeds and words of its own, and knows the others' translations."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from newsgen.diagnostics.exceptions import NewsgenError
from tests.support.newsroom import SITE

EDITIONS = """\
label: English
editions:
  ar:
    label: العربية
    title: الجريدة
    sections:
      - {id: news, title: أخبار, sections: [{id: politics, title: سياسة}]}
  es:
    label: Español
    title: La Gaceta
    language: es-MX
"""


@pytest.fixture
def editions(newsroom):
    """The newsroom in three languages; the story of the vote in each of them."""
    newsroom.write("site.yaml", SITE + EDITIONS)
    newsroom.story("ar/news/politics/2026/vote", "التصويت", "2026-11-20 10:00", tags="[تصويت]", byline="lina")
    newsroom.story("es/news/politics/2026/voto", "El voto", "2026-11-20 11:00", translation_of="content/news/politics/2026/vote.md")
    newsroom.story("es/news/economy/2026/pan", "El pan", "2026-11-21 11:00")
    newsroom.write("content/ar/authors/lina.md", "---\ntitle: لينا حداد\n---\nسيرة.\n")
    newsroom.write("content/ar/pages/about.md", "---\ntitle: من نحن\n---\nنص.\n")
    newsroom.write("content/ar/_data/breaking.yaml", "- text: عاجل الآن\n")
    newsroom.write("content/_data/breaking.yaml", "- text: Breaking now\n")
    newsroom.write("content/es/_data/most-read.yaml", "items:\n- {story: news/economy/2026/pan.md, reads: 7}\n")
    assert [p for p in newsroom.build().problems if p.level == "error"] == []
    return newsroom


VOTE = {
    "en": "/news/politics/2026/11/vote/",
    "ar": "/ar/news/politics/2026/11/vote/",
    "es": "/es/news/politics/2026/11/voto/",
}


def test_each_edition_has_its_own_stories(editions):
    assert "التصويت" in editions.page("/ar/")
    assert "التصويت" not in editions.page("/")
    assert "El voto" not in editions.page("/ar/")
    assert "The vote" not in editions.page("/es/")
    assert "El voto" in editions.page("/es/news/politics/")
    assert "التصويت" in editions.page("/ar/tags/تصويت/")
    assert "لينا حداد" in editions.page("/ar/authors/lina/")
    assert "التصويت" in editions.page("/ar/archive/2026/11/")
    assert "التصويت" in editions.page("/ar/feed.xml")
    assert "The vote" not in editions.page("/ar/feed.xml")
    for path in ("ar/tags/index.html", "es/authors/index.html", "ar/404.html", "ar/about/index.html", "es/archive/2026/index.html"):
        assert path in editions.tree()


def test_pages_say_their_language_and_direction(editions):
    assert re.search('<html lang="ar" dir="rtl"', editions.page(VOTE["ar"]))
    assert re.search('<html lang="es-MX" dir="ltr"', editions.page(VOTE["es"]))
    assert re.search('<html lang="en" dir="ltr"', editions.page(VOTE["en"]))


def test_ticker_and_most_read_are_the_editions_own(editions):
    assert "عاجل الآن" in editions.page(VOTE["ar"])
    assert "Breaking now" not in editions.page(VOTE["ar"])
    assert "Breaking now" in editions.page(VOTE["en"])
    assert "عاجل" not in editions.page(VOTE["es"])
    assert "El pan" in editions.page("/_fragments/es/most-read.html")
    report = editions.build()
    assert report.written == 0
    editions.write("content/ar/_data/breaking.yaml", "- text: خبر آخر\n")
    report = editions.build()
    assert {url for url, _ in report.made} == {"/_fragments/ar/ticker.html", "/_fragments/ar/ticker.json"}
    assert report.patched > 5
    assert "خبر آخر" in editions.page(VOTE["ar"])
    assert editions.tree() == editions.clean_tree()


def alternates(page):
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page))


def test_translations_name_each_other(editions):
    expected = {
        "en": "https://example.org" + VOTE["en"],
        "ar": "https://example.org" + VOTE["ar"],
        "es-MX": "https://example.org" + VOTE["es"],
        "x-default": "https://example.org" + VOTE["en"],
    }
    for permalink in VOTE.values():
        assert alternates(editions.page(permalink)) == expected
    assert alternates(editions.page("/es/news/economy/2026/11/pan/")) == {}
    assert alternates(editions.page("/ar/about/"))["en"] == "https://example.org/about/"
    assert set(alternates(editions.page("/"))) == {"en", "ar", "es-MX", "x-default"}
    assert set(alternates(editions.page("/es/news/economy/"))) == {"en", "es-MX", "x-default"}
    assert set(alternates(editions.page("/news/politics/"))) == {"en", "ar", "es-MX", "x-default"}


def test_a_translation_withdrawn_is_named_no_more(editions):
    editions.remove("content/ar/news/politics/2026/vote.md")
    editions.build()
    assert set(alternates(editions.page(VOTE["es"]))) == {"en", "es-MX", "x-default"}
    assert editions.tree() == editions.clean_tree()


def switch(page):
    nav = re.search(r'<(?:ul|nav)[^>]*class="editions".*?</(?:ul|nav)>', page, re.DOTALL)
    return re.findall(r'href="([^"]+)"', nav[0]) if nav else []


def test_the_switch_leads_to_the_translation_else_home(editions):
    assert switch(editions.page(VOTE["en"])) == [VOTE["en"], VOTE["ar"], VOTE["es"]]
    assert switch(editions.page("/es/news/economy/2026/11/pan/")) == ["/", "/ar/", "/es/"]
    assert switch(editions.page("/")) == ["/", "/ar/", "/es/"]


def test_interface_text_is_the_languages(editions):
    assert "Skip to content" in editions.page("/")
    assert "Skip to content" not in editions.page("/ar/")
    assert "Skip to content" not in editions.page("/es/")
    editions.write("messages/es.po", 'msgid "Skip to content"\nmsgstr "Al grano"\n')
    editions.build()
    assert "Al grano" in editions.page("/es/")
    assert editions.tree() == editions.clean_tree()


def test_an_edition_added_or_removed_is_built_or_pruned(editions):
    editions.write("site.yaml", SITE + EDITIONS.replace("  es:\n    label: Español\n    title: La Gaceta\n    language: es-MX\n", ""))
    editions.build()
    assert not [path for path in editions.tree() if path.startswith("es/news/politics")] or "es" not in editions.page("/")
    assert editions.tree() == editions.clean_tree()
    editions.write("site.yaml", SITE + EDITIONS)
    editions.build()
    assert editions.tree() == editions.clean_tree()


def test_titles_can_stand_beside_the_default_editions(newsroom):
    newsroom.write(
        "site.yaml",
        SITE.replace("{id: economy, title: Economy}", "{id: economy, title: Economy, titles: {es: Economía}}")
        + "editions: {es: Español}\n",
    )
    newsroom.story("es/news/economy/2026/pan", "El pan")
    assert [p for p in newsroom.build().problems if p.level == "error"] == []
    assert "Economía" in newsroom.page("/es/news/economy/")
    assert "Economía" not in newsroom.page("/news/economy/")


def test_a_code_that_a_section_has_is_refused(newsroom):
    newsroom.write("site.yaml", SITE.replace("id: news", "id: fr") + "editions: {fr: X}\n")
    with pytest.raises(NewsgenError) as refused:
        newsroom.build()
    assert [p.code for p in refused.value.problems] == ["site/reserved-id"]


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("editions: {news: X}\n", "site/wrong-value", "write the language's code in lower case: es, pt-br"),
        ("editions: {tags: X}\n", "site/wrong-value", "write the language's code in lower case: es, pt-br"),
        ("editions: {ES: X}\n", "site/wrong-value", "write the language's code in lower case: es, pt-br"),
        ("editions: {es: {language: en}}\n", "site/wrong-value", "give each edition a language tag of its own"),
        ("editions: {es: {lable: X}}\n", "site/unknown-key", "label"),
        ("editions: {es: {footer: ['a b']}}\n", "site/wrong-value", "about"),
        ("editions: {es: X}\nregions: [{id: asia, titles: {ess: Asia}}]\n", "site/unknown-edition", 'did you mean "es"?'),
    ],
)
def test_what_is_wrong_with_editions_is_said(newsroom, text, code, hint):
    newsroom.write("site.yaml", SITE + text)
    with pytest.raises(NewsgenError) as refused:
        newsroom.build()
    (problem,) = refused.value.problems
    assert problem.code == code
    assert problem.span.line >= SITE.count("\n") + 1
    assert hint in problem.hint


def test_a_new_story_can_be_begun_in_an_edition(editions):
    def new(edition):
        words = ["new", "El puerto", "--section", "news/politics", "--edition", edition, "--site", str(editions.root)]
        return CliRunner().invoke(main, words, catch_exceptions=False)

    made = new("es").stdout.strip()
    assert "/content/es/news/politics/" in made
    assert made.endswith("/el-puerto.md")
    wrong = new("ess")
    assert wrong.exit_code == 2
    assert 'did you mean "es"?' in wrong.stderr
