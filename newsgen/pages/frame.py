"""What every page carries: names, navigation, footer, the addresses of styles and scripts.

One question for the settings and one for the assets, so that the frame costs a page two reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from newsgen.model.lookup import Assets, Documents
from newsgen.model.query import Ask, Names, setting
from newsgen.model.scope import SITE, address_of, bare, family_of, root_of, scoped, taxonomy_of, term_of
from newsgen.model.site import Anchor, Chrome, Feeds, Registry, Section, flat
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.icons import Icon, icons, of_phones, of_tabs
from newsgen.pages.parts.memoised import MANY, memoised
from newsgen.pages.parts.policy import policy


class Entry(Struct, frozen=True):
    """A link of the navigation or footer; ``current`` where it leads to the page at hand, or to a parent of it."""

    title: str
    href: str
    current: bool = False
    entries: tuple[Entry, ...] = ()


class EditionLink(Struct, frozen=True):
    """An edition in the switch: ``href`` leads to this page's translation in it, or else to its home."""

    label: str
    language: str
    direction: str
    href: str
    current: bool


class FeedLink(Struct, frozen=True):
    """A feed of the page's listing; ``type`` is its media type."""

    type: str
    href: str


class Preview(Struct, frozen=True):
    """The picture that others show with a link to the page: its absolute address, pixels (0 where unknown), and what it shows."""

    url: str
    width: int
    height: int
    alt: str


class Frame(Struct, frozen=True):
    """The context every template shares. Addresses named ``href`` include the site's base path; ``url`` are absolute."""

    site: str
    slogan: str
    about: str
    rights: str
    logo: str
    icons: tuple[Icon, ...]
    touch_icon: str
    language: str
    direction: str
    timezone: str
    base: str
    title: str
    description: str
    url: str
    navigation: tuple[Entry, ...]
    regions: tuple[Entry, ...]
    footer: tuple[Entry, ...]
    social: tuple[Anchor, ...]
    apps: tuple[Anchor, ...]
    assets: dict[str, str]
    look: str
    """The style sheet of the edition's own colour and type; empty where it has none."""
    policy: str
    """The content security policy; empty where pages do not say."""
    manifest: str
    search: str
    """The search page."""
    feed: str
    """The RSS feed."""
    feeds: tuple[FeedLink, ...] = ()
    edition: str = ""
    editions: tuple[EditionLink, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    """The absolute addresses of the translations by language tag, this page's among them, and ``x-default``; empty where there are none."""
    noindex: bool = False
    canonical: str = ""
    preview: Preview | None = None
    kind: str = "page"
    extra: dict[str, object] | None = None
    linked: tuple[dict[str, object], ...] = ()
    """The nodes of the page's structured data (JSON-LD)."""


def sections_of(ask: Ask, chrome: Chrome) -> tuple[Section, ...]:
    """The section tree: declared, or made of the folders that hold live stories."""
    return _folders(ask(Names("section", chrome.edition))) if chrome.sections is None else chrome.sections


@lru_cache
def _folders(names: tuple[str, ...]) -> tuple[Section, ...]:
    return tuple(_folder(name, names) for name in names if "/" not in name)


def _folder(path: str, names: tuple[str, ...]) -> Section:
    below = tuple(_folder(name, names) for name in names if name.rpartition("/")[0] == path)
    slug = path.rpartition("/")[2]
    return Section(id=slug, path=path, title=slug.replace("-", " ").title(), sections=below)


@lru_cache
def section_titles(sections: tuple[Section, ...]) -> Mapping[str, str]:
    """Every section's title by its path."""
    return {section.path: section.title for section in flat(sections)}


LISTS = ("authors", "tags", "archive")
"""Entries of the footer that are no plain pages; the theme knows their names in each language."""


def front(chrome: Chrome, scope: str) -> str:
    """The address of the front of a listing of an edition: of ``section:news``, ``/ar/news/``."""
    return address_of(scoped(chrome.edition, scope))


class _Surroundings(NamedTuple):
    """What is the same on all pages of a section."""

    base: str
    logo: str
    icons: tuple[Icon, ...]
    touch_icon: str
    navigation: tuple[Entry, ...]
    regions: tuple[Entry, ...]
    footer: tuple[Entry, ...]
    assets: dict[str, str]
    editions: tuple[EditionLink, ...]


def frame(
    ask: Ask, chrome: Chrome, *, title: str, permalink: str, description: str = "", section: str = "", feed: str = SITE,
    noindex: bool = False, canonical: str = "", preview: Preview | None = None, kind: str = "page",
    translations: tuple[tuple[str, str], ...] = (), linked: tuple[dict[str, object], ...] = (), loads: tuple[tuple[str, str], ...] = (),
) -> Frame:  # fmt: skip
    """The frame of a page at an address.

    ``section`` is the path of the section it stands in, ``feed`` the listing whose feeds it names, ``translations`` its (edition, address),
    ``loads`` what its policy allows besides, as (directive, source).
    """
    around = _surroundings(ask, chrome, section, permalink if permalink in _listed(ask, chrome) else "")
    feeds = _feeds(ask, chrome, feed)
    elsewhere = dict(translations) if len(translations) > 1 else {}
    url = absolute(chrome, permalink)
    return Frame(
        site=chrome.title,
        slogan=chrome.slogan,
        about=chrome.about,
        rights=chrome.rights,
        logo=around.logo,
        icons=around.icons,
        touch_icon=around.touch_icon,
        language=chrome.language,
        direction=chrome.direction,
        timezone=chrome.timezone,
        base=around.base,
        title=title,
        description=description or chrome.slogan,
        url=url,
        navigation=around.navigation,
        regions=around.regions,
        footer=around.footer,
        social=chrome.social,
        apps=chrome.apps,
        assets=around.assets,
        look=around.assets.get(chrome.look.file, ""),
        policy=policy(chrome, loads),
        manifest=href(chrome, f"{root_of(chrome.edition)}manifest.webmanifest"),
        search=href(chrome, f"{root_of(chrome.edition)}search/"),
        feed=feeds[0].href,
        feeds=feeds,
        edition=chrome.edition,
        editions=_editions(chrome, elsewhere) if elsewhere else around.editions,
        alternates=_alternates(chrome, elsewhere),
        noindex=noindex,
        canonical=canonical or url,
        preview=preview,
        kind=kind,
        extra=chrome.extra,
        linked=linked,
    )


@memoised(MANY)
def _listed(ask: Ask, chrome: Chrome) -> frozenset[str]:
    """The addresses of pages that are marked as the current one where navigation, regions or footer name them."""
    types = (f"type:{name}" for name in chrome.navigation or ())
    regions = (f"region:{one.slug}" for one in chrome.regions)
    return frozenset((*(front(chrome, scope) for scope in (*types, *regions)), *(address for _, address in _footer(ask, chrome))))


def _footer(ask: Ask, chrome: Chrome) -> list[tuple[str, str]]:
    """Name and address of each entry that there is."""
    pages = {slug: (title, address) for slug, title, address, _ in ask(Documents("page", chrome.edition))}
    entries = [(slug, f"{root_of(chrome.edition)}{slug}/") if slug in LISTS else pages.get(slug) for slug in chrome.footer]
    return [entry for entry in entries if entry]


@memoised(MANY)
def _surroundings(ask: Ask, chrome: Chrome, section: str, here: str) -> _Surroundings:
    """For the pages of a section; ``here`` is the page's own address where it is one of ``_listed``."""
    pictures = icons(ask, chrome)
    return _Surroundings(
        base=href(chrome, root_of(chrome.edition)),
        logo=href(chrome, "/" + chrome.logo) if chrome.logo else "",
        icons=of_tabs(pictures),
        touch_icon=of_phones(pictures),
        navigation=_navigation(chrome, sections_of(ask, chrome), section, here),
        regions=tuple(
            Entry(r.label, href(chrome, front(chrome, f"region:{r.slug}")), here == front(chrome, f"region:{r.slug}"))
            for r in chrome.regions
            if not r.hidden
        ),
        footer=tuple(Entry(name, href(chrome, address), address == here) for name, address in _footer(ask, chrome)),
        assets={name: href(chrome, address) for name, address in ask(Assets()).items()},
        editions=_editions(chrome, {}),
    )


def _editions(chrome: Chrome, elsewhere: dict[str, str]) -> tuple[EditionLink, ...]:
    return tuple(
        EditionLink(
            one.label, one.language, one.direction, href(chrome, elsewhere.get(one.code, root_of(one.code))), one.code == chrome.edition
        )
        for one in chrome.editions
    )


@memoised(MANY)
def _feeds(ask: Ask, chrome: Chrome, scope: str) -> tuple[FeedLink, ...]:
    settings, base, family = ask(setting(Feeds)), front(chrome, scope), family_of(scope)
    found = [FeedLink("application/rss+xml", href(chrome, f"{base}feed.xml"))]
    if family in settings.atom:
        found.append(FeedLink("application/atom+xml", href(chrome, f"{base}atom.xml")))
    if family in settings.json:
        found.append(FeedLink("application/feed+json", href(chrome, f"{base}feed.json")))
    return tuple(found)


def fronts(ask: Ask, chrome: Chrome, scope: str) -> tuple[tuple[str, str], ...]:
    """The fronts of the same section, region, dossier or type in each edition that has one, as (edition, address)."""
    taxonomy, name = taxonomy_of(scope), bare(scope)
    if not chrome.editions or taxonomy not in ("section", "region", "coverage", "type"):
        return ()
    found = []
    for one in chrome.editions:
        other = ask(setting(Chrome, one.code))
        if taxonomy == "section":
            declared = set(section_titles(other.sections or ()))
        elif taxonomy == "region":
            declared = {region.slug for region in other.regions}
        else:
            declared = {dossier.slug for dossier in ask(setting(Registry, one.code)).coverage} if taxonomy == "coverage" else set()
        if term_of(scope) in declared or term_of(scope) in ask(Names(taxonomy, one.code)):
            found.append((one.code, front(other, name)))
    return tuple(found)


def everywhere(chrome: Chrome, name: str) -> tuple[tuple[str, str], ...]:
    """A page that each edition has, as (edition, address): of ``tags/``, ``/ar/tags/``."""
    return tuple((one.code, f"{root_of(one.code)}{name}") for one in chrome.editions)


def _alternates(chrome: Chrome, elsewhere: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What search engines are told of translations: complete and the same on each of them. The default edition's is for all others."""
    if not elsewhere:
        return ()
    known = [(one.language, absolute(chrome, elsewhere[one.code])) for one in chrome.editions if one.code in elsewhere]
    return (*known, ("x-default", absolute(chrome, elsewhere[next(one.code for one in chrome.editions if one.code in elsewhere)])))


def _navigation(chrome: Chrome, tree: tuple[Section, ...], current: str, permalink: str) -> tuple[Entry, ...]:
    by_path = {section.path: section for section in flat(tree)}
    wanted = chrome.navigation if chrome.navigation is not None else tuple(section.path for section in tree)
    entries = []
    for name in wanted:
        if name in by_path:
            entries.append(_entry(chrome, by_path[name], current))
        else:
            address = front(chrome, f"type:{name}")
            entries.append(Entry(name.replace("-", " ").title(), href(chrome, address), permalink == address))
    return tuple(entries)


def _entry(chrome: Chrome, section: Section, current: str) -> Entry:
    return Entry(
        section.title,
        href(chrome, front(chrome, f"section:{section.path}")),
        current == section.path or current.startswith(f"{section.path}/"),
        tuple(_entry(chrome, below, current) for below in section.sections),
    )
