"""What an editor writes to name a file of the site, to that file's path.

A file of its own because front matter and body name files in the same ways. The answer follows from the words alone: whether the
file exists is asked later, where an answer that changes is noticed.

    written in content/news/asia/quake.md
      flood.md, ./flood.md     content/news/asia/flood.md      beside the file
      ../europe/storm.md       content/news/europe/storm.md    from the file's folder
      news/europe/storm.md     content/news/europe/storm.md    from content/, where the site has a section "news"
      content/… static/…       as written
      img/quake.jpg            static/img/quake.jpg            a picture with a folder, or with a leading slash
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from newsgen.model.site import Site

_ROOTS = ("content", "static")


def tops(site: Site, path: str) -> frozenset[str]:
    """The first folders of an edition that a path may begin with instead of ``content/``: declared sections, and the file's own."""
    declared = {section.id for section in site.chrome.sections or ()}
    parts = path.removeprefix(f"{site.content}/").split("/")
    own = {parts[0]} if len(parts) > 1 else set()
    return frozenset(declared | own | {"pages", "authors"})


def resolve(written: str, path: str, first: Collection[str], *, picture: bool = False, home: str = "content") -> str | None:
    """The path from the site's root of the file that ``written`` names in the file ``path``; None where it leaves the site.

    ``home`` is the folder of the file's edition.
    """
    text = unicodedata.normalize("NFC", written.strip().replace("\\", "/"))
    segments = text.split("/")
    folder = path.split("/")[:-1]
    if text.startswith("/"):
        base = [] if segments[1:2] and segments[1] in _ROOTS else ["static"] if picture else home.split("/")
    elif segments[0] in _ROOTS and len(segments) > 1:
        base = []
    elif segments[0] in (".", "..") or len(segments) == 1:
        base = folder
    elif picture:
        base = ["static"]
    else:
        base = home.split("/") if segments[0] in first else folder
    return _joined(base, segments)


def _joined(base: list[str], segments: list[str]) -> str | None:
    found = list(base)
    for segment in segments:
        if segment in ("", "."):
            continue
        if segment == "..":
            if not found:
                return None
            found.pop()
        else:
            found.append(segment)
    return "/".join(found) if len(found) > 1 and found[0] in _ROOTS else None
