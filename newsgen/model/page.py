"""Pages: their kinds, which pages of a kind exist, what a rendered and a written page is, and the plan of a build."""

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
    rendition  one for each rendition of each picture that is served; the rendition's name is the period
    alias      one for each former address of a live story that no other page has

    With ``per``, a listing or month with more stories than that has further pages, oldest stories first: their periods end in ``/2``, ``/3`` …
    With ``feed``, only the listings that site.yaml names under that key of ``feeds``: ``feeds.atom``.
    """

    family: Family
    scopes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    above: int = 0
    per: int = 0
    feed: str = ""


class Key(Struct, frozen=True, order=True):
    """What a page is about: a path, scope, address or edition's code, and a period. Both are empty for the only page of its kind."""

    subject: str = ""
    period: str = ""


View = Callable[[Ask, Key], Any]


class PageKind(Struct, frozen=True):
    """A kind of page.

    ``context`` is the class of the values that ``view`` returns for the template. Where ``template`` is None, the context is written as JSON.
    ``permalink`` is a pattern of ``{base}`` (the address of the document, file or listing itself, or of the edition), ``{beside}`` (how the
    addresses of files beside it begin), ``{edition}`` (its code and a slash, or nothing), ``{term}`` (the scope without its taxonomy),
    ``{year}``, ``{month}`` and ``{part}`` (``-2`` for the second page of kinds with ``per``, nothing for the first). ``order`` is the turn in
    which kinds are written: kinds that other pages load come first. ``fragment`` is the pattern of the name of the slot that shows a fragment.
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
        """The path of the page's file below the output folder."""
        return output_path(self.permalink)


def output_path(permalink: str) -> str:
    """Returns the file of an address: ``news/index.html`` for ``/news/``, ``feed.xml`` for ``/feed.xml``."""
    path = permalink.removeprefix("/")
    return path + "index.html" if path == "" or path.endswith("/") else path


def beside(permalink: str) -> str:
    """Returns how the addresses of a page's own files begin: ``/a/`` for ``/a/``, ``/a-`` for ``/a.html``."""
    return permalink if permalink.endswith("/") else f"{permalink.removesuffix('.html')}-"


LIVE_DATA = "live.json"
"""The file beside an open live story. A reader's page loads it to learn of new entries."""


def place_of(address: str) -> str:
    """Returns the folded path of the file of an address. Addresses with the same one cannot both exist on every disk."""
    return fold(f"/{output_path(address)}")


class Slot(Struct, frozen=True):
    """A place in a page where a fragment belongs."""

    name: str


class Copy(Struct, frozen=True):
    """A segment that is a file of the site or the theme, copied as it is, or a ``rendition`` of the picture with this digest.

    ``file`` is as in ``ServedFile``. Where ``bare`` is true, the picture is copied without the metadata that cameras and editors wrote into it.
    """

    file: str
    digest: str = ""
    rendition: Rendition | None = None
    bare: bool = False


Segment = str | Slot | Copy


class Read(Struct, frozen=True):
    """A question that a page asked, as the journal keeps it, the digest of its answer, and the answer's fences.

    ``mark`` identifies question and digest for questions that many pages share, and is 0 for the others.
    """

    query: str
    digest: str
    mark: int
    fences: tuple[Fence, ...]


Trace = tuple[Read | int, ...]
"""A page's questions in the order asked. A question that an earlier page of the session brought is given by its mark only."""


class Rendered(Struct, frozen=True):
    """A rendered page, before it is written."""

    page: Page
    segments: tuple[Segment, ...]
    trace: tuple[Read, ...]


class Filled(Struct, frozen=True):
    """A slot in a written file: the offset and length of the fragment's bytes, and their digest."""

    name: str
    start: int
    length: int
    digest: str


class Placed(Struct, frozen=True):
    """A page written to the output folder, as the journal keeps it. ``digest`` and ``size`` (bytes) are of its file."""

    page: Page
    recipe: str
    reason: str
    digest: str
    size: int
    slots: tuple[Filled, ...]
    trace: Trace
    written: bool
    """Whether the disk was written; False where the same bytes stood there already."""


class Recorded(Struct, frozen=True):
    """What the journal knows of a page."""

    page: Page
    path: str
    recipe: str
    digest: str
    reason: str
    row: int
    """The number of the page in the journal, by which it finds the questions that the page asked."""
    asked: int
    """The number of questions that the page asked."""


class Reason(Struct, frozen=True):
    """Why a page is rendered. ``code`` is new, recipe, moved, unsettled or answer; ``words`` says it to an editor."""

    code: str
    words: str


class Stale(Struct, frozen=True):
    """A page to render, and why."""

    page: Page
    reason: Reason


class Plan(Struct, frozen=True):
    """What a build has to do.

    ``stale`` are the pages to render, in the order of writing; ``gone`` the pages that no longer exist; ``orphans`` the files of no page;
    ``verified`` is the number of pages that were checked.
    """

    stale: tuple[Stale, ...]
    gone: tuple[Recorded, ...]
    orphans: tuple[str, ...]
    verified: int
