"""Pictures as pages show them: texts, and the renditions (sizes, cuts, formats) from which a browser chooses."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from newsgen.model.body import Image
from newsgen.model.lookup import FileAt, FileFacts
from newsgen.model.query import Ask, setting
from newsgen.model.rendition import SHAPES, Raster, Rendition, address, renditions_of_shape
from newsgen.model.site import Chrome, Images
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.memoised import MOST_PARTS, memoised

FALLBACK_WIDTH = 800
"""The least width, in pixels, of the rendition for browsers that cannot choose: the narrowest that is at least so wide is taken."""


class Source(Struct, frozen=True):
    """The renditions of a cut in one format. ``srcset`` has the attribute's form, addresses with widths; ``type`` is the media type."""

    type: str
    srcset: str


class Cut(Struct, frozen=True):
    """A picture, or a cut of it, in many sizes: in its own format, and in those that site.yaml names (``sources``).

    ``href`` is for browsers that do not choose. ``width`` and ``height`` are those of the largest size, in pixels.
    """

    href: str
    srcset: str
    width: int
    height: int
    sources: tuple[Source, ...]


class Picture(Struct, frozen=True):
    """A picture whose file is served: its address, size in pixels (0 if unknown), and texts.

    ``cuts`` are by shape (``16x9``, ``4x3``, ``1x1``); the whole picture has the empty name. There are none if pictures are served as they
    are. ``tone`` names the picture's overall colour, shown until it is loaded.
    """

    href: str
    url: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    cuts: dict[str, Cut] = {}
    tone: str = ""


@memoised(MOST_PARTS)
def picture(ask: Ask, chrome: Chrome, image: Image | None) -> Picture | None:
    """Returns the picture that an image of the content stands for; None if its file is not served, or if it lies on another site."""
    if image is None or not image.path:
        return None
    facts = ask(FileAt(image.path))
    if facts is None:
        return None
    cuts, largest = _cuts(chrome, facts, ask(setting(Images)), image.focus) if facts.format else ({}, facts.address)
    width, height = (cuts[""].width, cuts[""].height) if cuts else (facts.width, facts.height)
    texts = image.alt, image.caption, image.credit
    return Picture(href(chrome, largest), absolute(chrome, largest), width, height, *texts, cuts, facts.tone)


def _cuts(chrome: Chrome, facts: FileFacts, images: Images, focus: str) -> tuple[dict[str, Cut], str]:
    """Returns the cuts by shape, and the address of the largest rendition of the whole picture in its own format.

    That rendition is shown in place of the file itself, because renditions are without the metadata that cameras write.
    """
    raster = Raster(facts.width, facts.height, facts.format)
    cuts = {}
    largest = facts.address
    for shape in ("", *SHAPES) if focus else ("",):
        renditions = list(renditions_of_shape(raster, images, shape, focus))
        own_format = [rendition for rendition in renditions if rendition.format == facts.format]
        if not own_format:
            continue
        fallback = next((rendition for rendition in own_format if rendition.width >= FALLBACK_WIDTH), own_format[-1])
        other_formats = dict.fromkeys(rendition.format for rendition in renditions if rendition.format != facts.format)
        sources = tuple(
            Source(f"image/{name}", _srcset(chrome, facts, [rendition for rendition in renditions if rendition.format == name]))
            for name in other_formats
        )
        widest = own_format[-1]
        cuts[shape] = Cut(
            _rendition_href(chrome, facts, fallback), _srcset(chrome, facts, own_format), widest.width, widest.height, sources
        )
        if not shape:
            largest = address(facts.address, facts.digest, widest)
    return cuts, largest


def _rendition_href(chrome: Chrome, facts: FileFacts, rendition: Rendition) -> str:
    return href(chrome, address(facts.address, facts.digest, rendition))


def _srcset(chrome: Chrome, facts: FileFacts, renditions: Iterable[Rendition]) -> str:
    """Returns the value of the attribute ``srcset``. Commas in addresses are percent-encoded, because a comma separates entries."""
    return ", ".join(f"{_rendition_href(chrome, facts, rendition).replace(',', '%2C')} {rendition.width}w" for rendition in renditions)
