"""Mutants of the engine: each breaks one law, and the law's check finds it.

The checks are those of tests/support/laws/checks.py. Each runs twice: as the engine is, it passes; with the mutant planted, it does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from newsgen import content
from newsgen.catalogue import Catalogue
from newsgen.catalogue.ingest import Ingest
from newsgen.catalogue.journal import Journal
from newsgen.catalogue.page_existence import PageExistence
from newsgen.model import publication
from newsgen.model import query as q
from newsgen.model.lookup import AddressOf
from newsgen.model.scope import LAST
from newsgen.output import Disk
from newsgen.pipeline import plugins, publish, render_pages, session
from tests.support.laws import checks as laws
from tests.support.laws import mutations as m
from tests.support.laws.cases import AGAIN, CRASHES, SHORTER, SLOTS, story
from tests.support.laws.edits import SITE, TEMPLATES
from tests.support.laws.interrupted_writes import IN_PLACE, LONG, SHORT, leave_unfinished, torn
from tests.support.laws.questions import questions

Check = Callable[[laws.Room], object]


@dataclass(frozen=True)
class Mutant:
    """A change of the engine, the law that it breaks, and that law's check on edits that show it."""

    law: str
    name: str
    plant: m.Planting
    check: Check

    def __str__(self) -> str:
        return f"{self.law}: {self.name}"


# --- on what it shows


def built(*rounds: tuple) -> Check:
    return lambda room: laws.clean_build(room, rounds, each=True)


def fenced(*edits: tuple) -> Check:
    return lambda room: laws.fence(room, edits, questions())


def rested(room: laws.Room) -> None:
    room.build()
    laws.rest(room)


def stopped(name: str, only: str) -> Check:
    return lambda room: laws.crash(room, *CRASHES[name], only=only)


def halved(room: laws.Room, **how: bool) -> None:
    torn(room, (IN_PLACE, ("ticker", LONG)), (("ticker", SHORT),), laws.REVERT, stride=18, **how)


def tidied(room: laws.Room) -> None:
    leave_unfinished(room)
    room.build()
    laws.same(room.tree(), room.clean_tree())


def patched(name: str, damaged: str = "") -> Check:
    def check(room: laws.Room) -> None:
        room.write("content/pages/about.md", "---\ntitle: Über uns\n---\nWörds.\n")
        laws.slot(room, SLOTS[name], damaged)

    return check


def reasoned(room: laws.Room) -> None:
    words = {"/news/politics/2026/11/a/": "content/news/politics/2026/a.md changed"}
    laws.reason(room, (story("a", title="One", date="2026-11-20 10:00", tags=["Vote"], body="Another body."),), words)


def standing_still(room: laws.Room) -> None:
    """Two edits of one length, which a disk with a coarse clock gives the same marks."""
    with pytest.MonkeyPatch.context() as frozen:
        m.coarse_clock(frozen)
        laws.clean_build(room, [(story("c", body="One."),), (story("c", body="Two."),)], each=True)


EMBARGOED = (story("c", more="embargo: 2026-11-23 12:00"),)
LATER = (("clock", "2026-11-23T13:00:00Z"),)
LINKING = (story("c", body="See [it](a.md)."),)
MOVED = (story("a", title="One", date="2026-11-20 10:00", tags=["Vote"], more="slug: elsewhere"),)
PICTURED, PICTURE = (story("c", body="![Beside](beside.png)"),), ("picture", "content/news/politics/2026/beside.png")
PLAIN = (("page", "About us"),)
PLUGGED = ((("plugin", "one"),), (("plugin", "other words"),))
FILTERED = ((("plugin", "one"), ("template", ("pages/article.html", "{{ title|loud }}\n"))), (("plugin", "other words"),))
FLAT = SITE + "permalink: /{section}/{slug}/\n"
ZONED = ((("site", FLAT), story("c", date="2026-09-30T22:30:00Z")), (("site", FLAT.replace("Europe/Lisbon", "Asia/Tokyo")),))
EARLIER = (("clock", "2026-11-23T09:00:00Z"),)
RETITLED = (story("b", section="news/economy", date="2026-11-21 10:00", tags=["Vote", "Prices"]),)
LINKED = ((story("c", body="See [her](../../../authors/lina-haddad.md)."),), (("author", "Lina Haddad"),))
SIGNED = ((("author", "Lina Haddad"), story("c", more="byline: lina-haddad")), (("author", "L. Haddad"),))
DRESSED = ((("theme", b"a{}"),), (("css", "theme", b"a{}"),), (("theme", b"b{}"), ("site", m.SSI)))

MUTANTS = [
    Mutant("fence", "a tag's scope is not touched", m.untouched("tag:"), fenced(*AGAIN)),
    Mutant("fence", "a card's scope is not touched", m.untouched("card:"), fenced(*AGAIN)),
    Mutant("fence", "an address's scope is not touched", m.untouched("address:"), fenced(("delete", "news/politics", "a"))),
    Mutant(
        "fence", "the names of a taxonomy are not touched", m.untouched("names:"), fenced(("author", "Lina"), story("c", more="byline: X"))
    ),
    Mutant("fence", "a data file's scope is not touched", m.untouched("data:"), fenced(("ticker", SHORTER))),
    Mutant("fence", "the newest are fenced too narrowly", m.narrow(q.Newest, lo=LAST), fenced(*AGAIN)),
    Mutant("fence", "neighbours are fenced too narrowly", m.narrow(q.Neighbours, hi="2026-11-20"), fenced(*AGAIN, *LINKING)),
    Mutant("clean build", "a section's scope is not touched", m.untouched("section:"), built(AGAIN)),
    Mutant("clean build", "a file's scope is not touched", m.untouched("file:"), built(PICTURED, ((*PICTURE, b"1"),))),
    Mutant("clean build", "a month is fenced too narrowly", m.narrow(q.Within, lo=LAST), built(RETITLED)),
    Mutant(
        "clean build",
        "templates are left out of the recipe",
        m.nothing(m.RECIPES, "reachable_templates", []),
        built((("template", TEMPLATES[1]),)),
    ),
    Mutant(
        "clean build",
        "parts are left out of the recipe",
        m.around(m.RECIPES, "reachable_templates", m.own_source),
        built(PLAIN, (("template", m.OWN_PART),)),
    ),
    Mutant(
        "clean build",
        "deliveries are left out of the recipe",
        m.around(session.render, "page_recipes", m.baking),
        built((("site", m.SSI),)),
    ),
    Mutant(
        "clean build", "a plugin's source is left out of the recipe", m.around(m.RECIPES, "source_digest", m.of_newsgen), built(*PLUGGED)
    ),
    Mutant("clean build", "filters are left out of the recipe", m.nothing(plugins, "filter_sources", []), built(*FILTERED)),
    Mutant("clean build", "a plugin's new pages are not looked for", m.nothing(Catalogue, "set_page_kinds"), built(PLUGGED[0])),
    Mutant("clean build", "a block of site.yaml is left out", m.without_chrome, built((("site", SITE + "about: Words\n"),))),
    Mutant("clean build", "files are not read anew for site.yaml", m.nothing(content, "reader_digest", "x"), built((("site", m.ALIASED),))),
    Mutant("clean build", "periods do not follow the zone", m.nothing(PageExistence, "site_keys", ()), built(*ZONED)),
    Mutant("clean build", "dues are forgotten", m.nothing(publication, "due_instants", ()), built(EMBARGOED, LATER)),
    Mutant("clean build", "a clock set back is not seen", m.around(Ingest, "_note_due", m.forwards), built((*LATER, *EMBARGOED), EARLIER)),
    Mutant("clean build", "a link's question is not written down", m.unread(AddressOf), built(*LINKED)),
    Mutant("clean build", "an author's question is not written down", m.unread(q.LabelOf), built(*SIGNED)),
    Mutant("clean build", "nothing is pruned", m.nothing(Disk, "delete", answer=False), built(MOVED)),
    Mutant(
        "clean build",
        "the output's token is not checked",
        m.nothing(session, "continues_output", answer=True),
        built((("lose", "public"),)),
    ),
    Mutant("clean build", "templates are kept for ever", m.one_environment, built((("template", TEMPLATES[1]),))),
    Mutant("clean build", "a young file is trusted", m.trusting_young_files, standing_still),
    Mutant(
        "clean build", "a changed fragment is shown", m.nothing(publish, "_make_again"), built((("lose", "public/_fragments/ticker.html"),))
    ),
    Mutant("clean build", "the theme's file stays in the site's place", m.themed, built(*DRESSED)),
    Mutant("rest", "what is placed stays unsettled", m.around(Journal, "settle", m.unsettling), rested),
    Mutant("rest", "a recipe is never the same", m.around(m.RECIPES, "source_digest", m.never_the_same), rested),
    Mutant("rest", "the same bytes are written again", m.around(Disk, "write", m.always), rested),
    Mutant("crash", "the unsettled mark is skipped", m.nothing(Journal, "unsettle"), stopped("revert", "write index.html")),
    Mutant("crash", "a trace is journaled before its file is placed", m.journaled_before_placed, stopped("nothing", "write index.html")),
    Mutant("crash", "what was touched is forgotten too early", m.settled_at_once, stopped("nothing", "commit")),
    Mutant(
        "crash",
        "a page that took an address over is removed",
        m.nothing(publish, "_taken_over", set()),
        stopped("address taken over", "delete"),
    ),
    Mutant(
        "crash",
        "a page that was overwritten is vouched for",
        m.nothing(Journal, "_mark_overwritten"),
        stopped("address taken over, revert", "delete own"),
    ),
    Mutant("crash", "what was left unfinished stays", m.nothing(publish.output.Disk, "remove_unfinished"), tidied),
    Mutant("crash", "what is patched in place stays settled", m.nothing(Journal, "unsettle"), halved),
    Mutant("crash", "what is patched in place is not barred", m.nothing(publish.output, "mark_half_patched"), halved),
    Mutant(
        "crash",
        "a cache of another day vouches for halves",
        m.nothing(session.output, "half_patched_by", ""),
        partial(halved, older_cache=True),
    ),
    Mutant("slot", "offsets are counted in characters", m.around(render_pages, "fill", m.in_characters), patched("ticker")),
    Mutant("slot", "offsets stay as they were", m.around(Journal, "repatch", m.old_offsets), patched("again and again")),
    Mutant("slot", "the file's digest is not checked", m.around(publish.output, "patch", m.unchecked), patched("ticker", "/about/")),
    Mutant("slot", "what is outdated is not found", m.nothing(Journal, "outdated", []), patched("ticker")),
    Mutant("reason", "a reason has no words", m.around(m.PLAN, "_changed_answer", m.wordless), reasoned),
    Mutant("reason", "the file is not named", m.nothing(q.StoryAt, "words", "a file"), reasoned),
    Mutant("reason", "the reason is not journaled", m.around(Journal, "settle", m.unreasoned), reasoned),
]


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_mutant_is_found(mutant, tmp_path, monkeypatch):
    with laws.open_room(tmp_path / "engine") as room:
        mutant.check(room)
    mutant.plant(monkeypatch)
    with laws.open_room(tmp_path / "mutant") as room, pytest.raises(laws.Broken):
        mutant.check(room)


def test_every_law_has_mutants():
    counted = Counter(one.law for one in MUTANTS)
    assert counted.keys() == {"fence", "clean build", "rest", "crash", "slot", "reason"}  # house, door, docs and order have theirs
    assert min(counted.values()) >= 2
