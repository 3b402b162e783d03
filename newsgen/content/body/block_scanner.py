"""Finds the blocks of a body in its source text, checks them there, and rewrites them for the Markdown extension.

The extension that renders blocks ignores a block with a mistake silently, and knows no line numbers. So blocks are found here and
passed on in an unmistakable form: the first line holds a marker that no text contains, the options are gone, and the content is
kept only if it is Markdown.

    /// post | Lina Haddad (@lina)       →    /// newsgen-block | MARKER-0
        date: 2026-11-17 21:04
    The quay is closed.                        The quay is closed.
    ///                                        ///

An entry of a live story holds other blocks. It is converted separately from the text around it, so that a footnote, a link or an
abbreviation that a held entry defines cannot be seen outside of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct, field

from newsgen.content.body.block_types import BLOCKS, BlockType
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.positioned_yaml.parser import YamlDocument, read_yaml
from newsgen.content.schema.validate import check
from newsgen.diagnostics.suggest import nearest

CARRIER = "newsgen-block"
"""The one block name that the Markdown extension knows; every block is passed to it under this name."""
DOCS = "docs/blocks.md"
_MAX_ARGUMENT = 300

_HEADER = re.compile(r" {0,3}(/{3,}) *([\w-]{1,40}) *(?:\|(.*))?$")
_NEAR_HEADER = re.compile(r" {0,3}/{3,} *([\w-]{1,40})\b")
"""The beginning of a line that resembles a block's first line, but is not written as one."""
_END = re.compile(r" {0,3}(/{3,}) *$")
_INDENTED_HEADER = re.compile(r"(?:[ >]|\t)+(/{3,}) *([\w-]+) *(?:\|.*)?$")
"""A first line that is indented or quoted, so that it begins no block."""
_OPTION_LINE = re.compile(r"( *)([\w-]+) *:(?: |$)")


class ScannedBlock(Struct):
    """A block of the source. Lines are counted from 0; ``content`` is the range of lines between the options and the closing line.

    ``document`` holds the options as parsed YAML, ``values`` the checked options.
    """

    type: BlockType
    line: int
    argument: str
    values: Mapping[str, Any]
    document: YamlDocument
    content: range
    inner_lines: list[str] = field(default_factory=list)
    """The text for the Markdown extension, line by line; only filled for a block that holds other blocks."""
    nested_lines: list[range] = field(default_factory=list)
    """The line ranges of the blocks inside this one."""


class ScannedBody(Struct):
    """The text for the Markdown extension, and the blocks in the order of the numbers in their markers."""

    source: str
    blocks: list[ScannedBlock]


class _OpenBlock(Struct):
    """A block whose closing line has not been reached. ``type`` and ``scanned`` are None for a block that is not one of ours."""

    slashes: int
    line: int
    name: str
    type: BlockType | None
    scanned: ScannedBlock | None = None
    misplaced: bool = False
    """Whether it stands inside a block that cannot hold it; it is then reported and left out."""


class _Scanner(Struct):
    """The state of one scan. ``lines`` is the source; ``prose`` is the same lines with code and comments blanked."""

    collector: BodyCollector
    marker: str
    extension_blocks: Collection[str]
    lines: list[str]
    prose: list[str]
    output: list[str] = field(default_factory=list)
    blocks: list[ScannedBlock] = field(default_factory=list)
    open_blocks: list[_OpenBlock] = field(default_factory=list)

    def scan(self) -> ScannedBody:
        index = 0
        while index < len(self.lines):
            line = self.prose[index]
            if "///" not in line:
                self._add_line(index)
                index += 1
            elif end := _END.match(line):
                self._close_blocks(index, len(end[1]))
                index += 1
            elif header := _HEADER.match(line):
                index = self._open_block(index, len(header[1]), header[2].lower(), (header[3] or "").strip())
            else:
                self._check_near_miss(index)
                self._add_line(index)
                index += 1
        while self.open_blocks:
            self._report_unclosed(self.open_blocks.pop(), len(self.lines))
        return ScannedBody("\n".join(self.output), self.blocks)

    def _forbidden_parent(self, block_type: BlockType) -> _OpenBlock | None:
        """Returns the open block in which a block of this type must not stand, or None.

        A live entry must not stand in any block, the other types in none of our blocks except a live entry that is not misplaced itself.
        """
        if block_type.content == "blocks":
            return self.open_blocks[-1] if self.open_blocks else None
        parent = next((open_block for open_block in reversed(self.open_blocks) if open_block.type), None)
        return parent if parent and (parent.misplaced or parent.type is None or parent.type.content != "blocks") else None

    def _current_output(self) -> list[str]:
        """Returns the list that collects the current text: that of the live entry around it, or that of the body."""
        scanned_blocks = (open_block.scanned for open_block in reversed(self.open_blocks))
        return next((block.inner_lines for block in scanned_blocks if block and block.type.content == "blocks"), self.output)

    def _add_line(self, index: int) -> None:
        """Adds a line that neither begins nor ends a block, unless the block around it has content that is not Markdown."""
        innermost = self.open_blocks[-1].type if self.open_blocks else None
        if innermost is None or innermost.content in ("markdown", "pictures", "blocks"):
            self._current_output().append(self.lines[index])

    def _open_block(self, index: int, slashes: int, name: str, argument: str) -> int:
        """Reads a block's first line, at ``index``, and its options; returns the index of the line after them."""
        block_type = BLOCKS.get(name)
        if block_type is None:
            if name not in self.extension_blocks and not self.collector.problems.count_if_full("block/unknown-block"):
                suggestion = nearest(name, [*BLOCKS, *self.extension_blocks])
                hint = f'did you mean "{suggestion}"?' if suggestion else f"the blocks are {', '.join(BLOCKS)}"
                self._error("block/unknown-block", f'there is no block "{name}"', index, name, f"{hint}  All blocks: {DOCS}")
            self.open_blocks.append(_OpenBlock(slashes, index, name, None))
            self._add_line(index)
            return index + 1
        outer = self._forbidden_parent(block_type)
        if outer is not None:
            message = f"a {name} block begins inside the {outer.name} block of line {self._line_number(outer.line)}"
            hint = f'close the {outer.name} block above this line with a line "{"/" * outer.slashes}"'
            self._error("block/nested", message, index, name, hint)
        after = index + 1
        while after < len(self.lines) and self.lines[after].expandtabs(4).startswith("    ") and self.lines[after].strip():
            after += 1
        scanned = ScannedBlock(block_type, index, argument, {}, self._read_options(index, after), range(after, after))
        if outer is None:
            self._current_output().extend(["", f"{'/' * slashes} {CARRIER} | {self.marker}-{len(self.blocks)}", ""])
            self.blocks.append(scanned)
        self.open_blocks.append(_OpenBlock(slashes, index, name, block_type, scanned, outer is not None))
        return after

    def _read_options(self, index: int, after: int) -> YamlDocument:
        """Returns the options of a block, parsed as YAML: the lines between its first line, at ``index``, and ``after``."""
        lines = [line.expandtabs(4) for line in self.lines[index + 1 : after]]
        indent = min((len(line) - len(line.lstrip(" ")) for line in lines), default=0)
        text = "\n".join(line[indent:] for line in lines)
        return read_yaml(text, path=self.collector.source_map.path, first_line=self._line_number(index + 1), column=indent + 1)

    def _check_options(self, block: ScannedBlock, *, complete: bool) -> None:
        """Checks the options against the table of the block's type.

        Missing options are reported only if ``complete`` is true: otherwise some stand in the wrong place, which is reported anyway.
        """
        document, block_type = block.document, block.type
        for problem in document.problems:
            self.collector.problems.add(problem)
        if any(problem.level == "error" for problem in document.problems):
            return
        if document.values is not None and not isinstance(document.values, dict):
            line = block.line + 1
            hint = f"write name: value, for instance {block_type.options[0].name}: {block_type.options[0].example}  All options: {DOCS}"
            self._error("block/wrong-option", "this is not an option", line, self.lines[line].strip(), hint)
            return
        block.values, problems = check(document, block_type.options, area="block", docs=DOCS)
        missing = "block/missing-key"
        for problem in problems:
            if problem.code != missing or (complete and document.values):
                self.collector.problems.add(problem)
        if not document.values and complete and any(problem.code == missing for problem in problems):
            option = next(key for key in block_type.options if key.required)
            hint = f"add a line {option.name}: {option.example} below, set in by four blanks"
            self._error(missing, f"this {block_type.name} block has no {option.name}", block.line, block_type.name, hint)

    def _check_argument(self, block: ScannedBlock) -> None:
        name, wanted = block.type.name, block.type.argument
        if len(block.argument) > _MAX_ARGUMENT:
            self._error(
                "block/long-argument",
                "the first line of this block is too long",
                block.line,
                block.argument,
                f"write at most {_MAX_ARGUMENT} characters",
            )
        elif wanted and not block.argument:
            hint = f"write /// {name} | {wanted}"
            self._error("block/missing-argument", f"the {name} block does not say whose it is", block.line, name, hint)
        elif block.argument and not wanted:
            hint = f'write "/// {name}" alone on the line, and options below it, set in by four blanks'
            self._error("block/unwanted-argument", f"nothing stands after the bar of a {name} block", block.line, block.argument, hint)

    def _close_blocks(self, index: int, slashes: int) -> None:
        """Closes the innermost open block that began with this many slashes; those inside it are reported as unclosed."""
        if not any(open_block.slashes == slashes for open_block in self.open_blocks):
            if self.open_blocks:
                innermost = self.open_blocks[-1]
                begun = f"the {innermost.name} block of line {self._line_number(innermost.line)} began with {innermost.slashes}"
                message = f"{slashes} slashes end nothing here: {begun}"
                hint = f"write {'/' * innermost.slashes}"
            else:
                message, hint = "this line ends a block, and none is open", "remove it, or write the block's first line above its text"
            self._error("block/stray-end", message, index, "/" * slashes, hint)
            return
        while (innermost := self.open_blocks.pop()).slashes != slashes:
            self._report_unclosed(innermost, index)
        self._finish_block(innermost, index)

    def _report_unclosed(self, open_block: _OpenBlock, index: int) -> None:
        message = f"the {open_block.name} block is never closed"
        if not open_block.misplaced and (open_block.type is not None or open_block.name in self.extension_blocks):
            hint = f'write a line "{"/" * open_block.slashes}" after its last line'
            self._error("block/unclosed", message, open_block.line, open_block.name, hint)
        self._finish_block(open_block, index)

    def _finish_block(self, open_block: _OpenBlock, index: int) -> None:
        """Writes the closing line of a block that ends at line ``index``, and checks the block."""
        ending = "/" * open_block.slashes
        if open_block.scanned is None:
            self._current_output().append(ending)
            return
        parent = next((outer.scanned for outer in reversed(self.open_blocks) if outer.scanned), None)
        if parent is not None:
            parent.nested_lines.append(range(open_block.line, index + 1))
        if open_block.misplaced:
            return
        self._current_output().extend(["", ending, ""])
        open_block.scanned.content = range(open_block.scanned.content.start, index)
        self._check_options(open_block.scanned, complete=not self._misplaced_options(open_block.scanned))
        self._check_argument(open_block.scanned)
        self._check_content(open_block.scanned)

    def _misplaced_options(self, block: ScannedBlock) -> list[tuple[int, str]]:
        """Returns the options that stand where they are not read: pairs of line and name."""
        names, places = {key.name for key in block.type.options}, []
        nested = {line for lines in block.nested_lines for line in lines}
        for index in block.content:
            if index in nested:
                continue
            option = _OPTION_LINE.match(self.prose[index].expandtabs(4)) if ":" in self.prose[index] else None
            may_be_option = index == block.line + 1 or block.type.content == "none"
            if option and option[2] in names and (may_be_option or len(option[1]) >= 4):
                places.append((index, option[2]))
        return places

    def _check_content(self, block: ScannedBlock) -> None:
        """Reports options in the wrong place, text in a block that takes none, and a block without the content that it needs."""
        misplaced = self._misplaced_options(block)
        for index, name in misplaced:
            hint = "options stand directly below the block's first line, set in by four blanks, before any text or empty line"
            self._error("block/option-place", f"the option {name} is out of place", index, name, hint)
        body = next((index for index in block.content if self.lines[index].strip()), None)
        name = block.type.name
        if block.type.content == "none" and body is not None and not misplaced:
            hint = f"close the block above it, or write it as an option; see {DOCS}"
            self._error("block/unwanted-text", f"a {name} block holds options and no text", body, self.lines[body].strip(), hint)
        if block.type.content != "none" and body is None:
            wanted = {
                "markdown": "the text of the post",
                "pictures": "pictures, ![what it shows](img/NAME.jpg)",
                "list": "a list of files",
                "blocks": "what happened",
            }
            hint = f"write {wanted[block.type.content]} between its first and its last line"
            self._error("block/empty", f"the {name} block is empty", block.line, name, hint)

    def _check_near_miss(self, index: int) -> None:
        """Reports a line that was probably meant to begin a block."""
        near_header = None if self.collector.problems.is_full("block/bad-header") else _NEAR_HEADER.match(self.prose[index])
        if near_header and (name := nearest(near_header[1], BLOCKS)) and (name == near_header[1].lower() or len(near_header[1]) > 3):
            argument = f" | {BLOCKS[name].argument}" if BLOCKS[name].argument else ""
            message = "this is not how a block begins"
            self._error("block/bad-header", message, index, self.lines[index].strip(), f'write "/// {name}{argument}" alone on the line')
        indented = _INDENTED_HEADER.match(self.prose[index])
        if indented and indented[2].lower() in BLOCKS:
            message = "this block is not read, since it is set in, or stands inside a list or a quote"
            hint = "write its lines at the left margin, between two paragraphs"
            self.collector.report("block/set-in", "warning", message, self._offset(index, indented[1]), len(indented[1]), hint)

    def _error(self, code: str, message: str, index: int, word: str, hint: str) -> None:
        self.collector.report(code, "error", message, self._offset(index, word), len(word), hint)

    def _offset(self, index: int, word: str) -> int:
        """Returns the offset of a word in a line, or of the line's beginning if the word is not there."""
        return self.collector.source_map.line_start(index) + max(0, self.lines[index].lower().find(word.lower()))

    def _line_number(self, index: int) -> int:
        return self.collector.source_map.first_line + index


def scan_blocks(collector: BodyCollector, marker: str, extension_blocks: Collection[str] = ()) -> ScannedBody:
    """Finds and checks the blocks of a body.

    ``marker`` is a word that the text does not contain; ``extension_blocks`` are the names of blocks that further extensions bring.
    """
    source_map = collector.source_map
    if "///" not in source_map.prose:
        return ScannedBody(source_map.text, [])
    return _Scanner(collector, marker, extension_blocks, source_map.lines, source_map.prose.split("\n")).scan()
