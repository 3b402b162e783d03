"""What in a text is probably not meant: the tags of another generator, code that never ends.

A file of its own because this looks at the source alone. The text is published as it stands; its editor is told.
"""

from __future__ import annotations

import re

from newsgen.content.body.body_collector import BodyCollector

_TITLE_SIGNS = ("\n# ", "\n#\t", "\n=")
"""One of these stands in every text with such a title, unless it begins with one."""
_TITLE = re.compile(r"^#(?=[ \t]+\S)|(?<=\n)(?=(?![ \t]*\n)[^\n]+\n=+[ \t]*$)", re.MULTILINE)
_FOREIGN = re.compile(r"\{\{[<%]?|\{%|\{#(?=\s)")


def look_over(collector: BodyCollector) -> None:
    """Note what an editor should look at."""
    source_map = collector.source_map
    prose = source_map.prose
    for match in _FOREIGN.finditer(prose) if "{" in prose else ():
        if not collector.enough("markdown/template-tag"):
            end = prose.find("}", match.end())
            length = end + 1 - match.start() if 0 <= end < match.start() + 200 else len(match[0])
            hint = "write what it stood for, or a block; set it in `backticks` where it is an example"
            message = "this looks like a tag of another site generator; readers will see it as it stands"
            collector.note("markdown/template-tag", "warning", message, match.start(), length, hint)
    for match in _TITLE.finditer(prose) if prose.startswith("#") or any(sign in prose for sign in _TITLE_SIGNS) else ():
        if not collector.enough("markdown/second-title"):
            message = "a page has one heading of the first rank, its title; this one becomes a subhead"
            collector.note("markdown/second-title", "warning", message, match.start(), 1, "write ## for a subhead")
    for line in source_map.unclosed:
        if not collector.enough("markdown/unclosed-code"):
            fence = source_map.lines[line].rstrip()
            mark = fence[: len(fence) - len(fence.lstrip(fence[0]))]
            message, hint = "this begins a block of code that never ends", f'write a line "{mark}" after the code'
            collector.note("markdown/unclosed-code", "warning", message, source_map.start(line), len(fence), hint)
