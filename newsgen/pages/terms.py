"""The indexes of tags and authors."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.article import Term
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Documents, LabelOf, TermCount, Terms, setting
from newsgen.model.site import Chrome
from newsgen.pages.frame import Entry, Frame, frame, href


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term with the number of its stories."""

    title: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class TermsContext:
    """All terms of a taxonomy, by initial letter."""

    frame: Frame
    title: str
    groups: tuple[tuple[str, tuple[TermEntry, ...]], ...]


def tag_entries(ask: Ask, tags: tuple[Term, ...]) -> tuple[Entry, ...]:
    """Tags in the spelling of the site, linked to their pages."""
    chrome = ask(setting(Chrome))
    return tuple(Entry(ask(LabelOf(f"tag:{term.slug}")) or term.label, href(chrome, f"/tags/{term.slug}/")) for term in tags)


def _groups(terms: list[TermEntry]) -> tuple[tuple[str, tuple[TermEntry, ...]], ...]:
    found: dict[str, list[TermEntry]] = {}
    for term in sorted(terms, key=lambda t: (t.title.casefold(), t.title, t.href)):
        found.setdefault(term.title[:1].upper(), []).append(term)
    return tuple((letter, tuple(entries)) for letter, entries in found.items())


def _index(ask: Ask, taxonomy: str, title: str, permalink: str, more: tuple[TermCount, ...] = ()) -> TermsContext:
    chrome = ask(setting(Chrome))
    terms = {term.slug: term for term in (*more, *ask(Terms(taxonomy)))}
    entries = [TermEntry(t.label or t.slug, href(chrome, f"{permalink}{t.slug}/"), t.count) for t in terms.values()]
    return TermsContext(frame(ask, title=title, permalink=permalink), title, _groups(entries))


def view_tags(ask: Ask, _key: Key) -> TermsContext:
    """The tag index."""
    return _index(ask, "tag", "Tags", "/tags/")


def view_authors(ask: Ask, _key: Key) -> TermsContext:
    """The author index: everyone with a page or a story."""
    pages = tuple(TermCount(slug, title, 0, None) for slug, title, _ in ask(Documents("author")))
    return _index(ask, "author", "Authors", "/authors/", pages)


TAGS = PageKind("tag-index", TermsContext, Keys("single"), "/tags/", view_tags, "pages/terms.html")
AUTHORS = PageKind("author-index", TermsContext, Keys("single"), "/authors/", view_authors, "pages/terms.html")
