"""Instants: their text form, which sorts by time, and their years and months in a time zone.

Years run from 1000 to 9998, so that no zone moves an instant out of Python's range, and the text form always has the same width.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from newsgen.model.zones import zone

FIRST_YEAR, LAST_YEAR = 1000, 9998


def stamp(instant: datetime) -> str:
    """Returns an instant as text in UTC, to the second: ``2026-11-23T09:20:00Z``. Such texts sort as time does."""
    return instant.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def instant(text: str) -> datetime:
    """Returns the instant that ``stamp`` wrote."""
    return datetime.fromisoformat(text)


@lru_cache(maxsize=1024)
def period_bounds(period: str, timezone: str) -> tuple[str, str]:
    """Returns the stamps between which a year (``2026``) or month (``2026-11``) lies in a zone: the first included, the last not."""
    tzinfo = zone(timezone)
    year, month = int(period[:4]), int(period[5:] or 0)
    first = datetime(year, month or 1, 1, tzinfo=tzinfo)
    after = datetime(year + 1, 1, 1, tzinfo=tzinfo) if month in (0, 12) else datetime(year, month + 1, 1, tzinfo=tzinfo)
    return stamp(first), stamp(after)


def month_of(text: str, timezone: str) -> str:
    """Returns the month ``YYYY-MM`` in which a stamp falls in a zone."""
    return instant(text).astimezone(zone(timezone)).isoformat()[:7]
