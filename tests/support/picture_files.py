"""Pictures for the tests, drawn here."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw


def drawn(width: int = 900, height: int = 700, mode: str = "RGB", corner: str = "red", ground: str = "navy") -> Image.Image:
    """A ground with another colour in its first quarter, left and top."""
    image = Image.new(mode, (width, height), ground)
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill=corner)
    return image


def saved(image: Image.Image, form: str = "JPEG", **how: object) -> bytes:
    """A picture's bytes."""
    data = BytesIO()
    image.save(data, form, **how)
    return data.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture of bytes."""
    return Image.open(BytesIO(data))


def near(image: Image.Image, x: float, y: float, colour: tuple[int, int, int]) -> bool:
    """Whether a colour stands at a point given in shares of width and height."""
    there = image.convert("RGB").getpixel((int(x * (image.width - 1)), int(y * (image.height - 1))))
    return all(abs(one - other) < 60 for one, other in zip(there, colour, strict=True))


def bomb(width: int, height: int) -> bytes:
    """A PNG of so many pixels in a few bytes, as far as its head says."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pieces = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in pieces)


RED, NAVY = (255, 0, 0), (0, 0, 128)
