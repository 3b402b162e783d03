"""What a portrait's note says: skin, hair, face, clothes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.sample_art.drawing.colour import Colour, hexa
from scripts.sample_art.drawing.scene import Scene

_SKINS = (
    ("dark brown", "6e4530"),
    ("deep brown", "5b3726"),
    ("light brown", "c08d66"),
    ("olive", "cf9f78"),
    ("brown", "8e5c3e"),
    ("tanned", "d0986d"),
    ("weathered", "e0ae8b"),
    ("pale", "f0d3bd"),
    ("fair", "ecc4a5"),
    ("dark", "5f3c2b"),
)
_HAIRS = (
    ("reddish", "9a4f2c"),
    ("red", "a8502c"),
    ("silver", "c3c1be"),
    ("grey-brown", "8a7767"),
    ("blond", "d9bf8a"),
    ("black", "211b1c"),
    ("white", "dcd9d3"),
    ("grey", "9b9793"),
    ("dark brown", "3b2820"),
    ("brown", "5a3d2c"),
    ("auburn", "7c3f28"),
)
_CLOTHS = {
    "charcoal": "3d4147",
    "cream": "efe4cd",
    "navy": "24344f",
    "bottle-green": "23493d",
    "bottle": "23493d",
    "green": "3f6b52",
    "wine": "6e2a3a",
    "mustard": "cf9a34",
    "black": "24242a",
    "olive": "66683f",
    "rust": "b3552f",
    "rust-red": "b3552f",
    "dark blue": "263a5e",
    "blue": "3c5f88",
    "red": "b0403a",
    "white": "f1ece2",
    "grey": "7d8085",
    "brown": "6b4a35",
    "ochre": "c68f3c",
    "silver": "c9ccd0",
    "wine-coloured": "6e2a3a",
    "tortoiseshell": "5d3a22",
    "red-framed": "b43b35",
    "teal": "2f6f73",
}


_STYLES = (
    ("headscarf", ("headscarf", "hijab")),
    ("bald", ("bald", "shaven head")),
    ("plait", ("plait", "braid")),
    ("bob", ("bob", "fringe")),
    ("blown", ("chin-length", "wind")),
    ("curly", ("curly", "curls")),
    ("cropped", ("cropped", "closely")),
    ("bun", ("bun",)),
    ("long", ("long[a-z ]*hair",)),
    ("short", ("short",)),
)
_GARMENTS = (
    ("jacket", "jacket"),
    ("coat", "coat"),
    ("cardigan", "cardigan"),
    ("jersey", "jersey"),
    ("jumper", "jersey"),
    ("sweater", "jersey"),
    ("shirt", "shirt"),
)
_DYES = ("24344f", "3d4147", "66683f", "6e2a3a", "2f6f73")


@dataclass(frozen=True)
class Look:
    """How a sitter is drawn."""

    skin: Colour
    hair: Colour
    face: str
    style: str
    beard: str
    glasses: Colour | None
    garment: str
    cloth: Colour
    under: Colour
    scarf: Colour | None
    smile: float
    streak: bool
    freckles: bool
    earrings: bool
    lines: bool
    tilt: float
    aside: float
    pale_eyes: bool
    woman: bool


def _tone(text: str, rows: tuple[tuple[str, str], ...], fallback: str) -> Colour:
    for word, code in rows:
        if word in text:
            return hexa(code)
    return hexa(fallback)


def _cloth(note: str, noun: str) -> Colour | None:
    found = re.search(rf"((?:[\w-]+\s+){{1,4}}){noun}", note)
    if not found:
        return None
    words = found.group(1).split()
    pairs = [" ".join(words[index : index + 2]) for index in range(len(words) - 1)]
    for word in [*reversed(pairs), *reversed(words)]:
        if word in _CLOTHS:
            return hexa(_CLOTHS[word])
    return None


def _style(s: Scene, woman: bool) -> str:
    """How the hair is worn."""
    for style, words in _STYLES:
        if s.order.says(*words):
            return style
    return s.pick(["bob", "long", "bun"]) if woman else "short"


def _garment(s: Scene, note: str) -> tuple[str, Colour | None]:
    """The first garment the note names, and its colour."""
    for noun, kind in _GARMENTS:
        if re.search(noun, note):
            cloth = _cloth(note, rf"(?:fisherman's |waxed |open-necked )*{noun}")
            return ("waxed" if kind == "jacket" and s.order.says("waxed") else kind), cloth
    return "shirt", None


def read_look(s: Scene) -> Look:
    """A look from the note, chance filling what it leaves out."""
    note = s.order.note.lower()
    says = s.order.says
    skin_text = re.search(r"([^,]*)\bskin", note)
    hair_text = re.search(r"([^,]*)\b(?:hair|bob|plait)", note)
    woman = bool(re.search(r"\b(woman|she|her)\b", note)) or (not re.search(r"\b(man|he|his)\b", note) and s.chance(0.5))
    skin = _tone(skin_text.group(1), _SKINS, "d9a983") if skin_text else hexa(s.pick([code for _, code in _SKINS]))
    hair = _tone(hair_text.group(0), _HAIRS, "3b2820") if hair_text else hexa(s.pick([code for _, code in _HAIRS]))
    face = next(
        (kind for kind in ("oval", "round", "square", "broad", "lean", "long") if re.search(rf"{kind}[\w ]*(?:face|jaw)", note)),
        s.pick(["oval", "round", "lean"]),
    )
    style = _style(s, woman)
    beard = ("full" if not says("close") else "close") if says("beard") else "stubble" if says("stubble") else ""
    frames = hexa(_CLOTHS["tortoiseshell"]) if says("tortoise") else _cloth(note, "glasses") or hexa("2c2a2c")
    garment, cloth = _garment(s, note)
    scarf = None
    if says("scarf", "neckerchief") and not says("headscarf"):
        scarf = _cloth(note, "scarf") or _cloth(note, "neckerchief") or hexa("b3552f")
        if says("over black"):
            garment, cloth = "plain", hexa("24242a")
    under = _cloth(note, "shirt") if garment != "shirt" else None
    smile = 0.9 if says("broad smile") else 0.45 if says("smile", "amused", "kind") else 0.2 if says("calm", "composed", "level") else 0.3
    return Look(
        skin=skin,
        hair=hair,
        face=face,
        style=style,
        beard=beard,
        glasses=frames if says("glasses", "spectacles") else None,
        garment=garment,
        cloth=cloth or s.pick([hexa(code) for code in _DYES]),
        under=under or hexa("efe9dc"),
        scarf=scarf,
        smile=smile,
        streak=says("streak"),
        freckles=says("freckle"),
        earrings=says("earring"),
        lines=says("weathered", "lines") or bool(re.search(r"\b(5[2-9]|6\d|7\d)\b", note)),
        tilt=s.pick([-1, 1]) * (7.0 if says("tilt") else s.u(0.5, 2.0)),
        aside=0.055 if says("aside") else s.u(0.012, 0.028),
        pale_eyes=says("pale eyes", "blue eyes"),
        woman=woman,
    )
