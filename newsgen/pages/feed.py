"""RSS feeds, and the sitemap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Documents, Months, Newest, StoryAt, Within, setting
from newsgen.model.scope import SITE, TAXONOMIES, address_of, bare, edition_of, root_of, scoped
from newsgen.model.site import Chrome, Feeds
from newsgen.pages.archive import listing_title
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
    scope = key.subject
    chrome, feeds = ask(setting(Chrome, edition_of(scope))), ask(setting(Feeds))
    items = []
    for card in ask(Newest(scope, feeds.items)):
        story = ask(StoryAt(card.path))
        assert story is not None
        tags = tuple(term.label for term in story.tags)
        shown = teaser(ask, chrome, card, authors=True, pictured=False)
        items.append(
            FeedItem(
                f"{chrome.base_url}#{story.id}",
                shown,
                story.updated,
                picture(ask, chrome, story.image),
                tags,
                body(ask, chrome, story.body, absolutely=True),
            )
        )
    title = chrome.title if bare(scope) == SITE else f"{listing_title(ask, chrome, scope)} – {chrome.title}"
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
    """The index: of each edition a sitemap of pages, and one for each month."""
    chrome = ask(setting(Chrome))
    found = []
    for code in [one.code for one in chrome.editions] or [""]:
        names = ["pages", *ask(Months(scoped(code, SITE)))]
        found += [absolute(chrome, f"{root_of(code)}sitemap-{name}.xml") for name in names]
    return SitemapContext(tuple((address, None) for address in found), chrome.timezone)


def view_sitemap_pages(ask: Ask, key: Key) -> SitemapContext:
    """Home, indexes and plain pages of an edition."""
    chrome = ask(setting(Chrome, key.subject))
    root = root_of(chrome.edition)
    pages = [address for _, _, address in ask(Documents("page", chrome.edition))]
    addresses = [root, f"{root}archive/", f"{root}authors/", f"{root}tags/", *pages]
    return SitemapContext(tuple((absolute(chrome, address), None) for address in addresses), chrome.timezone)


def view_sitemap_month(ask: Ask, key: Key) -> SitemapContext:
    """The stories of a month in an edition."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    cards = [card for card in ask(Within(key.subject, key.period)) if not card.noindex]
    return SitemapContext(tuple((absolute(chrome, card.permalink), card.updated or card.published) for card in cards), chrome.timezone)


KINDS = (
    PageKind(
        "feed",
        FeedContext,
        Keys("listing", (SITE, *TAXONOMIES)),
        "{base}feed.xml",
        view_feed,
        "pages/feed.xml",
        order=8,
    ),
    PageKind("sitemap", SitemapContext, Keys("single"), "/sitemap.xml", view_sitemap, "pages/sitemap-index.xml", order=9),
    PageKind("sitemap-pages", SitemapContext, Keys("edition"), "{base}sitemap-pages.xml", view_sitemap_pages, "pages/sitemap.xml", order=8),
    PageKind(
        "sitemap-month",
        SitemapContext,
        Keys("month", (SITE,)),
        "{base}sitemap-{year}-{month}.xml",
        view_sitemap_month,
        "pages/sitemap.xml",
        order=8,
    ),
)
