"""The indexes of tags and authors."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.lookup import Documents
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, TermCount, Terms, setting
from newsgen.model.scope import root_of
from newsgen.model.site import Chrome
from newsgen.pages.frame import Frame, everywhere, frame, front
from newsgen.pages.parts.addresses import href


class TermEntry(Struct, frozen=True):
    """A term with the number of its stories."""

    title: str
    href: str
    count: int


class TermsContext(Struct, frozen=True):
    """All terms of a taxonomy, by initial letter."""

    frame: Frame
    taxonomy: str
    groups: tuple[tuple[str, tuple[TermEntry, ...]], ...]


def _groups(terms: list[TermEntry]) -> tuple[tuple[str, tuple[TermEntry, ...]], ...]:
    found: dict[str, list[TermEntry]] = {}
    for term in sorted(terms, key=lambda t: (t.title.casefold(), t.title, t.href)):
        found.setdefault(term.title[:1].upper(), []).append(term)
    return tuple((letter, tuple(entries)) for letter, entries in found.items())


def _index(ask: Ask, key: Key, taxonomy: str, more: tuple[TermCount, ...] = ()) -> TermsContext:
    chrome = ask(setting(Chrome, key.subject))
    terms = {term.slug: term for term in (*more, *ask(Terms(taxonomy, chrome.edition)))}
    entries = [TermEntry(t.label or t.slug, href(chrome, front(chrome, f"{taxonomy}:{t.slug}")), t.count) for t in terms.values()]
    permalink = f"{root_of(chrome.edition)}{taxonomy}s/"
    outer = frame(ask, chrome, title="", permalink=permalink, kind=f"{taxonomy}-index", translations=everywhere(chrome, f"{taxonomy}s/"))
    return TermsContext(outer, taxonomy, _groups(entries))


def view_tags(ask: Ask, key: Key) -> TermsContext:
    """The tag index of an edition."""
    return _index(ask, key, "tag")


def view_authors(ask: Ask, key: Key) -> TermsContext:
    """The author index of an edition: everyone with a page or a story."""
    pages = tuple(TermCount(slug, title, 0, None) for slug, title, *_ in ask(Documents("author", key.subject)))
    return _index(ask, key, "author", pages)


TAGS = PageKind("tag-index", TermsContext, Keys("edition"), "{base}tags/", view_tags, "pages/terms.html")
AUTHORS = PageKind("author-index", TermsContext, Keys("edition"), "{base}authors/", view_authors, "pages/terms.html")
