"""What editors and counters keep in content/_data/: the ticker's items and the most read stories."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class BreakingItem(Struct, frozen=True, kw_only=True):
    """An item of the ticker. ``until`` is settled when read: given, or start plus the default lifetime, capped at the longest."""

    text: str
    url: str = ""
    start: datetime | None = None
    until: datetime | None = None


class Breaking(Struct, frozen=True, kw_only=True):
    """content/_data/breaking.yaml, in the editor's order (newest first)."""

    items: tuple[BreakingItem, ...] = ()


class MostReadItem(Struct, frozen=True, kw_only=True):
    """A story by its file (``content/…``) or its address below the base (``/news/…/``), and how often it was read."""

    path: str = ""
    address: str = ""
    reads: int = 0


class MostRead(Struct, frozen=True, kw_only=True):
    """content/_data/most-read.yaml, most reads first; equal reads in the file's order."""

    as_of: datetime | None = None
    items: tuple[MostReadItem, ...] = ()
