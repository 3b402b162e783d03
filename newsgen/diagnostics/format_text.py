"""Problems as text for people: place, message, source line with a caret, hint."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from newsgen.diagnostics.problem import Problem


def format_text(problems: Sequence[Problem]) -> str:
    """Returns the problems in their order, with a blank line between them; an empty text for none."""
    return "\n\n".join(_framed(problem) for problem in problems)


def _framed(problem: Problem) -> str:
    span = problem.place
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
