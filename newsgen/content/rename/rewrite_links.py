"""The links of a text after a file got another name: those that named it, and in the file itself those that begin at its folder.

A file of its own because what a link means and how it may be written are two things: each new one is written in the manner of the
old, and counts only if it means the right file.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from newsgen.content.body.source_map import SourceMap
from newsgen.content.paths.link_targets import target_of
from newsgen.content.paths.resolve import resolve, tops
from newsgen.content.positioned_yaml.patch import Edit, Layout, layout, quoted
from newsgen.content.scan.decode import SourceFile
from newsgen.content.story.read_story import ReadResult, read_article
from newsgen.model.article import Reference
from newsgen.model.site import Site

_SPECIAL = re.compile(r"[\x00-\x20()<>\[\]\"'\\`%#?|]")
_DATA_NAME = re.compile(r"[^\s\"'\[\]{},]+\.md")


class Unclear(Exception):
    """A link that cannot be written anew; it stands at ``reference``."""

    def __init__(self, reference: Reference) -> None:
        super().__init__(reference)
        self.reference = reference


def relinked(site: Site, source: SourceFile, renamed: Mapping[str, str], at: str = "") -> tuple[bytes, int]:
    """A Markdown file's bytes with every link meaning what it meant, and how many were changed.

    ``renamed`` are the new paths of files by their old ones, ``at`` the file's own new path. Raises Unclear.
    """
    before = read_article(site, source)
    page = layout(source.data)
    body = _body_line(page)
    at = at or source.path
    links = [one for one in before.references if one.text and not one.path.startswith("/")]
    wanted = {
        one: new
        for one in dict.fromkeys(links)
        if (new := _rewritten(site, one, source.path, at, renamed, in_body=one.line >= body)) != one.text
    }
    if not wanted:
        return source.data, 0
    for edits in (_at_places(page, wanted, body), _everywhere(page, wanted, body)):
        data = page.changed(edits)
        after = read_article(site, SourceFile(at, data))
        if _named(after, {}) == _named(before, renamed) and (at != source.path or (before.article is None) == (after.article is None)):
            return data, len(set(edits))
    raise Unclear(next(iter(wanted)))


def data_relinked(data: bytes, home: str, renamed: Mapping[str, str]) -> tuple[bytes, int]:
    """A data file's bytes with the stories it names under their new names."""
    page = layout(data)
    edits = []
    for match in _DATA_NAME.finditer(page.text):
        written = match[0]
        whole = written if written.startswith(("content/", "/", ".")) else f"{home}/{written}"
        new = renamed.get(resolve(whole, f"{home}/x.md", (), home=home) or "")
        if new:
            below = new.removeprefix(f"{home}/")
            text = new if written.startswith("content/") else f"/{below}" if written.startswith("/") else below
            edits.append(Edit(match.start(), len(written), text))
    return page.changed(edits), len(edits)


def _lines(page: Layout) -> list[str]:
    return [page.text[a:b].rstrip("\r\n") for a, b in zip(page.starts, (*page.starts[1:], len(page.text)), strict=True)]


def _body_line(page: Layout) -> int:
    return next((number + 2 for number, line in enumerate(_lines(page)) if number and line.rstrip() in ("---", "...")), 1)


def _meaning(site: Site, written: str, at: str, *, in_body: bool, asset: bool) -> str | None:
    """The file that an address names in a file."""
    if not in_body:
        return resolve(written, at, tops(site, at), picture=asset, home=site.content)
    target = target_of(written, story=at, site=site, asset=asset)
    return target.path if target.kind == "file" else None


def _rewritten(site: Site, link: Reference, path: str, at: str, renamed: Mapping[str, str], *, in_body: bool) -> str:
    """What to write in place of a link, so that it means its file from another place, or under another name. Raises Unclear."""
    target = renamed.get(link.path, link.path)
    asset = _meaning(site, link.text, path, in_body=in_body, asset=False) != link.path
    if _meaning(site, link.text, at, in_body=in_body, asset=asset) == target:
        return link.text
    for one in _manners(site, link, target, at, in_body=in_body, asset=asset):
        if _meaning(site, one, at, in_body=in_body, asset=asset) == target:
            return one
    raise Unclear(link)


def _manners(site: Site, link: Reference, target: str, at: str, *, in_body: bool, asset: bool) -> Iterator[str]:
    """Ways to name a file, that of the old link first."""
    written = link.text
    match = re.search("[#?]", written) if in_body else None
    head, rest = (written[: match.start()], written[match.start() :]) if match else (written, "")
    home = "static/" if asset else f"{site.content}/"
    below = target.removeprefix(home)
    relative = posixpath.relpath(target, posixpath.dirname(at))
    plain = unicodedata.normalize("NFC", unquote(head) if in_body else head).strip().replace("\\", "/")
    if plain.startswith(("/content/", "/static/")):
        first = f"/{target}"
    elif plain.startswith(("content/", "static/")):
        first = target
    elif plain.startswith("/"):
        first = f"/{below}"
    elif plain.startswith("./"):
        first = relative if relative.startswith("../") else f"./{relative}"
    else:
        first = below if "/" in plain and plain == link.path.removeprefix(home) else relative
    for one in dict.fromkeys((first, relative, f"./{relative}", below, target, f"/{target}")):
        yield (_encoded(one, everything="%" in head) if in_body else one) + rest


def _encoded(path: str, *, everything: bool) -> str:
    """A path as an address in a text: signs that end one are encoded; other scripts only where they were."""
    return quote(path, safe="/~") if everything else _SPECIAL.sub(lambda sign: quote(sign[0], safe=""), path)


def _at_places(page: Layout, wanted: Mapping[Reference, str], body: int) -> list[Edit]:
    """An edit where each link was found; behind a quote where it stands in one. A value of front matter gets quotes where it needs them."""
    edits = []
    for link, new in wanted.items():
        offset = page.offset(link.line, link.column)
        if page.text.startswith(link.text, offset):
            edits.append(Edit(offset, len(link.text), quoted(new) if link.line < body else new))
        elif page.text.startswith(link.text, offset + 1):
            edits.append(Edit(offset + 1, len(link.text), new))
    return edits


def _everywhere(page: Layout, wanted: Mapping[Reference, str], body: int) -> list[Edit]:
    """An edit wherever a link's words stand by themselves and are no code: they may stand in the text before the link does."""
    prose = SourceMap("\n".join(_lines(page)[body - 1 :]), "", body).prose.split("\n")
    edits = []
    for link, new in wanted.items():
        alone = re.compile(rf"(?<![^\s()<>\[\]\"']){re.escape(link.text)}(?![^\s()<>\[\]\"'])")
        for number, line in enumerate(prose, body):
            edits += [Edit(page.offset(number, match.start() + 1), len(link.text), new) for match in alone.finditer(line)]
    return [*edits, *_at_places(page, {link: new for link, new in wanted.items() if link.line < body}, body)]


def _named(reading: ReadResult, renamed: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a file names, under new names."""
    return sorted((one.kind, renamed.get(one.path, one.path)) for one in reading.references)
