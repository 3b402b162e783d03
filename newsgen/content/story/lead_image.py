"""The picture at the top of a story, from front matter.

It has a long form, a group of keys below ``image``, and a short form: ``image`` with a file, and ``image_alt``, ``image_caption``,
``image_credit`` and ``image_focus``. Both can be mixed.
"""

from __future__ import annotations

import re
from typing import Any

from newsgen.content.alt_texts import alt_text_fault
from newsgen.content.paths.resolve import resolve_path, top_folders
from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.model.body import Image
from newsgen.model.rendition import CENTRE
from newsgen.model.site import Site

_ELSEWHERE = re.compile(r"([a-z][a-z0-9+.-]*:)?//|data:|javascript:", re.IGNORECASE)


def read_image(site: Site, values: dict[str, Any], path: str, collector: DocumentCollector, *, needs_credit: bool) -> Image | None:
    """Returns the picture of the file ``path``; None if it has none, or none that can be used, which is reported.

    ``needs_credit`` warns of a picture without a credit.
    """
    long_form = values.get("image")
    short_form = {name: values[f"image_{name}"] for name in ("alt", "caption", "credit", "focus") if f"image_{name}" in values}
    if long_form is None:
        if short_form and not collector.is_given(("image",)):
            key = f"image_{next(iter(short_form))}"
            collector.warn("image/no-picture", f"{key} is given, and there is no image", (key,), "add a line image: …", key=True)
        return None
    for name in [name for name in short_form if name in long_form]:
        key = f"image_{name}"
        collector.warn(
            "image/given-twice",
            f"{name} is given in image and as {key}; the one in image is used",
            (key,),
            "remove one of the two",
            key=True,
        )
    merged = {**short_form, **long_form}
    place = ("image", "src") if collector.is_given(("image", "src")) else ("image",)
    focus = merged.get("focus", CENTRE)
    resolved = _resolve_file(site, str(merged["src"]), path, place, collector, focus)
    if not resolved:
        return None
    texts = {name: merged.get(name, "") for name in ("alt", "caption", "credit")}
    image = Image(path=resolved, focus=focus, **texts)
    _check_texts(image, place, collector, needs_credit=needs_credit)
    return image


def _resolve_file(site: Site, written: str, path: str, place: Place, collector: DocumentCollector, focus: str) -> str:
    """Returns the path of the picture's file and records a reference to it; empty if it is no file of the site, which is reported."""
    if _ELSEWHERE.match(written):
        hint = "put the picture below static/, and write its path there: img/bridge.jpg"
        collector.error("image/elsewhere", "the picture is not a file of this site; none is loaded from elsewhere", place, hint)
        return ""
    resolved = resolve_path(written, path, top_folders(site, path), picture=True, home=site.content)
    if resolved is None:
        hint = "pictures are below static/ (img/bridge.jpg) or beside the story (./bridge.jpg)"
        collector.error("story/outside-site", f'"{written[:60]}" leads out of the site', place, hint)
        return ""
    collector.refer("picture", resolved, written, place, focus)
    return resolved


def _check_texts(image: Image, place: Place, collector: DocumentCollector, *, needs_credit: bool) -> None:
    """Warns of a picture without a description or credit, and of a description that repeats the caption."""
    fault = alt_text_fault(image.alt, image.caption)
    if fault is not None:
        code, message = fault
        hint = "let image_alt say what can be seen, and the caption what cannot"
        if code == "image/missing-alt":
            hint = "add a line image_alt: what the picture shows, for those who cannot see it"
        collector.warn(code, message, place, hint)
    if needs_credit and not image.credit:
        collector.warn("image/missing-credit", "the picture names nobody who made it", place, "add a line image_credit: …")
