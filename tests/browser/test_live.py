"""An open live story in Chromium: new entries come in by themselves, and what is being read stays where it is."""

from __future__ import annotations

import functools
import http.server
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsgen.pipeline.build import Options, build_site
from tests.support.browser.server import Quiet

PATH = "news/2026/11/count/"
WORDS = "The tellers opened the box and laid the papers out by tens. " * 12


def entry(minute: int, words: str = WORDS) -> str:
    return f"/// live\n    time: 2026-11-23 08:{minute:02}\n    title: Entry {minute}\n    key: {'true' if minute % 10 == 0 else 'false'}\n\n{words}\n///\n"


class Site:
    """A site with one live story, built again whenever it is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "content/news/2026").mkdir(parents=True)
        (folder / "site.yaml").write_text("title: The Paper\nbase_url: https://example.org/\n")

    def write(self, *entries: str, more: str = "") -> None:
        head = f"---\ntitle: The count\ndate: 2026-11-23 07:00\ntype: live\n{more}---\n\nAn introduction.\n\n"
        (self.folder / "content/news/2026/count.md").write_text(head + "\n".join(entries))
        report = build_site(Options(self.folder, self.folder / "public", datetime(2026, 11, 23, 9, tzinfo=UTC)))
        assert report.problems == []


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


@pytest.fixture
def at(site, reader):
    """Opens the story after a first build, with a clock that only the test moves."""
    handler = functools.partial(Quiet, directory=site.folder / "public")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def opened(fragment=""):
        page = reader()
        page.clock.install(time="2026-11-23T09:00:00Z")
        asked = []
        page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        page.goto(f"http://127.0.0.1:{server.server_port}/{PATH}{fragment}")
        page.locator(".live-entry").first.wait_for()
        page.wait_for_load_state("networkidle")
        return page, asked

    yield opened
    server.shutdown()
    server.server_close()


def turn(page):
    """Let the time of one look pass, and the look be over."""
    with page.expect_event("requestfinished", lambda request: request.url.endswith("/live.json")):
        page.clock.run_for(46_000)
    page.wait_for_timeout(300)


def pass_by(page):
    """Let the time of several looks pass, though there are to be none."""
    page.clock.run_for(200_000)
    page.wait_for_timeout(500)


def ids(page):
    return page.locator(".live-entry").evaluate_all("all => all.map(one => one.id.slice(-2))")


def test_a_new_entry_comes_in_by_itself(site, at):
    site.write(entry(10))
    page, _ = at()
    site.write(entry(30), entry(20), entry(10, "Put right."))
    turn(page)
    page.locator("#live-20261123-0830").wait_for()
    assert ids(page) == ["30", "20", "10"]
    assert "Put right." in page.locator("#live-20261123-0810").text_content()
    assert page.locator(".live-key li").count() == 3
    assert "08:30" in page.locator(".live-state").text_content()
    assert page.locator("[role=status]").text_content() == "New entries: 2"
    page.get_by_role("link", name="New entries: 2").click()
    assert page.url.endswith("#live-20261123-0830")
    assert page.locator("[role=status]").text_content() == ""


def test_what_is_being_read_stays_where_it_is(site, at):
    old = [entry(minute) for minute in range(19, 9, -1)]
    site.write(*old)
    page, _ = at()
    page.locator("#live-20261123-0813").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('live-20261123-0813').scrollIntoView()")
    place = page.locator("#live-20261123-0813").bounding_box()["y"]
    high = page.evaluate("document.documentElement.scrollHeight")
    site.write(entry(30), entry(20), *old)
    turn(page)
    page.locator("#live-20261123-0830").wait_for(state="attached")
    assert page.evaluate("document.documentElement.scrollHeight") > high + 300
    assert abs(page.locator("#live-20261123-0813").bounding_box()["y"] - place) <= 1


def test_nothing_is_fetched_again_while_nothing_changes(site, at):
    site.write(entry(10))
    page, asked = at()
    asked.clear()
    turn(page)
    turn(page)
    assert asked == ["live.json", "live.json"]


def test_it_stops_when_the_story_is_closed(site, at):
    site.write(entry(10))
    page, asked = at()
    site.write(entry(20), entry(10), more="ended: 2026-11-23 08:50\n")
    turn(page)
    page.locator("#live-20261123-0820").wait_for()
    assert "Closed" in page.locator(".live-state").text_content()
    asked.clear()
    pass_by(page)
    assert asked == []


def test_a_host_that_does_not_answer_is_asked_again(site, at):
    site.write(entry(10))
    page, _ = at()
    page.route("**/live.json", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.clock.run_for(46_000)
    page.wait_for_timeout(300)
    page.unroute("**/live.json")
    site.write(entry(20), entry(10))
    turn(page)
    page.locator("#live-20261123-0820").wait_for()


def test_a_closed_story_asks_for_nothing(site, at):
    site.write(entry(10), more="ended: 2026-11-23 08:50\n")
    page, asked = at()
    asked.clear()
    pass_by(page)
    assert asked == []
    assert "Closed" in page.locator(".live-state").text_content()


def test_an_anchor_leads_to_its_entry(site, at):
    site.write(*[entry(minute) for minute in range(19, 9, -1)])
    page, _ = at("#live-20261123-0812")
    assert 0 <= page.locator("#live-20261123-0812").bounding_box()["y"] < 150


def test_pictures_of_a_gallery_scroll_by_the_keys(site, at):
    site.write(entry(10))
    pictures = "".join(f"![Picture {n}](img/{n}.png)\n" for n in range(4))
    (site.folder / "static/img").mkdir(parents=True)
    one = bytes.fromhex(
        "89504e470d0a1a0a0000000d494844520000000100000001010000000037"
        "6ef9240000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
    )
    for n in range(4):
        (site.folder / f"static/img/{n}.png").write_bytes(one)
    text = f"---\ntitle: Pictures\ndate: 2026-11-23\ntype: gallery\n---\n\n/// gallery\n    credit: C\n\n{pictures}///\n"
    (site.folder / "content/news/2026/pictures.md").write_text(text)
    site.write(entry(10))
    page, _ = at()
    page.goto(page.url.replace("/count/", "/pictures/"))
    page.locator(".film img").first.wait_for()
    row = page.locator(".film")
    row.focus()
    assert row.evaluate("e => e.scrollWidth > e.clientWidth")
    page.keyboard.press("ArrowRight")
    page.clock.run_for(2000)
    page.wait_for_timeout(700)
    assert row.evaluate("e => e.scrollLeft") > 0
