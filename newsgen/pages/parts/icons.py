"""Pictures for home screens and tabs."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.lookup import FileAt
from newsgen.model.query import Ask
from newsgen.model.site import Chrome
from newsgen.pages.parts.addresses import href

_TAB = 64
"""Pixels of a tab's icon on a sharp screen."""
_PHONE = 180
_TYPES = {"svg": "svg+xml", "png": "png", "webp": "webp", "jpg": "jpeg", "jpeg": "jpeg", "ico": "x-icon"}


class Icon(Struct, frozen=True):
    """A picture for home screens and tabs; ``sizes`` as ``192x192``, or ``any`` where it is of all sizes; ``type`` is its media type."""

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
            sizes = f"{facts.width}x{facts.height}" if facts.width and suffix != "svg" else "any"  # .ico files hold several
            found.append(Icon(href(chrome, facts.address), sizes, f"image/{_TYPES[suffix]}"))
    return tuple(found)


def of_tabs(found: tuple[Icon, ...]) -> tuple[Icon, ...]:
    """What browsers load for a tab: the drawing, and the smallest picture for those that show none; each more is a file more at every visit."""
    drawings = [icon for icon in found if icon.sizes == "any"]
    pictures = sorted((icon for icon in found if icon.sizes != "any"), key=_width)
    small = [icon for icon in pictures[:1] if not drawings or _width(icon) <= _TAB]
    return (*small, *drawings[:1])


def of_phones(found: tuple[Icon, ...]) -> str:
    """The address of the picture for iPhones' home screens: of 180 pixels, or the largest; empty where there is none."""
    pictures = sorted((icon for icon in found if icon.sizes != "any"), key=_width)
    return next((icon.src for icon in pictures if _width(icon) >= _PHONE), pictures[-1].src if pictures else "")


def _width(icon: Icon) -> int:
    return int(icon.sizes.partition("x")[0])
