"""Pictures in Chromium: which file is taken on which screen, which at once, and that nothing moves when it comes."""

from __future__ import annotations

import pytest

from tests.support.browser.page_checks import STORY
from tests.support.browser.server import LAYOUT

CHOSEN = "all => all.map(e => ({pixels: +e.currentSrc.match(/-(\\d+)\\.webp$/)[1], shown: e.getBoundingClientRect().width}))"
MOVED = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; })).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""
HERO = "news/economy/2026/11/long-mole-partial-deal/"


def chosen(page, where):
    """The pictures of a place when they are there."""
    found = page.locator(f"{where} img")
    for one in found.all():
        one.scroll_into_view_if_needed()
    page.wait_for_function("all => [...document.querySelectorAll(all)].every(e => e.complete && e.naturalWidth)", arg=f"{where} img")
    return found.evaluate_all(CHOSEN)


@pytest.mark.parametrize(("width", "sharpness"), [(360, 1), (390, 3), (768, 2), (1280, 1), (1680, 2)])
def test_a_screen_takes_a_file_that_is_sharp_and_not_much_larger(reader, address, width, sharpness):
    page = reader(width=width, device_scale_factor=sharpness)
    page.goto(address)
    for one in chosen(page, ".teaser-lead .teaser-picture"):
        wanted = min(one["shown"] * sharpness, 1280)
        assert wanted * 0.8 <= one["pixels"] <= wanted * 2.1


@pytest.mark.parametrize("path", ["", HERO, "in-pictures/2026/11/the-carvings-sail-home-to-ombrey/", "news/"])
def test_the_first_picture_comes_first_and_the_others_when_they_are_near(reader, address, path):
    page = reader()
    page.goto(address + path)
    found = page.locator("main img").evaluate_all("all => all.map(e => [e.fetchPriority, e.loading])")
    assert found[0] == ["high", "auto"]
    assert {tuple(one) for one in found[1:]} <= {("auto", "lazy")}


@LAYOUT
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", HERO, "ar/", STORY, "tags/harbour-strike/"])
def test_nothing_moves_when_pictures_come(reader, address, path, width):
    page = reader(width=width)
    page.goto(address + path, wait_until="load")
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(200)
    assert page.evaluate(MOVED) <= 0.01


def test_a_colour_stands_in_a_pictures_place(reader, address):
    page = reader()
    page.route("**/*.webp", lambda route: route.abort())
    page.goto(address)
    colours = page.locator(".teaser-lead img, .front-seconds img").evaluate_all("all => all.map(e => getComputedStyle(e).backgroundColor)")
    assert len(set(colours)) > 1
    assert "rgba(0, 0, 0, 0)" not in colours


def test_without_modern_formats_the_picture_is_there_too(reader, address):
    page = reader(java_script_enabled=False)
    page.goto(address)
    sources = page.locator(".teaser-lead source")
    assert sources.first.get_attribute("type") == "image/webp"
    assert page.locator(".teaser-lead img").get_attribute("src").endswith(".jpg")
