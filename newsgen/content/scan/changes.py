"""Finds which files below content/ and static/ are new, changed or gone since the last scan.

What it returns are plain, regular, readable files inside the site, each under one path. Nothing else in ``content`` walks folders.

A file whose stats (size and times) are as known is not read. A file that was changed within the last two seconds may change once more and
keep its times, so its recorded stats never match, and the next scan reads it again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Literal

from msgspec import Struct, field

from newsgen.content.data_files.fields import FILE_NAMES, TAKEDOWNS
from newsgen.content.scan.decode import MOST_BYTES, SourceFile
from newsgen.content.scan.walk import Walk, WalkedFile
from newsgen.diagnostics.problem import Problem, Span, by_place
from newsgen.diagnostics.suggest import nearest
from newsgen.file_stats import YOUNG_NS, SiteFiles, UnusualFile, fast_walk, stat_line
from newsgen.model.ingest_values import NO_MARK, FileStat
from newsgen.model.site import Site, content_of

FileKind = Literal["markdown", "data", "file"]

_CHUNK = 1 << 20
_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mdx")


class ChangedFile(Struct, frozen=True):
    """A file that is new or changed.

    ``path`` is its NFC path from the site's root; ``file`` the path as the disk spells it, most often the same. ``digest`` is of its bytes.
    """

    path: str
    file: str
    digest: str
    kind: FileKind


class Scan(Struct, frozen=True):
    """What a scan found, sorted by path.

    ``gone`` are the paths of files that are there no more. ``stats`` are those to remember, by path: of files that are new or changed, or
    have other times and the same bytes.
    """

    changed: tuple[ChangedFile, ...]
    gone: tuple[str, ...]
    stats: dict[str, FileStat]
    problems: tuple[Problem, ...]
    stat_lines: tuple[str, ...] = ()
    """The stat lines of all files; none if one file is so young that its stats prove nothing."""


def find_changes(site: Site, known: Mapping[str, FileStat], now_ns: int, site_files: SiteFiles | None = None) -> Scan:
    """Compares the files below content/ and static/ with their known stats, which are by path.

    ``now_ns`` is the instant the scan began, by the clock that file times are made by. ``site_files`` is the result of a fast walk that was
    made a moment ago, if there was one.

    A fast walk takes no precautions, and is several times as fast as the careful one. The careful walk is made where the fast one meets
    something unusual; it is the one that notes problems.
    """
    walk = Walk(os.fsencode(site.root))
    comparison = _Comparison(site, known, now_ns, walk)
    site_files = site_files or _try_fast_walk(site.root)
    if site_files:
        gone = comparison.compare_lines(*site_files)
    else:
        for walked_file in sorted((*walk.files("content"), *walk.files("static")), key=lambda walked_file: walked_file.path):
            comparison.compare_file(walked_file)
        gone = set(known) - comparison.seen
    if walk.missing("content"):
        walk.note("file/no-content", "there is no folder content/", "content", "make it, and put the stories there", level="warning")
    problems = tuple(sorted(walk.problems, key=by_place))
    stat_lines = () if comparison.young else tuple(comparison.stat_lines)
    return Scan(tuple(comparison.changed), tuple(sorted(gone)), comparison.stats, problems, stat_lines)


def _try_fast_walk(root: str) -> SiteFiles | None:
    """Returns the result of a fast walk; None where something needs the careful one."""
    try:
        return fast_walk(root)
    except (OSError, UnusualFile):
        return None


def source_of(site: Site, changed: ChangedFile) -> SourceFile:
    """Returns a changed file with its bytes. Raises OSError.

    At most ``MOST_BYTES`` and one more are read: by that one a file is known to be too large.
    """
    with (site.folder() / changed.file).open("rb") as stream:
        return SourceFile(changed.path, stream.read(MOST_BYTES + 1), changed.digest)


class _Comparison(Struct):
    """Compares files with their known stats, and collects what the scan returns. ``seen`` are the paths of the files that were read."""

    site: Site
    known: Mapping[str, FileStat]
    now_ns: int
    walk: Walk
    changed: list[ChangedFile] = field(default_factory=list)
    stats: dict[str, FileStat] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    stat_lines: list[str] = field(default_factory=list)
    young: bool = False

    def compare_lines(self, stat_lines: Iterable[str], composed: Mapping[str, str]) -> set[str]:
        """Compares the result of a fast walk; reads only the files whose stats are not as known. Returns the paths that are gone."""
        known_lines = {stat_line(path, known.size, known.mtime_ns, known.ctime_ns) for path, known in self.known.items()}
        root, paths_to_read = self.walk.root, []
        for line in stat_lines:
            if line in known_lines:
                known_lines.remove(line)
                self.stat_lines.append(line)
            else:
                paths_to_read.append(line.partition("\0")[0])
        for path in sorted(paths_to_read):
            file = os.fsencode(composed[path]) if path in composed else root + b"/" + path.encode()
            if kind := _kind(self.site, path, self.walk):
                self._read(path, file, kind)
        return {line.partition("\0")[0] for line in known_lines} - self.seen

    def compare_file(self, walked_file: WalkedFile) -> None:
        """Compares one file of a careful walk, and reads it if its stats are not as known."""
        kind = _kind(self.site, walked_file.path, self.walk)
        known, stats = self.known.get(walked_file.path), walked_file.stat
        if known and kind and (known.size, known.mtime_ns, known.ctime_ns) == (stats.st_size, stats.st_mtime_ns, stats.st_ctime_ns):
            self._add_seen(walked_file.path, stats)
        elif kind:
            self._read(walked_file.path, walked_file.file, kind)

    def _read(self, path: str, file: bytes, kind: FileKind) -> None:
        """Reads a file whose stats are not as known, and notes whether its bytes changed. A change of permissions changes ctime too."""
        known = self.known.get(path)
        try:
            digest, stats = _digest(file)
        except OSError as error:
            self.walk.unreadable(path, error)
            return
        self._add_seen(path, stats)
        young = max(stats.st_mtime_ns, stats.st_ctime_ns) >= self.now_ns - YOUNG_NS
        self.young |= young
        self.stats[path] = FileStat(digest, stats.st_size, NO_MARK if young else stats.st_mtime_ns, stats.st_ctime_ns)
        if known is None or known.digest != digest:
            self.changed.append(ChangedFile(path, self._path_below_root(path, file), digest, kind))
        elif known == self.stats[path]:
            del self.stats[path]

    def _path_below_root(self, path: str, file: bytes) -> str:
        """Returns a file's path below the root, as the disk spells it.

        Where it equals ``path``, it is the same object: a second text for each story of a site would take memory.
        """
        name = os.fsdecode(file[len(self.walk.root) + 1 :]).replace(os.sep, "/")
        return path if name == path else name

    def _add_seen(self, path: str, stats: os.stat_result) -> None:
        self.seen.add(path)
        self.stat_lines.append(stat_line(path, stats.st_size, stats.st_mtime_ns, stats.st_ctime_ns))


def _digest(file: bytes) -> tuple[str, os.stat_result]:
    """Returns the digest of a regular file, and its stats from before it was read. Raises OSError.

    A pipe that was put in its place is refused: waiting for its bytes could take for ever.
    """
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb", buffering=0) as stream:
        stats = os.fstat(stream.fileno())
        if not stat.S_ISREG(stats.st_mode):
            raise OSError(0, "it is not a regular file")
        digest = blake2b(digest_size=16)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest(), stats


def _kind(site: Site, path: str, walk: Walk) -> FileKind | None:
    """Returns what a file is read as; None for a file that is not read, which is noted."""
    if path.startswith("static/"):
        return "file"
    name = path.rpartition("/")[2]
    data_folder = f"{content_of(site.edition_at(path))}/_data/" if "/_data/" in path else ""
    if data_folder and path.startswith(data_folder):
        if path.removeprefix(data_folder) in FILE_NAMES:
            return "data"
        if path.removeprefix(data_folder) == TAKEDOWNS:  # no build reads it
            return None
        close = nearest(name, FILE_NAMES)
        hint = f'did you mean "{close}"?' if close else f"the files here are {', '.join(FILE_NAMES)}"
        walk.problems.append(Problem("data/unknown-file", "warning", f"{name} is not read: no data file has this name", Span(path), hint))
        return None
    if name.endswith(".md"):
        return "markdown"
    if name.lower().endswith((".md", *_OTHER_MARKDOWN)):
        hint = f"rename it to {name.rpartition('.')[0]}.md"
        walk.problems.append(Problem("file/suffix", "warning", "the file is not read: stories end in .md", Span(path), hint))
        return None
    return "file"
