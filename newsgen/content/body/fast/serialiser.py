"""HTML of elements without attributes, written faster than Python-Markdown's serialiser does; and what ``parser`` takes from smarty.

Each function here returns exactly what the parser would make, or leaves the element to the parser's own function.
tests/content/body/fast/test_parser.py compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.serializers import RE_AMP, to_html_string

from newsgen.content.body.fast.inline import PlainQuotes

_SPECIAL_TAGS = frozenset({"script", "style", *HTML_EMPTY})


def add_emphases(element: Element, pieces: list[str]) -> None:
    """Fills an element with the text and the ``em`` and ``strong`` elements that ``split_emphases`` found in its text."""
    element.text = pieces[0] or None
    for place in range(0, len(pieces) - 1, 3):
        stars, within, after = pieces[place + 1 : place + 4]
        child = Element("em" if stars == "*" else "strong")
        child.text, child.tail = within, after or None
        element.insert(place // 3, child)


def plain_quotes(patterns: Mapping[str, Any]) -> PlainQuotes:
    """Returns what smarty's patterns, given by name, put in place of quotes, dashes and dots."""

    def replacement(name: str) -> str:
        text: str = patterns[f"smarty-{name}"].replace[0]
        return text

    opening = {'"': replacement("quotes-14"), "'": replacement("quotes-10")}
    closing = {'"': replacement("quotes-12"), "'": replacement("quotes-8")}
    return PlainQuotes(opening, closing, {"---": replacement("em-dashes"), "--": replacement("en-dashes"), "...": replacement("ellipses")})


def to_html(root: Element) -> str:
    """Returns the HTML of an element tree. An element that has attributes or a special tag is left to the parser's own serialiser."""
    html: list[str] = []
    stack: list[Element | str] = [root]
    while stack:
        element = stack.pop()
        if isinstance(element, str):
            html.append(element)
            continue
        tag: Any = element.tag
        if element.attrib or not isinstance(tag, str) or tag in _SPECIAL_TAGS:
            html.append(to_html_string(element))
            continue
        text, tail = element.text, element.tail
        html.append(f"<{tag}>{_escape(text)}" if text else f"<{tag}>")
        end = f"</{tag}>{_escape(tail)}" if tail else f"</{tag}>"
        if len(element):
            stack.append(end)
            stack.extend(reversed(element))
        else:
            html.append(end)
    return "".join(html)


def _escape(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")
