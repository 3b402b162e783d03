"""Pages: the kinds there are, which of them should exist, and what became of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from newsgen.model.query import Ask, Fence
from newsgen.model.rendition import Rendition
from newsgen.model.slug import fold

Family = Literal["single", "edition", "document", "listing", "year", "month", "file", "rendition", "alias"]


class Keys(Struct, frozen=True):
    """Which pages of a kind exist.

    single     one
    edition    one for each edition
    document   one for each live file of the ``roles``; with ``types``, of stories of these types only
    listing    one for each listing of the ``scopes`` (``site`` or taxonomies) that has stories, is declared, or is an author with a page
    year       one for each year in which such a listing has stories
    month      the same for months; with ``above``, only in years with more stories than that
    file       one for each file that is served
    rendition  one for each rendition of each picture that is served, its name the period
    alias      one for each former address of a live story at which nothing else stands

    With ``per``, a listing or month of more stories than that has further pages, oldest first: their periods end in ``/2``, ``/3`` …
    With ``feed``, only listings that site.yaml names there: ``feeds.atom``.
    """

    family: Family
    scopes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    above: int = 0
    per: int = 0
    feed: str = ""


class Key(Struct, frozen=True, order=True):
    """What a page is about: a path, scope, address or edition's code, and a period; both empty for the only page of its kind."""

    subject: str = ""
    period: str = ""


View = Callable[[Ask, Key], Any]


class PageKind(Struct, frozen=True):
    """A kind of page: one file in pages/, one template.

    ``template`` None: the context is written as JSON. ``permalink`` is a pattern of ``{base}`` (the document's, file's or listing's
    own address, or the edition's), ``{beside}`` (what the addresses of files beside it begin with), ``{edition}`` (its code and a
    slash, or nothing), ``{term}`` (the scope without its taxonomy), ``{year}``, ``{month}`` and ``{part}`` (``-2`` for the second
    page of those with ``per``, nothing for the first). ``order`` is the turn in which kinds are placed: what others load comes
    first. ``fragment`` names what slots show: the pattern of the slot's name.
    """

    name: str
    context: type
    keys: Keys
    permalink: str
    view: View
    template: str | None = None
    order: int = 5
    fragment: str = ""


class Page(Struct, frozen=True):
    """A page that should exist."""

    kind: str
    key: Key
    permalink: str

    @property
    def path(self) -> str:
        """Where it lies below the output folder."""
        return output_path(self.permalink)


def output_path(permalink: str) -> str:
    """The file of an address: ``/news/`` is ``news/index.html``, ``/feed.xml`` is ``feed.xml``."""
    path = permalink.removeprefix("/")
    return path + "index.html" if path == "" or path.endswith("/") else path


def beside(permalink: str) -> str:
    """What the addresses of a page's own files begin with: ``/a/`` of ``/a/``, ``/a-`` of ``/a.html``."""
    return permalink if permalink.endswith("/") else f"{permalink.removesuffix('.html')}-"


LIVE_DATA = "live.json"
"""The file beside an open live story by which its page learns of new entries."""


def place_of(address: str) -> str:
    """What two addresses share that cannot stand side by side on every disk: the folded path of their file."""
    return fold(f"/{output_path(address)}")


class Slot(Struct, frozen=True):
    """A place in a page where a fragment belongs."""

    name: str


class Copy(Struct, frozen=True):
    """A segment that is a file of the site or the theme, copied as it is; or a ``rendition`` of the picture with this digest.

    ``file`` is as in ``ServedFile``; a ``bare`` picture is without what cameras and editors wrote into it.
    """

    file: str
    digest: str = ""
    rendition: Rendition | None = None
    bare: bool = False


Segment = str | Slot | Copy


class Read(Struct, frozen=True):
    """A question a page asked, as journaled, the digest of its answer, and the answer's fences.

    ``mark`` identifies question and digest where many pages share them, and is 0 where hardly any two do.
    """

    query: str
    digest: str
    mark: int
    fences: tuple[Fence, ...]


Trace = tuple[Read | int, ...]
"""How a page came to be: its questions in the order asked; for those that an earlier page of the session brought, their marks."""


class Rendered(Struct, frozen=True):
    """A page before it is placed."""

    page: Page
    segments: tuple[Segment, ...]
    trace: tuple[Read, ...]


class Filled(Struct, frozen=True):
    """A slot in a placed file: where the fragment's bytes lie, and which they are."""

    name: str
    start: int
    length: int
    digest: str


class Placed(Struct, frozen=True):
    """A file in the output folder, as the journal keeps it. ``digest`` and ``size`` are of its bytes."""

    page: Page
    recipe: str
    reason: str
    digest: str
    size: int
    slots: tuple[Filled, ...]
    trace: Trace
    written: bool
    """Whether the disk was written; False when the same bytes stood there already."""


class Recorded(Struct, frozen=True):
    """What the journal knows of a page."""

    page: Page
    path: str
    recipe: str
    digest: str
    reason: str
    row: int
    """By which the journal finds the questions it asked."""
    asked: int
    """How many they were."""


class Reason(Struct, frozen=True):
    """Why a page is made. ``code``: new, recipe, moved, unsettled, answer; ``words`` says it to an editor."""

    code: str
    words: str


class Stale(Struct, frozen=True):
    """A page to make, and why."""

    page: Page
    reason: Reason


class Plan(Struct, frozen=True):
    """The verdict: what to make, in the order of placing; which pages are gone; which files no page owns; how many were verified."""

    stale: tuple[Stale, ...]
    gone: tuple[Recorded, ...]
    orphans: tuple[str, ...]
    verified: int
