"""Addresses as pages write them."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from newsgen.model.site import Chrome


def href(chrome: Chrome, address: str) -> str:
    """An address below the base as a page links it: with the base path, percent-encoded (RFC 3986)."""
    return _linked(chrome.base_url, address)


@lru_cache(maxsize=1 << 16)
def _linked(base_url: str, address: str) -> str:
    path, mark, rest = address.partition("#")
    return quote((urlsplit(base_url).path or "/") + path.removeprefix("/"), safe="/:@!$&'()*+,;=~-._%") + mark + rest


def absolute(chrome: Chrome, address: str) -> str:
    """An address below the base with scheme and host."""
    return origin(chrome) + href(chrome, address)


def origin(chrome: Chrome) -> str:
    """Scheme and host, which make a link of a page an absolute address."""
    return _origin(chrome.base_url)


@lru_cache
def _origin(base_url: str) -> str:
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}"
