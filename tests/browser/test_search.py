"""Search in Chromium, under the policy of docs/search.md."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser.server import serve_sample


@pytest.fixture(scope="module")
def without(tmp_path_factory):
    """The sample without an index."""
    yield from serve_sample(tmp_path_factory.mktemp("unsearched"), searched=False)


def searching(page, words):
    """Type words; the titles found."""
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("status")).not_to_be_empty()
    return page.locator(".search-result h2")


def test_words_are_found_and_lead_to_the_story(reader, address):
    page = reader(width=390)
    page.goto(address)
    page.get_by_role("link", name="Search", exact=True).click()
    found = searching(page, "carvings")
    expect(found.first).to_contain_text(re.compile("carvings", re.IGNORECASE))
    assert page.locator(".search-result mark").count()
    expect(page).to_have_url(re.compile(r"/search/\?q=carvings$"))
    found.first.get_by_role("link").click()
    expect(page.locator("article h1")).to_contain_text(re.compile("carvings", re.IGNORECASE))


@pytest.mark.parametrize(
    ("edition", "words", "start"), [("ar", "الميناء", "/paper/ar/"), ("es", "puerto", "/paper/es/"), ("", "harbour", "/paper/")]
)
def test_each_edition_finds_its_own(reader, address, edition, words, start):
    page = reader()
    page.goto(f"{address}{edition and edition + '/'}search/")
    found = searching(page, words)
    expect(found.first).to_be_visible()
    others = {"/paper/ar/", "/paper/es/"} - {start}
    for link in found.get_by_role("link").all():
        path = link.evaluate("link => link.pathname")
        assert path.startswith(start)
        assert not path.startswith(tuple(others))


def test_the_newest_come_first_on_wish(reader, address):
    page = reader()
    page.goto(f"{address}search/?q=harbour&newest=1")
    dates = page.locator(".search-result time")
    expect(dates.nth(9)).to_be_visible()
    assert (given := dates.evaluate_all("all => all.map(one => one.dateTime)")) == sorted(given, reverse=True)
    page.get_by_role("button", name="More results").click()
    expect(dates.nth(10)).to_be_visible()
    expect(page.locator(".search-result").nth(10).get_by_role("link")).to_be_focused()


def test_what_is_not_there_is_said(reader, address):
    page = reader()
    page.goto(f"{address}search/")
    searching(page, "zzqxv")
    expect(page.get_by_role("status")).to_have_text("Nothing was found.")
    expect(page.locator(".search-result")).to_have_count(0)


def test_nothing_is_loaded_before_the_field_is_used(reader, address):
    page = reader()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}search/", wait_until="networkidle")
    assert not [url for url in asked if "/search/index/" in url]
    page.get_by_role("searchbox").focus()
    page.wait_for_function("performance.getEntriesByType('resource').some(one => one.name.includes('/search/index/'))")


def test_without_an_index_the_lists_are_named(reader, without):
    page = reader()
    page.goto(f"{without}search/")
    searching(page, "harbour")
    expect(page.get_by_role("status")).to_contain_text("not available")
    for name in ("Tags", "Archive"):
        expect(page.get_by_role("main").get_by_role("link", name=name)).to_be_visible()


def test_after_a_host_was_away_search_is_there_again(reader, address):
    page = reader()
    page.route("**/pagefind.js", lambda route: route.fulfill(status=503))
    page.goto(f"{address}search/")
    searching(page, "harbour")
    expect(page.get_by_role("status")).to_contain_text("not available")
    page.unroute("**/pagefind.js")
    expect(searching(page, "harbours").first).to_be_visible()


def test_without_scripts_the_lists_are_named(reader, address):
    page = reader(java_script_enabled=False)
    page.goto(f"{address}search/")
    expect(page.locator(".page-dek", has_text="Search needs JavaScript")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("link", name="Archive")).to_be_visible()


def test_what_was_withdrawn_is_no_result(reader, tmp_path_factory):
    """A build after the index was made takes a story out of it."""
    folder = tmp_path_factory.mktemp("withdrawn")
    served = serve_sample(folder, withdrawn="content/in-pictures/2026/the-carvings-sail-home-to-ombrey.md")
    page = reader()
    page.goto(f"{next(served)}search/")
    found = searching(page, "carvings")
    page.wait_for_load_state("networkidle")
    assert not [title for title in found.all_text_contents() if "sail home" in title]
    expect(page.get_by_role("status")).to_contain_text(str(found.count()))
    served.close()
