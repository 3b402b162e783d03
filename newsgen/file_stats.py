"""The marks by which an untouched file is known, as text, and which names stand for no file of the editor's.

A file of its own, and light: the quick look whether a build has anything to do uses it before the program is loaded.
"""

import os
import sys

YOUNG_NS = 2_000_000_000
"""A file may change once more and keep its times for as long as a coarse clock stands still: so young, its marks prove nothing."""

_SKIPPED = frozenset({"Thumbs.db", "desktop.ini"})


def line(path: str, size: int, mtime_ns: int, ctime_ns: int) -> str:
    """One file's marks. A change of permissions is one of ctime."""
    return f"{path}\0{size} {mtime_ns} {ctime_ns}"


def skipped(name: str) -> bool:
    """Files that programs leave behind: hidden ones, backups, listings of thumbnails."""
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#")) or name in _SKIPPED


class Unusual(Exception):
    """Something lies there that only a walk with all precautions can judge."""


Walked = tuple[list[str], dict[str, str]]
"""Lines of files, and where those lie of which the system has the name in another composition of its accents."""


def lines_below(root: str) -> Walked:
    """The marks of all files below content/ and static/ of a folder, a line each. Raises Unusual, and OSError."""
    if os.name != "posix" or sys.getfilesystemencoding() != "utf-8":
        raise Unusual(root)
    found: list[str] = []
    composed: dict[str, str] = {}
    rest = [(f"{root}/{top}", top) for top in ("content", "static") if os.path.lexists(f"{root}/{top}")]
    if any(os.path.islink(folder) for folder, _ in rest):
        raise Unusual(root)
    while rest:
        folder, path = rest.pop()
        with os.scandir(folder) as listing:
            for entry in listing:
                name = entry.name
                if skipped(name):
                    continue
                if not name.isascii():
                    name = _composed(name)
                if not name.isprintable():
                    raise Unusual(entry.path)
                if entry.is_file(follow_symlinks=False):
                    marks = entry.stat(follow_symlinks=False)
                    here = f"{path}/{name}"
                    found.append(line(here, marks.st_size, marks.st_mtime_ns, marks.st_ctime_ns))
                    if len(here) + len(root) + 1 != len(entry.path):
                        composed[here] = entry.path
                elif entry.is_dir(follow_symlinks=False) and not name.endswith(".md"):
                    rest.append((entry.path, f"{path}/{name}"))
                else:
                    raise Unusual(entry.path)
    if composed and len({one.partition("\0")[0] for one in found}) < len(found):
        raise Unusual(root)  # two names that are one once their accents are composed
    return found, composed


def _composed(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", name)
