"""``newsgen new``: writes the file of a new story, which is a draft."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from newsgen import content
from newsgen.commands import options
from newsgen.commands.new_site import new_story
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.suggest import nearest
from newsgen.model.site import content_of, section_paths
from newsgen.model.slug import slugify
from newsgen.model.zones import zone


@click.command("new")
@click.argument("title")
@click.option("--section", required=True, help="The section's path: news/politics.")
@click.option("--edition", default="", help="The edition's code: es. Default: the site's own.")
@options.site_option
def command(title: str, section: str, edition: str, site: Path) -> None:
    """Make a new story with its front matter filled in."""
    try:
        whole_site = content.read_site(site)[0]
    except NewsgenError as error:
        options.fail(error, "text")
    if edition not in whole_site.codes():
        suggestion = nearest(edition, whole_site.codes())
        raise click.BadParameter(
            f'there is no edition "{edition}"' + (f'; did you mean "{suggestion}"?' if suggestion else ""), param_hint="--edition"
        )
    chrome = whole_site.of(edition).chrome
    known_sections = section_paths(chrome.sections or ())
    if chrome.sections is not None and section not in known_sections:
        suggestion = nearest(section, known_sections)
        raise click.BadParameter(
            f'there is no section "{section}"' + (f'; did you mean "{suggestion}"?' if suggestion else ""), param_hint="--section"
        )
    if any(part.strip() in ("", ".", "..") or "\\" in part for part in section.split("/")):
        raise click.BadParameter("write the names of folders below content/, as in news/politics", param_hint="--section")
    local_time = datetime.now(zone(chrome.timezone))
    slug = slugify(title)
    if not slug:
        raise click.BadParameter("it has no letter or digit to make a file's name of", param_hint="TITLE")
    path = site / content_of(edition) / section / f"{local_time:%Y}" / f"{slug}.md"
    if path.exists():
        click.echo(f"{path} exists already.", err=True)
        sys.exit(1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(new_story(title, f"{local_time:%Y-%m-%d %H:%M}"), encoding="utf-8")
    click.echo(path)
