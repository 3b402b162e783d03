"""Problems as annotations of GitHub Actions (its documentation: "Workflow commands for GitHub Actions")."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.diagnostics.problem import Problem


def format_github(problems: Sequence[Problem]) -> str:
    """Returns one annotation a line, in the order of the problems; an empty text for none."""
    return "\n".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions; property values escape more than the message does."""
    span = problem.place
    message = problem.message + (f"\nhint: {problem.hint}" if problem.hint else "")
    place = f"file={_property(span.path)},line={span.line},col={span.column},endColumn={span.column + span.length}"
    return f"::{problem.level} {place},title={_property(problem.code)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
