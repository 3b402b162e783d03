"""Reads the bytes of a Markdown file as an Article, with all its problems.

The steps are: bytes, text, front matter, values of its keys, body, article. The result depends on the bytes, the path and the site
alone, so that any process can read any file.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from newsgen.content.body.convert import Converted, convert
from newsgen.content.paths.named_files import files_named_in
from newsgen.content.paths.resolve import resolve_path, top_folders
from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.scan.decode import SourceFile, read_text
from newsgen.content.schema.validate import check
from newsgen.content.story.dates import read_times
from newsgen.content.story.dek import dek_from
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.story.fields import DOCS, FRONT_MATTER
from newsgen.content.story.front_matter import read_front_matter
from newsgen.content.story.lead_image import read_image
from newsgen.content.story.permalink import check_reserved, check_reserved_alias, given_address, permalink_of, slug_of
from newsgen.content.story.sections import section_of, types_by_path
from newsgen.content.story.terms import read_terms
from newsgen.content.typography.smart_quotes import typeset
from newsgen.diagnostics.problem import Problem, by_place, relevel
from newsgen.model.article import Article, Correction, Reference, Role, Sponsor, Term
from newsgen.model.body import LiveEntry
from newsgen.model.site import Declared, Site, content_of

MOST_PROBLEMS = 100
"""Problems of one file that are shown."""
LOWERABLE = frozenset({"front-matter/unknown-key", "story/unknown-region", "story/unknown-coverage", "story/undeclared-tag"})
"""Errors that leave a whole story behind, so that site.yaml's check.levels may turn them into warnings."""

_STORY_ONLY = ("section", "region", "coverage", "tags", "type", "kicker", "featured", "breaking", "sponsor", "related", "source", "ended")


class ReadResult(Struct, frozen=True):
    """The result of reading a file. ``article`` is None if and only if there is an error among the problems: the story is held."""

    article: Article | None
    problems: tuple[Problem, ...]
    references: tuple[Reference, ...] = ()
    """The files that it names, also if it is held: the pictures of a held story are withheld with it."""


def read_article(site: Site, source: SourceFile) -> ReadResult:
    """Reads a story, a plain page or an author's page. ``site`` must be the site as the file's edition sees it (see ``Site.of``)."""
    text, text_problems = read_text(source.data, source.path)
    if text_problems:
        return ReadResult(None, text_problems, files_named_in(source.data, source.path, site))
    front = read_front_matter(text, source.path)
    collector = DocumentCollector(front.document)
    collector.problems.extend(front.document.problems)
    readable = front.document.values is not None
    values, value_problems = check(front.document, FRONT_MATTER, area="front-matter", docs=DOCS) if readable else ({}, [])
    collector.problems.extend(value_problems)
    language = values.get("language") or site.chrome.language
    body = convert(front.body, path=source.path, first_line=front.body_line, site=site, language=language)
    article = typeset(_make_article(site, source.path, values, body, collector), language) if readable else None
    problems = _apply_levels(site, [*collector.problems, *body.problems])
    held = any(problem.level == "error" for problem in problems)
    references = article.references if article else body.references
    if held:
        references += files_named_in(source.data, source.path, site)
    return ReadResult(None if held else article, problems, references)


def role_of(site: Site, path: str) -> Role:
    """Returns what a file is, by its first folder in its edition."""
    first = path.removeprefix(f"{site.content}/").split("/")[0]
    return "page" if first == "pages" else "author" if first == "authors" else "story"


def _make_article(site: Site, path: str, values: dict[str, Any], body: Converted, collector: DocumentCollector) -> Article:
    """Returns the article of valid values. Fields whose values are missing or unusable are empty; a problem then says so."""
    role = role_of(site, path)
    _check_keys(role, values, collector)
    section = section_of(site, values.get("section", ""), path, collector) if role == "story" else ""
    stem = path.rpartition("/")[2].removesuffix(".md")
    slug = slug_of(values.get("slug", "") if role != "author" else "", stem, collector)
    times = read_times(site, role, values, collector)
    outlet = (site.chrome.title,) if role == "story" else ()
    story_type = values.get("type") or types_by_path(site.chrome.sections or ()).get(section) or "article"
    _check_live(role, story_type, values, body, collector)

    def terms_at(key: str, declared: tuple[Declared, ...], called: str, code: str, *, only_declared: bool) -> tuple[Term, ...]:
        return read_terms(key, values.get(key, ()), declared, collector, only_declared=only_declared, called=called, code=code)

    chrome, registry = site.chrome, site.registry
    permalink = _read_permalink(site, role, path, values, collector, section=section, slug=slug, date=times.date)
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
        byline=read_terms("byline", values.get("byline") or outlet, (), collector, only_declared=False, called="author", code=""),
        source=values.get("source", ()),
        date=times.date,
        updated=times.updated,
        section=section,
        regions=terms_at("region", chrome.regions, "region", "story/unknown-region", only_declared=bool(chrome.regions)),
        coverage=terms_at("coverage", registry.coverage, "coverage", "story/unknown-coverage", only_declared=bool(registry.coverage)),
        tags=terms_at("tags", registry.tags, "tag", "story/undeclared-tag", only_declared=registry.declared_only),
        image=read_image(site, values, path, collector, needs_credit=role == "story"),
        type=story_type,
        aliases=_read_aliases(site, values.get("aliases", ()), collector),
        canonical=_unless_own(site, values.get("canonical", ""), permalink),
        language=values.get("language", "") if values.get("language") != site.chrome.language else "",
        pair=_find_pair(site, path, values.get("translation_of", ""), collector),
        related=_read_related(site, path, values.get("related", ()), collector),
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
            Correction(date=date, text=correction["text"], serious=correction.get("serious", False))
            for correction, date in zip(values.get("corrections", ()), times.corrections, strict=True)
        ),
        sponsor=Sponsor(**values["sponsor"]) if "sponsor" in values else None,
        extra=values.get("extra", {}),
        body=body.body,
        references=(*collector.references, *body.references),
    )


def _check_keys(role: Role, values: dict[str, Any], collector: DocumentCollector) -> None:
    """Reports what the table of fields cannot: a story without a date, dek beside summary, keys without effect on this kind of page."""
    if role == "story" and "date" not in values and not collector.is_given(("date",)):
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
            page = "a plain page" if role == "page" else "an author's page"
            collector.warn("front-matter/no-effect", f"{key} has no effect on {page}", (key,), "remove the line", key=True)


def _check_live(role: Role, story_type: str, values: dict[str, Any], body: Converted, collector: DocumentCollector) -> None:
    """Reports live entries and the key ``ended`` in a file that is no live story."""
    if role == "story" and story_type == "live":
        return
    if any(isinstance(part, LiveEntry) for part in body.body.parts):
        hint = "write type: live" if role == "story" else "write it as text, or as a story of the type live"
        collector.error("story/live-entries", "only a live story has live entries, and this is none", ("type",), hint)
    if role == "story" and "ended" in values:
        collector.warn("front-matter/no-effect", "ended has no effect on a story that is not live", ("ended",), "remove the line", key=True)


def _read_permalink(site: Site, role: Role, path: str, values: dict[str, Any], collector: DocumentCollector, **parts: Any) -> str:
    """Returns the address of an article; empty if the given one cannot be used. ``parts`` are its section, slug and date."""
    if role != "author" and "permalink" in values:
        permalink = given_address(values["permalink"], "permalink", collector)
    else:
        permalink = permalink_of(site, role, path, **parts)
    if permalink and (parts["slug"] or "permalink" in values):
        check_reserved(site, permalink, role, parts["section"], collector)
    return permalink


def _read_aliases(site: Site, written: tuple[str, ...], collector: DocumentCollector) -> tuple[str, ...]:
    """Returns the aliases that can be used, each once."""
    addresses = []
    for index, alias in enumerate(written):
        address = given_address(alias, "aliases", collector, index, page=False)
        if address and not check_reserved_alias(site, address, ("aliases", index), collector):
            addresses.append(address)
    return tuple(dict.fromkeys(addresses))


def _unless_own(site: Site, canonical: str, permalink: str) -> str:
    """Returns the address of the original; empty if it is the page's own address."""
    own = site.chrome.base_url + permalink.removeprefix("/")
    return "" if unquote(canonical) == unquote(own) else canonical


def _read_related(site: Site, path: str, written: tuple[str, ...], collector: DocumentCollector) -> tuple[str, ...]:
    """Returns the paths of the related stories that can be used, each once."""
    files = (_resolve_story(site, path, name, ("related", index), collector) for index, name in enumerate(written))
    return tuple(dict.fromkeys(file for file in files if file))


def _find_pair(site: Site, path: str, written: str, collector: DocumentCollector) -> str:
    """Returns what a file shares with its translations: its path below its edition's folder, or that of the file it translates.

    ``written`` is the value of ``translation_of``, or empty.
    """
    original = (_resolve_story(site, path, written, ("translation_of",), collector) if written else "") or path
    return original.removeprefix(f"{content_of(site.edition_at(original))}/")


def _resolve_story(site: Site, path: str, written: str, place: Place, collector: DocumentCollector) -> str:
    """Returns the path of the story that a value names and records a reference to it; empty if it names none, which is reported."""
    key = str(place[0])
    if "://" in written or not written.endswith(".md"):
        hint = "write the story's file, from this file's folder or from content/: ../2026/bridge.md"
        collector.error("story/not-a-story", f'{key}: "{written[:60]}" is not the file of a story', place, hint)
        return ""
    resolved = resolve_path(written, path, top_folders(site, path), home=site.content)
    if resolved is None or not resolved.startswith("content/"):
        collector.error(
            "story/outside-site", f'{key}: "{written[:60]}" leads out of the site\'s content', place, "name a file below content/"
        )
        return ""
    if resolved == path:
        collector.warn("story/names-itself", f"{key}: the story names itself", place, "remove it")
        return ""
    collector.refer("related" if key == "related" else "link", resolved, written, place)
    return resolved


def _apply_levels(site: Site, problems: list[Problem]) -> tuple[Problem, ...]:
    """Returns the problems with the levels of site.yaml, sorted by place; an error stays an error unless it is in LOWERABLE.

    Of more than 100, the first 100 (only errors, if there are any) are returned, and one that says how many more there are.
    """
    levels = {code: level for code, level in site.writing.levels.items() if code in LOWERABLE or level == "error"}
    errors = [problem for problem in problems if problem.level == "error"]
    warnings = [problem for problem in problems if problem.level != "error"]
    ordered = sorted([*relevel(errors, levels), *relevel(warnings, site.writing.levels)], key=by_place)
    if len(ordered) <= MOST_PROBLEMS:
        return tuple(ordered)
    shown = ([problem for problem in ordered if problem.level == "error"] or ordered)[:MOST_PROBLEMS]
    message = f"and {len(ordered) - len(shown)} more"
    remainder = replace(shown[-1], code="file/many-problems", message=message, hint="put these right first", excerpt="")
    return (*shown, remainder)
