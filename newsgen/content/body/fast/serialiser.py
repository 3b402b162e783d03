"""The plainest of the parser's elements, done at once: emphasised words, elements without attributes; and the marks that it sets.

A file of its own because each function here either gives exactly what the parser would, or says that it cannot, and ``quick`` then
leaves the text to the parser. tests/content/test_quick.py compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP, to_html_string

from newsgen.content.body.fast.inline import PlainQuotes

_ODD = frozenset({"script", "style", *HTML_EMPTY})


def emphasise(element: Element, pieces: list[str]) -> None:
    """Fill an element whose text was cut by ``emphases``."""
    element.text = pieces[0] or None
    for place in range(0, len(pieces) - 1, 3):
        stars, within, after = pieces[place + 1 : place + 4]
        child = Element("em" if stars == "*" else "strong")
        child.text, child.tail = within, after or None
        element.insert(place // 3, child)


def plain_quotes(patterns: Mapping[str, Any]) -> PlainQuotes:
    """What smarty's patterns, by name, put in place of quotes, dashes and dots."""

    def mark(name: str) -> str:
        written: str = patterns[f"smarty-{name}"].replace[0]
        return written

    opening, closing = {'"': mark("quotes-14"), "'": mark("quotes-10")}, {'"': mark("quotes-12"), "'": mark("quotes-8")}
    return PlainQuotes(opening, closing, {"---": mark("em-dashes"), "--": mark("en-dashes"), "...": mark("ellipses")})


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
