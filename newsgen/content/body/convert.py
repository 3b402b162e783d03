"""From a body's Markdown to its parts: the one way through the files around it.

    bounds → blocks found and checked → HTML → warnings, cleaning → parts, references, words, lead

A file of its own because it is what the rest of the room calls; each step is a file beside it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from functools import partial

from msgspec import Struct

from newsgen.content.body.block_builder import BlockParts
from newsgen.content.body.block_scanner import Scanned, ScannedBlock, scan_blocks
from newsgen.content.body.body_builder import BodyBuilder, BodyDraft, images_of, inline_parts
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.cost_limit import MOST_LINES, too_many_lines, weigh_html, within_bounds
from newsgen.content.body.fast.blocks import FastBlocks
from newsgen.content.body.language_parser import LanguageParser, drop_parsers, parser_for
from newsgen.content.body.lint import look_over
from newsgen.content.body.live_entries import entry, entry_ids, newest_first
from newsgen.content.body.sanitise import clean, note_removed
from newsgen.content.body.source_map import SourceMap
from newsgen.content.typography.word_count import count_words
from newsgen.diagnostics.problem import Problem
from newsgen.model.article import Reference
from newsgen.model.body import Body, LiveEntry, Part
from newsgen.model.digest import encode
from newsgen.model.site import Site

_SEED = secrets.token_hex(8)
"""Made anew in each process, so that no text can hold a mark; no mark is in what comes out."""


class Converted(Struct, frozen=True):
    """A body converted. ``lead`` is the plain text of its first paragraph. Where a Problem is an error, the story is held."""

    body: Body
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    lead: str


def convert(text: str, *, path: str, first_line: int, site: Site, language: str) -> Converted:
    """Convert the body of a file. Never raises for what an editor wrote, and takes time in proportion to its length."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "\ufffd").replace("\x03", "\ufffd")
    if (end := too_many_lines(text)) is not None:
        collector = BodyCollector(SourceMap(text[:end], path, first_line), site)
        collector.note(
            "markdown/too-much", "error", f"this text has more than {MOST_LINES:,} lines", end, 1, "split it into several stories"
        )
        return Converted(Body(), (), collector.problems(), "")
    collector = BodyCollector(SourceMap(text, path, first_line), site)
    if not within_bounds(collector):
        return Converted(Body(), (), collector.problems(), "")
    try:
        draft = _converted(collector, language)
    except RecursionError:
        drop_parsers()
        draft = BodyDraft()
        collector.note("markdown/too-deep", "error", "this text is nested too deeply to be read", 0, 1, "write it flatter")
    except Exception as error:  # noqa: BLE001 - further extensions are other people's code; one story may not end the build
        drop_parsers()
        draft = BodyDraft()
        message = f"this text could not be converted: {type(error).__name__}: {error}"
        collector.note("markdown/unreadable", "error", message, 0, 1, "take out what was written last, part by part, to find the place")
    words = count_words("".join(draft.words)) + sum(part.words for part in draft.parts if isinstance(part, LiveEntry))
    body = Body(parts=tuple(draft.parts), words=words, headings=tuple(draft.headings))
    return Converted(body, tuple(collector.references), collector.problems(), draft.lead)


def _converted(collector: BodyCollector, language: str) -> BodyDraft:
    writing = collector.site.writing
    ours = parser_for(language, writing.extensions)
    mark = _mark(collector.source_map.text)
    look_over(collector)
    scanned = scan_blocks(collector, mark, ours.blocks)
    trusted = writing.raw_html == "trust"
    fast_blocks = FastBlocks(mark, ours.marks) if ours.marks and not trusted else None
    html, inner = _parsed(scanned, ours, mark, fast_blocks)
    cleaned = None if trusted else _cleaned(html, inner)
    if fast_blocks and not (cleaned and fast_blocks.complete((cleaned[0], *cleaned[1].values()))):
        fast_blocks = None
        html, inner = _parsed(scanned, ours, mark, None)
        cleaned = _cleaned(html, inner)
    if not trusted:
        if cleaned is None:
            _note_open_tags(collector)
            return BodyDraft()
        note_removed(html + "".join(inner.values()), collector)
        html, inner = cleaned
    made: set[int] = set()
    blocks: dict[str, Callable[[], Part | None]] = {}
    builder = BodyBuilder(collector, blocks, fast_blocks=fast_blocks)
    ids = entry_ids(scanned.blocks, collector)
    for number, found in enumerate(scanned.blocks):
        blocks[f"{mark}-{number}"] = partial(_block, number, found, inner.get(number, ""), builder, made, ids)
    draft = newest_first(builder.build(html))
    lost = [found for number, found in enumerate(scanned.blocks) if number not in made]
    if not lost and scanned.blocks and mark.encode() in encode(draft.parts):
        lost = scanned.blocks
    for found in lost:
        _note_lost(collector, found)
    return BodyDraft() if lost else draft


def _parsed(scanned: Scanned, ours: LanguageParser, mark: str, fast_blocks: FastBlocks | None) -> tuple[str, dict[int, str]]:
    """The HTML of a body, and what each of its blocks holds; what is plain is set ``fast_blocks``."""

    def read(text: str) -> tuple[str, dict[int, str]]:
        rest, finished = fast_blocks.take(text) if fast_blocks else (text, False)
        return _cut(rest if finished else ours.parser.html(rest, mark), mark)

    html, inner = read(scanned.source)
    for number, found in enumerate(scanned.blocks):
        if found.kind.content == "blocks":
            inner[number], within = read("\n".join(found.inner))
            inner.update(within)
    return html, {**fast_blocks.inner, **inner} if fast_blocks else inner


def _cleaned(html: str, inner: dict[int, str]) -> tuple[str, dict[int, str]] | None:
    """The HTML as it may be shown; None where tags left open make that too much work."""
    if not weigh_html(html + "".join(inner.values())):
        return None
    return clean(html), {number: clean(content) for number, content in inner.items()}


def _mark(text: str) -> str:
    """A word that the text does not hold."""
    mark = f"x{_SEED}"
    while mark in text:
        mark = f"x{secrets.token_hex(8)}"
    return mark


def _cut(html: str, mark: str) -> tuple[str, dict[int, str]]:
    """The HTML with a rule in place of each block, and what each block holds."""
    inner: dict[int, str] = {}

    def rule(match: re.Match[str]) -> str:
        inner[int(match[1])] = match[2]
        return f'<hr class="{mark}-{match[1]}">'

    return re.sub(rf"<{mark}-(\d+)>(.*?)</{mark}-\1>", rule, html, flags=re.DOTALL), inner


def _block(number: int, found: ScannedBlock, content: str, builder: BodyBuilder, made: set[int], ids: dict[int, str]) -> Part | None:
    """The part that stands for a block, made when its place in the text is reached."""
    made.add(number)
    collector = builder.collector
    parts = BlockParts(collector)
    if found.kind.content == "blocks":
        return entry(found, content, builder, ids.get(found.line, ""))
    inside = BodyBuilder(collector, {}, builder.ids, inline=True, fast_blocks=builder.fast_blocks)
    if found.kind.content == "markdown":
        draft = inside.build(content)
        return parts.post(found, inline_parts(draft))
    if found.kind.content == "pictures":
        images, text = images_of(content, inside)
        return parts.gallery(found, images, text)
    return parts.part(found)


def _note_open_tags(collector: BodyCollector) -> None:
    message = "very many HTML tags are opened and never closed; the story is held back"
    hint = "close them, or write the text as Markdown"
    collector.note("markdown/too-much", "error", message, collector.source_map.find_word("<"), 1, hint)


def _note_lost(collector: BodyCollector, found: ScannedBlock) -> None:
    """A block that raw HTML or a list around it has swallowed is a mistake that would otherwise go unseen."""
    message = f"this {found.kind.name} block is not read: HTML or a list around it swallows it"
    hint = "write it at the left margin between two paragraphs, and close the HTML above it"
    length = len(collector.source_map.lines[found.line])
    collector.note("block/swallowed", "error", message, collector.source_map.start(found.line), length, hint)
