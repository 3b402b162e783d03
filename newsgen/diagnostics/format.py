"""Problems in the form that was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.diagnostics.problem import Problem, by_place


def format_problems(problems: Sequence[Problem], form: str) -> str:
    """Returns all problems, sorted by place, as ``text``, ``github`` annotations or ``json``; an empty text for none, as JSON ``[]``."""
    ordered = sorted(problems, key=by_place)
    if form == "json":
        from newsgen.diagnostics.format_json import format_json  # noqa: PLC0415  # one of three is needed

        return format_json(ordered)
    if form == "github":
        from newsgen.diagnostics.format_github import format_github  # noqa: PLC0415

        return format_github(ordered)
    from newsgen.diagnostics.format_text import format_text  # noqa: PLC0415

    return format_text(ordered)
