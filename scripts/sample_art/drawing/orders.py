"""What the writers ordered: lists of pictures with motif, light and a note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "single": 1,
    "lone": 1,
    "two": 2,
    "pair": 2,
    "both": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "dozen": 12,
    "twelve": 12,
}

_HEAPS = {"handful": 5, "few": 3, "several": 5, "couple": 2, "row": 0, "rows": 0, "line": 0, "group": 0, "herd": 0, "queue": 0, "crowd": 0}
_KEYS = {"name", "motif", "time", "weather", "palette", "note", "width", "height"}


@dataclass(frozen=True)
class Order:
    """One picture to draw."""

    name: str
    motif: str
    time: str = "day"
    weather: str = "clear"
    palette: str = "muted"
    note: str = ""
    width: int = 0
    height: int = 0

    def says(self, *words: str) -> bool:
        """Whether the note holds one of the words."""
        return any(re.search(rf"\b{word}", self.note, re.IGNORECASE) for word in words)

    def count(self, *things: str) -> int | None:
        """The number the note gives before one of the things (``three cranes``)."""
        for thing in things:
            found = re.search(rf"((?:[\w-]+\s+){{1,3}}){thing}", self.note, re.IGNORECASE)
            if not found:
                continue
            words = found.group(1).lower().split()
            if any(word in _HEAPS for word in words):
                return next((_HEAPS[word] for word in words if _HEAPS.get(word)), None)
            for word in reversed(words):
                number = int(word) if word.isdigit() else _NUMBERS.get(word)
                if number:
                    return number
        return None


def read(folder: Path) -> Iterator[Order]:
    """Every order of every list in the folder, in the order of file names."""
    for path in sorted(folder.glob("*.yaml")):
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        for row in rows:
            name = str(row["name"]).removesuffix(".jpg").removeprefix("img/")
            note = [str(row.get("note") or ""), *(str(key) for key in row if key not in _KEYS)]
            yield Order(
                name=name,
                motif=str(row.get("motif", "portrait" if "authors/" in name else "desk")),
                time=str(row.get("time", "day")),
                weather=str(row.get("weather", "clear")),
                palette=str(row.get("palette", "muted")),
                note=", ".join(part for part in note if part),
                width=int(row.get("width") or 0),
                height=int(row.get("height") or 0),
            )
