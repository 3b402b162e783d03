"""Pictures without what cameras and editors write into them: where, when, by whom and of whom they were taken."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsgen.images.pixels import opened, upright, written

if TYPE_CHECKING:
    from PIL import Image

_SEEN = frozenset({"icc_profile", "gamma", "transparency", "dpi"})
"""What belongs to how a picture looks, as Pillow names it."""
_TOLD = frozenset({"exif", "xmp", "comment", "photoshop", "mp"})
"""What does not: Exif, XMP, comments, IPTC, and the second picture that phones keep in a file."""
_SAVED: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
    "AVIF": {"quality": 75, "speed": 8},
}


def tells(file: Path) -> bool:
    """Whether a picture says more than is seen, in a form that can be saved without."""
    with opened(file) as image:
        if _form(image) not in _SAVED:
            return False
        texts = getattr(image, "text", {})  # of a PNG: also what follows the picture
        return bool(texts or _TOLD & image.info.keys() or written(image))


def bared(file: Path) -> bytes:
    """The picture's bytes without it. A JPEG keeps its quality, unless it has to be turned upright."""
    with opened(file) as image:
        form, saved, turned = _form(image), BytesIO(), upright(image)
        how = _SAVED[form] | ({"quality": "keep"} if turned.format == "JPEG" else {})
        turned.info = {name: value for name, value in image.info.items() if name in _SEEN}
        turned.save(saved, form, exif=b"", icc_profile=turned.info.get("icc_profile"), **how)
        return saved.getvalue()


def _form(image: Image.Image) -> str:
    return "JPEG" if image.format == "MPO" else image.format or ""
