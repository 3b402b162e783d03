"""Renditions: a picture in other sizes, forms and cuts. Which there are and where each lies is counted here, for pages and plan alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from newsgen.model.digest import digest as hashed
from newsgen.model.site import Images

SHAPES = {"16x9": (16, 9, 1280), "4x3": (4, 3, 640), "1x1": (1, 1, 320)}
"""The cuts: sides, and the width above which none is made, since none is shown larger."""
PORTRAIT = 160
"""The width of faces beside names, which is none that whole pictures need."""
OWN = (640, 1280)
"""A picture's own format is for feeds, for others' previews and for old browsers: in no more widths than they need."""
MOST_PIXELS = 80_000_000
"""A picture of more is opened by nobody: a file of a few kilobytes may claim to hold gigabytes."""
_TALLEST = {"webp": 16_383, "jpg": 65_500, "avif": 65_535, "png": 1 << 31}
"""Pixels, of which a format can hold no more to a side."""
CENTRE = "50-50"
"""A focus: per cent from the left and from the top of what must stay in every cut."""


_PARTS = 4
"""Of the name of a cut: shape, the two of the focus, width and format."""


class Rendition(Struct, frozen=True):
    """One of them: its form as a suffix, pixels, and of a cut its shape and focus."""

    format: str
    width: int
    height: int
    shape: str = ""
    focus: str = ""

    @property
    def name(self) -> str:
        """What tells it from the others of a picture: ``640.webp``, ``16x9-50-50-640.webp``."""
        cut = f"{self.shape}-{self.focus}-" if self.shape else ""
        return f"{cut}{self.width}.{self.format}"


class Raster(NamedTuple):
    """A picture of which renditions can be made: pixels as it is seen, and its own form as a suffix."""

    width: int
    height: int
    format: str


def named(name: str, raster: Raster, images: Images) -> Rendition | None:
    """The rendition of a name; None where a picture has none of it."""
    parts = name.split("-")
    focuses = (f"{parts[1]}-{parts[2]}",) if len(parts) == _PARTS else ()
    return next((one for one in renditions(raster, images, focuses) if one.name == name), None)


@lru_cache(maxsize=1 << 12)
def renditions(raster: Raster, images: Images, focuses: tuple[str, ...] = ()) -> tuple[Rendition, ...]:
    """All of a picture: the whole, and its cuts at each focus; none where site.yaml wants none, or the picture cannot be read."""
    return (
        *of_shape(raster, images, "", ""),
        *(one for focus in focuses for shape in SHAPES for one in of_shape(raster, images, shape, focus)),
    )


def of_shape(raster: Raster, images: Images, shape: str, focus: str) -> Iterator[Rendition]:
    """Those of one cut; without a shape, of the whole. None of a cut that shows as much as the whole. The smallest of a format first."""
    if not raster.format or not images.widths:
        return
    across, down, most = SHAPES.get(shape, (raster.width, raster.height, max(images.widths)))
    whole = min(raster.width, raster.height * across // down)
    top = min(whole, most, max(images.widths))
    if not top or (shape and abs(raster.width * down - raster.height * across) < raster.width * down / 100):
        return  # as good as the whole
    widths = sorted({*(width for width in (*images.widths, *((PORTRAIT,) if shape == "1x1" else ())) if width < top), top})
    own = {next((width for width in widths if width >= wanted), top) for wanted in OWN}
    for form in dict.fromkeys((*images.formats, raster.format)):
        for width in widths:
            height = max(1, round(width * down / across))
            if height <= _TALLEST[form] and (form in images.formats or width in own):
                yield Rendition(form, width, height, shape, focus if shape else "")


def address(base: str, digest: str, rendition: Rendition) -> str:
    """Where a rendition lies: beside its picture's address, with a fingerprint of the picture, so that hosts may cache it for ever.

    The suffix is part of the fingerprint: of two pictures of one name it may be the only difference, where one is a copy of the other.
    """
    stem, _, suffix = base.rpartition(".")
    return f"{stem}.{hashed(f'{suffix} {digest}'.encode())[:8]}-{rendition.name}"
