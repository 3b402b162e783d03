"""The types of single values: text, names, numbers, dates, addresses.

All tables of fields use them. A type that only one table needs stands beside that table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from newsgen.content.positioned_yaml.characters import single_blanks
from newsgen.content.positioned_yaml.spans import Quoted
from newsgen.content.schema.validate import FieldType, WrongValue, describe, nearest_name, read_each
from newsgen.content.timestamps import NotAnInstant, parse

LONGEST_TEXT = 2000
"""Characters of a text in front matter, site.yaml or a data file."""
MOST_NAMES = 100
"""Items of a list of names or texts."""
UNBOUNDED = 999_999_999_999
"""The largest number of 12 digits, the most that are read; as the upper bound of a number it is not mentioned in messages."""
_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_LANGUAGE = re.compile(
    r"(?P<base>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?(?:-(?P<region>[A-Za-z]{2}|[0-9]{3}))?(?P<variants>(?:-[A-Za-z0-9]{5,8})*)"
)
_DURATION = re.compile(r"(?P<count>[0-9]{1,6})\s*(?P<unit>[mhd])")
_SECONDS = {"m": 60, "h": 3600, "d": 86400}
_UNSAFE_IN_URL = re.compile(r"[\s<>\"\\^`{|}]")


def one_line(value: Any) -> str:
    """Reads a text, on one line and with single blanks between words; no-break and thin spaces stay."""
    if not isinstance(value, str):
        raise WrongValue(
            f"one text is expected, and this is {describe(value)}",
            "write it on one line; in quotes if it holds a colon, braces or brackets",
        )
    text = single_blanks(value)
    if len(text) > LONGEST_TEXT:
        raise WrongValue(
            f"the text has {len(text):,} characters; at most {LONGEST_TEXT:,} fit here", "shorten it; long text belongs in the body"
        )
    return text


TEXT = FieldType("text", one_line)


def _name_list(value: Any) -> tuple[str, ...]:
    """Reads a list of names, or one name. Each is returned once, empty ones are left out."""
    if isinstance(value, dict):
        raise WrongValue("a name or a list of names is expected, and this is a group of keys", "write [one, two]")
    written = value if isinstance(value, list) else [value]
    if len(written) > MOST_NAMES:
        raise WrongValue(f"there are {len(written):,} names; at most {MOST_NAMES} are read", "keep those that readers look for")
    read = read_each(enumerate(written), one_line) if isinstance(value, list) else (one_line(value),)
    return tuple(dict.fromkeys(name for name in read if name))


NAMES = FieldType("name or list", _name_list)


def _tag_list(value: Any) -> tuple[str, ...]:
    """Reads names. A text is cut at its commas; an item of a list is not."""
    return _name_list(value.split(",") if isinstance(value, str) else value)


TAGS = FieldType("name, list, or names with commas between", _tag_list)


def _flag(value: Any) -> bool:
    """Reads true, yes, on, false, no or off; case does not matter."""
    folded = value.strip().casefold() if isinstance(value, str) else ""
    if folded in _TRUE:
        return True
    if folded in _FALSE:
        return False
    raise WrongValue(f"{describe(value)} is neither true nor false", "write true or false")


FLAG = FieldType("true or false", _flag)


def number(least: int, most: int) -> FieldType:
    """Returns the type of a whole number from ``least`` to ``most``."""
    bounds = f"from {least} to {most}" if most < UNBOUNDED else "without a sign or a dot"

    def read(value: Any) -> int:
        text = value.strip() if isinstance(value, str) else ""
        if not re.fullmatch("[0-9]{1,12}", text):
            raise WrongValue(f"{describe(value)} is not a whole number", f"write a number {bounds}")
        if not least <= int(text) <= most:
            raise WrongValue(f"{int(text)} is out of reach", f"write a number {bounds}")
        return int(text)

    return FieldType(f"whole number, {least} to {most}" if most < UNBOUNDED else "whole number", read)


def date_and_time(value: Any) -> datetime:
    """Reads a date and time. The result has a time zone only if the editor wrote one; otherwise the site's zone is meant."""
    if not isinstance(value, str):
        raise WrongValue(f"a date is expected, and this is {describe(value)}", "write it as 2023-07-08 14:26")
    try:
        return parse(value)
    except NotAnInstant as error:
        raise WrongValue(str(error), error.hint) from None


INSTANT = FieldType("date and time", date_and_time)


def choice(options: Iterable[str]) -> FieldType:
    """Returns the type of a value that is one of a few words; case does not matter."""
    known = tuple(options)

    def read(value: Any) -> str:
        folded = value.strip().casefold() if isinstance(value, str) else ""
        if folded in known:
            return folded
        close = nearest_name(folded, known)
        hint = f'did you mean "{close}"?' if close else f"write one of {', '.join(known)}"
        raise WrongValue(f"{describe(value)} is not known here", hint)

    return FieldType("one of " + ", ".join(known), read, choices=known)


def _language(value: Any) -> str:
    """Reads a BCP 47 language code and returns it in its usual case: ``pt-BR``, ``zh-Hant``."""
    text = value.strip() if isinstance(value, str) else ""
    match = _LANGUAGE.fullmatch(text)
    if match is None:
        hint = (
            f'did you mean "{text.replace("_", "-")}"?'
            if _LANGUAGE.fullmatch(text.replace("_", "-"))
            else "write a language code: en, pt-BR, zh-Hant"
        )
        raise WrongValue(f"{describe(value)} is not a language code", hint)
    script, region = (match["script"] or "").title(), (match["region"] or "").upper()
    parts = [match["base"].lower(), script, region, match["variants"].strip("-").lower()]
    return "-".join(part for part in parts if part)


LANGUAGE = FieldType("language code", _language)


def _duration(value: Any) -> int:
    """Reads a length of time, ``90m``, ``2h`` or ``7d``. Returns seconds."""
    match = _DURATION.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if match is None or not int(match["count"]):
        raise WrongValue(f"{describe(value)} is not a length of time", "write a number and m, h or d: 90m, 2h, 7d")
    seconds = int(match["count"]) * _SECONDS[match["unit"]]
    if seconds > 90 * 86400:
        raise WrongValue(f"{describe(value)} is more than 90 days", "write a shorter time: 90m, 2h, 7d")
    return seconds


DURATION = FieldType("length of time", _duration)


def address_reader(schemes: tuple[str, ...], *, site: bool = False) -> Callable[[Any], str]:
    """Returns a function that reads an address with one of the schemes; with ``site``, also one on the site, which begins with ``/``."""
    forms = " or ".join(f"{scheme}:" if scheme == "mailto" else f"{scheme}://" for scheme in schemes)
    example = "https://example.org/page" + (" or /about/" if site else "")

    def read(value: Any) -> str:
        text = one_line(value)
        if _UNSAFE_IN_URL.search(text):
            raise WrongValue(
                f"{describe(text)} holds a blank or a sign that no address has", "write a blank as %20, or copy the address anew"
            )
        if site and text.startswith("/") and not text.startswith("//"):
            return text
        try:
            parts = urlsplit(text)
            parts.port  # noqa: B018 - urlsplit checks the port when it is read
        except ValueError:
            raise WrongValue(f"{describe(text)} is not an address", f"write it as {example}") from None
        scheme = parts.scheme.lower()
        if scheme and scheme not in schemes and ":" in text and "." not in scheme:
            raise WrongValue(f'an address that begins with "{scheme}:" is not allowed here', f"addresses begin with {forms}")
        if scheme not in schemes or not (parts.hostname or (scheme == "mailto" and "@" in parts.path)):
            is_host = re.fullmatch(r"[\w-]+(\.[\w-]+)+(/.*)?", text)
            hint = f'did you mean "https://{text}"?' if is_host else f"write it as {example}"
            raise WrongValue(f"{describe(text)} is not a complete address", hint)
        return text

    return read


WEB = FieldType("address (http or https)", address_reader(("http", "https")))
LINK = FieldType("address (http, https, mailto, or on the site: /about/)", address_reader(("http", "https", "mailto"), site=True))


def _free_data(value: Any) -> dict[str, Any]:
    """Reads a mapping of any keys and values."""
    if not isinstance(value, dict):
        raise WrongValue(f"keys and values are expected, and this is {describe(value)}", "write key: value lines below it, indented")
    data: dict[str, Any] = _converted(value)
    return data


def _converted(value: Any) -> Any:
    """Converts free data for templates: ``true``, ``false`` and whole numbers without quotes become such, all else stays text.

    The recursion is safe: the YAML parser limits how deep values are nested.
    """
    if isinstance(value, dict):
        return {name: _converted(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_converted(inner) for inner in value]
    if not isinstance(value, Quoted):
        if value in ("true", "false"):
            return value == "true"
        if re.fullmatch("-?(0|[1-9][0-9]{0,14})", value):
            return int(value)
    return str(value)


FREE = FieldType("free keys and values", _free_data)
