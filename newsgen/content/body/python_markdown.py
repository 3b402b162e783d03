"""The Markdown that editors write: Python-Markdown with the extensions of a newsroom.

A file of its own because loading it takes as long as a small build, and most stories are read without it.
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
from newsgen.content.body.fast.parser import quicken
from newsgen.content.typography.quotation_marks import typography

_HEADING = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>[ \t](?:\\.|[^\\])*?)#*(?:\n|$)")
"""As the parser's own, but with a blank after the signs: a paragraph that begins with #LongMole is no heading."""


class Carrier(Block):  # type: ignore[misc] # a base without types, as below
    """The block as which all of ours reach Markdown; the text cannot name it, since its argument is a mark made for one conversion."""

    NAME = CARRIER
    ARGUMENT = True

    def on_validate(self, parent: Element) -> bool:
        """Whether the argument is a mark of the conversion at hand."""
        del parent
        mark: str = self.config["mark"]
        return bool(mark) and str(self.argument).startswith(mark + "-")

    def on_create(self, parent: Element) -> Element:
        """An element named after the mark, so that its tags cannot be mistaken for any other text."""
        return SubElement(parent, str(self.argument))

    def on_markdown(self) -> str:
        """The content is paragraphs, lists and so on, as outside."""
        return "block"


class _CarrierExtension(BlocksExtension):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.state = {"mark": ""}

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802 - the interface's name
        del md
        block_mgr.register(Carrier, self.state)


class _Attributes(AttrListTreeprocessor):
    """Attribute lists only where they look like one, ``{: …}``, ``{#id}`` or ``{.class}``: ``{laughs}`` and ``{{ x }}`` are text."""

    # The stubs call these final; the extension reads them from its own class, so that a subclass may narrow them.
    BASE_RE = r"\{(?=[:#.])\:?[ ]*([^\}\n ][^\n]*)\}"  # type: ignore[misc]
    HEADER_RE = re.compile(rf"(?<! )[ ]+{BASE_RE}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]


class _AttributesExtension(AttrListExtension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the interface's name
        super().extendMarkdown(md)
        md.treeprocessors.register(_Attributes(md), "attr_list", 8)


class Parser:
    """A converter for one language and one list of further extensions."""

    def __init__(self, language: str, extensions: tuple[str, ...], *, quick: bool = True) -> None:
        marks = typography(language)
        self._carrier = _CarrierExtension()
        quotes = {"left-double-quote": marks.opening, "right-double-quote": marks.closing}
        ours: list[Extension | str] = [
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TITLE=marks.back),
            FencedCodeExtension(),
            _AttributesExtension(),
            DefListExtension(),
            AbbrExtension(),
            SmartyExtension(substitutions=quotes),
            SaneListExtension(),
            self._carrier,
        ]
        self._markdown = Markdown(extensions=[*ours, *extensions], output_format="html")
        headings: Any = self._markdown.parser.blockprocessors["hashheader"]
        headings.RE = _HEADING
        self.quick = quick and not extensions and quicken(self._markdown)

    @property
    def blocks(self) -> frozenset[str]:
        """The names of blocks that further extensions brought."""
        processor: Any = self._markdown.parser.blockprocessors["blocks"]
        return frozenset(processor.blocks) - {CARRIER}

    def html(self, text: str, mark: str) -> str:
        """The HTML of a text, not sanitised; each block is an element named after its mark."""
        self._carrier.state["mark"] = mark
        try:
            return self._markdown.reset().convert(text)
        finally:
            self._carrier.state["mark"] = ""
