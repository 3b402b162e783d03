"""The last layers (rain, snow, fog, paper) and the file."""

from __future__ import annotations

import io
import math
from pathlib import Path

import numpy as np
from PIL import Image

from .canvas import flat
from .colour import Array, mix
from .geometry import Points, ellipse, lens
from .noise import patch
from .scene import Scene


def weather(s: Scene) -> None:
    """Falling rain or snow, or drifting fog, over the whole picture."""
    if s.indoors:
        return
    if s.weather == "rain":
        _rain(s)
    elif s.weather == "snow":
        _snow(s)
    elif s.weather == "fog":
        _fog(s)


def _rain(s: Scene) -> None:
    slant = s.u(0.12, 0.3)
    for count, length, width, alpha in ((260, 34, 0.9, 0.16), (130, 60, 1.3, 0.2), (46, 96, 1.9, 0.22)):
        drops: list[Points] = []
        for _ in range(count):
            x, y = s.u(-60, s.w + 120), s.u(-60, s.h)
            size = length * s.u(0.6, 1.3)
            half = width / 2
            drops.append([(x - half, y), (x + half, y), (x + half * 0.3 - slant * size, y + size)])
        s.c.shapes(drops, flat(mix(s.p.haze, s.p.light, 0.5), 0.0), alpha, 0.0)


def _snow(s: Scene) -> None:
    white = mix(s.p.light, (255, 255, 255), 0.6)
    for count, size, alpha in ((240, 1.5, 0.6), (110, 2.6, 0.75), (34, 4.6, 0.7)):
        flakes = []
        for _ in range(count):
            radius = size * s.u(0.6, 1.2)
            flakes.append(ellipse(s.u(0, s.w), s.u(0, s.h), radius, radius * s.u(0.8, 1.1)))
        s.c.shapes(flakes, flat(white, 0.0), alpha, 0.0)


def _fog(s: Scene) -> None:
    for _ in range(5):
        y = s.u(0.3, 0.85) * s.h
        wide, tall = s.u(600, 1300), s.u(24, 60)
        s.c.soft(lens(s.u(0, s.w), y, wide, tall * 1.6), flat(s.p.haze, 0.0), tall * 0.6, s.u(0.25, 0.45))


def paper(pixels: Array, seed: int) -> Array:
    """Lay the tooth of the paper and an uneven pull of ink over finished pixels."""
    height, width = pixels.shape[:2]
    mottle = patch("mottle", height, width, seed, seed * 3)
    tooth = patch("grain", height, width, seed * 5, seed * 7)
    light = pixels.mean(axis=2, keepdims=True) / 255
    strength = 0.006 + 0.005 * (1 - light)
    grained = pixels * (1 + 0.011 * mottle[..., None] + strength * tooth[..., None])
    lifted = grained + 3.0 * (1 - light)
    ys = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    xs = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    edge = np.clip((xs**2 * 0.6 + ys**2 * 0.6) - 0.45, 0, 1)
    finished: Array = np.clip(lifted * (1 - 0.05 * edge[..., None]), 0, 255).astype(np.float32)
    return finished


def final(s: Scene) -> Image.Image:
    """The finished picture at its real size."""
    if s.flip:
        s.c.mirror()
    whole = Image.fromarray(np.clip(s.c.pixels, 0, 255).astype(np.uint8))
    small = whole.resize((s.w, s.h), Image.Resampling.LANCZOS)
    pixels = paper(np.asarray(small, dtype=np.float32), s.r.randrange(1 << 18))
    return Image.fromarray(pixels.astype(np.uint8))


def save(image: Image.Image, path: Path, quality: int = 82, limit: int = 130_000) -> int:
    """Write a progressive JPEG, easing quality until it is below the limit; its size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, progressive=True, optimize=True, subsampling="4:2:0")
        size = buffer.tell()
        if size <= limit or quality <= 66:
            path.write_bytes(buffer.getvalue())
            return size
        quality -= max(2, int(4 * math.log2(size / limit)))
