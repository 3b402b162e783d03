"""The commands: thin. Parse, call, print Problems.

Exit codes: 0 clean, warnings included; 1 errors, what could be built was built; 2 usage; 3 nothing was built, or not to the end;
130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from newsgen import __version__
from newsgen.diagnostics.problem import NewsgenError, Problem, Refused, format_problems
from newsgen.up_to_date.check import done_words

_site = click.option("--site", default=".", type=click.Path(path_type=Path, file_okay=False), help="The site's folder. Default: this one.")
_output = click.option(
    "--output", default=None, type=click.Path(path_type=Path), help="Where the site is built. Default: public/ in the site."
)
_at = click.option("--at", default=None, metavar="INSTANT", help="Build as of this instant (2026-11-23 08:00). Default: now.")
_form = click.option(
    "--format", "form", default="text", type=click.Choice(["text", "github", "json"]), help="How problems are printed. github: annotations."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsgen")
def main() -> None:
    """Build a newsroom's site from Markdown files."""


def _instant(text: str | None, site: Path) -> datetime:
    """The clock's instant, to the second; without a zone, in the site's."""
    if text is None:
        return datetime.now(UTC).replace(microsecond=0)
    from newsgen import content

    zone = content.read_site(site)[0].chrome.timezone
    try:
        return content.read_instant(text, zone)
    except content.NotAnInstant as error:
        raise click.BadParameter(str(error), param_hint="--at") from error


def _options(site: Path, out: Path | None, at: str | None, **more: Any) -> Any:
    from newsgen.pipeline.session import Options

    return Options(site.absolute(), (out or site / "public").absolute(), _instant(at, site), **more)


def _print(problems: Sequence[Problem], form: str) -> None:
    """Problems go to standard output where a program reads them, else to standard error."""
    text = format_problems(problems, form)
    if text:
        click.echo(text, err=form == "text")


def _finish(problems: Sequence[Problem], form: str) -> None:
    _print(problems, form)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)


def _failed(error: NewsgenError, form: str, status: int = 3) -> None:
    _print(error.problems, form)
    sys.exit(3 if isinstance(error, Refused) else status)


@main.command()
@_site
@_output
@_at
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes that read and make pages. Default: one for each processor, 8 at most.")
@click.option("--clean", is_flag=True, help="Forget the cache first, and make everything anew.")
@click.option("--force", is_flag=True, help="Build into a folder that holds files of others; they stay.")
@_form
def build(site: Path, output: Path | None, at: str | None, jobs: int | None, clean: bool, force: bool, form: str) -> None:
    """Build the site: whatever changed since the last build, and nothing else."""
    from newsgen.pipeline.build import build as run

    bar = _Bar()
    try:
        done = run(_options(site, output, at, jobs=jobs or _processors(), force=force, clean=clean, progress=bar))
    except NewsgenError as error:
        bar.end()
        _failed(error, form)
        return
    except KeyboardInterrupt:
        bar.end()
        click.echo("Stopped. What was made stays, and the next build goes on from there.", err=True)
        sys.exit(130)
    bar.end()
    if form == "text":
        click.echo(done_words(done.rendered, done.patched, done.removed, done.written))
        for reason, count in done.reasons.most_common(5):
            click.echo(f"  {count:>6}  {reason}")
    _finish(done.problems, form)


def _processors() -> int:
    """How many processors there are for this program, up to 8: each more brings less, and takes memory."""
    return min(8, len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1)


class _Bar:
    """A progress bar on a terminal; nothing in a pipe."""

    def __init__(self) -> None:
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Draw it."""
        if total and sys.stderr.isatty():
            self._shown = True
            filled = 30 * done // total
            click.echo(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done}/{total} pages", nl=False, err=True)

    def end(self) -> None:
        """Leave the line free."""
        if self._shown:
            click.echo("\r" + " " * 60 + "\r", nl=False, err=True)


@main.command()
@_site
@_at
@click.option("--against", default="", metavar="REV", help="Also tell which addresses are gone since a git revision or a built folder.")
@_form
def check(site: Path, at: str | None, against: str, form: str) -> None:
    """Tell everything an editor can get wrong: front matter, addresses, links, pictures."""
    from newsgen.commands.check import check as run

    try:
        problems = run(_options(site, None, at, jobs=_processors()), against)
    except NewsgenError as error:
        _failed(error, form, 1)
        return
    if form == "text" and not problems:
        click.echo("No problems found.")
    _finish(problems, form)


@main.command()
@click.argument("url")
@_site
@_output
@_at
def why(url: str, site: Path, output: Path | None, at: str | None) -> None:
    """Say why the page at URL, or of a story's file, was made, would be made now, or is not there."""
    from newsgen.commands.why import why as run

    try:
        found = run(_options(site, output, at), url)
    except NewsgenError as error:
        _failed(error, "text")
        return
    recorded = found.recorded
    if recorded is None and found.reason is None:
        more = f" {found.held}" if found.held else f" Did you mean {found.close}?" if found.close else ""
        click.echo(f"There is no page at {found.permalink}.{more}", err=True)
        sys.exit(1)
    if recorded is not None:
        click.echo(f"{recorded.page.permalink}  ({recorded.page.kind}, {recorded.path})")
        if recorded.page.key.subject:
            click.echo(f"  of: {' '.join(filter(None, (recorded.page.key.subject, recorded.page.key.period)))}")
        click.echo(f"  was made because: {recorded.reason}")
        click.echo(f"  it asked {recorded.asked} questions")
    if found.gone:
        click.echo("  would be removed now: what it showed is gone")
    elif found.reason is not None:
        click.echo(f"  would be made now because: {found.reason.words}")
    else:
        click.echo("  is up to date")


@main.command()
@_site
@_output
@_form
def search(site: Path, output: Path | None, form: str) -> None:
    """Make the search index of the built site."""
    from newsgen.commands.search_index import make_index

    try:
        done = make_index(_options(site, output, None))
    except NewsgenError as error:
        _failed(error, form)
        return
    if form == "text":
        for code, count in done.pages.items():
            click.echo(f"{count} pages can be found" + (f" in {code}" if code else ""))
        click.echo(f"{done.size / 1024:.0f} KB of index")
    _finish([], form)


@main.command()
@_site
@_output
def clean(site: Path, output: Path | None) -> None:
    """Remove the built site and the cache. Files that newsgen did not make stay."""
    from newsgen.pipeline.session import remove

    try:
        count = remove(_options(site, output, None))
    except NewsgenError as error:
        _failed(error, "text")
        return
    click.echo(f"{count} files removed")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new site in FOLDER that builds at once."""
    from newsgen.commands.new_site import STARTER

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        click.echo(f"{folder} is {'not empty' if folder.is_dir() else 'a file'}: name a new folder.", err=True)
        sys.exit(3)
    today = datetime.now(UTC).replace(hour=0, minute=0)
    for name, text in STARTER.items():
        path = folder / name.replace("YEAR", f"{today:%Y}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("YEAR", f"{today:%Y}").replace("DATE", f"{today:%Y-%m-%d %H:%M}"), encoding="utf-8")
    click.echo(f"A new site lies in {folder}. Next:\n\n  cd {folder}\n  newsgen build\n  python3 -m http.server -d public --bind 127.0.0.1")


@main.command()
@click.argument("title")
@click.option("--section", required=True, help="The section's path: news/politics.")
@click.option("--edition", default="", help="The edition's code: es. Default: the site's own.")
@_site
def new(title: str, section: str, edition: str, site: Path) -> None:
    """Make a new story with its front matter filled in."""
    from newsgen import content
    from newsgen.commands.new_site import story
    from newsgen.diagnostics.problem import nearest
    from newsgen.model.site import content_of, section_paths
    from newsgen.model.slug import slugify
    from newsgen.model.zones import zone

    try:
        whole = content.read_site(site)[0]
    except NewsgenError as error:
        _failed(error, "text")
        return
    if edition not in whole.codes():
        close = nearest(edition, whole.codes())
        raise click.BadParameter(
            f'there is no edition "{edition}"' + (f'; did you mean "{close}"?' if close else ""), param_hint="--edition"
        )
    chrome = whole.of(edition).chrome
    known = section_paths(chrome.sections or ())
    if chrome.sections is not None and section not in known:
        close = nearest(section, known)
        raise click.BadParameter(
            f'there is no section "{section}"' + (f'; did you mean "{close}"?' if close else ""), param_hint="--section"
        )
    if any(part.strip() in ("", ".", "..") or "\\" in part for part in section.split("/")):
        raise click.BadParameter("write the names of folders below content/, as in news/politics", param_hint="--section")
    now = datetime.now(zone(chrome.timezone))
    slug = slugify(title)
    if not slug:
        raise click.BadParameter("it has no letter or digit to make a file's name of", param_hint="TITLE")
    path = site / content_of(edition) / section / f"{now:%Y}" / f"{slug}.md"
    if path.exists():
        click.echo(f"{path} exists already.", err=True)
        sys.exit(1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(story(title, f"{now:%Y-%m-%d %H:%M}"), encoding="utf-8")
    click.echo(path)


@main.command()
@click.argument("file")
@click.argument("to")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@_site
def move(file: str, to: str, dry_run: bool, site: Path) -> None:
    """Rename a story's FILE; its id and old address stay, and links to it follow. A bare name in TO stays in its folder."""
    from newsgen.commands.move import move as run

    try:
        done = run(_options(site, None, None), file, to, dry_run=dry_run)
    except NewsgenError as error:
        _failed(error, "text")
        return
    click.echo(f"{done.old} {'would be' if dry_run else 'is now'} {done.new}")
    click.echo(f"  id: {done.id}")
    if done.address == done.new_address:
        click.echo(f"  address: {done.address}, as before")
    else:
        click.echo(f"  address: {done.new_address}, and {done.address} leads there")
    if done.paired_with:
        click.echo(f"  translation_of: {done.paired_with}")
    for path, count in done.links.items():
        click.echo(f"  {path}: {count} {'link' if count == 1 else 'links'} {'would change' if dry_run else 'changed'}")
