"""What taking in hands to the catalogue: the reading of one changed file."""

from __future__ import annotations

from msgspec import Struct

from newsgen.diagnostics.problem import Problem
from newsgen.model.article import Article, Reference
from newsgen.model.data import Breaking, MostRead


class FileStat(Struct, frozen=True):
    """A source's digest, and the marks by which an untouched file is known without reading it."""

    digest: str
    size: int
    mtime_ns: int
    ctime_ns: int


class ServedFile(Struct, frozen=True):
    """A file that is served as it is; width and height in pixels, 0 where it is no picture.

    ``file`` is where it lies: a path from the site's root as the disk spells it, or ``theme:`` and a path in the theme. ``format`` is the suffix
    of renditions in the picture's own form, empty where none can be made; ``tone`` names its colour on the whole.
    """

    file: str
    width: int
    height: int
    format: str = ""
    tone: str = ""


Content = Article | Breaking | MostRead | ServedFile


class IngestedFile(Struct, frozen=True):
    """A file that is new or changed, read. ``content`` is None where it has an error: it is held."""

    path: str
    digest: str
    content: Content | None
    problems: tuple[Problem, ...] = ()
    references: tuple[Reference, ...] = ()
    """What a Markdown file names, also where it is held."""
