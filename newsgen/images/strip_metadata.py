"""Removes from pictures what cameras and editors write into them: where, when, by whom and of whom they were taken."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsgen.images.pixels import has_exif, open_image, turn_upright

if TYPE_CHECKING:
    from PIL import Image

_APPEARANCE_KEYS = frozenset({"icc_profile", "gamma", "transparency", "dpi"})
"""What decides how a picture looks, as Pillow names it. It is kept."""
_METADATA_KEYS = frozenset({"exif", "xmp", "comment", "photoshop", "mp"})
"""What is removed: Exif, XMP, comments, IPTC, and the second picture that phones keep in a file."""
_SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
    "AVIF": {"quality": 75, "speed": 8},
}


def has_metadata(file: Path) -> bool:
    """Returns whether a picture has metadata, in a format that can be saved without them."""
    with open_image(file) as image:
        if _format(image) not in _SAVE_OPTIONS:
            return False
        texts = getattr(image, "text", {})  # a PNG's texts, also those that follow the pixels
        return bool(texts or _METADATA_KEYS & image.info.keys() or has_exif(image))


def bytes_without_metadata(file: Path) -> bytes:
    """Returns a picture's bytes without metadata, upright. A JPEG keeps its quality, unless it has to be turned upright."""
    with open_image(file) as image:
        format_, data, upright = _format(image), BytesIO(), turn_upright(image)
        options = _SAVE_OPTIONS[format_] | ({"quality": "keep"} if upright.format == "JPEG" else {})
        upright.info = {name: value for name, value in image.info.items() if name in _APPEARANCE_KEYS}
        upright.save(data, format_, exif=b"", icc_profile=upright.info.get("icc_profile"), **options)
        return data.getvalue()


def _format(image: Image.Image) -> str:
    """Returns Pillow's name of a picture's format; that of a phone's MPO is JPEG."""
    return "JPEG" if image.format == "MPO" else image.format or ""
