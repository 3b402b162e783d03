"""Reads YAML text to plain values in which every scalar is the text its editor wrote, with the span of every key and value.

PyYAML's own loader is not used: it guesses types (``no`` becomes false, ``12:30`` a number), forgets positions, and can be made to run
code or to use all memory. This one works on the parser's events, without recursion, and within limits of size and depth.

    title: "On: a bridge"       values  {"title": Quoted("On: a bridge")}
    tags: [no, 1984]                    {"tags": ["no", "1984"]}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml
from msgspec import Struct, field
from msgspec.structs import replace

from newsgen.content import fast_paths
from newsgen.content.positioned_yaml import error_texts
from newsgen.content.positioned_yaml.characters import UNREADABLE, character_name, readable
from newsgen.content.positioned_yaml.fast_path import read_pairs
from newsgen.content.positioned_yaml.spans import LineIndex, Place, Quoted, Spans, Stretch
from newsgen.diagnostics.problem import Level, Problem, Span

MOST_NODES = 20_000
MOST_PROBLEMS = 50
_LONGEST_EXCERPT = 400

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp"))
_HASH_WORD = re.compile(r"[ \t]+#\w")


class YamlDocument(Struct, frozen=True):
    """The values of a YAML text. ``values`` is None if the text is empty or cannot be read; ``problems`` then tell which."""

    values: Any
    spans: Mapping[Place, Span]
    keys: Mapping[Place, Span]
    problems: tuple[Problem, ...]
    path: str
    lines: tuple[str, ...]
    first_line: int = 1
    column: int = 1

    def span(self, place: Place = (), *, key: bool = False) -> Span:
        """Returns the span of a value (of its key, with ``key``), or of the nearest value around it."""
        if key and place in self.keys:
            return self.keys[place]
        for end in range(len(place), 0, -1):
            if place[:end] in self.spans:
                return self.spans[place[:end]]
        return self.spans.get((), Span(self.path, self.first_line, self.column))

    def problem(self, code: str, level: Level, message: str, span: Span, hint: str = "") -> Problem:
        """Returns a Problem at a span of this text, with the line as its excerpt."""
        number = span.line - self.first_line
        line = self.lines[number] if 0 <= number < len(self.lines) else ""
        return Problem(code, level, message, span, hint, (" " * (self.column - 1) + line)[: span.column + _LONGEST_EXCERPT])


def read_yaml(text: str, *, path: str, first_line: int = 1, column: int = 1) -> YamlDocument:
    """Reads one YAML document. ``text`` begins at ``first_line`` of the file; ``column - 1`` characters were cut off from each line."""
    line_index = LineIndex(text, path, first_line, column)
    plain = read_pairs(text) if fast_paths.ENABLED else None
    if plain is None:
        return _Composer(text, line_index).document()
    values, spans, keys = plain
    return YamlDocument(values, Spans(line_index, spans), Spans(line_index, keys), (), path, tuple(text.split("\n")), first_line, column)


class _Container(Struct):
    """A list or mapping whose end has not been read yet.

    ``before`` is the number of nodes before it. ``key`` is that of the value to come. With ``skip`` this value is dropped, its key being
    given twice or not a text; with ``muted`` no spans are recorded. ``height`` is the number of levels in it.
    """

    place: Place
    value: Any
    before: int
    anchor: str | None = None
    is_key: bool = False
    key: str | None = None
    skip: bool = False
    muted: bool = False
    height: int = 1
    flow: bool = False
    start: int = 0


class _Anchored(Struct, frozen=True):
    """The value of an anchor, which an alias repeats, with the nodes and the levels that it counts for."""

    value: Any
    nodes: int
    height: int


class _Composer(Struct):
    """Makes the values of one text from the parser's events."""

    text: str
    line_index: LineIndex
    spans: dict[Place, Stretch] = field(default_factory=dict)
    keys: dict[Place, Stretch] = field(default_factory=dict)
    problems: list[tuple[str, Level, str, Span, str]] = field(default_factory=list)
    stack: list[_Container] = field(default_factory=list)
    anchors: dict[str, _Anchored | None] = field(default_factory=dict)
    nodes: int = 0
    root: Any = None
    documents: int = 0

    def document(self) -> YamlDocument:
        line_index, lines = self.line_index, tuple(self.text.split("\n"))
        self._report_unreadable()
        self.text = readable(self.text)
        values = self._compose()
        spans, keys = Spans(line_index, self.spans), Spans(line_index, self.keys)
        document = YamlDocument(values, spans, keys, (), line_index.path, lines, line_index.first_line, line_index.column)
        return replace(document, problems=tuple(document.problem(*parts) for parts in self.problems)) if self.problems else document

    def _report_unreadable(self) -> None:
        for match in UNREADABLE.finditer(self.text):
            message = f"{character_name(match[0])} stands here, which cannot be shown"
            self._report_at("yaml/control-character", message, match.start(), 1, "delete it and type the text anew")
            if len(self.problems) >= MOST_PROBLEMS:
                break

    def _compose(self) -> Any:
        loader = None
        try:
            loader = _Loader(self.text)
            while event := loader.get_event():
                if not self._handle(event):
                    return None
        except yaml.MarkedYAMLError as error:
            code, message, index, hint = error_texts.explain(self.text, error)
            self._report_at(code, message, index, 1, hint)
            return None
        except (yaml.YAMLError, ValueError, OverflowError):
            self._report_at("yaml/syntax", "this cannot be read as YAML", 0, 1, error_texts.GENERAL_HINT)
            return None
        finally:
            if loader is not None:
                loader.dispose()
        return self.root

    def _handle(self, event: Any) -> bool:
        """Handles one event. Returns False to end the reading."""
        if isinstance(event, yaml.ScalarEvent):
            return self._count(event, 1, 0) and self._scalar(event)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._report_at(
                    "yaml/several-documents", 'a line "---" begins a second document here', self._start(event), 3, 'remove the "---"'
                )
                return False
        elif isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            return self._count(event, 1, 1) and self._begin(event)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self._end(event)
        return True

    def _count(self, event: Any, nodes: int, height: int) -> bool:
        self.nodes += nodes
        if len(self.stack) + height > error_texts.DEEPEST:
            self._report(event, *error_texts.TOO_DEEP)
            return False
        if self.nodes > MOST_NODES:
            self._report(
                event,
                "yaml/too-large",
                f"there are more than {MOST_NODES:,} values up to here",
                "shorten it; repeated parts (*name) count each time",
            )
            return False
        return True

    def _scalar(self, event: Any) -> bool:
        if event.tag is not None:
            self._check_tag(event)
        value: str = event.value if event.style is None or event.style == "" else Quoted(event.value)
        if event.style == '"' and (match := UNREADABLE.search(value)):
            name = character_name(match[0])
            self._report(event, "yaml/control-character", f"this text holds {name}, written as an escape", "leave the escape out")
            value = type(value)(UNREADABLE.sub("\ufffd", value))
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._key(top, value, event)
            return True
        if type(value) is str and _HASH_WORD.match(self.text, event.end_mark.index):
            self._warn_of_hash(event)
        self._keep(value, self._stretch(event))
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, 1, 0)
        return True

    def _warn_of_hash(self, event: Any) -> None:
        index = self.text.index("#", event.end_mark.index)
        match = re.match(r"#\S*", self.text[index : index + 80])
        shown = match[0] if match else "#"
        span = self.line_index.span(index, len(shown))
        message = f"{shown} and what follows on this line is left out: # after a blank begins a note"
        self.problems.append(("yaml/hash", "warning", message, span, "put the whole value in quotes, or a blank after the #"))

    def _key(self, top: _Container, name: str, event: Any) -> None:
        name = str(name)
        place = (*top.place, name)
        top.key, top.skip = name, name in top.value
        if top.skip and place in self.keys:
            span = self._span(event)
            message = f'"{name}" is given twice, in lines {self.line_index.span(*self.keys[place]).line} and {span.line}'
            self.problems.append(("yaml/duplicate-key", "error", message, span, "keep one of the two"))
            return
        if not top.muted:
            self.keys[place] = self._stretch(event)
        top.value[name] = ""

    def _alias(self, event: Any) -> bool:
        name = event.anchor
        known = self.anchors.get(name)
        if known is None:
            if name in self.anchors:
                self._report(event, "yaml/alias", f"*{name} stands for a value that it is itself a part of", "write the value out")
            else:
                self._report(
                    event,
                    "yaml/alias",
                    f"*{name} stands for a value named &{name}, and there is none",
                    "put the text in quotes if the * belongs to it",
                )
            known = _Anchored("", 1, 0)
        if not self._count(event, known.nodes, known.height):
            return False
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._complex_key(event)
            top.key, top.skip = "", True
            return True
        if top:
            top.height = max(top.height, known.height + 1)
        self._keep(known.value, self._stretch(event))
        return True

    def _begin(self, event: Any) -> bool:
        self._check_tag(event)
        value: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        top = self.stack[-1] if self.stack else None
        is_key = bool(top and isinstance(top.value, dict) and top.key is None)
        if is_key:
            self._complex_key(event)
        place = () if top is None else (*top.place, self._step(top))
        muted = is_key or bool(top and (top.skip or top.muted))
        if not muted:
            self.spans[place] = self._stretch(event)
        if event.anchor:
            self.anchors[event.anchor] = None
        self.stack.append(
            _Container(
                place, value, self.nodes - 1, event.anchor, is_key, muted=muted, flow=bool(event.flow_style), start=self._start(event)
            )
        )
        return True

    def _end(self, event: Any) -> None:
        container = self.stack.pop()
        if container.flow and not container.muted:
            self.spans[container.place] = (container.start, event.end_mark.index - container.start)
        top = self.stack[-1] if self.stack else None
        if container.anchor:
            self.anchors[container.anchor] = _Anchored(container.value, self.nodes - container.before, container.height)
        if top is None:
            self.root = container.value
            return
        top.height = max(top.height, container.height + 1)
        if container.is_key:
            top.key, top.skip = "", True
            return
        self._store(top, container.value)

    def _keep(self, value: Any, stretch: Stretch) -> None:
        if not self.stack:
            self.spans[()] = stretch
            self.root = value if value or isinstance(value, Quoted) else None
            return
        top = self.stack[-1]
        place = (*top.place, self._step(top))
        if not top.skip and not top.muted:
            self.spans[place] = self.keys.get(place, stretch) if value == "" and not isinstance(value, Quoted) else stretch
        self._store(top, value)

    def _store(self, top: _Container, value: Any) -> None:
        if isinstance(top.value, list):
            top.value.append(value)
            return
        if not top.skip and top.key is not None:
            top.value[top.key] = value
        top.key, top.skip = None, False

    def _step(self, top: _Container) -> str | int:
        return len(top.value) if isinstance(top.value, list) else top.key or ""

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!" and event.tag not in _CORE_TAGS:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")[:60]
            self._report(
                event,
                "yaml/tag",
                f"the tag {shown} is not understood: values are plain text, lists and keys",
                "remove it, or put the text in quotes",
            )

    def _complex_key(self, event: Any) -> None:
        hint = "put the whole value in quotes if the braces or brackets belong to the text"
        self._report(event, "yaml/complex-key", "a name is expected here, and this is a list, a mapping or a reference", hint)

    def _report(self, event: Any, code: str, message: str, hint: str) -> None:
        self.problems.append((code, "error", message, self._span(event), hint))

    def _report_at(self, code: str, message: str, index: int, length: int, hint: str) -> None:
        self.problems.append((code, "error", message, self.line_index.span(index, length), hint))

    @staticmethod
    def _start(event: Any) -> int:
        return int(event.start_mark.index)

    @staticmethod
    def _stretch(event: Any) -> Stretch:
        start: int = event.start_mark.index
        return start, max(1, event.end_mark.index - start)

    def _span(self, event: Any) -> Span:
        return self.line_index.span(*self._stretch(event))
