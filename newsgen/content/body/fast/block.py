"""One plain block of Markdown, converted directly to the HTML that the parser and the sanitiser make of it.

A plain block is a paragraph, a subhead, a list or a quote of words, quotation marks, emphases and links. Each function returns exactly
what the parser makes, or None, and the block is then left to the parser; tests/content/body/fast/test_blocks.py compares both ways.
How blocks stand together is the matter of ``blocks``.
"""

from __future__ import annotations

import re

from msgspec import Struct

from newsgen.content.body.fast.inline import PlainQuotes, split_emphases
from newsgen.content.body.html_tokens import Token
from newsgen.content.typography.quotation_marks import TYPED_SIGNS

_STOPS = ("<", "`", "\\", "[", "&", "_", "{", "///")
"""A text that holds one of these, besides its links, is not plain. An ampersand may begin an entity."""
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_FIRST = frozenset("\"'“”„«»‘’‚‹›¿¡(—–…$€£")
_OPENED = re.compile(r"\*\*?[^\W_]|\[[^\W_][^\[\]*\n]*\]\(")
"""An emphasis or a link at the beginning of a line."""
_COUNTED = re.compile(r"(?!\d+\.\s)")
"""Matches at the beginning of a line whose number begins no list item."""
_SUBHEAD = re.compile(r"(#{1,6}) ([^\s#](?:[^#\n]*[^\s#])?)")
_LINK = re.compile(r"(?<!!)\[([^\W_][^\[\]*\n]*)\]\(((?:https?://)?[A-Za-z0-9./#-]+)\)")
_HOLE = "\x02"
"""Stands in place of a link while the text around it is read."""
_LINK_END = Token("end", "</a>", "a")

Pieces = tuple[str | Token, ...]


class PlainBlock(Struct, frozen=True):
    """A converted block: HTML and the tags of its links, as the sanitiser lets them pass. ``words`` are what readers see.

    ``level`` is that of a subhead, whose own tags are left out; 0 for a paragraph, -1 for a list or quote.
    """

    level: int
    pieces: Pieces
    words: str


class PlainBlockReader:
    """Converts the plain blocks of one text."""

    def __init__(self, text: str, quotes: PlainQuotes) -> None:
        self._replace_signs = quotes.replace_in
        # Only signs that the text holds are looked for in its blocks.
        self._stops = [sign for sign in _STOPS if sign in text]
        self._typed_signs = [sign for sign in TYPED_SIGNS if sign in text]

    def read(self, block: str, line_end: str = "\n") -> PlainBlock | None:
        """Returns the converted block, or None if it is not plain. ``line_end`` is what HTML has after each element."""
        if not block.isprintable() and _CONTROL.search(block):
            return None
        first = block[0]
        if first == "-":
            return self._list(block, line_end)
        if first == ">":
            return self._quote(block, line_end)
        return self._subhead(block) if first == "#" else self._paragraph(block)

    def _subhead(self, block: str) -> PlainBlock | None:
        match = _SUBHEAD.fullmatch(block)
        converted = self._text(match[2]) if match else None
        return PlainBlock(len(match[1]), *converted) if match and converted else None

    def _paragraph(self, block: str) -> PlainBlock | None:
        if not (all(map(_is_plain, block.split("\n"))) if "\n" in block else _is_plain(block)):
            return None
        converted = self._text(block, "<p>", "</p>")
        return PlainBlock(0, *converted) if converted else None

    def _list(self, block: str, line_end: str) -> PlainBlock | None:
        pieces: list[str | Token] = [f"<ul>{line_end}"]
        words = []
        for line in block.split("\n"):
            text = line[2:]
            converted = self._text(text, "<li>", f"</li>{line_end}") if line.startswith("- ") and _is_plain(text) else None
            if converted is None:
                return None
            pieces += converted[0]
            words.append(converted[1])
        return PlainBlock(-1, (*pieces, "</ul>"), "  ".join(words))

    def _quote(self, block: str, line_end: str) -> PlainBlock | None:
        lines = block.split("\n")
        if not all(line.startswith("> ") and _is_plain(line[2:]) for line in lines):
            return None
        converted = self._text("\n".join(line[2:] for line in lines), f"<blockquote>{line_end}<p>", f"</p>{line_end}</blockquote>")
        return PlainBlock(-1, *converted) if converted else None

    def _text(self, text: str, before: str = "", after: str = "") -> tuple[Pieces, str] | None:
        """Returns the HTML of a text between two tags, and its words; None if the text is not plain."""
        link_split = _LINK.split(text) if "[" in text else [text]
        if len(link_split) > 1:
            text = _HOLE.join(link_split[::3])
        labels = _HOLE.join(link_split[1::3])
        for sign in self._stops:
            if sign in text or sign in labels:
                return None
        emphasis_split = split_emphases(text) if "*" in text else [text]
        if emphasis_split is None:
            return None
        if len(link_split) == len(emphasis_split) == 1:
            shown = self._quoted(text)
            return None if shown is None else ((before + _html(shown) + after,), shown)
        return self._with_links_and_emphases(emphasis_split, link_split, before, after)

    def _with_links_and_emphases(
        self, emphasis_split: list[str], link_split: list[str], before: str, after: str
    ) -> tuple[Pieces, str] | None:
        """Returns the HTML and the words of a text that was split at its emphases, and has a hole for each link in ``link_split``."""
        pieces: list[str | Token] = []
        html, words, link = before, "", 0
        tag = close = ""
        for index, part in enumerate(emphasis_split):
            if index % 3 == 1:
                tag = "em" if part == "*" else "strong"
                html, close = f"{html}<{tag}>", f"</{tag}>"
                continue
            for number, text in enumerate(part.split(_HOLE)):
                shown = self._quoted(text)
                if number:
                    label, target = self._quoted(link_split[3 * link + 1]), link_split[3 * link + 2]
                    if label is None:
                        return None
                    pieces += (html, Token("start", f'<a href="{target}">', "a", f' href="{target}"'), _html(label), _LINK_END)
                    html, words, link = "", words + label, link + 1
                if shown is None:
                    return None
                html += _html(shown)
                words += shown
            html += close
            close = ""
        return (*pieces, html + after), words

    def _quoted(self, text: str) -> str | None:
        """Returns a text with the quotation marks of its language; None if a quote's direction is not plain."""
        for sign in self._typed_signs:
            if sign in text:
                return self._replace_signs(text)
        return text


def _is_plain(line: str) -> bool:
    """Returns whether a line of a paragraph or an item begins no block of another kind, and ends without blanks."""
    first = line[:1]
    plain = first.isalpha() or first in _FIRST or (_OPENED if not first.isalnum() else _COUNTED).match(line)
    return bool(plain) and not line[-1].isspace()


def _html(text: str) -> str:
    return text.replace(">", "&gt;").replace("\xa0", "&nbsp;")
