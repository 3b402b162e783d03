"""Square portraits of authors, from what the note says of them."""

from __future__ import annotations

from scripts.sample_art.drawing.canvas import flat, linear
from scripts.sample_art.drawing.colour import mix
from scripts.sample_art.drawing.geometry import ellipse, hills, rect
from scripts.sample_art.drawing.motifs import motif
from scripts.sample_art.drawing.scene import Scene

from .clothes import body, earrings
from .faces import Face, features, head, neck
from .hairstyles import behind, front
from .long_hair import plait
from .looks import read_look
from .whiskers import beard, glasses


def _ground(s: Scene) -> None:
    """A quiet coloured ground with one large shape behind the head."""
    p, c = s.p, s.c
    top, low = mix(p.sky[1], p.depth(0.3), 0.3), mix(p.sky[2], p.depth(0.2), 0.22)
    c.fill(c.whole(), linear((0, 0), (800, 800), top, mix(top, low, 0.5), low, grain=0.05))
    tone = mix(s.pick([p.accent2, p.sky[2], p.depth(0.35), p.leaf]), top, 0.45)
    kind = s.i(0, 3)
    if kind == 0:
        c.shape(ellipse(400 + s.pick([-1, 1]) * s.u(60, 130), s.u(300, 360), 270, 270), flat(tone, 0.01), 0.85, 1.0)
    elif kind == 1:
        c.shape([(-10, s.u(380, 520)), (810, s.u(200, 330)), (810, 810), (-10, 810)], flat(tone, 0.01), 0.75, 1.0)
    elif kind == 2:
        c.shape(rect(s.u(90, 160), 90, 560, 720), flat(tone, 0.01), 0.7, 1.0)
    else:
        for layer in range(3):
            line = hills(s.r, -20, 820, 470 + 110 * layer, 120, 1.5)
            c.shape([*line, (820, 820), (-20, 820)], flat(mix(tone, p.depth(0.5), 0.16 * layer), 0.01), 0.7, 1.0)


@motif("portrait")
def portrait(s: Scene) -> None:
    """A bust, lit from one side."""
    s.indoors = True
    look = read_look(s)
    _ground(s)
    face = Face(s, look)
    behind(face)
    if look.style == "headscarf":
        body(face)
        neck(face)
    else:
        neck(face)
        body(face)
    plait(face)
    head(face)
    features(face)
    beard(face)
    front(face)
    glasses(face)
    earrings(face)
