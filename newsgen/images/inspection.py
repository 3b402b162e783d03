"""What Pillow sees in a picture: its pixels as it is seen, whether renditions can be made of it, and its colour on the whole."""

from __future__ import annotations

from colorsys import rgb_to_hls
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from newsgen.images.pixels import for_screens, lies, opened, upright
from newsgen.model.rendition import MOST_PIXELS, Raster

if TYPE_CHECKING:
    from PIL import Image

_FORMS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "TIFF": "", "BMP": "", "GIF": ""}
"""The form of renditions in a picture's own form; an empty one where that is no form for readers, and another is taken."""
_HUES = ((50, "warm"), (75, "yellow"), (170, "green"), (260, "blue"), (330, "violet"), (361, "warm"))
"""Up to which degree of the colour wheel each name reaches."""
TONES = tuple(f"{light}-{hue}" for light in ("dark", "middle", "light") for hue in ("grey", "warm", "yellow", "green", "blue", "violet"))


class Inspection(Struct, frozen=True):
    """A picture of which renditions can be made, and the name of its colour, one of ``TONES``."""

    raster: Raster
    tone: str


BROKEN = Inspection(Raster(0, 0, ""), "")
"""A picture that cannot be read to its end."""


def inspect(file: Path) -> Inspection | None:
    """Look into a picture; None where there is nothing to make: no raster, moving pictures, or far too many pixels."""
    from PIL import UnidentifiedImageError  # noqa: PLC0415  # an extra, and slow to load

    try:
        with opened(file) as image:
            moves = image.format != "MPO" and getattr(image, "n_frames", 1) > 1  # a phone's MPO holds the same picture once more
            if image.format not in _FORMS or moves or image.width * image.height > MOST_PIXELS:
                return None
            width, height = image.size
            if lies(image):
                width, height = height, width
            form = _FORMS[image.format] or ("png" if image.has_transparency_data else "jpg")
            image.draft("RGB", (64, 64))  # of a JPEG an eighth of the pixels, and still all of the file is read
            seen = for_screens(upright(image))
            tone = "" if seen.mode == "RGBA" else _tone(seen)  # it would be seen through the picture
            return Inspection(Raster(width, height, form), tone)
    except UnidentifiedImageError:
        return None
    except Exception:  # noqa: BLE001  # whatever a broken picture makes the library raise, it is broken
        return BROKEN


def _tone(image: Image.Image) -> str:
    from PIL.Image import Resampling  # noqa: PLC0415  # as above

    red, green, blue = image.resize((1, 1), Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]  # of RGB three numbers
    hue, lightness, _ = rgb_to_hls(red / 255, green / 255, blue / 255)
    light = "dark" if lightness < 0.33 else "middle" if lightness < 0.67 else "light"
    if max(red, green, blue) - min(red, green, blue) < 24:
        return f"{light}-grey"
    return f"{light}-{next(name for most, name in _HUES if hue * 360 < most)}"
