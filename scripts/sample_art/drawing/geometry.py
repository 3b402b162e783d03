"""Outlines: curves, ridges, blobs and hand-cut edges, in picture units."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Points = list[Point]


def rect(x: float, y: float, width: float, height: float) -> Points:
    """A rectangle from its top left corner."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def ellipse(x: float, y: float, rx: float, ry: float, start: float = 0, end: float = 360) -> Points:
    """An ellipse, or a part of it (degrees, clockwise from the right)."""
    count = max(12, int(math.sqrt(max(rx, ry)) * 6 * abs(end - start) / 360) + 6)
    points = []
    for index in range(count + 1):
        angle = math.radians(start + (end - start) * index / count)
        points.append((x + rx * math.cos(angle), y + ry * math.sin(angle)))
    return points


def turned(points: Iterable[Point], angle: float, pivot: Point) -> Points:
    """Rotate clockwise by degrees about a pivot."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    px, py = pivot
    return [(px + (x - px) * cos - (y - py) * sin, py + (x - px) * sin + (y - py) * cos) for x, y in points]


def moved(points: Iterable[Point], dx: float, dy: float, scale: float = 1.0) -> Points:
    """Scale about the origin, then shift."""
    return [(x * scale + dx, y * scale + dy) for x, y in points]


def mirrored(points: Iterable[Point], axis: float = 0.0) -> Points:
    """Reflect about the vertical line ``x = axis``."""
    return [(2 * axis - x, y) for x, y in points]


def spline(points: Sequence[Point], closed: bool = False, steps: int = 10) -> Points:
    """A Catmull-Rom curve through the points."""
    if len(points) < 3:
        return list(points)
    count = len(points)
    curve: Points = []
    for index in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(index + shift) % count] for shift in (-1, 0, 1, 2))
        else:
            p0 = points[max(0, index - 1)]
            p1, p2 = points[index], points[index + 1]
            p3 = points[min(count - 1, index + 2)]
        for step in range(steps):
            t = step / steps
            t2, t3 = t * t, t * t * t
            curve.append(
                (
                    0.5
                    * (
                        2 * p1[0]
                        + (p2[0] - p0[0]) * t
                        + (2 * p0[0] - 5 * p1[0] + 4 * p2[0] - p3[0]) * t2
                        + (3 * p1[0] - p0[0] - 3 * p2[0] + p3[0]) * t3
                    ),
                    0.5
                    * (
                        2 * p1[1]
                        + (p2[1] - p0[1]) * t
                        + (2 * p0[1] - 5 * p1[1] + 4 * p2[1] - p3[1]) * t2
                        + (3 * p1[1] - p0[1] - 3 * p2[1] + p3[1]) * t3
                    ),
                )
            )
    if not closed:
        curve.append(points[-1])
    return curve


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> Points:
    """The outline of a line whose width varies along it (widths are spread evenly)."""
    count = len(points)
    left: Points = []
    right: Points = []
    for index, (x, y) in enumerate(points):
        before, after = points[max(0, index - 1)], points[min(count - 1, index + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        place = index / max(1, count - 1) * (len(widths) - 1)
        low = min(int(place), max(0, len(widths) - 2))
        high = min(low + 1, len(widths) - 1)
        half = (widths[low] + (widths[high] - widths[low]) * (place - low)) / 2
        left.append((x - dy / length * half, y + dx / length * half))
        right.append((x + dy / length * half, y - dx / length * half))
    return left + right[::-1]


def limb(start: Point, end: Point, first: float, last: float) -> Points:
    """A tapered capsule from one joint to the next."""
    angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    return ellipse(*start, first / 2, first / 2, angle + 90, angle + 270) + ellipse(*end, last / 2, last / 2, angle - 90, angle + 90)


def lens(x: float, y: float, width: float, height: float, bend: float = 0.0) -> Points:
    """A horizontal sliver, pointed at both ends, centred on (x, y)."""
    upper: Points = []
    lower: Points = []
    for index in range(13):
        t = index / 12
        thick = math.sin(math.pi * t) ** 0.8 * height / 2
        px = x - width / 2 + width * t
        py = y + bend * math.sin(math.pi * t)
        upper.append((px, py - thick))
        lower.append((px, py + thick))
    return upper + lower[::-1]


def arch(x: float, y: float, width: float, height: float) -> Points:
    """A round-headed opening standing on ``y`` with its left edge at ``x``."""
    radius = width / 2
    head = ellipse(x + radius, y - height + radius, radius, radius, 180, 360)
    return [(x, y), *head, (x + width, y)]


def blob(
    rng: random.Random,
    x: float,
    y: float,
    rx: float,
    ry: float,
    knobs: int = 9,
    wobble: float = 0.16,
) -> Points:
    """A soft closed shape."""
    points: Points = []
    for index in range(knobs):
        angle = 2 * math.pi * (index + rng.uniform(-0.25, 0.25)) / knobs
        size = 1 + rng.uniform(-wobble, wobble)
        points.append((x + rx * size * math.cos(angle), y + ry * size * math.sin(angle)))
    return spline(points, closed=True, steps=8)


def ridge(
    rng: random.Random,
    left: float,
    right: float,
    base: float,
    height: float,
    detail: int = 6,
    rough: float = 0.55,
) -> Points:
    """A mountain skyline by midpoint displacement, from left to right."""
    line: Points = [
        (left, base - height * rng.uniform(0.1, 0.6)),
        ((left + right) / 2 + (right - left) * rng.uniform(-0.2, 0.2), base - height * rng.uniform(0.55, 1.0)),
        (right, base - height * rng.uniform(0.1, 0.6)),
    ]
    spread = height * 0.5
    for _ in range(detail):
        finer: Points = []
        for (x0, y0), (x1, y1) in itertools.pairwise(line):
            share = rng.uniform(0.38, 0.62)
            finer.append((x0, y0))
            finer.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share + rng.uniform(-spread, spread) * 0.5))
        finer.append(line[-1])
        line = finer
        spread *= rough
    return line


def hills(
    rng: random.Random,
    left: float,
    right: float,
    base: float,
    height: float,
    waves: float = 2.0,
) -> Points:
    """A rolling skyline as a sum of slow waves."""
    parts = [
        (rng.uniform(0.6, 1.3) * waves * factor, rng.uniform(0, math.tau), strength)
        for factor, strength in ((1.0, 0.5), (1.9, 0.28), (3.7, 0.14))
    ]
    line: Points = []
    for index in range(81):
        t = index / 80
        swell = sum(math.sin(math.pi * rate * t + phase) * size for rate, phase, size in parts)
        line.append((left + (right - left) * t, base - height * (0.5 + 0.54 * swell)))
    return line


def closed_below(line: Sequence[Point], floor: float) -> Points:
    """Close a skyline down to a floor."""
    return [*line, (line[-1][0], floor), (line[0][0], floor)]


def height_at(line: Sequence[Point], x: float) -> float:
    """The height of a left-to-right line at ``x``."""
    for (x0, y0), (x1, y1) in itertools.pairwise(line):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * ((x - x0) / ((x1 - x0) or 1.0))
    return line[0][1] if x < line[0][0] else line[-1][1]


def between(first: Point, second: Point, share: float) -> Point:
    """The point ``share`` of the way from the first to the second."""
    return (first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share)


def roughened(rng: random.Random, points: Sequence[Point], amount: float, step: float = 16.0) -> Points:
    """The same closed outline as if cut by hand: edges waver, corners stay."""
    result: Points = []
    count = len(points)
    for index, (x0, y0) in enumerate(points):
        x1, y1 = points[(index + 1) % count]
        length = math.hypot(x1 - x0, y1 - y0)
        result.append((x0, y0))
        pieces = min(120, int(length / step))
        if pieces < 2:
            continue
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        drift = 0.0
        for piece in range(1, pieces):
            t = piece / pieces
            drift = drift * 0.6 + rng.uniform(-amount, amount)
            result.append((x0 + (x1 - x0) * t + nx * drift, y0 + (y1 - y0) * t + ny * drift))
    return result
