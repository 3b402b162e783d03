"""Budgets: what a page costs its reader, held against what site.yaml allows."""

from __future__ import annotations

import random

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from tests.support.newsroom import SITE

NOISE = random.Random(1)


def noise(kilobytes: int) -> str:
    """Text that does not compress to less."""
    return NOISE.randbytes(kilobytes * 1024).hex()


def page(head: str = "", content: str = "") -> str:
    return f'{{% extends "base.html" %}}\n{{% block head %}}{head}{{% endblock %}}\n{{% block content %}}{content}{{% endblock %}}\n'


HEAVY = {
    "article": lambda room: room.write("templates/pages/article.html", page(content=f"<p>{noise(15)}</p>")),
    "css": lambda room: room.write("static/css/front.css", f"/* {noise(14)} */"),
    "scripts": lambda room: room.write("static/js/site.js", f"// {noise(6)}"),
    "requests": lambda room: room.write(
        "templates/pages/section.html", page(content="".join(f'<img src="/{n}.png" alt="">' for n in range(12)))
    ),
    "third_party": lambda room: room.write("templates/pages/plain.html", page(head='<script src="//stats.example/x.js"></script>')),
}


@pytest.fixture
def room(newsroom):
    newsroom.write("site.yaml", SITE + "budgets: {}\n")
    return newsroom


def exceeded(room) -> list[str]:
    found = [problem for problem in room.build().problems if problem.code == "budget/exceeded"]
    assert {problem.level for problem in found} <= {"error"}
    return [problem.hint.partition("budgets.")[2].partition(" ")[0] for problem in found]


def test_the_theme_keeps_them(room):
    assert exceeded(room) == []


@pytest.mark.parametrize("key", HEAVY)
def test_what_is_too_much_fails_the_build_until_it_is_less(room, key):
    HEAVY[key](room)
    assert exceeded(room) == [key]
    done = CliRunner().invoke(main, ["build", "--site", str(room.root)])
    assert done.exit_code == 1
    again = CliRunner().invoke(main, ["build", "--site", str(room.root)])
    assert (again.exit_code, again.stderr) == (1, done.stderr)
    room.write("site.yaml", SITE + f"budgets: {{{key}: 100}}\n")
    assert exceeded(room) == []


def test_without_budgets_nothing_is_too_much(newsroom):
    for heavier in HEAVY.values():
        heavier(newsroom)
    assert exceeded(newsroom) == []


def test_a_storys_text_costs_nothing(room):
    room.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", body="<p>" + noise(40) + "</p>\n\n" + "word " * 20)
    assert exceeded(room) == []


NO_FILES = ("https://[x", "/a%00b.js", "/" + "n" * 300, "http://[::1", "//", "?", "data:,")


def test_what_is_no_address_is_no_error_of_ours(room):
    room.write(
        "templates/pages/section.html", page(content="<![foo[ bar ]]>" + "".join(f'<script src="{one}"></script>' for one in NO_FILES))
    )
    assert exceeded(room) in ([], ["third_party"])


def test_the_text_ends_where_its_element_ends(room):
    body = "<p>" + noise(20) + "<br/>" * 9 + '<img src="/x.png" alt=""/>' + noise(20) + "</p>"
    room.write("templates/pages/article.html", page(content=f'<div class="body">{body}</div>'))
    assert exceeded(room) == []
    room.write("templates/pages/article.html", page(content=f'<div class="body">{body}</div>{noise(15)}'))
    assert exceeded(room) == ["article"]


def test_a_query_hides_no_weight(room):
    room.write("static/own/big.txt", f"// {noise(6)}")
    room.write("templates/pages/section.html", page(head='<script src="/own/big.txt?v=1#x"></script>'))
    assert exceeded(room) == ["scripts"]


@pytest.mark.parametrize(
    "late", ['<img src="/x.png" alt="" loading="lazy">', '<source srcset="/x.webp">', '<video src="/x.mp4"></video>', '<a href="/x">x</a>']
)
def test_what_comes_later_is_no_request(room, late):
    room.write("templates/pages/section.html", page(content=late * 20))
    assert exceeded(room) == []


def test_a_fragment_that_a_script_fetches_is_a_request(room):
    room.write("site.yaml", SITE + "budgets: {requests: 5}\n")
    assert exceeded(room) == []
    room.write("site.yaml", SITE + "budgets: {requests: 5}\ndelivery: fetch\n")
    assert exceeded(room) == ["requests"]
