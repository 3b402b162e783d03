"""Live stories: their entries as pages show them, and the small JSON file in which the page of an open one looks for new entries."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from newsgen.model.article import Article
from newsgen.model.body import LiveEntry
from newsgen.model.digest import digest_of
from newsgen.model.lookup import AddressOf, author_file
from newsgen.model.page import LIVE_DATA, Key, Keys, PageKind, beside
from newsgen.model.query import Ask, LabelOf, StoryAt
from newsgen.model.scope import scoped
from newsgen.model.site import Chrome
from newsgen.model.slug import slugify
from newsgen.pages.frame import Entry
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.body import BodyPart, body_parts


class LivePart(Struct, frozen=True):
    """An entry of a live story. ``id`` is its anchor; ``key``: it is a key event; ``digest`` changes whenever the entry is changed."""

    id: str
    url: str
    time: datetime
    author: Entry | None
    title: str
    key: bool
    digest: str
    body: tuple[BodyPart, ...]


class LiveMark(Struct, frozen=True):
    """An entry's anchor and digest. With them a page in a browser sees whether the entry that it shows is still the same."""

    id: str
    digest: str


class LiveData(Struct, frozen=True):
    """The state of a live story, as its page fetches it."""

    closed: bool
    entries: tuple[LiveMark, ...]


def live_parts(ask: Ask, chrome: Chrome, story: Article, *, absolute_urls: bool = False) -> tuple[LivePart, ...]:
    """Returns the entries of a story, newest first. With ``absolute_urls`` the addresses in their text have scheme and host."""
    return tuple(
        LivePart(
            entry.id,
            absolute(chrome, f"{story.permalink}#{entry.id}"),
            entry.time,
            _author(ask, chrome, entry.author) if entry.author else None,
            entry.title,
            entry.key,
            _digest(entry),
            body_parts(ask, chrome, entry.parts, absolute_urls=absolute_urls),
        )
        for entry in _entries(story)
    )


def live_data_address(story: Article) -> str:
    """Returns the address of the file with the story's state. Empty if the story is not live, or closed."""
    return f"{beside(story.permalink)}{LIVE_DATA}" if story.type == "live" and story.ended is None else ""


def _entries(story: Article) -> list[LiveEntry]:
    return [part for part in story.body.parts if isinstance(part, LiveEntry)]


def _digest(entry: LiveEntry) -> str:
    return digest_of(entry)[:12]


def _author(ask: Ask, chrome: Chrome, name: str) -> Entry:
    """Returns the author of an entry, linked to the author's page if there is a file for it.

    Unlike a story's byline, the author of an entry is no reason for a page of the author.
    """
    slug = slugify(name)
    address = ask(AddressOf(author_file(chrome.edition, slug))) if slug else None
    label = ask(LabelOf(scoped(chrome.edition, f"author:{slug}"))) if address else ""
    return Entry(label or name, href(chrome, address) if address else "")


def view(ask: Ask, key: Key) -> LiveData:
    """Returns the state of a live story. ``key.subject`` is the path of its file."""
    story = ask(StoryAt(key.subject))
    assert story is not None
    return LiveData(story.ended is not None, tuple(LiveMark(entry.id, _digest(entry)) for entry in _entries(story)))


# Placed after the story's page (order 5): an entry that this file names is then already on the page.
KIND = PageKind("live-data", LiveData, Keys("document", roles=("story",), types=("live",)), f"{{beside}}{LIVE_DATA}", view, order=6)
