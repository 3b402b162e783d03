"""The files that a text seems to name, where it cannot be read as a story.

A file of its own because it guesses, and nothing else here does: what a story held for an error would show is withheld with it, also
where the error is such that nobody can say what it shows. A guess too many withholds a file that no live story shows.
"""

from __future__ import annotations

import re

from newsgen.content.paths.resolve import resolve, tops
from newsgen.model.article import Reference
from newsgen.model.site import Site

_SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp", ".mp4", ".webm", ".mp3", ".ogg", ".pdf")
_BETWEEN = re.compile(r"[\s\"'()<>\[\]{},|]+")
_LINE = re.compile(r"(?m)^[ \t]*(?:image|src|poster)[ \t]*:[ \t]*(\S[^\n]{0,999})$")


def files_named_in(data: bytes, path: str, site: Site) -> tuple[Reference, ...]:
    """References to the files whose names stand in the bytes of a file, whatever it is."""
    text = data.replace(b"\0", b"").decode("utf-8", "replace")
    words = {word.rstrip(".;:!?") for word in _BETWEEN.split(text)} | {match[1].strip().strip("\"'") for match in _LINE.finditer(text)}
    named = (word for word in words if len(word) < 1000 and word.lower().endswith(_SUFFIXES))
    found = {resolve(word, path, tops(site, path), picture=True) for word in named}
    return tuple(Reference(kind="picture", path=one, text="", line=1, column=1, excerpt="") for one in sorted(filter(None, found)))
