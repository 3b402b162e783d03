"""Players of films that lie elsewhere: loaded when a reader asks for one, from hosts that site.yaml names."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, unquote, urlsplit

from newsgen.model.query import Ask, setting
from newsgen.model.site import Players


def player_of(ask: Ask, url: str) -> tuple[str, str]:
    """The address of the player of a film's page, and its host; empty texts where the film is watched on that page.

    The film's id is what the address has as ``v``, or else its last part.
    """
    parts = urlsplit(url)
    pattern = ask(setting(Players)).addresses.get(parts.hostname or "", "")
    film = parse_qs(parts.query, keep_blank_values=True).get("v", [unquote(parts.path.rstrip("/").rpartition("/")[2])])[0]
    if not pattern or not film:
        return "", ""
    return pattern.replace("{id}", quote(film, safe="")), urlsplit(pattern).hostname or ""
