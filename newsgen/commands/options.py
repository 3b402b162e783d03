"""What commands share: their options, and how they print problems and end."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from newsgen import content
from newsgen.diagnostics.exceptions import NewsgenError, Refused
from newsgen.diagnostics.problem import Problem
from newsgen.pipeline import Options

site_option = click.option(
    "--site", default=".", type=click.Path(path_type=Path, file_okay=False), help="The site's folder. Default: this one."
)
output_option = click.option(
    "--output", "out", default=None, type=click.Path(path_type=Path), help="Where the site is built. Default: public/ in the site."
)
at_option = click.option("--at", default=None, metavar="INSTANT", help="Build as of this instant (2026-11-23 08:00). Default: now.")
format_option = click.option(
    "--format", "form", default="text", type=click.Choice(["text", "github", "json"]), help="How problems are printed. github: annotations."
)


def make_options(site: Path, out: Path | None, at: str | None, **more: Any) -> Options:
    """Returns the options of a build; ``more`` are other fields of ``Options``.

    Raises click.BadParameter for an ``at`` that is no instant, and NewsgenError for a site.yaml with errors, which is read only for ``at``.
    """
    return Options(site.absolute(), (out or site / "public").absolute(), _instant(at, site), **more)


def _instant(text: str | None, site: Path) -> datetime:
    """Returns the clock's instant, to the second; one that is written without a zone is in the site's."""
    if text is None:
        return datetime.now(UTC).replace(microsecond=0)
    zone = content.read_site(site)[0].chrome.timezone
    try:
        return content.read_instant(text, zone)
    except content.NotAnInstant as error:
        raise click.BadParameter(str(error), param_hint="--at") from error


def processors() -> int:
    """Returns how many processors there are for this program, 8 at most: each more brings less, and takes memory."""
    return min(8, len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1)


def print_problems(problems: Sequence[Problem], form: str) -> None:
    """Prints problems to standard output where a program reads them (``github``, ``json``), else to standard error."""
    if not problems and form != "json":
        return
    from newsgen.diagnostics.format import format_problems  # most builds have none to print

    text = format_problems(problems, form)
    if text:
        click.echo(text, err=form == "text")


def finish(problems: Sequence[Problem], form: str) -> None:
    """Prints problems, and exits with 1 where one of them is an error."""
    print_problems(problems, form)
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)


def fail(error: NewsgenError, form: str, status: int = 3) -> NoReturn:
    """Prints an error's problems, and exits with ``status``; with 3 where nothing was done."""
    print_problems(error.problems, form)
    sys.exit(3 if isinstance(error, Refused) else status)
