"""A picture's pixels as readers see them: upright, eight bits a colour, in the colours of screens.

A file of its own because inspection and printing must take the same steps: what one of them cannot do, the other must not be asked for.
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

_ORIENTATION, _LYING = 0x0112, (5, 6, 7, 8)
"""The tag of TIFF 6.0 and Exif 2.3 that says how the camera was held, and its values that turn width into height."""


@contextmanager
def opened(file: Path | BytesIO) -> Iterator[Image.Image]:
    """A picture, without what the library has to say of its metadata."""
    from PIL import Image  # noqa: PLC0415  # an extra, and slow to load

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(file) as image:
            yield image


def orientation(image: Image.Image) -> int:
    """How the camera was held; 1, upright, where nothing sensible is written."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001  # whatever broken metadata make the library raise, they say nothing
        return 1


def written(image: Image.Image) -> bool:
    """Whether metadata are there, broken ones too."""
    try:
        return bool(image.getexif())
    except Exception:  # noqa: BLE001  # as above
        return True


def lies(image: Image.Image) -> bool:
    """Whether width and height change places when it is turned upright."""
    return orientation(image) in _LYING


def upright(image: Image.Image) -> Image.Image:
    """Turned as it was taken. Not ``ImageOps.exif_transpose``, which also writes the metadata anew and fails on some that cameras write."""
    from PIL.Image import Transpose  # noqa: PLC0415  # as above

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    way = ways.get(orientation(image))
    return image if way is None else image.transpose(way)


def for_screens(image: Image.Image) -> Image.Image:
    """In RGB, or RGBA where something is seen through: in sRGB, since a profile that was taken away would leave colours that nobody meant."""
    profile, clear = image.info.get("icc_profile"), image.has_transparency_data
    if image.mode.startswith("I") or image.mode == "F":
        image = _eight_bits(image)
    alpha = image.convert("RGBA").getchannel("A") if clear else None
    plain = image if image.mode in ("RGB", "CMYK", "L") and not clear else image.convert("RGB")
    plain = _in_srgb(plain, profile) if profile else plain.convert("RGB")
    if alpha is not None:
        plain.putalpha(alpha)
    plain.info = {}
    return plain


def _eight_bits(image: Image.Image) -> Image.Image:
    """Greys of more bits; to convert them as they are makes all of them white."""
    whole = image if image.mode == "F" else image.convert("I")
    extremes: Any = whole.getextrema()  # of one band a pair of numbers
    high = max(extremes[1], 1)
    scale = 255 / 65535 if image.mode.startswith("I;16") or 255 < high <= 65535 else 255 / high if high > 65535 else 1
    return whole.point(lambda grey: grey * scale + 0).convert("L")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    from PIL import ImageCms  # noqa: PLC0415  # as above

    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode="RGB") or image.convert("RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile that cannot be read says nothing
        return image.convert("RGB")
