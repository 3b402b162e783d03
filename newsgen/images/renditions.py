"""Makes renditions, each once: what was made lies in a cache by the content of its picture, and is made again for other bytes alone."""

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

from newsgen.diagnostics.problem import NewsgenError, Problem, Span
from newsgen.images.pixels import for_screens, opened, upright
from newsgen.images.strip_metadata import bared, tells
from newsgen.model.digest import digest
from newsgen.model.rendition import Rendition
from newsgen.model.site import Imaging

if TYPE_CHECKING:
    from PIL import Image

OLDEST = (11, 3)
"""The release of Pillow that the extra asks for; a system may have brought another."""
UNUSED = 90 * 86400
"""Seconds after which a rendition that nobody asked for is thrown away."""
_SAVED: dict[str, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
    "webp": {"format": "WEBP", "method": 2},
    "avif": {"format": "AVIF", "speed": 8},
}
_AVIF = ((0, 0), (60, 46), (75, 52), (85, 67), (100, 100))
"""Qualities of WebP and those of AVIF at which pictures of the sample differ as much from their originals (root mean square)."""


def engine() -> str:
    """The library and its release; empty where it is not installed, or in a release that cannot do what is needed."""
    try:
        release = version("pillow")
    except PackageNotFoundError:
        return ""
    return f"pillow {release}" if tuple(map(int, release.split(".")[:2])) >= OLDEST else ""


class RenditionMaker(Struct, frozen=True):
    """Makes renditions with the site's settings, and keeps them in a folder two below the site's root."""

    cache: Path
    imaging: Imaging

    def file(self, source: Path, source_digest: str, rendition: Rendition) -> Path:
        """The file of a rendition, made where it is not there yet. Raises NewsgenError where it cannot be made."""
        return self._kept(source, source_digest, rendition.name, lambda: self._made(source, source_digest, rendition))

    def bare(self, source: Path, source_digest: str) -> Path:
        """A picture as large as it is, without what cameras and editors wrote into it; itself where they wrote nothing. Raises NewsgenError."""
        return self._kept(source, source_digest, "bare", lambda: bared(source)) if tells(source) else source

    def _kept(self, source: Path, source_digest: str, name: str, make: Callable[[], bytes]) -> Path:
        how = digest(f"{self.imaging} {_code()}".encode())[:8]
        kept = self.cache / source_digest[:2] / f"{source_digest}-{how}-{name}"
        try:
            os.utime(kept)  # by which it is seen to be in use
        except FileNotFoundError:
            kept.parent.mkdir(parents=True, exist_ok=True)
            unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
            try:
                made = make()
            except Exception as error:  # whatever a picture, or a library without a format, raises is told with the file
                message = f"the rendition {name} cannot be made: {error}"
                hint = "save the picture anew, as JPEG or PNG; if it is a format that is missing, leave it out of images.formats"
                raise NewsgenError(
                    Problem("image/not-made", "error", message, Span(os.path.relpath(source, self.cache.parents[1])), hint)
                ) from error
            unfinished.write_bytes(made)
            unfinished.replace(kept)
        return kept

    def tidy(self, now: float) -> None:
        """Throw away what no build has asked for in a season; ``now`` in seconds since the epoch."""
        for file in self.cache.glob("*/*"):
            with suppress(FileNotFoundError):  # another build's unfinished file
                if now - file.stat().st_mtime > UNUSED:
                    file.unlink()

    def _made(self, source: Path, source_digest: str, rendition: Rendition) -> bytes:
        from PIL.Image import Resampling  # noqa: PLC0415  # an extra, and slow to load

        image = _seen(source, source_digest)
        box = _box(image.width, image.height, rendition)
        small = image.resize((rendition.width, rendition.height), Resampling.LANCZOS, box, reducing_gap=3.0)
        if rendition.format == "jpg" and small.mode != "RGB":
            small = _on_white(small)
        saved = BytesIO()
        small.save(saved, **_SAVED[rendition.format], quality=_quality(rendition.format, self.imaging.quality))
        return saved.getvalue()


@lru_cache(maxsize=1)
def _seen(source: Path, source_digest: str) -> Image.Image:
    """A picture as it is seen. The last one is kept for its next rendition.

    Raises ValueError where it is not what the scan saw: what is made of it would be kept under the name of the other.
    """
    data = source.read_bytes()
    if digest(data) != source_digest:
        raise ValueError("it was changed while the site was built; build again")
    with opened(BytesIO(data)) as image:
        return for_screens(upright(image))


@cache
def _code() -> str:
    """The digest of this room's files: by other code, other renditions."""
    return digest(b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.glob("*.py"))))


def _quality(wanted: str, quality: int) -> int:
    """What a format calls the quality that WebP calls ``quality``."""
    if wanted != "avif":
        return quality
    (low, least), (high, most) = next(pair for pair in pairwise(_AVIF) if quality <= pair[1][0])
    return round(least + (most - least) * (quality - low) / (high - low))


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image  # noqa: PLC0415  # as above

    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A") if "A" in image.getbands() else None)
    return ground


def _box(width: int, height: int, rendition: Rendition) -> tuple[float, float, float, float]:
    """What of a picture a rendition shows: as much as its sides allow, as near to the focus as the picture's edges allow."""
    if not rendition.shape:
        return 0, 0, width, height
    across, down = map(int, rendition.shape.split("x"))
    wide = min(width, height * across / down)
    high = min(height, width * down / across)
    left, top = (int(share) / 100 for share in rendition.focus.split("-"))
    x = min(max(0, width * left - wide / 2), width - wide)
    y = min(max(0, height * top - high / 2), height - high)
    return x, y, x + wide, y + high
