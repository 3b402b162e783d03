"""The picture at the top of a story, from its long and its short form.

A file of its own because a picture is the part of a story with the most to look at: file, alt, caption, credit.
"""

from __future__ import annotations

import re
from typing import Any

from newsgen.content.paths.resolve import resolve, tops
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.model.article import Reference
from newsgen.model.body import Image
from newsgen.model.rendition import CENTRE
from newsgen.model.site import Site

_ELSEWHERE = re.compile(r"([a-z][a-z0-9+.-]*:)?//|data:|javascript:", re.IGNORECASE)


def picture(site: Site, values: dict[str, Any], path: str, collector: DocumentCollector, *, credited: bool) -> Image | None:
    """The story's picture; None where it has none, or none that can be used (and noted). ``credited`` expects a credit."""
    long = values.get("image")
    short = {name: values[f"image_{name}"] for name in ("alt", "caption", "credit", "focus") if f"image_{name}" in values}
    if long is None:
        if short and not collector.given(("image",)):
            key = f"image_{next(iter(short))}"
            collector.warn("image/no-picture", f"{key} is given, and there is no image", (key,), "add a line image: …", key=True)
        return None
    for name in [name for name in short if name in long]:
        key = f"image_{name}"
        collector.warn(
            "image/given-twice",
            f"{name} is given in image and as {key}; the one in image is used",
            (key,),
            "remove one of the two",
            key=True,
        )
    found = {**short, **long}
    place = ("image", "src") if collector.given(("image", "src")) else ("image",)
    focus = found.get("focus", CENTRE)
    resolved = _file(site, str(found["src"]), path, place, collector, focus)
    if not resolved:
        return None
    words = {name: found.get(name, "") for name in ("alt", "caption", "credit")}
    image = Image(path=resolved, focus=focus, **words)
    _look_over(image, place, collector, credited=credited)
    return image


def _file(site: Site, written: str, path: str, place: tuple[str, ...], collector: DocumentCollector, focus: str) -> str:
    if _ELSEWHERE.match(written):
        hint = "put the picture below static/, and write its path there: img/bridge.jpg"
        collector.error("image/elsewhere", "the picture is not a file of this site; none is loaded from elsewhere", place, hint)
        return ""
    resolved = resolve(written, path, tops(site, path), picture=True, home=site.content)
    if resolved is None:
        hint = "pictures are below static/ (img/bridge.jpg) or beside the story (./bridge.jpg)"
        collector.error("story/outside-site", f'"{written[:60]}" leads out of the site', place, hint)
        return ""
    refer(collector, "picture", resolved, written, place, focus)
    return resolved


def _look_over(image: Image, place: tuple[str, ...], collector: DocumentCollector, *, credited: bool) -> None:
    if not image.alt:
        hint = "add a line image_alt: what the picture shows, for those who cannot see it"
        collector.warn("image/missing-alt", "the picture has no description", place, hint)
    elif image.alt.casefold() == image.caption.casefold():
        hint = "let image_alt say what can be seen, and the caption what cannot"
        collector.warn("image/alt-is-caption", "the picture's description repeats its caption; screen readers say it twice", place, hint)
    if credited and not image.credit:
        collector.warn("image/missing-credit", "the picture names nobody who made it", place, "add a line image_credit: …")


def refer(collector: DocumentCollector, kind: Any, resolved: str, written: str, place: tuple[str | int, ...], focus: str = "") -> None:
    """Record that a place of the document names a file."""
    span = collector.document.span(place)
    excerpt = collector.document.problem("", "warning", "", span).excerpt
    collector.references.append(
        Reference(kind=kind, path=resolved, text=written, line=span.line, column=span.column, excerpt=excerpt, focus=focus)
    )
