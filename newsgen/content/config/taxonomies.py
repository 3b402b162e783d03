"""Reads what site.yaml declares: sections, regions, coverage and tags, and the menu and the home page's blocks, which refer to them.

The checks here compare several parts of site.yaml: ids that are used twice, and entries that name nothing.
"""

from __future__ import annotations

from typing import Any

from newsgen.content.paths.resolve import resolve_path
from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.schema.validate import describe
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.story.sections import paths_by_name
from newsgen.model.article import TYPES
from newsgen.model.scope import RESERVED
from newsgen.model.site import Declared, Section, flat
from newsgen.model.slug import slugify

_RESERVED_IDS = (*RESERVED, "pages")
"""Names of top folders that are no sections."""


def sections_of(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> tuple[Section, ...] | None:
    """Returns the tree of sections; None if site.yaml declares none, and the folders are the sections. Notes ids that cannot be used."""
    if "sections" not in values:
        return None
    return _sections_below(values["sections"], "", ("sections",), collector, edition)


def _sections_below(
    entries: tuple[dict[str, Any], ...], parent_path: str, place: Place, collector: DocumentCollector, edition: str
) -> tuple[Section, ...]:
    """Returns the sections below a path, with theirs. The table of the keys limits the depth, and so the recursion."""
    sections: list[Section] = []
    indexes: dict[str, int] = {}
    for index, entry in enumerate(entries):
        here: Place = (*place, index)
        ident = entry["id"]
        _check_used_once(ident, indexes, here, "sections", collector)
        if not parent_path and ident in _RESERVED_IDS:
            collector.error(
                "site/reserved-id",
                f'a section cannot be called "{ident}": the site keeps /{ident}/ for itself',
                (*here, "id"),
                "choose another id",
            )
        path = f"{parent_path}/{ident}" if parent_path else ident
        below = _sections_below(entry.get("sections", ()), path, (*here, "sections"), collector, edition)
        sections.append(Section(id=ident, path=path, title=_title(entry, edition), type=entry.get("type", ""), sections=below))
    return tuple(sections)


def regions_of(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> tuple[Declared, ...]:
    """Returns the declared regions."""
    return _declared(values.get("regions", ()), ("regions",), collector, edition)


def coverage_of(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> tuple[Declared, ...]:
    """Returns the declared dossiers."""
    return _declared(values.get("coverage", ()), ("coverage",), collector, edition)


def tags_of(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> tuple[Declared, ...]:
    """Returns the declared tags, and the tags that only ``aliases`` name.

    Notes tags without a letter or digit, of which no address can be made.
    """
    written = values.get("tags", {})
    entries = [{**entry, "id": entry.get("id") or slugify(entry["title"])} for entry in written.get("declared", ())]
    for index, entry in enumerate(entries):
        if not entry["id"]:
            place = ("tags", "declared", index)
            collector.error(
                "site/wrong-value", f"the tag {describe(entry['title'])} has no letter or digit for its address", place, "give it an id"
            )
    tags = {tag.slug: tag for tag in _declared(entries, ("tags", "declared"), collector, edition)}
    slugs = {tag.label.casefold(): tag.slug for tag in tags.values()}
    for spelling, target in written.get("aliases", {}).items():
        slug = slugs.get(target.casefold()) or slugify(target)
        if not slug:
            message, hint = f"aliases: {describe(target)} has no letter or digit for its address", "write a tag that has letters"
            collector.error("site/wrong-value", message, ("tags", "aliases", spelling), hint)
            continue
        tag = tags.get(slug) or Declared(slug=slug, label=target)
        tags[slug] = Declared(slug=slug, label=tag.label, spellings=(*tag.spellings, spelling))
    return tuple(tags.values())


def _declared(entries: Any, place: Place, collector: DocumentCollector, edition: str) -> tuple[Declared, ...]:
    """Returns regions, dossiers or tags. Notes an id that is used twice, and a spelling that means two of them."""
    declared = []
    indexes: dict[str, int] = {}
    owners: dict[str, str] = {}
    for index, entry in enumerate(entries):
        here: Place = (*place, index)
        slug = entry["id"]
        _check_used_once(slug, indexes, here, str(place[0]), collector)
        label = _title(entry, edition)
        for name in dict.fromkeys((label, entry.get("title", slug), *entry.get("spellings", ()))):
            owner = owners.setdefault(name.casefold(), slug)
            if owner != slug:
                collector.error(
                    "site/duplicate-spelling", f"{describe(name)} means both {owner} and {slug}", here, "let it stand for one of the two"
                )
        declared.append(
            Declared(
                slug=slug,
                label=label,
                spellings=entry.get("spellings", ()),
                hidden=entry.get("hidden", False),
                active=entry.get("active", True),
                dek=entry.get("dek", ""),
                image=_picture(entry.get("image", ""), (*here, "image"), collector),
            )
        )
    return tuple(declared)


def _picture(written: str, place: Place, collector: DocumentCollector) -> str:
    """Returns a picture's path below static/; empty, and noted, if it lies elsewhere."""
    if not written:
        return ""
    resolved = resolve_path(written if "/" in written else f"static/{written}", "site.yaml", (), picture=True)
    if resolved is None or not resolved.startswith("static/"):
        hint = "put the file below static/ and write its path there: img/bridge.jpg"
        collector.error("site/outside-site", f'image: "{written[:60]}" is not below static/', place, hint)
        return ""
    return resolved.removeprefix("static/")


def _check_used_once(ident: str, indexes: dict[str, int], place: Place, key: str, collector: DocumentCollector) -> None:
    """Notes an id that an entry before it has; ``indexes`` are the entries' numbers by id, and the id is added to them."""
    index = int(place[-1])
    if indexes.setdefault(ident, index) == index:
        return
    first_line = collector.document.span((*place[:-1], indexes[ident])).line
    collector.error(
        "site/duplicate-id",
        f'{key}: the id "{ident}" is used twice, first in line {first_line}',
        (*place, "id"),
        "give one of them another id",
    )


def _title(entry: dict[str, Any], edition: str) -> str:
    """Returns what readers of an edition see: its own title, or else the title, or else the id."""
    title: str = entry.get("titles", {}).get(edition) or entry.get("title") or entry["id"]
    return title


HOME_BLOCKS = ("opinion", "most-read", "coverage")
"""The blocks of a home page that do not belong to a section."""


def blocks_left_out(values: dict[str, Any], sections: tuple[Section, ...] | None, collector: DocumentCollector) -> tuple[str, ...]:
    """Returns the blocks that home pages leave out: names of ``HOME_BLOCKS``, and paths of sections. Notes entries that are neither."""
    blocks = []
    names = paths_by_name(sections or ())
    for index, name in enumerate(values.get("home", {}).get("without", ())):
        entry = name.strip("/")
        if entry in HOME_BLOCKS or sections is None:
            blocks.append(entry)
        elif path := names.get(entry.casefold()):
            blocks.append(path)
        else:
            close = collector.nearest(entry, [*names, *HOME_BLOCKS])
            hint = f'did you mean "{names.get(close, close)}"?' if close else f"blocks are the sections, and {', '.join(HOME_BLOCKS)}"
            collector.error(
                "site/unknown-section", f"home: {describe(name)} is no block of the home page", ("home", "without", index), hint
            )
    return tuple(blocks)


def navigation_of(values: dict[str, Any], sections: tuple[Section, ...] | None, collector: DocumentCollector) -> tuple[str, ...] | None:
    """Returns paths of sections or types of stories, in the menu's order; None if site.yaml has no ``navigation``.

    Without declared sections an entry may be any folder. Notes entries that are neither a section nor a type.
    """
    if "navigation" not in values:
        return None
    entries = []
    names = paths_by_name(sections or ())
    for index, name in enumerate(values["navigation"]):
        entry = name.strip("/")
        if sections is None:
            entries.append(entry if entry in TYPES else "/".join(slugify(part) for part in entry.split("/")))
        elif path := names.get(entry.casefold()):
            entries.append(path)
        elif entry in TYPES:
            entries.append(next((section.path for section in flat(sections) if section.type == entry), entry))
        else:
            known = [section.path for section in flat(sections)]
            close = collector.nearest(entry, [*names, *TYPES])
            hint = (
                f'did you mean "{names.get(close, close)}"?'
                if close
                else f"sections are {', '.join(known[:12])}; types are {', '.join(TYPES)}"
            )
            collector.error(
                "site/unknown-section",
                f"navigation: {describe(name)} is neither a section nor a type of story",
                ("navigation", index),
                hint,
            )
    return tuple(entries)
