"""The answer to each question of the model, from rows.

An answer's digest is taken of the rows as stored, so that a question can be asked again without building its value; its fences are
read off the same rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import lru_cache, singledispatchmethod
from typing import Any, TypeVar, cast

import msgspec

from newsgen.catalogue.numbers import second, stamp_of
from newsgen.catalogue.seen import restored
from newsgen.model import lookup as look
from newsgen.model import query as q
from newsgen.model import scope as scopes
from newsgen.model.article import Article, Card
from newsgen.model.data import Breaking, MostRead
from newsgen.model.digest import decode, digest
from newsgen.model.instant import instant, month_of, period_bounds
from newsgen.model.query import Answer, Fence
from newsgen.model.site import Site

T = TypeVar("T")
Rows = list[Any]
_LISTED = "FROM listing WHERE scope = (SELECT id FROM scope WHERE name = ?)"
_CARDS = "SELECT at, card FROM listing JOIN card ON card.id = listing.story WHERE scope = (SELECT id FROM scope WHERE name = ?) "
_PLACES = (
    "SELECT listing.at, places FROM listing JOIN card ON card.id = listing.story JOIN story ON story.id = listing.story"
    " WHERE scope = (SELECT id FROM scope WHERE name = ?) "
)
MANY, FEW = 20_000, 256
"""Answers that are kept: small ones that many pages share, and others, which hold whole stories or lists."""


class Answers:
    """Answers questions over one connection; the catalogue must not change meanwhile. Keeps what it answered."""

    def __init__(self, db: sqlite3.Connection, site: Site) -> None:
        self._db = db
        self._site = site
        self._zone = site.chrome.timezone
        self._known: dict[q.Query[Any], Answer[Any]] = {}
        self._lately: dict[q.Query[Any], Answer[Any]] = {}

    def __call__(self, query: q.Query[T]) -> Answer[T]:
        """Answer a question; one that many pages ask, or that was asked just now, costs a look-up."""
        kept, most = (self._known, MANY) if query.shared else (self._lately, FEW)
        found = kept.get(query)
        if found is None:
            if len(kept) >= most:
                kept.clear()
            found = kept[query] = self._answer(query)
        return cast("Answer[T]", found)

    def _rows(self, sql: str, *values: object) -> Rows:
        return self._db.execute(sql, values).fetchall()

    @singledispatchmethod
    def _answer(self, query: q.Query[Any]) -> Answer[Any]:
        raise TypeError(f"no answer is known for {type(query).__name__}")

    @_answer.register(q.Setting)
    def _setting(self, query: q.Setting[Any]) -> Answer[Any]:
        scope = scopes.scoped(query.edition, f"setting:{query.block}")
        rows = self._rows("SELECT digest FROM setting WHERE block = ?", scope)
        return _answer(rows, [Fence(scope)], lambda: getattr(self._site.of(query.edition), query.block))

    @_answer.register
    def _story(self, query: q.StoryAt) -> Answer[Article | None]:
        rows = self._rows("SELECT digest FROM story WHERE path = ? AND live", query.path)

        def value() -> Article | None:
            found = self._rows("SELECT COALESCE(shown, record) FROM story JOIN text USING (id) WHERE path = ? AND live", query.path)
            return decode(found[0][0], Article) if found else None

        return _answer(rows, [Fence(f"article:{query.path}")], value)

    @_answer.register
    def _card_at(self, query: q.CardAt) -> Answer[Card | None]:
        rows = self._rows("SELECT card FROM story JOIN card USING (id) WHERE story.path = ? AND live", query.path)
        return _answer(rows, [Fence(f"card:{query.path}")], lambda: _card(rows[0][0]) if rows else None)

    @_answer.register
    def _card_on(self, query: look.CardOn) -> Answer[Card | None]:
        rows = self._rows("SELECT card FROM story JOIN card USING (id) WHERE permalink = ? AND live", query.address)
        return _answer(rows, [Fence(f"on:{query.address}")], lambda: _card(rows[0][0]) if rows else None)

    @_answer.register
    def _moved(self, query: look.MovedFrom) -> Answer[tuple[str, str, str] | None]:
        rows = self._rows(
            "SELECT edition, title, permalink FROM alias JOIN story USING (path) WHERE address = ? AND live ORDER BY alias.rank LIMIT 1",
            query.address,
        )
        return _answer(rows, [Fence(f"alias:{query.address}")], lambda: rows[0] if rows else None)

    @_answer.register
    def _address(self, query: look.AddressOf) -> Answer[str | None]:
        rows = self._rows(
            "SELECT permalink FROM story WHERE path = ? AND live UNION ALL SELECT address FROM file WHERE path = ? AND live",
            query.path,
            query.path,
        )
        return _answer(rows, [Fence(f"address:{query.path}")], lambda: str(rows[0][0]) if rows else None)

    @_answer.register
    def _newest(self, query: q.Newest) -> Answer[tuple[Card, ...]]:
        rows = self._rows(
            _CARDS + "ORDER BY at DESC, path DESC LIMIT ?",
            query.scope,
            query.count,
        )
        lowest = stamp_of(rows[-1][0]) if len(rows) == query.count and rows else ""
        return _answer(rows, [Fence(query.scope, lo=lowest)], lambda: _cards(rows))

    @_answer.register
    def _within(self, query: q.Within) -> Answer[tuple[Card, ...]]:
        first, after = period_bounds(query.period, self._zone)
        rows = self._rows(
            _CARDS + "AND at >= ? AND at < ? ORDER BY at DESC, path DESC",
            query.scope,
            second(first),
            second(after),
        )
        return _answer(rows, [Fence(query.scope, first, after), Fence("setting:chrome")], lambda: _cards(rows))

    @_answer.register
    def _slice(self, query: q.Slice) -> Answer[tuple[Card, ...]]:
        first, after, fences = self._stretch(query.scope, query.period)
        rows = self._rows(
            _CARDS + "AND at >= ? AND at < ? ORDER BY at, path LIMIT ? OFFSET ?",
            query.scope,
            second(first),
            second(after),
            query.count,
            query.start,
        )
        return _answer(rows, fences, lambda: _cards(rows))

    @_answer.register
    def _parts(self, query: q.Parts) -> Answer[int]:
        first, after, fences = self._stretch(query.scope, query.period)
        rows = self._rows(f"SELECT COUNT(*) {_LISTED} AND at >= ? AND at < ?", query.scope, second(first), second(after))
        parts = -(-int(rows[0][0]) // query.per)
        return _answer(parts, fences, lambda: parts)

    def _stretch(self, scope: str, period: str) -> tuple[str, str, list[Fence]]:
        """The keys between which a period of a listing lies, or all of it, and its fences."""
        if not period:
            return "", scopes.LAST, [Fence(scope)]
        first, after = period_bounds(period, self._zone)
        return first, after, [Fence(scope, first, after), Fence("setting:chrome")]

    @_answer.register
    def _count_within(self, query: q.CountWithin) -> Answer[int]:
        first, after = period_bounds(query.period, self._zone)
        rows = self._rows(
            f"SELECT COUNT(*) FROM (SELECT 1 {_LISTED} AND at >= ? AND at < ? LIMIT ?)",  # noqa: S608  # the constant above
            query.scope,
            second(first),
            second(after),
            query.limit,
        )
        return _answer(rows, [Fence(query.scope, first, after), Fence("setting:chrome")], lambda: int(rows[0][0]))

    @_answer.register
    def _months(self, query: q.Months) -> Answer[tuple[str, ...]]:
        months = []
        top = scopes.LAST
        while (newest := self._rows(f"SELECT MAX(at) {_LISTED} AND at < ?", query.scope, second(top))[0][0]) is not None:
            months.append(month_of(stamp_of(newest), self._zone))
            top = period_bounds(months[-1], self._zone)[0]
        return _answer(months, [Fence(query.scope), Fence("setting:chrome")], lambda: tuple(months))

    @_answer.register
    def _neighbours(self, query: q.Neighbours) -> Answer[q.Around]:
        at, path = second(query.key), query.key[21:]
        newer = self._rows(
            _CARDS + "AND at >= ? AND (at > ? OR path > ?) ORDER BY at, path LIMIT ?",
            query.scope,
            at,
            at,
            path,
            query.count,
        )
        older = self._rows(
            _CARDS + "AND at <= ? AND (at < ? OR path < ?) ORDER BY at DESC, path DESC LIMIT ?",
            query.scope,
            at,
            at,
            path,
            query.count,
        )
        hi = stamp_of(newer[-1][0]) if len(newer) == query.count else scopes.LAST
        lo = stamp_of(older[-1][0]) if len(older) == query.count else ""
        return _answer([newer, older], [Fence(query.scope, lo, hi)], lambda: q.Around(_cards(newer), _cards(older)))

    @_answer.register
    def _label(self, query: q.LabelOf) -> Answer[str]:
        taxonomy, term = scopes.taxonomy_of(query.scope), scopes.term_of(query.scope)
        author = look.author_file(scopes.edition_of(query.scope), term)
        fences = []
        rows: Rows = []
        if taxonomy == "author":
            fences.append(Fence(f"article:{author}"))
            rows = self._rows("SELECT '', title FROM story WHERE path = ? AND live", author)
        if not rows:
            oldest = self._rows(_PLACES + "ORDER BY listing.at, card.path LIMIT 1", query.scope)
            rows = [(at, restored(places)[query.scope]) for at, places in oldest]
            fences.append(Fence(query.scope, hi=stamp_of(rows[0][0]) if rows else scopes.LAST))
        return _answer(rows, fences, lambda: str(rows[0][1]) if rows else "")

    @_answer.register
    def _terms(self, query: q.Terms) -> Answer[tuple[q.TermCount, ...]]:
        prefix = scopes.scoped(query.edition, f"{query.taxonomy}:")
        rows = [
            (scope, count, newest, self(q.LabelOf(scope)).value())
            for scope, count, newest in self._rows(
                "SELECT name, COUNT(*), MAX(at) FROM scope JOIN listing ON listing.scope = scope.id"
                " WHERE name >= ? AND name < ? GROUP BY name ORDER BY name",
                prefix,
                prefix + scopes.LAST,
            )
        ]
        fences = [Fence(scopes.scoped(query.edition, f"terms:{query.taxonomy}"))]
        if query.taxonomy == "author":
            fences.append(Fence(scopes.scoped(query.edition, "documents:author")))
        terms = [(scopes.term_of(scope), label, count, stamp_of(newest)) for scope, count, newest, label in rows]
        return _answer(rows, fences, lambda: tuple(q.TermCount(s, label, n, instant(at)) for s, label, n, at in terms))

    @_answer.register
    def _names(self, query: q.Names) -> Answer[tuple[str, ...]]:
        low = scopes.scoped(query.edition, f"{query.taxonomy}:")
        rows = self._rows(
            "SELECT name FROM scope WHERE name > ? AND name < ? AND EXISTS (SELECT 1 FROM listing WHERE scope = scope.id) ORDER BY name",
            low,
            low + scopes.LAST,
        )
        found = [scopes.term_of(name) for (name,) in rows]
        return _answer(found, [Fence(scopes.scoped(query.edition, f"names:{query.taxonomy}"))], lambda: tuple(found))

    @_answer.register
    def _documents(self, query: look.Documents) -> Answer[tuple[tuple[str, str, str, str], ...]]:
        rows = self._rows(
            "SELECT slug, title, permalink, path FROM story WHERE role = ? AND role <> 'story' AND edition = ? AND live ORDER BY slug",
            query.role,
            query.edition,
        )
        return _answer(
            rows,
            [Fence(scopes.scoped(query.edition, f"documents:{query.role}"))],
            lambda: tuple((str(a), str(b), str(c), str(d)) for a, b, c, d in rows),
        )

    @_answer.register
    def _file(self, query: look.FileAt) -> Answer[look.FileFacts | None]:
        rows = self._rows("SELECT file, address, digest, width, height FROM file WHERE path = ? AND live", query.path)
        return _answer(rows, [Fence(f"file:{query.path}")], lambda: look.FileFacts(*rows[0]) if rows else None)

    @_answer.register
    def _assets(self, _query: look.Assets) -> Answer[dict[str, str]]:
        rows = self._rows(
            "SELECT path, address FROM file WHERE live AND path >= 'static/' AND path < 'static0'"
            " AND (path LIKE '%.css' OR path LIKE '%.js') ORDER BY path"
        )
        return _answer(rows, [Fence("assets")], lambda: {path.removeprefix("static/"): address for path, address in rows})

    @_answer.register
    def _breaking(self, query: look.BreakingNow) -> Answer[Breaking]:
        path = look.data_file(query.edition, "breaking.yaml")
        rows = self._rows("SELECT live FROM data WHERE path = ?", path)
        return _answer(rows, [Fence(f"data:{path}")], lambda: decode(rows[0][0], Breaking) if rows else Breaking())

    @_answer.register
    def _most_read(self, query: look.MostReadNow) -> Answer[MostRead]:
        path = look.data_file(query.edition, "most-read.yaml")
        rows = self._rows("SELECT live FROM data WHERE path = ?", path)
        return _answer(rows, [Fence(f"data:{path}")], lambda: decode(rows[0][0], MostRead) if rows else MostRead())

    @_answer.register
    def _translations(self, query: look.Translations) -> Answer[tuple[tuple[str, str], ...]]:
        rows = self._rows("SELECT edition, permalink, path FROM story WHERE pair = ? AND live ORDER BY edition, path", query.pair)
        found: dict[str, str] = {}
        for edition, permalink, _ in rows:
            found.setdefault(str(edition), str(permalink))
        return _answer(rows, [Fence(f"pair:{query.pair}")], lambda: tuple(found.items()))


def _answer(rows: object, fences: list[Fence], value: Callable[[], T]) -> Answer[T]:
    return Answer(digest(msgspec.msgpack.encode(rows)), tuple(fences), value)


def _cards(rows: Rows) -> tuple[Card, ...]:
    return tuple(_card(row[-1]) for row in rows)


@lru_cache(maxsize=2048)
def _card(data: bytes) -> Card:
    return decode(data, Card)
