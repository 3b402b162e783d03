"""Inspects a picture with Pillow: its size when upright, whether renditions can be made of it, and its overall colour."""

from __future__ import annotations

from colorsys import rgb_to_hls
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from newsgen.images.pixels import convert_to_srgb, is_sideways, open_image, turn_upright
from newsgen.model.rendition import MOST_PIXELS, Raster

if TYPE_CHECKING:
    from PIL import Image

_OWN_FORMATS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "TIFF": "", "BMP": "", "GIF": ""}
"""The suffix of renditions in a picture's own format, by Pillow's name of it; empty for formats that browsers cannot show well, for which
another is taken."""
_HUES = ((50, "warm"), (75, "yellow"), (170, "green"), (260, "blue"), (330, "violet"), (361, "warm"))
"""Up to which degree of the colour wheel each name reaches."""
TONES = tuple(f"{light}-{hue}" for light in ("dark", "middle", "light") for hue in ("grey", "warm", "yellow", "green", "blue", "violet"))


class Inspection(Struct, frozen=True):
    """A picture of which renditions can be made, and the name of its colour: one of ``TONES``, or empty where it is transparent."""

    raster: Raster
    tone: str


BROKEN = Inspection(Raster(0, 0, ""), "")
"""A picture that cannot be read to its end."""


def inspect(file: Path) -> Inspection | None:
    """Inspects a picture. Returns None where no renditions are made: no raster, an animation, or more than ``MOST_PIXELS``."""
    from PIL import UnidentifiedImageError  # noqa: PLC0415  # an extra, and slow to load

    try:
        with open_image(file) as image:
            animated = image.format != "MPO" and getattr(image, "n_frames", 1) > 1  # a phone's MPO holds the same picture once more
            if image.format not in _OWN_FORMATS or animated or image.width * image.height > MOST_PIXELS:
                return None
            width, height = image.size
            if is_sideways(image):
                width, height = height, width
            own_format = _OWN_FORMATS[image.format] or ("png" if image.has_transparency_data else "jpg")
            image.draft("RGB", (64, 64))  # of a JPEG an eighth of the pixels, and still all of the file is read
            pixels = convert_to_srgb(turn_upright(image))
            tone = "" if pixels.mode == "RGBA" else _tone(pixels)  # the colour would be seen through a transparent picture
            return Inspection(Raster(width, height, own_format), tone)
    except UnidentifiedImageError:
        return None
    except Exception:  # noqa: BLE001  # whatever a broken picture makes the library raise, it is broken
        return BROKEN


def _tone(image: Image.Image) -> str:
    """Returns the name of the average colour of an RGB image, one of ``TONES``."""
    from PIL.Image import Resampling  # noqa: PLC0415  # as above

    red, green, blue = image.resize((1, 1), Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]  # of RGB three numbers
    hue, lightness, _ = rgb_to_hls(red / 255, green / 255, blue / 255)
    light = "dark" if lightness < 0.33 else "middle" if lightness < 0.67 else "light"
    if max(red, green, blue) - min(red, green, blue) < 24:
        return f"{light}-grey"
    return f"{light}-{next(name for upper, name in _HUES if hue * 360 < upper)}"
