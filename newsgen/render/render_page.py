"""Renders a page: asks its questions, and makes segments of the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from jinja2 import Environment, TemplateError, TemplateSyntaxError

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem, Span
from newsgen.model.fields import field_names
from newsgen.model.page import Copy, Page, PageKind, Rendered, Segment, Slot
from newsgen.render.environment import Slots
from newsgen.render.recorder import Answering, Recorder

if TYPE_CHECKING:
    from traceback import FrameSummary

_TEMPLATE_SUFFIXES = (".html", ".xml", ".txt", ".json")


def render_to_segments(page: Page, kind: PageKind, environment: Callable[[str], tuple[Environment, Slots]], answers: Answering) -> Rendered:
    """Asks the page's questions and renders the answers with its template, in the environment of the page's language.

    Raises NewsgenError where the template fails: that is the theme's fault, not a story's, so the build ends.
    """
    recorder = Recorder(answers)
    context = kind.view(recorder, page.key)
    segments: tuple[Segment, ...]
    if isinstance(context, Copy):
        segments = (context,)
    elif kind.template is None:
        segments = (msgspec.json.format(msgspec.json.encode(context), indent=1).decode() + "\n",)
    else:
        frame = getattr(context, "frame", context)
        env, slots = environment(getattr(frame, "language", ""))
        pieces = slots.split(_render_template(env, kind.template, _fields(context), page))
        segments = _segments(pieces, getattr(frame, "edition", ""))
    return Rendered(page, segments, recorder.trace())


def _fields(context: object) -> dict[str, object]:
    return {name: getattr(context, name) for name in field_names(type(context))}


def _render_template(env: Environment, template: str, context: Mapping[str, object], page: Page) -> str:
    try:
        return env.get_template(template).render(context)
    except Exception as error:  # a template of the user's or a filter of a plugin may raise anything; its author must mend it
        raise NewsgenError(_template_problem(error, template, page)) from error


def _template_problem(error: Exception, template: str, page: Page) -> Problem:
    line, name = 1, template
    if isinstance(error, TemplateSyntaxError):
        line, name = error.lineno, error.name or template
    else:
        frames = _template_frames(error)
        if frames:
            line, name = frames[-1].lineno or 1, _template_name(frames[-1].filename)
    cause = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    message = f"the template failed while {page.permalink} was made: {cause}"
    hint = "mend the template, or remove your copy to use the theme's; nothing was removed from the output"
    return Problem("template/failed", "error", message, Span(f"templates/{name}", line), hint, _excerpt(error, line))


def _template_name(filename: str) -> str:
    """Returns the part of a file's name below its folder ``templates``, or all of it where it has none."""
    _, separator, name = filename.replace("\\", "/").rpartition("/templates/")
    return name if separator else filename


def _excerpt(error: Exception, line: int) -> str:
    """Returns the template's line that failed; empty where it is not known."""
    if isinstance(error, TemplateSyntaxError) and error.source:
        lines = error.source.splitlines()
        return lines[line - 1] if 0 < line <= len(lines) else ""
    frames = _template_frames(error)
    return frames[-1].line or "" if frames else ""


def _template_frames(error: Exception) -> list[FrameSummary]:
    """Returns the lines of templates that led to an error; the innermost comes last."""
    from traceback import extract_tb  # noqa: PLC0415  # most builds have no template that fails

    return [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).suffix in _TEMPLATE_SUFFIXES]


def _segments(pieces: list[tuple[str, str]], edition: str) -> tuple[Segment, ...]:
    """Returns texts and slots, in order. A slot shows the fragment of the page's edition."""
    segments: list[Segment] = []
    for name, text in pieces:
        if name:
            segments.append(Slot(f"{edition}/{name}" if edition else name))
        if text:
            segments.append(text)
    return tuple(segments)
