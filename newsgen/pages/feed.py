"""Feeds of a listing in RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. They carry the full text of stories; all addresses are absolute."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from newsgen.model.article import Card
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Newest, StoryAt, setting
from newsgen.model.scope import LISTING_FAMILIES, SITE, address_of, edition_of, root_of, without_edition
from newsgen.model.site import Chrome, Feeds
from newsgen.pages.archive import listing_title
from newsgen.pages.live import LivePart, live_parts
from newsgen.pages.parts.addresses import absolute, origin
from newsgen.pages.parts.body import BodyPart, Html, HtmlPart, PostPart, body
from newsgen.pages.parts.memoised import MOST_STORIES, memoised
from newsgen.pages.parts.picture import Picture, picture
from newsgen.pages.teaser import Teaser, teasers, term_links


class FeedItem(Struct, frozen=True):
    """A story in a feed, with its full text. ``id`` stays the same when the story's title, date or address changes."""

    id: str
    teaser: Teaser
    updated: datetime | None
    picture: Picture | None
    authors: tuple[tuple[str, str], ...]
    """Pairs of the author's name and the absolute address of the author's page."""
    tags: tuple[str, ...]
    body: tuple[BodyPart, ...]
    entries: tuple[LivePart, ...]
    """The entries of a live story, newest first."""


class FeedContext(Struct, frozen=True):
    """The context of a feed: the newest stories of a listing. ``updated`` is the instant of their latest change; None if there are no stories."""

    title: str
    description: str
    language: str
    timezone: str
    url: str
    feed_url: str
    icon: str
    updated: datetime | None
    items: tuple[FeedItem, ...]


def _context(ask: Ask, key: Key, name: str) -> FeedContext:
    """Returns the context of the feed with this file name, of the listing ``key.subject``."""
    scope = key.subject
    chrome, feeds = ask(setting(Chrome, edition_of(scope))), ask(setting(Feeds))
    items = tuple(_item(ask, chrome, card) for card in ask(Newest(scope, feeds.items)))
    address = address_of(scope)
    return FeedContext(
        title=chrome.title if without_edition(scope) == SITE else f"{listing_title(ask, chrome, scope)} – {chrome.title}",
        description=chrome.about or chrome.slogan or chrome.title,
        language=chrome.language,
        timezone=chrome.timezone,
        url=absolute(chrome, address),
        feed_url=absolute(chrome, f"{address}{name}"),
        icon=absolute(chrome, "/" + chrome.logo) if chrome.logo else "",
        updated=max((item.updated or item.teaser.published for item in items), default=None),
        items=items,
    )


@memoised(MOST_STORIES)
def _item(ask: Ask, chrome: Chrome, card: Card) -> FeedItem:
    """Returns a story as a feed's item. It is the same in every feed, so it is made once (see ``memoised``)."""
    story = ask(StoryAt(card.path))
    assert story is not None
    url = absolute(chrome, card.permalink)
    entries = live_parts(ask, chrome, story, absolute_urls=True)
    return FeedItem(
        f"{absolute(chrome, root_of(chrome.edition))}#{quote(story.id, safe='/')}",
        teasers(ask, chrome, [card], pictured=False)[0],
        max(filter(None, (story.updated, *(entry.time for entry in entries[:1]))), default=None),
        picture(ask, chrome, story.image),
        tuple((author.title, origin(chrome) + author.href) for author in term_links(ask, chrome, "author", story.byline)),
        tuple(term.label for term in story.tags),
        tuple(_with_full_fragment_links(part, url) for part in body(ask, chrome, story.body, absolute_urls=True)),
        tuple(replace(entry, body=tuple(_with_full_fragment_links(part, url) for part in entry.body)) for entry in entries),
    )


_FRAGMENT_LINK = re.compile(r'(<a (?:[\w-]+="[^"]*" )*href=")#')


def _with_full_fragment_links(part: BodyPart, url: str) -> BodyPart:
    """Returns a part in which links to places of its own page (``#fn-1`` of a footnote) have the page's address before the ``#``.

    In a feed such a link would lead nowhere, because the text does not stand on its page there.
    """
    if isinstance(part, HtmlPart | PostPart):
        return replace(part, html=Html(_FRAGMENT_LINK.sub(lambda match: f"{match[1]}{escape(url)}#", part.html)))
    return part


def view_rss(ask: Ask, key: Key) -> FeedContext:
    """Returns the context of the RSS feed of a listing."""
    return _context(ask, key, "feed.xml")


def view_atom(ask: Ask, key: Key) -> FeedContext:
    """Returns the context of the Atom feed of a listing."""
    return _context(ask, key, "atom.xml")


def view_json(ask: Ask, key: Key) -> FeedContext:
    """Returns the context of the JSON Feed of a listing."""
    return _context(ask, key, "feed.json")


KINDS = (
    PageKind("feed", FeedContext, Keys("listing", LISTING_FAMILIES), "{base}feed.xml", view_rss, "pages/feed.xml", order=8),
    PageKind("atom", FeedContext, Keys("listing", LISTING_FAMILIES, feed="atom"), "{base}atom.xml", view_atom, "pages/atom.xml", order=8),
    PageKind(
        "json-feed", FeedContext, Keys("listing", LISTING_FAMILIES, feed="json"), "{base}feed.json", view_json, "pages/feed.json", order=8
    ),
)
