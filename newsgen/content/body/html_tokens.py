"""HTML text cut into tags and the text between them, in one pass over it.

A file of its own because both the walk that tells editors what was removed and the cut into parts need it. Not ``html.parser``: it
turns quadratic on unfinished tags, and the cut must give back the source of each token unchanged.
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
"""Elements whose content is no HTML; it comes as one token, ``raw``."""


class Token(Struct, frozen=True):
    """``source`` is as written; ``name`` is in lower case, and empty for text, raw text and comments."""

    kind: Literal["text", "start", "end", "raw", "comment"]
    source: str
    name: str = ""
    attributes: str = ""

    def get(self, name: str) -> str | None:
        """The value of an attribute, entities resolved; None where there is none."""
        return next((value for key, value in self.pairs() if key == name), None) if self.attributes else None

    def pairs(self) -> list[tuple[str, str]]:
        """All attributes in order; names in lower case."""
        return [
            (match[1].lower(), unescape(next((one for one in match.group(2, 3, 4) if one is not None), "")))
            for match in _ATTRIBUTE.finditer(self.attributes)
        ]


def tokens(html: str) -> Iterator[Token]:
    """The tokens of HTML in order; their sources joined are the HTML."""
    position, length, no_comment = 0, len(html), False
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
        if html.startswith("<!--", begin) and not no_comment:
            end = html.find("-->", begin + 4)
            if end >= 0:
                yield Token("comment", html[begin : end + 3])
                position = end + 3
                continue
            no_comment = True
        yield Token("text", "<")
        position = begin + 1


def _raw_end(html: str, name: str, position: int) -> int:
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, position)
    return match.start() if match else len(html)
