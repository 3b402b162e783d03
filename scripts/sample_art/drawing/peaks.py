"""Mountains built peak by peak: a lit face, a shaded face, snow with a cut edge."""

from __future__ import annotations

import itertools

from .canvas import flat, linear, vertical
from .colour import Colour, mix
from .geometry import Point, Points, closed_below, ridge
from .scene import Scene


def _slope(s: Scene, start: Point, end: Point, rough: float, levels: int = 5) -> Points:
    """A broken line from a summit down to a foot, mostly convex steps."""
    line = [start, end]
    spread = rough
    for _ in range(levels):
        finer: Points = []
        for (x0, y0), (x1, y1) in itertools.pairwise(line):
            share = s.u(0.4, 0.6)
            finer += [(x0, y0), (x0 + (x1 - x0) * share + s.u(-spread, spread) * 0.6, y0 + (y1 - y0) * share + s.u(-spread, spread))]
        line = [*finer, line[-1]]
        spread *= 0.52
    return line


def _snow_edge(s: Scene, x: float, top: float, deep: float, half: float) -> Points:
    """The lower edge of a snow cap, tongue by tongue, from right to left."""
    points: Points = []
    px = x + half
    low = True
    while px > x - half:
        share = 1 - abs(px - x) / half
        points.append((px, top + deep * (s.u(0.85, 1.25) if low else s.u(0.5, 0.75)) + deep * 0.35 * (1 - share)))
        px -= half * s.u(0.07, 0.17)
        low = not low
    return points


def peak(s: Scene, x: float, base: float, height: float, left: float, right: float, near: float, snow: float) -> None:
    """One mountain; ``snow`` is the share of its height that is white."""
    p, c = s.p, s.c
    top = base - height
    summit = (x, top)
    low = base + 70
    rough = height * 0.055
    west = _slope(s, summit, (x - left, low), rough)
    east = _slope(s, summit, (x + right, low), rough)
    outline = [*west[::-1], *east[1:]]
    body = p.depth(near)
    if s.night:
        lit, dark = p.lit(body, 0.1), p.far(p.shade(body, 0.3), 0.1)
    else:
        lit, dark = p.lit(body, 0.32), p.far(p.shade(body, 0.32), (1 - near) * 0.25)
    c.shape(outline, vertical(top, low, lit, mix(lit, p.haze, 0.25), mix(lit, p.haze, 0.55), grain=0.07), waver=0.4)
    light_west = (s.sun or (0.0, 0.0))[0] < x
    away, reach = (east, right) if light_west else (west, -left)
    spine: Points = [summit]
    px, py = summit
    swing = 1
    lean = reach * s.u(-0.1, 0.28) / height
    while py < low:
        step = height * s.u(0.05, 0.13)
        py += step
        px += swing * height * s.u(0.02, 0.07) + lean * step
        swing = -swing
        spine.append((px, py))
    face = [*away, *spine[::-1]]
    white = mix(p.light, p.haze, (1 - near) * 0.35 + (0.55 if s.night else 0.0))
    dusk_white = mix(white, mix(p.sky[0], dark, 0.4), 0.55)
    edge = _snow_edge(s, x, top, height * snow, max(left, right) * 0.9)
    cap = [(x - left, top - 10), (x + right, top - 10), *edge] if snow else []
    with c.clip([outline]):
        _ribs(s, summit, left if light_west else -right, height, dark)
        if cap:
            c.shape(cap, white, 0.95, waver=0.6)
        c.shape(face, linear(summit, (x + reach * 0.6, low), dark, mix(dark, p.haze, 0.5), grain=0.08), 0.92, 0.6)
        if cap:
            with c.clip([face]):
                c.shape(cap, dusk_white, 0.9, waver=0.6)


def _ribs(s: Scene, summit: Point, reach: float, height: float, dark: Colour) -> None:
    """Side ridges that throw narrow shadows across the lit face."""
    x, top = summit
    for _ in range(s.i(2, 4)):
        share = s.u(0.15, 0.7)
        sx, sy = x - reach * share * 0.8, top + height * (share + s.u(0.0, 0.12))
        size = height * s.u(0.14, 0.34)
        lean = -reach / height * s.u(0.1, 0.5)
        away = 1 if reach > 0 else -1
        s.c.shape(
            [
                (sx, sy),
                (sx + away * size * s.u(0.16, 0.3), sy + size * s.u(0.6, 0.8)),
                (sx + lean * size + away * size * 0.1, sy + size),
                (sx + lean * size * 0.5 - away * size * 0.03, sy + size * 0.5),
            ],
            dark,
            0.55,
            0.7,
        )


def _range(s: Scene, base: float, height: float, near: float) -> None:
    """A long range without snow: two broken ridgelines, the nearer one darker."""
    p = s.p
    for layer in range(2):
        line = ridge(s.r, -120, s.w + 120, base + 10, height * (1.0 - 0.38 * layer), 7, 0.52)
        body = p.depth(min(1.0, near + 0.1 * layer))
        lit = p.lit(body, 0.2 if not s.night else 0.06)
        s.c.shape(
            closed_below(line, base + 80), vertical(base - height, base + 30, lit, body, mix(body, p.haze, 0.5), grain=0.07), waver=0.5
        )
        faces: list[Points] = []
        away = 1 if (s.sun or (0.0, 0.0))[0] < s.w / 2 else -1
        for index in range(3, len(line) - 3):
            x, y = line[index]
            if y == min(point[1] for point in line[index - 3 : index + 4]):
                deep = (base - y) * s.u(0.5, 0.95)
                faces.append(
                    [
                        (x, y),
                        (x + away * deep * s.u(0.5, 0.9), y + deep * s.u(0.7, 1.0)),
                        (x + away * deep * 0.25, y + deep),
                        (x + away * deep * 0.06, y + deep * 0.5),
                    ]
                )
        with s.c.clip([closed_below(line, base + 80)]):
            s.c.shapes(faces, flat(p.shade(body, 0.3)), 0.4, 1.0)
        s.haze(base, height * 0.7, 0.25)


def mountains(
    s: Scene, base: float, height: float, near: float, snow: float = 0.34, count: int | None = None, focus: float | None = None
) -> None:
    """A chain of peaks: one leads, off centre, the others give way to it."""
    if not snow:
        _range(s, base, height, near)
        return
    lead = focus if focus is not None else s.w * s.pick([s.u(0.22, 0.42), s.u(0.58, 0.78)])
    low = height < 230
    number = count or (s.i(8, 12) if low else s.i(4, 7))
    rows: list[tuple[float, float]] = [(lead, height)]
    for index in range(number):
        x = -80 + (s.w + 160) * (index + s.u(0.1, 0.9)) / number
        if abs(x - lead) > s.w * 0.08:
            rows.append((x, height * (s.u(0.28, 0.9) if low else s.u(0.42, 0.82))))
    for x, tall in sorted(rows, key=lambda row: -row[1]):
        wide = tall * (s.u(1.9, 3.6) if low else s.u(1.15, 1.9))
        peak(
            s,
            x,
            base,
            tall,
            wide * s.u(0.75, 1.25),
            wide * s.u(0.75, 1.25),
            near,
            snow * s.u(0.85, 1.15) * (tall / height) if snow else 0.0,
        )
