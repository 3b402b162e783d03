"""The questions that a page may ask, and the form of an answer.

A question is a value: it can be written down, compared, and asked again in a later build. Only the catalogue answers questions. A new
question needs a struct here and an answer in catalogue/answers.py.
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
    """The range of a scope on which an answer depended: keys from ``lo`` to ``hi``, both included.

    A scope that is no listing has the single key ``""``. A change touches a scope at a key; only answers whose fence contains that key may
    have changed.
    """

    scope: str
    lo: str = ""
    hi: str = scopes.LAST


class Answer(Struct, Generic[T], frozen=True):
    """An answer: the digest of the stored rows, the fences they depended on, and a function that decodes the rows to the value.

    The fences follow from the rows, so an answer with the same digest has the same fences.
    """

    digest: str
    fences: tuple[Fence, ...]
    value: Callable[[], T]


class Query(Struct, Generic[T], frozen=True):
    """A question whose answer has the type ``T``. Subclasses are frozen structs of texts and numbers."""

    shared: ClassVar[bool] = False
    """Whether many pages ask the same question. Such questions are stored once, and pages refer to them by their marks."""
    known: ClassVar[dict[str, type[Query[object]]]] = {}
    """All classes of questions, by their names."""

    def __init_subclass__(cls) -> None:
        Query.known[cls.__name__] = cls

    def written(self) -> str:
        """Returns the question as one line of JSON, as the journal keeps it."""
        return msgspec.json.encode([type(self).__name__, *astuple(self)]).decode()

    def words(self) -> str:
        """Returns what is asked, as an editor would say it."""
        raise NotImplementedError


@lru_cache(maxsize=4096)
def read_query(written: str) -> Query[object] | None:
    """Returns the question from the journal's text; None where this version of newsgen no longer has it."""
    name, *values = msgspec.json.decode(written)
    kind = Query.known.get(name)
    try:
        return kind(*values) if kind else None
    except TypeError:
        return None


Asked = dict[Query[Any], Answer[Any]]
"""Questions in the order first asked, each with its answer."""


class Ask(Protocol):
    """The only way in which a page learns anything: called with a question, it returns the answer."""

    session: object
    """An object that stays the same as long as no answer changes. What a page computes from answers may be cached by it."""

    def __call__(self, query: Query[T]) -> T:
        """Returns the answer to a question, and records both."""
        ...

    def apart(self) -> Ask:
        """Returns another ``Ask`` with the same answers, which records questions separately."""
        ...

    def asked(self) -> Asked:
        """Returns the questions and answers that were recorded."""
        ...

    def asks(self, asked: Asked) -> None:
        """Records questions that were asked in this session already, with their answers."""
        ...


BLOCKS: dict[str, type] = {
    block.__name__.lower(): block for block in (Chrome, Registry, Modules, Players, ReadNext, Home, Feeds, Images, Imaging, Delivery)
}


class Setting(Query[B], frozen=True):
    """Asks for a block of site.yaml, by its lower-case name. Use ``setting(Chrome, edition)``, which keeps the type."""

    shared: ClassVar[bool] = True

    block: str
    edition: str = ""

    def words(self) -> str:
        """Returns words that name the block."""
        return f"the {self.block} settings of site.yaml"


def setting(block: type[B], edition: str = "") -> Setting[B]:
    """Returns the question for a block of site.yaml. Chrome and Registry belong to an edition, the other blocks to the site."""
    return Setting(block.__name__.lower(), edition)


class StoryAt(Query[Article | None], frozen=True):
    """Asks for everything in one file; None where it is no live story, page or author."""

    path: str

    def words(self) -> str:
        """Returns words that name the file."""
        return self.path


class CardAt(Query[Card | None], frozen=True):
    """Asks for the card of one live story; None where there is none."""

    path: str

    def words(self) -> str:
        """Returns words that name the file."""
        return f"the headline, picture or address of {self.path}"


class Newest(Query[tuple[Card, ...]], frozen=True):
    """Asks for the newest stories of a listing, newest first, at most ``count``."""

    scope: str
    count: int

    def words(self) -> str:
        """Returns words that name the listing."""
        return f"the newest {self.count} of {self.scope}"


class Within(Query[tuple[Card, ...]], frozen=True):
    """Asks for all stories of a listing in a year (``2026``) or month (``2026-11``), newest first."""

    scope: str
    period: str

    def words(self) -> str:
        """Returns words that name the listing and the period."""
        return f"the stories of {self.scope} in {self.period}"


class Slice(Query[tuple[Card, ...]], frozen=True):
    """Asks for the stories of a listing, or of one of its periods, oldest first: at most ``count``, after the first ``start``."""

    scope: str
    period: str
    start: int
    count: int

    def words(self) -> str:
        """Returns words that name the listing and the period."""
        return f"the stories of {self.scope} {self.period}".rstrip()


class Parts(Query[int], frozen=True):
    """Asks how many pages of ``per`` stories a listing, or a period of it, fills."""

    scope: str
    period: str
    per: int

    def words(self) -> str:
        """Returns words that name the listing and the period."""
        return f"how many pages {self.scope} {self.period} fills".replace("  ", " ")


class CountWithin(Query[int], frozen=True):
    """Asks how many stories a listing holds in a period; the answer is ``limit`` where there are that many or more."""

    scope: str
    period: str
    limit: int

    def words(self) -> str:
        """Returns words that name the listing and the period."""
        return f"whether {self.scope} has {self.limit} stories in {self.period}"


class Months(Query[tuple[str, ...]], frozen=True):
    """Asks for the months (``YYYY-MM``) in which a listing holds stories, newest first."""

    scope: str

    def words(self) -> str:
        """Returns words that name the listing."""
        return f"the months of {self.scope}"


class Around(Struct, frozen=True):
    """The neighbours of a place in a listing. On each side the nearest comes first."""

    newer: tuple[Card, ...]
    older: tuple[Card, ...]


class Neighbours(Query[Around], frozen=True):
    """Asks for the stories next to a key in a listing, at most ``count`` on each side, without the story at the key itself."""

    scope: str
    key: str
    count: int

    def words(self) -> str:
        """Returns words that name the listing."""
        return f"the stories nearest in time in {self.scope}"


class LabelOf(Query[str], frozen=True):
    """Asks how a term is spelled: the title of the author's page, else the oldest live story's spelling; empty where there is neither."""

    shared: ClassVar[bool] = True

    scope: str

    def words(self) -> str:
        """Returns words that name the term."""
        return f"the spelling of {self.scope}"


class TermCount(Struct, frozen=True):
    """A term, its spelling, the number of its live stories, and the date of the newest one."""

    slug: str
    label: str
    count: int
    newest: datetime | None


class Terms(Query[tuple[TermCount, ...]], frozen=True):
    """Asks for all terms of a taxonomy in an edition with their counts, sorted by slug."""

    taxonomy: str
    edition: str = ""

    def words(self) -> str:
        """Returns words that name the taxonomy."""
        return f"the {self.taxonomy} terms and their counts"


class Names(Query[tuple[str, ...]], frozen=True):
    """Asks for the slugs of a taxonomy that have live stories in an edition. The answer changes only when a term appears or vanishes."""

    shared: ClassVar[bool] = True

    taxonomy: str
    edition: str = ""

    def words(self) -> str:
        """Returns words that name the taxonomy."""
        return f"which {self.taxonomy} terms there are"
