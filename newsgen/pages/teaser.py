"""Teasers: stories as other pages show them; and links to the fronts of terms."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from newsgen.model.article import Card, Term
from newsgen.model.lookup import author_file
from newsgen.model.query import Ask, LabelOf, StoryAt
from newsgen.model.scope import scoped
from newsgen.model.site import Chrome
from newsgen.pages.frame import Entry, front_address, section_titles, sections_of
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.memoised import MOST_PARTS, memoised
from newsgen.pages.parts.picture import Picture, picture


class Teaser(Struct, frozen=True):
    """A story as other pages show it. ``label`` is the kicker, else the first region, else the section's title, or empty."""

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
    """The picture of the first of its authors who has one, where the place shows it."""


def term_links(ask: Ask, chrome: Chrome, taxonomy: str, terms: tuple[Term, ...]) -> tuple[Entry, ...]:
    """Returns links to the fronts of terms, each under the spelling that the edition uses (``LabelOf``), else the story's own."""
    return tuple(_term_link(ask, chrome, f"{taxonomy}:{term.slug}", term.label) for term in terms)


@memoised(MOST_PARTS)
def _term_link(ask: Ask, chrome: Chrome, scope: str, label: str) -> Entry:
    return Entry(ask(LabelOf(scoped(chrome.edition, scope))) or label, href(chrome, front_address(chrome, scope)))


def portrait(ask: Ask, chrome: Chrome, byline: tuple[Term, ...]) -> Picture | None:
    """Returns the picture of the first of these authors whose page has one."""
    for term in byline:
        author = ask(StoryAt(author_file(chrome.edition, term.slug)))
        if author and (author_picture := picture(ask, chrome, author.image)):
            return author_picture
    return None


@memoised(MOST_PARTS)
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
        term_links(ask, chrome, "author", card.byline) if authors else (),
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
    """Returns the teasers of cards, in their order.

    ``authors``, ``pictured`` and ``portraits`` say what the place shows. The rest is not asked for, so its changes do not make the page again.
    """
    return tuple(_teaser(ask, chrome, card, authors, pictured, portraits) for card in cards)
