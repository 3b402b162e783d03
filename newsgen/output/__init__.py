"""Output places: files, slots and marks in the output folder. The only room that writes there."""

from newsgen.output.manifest import announce, complete, foreign, listed, marked, token, unmark
from newsgen.output.place import OURS, Disk, Fragments, fill
from newsgen.output.slots import Patched, patch

__all__ = [
    "OURS",
    "Disk",
    "Fragments",
    "Patched",
    "announce",
    "complete",
    "fill",
    "foreign",
    "listed",
    "marked",
    "patch",
    "token",
    "unmark",
]
