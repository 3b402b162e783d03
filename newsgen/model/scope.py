"""Where a story is visible, as text: the unit in which changes are noted and questions fenced.

site  section:news/asia  tag:quake  author:lina  type:video  region:asia  coverage:strike  featured  breaking  recent  unlisted  live
                                               listings: a story is in each at its key, newest last
article:PATH  card:PATH  file:PATH  address:A  one file, its card, a static file, a path's address
names:TAXONOMY  data:NAME  setting:BLOCK       which terms exist, a data file, a block of site.yaml

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
"""Stories of the last 48 hours of the clock, for search engines."""
UNLISTED = "unlisted"
"""Stories that sitemaps leave out."""
LIVE = "live"
"""Live stories that are not closed."""
TAXONOMIES = ("section", "tag", "author", "region", "coverage", "type")
ROOTS = {"tag": "tags/", "author": "authors/", "region": "regions/", "coverage": "coverage/", "type": "types/"}
RESERVED = ("tags", "authors", "regions", "coverage", "types", "archive", "search", "_fragments")
"""First segments of addresses that stories and plain pages may not take."""

LAST = "\U0010ffff"
"""Above every key."""


def scoped(edition: str, name: str) -> str:
    """A scope of an edition: ``ar|site``; of the default one, the name alone."""
    return f"{edition}|{name}" if edition else name


def edition_of(scope: str) -> str:
    """``ar`` of ``ar|section:news``; empty for the default edition."""
    return scope.partition("|")[0] if "|" in scope else ""


def bare(scope: str) -> str:
    """A scope without its edition."""
    return scope.rpartition("|")[2]


def root_of(edition: str) -> str:
    """The address of an edition's home, below the base: ``/`` or ``/ar/``."""
    return f"/{edition}/" if edition else "/"


def key_of(published: datetime, path: str) -> str:
    """A story's place in its listings: by time, then by path."""
    return f"{stamp(published)} {path}"


def listings(article: Article) -> list[tuple[str, str]]:
    """The listings a live story stands in, each with the spelling of the term it used. A section's story is in its parents too."""
    return [(scoped(article.edition, scope), label) for scope, label in _listings(article)]


def _listings(article: Article) -> list[tuple[str, str]]:
    found = [(SITE, "")]
    parts = article.section.split("/") if article.section else []
    found += [(f"section:{'/'.join(parts[: n + 1])}", "") for n in range(len(parts))]
    for taxonomy, terms in _terms(article):
        found += [(f"{taxonomy}:{term.slug}", term.label) for term in terms]
    found.append((f"type:{article.type}", ""))
    if article.featured:
        found.append((FEATURED, ""))
    if article.unlisted:
        found.append((UNLISTED, ""))
    return found


def section_at(address: str, editions: Collection[str]) -> str:
    """The scope of the section whose front would stand at an address: of ``/ar/news/``, ``ar|section:news``."""
    first, _, rest = address.strip("/").partition("/")
    edition = first if first in editions else ""
    return scoped(edition, f"section:{rest if edition else address.strip('/')}")


def _terms(article: Article) -> list[tuple[str, tuple[Term, ...]]]:
    return [
        ("tag", article.tags),
        ("author", article.byline),
        ("region", article.regions),
        ("coverage", article.coverage),
    ]


def taxonomy_of(scope: str) -> str:
    """``tag`` of ``tag:quake``; empty for a scope that is no term."""
    taxonomy, colon, _ = bare(scope).partition(":")
    return taxonomy if colon and taxonomy in TAXONOMIES else ""


def term_of(scope: str) -> str:
    """``quake`` of ``tag:quake``."""
    return bare(scope).partition(":")[2]


def family_of(scope: str) -> str:
    """The taxonomy of a term, else the listing itself without its edition: ``tag``, ``site``."""
    return taxonomy_of(scope) or bare(scope)


def address_of(scope: str) -> str:
    """The address of a listing's front, below the base: ``/news/asia/``, ``/ar/tags/quake/``, ``/`` for the site."""
    root, taxonomy = root_of(edition_of(scope)), taxonomy_of(scope)
    return f"{root}{ROOTS.get(taxonomy, '')}{term_of(scope)}/" if taxonomy else root
