"""One file to one Article, with everything that is wrong with it.

The table of contents of the room: bytes, text, front matter, keys, body, story. Pure: the same bytes and the same site give the same
reading, in any process.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from newsgen.content.body.convert import Converted, convert
from newsgen.content.paths.named_files import files_named_in
from newsgen.content.paths.resolve import resolve, tops
from newsgen.content.scan.decode import SourceFile, read_text
from newsgen.content.schema.validate import check
from newsgen.content.story.dates import read_times
from newsgen.content.story.dek import dek_from
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.story.fields import DOCS, FRONT_MATTER
from newsgen.content.story.front_matter import read_front_matter
from newsgen.content.story.lead_image import picture, refer
from newsgen.content.story.permalink import check_reserved, given_address, kept_by_site, permalink_of, slug_of
from newsgen.content.story.sections import section_of, types_of
from newsgen.content.story.terms import terms
from newsgen.content.typography.smart_quotes import typeset
from newsgen.diagnostics.problem import Problem, relevel
from newsgen.model.article import Article, Correction, Reference, Role, Sponsor
from newsgen.model.body import LiveEntry
from newsgen.model.site import Site, content_of

MOST_PROBLEMS = 100
LOWERABLE = frozenset({"front-matter/unknown-key", "story/unknown-region", "story/unknown-coverage", "story/undeclared-tag"})
"""Errors that leave a whole story behind, so that site.yaml's check.levels may turn them into warnings."""

_STORY_ONLY = ("section", "region", "coverage", "tags", "type", "kicker", "featured", "breaking", "sponsor", "related", "source", "ended")


class ReadResult(Struct, frozen=True):
    """What came of it. ``article`` is None exactly where an error is among the problems: the story is held."""

    article: Article | None
    problems: tuple[Problem, ...]
    references: tuple[Reference, ...] = ()
    """What the file names, held or not: the pictures of a held story are withheld with it."""


def read_article(site: Site, source: SourceFile) -> ReadResult:
    """Read a story, a plain page or an author's page of the edition that ``site`` is seen as (see ``Site.of``)."""
    text, unreadable = read_text(source.data, source.path)
    if unreadable:
        return ReadResult(None, unreadable, files_named_in(source.data, source.path, site))
    front = read_front_matter(text, source.path)
    collector = DocumentCollector(front.document)
    collector.problems += front.document.problems
    values, wrong = check(front.document, FRONT_MATTER, area="front-matter", docs=DOCS) if front.document.values is not None else ({}, [])
    collector.problems += wrong
    language = values.get("language") or site.chrome.language
    body = convert(front.body, path=source.path, first_line=front.body_line, site=site, language=language)
    article = typeset(_article(site, source.path, values, body, collector), language) if front.document.values is not None else None
    problems = _levelled(site, [*collector.problems, *body.problems])
    held = any(problem.level == "error" for problem in problems)
    references = article.references if article else body.references
    if held:
        references += files_named_in(source.data, source.path, site)
    return ReadResult(None if held else article, problems, references)


def role_of(site: Site, path: str) -> Role:
    """What a file is, by its folder in its edition."""
    first = path.removeprefix(f"{site.content}/").split("/")[0]
    return "page" if first == "pages" else "author" if first == "authors" else "story"


def _article(site: Site, path: str, values: dict[str, Any], body: Converted, collector: DocumentCollector) -> Article:
    role = role_of(site, path)
    _look_over(role, values, collector)
    section = section_of(site, values.get("section", ""), path, collector) if role == "story" else ""
    stem = path.rpartition("/")[2].removesuffix(".md")
    slug = slug_of(values.get("slug", "") if role != "author" else "", stem, collector)
    times = read_times(site, role, values, collector)
    outlet = (site.chrome.title,) if role == "story" else ()
    kind = values.get("type") or types_of(site.chrome.sections or ()).get(section) or "article"
    _look_over_live(role, kind, values, body, collector)
    modules = {"regions": site.chrome.regions, "coverage": site.registry.coverage, "tags": site.registry.tags}

    def found(key: str, declared: str, called: str, code: str, only: bool) -> Any:
        return terms(key, values.get(key, ()), modules[declared], collector, only_declared=only, called=called, code=code)

    permalink = _permalink(site, role, path, values, collector, section=section, slug=slug, date=times.date)
    dek = values.get("dek") or values.get("summary") or ""
    return Article(
        path=path,
        edition=site.chrome.edition,
        role=role,
        id=values.get("id") or path.removeprefix("content/").removesuffix(".md"),
        permalink=permalink,
        title=values.get("title", ""),
        kicker=values.get("kicker", ""),
        dek=dek or dek_from(body.lead),
        dek_made=not dek,
        byline=terms("byline", values.get("byline") or outlet, (), collector, only_declared=False, called="author", code=""),
        source=values.get("source", ()),
        date=times.date,
        updated=times.updated,
        section=section,
        regions=found("region", "regions", "region", "story/unknown-region", bool(site.chrome.regions)),
        coverage=found("coverage", "coverage", "coverage", "story/unknown-coverage", bool(site.registry.coverage)),
        tags=found("tags", "tags", "tag", "story/undeclared-tag", site.registry.declared_only),
        image=picture(site, values, path, collector, credited=role == "story"),
        type=kind,
        aliases=_aliases(site, values.get("aliases", ()), collector),
        canonical=_elsewhere(site, values.get("canonical", ""), permalink),
        language=values.get("language", "") if values.get("language") != site.chrome.language else "",
        pair=_pair(site, path, values.get("translation_of", ""), collector),
        related=_related(site, path, values.get("related", ()), collector),
        featured=values.get("featured", False),
        noindex=values.get("noindex", False),
        toc=values.get("toc", False),
        draft=values.get("status") == "draft",
        embargo=times.embargo,
        expires=times.expires,
        ended=times.ended,
        breaking=times.breaking_until is not None,
        breaking_until=times.breaking_until,
        corrections=tuple(
            Correction(date=when, text=one["text"], serious=one.get("serious", False))
            for one, when in zip(values.get("corrections", ()), times.corrections, strict=True)
        ),
        sponsor=Sponsor(**values["sponsor"]) if "sponsor" in values else None,
        extra=values.get("extra", {}),
        body=body.body,
        references=(*collector.references, *body.references),
    )


def _look_over(role: Role, values: dict[str, Any], collector: DocumentCollector) -> None:
    """What only shows when keys are seen together."""
    if role == "story" and "date" not in values and not collector.given(("date",)):
        collector.error("front-matter/missing-key", '"date" is missing', (), f"write date: 2026-11-18 06:40  All keys: {DOCS}")
    elif role == "story" and "date" not in values and collector.document.values.get("date") == "":
        collector.error(
            "front-matter/missing-key", '"date" has no value', ("date",), f"write date: 2026-11-18 06:40  All keys: {DOCS}", key=True
        )
    if "dek" in values and "summary" in values:
        collector.error(
            "front-matter/given-twice", "dek and summary are two names of one key", ("summary",), "keep one of the two", key=True
        )
    if role == "story":
        return
    unused = [*_STORY_ONLY, *(("slug", "permalink") if role == "author" else ())]
    for key in unused:
        if key in values:
            what = "a plain page" if role == "page" else "an author's page"
            collector.warn("front-matter/no-effect", f"{key} has no effect on {what}", (key,), "remove the line", key=True)


def _look_over_live(role: Role, kind: str, values: dict[str, Any], body: Converted, collector: DocumentCollector) -> None:
    """What only a live story has."""
    if role == "story" and kind == "live":
        return
    if any(isinstance(part, LiveEntry) for part in body.body.parts):
        hint = "write type: live" if role == "story" else "write it as text, or as a story of the type live"
        collector.error("story/live-entries", "only a live story has live entries, and this is none", ("type",), hint)
    if role == "story" and "ended" in values:
        collector.warn("front-matter/no-effect", "ended has no effect on a story that is not live", ("ended",), "remove the line", key=True)


def _permalink(site: Site, role: Role, path: str, values: dict[str, Any], collector: DocumentCollector, **parts: Any) -> str:
    if role != "author" and "permalink" in values:
        permalink = given_address(values["permalink"], "permalink", collector)
    else:
        permalink = permalink_of(site, role, path, **parts)
    if permalink and (parts["slug"] or "permalink" in values):
        check_reserved(site, permalink, role, parts["section"], collector)
    return permalink


def _aliases(site: Site, written: tuple[str, ...], collector: DocumentCollector) -> tuple[str, ...]:
    found = []
    for index, one in enumerate(written):
        address = given_address(one, "aliases", collector, index, page=False)
        if address and not kept_by_site(site, address, ("aliases", index), collector):
            found.append(address)
    return tuple(dict.fromkeys(found))


def _elsewhere(site: Site, canonical: str, permalink: str) -> str:
    """The address of the original, unless that is the page's own."""
    own = site.chrome.base_url + permalink.removeprefix("/")
    return "" if unquote(canonical) == unquote(own) else canonical


def _related(site: Site, path: str, written: tuple[str, ...], collector: DocumentCollector) -> tuple[str, ...]:
    found = (_file(site, path, one, ("related", index), collector) for index, one in enumerate(written))
    return tuple(dict.fromkeys(one for one in found if one))


def _pair(site: Site, path: str, written: str, collector: DocumentCollector) -> str:
    """What the file shares with its translations: its path below its edition's folder, or that of the file it translates."""
    original = (_file(site, path, written, ("translation_of",), collector) if written else "") or path
    return original.removeprefix(f"{content_of(site.edition_at(original))}/")


def _file(site: Site, path: str, written: str, place: tuple[str | int, ...], collector: DocumentCollector) -> str:
    """The path of a story that front matter names; empty where it names none (and noted)."""
    key = str(place[0])
    if "://" in written or not written.endswith(".md"):
        hint = "write the story's file, from this file's folder or from content/: ../2026/bridge.md"
        collector.error("story/not-a-story", f'{key}: "{written[:60]}" is not the file of a story', place, hint)
        return ""
    resolved = resolve(written, path, tops(site, path), home=site.content)
    if resolved is None or not resolved.startswith("content/"):
        collector.error(
            "story/outside-site", f'{key}: "{written[:60]}" leads out of the site\'s content', place, "name a file below content/"
        )
        return ""
    if resolved == path:
        collector.warn("story/names-itself", f"{key}: the story names itself", place, "remove it")
        return ""
    refer(collector, "related" if key == "related" else "link", resolved, written, place)
    return resolved


def _levelled(site: Site, problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems at the levels of site.yaml, sorted by place. An error that leaves no whole story behind stays one."""
    levels = {code: level for code, level in site.writing.levels.items() if code in LOWERABLE or level == "error"}
    fixed = [problem for problem in problems if problem.level == "error"]
    soft = [problem for problem in problems if problem.level != "error"]
    kept = sorted([*relevel(fixed, levels), *relevel(soft, site.writing.levels)], key=lambda p: (p.span, p.code, p.message))
    if len(kept) <= MOST_PROBLEMS:
        return tuple(kept)
    errors = [problem for problem in kept if problem.level == "error"]
    shown = (errors or kept)[:MOST_PROBLEMS]
    rest = replace(
        shown[-1], code="file/many-problems", message=f"and {len(kept) - len(shown)} more", hint="put these right first", excerpt=""
    )
    return (*shown, rest)
