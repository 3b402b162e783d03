"""``newsgen build``: builds a site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from newsgen.commands import options
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.pipeline import build_site
from newsgen.up_to_date.check import SiteWalk, summary_line


@click.command("build")
@options.site_option
@options.output_option
@options.at_option
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes that read and make pages. Default: one for each processor, 8 at most.")
@click.option("--clean", is_flag=True, help="Forget the cache first, and make everything anew.")
@click.option("--force", is_flag=True, help="Build into a folder that holds files of others; they stay.")
@options.format_option
@click.pass_obj
def command(
    walk: SiteWalk | None, site: Path, out: Path | None, at: str | None, jobs: int | None, clean: bool, force: bool, form: str
) -> None:
    """Build the site: whatever changed since the last build, and nothing else."""
    bar = _ProgressBar()
    try:
        report = build_site(
            options.make_options(site, out, at, jobs=jobs or options.processors(), force=force, clean=clean, progress=bar, walk=walk)
        )
    except NewsgenError as error:
        bar.end()
        options.fail(error, form)
    except KeyboardInterrupt:
        bar.end()
        click.echo("Stopped. What was made stays, and the next build goes on from there.", err=True)
        sys.exit(130)
    bar.end()
    if form == "text":
        click.echo(summary_line(report.rendered, report.patched, report.removed, report.written))
        for reason, count in report.reasons.most_common(5):
            click.echo(f"  {count:>6}  {reason}")
    options.finish(report.problems, form)


class _ProgressBar:
    """Shows a progress bar on standard error if that is a terminal; nothing if it is not."""

    def __init__(self) -> None:
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Draws the bar after ``done`` of ``total`` pages."""
        if total and sys.stderr.isatty():
            self._shown = True
            filled = 30 * done // total
            click.echo(f"\r[{'#' * filled}{'.' * (30 - filled)}] {done}/{total} pages", nl=False, err=True)

    def end(self) -> None:
        """Clears the line of the bar."""
        if self._shown:
            click.echo("\r" + " " * 60 + "\r", nl=False, err=True)
