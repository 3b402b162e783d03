"""The data files of content/_data/: the ticker's items, which editors write, and the most read stories, which counters write."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class BreakingItem(Struct, frozen=True, kw_only=True):
    """An item of the ticker. ``until`` is computed when the file is read: as given, or start plus the default lifetime, at most the longest one."""

    text: str
    url: str = ""
    start: datetime | None = None
    until: datetime | None = None


class Breaking(Struct, frozen=True, kw_only=True):
    """The items of content/_data/breaking.yaml, in the editor's order (newest first)."""

    items: tuple[BreakingItem, ...] = ()


class MostReadItem(Struct, frozen=True, kw_only=True):
    """A story, by its file (``content/…``) or its address below the base (``/news/…/``), and how often it was read."""

    path: str = ""
    address: str = ""
    reads: int = 0


class MostRead(Struct, frozen=True, kw_only=True):
    """The items of content/_data/most-read.yaml, the most read first; items with equal reads are in the file's order."""

    as_of: datetime | None = None
    items: tuple[MostReadItem, ...] = ()
