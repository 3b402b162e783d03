"""A story's file, cut at its fences: the front matter's values and their places, and the body.

A file of its own because the cut needs no knowledge of keys, and the keys none of the cut.

    ---
    title: The bridge is open
    ---
    The body begins in line 4.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from newsgen.content.positioned_yaml.parser import YamlDocument, read_yaml
from newsgen.diagnostics.problem import Problem, Span

_SHAPE = 'begin the file with a line "---", then key: value lines, then a line "---"'


class FrontMatter(Struct, frozen=True):
    """``document`` holds the values, where they stand and what is wrong with them; ``body_line`` is the body's first line."""

    document: YamlDocument
    body: str
    body_line: int


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Cut a file at its fences and read what stands between them."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return _without(text, lines, path)
    close = next((number for number, line in enumerate(lines) if number and line.rstrip() in ("---", "...")), None)
    if close is None:
        hint = f'put a line "---" {_where_it_ends(lines)}'
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


def _without(text: str, lines: list[str], path: str) -> FrontMatter:
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
    problem = Problem(code, "error", message, span, hint, lines[span.line - 1][:400])
    return FrontMatter(YamlDocument(None, {}, {}, (problem,), span.path, tuple(lines)), "", len(lines) + 1)


def _where_it_ends(lines: list[str]) -> str:
    """Words for where the fence is most likely missing: at the first line that is blank."""
    blank = next((number for number, line in enumerate(lines) if number and not line.strip()), None)
    return f"after line {blank}, where the key: value lines end" if blank else "after the last key: value line"
