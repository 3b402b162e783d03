"""Stretches of listings that are kept: whatever was asked before, the neighbours of a key are those next to it."""

from __future__ import annotations

import random

import pytest

from newsgen.catalogue import listings
from newsgen.catalogue.db import connect
from newsgen.catalogue.listings import Listings
from newsgen.model.article import Card
from newsgen.model.digest import encode
from newsgen.model.instant import instant


def card(path, title):
    """A story's card as stored."""
    when = instant("2026-11-20T08:00:00Z")
    told = {"permalink": "/", "kicker": "", "dek": "", "byline": (), "image": None, "section": "", "regions": (), "type": "article"}
    return encode(Card(path=path, title=title, published=when, sponsored=False, **told))


@pytest.fixture
def db(tmp_path):
    found = connect(tmp_path / "state.db")
    for scope, count in (("tag:none", 0), ("tag:few", 3), ("tag:many", 60)):
        for n in range(count):
            number = found.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM card").fetchone()[0]
            found.execute("INSERT INTO card VALUES (?, ?)", (number, card(f"{scope} {n}", str(n))))
            found.execute("INSERT INTO listing VALUES (?, ?, ?, '')", (scope, f"{n:03}", number))
    yield found
    found.close()


@pytest.mark.parametrize("cards", [4, 8192])
@pytest.mark.parametrize("width", [1, 5, 32])
def test_neighbours_are_the_same_whatever_was_asked_before(db, monkeypatch, width, cards):
    monkeypatch.setattr(listings, "WIDTH", width)
    monkeypatch.setattr(listings, "CARDS", cards)
    asked = Listings(db)
    draw = random.Random(width)
    for _ in range(400):
        scope, count = draw.choice([("tag:none", 0), ("tag:few", 3), ("tag:many", 60)])
        at, wanted, between = draw.randrange(-1, 61), draw.choice([1, 2, 4, 40]), draw.random() < 0.2
        newer, older = asked.around(scope, f"{at:03}x" if between else f"{at:03}" if at >= 0 else "", wanted)
        above = list(range(at + 1, count))[:wanted]
        below = list(reversed(range(min(at + between, count) if at >= 0 else 0)))[:wanted]
        assert [one.path for one in newer.cards] == [f"{scope} {n}" for n in above]
        assert [one.path for one in older.cards] == [f"{scope} {n}" for n in below]
        assert [key for key, _ in (*newer.marks, *older.marks)] == [f"{n:03}" for n in (*above, *below)]


def test_a_mark_is_another_when_the_card_is(db):
    before = Listings(db).newest("tag:few", 2)
    db.execute("UPDATE card SET card = ? WHERE id = 3", (card("tag:few 2", "Other"),))
    after = Listings(db).newest("tag:few", 2)
    assert before.marks[0] != after.marks[0]
    assert before.marks[1] == after.marks[1]
    assert after.cards[0].title == "Other"
