"""A picture as pages show it: its words, and every size and cut of it from which a browser chooses."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from newsgen.model.body import Image
from newsgen.model.lookup import FileAt, FileFacts
from newsgen.model.query import Ask, setting
from newsgen.model.rendition import SHAPES, Raster, Rendition, address, of_shape
from newsgen.model.site import Chrome, Images
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.memoised import MANY, memoised

USUAL = 800
"""Pixels of the file for browsers that cannot choose: the smallest that is not smaller."""


class Source(Struct, frozen=True):
    """The files of one format, with their widths, as ``srcset`` takes them; ``type`` is their media type."""

    type: str
    srcset: str


class Cut(Struct, frozen=True):
    """A picture, or a cut of it, in many sizes: in better formats (``sources``), and in its own. Pixels are those of the largest."""

    href: str
    srcset: str
    width: int
    height: int
    sources: tuple[Source, ...]


class Picture(Struct, frozen=True):
    """A picture that is there: its address, size in pixels (0 where unknown), and words.

    ``cuts`` by their shape, ``16x9``, ``4x3`` and ``1x1``, and the whole under an empty name; none where pictures are served as they are.
    ``tone`` names its colour on the whole, for the time until it is there.
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


@memoised(MANY)
def picture(ask: Ask, chrome: Chrome, image: Image | None) -> Picture | None:
    """The picture, where its file is served."""
    if image is None or not image.path:
        return None
    facts = ask(FileAt(image.path))
    if facts is None:
        return None
    cuts, largest = _cuts(chrome, facts, ask(setting(Images)), image.focus) if facts.format else ({}, facts.address)
    width, height = (cuts[""].width, cuts[""].height) if cuts else (facts.width, facts.height)
    words = image.alt, image.caption, image.credit
    return Picture(href(chrome, largest), absolute(chrome, largest), width, height, *words, cuts, facts.tone)


def _cuts(chrome: Chrome, facts: FileFacts, images: Images, focus: str) -> tuple[dict[str, Cut], str]:
    """Every cut there is, and the address of the largest whole in the picture's own format: without what cameras write into files."""
    raster = Raster(facts.width, facts.height, facts.format)
    found = {}
    largest = facts.address
    for shape in ("", *SHAPES) if focus else ("",):
        each = list(of_shape(raster, images, shape, focus))
        own = [one for one in each if one.format == facts.format]
        if not own:
            continue
        usual = next((one for one in own if one.width >= USUAL), own[-1])
        better = dict.fromkeys(one.format for one in each if one.format != facts.format)
        sources = tuple(Source(f"image/{form}", _srcset(chrome, facts, [one for one in each if one.format == form])) for form in better)
        found[shape] = Cut(_at(chrome, facts, usual), _srcset(chrome, facts, own), own[-1].width, own[-1].height, sources)
        if not shape:
            largest = address(facts.address, facts.digest, own[-1])
    return found, largest


def _at(chrome: Chrome, facts: FileFacts, rendition: Rendition) -> str:
    return href(chrome, address(facts.address, facts.digest, rendition))


def _srcset(chrome: Chrome, facts: FileFacts, found: Iterable[Rendition]) -> str:
    """The attribute's text. A comma would end an address in it, so it is encoded."""
    return ", ".join(f"{_at(chrome, facts, one).replace(',', '%2C')} {one.width}w" for one in found)
