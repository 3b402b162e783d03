"""What an edition changes of the theme's colours and type, and whether it can still be read."""

from __future__ import annotations

from typing import Any

from newsgen.content.config.contrast import ENOUGH, GOOD, NIGHT, WHITE, contrast, nearest_readable
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.model.site import Look


def look_of(values: dict[str, Any], edition: str, collector: DocumentCollector) -> Look:
    """The look of an edition; nothing where site.yaml does not speak of it."""
    written = values.get("look", {})
    if not written:
        return Look()
    accent, dark = written.get("accent", ""), written.get("accent_dark", "")
    for name, colour, ground, where in (("accent", accent, WHITE, "on white"), ("accent_dark", dark, NIGHT, "on dark ground")):
        if colour and contrast(colour, ground) < ENOUGH:
            message = f"look: text in {colour} {where} has a contrast of {contrast(colour, ground):.1f}, and readers need {ENOUGH}"
            near = nearest_readable(colour, ground, ENOUGH)
            collector.error("site/low-contrast", message, ("look", name), f'the nearest that can be read is "{near}"')
    if accent and not dark:
        dark = nearest_readable(accent, NIGHT, GOOD)
    file = f"css/look-{edition}.css" if edition else "css/look.css"
    return Look(accent=accent, accent_dark=dark, serif=written.get("serif", ""), sans=written.get("sans", ""), file=file)
