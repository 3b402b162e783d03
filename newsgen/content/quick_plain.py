"""The plainest of Markdown, done at once: emphasised words, quotes beside words, elements without attributes.

A file of its own because each function here either gives exactly what the parser would, or says that it cannot, and ``quick`` then
leaves the text to the parser. tests/content/test_quick.py compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP, to_html_string
from markdown.util import AtomicString

_EMPHASIS = re.compile(r"(?<![^\s(])(\*\*?)(?=[^\W_])([^*]*[^\W_])\1(?![^\s.,;:!?)])")
_RUN = re.compile(r"\"|'|--+|\.\.\.+")  # not ["']: only where each alternative begins with a character is the rest skipped at once
_OPENS = re.compile(r"""(?:(?<=\s)|\A)(?:"(?=[^\W_])|'(?=[^\W\d_])(?!s\b))""")
_CLOSES = re.compile(r"""(?<=[\w.,!?:)])(?:(?<!'s)"(?!')|'(?!["'\d]))""")
"""Quotes whose sense the characters beside them decide, whatever the patterns made of other signs before."""
_ODD = frozenset({"script", "style", *HTML_EMPTY})


def emphases(text: str) -> list[str] | None:
    """Text, stars, emphasised text, text, stars and so on, of a text without other signs; None where a star is not set close to words."""
    if isinstance(text, AtomicString):
        return None
    pieces = _EMPHASIS.split(text)
    return None if any("*" in piece for piece in pieces[::3]) else pieces


def emphasise(element: Element, pieces: list[str]) -> None:
    """Fill an element whose text was cut by ``emphases``."""
    element.text = pieces[0] or None
    for place in range(0, len(pieces) - 1, 3):
        stars, within, after = pieces[place + 1 : place + 4]
        child = Element("em" if stars == "*" else "strong")
        child.text, child.tail = within, after or None
        element.insert(place // 3, child)


class PlainQuotes:
    """The marks that smarty's ``patterns``, by name, set in place of quotes, dashes and dots; ``readable`` as characters, not entities."""

    def __init__(self, patterns: Mapping[str, Any], *, readable: bool = False) -> None:
        def mark(name: str) -> str:
            written: str = patterns[f"smarty-{name}"].replace[0]
            return unescape(written) if readable else written

        self._opening = {'"': mark("quotes-14"), "'": mark("quotes-10")}
        self._closing = {'"': mark("quotes-12"), "'": mark("quotes-8")}
        self._runs = {"---": mark("em-dashes"), "--": mark("en-dashes"), "...": mark("ellipses")}

    def set(self, text: str) -> str | None:
        """A text with its marks; None where one of its quotes stands beside other signs."""
        pieces: list[str] = []
        done = 0
        for match in _RUN.finditer(text):
            sign, begin = match[0], match.start()
            if sign not in self._opening:
                mark = self._runs.get(sign, sign)
            elif _CLOSES.match(text, begin):
                mark = self._closing[sign]
            elif _OPENS.match(text, begin):
                mark = self._opening[sign]
            else:
                return None
            pieces += (text[done:begin], mark)
            done = begin + len(sign)
        return "".join((*pieces, text[done:]))


def serialized(root: Element) -> str:
    """As the parser's own, to which it leaves every element that is more than a name and what is in it."""
    out: list[str] = []
    stack: list[Element | str] = [root]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            out.append(element)
            continue
        tag: Any = element.tag
        if element.attrib or not isinstance(tag, str) or tag in _ODD:
            out.append(to_html_string(element))
            continue
        text, tail = element.text, element.tail
        out.append(f"<{tag}>{_escaped(text)}" if text else f"<{tag}>")
        end = f"</{tag}>{_escaped(tail)}" if tail else f"</{tag}>"
        if len(element):
            stack.append(end)
            stack.extend(reversed(element))
        else:
            out.append(end)
    return "".join(out)


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")
