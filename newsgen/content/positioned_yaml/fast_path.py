"""The simplest YAML, read without the YAML parser: lines of ``key: value`` with a text, a quoted text or a list of words.

Most front matter is nothing else, and the parser takes about three times as long for it. This is an optimisation that may be left out:
if one line is anything else, the whole text is left to ``parser``. tests/content/positioned_yaml/test_fast_path.py compares the two.
"""

from __future__ import annotations

import re

from newsgen.content.positioned_yaml.spans import Place, Quoted, Stretch

_WORDS = r"[^\W_](?:[\w ./-]*\w)?"
_PAIR = re.compile(
    rf"""(?P<key>[a-z_]+):[ ](?:
        "(?P<quoted>[^"\\\n]*)"
      | \[(?P<listed>{_WORDS}(?:,[ ]{_WORDS})*)\]
      | (?P<plain>[^\W_](?:[^:\#\n]|:(?=\S))*)(?<![ ])
    )(?:\n|\Z)""",
    re.VERBOSE,
)
_MAX_LENGTH = 20_000
"""A text of this length cannot have more values than a document may have (``parser.MOST_NODES``)."""


def read_pairs(text: str) -> tuple[dict[str, str | list[str]], dict[Place, Stretch], dict[Place, Stretch]] | None:
    """Returns the values, where each value stands, and where each key stands; None if a line is not a plain pair."""
    if len(text) > _MAX_LENGTH or not text.replace("\n", "").isprintable():
        return None
    values: dict[str, str | list[str]] = {}
    spans: dict[Place, Stretch] = {(): (0, 1)}
    keys: dict[Place, Stretch] = {}
    position = 0
    while position < len(text):
        match = _PAIR.match(text, position)
        if match is None or match["key"] in values:
            return None
        key, quoted, listed, plain = match.groups()
        begin = position + len(key) + 2
        if plain is not None:
            values[key], length = plain, len(plain)
        elif quoted is not None:
            values[key], length = Quoted(quoted), len(quoted) + 2
        else:
            values[key], length = listed.split(", "), len(listed) + 2
            item_begin = begin + 1
            for number, item in enumerate(values[key]):
                spans[key, number] = (item_begin, len(item))
                item_begin += len(item) + 2
        keys[key,] = (position, len(key))
        spans[key,] = (begin, length)
        position = match.end()
    return (values, spans, keys) if values else None
