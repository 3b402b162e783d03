"""Converts a body's Markdown to its parts. This is the entry point of the package; each step is a module beside it.

cost limit → blocks scanned and checked → HTML → warnings, sanitising → parts, references, words, lead
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial

from msgspec import Struct

from newsgen.content import fast_paths
from newsgen.content.body.block_builder import BlockBuilder
from newsgen.content.body.block_scanner import ScannedBlock, ScannedBody, scan_blocks
from newsgen.content.body.body_builder import BodyBuilder, BodyDraft, gallery_images, inline_parts
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.cost_limit import MAX_LINES, html_within_limits, line_limit_offset, within_budget
from newsgen.content.body.fast import FastBlocks
from newsgen.content.body.language_parser import LanguageParser, drop_parsers, parser_for
from newsgen.content.body.lint import lint_body
from newsgen.content.body.live_entries import build_entry, entry_ids, newest_first
from newsgen.content.body.sanitise import clean, report_removed
from newsgen.content.body.source_map import SourceMap
from newsgen.content.typography.word_count import count_words
from newsgen.diagnostics.problem import Problem
from newsgen.model.article import Reference
from newsgen.model.body import Body, LiveEntry, Part
from newsgen.model.digest import encode
from newsgen.model.site import Site

_SEED = os.urandom(8).hex()
"""Part of the markers that stand for blocks while a body is converted. It is random for each process, so that nobody can write a
marker in a text. No marker is left in the output."""


class Converted(Struct, frozen=True):
    """A converted body. ``lead`` is the plain text of its first paragraph. If one of the Problems is an error, the story is held."""

    body: Body
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    lead: str


def convert(text: str, *, path: str, first_line: int, site: Site, language: str) -> Converted:
    """Converts the body of a file; ``first_line`` is the number of the body's first line in it.

    No text makes it raise: what is wrong with a text is a Problem in the result. The time it takes is proportional to the length.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "\ufffd").replace("\x03", "\ufffd")
    if (end := line_limit_offset(text)) is not None:
        collector = BodyCollector(SourceMap(text[:end], path, first_line), site)
        collector.report(
            "markdown/too-much", "error", f"this text has more than {MAX_LINES:,} lines", end, 1, "split it into several stories"
        )
        return Converted(Body(), (), collector.problems.by_place(), "")
    collector = BodyCollector(SourceMap(text, path, first_line), site)
    if not within_budget(collector):
        return Converted(Body(), (), collector.problems.by_place(), "")
    try:
        draft = _convert_to_draft(collector, language)
    except RecursionError:
        drop_parsers()
        draft = BodyDraft()
        collector.report("markdown/too-deep", "error", "this text is nested too deeply to be read", 0, 1, "write it flatter")
    except Exception as error:  # noqa: BLE001 - further extensions are other people's code; one story may not end the build
        drop_parsers()
        draft = BodyDraft()
        message = f"this text could not be converted: {type(error).__name__}: {error}"
        collector.report("markdown/unreadable", "error", message, 0, 1, "take out what was written last, part by part, to find the place")
    words = count_words("".join(draft.words)) + sum(part.words for part in draft.parts if isinstance(part, LiveEntry))
    body = Body(parts=tuple(draft.parts), words=words, headings=tuple(draft.headings))
    return Converted(body, tuple(collector.references), collector.problems.by_place(), draft.lead)


def _convert_to_draft(collector: BodyCollector, language: str) -> BodyDraft:
    """Returns the parts of a body that is within the cost limit; none if a mistake makes them unusable, which is reported."""
    writing = collector.site.writing
    language_parser = parser_for(language, writing.extensions)
    marker = _unused_marker(collector.source_map.text)
    lint_body(collector)
    scanned = scan_blocks(collector, marker, language_parser.extension_blocks)
    trusted = writing.raw_html == "trust"
    fast_blocks = FastBlocks(marker, language_parser.quotes) if fast_paths.ENABLED and language_parser.quotes and not trusted else None
    html, inner_html = _parse(scanned, language_parser, marker, fast_blocks)
    cleaned = None if trusted else _sanitise(html, inner_html)
    if fast_blocks and not (cleaned and fast_blocks.all_placed((cleaned[0], *cleaned[1].values()))):
        # HTML in the text has swallowed or moved blocks that were set aside: the parser has to see the whole text.
        fast_blocks = None
        html, inner_html = _parse(scanned, language_parser, marker, None)
        cleaned = _sanitise(html, inner_html)
    if not trusted:
        if cleaned is None:
            _report_open_tags(collector)
            return BodyDraft()
        report_removed(html + "".join(inner_html.values()), collector)
        html, inner_html = cleaned
    built: set[int] = set()
    blocks: dict[str, Callable[[], Part | None]] = {}
    builder = BodyBuilder(collector, blocks, fast_blocks=fast_blocks)
    ids = entry_ids(scanned.blocks, collector)
    for number, block in enumerate(scanned.blocks):
        blocks[f"{marker}-{number}"] = partial(_build_block, number, block, inner_html.get(number, ""), builder, built, ids)
    draft = newest_first(builder.build(html))
    swallowed = [block for number, block in enumerate(scanned.blocks) if number not in built]
    if not swallowed and scanned.blocks and marker.encode() in encode(draft.parts):
        swallowed = scanned.blocks  # a marker is left in the output, and it is not known of which block
    for block in swallowed:
        _report_swallowed(collector, block)
    return BodyDraft() if swallowed else draft


def _parse(
    scanned: ScannedBody, language_parser: LanguageParser, marker: str, fast_blocks: FastBlocks | None
) -> tuple[str, dict[int, str]]:
    """Returns the HTML of a body, not sanitised, and the HTML inside each of its blocks by the block's number.

    Plain blocks of text are set aside in ``fast_blocks``, if there is one, and skip the parser.
    """

    def to_html(text: str) -> tuple[str, dict[int, str]]:
        remainder, is_html = fast_blocks.set_aside(text) if fast_blocks else (text, False)
        return _cut_out_blocks(remainder if is_html else language_parser.parser.html(remainder, marker), marker)

    html, inner_html = to_html(scanned.source)
    for number, block in enumerate(scanned.blocks):
        if block.type.content == "blocks":
            inner_html[number], nested_html = to_html("\n".join(block.inner_lines))
            inner_html.update(nested_html)
    return html, {**fast_blocks.inner, **inner_html} if fast_blocks else inner_html


def _sanitise(html: str, inner_html: dict[int, str]) -> tuple[str, dict[int, str]] | None:
    """Returns the HTML sanitised; None if unclosed tags would make that take too long."""
    if not html_within_limits(html + "".join(inner_html.values())):
        return None
    return clean(html), {number: clean(content) for number, content in inner_html.items()}


def _unused_marker(text: str) -> str:
    """Returns a word that the text does not contain."""
    marker = f"x{_SEED}"
    while marker in text:
        marker = f"x{os.urandom(8).hex()}"
    return marker


def _cut_out_blocks(html: str, marker: str) -> tuple[str, dict[int, str]]:
    """Returns the HTML with an ``hr`` element in place of each block, and the HTML inside each block by its number."""
    inner_html: dict[int, str] = {}

    def to_rule(match: re.Match[str]) -> str:
        inner_html[int(match[1])] = match[2]
        return f'<hr class="{marker}-{match[1]}">'

    return re.sub(rf"<{marker}-(\d+)>(.*?)</{marker}-\1>", to_rule, html, flags=re.DOTALL), inner_html


def _build_block(number: int, block: ScannedBlock, html: str, builder: BodyBuilder, built: set[int], ids: dict[int, str]) -> Part | None:
    """Returns the part of a block; called when ``builder`` reaches the block's place. ``html`` is the HTML inside the block.

    Adds the number to ``built``: a block that is never reached was swallowed by the text around it.
    """
    built.add(number)
    collector = builder.collector
    block_builder = BlockBuilder(collector)
    if block.type.content == "blocks":
        return build_entry(block, html, builder, ids.get(block.line, ""))
    inner_builder = BodyBuilder(collector, {}, builder.ids, inline=True, fast_blocks=builder.fast_blocks)
    if block.type.content == "markdown":
        draft = inner_builder.build(html)
        return block_builder.build_post(block, inline_parts(draft))
    if block.type.content == "pictures":
        images, text = gallery_images(html, inner_builder)
        return block_builder.build_gallery(block, images, text)
    return block_builder.build(block)


def _report_open_tags(collector: BodyCollector) -> None:
    message = "very many HTML tags are opened and never closed; the story is held back"
    hint = "close them, or write the text as Markdown"
    collector.report("markdown/too-much", "error", message, collector.source_map.find_next_word("<"), 1, hint)


def _report_swallowed(collector: BodyCollector, block: ScannedBlock) -> None:
    """Reports a block that raw HTML or a list around it has swallowed; otherwise nobody would see that it is missing."""
    message = f"this {block.type.name} block is not read: HTML or a list around it swallows it"
    hint = "write it at the left margin between two paragraphs, and close the HTML above it"
    length = len(collector.source_map.lines[block.line])
    collector.report("block/swallowed", "error", message, collector.source_map.line_start(block.line), length, hint)
