"""The seed: one story with every part there is, checked in Chromium part by part and in order, in a site of three editions."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading

import pytest
from playwright.sync_api import expect

from newsgen.pipeline.build import Options, build_site
from tests.support.browser.server import LAYOUT, NOW, Quiet
from tests.support.paths import TESTS

SEED = TESTS / "seed"
STORY = "news/politics/2026/11/seed/"
TITLE = "Pilots’ “no” stops the 9\N{NO-BREAK SPACE}a.m. tide: ‘We’re 38, and they’re one’"
FLASHES = [
    "Pilots: “no”, by 35 to 3", "Port: ‘we wait’", "Tram line 4: “running again”", "09:12: the tide turns", "Mayor: “It’s a vote”",
    "Ferry: full; next at 10:30", "“Quiet”, says a driver: “very”", "Note: {braces} & <signs>", "Read: “The paper”", "تنبيه: «المدّ» عند 12:00",
]  # fmt: skip


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    """The seed, built and served: its address."""
    folder = tmp_path_factory.mktemp("seed")
    shutil.copytree(SEED, folder / "site")
    report = build_site(Options(folder / "site", folder / "www", NOW))
    assert report.problems == []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder / "www"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(reader, seed):
    opened = reader()
    opened.clock.install(time="2026-11-23T09:00:00Z")
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.on("response", lambda answer: opened.faults.append(answer.url) if answer.status >= 400 else None)
    opened.goto(seed + STORY)
    yield opened
    assert opened.faults == []


def texts(page, selector):
    return [" ".join(one.split()) for one in page.locator(selector).all_inner_texts()]


def in_order(page, *selectors):
    """Whether the first of each selector comes after the first of the one before."""
    return page.evaluate(
        """all => all.map(s => document.querySelector(s)).every((e, i, found) => e && (!i ||
           found[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING))""",
        selectors,
    )


def test_the_parts_of_the_page_stand_in_their_order(page):
    assert in_order(page, ".skip", ".site-head", "nav.sections", "nav.regions", ".ticker", "main", ".most-read", ".coverage", ".site-foot")
    assert in_order(
        page, "h1", ".byline", ".source", ".dates", ".minutes", ".dek", ".share", ".figure img", ".body", ".corrections", ".tags"
    )
    assert in_order(page, ".tags", ".read-next", ".site-foot")


def test_the_head_of_the_story(page):
    assert page.locator("h1").count() == 1
    assert page.locator("h1").text_content().strip() == TITLE
    assert texts(page, ".byline") == ["By Harbour Desk"]
    assert page.locator(".byline a").get_attribute("href") == "/authors/harbour-desk/"
    assert texts(page, ".source") == ["Source: Agencies"]
    assert texts(page, ".dates > time") == ["22 Nov 2026 14:26"]
    assert texts(page, ".minutes") == ["1 Min Read"]
    assert (
        page.locator(".dek").text_content().strip() == "A crew of 38 said “no” — and a city of 400\N{THIN SPACE}000 looked at its clocks."
    )
    assert page.locator(".share a").count() == 4
    assert all(one.startswith(("https://", "mailto:")) for one in page.locator(".share a").evaluate_all("all => all.map(a => a.href)"))


def test_the_picture_with_all_that_belongs_to_it(page):
    hero = page.locator("main .figure").first
    assert hero.locator("img").get_attribute("alt") == "Cranes over a quay at dusk"
    assert hero.locator("img").evaluate("e => e.naturalWidth > 0 && e.complete")
    expect(hero.locator("figcaption")).to_be_visible()
    caption = " ".join(hero.locator("figcaption").text_content().split())
    assert caption == "The quay, “half awake”, on Sunday. Ines Korr"


def test_the_body_part_by_part(page):
    body = page.locator(".body")
    kinds = body.evaluate("""e => [...e.children].map(c => c.classList[0] || c.localName)""")
    assert kinds[:14] == [
        "p", "p", "h2", "p", "post", "p", "ul", "ol", "p", "p", "blockquote", "table", "p", "h2",
    ]  # fmt: skip
    assert [" ".join(h.split()) for h in body.locator("> h2").all_text_contents()] == ["38 pilots, one paper", "What the port says"]
    assert body.locator("> h2").evaluate_all("all => all.map(h => h.id)") == ["38-pilots-one-paper", "what-the-port-says"]
    assert body.locator("> ul > li").count() == 3
    assert body.locator("> ul ol > li").count() == 2
    assert body.locator("td").all_text_contents() == ["No", "35", "Yes", "3"]
    assert body.locator("a[href='/news/politics/2026/11/economy-desk/'] img[alt='A paper with 38 names']").count() == 1
    assert body.locator("a[href='/news/politics/2026/11/economy-desk/']", has_text="in the paper itself").count() == 1
    assert body.locator(".footnote li").count() == 1


def test_signs_of_every_kind_come_through(page):
    text = page.locator(".body").text_content()
    for sign in ("6:10\N{NO-BREAK SPACE}a.m.", "12\N{NARROW NO-BREAK SPACE}%", "2\N{THIN SPACE}400", "14\N{NO-BREAK SPACE}October"):
        assert sign in text
    for flag in ("🇵🇹", "🇹🇱", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "👩🏽‍✈️"):
        assert flag in text
    assert "“Quiet,” said its driver, ‘very quiet’." in text
    assert "She said “twelve” twice, and then: ‘or less’." in text


def test_the_social_post_is_a_copy_of_its_text(page):
    post = page.locator(".post")
    assert post.count() == 1
    assert post.locator(".post-author").inner_text().split("\n")[0].startswith("Harbour Pilots")
    assert "@pilots" in post.inner_text()
    assert "We said no ⚓️👩🏽‍✈️. Thank you, Averin 🇵🇹!" in post.inner_text()
    assert post.locator("a").get_attribute("href") == "https://social.example/@pilots/1"
    assert post.locator("time").inner_text() == "21 Nov 2026 23:10"
    assert page.locator("iframe").count() == 0


def test_related_news_stands_after_the_eighth_paragraph(page):
    related = page.locator(".body > .related")
    assert (
        related.evaluate(
            "e => [...e.parentNode.children].slice(0, [...e.parentNode.children].indexOf(e)).filter(c => c.localName == 'p').length"
        )
        == 8
    )
    assert related.evaluate("e => e.nextElementSibling.localName") == "p"
    assert texts(page, ".related-title") == ["Related News"]
    assert texts(page, ".related a") == ["What the paper says", "Floods, a year on", "other.example/pilots"]


def test_film_and_gallery(page):
    assert page.locator(".body video").get_attribute("poster") == "/img/paper.svg"
    assert page.locator(".gallery figure").count() == 2
    assert texts(page, ".gallery figcaption") == ["One of nine. Ines Korr", "All of them. Ines Korr"]


def test_what_follows_the_story(page):
    assert "The crew is of 38, not 83." in page.locator(".corrections").inner_text()
    assert texts(page, ".tags a") == ["Harbour strike", "Ports", "1984", "C++", "São Tomé", "إضراب"]
    hrefs = page.locator(".tags a").evaluate_all("all => all.map(a => decodeURIComponent(a.pathname))")
    assert hrefs == ["/tags/harbour-strike/", "/tags/ports/", "/tags/1984/", "/tags/c/", "/tags/sao-tome/", "/tags/إضراب/"]
    titles = texts(page, ".read-next .teaser-title")
    assert 2 <= len(titles) <= 4
    assert TITLE not in titles
    assert len(set(titles)) == len(titles)
    assert not {"What the paper says", "Floods, a year on"} & set(texts(page, ".read-next .teaser:nth-child(-n+2) .teaser-title"))
    assert page.locator(".read-next .all").get_attribute("href") == "/news/politics/"


def test_ten_flashes_with_quotes_and_colons(page):
    assert page.locator(".ticker li").all_text_contents() == FLASHES
    assert page.locator(".ticker li a").evaluate_all("all => all.map(a => a.pathname)") == ["/news/politics/2026/11/economy-desk/"]
    assert texts(page, ".ticker-label") == ["BREAKING"]


def test_most_read_is_ordered_by_reads(page):
    ranked = [one.strip() for one in page.locator(".most-read .teaser-title").all_text_contents()]
    assert ranked == ["Boats stay in", TITLE, "Floods, a year on", "The tide table, explained", "A radio for the boats"]
    assert page.locator(".most-read time").count() == 5
    assert all(page.locator(".most-read img").evaluate_all("all => all.map(i => i.alt)"))


def test_coverage_has_a_tab_for_all_and_each_running_dossier(page):
    tabs = page.get_by_role("tab")
    assert "All" in texts(page, "[role=tab]")
    assert "The Strike" in texts(page, "[role=tab]")
    assert "The Floods" not in texts(page, "[role=tab]"), "a dossier that is closed"
    tabs.filter(has_text="The Strike").click()
    panel = page.get_by_role("tabpanel")
    expect(panel).to_be_visible()
    assert "Boats stay in" in panel.inner_text()


def test_hidden_regions_have_pages_and_no_entry(page, seed):
    assert texts(page, "nav.regions a") == ["Coast"]
    assert page.locator("a[href^='/regions/west-asia']").count() == 0 or page.locator("header a[href^='/regions/west-asia']").count() == 0
    assert page.goto(f"{seed}regions/west-asia/").ok
    assert page.locator("h1").inner_text() == "West Asia"
    assert TITLE in page.locator("main").text_content()


def test_masthead_and_footer(page):
    head, foot = page.locator(".site-head"), page.locator(".site-foot")
    assert "Harbour Desk" in head.inner_text()
    assert "Tides and people" in head.inner_text()
    assert texts(page, ".site-head .editions a") == ["English", "العربية", "Español"]
    assert page.locator("a[href='https://live.example/now']").count() == 1
    for words in ("All Rights Reserved", "About us", "Contact", "Privacy", "Authors", "Android app", "iOS app", "X", "Mastodon"):
        assert words.casefold() in foot.inner_text().casefold(), words


@pytest.mark.parametrize(
    ("label", "code", "direction", "title"),
    [("العربية", "ar", "rtl", "المرشدون"), ("Español", "es", "ltr", "Los prácticos")],
)
def test_the_switch_leads_to_the_translation(page, seed, label, code, direction, title):
    page.locator(".site-head .editions a", has_text=label).click()
    page.wait_for_url(f"{seed}{code}/{STORY}")
    assert page.locator("html").get_attribute("dir") == direction
    assert page.locator("html").get_attribute("lang") == code
    assert page.locator("h1").inner_text().startswith(title)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tags = page.locator(".tags").bounding_box()
    first = page.locator(".tags a").first.bounding_box()
    gaps = first["x"] - tags["x"], tags["x"] + tags["width"] - first["x"] - first["width"]
    assert (gaps[0] < gaps[1]) == (direction == "ltr"), "a line begins where its language does"
    languages = page.locator("link[hreflang]").evaluate_all("all => all.map(l => l.hreflang)")
    assert languages == ["en", "ar", "es", "x-default"]


@LAYOUT
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_it_fits_every_screen(reader, seed, width):
    page = reader(width)
    page.goto(seed + STORY)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator("h1")).to_be_visible()


def test_it_is_whole_without_scripts(reader, seed):
    page = reader(java_script_enabled=False)
    page.goto(seed + STORY)
    assert page.locator(".ticker li").count() == 10
    assert page.locator(".coverage .panel").count() == 2
    for panel in page.locator(".coverage .panel").all():
        expect(panel).to_be_visible()


def test_what_it_tells_machines(page):
    graph = json.loads(page.locator("script[type='application/ld+json']").text_content())["@graph"]
    assert graph[0]["headline"] == TITLE
    assert graph[0]["keywords"] == ["Harbour strike", "Ports", "1984", "C++", "São Tomé", "إضراب"]
    assert graph[0]["correction"][0]["text"] == "The crew is of 38, not 83."
    assert graph[0]["video"][0]["duration"] == "PT42S"
