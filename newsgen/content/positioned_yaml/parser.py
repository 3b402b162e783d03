"""YAML text to plain values in which every scalar is the text its editor wrote, with the place of every key and value.

A file of its own because YAML's own reader guesses types (``no`` becomes false, ``12:30`` a number), forgets places, and can be made
to run code or to eat all memory. This one works on the parser's events, without recursion, within bounds.

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

from newsgen.content.positioned_yaml import error_texts
from newsgen.content.positioned_yaml.characters import UNREADABLE, character, readable
from newsgen.content.positioned_yaml.fast_path import Quoted, read_pairs
from newsgen.content.positioned_yaml.spans import Place, Ruler, Spans, Stretch
from newsgen.diagnostics.problem import Level, Problem, Span

MOST_NODES = 20_000
MOST_PROBLEMS = 50
_LONGEST_EXCERPT = 400

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp"))
_HASH_WORD = re.compile(r"[ \t]+#\w")


class YamlDocument(Struct, frozen=True):
    """What a YAML text says. ``values`` is None where the text is empty or cannot be read; then ``problems`` say which."""

    values: Any
    spans: Mapping[Place, Span]
    keys: Mapping[Place, Span]
    problems: tuple[Problem, ...]
    path: str
    lines: tuple[str, ...]
    first_line: int = 1
    column: int = 1

    def span(self, place: Place = (), *, key: bool = False) -> Span:
        """The place of a value (of its key, with ``key``), or of the nearest value around it."""
        if key and place in self.keys:
            return self.keys[place]
        for end in range(len(place), 0, -1):
            if place[:end] in self.spans:
                return self.spans[place[:end]]
        return self.spans.get((), Span(self.path, self.first_line, self.column))

    def problem(self, code: str, level: Level, message: str, span: Span, hint: str = "") -> Problem:
        """A Problem at a place of this text, with its line."""
        number = span.line - self.first_line
        line = self.lines[number] if 0 <= number < len(self.lines) else ""
        return Problem(code, level, message, span, hint, (" " * (self.column - 1) + line)[: span.column + _LONGEST_EXCERPT])


def read_yaml(text: str, *, path: str, first_line: int = 1, column: int = 1) -> YamlDocument:
    """Read one YAML document. ``text`` begins at ``first_line`` of the file; each line was cut ``column - 1`` characters from the left."""
    ruler = Ruler(text, path, first_line, column)
    if (plain := read_pairs(text)) is None:
        return _Composer(text, ruler).document()
    values, spans, keys = plain
    return YamlDocument(values, Spans(ruler, spans), Spans(ruler, keys), (), path, tuple(text.split("\n")), first_line, column)


class _Open(Struct):
    """A list or mapping whose end has not come yet."""

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
    value: Any
    nodes: int
    height: int


class _Composer(Struct):
    text: str
    ruler: Ruler
    spans: dict[Place, Stretch] = field(default_factory=dict)
    keys: dict[Place, Stretch] = field(default_factory=dict)
    problems: list[tuple[str, Level, str, Span, str]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, _Anchored | None] = field(default_factory=dict)
    nodes: int = 0
    root: Any = None
    documents: int = 0

    def document(self) -> YamlDocument:
        ruler, lines = self.ruler, tuple(self.text.split("\n"))
        self._look_for_unreadable()
        self.text = readable(self.text)
        values = self._compose()
        spans, keys = Spans(ruler, self.spans), Spans(ruler, self.keys)
        document = YamlDocument(values, spans, keys, (), ruler.path, lines, ruler.first_line, ruler.column)
        return replace(document, problems=tuple(document.problem(*one) for one in self.problems)) if self.problems else document

    def _look_for_unreadable(self) -> None:
        for match in UNREADABLE.finditer(self.text):
            message = f"{character(match[0])} stands here, which cannot be shown"
            self._error("yaml/control-character", message, match.start(), 1, "delete it and type the text anew")
            if len(self.problems) >= MOST_PROBLEMS:
                break

    def _compose(self) -> Any:
        loader = None
        try:
            loader = _Loader(self.text)
            while event := loader.get_event():
                if not self._take(event):
                    return None
        except yaml.MarkedYAMLError as error:
            code, message, index, hint = error_texts.explain(self.text, error)
            self._error(code, message, index, 1, hint)
            return None
        except (yaml.YAMLError, ValueError, OverflowError):
            self._error("yaml/syntax", "this cannot be read as YAML", 0, 1, error_texts.GENERAL)
            return None
        finally:
            if loader is not None:
                loader.dispose()
        return self.root

    def _take(self, event: Any) -> bool:
        """Take in one event; False ends the reading."""
        if isinstance(event, yaml.ScalarEvent):
            return self._count(event, 1, 0) and self._scalar(event)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._error(
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
            self._at(event, *error_texts.TOO_DEEP)
            return False
        if self.nodes > MOST_NODES:
            self._at(
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
        if event.style == '"' and (bad := UNREADABLE.search(value)):
            name = character(bad[0])
            self._at(event, "yaml/control-character", f"this text holds {name}, written as an escape", "leave the escape out")
            value = type(value)(UNREADABLE.sub("\ufffd", value))
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._key(top, value, event)
            return True
        if type(value) is str and _HASH_WORD.match(self.text, event.end_mark.index):
            self._hash(event)
        self._keep(value, self._stretch(event))
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, 1, 0)
        return True

    def _hash(self, event: Any) -> None:
        at = self.text.index("#", event.end_mark.index)
        word = re.match(r"#\S*", self.text[at : at + 80])
        shown = word[0] if word else "#"
        span = self.ruler.place(at, len(shown))
        message = f"{shown} and what follows on this line is left out: # after a blank begins a note"
        self.problems.append(("yaml/hash", "warning", message, span, "put the whole value in quotes, or a blank after the #"))

    def _key(self, top: _Open, name: str, event: Any) -> None:
        name = str(name)
        place = (*top.place, name)
        top.key, top.skip = name, name in top.value
        if top.skip and place in self.keys:
            span = self._span(event)
            message = f'"{name}" is given twice, in lines {self.ruler.place(*self.keys[place]).line} and {span.line}'
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
                self._at(event, "yaml/alias", f"*{name} stands for a value that it is itself a part of", "write the value out")
            else:
                self._at(
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
            _Open(place, value, self.nodes - 1, event.anchor, is_key, muted=muted, flow=bool(event.flow_style), start=self._start(event))
        )
        return True

    def _end(self, event: Any) -> None:
        done = self.stack.pop()
        if done.flow and not done.muted:
            self.spans[done.place] = (done.start, event.end_mark.index - done.start)
        top = self.stack[-1] if self.stack else None
        if done.anchor:
            self.anchors[done.anchor] = _Anchored(done.value, self.nodes - done.before, done.height)
        if top is None:
            self.root = done.value
            return
        top.height = max(top.height, done.height + 1)
        if done.is_key:
            top.key, top.skip = "", True
            return
        self._store(top, done.value)

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

    def _store(self, top: _Open, value: Any) -> None:
        if isinstance(top.value, list):
            top.value.append(value)
            return
        if not top.skip and top.key is not None:
            top.value[top.key] = value
        top.key, top.skip = None, False

    def _step(self, top: _Open) -> str | int:
        return len(top.value) if isinstance(top.value, list) else top.key or ""

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!" and event.tag not in _CORE_TAGS:
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")[:60]
            self._at(
                event,
                "yaml/tag",
                f"the tag {shown} is not understood: values are plain text, lists and keys",
                "remove it, or put the text in quotes",
            )

    def _complex_key(self, event: Any) -> None:
        hint = "put the whole value in quotes if the braces or brackets belong to the text"
        self._at(event, "yaml/complex-key", "a name is expected here, and this is a list, a mapping or a reference", hint)

    def _at(self, event: Any, code: str, message: str, hint: str) -> None:
        self.problems.append((code, "error", message, self._span(event), hint))

    def _error(self, code: str, message: str, index: int, length: int, hint: str) -> None:
        self.problems.append((code, "error", message, self.ruler.place(index, length), hint))

    @staticmethod
    def _start(event: Any) -> int:
        return int(event.start_mark.index)

    @staticmethod
    def _stretch(event: Any) -> Stretch:
        start: int = event.start_mark.index
        return start, max(1, event.end_mark.index - start)

    def _span(self, event: Any) -> Span:
        return self.ruler.place(*self._stretch(event))
