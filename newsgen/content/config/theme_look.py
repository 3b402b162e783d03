"""Reads ``look`` of site.yaml: the accent colours and typefaces of an edition, with the check that text in the colours can be read."""

from __future__ import annotations

from typing import Any

from newsgen.content.config.contrast import DARK, DARK_RATIO, LEAST_RATIO, WHITE, contrast_ratio, nearest_readable
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.model.site import Look


def look_of(values: dict[str, Any], edition: str, collector: DocumentCollector) -> Look:
    """Returns the look of an edition; an empty Look if site.yaml has no ``look``. Notes colours in which text cannot be read.

    A missing ``accent_dark`` is made of ``accent``. ``file`` of the result is the style sheet, below static/.
    """
    written = values.get("look", {})
    if not written:
        return Look()
    accent, dark = written.get("accent", ""), written.get("accent_dark", "")
    for name, colour, ground, where in (("accent", accent, WHITE, "on white"), ("accent_dark", dark, DARK, "on dark ground")):
        if colour and contrast_ratio(colour, ground) < LEAST_RATIO:
            message = (
                f"look: text in {colour} {where} has a contrast of {contrast_ratio(colour, ground):.1f}, and readers need {LEAST_RATIO}"
            )
            nearest = nearest_readable(colour, ground, LEAST_RATIO)
            collector.error("site/low-contrast", message, ("look", name), f'the nearest that can be read is "{nearest}"')
    if accent and not dark:
        dark = nearest_readable(accent, DARK, DARK_RATIO)
    file = f"css/look-{edition}.css" if edition else "css/look.css"
    return Look(accent=accent, accent_dark=dark, serif=written.get("serif", ""), sans=written.get("sans", ""), file=file)
