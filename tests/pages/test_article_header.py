"""What stands above a story's text, and is not said twice."""

from __future__ import annotations

import re

import pytest

from tests.support.newsroom import Newsroom
from tests.support.picture_files import drawn, saved

FIRST = "The first tram left at six."


@pytest.fixture
def room(newsroom: Newsroom) -> Newsroom:
    """With the theme's own templates."""
    newsroom.story("news/politics/2026/tram", "The tram", body=f"{FIRST}\n\nThe second did not.")
    newsroom.story("news/politics/2026/ferry", "The ferry", body="It sails.", dek="Nobody is aboard.")
    newsroom.write("content/pages/about.md", f"---\ntitle: About\n---\n\n{FIRST}\n")
    newsroom.write("static/img/bridge.jpg", saved(drawn()))
    return newsroom


def shown(room: Newsroom, page: str) -> str:
    return re.sub(r"(?s)<head>.*</head>", "", room.page(page))


def test_a_dek_made_of_the_text_does_not_stand_above_it(room):
    room.build()
    for page in ("/news/politics/2026/11/tram/", "/about/"):
        assert shown(room, page).partition("</article>")[0].count(FIRST) == 1
    assert FIRST in room.page("/news/politics/")
    assert 'class="dek">Nobody is aboard.' in room.page("/news/politics/2026/11/ferry/")


def test_a_film_without_a_poster_has_the_storys_picture(room):
    film = "/// video\n    url: https://films.example/1\n    caption: A film.\n{}///\n"
    words = {"type": "video", "image": "img/bridge.jpg", "image_alt": "A bridge"}
    room.story("news/politics/2026/film", "The film", body=film.format(""), **words)
    room.story("news/politics/2026/films", "The films", body=film.format("") + "\n" + film.format(""), **words)
    room.build()
    one, two = (shown(room, f"/news/politics/2026/11/{name}/").partition("</article>")[0] for name in ("film", "films"))
    assert "/img/bridge" in one.partition('class="video-link"')[2].partition("</a>")[0]
    assert "/img/bridge" not in two.partition('class="video-link"')[2]
