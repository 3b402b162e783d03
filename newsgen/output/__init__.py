"""Output places: files, slots and marks in the output folder. The only room that writes there."""

from newsgen.output.manifest import BAR, announce, bar, barred, complete, foreign, listed, marked, token, unbar, unmark
from newsgen.output.search_files import IndexedText, list_index, listed_index, withdraw
from newsgen.output.slots import Patched, patch
from newsgen.output.write import OURS, Disk, Fragments, fill

__all__ = [
    "BAR",
    "OURS",
    "Disk",
    "Fragments",
    "IndexedText",
    "Patched",
    "announce",
    "bar",
    "barred",
    "complete",
    "fill",
    "foreign",
    "list_index",
    "listed",
    "listed_index",
    "marked",
    "patch",
    "token",
    "unbar",
    "unmark",
    "withdraw",
]
