"""The register of motifs, and the way from an order to a picture."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable

from PIL import Image

from . import finish, portraits, scenes
from .orders import Order
from .scene import Scene

Motif = Callable[[Scene], None]
MOTIFS: dict[str, Motif] = {}


def motif(*names: str) -> Callable[[Motif], Motif]:
    """Register a drawing under its motif name and any other names it answers to."""

    def register(function: Motif) -> Motif:
        for name in names:
            MOTIFS[name] = function
        return function

    return register


def load() -> None:
    """Import the modules that register motifs."""
    if MOTIFS:
        return
    for package in (portraits, scenes):
        for module in sorted(found.name for found in pkgutil.iter_modules(package.__path__)):
            importlib.import_module(f"{package.__name__}.{module}")


def find(name: str) -> Motif:
    """The motif of that name, the nearest one, or the city where nothing is near."""
    load()
    key = name.strip().lower().replace("_", "-").replace(" ", "-")
    if key in MOTIFS:
        return MOTIFS[key]
    parts = set(key.split("-"))
    for known, function in MOTIFS.items():
        if parts & {*known.split("-"), *(part + "s" for part in known.split("-"))}:
            return function
    close = difflib.get_close_matches(key, MOTIFS, n=1, cutoff=0.68)
    return MOTIFS[close[0] if close else "skyline"]


def draw(order: Order) -> Image.Image:
    """Draw one order."""
    square = order.motif == "portrait" or order.name.startswith("authors/")
    wide, tall = (800, 800) if square else (1600, 900)
    scene = Scene(order, order.width or wide, order.height or tall)
    if square:
        find("portrait")(scene)
        scene.flip = False
    else:
        find(order.motif)(scene)
        finish.weather(scene)
    return finish.final(scene)
