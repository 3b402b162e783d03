"""newsgen in a process of its own, under conditions that its environment names. Run as a program, by tests alone.

LISTING    folders are listed in another order, by this seed
SLOWLY     every write takes this many seconds
RUNNING    each process holds a lock on a file of its own in this folder until it ends
PLANTED    a mutant of the engine
UMASK      octal
THEME      the folder of another theme

All of it holds for workers too: they are forks, or take this file in anew.
"""

from __future__ import annotations

import fcntl
import itertools
import os
import random
import time
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from newsgen import content, output
from newsgen.commands.cli import main
from newsgen.model import publication
from newsgen.output import Disk
from newsgen.pages import article
from newsgen.pipeline import pool, read_files, render_pages, theme


def shuffled(entries: list[Any]) -> list[Any]:
    entries = sorted(entries, key=lambda one: ascii(getattr(one, "name", None) or getattr(one, "path", one)))
    random.Random(f"{os.environ['LISTING']} {len(entries)}").shuffle(entries)
    return entries


class Listing:
    """What os.scandir gives, in another order."""

    def __init__(self, path: Any = ".") -> None:
        with SCANDIR(path) as entries:
            self._entries = iter(shuffled(list(entries)))

    def __iter__(self) -> Any:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._entries = iter(())


def slowly(self: Disk, path: str, data: bytes) -> bool:
    time.sleep(float(os.environ["SLOWLY"]))
    return WRITE(self, path, data)


def patched_slowly(*given: Any, **named: Any) -> Any:
    time.sleep(float(os.environ["SLOWLY"]))
    return PATCH(*given, **named)


def by_hash(ask: Any, chrome: Any, taxonomy: Any, terms: Any) -> Any:
    """The order of a set."""
    return TERM_LINKS(ask, chrome, taxonomy, tuple(set(terms)))


def by_zone(*given: Any, **named: Any) -> Any:
    """The machine's time zone."""
    return replace(FRAME(*given, **named), timezone=time.tzname[0])


def as_found(*given: Any) -> Any:
    """Files in the order in which the disk names them."""
    found = SCAN(*given)
    return replace(found, changed=tuple(shuffled(list(found.changed))))


def without_a_watch() -> None:
    """Workers that do not look whether their build still runs."""


def hold(role: str) -> None:
    """Lock a file of this process's own."""
    file = (Path(os.environ["RUNNING"]) / f"{role}-{os.getpid()}").open("w")
    fcntl.flock(file, fcntl.LOCK_EX)
    HELD[:] = [file]


def in_place(self: Disk, path: str, data: bytes) -> bool:
    """A file is written where it is read."""
    target = self.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        for half in (data[: len(data) // 2], data[len(data) // 2 :]):
            file.write(half)
            file.flush()
            time.sleep(float(os.environ["SLOWLY"]))
    return True


HELD: list[Any] = []
read_files.ReadFiles.few = render_pages.RenderPages.few = 40  # that small rooms are built by several processes too
SCANDIR, LISTDIR, WRITE, PATCH = os.scandir, os.listdir, Disk.write, output.patch
TERM_LINKS, FRAME, SCAN = article.term_links, article.frame, content.find_changes
if "LISTING" in os.environ:
    os.scandir = Listing
    os.listdir = lambda path=".": shuffled(LISTDIR(path))
if "SLOWLY" in os.environ:
    Disk.write, output.patch = slowly, patched_slowly
if "RUNNING" in os.environ:
    hold("build" if __name__ == "__main__" else "worker")
    os.register_at_fork(after_in_child=partial(hold, "worker"))
if "UMASK" in os.environ:
    os.umask(int(os.environ["UMASK"], 8))
if "THEME" in os.environ:
    theme.ROOT = Path(os.environ["THEME"])
    theme.TEMPLATES = theme.ROOT / "templates"
match os.environ.get("PLANTED"):
    case "hash":
        article.term_links = by_hash
    case "zone":
        article.frame = by_zone
    case "orphans":
        pool._end_with_parent = without_a_watch
    case "in place":
        Disk.write = in_place
    case "first come, first served":
        content.find_changes = as_found
        counter = itertools.count()
        publication.address_rank = lambda _article: (0, f"{next(counter):06}")

if __name__ == "__main__":
    main()
