"""The size of a picture in pixels, from its first bytes.

A file of its own because it is the only place that looks into a picture.
"""

from __future__ import annotations

from pathlib import Path

import imagesize

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp")


def picture_size(file: Path) -> tuple[int, int]:
    """Width and height; 0 and 0 for what is no picture, or says nothing of its size."""
    if file.suffix.lower() not in PICTURES:
        return 0, 0
    try:
        width, height = imagesize.get(str(file))
    except Exception:  # noqa: BLE001  # whatever a broken picture makes the library raise, it is no picture
        return 0, 0
    return (int(width), int(height)) if 0 < width < 100_000 and 0 < height < 100_000 else (0, 0)
