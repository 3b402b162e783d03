"""Which pages of a family exist, and which ones a change may have made appear or vanish: plain lookups for the plan."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from newsgen.model import scope as scopes
from newsgen.model.article import TYPES
from newsgen.model.instant import month_of, period_bounds
from newsgen.model.page import Key, Keys
from newsgen.model.site import Section, Site, flat


class Existence:
    """Answers the plan. Reads one connection."""

    def __init__(self, db: sqlite3.Connection, site: Site) -> None:
        self._db = db
        self._stood_for = {"type:article", *(f"type:{section.type}" for section in flat(site.chrome.sections or ()) if section.type)}
        self._zone = site.chrome.timezone
        registry = [*((f"region:{r.slug}") for r in site.chrome.regions), *(f"coverage:{c.slug}" for c in site.registry.coverage)]
        self._declared = {*_section_scopes(site.chrome.sections or ()), *registry, scopes.SITE}

    def touched(self) -> Iterator[tuple[str, str]]:
        """Every scope and key touched since the last complete build."""
        yield from self._db.execute("SELECT scope, key FROM touched").fetchall()

    def base(self, keys: Keys, key: Key) -> str | None:
        """The address on which a page's permalink builds: its document's, file's or listing's own. None: no such page should exist."""
        match keys.family:
            case "single":
                return "/"
            case "document":
                row = self._db.execute("SELECT permalink, role FROM story WHERE path = ? AND live", (key.subject,)).fetchone()
                return str(row[0]) if row and row[1] in keys.roles else None
            case "file":
                return self._text("SELECT address FROM file WHERE path = ? AND live", key.subject)
            case "listing" | "year" | "month" if key.subject in self._stood_for:
                return None  # a section is the front of this type
            case "listing":
                return scopes.address_of(key.subject) if self._listed(keys, key.subject) else None
            case "year":
                return scopes.address_of(key.subject) if self._more(key.subject, key.period, 0) else None
            case "month":
                enough = not keys.above or self._more(key.subject, key.period[:4], keys.above)
                return scopes.address_of(key.subject) if enough and self._more(key.subject, key.period, 0) else None

    def candidates(self, keys: Keys, scope: str, key: str) -> Iterator[Key]:
        """The keys of a family that may exist or not because of one touched scope."""
        prefix, _, rest = scope.partition(":")
        match keys.family:
            case "document" if prefix == "article":
                yield Key(rest)
            case "file" if prefix == "file":
                yield Key(rest)
            case "listing" | "year" | "month":
                if prefix == "article" and rest.startswith("content/authors/") and "author" in keys.scopes:
                    scope = f"author:{rest.rpartition('/')[2].removesuffix('.md')}"
                    key = ""
                if (scopes.taxonomy_of(scope) or scope) in keys.scopes:
                    yield from self._periods(keys, scope, key)

    def _periods(self, keys: Keys, scope: str, key: str) -> Iterator[Key]:
        if keys.family == "listing":
            yield Key(scope)
        elif key:
            month = month_of(key[:20], self._zone)
            year = month[:4]
            if keys.family == "year":
                yield Key(scope, year)
            elif keys.above:
                yield from (Key(scope, f"{year}-{n:02}") for n in range(1, 13))
            else:
                yield Key(scope, month)

    def everything(self, keys: Keys) -> Iterator[Key]:
        """All keys that site.yaml decides on, for when it changed: declared listings, and periods, which follow the time zone."""
        if keys.family in ("year", "month"):
            for scope, day in self._db.execute("SELECT DISTINCT scope, substr(key, 1, 10) FROM listing").fetchall():
                if (scopes.taxonomy_of(scope) or scope) in keys.scopes:
                    yield from self._periods(keys, scope, f"{day}T00:00:00Z")
                    yield from self._periods(keys, scope, f"{day}T23:59:59Z")
        if keys.family == "listing":
            types = {f"type:{name}" for name in TYPES}
            yield from (Key(scope) for scope in sorted(self._declared | types) if (scopes.taxonomy_of(scope) or scope) in keys.scopes)

    def _listed(self, keys: Keys, scope: str) -> bool:
        if (scopes.taxonomy_of(scope) or scope) not in keys.scopes:
            return False
        if scope in self._declared or self._db.execute("SELECT 1 FROM listing WHERE scope = ? LIMIT 1", (scope,)).fetchone():
            return True
        author = f"content/authors/{scopes.term_of(scope)}.md"
        return scopes.taxonomy_of(scope) == "author" and self._text("SELECT 1 FROM story WHERE path = ? AND live", author) is not None

    def _more(self, scope: str, period: str, than: int) -> bool:
        first, after = period_bounds(period, self._zone)
        row = self._db.execute(
            "SELECT 1 FROM listing WHERE scope = ? AND key >= ? AND key < ? LIMIT 1 OFFSET ?", (scope, first, after, than)
        ).fetchone()
        return row is not None

    def _text(self, sql: str, *values: str) -> str | None:
        row = self._db.execute(sql, values).fetchone()
        return str(row[0]) if row else None


def _section_scopes(sections: tuple[Section, ...]) -> Iterator[str]:
    yield from (f"section:{section.path}" for section in flat(sections))
