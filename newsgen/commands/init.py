"""``newsgen init``: writes the files of a new site."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from newsgen.commands.new_site import STARTER


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make a new site in FOLDER that builds at once."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        click.echo(f"{folder} is {'not empty' if folder.is_dir() else 'a file'}: name a new folder.", err=True)
        sys.exit(3)
    today = datetime.now(UTC).replace(hour=0, minute=0)
    for name, text in STARTER.items():
        path = folder / name.replace("YEAR", f"{today:%Y}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("YEAR", f"{today:%Y}").replace("DATE", f"{today:%Y-%m-%d %H:%M}"), encoding="utf-8")
    click.echo(f"A new site lies in {folder}. Next:\n\n  cd {folder}\n  newsgen build\n  python3 -m http.server -d public --bind 127.0.0.1")
