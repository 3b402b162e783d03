"""New links for a text after files got new paths: links to these files and, in a file that moved, links relative to its folder.

A new link is written in the same way as the old one (relative, from content/, with a leading slash). It is used only if, when it is
resolved again, it means the right file.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from newsgen.content.body.source_map import SourceMap
from newsgen.content.paths.link_targets import target_of
from newsgen.content.paths.resolve import resolve_path, top_folders
from newsgen.content.positioned_yaml.fences import closing_fence
from newsgen.content.positioned_yaml.patch import Edit, SourceText, quoted, source_text
from newsgen.content.scan.decode import SourceFile
from newsgen.content.story.read_story import ReadResult, read_article
from newsgen.model.article import Reference
from newsgen.model.site import Site

_SPECIAL = re.compile(r"[\x00-\x20()<>\[\]\"'\\`%#?|]")
_DATA_NAME = re.compile(r"[^\s\"'\[\]{},]+\.md")


class UnclearLink(Exception):
    """A link cannot be rewritten so that it means the right file; ``reference`` says where it stands."""

    def __init__(self, reference: Reference) -> None:
        super().__init__(reference)
        self.reference = reference


def update_links(site: Site, source: SourceFile, renamed: Mapping[str, str], new_path: str = "") -> tuple[bytes, int]:
    """Returns the bytes of a Markdown file in which every link still means its file, and how many links were changed.

    ``renamed`` maps old paths of files to new ones; ``new_path`` is that of this file, if it moves too. Edits at the places of the
    references are tried first, then edits wherever the words of a link stand; the changed file is read again, and must name the right
    files. Raises UnclearLink.
    """
    before = read_article(site, source)
    text = source_text(source.data)
    body_line = _body_line(text)
    new_path = new_path or source.path
    links = [reference for reference in before.references if reference.text and not reference.path.startswith("/")]
    new_texts = {
        link: new
        for link in dict.fromkeys(links)
        if (new := _rewritten(site, link, source.path, new_path, renamed, in_body=link.line >= body_line)) != link.text
    }
    if not new_texts:
        return source.data, 0
    for edits in (_edits_at_references(text, new_texts, body_line), _edits_at_all_occurrences(text, new_texts, body_line)):
        data = text.changed(edits)
        after = read_article(site, SourceFile(new_path, data))
        same_files = _files_named(after, {}) == _files_named(before, renamed)
        if same_files and (new_path != source.path or (before.article is None) == (after.article is None)):
            return data, len(set(edits))
    raise UnclearLink(next(iter(new_texts)))


def update_data_links(data: bytes, home: str, renamed: Mapping[str, str]) -> tuple[bytes, int]:
    """Returns the bytes of a data file that names stories by their new paths, and how many names were changed.

    ``home`` is the folder of the file's edition: ``content`` or ``content/ar``.
    """
    text = source_text(data)
    edits = []
    for match in _DATA_NAME.finditer(text.text):
        written = match[0]
        whole = written if written.startswith(("content/", "/", ".")) else f"{home}/{written}"
        new = renamed.get(resolve_path(whole, f"{home}/x.md", (), home=home) or "")
        if new:
            below = new.removeprefix(f"{home}/")
            new_name = new if written.startswith("content/") else f"/{below}" if written.startswith("/") else below
            edits.append(Edit(match.start(), len(written), new_name))
    return text.changed(edits), len(edits)


def _lines(text: SourceText) -> list[str]:
    """Returns the lines of a text without their ends."""
    return [text.text[start:end].rstrip("\r\n") for start, end in zip(text.starts, (*text.starts[1:], len(text.text)), strict=True)]


def _body_line(text: SourceText) -> int:
    """Returns the number of the body's first line; 1 if the front matter has no end."""
    close = closing_fence(list(_lines(text)))
    return 1 if close is None else close + 2


def _file_named(site: Site, written: str, path: str, *, in_body: bool, asset: bool) -> str | None:
    """Returns the path of the file that ``written`` names in the file ``path``; None if it names no file of the site."""
    if not in_body:
        return resolve_path(written, path, top_folders(site, path), picture=asset, home=site.content)
    target = target_of(written, source_path=path, site=site, asset=asset)
    return target.path if target.kind == "file" else None


def _rewritten(site: Site, link: Reference, path: str, new_path: str, renamed: Mapping[str, str], *, in_body: bool) -> str:
    """Returns what to write instead of a link so that it means its file, under that file's new path and from ``new_path``.

    Raises UnclearLink.
    """
    target = renamed.get(link.path, link.path)
    asset = _file_named(site, link.text, path, in_body=in_body, asset=False) != link.path
    if _file_named(site, link.text, new_path, in_body=in_body, asset=asset) == target:
        return link.text
    for candidate in _candidates(site, link, target, new_path, in_body=in_body, asset=asset):
        if _file_named(site, candidate, new_path, in_body=in_body, asset=asset) == target:
            return candidate
    raise UnclearLink(link)


def _candidates(site: Site, link: Reference, target: str, new_path: str, *, in_body: bool, asset: bool) -> Iterator[str]:
    """Yields ways to write a link to the file ``target``; the first is the way of the old link."""
    written = link.text
    match = re.search("[#?]", written) if in_body else None
    head, tail = (written[: match.start()], written[match.start() :]) if match else (written, "")
    home = "static/" if asset else f"{site.content}/"
    below = target.removeprefix(home)
    relative = posixpath.relpath(target, posixpath.dirname(new_path))
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
    for candidate in dict.fromkeys((first, relative, f"./{relative}", below, target, f"/{target}")):
        yield (_encoded(candidate, everything="%" in head) if in_body else candidate) + tail


def _encoded(path: str, *, everything: bool) -> str:
    """Returns a path as an address in a body.

    Characters that would end the address are encoded; those of other scripts only with ``everything``, as in the old link.
    """
    return quote(path, safe="/~") if everything else _SPECIAL.sub(lambda match: quote(match[0], safe=""), path)


def _edits_at_references(text: SourceText, new_texts: Mapping[Reference, str], body_line: int) -> list[Edit]:
    """Returns an edit at the place of each link; one character later if the link stands in quotes there.

    A value of front matter without quotes gets them if the new text needs them.
    """
    edits = []
    for link, new in new_texts.items():
        offset = text.offset(link.line, link.column)
        if text.text.startswith(link.text, offset):
            edits.append(Edit(offset, len(link.text), quoted(new) if link.line < body_line else new))
        elif text.text.startswith(link.text, offset + 1):
            edits.append(Edit(offset + 1, len(link.text), new))
    return edits


def _edits_at_all_occurrences(text: SourceText, new_texts: Mapping[Reference, str], body_line: int) -> list[Edit]:
    """Returns edits wherever the words of a link stand by themselves outside of code, and at the places of links in front matter.

    Needed because the words of a link may also stand in the text before the link, and its reference then has their place.
    """
    prose = SourceMap("\n".join(_lines(text)[body_line - 1 :]), "", body_line).prose.split("\n")
    edits = []
    for link, new in new_texts.items():
        pattern = re.compile(rf"(?<![^\s()<>\[\]\"']){re.escape(link.text)}(?![^\s()<>\[\]\"'])")
        for number, line in enumerate(prose, body_line):
            edits += [Edit(text.offset(number, match.start() + 1), len(link.text), new) for match in pattern.finditer(line)]
    return [*edits, *_edits_at_references(text, {link: new for link, new in new_texts.items() if link.line < body_line}, body_line)]


def _files_named(result: ReadResult, renamed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Returns the kind and the path of each file that is named, sorted, with renamed files under their new paths."""
    return sorted((reference.kind, renamed.get(reference.path, reference.path)) for reference in result.references)
