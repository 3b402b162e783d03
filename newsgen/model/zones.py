"""Time zones, from the tzdata package alone.

Not by ``ZoneInfo(name)``: Python looks at the machine's copy of the zones first, and where two machines differ, a date would be another
instant on each.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo


@cache
def zone_names() -> tuple[str, ...]:
    """Returns the names of all time zones."""
    text = (resources.files("tzdata") / "zones").read_text("utf-8")
    return tuple(name for name in text.split("\n") if name)


@cache
def zone(name: str) -> ZoneInfo:
    """Returns the zone with a name from ``zone_names``."""
    with (resources.files("tzdata") / "zoneinfo").joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
