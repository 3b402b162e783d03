"""The players of films of other sites. site.yaml names them by host; a page loads one only when a reader asks for it."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, unquote, urlsplit

from newsgen.model.query import Ask, setting
from newsgen.model.site import Players


def player_of(ask: Ask, url: str) -> tuple[str, str]:
    """Returns the address of the player for the film whose page is at ``url``, and the player's host.

    Both are empty if site.yaml has no player for the host of ``url``, or if no id is found: readers then watch the film on that page. The
    id of the film is the parameter ``v`` of ``url``, or else the last segment of its path.
    """
    parts = urlsplit(url)
    pattern = ask(setting(Players)).addresses.get(parts.hostname or "", "")
    film_id = parse_qs(parts.query, keep_blank_values=True).get("v", [unquote(parts.path.rstrip("/").rpartition("/")[2])])[0]
    if not pattern or not film_id:
        return "", ""
    return pattern.replace("{id}", quote(film_id, safe="")), urlsplit(pattern).hostname or ""
