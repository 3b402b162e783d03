"""Bytes to text: UTF-8, one kind of line end, no NUL, a bounded size.

A file of its own because stories, site.yaml and data files come in the same way and may be wrong in the same ways.
"""

from __future__ import annotations

import codecs

from msgspec import Struct

from newsgen.diagnostics.problem import Problem, Span

MOST_BYTES = 2_000_000
"""The largest story or data file, in bytes. A long book has fewer."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class SourceFile(Struct, frozen=True):
    """A file as found: its path from the site's root, its bytes and their digest."""

    path: str
    data: bytes
    digest: str = ""


def read_text(data: bytes, path: str, most: int = MOST_BYTES) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, a line feed at every line's end, or what keeps it from being text."""
    if len(data) > most:
        message = f"the file has more than {most:,} bytes, and no more are read"
        return "", (Problem("file/too-large", "error", message, Span(path), "split the text, or put the data into a file to download"),)
    if data.startswith(_UTF16):
        hint = "save it as UTF-8: in most editors, Save As and the encoding UTF-8"
        return "", (Problem("file/utf-16", "error", "the file is saved as UTF-16, which is not read", Span(path), hint),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", (_undecodable(data, error, path),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return "", (_nul(text, path),)
    return text, ()


def _undecodable(data: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    head = before.rpartition("\n")[2]
    tail = data[error.start : error.start + 200].split(b"\n")[0].split(b"\r")[0].decode("utf-8", "replace")
    hint = "save it as UTF-8: in most editors, Save As and the encoding UTF-8"
    return Problem("file/not-utf8", "error", "a character here is not UTF-8", Span(path, line, len(head) + 1), hint, head + tail)


def _nul(text: str, path: str) -> Problem:
    at = text.index("\0")
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    span = Span(path, text.count("\n", 0, at) + 1, at - start + 1)
    hint = "delete it; if the file is full of them it is UTF-16, or no text at all: save it as UTF-8"
    return Problem("file/nul", "error", "a NUL character stands here, which no text has", span, hint, line[:400])
