"""The Markdown that editors write: Python-Markdown with the extensions that newsgen uses.

Loading this module takes as long as a small build, and most stories are converted without it, so nothing imports it until a text needs it.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension, AttrListTreeprocessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from pymdownx.blocks import BlocksExtension, BlocksProcessor  # type: ignore[import-untyped] # it ships no types
from pymdownx.blocks.block import Block  # type: ignore[import-untyped]

from newsgen.content.body.block_scanner import CARRIER
from newsgen.content.body.fast import quicken
from newsgen.content.typography.quotation_marks import typography

_HEADING = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>[ \t](?:\\.|[^\\])*?)#*(?:\n|$)")
"""The parser's own pattern, but with a blank required after the signs: a paragraph that begins with #LongMole is no heading."""


class Carrier(Block):  # type: ignore[misc] # a base without types, as below
    """The block type as which all of newsgen's blocks are passed to Markdown.

    A text cannot use it itself: its argument must begin with the marker, a random word made for one conversion.
    """

    NAME = CARRIER
    ARGUMENT = True

    def on_validate(self, parent: Element) -> bool:
        """Returns whether the argument is a marker of the current conversion."""
        del parent
        marker: str = self.config["marker"]
        return bool(marker) and str(self.argument).startswith(marker + "-")

    def on_create(self, parent: Element) -> Element:
        """Returns an element named after the marker, so that its tags cannot be mistaken for any other text."""
        return SubElement(parent, str(self.argument))

    def on_markdown(self) -> str:
        """Says that the content is block-level Markdown: paragraphs, lists and so on."""
        return "block"


class _CarrierExtension(BlocksExtension):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.state = {"marker": ""}

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 - the interface's name
        del md
        block_mgr.register(Carrier, self.state)


class _StrictAttributes(AttrListTreeprocessor):
    """Reads attribute lists only if they look like one, ``{: …}``, ``{#id}`` or ``{.class}``: ``{laughs}`` and ``{{ x }}`` are text."""

    # The type stubs call these final, but the extension reads them from its own class, so a subclass may narrow them.
    BASE_RE = r"\{(?=[:#.])\:?[ ]*([^\}\n ][^\n]*)\}"  # type: ignore[misc]
    HEADER_RE = re.compile(rf"(?<! )[ ]+{BASE_RE}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]


class _StrictAttributesExtension(AttrListExtension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the interface's name
        super().extendMarkdown(md)
        md.treeprocessors.register(_StrictAttributes(md), "attr_list", 8)


class Parser:
    """A Markdown parser for one language and one list of further extensions.

    ``quick`` asks for the faster processors of ``fast``; the attribute ``quick`` says whether they are in use.
    """

    def __init__(self, language: str, extensions: tuple[str, ...], *, quick: bool = True) -> None:
        conventions = typography(language)
        self._carrier = _CarrierExtension()
        quotes = {"left-double-quote": conventions.opening, "right-double-quote": conventions.closing}
        builtin: list[Extension | str] = [
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TITLE=conventions.back),
            FencedCodeExtension(),
            _StrictAttributesExtension(),
            DefListExtension(),
            AbbrExtension(),
            SmartyExtension(substitutions=quotes),
            SaneListExtension(),
            self._carrier,
        ]
        self._markdown = Markdown(extensions=[*builtin, *extensions], output_format="html")
        headings: Any = self._markdown.parser.blockprocessors["hashheader"]
        headings.RE = _HEADING
        self.quick = quick and not extensions and quicken(self._markdown)

    @property
    def block_names(self) -> frozenset[str]:
        """The names of the blocks that further extensions bring."""
        processor: Any = self._markdown.parser.blockprocessors["blocks"]
        return frozenset(processor.blocks) - {CARRIER}

    def html(self, text: str, marker: str) -> str:
        """Returns the HTML of a text, not sanitised; each block is an element named after its marker."""
        self._carrier.state["marker"] = marker
        try:
            return self._markdown.reset().convert(text)
        finally:
            self._carrier.state["marker"] = ""
