"""The number of words of a text, for the reading time.

Not every script puts blanks between words. In those that do not, two characters count as one word.
"""

from __future__ import annotations

import re

_DENSE = (
    "[\u0e01-\u0e30\u0e32-\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese. Compiled when the first such text comes: it takes long, and few need it."""
_SEPARATORS = "—–…/"
"""The characters that separate words, besides blanks."""
_WORD = rf"[^\W_][^\s{_SEPARATORS}]*+"
"""Matches from a word's first letter or digit to its end. What has no letter or digit is no word."""

_WESTERN = "cp1252"
"""An encoding with one byte a character. Texts that fit in it are counted as bytes, in a tenth of the time."""
_CHARACTERS = bytes(range(256)).decode(_WESTERN, "replace")
_IS_SEPARATOR = [character.isspace() or character in _SEPARATORS for character in _CHARACTERS]
_TO_BLANK_OR_A = bytes(32 if separator else 97 for separator in _IS_SEPARATOR)
"""Translates each separator to a blank, and every other byte to ``a``, so that words begin where `` a`` stands."""
_PUNCTUATION = bytes(code for code, separator in enumerate(_IS_SEPARATOR) if not separator and not _CHARACTERS[code].isalnum())
"""Bytes that are neither separator, letter nor digit. They are deleted first, so that they begin no word."""


def count_words(text: str) -> int:
    """Returns the number of words, by Unicode's letters and digits. ``isn't``, ``well-known`` and ``1,400.5`` are one word each."""
    try:
        return (b" " + text.encode("ascii" if text.isascii() else _WESTERN).translate(_TO_BLANK_OR_A, _PUNCTUATION)).count(b" a")
    except UnicodeEncodeError:
        spaced, dense = re.subn(_DENSE, " ", text)
        return len(re.findall(_WORD, spaced)) + (dense + 1) // 2
