"""Rest: whether a build would find nothing to do, told without loading the program.

A complete build leaves a note beside the catalogue: the marks of all that it depended on, and what it told. While everything is as noted,
another build would make and write nothing and tell the same. Whatever is unusual counts as changed: an ordinary build looks at it.

The note is thrown away before a session changes anything, and is bound to the catalogue's file by its marks; so neither a crash nor a restored
cache makes it lie. No lock is needed to read it: a build that begins meanwhile finds what the look found.

A file of its own, and light: loading pathlib, dataclasses or sqlite3 takes longer than the whole look.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from newsgen.file_stats import YOUNG_NS, Unusual, Walked, line, lines_below

_LOADED_NS = time.time_ns()
"""When the program was loaded: what is younger, of its own files, is not what runs here."""

Found = tuple[str | None, Walked]
"""Which catalogue there was, and what lay below a site's folders then."""
kept: dict[str, Found] = {}
"""By its cache: what this process has just found, for the build that follows at once, of which to look again is half the work."""
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
THEME = f"{PACKAGE}/theme" if os.path.isdir(f"{PACKAGE}/theme") else os.path.dirname(PACKAGE)
_METADATA = (".dist-info", ".egg-info", ".egg")
_OURS = ".newsgen"


def done_words(made: int, patched: int, removed: int, written: int) -> str:
    """What a build says that it did."""
    return f"{made} pages made, {patched} patched, {removed} removed; {written} files written"


def state_folder(site: str, out: str) -> str:
    """The cache of one site and output: .newsgen for public/, a folder in it for any other."""
    base, real = f"{site}/.newsgen", os.path.realpath(out)
    if real == os.path.realpath(f"{site}/public"):
        return base
    return f"{base}/outputs/{_digest(os.fsencode(real))[:16]}"


def disturb(state: str) -> None:
    """Throw the note away: from now on something may change."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(f"{state}/rest")


def outset(site: str, out: str, began_ns: int) -> tuple[int, str]:
    """What a build begins with: the instant before it read anything, and what the site is made by, so that it is seen if a folder goes."""
    try:
        return began_ns, _site(os.path.realpath(site), os.path.realpath(out)).digest()
    except (OSError, Unusual):
        return began_ns, ""


def leave(
    state: str,
    site: str,
    out: str,
    outset: tuple[int, str],
    files: str,
    plugins: Iterable[str],
    dues: tuple[str, str],
    fragments: Mapping[str, str],
    problems: str,
) -> None:
    """Write the note of a complete build, with the catalogue closed; none where a file is so young that it may have changed meanwhile.

    ``outset`` is what the build began with; ``files`` is the digest of the marks of what the build found below content/ and static/;
    ``dues`` are the last and the next instant at which the clock changes something; ``fragments`` the digests of the files that every
    build reads; ``problems`` what was told, as JSON.
    """
    import json

    site, out = os.path.realpath(site), os.path.realpath(out)
    try:
        program, made_by = _program(plugins), _site(site, out)
        began_ns, before = outset
        young = program.youngest >= _LOADED_NS - YOUNG_NS or made_by.youngest >= began_ns - YOUNG_NS
        if young or made_by.digest() != before:
            return
        note = {
            "marks": [program.digest(), made_by.digest(), files, _catalogue(state)],
            "output": _output(out),
            "plugins": list(plugins),
            "dues": dues,
            "fragments": dict(fragments),
            "problems": problems,
        }
        text = json.dumps(note).encode()
        with open(f"{state}/rest-unfinished", "wb") as file:
            file.write(f"{_digest(text)}\n".encode() + text)
        os.replace(f"{state}/rest-unfinished", f"{state}/rest")
    except (OSError, Unusual):
        return


def told(site: str, out: str, at: str, *, keep: bool = False) -> str | None:
    """The problems, as JSON, that a build would tell without doing anything; None where it may have something to do, or cannot be judged.

    ``keep``: what lies below the site's folders is kept for the build that follows.
    """
    try:
        return _told(os.path.realpath(site), os.path.realpath(out), at, keep=keep)
    except (OSError, ValueError, LookupError, TypeError, Unusual):  # a damaged note is none, and so is that of another version
        return None


def _told(site: str, out: str, at: str, *, keep: bool) -> str | None:
    state = state_folder(site, out)
    with open(f"{state}/rest", "rb") as file:
        known, _, text = file.read().partition(b"\n")
    if known.decode("ascii") != _digest(text):
        return None
    import json

    note = json.loads(text)
    since, until = note["dues"]
    still = (
        since <= at < until
        and note["output"] == _output(out)
        and all(_digest(_read(f"{out}/{path}")) == known for path, known in note["fragments"].items())
        and note["marks"][:2] == [_program(note["plugins"]).digest(), _site(site, out).digest()]
        and note["marks"][2:] == [_files(site, state, keep=keep), _catalogue(state)]
    )
    return str(note["problems"]) if still else None


class _Marks:
    """The marks of files, gathered; ``youngest`` is the latest change of any, in nanoseconds."""

    def __init__(self, *words: str) -> None:
        self._lines = list(words)
        self.youngest = 0

    def digest(self) -> str:
        return _digest_of(self._lines)

    def note(self, text: str) -> None:
        """Anything else."""
        self._lines.append(text)

    def file(self, path: str) -> None:
        """A file, or a folder for itself, or that there is none."""
        try:
            found = os.stat(path)
        except (FileNotFoundError, NotADirectoryError):
            self._lines.append(path)
            return
        self._lines.append(line(path, found.st_size, found.st_mtime_ns, found.st_ctime_ns))
        self.youngest = max(self.youngest, found.st_mtime_ns, found.st_ctime_ns)

    def tree(self, folder: str) -> None:
        """All files below a folder. A folder is as young as the last file that came or went; more of it says nothing."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except FileNotFoundError:
            self._lines.append(folder)
            return
        itself = os.stat(folder)
        self.youngest = max(self.youngest, itself.st_mtime_ns, itself.st_ctime_ns)
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if not entry.is_dir():
                self.file(entry.path)
            elif entry.is_symlink():
                raise Unusual(entry.path)
            else:
                self.tree(entry.path)


def _program(plugins: Iterable[str]) -> _Marks:
    """What runs: Python, newsgen, its theme, the installed packages and their entry points, and plugins' sources."""
    marks = _Marks(sys.version, *sys.path)
    for root in (PACKAGE, *(f"{THEME}/{name}" for name in ("templates", "messages", "static/css", "static/js")), *plugins):
        if os.path.isdir(root):
            marks.tree(root)
        else:
            marks.file(root)
    for folder in (one or os.curdir for one in sys.path):
        try:
            names = sorted(name for name in os.listdir(folder) if name.lower().endswith(_METADATA))
        except (FileNotFoundError, NotADirectoryError):  # an archive of modules
            marks.file(folder)
            continue
        for name in names:
            for part in ("", "/METADATA", "/PKG-INFO", "/entry_points.txt", "/EGG-INFO"):
                marks.file(f"{folder}/{name}{part}")
    return marks


def _site(site: str, out: str) -> _Marks:
    """What a site is made by besides its contents, and where."""
    if not stat.S_ISREG(os.lstat(f"{site}/site.yaml").st_mode):
        raise Unusual("site.yaml")
    marks = _Marks(site, out, os.path.expanduser("~"))
    marks.file(f"{site}/site.yaml")
    marks.tree(f"{site}/templates")
    marks.tree(f"{site}/messages")
    for folder in ("css", "js"):  # where anything stands in the place of a file of the theme, that is not served
        for parent, _, names in os.walk(f"{THEME}/static/{folder}"):
            for name in sorted(names):
                path = f"{parent}/{name}".removeprefix(THEME)
                marks.note(f"{path} {os.path.lexists(site + path)}")
    return marks


def find(site: str, state: str) -> Found:
    """Look below a site's folders. Raises Unusual, and OSError."""
    return built(state), lines_below(site)


def built(state: str) -> str | None:
    """The catalogue as the last build left it; empty where there was none, None where one is at work or was broken off."""
    try:
        return _catalogue(state)
    except FileNotFoundError:
        return ""
    except Unusual:
        return None


def still(found: Found | None, state: str) -> Walked | None:
    """What was found below the folders; None where another build may have ended since, and knows files that came later."""
    return found[1] if found and found[0] is not None and found[0] == built(state) else None


def _files(site: str, state: str, *, keep: bool) -> str:
    """The digest of the marks of all files below content/ and static/, as a scan makes it where there is nothing unusual."""
    found = find(site, state)
    if keep:
        kept[state] = found
    return files_digest(found[1][0])


def files_digest(lines: list[str]) -> str:
    """The digest of the marks of a site's files."""
    return _digest_of(sorted(lines))


def _catalogue(state: str) -> str:
    """The marks of the catalogue's file; while it is open, or after a crash, it has a journal beside it."""
    if os.path.lexists(f"{state}/state.db-wal"):
        raise Unusual(state)
    found = os.stat(f"{state}/state.db")
    return line(str(found.st_ino), found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _output(out: str) -> str:
    """The digest of the marks by which the output is known as ours and complete."""
    ours = f"{out}/{_OURS}"
    if {"files", "tree", "search"} != {*os.listdir(ours), "search"}:  # an index is no business of builds that do nothing
        raise Unusual(ours)
    return _digest(_read(f"{ours}/tree") + b"\n" + _read(f"{ours}/files"))


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _digest_of(lines: list[str]) -> str:
    return _digest("\n".join(lines).encode("utf-8", "surrogateescape"))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
