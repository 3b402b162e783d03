"""The plain blocks of a body, set aside and converted before the Markdown parser sees the text.

Plain blocks are most of what newsrooms write. The parser gets one line in place of each run of them: a paragraph of one word that the
text does not hold. To the parser a plain block and that line are alike, a paragraph at the left margin, so that it makes of all other
blocks what it made before. This is an optimisation that may be left out; tests/content/body/fast/test_blocks.py compares both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from newsgen.content.body.block_scanner import CARRIER
from newsgen.content.body.fast.block import PlainBlock, PlainBlockReader
from newsgen.content.body.fast.inline import PlainQuotes

_FAR_REACHING = re.compile(r"\*\[|<(?:h[1-6]|a|em|strong)\b", re.IGNORECASE)
"""What changes plain blocks elsewhere in the text, unseen: abbreviations, and raw tags that, left open, end where the same tag begins or
are counted together with it. All else that takes blocks in (a raw element, a fence, a definition) takes in the words that stand for
them, which ``all_placed`` notices."""
_JOINED = ("-", ">")
"""How lists and quotes begin."""
_JOINING = frozenset(" \t>*+-0123456789")
"""How a block begins that may belong to the list or quote above it."""
_LEAVING = re.compile(r"\[[^\[\]]*\]:")
"""How a note or reference begins. The parser takes it out, so that the blocks above and below it become neighbours."""


class BlockMarker(Struct, frozen=True):
    """The place of one of newsgen's own blocks; ``name`` is the class of the ``hr`` element that stands for it in HTML."""

    name: str


class Run(Struct, frozen=True):
    """Plain blocks that follow each other, and what HTML has after each paragraph, subhead and list."""

    blocks: tuple[PlainBlock | BlockMarker, ...]
    line_end: str


class FastBlocks:
    """The plain blocks that are set aside from one body. ``mark`` is a word that its text does not hold."""

    def __init__(self, mark: str, quotes: PlainQuotes) -> None:
        self.inner: dict[int, str] = {}
        """The HTML of those of newsgen's own blocks that stand in a run, by number."""
        self._mark = mark
        self._quotes = quotes
        self._runs: list[Run] = []
        self._run_paragraph = re.compile(rf"<p>{mark}-p([0-9]+)</p>(\n?)")
        self._block_begin = re.compile(rf"(/+) {CARRIER} \| {mark}-([0-9]+)")

    def set_aside(self, text: str) -> tuple[str, bool]:
        """Sets the plain blocks of a text aside. Returns what is left for the parser and False; HTML and True if nothing is left."""
        blocks = text.split("\n\n")
        if ("<" in text or "*[" in text) and _FAR_REACHING.search(text):
            return text, False
        reader = PlainBlockReader(text, self._quotes)
        left: list[str] = []
        run: list[PlainBlock | BlockMarker] = []
        index, ending, fenced = 0, "", False
        while index < len(blocks):
            block = blocks[index].strip("\n")
            begun = self._block_begin.fullmatch(block) if block[:1] == "/" else None
            if begun and (end := _find_below(begun[1], blocks, index)):
                inner = self._read_all(blocks[index + 1 : end], reader)
                if inner is not None:
                    self.inner[int(begun[2])] = f"<p>{self._keep(inner, '')}</p>" if inner else ""
                    run.append(BlockMarker(f"{self._mark}-{begun[2]}"))
                    index = end + 1
                    continue
            line_end = "" if ending else "\n"
            # A list or quote right after what is left to the parser may belong to it.
            separate = run or not left or block[:1] not in _JOINED
            plain = _read_block(blocks, index, run, reader, line_end) if block and separate and not fenced else None
            if plain:
                run.append(plain)
            elif block or not run:
                if run:
                    left.append(self._keep(run, line_end))
                    run = []
                left.append(blocks[index])
                fenced = fenced != bool((block.count("```") + block.count("~~~")) % 2)
                ending = begun[1] if begun else "" if ending in block.split("\n") else ending
            index += 1
        if not run:
            return "\n\n".join(left), False
        word = self._keep(run, "\n")
        return (f"<p>{word}</p>", True) if not left else ("\n\n".join([*left, word]), False)

    def _read_all(self, blocks: list[str], reader: PlainBlockReader) -> list[PlainBlock | BlockMarker] | None:
        """Returns the converted blocks within one of newsgen's own blocks; None if one of them is not plain."""
        converted: list[PlainBlock | BlockMarker] = []
        for index, block in enumerate(blocks):
            if block.strip("\n"):
                plain = _read_block(blocks, index, converted, reader, "")
                if plain is None:
                    return None
                converted.append(plain)
        return converted

    def _keep(self, run: Sequence[PlainBlock | BlockMarker], line_end: str) -> str:
        """Keeps a run. Returns the word that stands for it in the text."""
        self._runs.append(Run(tuple(run), line_end))
        return f"{self._mark}-p{len(self._runs) - 1}"

    def split(self, html: str) -> Iterator[tuple[str, Run | None, bool]]:
        """Yields the HTML before each run, the run, and whether a line end follows it; at last the HTML after the last run and None."""
        position = 0
        for match in self._run_paragraph.finditer(html) if self._runs else ():
            yield html[position : match.start()], self._runs[int(match[1])], bool(match[2])
            position = match.end()
        yield html[position:], None, False

    def all_placed(self, htmls: Iterable[str]) -> bool:
        """Returns whether each run stands in the HTML once, as a paragraph of its own, and its word nowhere else."""
        whole = "\n\n".join(htmls)
        numbers = sorted(int(match[1]) for match in self._run_paragraph.finditer(whole))
        return numbers == list(range(len(self._runs))) and whole.count(f"{self._mark}-p") == len(numbers)


def _find_below(block: str, blocks: list[str], above: int) -> int:
    """Returns the index of a block below index ``above``; 0 if there is none."""
    return next((index for index in range(above + 1, len(blocks)) if blocks[index].strip("\n") == block), 0)


def _read_block(
    blocks: list[str], index: int, run: Sequence[PlainBlock | BlockMarker], reader: PlainBlockReader, line_end: str
) -> PlainBlock | None:
    """Returns the converted block, or None if it is not plain, or is a list or quote that may belong to a neighbour."""
    block = blocks[index].strip("\n")
    if block[0] in _JOINED:
        following = (blocks[number] for number in range(index + 1, len(blocks)))
        below = next((other for other in following if other.strip("\n")), "").lstrip("\n")
        if below[:1] in _JOINING or _LEAVING.match(below) or (run and isinstance(run[-1], PlainBlock) and run[-1].level < 0):
            return None
    return reader.read(block, line_end)
