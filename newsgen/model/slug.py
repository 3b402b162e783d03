"""Makes slugs, the parts of addresses, from titles; and folds addresses for comparison.

It is in the model because terms, authors and stories must get the same slug from the same words.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
_QUOTES = re.compile("['’‘`´]")
_OTHERS = re.compile("[^a-z0-9]+")
_HYPHENS = re.compile("-+")
_MOST_BYTES = 180
"""A file's name may have 255 bytes on common file systems, and a letter outside Latin takes up to four."""


def slugify(text: str) -> str:
    """Returns the words of a text in lower case, joined by hyphens; empty where no letter or digit is left.

    In a text with an ASCII letter, other letters become ASCII where they have a base form (São Paulo: sao-paulo); a text without one keeps
    its script (NFC). A long slug is cut at a word's end, to at most 80 characters and 180 bytes.
    """
    text = unicodedata.normalize("NFC", text).strip().lower()
    if not text.isascii() and re.search("[a-z]", text):
        text = text.replace("ß", "ss").replace("æ", "ae").replace("œ", "oe").replace("ø", "o").replace("ł", "l").replace("đ", "d")
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).translate(_NO_LATIN_MARKS))
    if text.isascii():
        return _cut(_OTHERS.sub("-", _QUOTES.sub("", text)).strip("-"))
    hyphenated = _QUOTES.sub("", text).translate(_HYPHENATE)
    return _cut(_HYPHENS.sub("-", hyphenated).strip("-"))


_NO_LATIN_MARKS = dict.fromkeys(range(0x300, 0x370))
"""A table for ``str.translate`` that removes the combining marks of Latin letters."""


class _Hyphenate(dict[int, str]):
    """A table for ``str.translate``, filled as characters are met.

    It keeps letters, digits and marks, removes invisible characters, and makes a hyphen of any other.
    """

    def __missing__(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        self[code] = chr(code) if category[0] in "LNM" else "-" if category != "Cf" else ""
        return self[code]


_HYPHENATE = _Hyphenate()


def _cut(slug: str) -> str:
    """Returns a slug within the limits, cut at a hyphen unless that would lose half of it."""
    if len(slug) <= LONGEST and len(slug.encode()) <= _MOST_BYTES:
        return slug
    slug = slug[:LONGEST]
    while len(slug.encode()) > _MOST_BYTES:
        slug = slug[:-1]
    head, _, _ = slug.rpartition("-")
    return unicodedata.normalize("NFC", head if len(head) > LONGEST // 2 else slug).strip("-")


def fold(address: str) -> str:
    """Returns the form in which two addresses count as the same: NFC and case-folded, as file systems and readers may confuse them."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())
