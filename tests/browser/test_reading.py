"""Every reader in Chromium: on every width, with larger text, by keyboard, without style sheets."""

from __future__ import annotations

import pytest

from tests.support.browser.page_checks import BROKEN, CUT, OVER, PAGES, STORY
from tests.support.browser.server import LAYOUT

# What the menu shows below an entry is there while that has the focus.
WIDTHS = (320, 344, 360, 390, 480, 639, 640, 767, 768, 899, 900, 1023, 1024, 1280, 1366, 1680, 1920)
ARABIC = ("ar/", "ar/news/", "ar/news/economy/2026/11/pilots-decide-on-the-deal-live/", "ar/tags/", "ar/search/")
STOPS = """() => [...document.querySelectorAll("a[href], button, summary, input, [tabindex='0'], video[controls]")]
  .filter(e => !e.closest(".bar ul") && e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0)"""
NOW = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const all = (window.stops ??= (STOPS)());
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2);
  return {
    stop: all.indexOf(e), name: (e.innerText || e.ariaLabel || e.tagName).slice(0, 40),
    ring: style.outlineStyle === "solid" && style.outlineWidth === "2px",
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0, clear: !over || e.contains(over) || over.contains(e),
    below: !!e.closest(".bar ul"),
  };
}""".replace("STOPS", STOPS)


@LAYOUT
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_page_scrolls_sideways_or_breaks_a_word(reader, address, direction, fonts):
    page = reader()
    widths = WIDTHS if fonts == "liberation" else WIDTHS[::4]  # other fonts take other room, and change at the same widths
    for path in (*PAGES, *ARABIC):
        page.goto(address + path)
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVER) <= 0, (path, width)
            assert page.evaluate(BROKEN) == [], (path, width)


@pytest.mark.parametrize(
    ("fonts", "width", "scripts"),
    [*(("liberation", width, scripts) for width in (390, 1280) for scripts in (True, False)), ("noto", 390, True)],
)
def test_text_of_twice_the_size_loses_nothing(reader, address, width, scripts):
    page = reader(width, java_script_enabled=scripts)
    for path in (*PAGES, *ARABIC):
        page.goto(address + path)
        page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
        if scripts and page.locator(".ticker").count():
            page.locator(".ticker.is-on").wait_for()
        assert page.evaluate(OVER) <= 0, path
        assert page.evaluate(CUT) == [], path


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", STORY, "in-pictures/2026/11/the-carvings-sail-home-to-ombrey/", "search/", "ar/"])
def test_the_keyboard_reaches_everything_and_is_seen(reader, address, path, width):
    page = reader(width, reduced_motion="reduce")
    page.goto(address + path)
    if page.locator(".ticker").count():
        page.locator(".ticker.is-on").wait_for()
    wanted = page.evaluate(f"({STOPS})().length")
    reached = []
    for _ in range(2 * wanted):
        page.keyboard.press("Tab")
        now = page.evaluate(NOW)
        assert now["ring"], now
        assert now["seen"], now
        assert now["clear"], now
        reached += [now["stop"]] * (not now["below"])
        if len(reached) == wanted:
            break
    assert reached[0] == 0
    assert sorted(reached) == list(range(wanted))


def test_going_back_by_keyboard_nothing_lies_below_the_bar(reader, address):
    page = reader(reduced_motion="reduce")
    page.goto(address)
    page.locator(".site-foot a").last.focus()
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        now = page.evaluate(NOW)
        assert now["seen"], now
        assert now["clear"], now


@pytest.mark.parametrize("path", [STORY, "", "ar/"])
def test_without_style_sheets_all_can_be_read(reader, address, path):
    page = reader()
    page.route("**/*.css", lambda route: route.abort())
    page.goto(address + path)
    order = page.evaluate(
        "() => ['.skip', '.site-name', '.sections', 'main h1, main .teaser-title', 'main .body p, main .teaser-dek', 'footer']"
        ".map(one => document.querySelector(one).getBoundingClientRect().top)"
    )
    assert order == sorted(order)
    hidden = page.locator("main p, main h1, main h2, main li").evaluate_all(
        "all => all.filter(e => !e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))"
    )
    assert [one for one in hidden if "panel" not in one and "teaser" not in one] == []
