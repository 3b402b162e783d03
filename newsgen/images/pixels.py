"""Converts a picture's pixels to what readers see: upright, eight bits a channel, in sRGB.

Inspection and the making of renditions share these steps, so that no rendition is asked for of a picture that cannot be converted.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)
"""The tag of TIFF 6.0 and Exif 2.3 that says how the camera was held, and its values for which width and height change places."""


@contextmanager
def open_image(file: Path | BytesIO) -> Iterator[Image.Image]:
    """Opens a picture, without the library's warnings about its metadata."""
    from PIL import Image  # noqa: PLC0415  # an extra, and slow to load

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(file) as image:
            yield image


def read_orientation(image: Image.Image) -> int:
    """Returns how the camera was held, 1 to 8 by Exif; 1, upright, where the picture does not say or its metadata are broken."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001  # broken metadata make the library raise anything, and count as none
        return 1


def has_exif(image: Image.Image) -> bool:
    """Returns whether a picture has Exif metadata, broken ones too."""
    try:
        return bool(image.getexif())
    except Exception:  # noqa: BLE001  # as above
        return True


def is_sideways(image: Image.Image) -> bool:
    """Returns whether width and height change places when the picture is turned upright."""
    return read_orientation(image) in _SIDEWAYS


def turn_upright(image: Image.Image) -> Image.Image:
    """Returns the picture turned as it was taken.

    Not by ``ImageOps.exif_transpose``, which also writes the metadata anew and fails on some that cameras write.
    """
    from PIL.Image import Transpose  # noqa: PLC0415  # as above

    transpositions = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    transposition = transpositions.get(read_orientation(image))
    return image if transposition is None else image.transpose(transposition)


def convert_to_srgb(image: Image.Image) -> Image.Image:
    """Returns the picture in RGB, or RGBA where it is transparent, without metadata.

    Colours are converted from the picture's profile to sRGB: with the profile only removed, they would be seen as other colours.
    """
    profile, transparent = image.info.get("icc_profile"), image.has_transparency_data
    if image.mode.startswith("I") or image.mode == "F":
        image = _eight_bits(image)
    alpha = image.convert("RGBA").getchannel("A") if transparent else None
    opaque = image if image.mode in ("RGB", "CMYK", "L") and not transparent else image.convert("RGB")
    opaque = _in_srgb(opaque, profile) if profile else opaque.convert("RGB")
    if alpha is not None:
        opaque.putalpha(alpha)
    opaque.info = {}
    return opaque


def _eight_bits(image: Image.Image) -> Image.Image:
    """Returns greys of more than eight bits scaled to eight. Pillow's conversion does not scale: it makes all of them white."""
    numbers = image if image.mode == "F" else image.convert("I")
    extremes: Any = numbers.getextrema()  # of one band a pair of numbers
    high = max(extremes[1], 1)
    scale = 255 / 65535 if image.mode.startswith("I;16") or 255 < high <= 65535 else 255 / high if high > 65535 else 1
    return numbers.point(lambda grey: grey * scale + 0).convert("L")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Returns the image converted from an ICC profile to sRGB; a profile that cannot be read is ignored."""
    from PIL import ImageCms  # noqa: PLC0415  # as above

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image.convert("RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
