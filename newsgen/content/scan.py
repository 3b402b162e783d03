"""Which files are new, changed or gone since they were last looked at.

A file of its own because it is the only part of the room that walks folders: what it hands on are plain, regular, readable files inside
the site, each under one path.

A file whose marks (size and times) are as known is not read. A file changed within the last two seconds may change once more and keep its
times, so its recorded marks never match, and the next scan reads it again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from newsgen.content.data_keys import FILES
from newsgen.content.files import MOST_BYTES, Source
from newsgen.content.folders import Entry, Walk
from newsgen.errors import Problem, Span, nearest
from newsgen.model.change import Stat
from newsgen.model.marks import YOUNG_NS, line
from newsgen.model.site import Site, content_of

Kind = Literal["markdown", "data", "file"]

_CHUNK = 1 << 20
_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mdx")


class Found(Struct, frozen=True):
    """A file that is new or changed. ``path`` is NFC from the site's root; ``file`` is where it lies."""

    path: str
    file: Path
    digest: str
    kind: Kind


class Scan(Struct, frozen=True):
    """What a walk found, sorted by path. ``stats`` are those to remember: of files that are new, changed, or only touched."""

    changed: tuple[Found, ...]
    gone: tuple[str, ...]
    stats: dict[str, Stat]
    problems: tuple[Problem, ...]
    marks: tuple[str, ...] = ()
    """Those of all files, a line each; none where a file is so young that its marks prove nothing."""


def scan(site: Site, known: Mapping[str, Stat], now_ns: int) -> Scan:
    """Look at content/ and static/. ``now_ns`` is the instant the scan began, by the clock that file times are made by."""
    walk = Walk(os.fsencode(site.root))
    entries = [*walk.files("content"), *walk.files("static")]
    if walk.missing("content"):
        walk.note("file/no-content", "there is no folder content/", "content", "make it, and put the stories there", level="warning")
    round_ = _Round(known, now_ns, walk)
    for entry in sorted(entries, key=lambda one: one.path):
        kind = _kind(site, entry.path, walk)
        if kind:
            round_.look(entry, kind)
    gone = tuple(sorted(set(known) - round_.seen))
    problems = tuple(sorted(walk.problems, key=lambda p: (p.span, p.code)))
    return Scan(tuple(round_.changed), gone, round_.stats, problems, () if round_.young else tuple(round_.marks))


def source_of(found: Found) -> Source:
    """The bytes of a file that was found; of one that is too large to be read, just enough to be told so. Raises OSError."""
    with found.file.open("rb") as file:
        return Source(found.path, file.read(MOST_BYTES + 1), found.digest)


class _Round(Struct):
    known: Mapping[str, Stat]
    now_ns: int
    walk: Walk
    changed: list[Found] = field(default_factory=list)
    stats: dict[str, Stat] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    marks: list[str] = field(default_factory=list)
    young: bool = False

    def look(self, entry: Entry, kind: Kind) -> None:
        """Compare one file with what is known of it, and read it only where that leaves a doubt. A change of permissions is one of ctime."""
        before = self.known.get(entry.path)
        marks = entry.stat
        if before and (before.size, before.mtime_ns, before.ctime_ns) == (marks.st_size, marks.st_mtime_ns, marks.st_ctime_ns):
            self._see(entry.path, marks)
            return
        try:
            digest, marks = _digest(entry.file)
        except OSError as error:
            self.walk.unreadable(entry.path, error)
            return
        self._see(entry.path, marks)
        young = max(marks.st_mtime_ns, marks.st_ctime_ns) >= self.now_ns - YOUNG_NS
        self.young |= young
        self.stats[entry.path] = Stat(digest, marks.st_size, -1 if young else marks.st_mtime_ns, marks.st_ctime_ns)
        if before is None or before.digest != digest:
            self.changed.append(Found(entry.path, Path(os.fsdecode(entry.file)), digest, kind))
        elif before == self.stats[entry.path]:
            del self.stats[entry.path]

    def _see(self, path: str, marks: os.stat_result) -> None:
        self.seen.add(path)
        self.marks.append(line(path, marks.st_size, marks.st_mtime_ns, marks.st_ctime_ns))


def _digest(file: bytes) -> tuple[str, os.stat_result]:
    """The digest of a regular file, and its marks from before it was read. A pipe put in its place is refused, not waited for."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb", buffering=0) as stream:
        marks = os.fstat(stream.fileno())
        if not stat.S_ISREG(marks.st_mode):
            raise OSError(0, "it is not a regular file")
        summed = blake2b(digest_size=16)
        while chunk := stream.read(_CHUNK):
            summed.update(chunk)
    return summed.hexdigest(), marks


def _kind(site: Site, path: str, walk: Walk) -> Kind | None:
    """What a file is read as; None for one that is not, which is noted."""
    if path.startswith("static/"):
        return "file"
    name = path.rpartition("/")[2]
    data = f"{content_of(site.edition_at(path))}/_data/" if "/_data/" in path else ""
    if data and path.startswith(data):
        if path.removeprefix(data) in FILES:
            return "data"
        close = nearest(name, FILES)
        hint = f'did you mean "{close}"?' if close else f"the files here are {', '.join(FILES)}"
        walk.problems.append(Problem("data/unknown-file", "warning", f"{name} is not read: no data file has this name", Span(path), hint))
        return None
    if name.endswith(".md"):
        return "markdown"
    if name.lower().endswith((".md", *_OTHER_MARKDOWN)):
        hint = f"rename it to {name.rpartition('.')[0]}.md"
        walk.problems.append(Problem("file/suffix", "warning", "the file is not read: stories end in .md", Span(path), hint))
        return None
    return "file"
