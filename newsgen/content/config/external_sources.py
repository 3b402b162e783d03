"""Reads what pages may load from other hosts: ``content_security_policy`` (sources by directive) and ``players`` (of films)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from newsgen.content.schema.composite_types import list_of, pairs
from newsgen.content.schema.types import FLAG, WEB, one_line
from newsgen.content.schema.validate import FieldType, WrongValue, describe, nearest_name

DIRECTIVES = (
    "default-src", "script-src", "style-src", "img-src", "font-src", "connect-src", "media-src", "frame-src", "worker-src", "manifest-src",
    "object-src", "form-action", "base-uri",
)  # fmt: skip


def _source(value: Any) -> str:
    """Returns one source of a directive. Raises WrongValue for a text with blanks, semicolons or commas, and for ``'none'``."""
    text = one_line(value)
    if not re.fullmatch(r"[^\s;,]+", text) or text == "'none'":
        raise WrongValue(f"{describe(text)} is no source", "write where it comes from: https://stats.example, or https: for anywhere")
    return text


SOURCE = FieldType("source", _source)


def _policy(value: Any) -> dict[str, tuple[str, ...]] | None:
    """Returns sources by directive; None for false: pages then carry no policy. Raises WrongValue for an unknown directive."""
    if isinstance(value, str):
        return {} if FLAG.read(value) else None
    sources: dict[str, tuple[str, ...]] = pairs("content_security_policy", list_of(SOURCE).read).read(value)
    for name in sources:
        if name not in DIRECTIVES:
            close = nearest_name(name, DIRECTIVES)
            wrong = WrongValue(
                f"there is no directive {describe(name)}", f'did you mean "{close}"?' if close else f"write one of {', '.join(DIRECTIVES)}"
            )
            wrong.prepend([name])
            raise wrong
    return sources


POLICY = FieldType("true, false, or pairs of a directive and its sources", _policy)


def _player(value: Any) -> str:
    """Returns the address of a player, which has ``{id}`` once and not in its host. Raises WrongValue for any other."""
    text = one_line(value)
    if text.count("{id}") != 1 or "{id}" in urlsplit(text).netloc:
        hint = "write the player's address with {id} in it: https://video.example/embed/{id}"
        raise WrongValue(f"{describe(text)} does not say where the film's id stands", hint)
    WEB.read(text.replace("{id}", "id"))
    return text


def _players(value: Any) -> dict[str, str]:
    """Returns addresses of players by the host of the films. Raises WrongValue for what is no host in lower case."""
    players: dict[str, str] = pairs("players", _player).read(value)
    for host in players:
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
            wrong = WrongValue(
                f"{describe(host)} is no host", "write it as it stands in the addresses of films, in lower case: www.video.example"
            )
            wrong.prepend([host])
            raise wrong
    return players


PLAYERS = FieldType("pairs of a host and the address of its player", _players)


def policy_of(values: dict[str, Any]) -> dict[str, tuple[str, ...]] | None:
    """Returns sources by directive: those of site.yaml, and in ``frame-src`` the origins of the players too. None: no policy."""
    written = values.get("content_security_policy")
    if written is None:
        return None
    origins = [f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, values.get("players", {}).values())]
    frames = tuple(dict.fromkeys((*written.get("frame-src", written.get("default-src", ())), *origins)))
    return {**written, "frame-src": frames} if origins else written
