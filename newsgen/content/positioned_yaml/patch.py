"""Edits to a story's front matter that add keys and make a list longer, and leave every other byte as it was.

The text was laid out by its editor, with comments, quotes and line ends of their own, so it is edited and not written anew. The caller
reads the result again and compares.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

import yaml
from msgspec import Struct

from newsgen.content.positioned_yaml.fences import closing_fence, is_opening_fence

_LINE_END = re.compile(r"\r\n|\r|\n")
_UNQUOTED = re.compile(r"[\w./][\w./~-]*")


class NotAmendable(Exception):
    """The text cannot be changed without laying it out anew. The message names the reason."""


class Edit(Struct, frozen=True, order=True):
    """Replaces ``length`` characters at an offset with a text."""

    offset: int
    length: int
    text: str


class SourceText(Struct, frozen=True):
    """The text of a file with its line ends as they are, and the byte order mark cut off. ``starts`` are the offsets of the lines."""

    mark: bytes
    text: str
    starts: tuple[int, ...]

    def offset(self, line: int, column: int) -> int:
        """Returns the offset of the line and column of a Span."""
        return self.starts[min(line, len(self.starts)) - 1] + column - 1

    def changed(self, edits: Iterable[Edit]) -> bytes:
        """Returns the file's bytes with the edits made. Equal edits are made once."""
        text = self.text
        for edit in sorted(set(edits), reverse=True):
            text = text[: edit.offset] + edit.text + text[edit.offset + edit.length :]
        return self.mark + text.encode()


def source_text(data: bytes) -> SourceText:
    """Returns the text of a file's bytes. Raises UnicodeDecodeError."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.removeprefix(mark).decode("utf-8")
    return SourceText(mark, text, (0, *(match.end() for match in _LINE_END.finditer(text))))


def quoted(text: str) -> str:
    """Returns a text as YAML writes it: without quotes if it holds only word characters and ``. / ~ -``, else in single quotes."""
    return text if _UNQUOTED.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def additions(source: SourceText, keys: Iterable[tuple[str, str]], aliases: Iterable[str]) -> list[Edit]:
    """Returns the edits that add missing keys at the end of the front matter, and addresses to ``aliases``. Raises NotAmendable."""
    begin, end = _fences(source)
    root = _compose(source.text[begin:end])
    eol = match[0] if (match := _LINE_END.search(source.text)) else "\n"
    given = {key.value for key, _ in root.value}
    lines = [f"{name}: {quoted(value)}" for name, value in keys if name not in given]
    edits = []
    for address in aliases:
        list_node = next(((key, value) for key, value in root.value if key.value == "aliases"), None)
        if list_node is None:
            lines.append(f"aliases: [{quoted(address)}]")
        else:
            edits += [
                Edit(begin + edit.offset, edit.length, edit.text)
                for edit in _append_address(source.text[begin:end], *list_node, address, eol)
            ]
    indent = " " * root.value[0][0].start_mark.column
    if lines:
        edits.append(Edit(end, 0, "".join(f"{indent}{line}{eol}" for line in lines)))
    return edits


def _fences(source: SourceText) -> tuple[int, int]:
    """Returns the offsets at which the front matter's keys begin and end. Raises NotAmendable."""
    lines = [source.text[a:b] for a, b in zip(source.starts, (*source.starts[1:], len(source.text)), strict=True)]
    close = closing_fence(lines)
    if close is None or not is_opening_fence(lines[0]):
        raise NotAmendable("the file has no front matter")
    return source.starts[1], source.starts[close]


def _compose(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise NotAmendable("its front matter is laid out in a way that is not known here") from error
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not root.value:
        raise NotAmendable("its front matter is not made of key: value lines")
    return root


def _append_address(text: str, key: yaml.Node, value: yaml.Node, address: str, eol: str) -> list[Edit]:
    """Returns the edits that add an address to a list, or turn a single text into a list of two."""
    begin, end = value.start_mark.index, value.end_mark.index
    if isinstance(value, yaml.SequenceNode) and value.value:
        last = value.value[-1].end_mark.index
        if value.flow_style:
            return [Edit(last, 0, f", {quoted(address)}")]
        line = _LINE_END.search(text, last)
        indent = " " * value.start_mark.column
        return [Edit(line.end() if line else len(text), 0, f"{indent}- {quoted(address)}{eol}")]
    if isinstance(value, yaml.SequenceNode):
        return [Edit(begin + 1, 0, quoted(address))]
    if isinstance(value, yaml.ScalarNode) and begin == end:
        return [Edit(key.end_mark.index + 1, 0, f" [{quoted(address)}]")]
    return [Edit(begin, 0, "["), Edit(end, 0, f", {quoted(address)}]")]
