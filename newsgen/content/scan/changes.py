"""Which files are new, changed or gone since they were last looked at.

A file of its own because it is the only part of the room that walks folders: what it hands on are plain, regular, readable files inside
the site, each under one path.

A file whose marks (size and times) are as known is not read. A file changed within the last two seconds may change once more and keep its
times, so its recorded marks never match, and the next scan reads it again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Literal

from msgspec import Struct, field

from newsgen.content.data_files.fields import FILES, TAKEDOWNS
from newsgen.content.scan.decode import MOST_BYTES, SourceFile
from newsgen.content.scan.walk import Walk, WalkedFile
from newsgen.diagnostics.problem import Problem, Span, nearest
from newsgen.file_stats import YOUNG_NS, Unusual, Walked, line, lines_below
from newsgen.model.ingest_values import FileStat
from newsgen.model.site import Site, content_of

FileKind = Literal["markdown", "data", "file"]

_CHUNK = 1 << 20
_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mdx")


class ChangedFile(Struct, frozen=True):
    """A file that is new or changed. ``path`` is NFC from the site's root; ``file`` is where it lies below it, most often the same."""

    path: str
    file: str
    digest: str
    kind: FileKind


class Scan(Struct, frozen=True):
    """What a walk found, sorted by path. ``stats`` are those to remember: of files that are new, changed, or only touched."""

    changed: tuple[ChangedFile, ...]
    gone: tuple[str, ...]
    stats: dict[str, FileStat]
    problems: tuple[Problem, ...]
    marks: tuple[str, ...] = ()
    """Those of all files, a line each; none where a file is so young that its marks prove nothing."""


def find_changes(site: Site, known: Mapping[str, FileStat], now_ns: int, walked: Walked | None = None) -> Scan:
    """Look at content/ and static/. ``now_ns`` is the instant the scan began, by the clock that file times are made by.

    ``walked`` is what somebody found there a moment ago, if somebody did.
    """
    walk = Walk(os.fsencode(site.root))
    round_ = _Comparison(site, known, now_ns, walk)
    usual = walked or _usual(site.root)
    if usual:
        gone = round_.compare(*usual)
    else:
        for entry in sorted((*walk.files("content"), *walk.files("static")), key=lambda one: one.path):
            round_.look(entry)
        gone = set(known) - round_.seen
    if walk.missing("content"):
        walk.note("file/no-content", "there is no folder content/", "content", "make it, and put the stories there", level="warning")
    problems = tuple(sorted(walk.problems, key=lambda p: (p.span, p.code)))
    marks = () if round_.young else tuple(round_.marks)
    return Scan(tuple(round_.changed), tuple(sorted(gone)), round_.stats, problems, marks)


def _usual(root: str) -> Walked | None:
    """What a walk without precautions finds, several times as fast; None where something needs them, and is to be told."""
    try:
        return lines_below(root)
    except (OSError, Unusual):
        return None


def source_of(site: Site, found: ChangedFile) -> SourceFile:
    """The bytes of a file that was found; of one that is too large to be read, just enough to be told so. Raises OSError."""
    with (site.folder() / found.file).open("rb") as file:
        return SourceFile(found.path, file.read(MOST_BYTES + 1), found.digest)


class _Comparison(Struct):
    site: Site
    known: Mapping[str, FileStat]
    now_ns: int
    walk: Walk
    changed: list[ChangedFile] = field(default_factory=list)
    stats: dict[str, FileStat] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    marks: list[str] = field(default_factory=list)
    young: bool = False

    def compare(self, lines: Iterable[str], composed: Mapping[str, str]) -> set[str]:
        """Look at those files alone whose marks are not as known. Returns the paths of what is gone."""
        as_known = {line(path, of.size, of.mtime_ns, of.ctime_ns) for path, of in self.known.items()}
        root, fresh = self.walk.root, []
        for one in lines:
            if one in as_known:
                as_known.remove(one)
                self.marks.append(one)
            else:
                fresh.append(one.partition("\0")[0])
        for path in sorted(fresh):
            file = os.fsencode(composed[path]) if path in composed else root + b"/" + path.encode()
            if kind := _kind(self.site, path, self.walk):
                self._read(path, file, kind)
        return {one.partition("\0")[0] for one in as_known} - self.seen

    def look(self, entry: WalkedFile) -> None:
        """Compare one file with what is known of it."""
        kind = _kind(self.site, entry.path, self.walk)
        before, marks = self.known.get(entry.path), entry.stat
        if before and kind and (before.size, before.mtime_ns, before.ctime_ns) == (marks.st_size, marks.st_mtime_ns, marks.st_ctime_ns):
            self._see(entry.path, marks)
        elif kind:
            self._read(entry.path, entry.file, kind)

    def _read(self, path: str, file: bytes, kind: FileKind) -> None:
        """Read a file of which the marks leave a doubt. A change of permissions is one of ctime."""
        before = self.known.get(path)
        try:
            digest, marks = _digest(file)
        except OSError as error:
            self.walk.unreadable(path, error)
            return
        self._see(path, marks)
        young = max(marks.st_mtime_ns, marks.st_ctime_ns) >= self.now_ns - YOUNG_NS
        self.young |= young
        self.stats[path] = FileStat(digest, marks.st_size, -1 if young else marks.st_mtime_ns, marks.st_ctime_ns)
        if before is None or before.digest != digest:
            self.changed.append(ChangedFile(path, self._below(path, file), digest, kind))
        elif before == self.stats[path]:
            del self.stats[path]

    def _below(self, path: str, file: bytes) -> str:
        """Where a file lies below the root; the path itself where they are the same, of which there are as many as stories."""
        name = os.fsdecode(file[len(self.walk.root) + 1 :]).replace(os.sep, "/")
        return path if name == path else name

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


def _kind(site: Site, path: str, walk: Walk) -> FileKind | None:
    """What a file is read as; None for one that is not, which is noted."""
    if path.startswith("static/"):
        return "file"
    name = path.rpartition("/")[2]
    data = f"{content_of(site.edition_at(path))}/_data/" if "/_data/" in path else ""
    if data and path.startswith(data):
        if path.removeprefix(data) in FILES:
            return "data"
        if path.removeprefix(data) == TAKEDOWNS:  # of builds it changes nothing
            return None
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
