"""The list of the search index's files in the output, ``.newsgen/search``.

The index is made after builds. Builds leave its files alone, and remove from it the texts of the pages that they remove.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from newsgen.output.manifest import leads_inside
from newsgen.output.write import OWN_FOLDER, Disk

INDEX_LIST_FILE = f"{OWN_FOLDER}/search"


class IndexedText(NamedTuple):
    """Whose text a file of the index holds: the page, as a path of the output, and ``subject``, the source file of that page.

    Both are empty for a file that belongs to all pages.
    """

    page: str = ""
    subject: str = ""


def read_index_list(disk: Disk) -> dict[str, IndexedText]:
    """Returns the files of the index by path, each with the text it holds."""
    lines = (disk.read(INDEX_LIST_FILE) or b"").decode("utf-8", "replace").split("\n")
    rows = ((*line.split("\t"), "", "")[:3] for line in lines)
    return {path: IndexedText(page, subject) for path, page, subject in rows if leads_inside(path)}


def write_index_list(disk: Disk, files: Mapping[str, IndexedText]) -> None:
    """Writes the list of the index's files that are, or soon will be, in the output, sorted; removes the list where there are no files."""
    if files:
        disk.write(INDEX_LIST_FILE, "".join("\t".join((path, *text)) + "\n" for path, text in sorted(files.items())).encode())
    elif disk.read(INDEX_LIST_FILE) is not None:
        disk.delete(INDEX_LIST_FILE)


def remove_from_index(disk: Disk, removed: Collection[str], subject_at: Callable[[str], str] | None = None) -> None:
    """Removes the texts of removed pages from the index; where an edition's search page is removed, all of that edition's index.

    ``subject_at`` returns the source file of the page at a path. It is given where the journal is new and does not know which pages were
    removed: then a text is removed where its page has another source file. The words of a removed text stay in the index, by number, until
    the index is made anew.
    """
    files = read_index_list(disk) if removed or subject_at else {}
    index_folders = tuple(f"{path.removesuffix('index.html')}index/" for path in removed if path.endswith("search/index.html"))
    outdated = [
        path
        for path, text in files.items()
        if text.page in removed or path.startswith(index_folders) or (subject_at and text.page and subject_at(text.page) != text.subject)
    ]
    if outdated:
        disk.remove_unfinished(files)
    for path in outdated:
        disk.delete(path)
        del files[path]
    if outdated:
        write_index_list(disk, files)
