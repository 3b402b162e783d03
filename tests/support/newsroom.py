"""A newsroom in a folder of its own: files in, pages out."""

from __future__ import annotations

import shutil
import textwrap
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from newsgen.model.instant import instant
from newsgen.pipeline.build import Options, Report, build_site
from newsgen.pipeline.session import state_folder

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
AT = ("--at", "2026-11-23 09:00")
"""The same instant in the words of a command line."""


SITE = """\
title: The Test Courier
base_url: https://example.org/
timezone: Europe/Lisbon
sections:
  - id: news
    title: News
    sections:
      - {id: politics, title: Politics}
      - {id: economy, title: Economy}
coverage:
  - {id: strike, title: The Strike}
footer: [about, authors, tags, archive]
"""


@dataclass
class Newsroom:
    """A site in a folder of its own, and builds of it."""

    root: Path
    at: datetime = NOW
    jobs: int = 1
    last: Report = field(default_factory=Report)

    def write(self, path: str, text: str | bytes) -> None:
        """Put a file into the site; text is dedented."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else textwrap.dedent(text).lstrip("\n").encode())

    def story(self, name: str, title: str = "A title", date: str = "2026-11-20 10:00", body: str = "Some text.", **keys: str) -> str:
        """Put a story below content/; its path."""
        path = f"content/{name}.md"
        more = "".join(f"{key}: {value}\n" for key, value in keys.items())
        self.write(path, f"---\ntitle: {title}\ndate: {date}\n{more}---\n\n{body}\n")
        return path

    def remove(self, path: str) -> None:
        """Take a file away."""
        (self.root / path).unlink()

    def build(self, at: str | None = None, out: str = "public", **options: object) -> Report:
        """Build; problems are in the report."""
        when = instant(at) if at else self.at
        self.last = build_site(Options(self.root, self.root / out, when, jobs=self.jobs, **options))
        return self.last

    def tree(self, out: str = "public") -> dict[str, bytes]:
        """Every file of an output, by its path."""
        root = self.root / out
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}

    def page(self, permalink: str) -> str:
        """A page's text."""
        path = permalink.removeprefix("/")
        return (self.root / "public" / (path + "index.html" if not path or path.endswith("/") else path)).read_text(encoding="utf-8")

    def clean_tree(self, name: str = "clean") -> dict[str, bytes]:
        """What a build with no cache makes of the same files."""
        out = self.root.parent / name
        for folder in (out, state_folder(self.root, out)):
            shutil.rmtree(folder, ignore_errors=True)
        build_site(Options(self.root, out, self.at))
        return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
