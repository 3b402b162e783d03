"""Stretches of listings that are kept: whatever was asked before, the stories of a listing are those that stand there."""

from __future__ import annotations

import random

import pytest

from newsgen.catalogue import listings
from newsgen.catalogue.db import connect
from newsgen.catalogue.integer_keys import second_of
from newsgen.catalogue.listings import Listings
from newsgen.model.article import Card
from newsgen.model.digest import encode
from newsgen.model.instant import instant

COUNTS = {"tag:none": 0, "tag:few": 3, "tag:many": 60, "tag:crowd": 60}


def card(path, title):
    """A story's card as stored."""
    when = instant("2026-11-20T08:00:00Z")
    told = {"permalink": "/", "kicker": "", "dek": "", "byline": (), "image": None, "section": "", "regions": (), "type": "article"}
    return encode(Card(path=path, title=title, published=when, sponsored=False, **told))


def key(scope, n):
    """The n-th story's; of a crowd, most stand in a second with others."""
    if n < 0:
        return ""
    at = {"tag:crowd": (0, 3, 3, 3, 4)[n % 5] + n // 5 * 5}.get(scope, n)
    return f"2026-11-20T08:{at // 60:02}:{at % 60:02}Z {scope} {n:03}"


@pytest.fixture
def db(tmp_path):
    found = connect(tmp_path / "state.db")
    numbers = iter(random.Random(1).sample(range(1, 1000), 200))  # the order of numbers is nobody's
    for of, (scope, count) in enumerate(COUNTS.items()):
        found.execute("INSERT INTO scope (id, name) VALUES (?, ?)", (of, scope))
        for n in range(count):
            number, path = next(numbers), key(scope, n)[21:]
            found.execute("INSERT INTO card (id, path, card) VALUES (?, ?, ?)", (number, path, card(path, str(n))))
            found.execute("INSERT INTO listing (scope, at, story) VALUES (?, ?, ?)", (of, second_of(key(scope, n)), number))
    yield found
    found.close()


def titles(stories):
    return [int(one.title) for one in stories.cards]


@pytest.mark.parametrize("cards", [4, 8192])
@pytest.mark.parametrize("width", [1, 5, 32])
def test_the_stories_are_the_same_whatever_was_asked_before(db, monkeypatch, width, cards):
    monkeypatch.setattr(listings, "WIDTH", width)
    monkeypatch.setattr(listings, "CARDS", cards)
    asked = Listings(db)
    draw = random.Random(width)
    for _ in range(400):
        scope, count = draw.choice([*COUNTS.items()])
        at, wanted, between = draw.randrange(-1, 61), draw.choice([1, 2, 4, 40]), draw.random() < 0.2
        newer, older = asked.around(scope, key(scope, at) + "x" * (between and at >= 0), wanted)
        assert titles(newer) == [*range(at + 1, count)][:wanted]
        assert titles(older) == [*reversed(range(min(at + between, count) if at >= 0 else 0))][:wanted]
        assert [second for second, _ in newer.digests] == [second_of(key(scope, n)) for n in titles(newer)]
        assert titles(asked.newest(scope, wanted)) == [*reversed(range(count))][:wanted]
        first, after = sorted(key(scope, draw.randrange(61))[:20] for _ in "ab")
        inside = [n for n in range(count) if first <= key(scope, n)[:20] < after]
        assert titles(asked.within(scope, first, after)) == inside[::-1]
        start = draw.randrange(10)
        assert titles(asked.part(scope, first, after, wanted, start)) == inside[start : start + wanted]


def test_a_digest_is_another_when_the_card_is(db):
    before = Listings(db).newest("tag:few", 2)
    db.execute("UPDATE card SET card = ? WHERE path = 'tag:few 002'", (card("tag:few 002", "Other"),))
    after = Listings(db).newest("tag:few", 2)
    assert before.digests[0] != after.digests[0]
    assert before.digests[1] == after.digests[1]
    assert after.cards[0].title == "Other"
