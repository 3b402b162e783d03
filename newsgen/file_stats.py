"""Stat lines: size and times of a file as a line of text, by which an untouched file is known; and the fast walk that makes them.

The up-to-date check uses this module before the program is loaded, so it imports nothing but ``os`` and ``sys``.
"""

import os
import sys

YOUNG_NS = 2_000_000_000
"""For so long after a change, in nanoseconds, the stats of a file prove nothing.

The clock of some disks is coarse: until it moves on, a file may change once more and keep its times.
"""

_SKIPPED_NAMES = frozenset({"Thumbs.db", "desktop.ini"})


def stat_line(path: str, size: int, mtime_ns: int, ctime_ns: int) -> str:
    """Returns the stat line of one file. A change of permissions changes it too, by ctime."""
    return f"{path}\0{size} {mtime_ns} {ctime_ns}"


def skipped(name: str) -> bool:
    """Returns whether a name is that of a file that programs leave behind: hidden files, backups, listings of thumbnails."""
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#")) or name in _SKIPPED_NAMES


class UnusualFile(Exception):
    """Raised for something that only the careful walk or an ordinary build can judge, with its path."""


SiteFiles = tuple[list[str], dict[str, str]]
"""The files below content/ and static/: their stat lines with NFC paths, in no order; and by path, where a file lies whose name on the disk
has another composition of its accents."""


def fast_walk(root: str) -> SiteFiles:
    """Returns the files below content/ and static/ of a folder.

    Takes no precautions against links, pipes and unusual names; ``content.scan.walk`` does, and takes several times as long. Raises
    UnusualFile where one is met, and OSError.
    """
    if os.name != "posix" or sys.getfilesystemencoding() != "utf-8":
        raise UnusualFile(root)
    stat_lines: list[str] = []
    composed: dict[str, str] = {}
    folders = [(f"{root}/{top}", top) for top in ("content", "static") if os.path.lexists(f"{root}/{top}")]
    if any(os.path.islink(folder) for folder, _ in folders):
        raise UnusualFile(root)
    while folders:
        folder, folder_path = folders.pop()
        with os.scandir(folder) as listing:
            for entry in listing:
                name = entry.name
                if skipped(name):
                    continue
                if not name.isascii():
                    name = _compose(name)
                if not name.isprintable():
                    raise UnusualFile(entry.path)
                if entry.is_file(follow_symlinks=False):
                    stats = entry.stat(follow_symlinks=False)
                    path = f"{folder_path}/{name}"
                    stat_lines.append(stat_line(path, stats.st_size, stats.st_mtime_ns, stats.st_ctime_ns))
                    if len(path) + len(root) + 1 != len(entry.path):
                        composed[path] = entry.path
                elif entry.is_dir(follow_symlinks=False) and not name.endswith(".md"):
                    folders.append((entry.path, f"{folder_path}/{name}"))
                else:
                    raise UnusualFile(entry.path)
    if composed and len({line.partition("\0")[0] for line in stat_lines}) < len(stat_lines):
        raise UnusualFile(root)  # two names that are the same once their accents are composed
    return stat_lines, composed


def _compose(name: str) -> str:
    """Returns a name in NFC, as paths are written everywhere in the program."""
    import unicodedata

    return unicodedata.normalize("NFC", name)
