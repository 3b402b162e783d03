"""Edits on which the laws are checked, for the tests of the laws and for their mutants."""

from __future__ import annotations

from tests.support.laws import checks as laws
from tests.support.laws.edits import SITE, TEMPLATES


def story(name: str, **words: object) -> tuple:
    """A story of politics as edits write it."""
    plain = {
        "section": "news/politics",
        "title": "Changed",
        "date": "2026-11-22 10:00",
        "tags": [],
        "coverage": "",
        "more": "",
        "body": "x",
    }
    return ("story", {**plain, "name": name, **words})


def elsewhere(name: str) -> str:
    """A key that gives a story an address of its own."""
    return f"permalink: /own/{name}/"


EDITED = (story("a", tags=["New"], coverage="strike"), ("delete", "news/economy", "b"), ("ticker", "[{text: Now}]"))
AGAIN = (story("a", title="Again", date="2026-11-20 10:00", tags=["Other"]),)
PAIR = (story("c", more=elsewhere("one")), story("d", more=elsewhere("two")))
CRASHES = {
    "nothing": ((), EDITED, ()),
    "revert": ((), EDITED, laws.REVERT),
    "delete": ((), EDITED, (("delete", "news/politics", "a"),)),
    "edit": ((), EDITED, AGAIN),
    "patch": ((), (("ticker", "[{text: Now}]"),), ()),
    "patch, revert": ((), (("ticker", "[{text: Now}]"),), laws.REVERT),
    "template": ((), (("template", TEMPLATES[1]),), ()),
    "template, revert": ((), (("template", TEMPLATES[1]),), laws.REVERT),
    "site": ((), (("site", SITE + "delivery: ssi\n"),), laws.REVERT),
    "address taken over": (PAIR, (("delete", "news/politics", "c"), story("d", more=elsewhere("one"))), ()),
    "addresses swapped": (PAIR, (story("c", more=elsewhere("two")), story("d", more=elsewhere("one"))), ()),
    "address taken over, revert": (PAIR, (("delete", "news/politics", "c"), story("d", more=elsewhere("one"))), laws.REVERT),
}
LONGER, SHORTER = '[{text: "Ships return to the härbour"}, {text: Now}]', "[{text: Now}]"
SLOTS = {
    "ticker": ((("ticker", LONGER),),),
    "most read": ((("read", "a"),),),
    "again and again": ((("ticker", LONGER), ("read", "b")), (("ticker", SHORTER),), (("read", "a"), ("ticker", LONGER))),
}
