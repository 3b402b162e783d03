"""Classification of an address in a body: a file of the site, an address of the site, something elsewhere, or refused.

Links, pictures, films and related boxes all use it, so that they read addresses in the same way. Which file a path names is decided
in ``resolve``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from newsgen.content.paths.resolve import resolve_path, top_folders
from newsgen.model.site import Site

WEB = ("http", "https")
LINKED = ("http", "https", "mailto", "tel")
"""Schemes a link may have; everything else (javascript:, data:, file:) is refused."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_LONGEST = 1000
"""Characters of a path."""


class Target(Struct, frozen=True):
    """What an address means. ``kind`` says which of the other fields are set.

    - ``file``: ``path`` is that of a file, from the site's root.
    - ``address``: ``path`` begins with ``/`` and stands below the site's base.
    - ``here``: ``fragment`` is a place on the same page.
    - ``elsewhere``: ``address`` is on the web.
    - ``refused``: ``reason`` says why, ``remedy`` what to write instead.
    """

    kind: Literal["file", "address", "here", "elsewhere", "refused"]
    path: str = ""
    fragment: str = ""
    address: str = ""
    reason: str = ""
    remedy: str = ""


def target_of(written: str, *, source_path: str, site: Site, asset: bool = False) -> Target:
    """Returns the target of the address ``written`` in the file ``source_path``.

    ``asset`` is for pictures and films, whose paths begin at static/.
    """
    written = written.strip()
    visible = "".join(character for character in written if character > " " and character != "\x7f")
    if scheme := _SCHEME.match(visible):
        return _with_scheme(visible, scheme[1].lower(), site)
    if visible[:2] in ("//", "\\\\", "/\\", "\\/"):
        return Target("elsewhere", address="https://" + visible[2:])
    if written.startswith("#"):
        return Target("here", fragment=written)
    if not written:
        return _refused("the address is empty", "write where the link leads between the round brackets")
    path, hash_sign, fragment = written.partition("#")
    return _within_site(path, hash_sign + fragment, source_path, site, asset=asset)


def _with_scheme(written: str, scheme: str, site: Site) -> Target:
    """Returns the target of an address with a scheme. One that begins with the site's own base is an address of the site."""
    base = site.chrome.base_url
    if scheme in WEB and written.startswith(base):
        path, hash_sign, fragment = written.removeprefix(base).partition("#")
        if ".." not in path.split("/"):
            return Target("address", path="/" + path, fragment=hash_sign + fragment)
    if scheme in LINKED:
        return Target("elsewhere", address=written)
    remedy = "link to an https:// address, a file of the site, or mailto:"
    return _refused(f'addresses that begin with "{scheme[:40]}:" are not linked', remedy)


def _within_site(written: str, fragment: str, source_path: str, site: Site, *, asset: bool) -> Target:
    """Returns the target of an address without a scheme; ``fragment`` is its end, with the hash sign."""
    path, question_mark, query = written.partition("?")
    path = unicodedata.normalize("NFC", unquote(path, errors="replace")).replace("\\", "/")
    if not path:
        return _refused("the address names no page", "write the file or the address before the question mark")
    if len(path) > _LONGEST:
        return _refused("the address is too long", f"an address has at most {_LONGEST} characters")
    control = not path.isprintable() and any(unicodedata.category(character) in {"Cc", "Cs"} for character in path)
    if control or "\N{REPLACEMENT CHARACTER}" in path:
        return _refused("the address holds a character that no address may have", "type the address anew")
    if path.lower().startswith("www."):
        return _refused(f'"{path}" is not a whole address', f"write https://{path}")
    if path.startswith("/") and not asset and not path.endswith(".md"):
        if ".." in path.split("/"):
            return _outside()
        return Target("address", path=path + question_mark + query, fragment=fragment)
    resolved = resolve_path(path, source_path, top_folders(site, source_path), picture=asset, home=site.content)
    return Target("file", path=resolved, fragment=fragment) if resolved else _outside()


def _outside() -> Target:
    return _refused("it leads out of the site", "only files below content/ and static/ can be linked; count the ../ again")


def _refused(reason: str, remedy: str) -> Target:
    return Target("refused", reason=reason, remedy=remedy)
