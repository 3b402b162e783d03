"""Renaming a story's file: its id and its old address stay, and what named it names it still.

Everything is worked out and read again before anything is written. The new file comes first and the old one goes last, so that a
crash between leaves a story twice, which the next build reports, and never none.
"""

from __future__ import annotations

import os
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from newsgen import content
from newsgen.diagnostics.problem import Problem, Refused, Span, nearest
from newsgen.model.article import Article
from newsgen.model.site import Site, content_of
from newsgen.pipeline.session import BuildSession, Options, open_session


class Moved(Struct, frozen=True):
    """What a move does: the file's old and new path, the story's old and new address, and how many links change in which file."""

    old: str
    new: str
    id: str
    address: str
    new_address: str
    links: Mapping[str, int]
    paired_with: str = ""
    """The translation that the file now names, since their paths no longer say it."""
    files: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    """Bytes before and after of every file that changes, by its old path."""


def move(options: Options, file: str, to: str, *, dry_run: bool = False) -> Moved:
    """Rename a story's file. Raises Refused, with nothing changed."""
    site, _ = content.read_site(options.site)
    with open_session(options, site, marks=False) as session:
        session.take_in()
        old = _story(session, file)
        found = _worked_out(session, old, _target(session.site, old, to))
        if not dry_run:
            _carry_out(options.site, found, options.effect)
        return found


def refused(message: str, hint: str, path: str = "site.yaml", line: int = 1) -> Refused:
    """A move that is not made."""
    return Refused(Problem("move/refused", "error", message, Span(path, line), hint))


def _below(site: Site, written: str) -> str:
    """A path as written, from the site's root: from the folder stood in, from the site, or from content/."""
    text = unicodedata.normalize("NFC", written.replace(os.sep, "/"))
    root = site.folder().resolve()
    for base in (Path.cwd(), root):
        whole = Path(os.path.normpath(base / text))
        if whole.is_relative_to(root / "content"):
            return whole.relative_to(root).as_posix()
    return os.path.normpath(f"content/{text}").replace(os.sep, "/")


def _story(session: BuildSession, written: str) -> str:
    """The story's file. Raises Refused."""
    path = _below(session.site, written)
    known = [one for one in session.catalogue.sources() if one.startswith("content/")]
    if path not in known:
        name = path.rpartition("/")[2]
        close = next((one for one in known if one.rpartition("/")[2] == name), None) or nearest(
            path, [o for o in known if o.endswith(".md")]
        )
        raise refused(f"there is no file {path}", f'did you mean "{close}"?' if close else "name the story's file, as in content/…/NAME.md")
    if _role(session.site, path) != "story":
        raise refused(
            f"{path} is not a story", "only stories are moved; the address of an author's or a plain page is its file's name", path
        )
    if (session.site.folder() / path).is_symlink():
        raise refused(f"{path} is a link to another file", "name the file itself", path)
    return path


def _role(site: Site, path: str) -> str:
    """``story``, ``page`` or ``author``; ``file`` for what is no text."""
    edition = site.of(site.edition_at(path))
    if not path.endswith(".md") or path.startswith(f"{edition.content}/_data/"):
        return "file"
    return content.role_of(edition, path)


def _target(site: Site, old: str, written: str) -> str:
    """The file's new path. Raises Refused."""
    folder, _, name = old.rpartition("/")
    text = written.replace(os.sep, "/")
    into = text.endswith("/") or (site.folder() / _below(site, text)).is_dir()
    new = f"{folder}/{text}" if "/" not in text and not into else _below(site, text) + (f"/{name}" if into else "")
    new = unicodedata.normalize("NFC", new)
    if any(part.startswith(".") for part in new.split("/")) or not new.startswith("content/"):
        raise refused(f"{written} is not below content/", "stories are below content/, and no part of their path begins with a dot", old)
    if not new.endswith(".md"):
        raise refused(f"{new} is not a name for a story", f"a story's file ends in .md: {new}.md; for a folder write {new}/", old)
    if site.edition_at(new) != site.edition_at(old):
        message = f"{new} is in another edition than {old}"
        raise refused(message, "a story stays in its edition; copy the file, translate it, and give it translation_of:", old)
    if _role(site, new) != "story":
        raise refused(f"{new} would not be a story", "the folders pages, authors and _data are for other files", old)
    if os.path.lexists(site.folder() / new):
        raise refused(f"{new} exists already", "choose another name" if new != old else "that is its name now", old)
    return new


def _worked_out(session: BuildSession, old: str, new: str) -> Moved:
    """Every byte that changes. Raises NewsgenError."""
    site = session.site.of(session.site.edition_at(old))
    data = (site.folder() / old).read_bytes()
    before = _readable(site, content.SourceFile(old, data), "put the story right first, then move it")
    anchor = _anchor(session, before)
    try:
        body, count = content.relinked(site, content.SourceFile(old, data), {old: new}, new)
        moved = _amended(site, body, before, new, anchor)
    except content.NotAmendable as error:
        raise refused(f"{old} cannot be changed: {error}", "write its front matter as key: value lines", old) from error
    except content.Unclear as error:
        raise _unclear(error, old) from error
    after = _readable(site, content.SourceFile(new, moved), "choose another folder or name")
    found = Moved(old, new, after.id, before.permalink, after.permalink, {new: count} if count else {}, anchor, {old: (data, moved)})
    _compare(before, after, found)
    rival = next((one for one in session.catalogue.wanting(after.permalink) if one != old), None)
    if rival:
        raise refused(f"{rival} has the address {after.permalink}, which {new} would have", "choose another name", old)
    others = _others(session, old, new, anchor)
    links = {path: count for path, (_, _, count) in others.items() if count}
    return replace(
        found, links={**found.links, **links}, files={**found.files, **{path: one[:2] for path, one in others.items() if one[2]}}
    )


def _anchor(session: BuildSession, story: Article) -> str:
    """The translation that the moved file must name, where their paths alone made them a pair; empty where none does."""
    own = story.path.removeprefix(f"{content_of(story.edition)}/")
    if story.pair != own:
        return ""
    others = [path for edition, path in session.catalogue.paired(own) if path == f"{content_of(edition)}/{own}" and path != story.path]
    return others[0] if others else ""


def _amended(site: Site, data: bytes, before: Article, new: str, anchor: str) -> bytes:
    """The story's bytes with what keeps its id, its pair and, where that changes, its address."""
    page = content.layout(data)
    plain = _readable(site, content.SourceFile(new, data), "choose another folder or name")
    keys = [("id", before.id)] if plain.id != before.id else []
    keys += [("translation_of", anchor)] if anchor else []
    moves = plain.permalink != before.permalink and before.permalink not in before.aliases
    return page.changed(content.additions(page, keys, [before.permalink] if moves else []))


def _readable(site: Site, source: content.SourceFile, hint: str) -> Article:
    """The story in a file. Raises Refused with all that is wrong in it."""
    reading = content.read_article(site, source)
    if reading.article is None:
        errors = [problem for problem in reading.problems if problem.level == "error"]
        raise Refused(*errors, Problem("move/refused", "error", f"{source.path} is held back for errors", Span(source.path), hint))
    return reading.article


def _compare(before: Article, after: Article, moved: Moved) -> None:
    """Hold that the story says what it said. Raises Refused."""
    fields = ("id", "title", "dek", "byline", "source", "date", "updated", "tags", "image", "draft", "embargo", "expires", "body", "extra")
    lost = [name for name in fields if _said(before, name, moved) != _said(after, name, moved)]
    if before.permalink != after.permalink and before.permalink not in after.aliases:
        lost.append("aliases")
    if lost:
        hint = "move the file by hand, and give it id: and aliases:"
        raise refused(f"{moved.old} would not say the same after the move: {', '.join(lost)}", hint, moved.old)


def _said(article: Article, name: str, moved: Moved) -> str:
    """A field of a story; where the story names itself, under its new name."""
    return repr(getattr(article, name)).replace(repr(moved.old), repr(moved.new))


def _others(session: BuildSession, old: str, new: str, anchor: str) -> dict[str, tuple[bytes, bytes, int]]:
    """The other files that name the moved one: their bytes before and after, and how many names changed. Raises Refused."""
    found = {}
    for path in session.catalogue.naming(old):
        if path != old:
            site = session.site.of(session.site.edition_at(path))
            source = content.SourceFile(path, (site.folder() / path).read_bytes())
            try:
                after, count = content.relinked(site, source, {old: _name_for(site, source, old, new, anchor)})
            except content.Unclear as error:
                raise _unclear(error, path) from error
            found[path] = source.data, after, count
    for code in session.site.codes():
        home = content_of(code)
        for file in sorted((session.site.folder() / home / "_data").glob("*.yaml")):
            data = file.read_bytes()
            try:
                after, count = content.data_relinked(data, home, {old: new})
            except UnicodeDecodeError:
                continue  # nobody can say what it names
            if count:
                found[f"{home}/_data/{file.name}"] = data, after, count
    return found


def _name_for(site: Site, source: content.SourceFile, old: str, new: str, anchor: str) -> str:
    """Under which name a file names the moved one: a third translation names the one that the moved file names. Raises Refused."""
    article = content.read_article(site, source).article
    pair = old.removeprefix(f"{content_of(site.edition_at(old))}/")
    own = source.path.removeprefix(f"{site.content}/")
    if not anchor or article is None or article.pair != pair or own == pair:
        return new
    if sum(one.path == old for one in article.references) > 1:
        hint = f"write translation_of: {anchor} there, which says the same, and move then"
        raise refused(f"{source.path} is a translation of the story and links to it too", hint, source.path)
    return anchor


def _unclear(error: content.Unclear, path: str) -> Refused:
    link = error.reference
    message = f"{path} names the file in a way that cannot be changed by itself"
    hint = "write it as a plain link, [text](path.md), or take it out for the while"
    return Refused(
        Problem("move/refused", "error", message, Span(path, link.line, link.column, max(1, len(link.text))), hint, link.excerpt)
    )


def _carry_out(root: Path, moved: Moved, effect: Callable[[str], None]) -> None:
    """Write the new file, then the others, then take the old one away; on an error all is put back. Raises Refused."""
    done: list[str] = []
    new = root / moved.new
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        for path, (_, after) in moved.files.items():
            if path == moved.old:
                effect(moved.new)
                _beside(root / path, after, new.parent).replace(new)
            else:
                effect(path)
                _beside(root / path, after, (root / path).parent).replace(root / path)
            done.append(path)
        effect(moved.old)
        (root / moved.old).unlink()
    except OSError as error:
        for path in done:
            if path == moved.old:
                new.unlink(missing_ok=True)
            else:
                _beside(root / path, moved.files[path][0], (root / path).parent).replace(root / path)
        raise refused(f"the disk refused: {error.strerror}", "look at the permissions; nothing was changed", moved.old) from error
    for folder in (root / moved.old).parents:
        if folder == root / "content" or any(folder.iterdir()):
            break
        folder.rmdir()


def _beside(like: Path, data: bytes, folder: Path) -> Path:
    """A new file with these bytes and another's permissions, safe on the disk."""
    handle, name = tempfile.mkstemp(prefix=".move-", dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(like.stat().st_mode & 0o7777)
    return Path(name)
