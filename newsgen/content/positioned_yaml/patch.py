"""A story's front matter amended in place: keys added and a list made longer, with every other byte as it was.

A file of its own because here YAML is written, not read: into a text that its editor laid out, with comments, quotes and line ends
of their own. Whoever amends reads the result again, and compares.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

import yaml
from msgspec import Struct

_LINE_END = re.compile(r"\r\n|\r|\n")
_BARE = re.compile(r"[\w./][\w./~-]*")


class NotAmendable(Exception):
    """The text cannot be changed without laying it out anew; the message says what stands in the way."""


class Edit(Struct, frozen=True, order=True):
    """At an offset, so many characters give way to a text."""

    offset: int
    length: int
    text: str


class Layout(Struct, frozen=True):
    """A text as its bytes have it: line ends are kept, a byte order mark is cut off. ``starts`` are the offsets of the lines."""

    mark: bytes
    text: str
    starts: tuple[int, ...]

    def offset(self, line: int, column: int) -> int:
        """The offset of a place as a Span names it."""
        return self.starts[min(line, len(self.starts)) - 1] + column - 1

    def changed(self, edits: Iterable[Edit]) -> bytes:
        """The bytes with edits made; each is made once."""
        text = self.text
        for edit in sorted(set(edits), reverse=True):
            text = text[: edit.offset] + edit.text + text[edit.offset + edit.length :]
        return self.mark + text.encode()


def layout(data: bytes) -> Layout:
    """A readable file's text. Raises UnicodeDecodeError."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.removeprefix(mark).decode("utf-8")
    return Layout(mark, text, (0, *(match.end() for match in _LINE_END.finditer(text))))


def quoted(text: str) -> str:
    """A text as YAML writes it: bare where that is plain to see."""
    return text if _BARE.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def additions(page: Layout, keys: Iterable[tuple[str, str]], aliases: Iterable[str]) -> list[Edit]:
    """The edits that add keys that are not given at the end of the front matter, and addresses to ``aliases``. Raises NotAmendable."""
    begin, end = _fences(page)
    root = _composed(page.text[begin:end])
    eol = match[0] if (match := _LINE_END.search(page.text)) else "\n"
    given = {key.value for key, _ in root.value}
    lines = [f"{name}: {quoted(value)}" for name, value in keys if name not in given]
    edits = []
    for address in aliases:
        list_node = next(((key, value) for key, value in root.value if key.value == "aliases"), None)
        if list_node is None:
            lines.append(f"aliases: [{quoted(address)}]")
        else:
            edits += [Edit(begin + one.offset, one.length, one.text) for one in _longer(page.text[begin:end], *list_node, address, eol)]
    indent = " " * root.value[0][0].start_mark.column
    if lines:
        edits.append(Edit(end, 0, "".join(f"{indent}{line}{eol}" for line in lines)))
    return edits


def _fences(page: Layout) -> tuple[int, int]:
    """The offsets between which the front matter stands."""
    lines = [page.text[a:b] for a, b in zip(page.starts, (*page.starts[1:], len(page.text)), strict=True)]
    close = next((number for number, line in enumerate(lines) if number and line.rstrip() in ("---", "...")), None)
    if close is None or lines[0].rstrip() != "---":
        raise NotAmendable("the file has no front matter")
    return page.starts[1], page.starts[close]


def _composed(text: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise NotAmendable("its front matter is laid out in a way that is not known here") from error
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not root.value:
        raise NotAmendable("its front matter is not made of key: value lines")
    return root


def _longer(text: str, key: yaml.Node, value: yaml.Node, address: str, eol: str) -> list[Edit]:
    """The edits that add an address to a list, or make a list of one text."""
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
