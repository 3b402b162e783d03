"""Estimates how long a body's Markdown takes to convert, before it is converted, and refuses what would take too long.

The Markdown parser is not linear. It searches again and again for the ends of brackets that are never closed, cuts a long paragraph
anew at every sign, counts the siblings of every paragraph, and calls itself for every level of a list. The estimate has a term for
each of these, in microseconds as measured with Python-Markdown 3.11 on one ordinary core. The sum is compared with a budget, so that a
text is always accepted or always refused; a time limit would accept a text on one machine and refuse it on another.

An ordinary story of 1 MB costs about a third of the budget. test_hostile_texts.py compares the estimate with the parser.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.source_map import blank_code_spans
from newsgen.content.typography.quotation_marks import TYPED_SIGNS

BUDGET = 3_200_000.0
"""The highest cost that is accepted, in microseconds."""
MAX_LINES = 100_000
MAX_DEPTH = 20
"""Levels of nested lists and quotes; the parser calls itself about five times for each."""
_MAX_DEFINITIONS = 100
"""Definitions that follow each other without an empty line; the parser calls itself for each."""

_ITEM = re.compile(r"[ \t>]*(?:[*+-]|[0-9]+[.)]) ")
_LEVEL = re.compile(r"[ \t]*(?:>|(?:[*+:-]|[0-9]+[.)])(?: |$))")
_NESTING = frozenset("> \t*+-:.)0123456789")
"""The characters that can stand before the text on a line of nested lists and quotes."""
_SPECIAL_LINE = re.compile(r"[ \t>]*(?:#|=+ *$|(?:[-*_] *){3,}$|\[[^\]]*\]:|\*\[)")
_ENDS_PARAGRAPH = re.compile(r" {0,3}(?:#{1,6}[ \t]|(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$)")
"""Matches a line that ends the paragraph above it in any case."""
_SEPARATOR = re.compile(r"[ \t>]*[|:-][|: -]*$")
_SIGNS = ("*", "_", "`", "[", "<", "&", "\\", "{", "  \n")
_BRACKET = re.compile(r"[\[\]]|(?<=\])\(|[()]")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_TAG = re.compile("<[a-zA-Z/]")
_FOOTNOTE_REFERENCE = re.compile(r"\[\^([^\]\n]{1,200})\]")
_ABBREVIATION = re.compile(r"^\*\[", re.MULTILINE)
_FENCE_LINE = re.compile("^(?:```|~~~).*$", re.MULTILINE)
_BLOCK_LINE = re.compile("^ {0,3}///", re.MULTILINE)

_NAMED_TAG = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
_OPTIONAL_END = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "rt", "rp"})
"""Elements that may stay open in HTML."""
_FORMATTING = frozenset({"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
"""Elements that a browser opens again in each paragraph after the one in which they were left open."""
_MAX_OPEN_FORMATTING = 20
"""Up to so many open formatting elements, ``_MAX_REOPENED`` is not looked at."""
_MAX_REOPENED = 400_000
"""Start tags times open formatting elements: about how many elements are opened again."""
_MAX_STEPS = 50_000_000
"""Start tags times the depth of open elements."""

_MESSAGES = {  # message and hint for each kind of cost
    "brackets": ("brackets are opened here and closed very late or never", "close them, or write \\[ and \\( for brackets that are text"),
    "signs": (
        "this paragraph holds very many signs such as * _ ` < or quotes",
        "break it into paragraphs, or set it between two lines of ```",
    ),
    "elements": ("this text has too many paragraphs, list items and lines for one page", "split it into several stories"),
    "lines": ("very many headings, rules or notes follow each other here without empty lines", "put an empty line between them"),
    "cells": ("this table is too large for a page", "split it, or put it below static/ as a file and link to it"),
    "notes": ("there are too many footnotes or abbreviations", "split the text into several stories"),
    "tags": ("tags are opened with < and never closed with >", "write &lt; for a < that is text"),
    "fences": ("blocks of code begin and never end", "write a line ``` after the code"),
    "blocks": ("there are too many blocks for one page", "split the text into several stories"),
}


class _Costs(Struct):
    """Costs in microseconds by kind, and for each kind the highest single cost with the offset at which it arises."""

    totals: Counter[str] = field(default_factory=Counter)
    most_expensive: dict[str, tuple[float, int]] = field(default_factory=dict)

    def add(self, kind: str, cost: float, offset: int) -> None:
        self.totals[kind] += cost  # type: ignore[assignment] # a Counter sums floats as well
        if cost > self.most_expensive.get(kind, (0.0, 0))[0]:
            self.most_expensive[kind] = (cost, offset)


def line_limit_offset(text: str) -> int | None:
    """Returns the offset at which a text exceeds ``MAX_LINES`` lines, or None if it does not."""
    if text.count("\n") < MAX_LINES:
        return None
    return [match.start() for match, _ in zip(re.finditer("\n", text), range(MAX_LINES), strict=False)][-1]


def within_budget(collector: BodyCollector) -> bool:
    """Returns whether the body can be converted in reasonable time; if not, reports why and where."""
    depth_is_accepted = _depth_within_limit(collector)
    if upper_bound(collector.source_map.text) <= BUDGET / 2:
        return depth_is_accepted
    costs = estimate_cost(collector.source_map.text, collector.source_map.without_fences, len(collector.source_map.unclosed_fences))
    total = sum(costs.totals.values())
    if total <= BUDGET:
        return depth_is_accepted
    kind = max(sorted(costs.totals), key=lambda name: costs.totals[name])
    message, hint = _MESSAGES[kind]
    collector.report("markdown/too-much", "error", f"{message}; the story is held back", costs.most_expensive[kind][1], 1, hint)
    return False


def upper_bound(text: str) -> float:
    """Returns at least what ``estimate_cost`` returns: its terms, as if the whole text were one paragraph. For most stories that is enough.

    Only single characters are counted, of which there are at least as many as of the signs made of them. That takes a fifth of the time
    of ``estimate_cost``. Infinity is returned if the text may hold fenced code.
    """
    if "~" in text or ("`" in text and "```" in text):
        return float("inf")
    count = text.count
    size, feeds, tags, square_brackets, stars = len(text), count("\n"), count("<"), count("["), count("*")
    escapes, ticks, braces, columns = count("\\"), count("`"), count("{"), count("|")
    notes, abbreviations, blocks = min(square_brackets, count("^")), min(square_brackets, stars), count("/") // 3
    signs = stars + count("_") + ticks + square_brackets + tags + count("&") + escapes + braces + feeds
    quotes = count('"') + count("'") + count("-") // 2 + count(".") // 3
    brackets = square_brackets + count("]") + count("(") + count(")")
    lines = 2 * feeds + 2
    reach = size + 13 * (escapes + notes) + 7 * ticks
    columns += 1 if columns else 0
    elements = lines + tags
    return (
        60 * elements
        + 0.015 * elements**2
        + 400 * blocks
        + 0.1 * blocks * elements
        + 0.04 * lines * size
        + lines * columns * (50 + 0.025 * columns)
        + 25 * signs
        + 6 * quotes
        + (0.0025 * (signs + quotes) + 0.005 * braces + 0.25 * brackets) * reach
        + min(tags, count("!")) * 0.0002 * (tags + 1) * size
        + 0.08 * tags * size
        + 0.85 * notes**2
        + 0.45 * abbreviations**2
        + 0.006 * abbreviations * size
    )


def estimate_cost(text: str, without_fences: str, unclosed_fences: int) -> _Costs:
    """Returns what a text costs.

    ``without_fences`` is the text with fenced code as blanks, ``unclosed_fences`` the number of fences that are never closed.
    """
    costs = _Costs()
    fences = [match.span() for match in _FENCE_LINE.finditer(text)]
    elements, chunks = len(fences) + text.count("\n<"), 0
    blocks = len(_BLOCK_LINE.findall(without_fences))
    for offset, chunk in _split_chunks(without_fences):
        chunks += 1
        elements += _add_chunk_cost(chunk, offset, len(text), costs)
    costs.add("elements", 60 * elements + 0.015 * elements * elements, len(text) - 1)
    costs.add("blocks", 400 * blocks + 0.1 * blocks * min(chunks, elements), 0)
    costs.add("fences", 0.025 * unclosed_fences * len(text), 0)
    for begin, end in fences:
        costs.add("fences", 0.025 * (end - begin) ** 2, begin)
    _add_tag_cost(without_fences, costs)
    _add_note_cost(without_fences, costs)
    return costs


def _split_chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yields the runs of lines that are not empty, each with its offset."""
    position = 0
    for piece in re.split(r"(\n[ \t]*(?=\n))", text):
        if piece.strip():
            yield position, piece
        position += len(piece)


def _add_chunk_cost(chunk: str, offset: int, text_length: int, costs: _Costs) -> int:
    """Adds the cost of a paragraph, list or table; returns how many elements it becomes."""
    lines = chunk.split("\n")
    special_lines = sum(1 for line in lines if _SPECIAL_LINE.match(line))
    costs.add("lines", 0.04 * special_lines * len(chunk), offset)
    ends_paragraph = [_ENDS_PARAGRAPH.match(line) is not None for line in lines]
    columns = next((line.count("|") + 1 for line in lines[1:] if "|" in line and _SEPARATOR.match(line)), 0)
    costs.add("cells", len(lines) * columns * (50.0 + 0.025 * columns), offset)
    comments = chunk.count("<!--")
    costs.add("tags", comments * (0.0002 * chunk.count("<") * len(chunk) + 0.0002 * text_length), offset)
    units, position, start = 0, offset, 0
    for number in range(1, len(lines) + 1):
        both_items = number < len(lines) and _ITEM.match(lines[number]) and _ITEM.match(lines[start])
        if number == len(lines) or columns or ends_paragraph[number] or ends_paragraph[number - 1] or both_items:
            unit = "\n".join(lines[start:number])
            _add_unit_cost(unit, position, costs)
            position += len(unit) + 1
            start = number
            units += 1
    return units


def _add_unit_cost(unit: str, offset: int, costs: _Costs) -> None:
    """Adds the cost of the text in one element: a paragraph, a list item or a table row."""
    signs, braces = sum(unit.count(sign) for sign in _SIGNS), unit.count("{")
    quotes = sum(unit.count(sign) for sign in TYPED_SIGNS)
    if signs or quotes:
        size = len(unit) + 13 * (unit.count("\\") + unit.count("[^")) + 7 * unit.count("`")
        costs.add("signs", 25 * signs + 6 * quotes + (0.0025 * (signs + quotes) + 0.005 * braces) * size, offset)
        if "[" in unit:
            # When the parser looks for brackets, escapes and code are gone; in case it sees code differently, the higher cost counts.
            without_escapes = _ESCAPE.sub("  ", unit)
            views = {without_escapes, blank_code_spans(without_escapes)} if "`" in unit else {without_escapes}
            cost, highest_at = max(_bracket_cost(view) for view in views)
            costs.add("brackets", cost * size / len(unit), offset + highest_at)


def _bracket_cost(unit: str) -> tuple[float, int]:
    """Returns the cost of the brackets in a unit, and the offset of the most expensive one that is not closed.

    The cost of a bracket is proportional to the distance to its partner, or to the end if it has none.
    """
    open_square: list[int] = []
    open_round: list[int] = []
    cost, highest_cost, highest_at = 0.0, 0.0, 0
    for match in _BRACKET.finditer(unit):
        at, sign = match.start(), match[0]
        if sign == "[":
            open_square.append(at)
        elif sign == "(":
            open_round.append(at)
        elif stack := open_square if sign == "]" else open_round:
            cost += 0.25 * (at - stack.pop())
    for left, rate in ((open_square, 0.25), (open_round, 0.1)):
        for at in left:
            if unit[at] == "[" or unit[at - 1 : at] == "]":
                cost += rate * (len(unit) - at)
                if rate * (len(unit) - at) > highest_cost:
                    highest_cost, highest_at = rate * (len(unit) - at), at
    return cost, highest_at


def _add_tag_cost(text: str, costs: _Costs) -> None:
    """Adds a cost for each < that looks like a tag: the distance to the next >."""
    ends = [match.start() for match in re.finditer(">", text)]
    for match in _TAG.finditer(text):
        next_end = bisect_left(ends, match.start())
        end = ends[next_end] if next_end < len(ends) else len(text)
        costs.add("tags", 0.08 * (end - match.start()), match.start())


def _add_note_cost(text: str, costs: _Costs) -> None:
    """Adds the cost of footnotes and abbreviations."""
    references = Counter(match[1] for match in _FOOTNOTE_REFERENCE.finditer(text))
    cost = sum(0.45 * count * count for count in references.values()) + 0.4 * len(references) ** 2
    costs.add("notes", cost, text.find("[^"))
    abbreviations = len(_ABBREVIATION.findall(text))
    costs.add("notes", 0.45 * abbreviations**2 + 0.006 * abbreviations * len(text), text.find("*["))


def html_within_limits(html: str) -> bool:
    """Returns whether HTML can be sanitised in reasonable time.

    A browser, and so the sanitiser, opens every unclosed formatting element again in each paragraph after it.
    """
    opened: Counter[str] = Counter()
    depth = max_depth = formatting = max_formatting = starts = 0
    for match in _NAMED_TAG.finditer(html):
        closing, name = match[1], match[2].lower()
        if name in _VOID or name in _OPTIONAL_END:
            starts += 1
        elif not closing:
            opened[name] += 1
            starts, depth = starts + 1, depth + 1
            formatting += name in _FORMATTING
            max_depth, max_formatting = max(max_depth, depth), max(max_formatting, formatting)
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
            formatting -= name in _FORMATTING
    return starts * max_depth <= _MAX_STEPS and (max_formatting <= _MAX_OPEN_FORMATTING or starts * max_formatting <= _MAX_REOPENED)


def _depth_within_limit(collector: BodyCollector) -> bool:
    """Returns whether lists, quotes and definitions are nested no deeper than the parser's recursion may go; if not, reports where."""
    source_map = collector.source_map
    for number, line in enumerate(source_map.prose.split("\n")):
        # Each level takes at least one sign or blank, so a line that is too deep has one at this position.
        if len(line) > MAX_DEPTH and line[0] in _NESTING and line[MAX_DEPTH] in _NESTING and _levels(line) > MAX_DEPTH:
            message = f"lists or quotes are nested more than {MAX_DEPTH} deep here"
            collector.report(
                "markdown/too-deep", "error", message, source_map.line_start(number), 1, "write it flatter: two or three levels can be read"
            )
            return False
    return _definitions_within_limit(collector) if source_map.prose.count(":") > _MAX_DEFINITIONS else True


def _definitions_within_limit(collector: BodyCollector) -> bool:
    """Returns whether no more than ``_MAX_DEFINITIONS`` definitions follow each other without an empty line; if not, reports where."""
    source_map = collector.source_map
    definitions = 0
    for number, line in enumerate(source_map.prose.split("\n")):
        definitions = 0 if not line.strip() else definitions + line.lstrip(" >").startswith(":")
        if definitions > _MAX_DEFINITIONS:
            hint = "put an empty line between the definitions"
            message = "very many definitions follow each other here without empty lines"
            collector.report("markdown/too-deep", "error", message, source_map.line_start(number), 1, hint)
            return False
    return True


def _levels(line: str) -> int:
    """Returns how deep a line may be nested: the number of quote and list signs before its text, plus one for each four blanks there."""
    position, signs = 0, 0
    while signs <= MAX_DEPTH and (match := _LEVEL.match(line, position)):
        position = match.end()
        signs += 1
    if not signs or not line.strip("-* ") or not line.strip("_ "):
        return 0
    return signs + max(0, line[:position].expandtabs(4).count(" ") - signs) // 4
