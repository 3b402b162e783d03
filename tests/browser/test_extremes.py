"""What no designer draws: headlines without end, words without blanks, thirty tags, nothing at all. It still has to look like a paper."""

from __future__ import annotations

import functools
import http.server
import threading

import pytest

from newsgen.pipeline.build import Options, build_site
from tests.support.browser.page_checks import BROKEN, CUT, OVER
from tests.support.browser.server import LAYOUT, NOW, Quiet
from tests.support.newsroom import SITE, Newsroom

LONG = "The committee of the harbour pilots, after a night of talks in three rooms, refuses the offer of the port and calls for a vote on Friday, it says"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
URL = "https://long.example/" + "a-path-without-an-end-" * 8
TAGS = ", ".join(f"{word} {n}" for n, word in enumerate(["Harbour", "Strikes", "Shipping and trade", "Unions", "Courts"] * 6))
PATHS = (
    "",
    "news/",
    "news/politics/",
    "news/economy/",
    "news/politics/2026/11/long/",
    "news/politics/2026/11/word/",
    "news/economy/2026/11/bare/",
    "tags/",
    "archive/",
)


@pytest.fixture(scope="module")
def extremes(tmp_path_factory):
    room = Newsroom(tmp_path_factory.mktemp("extremes") / "site")
    room.write("site.yaml", SITE.replace("title: The Test Courier", f"title: The Test Courier of {WORD[:30]}"))
    room.story(
        "news/politics/2026/long",
        LONG,
        "2026-11-22 10:00",
        tags=f"[{TAGS}]",
        byline="[A Name, ع اسم, Another of them]",
        dek=LONG + ". " + LONG,
    )
    body = f"{WORD} {URL}\n\n- {WORD}\n\n| {WORD} | b | c | d | e |\n|---|---|---|---|---|\n| {URL} | {WORD} | 3 | 4 | 5 |\n\n    {'code ' * 60}\n\n## {WORD}\n"
    room.story("news/politics/2026/word", WORD, "2026-11-21 10:00", body=body, tags=f"[{WORD}]", byline=WORD)
    room.story("news/economy/2026/bare", "Bare", "2026-11-20 10:00", body=" ")
    room.write(
        "content/_data/breaking.yaml", f"- {{text: '{LONG}', until: 2026-11-24 10:00}}\n- {{text: {WORD}, until: 2026-11-24 10:00}}\n"
    )
    assert not [problem for problem in build_site(Options(room.root, room.root / "public", NOW)).problems if problem.level == "error"]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=room.root / "public"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@LAYOUT
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_leaves_the_page_or_is_cut(reader, extremes, direction):
    page = reader()
    page.clock.install(time=NOW)
    for path in PATHS:
        page.goto(extremes + path)
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        for width in (320, 390, 768, 1280, 1680):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(OVER) <= 0, (path, width)
            assert page.evaluate(CUT) == [], (path, width)
            assert page.evaluate(BROKEN) == [], (path, width)


@LAYOUT
def test_what_is_not_there_leaves_no_gap(reader, extremes):
    page = reader()
    page.goto(extremes + "news/economy/2026/11/bare/")
    for empty in (".dek", ".figure", ".tags", ".corrections", ".contents"):
        assert page.locator(f"article {empty}").count() == 0, empty
    page.goto(extremes)
    empty = page.locator("main :is(section, aside, ul, ol, header, div):not(.unseen)").evaluate_all(
        "all => all.filter(e => e.checkVisibility() && !e.innerText.trim() && !e.querySelector('img, video, button, input')).map(e => e.outerHTML.slice(0, 80))"
    )
    assert empty == []


@LAYOUT
def test_thirty_tags_are_thirty_words_in_rows(reader, extremes):
    page = reader(390)
    page.goto(extremes + "news/politics/2026/11/long/")
    tags = page.locator(".tags li")
    assert tags.count() == 30
    assert page.locator(".tags").bounding_box()["height"] < 900
