"""The theme's files that a site serves: as they are, joined from parts, or made for an edition's look."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from newsgen.atomic_write import write_atomically
from newsgen.model.digest import digest
from newsgen.model.ingest_values import FileStat, IngestedFile, ServedFile, theme_stat
from newsgen.model.site import Site
from newsgen.pipeline import theme


def theme_files(site: Site) -> dict[str, Path]:
    """Returns where each of the theme's files lies, by its path ``static/…``. Where the site has a file of that name, that is served instead."""
    return {**theme.static_files(site.folder()), **_write_made(site)}


def _write_made(site: Site) -> dict[str, Path]:
    """Writes the style sheets and scripts made of several parts, and the editions' looks, where their bytes changed; returns where they lie."""
    folder = site.folder()
    chromes = (site.of(code).chrome for code in site.codes())
    made = {
        **theme.joined_files(folder),
        **{chrome.look.file: theme.look_sheet(chrome.look, chrome.language) for chrome in chromes if chrome.look.file},
    }
    files = {}
    for name, data in made.items():
        if not (folder / "static" / name).exists():
            file = files[f"static/{name}"] = folder / ".newsgen" / name
            if not file.is_file() or file.read_bytes() != data:
                write_atomically(file, data)  # builds of other outputs read the file meanwhile
    return files


def changed_theme_files(
    site: Site, files: Mapping[str, Path], known: Mapping[str, FileStat]
) -> tuple[list[IngestedFile], dict[str, FileStat]]:
    """Returns the theme's files that are not as known, for the catalogue, and what it remembers of them by path."""
    changed, stats = [], {}
    for path, file in files.items():
        stat = theme_stat(digest(file.read_bytes()))
        if known.get(path) != stat:
            of_theme = file.is_relative_to(theme.ROOT / "static")
            place = f"theme:{file.relative_to(theme.ROOT).as_posix()}" if of_theme else file.relative_to(site.folder()).as_posix()
            changed.append(IngestedFile(path, stat.digest, ServedFile(place, 0, 0)))
            stats[path] = stat
    return changed, stats
