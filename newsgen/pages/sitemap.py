"""Files for search engines: sitemaps of pages, of stories by month and of the last 48 hours, their index, and robots.txt."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from msgspec import Struct

from newsgen.model.article import Card
from newsgen.model.lookup import Documents, FileAt
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Months, Names, Parts, Slice, StoryAt, setting
from newsgen.model.scope import RECENT, SITE, UNLISTED, edition_of, root_of, scoped
from newsgen.model.site import Chrome, Registry
from newsgen.pages.frame import front_address, section_titles, sections_of
from newsgen.pages.parts.addresses import absolute

MOST_ADDRESSES = 50_000
"""The most addresses that a sitemap may hold (https://www.sitemaps.org/protocol.html)."""
MOST_NEWS = 1_000
"""The most stories that a news sitemap may hold (Google, News sitemaps)."""


class Address(Struct, frozen=True):
    """A page in a sitemap. ``changed`` is None if unknown; ``image`` is the absolute address of its picture, or empty."""

    url: str
    changed: datetime | None = None
    image: str = ""


class SitemapContext(Struct, frozen=True):
    """The context of a sitemap; in the index the addresses are those of the sitemaps."""

    addresses: tuple[Address, ...]
    timezone: str


class NewsItem(Struct, frozen=True):
    """A story in a news sitemap."""

    url: str
    title: str
    published: datetime


class NewsContext(Struct, frozen=True):
    """The context of a news sitemap. ``language`` is a BCP 47 tag."""

    name: str
    language: str
    timezone: str
    items: tuple[NewsItem, ...]


class RobotsContext(Struct, frozen=True):
    """The context of robots.txt. ``closed`` are the paths that crawlers need not fetch."""

    sitemaps: tuple[str, ...]
    closed: tuple[str, ...]


def _period_and_start(key: Key, size: int) -> tuple[str, int]:
    """Returns the period of a part of a sitemap, and how many stories the parts before it hold: for ``2026-11/3``, (``2026-11``, 2 · size)."""
    period, _, part = key.period.partition("/")
    return period, size * (int(part or 1) - 1)


def _edition_codes(chrome: Chrome) -> list[str]:
    return [edition.code for edition in chrome.editions] or [""]


def view_index(ask: Ask, _key: Key) -> SitemapContext:
    """Returns the index of all sitemaps: of each edition the pages, the months, and the news.

    How many parts a month has is asked only if its whole year needs more than one. Each newly published story makes this page ask all of
    its questions again, and an archive may have hundreds of months.
    """
    chrome = ask(setting(Chrome))
    addresses = []
    for code in _edition_codes(chrome):
        scope, recent = scoped(code, SITE), scoped(code, RECENT)
        names = ["pages"]
        for month in ask(Months(scope)):
            if not _all_unlisted(ask, code, month):
                names += _part_names(
                    month, ask(Parts(scope, month, MOST_ADDRESSES)) if ask(Parts(scope, month[:4], MOST_ADDRESSES)) > 1 else 1
                )
        names += _part_names("news", ask(Parts(recent, "", MOST_NEWS)))
        addresses += [Address(absolute(chrome, f"{root_of(code)}sitemap-{name}.xml")) for name in names]
    return SitemapContext(tuple(addresses), chrome.timezone)


def _all_unlisted(ask: Ask, code: str, month: str) -> bool:
    """Returns whether sitemaps leave out all stories of a month. Such a month has no sitemap, because a sitemap must not be empty.

    The number of all stories, which changes daily, is asked for last and only if some are left out.
    """
    unlisted = ask(Parts(scoped(code, UNLISTED), month[:4], 1)) and ask(Parts(scoped(code, UNLISTED), month, 1))
    return unlisted > 0 and unlisted == ask(Parts(scoped(code, SITE), month, 1))


def _part_names(name: str, parts: int) -> list[str]:
    """Returns the names of the parts of a sitemap: ``2026-11``, ``2026-11-2``, ``2026-11-3``."""
    return [name if part == 1 else f"{name}-{part}" for part in range(1, parts + 1)]


def view_pages(ask: Ask, key: Key) -> SitemapContext:
    """Returns an edition's home page, fronts, indexes, authors' pages and plain pages."""
    chrome = ask(setting(Chrome, key.subject))
    root = root_of(chrome.edition)
    fronts = [f"section:{path}" for path in section_titles(sections_of(ask, chrome))]
    for taxonomy, declared in (("region", chrome.regions), ("coverage", ask(setting(Registry, key.subject)).coverage)):
        terms = dict.fromkeys([*(term.slug for term in declared), *ask(Names(taxonomy, chrome.edition))])
        fronts += [f"{taxonomy}:{term}" for term in terms]
    documents = [*ask(Documents("page", chrome.edition)), *ask(Documents("author", chrome.edition))]
    listed = [address for _, _, address, path in documents if (document := ask(StoryAt(path))) and not document.noindex]
    addresses = [root, *(front_address(chrome, scope) for scope in fronts), f"{root}archive/", f"{root}authors/", f"{root}tags/", *listed]
    return SitemapContext(tuple(Address(absolute(chrome, address)) for address in addresses), chrome.timezone)


def view_month(ask: Ask, key: Key) -> SitemapContext:
    """Returns a part of the stories of a month in an edition, oldest first, without those that sitemaps leave out."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    period, start = _period_and_start(key, MOST_ADDRESSES)
    cards = ask(Slice(key.subject, period, start, MOST_ADDRESSES))
    return SitemapContext(tuple(_address(ask, chrome, card) for card in cards if not card.unlisted), chrome.timezone)


def _address(ask: Ask, chrome: Chrome, card: Card) -> Address:
    facts = ask(FileAt(card.image.path)) if card.image and card.image.path else None
    return Address(absolute(chrome, card.permalink), card.updated or card.published, absolute(chrome, facts.address) if facts else "")


def view_news(ask: Ask, key: Key) -> NewsContext:
    """Returns a part of the stories of the last 48 hours in an edition, newest first."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    _, start = _period_and_start(key, MOST_NEWS)
    cards = ask(Slice(key.subject, "", start, MOST_NEWS))
    items = tuple(NewsItem(absolute(chrome, card.permalink), card.title, card.published) for card in reversed(cards))
    return NewsContext(chrome.title, chrome.language, chrome.timezone, items)


def view_robots(ask: Ask, _key: Key) -> RobotsContext:
    """Returns the rules for crawlers: they may fetch everything except the fragments, whose text stands in pages already."""
    chrome = ask(setting(Chrome))
    closed = urlsplit(absolute(chrome, "/_fragments/")).path
    return RobotsContext((absolute(chrome, "/sitemap.xml"),), (closed,))


_PAGES, _NEWS = "pages/sitemap.xml", "pages/sitemap-news.xml"
_MONTH = "{base}sitemap-{year}-{month}{part}.xml"
KINDS = (
    PageKind("sitemap", SitemapContext, Keys("single"), "/sitemap.xml", view_index, "pages/sitemap-index.xml", order=9),
    PageKind("sitemap-pages", SitemapContext, Keys("edition"), "{base}sitemap-pages.xml", view_pages, _PAGES, order=8),
    PageKind("sitemap-month", SitemapContext, Keys("month", (SITE,), per=MOST_ADDRESSES), _MONTH, view_month, _PAGES, order=8),
    PageKind(
        "sitemap-news", NewsContext, Keys("listing", (RECENT,), per=MOST_NEWS), "{base}sitemap-news{part}.xml", view_news, _NEWS, order=8
    ),
    PageKind("robots", RobotsContext, Keys("single"), "/robots.txt", view_robots, "pages/robots.txt", order=9),
)
