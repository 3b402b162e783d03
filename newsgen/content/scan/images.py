"""What a picture's file tells of itself: its size in pixels, and whether it is one that readers may be given.

A file of its own because it is the only place that looks into a picture.
"""

from __future__ import annotations

from pathlib import Path

from newsgen.content.scan.svg_safety import active
from newsgen.diagnostics.problem import Level, Problem, Span
from newsgen.model.rendition import MOST_PIXELS

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp")
RASTERS = tuple(suffix for suffix in PICTURES if suffix != ".svg")
_UNSEEN = (".heic", ".heif", ".psd")
"""What phones and editors save, and readers see nothing of."""
MOST_BYTES = 8_000_000
MOST_ASIDE = 16_000
"""Pixels. Readers on a phone wait minutes for a larger file; many devices cannot show more pixels to a side."""

_BEGINNINGS = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"BM")
_POINTER = b"version https://git-lfs"


def picture_size(file: Path) -> tuple[int, int]:
    """Width and height; 0 and 0 for what is no picture, or says nothing of its size."""
    if file.suffix.lower() not in PICTURES:
        return 0, 0
    import imagesize  # noqa: PLC0415  # most builds look at no picture

    try:
        width, height = imagesize.get(str(file))
    except Exception:  # noqa: BLE001  # whatever a broken picture makes the library raise, it is no picture
        return 0, 0
    return (int(width), int(height)) if 0 < width < 1 << 31 and 0 < height < 1 << 31 else (0, 0)


def picture_problems(file: Path, path: str, size: tuple[int, int]) -> tuple[Problem, ...]:
    """What is wrong with a picture's file. One with an error is not served; there is none for what is no picture by its name."""
    suffix = file.suffix.lower()
    if suffix in _UNSEEN:
        return (_problem("image/not-a-picture", "warning", f"browsers do not show pictures of this kind ({suffix})", path),)
    if suffix not in PICTURES:
        return ()
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1 if suffix == ".svg" else 64)
    if data.startswith(_POINTER):
        hint = "run git lfs pull, and check out with LFS on the machine that builds"
        return (Problem("image/not-a-picture", "error", "the file is a pointer of Git LFS; the picture was not fetched", Span(path), hint),)
    if suffix == ".svg" and len(data) <= MOST_BYTES:
        return active(data, path)
    if suffix == ".svg":
        return (_problem("image/huge", "error", f"the drawing is too large to be looked through ({_measure(file, size)})", path),)
    if size[0] * size[1] > MOST_PIXELS:
        return (_problem("image/bomb", "error", f"the picture claims to hold {size[0]} × {size[1]} pixels, and is not served", path),)
    found = []
    if not data.startswith(_BEGINNINGS) and data[4:8] != b"ftyp":
        found.append(_problem("image/not-a-picture", "warning", f"the file is no picture, in spite of its name ending in {suffix}", path))
    if file.stat().st_size > MOST_BYTES or max(size) > MOST_ASIDE:
        found.append(_problem("image/huge", "warning", f"the picture is huge ({_measure(file, size)})", path))
    return tuple(found)


def _measure(file: Path, size: tuple[int, int]) -> str:
    pixels = f", {size[0]} × {size[1]} pixels" if all(size) else ""
    return f"{file.stat().st_size / 1e6:.1f} MB{pixels}"


def broken_picture(path: str) -> Problem:
    """What is said of a picture that cannot be read to its end."""
    return _problem("image/broken", "warning", "the picture cannot be read to its end; it is served as it is, in no other size", path)


_HINTS = {
    "image/bomb": "save it with at most 2,400 pixels to a side",
    "image/broken": "upload it once more, or save it anew as JPEG or PNG",
    "image/not-a-picture": "save the picture anew, as JPEG or PNG",
    "image/huge": "save it with at most 2,400 pixels to a side; nobody sees more",
}


def _problem(code: str, level: Level, message: str, path: str) -> Problem:
    return Problem(code, level, message, Span(path), _HINTS[code])
