"""Slugs, permalinks and aliases: the addresses of a story on the site.

Each address is also the path of a file, on every server and for every reader who saves it, so it must be valid on every file system. It
must also not be an address that the site uses for pages of its own.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from functools import lru_cache

from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.story.sections import NO_LETTERS
from newsgen.diagnostics.problem import Problem, Span
from newsgen.model.article import Role
from newsgen.model.scope import RESERVED, root_of
from newsgen.model.site import Section, Site, section_paths
from newsgen.model.slug import LONGEST, fold, slugify
from newsgen.model.zones import zone as zone_of

WINDOWS_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that no file or folder can have on Windows, with any suffix."""

PLACEHOLDERS = ("section", "year", "month", "day", "slug")
_FORBIDDEN = re.compile('[\\s?#%<>"|*:\\\\^`{}]')
_MOST_BYTES = 240
"""Bytes of one part of an address; a file name has at most 255 on most file systems."""
_SUFFIXES = (".html", ".htm", ".xml", ".json", ".txt", ".css", ".js")
_FOR_PROGRAMS = re.compile(r"feed\.xml|atom\.xml|feed\.json|robots\.txt|manifest\.webmanifest|sitemap[^/]*\.xml")
"""Names of files that the site makes for feed readers and search engines."""
_PERIOD = re.compile(r"/\d{4}(/\d{2})?$")
"""The year, or year and month, at the end of an archive's address."""


def slug_of(written: str, stem: str, collector: DocumentCollector) -> str:
    """Returns the slug ``written`` in front matter, or else one made of ``stem``, the file's name without ``.md``.

    A slug that cannot be used is reported; the result is empty if front matter gives it, or if nothing is left of the file's name.
    """
    if not written:
        slug = slugify(stem)
        if not slug:
            collector.file_error(
                "story/no-slug", f'the file name "{stem}" gives no address: {NO_LETTERS}', "rename the file, or add a line slug: …"
            )
        elif slug in WINDOWS_NAMES:
            collector.file_error("story/bad-slug", f'"{slug}" cannot be a file name on Windows', "rename the file, or add a line slug: …")
        return slug
    if fault := _slug_fault(written):
        close = slugify(written)
        hint = f"write {close}" if close and close not in WINDOWS_NAMES else "write lower case words with hyphens between: bridge-opens"
        collector.error("story/bad-slug", f"slug: {fault}", ("slug",), hint)
        return ""
    return slugify(written)


def _slug_fault(written: str) -> str:
    """Returns words for what makes a slug unusable; empty if nothing does."""
    if "/" in written or "\\" in written:
        return "a slug is one part of an address, without slashes"
    if ".." in written:
        return '".." means another folder'
    if len(written) > LONGEST:
        return f"the slug has {len(written)} characters; at most {LONGEST} are allowed"
    slug = slugify(written)
    if not slug:
        return NO_LETTERS
    return f'"{slug}" cannot be a file name on Windows' if slug in WINDOWS_NAMES else ""


def permalink_of(site: Site, role: Role, path: str, *, section: str, slug: str, date: datetime | None) -> str:
    """Returns the address of a story by the site's pattern; that of plain pages and authors follows from the file and the slug."""
    root = root_of(site.chrome.edition)
    if role == "author":
        return f"{root}authors/{slug}/"
    if role == "page":
        folders = [slugify(folder) for folder in path.removeprefix(f"{site.content}/").split("/")[1:-1]]
        return root + "".join(f"{part}/" for part in [*folders, slug] if part)
    local = date.astimezone(zone_of(site.chrome.timezone)) if date else None
    parts = {"section": section, "slug": slug}
    parts["year"], parts["month"], parts["day"] = (f"{local.year:04}", f"{local.month:02}", f"{local.day:02}") if local else ("", "", "")
    address = re.sub(r"\{(\w+)\}", lambda match: parts.get(match[1], ""), site.writing.permalink)
    return re.sub("/{2,}", "/", root + address)


def given_address(written: str, key: str, collector: DocumentCollector, index: int | None = None, *, page: bool = True) -> str:
    """Returns a permalink from front matter or, without ``page``, an alias, in NFC; empty if it cannot be used, which is reported.

    A slash is added at the end if the last part has no suffix; ``index.html`` there is removed. ``key`` and ``index`` say where the
    address stands.
    """
    place = (key,) if index is None or not collector.is_given((key, index)) else (key, index)
    text = unicodedata.normalize("NFC", written)
    fault, hint = _address_fault(text, page=page)
    if fault:
        collector.error(f"story/bad-{'permalink' if page else 'alias'}", f'"{written[:60]}": {fault}', place, hint)
        return ""
    if text.endswith("/index.html"):
        text = text.removesuffix("index.html")
    return text if text.endswith("/") or "." in text.rpartition("/")[2] else text + "/"


def _address_fault(text: str, *, page: bool) -> tuple[str, str]:
    """Returns words for what makes an address unusable, and a hint; empty texts if nothing does."""
    if not text.startswith("/"):
        return "an address on the site begins with a slash", "write only what follows the site's address: /bridge/"
    if match := _FORBIDDEN.search(text):
        shown = "a blank" if match[0].isspace() else match[0]
        return f"{shown} cannot stand in an address of a file", "use letters, digits, hyphens and slashes: /bridge/"
    segments = text.strip("/").split("/")
    if "." in segments or ".." in segments or "//" in text:
        return "parts that are empty, . or .. lead elsewhere", "write it without them: /bridge/"
    if text == "/":
        return "the front page stands there", "write a longer one: /bridge/"
    if any(part.split(".")[0].casefold() in WINDOWS_NAMES or part.endswith(".") for part in segments):
        return "a part of it cannot be a file name on Windows", "choose other words"
    if any(len(part.encode()) > _MOST_BYTES for part in segments) or len(text) > 1000:
        return "it is too long", "shorten it"
    last = segments[-1]
    if any(part.casefold().endswith(_SUFFIXES) for part in (segments if text.endswith("/") else segments[:-1])):
        return "a folder cannot have the name of a file", "write the name without its suffix: /bridge/"
    if page and not text.endswith("/") and "." in last and not last.endswith((".html", ".htm")):
        return "a page's address ends in a slash or .html", f"write {text.rpartition('.')[0]}/"
    return "", ""


def check_reserved(site: Site, permalink: str, role: Role, section: str, collector: DocumentCollector) -> None:
    """Reports a story or plain page whose address the site uses for a page of its own."""
    owner = "" if role == "author" else _reserved_for(site, permalink, section)
    if not owner:
        return
    message, hint = f"the address {permalink} {owner}, which the site keeps for itself", "choose another slug or permalink"
    for key in ("permalink", "slug"):
        if collector.is_given((key,)):
            collector.error("story/reserved-address", message, (key,), hint)
            return
    collector.file_error("story/reserved-address", message, f"rename the file, or {hint}")


def check_reserved_alias(site: Site, address: str, place: Place, collector: DocumentCollector) -> bool:
    """Returns whether an alias is an address that the site uses for a page of its own, and reports it if so."""
    owner = _reserved_for(site, address, "")
    if owner:
        collector.error("story/reserved-address", f"the address {address} {owner}, which the site keeps for itself", place, "remove it")
    return bool(owner)


def _reserved_for(site: Site, permalink: str, section: str) -> str:
    """Returns words for what the site uses an address for; empty if it is free. ``section`` is that of the story."""
    root = root_of(site.chrome.edition)
    address = fold(permalink).strip("/")
    if f"{address}/".startswith(root[1:]):
        address = address.removeprefix(root.strip("/")).strip("/")
    first = address.partition("/")[0]
    reserved = {*RESERVED, *filter(None, site.codes())}
    if (first in reserved and permalink.count("/") > 1) or first.startswith("."):
        return f"begins with /{first}/"
    if address in ("", "index.html", "404.html"):
        return f"is that of {'the front page' if address != '404.html' else 'the page for what is not found'}"
    if _FOR_PROGRAMS.fullmatch(address.rpartition("/")[2]):
        return "is that of a feed, a sitemap or robots.txt"
    fronts, own_front = _fronts(site.chrome.sections or ()), fold(section)
    if address in fronts or address == own_front:
        return "is a section's front"
    above = _PERIOD.sub("", address)
    return "is a section's archive" if above in fronts or (own_front and above == own_front) else ""


@lru_cache(maxsize=16)
def _fronts(sections: tuple[Section, ...]) -> frozenset[str]:
    """Returns the addresses of the sections' fronts, folded, without slashes at their ends."""
    return frozenset(fold(path) for path in section_paths(sections) if path)


def check_static_file(site: Site, path: str) -> tuple[Problem, ...]:
    """Returns a Problem for a file below static/ whose address is that of a page of the site's own, or of a folder of such pages."""
    address = path.partition("/")[2]
    first, _, below = address.partition("/")
    edition = first if first and first in site.codes() else ""
    owner = _owner(site.of(edition), fold(below if edition else address))
    if not owner:
        return ()
    message = f"{path} and {owner} have the same address, /{address}"
    return (Problem("address/taken", "error", message, Span(path), "give the file another name; until then it is not on the site"),)


def _owner(site: Site, address: str) -> str:
    """Returns words for what else has a folded address without its first slash; empty if nothing has."""
    if address in ("index.html", "404.html") or _FOR_PROGRAMS.fullmatch(address):
        return "a page of the site's own"
    folder, _, name = address.rpartition("/")
    if name != "index.html" and not _FOR_PROGRAMS.fullmatch(name):
        folder = address
    if folder.partition("/")[0] in RESERVED and (folder != address or "." not in name):
        return f"the lists at /{folder.partition('/')[0]}/"
    fronts = {fold(section) for section in section_paths(site.chrome.sections or ())}
    return "a section's page" if folder in fronts or _PERIOD.sub("", f"/{folder}").strip("/") in fronts else ""
