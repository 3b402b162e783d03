"""Calendar archives: addresses that stay where they are when a story is published."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, CountWithin, LabelOf, Months, Within, setting
from newsgen.model.scope import SITE, address_of, bare, edition_of, scoped, taxonomy_of, term_of
from newsgen.model.site import Chrome, Registry
from newsgen.pages.frame import Entry, Frame, everywhere, frame, section_titles, sections_of
from newsgen.pages.parts.addresses import href
from newsgen.pages.teaser import Teaser, teasers

SPLIT = 100
"""A term's year with more stories than this is split into months."""
TERMS = ("tag", "author", "region", "coverage", "type")


class ArchiveContext(Struct, frozen=True):
    """A period of a listing: its stories, or the periods within it."""

    frame: Frame
    title: str
    listing: Entry
    up: Entry | None
    period: str
    months: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    stories: tuple[Teaser, ...]


def _root(scope: str) -> str:
    return f"{address_of(scope)}archive/" if bare(scope) == SITE else address_of(scope)


def listing_title(ask: Ask, chrome: Chrome, scope: str) -> str:
    """What a listing is called: its section's, type's, region's or dossier's title, its term's spelling, or the edition's name."""
    taxonomy, term = taxonomy_of(scope), term_of(scope)
    if bare(scope) == SITE:
        return chrome.title
    if taxonomy == "section":
        return section_titles(sections_of(ask, chrome)).get(term, term)
    if taxonomy == "type":
        return chrome.types.get(term, term)
    declared = chrome.regions if taxonomy == "region" else ask(setting(Registry, chrome.edition)).coverage if taxonomy == "coverage" else ()
    label = next((one.label for one in declared if one.slug == term), "")
    return label or ask(LabelOf(scope)) or term


def view(ask: Ask, key: Key) -> ArchiveContext:
    """A year or a month of a listing."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    scope, period = key.subject, key.period
    root = _root(scope)
    by_month = taxonomy_of(scope) in ("", "section")
    split = len(period) == 4 and (by_month or ask(CountWithin(scope, period, SPLIT + 1)) > SPLIT)
    months: tuple[tuple[str, str], ...] = ()
    if split:
        held = [f"{period}-{n:02}" for n in range(1, 13) if ask(CountWithin(scope, f"{period}-{n:02}", 1))]
        months = tuple((month, href(chrome, f"{root}{period}/{month[5:]}/")) for month in held)
    title = listing_title(ask, chrome, scope)
    section = term_of(scope) if taxonomy_of(scope) == "section" else ""
    up = href(chrome, f"{root}{period[:4]}/") if len(period) > 4 else href(chrome, root) if bare(scope) == SITE else ""
    return ArchiveContext(
        frame=frame(ask, chrome, title=title, permalink=f"{root}{period.replace('-', '/')}/", section=section, kind="archive"),
        title=title,
        listing=Entry(title, href(chrome, address_of(scope))),
        up=Entry(period[:4] if len(period) > 4 else "", up) if up else None,
        period=period,
        months=months,
        years=(),
        stories=() if split else teasers(ask, chrome, ask(Within(scope, period)), authors=True, pictured=False),
    )


def view_index(ask: Ask, key: Key) -> ArchiveContext:
    """Every year and month of an edition."""
    chrome = ask(setting(Chrome, key.subject))
    scope = scoped(chrome.edition, SITE)
    root = _root(scope)
    years: dict[str, list[tuple[str, str]]] = {}
    for month in ask(Months(scope)):
        years.setdefault(month[:4], []).append((month, href(chrome, f"{root}{month.replace('-', '/')}/")))
    return ArchiveContext(
        frame=frame(ask, chrome, title="", permalink=root, kind="archive", translations=everywhere(chrome, "archive/")),
        title="",
        listing=Entry(chrome.title, href(chrome, address_of(scope))),
        up=None,
        period="",
        months=(),
        years=tuple((year, tuple(months)) for year, months in years.items()),
        stories=(),
    )


_YEAR, _MONTH = "{base}{year}/", "{base}{year}/{month}/"
_TEMPLATE = "pages/archive.html"
KINDS = (
    PageKind("archive", ArchiveContext, Keys("edition"), "{base}archive/", view_index, _TEMPLATE, order=6),
    PageKind("archive-year", ArchiveContext, Keys("year", (SITE,)), "{base}archive/{year}/", view, _TEMPLATE),
    PageKind("archive-month", ArchiveContext, Keys("month", (SITE,)), "{base}archive/{year}/{month}/", view, _TEMPLATE),
    PageKind("section-year", ArchiveContext, Keys("year", ("section",)), _YEAR, view, _TEMPLATE),
    PageKind("section-month", ArchiveContext, Keys("month", ("section",)), _MONTH, view, _TEMPLATE),
    PageKind("topic-year", ArchiveContext, Keys("year", TERMS), _YEAR, view, _TEMPLATE),
    PageKind("topic-month", ArchiveContext, Keys("month", TERMS, above=SPLIT), _MONTH, view, _TEMPLATE),
)
