"""The files that site.yaml names, and whether they are there.

A file of its own because nothing else that reads site.yaml looks at the disk. What is missing is a warning: the site is whole without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.model.site import Edition, content_of

LISTS = ("authors", "tags", "archive")
"""Entries of the footer that are no files."""


def look_for_files(root: Path, edition: Edition, own: dict[str, Any], collector: DocumentCollector) -> None:
    """Note the pictures and plain pages of an edition that are not there; ``own`` are its keys, without those that it has from the site."""
    for place, name in _pictures(edition, own):
        if not (root / "static" / name).is_file():
            _missing(root / "static", name, "static/", place, collector)
    pages = root / content_of(edition.chrome.edition) / "pages"
    for index, slug in enumerate(edition.chrome.footer if "footer" in own else ()):
        if slug not in LISTS and not (pages / f"{slug}.md").is_file():
            _missing(pages, f"{slug}.md", f"{content_of(edition.chrome.edition)}/pages/", ("footer", index), collector)


def _pictures(edition: Edition, own: dict[str, Any]) -> Iterator[tuple[Place, str]]:
    chrome = edition.chrome
    if "logo" in own and chrome.logo:
        yield ("logo",), chrome.logo
    for index, name in enumerate(chrome.icons if "icons" in own else ()):
        if name:
            yield ("icons", index), name
    for index, dossier in enumerate(edition.registry.coverage if "coverage" in own else ()):
        if dossier.image:
            yield ("coverage", index, "image"), dossier.image.removeprefix("static/")


def _missing(folder: Path, name: str, shown: str, place: Place, collector: DocumentCollector) -> None:
    beside = (folder / name).parent
    there = {file.relative_to(folder).as_posix() for file in beside.iterdir() if file.is_file()} if beside.is_dir() else set()
    close = collector.nearest(name, there)
    hint = f'did you mean "{close.removesuffix(".md")}"?' if close else f"put the file there, or take {place[0]} out"
    collector.warn(
        "site/missing-picture" if shown == "static/" else "site/missing-page", f"{place[0]}: there is no file {shown}{name}", place, hint
    )
