"""Renditions: a picture in other sizes, formats and cuts. Pages and the plan both compute here which there are and their addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from newsgen.model.digest import digest as digest_of_bytes
from newsgen.model.site import Images

SHAPES = {"16x9": (16, 9, 1280), "4x3": (4, 3, 640), "1x1": (1, 1, 320)}
"""The cuts: the ratio of their sides, and the largest width made, since pages show none larger."""
PORTRAIT_WIDTH = 160
"""The width of portraits beside names, which only the square cut is made in."""
OWN_FORMAT_WIDTHS = (640, 1280)
"""The widths of renditions in a picture's own format, which feeds, link previews and old browsers use. They need no more than these."""
MOST_PIXELS = 80_000_000
"""A picture with more pixels is not opened: a file of a few kilobytes may claim to hold gigabytes."""
_LONGEST_SIDE = {"webp": 16_383, "jpg": 65_500, "avif": 65_535, "png": 1 << 31}
"""The largest number of pixels that a format allows on a side."""
CENTRE = "50-50"
"""A focus: per cent from the left and from the top of what must stay in every cut."""


_PARTS_OF_CUT_NAME = 4
"""The parts of a cut's name: shape, the two numbers of the focus, and width with format."""


class Rendition(Struct, frozen=True):
    """A rendition: its format as a suffix, its size in pixels, and for a cut its shape and focus."""

    format: str
    width: int
    height: int
    shape: str = ""
    focus: str = ""

    @property
    def name(self) -> str:
        """The name that is unique among a picture's renditions: ``640.webp``, ``16x9-50-50-640.webp``."""
        cut = f"{self.shape}-{self.focus}-" if self.shape else ""
        return f"{cut}{self.width}.{self.format}"


class Raster(NamedTuple):
    """A picture of which renditions can be made: its size in pixels when upright, and its own format as a suffix."""

    width: int
    height: int
    format: str


def rendition_named(name: str, raster: Raster, images: Images) -> Rendition | None:
    """Returns the rendition with a name, or None where the picture has none."""
    parts = name.split("-")
    focuses = (f"{parts[1]}-{parts[2]}",) if len(parts) == _PARTS_OF_CUT_NAME else ()
    return next((rendition for rendition in renditions(raster, images, focuses) if rendition.name == name), None)


@lru_cache(maxsize=1 << 12)
def renditions(raster: Raster, images: Images, focuses: tuple[str, ...] = ()) -> tuple[Rendition, ...]:
    """Returns all renditions of a picture: of the whole, and of its cuts at each focus.

    There are none where site.yaml wants none, or the picture cannot be read.
    """
    return (
        *renditions_of_shape(raster, images, "", ""),
        *(rendition for focus in focuses for shape in SHAPES for rendition in renditions_of_shape(raster, images, shape, focus)),
    )


def renditions_of_shape(raster: Raster, images: Images, shape: str, focus: str) -> Iterator[Rendition]:
    """Yields the renditions of one cut, or of the whole picture where ``shape`` is empty: format by format, the smallest first.

    Yields nothing for a cut that shows as good as the whole picture.
    """
    if not raster.format or not images.widths:
        return
    across, down, largest = SHAPES.get(shape, (raster.width, raster.height, max(images.widths)))
    cut_width = min(raster.width, raster.height * across // down)
    top = min(cut_width, largest, max(images.widths))
    if not top or (shape and abs(raster.width * down - raster.height * across) < raster.width * down / 100):
        return  # the sides differ by less than one per cent
    widths = sorted({*(width for width in (*images.widths, *((PORTRAIT_WIDTH,) if shape == "1x1" else ())) if width < top), top})
    own_format_widths = {next((width for width in widths if width >= wanted), top) for wanted in OWN_FORMAT_WIDTHS}
    for suffix in dict.fromkeys((*images.formats, raster.format)):
        for width in widths:
            height = max(1, round(width * down / across))
            if height <= _LONGEST_SIDE[suffix] and (suffix in images.formats or width in own_format_widths):
                yield Rendition(suffix, width, height, shape, focus if shape else "")


def address(base: str, digest: str, rendition: Rendition) -> str:
    """Returns the address of a rendition, which begins as its picture's address does.

    It contains a fingerprint of the picture, so that hosts may cache it for ever. The suffix is part of the fingerprint: two pictures of
    one name may differ only in it, where one is a copy of the other.
    """
    stem, _, suffix = base.rpartition(".")
    return f"{stem}.{digest_of_bytes(f'{suffix} {digest}'.encode())[:8]}-{rendition.name}"
