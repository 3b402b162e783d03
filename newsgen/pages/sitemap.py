"""What search engines are given: an index, the stories by month, those of the last 48 hours, and robots.txt."""

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
from newsgen.pages.frame import front, section_titles, sections_of
from newsgen.pages.parts.addresses import absolute

MOST = 50_000
"""Addresses in a sitemap (sitemaps.org)."""
MOST_NEWS = 1_000
"""Stories in a news sitemap, by Google's rules for them."""


class Address(Struct, frozen=True):
    """A page: ``changed`` where it is known, ``image`` the absolute address of its picture, or empty."""

    url: str
    changed: datetime | None = None
    image: str = ""


class SitemapContext(Struct, frozen=True):
    """Pages, or the sitemaps of an index."""

    addresses: tuple[Address, ...]
    timezone: str


class NewsItem(Struct, frozen=True):
    """A story of the last 48 hours."""

    url: str
    title: str
    published: datetime


class NewsContext(Struct, frozen=True):
    """A news sitemap; ``language`` is a BCP 47 tag."""

    name: str
    language: str
    timezone: str
    items: tuple[NewsItem, ...]


class RobotsContext(Struct, frozen=True):
    """robots.txt: ``closed`` are the paths that nobody needs to fetch."""

    sitemaps: tuple[str, ...]
    closed: tuple[str, ...]


def _stretch(key: Key, size: int) -> tuple[str, int]:
    """The period that a part belongs to, and how many stories stand in the parts before it."""
    period, _, part = key.period.partition("/")
    return period, size * (int(part or 1) - 1)


def _codes(chrome: Chrome) -> list[str]:
    return [one.code for one in chrome.editions] or [""]


def view_index(ask: Ask, _key: Key) -> SitemapContext:
    """Of each edition a sitemap of pages, one for each month, and the news.

    Years are asked about before months: every story published asks all of it again, also where the archive goes back for decades.
    """
    chrome = ask(setting(Chrome))
    found = []
    for code in _codes(chrome):
        scope, recent = scoped(code, SITE), scoped(code, RECENT)
        names = ["pages"]
        for month in ask(Months(scope)):
            if not _hidden(ask, code, month):
                names += _parted(month, ask(Parts(scope, month, MOST)) if ask(Parts(scope, month[:4], MOST)) > 1 else 1)
        names += _parted("news", ask(Parts(recent, "", MOST_NEWS)))
        found += [Address(absolute(chrome, f"{root_of(code)}sitemap-{name}.xml")) for name in names]
    return SitemapContext(tuple(found), chrome.timezone)


def _hidden(ask: Ask, code: str, month: str) -> bool:
    """Whether all stories of a month are left out: a sitemap must name something. The count that changes daily is asked for last."""
    left_out = ask(Parts(scoped(code, UNLISTED), month[:4], 1)) and ask(Parts(scoped(code, UNLISTED), month, 1))
    return left_out > 0 and left_out == ask(Parts(scoped(code, SITE), month, 1))


def _parted(name: str, parts: int) -> list[str]:
    return [name if part == 1 else f"{name}-{part}" for part in range(1, parts + 1)]


def view_pages(ask: Ask, key: Key) -> SitemapContext:
    """Home, fronts, indexes, authors' pages and plain pages of an edition."""
    chrome = ask(setting(Chrome, key.subject))
    root = root_of(chrome.edition)
    fronts = [f"section:{path}" for path in section_titles(sections_of(ask, chrome))]
    for taxonomy, declared in (("region", chrome.regions), ("coverage", ask(setting(Registry, key.subject)).coverage)):
        terms = dict.fromkeys([*(one.slug for one in declared), *ask(Names(taxonomy, chrome.edition))])
        fronts += [f"{taxonomy}:{term}" for term in terms]
    written = [*ask(Documents("page", chrome.edition)), *ask(Documents("author", chrome.edition))]
    documents = [address for _, _, address, path in written if (page := ask(StoryAt(path))) and not page.noindex]
    addresses = [root, *(front(chrome, scope) for scope in fronts), f"{root}archive/", f"{root}authors/", f"{root}tags/", *documents]
    return SitemapContext(tuple(Address(absolute(chrome, address)) for address in addresses), chrome.timezone)


def view_month(ask: Ask, key: Key) -> SitemapContext:
    """The stories of a month in an edition."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    period, start = _stretch(key, MOST)
    cards = ask(Slice(key.subject, period, start, MOST))
    return SitemapContext(tuple(_address(ask, chrome, card) for card in cards if not card.unlisted), chrome.timezone)


def _address(ask: Ask, chrome: Chrome, card: Card) -> Address:
    facts = ask(FileAt(card.image.path)) if card.image and card.image.path else None
    return Address(absolute(chrome, card.permalink), card.updated or card.published, absolute(chrome, facts.address) if facts else "")


def view_news(ask: Ask, key: Key) -> NewsContext:
    """The stories of the last 48 hours in an edition."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    _, start = _stretch(key, MOST_NEWS)
    cards = ask(Slice(key.subject, "", start, MOST_NEWS))
    items = tuple(NewsItem(absolute(chrome, card.permalink), card.title, card.published) for card in reversed(cards))
    return NewsContext(chrome.title, chrome.language, chrome.timezone, items)


def view_robots(ask: Ask, _key: Key) -> RobotsContext:
    """Everything may be read but the fragments, which are parts of pages."""
    chrome = ask(setting(Chrome))
    closed = urlsplit(absolute(chrome, "/_fragments/")).path
    return RobotsContext((absolute(chrome, "/sitemap.xml"),), (closed,))


_PAGES, _NEWS = "pages/sitemap.xml", "pages/sitemap-news.xml"
_MONTH = "{base}sitemap-{year}-{month}{part}.xml"
KINDS = (
    PageKind("sitemap", SitemapContext, Keys("single"), "/sitemap.xml", view_index, "pages/sitemap-index.xml", order=9),
    PageKind("sitemap-pages", SitemapContext, Keys("edition"), "{base}sitemap-pages.xml", view_pages, _PAGES, order=8),
    PageKind("sitemap-month", SitemapContext, Keys("month", (SITE,), per=MOST), _MONTH, view_month, _PAGES, order=8),
    PageKind(
        "sitemap-news", NewsContext, Keys("listing", (RECENT,), per=MOST_NEWS), "{base}sitemap-news{part}.xml", view_news, _NEWS, order=8
    ),
    PageKind("robots", RobotsContext, Keys("single"), "/robots.txt", view_robots, "pages/robots.txt", order=9),
)
