"""Writes the output folder: pages, slots, and newsgen's own marks. Nothing else in the program writes there."""

from newsgen.output.manifest import (
    HALF_PATCHED_FILE,
    LIST_FILE,
    clear_half_patched,
    foreign_entries,
    half_patched_by,
    has_file_list,
    mark_complete,
    mark_half_patched,
    read_file_list,
    read_token,
    remove_marks,
    write_file_list,
)
from newsgen.output.search_files import IndexedText, read_index_list, remove_from_index, write_index_list
from newsgen.output.slots import Patched, patch
from newsgen.output.write import OWN_FOLDER, Disk, Fragments, fill

__all__ = [
    "HALF_PATCHED_FILE",
    "LIST_FILE",
    "OWN_FOLDER",
    "Disk",
    "Fragments",
    "IndexedText",
    "Patched",
    "clear_half_patched",
    "fill",
    "foreign_entries",
    "half_patched_by",
    "has_file_list",
    "mark_complete",
    "mark_half_patched",
    "patch",
    "read_file_list",
    "read_index_list",
    "read_token",
    "remove_from_index",
    "remove_marks",
    "write_file_list",
    "write_index_list",
]
