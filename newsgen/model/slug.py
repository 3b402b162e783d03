"""From a title to a part of an address.

Here and not in the content room because terms, authors and stories must come to the same slug from the same words.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
_QUOTES = re.compile("['’‘`´]")
_OTHERS = re.compile("[^a-z0-9]+")
_HYPHENS = re.compile("-+")
_MOST_BYTES = 180
"""A file's name may have 255 bytes on common file systems; a letter outside Latin takes up to four."""


def slugify(text: str) -> str:
    """Lower case words joined by hyphens; empty when no letter or digit is left.

    Text with an ASCII letter is brought to ASCII where a letter has a base form (São Paulo: sao-paulo); text without one keeps its
    script (NFC). Cut at a word's end, to at most 80 characters and 180 bytes.
    """
    text = unicodedata.normalize("NFC", text).strip().lower()
    if not text.isascii() and re.search("[a-z]", text):
        text = text.replace("ß", "ss").replace("æ", "ae").replace("œ", "oe").replace("ø", "o").replace("ł", "l").replace("đ", "d")
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).translate(_MARKS))
    if text.isascii():
        return _cut(_OTHERS.sub("-", _QUOTES.sub("", text)).strip("-"))
    kept = _QUOTES.sub("", text).translate(_KEPT)
    return _cut(_HYPHENS.sub("-", kept).strip("-"))


_MARKS = dict.fromkeys(range(0x300, 0x370))
"""Latin marks, for ``str.translate``."""


class _Kept(dict[int, str]):
    """What is kept of each character, for ``str.translate``: letters, digits and marks, nothing of invisible ones, a hyphen of any other."""

    def __missing__(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        self[code] = chr(code) if category[0] in "LNM" else "-" if category != "Cf" else ""
        return self[code]


_KEPT = _Kept()


def _cut(slug: str) -> str:
    if len(slug) <= LONGEST and len(slug.encode()) <= _MOST_BYTES:
        return slug
    slug = slug[:LONGEST]
    while len(slug.encode()) > _MOST_BYTES:
        slug = slug[:-1]
    head, _, _ = slug.rpartition("-")
    return unicodedata.normalize("NFC", head if len(head) > LONGEST // 2 else slug).strip("-")


def fold(address: str) -> str:
    """The form in which two addresses are one: NFC and case-folded, as file systems and readers may confuse them."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())
