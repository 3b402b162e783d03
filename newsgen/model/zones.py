"""Time zones from the tzdata package alone.

A file of its own because Python looks at the machine's copy first, and where two machines differ a date would be another instant on each.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo


@cache
def zone_names() -> tuple[str, ...]:
    """Every time zone there is."""
    listed = (resources.files("tzdata") / "zones").read_text("utf-8")
    return tuple(name for name in listed.split("\n") if name)


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of a name out of ``zone_names``."""
    with (resources.files("tzdata") / "zoneinfo").joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
