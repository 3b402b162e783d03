"""The search index in the output: made after builds, listed in a mark of its own. Builds leave it, and take out of it what they remove."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from newsgen.output.manifest import within
from newsgen.output.write import OURS, Disk

FOUND = f"{OURS}/search"


class IndexedText(NamedTuple):
    """The page whose text a file of the index holds, as a path of the output, and the file of which that is; empty for what is of all pages."""

    page: str = ""
    subject: str = ""


def listed_index(disk: Disk) -> dict[str, IndexedText]:
    """The files of the index, each with what it holds."""
    lines = (disk.read(FOUND) or b"").decode("utf-8", "replace").split("\n")
    return {path: IndexedText(page, subject) for path, page, subject in ((*line.split("\t"), "", "")[:3] for line in lines) if within(path)}


def list_index(disk: Disk, files: Mapping[str, IndexedText]) -> None:
    """List the files that lie here or soon will, sorted; without any, remove the list."""
    if files:
        disk.write(FOUND, "".join("\t".join((path, *held)) + "\n" for path, held in sorted(files.items())).encode())
    elif disk.read(FOUND) is not None:
        disk.delete(FOUND)


def withdraw(disk: Disk, removed: Collection[str], shows: Callable[[str], str] | None = None) -> None:
    """Take the texts of removed pages out of the index, and with its search page all of an edition's.

    ``shows`` tells of which file a page is, where the journal began anew and nobody knows what was removed. The words of a text stay in the
    index, by number, until it is made anew.
    """
    files = listed_index(disk) if removed or shows else {}
    indexes = tuple(f"{path.removesuffix('index.html')}index/" for path in removed if path.endswith("search/index.html"))
    going = [
        path
        for path, held in files.items()
        if held.page in removed or path.startswith(indexes) or (shows and held.page and shows(held.page) != held.subject)
    ]
    if going:
        disk.tidy(files)
    for path in going:
        disk.delete(path)
        del files[path]
    if going:
        list_index(disk, files)
