"""The search index in the output: made after builds, listed in a mark of its own. Builds leave it, and take out of it what they remove."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from newsgen.output.manifest import within
from newsgen.output.place import OURS, Disk

FOUND = f"{OURS}/search"


def listed_index(disk: Disk) -> dict[str, str]:
    """The files of the index, each with the path of the page whose text it holds; empty for those of all pages."""
    lines = (disk.read(FOUND) or b"").decode("utf-8", "replace").split("\n")
    return {path: page for path, _, page in (line.partition("\t") for line in lines) if within(path)}


def list_index(disk: Disk, files: Mapping[str, str]) -> None:
    """List the files that lie here or soon will, sorted; without any, remove the list."""
    if files:
        disk.write(FOUND, "".join(f"{path}\t{page}\n" for path, page in sorted(files.items())).encode())
    elif disk.read(FOUND) is not None:
        disk.delete(FOUND)


def withdraw(disk: Disk, removed: Collection[str]) -> None:
    """Take the texts of removed pages out of the index, and with its search page all of an edition's.

    The words of a text stay in the index, by number, until it is made anew.
    """
    files = listed_index(disk) if removed else {}
    indexes = tuple(f"{path.removesuffix('index.html')}index/" for path in removed if path.endswith("search/index.html"))
    going = [path for path, page in files.items() if page in removed or path.startswith(indexes)]
    for path in going:
        disk.delete(path)
        del files[path]
    if going:
        list_index(disk, files)
