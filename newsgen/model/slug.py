"""From a title to a part of an address.

Here and not in the content room because terms, authors and stories must come to the same slug from the same words.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
_MOST_BYTES = 180
"""A file's name may have 255 bytes on common file systems; a letter outside Latin takes up to four."""


def slugify(text: str) -> str:
    """Lower case words joined by hyphens; empty when no letter or digit is left.

    Text with an ASCII letter is brought to ASCII where a letter has a base form (São Paulo: sao-paulo); text without one keeps its
    script (NFC). Cut at a word's end, to at most 80 characters and 180 bytes.
    """
    text = unicodedata.normalize("NFC", text).strip().lower()
    if re.search("[a-z]", text):
        text = text.replace("ß", "ss").replace("æ", "ae").replace("œ", "oe").replace("ø", "o").replace("ł", "l").replace("đ", "d")
        decomposed = unicodedata.normalize("NFKD", text)
        text = unicodedata.normalize("NFC", "".join(c for c in decomposed if not _latin_mark(c)))
    text = re.sub("['’‘`´]", "", text)
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else "-" if unicodedata.category(c) != "Cf" else "" for c in text)
    return _cut(re.sub("-+", "-", kept).strip("-"))


def _latin_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


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
