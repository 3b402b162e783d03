"""RSS feeds, and the sitemap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Documents, Months, Newest, StoryAt, Within, setting
from newsgen.model.scope import SITE, address_of
from newsgen.model.site import Chrome, Feeds
from newsgen.pages.archive import FED
from newsgen.pages.archive import _title as listing_title
from newsgen.pages.body import BodyPart, body
from newsgen.pages.frame import absolute
from newsgen.pages.teaser import Picture, Teaser, picture, teaser


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story in a feed, in full. ``id`` never changes."""

    id: str
    teaser: Teaser
    updated: datetime | None
    picture: Picture | None
    tags: tuple[str, ...]
    body: tuple[BodyPart, ...]


@dataclass(frozen=True, slots=True)
class FeedContext:
    """The newest stories of a listing."""

    title: str
    description: str
    language: str
    timezone: str
    url: str
    feed_url: str
    items: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True)
class SitemapContext:
    """Addresses with the instant of their last change where one is known, or the sitemaps of an index."""

    addresses: tuple[tuple[str, datetime | None], ...]
    timezone: str


def view_feed(ask: Ask, key: Key) -> FeedContext:
    """The feed of a listing."""
    chrome, feeds = ask(setting(Chrome)), ask(setting(Feeds))
    scope = key.subject or SITE
    items = []
    for card in ask(Newest(scope, feeds.items)):
        story = ask(StoryAt(card.path))
        assert story is not None
        tags = tuple(term.label for term in story.tags)
        shown = teaser(ask, card, authors=True, pictured=False)
        items.append(
            FeedItem(
                f"{chrome.base_url}#{story.id}",
                shown,
                story.updated,
                picture(ask, story.image),
                tags,
                body(ask, story.body, absolutely=True),
            )
        )
    title = chrome.title if scope == SITE else f"{listing_title(ask, chrome, scope)} – {chrome.title}"
    address = address_of(scope)
    return FeedContext(
        title,
        chrome.about or chrome.slogan or chrome.title,
        chrome.language,
        chrome.timezone,
        absolute(chrome, address),
        absolute(chrome, f"{address}feed.xml"),
        tuple(items),
    )


def view_sitemap(ask: Ask, _key: Key) -> SitemapContext:
    """The index: a sitemap of pages, and one for each month."""
    chrome = ask(setting(Chrome))
    months = [absolute(chrome, f"/sitemap-{month}.xml") for month in ask(Months(SITE))]
    return SitemapContext(tuple((address, None) for address in [absolute(chrome, "/sitemap-pages.xml"), *months]), chrome.timezone)


def view_sitemap_pages(ask: Ask, _key: Key) -> SitemapContext:
    """Home and plain pages."""
    chrome = ask(setting(Chrome))
    pages = [address for _, _, address in ask(Documents("page"))]
    return SitemapContext(
        tuple((absolute(chrome, address), None) for address in ["/", "/archive/", "/authors/", "/tags/", *pages]), chrome.timezone
    )


def view_sitemap_month(ask: Ask, key: Key) -> SitemapContext:
    """The stories of a month."""
    chrome = ask(setting(Chrome))
    rows = []
    for card in ask(Within(key.subject, key.period)):
        story = ask(StoryAt(card.path))
        if story is not None and not story.noindex:
            rows.append((absolute(chrome, card.permalink), story.updated or story.date))
    return SitemapContext(tuple(rows), chrome.timezone)


KINDS = (
    PageKind("feed", FeedContext, Keys("single"), "/feed.xml", view_feed, "pages/feed.xml", order=8),
    PageKind(
        "listing-feed",
        FeedContext,
        Keys("listing", ("section", *FED)),
        "{base}feed.xml",
        view_feed,
        "pages/feed.xml",
        order=8,
    ),
    PageKind("sitemap", SitemapContext, Keys("single"), "/sitemap.xml", view_sitemap, "pages/sitemap-index.xml", order=9),
    PageKind("sitemap-pages", SitemapContext, Keys("single"), "/sitemap-pages.xml", view_sitemap_pages, "pages/sitemap.xml", order=8),
    PageKind(
        "sitemap-month",
        SitemapContext,
        Keys("month", (SITE,)),
        "/sitemap-{year}-{month}.xml",
        view_sitemap_month,
        "pages/sitemap.xml",
        order=8,
    ),
)
