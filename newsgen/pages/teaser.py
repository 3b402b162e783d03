"""A story as other pages show it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from newsgen.model.article import Card, Term
from newsgen.model.lookup import author_file
from newsgen.model.query import Ask, LabelOf, StoryAt
from newsgen.model.scope import scoped
from newsgen.model.site import Chrome
from newsgen.pages.frame import Entry, front, section_titles, sections_of
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.memoised import MANY, memoised
from newsgen.pages.parts.picture import Picture, picture


class Teaser(Struct, frozen=True):
    """A headline that leads to its story. ``label`` is the kicker, else the region, else the section."""

    href: str
    url: str
    label: str
    title: str
    dek: str
    byline: tuple[Entry, ...]
    published: datetime
    picture: Picture | None
    type: str
    sponsored: bool
    portrait: Picture | None = None
    """Of its first author who has one."""


def named(ask: Ask, chrome: Chrome, taxonomy: str, terms: tuple[Term, ...]) -> tuple[Entry, ...]:
    """Terms in the spelling of the edition, linked to their fronts."""
    return tuple(_named(ask, chrome, f"{taxonomy}:{term.slug}", term.label) for term in terms)


@memoised(MANY)
def _named(ask: Ask, chrome: Chrome, scope: str, written: str) -> Entry:
    return Entry(ask(LabelOf(scoped(chrome.edition, scope))) or written, href(chrome, front(chrome, scope)))


def portrait(ask: Ask, chrome: Chrome, byline: tuple[Term, ...]) -> Picture | None:
    """The picture of the first of these authors whose page has one."""
    for term in byline:
        author = ask(StoryAt(author_file(chrome.edition, term.slug)))
        if author and (found := picture(ask, chrome, author.image)):
            return found
    return None


@memoised(MANY)
def _teaser(ask: Ask, chrome: Chrome, card: Card, authors: bool, pictured: bool, portraits: bool) -> Teaser:
    label = card.kicker or (card.regions[0].label if card.regions else "")
    if not label and card.section:
        label = section_titles(sections_of(ask, chrome)).get(card.section, "")
    return Teaser(
        href(chrome, card.permalink),
        absolute(chrome, card.permalink),
        label,
        card.title,
        card.dek,
        named(ask, chrome, "author", card.byline) if authors else (),
        card.published,
        picture(ask, chrome, card.image) if pictured else None,
        card.type,
        card.sponsored,
        portrait(ask, chrome, card.byline) if portraits else None,
    )


def teasers(
    ask: Ask,
    chrome: Chrome,
    cards: tuple[Card, ...] | list[Card],
    *,
    authors: bool = False,
    pictured: bool = True,
    portraits: bool = False,
) -> tuple[Teaser, ...]:
    """Cards as teasers, in order; with ``authors``, ``pictured`` and ``portraits`` only what the place shows is asked for."""
    return tuple(_teaser(ask, chrome, card, authors, pictured, portraits) for card in cards)
