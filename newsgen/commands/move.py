"""``newsgen move``: gives a story's file another path. The story keeps its id and its old address, and links to it are updated.

The new bytes of every file are made, and read again, before anything is written. The new file is written first and the old one deleted
last: a crash between them leaves the story in two files, which the next build reports, but never in none.
"""

from __future__ import annotations

import os
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import click
from msgspec import Struct, field
from msgspec.structs import replace

from newsgen import content
from newsgen.commands import options
from newsgen.content import rename
from newsgen.diagnostics.exceptions import NewsgenError, Refused
from newsgen.diagnostics.problem import Problem, Span
from newsgen.diagnostics.suggest import nearest
from newsgen.model.article import Article
from newsgen.model.site import Site, content_of
from newsgen.pipeline import BuildSession, Options, ingest_changes, open_session


@click.command("move")
@click.argument("file")
@click.argument("to")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@options.site_option
def command(file: str, to: str, dry_run: bool, site: Path) -> None:
    """Rename a story's FILE; its id and old address stay, and links to it follow. A bare name in TO stays in its folder."""
    try:
        moved = move(options.make_options(site, None, None), file, to, dry_run=dry_run)
    except NewsgenError as error:
        options.fail(error, "text")
    click.echo(f"{moved.old_path} {'would be' if dry_run else 'is now'} {moved.new_path}")
    click.echo(f"  id: {moved.id}")
    if moved.old_address == moved.new_address:
        click.echo(f"  address: {moved.old_address}, as before")
    else:
        click.echo(f"  address: {moved.new_address}, and {moved.old_address} leads there")
    if moved.paired_with:
        click.echo(f"  translation_of: {moved.paired_with}")
    for path, count in moved.links.items():
        click.echo(f"  {path}: {count} {'link' if count == 1 else 'links'} {'would change' if dry_run else 'changed'}")


class Move(Struct, frozen=True):
    """What a move changes: the paths of the file and the addresses of the story, old and new, and the other files that name it."""

    old_path: str
    new_path: str
    id: str
    old_address: str
    new_address: str
    links: Mapping[str, int]
    """How many links change in each file, by its path; the moved file is under its new path."""
    paired_with: str = ""
    """The translation that the file names after the move in ``translation_of``, because their paths no longer pair them; else empty."""
    files: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    """The bytes of every file that changes, before and after, by its old path."""


def move(build_options: Options, file: str, to: str, *, dry_run: bool = False) -> Move:
    """Renames a story's file, as typed in ``file`` and ``to``. Raises NewsgenError or its subclass Refused; nothing is changed then."""
    with open_session(build_options, writes_output=False) as session:
        ingest_changes(session)
        old = _story_path(session, file)
        planned = _plan_move(session, old, _new_path(session.site, old, to))
        if not dry_run:
            _write_files(build_options.site, planned, build_options.effect)
        return planned


def _refusal(message: str, hint: str, path: str = "") -> Refused:
    return Refused(Problem("move/refused", "error", message, Span(path) if path else None, hint))


def _path_in_site(site: Site, written: str) -> str:
    """Returns a typed path as a path below the site's folder.

    It is read from the current folder, else from the site's folder, and from ``content/`` where neither leads below that.
    """
    text = unicodedata.normalize("NFC", written.replace(os.sep, "/"))
    root = site.folder().resolve()
    for base in (Path.cwd(), root):
        absolute = Path(os.path.normpath(base / text))
        if absolute.is_relative_to(root / "content"):
            return absolute.relative_to(root).as_posix()
    return os.path.normpath(f"content/{text}").replace(os.sep, "/")


def _story_path(session: BuildSession, written: str) -> str:
    """Returns the path of the story's file. Raises Refused."""
    path = _path_in_site(session.site, written)
    known_paths = [known_path for known_path in session.catalogue.file_stats() if known_path.startswith("content/")]
    if path not in known_paths:
        name = path.rpartition("/")[2]
        suggestion = next((known_path for known_path in known_paths if known_path.rpartition("/")[2] == name), None) or nearest(
            path, [known_path for known_path in known_paths if known_path.endswith(".md")]
        )
        raise _refusal(
            f"there is no file {path}", f'did you mean "{suggestion}"?' if suggestion else "name the story's file, as in content/…/NAME.md"
        )
    if _role(session.site, path) != "story":
        raise _refusal(
            f"{path} is not a story", "only stories are moved; the address of an author's or a plain page is its file's name", path
        )
    if (session.site.folder() / path).is_symlink():
        raise _refusal(f"{path} is a link to another file", "name the file itself", path)
    return path


def _role(site: Site, path: str) -> str:
    """Returns ``story``, ``page`` or ``author`` for a Markdown file; ``file`` for other files, and for all in ``_data/``."""
    edition = site.of(site.edition_at(path))
    if not path.endswith(".md") or path.startswith(f"{edition.content}/_data/"):
        return "file"
    return content.role_of(edition, path)


def _new_path(site: Site, old: str, written: str) -> str:
    """Returns the file's new path. Raises Refused."""
    folder, _, name = old.rpartition("/")
    text = written.replace(os.sep, "/")
    to_folder = text.endswith("/") or (site.folder() / _path_in_site(site, text)).is_dir()
    new = f"{folder}/{text}" if "/" not in text and not to_folder else _path_in_site(site, text) + (f"/{name}" if to_folder else "")
    new = unicodedata.normalize("NFC", new)
    if any(part.startswith(".") for part in new.split("/")) or not new.startswith("content/"):
        raise _refusal(f"{written} is not below content/", "stories are below content/, and no part of their path begins with a dot", old)
    if not new.endswith(".md"):
        raise _refusal(f"{new} is not a name for a story", f"a story's file ends in .md: {new}.md; for a folder write {new}/", old)
    if site.edition_at(new) != site.edition_at(old):
        message = f"{new} is in another edition than {old}"
        raise _refusal(message, "a story stays in its edition; copy the file, translate it, and give it translation_of:", old)
    if _role(site, new) != "story":
        raise _refusal(f"{new} would not be a story", "the folders pages, authors and _data are for other files", old)
    if os.path.lexists(site.folder() / new):
        raise _refusal(f"{new} exists already", "choose another name" if new != old else "that is its name now", old)
    return new


def _plan_move(session: BuildSession, old: str, new: str) -> Move:
    """Makes the new bytes of every file that changes; writes nothing. Raises Refused."""
    site = session.site.of(session.site.edition_at(old))
    data = (site.folder() / old).read_bytes()
    before = _read_story(site, content.SourceFile(old, data), "put the story right first, then move it")
    translation = _translation_to_name(session, before)
    try:
        linked, count = rename.update_links(site, content.SourceFile(old, data), {old: new}, new)
        new_data = _with_added_keys(site, linked, before, new, translation)
    except rename.NotAmendable as error:
        raise _refusal(f"{old} cannot be changed: {error}", "write its front matter as key: value lines", old) from error
    except rename.UnclearLink as error:
        raise _unclear_link_refusal(error, old) from error
    after = _read_story(site, content.SourceFile(new, new_data), "choose another folder or name")
    planned = Move(
        old, new, after.id, before.permalink, after.permalink, {new: count} if count else {}, translation, {old: (data, new_data)}
    )
    _check_same_story(before, after, planned)
    rival = next((path for path in session.catalogue.files_claiming(after.permalink) if path != old), None)
    if rival:
        raise _refusal(f"{rival} has the address {after.permalink}, which {new} would have", "choose another name", old)
    others = _other_files(session, old, new, translation)
    links = {path: count for path, (_, _, count) in others.items() if count}
    files = {path: (old_bytes, new_bytes) for path, (old_bytes, new_bytes, count) in others.items() if count}
    return replace(planned, links={**planned.links, **links}, files={**planned.files, **files})


def _translation_to_name(session: BuildSession, story: Article) -> str:
    """Returns the translation that the moved file must name, because only their paths made them a pair; an empty text if there is none."""
    own = story.path.removeprefix(f"{content_of(story.edition)}/")
    if story.pair != own:
        return ""
    others = [
        path for edition, path in session.catalogue.files_of_pair(own) if path == f"{content_of(edition)}/{own}" and path != story.path
    ]
    return others[0] if others else ""


def _with_added_keys(site: Site, data: bytes, before: Article, new: str, translation: str) -> bytes:
    """Returns the story's bytes with keys added that keep its id and its translations and, if its address changes, the old one as an alias.

    Raises Refused or NotAmendable.
    """
    text = rename.source_text(data)
    without_keys = _read_story(site, content.SourceFile(new, data), "choose another folder or name")
    keys = [("id", before.id)] if without_keys.id != before.id else []
    keys += [("translation_of", translation)] if translation else []
    address_changes = without_keys.permalink != before.permalink and before.permalink not in before.aliases
    return text.changed(rename.additions(text, keys, [before.permalink] if address_changes else []))


def _read_story(site: Site, source: content.SourceFile, hint: str) -> Article:
    """Returns the story in a file. Raises Refused with all errors in it."""
    result = content.read_article(site, source)
    if result.article is None:
        errors = [problem for problem in result.problems if problem.level == "error"]
        raise Refused(*errors, Problem("move/refused", "error", f"{source.path} is held back for errors", Span(source.path), hint))
    return result.article


def _check_same_story(before: Article, after: Article, planned: Move) -> None:
    """Raises Refused if a field of the story would change, or its old address would be lost."""
    fields = ("id", "title", "dek", "byline", "source", "date", "updated", "tags", "image", "draft", "embargo", "expires", "body", "extra")
    changed = [name for name in fields if _field_text(before, name, planned) != _field_text(after, name, planned)]
    if before.permalink != after.permalink and before.permalink not in after.aliases:
        changed.append("aliases")
    if changed:
        hint = "move the file by hand, and give it id: and aliases:"
        raise _refusal(f"{planned.old_path} would not say the same after the move: {', '.join(changed)}", hint, planned.old_path)


def _field_text(article: Article, name: str, planned: Move) -> str:
    """Returns a field of a story as text, in which the old path of its own file is replaced by the new one."""
    return repr(getattr(article, name)).replace(repr(planned.old_path), repr(planned.new_path))


def _other_files(session: BuildSession, old: str, new: str, translation: str) -> dict[str, tuple[bytes, bytes, int]]:
    """Returns the other files that may name the moved one: bytes before, bytes after, and how many names changed. Raises Refused."""
    files = {}
    for path in session.catalogue.files_naming(old):
        if path != old:
            site = session.site.of(session.site.edition_at(path))
            source = content.SourceFile(path, (site.folder() / path).read_bytes())
            try:
                after, count = rename.update_links(site, source, {old: _path_to_name(site, source, old, new, translation)})
            except rename.UnclearLink as error:
                raise _unclear_link_refusal(error, path) from error
            files[path] = source.data, after, count
    for code in session.site.codes():
        home = content_of(code)
        for file in sorted((session.site.folder() / home / "_data").glob("*.yaml")):
            data = file.read_bytes()
            try:
                after, count = rename.update_data_links(data, home, {old: new})
            except UnicodeDecodeError:
                continue  # in such a file no name can be read
            if count:
                files[f"{home}/_data/{file.name}"] = data, after, count
    return files


def _path_to_name(site: Site, source: content.SourceFile, old: str, new: str, translation: str) -> str:
    """Returns the path that another file names instead of the old one. Raises Refused.

    It is the new path; but a third translation, which named the moved story in ``translation_of``, names the translation that the moved
    story itself names from now on.
    """
    article = content.read_article(site, source).article
    pair = old.removeprefix(f"{content_of(site.edition_at(old))}/")
    own = source.path.removeprefix(f"{site.content}/")
    if not translation or article is None or article.pair != pair or own == pair:
        return new
    if sum(reference.path == old for reference in article.references) > 1:
        hint = f"write translation_of: {translation} there, which says the same, and move then"
        raise _refusal(f"{source.path} is a translation of the story and links to it too", hint, source.path)
    return translation


def _unclear_link_refusal(error: rename.UnclearLink, path: str) -> Refused:
    link = error.reference
    message = f"{path} names the file in a way that cannot be changed by itself"
    hint = "write it as a plain link, [text](path.md), or take it out for the while"
    return Refused(
        Problem("move/refused", "error", message, Span(path, link.line, link.column, max(1, len(link.text))), hint, link.excerpt)
    )


def _write_files(root: Path, planned: Move, effect: Callable[[str], None]) -> None:
    """Writes the new file, then the other files, then deletes the old file, and folders that are empty then.

    Raises Refused if the system refuses a file; the bytes of all files are as before then.
    """
    written: list[str] = []
    new = root / planned.new_path
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        for path, (_, after) in planned.files.items():
            if path == planned.old_path:
                effect(planned.new_path)
                _write_unfinished(root / path, after, new.parent).replace(new)
            else:
                effect(path)
                _write_unfinished(root / path, after, (root / path).parent).replace(root / path)
            written.append(path)
        effect(planned.old_path)
        (root / planned.old_path).unlink()
    except OSError as error:
        for path in written:
            if path == planned.old_path:
                new.unlink(missing_ok=True)
            else:
                _write_unfinished(root / path, planned.files[path][0], (root / path).parent).replace(root / path)
        raise _refusal(f"the disk refused: {error.strerror}", "look at the permissions; nothing was changed", planned.old_path) from error
    for folder in (root / planned.old_path).parents:
        if folder == root / "content" or any(folder.iterdir()):
            break
        folder.rmdir()


def _write_unfinished(original: Path, data: bytes, folder: Path) -> Path:
    """Writes bytes to a new hidden file in a folder, with the permissions of another file. Returns its path, to be renamed by the caller.

    ``write_atomically`` does not serve here: it gives a file the permissions of a new one, and does not wait until its bytes are on the
    disk. These files are an editor's sources, of which nobody can make the bytes again, and the old one is deleted afterwards.
    """
    handle, name = tempfile.mkstemp(prefix=".move-", dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(original.stat().st_mode & 0o7777)
    return Path(name)
