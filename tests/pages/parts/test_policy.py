"""What pages may load: nothing but what lies on the site, unless site.yaml says so."""

from __future__ import annotations

import re
from html import unescape

import pytest

from newsgen.diagnostics.exceptions import NewsgenError
from tests.support.laws import checks as laws
from tests.support.newsroom import SITE

STORY = "/news/politics/2026/11/vote/"
FILM = "/// video\n    url: https://video.example/watch?v=a/b&t=3\n    caption: The count\n///"
ON = "content_security_policy: true\n"
PLAYER = 'players: {video.example: "https://play.example/embed/{id}?quiet=1"}\n'


def policies(room, lines: str, page: str = STORY) -> list[str]:
    room.write("site.yaml", SITE + lines)
    room.build()
    return [unescape(found) for found in re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', room.page(page))]


def test_pages_that_carry_a_policy_load_their_own_alone(newsroom):
    assert policies(newsroom, "") == []
    assert policies(newsroom, ON) == ["default-src 'self'"]
    pages = [data for path, data in newsroom.tree().items() if path.endswith(".html") and not path.startswith("_fragments/")]
    assert len(pages) > 20
    assert [page for page in pages if page.count(b'<meta http-equiv="Content-Security-Policy"') != 1] == []


def test_the_search_page_may_compile_its_program_and_no_other_may(newsroom):
    assert policies(newsroom, ON, "/search/") == ["default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"]
    assert [path for path, data in newsroom.tree().items() if b"wasm-unsafe-eval" in data] == ["search/index.html"]


def test_site_yaml_adds_to_it_or_leaves_it_out(newsroom):
    more = "content_security_policy: {script-src: https://stats.example, default-src: ['https:'], img-src: [a.example, b.example]}\n"
    assert policies(newsroom, more) == [
        "default-src 'self' https:; img-src 'self' a.example b.example; script-src 'self' https://stats.example"
    ]
    assert policies(newsroom, "content_security_policy: false\n") == []


def test_what_is_allowed_everywhere_is_allowed_where_a_page_needs_more(newsroom):
    more = "content_security_policy: {default-src: cdn.example}\n"
    assert policies(newsroom, more, "/search/") == ["default-src 'self' cdn.example; script-src 'self' cdn.example 'wasm-unsafe-eval'"]
    assert policies(newsroom, more + PLAYER) == ["default-src 'self' cdn.example; frame-src 'self' cdn.example https://play.example"]


def test_a_player_joins_the_policy_and_the_film(newsroom):
    newsroom.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", body=FILM)
    assert policies(newsroom, ON) == ["default-src 'self'"]
    assert "data-player" not in newsroom.page(STORY)
    assert policies(newsroom, ON + PLAYER) == ["default-src 'self'; frame-src 'self' https://play.example"]
    page = newsroom.page(STORY)
    assert 'href="https://video.example/watch?v=a/b&amp;t=3" rel="noopener" data-player="https://play.example/embed/a%2Fb?quiet=1"' in page
    assert "Plays from play.example" in page
    assert "<iframe" not in page


@pytest.mark.parametrize(("url", "player"), [
    ("https://video.example/w/x1", "https://play.example/embed/x1?quiet=1"),
    ("https://video.example/w/x1/", "https://play.example/embed/x1?quiet=1"),
    ("https://video.example/w/a%20b", "https://play.example/embed/a%20b?quiet=1"),
    ("https://video.example/watch?v=", None),
    ("https://video.example/", None),
    ("https://other.example/w/x1", None),
])  # fmt: skip
def test_the_films_id_is_the_last_part_of_its_address(newsroom, url, player):
    newsroom.story(
        "news/politics/2026/vote", "The vote", "2026-11-20 10:00", body=FILM.replace("https://video.example/watch?v=a/b&t=3", url)
    )
    policies(newsroom, PLAYER)
    assert re.findall(r'data-player="([^"]*)"', newsroom.page(STORY)) == ([player] if player else [])


@pytest.mark.parametrize(("lines", "words"), [
    ("content_security_policy: {scriptsrc: https://a.example}", 'did you mean "script-src"?'),
    ("content_security_policy: {script-src: 'a; b'}", "is no source"),
    ("content_security_policy: maybe", "neither true nor false"),
    ("players: {video.example: https://play.example/}", "{id}"),
    ("players: {video.example: 'https://{id}.example/'}", "{id}"),
    ("players: {'https://video.example': 'https://play.example/{id}'}", "is no host"),
    ("players: {video.example: 'play.example/{id}'}", "not a complete address"),
])  # fmt: skip
def test_what_cannot_be_is_told(newsroom, lines, words):
    newsroom.write("site.yaml", SITE + lines + "\n")
    with pytest.raises(NewsgenError, match=re.escape(words)):
        newsroom.build()


@pytest.mark.parametrize("lines", [ON, PLAYER, ON + PLAYER])
def test_a_build_after_an_edit_equals_a_clean_one(newsroom, lines):
    newsroom.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", body=FILM)
    laws.edited(newsroom, lambda room: room.write("site.yaml", SITE + lines))
