"""The home page and the fronts of sections."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.article import Card
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Months, Newest, setting
from newsgen.model.scope import FEATURED, SITE, term_of
from newsgen.model.site import Chrome, Section
from newsgen.pages.frame import Entry, Frame, frame, href, section_titles, sections_of
from newsgen.pages.teaser import Teaser, teasers

LIST = 30
"""Stories on the front of a listing."""


@dataclass(frozen=True, slots=True)
class Block:
    """A section's stories on a front; ``type`` is the section's story type, where it has one."""

    section: Entry
    type: str
    stories: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True)
class HomeContext:
    """The home page: no story twice."""

    frame: Frame
    lead: Teaser | None
    related: tuple[Teaser, ...]
    seconds: tuple[Teaser, ...]
    opinion: tuple[Teaser, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SectionContext:
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


def view_home(ask: Ask, _key: Key) -> HomeContext:
    """The home page."""
    chrome = ask(setting(Chrome))
    tree = sections_of(ask, chrome)
    once = _Once()
    newest = ask(Newest(SITE, 12))
    top = once.take(ask(Newest(FEATURED, 6)) + newest, 1)
    coverage = [card for card in newest if top and card.kicker == top[0].kicker and card.kicker]
    related = once.take(tuple(coverage), 2)
    seconds = once.take(ask(Newest(FEATURED, 6)) + newest, 4)
    opinion = once.take(ask(Newest("type:opinion", 12)), 4)
    blocks = []
    for section in _leaves(tree):
        cards = once.take(ask(Newest(f"section:{section.path}", 12)), 5)
        if cards:
            entry = Entry(section.title, href(chrome, f"/{section.path}/"))
            blocks.append(Block(entry, section.type, teasers(ask, cards, authors=section.type == "opinion")))
    shown = frame(ask, title="", permalink="/", description=chrome.about or chrome.slogan, sections=tree, kind="home")
    lead = teasers(ask, top)
    return HomeContext(
        shown,
        lead[0] if lead else None,
        teasers(ask, related, pictured=False),
        teasers(ask, seconds),
        teasers(ask, opinion, authors=True),
        tuple(blocks),
    )


def _leaves(tree: tuple[Section, ...]) -> list[Section]:
    """The sections that get a block of their own on the home page: those without sections below, in the tree's order."""
    return [leaf for section in tree for leaf in (_leaves(section.sections) if section.sections else [section])]


def view_section(ask: Ask, key: Key) -> SectionContext:
    """The front of a section by its scope."""
    chrome = ask(setting(Chrome))
    path = term_of(key.subject)
    tree = sections_of(ask, chrome)
    here = _find(tree, path) or Section(id=path, path=path, title=section_titles(tree).get(path, path))
    titles = section_titles(tree)
    parent = path.rpartition("/")[0]
    years = dict.fromkeys(month[:4] for month in ask(Months(key.subject)))
    once = _Once()
    newest = ask(Newest(key.subject, LIST))
    lead = teasers(ask, once.take(newest, 1), authors=True)
    blocks = []
    for below in here.sections:
        cards = once.take(ask(Newest(f"section:{below.path}", 8)), 4)
        if cards:
            blocks.append(Block(Entry(below.title, href(chrome, f"/{below.path}/")), below.type, teasers(ask, cards)))
    return SectionContext(
        frame=frame(ask, title=here.title, permalink=f"/{path}/", section=path, feed=f"/{path}/feed.xml", sections=tree, kind="section"),
        title=here.title,
        parent=Entry(titles.get(parent, parent), href(chrome, f"/{parent}/")) if parent else None,
        below=tuple(Entry(b.title, href(chrome, f"/{b.path}/")) for b in here.sections),
        lead=lead[0] if lead else None,
        stories=teasers(ask, once.take(newest, LIST), authors=True),
        blocks=tuple(blocks),
        years=tuple(Entry(year, href(chrome, f"/{path}/{year}/")) for year in years),
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


HOME = PageKind("home", HomeContext, Keys("single"), "/", view_home, "pages/home.html", order=7)
SECTION = PageKind("section", SectionContext, Keys("listing", ("section",)), "{base}", view_section, "pages/section.html", order=6)
