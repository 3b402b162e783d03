"""Calendar archives: the pages of the years and months of a listing, and the index of all of them.

A listing's older stories stand under their year or month, not on numbered pages: a story's place there does not change when newer
stories are published.
"""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, CountWithin, LabelOf, Months, Within, setting
from newsgen.model.scope import SITE, TERM_TAXONOMIES, address_of, edition_of, scoped, taxonomy_of, term_of, without_edition
from newsgen.model.site import Chrome, Registry
from newsgen.pages.frame import Entry, Frame, frame, in_every_edition, section_titles, sections_of
from newsgen.pages.parts.addresses import href
from newsgen.pages.teaser import Teaser, teasers

SPLIT_ABOVE = 100
"""The year of a term is one page up to this many stories. Above it, the year lists its months, and each month has a page.

The years of the site and of sections always list their months.
"""


class ArchiveContext(Struct, frozen=True):
    """The context of a year or a month of a listing, with its stories or its months; and of the index, with all years (``years``)."""

    frame: Frame
    title: str
    listing: Entry
    up: Entry | None
    period: str
    months: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    stories: tuple[Teaser, ...]


def _archive_root(scope: str) -> str:
    """Returns the address below which the years of a listing stand: ``/archive/``, ``/news/politics/``, ``/tags/ports/``."""
    return f"{address_of(scope)}archive/" if without_edition(scope) == SITE else address_of(scope)


def listing_title(ask: Ask, chrome: Chrome, scope: str) -> str:
    """Returns the title of a listing.

    It is the edition's name for the whole site, the title of a section or type, the label that site.yaml gives a region or a dossier,
    and else the spelling of the term in stories.
    """
    taxonomy, term = taxonomy_of(scope), term_of(scope)
    if without_edition(scope) == SITE:
        return chrome.title
    if taxonomy == "section":
        return section_titles(sections_of(ask, chrome)).get(term, term)
    if taxonomy == "type":
        return chrome.types.get(term, term)
    declared = chrome.regions if taxonomy == "region" else ask(setting(Registry, chrome.edition)).coverage if taxonomy == "coverage" else ()
    label = next((term_settings.label for term_settings in declared if term_settings.slug == term), "")
    return label or ask(LabelOf(scope)) or term


def view(ask: Ask, key: Key) -> ArchiveContext:
    """Returns the context of a year or a month of a listing: of the scope ``key.subject`` and the period ``key.period``."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    scope, period = key.subject, key.period
    root = _archive_root(scope)
    always_by_month = taxonomy_of(scope) in ("", "section")
    split = len(period) == 4 and (always_by_month or ask(CountWithin(scope, period, SPLIT_ABOVE + 1)) > SPLIT_ABOVE)
    months: tuple[tuple[str, str], ...] = ()
    if split:
        with_stories = [f"{period}-{n:02}" for n in range(1, 13) if ask(CountWithin(scope, f"{period}-{n:02}", 1))]
        months = tuple((month, href(chrome, f"{root}{period}/{month[5:]}/")) for month in with_stories)
    title = listing_title(ask, chrome, scope)
    section = term_of(scope) if taxonomy_of(scope) == "section" else ""
    up_href = href(chrome, f"{root}{period[:4]}/") if len(period) > 4 else href(chrome, root) if without_edition(scope) == SITE else ""
    return ArchiveContext(
        frame=frame(ask, chrome, title=title, permalink=f"{root}{period.replace('-', '/')}/", section=section, kind="archive"),
        title=title,
        listing=Entry(title, href(chrome, address_of(scope))),
        up=Entry(period[:4] if len(period) > 4 else "", up_href) if up_href else None,
        period=period,
        months=months,
        years=(),
        stories=() if split else teasers(ask, chrome, ask(Within(scope, period)), authors=True, pictured=False),
    )


def view_index(ask: Ask, key: Key) -> ArchiveContext:
    """Returns the context of the archive's index: every year and month in which an edition has stories."""
    chrome = ask(setting(Chrome, key.subject))
    scope = scoped(chrome.edition, SITE)
    root = _archive_root(scope)
    years: dict[str, list[tuple[str, str]]] = {}
    for month in ask(Months(scope)):
        years.setdefault(month[:4], []).append((month, href(chrome, f"{root}{month.replace('-', '/')}/")))
    return ArchiveContext(
        frame=frame(ask, chrome, title="", permalink=root, kind="archive", translations=in_every_edition(chrome, "archive/")),
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
    PageKind("topic-year", ArchiveContext, Keys("year", TERM_TAXONOMIES), _YEAR, view, _TEMPLATE),
    PageKind("topic-month", ArchiveContext, Keys("month", TERM_TAXONOMIES, above=SPLIT_ABOVE), _MONTH, view, _TEMPLATE),
)
