"""The theme in Chromium: the ticker, tabs, menu, small screens, headings, contrast."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.support.browser.page_checks import PAGES, STORY
from tests.support.browser.server import LAYOUT


def shown(page):
    """The ticker's item that is to be seen."""
    return page.locator(".ticker li").evaluate_all(
        "all => all.filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.textContent)"
    )


def at(page, address, clock="2026-11-23T09:00:00Z"):
    """Open a page at an instant; time passes only as the test lets it."""
    page.clock.install(time=clock)
    page.goto(address)
    page.locator(".ticker.is-on").wait_for()


def test_the_ticker_shows_one_item_after_the_other(reader, address):
    page = reader()
    at(page, address)
    first = shown(page)
    assert len(first) == 1
    page.clock.run_for(5900)
    assert shown(page) == first
    page.clock.run_for(2000)
    page.wait_for_timeout(700)
    assert len(shown(page)) == 1
    assert shown(page) != first


def test_the_ticker_pauses_and_is_turned_by_hand(reader, address):
    page = reader(reduced_motion="no-preference")
    at(page, address)
    texts = page.locator(".ticker li").all_text_contents()
    page.get_by_role("button", name="Pause").click()
    page.mouse.move(600, 800)
    page.clock.run_for(60_000)
    assert page.locator("li.is-shown").text_content() == texts[0]
    page.get_by_role("button", name="Next").click()
    assert page.locator("li.is-shown").text_content() == texts[1]
    page.get_by_role("button", name="Previous").click()
    page.get_by_role("button", name="Previous").click()
    assert page.locator("li.is-shown").text_content() == texts[-1]
    page.get_by_role("button", name="Play").click()
    page.mouse.move(600, 800)
    page.clock.run_for(7100)
    assert page.locator("li.is-shown").text_content() == texts[0]


def test_the_ticker_rests_while_pointed_at_or_focused(reader, address):
    page = reader()
    at(page, address)
    text = page.locator("li.is-shown").text_content()
    page.locator(".ticker").hover()
    page.clock.run_for(30_000)
    assert page.locator("li.is-shown").text_content() == text
    page.mouse.move(600, 800)
    page.locator(".ticker-items a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.clock.run_for(30_000)
    assert page.locator("li.is-shown").text_content() == text


def test_the_ticker_stands_still_where_motion_is_not_wanted(reader, address):
    page = reader(reduced_motion="reduce")
    at(page, address)
    first = shown(page)
    page.clock.run_for(60_000)
    assert shown(page) == first
    page.get_by_role("button", name="Next").click()
    assert page.locator("li.is-shown").evaluate("e => getComputedStyle(e).transitionDuration") == "0s"
    assert shown(page) != first


@pytest.mark.parametrize("path", ["", STORY])
def test_an_item_leaves_the_ticker_when_it_ends(reader, fetched, path):
    page = reader()
    at(page, fetched + path)
    page.get_by_role("button", name="Pause").click()
    assert page.locator(".ticker li").count() == 3
    page.clock.fast_forward("03:00")
    assert page.locator(".ticker li").count() == 2
    assert page.locator("li.is-shown").count() == 1
    page.clock.fast_forward("27:30")
    assert page.locator(".ticker li").all_text_contents() == ["The second: “no end”"]
    assert page.locator(".ticker-controls").is_hidden()


def test_without_scripts_the_ticker_is_a_small_list(reader, address):
    page = reader(java_script_enabled=False)
    page.goto(address)
    assert page.locator(".ticker li").count() == 10
    assert page.locator(".ticker").bounding_box()["height"] < 60


@LAYOUT
def test_the_ticker_takes_the_same_place_with_scripts_and_without(reader, address):
    for width, line in ((390, 20), (1280, 0)):  # a list that one scrolls shows the edge of its next item, and may break a line earlier
        heights = []
        for scripts in (True, False):
            page = reader(width, java_script_enabled=scripts)
            page.goto(address)
            if scripts:
                page.locator(".ticker.is-on").wait_for()
            heights.append(page.locator(".ticker").bounding_box()["height"])
        assert max(heights) - min(heights) <= line, width


def test_fetched_parts_work_like_baked_ones(reader, fetched):
    page = reader()
    page.goto(fetched + STORY)
    page.locator(".side .tabs").wait_for()
    page.locator(".most-read li").first.wait_for()
    assert page.locator("[data-fragment]").count() == 0
    assert page.locator(".read-next-row > .teaser").count() >= 2


def test_a_story_is_not_offered_on_its_own_page(reader, address):
    page = reader()
    page.goto(address + STORY)
    links = page.locator(".read-next .teaser-title a").evaluate_all("all => all.map(a => a.pathname)")
    assert "/paper/" + STORY not in links
    assert len(links) == len(set(links)) >= 2


@pytest.mark.parametrize(("direction", "onward"), [("ltr", "ArrowRight"), ("rtl", "ArrowLeft")])
def test_coverage_is_read_with_the_keyboard(reader, address, direction, onward):
    page = reader()
    page.goto(address)
    page.evaluate("direction => { document.documentElement.dir = direction }", direction)
    tabs = page.get_by_role("tab")
    assert tabs.all_text_contents() == ["All", "Harbour Strike", "Tamsel Floods"]
    tabs.first.focus()

    def chosen():
        panel = page.get_by_role("tabpanel")
        assert panel.count() == 1
        assert tabs.evaluate_all("all => all.filter(t => t.tabIndex === 0).length") == 1
        assert page.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"
        return panel.evaluate("e => document.getElementById(e.getAttribute('aria-labelledby')).textContent")

    assert chosen() == "All"
    for key, name in ((onward, "Harbour Strike"), ("End", "Tamsel Floods"), (onward, "All"), ("Home", "All")):
        page.keyboard.press(key)
        assert chosen() == name
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.panel').id") == "coverage-all"


def test_without_scripts_all_of_coverage_shows(reader, address):
    page = reader(java_script_enabled=False)
    page.goto(address)
    assert page.locator(".coverage .panel").count() == 3
    assert all(panel.is_visible() for panel in page.locator(".coverage .panel").all())


@LAYOUT
def test_the_menu_opens_without_scripts_on_a_phone(reader, address):
    page = reader(390, java_script_enabled=False)
    page.goto(address + STORY)
    link = page.locator(".drawer").get_by_role("link", name="Politics", exact=True)
    assert not link.is_visible()
    page.get_by_text("Menu", exact=True).click()
    for one in page.locator(".drawer a, .drawer summary").all():
        assert one.bounding_box()["height"] >= 44
    link.click()
    assert page.url == address + "news/politics/"


def test_escape_closes_the_menu(reader, address):
    page = reader(390)
    page.goto(address)
    page.get_by_text("Menu", exact=True).click()
    assert page.locator(".drawer-tree").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".drawer-tree").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@LAYOUT
@pytest.mark.parametrize(("width", "least"), [(1280, 12), (390, 5)])
def test_a_front_is_dense(reader, address, width, least):
    page = reader(width)
    page.goto(address)
    bottom = 2 * page.viewport_size["height"]
    ends = page.locator("main .teaser-title").evaluate_all("all => all.map(e => e.getBoundingClientRect().bottom)")
    assert sum(0 < end <= bottom for end in ends) >= least


@pytest.mark.parametrize("scripts", [True, False])
def test_headings_and_landmarks_are_in_order(reader, address, scripts):
    page = reader(java_script_enabled=scripts)
    for path in PAGES:
        page.goto(address + path)
        levels = [int(tag[1]) for tag in page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(e => e.tagName)")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(later - former <= 1 for former, later in pairwise(levels)), (path, levels)
        for role in ("navigation", "complementary"):
            names = page.get_by_role(role).evaluate_all(
                "all => all.map(e => e.ariaLabel || document.getElementById(e.getAttribute('aria-labelledby'))?.textContent)"
            )
            assert all(names), (path, role)
            assert len(names) == len(set(names)), (path, names)


_CONTRASTS = """() => {
  const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const found = parts(getComputedStyle(e).backgroundColor);
      if (found.length < 4 || found[3] === 1) return found;
    }
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility({ visibilityProperty: true })) continue;
    const [low, high] = [light(parts(getComputedStyle(e).color)), light(ground(e))].sort((a, b) => a - b);
    found.push([(high + 0.05) / (low + 0.05), e.closest('.body p') ? 'text' : 'label', e.className || e.tagName, walker.currentNode.data.trim().slice(0, 40)]);
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(reader, address, scheme):
    page = reader(color_scheme=scheme)
    for path in PAGES:
        page.goto(address + path)
        found = page.evaluate(_CONTRASTS)
        assert len(found) > 40
        for ratio, kind, *where in found:
            assert ratio >= (7 if kind == "text" else 4.5), (path, ratio, where)


def test_a_page_loads_nothing_that_its_host_forbids(reader, address):
    page = reader()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in ("", STORY):
        page.goto(address + path)
        page.locator(".ticker.is-on").wait_for()
    assert said == []


def test_print_shows_the_story_alone(reader, address):
    page = reader()
    page.goto(address + STORY)
    page.emulate_media(media="print")
    for part in (".sections", ".ticker", ".side", ".read-next", ".site-foot", ".share"):
        assert not page.locator(part).first.is_visible(), part
    link = page.locator(".body p a").first
    assert link.evaluate("e => getComputedStyle(e, '::after').content").startswith('" <')
    assert page.locator(".body p").first.evaluate("e => getComputedStyle(e).fontSize") == "14.6667px"
