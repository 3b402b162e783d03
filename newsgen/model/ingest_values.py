"""The values that reading files hands to the catalogue, one for each new or changed file."""

from __future__ import annotations

from msgspec import Struct

from newsgen.diagnostics.problem import Problem
from newsgen.model.article import Article, Reference
from newsgen.model.data import Breaking, MostRead


class FileStat(Struct, frozen=True):
    """A source file's digest, and the size (bytes) and times by which an unchanged file is known without reading it."""

    digest: str
    size: int
    mtime_ns: int
    ctime_ns: int


NO_MARK = -1
"""Stands for a size or a time in a ``FileStat``. No file on a disk has it, so that the next scan reads the file again."""
READ_AGAIN = FileStat("", -2, NO_MARK, NO_MARK)
"""Stands for a file that must be read again. It equals no other stat: not one from a disk, and not one of the theme."""


def theme_stat(file_digest: str) -> FileStat:
    """Returns the stat of a file of the theme. No scan sees these files, so that the digest alone tells whether one changed."""
    return FileStat(file_digest, NO_MARK, NO_MARK, NO_MARK)


class ServedFile(Struct, frozen=True):
    """A file that is served as it is; width and height in pixels, 0 where it is no picture.

    ``file`` is a path from the site's root as the disk spells it, or ``theme:`` and a path in the theme. ``format`` is the suffix of
    renditions in the picture's own format, empty where none can be made; ``tone`` names its overall colour.
    """

    file: str
    width: int
    height: int
    format: str = ""
    tone: str = ""


Content = Article | Breaking | MostRead | ServedFile


class IngestedFile(Struct, frozen=True):
    """A new or changed file as it was read. ``content`` is None where the file has an error and is held."""

    path: str
    digest: str
    content: Content | None
    problems: tuple[Problem, ...] = ()
    references: tuple[Reference, ...] = ()
    """The files that a Markdown file names, also where it is held."""
