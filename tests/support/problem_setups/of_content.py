"""How to bring about the problems of files: those of the disk, of stories and of data files that no bad text brings about."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from tests.support.problem_setups.site import BRIDGE, FERRY, STORY, Site


def missing(site: Site, body: str) -> None:
    """A story that names a file by a wrong name."""
    site.write(BRIDGE, f"{STORY}\n{body}\n")
    site.write(FERRY, STORY)
    site.write("static/img/bridge.jpg", b"x")


def held(site: Site, body: str) -> None:
    """A story that names another one, which is a draft."""
    site.write(BRIDGE, f"{STORY}\n{body}\n")
    site.write(FERRY, STORY.replace("06:40\n", "06:40\nstatus: draft\n"))


def too_large(site: Site) -> None:
    site.write(BRIDGE, b"x" * 2_000_001)


def many_problems(site: Site) -> None:
    site.write(BRIDGE, STORY.replace("\n---\n", "\ntags: [Bridges]" * 130 + "\n---\n"))


def no_content(site: Site) -> None:
    (site.root / BRIDGE).unlink()
    for folder in ("content/news/2026", "content/news", "content"):
        (site.root / folder).rmdir()


def not_a_folder(site: Site) -> None:
    site.write("static", "x")


def suffix(site: Site) -> None:
    site.write("content/news/2026/ferry.MD", STORY)


def folder_named_md(site: Site) -> None:
    (site.root / FERRY).mkdir()


def linked_folder(site: Site) -> None:
    site.link("content/sport", "news")


def link_outside(site: Site) -> None:
    site.link(FERRY, "/etc/hostname")


def link_loop(site: Site) -> None:
    site.link(FERRY, "ferry.md")


def link_broken(site: Site) -> None:
    site.link(FERRY, "nowhere.md")


def special(site: Site) -> None:
    os.mkfifo(site.root / FERRY)


def unreadable(site: Site) -> None:
    site.during = _refusing(site.root / FERRY)
    site.write(FERRY, STORY)


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """A file that the system does not open, also for a superuser."""
    opened = os.open

    def refuse(file: Any, *words: Any) -> int:
        if os.fsdecode(file) == str(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(file, *words)

    with mock.patch("os.open", refuse):
        yield


def name_not_utf8(site: Site) -> None:
    Path(os.fsdecode(os.fsencode(site.root / "content/news") + b"/caf\xe9.md")).write_text(STORY)


def name_control(site: Site) -> None:
    site.write("content/news/fer\nry.md", STORY)


def same_name(site: Site) -> None:
    site.write("content/news/caf\u00e9.md", STORY)
    site.write("content/news/cafe\u0301.md", STORY)


def undeclared_tag(site: Site) -> None:
    site.more("tags: {declared_only: true, declared: [Ports]}\n")
    site.write(BRIDGE, STORY.replace("\n---\n", "\ntags: [Prots]\n---\n"))


def missing_site(site: Site) -> None:
    (site.root / "site.yaml").unlink()


def unreadable_site(site: Site) -> None:
    missing_site(site)
    (site.root / "site.yaml").mkdir()


def unknown_data(site: Site) -> None:
    site.write("content/_data/braking.yaml", "[]\n")


def many_items(site: Site) -> None:
    site.write("content/_data/breaking.yaml", "".join(f"- {{text: Item {n}, start: 2026-11-18}}\n" for n in range(1001)))
