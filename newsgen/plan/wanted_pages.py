"""Which pages should exist. Only those are looked at where something was touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from newsgen.model.page import Key, Keys, Page, PageKind, beside
from newsgen.model.scope import edition_of, term_of, without_edition


class ExistingPages(Protocol):
    """What the plan needs to know about which pages should exist. The catalogue tells it."""

    def touched(self) -> Iterator[tuple[str, str]]:
        """Returns every scope and key touched since the last complete build."""
        ...

    def base_address(self, keys: Keys, key: Key) -> str | None:
        """Returns the address with which a page's permalink begins. None: the page should not exist."""
        ...

    def candidates(self, keys: Keys) -> Iterator[Key]:
        """Yields the keys of pages that may appear or vanish because of what was touched."""
        ...

    def published_at(self, path: str) -> int:
        """Returns when a document was published, as a number; 0 for one without a date."""
        ...

    def site_keys(self, keys: Keys) -> Iterator[Key]:
        """Yields all keys that depend on site.yaml."""
        ...


def page_of(kind: PageKind, key: Key, existing: ExistingPages) -> Page | None:
    """Returns the page of a key; None where there should be none."""
    base = existing.base_address(kind.keys, key)
    if base is None:
        return None
    period, _, part = key.period.partition("/")
    year, _, month = period.partition("-")
    edition = key.subject if kind.keys.family == "edition" else edition_of(key.subject)
    folder = f"{edition}/" if edition else ""
    parts = {"base": base, "beside": beside(base), "edition": folder, "term": term_of(key.subject), "year": year, "month": month}
    permalink = kind.permalink.format(**parts, part=f"-{part}" if part else "")
    return Page(kind.name, key, permalink)


def settings_touched(existing: ExistingPages) -> bool:
    """Returns whether any block of site.yaml, or of an edition, was touched."""
    return any(without_edition(scope).startswith("setting:") for scope, _ in existing.touched())


def candidates(kinds: Mapping[str, PageKind], existing: ExistingPages) -> Iterator[tuple[PageKind, Key]]:
    """Yields every page that may have appeared or vanished, each once, as its kind and key."""
    of_site = settings_touched(existing)
    for kind in kinds.values():
        keys: set[Key] = set(existing.site_keys(kind.keys)) if kind.keys.family in ("single", "edition") else set()
        keys.update(existing.candidates(kind.keys))
        if of_site:
            keys.update(existing.site_keys(kind.keys))
        for key in sorted(keys, key=lambda key: (key.subject, key.period)):
            yield kind, key


def fixed_pages(kinds: Mapping[str, PageKind], existing: ExistingPages) -> Iterator[Page]:
    """Yields the pages of kinds with one page, or with one for each edition: they exist whatever stories there are."""
    for kind in kinds.values():
        if kind.keys.family in ("single", "edition"):
            yield from filter(None, (page_of(kind, key, existing) for key in existing.site_keys(kind.keys)))
