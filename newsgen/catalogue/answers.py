"""Answers each question of model/query.py and model/lookup.py from rows.

The digest of an answer is that of the rows as stored, so that a question can be asked again without building the answer's value. The fences
of an answer follow from the same rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import msgspec

from newsgen.catalogue.card_view import decode_listings
from newsgen.catalogue.integer_keys import second_of, stamp_of
from newsgen.catalogue.listings import LISTED, OF_SCOPE, Listings
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
_LISTED_STORIES = f"FROM listing JOIN card ON card.id = listing.story JOIN story ON story.id = listing.story WHERE {OF_SCOPE}"
_PLACES = f"SELECT listing.at, places {_LISTED_STORIES} "
SHARED_KEPT, RECENT_KEPT = 20_000, 32
"""How many answers are kept in memory at most: of shared questions, which are small, and of others, which hold whole stories or lists."""
MONTH_KEYS = 32
"""How many keys of a listing are read in one statement to find its months."""

Method = TypeVar("Method", bound=Callable[[Any, Any], Answer[Any]])
_METHODS: dict[type, Callable[[Any, Any], Answer[Any]]] = {}
"""The method that answers each kind of question."""


def _answers(kind: type) -> Callable[[Method], Method]:
    """Returns a decorator for the method that answers a kind of question.

    It is not ``singledispatchmethod``: finding the method would take longer than most answers do.
    """

    def register(method: Method) -> Method:
        _METHODS[kind] = method
        return method

    return register


class Answers:
    """Answers questions over one connection, and keeps answers in memory. The catalogue must not change meanwhile."""

    def __init__(self, db: sqlite3.Connection, site: Site) -> None:
        self._db = db
        self._site = site
        self._listings = Listings(db)
        self._zone = site.chrome.timezone
        self._shared_answers: dict[q.Query[Any], Answer[Any]] = {}
        self._recent_answers: dict[q.Query[Any], Answer[Any]] = {}

    def __call__(self, query: q.Query[T]) -> Answer[T]:
        """Returns the answer to a question. It is kept where many pages ask the question, and for a while where one page does."""
        kept, most = (self._shared_answers, SHARED_KEPT) if query.shared else (self._recent_answers, RECENT_KEPT)
        answer = kept.get(query)
        if answer is None:
            if len(kept) >= most:
                kept.clear()
            answer = kept[query] = _METHODS[type(query)](self, query)
        return cast("Answer[T]", answer)

    @contextmanager
    def read_transaction(self) -> Iterator[None]:
        """Opens one transaction for the questions of a page: to begin and end one for each question takes as long as most answers.

        It must not stay open for many pages: while a transaction reads, the write-ahead log cannot start over, and grows.
        """
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("COMMIT")

    def _rows(self, sql: str, *values: object) -> Rows:
        return self._db.execute(sql, values).fetchall()

    @_answers(q.Setting)
    def _setting(self, query: q.Setting[Any]) -> Answer[Any]:
        scope = scopes.scoped(query.edition, f"setting:{query.block}")
        rows = self._rows("SELECT digest FROM setting WHERE block = ?", scope)
        return _answer(rows, [Fence(scope)], lambda: getattr(self._site.of(query.edition), query.block))

    @_answers(q.StoryAt)
    def _story(self, query: q.StoryAt) -> Answer[Article | None]:
        rows = self._rows("SELECT digest, id FROM story WHERE path = ? AND live", query.path)

        def article() -> Article | None:
            if not rows:
                return None
            ((stored,),) = self._rows("SELECT COALESCE(shown, record) FROM text WHERE id = ?", rows[0][1])
            return decode(stored, Article)

        return _answer([row[:1] for row in rows], [Fence(f"article:{query.path}")], article)

    @_answers(q.CardAt)
    def _card_at(self, query: q.CardAt) -> Answer[Card | None]:
        rows = self._rows("SELECT card FROM story JOIN card USING (id) WHERE story.path = ? AND live", query.path)
        return _answer(rows, [Fence(f"card:{query.path}")], lambda: decode(rows[0][0], Card) if rows else None)

    @_answers(look.CardOn)
    def _card_on(self, query: look.CardOn) -> Answer[Card | None]:
        rows = self._rows("SELECT card FROM story JOIN card USING (id) WHERE permalink = ? AND live", query.address)
        return _answer(rows, [Fence(f"on:{query.address}")], lambda: decode(rows[0][0], Card) if rows else None)

    @_answers(look.MovedFrom)
    def _moved(self, query: look.MovedFrom) -> Answer[tuple[str, str, str] | None]:
        rows = self._rows(
            "SELECT edition, title, permalink FROM alias JOIN story USING (path) WHERE address = ? AND live ORDER BY alias.rank LIMIT 1",
            query.address,
        )
        return _answer(rows, [Fence(f"alias:{query.address}")], lambda: rows[0] if rows else None)

    @_answers(look.AddressOf)
    def _address(self, query: look.AddressOf) -> Answer[str | None]:
        rows = self._rows(
            "SELECT permalink FROM story WHERE path = ? AND live UNION ALL SELECT address FROM file WHERE path = ? AND live",
            query.path,
            query.path,
        )
        return _answer(rows, [Fence(f"address:{query.path}")], lambda: str(rows[0][0]) if rows else None)

    @_answers(q.Newest)
    def _newest(self, query: q.Newest) -> Answer[tuple[Card, ...]]:
        stories = self._listings.newest(query.scope, query.count)
        lowest = stamp_of(stories.digests[-1][0]) if stories.digests and len(stories.digests) == query.count else ""
        return _answer(stories.digests, [Fence(query.scope, lo=lowest)], lambda: stories.cards)

    @_answers(q.Within)
    def _within(self, query: q.Within) -> Answer[tuple[Card, ...]]:
        first, after = period_bounds(query.period, self._zone)
        stories = self._listings.within(query.scope, first, after)
        return _answer(stories.digests, [Fence(query.scope, first, after), Fence("setting:chrome")], lambda: stories.cards)

    @_answers(q.Slice)
    def _slice(self, query: q.Slice) -> Answer[tuple[Card, ...]]:
        first, after, fences = self._bounds(query.scope, query.period)
        stories = self._listings.part(query.scope, first, after, query.count, query.start)
        return _answer(stories.digests, fences, lambda: stories.cards)

    @_answers(q.Parts)
    def _parts(self, query: q.Parts) -> Answer[int]:
        first, after, fences = self._bounds(query.scope, query.period)
        rows = self._rows(f"SELECT COUNT(*) {LISTED} AND at >= ? AND at < ?", query.scope, second_of(first), second_of(after))
        parts = -(-int(rows[0][0]) // query.per)
        return _answer(parts, fences, lambda: parts)

    def _bounds(self, scope: str, period: str) -> tuple[str, str, list[Fence]]:
        """Returns the first key of a listing's period, the key after its last, and its fences. An empty period is the whole listing."""
        if not period:
            return "", scopes.LAST, [Fence(scope)]
        first, after = period_bounds(period, self._zone)
        return first, after, [Fence(scope, first, after), Fence("setting:chrome")]

    @_answers(q.CountWithin)
    def _count_within(self, query: q.CountWithin) -> Answer[int]:
        first, after = period_bounds(query.period, self._zone)
        rows = self._rows(
            f"SELECT COUNT(*) FROM (SELECT 1 {LISTED} AND at >= ? AND at < ? LIMIT ?)",  # noqa: S608  # the constant above
            query.scope,
            second_of(first),
            second_of(after),
            query.limit,
        )
        return _answer(rows, [Fence(query.scope, first, after), Fence("setting:chrome")], lambda: int(rows[0][0]))

    @_answers(q.Months)
    def _months(self, query: q.Months) -> Answer[tuple[str, ...]]:
        months: list[str] = []
        month_start = scopes.LAST
        has_more = True
        while has_more:  # further keys of a known month are skipped; most listings take one statement
            rows = self._rows(f"SELECT at {LISTED} AND at < ? ORDER BY at DESC LIMIT ?", query.scope, second_of(month_start), MONTH_KEYS)
            for stamp in (stamp_of(second) for (second,) in rows):
                if stamp < month_start:
                    months.append(month_of(stamp, self._zone))
                    month_start = period_bounds(months[-1], self._zone)[0]
            has_more = len(rows) == MONTH_KEYS
        return _answer(months, [Fence(query.scope), Fence("setting:chrome")], lambda: tuple(months))

    @_answers(q.Neighbours)
    def _neighbours(self, query: q.Neighbours) -> Answer[q.Around]:
        newer, older = self._listings.around(query.scope, query.key, query.count)
        around = q.Around(newer.cards, older.cards)
        hi = stamp_of(newer.digests[-1][0]) if len(newer.digests) == query.count else scopes.LAST
        lo = stamp_of(older.digests[-1][0]) if len(older.digests) == query.count else ""
        return _answer([newer.digests, older.digests], [Fence(query.scope, lo, hi)], lambda: around)

    @_answers(q.LabelOf)
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
            rows = [(second, decode_listings(places)[query.scope]) for second, places in oldest]
            fences.append(Fence(query.scope, hi=stamp_of(rows[0][0]) if rows else scopes.LAST))
        return _answer(rows, fences, lambda: str(rows[0][1]) if rows else "")

    @_answers(q.Terms)
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
        return _answer(rows, fences, lambda: tuple(q.TermCount(slug, label, count, instant(stamp)) for slug, label, count, stamp in terms))

    @_answers(q.Names)
    def _names(self, query: q.Names) -> Answer[tuple[str, ...]]:
        prefix = scopes.scoped(query.edition, f"{query.taxonomy}:")
        rows = self._rows(
            "SELECT name FROM scope WHERE name > ? AND name < ? AND EXISTS (SELECT 1 FROM listing WHERE scope = scope.id) ORDER BY name",
            prefix,
            prefix + scopes.LAST,
        )
        slugs = [scopes.term_of(name) for (name,) in rows]
        return _answer(slugs, [Fence(scopes.scoped(query.edition, f"names:{query.taxonomy}"))], lambda: tuple(slugs))

    @_answers(look.Documents)
    def _documents(self, query: look.Documents) -> Answer[tuple[tuple[str, str, str, str], ...]]:
        rows = self._rows(
            "SELECT slug, title, permalink, path FROM story WHERE role = ? AND role <> 'story' AND edition = ? AND live ORDER BY slug",
            query.role,
            query.edition,
        )
        return _answer(
            rows,
            [Fence(scopes.scoped(query.edition, f"documents:{query.role}"))],
            lambda: tuple((str(slug), str(title), str(permalink), str(path)) for slug, title, permalink, path in rows),
        )

    @_answers(look.FileAt)
    def _file(self, query: look.FileAt) -> Answer[look.FileFacts | None]:
        rows = self._rows("SELECT file, address, digest, width, height, format, tone FROM file WHERE path = ? AND live", query.path)
        return _answer(rows, [Fence(f"file:{query.path}")], lambda: look.FileFacts(*rows[0]) if rows else None)

    @_answers(look.Assets)
    def _assets(self, _query: look.Assets) -> Answer[dict[str, str]]:
        rows = self._rows(
            "SELECT path, address FROM file WHERE live AND path >= 'static/' AND path < 'static0'"
            " AND (path LIKE '%.css' OR path LIKE '%.js') ORDER BY path"
        )
        return _answer(rows, [Fence("assets")], lambda: {path.removeprefix("static/"): address for path, address in rows})

    @_answers(look.BreakingNow)
    def _breaking(self, query: look.BreakingNow) -> Answer[Breaking]:
        path = look.data_file(query.edition, "breaking.yaml")
        rows = self._rows("SELECT live FROM data WHERE path = ?", path)
        return _answer(rows, [Fence(f"data:{path}")], lambda: decode(rows[0][0], Breaking) if rows else Breaking())

    @_answers(look.MostReadNow)
    def _most_read(self, query: look.MostReadNow) -> Answer[MostRead]:
        path = look.data_file(query.edition, "most-read.yaml")
        rows = self._rows("SELECT live FROM data WHERE path = ?", path)
        return _answer(rows, [Fence(f"data:{path}")], lambda: decode(rows[0][0], MostRead) if rows else MostRead())

    @_answers(look.Translations)
    def _translations(self, query: look.Translations) -> Answer[tuple[tuple[str, str], ...]]:
        rows = self._rows("SELECT edition, permalink, path FROM story WHERE pair = ? AND live ORDER BY edition, path", query.pair)
        addresses: dict[str, str] = {}
        for edition, permalink, _ in rows:
            addresses.setdefault(str(edition), str(permalink))
        return _answer(rows, [Fence(f"pair:{query.pair}")], lambda: tuple(addresses.items()))


def _answer(rows: object, fences: list[Fence], value: Callable[[], T]) -> Answer[T]:
    """Returns an answer with the digest of ``rows``, which decide the value and the fences."""
    return Answer(digest(msgspec.msgpack.encode(rows)), tuple(fences), value)
