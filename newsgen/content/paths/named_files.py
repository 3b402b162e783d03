"""A guess at the files that a text names, for texts that cannot be read as a story.

When a story is held because of an error, the files that it shows are withheld with it. Some errors make it impossible to know which
files those are, so they are guessed from the bytes. A wrong guess only withholds a file that no live story shows.
"""

from __future__ import annotations

import re

from newsgen.content.paths.resolve import resolve_path, top_folders
from newsgen.model.article import Reference
from newsgen.model.site import Site

_SUFFIXES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp", ".mp4", ".webm", ".mp3", ".ogg", ".pdf")
_SEPARATOR = re.compile(r"[\s\"'()<>\[\]{},|]+")
_PICTURE_LINE = re.compile(r"(?m)^[ \t]*(?:image|src|poster)[ \t]*:[ \t]*(\S[^\n]{0,999})$")


def files_named_in(data: bytes, path: str, site: Site) -> tuple[Reference, ...]:
    """Returns a reference to each file whose name seems to stand in ``data``, the bytes of the file ``path``.

    The bytes need not be valid UTF-8. Names are words with the suffix of a picture, film, sound or PDF, and the values of lines
    ``image:``, ``src:`` and ``poster:``. The references stand at line 1, since the places are not known.
    """
    text = data.replace(b"\0", b"").decode("utf-8", "replace")
    words = {word.rstrip(".;:!?") for word in _SEPARATOR.split(text)}
    words |= {match[1].strip().strip("\"'") for match in _PICTURE_LINE.finditer(text)}
    names = (word for word in words if len(word) < 1000 and word.lower().endswith(_SUFFIXES))
    files = {resolve_path(name, path, top_folders(site, path), picture=True) for name in names}
    return tuple(Reference(kind="picture", path=file, text="", line=1, column=1, excerpt="") for file in sorted(filter(None, files)))
