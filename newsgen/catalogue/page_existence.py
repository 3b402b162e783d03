"""Tells the plan which pages should exist, and which ones a change may have made appear or vanish."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache

from newsgen.catalogue.integer_keys import address_number, second_of, stamp_of
from newsgen.catalogue.listings import LISTED
from newsgen.model import scope as scopes
from newsgen.model.article import TYPES
from newsgen.model.instant import month_of, period_bounds
from newsgen.model.lookup import author_file
from newsgen.model.page import Key, Keys
from newsgen.model.rendition import Raster, renditions
from newsgen.model.rendition import address as rendition_address
from newsgen.model.site import Section, Site, content_of, flat

MonthsByFamily = dict[str, set[tuple[str, str]]]
"""Pairs of a listing's scope and a month, by the family of the listing."""


class PageExistence:
    """Answers the plan over one connection. The catalogue must not change meanwhile."""

    def __init__(self, db: sqlite3.Connection, site: Site) -> None:
        self._db = db
        self._zone = site.chrome.timezone
        self._site = site
        self._without_front = {scopes.scoped(code, scope) for code in site.codes() for scope in _types_without_front(site.of(code))}
        self._declared = {scopes.scoped(code, scope) for code in site.codes() for scope in _declared_listings(site.of(code))}

    def touched(self) -> Iterator[tuple[str, str]]:
        """Returns every scope and key touched since the last complete build."""
        return self._db.execute("SELECT scope, key FROM touched")  # not a list: in a first build they are a dozen for each story

    def base_address(self, keys: Keys, key: Key) -> str | None:
        """Returns the address with which a page's permalink begins: that of its document, file or listing. None: it should not exist."""
        match keys.family:
            case "single":
                return "/"
            case "edition":
                return scopes.root_of(key.subject) if key.subject in self._site.codes() else None
            case "document":
                row = self._db.execute("SELECT permalink, role, type FROM story WHERE path = ? AND live", (key.subject,)).fetchone()
                return str(row[0]) if row and row[1] in keys.roles and (not keys.types or row[2] in keys.types) else None
            case "file":
                return self._first_value("SELECT address FROM file WHERE path = ? AND live", key.subject)
            case "rendition":
                return self._renditions(key.subject).get(key.period)
            case "alias":
                return key.subject if self._alias_leads_on(key.subject) else None
            case "listing" | "year" | "month" if key.subject in self._without_front:
                return None
            case "listing" | "year" | "month":
                return scopes.address_of(key.subject) if self._listing_page_exists(keys, key) else None

    def published_at(self, path: str) -> int:
        """Returns the second at which a document was published, as a number; 0 for one without a date."""
        row = self._db.execute("SELECT at FROM story WHERE path = ?", (path,)).fetchone()
        return int(row[0]) if row else 0

    def _listing_page_exists(self, keys: Keys, key: Key) -> bool:
        """Returns whether a page of a listing, or of one of its periods, should exist."""
        period, _, part = key.period.partition("/")
        if part and not self._has_more_than(key.subject, period, keys.per * (int(part) - 1)):
            return False
        if keys.family == "listing":
            return self._front_exists(keys, key.subject)
        enough = not keys.above or self._has_more_than(key.subject, period[:4], keys.above)
        return enough and self._has_more_than(key.subject, period, 0)

    def candidates(self, keys: Keys) -> Iterator[Key]:
        """Yields the keys of pages that may appear or vanish because of what was touched."""
        match keys.family:
            case "document":
                yield from (Key(path) for path in self._changes.articles)
            case "file":
                yield from (Key(path) for path in self._changes.files)
            case "rendition" if self._site.images.widths or self._resized:
                yield from self._rendition_keys(self._changes.files)
            case "alias":
                yield from (Key(address) for address in self._touched_aliases())
            case "listing":
                for family in keys.scopes:
                    for scope in self._changes.scopes.get(family, ()):
                        yield from self._with_parts(keys, Key(scope))
                if "author" in keys.scopes:
                    yield from (Key(scope) for path in self._changes.articles if (scope := self._author_of(path)))
            case "year" | "month":
                yield from self._periods(keys, self._changes.months)

    @cached_property
    def _changes(self) -> _Changes:
        return _Changes(self.touched(), self._zone)

    def _touched_aliases(self) -> Iterator[str]:
        """Yields former addresses where something was touched: of a story, at the address of a page or file, at that of a section."""
        any_alias = self._db.execute("SELECT 1 FROM alias LIMIT 1").fetchone()
        for address in self._changes.addresses:
            if self._first_value("SELECT 1 FROM page WHERE subject = ? LIMIT 1", address):
                yield address
            if any_alias:
                same_place = self._db.execute("SELECT address FROM alias WHERE name = ?", (address_number(address),))
                yield from (other for (other,) in same_place.fetchall())

    def _with_parts(self, keys: Keys, first: Key) -> Iterator[Key]:
        """Yields the first page of a listing or period, and its further ones: those it has, or had, because of too many stories for one."""
        yield first
        if not keys.per:
            return
        part = 2
        while self._has_more_than(first.subject, first.period, keys.per * (part - 1)):
            yield Key(first.subject, f"{first.period}/{part}")
            part += 1
        yield from self._recorded_keys(first.subject, f"{first.period}/")

    def _periods(self, keys: Keys, months: MonthsByFamily) -> Iterator[Key]:
        """Yields the years or months of listings.

        Where months have pages only in years with more than a number of stories, it yields all months of each year in question.
        """
        scopes_and_months = [pair for family in keys.scopes for pair in months.get(family, ())]
        if keys.family == "month" and not keys.above:
            for scope, month in scopes_and_months:
                yield from self._with_parts(keys, Key(scope, month))
            return
        for scope, year in {(scope, month[:4]) for scope, month in scopes_and_months}:
            if keys.family == "year":
                yield Key(scope, year)
            elif self._has_more_than(scope, year, keys.above):
                yield from (Key(scope, f"{year}-{month:02}") for month in range(1, 13))
            else:
                yield from self._recorded_keys(scope, f"{year}-")

    def _recorded_keys(self, subject: str, begin: str) -> Iterator[Key]:
        """Yields the keys of the recorded pages of a subject with periods that begin with a text."""
        sql = "SELECT DISTINCT period FROM page WHERE subject = ? AND period >= ? AND period < ?"
        yield from (Key(subject, period) for (period,) in self._db.execute(sql, (subject, begin, begin + scopes.LAST)).fetchall())

    def site_keys(self, keys: Keys) -> Iterator[Key]:
        """Yields all keys that depend on site.yaml: editions, declared listings, and periods, which depend on the time zone."""
        match keys.family:
            case "single":
                yield Key()
            case "edition":
                yield from (Key(code) for code in self._site.codes())
            case "year" | "month":
                yield from self._periods(keys, self._months_with_stories)
            case "listing":
                listings = self._declared | {scopes.scoped(code, f"type:{name}") for code in self._site.codes() for name in TYPES}
                if keys.feed:
                    listings |= {
                        scope
                        for (scope,) in self._db.execute(
                            "SELECT name FROM scope WHERE EXISTS (SELECT 1 FROM listing WHERE scope = scope.id)"
                        )
                    }
                yield from (Key(scope) for scope in listings if scopes.family_of(scope) in keys.scopes)
            case "rendition" if self._resized:
                yield from self._rendition_keys(
                    [path for (path,) in self._db.execute("SELECT path FROM file WHERE format <> ''").fetchall()]
                )

    @cached_property
    def _resized(self) -> bool:
        """Whether site.yaml wants other renditions than at the last complete build."""
        return any(scope == "setting:images" for scope, _ in self.touched())

    def _rendition_keys(self, paths: Iterable[str]) -> Iterator[Key]:
        """Yields the keys of the renditions that files should have, and of those that they have."""
        for path in paths:
            yield from (Key(path, name) for name in self._renditions(path))
            yield from self._recorded_keys(path, "")

    @lru_cache(maxsize=8)  # noqa: B019  # the object lives as long as one plan
    def _renditions(self, path: str) -> dict[str, str]:
        """Returns the address of each rendition of a picture, by the rendition's name."""
        row = self._db.execute(
            "SELECT address, digest, width, height, format, focuses FROM file WHERE path = ? AND live AND format <> ''", (path,)
        ).fetchone()
        if row is None:
            return {}
        base, digest, width, height, image_format, focuses = row
        wanted = renditions(Raster(width, height, image_format), self._site.images, tuple(focuses.split()))
        return {rendition.name: rendition_address(base, digest, rendition) for rendition in wanted}

    @cached_property
    def _months_with_stories(self) -> MonthsByFamily:
        """The months, in the site's zone, in which each listing may hold stories. A day in UTC may lie in two of them."""
        months_of_day = cache(lambda day: {month_of(stamp_of(day * 1000000 + time), self._zone) for time in (0, 235959)})
        months: MonthsByFamily = {}
        days = self._db.execute("SELECT DISTINCT name, at / 1000000 FROM listing JOIN scope ON scope.id = listing.scope")
        for scope, day in days:
            months.setdefault(scopes.family_of(scope), set()).update((scope, month) for month in months_of_day(day))
        return months

    def _front_exists(self, keys: Keys, scope: str) -> bool:
        """Returns whether a listing has a front, or a feed, in a kind with these keys."""
        family = scopes.family_of(scope)
        if family not in keys.scopes or scopes.edition_of(scope) not in self._site.codes():
            return False
        if keys.feed and family not in getattr(self._site.feeds, keys.feed):
            return False
        if scope in self._declared or self._first_value(f"SELECT 1 {LISTED} LIMIT 1", scope):
            return True
        author = author_file(scopes.edition_of(scope), scopes.term_of(scope))
        return (
            scopes.taxonomy_of(scope) == "author" and self._first_value("SELECT 1 FROM story WHERE path = ? AND live", author) is not None
        )

    def _alias_leads_on(self, address: str) -> bool:
        """Returns whether an address is a former one of a live story, the first story to name it, and nothing live has the address."""
        name = address_number(address)
        first = self._first_value(
            "SELECT address FROM alias JOIN story USING (path) WHERE live AND name = ? ORDER BY alias.rank, address LIMIT 1", name
        )
        if first != address:
            return False
        taken = "SELECT 1 FROM claims JOIN {} USING (path) WHERE live AND claims.name = ? LIMIT 1"
        if any(self._first_value(taken.format(table), name) for table in ("story", "file")):
            return False
        return not self._first_value(f"SELECT 1 {LISTED} LIMIT 1", scopes.section_at(address, self._site.codes()))

    def _author_of(self, path: str) -> str:
        """Returns the scope of the author whose page a file is; empty for any other file."""
        code = self._site.edition_at(path)
        name = path.removeprefix(f"{content_of(code)}/authors/")
        return scopes.scoped(code, f"author:{name.removesuffix('.md')}") if name != path and "/" not in name else ""

    def _has_more_than(self, scope: str, period: str, count: int) -> bool:
        """Returns whether a period of a listing has more stories than ``count``. An empty period is the whole listing."""
        first, after = period_bounds(period, self._zone) if period else ("", scopes.LAST)
        row = self._db.execute(
            f"SELECT 1 {LISTED} AND at >= ? AND at < ? LIMIT 1 OFFSET ?", (scope, second_of(first), second_of(after), count)
        ).fetchone()
        return row is not None

    def _first_value(self, sql: str, *values: str | int) -> str | None:
        row = self._db.execute(sql, values).fetchone()
        return str(row[0]) if row else None


class _Changes:
    """What was touched, sorted by the families of pages that it may change."""

    def __init__(self, touched: Iterable[tuple[str, str]], zone: str) -> None:
        self.articles: set[str] = set()
        self.files: set[str] = set()
        self.addresses: set[str] = set()
        self.scopes: dict[str, set[str]] = {}
        """Touched listings, by their family."""
        self.months: MonthsByFamily = {}
        for scope, key in touched:
            prefix, _, name = scope.partition(":")
            match prefix:
                case "article":
                    self.articles.add(name)
                case "file":
                    self.files.add(name)
                    self.addresses.add("/" + name.partition("/")[2])
                case "alias" | "on":
                    self.addresses.add(name)
                case _ if ":" not in (
                    family := scopes.family_of(scope)
                ):  # a family with a colon is no listing: that of a card, of an address
                    self.scopes.setdefault(family, set()).add(scope)
                    if key:
                        self.months.setdefault(family, set()).add((scope, month_of(key, zone)))
                    if scopes.taxonomy_of(scope) == "section":
                        self.addresses.add(scopes.address_of(scope))


def _declared_listings(site: Site) -> Iterator[str]:
    """Yields the listings that an edition has even while they are empty."""
    yield scopes.SITE
    yield from _section_scopes(site.chrome.sections or ())
    yield from (f"region:{region.slug}" for region in site.chrome.regions)
    yield from (f"coverage:{dossier.slug}" for dossier in site.registry.coverage)


def _types_without_front(site: Site) -> Iterator[str]:
    """Yields the listings of types that have no front of their own: plain articles, and types of which a section is the front."""
    yield "type:article"
    yield from (f"type:{section.type}" for section in flat(site.chrome.sections or ()) if section.type)


def _section_scopes(sections: tuple[Section, ...]) -> Iterator[str]:
    yield from (f"section:{section.path}" for section in flat(sections))
