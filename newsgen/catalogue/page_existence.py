"""Which pages of a family exist, and which ones a change may have made appear or vanish: plain lookups for the plan."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache

from newsgen.catalogue.integer_keys import place, second, stamp_of
from newsgen.catalogue.listings import LISTED
from newsgen.model import scope as scopes
from newsgen.model.article import TYPES
from newsgen.model.instant import month_of, period_bounds
from newsgen.model.lookup import author_file
from newsgen.model.page import Key, Keys
from newsgen.model.rendition import Raster, renditions
from newsgen.model.rendition import address as rendition_address
from newsgen.model.site import Section, Site, content_of, flat

Months = dict[str, set[tuple[str, str]]]
"""By the family of listings: a listing and a month."""


class PageExistence:
    """Answers the plan. Reads one connection."""

    def __init__(self, db: sqlite3.Connection, site: Site) -> None:
        self._db = db
        self._zone = site.chrome.timezone
        self._site = site
        self._stood_for = {scopes.scoped(code, scope) for code in site.codes() for scope in _stood_for(site.of(code))}
        self._declared = {scopes.scoped(code, scope) for code in site.codes() for scope in _declared(site.of(code))}

    def touched(self) -> Iterator[tuple[str, str]]:
        """Every scope and key touched since the last complete build."""
        return self._db.execute("SELECT scope, key FROM touched")  # not a list: of a first build they are a dozen for each story

    def base(self, keys: Keys, key: Key) -> str | None:
        """The address on which a page's permalink builds: its document's, file's or listing's own. None: no such page should exist."""
        match keys.family:
            case "single":
                return "/"
            case "edition":
                return scopes.root_of(key.subject) if key.subject in self._site.codes() else None
            case "document":
                row = self._db.execute("SELECT permalink, role, type FROM story WHERE path = ? AND live", (key.subject,)).fetchone()
                return str(row[0]) if row and row[1] in keys.roles and (not keys.types or row[2] in keys.types) else None
            case "file":
                return self._text("SELECT address FROM file WHERE path = ? AND live", key.subject)
            case "rendition":
                return self._renditions(key.subject).get(key.period)
            case "alias":
                return key.subject if self._led_on(key.subject) else None
            case "listing" | "year" | "month" if key.subject in self._stood_for:
                return None
            case "listing" | "year" | "month":
                return scopes.address_of(key.subject) if self._stands(keys, key) else None

    def published(self, path: str) -> int:
        """When a document was published, as a number; 0 for one without a date."""
        row = self._db.execute("SELECT at FROM story WHERE path = ?", (path,)).fetchone()
        return int(row[0]) if row else 0

    def _stands(self, keys: Keys, key: Key) -> bool:
        """Whether a page of a listing, or of one of its periods, exists."""
        period, _, part = key.period.partition("/")
        if part and not self._more(key.subject, period, keys.per * (int(part) - 1)):
            return False
        if keys.family == "listing":
            return self._listed(keys, key.subject)
        enough = not keys.above or self._more(key.subject, period[:4], keys.above)
        return enough and self._more(key.subject, period, 0)

    def candidates(self, keys: Keys) -> Iterator[Key]:
        """The keys of a family that may exist or not because of what was touched."""
        match keys.family:
            case "document":
                yield from (Key(path) for path in self._changes.articles)
            case "file":
                yield from (Key(path) for path in self._changes.files)
            case "rendition" if self._site.images.widths or self._resized:
                yield from self._pictures(self._changes.files)
            case "alias":
                yield from (Key(address) for address in self._aliases())
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

    def _aliases(self) -> Iterator[str]:
        """Former addresses by which something was touched: a story's own, those beside a page or file, those of a section."""
        named = self._db.execute("SELECT 1 FROM alias LIMIT 1").fetchone()
        for address in self._changes.addresses:
            if self._text("SELECT 1 FROM page WHERE subject = ? LIMIT 1", address):
                yield address
            if named:
                same = self._db.execute("SELECT address FROM alias WHERE name = ?", (place(address),))
                yield from (other for (other,) in same.fetchall())

    def _with_parts(self, keys: Keys, first: Key) -> Iterator[Key]:
        """A page and the further ones of a listing or period that has too many stories for one, or had."""
        yield first
        if not keys.per:
            return
        part = 2
        while self._more(first.subject, first.period, keys.per * (part - 1)):
            yield Key(first.subject, f"{first.period}/{part}")
            part += 1
        yield from self._recorded(first.subject, f"{first.period}/")

    def _periods(self, keys: Keys, months: Months) -> Iterator[Key]:
        """The years or months of listings; of those that are split above a number of stories, all months of a year in question."""
        found = [one for family in keys.scopes for one in months.get(family, ())]
        if keys.family == "month" and not keys.above:
            for scope, month in found:
                yield from self._with_parts(keys, Key(scope, month))
            return
        for scope, year in {(scope, month[:4]) for scope, month in found}:
            if keys.family == "year":
                yield Key(scope, year)
            elif self._more(scope, year, keys.above):
                yield from (Key(scope, f"{year}-{n:02}") for n in range(1, 13))
            else:
                yield from self._recorded(scope, f"{year}-")

    def _recorded(self, subject: str, begin: str) -> Iterator[Key]:
        """The pages there are of a subject, in periods that begin with a text."""
        sql = "SELECT DISTINCT period FROM page WHERE subject = ? AND period >= ? AND period < ?"
        yield from (Key(subject, period) for (period,) in self._db.execute(sql, (subject, begin, begin + scopes.LAST)).fetchall())

    def everything(self, keys: Keys) -> Iterator[Key]:
        """All keys that site.yaml decides on: editions, declared listings, and periods, which follow the time zone."""
        match keys.family:
            case "single":
                yield Key()
            case "edition":
                yield from (Key(code) for code in self._site.codes())
            case "year" | "month":
                yield from self._periods(keys, self._held)
            case "listing":
                known = self._declared | {scopes.scoped(code, f"type:{name}") for code in self._site.codes() for name in TYPES}
                if keys.feed:
                    known |= {
                        scope
                        for (scope,) in self._db.execute(
                            "SELECT name FROM scope WHERE EXISTS (SELECT 1 FROM listing WHERE scope = scope.id)"
                        )
                    }
                yield from (Key(scope) for scope in known if scopes.family_of(scope) in keys.scopes)
            case "rendition" if self._resized:
                yield from self._pictures([path for (path,) in self._db.execute("SELECT path FROM file WHERE format <> ''").fetchall()])

    @cached_property
    def _resized(self) -> bool:
        """Whether pictures are wanted in other sizes than at the last complete build."""
        return any(scope == "setting:images" for scope, _ in self.touched())

    def _pictures(self, paths: Iterable[str]) -> Iterator[Key]:
        """The renditions of files that there should be, and those that there are."""
        for path in paths:
            yield from (Key(path, name) for name in self._renditions(path))
            yield from self._recorded(path, "")

    @lru_cache(maxsize=8)  # noqa: B019  # it lives as long as one plan
    def _renditions(self, path: str) -> dict[str, str]:
        """The address of each rendition of a picture, by its name."""
        row = self._db.execute(
            "SELECT address, digest, width, height, format, focuses FROM file WHERE path = ? AND live AND format <> ''", (path,)
        ).fetchone()
        if row is None:
            return {}
        base, digest, width, height, form, focuses = row
        found = renditions(Raster(width, height, form), self._site.images, tuple(focuses.split()))
        return {one.name: rendition_address(base, digest, one) for one in found}

    @cached_property
    def _held(self) -> Months:
        """The months, in the site's zone, in which each listing may hold stories."""
        ends = cache(lambda day: {month_of(stamp_of(day * 1000000 + time), self._zone) for time in (0, 235959)})
        found: Months = {}
        days = self._db.execute("SELECT DISTINCT name, at / 1000000 FROM listing JOIN scope ON scope.id = listing.scope")
        for scope, day in days:
            found.setdefault(scopes.family_of(scope), set()).update((scope, month) for month in ends(day))
        return found

    def _listed(self, keys: Keys, scope: str) -> bool:
        family = scopes.family_of(scope)
        if family not in keys.scopes or scopes.edition_of(scope) not in self._site.codes():
            return False
        if keys.feed and family not in getattr(self._site.feeds, keys.feed):
            return False
        if scope in self._declared or self._text(f"SELECT 1 {LISTED} LIMIT 1", scope):
            return True
        author = author_file(scopes.edition_of(scope), scopes.term_of(scope))
        return scopes.taxonomy_of(scope) == "author" and self._text("SELECT 1 FROM story WHERE path = ? AND live", author) is not None

    def _led_on(self, address: str) -> bool:
        """Whether an address is a former one of a live story, the first to name it, and nothing live stands there."""
        name = place(address)
        best = self._text(
            "SELECT address FROM alias JOIN story USING (path) WHERE live AND name = ? ORDER BY alias.rank, address LIMIT 1", name
        )
        if best != address:
            return False
        taken = "SELECT 1 FROM claims JOIN {} USING (path) WHERE live AND claims.name = ? LIMIT 1"
        if any(self._text(taken.format(table), name) for table in ("story", "file")):
            return False
        return not self._text(f"SELECT 1 {LISTED} LIMIT 1", scopes.section_at(address, self._site.codes()))

    def _author_of(self, path: str) -> str:
        """The scope of the author whose page a file is; empty for any other file."""
        code = self._site.edition_at(path)
        name = path.removeprefix(f"{content_of(code)}/authors/")
        return scopes.scoped(code, f"author:{name.removesuffix('.md')}") if name != path and "/" not in name else ""

    def _more(self, scope: str, period: str, than: int) -> bool:
        first, after = period_bounds(period, self._zone) if period else ("", scopes.LAST)
        row = self._db.execute(
            f"SELECT 1 {LISTED} AND at >= ? AND at < ? LIMIT 1 OFFSET ?", (scope, second(first), second(after), than)
        ).fetchone()
        return row is not None

    def _text(self, sql: str, *values: str | int) -> str | None:
        row = self._db.execute(sql, values).fetchone()
        return str(row[0]) if row else None


class _Changes:
    """What was touched, by what it may bring about."""

    def __init__(self, touched: Iterable[tuple[str, str]], zone: str) -> None:
        self.articles: set[str] = set()
        self.files: set[str] = set()
        self.addresses: set[str] = set()
        self.scopes: dict[str, set[str]] = {}
        """Touched listings by their family."""
        self.months: Months = {}
        for scope, key in touched:
            prefix, _, rest = scope.partition(":")
            match prefix:
                case "article":
                    self.articles.add(rest)
                case "file":
                    self.files.add(rest)
                    self.addresses.add("/" + rest.partition("/")[2])
                case "alias" | "on":
                    self.addresses.add(rest)
                case _ if ":" not in (family := scopes.family_of(scope)):  # a card's scope, or an address's, is no listing
                    self.scopes.setdefault(family, set()).add(scope)
                    if key:
                        self.months.setdefault(family, set()).add((scope, month_of(key, zone)))
                    if scopes.taxonomy_of(scope) == "section":
                        self.addresses.add(scopes.address_of(scope))


def _declared(site: Site) -> Iterator[str]:
    """The listings that an edition has even while they are empty."""
    yield scopes.SITE
    yield from _section_scopes(site.chrome.sections or ())
    yield from (f"region:{region.slug}" for region in site.chrome.regions)
    yield from (f"coverage:{dossier.slug}" for dossier in site.registry.coverage)


def _stood_for(site: Site) -> Iterator[str]:
    """The types without a front of their own: plain articles, and those of which a section is the front."""
    yield "type:article"
    yield from (f"type:{section.type}" for section in flat(site.chrome.sections or ()) if section.type)


def _section_scopes(sections: tuple[Section, ...]) -> Iterator[str]:
    yield from (f"section:{section.path}" for section in flat(sections))
