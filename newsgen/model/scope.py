"""Scopes: the places where a story, file or setting is visible, as text. Changes are recorded by scope, and fences are ranges of scopes.

site  section:news/asia  tag:quake  author:lina  type:video  region:asia  coverage:strike  featured  breaking  recent  unlisted  live
                                               listings: a story is in each at its key, newest last
article:PATH  card:PATH  file:PATH  address:A  a file, its card, a static file, the address of a path
names:TAXONOMY  data:NAME  setting:BLOCK       the terms that exist, a data file, a block of site.yaml

An edition's listings, names and settings begin with its code: ``ar|section:news``. The default edition's code is empty.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from newsgen.model.article import Article, Term
from newsgen.model.instant import stamp

SITE = "site"
FEATURED = "featured"
BREAKING = "breaking"
RECENT = "recent"
"""Stories of the last 48 hours, for search engines."""
UNLISTED = "unlisted"
"""Stories that sitemaps leave out."""
LIVE = "live"
"""Live stories that are not closed."""
TAXONOMIES = ("section", "tag", "author", "region", "coverage", "type")
ROOTS = {"tag": "tags/", "author": "authors/", "region": "regions/", "coverage": "coverage/", "type": "types/"}
TERM_TAXONOMIES = tuple(ROOTS)
"""The taxonomies with a page for each term; the pages of sections are fronts."""
LISTING_FAMILIES = (SITE, *TAXONOMIES)
"""The families of listings that have fronts and feeds."""
RESERVED = ("tags", "authors", "regions", "coverage", "types", "archive", "search", "_fragments")
"""First segments of addresses that stories and plain pages may not have."""

LAST = "\U0010ffff"
"""A key above every other."""


def scoped(edition: str, name: str) -> str:
    """Returns a scope of an edition: ``ar|site``; for the default edition, the name alone."""
    return f"{edition}|{name}" if edition else name


def edition_of(scope: str) -> str:
    """Returns the edition of a scope: ``ar`` for ``ar|section:news``; empty for the default edition."""
    return scope.partition("|")[0] if "|" in scope else ""


def without_edition(scope: str) -> str:
    """Returns a scope without its edition: ``section:news`` for ``ar|section:news``."""
    return scope.rpartition("|")[2]


def root_of(edition: str) -> str:
    """Returns the address of an edition's home, below the base: ``/`` or ``/ar/``."""
    return f"/{edition}/" if edition else "/"


def key_of(published: datetime, path: str) -> str:
    """Returns the key of a story in its listings, which sorts by time, then by path."""
    return f"{stamp(published)} {path}"


def listings(article: Article) -> list[tuple[str, str]]:
    """Returns the listings that contain a live story, each with the story's spelling of the term. They include the parents of its section."""
    return [(scoped(article.edition, scope), label) for scope, label in _listings(article)]


def _listings(article: Article) -> list[tuple[str, str]]:
    scopes = [(SITE, "")]
    parts = article.section.split("/") if article.section else []
    scopes += [(f"section:{'/'.join(parts[: n + 1])}", "") for n in range(len(parts))]
    for taxonomy, terms in _terms(article):
        scopes += [(f"{taxonomy}:{term.slug}", term.label) for term in terms]
    scopes.append((f"type:{article.type}", ""))
    if article.featured:
        scopes.append((FEATURED, ""))
    if article.unlisted:
        scopes.append((UNLISTED, ""))
    return scopes


def section_at(address: str, editions: Collection[str]) -> str:
    """Returns the scope of the section whose front has an address: ``ar|section:news`` for ``/ar/news/``."""
    first, _, below = address.strip("/").partition("/")
    edition = first if first in editions else ""
    return scoped(edition, f"section:{below if edition else address.strip('/')}")


def _terms(article: Article) -> list[tuple[str, tuple[Term, ...]]]:
    return [
        ("tag", article.tags),
        ("author", article.byline),
        ("region", article.regions),
        ("coverage", article.coverage),
    ]


def taxonomy_of(scope: str) -> str:
    """Returns the taxonomy of a scope: ``tag`` for ``tag:quake``; empty for a scope that is no term."""
    taxonomy, colon, _ = without_edition(scope).partition(":")
    return taxonomy if colon and taxonomy in TAXONOMIES else ""


def term_of(scope: str) -> str:
    """Returns the term of a scope: ``quake`` for ``tag:quake``."""
    return without_edition(scope).partition(":")[2]


def family_of(scope: str) -> str:
    """Returns the taxonomy of a term, or for another listing its name without the edition: ``tag``, ``site``."""
    return taxonomy_of(scope) or without_edition(scope)


def address_of(scope: str) -> str:
    """Returns the address of a listing's front, below the base: ``/news/asia/``, ``/ar/tags/quake/``, ``/`` for the site."""
    root, taxonomy = root_of(edition_of(scope)), taxonomy_of(scope)
    return f"{root}{ROOTS.get(taxonomy, '')}{term_of(scope)}/" if taxonomy else root
