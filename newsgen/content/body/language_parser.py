"""The Markdown parser of each language, built when a text first needs it and then reused, and the language's quotation marks.

Building a parser takes a thousand times longer than looking one up. site.yaml may name further extensions, any of which may be missing
or broken.
"""

from __future__ import annotations

import threading
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from newsgen.content import fast_paths
from newsgen.content.body.block_scanner import CARRIER
from newsgen.content.body.fast import KNOWN_RELEASE, PlainQuotes
from newsgen.content.typography.quotation_marks import typography

if TYPE_CHECKING:
    from newsgen.content.body.python_markdown import Parser

_MAX_CACHED = 16
"""How many parsers are kept in each thread; a site needs one for each language it is written in."""


class LanguageParser:
    """The parser and the quotation marks for one language and one list of further extensions."""

    def __init__(self, language: str, extensions: tuple[str, ...]) -> None:
        self._language = language
        self._extensions = extensions
        conventions = typography(language)
        quotes = PlainQuotes(
            {'"': conventions.opening, "'": "‘"}, {'"': conventions.closing, "'": "’"}, {"---": "—", "--": "–", "...": "…"}
        )
        self.quotes = None if extensions or not version("markdown").startswith(f"{KNOWN_RELEASE}.") else quotes
        """The quotation marks, for text that skips the parser; None if the parser has to see the whole text."""

    @cached_property
    def parser(self) -> Parser:
        """The parser, built at first use. Raises what a broken extension raises."""
        from newsgen.content.body.python_markdown import Parser  # noqa: PLC0415  # few builds with one edit need it

        return Parser(self._language, self._extensions, quick=fast_paths.ENABLED)

    @property
    def extension_blocks(self) -> frozenset[str]:
        """The names of the blocks that further extensions bring. Raises what a broken extension raises."""
        return self.parser.block_names - {CARRIER} if self._extensions else frozenset()


_parsers = threading.local()


def parser_for(language: str, extensions: tuple[str, ...]) -> LanguageParser:
    """Returns the parser for a language and further extensions; it is built once in each thread."""
    cached: dict[tuple[str, tuple[str, ...]], LanguageParser] = _parsers.__dict__.setdefault("by_language", {})
    key = (language, extensions)
    if key not in cached:
        if len(cached) >= _MAX_CACHED:
            cached.clear()
        cached[key] = LanguageParser(language, extensions)
    return cached[key]


def drop_parsers() -> None:
    """Drops this thread's parsers: one that failed halfway may still hold state of the text on which it failed."""
    _parsers.__dict__.pop("by_language", None)


def extension_fault(name: str) -> str:
    """Returns why a Markdown extension that site.yaml names cannot be used, in words for an editor; empty if it can."""
    from markdown import Markdown  # noqa: PLC0415  # only sites that name extensions need it here

    try:
        Markdown(extensions=[name])
    except ImportError:
        return f'the Markdown extension "{name}" is not installed'
    except Exception as error:  # noqa: BLE001 - an extension is other people's code, and may fail in any way
        return f'the Markdown extension "{name}" cannot be used: {type(error).__name__}: {error}'
    return ""
