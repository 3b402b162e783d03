"""Splits a Markdown file at its fences into front matter and body, and reads the front matter as YAML.

Nothing here knows which keys there are.

    ---
    title: The bridge is open
    ---
    The body begins in line 4.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from newsgen.content.positioned_yaml.fences import closing_fence, is_opening_fence
from newsgen.content.positioned_yaml.parser import YamlDocument, read_yaml
from newsgen.diagnostics.problem import Problem, Span

_SHAPE = 'begin the file with a line "---", then key: value lines, then a line "---"'


class FrontMatter(Struct, frozen=True):
    """The two parts of a file. ``document`` holds the values with their places and problems; ``body_line`` is the body's first line.

    If the front matter cannot be read, ``document.values`` is None and ``document.problems`` say why.
    """

    document: YamlDocument
    body: str
    body_line: int


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Splits the text of the file ``path`` at its fences and reads the YAML between them. Problems are in ``document``."""
    lines = text.split("\n")
    if not is_opening_fence(lines[0]):
        return _without_fence(text, lines, path)
    close = closing_fence(lines)
    if close is None:
        hint = f'put a line "---" {_likely_end(lines)}'
        return _refused(
            lines, "front-matter/unclosed-fence", 'the front matter begins here and no "---" ends it', Span(path, 1, 1, 3), hint
        )
    document = read_yaml("\n".join(lines[1:close]), path=path, first_line=2)
    if document.values is None and not document.problems:
        document = replace(document, values={})
    elif document.values is not None and not isinstance(document.values, dict):
        problem = document.problem(
            "front-matter/not-keys", "error", "the front matter is not made of key: value lines", Span(path, 2), _SHAPE
        )
        document = replace(document, values=None, problems=(*document.problems, problem))
    return FrontMatter(document, "\n".join(lines[close + 1 :]), close + 2)


def _without_fence(text: str, lines: list[str], path: str) -> FrontMatter:
    """Returns the result for a file whose first line is no fence, with a problem that says what stands there instead."""
    if not text.strip():
        return _refused(lines, "front-matter/empty", "the file is empty", Span(path), _SHAPE)
    first = lines[0].strip()
    if first.startswith("+++"):
        hint = 'write it as YAML: "---" instead of "+++", and key: value instead of key = value'
        return _refused(lines, "front-matter/missing-fence", "the front matter is TOML, which is not read", Span(path, 1, 1, 3), hint)
    later = next((number for number, line in enumerate(lines[:50]) if line.rstrip() == "---"), None)
    if later is not None and not any(line.strip() for line in lines[:later]):
        message, hint = 'blank lines stand above the "---"', "remove them"
    elif first and set(first) <= set("-–—"):
        message, hint = "the fence is not made of three hyphens", 'write it as "---"'
    else:
        message, hint = "the file does not begin with front matter", _SHAPE
    return _refused(lines, "front-matter/missing-fence", message, Span(path, 1, 1, max(1, len(lines[0]))), hint)


def _refused(lines: list[str], code: str, message: str, span: Span, hint: str) -> FrontMatter:
    """Returns the result for a file that cannot be split: no values, no body, one error."""
    problem = Problem(code, "error", message, span, hint, lines[span.line - 1][:400])
    return FrontMatter(YamlDocument(None, {}, {}, (problem,), span.path, tuple(lines)), "", len(lines) + 1)


def _likely_end(lines: list[str]) -> str:
    """Returns words for the place where the closing fence is most likely missing: before the first blank line, or at the end."""
    blank = next((number for number, line in enumerate(lines) if number and not line.strip()), None)
    return f"after line {blank}, where the key: value lines end" if blank else "after the last key: value line"
