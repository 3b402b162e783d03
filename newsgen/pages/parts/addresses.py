"""Addresses as pages write them: with the site's base path and percent-encoded, or absolute."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from newsgen.model.site import Chrome


def href(chrome: Chrome, address: str) -> str:
    """Returns an address below the base as a page links to it: with the base path, percent-encoded (RFC 3986). The fragment stays as it is."""
    return _href(chrome.base_url, address)


@lru_cache(maxsize=1 << 16)
def _href(base_url: str, address: str) -> str:
    path, hash_sign, fragment = address.partition("#")
    return quote((urlsplit(base_url).path or "/") + path.removeprefix("/"), safe="/:@!$&'()*+,;=~-._%") + hash_sign + fragment


def absolute(chrome: Chrome, address: str) -> str:
    """Returns an address below the base as an absolute one, with scheme and host."""
    return origin(chrome) + href(chrome, address)


def origin(chrome: Chrome) -> str:
    """Returns scheme and host: ``https://example.org``. Put before a link with the base path, they make it absolute."""
    return _origin(chrome.base_url)


@lru_cache
def _origin(base_url: str) -> str:
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}"
