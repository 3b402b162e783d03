"""What other pages can see of a file, and which scopes are touched when that changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from newsgen.catalogue.integer_keys import stamp_of
from newsgen.model import scope as scopes
from newsgen.model.article import Article
from newsgen.model.digest import decode, encode
from newsgen.model.instant import stamp

ListingEntry = tuple[str, str, str]
"""A listing that holds a story: its scope, the story's stamp, and how the story spells the term (empty where the listing is no term's)."""


class Visible(Struct, frozen=True):
    """What other pages can see of a story, page or author."""

    live: bool
    digest: str = ""
    """Of the record as pages may see it."""
    card: bytes = b""
    """As stored; empty where the file is no story."""
    permalink: str = ""
    title: str = ""
    role: str = ""
    edition: str = ""
    pair: str = ""
    aliases: tuple[str, ...] = ()
    """Sorted."""
    listings: frozenset[ListingEntry] = frozenset()
    """The listings that hold it."""


INVISIBLE = Visible(live=False)
"""Stands for a file that is not there or is not shown."""


def listings_of(article: Article, clock_listings: Iterable[str]) -> frozenset[ListingEntry]:
    """Returns the listings that hold a live story. ``clock_listings`` are those in which it is because of the time: ``breaking``."""
    if article.role != "story" or article.date is None:
        return frozenset()
    at = stamp(article.date)
    entries = {(scope, at, label) for scope, label in scopes.listings(article)}
    return frozenset(entries | {(scopes.scoped(article.edition, name), at, "") for name in clock_listings})


def encode_listings(listings: Iterable[ListingEntry]) -> bytes:
    """Returns the listings of a story as its row holds them: JSON of sorted pairs of scope and spelling."""
    return encode(sorted((scope, label) for scope, _, label in listings))


def decode_listings(stored: bytes) -> dict[str, str]:
    """Returns the listings of a story from its row, each scope with the spelling that the story uses."""
    return dict(decode(stored, list[tuple[str, str]]))


def stored_view(db: sqlite3.Connection, path: str) -> tuple[int | None, Visible]:
    """Returns the number of a story, page or author and what pages can see of it, as its rows say; (None, ``INVISIBLE``) without rows."""
    row = db.execute(
        "SELECT live, digest, COALESCE(card, x''), permalink, title, role, edition, pair, at, places, id"
        " FROM story LEFT JOIN card USING (id) WHERE story.path = ?",
        (path,),
    ).fetchone()
    if row is None:
        return None, INVISIBLE
    live, digest, card, permalink, title, role, edition, pair, at, places, number = row
    if not live:
        return number, INVISIBLE
    aliases = tuple(address for (address,) in db.execute("SELECT address FROM alias WHERE path = ? ORDER BY address", (path,)))
    listings = frozenset((scope, stamp_of(at), label) for scope, label in decode_listings(places).items())
    return number, Visible(True, digest, card, permalink, title, role, edition, pair, aliases, listings)


def touched_scopes(path: str, before: Visible, after: Visible) -> Iterator[str]:
    """Yields the scopes that a change of a story, page or author touches, except those of listings."""
    if replace(before, listings=after.listings) == after:
        return
    yield f"article:{path}"
    if (before.live, before.card) != (after.live, after.card):
        yield f"card:{path}"
        yield from (f"on:{permalink}" for permalink in {before.permalink, after.permalink} - {""})
    if (before.live, before.permalink) != (after.live, after.permalink):
        yield f"address:{path}"
    if (before.live, before.permalink, before.title, before.aliases) != (after.live, after.permalink, after.title, after.aliases):
        yield from (f"alias:{address}" for address in {*before.aliases, *after.aliases})
    if (before.live, before.permalink, before.pair) != (after.live, after.permalink, after.pair):
        yield from (f"pair:{pair}" for pair in {before.pair, after.pair} - {""})
    if (before.role, before.title, before.permalink) != (after.role, after.title, after.permalink):
        for visible in (before, after):
            if visible.role not in ("", "story"):
                yield scopes.scoped(visible.edition, f"documents:{visible.role}")
