"""What every page carries: names, navigation, footer, the addresses of styles and scripts.

One question for the settings and one for the assets, so that the frame costs a page two reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from newsgen.model.query import Ask, Assets, Documents, Names, setting
from newsgen.model.site import Anchor, Chrome, Section


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the navigation or footer; ``current`` where it leads to the page at hand, or to a parent of it."""

    title: str
    href: str
    current: bool = False
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The context every template shares. Addresses named ``href`` include the site's base path; ``url`` are absolute."""

    site: str
    slogan: str
    about: str
    rights: str
    logo: str
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
    feed: str
    noindex: bool = False
    canonical: str = ""
    image: str = ""
    kind: str = "page"
    extra: dict[str, object] | None = None


def base_path(chrome: Chrome) -> str:
    """The path of ``base_url``, ending with a slash."""
    return urlsplit(chrome.base_url).path or "/"


def href(chrome: Chrome, address: str) -> str:
    """An address below the base as a page links it: with the base path, percent-encoded (RFC 3986)."""
    path, mark, rest = address.partition("#")
    return quote(base_path(chrome) + path.removeprefix("/"), safe="/:@!$&'()*+,;=~-._%") + mark + rest


def absolute(chrome: Chrome, address: str) -> str:
    """An address below the base with scheme and host."""
    parts = urlsplit(chrome.base_url)
    return f"{parts.scheme}://{parts.netloc}{href(chrome, address)}"


def sections_of(ask: Ask, chrome: Chrome) -> tuple[Section, ...]:
    """The section tree: declared, or made of the folders that hold live stories."""
    if chrome.sections is not None:
        return chrome.sections
    names = ask(Names("section"))
    return tuple(_folder(name, names) for name in names if "/" not in name)


def _folder(path: str, names: tuple[str, ...]) -> Section:
    below = tuple(_folder(name, names) for name in names if name.rpartition("/")[0] == path)
    slug = path.rpartition("/")[2]
    return Section(id=slug, path=path, title=slug.replace("-", " ").title(), sections=below)


def section_titles(sections: tuple[Section, ...]) -> dict[str, str]:
    """Every section's title by its path."""
    found = {}
    for section in sections:
        found[section.path] = section.title
        found.update(section_titles(section.sections))
    return found


_FOOTER = {"authors": ("Authors", "/authors/"), "tags": ("Tags", "/tags/"), "archive": ("Archive", "/archive/")}


def frame(
    ask: Ask, *, title: str, permalink: str, description: str = "", section: str = "", feed: str = "/feed.xml",
    noindex: bool = False, canonical: str = "", image: str = "", kind: str = "page", sections: tuple[Section, ...] | None = None,
) -> Frame:  # fmt: skip
    """The frame of a page at an address; ``section`` is the path of the section it stands in."""
    chrome = ask(setting(Chrome))
    tree = sections_of(ask, chrome) if sections is None else sections
    pages = {slug: (page_title, address) for slug, page_title, address in ask(Documents("page"))}
    entries = [_FOOTER.get(slug) or pages.get(slug) for slug in chrome.footer]
    url = absolute(chrome, permalink)
    return Frame(
        site=chrome.title,
        slogan=chrome.slogan,
        about=chrome.about,
        rights=chrome.rights,
        logo=href(chrome, "/" + chrome.logo) if chrome.logo else "",
        language=chrome.language,
        direction=chrome.direction,
        timezone=chrome.timezone,
        base=base_path(chrome),
        title=title,
        description=description or chrome.slogan,
        url=url,
        navigation=_navigation(chrome, tree, section, permalink),
        regions=tuple(
            Entry(r.label, href(chrome, f"/regions/{r.slug}/"), permalink == f"/regions/{r.slug}/") for r in chrome.regions if not r.hidden
        ),
        footer=tuple(Entry(name, href(chrome, address), address == permalink) for name, address in filter(None, entries)),
        social=chrome.social,
        apps=chrome.apps,
        assets={name: href(chrome, address) for name, address in ask(Assets()).items()},
        feed=href(chrome, feed),
        noindex=noindex,
        canonical=canonical or url,
        image=image,
        kind=kind,
        extra=chrome.extra,
    )


def _navigation(chrome: Chrome, tree: tuple[Section, ...], current: str, permalink: str) -> tuple[Entry, ...]:
    by_path = {section.path: section for section in _all(tree)}
    wanted = chrome.navigation if chrome.navigation is not None else tuple(section.path for section in tree)
    entries = []
    for name in wanted:
        if name in by_path:
            entries.append(_entry(chrome, by_path[name], current))
        else:
            address = f"/types/{name}/"
            entries.append(Entry(name.replace("-", " ").title(), href(chrome, address), permalink == address))
    return tuple(entries)


def _all(tree: tuple[Section, ...]) -> list[Section]:
    return [one for section in tree for one in (section, *_all(section.sections))]


def _entry(chrome: Chrome, section: Section, current: str) -> Entry:
    return Entry(
        section.title,
        href(chrome, f"/{section.path}/"),
        current == section.path or current.startswith(f"{section.path}/"),
        tuple(_entry(chrome, below, current) for below in section.sections),
    )
