"""``newsgen why``: why a page was made, would be made or removed now, or does not exist."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from msgspec import Struct

from newsgen.commands import options
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.suggest import nearest
from newsgen.model import publication
from newsgen.model.page import Plan, Reason, Recorded, output_path
from newsgen.pipeline import BuildSession, Options, ingest_changes, open_session


@click.command("why")
@click.argument("url")
@options.site_option
@options.output_option
@options.at_option
def command(url: str, site: Path, out: Path | None, at: str | None) -> None:
    """Say why the page at URL, or of a story's file, was made, would be made now, or is not there."""
    try:
        answer = why(options.make_options(site, out, at), url)
    except NewsgenError as error:
        options.fail(error, "text")
    recorded = answer.recorded
    if recorded is None and answer.reason is None:
        explanation = f" {answer.held_back}" if answer.held_back else f" Did you mean {answer.suggestion}?" if answer.suggestion else ""
        click.echo(f"There is no page at {answer.permalink}.{explanation}", err=True)
        sys.exit(1)
    if recorded is not None:
        click.echo(f"{recorded.page.permalink}  ({recorded.page.kind}, {recorded.path})")
        if recorded.page.key.subject:
            click.echo(f"  of: {' '.join(filter(None, (recorded.page.key.subject, recorded.page.key.period)))}")
        click.echo(f"  was made because: {recorded.reason}")
        click.echo(f"  it asked {recorded.asked} questions")
    if answer.gone:
        click.echo("  would be removed now: what it showed is gone")
    elif answer.reason is not None:
        click.echo(f"  would be made now because: {answer.reason.words}")
    else:
        click.echo("  is up to date")


class Why(Struct, frozen=True):
    """What is known of the page at an address."""

    permalink: str
    recorded: Recorded | None
    """The page as the last build made it; None if it did not."""
    reason: Reason | None
    """Why a build would make the page now; None if it would not."""
    gone: bool
    """Whether a build would remove the page now."""
    suggestion: str | None
    """If there is no page and ``held_back`` is empty: the known address that is nearest in spelling."""
    held_back: str
    """If there is no page: the file that would have this address, and why it has no page; empty if there is no such file."""


def why(build_options: Options, address_or_file: str) -> Why:
    """Returns why the page at an address, or of a file below ``content/``, was last made, and what a build would do with it now."""
    with open_session(build_options, writes_output=False) as session:
        ingest_changes(session)
        plan = session.plan()
        permalink, file = _permalink_and_file(session, address_or_file)
        reason = next((stale.reason for stale in plan.stale if stale.page.permalink == permalink), None)
        recorded = session.catalogue.journal.record_at(output_path(permalink))
        suggestion, held_back = None, ""
        if recorded is None and reason is None:
            files = (file and [file]) or session.catalogue.files_at(permalink)
            held_back = next(filter(None, (_why_held_back(session, path) for path in files)), "")
            suggestion = None if held_back else _nearest_address(session, plan, permalink)
        return Why(permalink, recorded, reason, recorded is not None and recorded in plan.gone, suggestion, held_back)


def _permalink_and_file(session: BuildSession, address_or_file: str) -> tuple[str, str]:
    """Returns the address from the site's root, and the file; an empty text for the file if an address was given."""
    if address_or_file.endswith(".md"):
        file = address_or_file if address_or_file.startswith("content/") else f"content/{address_or_file}"
        article = session.catalogue.article(file)
        return (article.permalink, file) if article else (f"/{address_or_file}", file)
    below = address_or_file.removeprefix(session.site.chrome.base_url)
    return address_or_file if below == address_or_file else f"/{below}", ""


def _why_held_back(session: BuildSession, path: str) -> str:
    """Returns why a file has no page, as a sentence; an empty text if there is no such file, or nothing holds it back."""
    article = session.catalogue.article(path)
    if article is None:
        return f"{path} has errors, which newsgen check tells" if (session.site.folder() / path).is_file() else ""
    cause = publication.why_held(article, session.options.at)
    return f"{path} is held back: {cause}" if cause else ""


def _nearest_address(session: BuildSession, plan: Plan, permalink: str) -> str | None:
    """Returns the known address nearest in spelling; None if none is near."""
    addresses = {f"/{path.removesuffix('index.html')}" for path in session.catalogue.journal.paths()}
    addresses.update(stale.page.permalink for stale in plan.stale)
    parent = permalink.rstrip("/").rpartition("/")[0]
    in_parent_first = sorted(addresses, key=lambda address: (not address.startswith(parent), address))
    return nearest(permalink, in_parent_first[:500])  # comparing spellings is slow, and sites are large
