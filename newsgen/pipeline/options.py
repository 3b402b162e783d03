"""What a command is told about the build it makes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field

from newsgen.pipeline.events import Event
from newsgen.up_to_date.check import SiteWalk

Progress = Callable[[int, int], None]
"""Called with the number of pages made so far, and of all pages to make."""


def _no_progress(_done: int, _all: int) -> None:
    """Shows nothing."""


def _no_effect(_action: str) -> None:
    """Does nothing."""


class Options(Struct, frozen=True):
    """The site, its output and how to build. ``at`` is the one clock of the build."""

    site: Path
    output: Path
    at: datetime
    jobs: int = 1
    force: bool = False
    """Build into a folder that holds files of others."""
    clean: bool = False
    """Delete the cache first."""
    progress: Progress = _no_progress
    effect: Callable[[str], None] = _no_effect
    """Called before every write, delete and commit; tests stop a build there."""
    events: Callable[[Event], None] | None = None
    """Called with what happens; see ``newsgen.pipeline.events``."""
    began_ns: int = field(default_factory=time.time_ns)
    """The instant before anything was read, by the clock that files' times are made by."""
    walk: SiteWalk | None = None
    """The files that the up-to-date check found below the site's folders; None where it found none. To find them is half of a small build."""
