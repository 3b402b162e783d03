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
from newsgen.content.body.block_scanner import Found, Scanned, scan_blocks
from newsgen.content.body.body_builder import Galley, Setter, images_of, inline_parts
from newsgen.content.body.body_collector import Desk
from newsgen.content.body.cost_limit import MOST_LINES, too_many_lines, weigh_html, within_bounds
from newsgen.content.body.fast.blocks import Aside
from newsgen.content.body.language_parser import Dialect, dialect, forget
from newsgen.content.body.lint import look_over
from newsgen.content.body.live_entries import entry, entry_ids, newest_first
from newsgen.content.body.sanitise import clean, note_removed
from newsgen.content.body.source_map import Manuscript
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
        desk = Desk(Manuscript(text[:end], path, first_line), site)
        desk.note("markdown/too-much", "error", f"this text has more than {MOST_LINES:,} lines", end, 1, "split it into several stories")
        return Converted(Body(), (), desk.problems(), "")
    desk = Desk(Manuscript(text, path, first_line), site)
    if not within_bounds(desk):
        return Converted(Body(), (), desk.problems(), "")
    try:
        galley = _converted(desk, language)
    except RecursionError:
        forget()
        galley = Galley()
        desk.note("markdown/too-deep", "error", "this text is nested too deeply to be read", 0, 1, "write it flatter")
    except Exception as error:  # noqa: BLE001 - further extensions are other people's code; one story may not end the build
        forget()
        galley = Galley()
        message = f"this text could not be converted: {type(error).__name__}: {error}"
        desk.note("markdown/unreadable", "error", message, 0, 1, "take out what was written last, part by part, to find the place")
    words = count_words("".join(galley.words)) + sum(part.words for part in galley.parts if isinstance(part, LiveEntry))
    body = Body(parts=tuple(galley.parts), words=words, headings=tuple(galley.headings))
    return Converted(body, tuple(desk.references), desk.problems(), galley.lead)


def _converted(desk: Desk, language: str) -> Galley:
    writing = desk.site.writing
    ours = dialect(language, writing.extensions)
    mark = _mark(desk.manuscript.text)
    look_over(desk)
    scanned = scan_blocks(desk, mark, ours.blocks)
    trusted = writing.raw_html == "trust"
    aside = Aside(mark, ours.marks) if ours.marks and not trusted else None
    html, inner = _parsed(scanned, ours, mark, aside)
    cleaned = None if trusted else _cleaned(html, inner)
    if aside and not (cleaned and aside.complete((cleaned[0], *cleaned[1].values()))):
        aside = None
        html, inner = _parsed(scanned, ours, mark, None)
        cleaned = _cleaned(html, inner)
    if not trusted:
        if cleaned is None:
            _note_open_tags(desk)
            return Galley()
        note_removed(html + "".join(inner.values()), desk)
        html, inner = cleaned
    made: set[int] = set()
    blocks: dict[str, Callable[[], Part | None]] = {}
    setter = Setter(desk, blocks, aside=aside)
    ids = entry_ids(scanned.blocks, desk)
    for number, found in enumerate(scanned.blocks):
        blocks[f"{mark}-{number}"] = partial(_block, number, found, inner.get(number, ""), setter, made, ids)
    galley = newest_first(setter.set(html))
    lost = [found for number, found in enumerate(scanned.blocks) if number not in made]
    if not lost and scanned.blocks and mark.encode() in encode(galley.parts):
        lost = scanned.blocks
    for found in lost:
        _note_lost(desk, found)
    return Galley() if lost else galley


def _parsed(scanned: Scanned, ours: Dialect, mark: str, aside: Aside | None) -> tuple[str, dict[int, str]]:
    """The HTML of a body, and what each of its blocks holds; what is plain is set ``aside``."""

    def read(text: str) -> tuple[str, dict[int, str]]:
        rest, finished = aside.take(text) if aside else (text, False)
        return _cut(rest if finished else ours.parser.html(rest, mark), mark)

    html, inner = read(scanned.source)
    for number, found in enumerate(scanned.blocks):
        if found.kind.content == "blocks":
            inner[number], within = read("\n".join(found.inner))
            inner.update(within)
    return html, {**aside.inner, **inner} if aside else inner


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


def _block(number: int, found: Found, content: str, setter: Setter, made: set[int], ids: dict[int, str]) -> Part | None:
    """The part that stands for a block, made when its place in the text is reached."""
    made.add(number)
    desk = setter.desk
    parts = BlockParts(desk)
    if found.kind.content == "blocks":
        return entry(found, content, setter, ids.get(found.line, ""))
    inside = Setter(desk, {}, setter.ids, inline=True, aside=setter.aside)
    if found.kind.content == "markdown":
        galley = inside.set(content)
        return parts.post(found, inline_parts(galley))
    if found.kind.content == "pictures":
        images, text = images_of(content, inside)
        return parts.gallery(found, images, text)
    return parts.part(found)


def _note_open_tags(desk: Desk) -> None:
    message = "very many HTML tags are opened and never closed; the story is held back"
    hint = "close them, or write the text as Markdown"
    desk.note("markdown/too-much", "error", message, desk.manuscript.find_word("<"), 1, hint)


def _note_lost(desk: Desk, found: Found) -> None:
    """A block that raw HTML or a list around it has swallowed is a mistake that would otherwise go unseen."""
    message = f"this {found.kind.name} block is not read: HTML or a list around it swallows it"
    hint = "write it at the left margin between two paragraphs, and close the HTML above it"
    length = len(desk.manuscript.lines[found.line])
    desk.note("block/swallowed", "error", message, desk.manuscript.start(found.line), length, hint)
