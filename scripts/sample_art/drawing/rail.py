"""Trains from the side."""

from __future__ import annotations

from .canvas import vertical
from .colour import Colour, mix
from .geometry import ellipse, rect, spline
from .scene import Scene


def train(s: Scene, x: float, rail: float, tall: float, cars: int, colour: Colour, near: float = 1.0) -> None:
    """A train from its nose at x (running to the right) back over ``cars`` carriages."""
    p, c = s.p, s.c
    paint = p.far(colour, (1 - near) * 0.5)
    pale = p.far(s.white(0.04), (1 - near) * 0.4)
    dark = p.far(p.ink, (1 - near) * 0.4)
    long = tall * 4.1
    low, top = rail - tall * 0.2, rail - tall
    for car in range(cars):
        right = x - car * (long + tall * 0.12)
        left = right - long
        if car == 0:
            body = [
                (left, low),
                (left, top + 4),
                (left + 4, top),
                *spline(
                    [(right - long * 0.2, top), (right - long * 0.07, top + tall * 0.16), (right, low - tall * 0.16), (right - 4, low)],
                    steps=8,
                ),
            ]
        else:
            body = [(left, low), (left, top + 4), (left + 4, top), (right - 4, top), (right, top + 4), (right, low)]
        c.shapes(
            [ellipse(left + long * share, rail - tall * 0.1, tall * 0.11, tall * 0.11) for share in (0.1, 0.2, 0.8, 0.9)], dark, 1.0, 0.0
        )
        c.shape(rect(left + long * 0.28, low - 2, long * 0.44, tall * 0.1), dark, waver=0.0)
        c.shape(body, vertical(top, low, p.lit(paint, 0.3), paint, p.shade(paint, 0.25), grain=0.04), waver=0.15)
        with c.clip([body]):
            c.shape(rect(left, top + tall * 0.22, long, tall * 0.33), pale, waver=0.0)
            c.shape(rect(left, low - tall * 0.1, long, tall * 0.035), pale, 0.8, 0.0)
            glass = p.lamp if s.lampy or s.wet else mix(p.shade(paint, 0.6), p.sky[1], 0.2)
            panes = 8
            c.shapes(
                [
                    rect(left + long * (0.06 + 0.9 * pane / panes), top + tall * 0.26, long * 0.078, tall * 0.25)
                    for pane in range(panes - (1 if car == 0 else 0))
                ],
                glass,
                1.0,
                0.0,
            )
            if car == 0:
                c.shape(
                    [
                        (right - long * 0.13, top + tall * 0.1),
                        (right - long * 0.085, top + tall * 0.14),
                        (right - long * 0.025, top + tall * 0.46),
                        (right - long * 0.13, top + tall * 0.5),
                    ],
                    mix(dark, p.sky[1], 0.2),
                    waver=0.0,
                )
        if car:
            c.shape(rect(right, low - tall * 0.5, tall * 0.12, tall * 0.5), dark, waver=0.0)
    if s.lampy or s.wet or s.foggy:
        c.glow(x, low - tall * 0.15, tall * 2.4, p.lamp, 0.7)
    c.shape(ellipse(x - tall * 0.06, low - tall * 0.14, tall * 0.05, tall * 0.05), p.lamp, waver=0.0)
