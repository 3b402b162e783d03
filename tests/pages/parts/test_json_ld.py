"""What pages say of themselves to machines: JSON-LD by schema.org's and Google's words, and translations by hreflang."""

from __future__ import annotations

import copy
import json
import re
from datetime import datetime
from urllib.parse import unquote

import pytest

from newsgen.model.article import TYPES
from tests.support.newsroom import SITE
from tests.support.sample_site import BASE, elements

ARTICLES = {"NewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting"}
REQUIRED = {
    **{kind: {"headline", "datePublished", "author", "publisher", "mainEntityOfPage", "inLanguage"} for kind in ARTICLES},
    "BlogPosting": {"headline", "datePublished", "url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "NewsMediaOrganization": {"name", "url"},
    "ProfilePage": {"mainEntity"},
    "Person": {"name", "url"},
    "VideoObject": {"name", "thumbnailUrl", "uploadDate"},
    "ImageObject": {"url"},
    "ImageGallery": {"image"},
    "WebSite": {"name", "url"},
    "CorrectionComment": {"text", "datePublished"},
    "Organization": {"name"},
}
"""Each type that the theme writes, with the properties that Google requires of it, or without which it says nothing."""
RECOMMENDED = {
    **{kind: {"dateModified", "description", "articleSection", "isAccessibleForFree"} for kind in ARTICLES},
    "VideoObject": {"description"},
}
DATES = {"datePublished", "dateModified", "uploadDate", "coverageStartTime", "coverageEndTime"}
ADDRESSES = {"@id", "url", "item", "mainEntityOfPage", "thumbnailUrl", "contentUrl"}
DURATION = re.compile(r"PT(?:\d+H)?(?:\d+M)?(?:\d+S)?")


def graph_of(tags):
    """The nodes of a page's structured data; none where it has none."""
    scripts = [json.loads("".join(tag.text)) for tag in tags if tag.name == "script" and tag["type"] == "application/ld+json"]
    assert len(scripts) <= 1
    for one in scripts:
        assert one["@context"] == "https://schema.org"
        return one["@graph"]
    return []


def every(value):
    """All nodes in a value, those within nodes too."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from every(one)


def faults(graph):
    """What is wrong in a page's structured data by itself."""
    found = []
    nodes = list(every(graph))
    known = {node["@id"] for node in nodes if "@id" in node and len(node) > 1}
    for node in nodes:
        if set(node) == {"@id"}:
            found += [] if node["@id"] in known else [f"nothing here is {node['@id']}"]
            continue
        kind = node.get("@type")
        if kind not in REQUIRED:
            found.append(f"an unknown type, {kind}")
            continue
        found += [
            f"{kind} without {name}" for name in REQUIRED[kind] | RECOMMENDED.get(kind, set()) if node.get(name) in (None, "", [], {})
        ]
        found += [f"{kind} with nothing in {name}" for name, value in node.items() if value in (None, "", [], {})]
        for name in DATES & set(node):
            if datetime.fromisoformat(node[name]).tzinfo is None:
                found.append(f"{name} without zone")
        found += [f"{name} is not whole: {node[name]}" for name in ADDRESSES & set(node) if not re.match("https?://", node[name])]
        found += _faults_of(kind, node)
    return found


def _faults_of(kind, node):
    """What a single type asks for."""
    found = []
    if kind in ARTICLES:
        found += ["a headline of more than 110 characters"] if len(node["headline"]) > 110 else []
        found += ["changed before it was published"] if node["dateModified"] < node["datePublished"] else []
        found += [f"image without {name}" for one in node.get("image", []) for name in ("width", "height") if not one.get(name)]
        found += (
            ["an author that is nobody"] if not all(one["@type"] in ("Person", "NewsMediaOrganization") for one in node["author"]) else []
        )
    if kind == "BreadcrumbList":
        items = node["itemListElement"]
        found += ["positions"] if [one["position"] for one in items] != list(range(1, len(items) + 1)) or len(items) < 2 else []
    if kind == "VideoObject":
        found += ["a film that is nowhere"] if not ("contentUrl" in node or "embedUrl" in node) else []
        found += ["duration"] if not DURATION.fullmatch(node.get("duration", "PT1S")) else []
    if kind == "ProfilePage":
        found += ["a profile of nobody"] if node["mainEntity"]["@type"] not in ("Person", "NewsMediaOrganization") else []
    return found


def test_structured_data_has_all_that_is_asked_for(sample):
    seen = set()
    for url, tags in sample.pages.items():
        graph = graph_of(tags)
        assert faults(graph) == [], url
        seen |= {node["@type"] for node in every(graph) if "@type" in node}
    assert seen >= ARTICLES | {"BlogPosting", "BreadcrumbList", "ProfilePage", "Person", "VideoObject", "ImageGallery", "WebSite"}


def test_addresses_in_structured_data_lead_somewhere(sample):
    for url, tags in sample.pages.items():
        for node in every(graph_of(tags)):
            for name in ("url", "item", "thumbnailUrl", "contentUrl", "mainEntityOfPage"):
                if node.get(name, "").startswith(BASE):
                    assert sample.file_of(node[name]), (url, node[name])


def test_the_trail_ends_at_the_page_and_its_names_are_those_of_the_pages(sample):
    trails = 0
    for url, tags in sample.pages.items():
        for node in graph_of(tags):
            if node["@type"] == "BreadcrumbList":
                trails += 1
                items = [unquote(one["item"]) for one in node["itemListElement"]]
                assert items[-1] == url
                assert items[0] in (BASE, f"{BASE}ar/", f"{BASE}es/")
                assert len(items) == len(set(items))
    assert trails > 150


def test_a_story_says_the_same_to_machines_as_to_readers(sample):
    for url, tags in sample.pages.items():
        for node in graph_of(tags):
            if node["@type"] in ARTICLES:
                meta = {tag["property"] or tag["name"]: tag["content"] for tag in tags if tag.name == "meta"}
                assert unquote(node["url"]) == unquote(meta["og:url"]) == url
                assert node["description"] == meta["og:description"] == meta["description"]
                if "image" in node:
                    assert node["image"][0]["url"] == meta["og:image"]
                    assert meta["twitter:card"] == "summary_large_image"
                assert meta["robots"] == "max-image-preview:large"


ARTICLE = {
    "@type": "NewsArticle", "@id": "https://a.example/b/", "url": "https://a.example/b/", "mainEntityOfPage": "https://a.example/b/",
    "headline": "B", "description": "C", "datePublished": "2026-11-20T10:00:00+00:00", "dateModified": "2026-11-20T10:00:00+00:00",
    "author": [{"@type": "Person", "name": "Ada", "url": "https://a.example/ada/"}], "publisher": {"@id": "https://a.example/#o"},
    "articleSection": "News", "inLanguage": "en", "isAccessibleForFree": True,
}  # fmt: skip
OUTLET = {"@type": "NewsMediaOrganization", "@id": "https://a.example/#o", "name": "A", "url": "https://a.example/"}
TRAIL = {"@type": "BreadcrumbList", "itemListElement": [
    {"@type": "ListItem", "position": n, "name": "A", "item": "https://a.example/"} for n in (1, 2)]}  # fmt: skip
FILM = {"@type": "VideoObject", "name": "A", "description": "A", "thumbnailUrl": "https://a.example/a.jpg",
        "uploadDate": "2026-11-20T10:00:00Z", "contentUrl": "https://a.example/a.mp4", "duration": "PT3M2S"}  # fmt: skip


@pytest.mark.parametrize(
    ("node", "name", "value"),
    [
        (0, "headline", "x" * 111),
        (0, "datePublished", "2026-11-20T10:00:00"),
        (0, "dateModified", "2026-11-19T10:00:00+00:00"),
        (0, "author", []),
        (0, "author", [{"@type": "Person", "name": "Ada"}]),
        (0, "image", [{"@type": "ImageObject", "url": "https://a.example/a.jpg"}]),
        (0, "url", "/b/"),
        (0, "@type", "Article"),
        (1, "@id", "https://a.example/#other"),
        (1, "name", ""),
        (2, "itemListElement", TRAIL["itemListElement"][1:]),
        (3, "thumbnailUrl", ""),
        (3, "contentUrl", ""),
        (3, "duration", "3:02"),
    ],
)
def test_what_lacks_would_be_found(node, name, value):
    graph = copy.deepcopy([ARTICLE, OUTLET, TRAIL, FILM])
    assert faults(graph) == []
    graph[node][name] = value
    assert faults(graph) != []


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_of_story_has_a_type_of_its_own_or_is_news(newsroom, kind):
    newsroom.story("news/politics/2026/story", "A story", "2026-11-22 10:00", type=kind, body="Text.")
    newsroom.build()
    graph = graph_of(elements(newsroom.page("/news/politics/2026/11/story/")))
    assert faults([node for node in graph if node["@type"] != "LiveBlogPosting"]) == []
    names = {"opinion": "OpinionNewsArticle", "analysis": "AnalysisNewsArticle", "live": "LiveBlogPosting"}
    assert graph[0]["@type"] == names.get(kind, "NewsArticle")


VIDEO = "/// video\n    url: https://v.example/1\n    caption: A film.\n{}///\n"


def test_a_film_has_a_picture_or_is_not_told(newsroom):
    newsroom.write("static/img/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"/>')

    def films(**keys):
        newsroom.story("news/politics/2026/film", "A film", "2026-11-22 10:00", **keys)
        newsroom.build()
        return [n for n in every(graph_of(elements(newsroom.page("/news/politics/2026/11/film/")))) if n.get("@type") == "VideoObject"]

    assert films(body=VIDEO.format("")) == []
    picture = "https://example.org/img/a.svg"
    assert [film["thumbnailUrl"] for film in films(body=VIDEO.format(""), image="{src: img/a.svg, alt: A, credit: B}")] == [picture]
    assert [film["thumbnailUrl"] for film in films(body=VIDEO.format("    poster: img/a.svg\n"))] == [picture]


def test_the_outlet_is_one_and_the_same_as_author_and_publisher(newsroom):
    newsroom.build()
    story = graph_of(elements(newsroom.page("/news/politics/2026/11/vote/")))[0]
    assert story["author"][0]["@id"] == story["publisher"]["@id"] == "https://example.org/#organization"


def test_no_text_of_a_story_ends_the_script(newsroom):
    newsroom.story("news/politics/2026/end", "'</script><b>&amp; “x” \\u0041'", "2026-11-22 10:00", tags="['<b a']")
    newsroom.build()
    graph = graph_of(elements(newsroom.page("/news/politics/2026/11/end/")))
    assert graph[0]["headline"].startswith("</script><b>&amp; “x” \\u0041")
    assert graph[0]["keywords"] == ["<b a"]


# --- translations


def alternates(tags):
    return {tag["hreflang"]: unquote(tag["href"]) for tag in tags if tag.name == "link" and tag["rel"] == "alternate" and tag["hreflang"]}


def hreflang_faults(pages, languages):
    """Pages whose alternates are not mutual, not complete, or without x-default. ``pages``: tags by address."""
    found = []
    for url, tags in pages.items():
        named = alternates(tags)
        if not named:
            continue
        [own] = [tag["lang"] for tag in tags if tag.name == "html"]
        if named.get(own) != url:
            found.append(f"{url} does not name itself")
        if named.get("x-default") != next((named[one] for one in languages if one in named), None):
            found.append(f"{url}: x-default")
        if len(set(named) - {"x-default"}) < 2 or not set(named) - {"x-default"} <= set(languages):
            found.append(f"{url} names {sorted(named)}")
        found += [f"{one} does not name {url} back" for one in set(named.values()) if one not in pages or alternates(pages[one]) != named]
    return found


LANGUAGES = ("en", "ar", "es")


def test_translations_are_mutual_and_complete_on_all_pages(sample):
    assert hreflang_faults(sample.pages, LANGUAGES) == []
    assert sum(1 for tags in sample.pages.values() if alternates(tags)) >= 130
    for url in ("", "tags/", "authors/", "archive/", "about/", "news/politics/", "coverage/harbour-strike/", "regions/lir-coast/"):
        assert set(alternates(sample.pages[BASE + url])) == {*LANGUAGES, "x-default"}, url


def test_files_of_one_path_are_translations_and_no_other_pages_are_without(sample):
    """Every page whose counterpart stands below another edition's folder names it, but for lists, which hold other stories."""
    for url, tags in sample.pages.items():
        path = url.removeprefix(BASE)
        if path.startswith(("ar/", "es/")) or re.search(r"^(tags|authors)/.|/\d{4}/(\d\d/)?$|404", path):
            continue
        there = {code for code in ("ar", "es") if f"{BASE}{code}/{path}" in sample.pages}
        assert there <= set(alternates(tags)), url


def test_the_switch_leads_where_hreflang_does(sample):
    for url, tags in sample.pages.items():
        switch = [tag for tag in tags if tag.name == "a" and tag["hreflang"]]
        assert {tag["hreflang"] for tag in switch} == set(LANGUAGES), url
        homes = {"en": "/paper/", "ar": "/paper/ar/", "es": "/paper/es/"}
        named = alternates(tags)
        for tag in switch:
            expected = named.get(tag["hreflang"], f"https://example.org{homes[tag['hreflang']]}")
            assert "https://example.org" + unquote(tag["href"]) == expected, url


@pytest.mark.parametrize("drop", ["es", "x-default"])
def test_a_translation_that_is_not_named_back_would_be_found(sample, drop):
    pages = dict(sample.pages)
    pages[BASE] = [tag for tag in pages[BASE] if not (tag.name == "link" and tag["hreflang"] == drop)]
    assert hreflang_faults(pages, LANGUAGES) != []


def test_without_editions_no_page_has_alternates(newsroom):
    newsroom.write("site.yaml", SITE)
    newsroom.build()
    assert alternates(elements(newsroom.page("/tags/"))) == {}


def test_a_base_with_letters_of_its_own_stands_once_in_each_address(newsroom):
    newsroom.write("site.yaml", (newsroom.root / "site.yaml").read_text("utf-8").replace("example.org/", "example.org/año/"))
    newsroom.story("news/politics/2026/vote", "The vote", "2026-11-22 10:00", byline="Lina Haddad")
    newsroom.build()
    for path in ("/news/politics/2026/11/vote/", "/atom.xml", "/feed.json"):
        found = re.findall(r"https://example\.org[^\"\s<]*/authors/lina-haddad/", newsroom.page(path))
        assert set(found) == {"https://example.org/a%C3%B1o/authors/lina-haddad/"}, path
