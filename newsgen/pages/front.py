"""The home page and the fronts of sections."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.article import Card
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Months, Newest, setting
from newsgen.model.scope import FEATURED, SITE, address_of, bare, edition_of, root_of, scoped, term_of
from newsgen.model.site import Chrome, Home, Section
from newsgen.pages.frame import Entry, Frame, everywhere, frame, front, fronts, section_titles, sections_of
from newsgen.pages.parts import json_ld
from newsgen.pages.parts.addresses import href
from newsgen.pages.teaser import Teaser, teasers

LIST = 30
"""Stories on the front of a listing."""


class Block(Struct, frozen=True):
    """A section's stories on a front; ``type`` is the section's story type, where it has one."""

    section: Entry
    type: str
    stories: tuple[Teaser, ...]


class HomeContext(Struct, frozen=True):
    """The home page: no story twice."""

    frame: Frame
    lead: Teaser | None
    related: tuple[Teaser, ...]
    seconds: tuple[Teaser, ...]
    opinion: tuple[Teaser, ...]
    blocks: tuple[Block, ...]
    modules: tuple[str, ...]
    """The slots the page shows: ``most-read``, ``coverage``."""


class SectionContext(Struct, frozen=True):
    """The front of a section: a lead, the newest, and a block for each section below it."""

    frame: Frame
    title: str
    parent: Entry | None
    below: tuple[Entry, ...]
    lead: Teaser | None
    stories: tuple[Teaser, ...]
    blocks: tuple[Block, ...]
    years: tuple[Entry, ...]
    """The years of its archive, newest first."""
    newest_slot: str


class _Once:
    """Deals out stories, none twice."""

    def __init__(self) -> None:
        self._dealt: set[str] = set()

    def take(self, cards: tuple[Card, ...], count: int) -> list[Card]:
        fresh: list[Card] = []
        for card in cards:
            if card.path not in self._dealt and len(fresh) < count:
                self._dealt.add(card.path)
                fresh.append(card)
        return fresh


def view_home(ask: Ask, key: Key) -> HomeContext:
    """The home page of an edition."""
    chrome = ask(setting(Chrome, key.subject))
    edition, without = chrome.edition, ask(setting(Home)).without
    tree = sections_of(ask, chrome)
    once = _Once()
    newest = ask(Newest(scoped(edition, SITE), 12))
    top = once.take(ask(Newest(scoped(edition, FEATURED), 6)) + newest, 1)
    coverage = [card for card in newest if top and card.kicker == top[0].kicker and card.kicker]
    related = once.take(tuple(coverage), 2)
    seconds = once.take(ask(Newest(scoped(edition, FEATURED), 8)) + newest, 5)
    opinion = [] if "opinion" in without else once.take(ask(Newest(scoped(edition, "type:opinion"), 12)), 4)
    blocks = []
    for section in _leaves(tree):
        if section.path in without:
            continue
        cards = once.take(ask(Newest(scoped(edition, f"section:{section.path}"), 12)), 5)
        if cards:
            entry = Entry(section.title, href(chrome, front(chrome, f"section:{section.path}")))
            blocks.append(Block(entry, section.type, teasers(ask, chrome, cards, authors=section.type == "opinion")))
    shown = frame(
        ask, chrome, title="", permalink=root_of(edition), description=chrome.about or chrome.slogan, kind="home",
        translations=everywhere(chrome, ""),
        linked=(json_ld.organisation(chrome), json_ld.website(chrome, root_of(edition))),
    )  # fmt: skip
    lead = teasers(ask, chrome, top)
    return HomeContext(
        shown,
        lead[0] if lead else None,
        teasers(ask, chrome, related, pictured=False),
        teasers(ask, chrome, seconds),
        teasers(ask, chrome, opinion, authors=True, portraits=True),
        tuple(blocks),
        tuple(name for name in ("most-read", "coverage") if name not in without),
    )


def _leaves(tree: tuple[Section, ...]) -> list[Section]:
    """The sections that get a block of their own on the home page: those without sections below, in the tree's order."""
    return [leaf for section in tree for leaf in (_leaves(section.sections) if section.sections else [section])]


def view_section(ask: Ask, key: Key) -> SectionContext:
    """The front of a section by its scope."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    edition = chrome.edition
    address = address_of(key.subject)
    path = term_of(key.subject)
    tree = sections_of(ask, chrome)
    here = _find(tree, path) or Section(id=path, path=path, title=section_titles(tree).get(path, path))
    titles = section_titles(tree)
    parent = path.rpartition("/")[0]
    years = dict.fromkeys(month[:4] for month in ask(Months(key.subject)))
    above = [Entry(titles.get(parent, parent), href(chrome, front(chrome, f"section:{parent}")))] if parent else []
    once = _Once()
    newest = ask(Newest(key.subject, LIST))
    lead = teasers(ask, chrome, once.take(newest, 1), authors=True)
    blocks = []
    for below in here.sections:
        cards = once.take(ask(Newest(scoped(edition, f"section:{below.path}"), 8)), 4)
        if cards:
            blocks.append(
                Block(Entry(below.title, href(chrome, front(chrome, f"section:{below.path}"))), below.type, teasers(ask, chrome, cards))
            )
    return SectionContext(
        frame=frame(
            ask,
            chrome,
            title=here.title,
            permalink=address,
            section=path,
            feed=bare(key.subject),
            kind="section",
            translations=fronts(ask, chrome, key.subject),
            linked=(json_ld.trail(chrome, *above, Entry(here.title, href(chrome, address))),),
        ),
        title=here.title,
        parent=above[0] if above else None,
        below=tuple(Entry(b.title, href(chrome, front(chrome, f"section:{b.path}"))) for b in here.sections),
        lead=lead[0] if lead else None,
        stories=teasers(ask, chrome, once.take(newest, LIST), authors=True),
        blocks=tuple(blocks),
        years=tuple(Entry(year, href(chrome, f"{address}{year}/")) for year in years),
        newest_slot=f"newest/{path}",
    )


def _find(tree: tuple[Section, ...], path: str) -> Section | None:
    for section in tree:
        if section.path == path:
            return section
        found = _find(section.sections, path)
        if found:
            return found
    return None


HOME = PageKind("home", HomeContext, Keys("edition"), "{base}", view_home, "pages/home.html", order=7)
SECTION = PageKind("section", SectionContext, Keys("listing", ("section",)), "{base}", view_section, "pages/section.html", order=6)
