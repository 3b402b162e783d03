"""The blocks of a body, found in its source text and checked there.

A file of its own because the Markdown extension that renders blocks passes over a block with a mistake in silence, and knows no
lines. So blocks are found here, and handed on in a form that cannot be mistaken: a first line with a mark that no text can hold, no
options, and only content that is Markdown.

    /// post | Lina Haddad (@lina)       →    /// newsgen-block | MARK-0
        date: 2026-11-17 21:04
    The quay is closed.                        The quay is closed.
    ///                                        ///

An entry of a live story holds blocks itself. It is converted apart from the text around it, so that a footnote, a link or an
abbreviation that a held entry defines cannot show outside of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct, field

from newsgen.content.body.block_types import BLOCKS, BlockKind
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.positioned_yaml.parser import YamlDocument, read_yaml
from newsgen.content.schema.validate import check
from newsgen.diagnostics.problem import nearest

CARRIER = "newsgen-block"
"""The name under which blocks reach the Markdown extension."""
DOCS = "docs/blocks.md"
_LONGEST = 300

_HEADER = re.compile(r" {0,3}(/{3,}) *([\w-]{1,40}) *(?:\|(.*))?$")
_LOOSE = re.compile(r" {0,3}/{3,} *([\w-]{1,40})\b")
_END = re.compile(r" {0,3}(/{3,}) *$")
_SET_IN = re.compile(r"(?:[ >]|\t)+(/{3,}) *([\w-]+) *(?:\|.*)?$")
_OPTION = re.compile(r"( *)([\w-]+) *:(?: |$)")


class ScannedBlock(Struct):
    """A block of the source. Lines count from 0; ``content`` are the lines between the options and the closing line."""

    kind: BlockKind
    line: int
    argument: str
    values: Mapping[str, Any]
    document: YamlDocument
    content: range
    inner: list[str] = field(default_factory=list)
    """Of a block that holds blocks, its text for the Markdown extension."""
    holes: list[range] = field(default_factory=list)
    """The lines of the blocks in it."""


class Scanned(Struct):
    """``source`` is the text for the Markdown extension; ``blocks`` are in the order of their marks."""

    source: str
    blocks: list[ScannedBlock]


class _Open(Struct):
    slashes: int
    line: int
    name: str
    kind: BlockKind | None
    found: ScannedBlock | None = None
    misplaced: bool = False
    """Whether it stands where it cannot be read."""


class _Scanner(Struct):
    collector: BodyCollector
    mark: str
    foreign: Collection[str]
    lines: list[str]
    prose: list[str]
    out: list[str] = field(default_factory=list)
    blocks: list[ScannedBlock] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def scan(self) -> Scanned:
        index = 0
        while index < len(self.lines):
            line = self.prose[index]
            if "///" not in line:
                self._content(index)
                index += 1
            elif end := _END.match(line):
                self._close(index, len(end[1]))
                index += 1
            elif header := _HEADER.match(line):
                index = self._begin(index, len(header[1]), header[2].lower(), (header[3] or "").strip())
            else:
                self._loose(index)
                self._content(index)
                index += 1
        while self.stack:
            self._unclosed(self.stack.pop(), len(self.lines))
        return Scanned("\n".join(self.out), self.blocks)

    def _outer(self, kind: BlockKind) -> _Open | None:
        """The open block in which one of this kind cannot stand: any, for an entry; else one of ours that is no entry."""
        if kind.content == "blocks":
            return self.stack[-1] if self.stack else None
        holder = next((one for one in reversed(self.stack) if one.kind), None)
        return holder if holder and (holder.misplaced or holder.kind is None or holder.kind.content != "blocks") else None

    def _sink(self) -> list[str]:
        """Where the text at hand goes: into the entry around it, or into the body."""
        return next((one.found.inner for one in reversed(self.stack) if one.found and one.found.kind.content == "blocks"), self.out)

    def _content(self, index: int) -> None:
        """A line that neither begins nor ends a block: kept, unless the block around it is read here and not as Markdown."""
        top = self.stack[-1].kind if self.stack else None
        if top is None or top.content in ("markdown", "pictures", "blocks"):
            self._sink().append(self.lines[index])

    def _begin(self, index: int, slashes: int, name: str, argument: str) -> int:
        kind = BLOCKS.get(name)
        if kind is None:
            if name not in self.foreign and not self.collector.enough("block/unknown-block"):
                close = nearest(name, [*BLOCKS, *self.foreign])
                hint = f'did you mean "{close}"?' if close else f"the blocks are {', '.join(BLOCKS)}"
                self._error("block/unknown-block", f'there is no block "{name}"', index, name, f"{hint}  All blocks: {DOCS}")
            self.stack.append(_Open(slashes, index, name, None))
            self._content(index)
            return index + 1
        outer = self._outer(kind)
        if outer is not None:
            message = f"a {name} block begins inside the {outer.name} block of line {self._number(outer.line)}"
            hint = f'close the {outer.name} block above this line with a line "{"/" * outer.slashes}"'
            self._error("block/nested", message, index, name, hint)
        after = index + 1
        while after < len(self.lines) and self.lines[after].expandtabs(4).startswith("    ") and self.lines[after].strip():
            after += 1
        found = ScannedBlock(kind, index, argument, {}, self._document(index, after), range(after, after))
        if outer is None:
            self._sink().extend(["", f"{'/' * slashes} {CARRIER} | {self.mark}-{len(self.blocks)}", ""])
            self.blocks.append(found)
        self.stack.append(_Open(slashes, index, name, kind, found, outer is not None))
        return after

    def _document(self, index: int, after: int) -> YamlDocument:
        """The options of a block, as YAML: the lines between its first line and ``after``."""
        lines = [line.expandtabs(4) for line in self.lines[index + 1 : after]]
        cut = min((len(line) - len(line.lstrip(" ")) for line in lines), default=0)
        text = "\n".join(line[cut:] for line in lines)
        return read_yaml(text, path=self.collector.source_map.path, first_line=self._number(index + 1), column=cut + 1)

    def _check_options(self, found: ScannedBlock, *, complete: bool) -> None:
        """Check the options against the table; without ``complete`` none is missed, since some stand in the wrong place."""
        document, kind = found.document, found.kind
        for problem in document.problems:
            self.collector.report(problem)
        if any(problem.level == "error" for problem in document.problems):
            return
        if document.values is not None and not isinstance(document.values, dict):
            line = found.line + 1
            hint = f"write name: value, for instance {kind.options[0].name}: {kind.options[0].example}  All options: {DOCS}"
            self._error("block/wrong-option", "this is not an option", line, self.lines[line].strip(), hint)
            return
        found.values, problems = check(document, kind.options, area="block", docs=DOCS)
        missing = "block/missing-key"
        for problem in problems:
            if problem.code != missing or (complete and document.values):
                self.collector.report(problem)
        if not document.values and complete and any(problem.code == missing for problem in problems):
            wanted = next(key for key in kind.options if key.required)
            hint = f"add a line {wanted.name}: {wanted.example} below, set in by four blanks"
            self._error(missing, f"this {kind.name} block has no {wanted.name}", found.line, kind.name, hint)

    def _check_argument(self, found: ScannedBlock) -> None:
        name, wanted = found.kind.name, found.kind.argument
        if len(found.argument) > _LONGEST:
            self._error(
                "block/long-argument",
                "the first line of this block is too long",
                found.line,
                found.argument,
                f"write at most {_LONGEST} characters",
            )
        elif wanted and not found.argument:
            hint = f"write /// {name} | {wanted}"
            self._error("block/missing-argument", f"the {name} block does not say whose it is", found.line, name, hint)
        elif found.argument and not wanted:
            hint = f'write "/// {name}" alone on the line, and options below it, set in by four blanks'
            self._error("block/unwanted-argument", f"nothing stands after the bar of a {name} block", found.line, found.argument, hint)

    def _close(self, index: int, slashes: int) -> None:
        if not any(one.slashes == slashes for one in self.stack):
            if self.stack:
                top = self.stack[-1]
                message = (
                    f"{slashes} slashes end nothing here: the {top.name} block of line {self._number(top.line)} began with {top.slashes}"
                )
                hint = f"write {'/' * top.slashes}"
            else:
                message, hint = "this line ends a block, and none is open", "remove it, or write the block's first line above its text"
            self._error("block/stray-end", message, index, "/" * slashes, hint)
            return
        while (top := self.stack.pop()).slashes != slashes:
            self._unclosed(top, index)
        self._finish(top, index)

    def _unclosed(self, block: _Open, index: int) -> None:
        message = f"the {block.name} block is never closed"
        if not block.misplaced and (block.kind is not None or block.name in self.foreign):
            hint = f'write a line "{"/" * block.slashes}" after its last line'
            self._error("block/unclosed", message, block.line, block.name, hint)
        self._finish(block, index)

    def _finish(self, block: _Open, index: int) -> None:
        ending = "/" * block.slashes
        if block.found is None:
            self._sink().append(ending)
            return
        holder = next((one.found for one in reversed(self.stack) if one.found), None)
        if holder is not None:
            holder.holes.append(range(block.line, index + 1))
        if block.misplaced:
            return
        self._sink().extend(["", ending, ""])
        block.found.content = range(block.found.content.start, index)
        self._check_options(block.found, complete=not self._misplaced(block.found))
        self._check_argument(block.found)
        self._check_content(block.found)

    def _misplaced(self, found: ScannedBlock) -> list[tuple[int, str]]:
        """Options that stand where they are not read, each with its line."""
        names, places = {key.name for key in found.kind.options}, []
        inner = {line for hole in found.holes for line in hole}
        for index in found.content:
            if index in inner:
                continue
            option = _OPTION.match(self.prose[index].expandtabs(4)) if ":" in self.prose[index] else None
            below = index == found.line + 1 or found.kind.content == "none"
            if option and option[2] in names and (below or len(option[1]) >= 4):
                places.append((index, option[2]))
        return places

    def _check_content(self, found: ScannedBlock) -> None:
        """Options out of place, text where a block takes none, and nothing where it needs some."""
        misplaced = self._misplaced(found)
        for index, name in misplaced:
            hint = "options stand directly below the block's first line, set in by four blanks, before any text or empty line"
            self._error("block/option-place", f"the option {name} is out of place", index, name, hint)
        body = next((index for index in found.content if self.lines[index].strip()), None)
        name = found.kind.name
        if found.kind.content == "none" and body is not None and not misplaced:
            hint = f"close the block above it, or write it as an option; see {DOCS}"
            self._error("block/unwanted-text", f"a {name} block holds options and no text", body, self.lines[body].strip(), hint)
        if found.kind.content != "none" and body is None:
            wanted = {
                "markdown": "the text of the post",
                "pictures": "pictures, ![what it shows](img/NAME.jpg)",
                "list": "a list of files",
                "blocks": "what happened",
            }
            hint = f"write {wanted[found.kind.content]} between its first and its last line"
            self._error("block/empty", f"the {name} block is empty", found.line, name, hint)

    def _loose(self, index: int) -> None:
        """A line that was probably meant to begin a block."""
        loose = None if self.collector.full("block/bad-header") else _LOOSE.match(self.prose[index])
        if loose and (name := nearest(loose[1], BLOCKS)) and (name == loose[1].lower() or len(loose[1]) > 3):
            argument = f" | {BLOCKS[name].argument}" if BLOCKS[name].argument else ""
            message = "this is not how a block begins"
            self._error("block/bad-header", message, index, self.lines[index].strip(), f'write "/// {name}{argument}" alone on the line')
        set_in = _SET_IN.match(self.prose[index])
        if set_in and set_in[2].lower() in BLOCKS:
            message = "this block is not read, since it is set in, or stands inside a list or a quote"
            hint = "write its lines at the left margin, between two paragraphs"
            self.collector.note("block/set-in", "warning", message, self._offset(index, set_in[1]), len(set_in[1]), hint)

    def _error(self, code: str, message: str, index: int, at: str, hint: str) -> None:
        self.collector.note(code, "error", message, self._offset(index, at), len(at), hint)

    def _offset(self, index: int, at: str) -> int:
        return self.collector.source_map.start(index) + max(0, self.lines[index].lower().find(at.lower()))

    def _number(self, index: int) -> int:
        return self.collector.source_map.first_line + index


def scan_blocks(collector: BodyCollector, mark: str, foreign: Collection[str] = ()) -> Scanned:
    """The blocks of a body, and its text with each in the carrier's form; ``foreign`` are the blocks of further extensions."""
    source_map = collector.source_map
    if "///" not in source_map.prose:
        return Scanned(source_map.text, [])
    return _Scanner(collector, mark, foreign, source_map.lines, source_map.prose.split("\n")).scan()
