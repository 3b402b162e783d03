"""One-point perspective: a view down a street, a hall or a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .geometry import Point, Points

Space = tuple[float, float, float]


@dataclass(frozen=True)
class View:
    """An eye at ``height`` above the ground whose lines meet at (x, y) of the sheet."""

    x: float
    y: float
    height: float = 1.6
    focal: float = 900.0

    def at(self, across: float, up: float, away: float) -> Point:
        """A point of space (metres right, up, away) on the sheet."""
        away = max(0.05, away)
        return (self.x + self.focal * across / away, self.y - self.focal * (up - self.height) / away)

    def shape(self, points: Iterable[Space]) -> Points:
        """Points of space on the sheet."""
        return [self.at(*point) for point in points]

    def floor(self, left: float, right: float, near: float, far: float, up: float = 0.0) -> Points:
        """A rectangle lying flat."""
        return self.shape([(left, up, near), (left, up, far), (right, up, far), (right, up, near)])

    def side(self, across: float, low: float, high: float, near: float, far: float) -> Points:
        """A rectangle of a wall that runs away from us."""
        return self.shape([(across, low, near), (across, high, near), (across, high, far), (across, low, far)])

    def front(self, left: float, right: float, low: float, high: float, away: float) -> Points:
        """A rectangle that faces us."""
        return self.shape([(left, high, away), (right, high, away), (right, low, away), (left, low, away)])

    def size(self, metres: float, away: float) -> float:
        """How long a length is at a distance."""
        return self.focal * metres / away
