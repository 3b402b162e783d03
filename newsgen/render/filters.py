"""Filters of the theme: pure functions from a value and the page's language to text."""

from __future__ import annotations

import math
from datetime import datetime
from functools import lru_cache
from json import JSONEncoder
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, get_month_names
from babel.numbers import format_decimal
from markupsafe import Markup

from newsgen.model.zones import zone


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@lru_cache(maxsize=4096)
def moment(value: datetime, language: str, timezone: str) -> str:
    """Date and time: ``8 Jul 2023 14:26``."""
    local = value.astimezone(zone(timezone)).replace(tzinfo=None)
    return format_datetime(local, "d MMM y HH:mm", locale=_locale(language))


@lru_cache(maxsize=4096)
def day(value: datetime, language: str, timezone: str) -> str:
    """The date: ``8 Jul 2023``."""
    return format_date(value.astimezone(zone(timezone)).date(), "d MMM y", locale=_locale(language))


@lru_cache(maxsize=4096)
def long_day(value: datetime, language: str, timezone: str) -> str:
    """The date in full: ``Saturday, 8 July 2023``, in the language's own order."""
    return format_date(value.astimezone(zone(timezone)).date(), "full", locale=_locale(language))


def iso_day(value: datetime, timezone: str) -> str:
    """The date of a day for anchors and machines: ``2023-07-08``."""
    return value.astimezone(zone(timezone)).date().isoformat()


@lru_cache(maxsize=4096)
def iso(value: datetime, timezone: str) -> str:
    """Date and time with the zone's offset, to the second, for machines (RFC 3339)."""
    return value.astimezone(zone(timezone)).replace(microsecond=0).isoformat()


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=4096)
def rfc822(value: datetime, timezone: str) -> str:
    """Date and time as RSS wants it (RFC 822 with a four-digit year), in English whatever the page's language."""
    local = value.astimezone(zone(timezone))
    return f"{_DAYS[local.weekday()]}, {local.day:02} {_MONTHS[local.month - 1]} {local.year} {local:%H:%M:%S} {local:%z}"


def month_name(period: str, language: str) -> str:
    """The name of a period's month, standing alone: ``July``."""
    return str(get_month_names("wide", context="stand-alone", locale=_locale(language))[int(period[5:7])])


def period_name(period: str, language: str) -> str:
    """A year or a month with its year: ``2023``, ``July 2023``."""
    if len(period) == 4:
        return period
    return format_date(datetime(int(period[:4]), int(period[5:7]), 1), "MMMM y", locale=_locale(language))  # noqa: DTZ001  # a calendar month


def number(value: int, language: str) -> str:
    """A whole number with the language's grouping."""
    return format_decimal(value, locale=_locale(language))


def reading_minutes(words: int, per_minute: int) -> int:
    """Minutes of reading, rounded up, at least one."""
    return max(1, math.ceil(words / per_minute))


def url_part(text: str) -> str:
    """Text as a value in an address's query."""
    return quote(text, safe="")


def news_language(language: str) -> str:
    """A language tag as news sitemaps want it: ISO 639, and two forms of Chinese."""
    tag = language.lower()
    return {"zh-hans": "zh-cn", "zh-hant": "zh-tw", "zh": "zh-cn"}.get(tag, tag if tag in ("zh-cn", "zh-tw") else tag.partition("-")[0])


_json = JSONEncoder(ensure_ascii=False).encode


def json(value: object) -> Markup:
    """A value as JSON, in its own script, fit for a script element too: no ``<``, ``>`` or ``&`` stands in it."""
    text = _json(value)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704  # escaped as JSON


FILTERS = {
    f.__name__: f
    for f in (moment, day, long_day, iso_day, iso, rfc822, month_name, period_name, number, reading_minutes, url_part, news_language, json)
}
