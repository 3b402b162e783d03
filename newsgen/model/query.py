"""The questions a page may ask, and the form of an answer.

A question is a value: it can be written down, compared, and asked again next year. The catalogue knows how to answer each; nothing
else does. To add a question: a struct here, an answer in catalogue/answers.py.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from newsgen.model import scope as scopes
from newsgen.model.article import Article, Card
from newsgen.model.site import Chrome, Delivery, Feeds, Home, Images, Imaging, Modules, Players, ReadNext, Registry

T = TypeVar("T", covariant=True)
B = TypeVar("B", Chrome, Registry, Modules, Players, ReadNext, Home, Feeds, Images, Imaging, Delivery)


class Fence(Struct, frozen=True):
    """The stretch of a scope on which an answer depended: keys from ``lo`` to ``hi``, both included.

    A scope that is no listing has the one key ``""``. A change touches a scope at a key; only the answers whose fence holds it are
    suspect.
    """

    scope: str
    lo: str = ""
    hi: str = scopes.LAST


class Answer(Struct, Generic[T], frozen=True):
    """What came back: the digest of the stored rows, the fences they depended on, and the value they decode to.

    The fences follow from the rows, so an answer with the same digest has the same fences.
    """

    digest: str
    fences: tuple[Fence, ...]
    value: Callable[[], T]


class Query(Struct, Generic[T], frozen=True):
    """A question whose answer is a ``T``. Subclasses are frozen structs of texts and numbers."""

    shared: ClassVar[bool] = False
    """Whether many pages ask the same one."""
    known: ClassVar[dict[str, type[Query[object]]]] = {}

    def __init_subclass__(cls) -> None:
        Query.known[cls.__name__] = cls

    def written(self) -> str:
        """The question as one line of JSON, as it is journaled."""
        return msgspec.json.encode([type(self).__name__, *astuple(self)]).decode()

    def words(self) -> str:
        """What is asked, as an editor would say it."""
        raise NotImplementedError


@lru_cache(maxsize=4096)
def read_query(written: str) -> Query[object] | None:
    """The question that was journaled; None when this version of newsgen no longer asks it."""
    name, *values = msgspec.json.decode(written)
    kind = Query.known.get(name)
    try:
        return kind(*values) if kind else None
    except TypeError:
        return None


Asked = dict[Query[Any], Answer[Any]]
"""Questions in the order first asked, each with its answer."""


class Ask(Protocol):
    """The only way by which a page learns anything."""

    session: object
    """The same object as long as every question has the answer that it had."""

    def __call__(self, query: Query[T]) -> T:
        """Answer the question, and write it down."""
        ...

    def apart(self) -> Ask:
        """One that answers the same, and writes down on a list of its own."""
        ...

    def asked(self) -> Asked:
        """What was written down."""
        ...

    def asks(self, asked: Asked) -> None:
        """Write down all that was asked in this session already."""
        ...


BLOCKS: dict[str, type] = {
    block.__name__.lower(): block for block in (Chrome, Registry, Modules, Players, ReadNext, Home, Feeds, Images, Imaging, Delivery)
}


class Setting(Query[B], frozen=True):
    """A block of site.yaml, by its lower-case name. Use ``setting(Chrome, edition)``, which keeps the type."""

    shared: ClassVar[bool] = True

    block: str
    edition: str = ""

    def words(self) -> str:
        """Name the block."""
        return f"the {self.block} settings of site.yaml"


def setting(block: type[B], edition: str = "") -> Setting[B]:
    """The question for a block of site.yaml; Chrome and Registry are an edition's, the others the site's."""
    return Setting(block.__name__.lower(), edition)


class StoryAt(Query[Article | None], frozen=True):
    """Everything in one file; None where no live story, page or author is."""

    path: str

    def words(self) -> str:
        """Name the file."""
        return self.path


class CardAt(Query[Card | None], frozen=True):
    """The card of one live story."""

    path: str

    def words(self) -> str:
        """Name the file."""
        return f"the headline, picture or address of {self.path}"


class Newest(Query[tuple[Card, ...]], frozen=True):
    """The newest stories of a listing, newest first, at most ``count``."""

    scope: str
    count: int

    def words(self) -> str:
        """Name the listing."""
        return f"the newest {self.count} of {self.scope}"


class Within(Query[tuple[Card, ...]], frozen=True):
    """All stories of a listing in a year (``2026``) or month (``2026-11``), newest first."""

    scope: str
    period: str

    def words(self) -> str:
        """Name the listing and the period."""
        return f"the stories of {self.scope} in {self.period}"


class Slice(Query[tuple[Card, ...]], frozen=True):
    """The stories of a listing, or of one of its periods, oldest first: at most ``count``, after the first ``start``."""

    scope: str
    period: str
    start: int
    count: int

    def words(self) -> str:
        """Name the listing and the period."""
        return f"the stories of {self.scope} {self.period}".rstrip()


class Parts(Query[int], frozen=True):
    """How many pages of ``per`` stories a listing or a period of it fills."""

    scope: str
    period: str
    per: int

    def words(self) -> str:
        """Name the listing and the period."""
        return f"how many pages {self.scope} {self.period} fills".replace("  ", " ")


class CountWithin(Query[int], frozen=True):
    """How many stories a listing holds in a period; ``limit`` when that many or more."""

    scope: str
    period: str
    limit: int

    def words(self) -> str:
        """Name the listing and the period."""
        return f"whether {self.scope} has {self.limit} stories in {self.period}"


class Months(Query[tuple[str, ...]], frozen=True):
    """The months (``YYYY-MM``) in which a listing holds stories, newest first."""

    scope: str

    def words(self) -> str:
        """Name the listing."""
        return f"the months of {self.scope}"


class Around(Struct, frozen=True):
    """The neighbours of a place in a listing: the nearest first on each side."""

    newer: tuple[Card, ...]
    older: tuple[Card, ...]


class Neighbours(Query[Around], frozen=True):
    """The stories next to a key in a listing, at most ``count`` on each side; the one at the key itself is not among them."""

    scope: str
    key: str
    count: int

    def words(self) -> str:
        """Name the listing."""
        return f"the stories nearest in time in {self.scope}"


class LabelOf(Query[str], frozen=True):
    """How a term is spelled: an author's page's title, else the oldest live story's spelling; empty where there is neither."""

    shared: ClassVar[bool] = True

    scope: str

    def words(self) -> str:
        """Name the term."""
        return f"the spelling of {self.scope}"


class TermCount(Struct, frozen=True):
    """A term, its spelling, how many live stories it has, and the newest one's instant."""

    slug: str
    label: str
    count: int
    newest: datetime | None


class Terms(Query[tuple[TermCount, ...]], frozen=True):
    """All terms of a taxonomy in an edition with their counts, by slug."""

    taxonomy: str
    edition: str = ""

    def words(self) -> str:
        """Name the taxonomy."""
        return f"the {self.taxonomy} terms and their counts"


class Names(Query[tuple[str, ...]], frozen=True):
    """The slugs of a taxonomy that have live stories in an edition, without counts: changes only when one appears or vanishes."""

    shared: ClassVar[bool] = True

    taxonomy: str
    edition: str = ""

    def words(self) -> str:
        """Name the taxonomy."""
        return f"which {self.taxonomy} terms there are"
