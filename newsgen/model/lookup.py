"""Questions about single files and addresses, and about the data files in _data/."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from newsgen.model.article import Card, Role
from newsgen.model.data import Breaking, MostRead
from newsgen.model.query import Query
from newsgen.model.site import content_of


class CardOn(Query[Card | None], frozen=True):
    """Asks for the card of the live story at an address below the base; None where there is none."""

    address: str

    def words(self) -> str:
        """Returns words that name the address."""
        return f"the story at {self.address}"


class MovedFrom(Query[tuple[str, str, str] | None], frozen=True):
    """Asks where the story moved that once had an address: its edition, title and address; None where there is none."""

    address: str

    def words(self) -> str:
        """Returns words that name the address."""
        return f"where {self.address} leads"


class AddressOf(Query[str | None], frozen=True):
    """Asks for the address of a live story, page or author, or of a file that is served; None where there is none."""

    path: str

    def words(self) -> str:
        """Returns words that name the file."""
        return f"the address of {self.path}"


class Documents(Query[tuple[tuple[str, str, str, str], ...]], frozen=True):
    """Asks for an edition's live pages or authors (``role``) as (slug, title, address, path), sorted by slug."""

    shared: ClassVar[bool] = True

    role: Role
    edition: str = ""

    def words(self) -> str:
        """Returns words that name the role."""
        return f"which {self.role} files there are"


class FileFacts(Struct, frozen=True):
    """A file that is served: its address below the base, its digest, and the fields of ``ServedFile``."""

    file: str
    address: str
    digest: str
    width: int
    height: int
    format: str = ""
    tone: str = ""


class FileAt(Query[FileFacts | None], frozen=True):
    """Asks for a file that is served as it is; None where it is missing, or held with the story that shows it."""

    shared: ClassVar[bool] = True

    path: str

    def words(self) -> str:
        """Returns words that name the file."""
        return self.path


class Assets(Query[dict[str, str]], frozen=True):
    """Asks for the addresses of all style sheets and scripts, by their path below static/."""

    shared: ClassVar[bool] = True

    def words(self) -> str:
        """Returns what they are."""
        return "the style sheets and scripts"


class BreakingNow(Query[Breaking], frozen=True):
    """Asks for the items of an edition's _data/breaking.yaml that run at the build's instant."""

    edition: str = ""

    def words(self) -> str:
        """Returns words that name the file."""
        return data_file(self.edition, "breaking.yaml")


class MostReadNow(Query[MostRead], frozen=True):
    """Asks for the content of an edition's _data/most-read.yaml."""

    edition: str = ""

    def words(self) -> str:
        """Returns words that name the file."""
        return data_file(self.edition, "most-read.yaml")


class Translations(Query[tuple[tuple[str, str], ...]], frozen=True):
    """Asks for the live files that are translations of each other, one for each edition, as (edition, address), sorted by edition."""

    pair: str

    def words(self) -> str:
        """Returns words that name the file."""
        return f"the translations of {self.pair}"


def author_file(edition: str, slug: str) -> str:
    """Returns the path of an author's page: ``content/ar/authors/lina.md``."""
    return f"{content_of(edition)}/authors/{slug}.md"


def data_file(edition: str, name: str) -> str:
    """Returns the path of a data file of an edition: ``content/ar/_data/breaking.yaml``."""
    return f"{content_of(edition)}/_data/{name}"
