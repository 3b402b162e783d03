"""From a page's answers to its segments."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from jinja2 import Environment, TemplateError, TemplateSyntaxError

from newsgen.diagnostics.problem import NewsgenError, Problem, Span
from newsgen.model.fields import field_names
from newsgen.model.page import Copy, Page, PageKind, Rendered, Segment, Slot
from newsgen.render.environment import Slots
from newsgen.render.recorder import Answering, Recorder


def render(page: Page, kind: PageKind, environment: Callable[[str], tuple[Environment, Slots]], answers: Answering) -> Rendered:
    """Ask the page's questions and put the answers through its template, in the environment of the page's language.

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
        pieces = slots.split(_through(env, kind.template, _fields(context), page))
        segments = _segments(pieces, getattr(frame, "edition", ""))
    return Rendered(page, segments, recorder.trace())


def _fields(context: object) -> dict[str, object]:
    return {name: getattr(context, name) for name in field_names(type(context))}


def _through(env: Environment, template: str, context: Mapping[str, object], page: Page) -> str:
    try:
        return env.get_template(template).render(context)
    except Exception as error:  # whatever a template of the user's or a filter of a plugin raises is theirs to mend
        raise NewsgenError(_template_problem(error, template, page)) from error


def _template_problem(error: Exception, template: str, page: Page) -> Problem:
    line, name = 1, template
    if isinstance(error, TemplateSyntaxError):
        line, name = error.lineno, error.name or template
    else:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).suffix in (".html", ".xml", ".txt", ".json")]
        if frames:
            line, name = frames[-1].lineno or 1, _short(frames[-1].filename)
    what = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    message = f"the template failed while {page.permalink} was made: {what}"
    hint = "mend the template, or remove your copy to use the theme's; nothing was removed from the output"
    return Problem("template/failed", "error", message, Span(f"templates/{name}", line), hint, _excerpt(error, line))


def _short(filename: str) -> str:
    _, found, rest = filename.replace("\\", "/").rpartition("/templates/")
    return rest if found else filename


def _excerpt(error: Exception, line: int) -> str:
    if isinstance(error, TemplateSyntaxError) and error.source:
        lines = error.source.splitlines()
        return lines[line - 1] if 0 < line <= len(lines) else ""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).suffix in (".html", ".xml", ".txt", ".json"):
            return frame.line or ""
    return ""


def _segments(pieces: list[tuple[str, str]], edition: str) -> tuple[Segment, ...]:
    """Text and slots; a slot shows the fragment of the page's edition."""
    segments: list[Segment] = []
    for name, text in pieces:
        if name:
            segments.append(Slot(f"{edition}/{name}" if edition else name))
        if text:
            segments.append(text)
    return tuple(segments)
