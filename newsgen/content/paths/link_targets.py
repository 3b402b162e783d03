"""What an address in a body leads to: a file of the site, an address of the site, something elsewhere, or nothing.

A file of its own because links, pictures, films and related boxes must all read addresses alike; which file a path names is
``places``' rule.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from newsgen.content.paths.resolve import resolve, tops
from newsgen.model.site import Site

WEB = ("http", "https")
LINKED = ("http", "https", "mailto", "tel")
"""Schemes a link may have; everything else (javascript:, data:, file:) is refused."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_LONGEST = 1000


class Target(Struct, frozen=True):
    """What was meant. ``path`` is a file from the site's root, or with a leading ``/`` an address below the site's base.

    ``here`` is a place on the same page, ``elsewhere`` an ``address`` on the web. Of what is ``refused``, ``reason`` says why, and
    ``remedy`` what to write instead.
    """

    kind: Literal["file", "address", "here", "elsewhere", "refused"]
    path: str = ""
    fragment: str = ""
    address: str = ""
    reason: str = ""
    remedy: str = ""


def target_of(written: str, *, story: str, site: Site, asset: bool = False) -> Target:
    """What ``written`` in the file ``story`` means; ``asset`` for pictures and films, which stand below static/."""
    written = written.strip()
    folded = "".join(c for c in written if c > " " and c != "\x7f")
    if scheme := _SCHEME.match(folded):
        return _with_scheme(folded, scheme[1].lower(), site)
    if folded[:2] in ("//", "\\\\", "/\\", "\\/"):
        return Target("elsewhere", address="https://" + folded[2:])
    if written.startswith("#"):
        return Target("here", fragment=written)
    if not written:
        return _refused("the address is empty", "write where the link leads between the round brackets")
    path, mark, fragment = written.partition("#")
    return _local(path, mark + fragment, story, site, asset=asset)


def _with_scheme(written: str, scheme: str, site: Site) -> Target:
    base = site.chrome.base_url
    if scheme in WEB and written.startswith(base):
        path, mark, fragment = written.removeprefix(base).partition("#")
        if ".." not in path.split("/"):
            return Target("address", path="/" + path, fragment=mark + fragment)
    if scheme in LINKED:
        return Target("elsewhere", address=written)
    remedy = "link to an https:// address, a file of the site, or mailto:"
    return _refused(f'addresses that begin with "{scheme[:40]}:" are not linked', remedy)


def _local(written: str, fragment: str, story: str, site: Site, *, asset: bool) -> Target:
    path, question, query = written.partition("?")
    path = unicodedata.normalize("NFC", unquote(path, errors="replace")).replace("\\", "/")
    if not path:
        return _refused("the address names no page", "write the file or the address before the question mark")
    if len(path) > _LONGEST:
        return _refused("the address is too long", f"an address has at most {_LONGEST} characters")
    if "\N{REPLACEMENT CHARACTER}" in path or (not path.isprintable() and any(unicodedata.category(c) in {"Cc", "Cs"} for c in path)):
        return _refused("the address holds a character that no address may have", "type the address anew")
    if path.lower().startswith("www."):
        return _refused(f'"{path}" is not a whole address', f"write https://{path}")
    if path.startswith("/") and not asset and not path.endswith(".md"):
        if ".." in path.split("/"):
            return _outside()
        return Target("address", path=path + question + query, fragment=fragment)
    found = resolve(path, story, tops(site, story), picture=asset, home=site.content)
    return Target("file", path=found, fragment=fragment) if found else _outside()


def _outside() -> Target:
    return _refused("it leads out of the site", "only files below content/ and static/ can be linked; count the ../ again")


def _refused(reason: str, remedy: str) -> Target:
    return Target("refused", reason=reason, remedy=remedy)
