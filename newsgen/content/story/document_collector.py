"""The collector of problems and references of one YAML document: front matter, site.yaml or a data file.

The functions that read the parts of a document do not know of each other; each gets the same collector and adds to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from newsgen.content.positioned_yaml.parser import YamlDocument
from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.schema.validate import nearest_name
from newsgen.diagnostics.collector import ProblemCollector
from newsgen.diagnostics.problem import Level, Problem, Span
from newsgen.model.article import Reference

_MOST_SEARCHES = 10
"""Searches for a nearest name in one document."""


class DocumentCollector(Struct):
    """Collects the problems and references of one document, in the order found. ``place`` is always a place of this document.

    ``searches`` counts the searches for nearest names. ``prefix`` and ``part_keys`` are set by ``for_part``.
    """

    document: YamlDocument
    problems: ProblemCollector = field(default_factory=ProblemCollector)
    references: list[Reference] = field(default_factory=list)
    searches: int = 0
    prefix: Place = ()
    part_keys: frozenset[str] = frozenset()
    """The keys that stand below ``prefix`` in the document, although the function that reads the part takes them for top-level keys."""

    def error(self, code: str, message: str, place: Place, hint: str, *, key: bool = False) -> None:
        """Adds an error at a value, or with ``key`` at its key. An error holds the story back."""
        self._add(code, "error", message, self.document.span(self._in_document(place), key=key), hint)

    def warn(self, code: str, message: str, place: Place, hint: str, *, key: bool = False) -> None:
        """Adds a warning at a value, or with ``key`` at its key: something an editor should look at."""
        self._add(code, "warning", message, self.document.span(self._in_document(place), key=key), hint)

    def file_error(self, code: str, message: str, hint: str) -> None:
        """Adds an error in the file's name or folder. It belongs to no line, and is shown at the first one."""
        self.problems.add(Problem(code, "error", message, Span(self.document.path), hint))

    def nearest(self, name: str, known: Iterable[str]) -> str | None:
        """Returns the nearest known name; None if none is near, and after 10 searches: each takes a while among thousands of names."""
        self.searches += 1
        return nearest_name(name, known) if self.searches <= _MOST_SEARCHES else None

    def is_given(self, place: Place) -> bool:
        """Returns whether the document has a value at this place: whether the editor wrote the key."""
        return self._in_document(place) in self.document.spans

    def refer(self, kind: Literal["link", "picture", "related"], path: str, written: str, place: Place, focus: str = "") -> None:
        """Adds a reference: the value at ``place``, where the editor wrote ``written``, names the file ``path``."""
        span = self.document.span(place)
        excerpt = self.document.problem("", "warning", "", span).excerpt
        self.references.append(
            Reference(kind=kind, path=path, text=written, line=span.line, column=span.column, excerpt=excerpt, focus=focus)
        )

    def for_part(self, prefix: Place, keys: Iterable[str]) -> DocumentCollector:
        """Returns a collector for a part of the document, which adds to the same lists.

        ``keys`` of the part stand below ``prefix``; all other keys are top-level keys of the document.
        """
        return replace(self, prefix=prefix, part_keys=frozenset(keys))

    def _in_document(self, place: Place) -> Place:
        """Returns the place in the document of a place in the part."""
        return (*self.prefix, *place) if place and place[0] in self.part_keys else place

    def _add(self, code: str, level: Level, message: str, span: Span, hint: str) -> None:
        self.problems.add(self.document.problem(code, level, message, span, hint))
