"""How a language is written: its marks, and the parser of its Markdown, which is not loaded before a text needs it.

A file of its own because building a parser takes a thousand times longer than looking one up, and because site.yaml may name further
extensions, any of which may be missing or broken.
"""

from __future__ import annotations

import threading
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from newsgen.content.body.block_scanner import CARRIER
from newsgen.content.body.fast.inline import RELEASE, PlainQuotes
from newsgen.content.typography.quotation_marks import typography

if TYPE_CHECKING:
    from newsgen.content.body.python_markdown import Parser

_KEPT = 16
"""Converters kept ready in each thread; a site has one for each language it is written in."""


class LanguageParser:
    """A converter for one language and one list of further extensions."""

    def __init__(self, language: str, extensions: tuple[str, ...]) -> None:
        self._language = language
        self._extensions = extensions
        marks = typography(language)
        plain = PlainQuotes({'"': marks.opening, "'": "‘"}, {'"': marks.closing, "'": "’"}, {"---": "—", "--": "–", "...": "…"})
        self.marks = None if extensions or not version("markdown").startswith(f"{RELEASE}.") else plain
        """The marks of the language, for text that is set without the parser; None where it must see all."""

    @cached_property
    def parser(self) -> Parser:
        """The parser. Raises what a broken extension raises."""
        from newsgen.content.body.python_markdown import Parser  # noqa: PLC0415  # few builds with one edit need it

        return Parser(self._language, self._extensions)

    @property
    def blocks(self) -> frozenset[str]:
        """The names of blocks that further extensions brought. Raises what a broken one raises."""
        return self.parser.blocks - {CARRIER} if self._extensions else frozenset()


_ready = threading.local()


def parser_for(language: str, extensions: tuple[str, ...]) -> LanguageParser:
    """The converter for a language and further extensions, made once for each thread."""
    known: dict[tuple[str, tuple[str, ...]], LanguageParser] = _ready.__dict__.setdefault("dialects", {})
    key = (language, extensions)
    if key not in known:
        if len(known) >= _KEPT:
            known.clear()
        known[key] = LanguageParser(language, extensions)
    return known[key]


def drop_parsers() -> None:
    """Drop this thread's converters: one that failed halfway may remember the text it failed on."""
    _ready.__dict__.pop("dialects", None)


def extension_fault(name: str) -> str:
    """Why a Markdown extension that site.yaml names cannot be used, in an editor's words; empty where it can."""
    from markdown import Markdown  # noqa: PLC0415  # only sites that name extensions need it here

    try:
        Markdown(extensions=[name])
    except ImportError:
        return f'the Markdown extension "{name}" is not installed'
    except Exception as error:  # noqa: BLE001 - an extension is other people's code, and may fail in any way
        return f'the Markdown extension "{name}" cannot be used: {type(error).__name__}: {error}'
    return ""
