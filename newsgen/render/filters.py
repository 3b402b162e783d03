"""The filters of the theme: pure functions, most of them from a value and the page's language to text."""

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
    """Returns the locale of a language tag, English where Babel knows none."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@lru_cache(maxsize=4096)
def moment(value: datetime, language: str, timezone: str) -> str:
    """Returns date and time: ``8 Jul 2023 14:26``."""
    local = value.astimezone(zone(timezone)).replace(tzinfo=None)
    return format_datetime(local, "d MMM y HH:mm", locale=_locale(language))


@lru_cache(maxsize=4096)
def day(value: datetime, language: str, timezone: str) -> str:
    """Returns the date: ``8 Jul 2023``."""
    return format_date(value.astimezone(zone(timezone)).date(), "d MMM y", locale=_locale(language))


@lru_cache(maxsize=4096)
def long_day(value: datetime, language: str, timezone: str) -> str:
    """Returns the date in full, in the language's own order: ``Saturday, 8 July 2023``."""
    return format_date(value.astimezone(zone(timezone)).date(), "full", locale=_locale(language))


def iso_day(value: datetime, timezone: str) -> str:
    """Returns the date for anchors and machines: ``2023-07-08``."""
    return value.astimezone(zone(timezone)).date().isoformat()


@lru_cache(maxsize=4096)
def iso(value: datetime, timezone: str) -> str:
    """Returns date and time with the zone's offset, to the second, for machines (RFC 3339)."""
    return value.astimezone(zone(timezone)).replace(microsecond=0).isoformat()


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=4096)
def rfc822(value: datetime, timezone: str) -> str:
    """Returns date and time as RSS requires it: RFC 822 with a four-digit year, in English whatever the page's language."""
    local = value.astimezone(zone(timezone))
    return f"{_DAYS[local.weekday()]}, {local.day:02} {_MONTHS[local.month - 1]} {local.year} {local:%H:%M:%S} {local:%z}"


def month_name(period: str, language: str) -> str:
    """Returns the name of the month of a period such as ``2023-07``, in the form that stands alone: ``July``."""
    return str(get_month_names("wide", context="stand-alone", locale=_locale(language))[int(period[5:7])])


def period_name(period: str, language: str) -> str:
    """Returns the name of a year or a month: ``2023`` for ``2023``, ``July 2023`` for ``2023-07``."""
    if len(period) == 4:
        return period
    return format_date(datetime(int(period[:4]), int(period[5:7]), 1), "MMMM y", locale=_locale(language))  # noqa: DTZ001  # a calendar month


def number(value: int, language: str) -> str:
    """Returns a whole number with the language's grouping of digits."""
    return format_decimal(value, locale=_locale(language))


def reading_minutes(words: int, per_minute: int) -> int:
    """Returns the minutes that reading takes, rounded up, at least one."""
    return max(1, math.ceil(words / per_minute))


def url_part(text: str) -> str:
    """Returns text encoded as a value in the query of an address."""
    return quote(text, safe="")


def news_language(language: str) -> str:
    """Returns a language tag as news sitemaps require it: ISO 639, except for two forms of Chinese, ``zh-cn`` and ``zh-tw``."""
    tag = language.lower()
    return {"zh-hans": "zh-cn", "zh-hant": "zh-tw", "zh": "zh-cn"}.get(tag, tag if tag in ("zh-cn", "zh-tw") else tag.partition("-")[0])


_json = JSONEncoder(ensure_ascii=False).encode


def json(value: object) -> Markup:
    """Returns a value as JSON, with letters of all scripts unescaped. It fits in a script element: it has no ``<``, ``>`` or ``&``."""
    text = _json(value)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704  # escaped as JSON


FILTERS = {
    function.__name__: function
    for function in (
        moment,
        day,
        long_day,
        iso_day,
        iso,
        rfc822,
        month_name,
        period_name,
        number,
        reading_minutes,
        url_part,
        news_language,
        json,
    )
}
