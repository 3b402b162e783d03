"""How much work a body's Markdown is, reckoned before it is done.

A file of its own because it knows what nothing else should: where the Markdown parser stops being linear. It looks again and again
for the ends of brackets that have none, cuts a long paragraph anew at every sign, counts its siblings for every paragraph, and calls
itself for every level of a list. Each such habit is a term below, in millionths of a second as measured with Python-Markdown 3.11 on
one ordinary core. The sum is compared with a budget, so that the same text is always taken or always refused; a clock would take a
text on one machine and refuse it on another.

An ordinary story of 1 MB costs about a third of the budget. tests/content/test_hostile.py holds the reckoning against the parser.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.fast.inline import QUOTES
from newsgen.content.body.source_map import blank_spans

BUDGET = 3_200_000.0
MOST_LINES = 100_000
DEEPEST = 20
"""Levels of lists and quotes; the parser calls itself some five times for each."""
_MOST_DEFINITIONS = 100
"""Definitions in one paragraph: the parser calls itself for each."""

_ITEM = re.compile(r"[ \t>]*(?:[*+-]|[0-9]+[.)]) ")
_LEVEL = re.compile(r"[ \t]*(?:>|(?:[*+:-]|[0-9]+[.)])(?: |$))")
_NESTING = frozenset("> \t*+-:.)0123456789")
"""What stands before the text of a line of nested lists and quotes."""
_RULED = re.compile(r"[ \t>]*(?:#|=+ *$|(?:[-*_] *){3,}$|\[[^\]]*\]:|\*\[)")
_CUT = re.compile(r" {0,3}(?:#{1,6}[ \t]|(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$)")
"""Lines that end the paragraph above them, whatever it is."""
_SEPARATOR = re.compile(r"[ \t>]*[|:-][|: -]*$")
_SIGNS = ("*", "_", "`", "[", "<", "&", "\\", "{", "  \n")
_BRACKET = re.compile(r"[\[\]]|(?<=\])\(|[()]")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_TAG = re.compile("<[a-zA-Z/]")
_NOTE = re.compile(r"\[\^([^\]\n]{1,200})\]")
_ABBREVIATION = re.compile(r"^\*\[", re.MULTILINE)
_FENCE_LINE = re.compile("^(?:```|~~~).*$", re.MULTILINE)
_BLOCK_LINE = re.compile("^ {0,3}///", re.MULTILINE)

_NAMED = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
_UNENDED = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup", "rt", "rp"})
"""Tags that HTML lets stay open."""
_CARRIED = frozenset({"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"})
_FEW = 20
_MOST_REOPENED = 400_000
_MOST_STEPS = 50_000_000

_SAYINGS = {
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


class _Account(Struct):
    """Costs by kind, and for each kind where most of it arises."""

    totals: Counter[str] = field(default_factory=Counter)
    worst: dict[str, tuple[float, int]] = field(default_factory=dict)

    def add(self, kind: str, cost: float, offset: int) -> None:
        self.totals[kind] += cost  # type: ignore[assignment] # a Counter sums floats as well
        if cost > self.worst.get(kind, (0.0, 0))[0]:
            self.worst[kind] = (cost, offset)


def too_many_lines(text: str) -> int | None:
    """The offset at which a text has more lines than any story; None where it has not."""
    if text.count("\n") < MOST_LINES:
        return None
    return [match.start() for match, _ in zip(re.finditer("\n", text), range(MOST_LINES), strict=False)][-1]


def within_bounds(collector: BodyCollector) -> bool:
    """Whether the body can be converted in reasonable time; where it cannot, the desk is told why and where."""
    shallow = _check_depth(collector)
    if at_most(collector.source_map.text) <= BUDGET / 2:
        return shallow
    account = reckon(collector.source_map.text, collector.source_map.fenced, len(collector.source_map.unclosed))
    total = sum(account.totals.values())
    if total <= BUDGET:
        return shallow
    kind = max(sorted(account.totals), key=lambda name: account.totals[name])
    message, hint = _SAYINGS[kind]
    collector.note("markdown/too-much", "error", f"{message}; the story is held back", account.worst[kind][1], 1, hint)
    return False


def at_most(text: str) -> float:
    """More than ``reckon`` finds: its terms, as though all the text were one paragraph. Most stories need no closer look.

    Only single characters are counted, of which there are at least as many as of signs made of them: that takes a fifth of the time.
    """
    if "~" in text or ("`" in text and "```" in text):
        return float("inf")
    count = text.count
    size, feeds, tags, square, stars = len(text), count("\n"), count("<"), count("["), count("*")
    escapes, ticks, braces, columns = count("\\"), count("`"), count("{"), count("|")
    notes, abbreviations, blocks = min(square, count("^")), min(square, stars), count("/") // 3
    signs = stars + count("_") + ticks + square + tags + count("&") + escapes + braces + feeds
    quotes = count('"') + count("'") + count("-") // 2 + count(".") // 3
    brackets = square + count("]") + count("(") + count(")")
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


def reckon(text: str, fenced: str, unclosed: int) -> _Account:
    """What a text costs. ``fenced`` is the text with fenced code as blanks; ``unclosed`` are fences that nothing closes."""
    account = _Account()
    fences = [match.span() for match in _FENCE_LINE.finditer(text)]
    elements, inside = len(fences) + text.count("\n<"), 0
    blocks = len(_BLOCK_LINE.findall(fenced))
    for offset, chunk in _chunks(fenced):
        inside += 1
        elements += _weigh_chunk(chunk, offset, len(text), account)
    account.add("elements", 60 * elements + 0.015 * elements * elements, len(text) - 1)
    account.add("blocks", 400 * blocks + 0.1 * blocks * min(inside, elements), 0)
    account.add("fences", 0.025 * unclosed * len(text), 0)
    for begin, end in fences:
        account.add("fences", 0.025 * (end - begin) ** 2, begin)
    _weigh_tags(fenced, account)
    _weigh_notes(fenced, account)
    return account


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Runs of lines that are not empty, with their offsets."""
    position = 0
    for piece in re.split(r"(\n[ \t]*(?=\n))", text):
        if piece.strip():
            yield position, piece
        position += len(piece)


def _weigh_chunk(chunk: str, offset: int, whole: int, account: _Account) -> int:
    """Add the cost of a paragraph, list or table; the elements it makes."""
    lines = chunk.split("\n")
    ruled = sum(1 for line in lines if _RULED.match(line))
    account.add("lines", 0.04 * ruled * len(chunk), offset)
    cuts = [_CUT.match(line) is not None for line in lines]
    columns = next((line.count("|") + 1 for line in lines[1:] if "|" in line and _SEPARATOR.match(line)), 0)
    account.add("cells", len(lines) * columns * (50.0 + 0.025 * columns), offset)
    comments = chunk.count("<!--")
    account.add("tags", comments * (0.0002 * chunk.count("<") * len(chunk) + 0.0002 * whole), offset)
    units, position, start = 0, offset, 0
    for number in range(1, len(lines) + 1):
        listed = number < len(lines) and _ITEM.match(lines[number]) and _ITEM.match(lines[start])
        if number == len(lines) or columns or cuts[number] or cuts[number - 1] or listed:
            unit = "\n".join(lines[start:number])
            _weigh_unit(unit, position, account)
            position += len(unit) + 1
            start = number
            units += 1
    return units


def _weigh_unit(unit: str, offset: int, account: _Account) -> None:
    """The cost of what stands in one element: a paragraph, a list item, a row."""
    signs, braces = sum(unit.count(sign) for sign in _SIGNS), unit.count("{")
    quotes = sum(unit.count(sign) for sign in QUOTES)
    if signs or quotes:
        size = len(unit) + 13 * (unit.count("\\") + unit.count("[^")) + 7 * unit.count("`")
        account.add("signs", 25 * signs + 6 * quotes + (0.0025 * (signs + quotes) + 0.005 * braces) * size, offset)
        if "[" in unit:
            # Escapes and code are gone when the parser looks for brackets; where it sees code differently, the dearer view counts.
            plain = _ESCAPE.sub("  ", unit)
            views = {plain, blank_spans(plain)} if "`" in unit else {plain}
            cost, first = max(_brackets(view) for view in views)
            account.add("brackets", cost * size / len(unit), offset + first)


def _brackets(unit: str) -> tuple[float, int]:
    """For each bracket the way to its partner, or to the end where it has none; and where the longest begins."""
    square: list[int] = []
    round_: list[int] = []
    cost, worst, first = 0.0, 0.0, 0
    found = [(0, match.start(), match[0]) for match in _BRACKET.finditer(unit)]
    for _, at, sign in found:
        if sign == "[":
            square.append(at)
        elif sign == "(":
            round_.append(at)
        elif stack := square if sign == "]" else round_:
            cost += 0.25 * (at - stack.pop())
    for left, rate in ((square, 0.25), (round_, 0.1)):
        for at in left:
            if unit[at] == "[" or unit[at - 1 : at] == "]":
                cost += rate * (len(unit) - at)
                if rate * (len(unit) - at) > worst:
                    worst, first = rate * (len(unit) - at), at
    return cost, first


def _weigh_tags(text: str, account: _Account) -> None:
    """For each < that looks like a tag, the way to the next >."""
    ends = [match.start() for match in re.finditer(">", text)]
    for match in _TAG.finditer(text):
        at = bisect_left(ends, match.start())
        end = ends[at] if at < len(ends) else len(text)
        account.add("tags", 0.08 * (end - match.start()), match.start())


def _weigh_notes(text: str, account: _Account) -> None:
    references = Counter(match[1] for match in _NOTE.finditer(text))
    cost = sum(0.45 * count * count for count in references.values()) + 0.4 * len(references) ** 2
    account.add("notes", cost, text.find("[^"))
    abbreviations = len(_ABBREVIATION.findall(text))
    account.add("notes", 0.45 * abbreviations**2 + 0.006 * abbreviations * len(text), text.find("*["))


def weigh_html(html: str) -> bool:
    """Whether HTML can be cleaned in reasonable time: a browser opens every unfinished tag anew in each paragraph after it."""
    opened: Counter[str] = Counter()
    depth = deepest = emphases = most = starts = 0
    for match in _NAMED.finditer(html):
        closing, name = match[1], match[2].lower()
        if name in _VOID or name in _UNENDED:
            starts += 1
        elif not closing:
            opened[name] += 1
            starts, depth = starts + 1, depth + 1
            emphases += name in _CARRIED
            deepest, most = max(deepest, depth), max(most, emphases)
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
            emphases -= name in _CARRIED
    return starts * deepest <= _MOST_STEPS and (most <= _FEW or starts * most <= _MOST_REOPENED)


def _check_depth(collector: BodyCollector) -> bool:
    """Whether lists and quotes are nested no deeper than the parser's calls of itself may go."""
    source_map = collector.source_map
    for number, line in enumerate(source_map.prose.split("\n")):
        # Each level takes a sign or a blank at least, so that there is one where the deepest allowed ends.
        if len(line) > DEEPEST and line[0] in _NESTING and line[DEEPEST] in _NESTING and _levels(line) > DEEPEST:
            message = f"lists or quotes are nested more than {DEEPEST} deep here"
            collector.note(
                "markdown/too-deep", "error", message, source_map.start(number), 1, "write it flatter: two or three levels can be read"
            )
            return False
    return _check_definitions(collector) if source_map.prose.count(":") > _MOST_DEFINITIONS else True


def _check_definitions(collector: BodyCollector) -> bool:
    source_map = collector.source_map
    definitions = 0
    for number, line in enumerate(source_map.prose.split("\n")):
        definitions = 0 if not line.strip() else definitions + line.lstrip(" >").startswith(":")
        if definitions > _MOST_DEFINITIONS:
            hint = "put an empty line between the definitions"
            message = "very many definitions follow each other here without empty lines"
            collector.note("markdown/too-deep", "error", message, source_map.start(number), 1, hint)
            return False
    return True


def _levels(line: str) -> int:
    """How deep a line may be nested: the signs of quotes and lists before its text, and the blanks before and between them by fours."""
    position, signs = 0, 0
    while signs <= DEEPEST and (match := _LEVEL.match(line, position)):
        position = match.end()
        signs += 1
    if not signs or not line.strip("-* ") or not line.strip("_ "):
        return 0
    return signs + max(0, line[:position].expandtabs(4).count(" ") - signs) // 4
