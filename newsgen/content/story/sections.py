"""The section of a story, from its front matter or from its folders, with and without sections declared in site.yaml."""

from __future__ import annotations

import re
from functools import lru_cache

from newsgen.content.schema.validate import describe
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.model.scope import RESERVED
from newsgen.model.site import Section, Site, flat
from newsgen.model.slug import slugify

NO_LETTERS = "no letter or digit is left of it in an address"
"""Part of several messages."""


@lru_cache(maxsize=16)
def paths_by_name(sections: tuple[Section, ...]) -> dict[str, str]:
    """Returns the path of each section by the names that an editor may use for it, case-folded.

    These are its path, and its id and title if no other section has the same.
    """
    result: dict[str, str] = {}
    all_sections = flat(sections)
    for section in all_sections:
        result[section.path.casefold()] = section.path
    for names in ([(section.id, section.path) for section in all_sections], [(section.title, section.path) for section in all_sections]):
        paths: dict[str, set[str]] = {}
        for name, path in names:
            paths.setdefault(name.casefold(), set()).add(path)
        for name, owners in paths.items():
            if len(owners) == 1:
                result.setdefault(name, next(iter(owners)))
    return result


@lru_cache(maxsize=16)
def types_by_path(sections: tuple[Section, ...]) -> dict[str, str]:
    """Returns the story type of each section by its path: its own, or that of the section around it; empty if neither has one."""
    types: dict[str, str] = {}
    for section in flat(sections):
        types[section.path] = section.type or types.get(section.path.rpartition("/")[0], "")
    return types


def section_of(site: Site, written: str, path: str, collector: DocumentCollector) -> str:
    """Returns the path of the section of the story ``path``, whose front matter names the section ``written`` (or none: empty).

    The result is empty for a story directly in content/, and for a section that does not exist, which is reported.
    """
    declared = site.chrome.sections
    if written:
        return _from_name(written, declared, collector)
    folders = path.removeprefix(f"{site.content}/").split("/")[:-1]
    if not folders:
        return ""
    return _from_folders(folders, collector) if declared is None else _from_declared(folders, declared, collector)


def _from_name(written: str, declared: tuple[Section, ...] | None, collector: DocumentCollector) -> str:
    """Returns the section that front matter names. Without declared sections, any name is a section."""
    name = written.strip("/")
    if declared is None:
        parts = [slugify(part) for part in name.split("/")]
        if not all(parts):
            collector.error(
                "story/unknown-section", f"{describe(written)} cannot be a section: {NO_LETTERS}", ("section",), "write it as news/politics"
            )
            return ""
        return _unless_reserved("/".join(parts), collector)
    names = paths_by_name(declared)
    if path := names.get(name.casefold()):
        return path
    namesakes = [section for section in flat(declared) if name.casefold() in (section.id.casefold(), section.title.casefold())]
    if namesakes:
        hint = "write one of " + ", ".join(section.path for section in namesakes)
        collector.error("story/unknown-section", f"more than one section is called {describe(written)}", ("section",), hint)
        return ""
    close = collector.nearest(name, names)
    hint = f'did you mean "{names[close]}"?' if close else f"site.yaml has {', '.join(section.path for section in flat(declared)[:12])}"
    collector.error("story/unknown-section", f"site.yaml has no section {describe(written)}", ("section",), hint)
    return ""


def _from_folders(folders: list[str], collector: DocumentCollector) -> str:
    """Returns the section without declared ones: the first folder, and the second unless it is a number (a year)."""
    folders = folders[:1] if len(folders) < 2 or re.fullmatch("[0-9]+", folders[1]) else folders[:2]
    parts = [slugify(folder) for folder in folders]
    if not all(parts):
        nameless = next(folder for folder, part in zip(folders, parts, strict=True) if not part)
        collector.file_error("story/unknown-section", f'the folder "{nameless}" cannot be a section: {NO_LETTERS}', "rename the folder")
        return ""
    return _unless_reserved("/".join(parts), collector)


def _from_declared(folders: list[str], declared: tuple[Section, ...], collector: DocumentCollector) -> str:
    """Returns the declared section that the most of the first folders name. Any folders may stand below those."""
    paths = {section.path.casefold(): section.path for section in flat(declared)}
    for count in range(len(folders), 0, -1):
        if path := paths.get("/".join(folders[:count]).casefold()):
            return path
    close = collector.nearest("/".join(folders[:2]), list(paths.values())) or collector.nearest(folders[0], list(paths.values()))
    hint = (
        f"move the file to content/{close}/, or add a line section: {close}"
        if close
        else "move the file into a section's folder, or add a line section: …"
    )
    collector.file_error("story/unknown-section", f"the folder content/{folders[0]} is no section of site.yaml", hint)
    return ""


def _unless_reserved(path: str, collector: DocumentCollector) -> str:
    """Returns the path of a section; empty if the site uses its first part for pages of its own, which is reported."""
    first = path.partition("/")[0]
    if first not in RESERVED:
        return path
    message, hint = f'"{first}" cannot be a section: the site keeps /{first}/ for itself', "choose another name"
    if collector.is_given(("section",)):
        collector.error("story/reserved-address", message, ("section",), hint)
    else:
        collector.file_error("story/reserved-address", message, f"{hint} for the folder")
    return ""
