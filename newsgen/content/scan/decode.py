"""Decodes bytes to text: UTF-8, line feeds as line ends, no NUL character, a limited size.

Stories, site.yaml and data files are all decoded here, so their problems are the same.
"""

from __future__ import annotations

import codecs

from msgspec import Struct

from newsgen.diagnostics.problem import Problem, Span

MOST_BYTES = 2_000_000
"""The size of the largest story or data file, in bytes. A long book has fewer."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class SourceFile(Struct, frozen=True):
    """A file with its path from the site's root, its bytes and their digest."""

    path: str
    data: bytes
    digest: str = ""


def read_text(data: bytes, path: str, most: int = MOST_BYTES) -> tuple[str, tuple[Problem, ...]]:
    """Returns the text of a file with line feeds as line ends. If it has over ``most`` bytes or is no text: an empty text and a Problem."""
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
    """Returns the problem of a byte that is not UTF-8, at its line and column."""
    before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line_number = before.count("\n") + 1
    line_head = before.rpartition("\n")[2]
    line_tail = data[error.start : error.start + 200].split(b"\n")[0].split(b"\r")[0].decode("utf-8", "replace")
    hint = "save it as UTF-8: in most editors, Save As and the encoding UTF-8"
    return Problem(
        "file/not-utf8", "error", "a character here is not UTF-8", Span(path, line_number, len(line_head) + 1), hint, line_head + line_tail
    )


def _nul(text: str, path: str) -> Problem:
    """Returns the problem of the first NUL character, at its line and column."""
    index = text.index("\0")
    start, end = text.rfind("\n", 0, index) + 1, text.find("\n", index)
    line = text[start : end if end >= 0 else len(text)]
    span = Span(path, text.count("\n", 0, index) + 1, index - start + 1)
    hint = "delete it; if the file is full of them it is UTF-16, or no text at all: save it as UTF-8"
    return Problem("file/nul", "error", "a NUL character stands here, which no text has", span, hint, line[:400])
