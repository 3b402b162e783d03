"""The frame: what every page shows around its content (names, navigation, footer, feeds, the addresses of style sheets and scripts).

All settings are the answer to one question and all assets to another, so the frame adds few questions to the trace of each page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from newsgen.model.lookup import Assets, Documents
from newsgen.model.query import Ask, Names, setting
from newsgen.model.scope import SITE, address_of, family_of, root_of, scoped, taxonomy_of, term_of, without_edition
from newsgen.model.site import Anchor, Chrome, Feeds, Registry, Section, flat
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.icons import Icon, icons, phone_icon, tab_icons
from newsgen.pages.parts.memoised import MOST_PARTS, memoised
from newsgen.pages.parts.policy import policy


class Entry(Struct, frozen=True):
    """A link. In navigation, regions and footer, ``current`` says that it leads to the page at hand or to a section above it."""

    title: str
    href: str
    current: bool = False
    entries: tuple[Entry, ...] = ()


class EditionLink(Struct, frozen=True):
    """A link to another edition: ``href`` is the address of this page's translation in it, or else of the edition's home."""

    label: str
    language: str
    direction: str
    href: str
    current: bool


class FeedLink(Struct, frozen=True):
    """A link to a feed of the page's listing. ``type`` is the feed's media type."""

    type: str
    href: str


class Preview(Struct, frozen=True):
    """The picture that social networks show with a link to the page: absolute address, size in pixels (0 if unknown), alternative text."""

    url: str
    width: int
    height: int
    alt: str


class Frame(Struct, frozen=True):
    """The field ``frame`` of the context of every HTML page. Addresses named ``href`` include the site's base path; ``url`` are absolute."""

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
    """The address of the style sheet with the colours and typefaces of site.yaml's ``look``; empty if the edition has none."""
    policy: str
    """The content security policy; empty if pages carry none."""
    manifest: str
    search: str
    """The address of the edition's search page."""
    feed: str
    """The address of the RSS feed of the page's listing."""
    feeds: tuple[FeedLink, ...] = ()
    edition: str = ""
    editions: tuple[EditionLink, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    """Pairs of language tag and absolute address: each translation, this page itself, and ``x-default``; empty if there is no translation."""
    noindex: bool = False
    canonical: str = ""
    preview: Preview | None = None
    kind: str = "page"
    extra: dict[str, object] | None = None
    linked: tuple[dict[str, object], ...] = ()
    """The nodes of the page's structured data (JSON-LD)."""


def sections_of(ask: Ask, chrome: Chrome) -> tuple[Section, ...]:
    """Returns the section tree: that of site.yaml, or else one made of the folders that hold published stories."""
    return _sections_of_folders(ask(Names("section", chrome.edition))) if chrome.sections is None else chrome.sections


@lru_cache
def _sections_of_folders(paths: tuple[str, ...]) -> tuple[Section, ...]:
    return tuple(_section_of_folder(path, paths) for path in paths if "/" not in path)


def _section_of_folder(path: str, paths: tuple[str, ...]) -> Section:
    below = tuple(_section_of_folder(other, paths) for other in paths if other.rpartition("/")[0] == path)
    slug = path.rpartition("/")[2]
    return Section(id=slug, path=path, title=slug.replace("-", " ").title(), sections=below)


@lru_cache
def section_titles(sections: tuple[Section, ...]) -> Mapping[str, str]:
    """Returns the titles of all sections of a tree, by path."""
    return {section.path: section.title for section in flat(sections)}


INDEX_PAGES = ("authors", "tags", "archive")
"""The names that site.yaml's ``footer`` may use for pages that are no plain pages. The theme has their titles in each language."""


def front_address(chrome: Chrome, scope: str) -> str:
    """Returns the address of a listing's front in an edition: for ``section:news``, ``/ar/news/``. ``scope`` is without edition."""
    return address_of(scoped(chrome.edition, scope))


class _SharedFields(NamedTuple):
    """The fields of Frame that are the same on all pages of a section."""

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
    """Returns the frame of the page at the address ``permalink``.

    ``section`` is the path of the section it stands in; ``feed`` is the scope of the listing whose feeds it names. ``translations`` are
    pairs of edition and address, the page's own included. ``linked`` are the nodes of its structured data; ``loads`` are pairs of directive
    and source that its content security policy allows besides those of site.yaml.
    """
    shared = _shared_fields(ask, chrome, section, permalink if permalink in _menu_addresses(ask, chrome) else "")
    feeds = _feed_links(ask, chrome, feed)
    addresses = dict(translations) if len(translations) > 1 else {}
    url = absolute(chrome, permalink)
    return Frame(
        site=chrome.title,
        slogan=chrome.slogan,
        about=chrome.about,
        rights=chrome.rights,
        logo=shared.logo,
        icons=shared.icons,
        touch_icon=shared.touch_icon,
        language=chrome.language,
        direction=chrome.direction,
        timezone=chrome.timezone,
        base=shared.base,
        title=title,
        description=description or chrome.slogan,
        url=url,
        navigation=shared.navigation,
        regions=shared.regions,
        footer=shared.footer,
        social=chrome.social,
        apps=chrome.apps,
        assets=shared.assets,
        look=shared.assets.get(chrome.look.file, ""),
        policy=policy(chrome, loads),
        manifest=href(chrome, f"{root_of(chrome.edition)}manifest.webmanifest"),
        search=href(chrome, f"{root_of(chrome.edition)}search/"),
        feed=feeds[0].href,
        feeds=feeds,
        edition=chrome.edition,
        editions=_edition_links(chrome, addresses) if addresses else shared.editions,
        alternates=_alternates(chrome, addresses),
        noindex=noindex,
        canonical=canonical or url,
        preview=preview,
        kind=kind,
        extra=chrome.extra,
        linked=linked,
    )


@memoised(MOST_PARTS)
def _menu_addresses(ask: Ask, chrome: Chrome) -> frozenset[str]:
    """Returns the addresses of the pages to which navigation, regions and footer link, without sections.

    Only on these pages do the entries depend on the page's own address; sections are marked as current by the path of the section.
    """
    types = (f"type:{name}" for name in chrome.navigation or ())
    regions = (f"region:{region.slug}" for region in chrome.regions)
    return frozenset((*(front_address(chrome, scope) for scope in (*types, *regions)), *(address for _, address in _footer(ask, chrome))))


def _footer(ask: Ask, chrome: Chrome) -> list[tuple[str, str]]:
    """Returns name and address of each entry of the footer whose page exists."""
    pages = {slug: (title, address) for slug, title, address, _ in ask(Documents("page", chrome.edition))}
    entries = [(slug, f"{root_of(chrome.edition)}{slug}/") if slug in INDEX_PAGES else pages.get(slug) for slug in chrome.footer]
    return [entry for entry in entries if entry]


@memoised(MOST_PARTS)
def _shared_fields(ask: Ask, chrome: Chrome, section: str, own_address: str) -> _SharedFields:
    """Returns the fields that the pages of a section share.

    ``own_address`` is the page's address if it is one of ``_menu_addresses``, and else empty: with the address of every page as an argument,
    nothing would be shared.
    """
    all_icons = icons(ask, chrome)
    return _SharedFields(
        base=href(chrome, root_of(chrome.edition)),
        logo=href(chrome, "/" + chrome.logo) if chrome.logo else "",
        icons=tab_icons(all_icons),
        touch_icon=phone_icon(all_icons),
        navigation=_navigation(chrome, sections_of(ask, chrome), section, own_address),
        regions=tuple(
            Entry(region.label, href(chrome, address), address == own_address)
            for region, address in ((region, front_address(chrome, f"region:{region.slug}")) for region in chrome.regions)
            if not region.hidden
        ),
        footer=tuple(Entry(name, href(chrome, address), address == own_address) for name, address in _footer(ask, chrome)),
        assets={name: href(chrome, address) for name, address in ask(Assets()).items()},
        editions=_edition_links(chrome, {}),
    )


def _edition_links(chrome: Chrome, addresses: dict[str, str]) -> tuple[EditionLink, ...]:
    """Returns the links to all editions; ``addresses`` are those of the page's translations by edition."""
    return tuple(
        EditionLink(
            edition.label,
            edition.language,
            edition.direction,
            href(chrome, addresses.get(edition.code, root_of(edition.code))),
            edition.code == chrome.edition,
        )
        for edition in chrome.editions
    )


@memoised(MOST_PARTS)
def _feed_links(ask: Ask, chrome: Chrome, scope: str) -> tuple[FeedLink, ...]:
    settings, base, family = ask(setting(Feeds)), front_address(chrome, scope), family_of(scope)
    links = [FeedLink("application/rss+xml", href(chrome, f"{base}feed.xml"))]
    if family in settings.atom:
        links.append(FeedLink("application/atom+xml", href(chrome, f"{base}atom.xml")))
    if family in settings.json:
        links.append(FeedLink("application/feed+json", href(chrome, f"{base}feed.json")))
    return tuple(links)


def translated_fronts(ask: Ask, chrome: Chrome, scope: str) -> tuple[tuple[str, str], ...]:
    """Returns pairs of edition and address: the fronts of a section, region, dossier or type in all editions that have it. Empty for others."""
    taxonomy, local_scope = taxonomy_of(scope), without_edition(scope)
    if not chrome.editions or taxonomy not in ("section", "region", "coverage", "type"):
        return ()
    fronts = []
    for edition in chrome.editions:
        other = ask(setting(Chrome, edition.code))
        if taxonomy == "section":
            declared = set(section_titles(other.sections or ()))
        elif taxonomy == "region":
            declared = {region.slug for region in other.regions}
        else:
            declared = {dossier.slug for dossier in ask(setting(Registry, edition.code)).coverage} if taxonomy == "coverage" else set()
        if term_of(scope) in declared or term_of(scope) in ask(Names(taxonomy, edition.code)):
            fronts.append((edition.code, front_address(other, local_scope)))
    return tuple(fronts)


def in_every_edition(chrome: Chrome, name: str) -> tuple[tuple[str, str], ...]:
    """Returns pairs of edition and address for a page that each edition has: for ``tags/``, among them (``ar``, ``/ar/tags/``)."""
    return tuple((edition.code, f"{root_of(edition.code)}{name}") for edition in chrome.editions)


def _alternates(chrome: Chrome, addresses: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Returns the translations of a page as search engines want them (``hreflang``), as pairs of language tag and absolute address.

    The list is complete, and the same on each of the translations. ``x-default``, for readers of all other languages, is the translation in
    the first edition that has one; the default edition is the first of all.
    """
    if not addresses:
        return ()
    translated = [edition for edition in chrome.editions if edition.code in addresses]
    alternates = [(edition.language, absolute(chrome, addresses[edition.code])) for edition in translated]
    return (*alternates, ("x-default", absolute(chrome, addresses[translated[0].code])))


def _navigation(chrome: Chrome, tree: tuple[Section, ...], current: str, own_address: str) -> tuple[Entry, ...]:
    """Returns the entries that site.yaml's ``navigation`` names, sections and types of stories; without it, the top sections.

    ``current`` is the path of the page's section.
    """
    by_path = {section.path: section for section in flat(tree)}
    names = chrome.navigation if chrome.navigation is not None else tuple(section.path for section in tree)
    entries = []
    for name in names:
        if name in by_path:
            entries.append(_section_entry(chrome, by_path[name], current))
        else:
            address = front_address(chrome, f"type:{name}")
            entries.append(Entry(name.replace("-", " ").title(), href(chrome, address), address == own_address))
    return tuple(entries)


def _section_entry(chrome: Chrome, section: Section, current: str) -> Entry:
    return Entry(
        section.title,
        href(chrome, front_address(chrome, f"section:{section.path}")),
        current == section.path or current.startswith(f"{section.path}/"),
        tuple(_section_entry(chrome, below, current) for below in section.sections),
    )
