"""What is wrong with one file, noted as its parts are read.

A file of its own because each reader of a part notes Problems at places of the same document, and none should know the others.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from newsgen.content.positioned_yaml.parser import YamlDocument
from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.schema.validate import close_to
from newsgen.diagnostics.problem import Level, Problem, Span
from newsgen.model.article import Reference

_MOST_SEARCHES = 10


class DocumentCollector(Struct):
    """Problems and references of one document, in the order found."""

    document: YamlDocument
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    asked: int = 0
    prefix: Place = ()
    own: frozenset[str] = frozenset()
    """The keys that stand below ``prefix`` in the document, though the reader of a part takes them for top ones."""

    def error(self, code: str, message: str, place: Place, hint: str, *, key: bool = False) -> None:
        """Note a fault; the story is held back."""
        self._note(code, "error", message, self.document.span(self._at(place), key=key), hint)

    def warn(self, code: str, message: str, place: Place, hint: str, *, key: bool = False) -> None:
        """Note something an editor should look at."""
        self._note(code, "warning", message, self.document.span(self._at(place), key=key), hint)

    def about_file(self, code: str, message: str, hint: str) -> None:
        """Note a fault of the file's name or folder: it has no line, so the first one stands for it."""
        self.problems.append(Problem(code, "error", message, Span(self.document.path), hint))

    def nearest(self, name: str, known: Iterable[str]) -> str | None:
        """The nearest known name, for the first few that are unknown: among thousands of names each search takes a while."""
        self.asked += 1
        return close_to(name, known) if self.asked <= _MOST_SEARCHES else None

    def given(self, place: Place) -> bool:
        """Whether the editor wrote this key."""
        return self._at(place) in self.document.spans

    def below(self, prefix: Place, own: Iterable[str]) -> DocumentCollector:
        """The same notebook for a part whose own keys stand deeper in the document, and whose others are the document's."""
        return replace(self, prefix=prefix, own=frozenset(own))

    def _at(self, place: Place) -> Place:
        return (*self.prefix, *place) if place and place[0] in self.own else place

    def _note(self, code: str, level: Level, message: str, span: Span, hint: str) -> None:
        self.problems.append(self.document.problem(code, level, message, span, hint))
