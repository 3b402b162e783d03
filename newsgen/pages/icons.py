"""Pictures for home screens and tabs."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.lookup import FileAt
from newsgen.model.query import Ask
from newsgen.model.site import Chrome
from newsgen.pages.addresses import href

_TYPES = {"svg": "svg+xml", "png": "png", "webp": "webp", "jpg": "jpeg", "jpeg": "jpeg", "ico": "x-icon"}


class Icon(Struct, frozen=True):
    """A picture for home screens and tabs; ``sizes`` as ``192x192``, or ``any`` of a drawing; ``type`` is its media type."""

    src: str
    sizes: str
    type: str


def icons(ask: Ask, chrome: Chrome) -> tuple[Icon, ...]:
    """The icons that are there; the logo where site.yaml names none."""
    found = []
    for name in chrome.icons or filter(None, (chrome.logo,)):
        facts = ask(FileAt(f"static/{name}"))
        suffix = name.rpartition(".")[2].lower()
        if facts and suffix in _TYPES:
            sizes = "any" if suffix == "svg" else f"{facts.width}x{facts.height}"
            found.append(Icon(href(chrome, facts.address), sizes, f"image/{_TYPES[suffix]}"))
    return tuple(found)
