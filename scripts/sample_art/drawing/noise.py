"""Tileable noise fields: paper mottle, brush streaks, stipple grain."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PIL import Image

from .colour import Array

TILE_HEIGHT = 2048
TILE_WIDTH = 3072


def _upscaled(rng: np.random.Generator, rows: int, columns: int) -> Array:
    small = rng.standard_normal((rows, columns)).astype(np.float32)
    wrapped = np.pad(small, 2, mode="wrap")
    step_y, step_x = TILE_HEIGHT / rows, TILE_WIDTH / columns
    image = Image.fromarray(wrapped).resize(
        (TILE_WIDTH, TILE_HEIGHT),
        Image.Resampling.BICUBIC,
        box=(2, 2, 2 + TILE_WIDTH / step_x, 2 + TILE_HEIGHT / step_y),
    )
    return np.asarray(image, dtype=np.float32)


def _normal(field: Array) -> Array:
    centred = field - field.mean()
    scaled: Array = np.clip(centred / centred.std(), -2.6, 2.6).astype(np.float32)
    return scaled


@lru_cache(maxsize=8)
def tile(kind: str) -> Array:
    """A field of mean 0 and deviation 1: ``mottle``, ``brush``, ``upright`` or ``grain``."""
    rng = np.random.default_rng({"mottle": 11, "brush": 23, "upright": 37, "grain": 53}[kind])
    if kind == "mottle":
        field = _upscaled(rng, 6, 9) + 0.8 * _upscaled(rng, 18, 27)
        field = field + 0.5 * _upscaled(rng, 64, 96)
    elif kind == "brush":
        field = _upscaled(rng, 340, 14) + 0.7 * _upscaled(rng, 128, 8)
        field = field + 0.6 * _upscaled(rng, 8, 12)
    elif kind == "upright":
        field = _upscaled(rng, 10, 500) + 0.7 * _upscaled(rng, 6, 190)
        field = field + 0.6 * _upscaled(rng, 8, 12)
    else:
        field = _upscaled(rng, TILE_HEIGHT // 4, TILE_WIDTH // 4)
    return _normal(field)


def patch(kind: str, height: int, width: int, top: int, left: int) -> Array:
    """A piece of a field, wrapped round its edges."""
    field = tile(kind)
    top, left = top % TILE_HEIGHT, left % TILE_WIDTH
    if top + height <= TILE_HEIGHT and left + width <= TILE_WIDTH:
        return field[top : top + height, left : left + width]
    rows = (np.arange(height) + top) % TILE_HEIGHT
    columns = (np.arange(width) + left) % TILE_WIDTH
    return field[np.ix_(rows, columns)]
