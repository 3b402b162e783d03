"""The site's icons: all of them for the web manifest, and those that the head of a page names for tabs and phones."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.lookup import FileAt
from newsgen.model.query import Ask
from newsgen.model.site import Chrome
from newsgen.pages.parts.addresses import href

_TAB = 64
"""The width of a tab's icon on a high-density screen, in pixels."""
_PHONE = 180
"""The width of an icon on an iPhone's home screen, in pixels."""
_TYPES = {"svg": "svg+xml", "png": "png", "webp": "webp", "jpg": "jpeg", "jpeg": "jpeg", "ico": "x-icon"}


class Icon(Struct, frozen=True):
    """A picture for home screens and tabs. ``sizes`` is ``192x192``, or ``any`` for a drawing (SVG, ICO). ``type`` is its media type."""

    src: str
    sizes: str
    type: str


def icons(ask: Ask, chrome: Chrome) -> tuple[Icon, ...]:
    """Returns the icons of site.yaml whose files are there; if it names none, the logo."""
    available = []
    for name in chrome.icons or filter(None, (chrome.logo,)):
        facts = ask(FileAt(f"static/{name}"))
        suffix = name.rpartition(".")[2].lower()
        if facts and suffix in _TYPES:
            sizes = f"{facts.width}x{facts.height}" if facts.width and suffix != "svg" else "any"  # an .ico file holds several sizes
            available.append(Icon(href(chrome, facts.address), sizes, f"image/{_TYPES[suffix]}"))
    return tuple(available)


def tab_icons(available: tuple[Icon, ...]) -> tuple[Icon, ...]:
    """Returns the icons for tabs: the drawing, and the smallest picture for browsers that show no drawings.

    With a drawing, the picture is left out if it is wider than a tab's icon. There are no more than two, because each is one more file that
    browsers load at every visit.
    """
    drawings = [icon for icon in available if icon.sizes == "any"]
    pictures = sorted((icon for icon in available if icon.sizes != "any"), key=_width)
    small = [icon for icon in pictures[:1] if not drawings or _width(icon) <= _TAB]
    return (*small, *drawings[:1])


def phone_icon(available: tuple[Icon, ...]) -> str:
    """Returns the address of the icon for iPhones' home screens: the smallest of at least 180 pixels, else the largest; or an empty string."""
    pictures = sorted((icon for icon in available if icon.sizes != "any"), key=_width)
    return next((icon.src for icon in pictures if _width(icon) >= _PHONE), pictures[-1].src if pictures else "")


def _width(icon: Icon) -> int:
    return int(icon.sizes.partition("x")[0])
