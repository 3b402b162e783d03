"""Resolution of what an editor writes to name a file of the site to the path of that file.

Front matter, bodies and data files name files in the same ways. The result depends on the written text alone: whether the file
exists is asked later, by code that notices when the answer changes.

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


def top_folders(site: Site, path: str) -> frozenset[str]:
    """Returns the folders of an edition with which a path may begin instead of ``content/``.

    They are the declared sections, the first folder of the file ``path`` itself, ``pages`` and ``authors``.
    """
    declared = {section.id for section in site.chrome.sections or ()}
    parts = path.removeprefix(f"{site.content}/").split("/")
    own = {parts[0]} if len(parts) > 1 else set()
    return frozenset(declared | own | {"pages", "authors"})


def resolve_path(written: str, path: str, tops: Collection[str], *, picture: bool = False, home: str = "content") -> str | None:
    """Returns the path, from the site's root, of the file that ``written`` names in the file ``path``; None if it leaves the site.

    ``tops`` are the folders with which ``written`` may begin instead of ``content/`` (see ``top_folders``), ``home`` is the folder of
    the file's edition: ``content`` or ``content/ar``. A ``picture`` with a folder is one below static/.
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
        base = home.split("/") if segments[0] in tops else folder
    return _joined(base, segments)


def _joined(base: list[str], segments: list[str]) -> str | None:
    """Returns the path of ``segments`` below the folder ``base``; None if ``..`` leads out of content/ and static/."""
    parts = list(base)
    for segment in segments:
        if segment in ("", "."):
            continue
        if segment == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(segment)
    return "/".join(parts) if len(parts) > 1 and parts[0] in _ROOTS else None
