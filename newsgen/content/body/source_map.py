"""The source text of a body: line and column of an offset, the offset of a word, and which parts of the text are code.

Everything that reads a body uses it, so that all problems name their place in the same way, and all readers agree on what is code:
a block or a template tag that an editor shows as an example in code is not treated as one.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from newsgen.diagnostics.problem import Level, Problem, Span

_FENCE_BEGIN = re.compile(r"(~{3,}+|`{3,}+) *+(?:\{[^\n]*\}|\.?[\w#.+-]*+ *+(?:hl_lines=(?:\"[^\"\n]*+\"|'[^'\n]*+') *+)?)$")
_FENCE_END = re.compile(r"(~{3,}+|`{3,}+) *+$")
_LIST_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+[.)]|:|\[\^[^\]\n]+\]:)(?: |$)")
_TOKEN = re.compile(r"[^\s()<>\[\]\"']+")
_MAX_SINGLE_SEARCHES = 8
"""So many different words are searched for one by one; for further ones, the places of all words are collected in one pass."""
_MAX_FALLBACKS = 200
"""How many searches of the whole text are made for what is not one word, an address with a blank for instance.

After that, offset 0 is returned."""


class SourceMap:
    """A body's text and its lines. All variants of the text have the same offsets.

    ``without_fences`` is the text with fenced code replaced by blanks, ``prose`` the text with all code and comments replaced.
    ``unclosed_fences`` are the lines, counted from 0, of fences that are never closed. ``first_line`` is the number of the body's first
    line in its file.
    """

    __slots__ = (
        "_all_tokens_known",
        "_fallbacks",
        "_lowered_prose",
        "_search_starts",
        "_starts",
        "_tokens",
        "_turns",
        "first_line",
        "lines",
        "path",
        "prose",
        "text",
        "unclosed_fences",
        "without_fences",
    )

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.lines = text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.without_fences, self.unclosed_fences = _blank_fences(text, self.lines, self._starts)
        self.prose = blank_code_spans(_blank_indented(_blank_comments(self.without_fences)))
        self._tokens: dict[str, list[int]] = {}
        self._all_tokens_known = False
        self._turns: dict[str, int] = {}
        self._search_starts: dict[str, int] = {}
        self._fallbacks = 0
        self._lowered_prose: str | None = None

    def line_start(self, line: int) -> int:
        """Returns the offset at which a line begins; the lines of the body are counted from 0."""
        return self._starts[line]

    def locate(self, offset: int) -> tuple[int, int, str]:
        """Returns the line in the file and the column, both counted from 1, and the text of the line."""
        index = min(bisect_right(self._starts, max(offset, 0)) - 1, len(self.lines) - 1)
        return self.first_line + index, offset - self._starts[index] + 1, self.lines[index]

    def problem(self, code: str, level: Level, message: str, offset: int, length: int = 1, hint: str = "") -> Problem:
        """Returns a Problem about ``length`` characters at an offset of the text, cut at the end of the line."""
        line, column, excerpt = self.locate(offset)
        length = max(1, min(length, len(excerpt) - column + 1))
        return Problem(code, level, message, Span(self.path, line, column, length), hint, excerpt)

    def find_next_word(self, *written: str) -> int:
        """Returns the offset of the next occurrence, in any case, of the first of these texts that is found; 0 if none is.

        "Next" is counted for each text: every call returns the occurrence after the one returned before.
        """
        if self._lowered_prose is None:
            self._lowered_prose = _lower_same_length(self.prose)
        for word in written:
            needle = _lower_same_length(word)
            offset = self._lowered_prose.find(needle, self._search_starts.get(needle, 0))
            if offset >= 0:
                self._search_starts[needle] = offset + max(1, len(needle))
                return offset
        return 0

    def find_next(self, written: str) -> int:
        """Returns the offset of the next occurrence of a text that was read from this body.

        A whole word of which there are no more has the offset of its last occurrence again. 0 is returned if the text is not found,
        for instance since it was written with entities.
        """
        turn = self._turns.get(written, 0)
        self._turns[written] = turn + 1
        if places := self._places(written):
            return places[min(turn, len(places) - 1)]
        if not written or self._fallbacks >= _MAX_FALLBACKS:
            return 0
        self._fallbacks += 1
        offset = self.prose.find(written, self._search_starts.get("=" + written, 0))
        if offset >= 0:
            self._search_starts["=" + written] = offset + len(written)
        return max(offset, 0)

    def _places(self, written: str) -> list[int]:
        """Returns the offsets at which this is a whole word of the text."""
        if not self._all_tokens_known and written not in self._tokens:
            if len(self._tokens) < _MAX_SINGLE_SEARCHES:
                self._tokens[written] = _token_places(written, self.prose)
            else:
                self._all_tokens_known, self._tokens = True, {}
                for match in _TOKEN.finditer(self.prose):
                    self._tokens.setdefault(match.group(), []).append(match.start())
        return self._tokens.get(written, [])


def _token_places(written: str, text: str) -> list[int]:
    """Returns the offsets at which ``written`` is a whole token of the text: what ``_TOKEN`` would find, without reading all tokens."""
    if not _TOKEN.fullmatch(written):
        return []
    places, length, at = [], len(written), text.find(written)
    while at >= 0:
        if not _TOKEN.match(text[at - 1 : at]) and not _TOKEN.match(text, at + length):
            places.append(at)
        at = text.find(written, at + length)
    return places


def _lower_same_length(text: str) -> str:
    """Returns a text in lower case, of the same length: some letters have a longer lower case, and offsets must stay the same."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if c.isascii() else c for c in text)


def _blank_fences(text: str, lines: list[str], starts: list[int]) -> tuple[str, list[int]]:
    """Returns the text with fenced code as blanks, and the lines of fences that are never closed."""
    closing_lines: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line[:3] in ("```", "~~~") and (match := _FENCE_END.match(line)):
            closing_lines.setdefault(match.group(1), []).append(index)
    blanked: list[str] | None = None
    unclosed: list[int] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        match = _FENCE_BEGIN.match(line) if line[:3] in ("```", "~~~") else None
        if match:
            ends = closing_lines.get(match.group(1), [])
            next_end = bisect_right(ends, index)
            if next_end < len(ends):
                blanked = blanked or list(lines)
                for inner in range(index, ends[next_end] + 1):
                    blanked[inner] = " " * (starts[inner + 1] - starts[inner] - 1)
                index = ends[next_end]
            else:
                unclosed.append(index)
        index += 1
    return "\n".join(blanked) if blanked else text, unclosed


def _blank_comments(text: str) -> str:
    """Replaces HTML comments by blanks."""
    pieces, position = [], 0
    while (begin := text.find("<!--", position)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        pieces += [text[position:begin], re.sub(r"[^\n]", " ", text[begin : end + 3])]
        position = end + 3
    return "".join([*pieces, text[position:]]) if pieces else text


def _blank_indented(text: str) -> str:
    """Replaces indented code by blanks: lines indented by four after an empty line, unless a list, definition or footnote holds them."""
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


def blank_code_spans(text: str) -> str:
    """Replaces code spans by blanks: what stands between two runs of backticks of the same length, within a paragraph."""
    if "`" not in text:
        return text
    pieces, position = [], 0
    runs = [(m.start(), m.end()) for m in re.finditer("(?<![\\\\`])`+", text)]
    paragraph_breaks = [m.start() for m in re.finditer(r"\n[ \t]*\n", text)]
    runs_alike: dict[tuple[int, int], list[int]] = {}  # the numbers of runs, by their paragraph and length
    for number, (begin, end) in enumerate(runs):
        runs_alike.setdefault((bisect_right(paragraph_breaks, begin), end - begin), []).append(number)
    number = 0
    while number < len(runs):
        begin, end = runs[number]
        alike = runs_alike[(bisect_right(paragraph_breaks, begin), end - begin)]
        next_alike = bisect_right(alike, number)
        if next_alike < len(alike):
            number = alike[next_alike]
            closing_end = runs[number][1]
            pieces += [text[position:begin], re.sub(r"[^\n]", " ", text[begin:closing_end])]
            position = closing_end
        number += 1
    return "".join([*pieces, text[position:]])
