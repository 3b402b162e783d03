"""Splits HTML into tags and the text between them, in one pass.

``sanitise`` uses it to report what was removed, ``body_builder`` to build parts. ``html.parser`` is not used: it takes quadratic time
on unfinished tags, and the builder needs the unchanged source of each token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal

from msgspec import Struct

_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)"
    r"((?:[\s/]++[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+))?+|[\s/]++)*+)>"
)
_ATTRIBUTE = re.compile(r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>][^\s>]*+)))?+")
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
"""Elements whose content is not HTML; the content is one token of kind ``raw``."""


class Token(Struct, frozen=True):
    """A tag, or the text between two tags.

    ``source`` is as written; ``name`` is in lower case, and empty for text, raw text and comments; ``attributes`` are as written.
    """

    kind: Literal["text", "start", "end", "raw", "comment"]
    source: str
    name: str = ""
    attributes: str = ""

    def get(self, name: str) -> str | None:
        """Returns the value of an attribute with entities resolved, or None if there is no such attribute."""
        return next((value for key, value in self.pairs() if key == name), None) if self.attributes else None

    def pairs(self) -> list[tuple[str, str]]:
        """Returns all attributes in order, as pairs of name in lower case and value with entities resolved."""
        return [
            (match[1].lower(), unescape(next((value for value in match.group(2, 3, 4) if value is not None), "")))
            for match in _ATTRIBUTE.finditer(self.attributes)
        ]


def tokens(html: str) -> Iterator[Token]:
    """Yields the tokens of HTML in order; their sources joined are the HTML."""
    position, length, no_comment_ends = 0, len(html), False
    while position < length:
        begin = html.find("<", position)
        if begin < 0:
            yield Token("text", html[position:])
            return
        if begin > position:
            yield Token("text", html[position:begin])
        match = _TAG.match(html, begin)
        if match:
            name = match[2].lower()
            yield Token("end" if match[1] else "start", match[0], name, match[3])
            position = match.end()
            if name in _RAW and not match[1]:
                end = _raw_end(html, name, position)
                if end > position:
                    yield Token("raw", html[position:end])
                position = end
            continue
        if html.startswith("<!--", begin) and not no_comment_ends:  # the search for an end is not repeated, so that the whole stays linear
            end = html.find("-->", begin + 4)
            if end >= 0:
                yield Token("comment", html[begin : end + 3])
                position = end + 3
                continue
            no_comment_ends = True
        yield Token("text", "<")
        position = begin + 1


def _raw_end(html: str, name: str, position: int) -> int:
    """Returns the offset of an element's end tag, or the end of the HTML."""
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, position)
    return match.start() if match else len(html)
