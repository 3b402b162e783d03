"""SVG files that would run something in a reader's browser, or load something from elsewhere.

A file of its own because an SVG is a document and not a picture once it is opened by its own address, with the rights of the site. It
is not cleaned but refused, since drawings go out byte for byte. Read by expat, which expands no entity here: a file that declares any is
refused at its declaration.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from newsgen.diagnostics.problem import Problem, Span

_RUNNING = frozenset({"script", "handler", "listener", "iframe", "object", "embed", "audio", "video", "link", "meta", "base", "form"})
_ADDRESSES = frozenset({"href", "src", "srcdoc", "action", "formaction", "data", "from", "to", "by", "values"})
_SCHEMES = ("javascript:", "vbscript:", "data:text", "data:application", "data:image/svg")
_HINT = "save it from the drawing program as plain SVG, or as PNG; until then it is not on the site"


class _Finding(Exception):  # no error, and no name of one: the way out of the parser
    """The first thing that must not be served."""


def active(data: bytes, path: str) -> tuple[Problem, ...]:
    """A Problem where the drawing holds what it may not, or is none."""
    parser = expat.ParserCreate()

    def stop(what: str) -> None:
        raise _Finding(what)

    parser.StartElementHandler = _look(stop)
    parser.EntityDeclHandler = lambda *_: stop("a declaration of an entity")
    parser.ProcessingInstructionHandler = lambda target, _: stop("a style sheet") if target == "xml-stylesheet" else None
    try:
        parser.Parse(data, True)
    except _Finding as found:
        message = f"the drawing holds {found}, which would run or load something in readers' browsers"
        span = Span(path, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        return (Problem("image/active-drawing", "error", message, span, _HINT, _line(data, parser.CurrentLineNumber)),)
    except expat.ExpatError as error:
        message = f"the file is no SVG that a browser can read: {expat.ErrorString(error.code)}"
        span = Span(path, error.lineno, error.offset + 1)
        return (Problem("image/not-a-picture", "error", message, span, "save it anew", _line(data, error.lineno)),)
    return ()


def _look(stop: Callable[[str], None]) -> Callable[[str, dict[str, str]], None]:
    def look(name: str, attributes: dict[str, str]) -> None:
        if _local(name) in _RUNNING:
            stop(f"<{name[:40]}>")
        for key, value in attributes.items():
            folded = "".join(c for c in value if c > " ").lower()
            if _local(key).startswith("on"):
                stop(f"the attribute {key[:40]}")
            if _local(key) in _ADDRESSES and any(scheme in folded for scheme in _SCHEMES):
                stop(f"an address that runs something, in {key[:40]}")

    return look


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _line(data: bytes, number: int) -> str:
    lines = data.split(b"\n")
    return lines[number - 1].decode("utf-8", "replace")[:400] if 0 < number <= len(lines) else ""
