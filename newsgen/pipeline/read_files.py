"""Reads changed files into what the catalogue takes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct

from newsgen import content, images
from newsgen.model.ingest_values import IngestedFile, ServedFile
from newsgen.model.site import Site


class ReadFiles(Struct, frozen=True):
    """Reads a batch of changed files."""

    few: ClassVar[int] = 150
    site: Site

    def __call__(self, files: Sequence[content.ChangedFile]) -> list[IngestedFile]:
        """Reads each file."""
        return [read_file(self.site, file) for file in files]


def read_file(site: Site, file: content.ChangedFile) -> IngestedFile:
    """Reads one changed file. Never raises for what is in it: its problems come with it."""
    if file.kind == "file":
        return _read_static(site, file)
    try:
        source = content.source_of(site, file)
    except OSError as error:
        return IngestedFile(file.path, file.digest, None, (content.unreadable(file.path, error),))
    site = site.of(site.edition_at(file.path))
    if file.kind == "data":
        value, problems = content.read_data(site, source)
        return IngestedFile(file.path, file.digest, value, tuple(problems))
    result = content.read_article(site, source)
    return IngestedFile(file.path, file.digest, result.article, result.problems, result.references)


def _read_static(site: Site, file: content.ChangedFile) -> IngestedFile:
    """Reads a file that is served as it is. A picture is decoded where renditions of it are wanted."""
    place = site.folder() / file.file
    width, height = content.picture_size(place)
    problems = [*content.check_static_file(site, file.path), *content.picture_problems(place, file.path, (width, height))]
    held = any(problem.level == "error" for problem in problems)
    inspection = images.inspect(place) if site.images.widths and not held and place.suffix.lower() in content.RASTERS else None
    form = tone = ""
    if inspection == images.BROKEN:
        problems.append(content.broken_picture(file.path))
    elif inspection:
        width, height, form = inspection.raster
        tone = inspection.tone
    served = ServedFile(os.fsencode(file.file).decode(), width, height, form, tone)
    return IngestedFile(file.path, file.digest, None if held else served, tuple(problems))
