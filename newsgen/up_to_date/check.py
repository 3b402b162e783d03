"""The up-to-date check: whether a build would find nothing to do, without loading the program.

A complete build writes a note beside the catalogue: digests of the stats of everything that it depended on, and the problems that it
reported. While everything is as noted, another build would make and write nothing and report the same problems. Anything unusual counts as
changed: an ordinary build judges it.

The note is discarded before a session changes anything, and is bound to the catalogue's file by that file's stats. So it is not believed
after a crash, nor beside a restored cache. No lock is needed to read it: a build that begins meanwhile finds what the check found.

This module imports little: loading pathlib, dataclasses or sqlite3 takes longer than the whole check.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from newsgen.file_stats import YOUNG_NS, SiteFiles, UnusualFile, fast_walk, stat_line

TYPE_CHECKING = False  # the name that type checkers know; loading typing takes a while
if TYPE_CHECKING:
    from typing import Any

_LOADED_NS = time.time_ns()
"""When the program was loaded. If one of its own files is younger, the file is not the code that runs here."""

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
THEME = f"{PACKAGE}/theme" if os.path.isdir(f"{PACKAGE}/theme") else os.path.dirname(PACKAGE)
"""The folder that holds the theme's templates/, messages/ and static/: in the installed package, or in the checkout above it."""
_METADATA_SUFFIXES = (".dist-info", ".egg-info", ".egg")
_OUTPUT_STATE = ".newsgen"
"""The folder of an output in which newsgen keeps its own files."""
_NOTE = "up-to-date"


class SiteWalk:
    """The files below a site's folders, and of which catalogue they are newer.

    ``state`` is the cache; ``catalogue`` the stat line of its catalogue before the walk: empty if there was none, None if a build was at
    work or was broken off.

    The check hands its walk to the build that follows: walking once more would be half of the work of a small build.
    """

    def __init__(self, state: str, catalogue: str | None, files: SiteFiles) -> None:
        self.state = state
        self.catalogue = catalogue
        self.files = files


def summary_line(made: int, patched: int, removed: int, written: int) -> str:
    """Returns the line in which a build says what it did."""
    return f"{made} pages made, {patched} patched, {removed} removed; {written} files written"


def state_folder(site: str, out: str) -> str:
    """Returns the cache of one site and output: .newsgen for public/, a folder in it for any other output."""
    cache, real_out = f"{site}/.newsgen", os.path.realpath(out)
    if real_out == os.path.realpath(f"{site}/public"):
        return cache
    return f"{cache}/outputs/{_digest(os.fsencode(real_out))[:16]}"


def discard_note(state: str) -> None:
    """Deletes the note of a cache: from now on something may change."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(f"{state}/{_NOTE}")


def starting_state(site: str, out: str, began_ns: int) -> tuple[int, str]:
    """Returns the instant before a build read anything, and the digest of what the site is made by besides its contents.

    ``write_note`` compares the digest with that at the end of the build: so it is noticed if a folder vanished meanwhile. The digest is
    empty if something unusual was met.
    """
    try:
        return began_ns, _site_stats(os.path.realpath(site), os.path.realpath(out)).digest()
    except (OSError, UnusualFile):
        return began_ns, ""


def write_note(
    state: str,
    site: str,
    out: str,
    starting_state: tuple[int, str],
    files: str,
    plugins: Iterable[str],
    dues: tuple[str, str],
    fragments: Mapping[str, str],
    problems: str,
) -> None:
    """Writes the note of a complete build, whose catalogue is closed; no note if a file is so young that it may have changed meanwhile.

    - ``starting_state``: what the function of that name returned when the build began;
    - ``files``: the digest of the stat lines that the build found below content/ and static/;
    - ``plugins``: the source files and folders of plugins;
    - ``dues``: the last and the next instant at which the clock changes something;
    - ``fragments``: the digests of the files that every build reads, by path;
    - ``problems``: what was reported, as JSON.
    """
    import json

    site, out = os.path.realpath(site), os.path.realpath(out)
    try:
        program_stats, site_stats = _program_stats(plugins), _site_stats(site, out)
        began_ns, site_digest_before = starting_state
        young = program_stats.youngest >= _LOADED_NS - YOUNG_NS or site_stats.youngest >= began_ns - YOUNG_NS
        if young or site_stats.digest() != site_digest_before:
            return
        note = {
            "stats": [program_stats.digest(), site_stats.digest(), files, _catalogue_line(state)],
            "output": _output_digest(out),
            "plugins": list(plugins),
            "dues": dues,
            "fragments": dict(fragments),
            "problems": problems,
        }
        text = json.dumps(note).encode()
        with open(f"{state}/{_NOTE}-unfinished", "wb") as file:
            file.write(f"{_digest(text)}\n".encode() + text)
        os.replace(f"{state}/{_NOTE}-unfinished", f"{state}/{_NOTE}")
    except (OSError, UnusualFile):
        return


def compare_with_note(site: str, out: str, at: str) -> tuple[str | None, SiteWalk | None]:
    """Returns the problems, as JSON, that a build would report without doing anything; and the walk that was made to know it.

    The problems are None if a build may have something to do, or if the check cannot judge it. The walk is None if the comparison ended
    before the files were needed: they are compared last. ``at`` is the clock of the build, as the catalogue stamps it.
    """
    walk = None
    try:
        site, out = os.path.realpath(site), os.path.realpath(out)
        state = state_folder(site, out)
        note = _read_note(state)
        if note is None or not _all_but_files_as_noted(note, site, out, at):
            return None, None
        walk = walk_site(site, state)
        as_noted = note["stats"][2:] == [files_digest(walk.files[0]), _catalogue_line(state)]
        return str(note["problems"]) if as_noted else None, walk
    except (OSError, ValueError, LookupError, TypeError, UnusualFile):  # a damaged note counts as none, and so does that of another version
        return None, walk


def _read_note(state: str) -> dict[str, Any] | None:
    """Returns the note of a cache; None if it is not whole."""
    with open(f"{state}/{_NOTE}", "rb") as file:
        digest, _, text = file.read().partition(b"\n")
    if digest.decode("ascii") != _digest(text):
        return None
    import json

    note: dict[str, Any] = json.loads(text)
    return note


def _all_but_files_as_noted(note: dict[str, Any], site: str, out: str, at: str) -> bool:
    """Returns whether everything is as noted, besides the files below content/ and static/, and the catalogue.

    The parts that cost least are compared first.
    """
    since, until = note["dues"]
    return bool(
        since <= at < until
        and note["output"] == _output_digest(out)
        and all(_digest(_read(f"{out}/{path}")) == digest for path, digest in note["fragments"].items())
        and note["stats"][:2] == [_program_stats(note["plugins"]).digest(), _site_stats(site, out).digest()]
    )


class _FileStats:
    """Collects stat lines of files, and other texts. ``youngest`` is the latest change of any file, in nanoseconds."""

    def __init__(self, *texts: str) -> None:
        self._lines = list(texts)
        self.youngest = 0

    def digest(self) -> str:
        """Returns the digest of everything that was added, in its order."""
        return _digest_of_lines(self._lines)

    def add_text(self, text: str) -> None:
        """Adds a text that is no stat line."""
        self._lines.append(text)

    def add_file(self, path: str) -> None:
        """Adds the stats of a file, or of a folder itself; of a missing one, only its path."""
        try:
            stats = os.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            self._lines.append(path)
            return
        self._lines.append(stat_line(path, stats.st_size, stats.st_mtime_ns, stats.st_ctime_ns))
        self.youngest = max(self.youngest, stats.st_mtime_ns, stats.st_ctime_ns)

    def add_tree(self, folder: str) -> None:
        """Adds all files below a folder. Of the folder itself only the times count: they are those of the last file that came or went."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except FileNotFoundError:
            self._lines.append(folder)
            return
        folder_stats = os.stat(folder)
        self.youngest = max(self.youngest, folder_stats.st_mtime_ns, folder_stats.st_ctime_ns)
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if not entry.is_dir():
                self.add_file(entry.path)
            elif entry.is_symlink():
                raise UnusualFile(entry.path)
            else:
                self.add_tree(entry.path)


def _program_stats(plugins: Iterable[str]) -> _FileStats:
    """Returns the stats of what runs: Python, newsgen, its theme, the installed packages and their entry points, and plugins' sources."""
    stats = _FileStats(sys.version, *sys.path)
    for root in (PACKAGE, *(f"{THEME}/{name}" for name in ("templates", "messages", "static/css", "static/js")), *plugins):
        if os.path.isdir(root):
            stats.add_tree(root)
        else:
            stats.add_file(root)
    for folder in (path or os.curdir for path in sys.path):
        try:
            names = sorted(name for name in os.listdir(folder) if name.lower().endswith(_METADATA_SUFFIXES))
        except (FileNotFoundError, NotADirectoryError):  # an archive of modules
            stats.add_file(folder)
            continue
        for name in names:
            for part in ("", "/METADATA", "/PKG-INFO", "/entry_points.txt", "/EGG-INFO"):
                stats.add_file(f"{folder}/{name}{part}")
    return stats


def _site_stats(site: str, out: str) -> _FileStats:
    """Returns the stats of what a site is made by besides its contents, and where it lies. Raises UnusualFile, and OSError."""
    if not stat.S_ISREG(os.lstat(f"{site}/site.yaml").st_mode):
        raise UnusualFile("site.yaml")
    stats = _FileStats(site, out, os.path.expanduser("~"))
    stats.add_file(f"{site}/site.yaml")
    stats.add_tree(f"{site}/templates")
    stats.add_tree(f"{site}/messages")
    for folder in ("css", "js"):  # a file of the theme is not served where the site has anything in its place, even a folder
        for parent, _, names in os.walk(f"{THEME}/static/{folder}"):
            for name in sorted(names):
                path = f"{parent}/{name}".removeprefix(THEME)
                stats.add_text(f"{path} {os.path.lexists(site + path)}")
    return stats


def walk_site(site: str, state: str) -> SiteWalk:
    """Walks through a site's folders. Raises UnusualFile, and OSError."""
    return SiteWalk(state, _closed_catalogue_line(state), fast_walk(site))


def files_if_current(walk: SiteWalk | None, state: str) -> SiteFiles | None:
    """Returns the files of a walk; None if it was made for another cache, or if a build may have ended since.

    Such a build knows files that came after the walk; by the walk they would count as gone.
    """
    if walk is None or walk.state != state or walk.catalogue is None:
        return None
    return walk.files if walk.catalogue == _closed_catalogue_line(state) else None


def _closed_catalogue_line(state: str) -> str | None:
    """Returns the catalogue's stat line; empty if there is no catalogue, None if a build is at work or was broken off."""
    try:
        return _catalogue_line(state)
    except FileNotFoundError:
        return ""
    except UnusualFile:
        return None


def files_digest(stat_lines: list[str]) -> str:
    """Returns the digest of the stat lines of a site's files. Their order does not matter."""
    return _digest_of_lines(sorted(stat_lines))


def _catalogue_line(state: str) -> str:
    """Returns the stat line of the catalogue's file, with its inode in place of the path. Raises UnusualFile, and OSError.

    While the catalogue is open, or after a crash, SQLite's journal lies beside it: then its file says nothing.
    """
    if os.path.lexists(f"{state}/state.db-wal"):
        raise UnusualFile(state)
    stats = os.stat(f"{state}/state.db")
    return stat_line(str(stats.st_ino), stats.st_size, stats.st_mtime_ns, stats.st_ctime_ns)


def _output_digest(out: str) -> str:
    """Returns the digest of the files by which an output is known as newsgen's and complete. Raises UnusualFile, and OSError."""
    folder = f"{out}/{_OUTPUT_STATE}"
    if {"files", "tree", "search"} != {*os.listdir(folder), "search"}:  # "search" may be missing: builds do not touch the search index
        raise UnusualFile(folder)
    return _digest(_read(f"{folder}/tree") + b"\n" + _read(f"{folder}/files"))


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _digest_of_lines(lines: list[str]) -> str:
    return _digest("\n".join(lines).encode("utf-8", "surrogateescape"))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
