"""Water: surface, glitter, ripples, reflections of what stands above it."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from .canvas import SCALE, Mask, Paint, flat, vertical
from .colour import Array, Colour, mix
from .geometry import Points, lens, rect
from .noise import patch
from .scene import Scene


def surface(s: Scene, top: float, bottom: float | None = None, waves: float = 1.0) -> None:
    """Open water from the horizon down, with rows of strokes that grow nearer."""
    low = bottom if bottom is not None else float(s.h)
    far, near = s.p.water
    s.c.shape(
        rect(-5, top, s.w + 10, low - top + 5),
        vertical(top, low, mix(far, s.p.haze, 0.35), far, mix(far, near, 0.6), near, grain=0.03, texture=0.02),
        waver=0.0,
    )
    strokes(s, top, low, mix(near, s.p.ink, 0.25), 0.28, int(70 * waves))
    strokes(s, top, low, mix(far, s.p.light, 0.3), 0.32, int(60 * waves))


def strokes(
    s: Scene, top: float, low: float, colour: Colour, alpha: float, count: int, left: float = 0.0, right: float | None = None
) -> None:
    """Horizontal slivers of one colour, small at the top and long at the bottom."""
    end = right if right is not None else float(s.w)
    shapes: list[Points] = []
    for _ in range(count):
        near = s.u(0.02, 1) ** 1.3
        y = top + (low - top) * near
        width = (14 + 150 * near) * s.u(0.5, 1.6)
        shapes.append(lens(s.u(left, end), y, width, (0.9 + 5.5 * near) * s.u(0.5, 1.2), s.u(-2, 2) * near))
    s.c.shapes(shapes, flat(colour, 0.0), alpha, 0.0)


def glitter(s: Scene, x: float, top: float, low: float, colour: Colour, strength: float = 0.85, spread: float = 1.0) -> None:
    """The path of sun, moon or a lamp on the water."""
    rows = int((low - top) / 5)
    shapes: list[Points] = []
    for index in range(rows):
        near = (index + s.u(0, 1)) / rows
        y = top + (low - top) * near**1.25
        reach = (16 + 90 * near) * spread
        shapes += [
            lens(x + s.r.gauss(0, 0.42) * reach, y, reach * s.u(0.35, 1.1), (1.3 + 6 * near) * s.u(0.5, 1.1))
            for _ in range(1 if near < 0.4 else 2)
            if s.chance(0.86 - 0.3 * near)
        ]
    s.c.glow(x, top, 260 * spread, colour, 0.3 * strength, 1.6, 0.5)
    s.c.shapes(shapes, flat(colour, 0.0), strength, 0.0)


def reflect(
    s: Scene, line: float, depth: float, strength: float = 0.55, ripple: float = 1.0, squash: float = 0.8, before: Array | None = None
) -> None:
    """Turn what stands above ``line`` upside down into the water below it, broken by ripples.

    Given the sheet as it was ``before`` something was painted, only that is reflected.
    """
    rows = min(int(depth * SCALE), s.c.rows - int(line * SCALE))
    edge = int(line * SCALE)
    source_rows = min(edge, int(rows / squash))
    if rows <= 4 or source_rows <= 4:
        return
    above = s.c.pixels[edge - source_rows : edge][::-1]
    take = np.clip((np.arange(rows) / rows * source_rows).astype(int), 0, source_rows - 1)
    turned = _upright_blur(above[take])
    fade = np.linspace(1.0, 0.25, rows, dtype=np.float32)[:, None]
    cover = np.broadcast_to(fade * np.float32(strength), (rows, s.c.columns)).copy()
    if before is not None:
        old = before[edge - source_rows : edge][::-1][take]
        changed = (np.abs(above[take] - old).max(axis=2, keepdims=True) > 2) * np.float32(255)
        cover *= _upright_blur(np.repeat(changed, 3, axis=2))[:, :, 0] / np.float32(255)
    columns = np.arange(s.c.columns)
    phase = s.u(0, 10)
    rough = patch("brush", rows, 64, s.i(0, 1500), s.i(0, 1500)).mean(axis=1)
    for row in range(rows):
        near = row / rows
        swing = math.sin(phase + 46 * math.sqrt(near + 0.02)) + 1.2 * float(rough[row])
        shift = int(swing * ripple * SCALE * (1.2 + 5 * near))
        places = (columns + shift) % s.c.columns
        turned[row] = turned[row][places]
        if before is not None:
            cover[row] = cover[row][places]
    area = s.c.pixels[edge : edge + rows]
    area += (turned - area) * _clipped(s, Mask(0, edge, cover))[..., None]


def _clipped(s: Scene, mask: Mask) -> Array:
    """A sheet-wide mask under the clips now in force."""
    cover = mask.cover
    for clip in s.c.clips:
        common = s.c.common(mask, clip)
        cover = np.zeros_like(mask.cover)
        if common is not None:
            top, left = common.y - mask.y, common.x - mask.x
            tall, wide = common.cover.shape
            cover[top : top + tall, left : left + wide] = common.cover
        mask = Mask(mask.x, mask.y, cover)
    return cover


def _upright_blur(pixels: Array) -> Array:
    """A reflection smears up and down more than sideways."""
    tall, wide = pixels.shape[:2]
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    image = image.resize((wide // 2, max(2, tall // 10)), Image.Resampling.BOX)
    image = image.resize((wide, tall), Image.Resampling.BICUBIC)
    return np.asarray(image, dtype=np.float32)


def wake(s: Scene, x: float, y: float, length: float, direction: float, size: float = 1.0, colour: Colour | None = None) -> None:
    """Foam along a hull and behind it."""
    foam = colour or mix(s.p.water[0], s.p.light, 0.6)
    shapes: list[Points] = []
    for index in range(int(26 * size) + 8):
        t = s.u(0, 1)
        shapes.append(
            lens(x - direction * length * t, y + s.u(-2, 9) * size * (0.4 + t), s.u(20, 90) * size * (0.5 + t), s.u(1.5, 4.5) * size)
        )
        if index % 3 == 0:
            shapes.append(lens(x - direction * length * t * 0.5, y, s.u(30, 80) * size, 4 * size))
    s.c.shapes(shapes, Paint((foam,), texture=0.0), 0.75, 0.0)
