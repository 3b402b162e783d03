"""The source text of a body, and the places in it.

A file of its own because everything that reads a body must name line, column and source line the same way, and must agree on what
is code: a block or a template tag that an editor shows as an example is not one.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from newsgen.diagnostics.problem import Level, Problem, Span

_FENCE = re.compile(r"(~{3,}+|`{3,}+) *+(?:\{[^\n]*\}|\.?[\w#.+-]*+ *+(?:hl_lines=(?:\"[^\"\n]*+\"|'[^'\n]*+') *+)?)$")
_CLOSING = re.compile(r"(~{3,}+|`{3,}+) *+$")
_LIST_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+[.)]|:|\[\^[^\]\n]+\]:)(?: |$)")
_TOKEN = re.compile(r"[^\s()<>\[\]\"']+")
_FEW = 8
"""As many tokens are looked for one by one; for more, the places of all are noted in one pass."""
_FALLBACKS = 200
"""Searches of the whole text for what is not one token, an address with a blank for instance; the rest point at the first line."""


class SourceMap:
    """A body's text by lines. ``fenced`` and ``prose`` are the text with fenced code, or all code and comments, as blanks.

    ``unclosed`` are the lines, from 0, of fences that nothing closes.
    """

    __slots__ = (
        "_all",
        "_cursors",
        "_ends",
        "_fallbacks",
        "_folded",
        "_starts",
        "_tokens",
        "fenced",
        "first_line",
        "lines",
        "path",
        "prose",
        "text",
        "unclosed",
    )

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.lines = text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.fenced, self.unclosed = _blank_fences(text, self.lines, self._starts)
        self.prose = blank_spans(_blank_indented(_blank_comments(self.fenced)))
        self._tokens: dict[str, list[int]] = {}
        self._all = False
        self._cursors: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._fallbacks = 0
        self._folded: str | None = None

    def start(self, line: int) -> int:
        """The offset at which a line begins; lines count from 0 here."""
        return self._starts[line]

    def place(self, offset: int) -> tuple[int, int, str]:
        """Line and column as an editor counts them, in the file, and the source line."""
        index = min(bisect_right(self._starts, max(offset, 0)) - 1, len(self.lines) - 1)
        return self.first_line + index, offset - self._starts[index] + 1, self.lines[index]

    def problem(self, code: str, level: Level, message: str, offset: int, length: int = 1, hint: str = "") -> Problem:
        """A Problem at an offset of the text."""
        line, column, excerpt = self.place(offset)
        length = max(1, min(length, len(excerpt) - column + 1))
        return Problem(code, level, message, Span(self.path, line, column, length), hint, excerpt)

    def find_word(self, *written: str) -> int:
        """The offset of the next place, in upper or lower case, where the first of these stands that is found; 0 where none is."""
        if self._folded is None:
            self._folded = _lower(self.prose)
        for word in written:
            needle = _lower(word)
            found = self._folded.find(needle, self._ends.get(needle, 0))
            if found >= 0:
                self._ends[needle] = found + max(1, len(needle))
                return found
        return 0

    def find(self, written: str) -> int:
        """The offset of the next place where this was written; the last known one, or the beginning, when there is no other."""
        turn = self._cursors.get(written, 0)
        self._cursors[written] = turn + 1
        if places := self._places(written):
            return places[min(turn, len(places) - 1)]
        if not written or self._fallbacks >= _FALLBACKS:
            return 0
        self._fallbacks += 1
        found = self.prose.find(written, self._ends.get("=" + written, 0))
        if found >= 0:
            self._ends["=" + written] = found + len(written)
        return max(found, 0)

    def _places(self, written: str) -> list[int]:
        """Where this is a whole token of the text."""
        if not self._all and written not in self._tokens:
            if len(self._tokens) < _FEW:
                self._tokens[written] = _alone(written, self.prose)
            else:
                self._all, self._tokens = True, {}
                for match in _TOKEN.finditer(self.prose):
                    self._tokens.setdefault(match.group(), []).append(match.start())
        return self._tokens.get(written, [])


def _alone(written: str, text: str) -> list[int]:
    if not _TOKEN.fullmatch(written):
        return []
    places, length, at = [], len(written), text.find(written)
    while at >= 0:
        if not _TOKEN.match(text[at - 1 : at]) and not _TOKEN.match(text, at + length):
            places.append(at)
        at = text.find(written, at + length)
    return places


def _lower(text: str) -> str:
    """Lower case of the same length: some letters have a longer lower case, and offsets must stay."""
    folded = text.lower()
    return folded if len(folded) == len(text) else "".join(c.lower() if c.isascii() else c for c in text)


def _blank_fences(text: str, lines: list[str], starts: list[int]) -> tuple[str, list[int]]:
    """The text with fenced code as blanks, and the lines of fences that nothing closes."""
    closings: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line[:3] in ("```", "~~~") and (match := _CLOSING.match(line)):
            closings.setdefault(match.group(1), []).append(index)
    blanked: list[str] | None = None
    unclosed: list[int] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        match = _FENCE.match(line) if line[:3] in ("```", "~~~") else None
        if match:
            ends = closings.get(match.group(1), [])
            at = bisect_right(ends, index)
            if at < len(ends):
                blanked = blanked or list(lines)
                for inner in range(index, ends[at] + 1):
                    blanked[inner] = " " * (starts[inner + 1] - starts[inner] - 1)
                index = ends[at]
            else:
                unclosed.append(index)
        index += 1
    return "\n".join(blanked) if blanked else text, unclosed


def _blank_comments(text: str) -> str:
    pieces, position = [], 0
    while (begin := text.find("<!--", position)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        pieces += [text[position:begin], re.sub(r"[^\n]", " ", text[begin : end + 3])]
        position = end + 3
    return "".join([*pieces, text[position:]]) if pieces else text


def _blank_indented(text: str) -> str:
    """Lines set in by four after an empty line are code, unless a list, a definition or a footnote holds them."""
    if "    " not in text and "\t" not in text:
        return text
    lines, inside_list, after_empty, in_code = text.split("\n"), False, True, False
    for index, line in enumerate(lines):
        if not line.strip():
            after_empty = True
            continue
        if line.startswith(("    ", "\t")):
            in_code = in_code or (after_empty and not inside_list)
            if in_code:
                lines[index] = " " * len(line)
        else:
            in_code = False
            inside_list = bool(_LIST_ITEM.match(line)) or (inside_list and (line[0] == " " or not after_empty))
        after_empty = False
    return "\n".join(lines)


def blank_spans(text: str) -> str:
    """Blank what stands between two runs of backticks of one length, within a paragraph."""
    if "`" not in text:
        return text
    pieces, position, opened = [], 0, None
    runs = [(m.start(), m.end()) for m in re.finditer("(?<![\\\\`])`+", text)]
    breaks = [m.start() for m in re.finditer(r"\n[ \t]*\n", text)]
    ahead: dict[tuple[int, int], list[int]] = {}
    for number, (begin, end) in enumerate(runs):
        ahead.setdefault((bisect_right(breaks, begin), end - begin), []).append(number)
    number = 0
    while number < len(runs):
        opened = runs[number]
        same = ahead[(bisect_right(breaks, opened[0]), opened[1] - opened[0])]
        at = bisect_right(same, number)
        if at < len(same):
            closed = runs[same[at]]
            pieces += [text[position : opened[0]], re.sub(r"[^\n]", " ", text[opened[0] : closed[1]])]
            position = closed[1]
            number = same[at]
        number += 1
    return "".join([*pieces, text[position:]])
