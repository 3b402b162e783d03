"""The kinds of single values an editor writes: text, names, numbers, instants, addresses.

A file of its own because all tables of keys draw on them; kinds that are made of keys stand beside their tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from newsgen.content.positioned_yaml.characters import single_blanks
from newsgen.content.positioned_yaml.fast_path import Quoted
from newsgen.content.schema.validate import FieldType, Wrong, close_to, collect, describe
from newsgen.content.timestamps import NotAnInstant, parse

LONGEST_TEXT = 2000
MOST_NAMES = 100
UNBOUNDED = 999_999_999_999
_YES, _NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_LANGUAGE = re.compile(
    r"(?P<base>[A-Za-z]{2,3})(?:-(?P<script>[A-Za-z]{4}))?(?:-(?P<region>[A-Za-z]{2}|[0-9]{3}))?(?P<rest>(?:-[A-Za-z0-9]{5,8})*)"
)
_DURATION = re.compile(r"(?P<count>[0-9]{1,6})\s*(?P<unit>[mhd])")
_SECONDS = {"m": 60, "h": 3600, "d": 86400}
_UNSAFE_IN_URL = re.compile(r"[\s<>\"\\^`{|}]")


def one_line(value: Any) -> str:
    """Text on one line, its blanks single; no-break and thin spaces stay."""
    if not isinstance(value, str):
        raise Wrong(
            f"one text is expected, and this is {describe(value)}",
            "write it on one line; in quotes if it holds a colon, braces or brackets",
        )
    text = single_blanks(value)
    if len(text) > LONGEST_TEXT:
        raise Wrong(
            f"the text has {len(text):,} characters; at most {LONGEST_TEXT:,} fit here", "shorten it; long text belongs in the body"
        )
    return text


TEXT = FieldType("text", one_line)


def _name_list(value: Any) -> tuple[str, ...]:
    """The names of a list, or the one name; each once."""
    if isinstance(value, dict):
        raise Wrong("a name or a list of names is expected, and this is a group of keys", "write [one, two]")
    written = value if isinstance(value, list) else [value]
    if len(written) > MOST_NAMES:
        raise Wrong(f"there are {len(written):,} names; at most {MOST_NAMES} are read", "keep those that readers look for")
    read = collect(enumerate(written), one_line) if isinstance(value, list) else (one_line(value),)
    return tuple(dict.fromkeys(name for name in read if name))


NAMES = FieldType("name or list", _name_list)


def _tag_list(value: Any) -> tuple[str, ...]:
    """As names; a bare text is cut at its commas, an item of a list is not."""
    return _name_list(value.split(",") if isinstance(value, str) else value)


TAGS = FieldType("name, list, or names with commas between", _tag_list)


def _flag(value: Any) -> bool:
    folded = value.strip().casefold() if isinstance(value, str) else ""
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    raise Wrong(f"{describe(value)} is neither true nor false", "write true or false")


FLAG = FieldType("true or false", _flag)


def number(least: int, most: int) -> FieldType:
    """A whole number within bounds."""
    bounds = f"from {least} to {most}" if most < UNBOUNDED else "without a sign or a dot"

    def read(value: Any) -> int:
        text = value.strip() if isinstance(value, str) else ""
        if not re.fullmatch("[0-9]{1,12}", text):
            raise Wrong(f"{describe(value)} is not a whole number", f"write a number {bounds}")
        if not least <= int(text) <= most:
            raise Wrong(f"{int(text)} is out of reach", f"write a number {bounds}")
        return int(text)

    return FieldType(f"whole number, {least} to {most}" if most < UNBOUNDED else "whole number", read)


def moment(value: Any) -> datetime:
    """A date and time, with a zone only where one is written."""
    if not isinstance(value, str):
        raise Wrong(f"a date is expected, and this is {describe(value)}", "write it as 2023-07-08 14:26")
    try:
        return parse(value)
    except NotAnInstant as wrong:
        raise Wrong(str(wrong), wrong.hint) from None


INSTANT = FieldType("date and time", moment)


def choice(options: Iterable[str]) -> FieldType:
    """One of a few words; case does not matter."""
    known = tuple(options)

    def read(value: Any) -> str:
        folded = value.strip().casefold() if isinstance(value, str) else ""
        if folded in known:
            return folded
        close = close_to(folded, known)
        hint = f'did you mean "{close}"?' if close else f"write one of {', '.join(known)}"
        raise Wrong(f"{describe(value)} is not known here", hint)

    return FieldType("one of " + ", ".join(known), read, choices=known)


def _language(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    found = _LANGUAGE.fullmatch(text)
    if found is None:
        hint = (
            f'did you mean "{text.replace("_", "-")}"?'
            if _LANGUAGE.fullmatch(text.replace("_", "-"))
            else "write a language code: en, pt-BR, zh-Hant"
        )
        raise Wrong(f"{describe(value)} is not a language code", hint)
    parts = [found["base"].lower(), (found["script"] or "").title(), (found["region"] or "").upper(), found["rest"].strip("-").lower()]
    return "-".join(part for part in parts if part)


LANGUAGE = FieldType("language code", _language)


def _duration(value: Any) -> int:
    found = _DURATION.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if found is None or not int(found["count"]):
        raise Wrong(f"{describe(value)} is not a length of time", "write a number and m, h or d: 90m, 2h, 7d")
    seconds = int(found["count"]) * _SECONDS[found["unit"]]
    if seconds > 90 * 86400:
        raise Wrong(f"{describe(value)} is more than 90 days", "write a shorter time: 90m, 2h, 7d")
    return seconds


DURATION = FieldType("length of time", _duration)


def address_reader(schemes: tuple[str, ...], *, site: bool = False) -> Callable[[Any], str]:
    """Reads an address with one of the schemes or, with ``site``, one on the site that begins with a slash."""
    forms = " or ".join(f"{scheme}:" if scheme == "mailto" else f"{scheme}://" for scheme in schemes)
    example = "https://example.org/page" + (" or /about/" if site else "")

    def read(value: Any) -> str:
        text = one_line(value)
        if _UNSAFE_IN_URL.search(text):
            raise Wrong(f"{describe(text)} holds a blank or a sign that no address has", "write a blank as %20, or copy the address anew")
        if site and text.startswith("/") and not text.startswith("//"):
            return text
        try:
            parts = urlsplit(text)
            parts.port  # noqa: B018 - reading it checks it
        except ValueError:
            raise Wrong(f"{describe(text)} is not an address", f"write it as {example}") from None
        scheme = parts.scheme.lower()
        if scheme and scheme not in schemes and ":" in text and "." not in scheme:
            raise Wrong(f'an address that begins with "{scheme}:" is not allowed here', f"addresses begin with {forms}")
        if scheme not in schemes or not (parts.hostname or (scheme == "mailto" and "@" in parts.path)):
            close = f'did you mean "https://{text}"?' if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/.*)?", text) else f"write it as {example}"
            raise Wrong(f"{describe(text)} is not a complete address", close)
        return text

    return read


WEB = FieldType("address (http or https)", address_reader(("http", "https")))
LINK = FieldType("address (http, https, mailto, or on the site: /about/)", address_reader(("http", "https", "mailto"), site=True))


def _free(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Wrong(f"keys and values are expected, and this is {describe(value)}", "write key: value lines below it, indented")
    plain: dict[str, Any] = _plain(value)
    return plain


def _plain(value: Any) -> Any:
    """Free data as templates want it: unquoted true, false and whole numbers are such, all else is text. The reader bounds nesting."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if not isinstance(value, Quoted):
        if value in ("true", "false"):
            return value == "true"
        if re.fullmatch("-?(0|[1-9][0-9]{0,14})", value):
            return int(value)
    return str(value)


FREE = FieldType("free keys and values", _free)
