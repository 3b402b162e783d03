"""The names that site.yaml declares: sections, regions, coverage, tags, and the menu's entries that must be among them.

A file of its own because here the parts of site.yaml are seen together: ids that are used twice, entries that name nothing.
"""

from __future__ import annotations

from typing import Any

from newsgen.content.paths.resolve import resolve
from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.schema.validate import describe
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.story.sections import names_of
from newsgen.model.article import TYPES
from newsgen.model.scope import RESERVED
from newsgen.model.site import Declared, Section, flat
from newsgen.model.slug import slugify

_KEPT = (*RESERVED, "pages")


def sections_of(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> tuple[Section, ...] | None:
    """The tree of sections; None where the folders are to be the sections."""
    if "sections" not in values:
        return None
    return _level(values["sections"], "", ("sections",), collector, edition)


def _level(
    written: tuple[dict[str, Any], ...], above: str, place: Place, collector: DocumentCollector, edition: str
) -> tuple[Section, ...]:
    """One level of the tree. Recursion is bounded by the table's depth."""
    found: list[Section] = []
    seen: dict[str, int] = {}
    for index, one in enumerate(written):
        here: Place = (*place, index)
        ident = one["id"]
        _once(ident, seen, here, "sections", collector)
        if not above and ident in _KEPT:
            collector.error(
                "site/reserved-id",
                f'a section cannot be called "{ident}": the site keeps /{ident}/ for itself',
                (*here, "id"),
                "choose another id",
            )
        path = f"{above}/{ident}" if above else ident
        below = _level(one.get("sections", ()), path, (*here, "sections"), collector, edition)
        found.append(Section(id=ident, path=path, title=_title(one, edition), type=one.get("type", ""), sections=below))
    return tuple(found)


def regions_of(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> tuple[Declared, ...]:
    """The declared regions."""
    return _declared(values.get("regions", ()), ("regions",), collector, edition)


def coverage_of(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> tuple[Declared, ...]:
    """The declared dossiers."""
    return _declared(values.get("coverage", ()), ("coverage",), collector, edition)


def tags_of(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> tuple[Declared, ...]:
    """The declared tags; a tag that an alias leads to is declared by that."""
    written = values.get("tags", {})
    listed = [{**one, "id": one.get("id") or slugify(one["title"])} for one in written.get("declared", ())]
    for index, one in enumerate(listed):
        if not one["id"]:
            place = ("tags", "declared", index)
            collector.error(
                "site/wrong-value", f"the tag {describe(one['title'])} has no letter or digit for its address", place, "give it an id"
            )
    tags = {tag.slug: tag for tag in _declared(listed, ("tags", "declared"), collector, edition)}
    labels = {tag.label.casefold(): tag.slug for tag in tags.values()}
    for spelling, target in written.get("aliases", {}).items():
        slug = labels.get(target.casefold()) or slugify(target)
        if not slug:
            message, hint = f"aliases: {describe(target)} has no letter or digit for its address", "write a tag that has letters"
            collector.error("site/wrong-value", message, ("tags", "aliases", spelling), hint)
            continue
        tag = tags.get(slug) or Declared(slug=slug, label=target)
        tags[slug] = Declared(slug=slug, label=tag.label, spellings=(*tag.spellings, spelling))
    return tuple(tags.values())


def _declared(written: Any, place: Place, collector: DocumentCollector, edition: str) -> tuple[Declared, ...]:
    found = []
    seen: dict[str, int] = {}
    spelled: dict[str, str] = {}
    for index, one in enumerate(written):
        here: Place = (*place, index)
        slug = one["id"]
        _once(slug, seen, here, str(place[0]), collector)
        label = _title(one, edition)
        for name in dict.fromkeys((label, one.get("title", slug), *one.get("spellings", ()))):
            owner = spelled.setdefault(name.casefold(), slug)
            if owner != slug:
                collector.error(
                    "site/duplicate-spelling", f"{describe(name)} means both {owner} and {slug}", here, "let it stand for one of the two"
                )
        found.append(
            Declared(
                slug=slug,
                label=label,
                spellings=one.get("spellings", ()),
                hidden=one.get("hidden", False),
                active=one.get("active", True),
                dek=one.get("dek", ""),
                image=_picture(one.get("image", ""), (*here, "image"), collector),
            )
        )
    return tuple(found)


def _picture(written: str, place: Place, collector: DocumentCollector) -> str:
    if not written:
        return ""
    resolved = resolve(written if "/" in written else f"static/{written}", "site.yaml", (), picture=True)
    if resolved is None or not resolved.startswith("static/"):
        hint = "put the file below static/ and write its path there: img/bridge.jpg"
        collector.error("site/outside-site", f'image: "{written[:60]}" is not below static/', place, hint)
        return ""
    return resolved.removeprefix("static/")


def _once(ident: str, seen: dict[str, int], place: Place, what: str, collector: DocumentCollector) -> None:
    index = int(place[-1])
    if seen.setdefault(ident, index) == index:
        return
    first = collector.document.span((*place[:-1], seen[ident])).line
    collector.error(
        "site/duplicate-id", f'{what}: the id "{ident}" is used twice, first in line {first}', (*place, "id"), "give one of them another id"
    )


def _title(one: dict[str, Any], edition: str) -> str:
    """The title of a declared name in an edition."""
    title: str = one.get("titles", {}).get(edition) or one.get("title") or one["id"]
    return title


HOME_BLOCKS = ("opinion", "most-read", "coverage")
"""The blocks of a home page that are no section's."""


def blocks_left_out(values: dict[str, Any], sections: tuple[Section, ...] | None, collector: DocumentCollector) -> tuple[str, ...]:
    """The blocks that home pages go without."""
    found = []
    names = names_of(sections or ())
    for index, name in enumerate(values.get("home", {}).get("without", ())):
        entry = name.strip("/")
        if entry in HOME_BLOCKS or sections is None:
            found.append(entry)
        elif path := names.get(entry.casefold()):
            found.append(path)
        else:
            close = collector.nearest(entry, [*names, *HOME_BLOCKS])
            hint = f'did you mean "{names.get(close, close)}"?' if close else f"blocks are the sections, and {', '.join(HOME_BLOCKS)}"
            collector.error(
                "site/unknown-section", f"home: {describe(name)} is no block of the home page", ("home", "without", index), hint
            )
    return tuple(found)


def navigation_of(values: dict[str, Any], sections: tuple[Section, ...] | None, collector: DocumentCollector) -> tuple[str, ...] | None:
    """Section paths or types, in the menu's order. Without declared sections an entry may be any folder."""
    if "navigation" not in values:
        return None
    found = []
    names = names_of(sections or ())
    for index, name in enumerate(values["navigation"]):
        entry = name.strip("/")
        if sections is None:
            found.append(entry if entry in TYPES else "/".join(slugify(part) for part in entry.split("/")))
        elif path := names.get(entry.casefold()):
            found.append(path)
        elif entry in TYPES:
            found.append(next((section.path for section in flat(sections) if section.type == entry), entry))
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
    return tuple(found)
