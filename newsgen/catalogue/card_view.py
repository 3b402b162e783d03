"""What other pages can see of a file, and which scopes a change of that touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from newsgen.model import scope as scopes
from newsgen.model.article import Article
from newsgen.model.digest import decode, encode
from newsgen.model.instant import stamp
from newsgen.model.scope import listings


class Visible(Struct, frozen=True):
    """What other pages could see of a file."""

    live: bool
    digest: str = ""
    card: bytes = b""
    permalink: str = ""
    title: str = ""
    role: str = ""
    edition: str = ""
    pair: str = ""
    aliases: tuple[str, ...] = ()
    places: frozenset[tuple[str, str, str]] = frozenset()
    """The listings it stands in: scope, stamp, label."""


INVISIBLE = Visible(live=False)
"""Of a file that is not there, or not shown."""


def places_of(article: Article, passing: Iterable[str]) -> frozenset[tuple[str, str, str]]:
    """The listings of a live story with its stamp and the spelling it used; ``passing`` are those in which the clock puts it."""
    if article.role != "story" or article.date is None:
        return frozenset()
    at = stamp(article.date)
    found = {(scope, at, label) for scope, label in listings(article)}
    return frozenset(found | {(scopes.scoped(article.edition, name), at, "") for name in passing})


def stored(places: Iterable[tuple[str, str, str]]) -> bytes:
    """The listings of a story, as its row keeps them."""
    return encode(sorted((scope, label) for scope, _, label in places))


def restored(places: bytes) -> dict[str, str]:
    """The listings of a story, each with the spelling it used."""
    return dict(decode(places, list[tuple[str, str]]))


def touched_scopes(path: str, was: Visible, now: Visible) -> Iterator[str]:
    """The scopes that a story, page or author touches by what changed of it; those of its listings aside."""
    if replace(was, places=now.places) == now:
        return
    yield f"article:{path}"
    if (was.live, was.card) != (now.live, now.card):
        yield f"card:{path}"
        yield from (f"on:{permalink}" for permalink in {was.permalink, now.permalink} - {""})
    if (was.live, was.permalink) != (now.live, now.permalink):
        yield f"address:{path}"
    if (was.live, was.permalink, was.title, was.aliases) != (now.live, now.permalink, now.title, now.aliases):
        yield from (f"alias:{address}" for address in {*was.aliases, *now.aliases})
    if (was.live, was.permalink, was.pair) != (now.live, now.permalink, now.pair):
        yield from (f"pair:{pair}" for pair in {was.pair, now.pair} - {""})
    if (was.role, was.title, was.permalink) != (now.role, now.title, now.permalink):
        for seen in (was, now):
            if seen.role not in ("", "story"):
                yield scopes.scoped(seen.edition, f"documents:{seen.role}")
