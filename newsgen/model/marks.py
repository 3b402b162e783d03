"""The marks by which an untouched file is known, as text, and which names stand for no file of the editor's.

A file of its own, which imports nothing: the quick look whether a build has anything to do uses it before the program is loaded.
"""

YOUNG_NS = 2_000_000_000
"""A file may change once more and keep its times for as long as a coarse clock stands still: so young, its marks prove nothing."""

_SKIPPED = frozenset({"Thumbs.db", "desktop.ini"})


def line(path: str, size: int, mtime_ns: int, ctime_ns: int) -> str:
    """One file's marks. A change of permissions is one of ctime."""
    return f"{path}\0{size} {mtime_ns} {ctime_ns}"


def skipped(name: str) -> bool:
    """Files that programs leave behind: hidden ones, backups, listings of thumbnails."""
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#")) or name in _SKIPPED
