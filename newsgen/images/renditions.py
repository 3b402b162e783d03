"""Makes renditions, and keeps each in a cache by the digest of its picture, so that it is made again only when the picture changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from newsgen.atomic_write import write_atomically
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem, Span
from newsgen.images.pixels import convert_to_srgb, open_image, turn_upright
from newsgen.images.strip_metadata import bytes_without_metadata, has_metadata
from newsgen.model.digest import digest
from newsgen.model.rendition import Rendition
from newsgen.model.site import Imaging

if TYPE_CHECKING:
    from PIL import Image

OLDEST = (11, 3)
"""The release of Pillow that the extra requires. The system may have an older one."""
UNUSED = 90 * 86400
"""Seconds after which a rendition that no build asked for is removed."""
_SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
    "webp": {"format": "WEBP", "method": 2},
    "avif": {"format": "AVIF", "speed": 8},
}
_AVIF_QUALITIES = ((0, 0), (60, 46), (75, 52), (85, 67), (100, 100))
"""Qualities of WebP, and those of AVIF at which pictures of the sample differ as much from their originals (root mean square)."""


def engine() -> str:
    """Returns Pillow's name and release; empty where it is not installed, or older than ``OLDEST``."""
    try:
        release = version("pillow")
    except PackageNotFoundError:
        return ""
    return f"pillow {release}" if tuple(map(int, release.split(".")[:2])) >= OLDEST else ""


class RenditionMaker(Struct, frozen=True):
    """Makes renditions with the site's settings. ``cache`` is a folder two levels below the site's root."""

    cache: Path
    imaging: Imaging

    def rendition_file(self, source: Path, source_digest: str, rendition: Rendition) -> Path:
        """Returns the file of a rendition, which is made where the cache lacks it. Raises NewsgenError where it cannot be made."""
        return self._cached(source, source_digest, rendition.name, lambda: self._make(source, source_digest, rendition))

    def stripped_file(self, source: Path, source_digest: str) -> Path:
        """Returns a picture in its own size without the metadata of cameras and editors; the source where it has none.

        Raises NewsgenError where it cannot be made.
        """
        if not has_metadata(source):
            return source
        return self._cached(source, source_digest, "bare", lambda: bytes_without_metadata(source))

    def _cached(self, source: Path, source_digest: str, name: str, make: Callable[[], bytes]) -> Path:
        settings_digest = digest(f"{self.imaging} {_code_digest()}".encode())[:8]
        file = self.cache / source_digest[:2] / f"{source_digest}-{settings_digest}-{name}"
        try:
            os.utime(file)  # marks it as used, for remove_unused
        except FileNotFoundError:
            try:
                data = make()
            except Exception as error:  # a picture, or a library without a format, may raise anything; it is reported with the file
                message = f"the rendition {name} cannot be made: {error}"
                hint = "save the picture anew, as JPEG or PNG; if it is a format that is missing, leave it out of images.formats"
                raise NewsgenError(
                    Problem("image/not-made", "error", message, Span(os.path.relpath(source, self.cache.parents[1])), hint)
                ) from error
            write_atomically(file, data)
        return file

    def remove_unused(self, now: float) -> None:
        """Removes what no build has asked for in ``UNUSED`` seconds; ``now`` is in seconds since the epoch."""
        for file in self.cache.glob("*/*"):
            with suppress(FileNotFoundError):  # another build's unfinished file
                if now - file.stat().st_mtime > UNUSED:
                    file.unlink()

    def _make(self, source: Path, source_digest: str, rendition: Rendition) -> bytes:
        """Returns the bytes of a rendition."""
        from PIL.Image import Resampling  # noqa: PLC0415  # an extra, and slow to load

        image = _load(source, source_digest)
        box = _box(image.width, image.height, rendition)
        resized = image.resize((rendition.width, rendition.height), Resampling.LANCZOS, box, reducing_gap=3.0)
        if rendition.format == "jpg" and resized.mode != "RGB":
            resized = _on_white(resized)
        data = BytesIO()
        resized.save(data, **_SAVE_OPTIONS[rendition.format], quality=_quality(rendition.format, self.imaging.quality))
        return data.getvalue()


@lru_cache(maxsize=1)
def _load(source: Path, source_digest: str) -> Image.Image:
    """Returns a picture upright and in sRGB. The last one is kept for its next rendition.

    Raises ValueError where the file has another digest than the scan found: its renditions would be cached under the wrong digest.
    """
    data = source.read_bytes()
    if digest(data) != source_digest:
        raise ValueError("it was changed while the site was built; build again")
    with open_image(BytesIO(data)) as image:
        return convert_to_srgb(turn_upright(image))


@cache
def _code_digest() -> str:
    """Returns the digest of this folder's source files: when they change, all renditions are made again."""
    return digest(b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py"))))


def _quality(format_: str, webp_quality: int) -> int:
    """Returns the quality in a format that looks as ``webp_quality`` does in WebP."""
    if format_ != "avif":
        return webp_quality
    (webp_low, avif_low), (webp_high, avif_high) = next(pair for pair in pairwise(_AVIF_QUALITIES) if webp_quality <= pair[1][0])
    return round(avif_low + (avif_high - avif_low) * (webp_quality - webp_low) / (webp_high - webp_low))


def _on_white(image: Image.Image) -> Image.Image:
    """Returns an image with white in the place of what is transparent."""
    from PIL import Image  # noqa: PLC0415  # as above

    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A") if "A" in image.getbands() else None)
    return ground


def _box(width: int, height: int, rendition: Rendition) -> tuple[float, float, float, float]:
    """Returns the part of a picture that a rendition shows: left, top, right and bottom, in pixels.

    It is as large as its shape allows, and its middle is as near to the focus as the picture's edges allow.
    """
    if not rendition.shape:
        return 0, 0, width, height
    across, down = map(int, rendition.shape.split("x"))
    box_width = min(width, height * across / down)
    box_height = min(height, width * down / across)
    focus_x, focus_y = (int(percent) / 100 for percent in rendition.focus.split("-"))
    left = min(max(0, width * focus_x - box_width / 2), width - box_width)
    top = min(max(0, height * focus_y - box_height / 2), height - box_height)
    return left, top, left + box_width, top + box_height
