"""Which section a story stands in: by its folders, or by what its front matter says.

A file of its own because the two ways, with and without sections declared in site.yaml, are the whole of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsgen.content.schema.validate import describe
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.model.scope import RESERVED
from newsgen.model.site import Section, Site, flat
from newsgen.model.slug import slugify

NO_LETTERS = "no letter or digit is left of it in an address"


@lru_cache(maxsize=16)
def names_of(sections: tuple[Section, ...]) -> dict[str, str]:
    """What an editor may call each section, case-folded, to its path: the path, and the id and the title where only one has it."""
    found: dict[str, str] = {}
    everything = flat(sections)
    for section in everything:
        found[section.path.casefold()] = section.path
    for names in ([(one.id, one.path) for one in everything], [(one.title, one.path) for one in everything]):
        paths: dict[str, set[str]] = {}
        for name, path in names:
            paths.setdefault(name.casefold(), set()).add(path)
        for name, owners in paths.items():
            if len(owners) == 1:
                found.setdefault(name, next(iter(owners)))
    return found


@lru_cache(maxsize=16)
def types_of(sections: tuple[Section, ...]) -> dict[str, str]:
    """The story type of each section path: its own, or that of the section around it."""
    found: dict[str, str] = {}
    for section in flat(sections):
        found[section.path] = section.type or found.get(section.path.rpartition("/")[0], "")
    return found


def section_of(site: Site, written: str, path: str, collector: DocumentCollector) -> str:
    """The section's path; empty for a story directly in content/."""
    declared = site.chrome.sections
    if written:
        return _named(written, declared, collector)
    folders = path.removeprefix(f"{site.content}/").split("/")[:-1]
    if not folders:
        return ""
    return _from_folders(folders, collector) if declared is None else _from_tree(folders, declared, collector)


def _named(written: str, declared: tuple[Section, ...] | None, collector: DocumentCollector) -> str:
    name = written.strip("/")
    if declared is None:
        parts = [slugify(part) for part in name.split("/")]
        if not all(parts):
            collector.error(
                "story/unknown-section", f"{describe(written)} cannot be a section: {NO_LETTERS}", ("section",), "write it as news/politics"
            )
            return ""
        return _free_of_reserved("/".join(parts), collector)
    names = names_of(declared)
    if found := names.get(name.casefold()):
        return found
    called = [section for section in flat(declared) if name.casefold() in (section.id.casefold(), section.title.casefold())]
    if called:
        hint = "write one of " + ", ".join(section.path for section in called)
        collector.error("story/unknown-section", f"more than one section is called {describe(written)}", ("section",), hint)
        return ""
    close = collector.nearest(name, names)
    hint = f'did you mean "{names[close]}"?' if close else f"site.yaml has {', '.join(section.path for section in flat(declared)[:12])}"
    collector.error("story/unknown-section", f"site.yaml has no section {describe(written)}", ("section",), hint)
    return ""


def _from_folders(folders: list[str], collector: DocumentCollector) -> str:
    """Without declared sections: the first folder, and the second unless it is a number (a year)."""
    taken = folders[:1] if len(folders) < 2 or re.fullmatch("[0-9]+", folders[1]) else folders[:2]
    parts = [slugify(folder) for folder in taken]
    if not all(parts):
        wrong = next(folder for folder, part in zip(taken, parts, strict=True) if not part)
        collector.about_file("story/unknown-section", f'the folder "{wrong}" cannot be a section: {NO_LETTERS}', "rename the folder")
        return ""
    return _free_of_reserved("/".join(parts), collector)


def _from_tree(folders: list[str], declared: tuple[Section, ...], collector: DocumentCollector) -> str:
    """With declared sections: as many folders as name one; any folder may stand below."""
    paths = {section.path.casefold(): section.path for section in flat(declared)}
    for count in range(len(folders), 0, -1):
        if found := paths.get("/".join(folders[:count]).casefold()):
            return found
    close = collector.nearest("/".join(folders[:2]), list(paths.values())) or collector.nearest(folders[0], list(paths.values()))
    hint = (
        f"move the file to content/{close}/, or add a line section: {close}"
        if close
        else "move the file into a section's folder, or add a line section: …"
    )
    collector.about_file("story/unknown-section", f"the folder content/{folders[0]} is no section of site.yaml", hint)
    return ""


def _free_of_reserved(path: str, collector: DocumentCollector) -> str:
    first = path.partition("/")[0]
    if first not in RESERVED:
        return path
    message, hint = f'"{first}" cannot be a section: the site keeps /{first}/ for itself', "choose another name"
    if collector.given(("section",)):
        collector.error("story/reserved-address", message, ("section",), hint)
    else:
        collector.about_file("story/reserved-address", message, f"{hint} for the folder")
    return ""
