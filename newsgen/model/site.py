"""site.yaml as frozen values, in the blocks by which pages ask for it.

Each block is hashed by itself, so that a change to the footer makes no story be read again, and a change to Most Read's count
makes no page but Most Read's.
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
"""What the fronts of types are called where site.yaml does not say, by language; English in all others."""


class Section(Struct, frozen=True, kw_only=True, cache_hash=True):
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


class EditionName(Struct, frozen=True, kw_only=True):
    """An edition as the switch shows it. ``code`` is empty for the default one; ``language`` is a BCP 47 tag."""

    code: str
    label: str
    language: str
    direction: str


class Look(Struct, frozen=True, kw_only=True):
    """What an edition changes of the theme's tokens; empty where nothing. Colours as ``#rrggbb``, typefaces as in CSS."""

    accent: str = ""
    accent_dark: str = ""
    serif: str = ""
    sans: str = ""
    file: str = ""
    """The style sheet that says so, below static/; empty where nothing is changed."""


class Chrome(Struct, frozen=True, kw_only=True):
    """What every page of an edition shows of site.yaml."""

    title: str
    edition: str = ""
    editions: tuple[EditionName, ...] = ()
    """All of them, the default one first; empty where there is only that."""
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
    icons: tuple[str, ...] = ()
    """Paths below static/, of several sizes."""
    look: Look = Look()
    sections: tuple[Section, ...] | None = None
    """None: the folders are the sections."""
    navigation: tuple[str, ...] | None = None
    """Section paths or type names in order; None: all top sections."""
    regions: tuple[Declared, ...] = ()
    types: dict[str, str] = field(default_factory=lambda: dict(TYPE_TITLES["en"]))
    """What the front of each type of story is called."""
    social: tuple[Anchor, ...] = ()
    apps: tuple[Anchor, ...] = ()
    footer: tuple[str, ...] = ()
    """Slugs of plain pages, or ``authors``, ``tags``, ``archive``."""
    words_per_minute: int = 180
    policy: dict[str, tuple[str, ...]] | None = None
    """What pages may load besides what is the site's own, by directive (Content Security Policy Level 3); None: they do not say."""
    extra: dict[str, Any] = {}

    def __hash__(self) -> int:
        """Of what tells editions and sites apart: the mappings have none."""
        return hash((self.edition, self.base_url, self.title))


class Registry(Struct, frozen=True, kw_only=True):
    """The declared terms of an edition, and whether a tag must be one of them."""

    coverage: tuple[Declared, ...] = ()
    tags: tuple[Declared, ...] = ()
    declared_only: bool = False


class Players(Struct, frozen=True, kw_only=True):
    """Whose films play on the page: the address of the player by the host of a film's page, with ``{id}`` where the film's id stands."""

    addresses: dict[str, str] = {}


class Modules(Struct, frozen=True, kw_only=True):
    """Counts and lifetimes of ticker and Most Read. Lifetimes are in seconds."""

    live_url: str = ""
    breaking_count: int = 10
    breaking_lifetime: int = 7200
    breaking_longest: int = 86400
    most_read_count: int = 5


class ReadNext(Struct, frozen=True, kw_only=True):
    """How many stories are offered after a story: related ones, and the newest of its section."""

    related: int = 2
    newest: int = 2


class Home(Struct, frozen=True, kw_only=True):
    """What the home pages go without: section paths, or ``opinion``, ``most-read``, ``coverage``."""

    without: tuple[str, ...] = ()


class Feeds(Struct, frozen=True, kw_only=True):
    """How many stories a feed carries, and which listings have an Atom and a JSON feed; an RSS feed they all have."""

    items: int = 50
    atom: tuple[str, ...] = ("site", "section")
    json: tuple[str, ...] = ("site", "section")


class Images(Struct, frozen=True, kw_only=True):
    """In which widths, and in which forms besides their own, pictures are made. Without widths they are served as they are."""

    widths: tuple[int, ...] = ()
    """Pixels."""
    formats: tuple[str, ...] = ()
    """Suffixes: ``webp``, ``avif``."""


class Imaging(Struct, frozen=True, kw_only=True):
    """How they are made: what changes their bytes, and no page."""

    quality: int = 0
    engine: str = ""
    """The imaging library and its release."""


class Delivery(Struct, frozen=True, kw_only=True):
    """How slots reach the reader: a way per page kind, and one for all others."""

    default: str = "bake"
    kinds: dict[str, str] = {}


class Budgets(Struct, frozen=True, kw_only=True):
    """What a page may cost its reader: kilobytes as they are sent, compressed, and numbers of requests."""

    article: int = 14
    """The HTML of a story without its text."""
    css: int = 14
    scripts: int = 6
    requests: int = 12
    """Until what is seen first is there."""
    third_party: int = 0
    """Those to other hosts."""


class Writing(Struct, frozen=True, kw_only=True):
    """How files are read. A change here makes every file be read again."""

    permalink: str = "/{section}/{year}/{month}/{slug}/"
    extensions: tuple[str, ...] = ()
    """Further Python-Markdown extensions, by import name."""
    raw_html: str = "sanitise"
    """``sanitise`` or ``trust``."""
    levels: dict[str, str] = {}
    """A level per problem code: ``error``, ``warning``, ``ignore``."""


class Edition(Struct, frozen=True, kw_only=True):
    """The blocks of site.yaml that an edition has of its own."""

    chrome: Chrome
    registry: Registry


class Site(Struct, frozen=True, kw_only=True):
    """site.yaml, complete: every default filled in; as its default edition sees it, or as another does (``of``)."""

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
    """``atomic`` or ``in-place``: in no block, because no page depends on it."""
    budgets: Budgets | None = None
    """Held against what was built, where site.yaml names them."""
    writing: Writing = Writing()

    editions: tuple[Edition, ...] = ()
    """All editions, the default one first; empty where there is only that."""

    def folder(self) -> Path:
        """The site's folder."""
        return Path(self.root)

    @property
    def content(self) -> str:
        """The folder of this edition's stories: ``content`` or ``content/ar``."""
        return content_of(self.chrome.edition)

    def pictures(self) -> frozenset[str]:
        """The files below static/ that the settings name, as ``static/…``: logos, icons, dossiers' pictures."""
        editions = [self.of(code) for code in self.codes()]
        chromes = [one.chrome for one in editions]
        named = [name for one in chromes for name in (one.logo, *one.icons)]
        named += [dossier.image for one in editions for dossier in one.registry.coverage]
        return frozenset(f"static/{name}" for name in named if name)

    def codes(self) -> tuple[str, ...]:
        """The codes of all editions, the default one's (empty) first."""
        return tuple(edition.chrome.edition for edition in self.editions) or ("",)

    def of(self, code: str) -> Site:
        """The site as an edition sees it. Raises KeyError for a code that site.yaml does not have."""
        if code == self.chrome.edition:
            return self
        for edition in self.editions:
            if edition.chrome.edition == code:
                return replace(self, chrome=edition.chrome, registry=edition.registry)
        raise KeyError(code)

    def edition_at(self, path: str) -> str:
        """The code of the edition to which a file belongs by its path."""
        parts = path.split("/", 2)
        first = parts[1] if len(parts) > 2 and parts[0] == "content" else ""
        return first if first in self.codes() else ""


def content_of(edition: str) -> str:
    """The folder of an edition's stories: ``content`` or ``content/ar``."""
    return f"content/{edition}" if edition else "content"


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
