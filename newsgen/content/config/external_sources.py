"""What pages load from elsewhere, as site.yaml allows it: sources by directive, and the players of films."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from newsgen.content.schema.composite_types import list_of, pairs
from newsgen.content.schema.types import FLAG, WEB, one_line
from newsgen.content.schema.validate import FieldType, Wrong, close_to, describe

DIRECTIVES = (
    "default-src", "script-src", "style-src", "img-src", "font-src", "connect-src", "media-src", "frame-src", "worker-src", "manifest-src",
    "object-src", "form-action", "base-uri",
)  # fmt: skip


def _source(value: Any) -> str:
    text = one_line(value)
    if not re.fullmatch(r"[^\s;,]+", text) or text == "'none'":
        raise Wrong(f"{describe(text)} is no source", "write where it comes from: https://stats.example, or https: for anywhere")
    return text


SOURCE = FieldType("source", _source)


def _policy(value: Any) -> dict[str, tuple[str, ...]] | None:
    """Sources by directive; None where pages are to say nothing."""
    if isinstance(value, str):
        return {} if FLAG.read(value) else None
    found: dict[str, tuple[str, ...]] = pairs("content_security_policy", list_of(SOURCE).read).read(value)
    for name in found:
        if name not in DIRECTIVES:
            close = close_to(name, DIRECTIVES)
            wrong = Wrong(
                f"there is no directive {describe(name)}", f'did you mean "{close}"?' if close else f"write one of {', '.join(DIRECTIVES)}"
            )
            wrong.prepend([name])
            raise wrong
    return found


POLICY = FieldType("true, false, or pairs of a directive and its sources", _policy)


def _player(value: Any) -> str:
    text = one_line(value)
    if text.count("{id}") != 1 or "{id}" in urlsplit(text).netloc:
        hint = "write the player's address with {id} in it: https://video.example/embed/{id}"
        raise Wrong(f"{describe(text)} does not say where the film's id stands", hint)
    WEB.read(text.replace("{id}", "id"))
    return text


def _players(value: Any) -> dict[str, str]:
    found: dict[str, str] = pairs("players", _player).read(value)
    for host in found:
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
            wrong = Wrong(
                f"{describe(host)} is no host", "write it as it stands in the addresses of films, in lower case: www.video.example"
            )
            wrong.prepend([host])
            raise wrong
    return found


PLAYERS = FieldType("pairs of a host and the address of its player", _players)


def policy_of(values: dict[str, Any]) -> dict[str, tuple[str, ...]] | None:
    """What pages may load from elsewhere: what site.yaml says, and the frames of the players."""
    written = values.get("content_security_policy")
    if written is None:
        return None
    origins = [f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, values.get("players", {}).values())]
    frames = tuple(dict.fromkeys((*written.get("frame-src", written.get("default-src", ())), *origins)))
    return {**written, "frame-src": frames} if origins else written
