"""site.yaml as frozen values, in the blocks that pages ask for.

Each block is hashed by itself: a change to the footer reads no story again, and a change to the number of stories in Most Read renders no
page but Most Read's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

DELIVERIES = ("bake", "fetch", "ssi", "esi")
PATCHES = ("atomic", "in-place")
FORMATS = ("webp", "avif")


TYPE_TITLES = {
    "en": {
        "opinion": "Opinion",
        "analysis": "Analysis",
        "video": "Videos",
        "gallery": "Pictures",
        "infographic": "Infographics",
        "live": "Live",
    },
    "ar": {
        "opinion": "الرأي",
        "analysis": "التحليل",
        "video": "الفيديو",
        "gallery": "بالصور",
        "infographic": "الإنفوغراف",
        "live": "مباشر",
    },
    "es": {
        "opinion": "Opinión",
        "analysis": "Análisis",
        "video": "Vídeos",
        "gallery": "Imágenes",
        "infographic": "Infografías",
        "live": "En directo",
    },
}
"""The titles of the fronts of types where site.yaml gives none, by language; other languages use the English ones."""


class Section(Struct, frozen=True, kw_only=True, cache_hash=True):
    """A node of the section tree. ``path`` is the ids from the root, joined by ``/``. With a ``type`` it is the front of a story type."""

    id: str
    path: str
    title: str
    type: str = ""
    sections: tuple[Section, ...] = ()


class Declared(Struct, frozen=True, kw_only=True):
    """A declared term of a taxonomy (region, coverage, tag): its slug, its label, and the other spellings that mean it."""

    slug: str
    label: str
    spellings: tuple[str, ...] = ()
    hidden: bool = False
    active: bool = True
    dek: str = ""
    image: str = ""


class Anchor(Struct, frozen=True, kw_only=True):
    """A link in site.yaml, to a social network or an app."""

    label: str
    url: str


class EditionName(Struct, frozen=True, kw_only=True):
    """An edition as the language switch shows it. ``code`` is empty for the default one; ``language`` is a BCP 47 tag."""

    code: str
    label: str
    language: str
    direction: str


class Look(Struct, frozen=True, kw_only=True):
    """What an edition changes of the theme's design tokens; empty where it changes nothing. Colours as ``#rrggbb``, typefaces as in CSS."""

    accent: str = ""
    accent_dark: str = ""
    serif: str = ""
    sans: str = ""
    file: str = ""
    """The path below static/ of the style sheet with these changes; empty where nothing is changed."""


class Chrome(Struct, frozen=True, kw_only=True):
    """The settings of site.yaml that every page of an edition shows."""

    title: str
    edition: str = ""
    editions: tuple[EditionName, ...] = ()
    """All editions, the default one first; empty where there is only the default one."""
    slogan: str = ""
    about: str = ""
    rights: str = ""
    base_url: str = "http://localhost/"
    """The site's address. It always ends with a slash; its path is the site's base."""
    language: str = "en"
    direction: str = "ltr"
    timezone: str = "UTC"
    logo: str = ""
    """A path below static/, or empty."""
    icons: tuple[str, ...] = ()
    """Paths below static/, of several sizes."""
    look: Look = Look()
    sections: tuple[Section, ...] | None = None
    """The section tree. None where the folders are the sections."""
    navigation: tuple[str, ...] | None = None
    """Section paths or type names, in order. None means all top sections."""
    regions: tuple[Declared, ...] = ()
    types: dict[str, str] = field(default_factory=lambda: dict(TYPE_TITLES["en"]))
    """The title of the front of each type of story."""
    social: tuple[Anchor, ...] = ()
    apps: tuple[Anchor, ...] = ()
    footer: tuple[str, ...] = ()
    """Slugs of plain pages, or ``authors``, ``tags``, ``archive``."""
    words_per_minute: int = 180
    policy: dict[str, tuple[str, ...]] | None = None
    """The sources that pages may load from besides the site itself, by directive (Content Security Policy Level 3).

    None where pages carry no policy.
    """
    extra: dict[str, Any] = {}

    def __hash__(self) -> int:
        """Hashes only what tells editions and sites apart, since the mappings have no hash."""
        return hash((self.edition, self.base_url, self.title))


class Registry(Struct, frozen=True, kw_only=True):
    """The declared terms of an edition. With ``declared_only`` a tag must be one of them."""

    coverage: tuple[Declared, ...] = ()
    tags: tuple[Declared, ...] = ()
    declared_only: bool = False


class Players(Struct, frozen=True, kw_only=True):
    """The film hosts whose films play on the page.

    ``addresses`` maps the host of a film's page to the address of the player, with ``{id}`` in the place of the film's id.
    """

    addresses: dict[str, str] = {}


class Modules(Struct, frozen=True, kw_only=True):
    """Counts and lifetimes of the ticker and Most Read. Lifetimes are in seconds."""

    live_url: str = ""
    breaking_count: int = 10
    breaking_lifetime: int = 7200
    breaking_longest: int = 86400
    most_read_count: int = 5


class ReadNext(Struct, frozen=True, kw_only=True):
    """How many stories Read Next shows after a story: related ones, and the newest of its section."""

    related: int = 2
    newest: int = 2


class Home(Struct, frozen=True, kw_only=True):
    """What the home pages leave out: section paths, or ``opinion``, ``most-read``, ``coverage``."""

    without: tuple[str, ...] = ()


class Feeds(Struct, frozen=True, kw_only=True):
    """How many stories a feed carries, and which listings have an Atom and a JSON feed. All listings have an RSS feed."""

    items: int = 50
    atom: tuple[str, ...] = ("site", "section")
    json: tuple[str, ...] = ("site", "section")


class Images(Struct, frozen=True, kw_only=True):
    """In which widths, and in which formats besides their own, pictures are made. Without widths they are served as they are."""

    widths: tuple[int, ...] = ()
    """Widths in pixels."""
    formats: tuple[str, ...] = ()
    """Suffixes: ``webp``, ``avif``."""


class Imaging(Struct, frozen=True, kw_only=True):
    """How renditions are made: settings that change their bytes, and no page."""

    quality: int = 0
    engine: str = ""
    """The imaging library's name and release."""


class Delivery(Struct, frozen=True, kw_only=True):
    """How fragments get into slots: the delivery of each page kind, and the default one of all others."""

    default: str = "bake"
    kinds: dict[str, str] = {}


class Budgets(Struct, frozen=True, kw_only=True):
    """How much a page may load: sizes in kilobytes, compressed as they are sent, and numbers of requests."""

    article: int = 14
    """The HTML of a story without its text."""
    css: int = 14
    scripts: int = 6
    requests: int = 12
    """Requests until the part of the page that is seen first is loaded."""
    third_party: int = 0
    """Requests to other hosts."""


class Writing(Struct, frozen=True, kw_only=True):
    """How content files are read. If a setting of this block changes, every file is read again."""

    permalink: str = "/{section}/{year}/{month}/{slug}/"
    extensions: tuple[str, ...] = ()
    """Further Python-Markdown extensions, by import name."""
    raw_html: str = "sanitise"
    """``sanitise`` or ``trust``."""
    levels: dict[str, str] = {}
    """The level of a problem by its code: ``error``, ``warning`` or ``ignore``."""


class Edition(Struct, frozen=True, kw_only=True):
    """The blocks of site.yaml that belong to an edition."""

    chrome: Chrome
    registry: Registry


class Site(Struct, frozen=True, kw_only=True):
    """All of site.yaml, with every default filled in, as one edition sees it: the default edition, or another (see ``of``)."""

    root: str
    """The site's folder, absolute."""
    chrome: Chrome
    registry: Registry = Registry()
    modules: Modules = Modules()
    players: Players = Players()
    readnext: ReadNext = ReadNext()
    home: Home = Home()
    feeds: Feeds = Feeds()
    images: Images = Images()
    imaging: Imaging = Imaging()
    delivery: Delivery = Delivery()
    patch: str = "atomic"
    """How pages are patched, ``atomic`` or ``in-place``. It is in no block, because no page depends on it."""
    budgets: Budgets | None = None
    """What the built pages are checked against; None where site.yaml has no budgets."""
    writing: Writing = Writing()

    editions: tuple[Edition, ...] = ()
    """All editions, the default one first; empty where there is only the default one."""

    def folder(self) -> Path:
        """Returns the site's folder."""
        return Path(self.root)

    @property
    def content(self) -> str:
        """The folder of this edition's stories: ``content`` or ``content/ar``."""
        return content_of(self.chrome.edition)

    def pictures(self) -> frozenset[str]:
        """Returns the pictures that the settings name, as ``static/…``: logos, icons, dossiers' pictures."""
        editions = [self.of(code) for code in self.codes()]
        chromes = [edition.chrome for edition in editions]
        names = [name for chrome in chromes for name in (chrome.logo, *chrome.icons)]
        names += [dossier.image for edition in editions for dossier in edition.registry.coverage]
        return frozenset(f"static/{name}" for name in names if name)

    def codes(self) -> tuple[str, ...]:
        """Returns the codes of all editions, first the default one's, which is empty."""
        return tuple(edition.chrome.edition for edition in self.editions) or ("",)

    def of(self, code: str) -> Site:
        """Returns the site as the edition with this code sees it. Raises KeyError for a code that site.yaml does not have."""
        if code == self.chrome.edition:
            return self
        for edition in self.editions:
            if edition.chrome.edition == code:
                return replace(self, chrome=edition.chrome, registry=edition.registry)
        raise KeyError(code)

    def edition_at(self, path: str) -> str:
        """Returns the code of the edition to which a file belongs by its path."""
        parts = path.split("/", 2)
        first = parts[1] if len(parts) > 2 and parts[0] == "content" else ""
        return first if first in self.codes() else ""


def content_of(edition: str) -> str:
    """Returns the folder of an edition's stories: ``content`` or ``content/ar``."""
    return f"content/{edition}" if edition else "content"


def flat(sections: tuple[Section, ...]) -> list[Section]:
    """Returns all sections of a tree, parents before their children."""
    flattened: list[Section] = []
    stack = list(reversed(sections))
    while stack:
        section = stack.pop()
        flattened.append(section)
        stack.extend(reversed(section.sections))
    return flattened


def section_paths(sections: tuple[Section, ...]) -> list[str]:
    """Returns the paths of all sections of a tree, parents first."""
    return [section.path for section in flat(sections)]
