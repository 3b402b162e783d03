"""Finds SVG files that would run something in a reader's browser, or load something from elsewhere.

An SVG that is opened by its own address is a document with the rights of the site, and no picture. It is refused and not cleaned, because
drawings are served byte for byte. Expat parses it, and expands no entity: a file that declares one is refused at the declaration.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from newsgen.diagnostics.problem import Problem, Span

_ACTIVE_ELEMENTS = frozenset(
    {"script", "handler", "listener", "iframe", "object", "embed", "audio", "video", "link", "meta", "base", "form"}
)
_ADDRESS_ATTRIBUTES = frozenset({"href", "src", "srcdoc", "action", "formaction", "data", "from", "to", "by", "values"})
_ACTIVE_SCHEMES = ("javascript:", "vbscript:", "data:text", "data:application", "data:image/svg")
_HINT = "save it from the drawing program as plain SVG, or as PNG; until then it is not on the site"


class _ActiveContent(Exception):  # no error: expat can be left early only by an exception
    """Raised for the first thing that must not be served, with its name."""


def svg_problems(data: bytes, path: str) -> tuple[Problem, ...]:
    """Returns the first problem of a drawing that holds something active or is no XML; nothing for one that may be served."""
    parser = expat.ParserCreate()

    def stop(name: str) -> None:
        raise _ActiveContent(name)

    parser.StartElementHandler = _element_handler(stop)
    parser.EntityDeclHandler = lambda *_: stop("a declaration of an entity")
    parser.ProcessingInstructionHandler = lambda target, _: stop("a style sheet") if target == "xml-stylesheet" else None
    try:
        parser.Parse(data, True)
    except _ActiveContent as name:
        message = f"the drawing holds {name}, which would run or load something in readers' browsers"
        span = Span(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        return (Problem("image/active-drawing", "error", message, span, _HINT, _line(data, parser.CurrentLineNumber)),)
    except expat.ExpatError as error:
        message = f"the file is no SVG that a browser can read: {expat.ErrorString(error.code)}"
        span = Span(path, error.lineno, error.offset + 1)
        return (Problem("image/not-a-picture", "error", message, span, "save it anew", _line(data, error.lineno)),)
    return ()


def _element_handler(stop: Callable[[str], None]) -> Callable[[str, dict[str, str]], None]:
    """Returns a handler for the start of elements. It calls ``stop`` for an active element or attribute."""

    def handle(name: str, attributes: dict[str, str]) -> None:
        if _local_name(name) in _ACTIVE_ELEMENTS:
            stop(f"<{name[:40]}>")
        for key, value in attributes.items():
            folded = "".join(c for c in value if c > " ").lower()  # browsers ignore blanks and control characters in a scheme
            if _local_name(key).startswith("on"):
                stop(f"the attribute {key[:40]}")
            if _local_name(key) in _ADDRESS_ATTRIBUTES and any(scheme in folded for scheme in _ACTIVE_SCHEMES):
                stop(f"an address that runs something, in {key[:40]}")

    return handle


def _local_name(name: str) -> str:
    """Returns a name without its namespace's prefix, in lower case."""
    return name.rpartition(":")[2].lower()


def _line(data: bytes, number: int) -> str:
    """Returns a line's text, at most 400 characters; the first line has the number 1."""
    lines = data.split(b"\n")
    return lines[number - 1].decode("utf-8", "replace")[:400] if 0 < number <= len(lines) else ""
