"""Checks that the pictures and plain pages that site.yaml names are on the disk.

No other check of site.yaml reads the disk. A missing file is a warning: the site is complete without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.model.site import Edition, content_of

FOOTER_LISTS = ("authors", "tags", "archive")
"""Entries of ``footer`` that are lists made by newsgen, and no files."""


def look_for_files(root: Path, edition: Edition, own: dict[str, Any], collector: DocumentCollector) -> None:
    """Notes the pictures and plain pages of an edition that are missing.

    ``own`` are the keys that are written for this edition. What it takes over from the site is checked with the site, once.
    """
    for place, name in _pictures(edition, own):
        if not (root / "static" / name).is_file():
            _warn_missing(root / "static", name, "static/", place, collector)
    pages = root / content_of(edition.chrome.edition) / "pages"
    for index, slug in enumerate(edition.chrome.footer if "footer" in own else ()):
        if slug not in FOOTER_LISTS and not (pages / f"{slug}.md").is_file():
            _warn_missing(pages, f"{slug}.md", f"{content_of(edition.chrome.edition)}/pages/", ("footer", index), collector)


def _pictures(edition: Edition, own: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    """Yields the place and the path below static/ of each picture that the edition's own keys name."""
    chrome = edition.chrome
    if "logo" in own and chrome.logo:
        yield ("logo",), chrome.logo
    for index, name in enumerate(chrome.icons if "icons" in own else ()):
        if name:
            yield ("icons", index), name
    for index, dossier in enumerate(edition.registry.coverage if "coverage" in own else ()):
        if dossier.image:
            yield ("coverage", index, "image"), dossier.image.removeprefix("static/")


def _warn_missing(folder: Path, name: str, shown_folder: str, place: Place, collector: DocumentCollector) -> None:
    """Notes that a file is missing in a folder, with the nearest name that is there; ``shown_folder`` is the folder in the message."""
    parent = (folder / name).parent
    names = {file.relative_to(folder).as_posix() for file in parent.iterdir() if file.is_file()} if parent.is_dir() else set()
    close = collector.nearest(name, names)
    hint = f'did you mean "{close.removesuffix(".md")}"?' if close else f"put the file there, or take {place[0]} out"
    collector.warn(
        "site/missing-picture" if shown_folder == "static/" else "site/missing-page",
        f"{place[0]}: there is no file {shown_folder}{name}",
        place,
        hint,
    )
