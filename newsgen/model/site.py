"""site.yaml as frozen values, in the blocks by which pages ask for it.

Each block is hashed by itself, so that a change to the footer makes no story be read again, and a change to Most Read's count
makes no page but Most Read's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

DELIVERIES = ("bake", "fetch", "ssi", "esi")


class Section(Struct, frozen=True, kw_only=True):
    """A node of the section tree. ``path`` is the ids from the root, joined by ``/``; ``type`` makes it the front of a story type."""

    id: str
    path: str
    title: str
    type: str = ""
    sections: tuple[Section, ...] = ()


class Declared(Struct, frozen=True, kw_only=True):
    """A declared term of a taxonomy (region, coverage, tag): its label and the other spellings that mean it."""

    slug: str
    label: str
    spellings: tuple[str, ...] = ()
    hidden: bool = False
    active: bool = True
    dek: str = ""
    image: str = ""


class Anchor(Struct, frozen=True, kw_only=True):
    """A link of site.yaml: social networks, apps."""

    label: str
    url: str


class Chrome(Struct, frozen=True, kw_only=True):
    """What every page shows of site.yaml."""

    title: str
    slogan: str = ""
    about: str = ""
    rights: str = ""
    base_url: str = "http://localhost/"
    """Always ends with a slash; its path is the site's base."""
    language: str = "en"
    direction: str = "ltr"
    timezone: str = "UTC"
    logo: str = ""
    """A path below static/, or empty."""
    sections: tuple[Section, ...] | None = None
    """None: the folders are the sections."""
    navigation: tuple[str, ...] | None = None
    """Section paths or type names in order; None: all top sections."""
    regions: tuple[Declared, ...] = ()
    social: tuple[Anchor, ...] = ()
    apps: tuple[Anchor, ...] = ()
    footer: tuple[str, ...] = ()
    """Slugs of plain pages, or ``authors``, ``tags``, ``archive``."""
    words_per_minute: int = 180
    extra: dict[str, Any] = {}


class Registry(Struct, frozen=True, kw_only=True):
    """The declared terms, and whether a tag must be one of them."""

    coverage: tuple[Declared, ...] = ()
    tags: tuple[Declared, ...] = ()
    declared_only: bool = False


class Modules(Struct, frozen=True, kw_only=True):
    """Counts and lifetimes of ticker, Most Read and Read Next. Lifetimes are in seconds."""

    live_url: str = ""
    breaking_count: int = 10
    breaking_lifetime: int = 7200
    breaking_longest: int = 86400
    most_read_count: int = 5
    related: int = 2
    newest: int = 2


class Feeds(Struct, frozen=True, kw_only=True):
    """How many stories a feed carries."""

    items: int = 50


class Delivery(Struct, frozen=True, kw_only=True):
    """How slots reach the reader: a way per page kind, and one for all others."""

    default: str = "bake"
    kinds: dict[str, str] = {}


class Writing(Struct, frozen=True, kw_only=True):
    """How files are read. A change here makes every file be read again."""

    permalink: str = "/{section}/{year}/{month}/{slug}/"
    extensions: tuple[str, ...] = ()
    """Further Python-Markdown extensions, by import name."""
    raw_html: str = "sanitise"
    """``sanitise`` or ``trust``."""
    levels: dict[str, str] = {}
    """A level per problem code: ``error``, ``warning``, ``ignore``."""


class Site(Struct, frozen=True, kw_only=True):
    """site.yaml, complete: every default filled in."""

    root: str
    """The site's folder, absolute."""
    chrome: Chrome
    registry: Registry = Registry()
    modules: Modules = Modules()
    feeds: Feeds = Feeds()
    delivery: Delivery = Delivery()
    writing: Writing = Writing()

    def folder(self) -> Path:
        """The site's folder."""
        return Path(self.root)


def flat(sections: tuple[Section, ...]) -> list[Section]:
    """All sections of a tree, parents before their children."""
    found: list[Section] = []
    rest = list(reversed(sections))
    while rest:
        section = rest.pop()
        found.append(section)
        rest.extend(reversed(section.sections))
    return found


def section_paths(sections: tuple[Section, ...]) -> list[str]:
    """The paths of all sections of a tree, parents first."""
    return [section.path for section in flat(sections)]
