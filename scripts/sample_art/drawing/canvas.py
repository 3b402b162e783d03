"""The sheet: masks, paints and layers at twice the final size."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .colour import Array, Colour, ramp
from .geometry import Point, Points, ribbon, roughened
from .noise import patch

SCALE = 2


@dataclass(frozen=True)
class Paint:
    """One colour or a gradient, with the grain of its transition and its brush texture."""

    stops: tuple[Colour, ...]
    start: Point = (0.0, 0.0)
    end: Point = (0.0, 0.0)
    radial: bool = False
    grain: float = 0.0
    texture: float = 0.009
    brush: str = "brush"


def flat(colour: Colour, texture: float = 0.009, brush: str = "brush") -> Paint:
    """A plain colour."""
    return Paint((colour,), texture=texture, brush=brush)


def linear(start: Point, end: Point, *stops: Colour, grain: float = 0.05, texture: float = 0.009, brush: str = "brush") -> Paint:
    """A gradient from one point to another."""
    return Paint(tuple(stops), start, end, False, grain, texture, brush)


def vertical(top: float, bottom: float, *stops: Colour, grain: float = 0.05, texture: float = 0.009, brush: str = "brush") -> Paint:
    """A gradient from top to bottom."""
    return Paint(tuple(stops), (0, top), (0, bottom), False, grain, texture, brush)


def radial(centre: Point, radius: float, *stops: Colour, grain: float = 0.05, texture: float = 0.009) -> Paint:
    """A gradient from a centre outwards."""
    return Paint(tuple(stops), centre, (centre[0] + radius, centre[1]), True, grain, texture)


@dataclass
class Mask:
    """Coverage (0 to 1) of a rectangle of the sheet, in device pixels."""

    x: int
    y: int
    cover: Array


class Canvas:
    """A sheet painted layer by layer."""

    def __init__(self, width: int, height: int, rng: random.Random) -> None:
        self.width, self.height, self.rng = width, height, rng
        self.columns, self.rows = width * SCALE, height * SCALE
        self.pixels: Array = np.zeros((self.rows, self.columns, 3), dtype=np.float32)
        self.clips: list[Mask] = []

    # masks

    def mask(self, outlines: Sequence[Points], waver: float = 0.5, holes: Sequence[Points] = ()) -> Mask | None:
        """The coverage of outlines minus holes; ``None`` when off the sheet."""
        shapes = [roughened(self.rng, points, waver) if waver else list(points) for points in outlines if len(points) > 2]
        if not shapes:
            return None
        every = [point for points in shapes for point in points]
        left = max(0, math.floor(min(x for x, _ in every) * SCALE) - 1)
        right = min(self.columns, math.ceil(max(x for x, _ in every) * SCALE) + 2)
        top = max(0, math.floor(min(y for _, y in every) * SCALE) - 1)
        bottom = min(self.rows, math.ceil(max(y for _, y in every) * SCALE) + 2)
        if right <= left or bottom <= top:
            return None
        fine = 2 if (right - left) * (bottom - top) < 1_500_000 else 1
        image = Image.new("L", ((right - left) * fine, (bottom - top) * fine), 0)
        draw = ImageDraw.Draw(image)
        for points, value in [*((s, 255) for s in shapes), *((list(h), 0) for h in holes)]:
            draw.polygon([((x * SCALE - left) * fine, (y * SCALE - top) * fine) for x, y in points], fill=value)
        if fine > 1:
            image = image.reduce(fine)
        cover = np.asarray(image, dtype=np.float32) / np.float32(255)
        return Mask(left, top, cover)

    def whole(self) -> Mask:
        """A mask of the entire sheet."""
        return Mask(0, 0, np.ones((self.rows, self.columns), dtype=np.float32))

    @contextmanager
    def clip(self, outlines: Sequence[Points], waver: float = 0.0, holes: Sequence[Points] = ()) -> Iterator[None]:
        """Confine what is painted to the outlines."""
        mask = self.mask(outlines, waver, holes)
        empty = Mask(0, 0, np.zeros((1, 1), dtype=np.float32))
        self.clips.append(mask or empty)
        try:
            yield
        finally:
            self.clips.pop()

    @staticmethod
    def common(first: Mask, second: Mask) -> Mask | None:
        """What two masks cover together."""
        left, top = max(first.x, second.x), max(first.y, second.y)
        right = min(first.x + first.cover.shape[1], second.x + second.cover.shape[1])
        bottom = min(first.y + first.cover.shape[0], second.y + second.cover.shape[0])
        if right <= left or bottom <= top:
            return None
        one = first.cover[top - first.y : bottom - first.y, left - first.x : right - first.x]
        two = second.cover[top - second.y : bottom - second.y, left - second.x : right - second.x]
        return Mask(left, top, one * two)

    # painting

    def _colours(self, paint: Paint, mask: Mask) -> Array:
        height, width = mask.cover.shape
        seed = self.rng.randrange(1 << 20)
        if len(paint.stops) == 1:
            base = np.asarray(paint.stops[0], dtype=np.float32)
            colours = np.broadcast_to(base, (height, width, 3))
        else:
            xs = (np.arange(width, dtype=np.float32) + mask.x) / SCALE
            ys = (np.arange(height, dtype=np.float32) + mask.y) / SCALE
            dx, dy = paint.end[0] - paint.start[0], paint.end[1] - paint.start[1]
            length = math.hypot(dx, dy) or 1.0
            across, down = xs[None, :] - paint.start[0], ys[:, None] - paint.start[1]
            place: Array = np.asarray(
                np.hypot(across, down) / length if paint.radial else (across * dx + down * dy) / (length * length), dtype=np.float32
            )
            if paint.grain:
                place = place + paint.grain * patch("grain", height, width, seed, seed * 7)
            index = np.clip(place * 255, 0, 255).astype(np.uint8)
            colours = ramp(paint.stops)[index]
        if paint.texture:
            streaks = patch(paint.brush, height, width, seed, seed * 3)
            colours = colours * (1 + np.float32(paint.texture) * streaks)[..., None]
        return colours

    def fill(self, mask: Mask | None, paint: Paint | Colour, alpha: float = 1.0) -> None:
        """Lay a paint through a mask."""
        if mask is None:
            return
        for clip in self.clips:
            mask = self.common(mask, clip)
            if mask is None:
                return
        if isinstance(paint, tuple):
            paint = flat(paint)
        colours = self._colours(paint, mask)
        height, width = mask.cover.shape
        area = self.pixels[mask.y : mask.y + height, mask.x : mask.x + width]
        cover = (mask.cover * np.float32(alpha))[..., None]
        area += (colours - area) * cover

    def shape(self, points: Points, paint: Paint | Colour, alpha: float = 1.0, waver: float = 0.5, holes: Sequence[Points] = ()) -> None:
        """Paint one outline."""
        self.fill(self.mask([points], waver, holes), paint, alpha)

    def shapes(self, outlines: Sequence[Points], paint: Paint | Colour, alpha: float = 1.0, waver: float = 0.4) -> None:
        """Paint several outlines as one layer."""
        self.fill(self.mask(outlines, waver), paint, alpha)

    def line(
        self, points: Sequence[Point], width: float | Sequence[float], paint: Paint | Colour, alpha: float = 1.0, waver: float = 0.0
    ) -> None:
        """A line, of one width or of widths spread along it."""
        widths = [width, width] if isinstance(width, (int, float)) else list(width)
        self.shape(ribbon(points, widths), paint, alpha, waver)

    def lines(self, lines: Sequence[Sequence[Point]], width: float | Sequence[float], paint: Paint | Colour, alpha: float = 1.0) -> None:
        """Several lines as one layer."""
        widths = [width, width] if isinstance(width, (int, float)) else list(width)
        self.shapes([ribbon(points, widths) for points in lines], paint, alpha, 0.0)

    # soft layers

    def soft(self, points: Points, paint: Paint | Colour, blur: float, alpha: float = 1.0) -> None:
        """An outline with a blurred edge."""
        mask = self.mask([points], 0.0)
        if mask is None:
            return
        pad = int(blur * SCALE * 2.5)
        cover = np.pad(mask.cover, pad)
        factor = max(1, int(blur * SCALE / 5))
        image = Image.fromarray((cover * 255).astype(np.uint8))
        size = image.size
        if factor > 1:
            image = image.resize((max(1, size[0] // factor), max(1, size[1] // factor)))
        image = image.filter(ImageFilter.GaussianBlur(blur * SCALE / factor))
        image = image.resize(size, Image.Resampling.BICUBIC)
        spread = np.asarray(image, dtype=np.float32) / np.float32(255)
        left, top = mask.x - pad, mask.y - pad
        cut_x, cut_y = max(0, -left), max(0, -top)
        spread = spread[cut_y : cut_y + self.rows - max(0, top), cut_x : cut_x + self.columns - max(0, left)]
        self.fill(Mask(max(0, left), max(0, top), spread), paint, alpha)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float, power: float = 2.0, squash: float = 1.0) -> None:
        """Light spreading from a point."""
        left, right = max(0, int((x - radius) * SCALE)), min(self.columns, int((x + radius) * SCALE))
        tall = radius * squash
        top, bottom = max(0, int((y - tall) * SCALE)), min(self.rows, int((y + tall) * SCALE))
        if right <= left or bottom <= top:
            return
        xs = (np.arange(left, right, dtype=np.float32) / SCALE - x) / radius
        ys = (np.arange(top, bottom, dtype=np.float32) / SCALE - y) / tall
        far = np.sqrt(xs[None, :] ** 2 + ys[:, None] ** 2)
        cover = np.clip(1 - far, 0, 1) ** np.float32(power)
        seed = self.rng.randrange(1 << 20)
        cover = cover * (1 + 0.05 * patch("grain", bottom - top, right - left, seed, seed * 5))
        self.fill(Mask(left, top, np.clip(cover, 0, 1)), flat(colour, 0.0), strength)

    def veil(self, top: float, bottom: float, colour: Colour, first: float, last: float) -> None:
        """A sheet-wide band whose strength runs from first (top) to last (bottom)."""
        y0, y1 = max(0, int(top * SCALE)), min(self.rows, int(bottom * SCALE))
        if y1 <= y0:
            return
        place = (np.arange(y0, y1, dtype=np.float32) / SCALE - top) / max(1e-6, bottom - top)
        cover = np.broadcast_to((first + (last - first) * place)[:, None], (y1 - y0, self.columns)).astype(np.float32)
        seed = self.rng.randrange(1 << 20)
        cover = cover * (1 + 0.05 * patch("mottle", y1 - y0, self.columns, seed, seed * 5))
        self.fill(Mask(0, y0, np.clip(cover, 0, 1)), flat(colour, 0.0))

    def mirror(self) -> None:
        """Turn the sheet left for right."""
        self.pixels = np.ascontiguousarray(self.pixels[:, ::-1])
