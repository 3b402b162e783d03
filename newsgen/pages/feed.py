"""Feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, in full text."""

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
from newsgen.model.scope import SITE, TAXONOMIES, address_of, bare, edition_of, root_of
from newsgen.model.site import Chrome, Feeds
from newsgen.pages.archive import listing_title
from newsgen.pages.live import LivePart, live_parts
from newsgen.pages.parts.addresses import absolute, origin
from newsgen.pages.parts.body import BodyPart, Html, HtmlPart, PostPart, body
from newsgen.pages.parts.memoised import FEW, memoised
from newsgen.pages.parts.picture import Picture, picture
from newsgen.pages.teaser import Teaser, named, teasers


class FeedItem(Struct, frozen=True):
    """A story in a feed, in full. ``id`` never changes."""

    id: str
    teaser: Teaser
    updated: datetime | None
    picture: Picture | None
    authors: tuple[tuple[str, str], ...]
    """Names, each with the absolute address of the author's page."""
    tags: tuple[str, ...]
    body: tuple[BodyPart, ...]
    entries: tuple[LivePart, ...]
    """Of a live story, newest first."""


class FeedContext(Struct, frozen=True):
    """The newest stories of a listing. ``updated`` is the latest change among them; None where there are none."""

    title: str
    description: str
    language: str
    timezone: str
    url: str
    feed_url: str
    icon: str
    updated: datetime | None
    items: tuple[FeedItem, ...]


def _feed(ask: Ask, key: Key, name: str) -> FeedContext:
    scope = key.subject
    chrome, feeds = ask(setting(Chrome, edition_of(scope))), ask(setting(Feeds))
    items = tuple(_item(ask, chrome, card) for card in ask(Newest(scope, feeds.items)))
    address = address_of(scope)
    return FeedContext(
        title=chrome.title if bare(scope) == SITE else f"{listing_title(ask, chrome, scope)} – {chrome.title}",
        description=chrome.about or chrome.slogan or chrome.title,
        language=chrome.language,
        timezone=chrome.timezone,
        url=absolute(chrome, address),
        feed_url=absolute(chrome, f"{address}{name}"),
        icon=absolute(chrome, "/" + chrome.logo) if chrome.logo else "",
        updated=max((item.updated or item.teaser.published for item in items), default=None),
        items=items,
    )


@memoised(FEW)
def _item(ask: Ask, chrome: Chrome, card: Card) -> FeedItem:
    """A story, the same in every feed."""
    story = ask(StoryAt(card.path))
    assert story is not None
    where = absolute(chrome, card.permalink)
    entries = live_parts(ask, chrome, story, absolutely=True)
    return FeedItem(
        f"{absolute(chrome, root_of(chrome.edition))}#{quote(story.id, safe='/')}",
        teasers(ask, chrome, [card], pictured=False)[0],
        max(filter(None, (story.updated, *(entry.time for entry in entries[:1]))), default=None),
        picture(ask, chrome, story.image),
        tuple((one.title, origin(chrome) + one.href) for one in named(ask, chrome, "author", story.byline)),
        tuple(term.label for term in story.tags),
        tuple(_away(part, where) for part in body(ask, chrome, story.body, absolutely=True)),
        tuple(replace(entry, body=tuple(_away(part, where) for part in entry.body)) for entry in entries),
    )


_HERE = re.compile(r'(<a (?:[\w-]+="[^"]*" )*href=")#')


def _away(part: BodyPart, url: str) -> BodyPart:
    """A part whose links to places of its own page, those of footnotes for instance, lead to that page: a feed is none."""
    if isinstance(part, HtmlPart | PostPart):
        return replace(part, html=Html(_HERE.sub(lambda match: f"{match[1]}{escape(url)}#", part.html)))
    return part


def view_rss(ask: Ask, key: Key) -> FeedContext:
    """The RSS feed of a listing."""
    return _feed(ask, key, "feed.xml")


def view_atom(ask: Ask, key: Key) -> FeedContext:
    """The Atom feed of a listing."""
    return _feed(ask, key, "atom.xml")


def view_json(ask: Ask, key: Key) -> FeedContext:
    """The JSON Feed of a listing."""
    return _feed(ask, key, "feed.json")


_LISTINGS = (SITE, *TAXONOMIES)
KINDS = (
    PageKind("feed", FeedContext, Keys("listing", _LISTINGS), "{base}feed.xml", view_rss, "pages/feed.xml", order=8),
    PageKind("atom", FeedContext, Keys("listing", _LISTINGS, feed="atom"), "{base}atom.xml", view_atom, "pages/atom.xml", order=8),
    PageKind("json-feed", FeedContext, Keys("listing", _LISTINGS, feed="json"), "{base}feed.json", view_json, "pages/feed.json", order=8),
)
