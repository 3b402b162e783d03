"""Which pages should exist, looked at only where something was touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from newsgen.model.page import Key, Keys, Page, PageKind, beside
from newsgen.model.scope import bare, edition_of, term_of


class Existing(Protocol):
    """What the plan must be told of existence; the catalogue tells it."""

    def touched(self) -> Iterator[tuple[str, str]]:
        """Every scope and key touched since the last complete build."""
        ...

    def base(self, keys: Keys, key: Key) -> str | None:
        """The address a page's permalink builds on; None: the page should not exist."""
        ...

    def candidates(self, keys: Keys) -> Iterator[Key]:
        """The keys that may exist or not because of what was touched."""
        ...

    def published(self, path: str) -> int:
        """When a document was published, as a number; 0 for one without a date."""
        ...

    def everything(self, keys: Keys) -> Iterator[Key]:
        """The keys that site.yaml decides on."""
        ...


def page(kind: PageKind, key: Key, existing: Existing) -> Page | None:
    """The page of a key; None where there should be none."""
    base = existing.base(kind.keys, key)
    if base is None:
        return None
    period, _, part = key.period.partition("/")
    year, _, month = period.partition("-")
    edition = key.subject if kind.keys.family == "edition" else edition_of(key.subject)
    folder = f"{edition}/" if edition else ""
    shown = {"base": base, "beside": beside(base), "edition": folder, "term": term_of(key.subject), "year": year, "month": month}
    permalink = kind.permalink.format(**shown, part=f"-{part}" if part else "")
    return Page(kind.name, key, permalink)


def candidates(kinds: Mapping[str, PageKind], existing: Existing) -> Iterator[tuple[PageKind, Key]]:
    """Every page that may have appeared or vanished, each once."""
    settings = any(bare(scope).startswith("setting:") for scope, _ in existing.touched())
    for kind in kinds.values():
        seen: set[Key] = set(existing.everything(kind.keys)) if kind.keys.family in ("single", "edition") else set()
        seen.update(existing.candidates(kind.keys))
        if settings:
            seen.update(existing.everything(kind.keys))
        for one in sorted(seen, key=lambda key: (key.subject, key.period)):
            yield kind, one


def alone(kinds: Mapping[str, PageKind], existing: Existing) -> Iterator[Page]:
    """The pages of which there is one, or one for each edition: they stand whatever stories there are."""
    for kind in kinds.values():
        if kind.keys.family in ("single", "edition"):
            yield from filter(None, (page(kind, key, existing) for key in existing.everything(kind.keys)))
