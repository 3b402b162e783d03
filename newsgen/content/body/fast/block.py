"""A plain block of Markdown, to the HTML that the parser and the sanitiser make of it.

That is a paragraph, a subhead, a list or a quote of words, quotes, emphases and links. A file of its own because it knows blocks one by
one, and ``straight`` how they stand together. Each function gives exactly what the long way gives, or None, and the block is left to that;
tests/content/test_straight.py compares the two.
"""

from __future__ import annotations

import re

from msgspec import Struct

from newsgen.content.body.fast.inline import QUOTES, PlainQuotes, emphases
from newsgen.content.body.html_tokens import Token

_STOPS = ("<", "`", "\\", "[", "&", "_", "{", "///")
"""What stands in no plain text besides its emphases and links. An ampersand may begin an entity."""
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_FIRST = frozenset("\"'“”„«»‘’‚‹›¿¡(—–…$€£")
_OPENED = re.compile(r"\*\*?[^\W_]|\[[^\W_][^\[\]*\n]*\]\(")
"""An emphasis or a link with which a line begins."""
_COUNTED = re.compile(r"(?!\d+\.\s)")
"""A number with which a line begins, and no list."""
_SUBHEAD = re.compile(r"(#{1,6}) ([^\s#](?:[^#\n]*[^\s#])?)")
_LINK = re.compile(r"(?<!!)\[([^\W_][^\[\]*\n]*)\]\(((?:https?://)?[A-Za-z0-9./#-]+)\)")
_HOLE = "\x02"
"""Stands for a link while the text around it is read."""
_END = Token("end", "</a>", "a")

Pieces = tuple[str | Token, ...]


class Line(Struct, frozen=True):
    """A plain block: HTML and the tags of its links, as the sanitiser lets them pass. ``words`` are what readers see.

    ``level`` is that of a subhead, whose own tags are left out; 0 of a paragraph, -1 of a list or quote.
    """

    level: int
    pieces: Pieces
    words: str


class PlainBlocks:
    """Reads the blocks of one text."""

    def __init__(self, text: str, quotes: PlainQuotes) -> None:
        self._set = quotes.set
        self._stops = [sign for sign in _STOPS if sign in text]
        self._quotes = [sign for sign in QUOTES if sign in text]

    def line(self, block: str, behind: str = "\n") -> Line | None:
        """What a block becomes, where it is plain; ``behind`` is what HTML has behind each element."""
        if not block.isprintable() and _CONTROL.search(block):
            return None
        first = block[0]
        if first == "-":
            return self._list(block, behind)
        if first == ">":
            return self._quote(block, behind)
        return self._subhead(block) if first == "#" else self._paragraph(block)

    def _subhead(self, block: str) -> Line | None:
        match = _SUBHEAD.fullmatch(block)
        found = self._text(match[2]) if match else None
        return Line(len(match[1]), *found) if match and found else None

    def _paragraph(self, block: str) -> Line | None:
        if not (all(map(_is_plain, block.split("\n"))) if "\n" in block else _is_plain(block)):
            return None
        found = self._text(block, "<p>", "</p>")
        return Line(0, *found) if found else None

    def _list(self, block: str, behind: str) -> Line | None:
        pieces: list[str | Token] = [f"<ul>{behind}"]
        words = []
        for row in block.split("\n"):
            text = row[2:]
            found = self._text(text, "<li>", f"</li>{behind}") if row.startswith("- ") and _is_plain(text) else None
            if found is None:
                return None
            pieces += found[0]
            words.append(found[1])
        return Line(-1, (*pieces, "</ul>"), "  ".join(words))

    def _quote(self, block: str, behind: str) -> Line | None:
        rows = block.split("\n")
        if not all(row.startswith("> ") and _is_plain(row[2:]) for row in rows):
            return None
        found = self._text("\n".join(row[2:] for row in rows), f"<blockquote>{behind}<p>", f"</p>{behind}</blockquote>")
        return Line(-1, *found) if found else None

    def _text(self, text: str, before: str = "", after: str = "") -> tuple[Pieces, str] | None:
        """The HTML of a text in one element, and its words."""
        cut = _LINK.split(text) if "[" in text else [text]
        if len(cut) > 1:
            text = _HOLE.join(cut[::3])
        labels = _HOLE.join(cut[1::3])
        for sign in self._stops:
            if sign in text or sign in labels:
                return None
        stretches = emphases(text) if "*" in text else [text]
        if stretches is None:
            return None
        if len(cut) == len(stretches) == 1:
            shown = self._quoted(text)
            return None if shown is None else ((before + _html(shown) + after,), shown)
        return self._woven(stretches, cut, before, after)

    def _woven(self, stretches: list[str], cut: list[str], before: str, after: str) -> tuple[Pieces, str] | None:
        """The HTML and the words of a text cut at its emphases, with a hole for each of the links of which ``cut`` knows."""
        pieces: list[str | Token] = []
        html, words, link = before, "", 0
        tag = close = ""
        for place, stretch in enumerate(stretches):
            if place % 3 == 1:
                tag = "em" if stretch == "*" else "strong"
                html, close = f"{html}<{tag}>", f"</{tag}>"
                continue
            for number, bit in enumerate(stretch.split(_HOLE)):
                shown = self._quoted(bit)
                if number:
                    label, target = self._quoted(cut[3 * link + 1]), cut[3 * link + 2]
                    if label is None:
                        return None
                    pieces += (html, Token("start", f'<a href="{target}">', "a", f' href="{target}"'), _html(label), _END)
                    html, words, link = "", words + label, link + 1
                if shown is None:
                    return None
                html += _html(shown)
                words += shown
            html += close
            close = ""
        return (*pieces, html + after), words

    def _quoted(self, text: str) -> str | None:
        """A text with the marks of its language; None where a quote's sense is not plain."""
        for sign in self._quotes:
            if sign in text:
                return self._set(text)
        return text


def _is_plain(row: str) -> bool:
    """Whether a line of a paragraph, or of an item, begins no block of another kind, and ends without blanks."""
    first = row[:1]
    plain = first.isalpha() or first in _FIRST or (_OPENED if not first.isalnum() else _COUNTED).match(row)
    return bool(plain) and not row[-1].isspace()


def _html(text: str) -> str:
    return text.replace(">", "&gt;").replace("\xa0", "&nbsp;")
