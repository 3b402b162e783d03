"""Warns of what an editor probably did not mean: tags of another site generator, a second title, code that never ends.

Only the source text is looked at. The text is published as it stands.
"""

from __future__ import annotations

import re

from newsgen.content.body.body_collector import BodyCollector

_TITLE_SIGNS = ("\n# ", "\n#\t", "\n=")
"""Every text that ``_TITLE`` matches holds one of these or begins with ``#``; a search for them is faster than the pattern."""
_TITLE = re.compile(r"^#(?=[ \t]+\S)|(?<=\n)(?=(?![ \t]*\n)[^\n]+\n=+[ \t]*$)", re.MULTILINE)
_TEMPLATE_TAG = re.compile(r"\{\{[<%]?|\{%|\{#(?=\s)")


def lint_body(collector: BodyCollector) -> None:
    """Adds a warning for each such place in the body."""
    source_map = collector.source_map
    prose = source_map.prose
    for match in _TEMPLATE_TAG.finditer(prose) if "{" in prose else ():
        if not collector.problems.count_if_full("markdown/template-tag"):
            end = prose.find("}", match.end())
            length = end + 1 - match.start() if 0 <= end < match.start() + 200 else len(match[0])
            hint = "write what it stood for, or a block; set it in `backticks` where it is an example"
            message = "this looks like a tag of another site generator; readers will see it as it stands"
            collector.report("markdown/template-tag", "warning", message, match.start(), length, hint)
    for match in _TITLE.finditer(prose) if prose.startswith("#") or any(sign in prose for sign in _TITLE_SIGNS) else ():
        if not collector.problems.count_if_full("markdown/second-title"):
            message = "a page has one heading of the first rank, its title; this one becomes a subhead"
            collector.report("markdown/second-title", "warning", message, match.start(), 1, "write ## for a subhead")
    for line in source_map.unclosed_fences:
        if not collector.problems.count_if_full("markdown/unclosed-code"):
            fence = source_map.lines[line].rstrip()
            fence_signs = fence[: len(fence) - len(fence.lstrip(fence[0]))]
            message, hint = "this begins a block of code that never ends", f'write a line "{fence_signs}" after the code'
            collector.report("markdown/unclosed-code", "warning", message, source_map.line_start(line), len(fence), hint)
