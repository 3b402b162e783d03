"""The indexes of all tags and of all authors of an edition."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.lookup import Documents
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, TermCount, Terms, setting
from newsgen.model.scope import root_of
from newsgen.model.site import Chrome
from newsgen.pages.frame import Frame, frame, front_address, in_every_edition
from newsgen.pages.parts.addresses import href


class TermEntry(Struct, frozen=True):
    """A term of an index. ``count`` is the number of its stories."""

    title: str
    href: str
    count: int


class TermsContext(Struct, frozen=True):
    """The context of an index: all terms of a taxonomy. ``groups`` are pairs of an initial letter and its terms."""

    frame: Frame
    taxonomy: str
    groups: tuple[tuple[str, tuple[TermEntry, ...]], ...]


def _by_initial(terms: list[TermEntry]) -> tuple[tuple[str, tuple[TermEntry, ...]], ...]:
    groups: dict[str, list[TermEntry]] = {}
    for term in sorted(terms, key=lambda term: (term.title.casefold(), term.title, term.href)):
        groups.setdefault(term.title[:1].upper(), []).append(term)
    return tuple((letter, tuple(entries)) for letter, entries in groups.items())


def _index(ask: Ask, key: Key, taxonomy: str, without_stories: tuple[TermCount, ...] = ()) -> TermsContext:
    """Returns the context of a taxonomy's index. ``without_stories`` are terms that are listed even if they have no story."""
    chrome = ask(setting(Chrome, key.subject))
    terms = {term.slug: term for term in (*without_stories, *ask(Terms(taxonomy, chrome.edition)))}
    entries = [
        TermEntry(term.label or term.slug, href(chrome, front_address(chrome, f"{taxonomy}:{term.slug}")), term.count)
        for term in terms.values()
    ]
    permalink = f"{root_of(chrome.edition)}{taxonomy}s/"
    page_frame = frame(
        ask, chrome, title="", permalink=permalink, kind=f"{taxonomy}-index", translations=in_every_edition(chrome, f"{taxonomy}s/")
    )
    return TermsContext(page_frame, taxonomy, _by_initial(entries))


def view_tags(ask: Ask, key: Key) -> TermsContext:
    """Returns the context of an edition's tag index."""
    return _index(ask, key, "tag")


def view_authors(ask: Ask, key: Key) -> TermsContext:
    """Returns the context of an edition's author index: all authors who have a page or a story."""
    pages = tuple(TermCount(slug, title, 0, None) for slug, title, *_ in ask(Documents("author", key.subject)))
    return _index(ask, key, "author", pages)


TAGS = PageKind("tag-index", TermsContext, Keys("edition"), "{base}tags/", view_tags, "pages/terms.html")
AUTHORS = PageKind("author-index", TermsContext, Keys("edition"), "{base}authors/", view_authors, "pages/terms.html")
