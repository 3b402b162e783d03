"""site.yaml to a Site, complete, or to all that is wrong with it.

A file of its own because a site that is set up wrongly builds nothing: here errors are raised, where a story's are returned.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from newsgen.content.body.language_parser import extension_fault
from newsgen.content.config.editions import direction_of, names_of_editions, titles_name_editions
from newsgen.content.config.external_sources import policy_of
from newsgen.content.config.fields import DOCS, SITE
from newsgen.content.config.referenced_files import LISTS, look_for_files
from newsgen.content.config.taxonomies import blocks_left_out, coverage_of, navigation_of, regions_of, sections_of, tags_of
from newsgen.content.config.theme_look import look_of
from newsgen.content.paths.resolve import resolve
from newsgen.content.positioned_yaml.parser import read_yaml
from newsgen.content.scan.decode import read_text
from newsgen.content.schema.validate import check
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.story.permalink import PLACEHOLDERS
from newsgen.content.typography.smart_quotes import typeset
from newsgen.diagnostics.problem import NewsgenError, Problem, Span
from newsgen.model.site import (
    FORMATS,
    PATCHES,
    TYPE_TITLES,
    Anchor,
    Budgets,
    Chrome,
    Delivery,
    Edition,
    EditionName,
    Feeds,
    Home,
    Images,
    Imaging,
    Modules,
    Players,
    ReadNext,
    Registry,
    Site,
    Writing,
)
from newsgen.model.slug import slugify
from newsgen.model.zones import zone_names

NAME = "site.yaml"


def read_site(folder: Path) -> tuple[Site, tuple[Problem, ...]]:
    """The site of a folder, with warnings. Raises NewsgenError with all that is wrong."""
    data = _bytes(folder)
    text, unreadable = read_text(data, NAME)
    if unreadable:
        raise NewsgenError(*unreadable)
    site, problems = site_of(text, str(folder.absolute()))
    errors = any(problem.level == "error" for problem in problems)
    if site is None or errors:
        raise NewsgenError(*problems)
    return site, problems


def site_of(text: str, root: str) -> tuple[Site | None, tuple[Problem, ...]]:
    """The site that the text of a site.yaml describes, and what is wrong with it."""
    document = read_yaml(text, path=NAME)
    if document.values is None and document.problems:
        return None, document.problems
    collector = DocumentCollector(document)
    collector.problems += document.problems
    if not isinstance(document.values, dict):
        collector.error("site/not-keys", "site.yaml is not made of key: value lines", (), "begin with title: … and base_url: …")
        return None, tuple(collector.problems)
    values, wrong = check(document, SITE, area="site", docs=DOCS)
    collector.problems += wrong
    names = names_of_editions(values, collector)
    titles_name_editions(values, names, collector)
    chrome, registry = _chrome(values, collector, names), _registry(values, collector)
    others = [_edition(values, code, names, collector) for code in values.get("editions", {})]
    site = Site(
        root=root,
        chrome=chrome,
        registry=registry,
        editions=(Edition(chrome=chrome, registry=registry), *others) if others else (),
        modules=_modules(values, collector),
        players=Players(addresses=values.get("players", {})),
        readnext=ReadNext(**values.get("read_next", {})),
        home=Home(without=blocks_left_out(values, chrome.sections, collector)),
        feeds=Feeds(**values.get("feeds", {})),
        images=_images(values.get("images")),
        imaging=Imaging() if "images" not in values else Imaging(quality=values["images"].get("quality", 75)),
        delivery=_delivery(values.get("delivery", {})),
        patch=values.get("patch", PATCHES[0]),
        budgets=Budgets(**values["budgets"]) if "budgets" in values else None,
        writing=_writing(values, collector),
    )
    if Path(root).is_dir() and not any(problem.level == "error" for problem in collector.problems):  # a text of no folder yet lacks nothing
        look_for_files(Path(root), Edition(chrome=chrome, registry=registry), values, collector)
        for code, edition in zip(values.get("editions", {}), others, strict=True):
            own = values["editions"][code]
            look_for_files(Path(root), edition, own, collector.below(("editions", code), own))
    shown = typeset(site, site.chrome.language)
    editions = tuple(typeset(edition, edition.chrome.language) for edition in site.editions)
    problems = sorted(set(collector.problems), key=lambda p: (p.span, p.code, p.message))
    return replace(shown, editions=editions), tuple(problems)


def _bytes(folder: Path) -> bytes:
    """The file's bytes. What is no regular file is not opened: reading a pipe would wait for ever."""
    try:
        if not stat.S_ISREG((folder / NAME).stat().st_mode):
            raise NewsgenError(Problem("site/unreadable", "error", f"{NAME} is not a file", Span(NAME), "put a text file in its place"))
        if not (folder / NAME).resolve().is_relative_to(folder.resolve()):
            hint = "put a copy of the file here"
            raise NewsgenError(
                Problem("file/link-outside", "error", "the link leads out of the site, and is not followed", Span(NAME), hint)
            )
        return (folder / NAME).read_bytes()
    except FileNotFoundError:
        hint = "go to the site's folder, name it with --site, or make a new site with: newsgen init"
        if (folder / "site.yml").exists():
            hint = f"rename site.yml to {NAME}"
        raise NewsgenError(Problem("site/missing-file", "error", f"there is no {NAME} here", Span(NAME), hint)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise NewsgenError(
            Problem("site/unreadable", "error", f"{NAME} cannot be read: {reason}", Span(NAME), "look at its permissions")
        ) from None


def _edition(values: dict[str, Any], code: str, names: tuple[EditionName, ...], collector: DocumentCollector) -> Edition:
    """An edition: its own keys over the site's."""
    own = values["editions"][code]
    merged = {**values, "language": code, **own}
    merged.pop("direction", None)
    merged.update({"direction": own["direction"]} if "direction" in own else {})
    if "look" in values:  # the site's typefaces, where an edition names none, only in its own script
        inherited = (
            values["look"]
            if direction_of(merged, code) == direction_of(values, values.get("language", "en"))
            else {name: value for name, value in values["look"].items() if name not in ("serif", "sans")}
        )
        merged["look"] = {**inherited, **own.get("look", {})}
    if "types" not in own:
        merged.pop("types", None)  # words of another language
    if "sections" in own and "navigation" not in own:
        merged.pop("navigation", None)  # the site's names sections that this edition may not have
    below = collector.below(("editions", code), own)
    return Edition(chrome=_chrome(merged, below, names, code), registry=_registry(merged, below, code))


def _registry(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> Registry:
    return Registry(
        coverage=coverage_of(values, collector, edition),
        tags=tags_of(values, collector, edition),
        declared_only=values.get("tags", {}).get("declared_only", False),
    )


def _chrome(values: dict[str, Any], collector: DocumentCollector, names: tuple[EditionName, ...], edition: str = "") -> Chrome:
    language = values.get("language", "en")
    sections = sections_of(values, collector, edition)
    title = values.get("title", "")
    if title and not slugify(title):
        collector.error(
            "site/wrong-value", "title: no letter or digit is in it, and the outlet's own page needs an address", ("title",), "add the name"
        )
    return Chrome(
        title=title,
        edition=edition,
        editions=names,
        slogan=values.get("slogan", ""),
        about=values.get("about", ""),
        rights=values.get("rights", ""),
        base_url=_base(values.get("base_url", "http://localhost/"), collector),
        language=language,
        direction=direction_of(values, language),
        timezone=_zone(values.get("timezone", "UTC"), collector),
        logo=_below_static(values.get("logo", ""), ("logo",), collector),
        icons=tuple(_below_static(name, ("icons", index), collector) for index, name in enumerate(values.get("icons", ()))),
        look=look_of(values, edition, collector),
        sections=sections,
        navigation=navigation_of(values, sections, collector),
        regions=regions_of(values, collector, edition),
        types={**TYPE_TITLES.get(language.split("-")[0], TYPE_TITLES["en"]), **values.get("types", {})},
        social=_anchors(values.get("social", ())),
        apps=_anchors(values.get("apps", ())),
        footer=_footer(values.get("footer", ()), collector),
        words_per_minute=values.get("words_per_minute", 180),
        policy=policy_of(values),
        extra=values.get("extra", {}),
    )


def _zone(written: str, collector: DocumentCollector) -> str:
    if written in zone_names():
        return written
    cities = {name.rpartition("/")[2]: name for name in zone_names()}
    close = collector.nearest(written, zone_names()) or cities.get(collector.nearest(written.replace(" ", "_"), cities) or "")
    hint = f'did you mean "{close}"?' if close else "write a region and a city: Europe/Lisbon, America/New_York, UTC"
    collector.error("site/unknown-timezone", f'there is no time zone "{written[:60]}"', ("timezone",), hint)
    return "UTC"


def _base(written: str, collector: DocumentCollector) -> str:
    if "?" in written or "#" in written:
        collector.error(
            "site/wrong-value",
            "base_url: it has a ? or #, and every page's address is made by adding to it",
            ("base_url",),
            "remove them and what follows",
        )
    return written if written.endswith("/") else written + "/"


def _below_static(written: str, place: tuple[str | int, ...], collector: DocumentCollector) -> str:
    if not written:
        return ""
    resolved = resolve(written if "/" in written else f"static/{written}", NAME, (), picture=True)
    if resolved is None or not resolved.startswith("static/"):
        collector.error(
            "site/outside-site",
            f'{place[0]}: "{written[:60]}" is not below static/',
            place,
            "put the file below static/ and write its path there: img/logo.svg",
        )
        return ""
    return resolved.removeprefix("static/")


def _anchors(written: tuple[dict[str, str], ...]) -> tuple[Anchor, ...]:
    return tuple(Anchor(label=one["label"], url=one["url"]) for one in written)


def _footer(written: tuple[str, ...], collector: DocumentCollector) -> tuple[str, ...]:
    found = []
    for index, name in enumerate(written):
        slug = name.strip("/").removeprefix("pages/").removesuffix(".md")
        if not re.fullmatch(r"[^\s/.:?#%]+", slug):
            hint = f"write a page's name (about, for content/pages/about.md), or one of {', '.join(LISTS)}"
            collector.error("site/wrong-value", f'footer: "{name[:60]}" is not the name of a plain page', ("footer", index), hint)
        found.append(slug)
    return tuple(found)


def _modules(values: dict[str, Any], collector: DocumentCollector) -> Modules:
    breaking = values.get("breaking", {})
    lifetime, longest = breaking.get("default_lifetime", 7200), breaking.get("longest", 86400)
    if lifetime > longest:
        place = ("breaking", "default_lifetime" if "default_lifetime" in breaking else "longest")
        collector.error("site/wrong-value", "breaking: default_lifetime is longer than longest", place, "lower the one or raise the other")
    return Modules(
        live_url=values.get("live", {}).get("url", ""),
        breaking_count=breaking.get("count", 10),
        breaking_lifetime=lifetime,
        breaking_longest=longest,
        most_read_count=values.get("most_read", {}).get("count", 5),
    )


def _delivery(written: dict[str, str]) -> Delivery:
    kinds = {kind: way for kind, way in sorted(written.items()) if kind != "default"}
    return Delivery(default=written.get("default", "bake"), kinds=kinds)


def _images(written: dict[str, Any] | None) -> Images:
    """None in other sizes where site.yaml does not name them."""
    if written is None:
        return Images()
    widths = tuple(sorted(set(written.get("widths", (320, 480, 640, 768, 960, 1280, 1600)))))
    return Images(widths=widths, formats=tuple(dict.fromkeys(written.get("formats", FORMATS[:1]))))


def _writing(values: dict[str, Any], collector: DocumentCollector) -> Writing:
    markdown = values.get("markdown", {})
    return Writing(
        permalink=_pattern(values.get("permalink", Writing().permalink), collector),
        extensions=_extensions(markdown.get("extensions", ()), collector),
        raw_html=markdown.get("raw_html", "sanitise"),
        levels=values.get("check", {}).get("levels", {}),
    )


def _extensions(written: tuple[str, ...], collector: DocumentCollector) -> tuple[str, ...]:
    for index, name in enumerate(written):
        if fault := extension_fault(name):
            hint = "write its name as Python finds it (pymdownx.tilde), and install its package"
            collector.error("site/unknown-extension", fault, ("markdown", "extensions", index), hint)
    return written


def _pattern(written: str, collector: DocumentCollector) -> str:
    hint = "write it as /{section}/{year}/{month}/{slug}/; " + "the parts are " + ", ".join(PLACEHOLDERS)
    unknown = [name for name in re.findall(r"\{([^{}]*)\}", written) if name not in PLACEHOLDERS]
    rest = re.sub(r"\{[^{}]*\}", "x", written)
    fault = ""
    if unknown:
        fault = f'there is no part "{unknown[0][:40]}"'
    elif "{slug}" not in written:
        fault = "{slug} is missing, without which stories share one address"
    elif not rest.startswith("/") or not rest.endswith(("/", ".html")):
        fault = "it begins with a slash, and ends with one or with .html"
    elif not all(re.fullmatch(r"[\w.-]*[\w-]", part) for part in rest.strip("/").split("/")):
        fault = "between the parts only letters, digits, hyphens and slashes may stand"
    if fault:
        collector.error("site/wrong-value", f"permalink: {fault}", ("permalink",), hint)
        return Writing().permalink
    return written
