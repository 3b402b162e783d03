import pickle
from datetime import UTC, datetime

import pytest

from newsgen.content import SourceFile, read_article
from newsgen.model.article import Article, Correction, Sponsor, Term
from newsgen.model.body import Image
from newsgen.model.digest import decode, encode


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def article(result):
    assert result.article is not None, result.problems
    return result.article


def codes(result):
    return [problem.code for problem in result.problems]


def test_a_story_with_title_and_date_has_every_default(read):
    story = article(read())
    assert story.path == "content/news/2026/bridge.md"
    assert story.role == "story"
    assert story.id == "news/2026/bridge"
    assert story.permalink == "/news/2026/11/bridge/"
    assert story.date == utc(2026, 11, 18, 6, 40)
    assert story.byline == (Term("the-harbour-gazette", "The Harbour Gazette"),)
    assert story.dek == "The first tram left at six."
    assert (story.section, story.type, story.edition, story.language) == ("news", "article", "", "")
    assert (story.tags, story.regions, story.coverage, story.source, story.image) == ((), (), (), (), None)
    assert [story.draft, story.featured, story.breaking, story.noindex, story.toc] == [False] * 5


def test_every_key_arrives(read):
    story = article(
        read(
            """
kicker: Trams
updated: 2026-11-18 11:05
byline: [lina-haddad, Gus Thorwald]
source: [Reuters, Agencies]
region: Coast
coverage: Port strike
tags: EU, Trams ,trams
dek: "Two lines: shut"
image: {src: img/bridge.jpg, alt: A bridge, caption: In May., credit: Ines Korr}
type: opinion
id: tram-1
slug: Opening Day
aliases: [/old/bridge.html, /old/bridge]
canonical: https://other.example/bridge
language: pt-br
translation_of: ponte.md
related: [ferry.md, ../2025/tram.md]
featured: yes
noindex: true
toc: on
status: draft
embargo: 2026-11-20
expires: 2026-12-31
breaking: 2026-11-20 08:00
corrections: [{date: 2026-11-19, text: "It was: six."}]
sponsor: {name: Lir Ferries, url: https://ferries.example/}
extra: {map: true, count: 3, word: 'true', list: [a, 1]}
"""
        )
    )
    assert (story.kicker, story.updated) == ("Trams", utc(2026, 11, 18, 11, 5))
    assert story.byline == (Term("lina-haddad", "lina-haddad"), Term("gus-thorwald", "Gus Thorwald"))
    assert story.source == ("Reuters", "Agencies")
    assert story.regions == (Term("lir-coast", "Lir Coast"),)
    assert story.coverage == (Term("harbour-strike", "Harbour Strike"),)
    assert story.tags == (Term("european-union", "European Union"), Term("trams", "Trams"))
    assert story.dek == "Two lines: shut"
    assert story.image == Image(path="static/img/bridge.jpg", alt="A bridge", caption="In May.", credit="Ines Korr", focus="50-50")
    assert (story.type, story.id, story.permalink) == ("opinion", "tram-1", "/news/2026/11/opening-day/")
    assert story.aliases == ("/old/bridge.html", "/old/bridge/")
    assert (story.canonical, story.language) == ("https://other.example/bridge", "pt-BR")
    assert story.pair == "news/2026/ponte.md"
    assert story.related == ("content/news/2026/ferry.md", "content/news/2025/tram.md")
    assert story.featured
    assert story.noindex
    assert story.toc
    assert story.draft
    assert (story.embargo, story.expires) == (utc(2026, 11, 20), utc(2026, 12, 31))
    assert (story.breaking, story.breaking_until) == (True, utc(2026, 11, 20, 8))
    assert story.corrections == (Correction(utc(2026, 11, 19), "It was: six."),)
    assert story.sponsor == Sponsor("Lir Ferries", "https://ferries.example/")
    assert story.extra == {"map": True, "count": 3, "word": "true", "list": ["a", 1]}


def test_a_reading_survives_pickle_and_an_article_its_encoding(read):
    result = read("tags: [a, b]\nextra: {a: {b: [1, 'x']}}\nimage: img/a.jpg")
    assert pickle.loads(pickle.dumps(result)) == result
    assert decode(encode(result.article), Article) == result.article


def test_the_same_bytes_give_the_same_reading(gazette):
    source = SourceFile("content/news/a.md", b"---\ntitle: A\ndate: 2026-01-01\ntags: [x, y]\n---\nText[^1].\n\n[^1]: Note.\n")
    assert encode(read_article(gazette, source).article) == encode(read_article(gazette, source).article)


def test_an_error_holds_the_story_and_a_warning_does_not(read):
    assert read("byeline: x").article is None
    result = read("image_alt: x")
    assert result.article is not None
    assert codes(result) == ["image/no-picture"]


def test_site_yaml_may_lower_the_rule_for_unknown_keys_but_not_for_a_missing_title(read, make_site):
    site = make_site("check: {levels: {front-matter/unknown-key: ignore, front-matter/missing-key: ignore, image/missing-alt: error}}")
    assert read("byeline: x", site=site).article is not None
    assert read("", title=None, site=site).article is None
    assert read("image: img/a.jpg", site=site).article is None


def test_empty_keys_are_as_good_as_none(read):
    story = article(read("byline:\nupdated:\ntags:\nimage:\nregion: ''"))
    assert (story.updated, story.tags, story.image) == (None, (), None)


def test_a_broken_front_matter_is_reported_with_what_is_wrong_in_the_body(gazette):
    data = b"---\ntitle: a: b\n---\n/// nosuchblock\n///\n"
    assert {problem.span.line for problem in read_article(gazette, SourceFile("content/news/a.md", data)).problems} == {2, 4}


@pytest.mark.parametrize(
    ("path", "lines", "section"),
    [
        ("content/x.md", "", ""),
        ("content/news/x.md", "", "news"),
        ("content/news/2026/x.md", "", "news"),
        ("content/news/politics/2026/x.md", "", "news/politics"),
        ("content/News/Politics/x.md", "", "news/politics"),
        ("content/news/anything/below/x.md", "", "news"),
        ("content/x.md", "section: news/politics", "news/politics"),
        ("content/x.md", "section: politics", "news/politics"),
        ("content/x.md", "section: Politics", "news/politics"),
        ("content/x.md", "section: /news/politics/", "news/politics"),
        ("content/news/x.md", "section: Videos", "videos"),
    ],
)
def test_declared_sections(read, path, lines, section):
    assert article(read(lines, path=path)).section == section


@pytest.mark.parametrize(
    ("path", "lines", "section"),
    [
        ("content/x.md", "", ""),
        ("content/News/x.md", "", "news"),
        ("content/news/asia/x.md", "", "news/asia"),
        ("content/news/asia/deep/x.md", "", "news/asia"),
        ("content/news/2026/asia/x.md", "", "news"),
        ("content/x.md", "section: Arts & Culture/Film", "arts-culture/film"),
    ],
)
def test_folders_as_sections(read, bare, path, lines, section):
    assert article(read(lines, path=path, site=bare)).section == section


@pytest.mark.parametrize("path", ["content/tags/x.md", "content/Archive/x.md", "content/🌊/x.md"])
def test_a_folder_that_cannot_be_a_section(read, bare, path):
    assert read(path=path, site=bare).article is None


def test_a_type_comes_from_the_nearest_section_that_has_one(read):
    assert article(read(path="content/videos/short/x.md")).type == "video"
    assert article(read(path="content/articles/opinion/x.md")).type == "opinion"
    assert article(read("type: live", path="content/videos/x.md")).type == "live"


@pytest.mark.parametrize(
    ("pattern", "path", "permalink"),
    [
        ("/{section}/{year}/{month}/{slug}/", "content/x.md", "/2026/11/x/"),
        ("/{year}/{month}/{day}/{slug}.html", "content/news/x.md", "/2026/11/18/x.html"),
        ("/{slug}/", "content/news/São Paulo.md", "/sao-paulo/"),
        ("/{slug}/", "content/news/北京.md", "/北京/"),
        ("/a/{section}/b-{slug}/", "content/x.md", "/a/b-x/"),
    ],
)
def test_permalinks_follow_the_pattern(read, make_site, pattern, path, permalink):
    assert article(read(path=path, site=make_site(f"permalink: '{pattern}'"))).permalink == permalink


def test_year_and_month_are_those_of_the_sites_zone(read, make_site):
    site = make_site("timezone: Asia/Tokyo")
    assert article(read(date="2026-12-31 20:00 Z", site=site)).permalink == "/news/2027/01/bridge/"


@pytest.mark.parametrize(
    ("written", "permalink"), [("/bridge/", "/bridge/"), ("/bridge", "/bridge/"), ("/a/b.html", "/a/b.html"), ("/a/index.html", "/a/")]
)
def test_a_permalink_of_its_own(read, written, permalink):
    assert article(read(f"permalink: {written}")).permalink == permalink


@pytest.mark.parametrize(
    "written",
    [
        "bridge",
        "/",
        "/../x/",
        "/a//b/",
        "/a/./b/",
        "//evil.example/",
        "/a b/",
        "/a?b",
        "/a#b",
        "/a%2e/",
        "/con/",
        "/a/nul.html",
        "/x./",
        "/x.xml",
        "/tags/x/",
        "/_fragments/x/",
        "/TAGS/x/",
        "/" + "a" * 300 + "/",
    ],
)
def test_a_permalink_that_will_not_do(read, written):
    result = read(f'permalink: "{written}"')
    assert result.article is None
    assert result.problems[0].span.line == 4


@pytest.mark.parametrize("slug", ["a/b", "..", "a\\\\b", "con", "LPT1", "x" * 81, "🌉", "***"])
def test_a_slug_that_will_not_do(read, slug):
    assert codes(read(f'slug: "{slug}"')) == ["story/bad-slug"]


def test_plain_pages_and_authors_need_no_date(read):
    page = article(read(path="content/pages/about.md", date=None))
    assert (page.role, page.permalink, page.section, page.date, page.byline) == ("page", "/about/", "", None, ())
    assert article(read(path="content/pages/legal/terms.md", date=None)).permalink == "/legal/terms/"
    author = article(read(path="content/authors/Lina Haddad.md", date=None))
    assert (author.role, author.permalink) == ("author", "/authors/lina-haddad/")


def test_undeclared_terms_are_welcome_where_none_are_declared(read, bare):
    story = article(read("region: West Asia\ncoverage: Harbour Strike", site=bare))
    assert story.regions == (Term("west-asia", "West Asia"),)
    assert story.coverage == (Term("harbour-strike", "Harbour Strike"),)


def test_an_undeclared_tag_is_an_error_only_where_site_yaml_says_so(read, make_site):
    assert read("tags: [Trams]").article is not None
    site = make_site("tags: {declared: [Ferries, {title: C++, id: c-plus-plus}], declared_only: true}")
    assert codes(read("tags: [Trams]", site=site)) == ["story/undeclared-tag"]
    assert article(read("tags: [ferries, c++]", site=site)).tags == (Term("ferries", "Ferries"), Term("c-plus-plus", "C++"))


def test_tags_keep_their_spelling(read):
    assert [tag.label for tag in article(read("tags: [no, 1984, 12:30]")).tags] == ["no", "1984", "12:30"]


def test_a_list_item_keeps_its_comma(read):
    assert [tag.label for tag in article(read('tags: ["Averin, city of", Trams]')).tags] == ["Averin, city of", "Trams"]


def test_breaking_news_lasts_the_default_and_at_most_the_longest(read):
    assert article(read("breaking: true")).breaking_until == utc(2026, 11, 18, 8, 40)
    result = read("breaking: 2026-12-24")
    assert codes(result) == ["story/breaking-long"]
    assert article(result).breaking_until == utc(2026, 11, 19, 6, 40)
    assert article(read("breaking: false")).breaking_until is None
    assert article(read("breaking: true\nembargo: 2026-11-18 09:00")).breaking_until == utc(2026, 11, 18, 11)


def test_pictures_are_recorded_as_references(read):
    reference = article(read("image: img/bridge.jpg\nimage_alt: A\nimage_credit: B")).references[0]
    assert (reference.kind, reference.path, reference.text) == ("picture", "static/img/bridge.jpg", "img/bridge.jpg")
    assert (reference.line, reference.column, reference.excerpt) == (4, 8, "image: img/bridge.jpg")


def test_related_stories_are_recorded_at_their_places(read):
    references = article(read("related:\n  - ferry.md\n  - news/2025/tram.md")).references
    assert [(reference.kind, reference.path, reference.line) for reference in references] == [
        ("related", "content/news/2026/ferry.md", 5),
        ("related", "content/news/2025/tram.md", 6),
    ]


def test_a_long_list_of_problems_is_cut(read):
    result = read("\n".join("tags: [a]" for _ in range(300)))
    assert len(result.problems) == 101
    assert codes(result)[-1] == "file/many-problems"


def test_the_dek_is_cut_at_a_sentence(read):
    body = "Mr. Thorwald drove a crane. " + "He drove it for twenty-six years and never once looked down at the water. " * 4
    dek = article(read(body=body)).dek
    assert dek.startswith("Mr. Thorwald drove a crane. He drove")
    assert dek.endswith("water.")
    assert len(dek) <= 200
