"""Reads site.yaml to a complete ``Site``, or to everything that is wrong with it.

A site with an error in its site.yaml builds nothing. So ``read_site`` raises errors, while the readers of stories return them.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from newsgen.content.body.language_parser import extension_fault
from newsgen.content.config.editions import check_titles, direction_of, names_of_editions
from newsgen.content.config.external_sources import policy_of
from newsgen.content.config.fields import DOCS, SITE
from newsgen.content.config.referenced_files import FOOTER_LISTS, look_for_files
from newsgen.content.config.taxonomies import blocks_left_out, coverage_of, navigation_of, regions_of, sections_of, tags_of
from newsgen.content.config.theme_look import look_of
from newsgen.content.paths.resolve import resolve_path
from newsgen.content.positioned_yaml.parser import read_yaml
from newsgen.content.scan.decode import read_text
from newsgen.content.schema.validate import check
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.story.permalink import PLACEHOLDERS
from newsgen.content.typography.smart_quotes import typeset
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem, Span, by_place
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

SITE_FILE = "site.yaml"


def read_site(folder: Path) -> tuple[Site, tuple[Problem, ...]]:
    """Returns the site of a folder, with warnings. Raises NewsgenError with everything that is wrong, if one problem is an error."""
    data = _read_file(folder)
    text, unreadable = read_text(data, SITE_FILE)
    if unreadable:
        raise NewsgenError(*unreadable)
    site, problems = site_of(text, str(folder.absolute()))
    errors = any(problem.level == "error" for problem in problems)
    if site is None or errors:
        raise NewsgenError(*problems)
    return site, problems


def site_of(text: str, root: str) -> tuple[Site | None, tuple[Problem, ...]]:
    """Returns the site that the text of a site.yaml describes, and what is wrong with it; no site if the text is not made of keys.

    With errors the returned site has defaults for what is wrong. ``root`` is the site's folder; if it exists and there is no error, the
    files that site.yaml names are looked for in it.
    """
    document = read_yaml(text, path=SITE_FILE)
    if document.values is None and document.problems:
        return None, document.problems
    collector = DocumentCollector(document)
    collector.problems.extend(document.problems)
    if not isinstance(document.values, dict):
        collector.error("site/not-keys", "site.yaml is not made of key: value lines", (), "begin with title: … and base_url: …")
        return None, tuple(collector.problems)
    values, problems_of_values = check(document, SITE, area="site", docs=DOCS)
    collector.problems.extend(problems_of_values)
    names = names_of_editions(values, collector)
    check_titles(values, names, collector)
    chrome, registry = _chrome(values, collector, names), _registry(values, collector)
    other_editions = [_edition(values, code, names, collector) for code in values.get("editions", {})]
    site = Site(
        root=root,
        chrome=chrome,
        registry=registry,
        editions=(Edition(chrome=chrome, registry=registry), *other_editions) if other_editions else (),
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
    if Path(root).is_dir() and not any(
        problem.level == "error" for problem in collector.problems
    ):  # a text without a folder yet has no missing files
        look_for_files(Path(root), Edition(chrome=chrome, registry=registry), values, collector)
        for code, edition in zip(values.get("editions", {}), other_editions, strict=True):
            own = values["editions"][code]
            look_for_files(Path(root), edition, own, collector.for_part(("editions", code), own))
    typeset_site = typeset(site, site.chrome.language)
    editions = tuple(typeset(edition, edition.chrome.language) for edition in site.editions)
    problems = sorted(set(collector.problems), key=by_place)
    return replace(typeset_site, editions=editions), tuple(problems)


def _read_file(folder: Path) -> bytes:
    """Returns the bytes of site.yaml. Raises NewsgenError if it is missing, cannot be read, or is a link out of the site.

    Only a regular file is opened: reading a pipe would wait for ever.
    """
    try:
        if not stat.S_ISREG((folder / SITE_FILE).stat().st_mode):
            raise NewsgenError(
                Problem("site/unreadable", "error", f"{SITE_FILE} is not a file", Span(SITE_FILE), "put a text file in its place")
            )
        if not (folder / SITE_FILE).resolve().is_relative_to(folder.resolve()):
            hint = "put a copy of the file here"
            raise NewsgenError(
                Problem("file/link-outside", "error", "the link leads out of the site, and is not followed", Span(SITE_FILE), hint)
            )
        return (folder / SITE_FILE).read_bytes()
    except FileNotFoundError:
        hint = "go to the site's folder, name it with --site, or make a new site with: newsgen init"
        if (folder / "site.yml").exists():
            hint = f"rename site.yml to {SITE_FILE}"
        raise NewsgenError(Problem("site/missing-file", "error", f"there is no {SITE_FILE} here", Span(SITE_FILE), hint)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise NewsgenError(
            Problem("site/unreadable", "error", f"{SITE_FILE} cannot be read: {reason}", Span(SITE_FILE), "look at its permissions")
        ) from None


def _edition(values: dict[str, Any], code: str, names: tuple[EditionName, ...], collector: DocumentCollector) -> Edition:
    """Returns an edition besides the default one: its own keys, and the site's for those that it has not."""
    own = values["editions"][code]
    merged = {**values, "language": code, **own}
    merged.pop("direction", None)
    merged.update({"direction": own["direction"]} if "direction" in own else {})
    if "look" in values:  # the site's typefaces are taken over only by an edition in a script that runs the same way
        site_look = (
            values["look"]
            if direction_of(merged, code) == direction_of(values, values.get("language", "en"))
            else {name: value for name, value in values["look"].items() if name not in ("serif", "sans")}
        )
        merged["look"] = {**site_look, **own.get("look", {})}
    if "types" not in own:
        merged.pop("types", None)  # the site's are words of another language
    if "sections" in own and "navigation" not in own:
        merged.pop("navigation", None)  # the site's may name sections that this edition has not
    below = collector.for_part(("editions", code), own)
    return Edition(chrome=_chrome(merged, below, names, code), registry=_registry(merged, below, code))


def _registry(values: dict[str, Any], collector: DocumentCollector, edition: str = "") -> Registry:
    """Returns the dossiers and tags of an edition."""
    return Registry(
        coverage=coverage_of(values, collector, edition),
        tags=tags_of(values, collector, edition),
        declared_only=values.get("tags", {}).get("declared_only", False),
    )


def _chrome(values: dict[str, Any], collector: DocumentCollector, names: tuple[EditionName, ...], edition: str = "") -> Chrome:
    """Returns what all pages of an edition show around their contents."""
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
        base_url=_base_url(values.get("base_url", "http://localhost/"), collector),
        language=language,
        direction=direction_of(values, language),
        timezone=_timezone(values.get("timezone", "UTC"), collector),
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


def _timezone(written: str, collector: DocumentCollector) -> str:
    """Returns the name of a time zone; UTC, and noted, if it is unknown. The hint takes a city's name for its zone."""
    if written in zone_names():
        return written
    zones_by_city = {name.rpartition("/")[2]: name for name in zone_names()}
    close = collector.nearest(written, zone_names()) or zones_by_city.get(collector.nearest(written.replace(" ", "_"), zones_by_city) or "")
    hint = f'did you mean "{close}"?' if close else "write a region and a city: Europe/Lisbon, America/New_York, UTC"
    collector.error("site/unknown-timezone", f'there is no time zone "{written[:60]}"', ("timezone",), hint)
    return "UTC"


def _base_url(written: str, collector: DocumentCollector) -> str:
    """Returns the site's address, with a slash at its end. Notes one with a query or a fragment."""
    if "?" in written or "#" in written:
        collector.error(
            "site/wrong-value",
            "base_url: it has a ? or #, and every page's address is made by adding to it",
            ("base_url",),
            "remove them and what follows",
        )
    return written if written.endswith("/") else written + "/"


def _below_static(written: str, place: tuple[str | int, ...], collector: DocumentCollector) -> str:
    """Returns a picture's path below static/; empty, and noted, if it lies elsewhere."""
    if not written:
        return ""
    resolved = resolve_path(written if "/" in written else f"static/{written}", SITE_FILE, (), picture=True)
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
    return tuple(Anchor(label=entry["label"], url=entry["url"]) for entry in written)


def _footer(written: tuple[str, ...], collector: DocumentCollector) -> tuple[str, ...]:
    """Returns the slugs of the plain pages and lists that the footer links to. Notes what cannot be the name of a page."""
    slugs = []
    for index, name in enumerate(written):
        slug = name.strip("/").removeprefix("pages/").removesuffix(".md")
        if not re.fullmatch(r"[^\s/.:?#%]+", slug):
            hint = f"write a page's name (about, for content/pages/about.md), or one of {', '.join(FOOTER_LISTS)}"
            collector.error("site/wrong-value", f'footer: "{name[:60]}" is not the name of a plain page', ("footer", index), hint)
        slugs.append(slug)
    return tuple(slugs)


def _modules(values: dict[str, Any], collector: DocumentCollector) -> Modules:
    """Returns the settings of the live link, breaking news and Most Read. Notes a default lifetime above the longest one."""
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
    """Returns the ways of delivery, by page kind in order of the kinds' names."""
    kinds = {kind: way for kind, way in sorted(written.items()) if kind != "default"}
    return Delivery(default=written.get("default", "bake"), kinds=kinds)


def _images(written: dict[str, Any] | None) -> Images:
    """Returns the widths and formats of renditions; no widths if site.yaml has no ``images``: then no renditions are made."""
    if written is None:
        return Images()
    widths = tuple(sorted(set(written.get("widths", (320, 480, 640, 768, 960, 1280, 1600)))))
    return Images(widths=widths, formats=tuple(dict.fromkeys(written.get("formats", FORMATS[:1]))))


def _writing(values: dict[str, Any], collector: DocumentCollector) -> Writing:
    """Returns the settings by which stories are read."""
    markdown = values.get("markdown", {})
    return Writing(
        permalink=_permalink_pattern(values.get("permalink", Writing().permalink), collector),
        extensions=_extensions(markdown.get("extensions", ()), collector),
        raw_html=markdown.get("raw_html", "sanitise"),
        levels=values.get("check", {}).get("levels", {}),
    )


def _extensions(written: tuple[str, ...], collector: DocumentCollector) -> tuple[str, ...]:
    """Returns the names of further Markdown extensions. Notes those that cannot be loaded."""
    for index, name in enumerate(written):
        if fault := extension_fault(name):
            hint = "write its name as Python finds it (pymdownx.tilde), and install its package"
            collector.error("site/unknown-extension", fault, ("markdown", "extensions", index), hint)
    return written


def _permalink_pattern(written: str, collector: DocumentCollector) -> str:
    """Returns the pattern of stories' addresses; the default one, and noted, if addresses cannot be made of it."""
    hint = "write it as /{section}/{year}/{month}/{slug}/; " + "the parts are " + ", ".join(PLACEHOLDERS)
    unknown = [name for name in re.findall(r"\{([^{}]*)\}", written) if name not in PLACEHOLDERS]
    filled = re.sub(r"\{[^{}]*\}", "x", written)
    fault = ""
    if unknown:
        fault = f'there is no part "{unknown[0][:40]}"'
    elif "{slug}" not in written:
        fault = "{slug} is missing, without which stories share one address"
    elif not filled.startswith("/") or not filled.endswith(("/", ".html")):
        fault = "it begins with a slash, and ends with one or with .html"
    elif not all(re.fullmatch(r"[\w.-]*[\w-]", part) for part in filled.strip("/").split("/")):
        fault = "between the parts only letters, digits, hyphens and slashes may stand"
    if fault:
        collector.error("site/wrong-value", f"permalink: {fault}", ("permalink",), hint)
        return Writing().permalink
    return written
