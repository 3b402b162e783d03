"""The plainest of YAML, read without its parser: lines of ``key: value``, with a text, a quoted text or a list of words.

Most front matter is nothing else, and the parser takes five times as long over it. A file of its own because it is an optimisation
that may be left out: where one line is anything else, all are left to ``documents``. tests/content/test_pairs.py compares the two.
"""

from __future__ import annotations

import re

from newsgen.content.positioned_yaml.spans import Place, Stretch

_WORDS = r"[^\W_](?:[\w ./-]*\w)?"
_PAIR = re.compile(
    rf"""(?P<key>[a-z_]+):[ ](?:
        "(?P<quoted>[^"\\\n]*)"
      | \[(?P<listed>{_WORDS}(?:,[ ]{_WORDS})*)\]
      | (?P<plain>[^\W_](?:[^:\#\n]|:(?=\S))*)(?<![ ])
    )(?:\n|\Z)""",
    re.VERBOSE,
)
_LONGEST = 20_000
"""Nothing of this length has more values than a document may."""


class Quoted(str):
    """A scalar that its editor put in quotes (or wrote as a block of lines)."""

    __slots__ = ()


def read_pairs(text: str) -> tuple[dict[str, str | list[str]], dict[Place, Stretch], dict[Place, Stretch]] | None:
    """The values, where each stands, and where each key stands; None where a line is no plain pair."""
    if len(text) > _LONGEST or not text.replace("\n", "").isprintable():
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
            at = begin + 1
            for number, item in enumerate(values[key]):
                spans[key, number] = (at, len(item))
                at += len(item) + 2
        keys[key,] = (position, len(key))
        spans[key,] = (begin, length)
        position = match.end()
    return (values, spans, keys) if values else None
