"""The home page of an edition, and the fronts of sections."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.article import Card
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Months, Newest, setting
from newsgen.model.scope import FEATURED, SITE, address_of, edition_of, root_of, scoped, term_of, without_edition
from newsgen.model.site import Chrome, Home, Section
from newsgen.pages.frame import Entry, Frame, frame, front_address, in_every_edition, section_titles, sections_of, translated_fronts
from newsgen.pages.parts import json_ld
from newsgen.pages.parts.addresses import href
from newsgen.pages.teaser import Teaser, teasers

STORIES_PER_FRONT = 30
"""How many stories the front of a listing shows."""


class Block(Struct, frozen=True):
    """The stories of a section on a front. ``type`` is the section's type of story, or empty."""

    section: Entry
    type: str
    stories: tuple[Teaser, ...]


class HomeContext(Struct, frozen=True):
    """The context of the home page. No story stands in two of its places."""

    frame: Frame
    lead: Teaser | None
    related: tuple[Teaser, ...]
    seconds: tuple[Teaser, ...]
    opinion: tuple[Teaser, ...]
    blocks: tuple[Block, ...]
    modules: tuple[str, ...]
    """The names of the slots that the page shows: ``most-read`` and ``coverage``, without those that site.yaml's ``home.without`` names."""


class SectionContext(Struct, frozen=True):
    """The context of a section's front: its newest story, the next ones, and a block for each section below it."""

    frame: Frame
    title: str
    parent: Entry | None
    below: tuple[Entry, ...]
    lead: Teaser | None
    stories: tuple[Teaser, ...]
    blocks: tuple[Block, ...]
    years: tuple[Entry, ...]
    """The years in which it has stories, newest first."""
    newest_slot: str


class _CardPicker:
    """Picks the stories for the places of one page, each story once."""

    def __init__(self) -> None:
        self._picked: set[str] = set()

    def take(self, cards: tuple[Card, ...], count: int) -> list[Card]:
        """Returns the first ``count`` cards that no call has returned before."""
        unused: list[Card] = []
        for card in cards:
            if card.path not in self._picked and len(unused) < count:
                self._picked.add(card.path)
                unused.append(card)
        return unused


def view_home(ask: Ask, key: Key) -> HomeContext:
    """Returns the context of an edition's home page."""
    chrome = ask(setting(Chrome, key.subject))
    edition, without = chrome.edition, ask(setting(Home)).without
    tree = sections_of(ask, chrome)
    picker = _CardPicker()
    newest = ask(Newest(scoped(edition, SITE), 12))
    top = picker.take(ask(Newest(scoped(edition, FEATURED), 6)) + newest, 1)
    same_kicker = [card for card in newest if top and card.kicker == top[0].kicker and card.kicker]
    related = picker.take(tuple(same_kicker), 2)
    seconds = picker.take(ask(Newest(scoped(edition, FEATURED), 8)) + newest, 5)
    opinion = [] if "opinion" in without else picker.take(ask(Newest(scoped(edition, "type:opinion"), 12)), 4)
    blocks = []
    for section in _leaf_sections(tree):
        if section.path in without:
            continue
        cards = picker.take(ask(Newest(scoped(edition, f"section:{section.path}"), 12)), 5)
        if cards:
            entry = Entry(section.title, href(chrome, front_address(chrome, f"section:{section.path}")))
            blocks.append(Block(entry, section.type, teasers(ask, chrome, cards, authors=section.type == "opinion")))
    page_frame = frame(
        ask, chrome, title="", permalink=root_of(edition), description=chrome.about or chrome.slogan, kind="home",
        translations=in_every_edition(chrome, ""),
        linked=(json_ld.organisation(chrome), json_ld.website(chrome, root_of(edition))),
    )  # fmt: skip
    lead = teasers(ask, chrome, top)
    return HomeContext(
        page_frame,
        lead[0] if lead else None,
        teasers(ask, chrome, related, pictured=False),
        teasers(ask, chrome, seconds),
        teasers(ask, chrome, opinion, authors=True, portraits=True),
        tuple(blocks),
        tuple(name for name in ("most-read", "coverage") if name not in without),
    )


def _leaf_sections(tree: tuple[Section, ...]) -> list[Section]:
    """Returns the sections without sections below them, in the order of the tree. Each has a block on the home page."""
    return [leaf for section in tree for leaf in (_leaf_sections(section.sections) if section.sections else [section])]


def view_section(ask: Ask, key: Key) -> SectionContext:
    """Returns the context of the front of the section with the scope ``key.subject``."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    edition = chrome.edition
    address = address_of(key.subject)
    path = term_of(key.subject)
    tree = sections_of(ask, chrome)
    section = _section_at(tree, path) or Section(id=path, path=path, title=section_titles(tree).get(path, path))
    titles = section_titles(tree)
    parent = path.rpartition("/")[0]
    years = dict.fromkeys(month[:4] for month in ask(Months(key.subject)))
    parent_entries = [Entry(titles.get(parent, parent), href(chrome, front_address(chrome, f"section:{parent}")))] if parent else []
    picker = _CardPicker()
    newest = ask(Newest(key.subject, STORIES_PER_FRONT))
    lead = teasers(ask, chrome, picker.take(newest, 1), authors=True)
    blocks = []
    for below in section.sections:
        cards = picker.take(ask(Newest(scoped(edition, f"section:{below.path}"), 8)), 4)
        if cards:
            blocks.append(
                Block(
                    Entry(below.title, href(chrome, front_address(chrome, f"section:{below.path}"))),
                    below.type,
                    teasers(ask, chrome, cards),
                )
            )
    return SectionContext(
        frame=frame(
            ask,
            chrome,
            title=section.title,
            permalink=address,
            section=path,
            feed=without_edition(key.subject),
            kind="section",
            translations=translated_fronts(ask, chrome, key.subject),
            linked=(json_ld.breadcrumbs(chrome, *parent_entries, Entry(section.title, href(chrome, address))),),
        ),
        title=section.title,
        parent=parent_entries[0] if parent_entries else None,
        below=tuple(Entry(child.title, href(chrome, front_address(chrome, f"section:{child.path}"))) for child in section.sections),
        lead=lead[0] if lead else None,
        stories=teasers(ask, chrome, picker.take(newest, STORIES_PER_FRONT), authors=True),
        blocks=tuple(blocks),
        years=tuple(Entry(year, href(chrome, f"{address}{year}/")) for year in years),
        newest_slot=f"newest/{path}",
    )


def _section_at(tree: tuple[Section, ...], path: str) -> Section | None:
    for section in tree:
        if section.path == path:
            return section
        below = _section_at(section.sections, path)
        if below:
            return below
    return None


HOME = PageKind("home", HomeContext, Keys("edition"), "{base}", view_home, "pages/home.html", order=7)
SECTION = PageKind("section", SectionContext, Keys("listing", ("section",)), "{base}", view_section, "pages/section.html", order=6)
