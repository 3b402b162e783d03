"""Templates that print every field of their context: nothing a page learns can hide from the laws."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from newsgen.model.fields import field_names
from newsgen.pages import KINDS

SLOTS = ("ticker", "most-read", "coverage", "live")
# Two parts that a site may have or not: one by a fixed name, one by a name that is known only when the page is made.
PARTS = [
    '{% include "parts/own.html" ignore missing %}',
    '{{ _("Word") }}',
    '{% set named = "parts/" ~ frame.kind ~ ".html" %}{% include named ignore missing %}',
]


@cache
def templates() -> dict[str, str]:
    """The text of each by its name."""
    found = {}
    for kind in KINDS:
        if kind.template:
            names = field_names(kind.context)
            lines = [f"{{{{ {name} }}}}" for name in names]
            if "frame" in names:
                lines += [f"é {{{{ slot('{name}') }}}}" for name in SLOTS]
            if "newest_slot" in names:
                lines.append("{{ slot(newest_slot) }}")
            if kind.template in ("pages/plain.html", "pages/topic.html"):
                lines += PARTS
            found[kind.template] = "\n".join(lines) + "\n"
    return found


def write_templates(site: Path) -> None:
    """Give a site these templates as its own."""
    for name, text in templates().items():
        file = site / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
