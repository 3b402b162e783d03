"""What can go wrong, as values an editor can act on.

A module of its own, on the lowest floor, because every room reports problems and none may know how another reports.

    Problem            a fault or a warning: code, level, message, where, what to do
    NewsgenError       a build cannot go on; carries its Problems
      Refused          what was asked for is not done (lock, foreign output folder, a disk that is full)
"""

from __future__ import annotations

import errno
import json
import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct, to_builtins
from msgspec.structs import replace

Level = Literal["error", "warning"]


class Span(Struct, frozen=True, order=True):
    """A stretch of one source line. ``line`` and ``column`` count from 1, ``length`` in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


class Problem(Struct, frozen=True):
    """One thing an editor should know, complete enough to print in another process.

    ``code`` is ``area/what`` and is documented in docs/problems.md. ``excerpt`` is the source line that ``span`` points into.
    """

    code: str
    level: Level
    message: str
    span: Span
    hint: str = ""
    excerpt: str = ""


class NewsgenError(Exception):
    """The build cannot go on; ``problems`` say why. The output is as the last complete build left it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        return format_problems(self.problems, "text")


class Refused(NewsgenError):
    """The lock is taken, or a folder is not ours to write, or cannot be written."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name closest in spelling, or None when nothing is close."""
    from difflib import get_close_matches  # noqa: PLC0415  # most builds find no slip

    by_folded = {one.casefold(): one for one in sorted(known, reverse=True)}
    found = get_close_matches(name.casefold(), sorted(by_folded), n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def relevel(problems: Iterable[Problem], levels: dict[str, str]) -> list[Problem]:
    """Apply site.yaml's ``check.levels``: a level per code, or ``ignore``. Errors keep holding their story back."""
    kept = []
    for problem in problems:
        level = levels.get(problem.code, problem.level)
        if level != "ignore":
            kept.append(replace(problem, level="error" if level == "error" else "warning"))
    return kept


def format_problems(problems: Sequence[Problem], form: str) -> str:
    """All problems, sorted by place, as ``text``, ``github`` annotations or ``json``; empty text for none."""
    ordered = sorted(problems, key=lambda p: (p.span, p.code, p.message))
    if form == "json":
        return json.dumps(to_builtins(ordered), ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_annotation(problem) for problem in ordered)
    return "\n\n".join(_framed(problem) for problem in ordered)


def _framed(problem: Problem) -> str:
    span = problem.span
    lines = [f"{span.path}:{span.line}:{span.column}  {problem.level}  {problem.code}"]
    lines += [f"  {line}" for line in problem.message.splitlines()]
    if problem.excerpt:
        number = f"{span.line:>5}"
        shown, column = _window(problem.excerpt, span.column)
        caret = "^" * max(1, min(span.length, len(shown) - column + 1))
        lines.append(f"{number} │ {shown}")
        lines.append(f"{'':>5} │ {_padding(shown[: column - 1])}{caret}")
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    return "\n".join(lines)


def _window(line: str, column: int, width: int = 120) -> tuple[str, int]:
    """A stretch of a long line that holds the column, free of control characters, and the column in it."""
    clean = "".join("\N{REPLACEMENT CHARACTER}" if _invisible(c) else c for c in line)
    if len(clean) <= width:
        return clean, column
    start = max(0, column - 1 - width // 2)
    return clean[start : start + width], column - start


def _invisible(character: str) -> bool:
    return character != "\t" and unicodedata.category(character) in {"Cc", "Cs"}


def _padding(text: str) -> str:
    """Blanks as wide as ``text`` on a terminal: tabs stay, wide characters count twice, marks not at all."""
    cells = []
    for character in text:
        if character == "\t":
            cells.append("\t")
        elif unicodedata.combining(character):
            continue
        else:
            cells.append("  " if unicodedata.east_asian_width(character) in "WF" else " ")
    return "".join(cells)


def _annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions; property values escape more than the message does."""
    span = problem.span
    message = problem.message + (f"\nhint: {problem.hint}" if problem.hint else "")
    place = f"file={_property(span.path)},line={span.line},col={span.column},endColumn={span.column + span.length}"
    return f"::{problem.level} {place},title={_property(problem.code)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_AT_OWNERS = "look at who owns the file and its folder: perhaps another user built this site before"
_REMEDIES = {
    errno.ENOSPC: "make room on the disk, and build again: what was finished is kept",
    errno.EACCES: _AT_OWNERS,
    errno.EPERM: _AT_OWNERS,
    errno.EROFS: "name a folder that can be written to with --output",
}


def refused_by_system(error: Exception, site: Path) -> Problem:
    """What the system said no to, and what helps. A file that was being written, and a database, give no name."""
    name, said = getattr(error, "filename", None), getattr(error, "strerror", None) or str(error)
    number = errno.ENOSPC if "disk is full" in said else getattr(error, "errno", None)
    file = Path(os.fsdecode(name)) if name else None
    shown = "the output or the cache" if file is None else file.relative_to(site) if file.is_relative_to(site) else file
    hint = _REMEDIES.get(
        number or 0, "look at the folder, its permissions and the room on its disk, and build again: what was finished is kept"
    )
    return Problem("build/denied", "error", f"{shown}: {said}", Span("site.yaml"), hint)
