"""Looks into picture files: their size in pixels, and whether they can be served to readers."""

from __future__ import annotations

from pathlib import Path

from newsgen.content.scan.svg_safety import svg_problems
from newsgen.diagnostics.problem import Level, Problem, Span
from newsgen.model.rendition import MOST_PIXELS

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp")
RASTERS = tuple(suffix for suffix in PICTURES if suffix != ".svg")
_NOT_SHOWN_BY_BROWSERS = (".heic", ".heif", ".psd")
"""Formats in which phones and drawing programs save, and which browsers do not show."""
MOST_BYTES = 8_000_000
"""The largest picture without a warning: readers on a phone wait minutes for a larger file. Also the largest SVG that is served."""
MOST_PIXELS_A_SIDE = 16_000
"""The widest and highest picture without a warning: many devices cannot show more pixels to a side."""

_SIGNATURES = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"BM")
_GIT_LFS_POINTER = b"version https://git-lfs"


def picture_size(file: Path) -> tuple[int, int]:
    """Returns width and height in pixels; 0 and 0 for a file that is no picture, or does not tell its size."""
    if file.suffix.lower() not in PICTURES:
        return 0, 0
    import imagesize  # noqa: PLC0415  # most builds read no picture

    try:
        width, height = imagesize.get(str(file))
    except Exception:  # noqa: BLE001  # whatever the library raises, the file is no picture
        return 0, 0
    return (int(width), int(height)) if 0 < width < 1 << 31 and 0 < height < 1 << 31 else (0, 0)


def picture_problems(file: Path, path: str, size: tuple[int, int]) -> tuple[Problem, ...]:
    """Returns the problems of a picture's file; none for a file that is no picture by its name. Raises OSError.

    A picture with an error is not served. ``size`` is its width and height in pixels, as ``picture_size`` returns it.
    """
    suffix = file.suffix.lower()
    if suffix in _NOT_SHOWN_BY_BROWSERS:
        return (_problem("image/not-a-picture", "warning", f"browsers do not show pictures of this kind ({suffix})", path),)
    if suffix not in PICTURES:
        return ()
    with file.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1 if suffix == ".svg" else 64)
    if data.startswith(_GIT_LFS_POINTER):
        hint = "run git lfs pull, and check out with LFS on the machine that builds"
        return (Problem("image/not-a-picture", "error", "the file is a pointer of Git LFS; the picture was not fetched", Span(path), hint),)
    if suffix == ".svg" and len(data) <= MOST_BYTES:
        return svg_problems(data, path)
    if suffix == ".svg":
        return (_problem("image/huge", "error", f"the drawing is too large to be looked through ({_size_in_words(file, size)})", path),)
    if size[0] * size[1] > MOST_PIXELS:
        return (_problem("image/bomb", "error", f"the picture claims to hold {size[0]} × {size[1]} pixels, and is not served", path),)
    problems = []
    if not data.startswith(_SIGNATURES) and data[4:8] != b"ftyp":
        problems.append(
            _problem("image/not-a-picture", "warning", f"the file is no picture, in spite of its name ending in {suffix}", path)
        )
    if file.stat().st_size > MOST_BYTES or max(size) > MOST_PIXELS_A_SIDE:
        problems.append(_problem("image/huge", "warning", f"the picture is huge ({_size_in_words(file, size)})", path))
    return tuple(problems)


def _size_in_words(file: Path, size: tuple[int, int]) -> str:
    """Returns megabytes and, if known, pixels: ``8.1 MB, 17000 × 400 pixels``."""
    pixels = f", {size[0]} × {size[1]} pixels" if all(size) else ""
    return f"{file.stat().st_size / 1e6:.1f} MB{pixels}"


def broken_picture(path: str) -> Problem:
    """Returns the problem of a picture that cannot be read to its end."""
    return _problem("image/broken", "warning", "the picture cannot be read to its end; it is served as it is, in no other size", path)


_HINTS = {
    "image/bomb": "save it with at most 2,400 pixels to a side",
    "image/broken": "upload it once more, or save it anew as JPEG or PNG",
    "image/not-a-picture": "save the picture anew, as JPEG or PNG",
    "image/huge": "save it with at most 2,400 pixels to a side; nobody sees more",
}


def _problem(code: str, level: Level, message: str, path: str) -> Problem:
    return Problem(code, level, message, Span(path), _HINTS[code])
