"""Reads dates and times as newsrooms write them. Front matter, data files and body blocks take the same forms.

2023-07-08 14:26   2023-07-08T14:26:05.5Z   2023-07-08 14:26 +0300   2023-07-08   8 Jul 2023 14:26   8 July 2023
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from newsgen.model.instant import FIRST_YEAR, LAST_YEAR
from newsgen.model.zones import zone as zone_of

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_DAY = timedelta(days=1)
_EXAMPLE = "write it as 2023-07-08 14:26"
_DATE = r"(?:(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})|(?P<d>[0-9]{1,2})\s+(?P<name>[A-Za-z]+)\.?\s+(?P<y>[0-9]{4}))"
_TIME = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
_ZONE = r"(?P<zone>Z|UTC|GMT|(?P<sign>[+-])(?P<oh>[0-9]{2}):?(?P<om>[0-9]{2})?)"
_INSTANT = re.compile(rf"{_DATE}(?:(?:\s*T\s*|\s+){_TIME}(?:\s*{_ZONE})?)?", re.IGNORECASE)
_HALF_DAY = re.compile(r"[0-9]\s*[ap]\.?m\b", re.IGNORECASE)
_NUMBERS = re.compile(r"[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{2,4}")
_NAMED_ZONE = re.compile(r"[0-9]\s*\(?(?P<name>[A-Z]{2,5}|[A-Z][a-z]+/[A-Z][A-Za-z_]+)\)?$")


class NotAnInstant(ValueError):
    """The text names no date and time. ``hint`` says how to write one."""

    def __init__(self, message: str, hint: str = _EXAMPLE) -> None:
        super().__init__(message)
        self.hint = hint


def parse(text: str) -> datetime:
    """Returns the date and time that a text names, with a zone only if the text gives one. Raises NotAnInstant."""
    text = text.strip()
    match = _INSTANT.fullmatch(text) if len(text) <= 60 else None
    if match is None:
        raise _explain(text)
    year, month, day = _date(match)
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 59:
        shown = ":".join(match[part] for part in ("hour", "minute", "second") if match[part])
        raise NotAnInstant(f"there is no time {shown}", "hours run from 00 to 23, minutes and seconds from 00 to 59")
    try:
        local = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the zone follows, or is the site's
    except ValueError:
        raise NotAnInstant(f"there is no {day} {MONTHS[month - 1].title()} {year}", "correct the day") from None
    moment = local.replace(tzinfo=_zone(match))
    if moment.tzinfo and not FIRST_YEAR <= (moment.astimezone(UTC) - _DAY).year <= (moment.astimezone(UTC) + _DAY).year <= LAST_YEAR:
        raise NotAnInstant(f"the year {year} is out of reach", f"years run from {FIRST_YEAR} to {LAST_YEAR}")
    return moment


def to_utc(moment: datetime, zone: str) -> datetime:
    """Returns the moment in UTC. One without a zone is taken to be in ``zone``, the site's.

    An hour that a change of clocks skips or repeats is taken as the first of the two, so that the same text always names the same instant.
    """
    local = moment if moment.tzinfo else moment.replace(tzinfo=zone_of(zone), fold=0)
    return local.astimezone(UTC)


def read_instant(text: str, zone: str) -> datetime:
    """Returns the instant, in UTC, that a text names on a site with this time zone. Raises NotAnInstant."""
    return to_utc(parse(text), zone)


def _date(match: re.Match[str]) -> tuple[int, int, int]:
    year, day = int(match["year"] or match["y"]), int(match["day"] or match["d"])
    month = _month(match["name"]) if match["name"] else int(match["month"])
    if not (year or month or day):
        raise NotAnInstant("0000-00-00 stands for no date", "leave the line out, or write a date: 2023-07-08 14:26")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotAnInstant(f"the year {year} is out of reach", f"years run from {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= 12:
        raise NotAnInstant(f"there is no month {month}", "the order is year, month, day: 2023-07-08")
    return year, month, day


def _month(name: str) -> int:
    folded = name.casefold()
    for number, month in enumerate(MONTHS, 1):
        if len(folded) >= 3 and (month.startswith(folded) or (month, folded) == ("september", "sept")):
            return number
    raise NotAnInstant(
        f'there is no month "{name}"', f"months are written in English or as numbers: {_EXAMPLE.removeprefix('write it as ')}"
    )


def _zone(match: re.Match[str]) -> timezone | None:
    if not match["zone"]:
        return None
    if not match["sign"]:
        return UTC
    hours, minutes = int(match["oh"]), int(match["om"] or 0)
    if hours > 15 or minutes > 59:
        raise NotAnInstant(f"there is no time zone {match['zone']}", "write how far it is from UTC, as +03:00")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if match["sign"] == "-" else offset)


def _explain(text: str) -> NotAnInstant:
    """Returns the error for a text that has none of the forms, by what it was most likely meant to be."""
    shown = text if len(text) <= 40 else text[:40] + "…"
    text = text[:60]
    if _HALF_DAY.search(text):
        return NotAnInstant(f'"{shown}" has a twelve-hour time', "write the hours from 00 to 23: 2023-07-08 14:26")
    if _NUMBERS.search(text):
        return NotAnInstant(f'"{shown}" can be read in two ways', "write the year first, with hyphens: 2023-07-08 14:26")
    if re.fullmatch("[0-9]{8,20}", text):
        return NotAnInstant(f'"{shown}" is a bare number', _EXAMPLE)
    if zone := _NAMED_ZONE.search(text):
        return NotAnInstant(
            f'the time zone "{zone["name"]}" has no one meaning', "write how far it is from UTC, as +03:00, or leave it out"
        )
    return NotAnInstant(f'"{shown}" is not a date', _EXAMPLE)
