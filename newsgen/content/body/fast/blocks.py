"""The plain blocks of a body, set aside before the Markdown parser sees it.

They are most of what newsrooms write. The parser gets one line in place of a run of them: a paragraph of one word that no text holds.
To it a plain block and that line are alike, a paragraph at the left margin, so that it makes of all other blocks what it made
before. A file of its own because it is an optimisation that may be left out; tests/content/test_straight.py compares the two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from newsgen.content.body.block_scanner import CARRIER
from newsgen.content.body.fast.block import Line, PlainBlocks
from newsgen.content.body.fast.inline import PlainQuotes

_FAR = re.compile(r"\*\[|<(?:h[1-6]|a|em|strong)\b", re.IGNORECASE)
"""What reaches plain blocks elsewhere, unseen: abbreviations, and raw tags that, left open, end where the same tag begins or count
together with it. Whatever else takes blocks in, a raw element, a fence, a definition, takes in the words that stand for them, and is seen."""
_JOINED = ("-", ">")
"""How lists and quotes begin."""
_JOINING = frozenset(" \t>*+-0123456789")
"""How a block begins that may belong to the list or quote above it."""
_LEAVING = re.compile(r"\[[^\[\]]*\]:")
"""How a note or reference begins, which leaves what stands on either side of it side by side."""


class Rule(Struct, frozen=True):
    """Where one of our blocks stands; ``name`` is the class of the rule that stands for it in HTML."""

    name: str


class Run(Struct, frozen=True):
    """Plain blocks that follow each other, and what HTML has behind each paragraph, subhead and list."""

    lines: tuple[Line | Rule, ...]
    behind: str


class FastBlocks:
    """What is set aside of one body. ``mark`` is a word that its text does not hold."""

    def __init__(self, mark: str, quotes: PlainQuotes) -> None:
        self.inner: dict[int, str] = {}
        """The HTML of those of our blocks that stand in a run, by number."""
        self._mark = mark
        self._quotes = quotes
        self._runs: list[Run] = []
        self._place = re.compile(rf"<p>{mark}-p([0-9]+)</p>(\n?)")
        self._begin = re.compile(rf"(/+) {CARRIER} \| {mark}-([0-9]+)")

    def take(self, text: str) -> tuple[str, bool]:
        """What is left of a text for the parser; where nothing is, HTML, and True."""
        blocks = text.split("\n\n")
        if ("<" in text or "*[" in text) and _FAR.search(text):
            return text, False
        plain = PlainBlocks(text, self._quotes)
        rest: list[str] = []
        run: list[Line | Rule] = []
        at, ending, fenced = 0, "", False
        while at < len(blocks):
            block = blocks[at].strip("\n")
            begun = self._begin.fullmatch(block) if block[:1] == "/" else None
            if begun and (end := _place(begun[1], blocks, at)):
                inner = self._lines(blocks[at + 1 : end], plain)
                if inner is not None:
                    self.inner[int(begun[2])] = f"<p>{self._put(inner, '')}</p>" if inner else ""
                    run.append(Rule(f"{self._mark}-{begun[2]}"))
                    at = end + 1
                    continue
            behind = "" if ending else "\n"
            beside = run or not rest or block[:1] not in _JOINED
            line = _line(blocks, at, run, plain, behind) if block and beside and not fenced else None
            if line:
                run.append(line)
            elif block or not run:
                if run:
                    rest.append(self._put(run, behind))
                    run = []
                rest.append(blocks[at])
                fenced = fenced != bool((block.count("```") + block.count("~~~")) % 2)
                ending = begun[1] if begun else "" if ending in block.split("\n") else ending
            at += 1
        if not run:
            return "\n\n".join(rest), False
        name = self._put(run, "\n")
        return (f"<p>{name}</p>", True) if not rest else ("\n\n".join([*rest, name]), False)

    def _lines(self, blocks: list[str], plain: PlainBlocks) -> list[Line | Rule] | None:
        """The blocks within one of ours, where all are plain."""
        lines: list[Line | Rule] = []
        for at, block in enumerate(blocks):
            if block.strip("\n"):
                line = _line(blocks, at, lines, plain, "")
                if line is None:
                    return None
                lines.append(line)
        return lines

    def _put(self, run: Sequence[Line | Rule], behind: str) -> str:
        """Keep a run; the word that stands for it."""
        self._runs.append(Run(tuple(run), behind))
        return f"{self._mark}-p{len(self._runs) - 1}"

    def cut(self, html: str) -> Iterator[tuple[str, Run | None, bool]]:
        """HTML up to each run, the run, and whether more HTML follows on it; at last what follows on the last run."""
        position = 0
        for match in self._place.finditer(html) if self._runs else ():
            yield html[position : match.start()], self._runs[int(match[1])], bool(match[2])
            position = match.end()
        yield html[position:], None, False

    def complete(self, htmls: Iterable[str]) -> bool:
        """Whether each run has its place in the HTML, once, and nowhere else is a sign of it."""
        whole = "\n\n".join(htmls)
        places = sorted(int(match[1]) for match in self._place.finditer(whole))
        return places == list(range(len(self._runs))) and whole.count(f"{self._mark}-p") == len(places)


def _place(block: str, blocks: list[str], above: int) -> int:
    """Where a block stands below another; 0 where it does not."""
    return next((at for at in range(above + 1, len(blocks)) if blocks[at].strip("\n") == block), 0)


def _line(blocks: list[str], at: int, run: Sequence[Line | Rule], plain: PlainBlocks, behind: str) -> Line | None:
    """What a block becomes where it is plain; a list or a quote only where it can belong to no other beside it."""
    block = blocks[at].strip("\n")
    if block[0] in _JOINED:
        below = next((one for one in (blocks[number] for number in range(at + 1, len(blocks))) if one.strip("\n")), "").lstrip("\n")
        if below[:1] in _JOINING or _LEAVING.match(below) or (run and isinstance(run[-1], Line) and run[-1].level < 0):
            return None
    return plain.line(block, behind)
