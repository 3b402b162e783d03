"""Live stories: their entries as pages show them, and the small file by which an open one learns of new entries."""

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
    """An entry of a live story. ``id`` is its anchor; ``digest`` is another one when the entry is changed."""

    id: str
    url: str
    time: datetime
    author: Entry | None
    title: str
    key: bool
    digest: str
    body: tuple[BodyPart, ...]


class LiveMark(Struct, frozen=True):
    """By which a page tells whether it shows an entry as it is now."""

    id: str
    digest: str


class LiveData(Struct, frozen=True):
    """The state of a live story."""

    closed: bool
    entries: tuple[LiveMark, ...]


def live_parts(ask: Ask, chrome: Chrome, story: Article, *, absolutely: bool = False) -> tuple[LivePart, ...]:
    """The entries of a story, newest first. ``absolutely``: addresses with scheme and host."""
    return tuple(
        LivePart(
            entry.id,
            absolute(chrome, f"{story.permalink}#{entry.id}"),
            entry.time,
            _author(ask, chrome, entry.author) if entry.author else None,
            entry.title,
            entry.key,
            _digest(entry),
            body_parts(ask, chrome, entry.parts, absolutely=absolutely),
        )
        for entry in _entries(story)
    )


def data_of(story: Article) -> str:
    """The address of the file that tells of new entries; empty of a story that has none, or gets none any more."""
    return f"{beside(story.permalink)}{LIVE_DATA}" if story.type == "live" and story.ended is None else ""


def _entries(story: Article) -> list[LiveEntry]:
    return [part for part in story.body.parts if isinstance(part, LiveEntry)]


def _digest(entry: LiveEntry) -> str:
    return digest_of(entry)[:12]


def _author(ask: Ask, chrome: Chrome, written: str) -> Entry:
    """Who wrote an entry, linked where there is a page of theirs: an entry makes none."""
    slug = slugify(written)
    address = ask(AddressOf(author_file(chrome.edition, slug))) if slug else None
    label = ask(LabelOf(scoped(chrome.edition, f"author:{slug}"))) if address else ""
    return Entry(label or written, href(chrome, address) if address else "")


def view(ask: Ask, key: Key) -> LiveData:
    """The state of a live story by its file's path."""
    story = ask(StoryAt(key.subject))
    assert story is not None
    return LiveData(story.ended is not None, tuple(LiveMark(entry.id, _digest(entry)) for entry in _entries(story)))


# After the page, so that who reads of an entry here finds it there.
KIND = PageKind("live-data", LiveData, Keys("document", roles=("story",), types=("live",)), f"{{beside}}{LIVE_DATA}", view, order=6)
