"""``newsgen check``: reports everything that is wrong in a site's files, and does not touch the output."""

from __future__ import annotations

from pathlib import Path

import click

from newsgen.commands import options
from newsgen.commands.lost_addresses import check_against
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem, relevel
from newsgen.pipeline import Options, ingest_changes, open_session, with_levels


@click.command("check")
@options.site_option
@options.at_option
@click.option("--against", default="", metavar="REV", help="Also tell which addresses are gone since a git revision or a built folder.")
@options.format_option
def command(site: Path, at: str | None, against: str, form: str) -> None:
    """Tell everything an editor can get wrong: front matter, addresses, links, pictures."""
    try:
        problems = check(options.make_options(site, None, at, jobs=options.processors()), against)
    except NewsgenError as error:
        options.fail(error, form, 1)
    if form == "text" and not problems:
        click.echo("No problems found.")
    options.finish(problems, form)


def check(build_options: Options, against: str = "") -> list[Problem]:
    """Returns everything wrong in the files; with ``against``, also the addresses that are gone since a revision or a release."""
    with open_session(build_options, writes_output=False) as session:
        problems = [*session.site_problems, *ingest_changes(session)]
        site = session.site
        lost = relevel(check_against(build_options, session, against), site.writing.levels) if against else []
        return [*with_levels([*problems, *session.catalogue.cross_file_problems(site, session.plan())], site), *lost]
