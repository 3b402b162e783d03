"""How to bring about the problems that the corpora of bad texts do not hold: those of the disk, of a whole site and of a build."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

from newsgen.catalogue import lock
from newsgen.pipeline.build import Options, build
from tests.pictures import bomb, drawn, saved
from tests.plugin import installed

STORY = "---\ntitle: The bridge is open\ndate: 2026-11-18 06:40\n---\n"
BRIDGE = "content/news/2026/bridge.md"
FERRY = "content/news/2026/ferry.md"


class Site:
    """A site's folder that a setup spoils; ``words`` is the command that then tells of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.words: tuple[str, ...] = ("check",)
        self.during: AbstractContextManager[object] = nullcontext()
        self.write("site.yaml", "title: The Gazette\nbase_url: https://gazette.example/\nsections: [news]\n")
        self.write(BRIDGE, STORY + "\nThe first tram left at six.\n")

    def write(self, path: str, data: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())

    def more(self, lines: str) -> None:
        """Add lines to site.yaml."""
        self.write("site.yaml", (self.root / "site.yaml").read_text() + lines)

    def link(self, path: str, to: str) -> None:
        (self.root / path).symlink_to(to)


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


SVG = """\
<svg xmlns="http://www.w3.org/2000/svg">
  <script>alert(1)</script>
</svg>
"""
EMOJI_MARKS = """\
import markdown
import markdown.preprocessors

class Fails(markdown.preprocessors.Preprocessor):
    def run(self, lines):
        if any(lines):
            raise ValueError("no such emoji")
        return lines

class Marks(markdown.Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Fails(md), "fails", 1)

def makeExtension(**words):
    return Marks(**words)
"""


def unreadable_text(site: Site) -> None:
    site.during = installed(site.root / "plugin", "emoji_marks", EMOJI_MARKS, {})
    site.more("markdown: {extensions: [emoji_marks]}\n")


def disk_full(site: Site) -> None:
    site.words = ("build",)
    file = str(site.root / "public/index.html")
    site.during = mock.patch("os.replace", side_effect=OSError(errno.ENOSPC, "No space left on device", file))


def logo_missing(site: Site) -> None:
    site.more("logo: img/harbuor.svg\n")
    site.write("static/img/harbour.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")


def page_missing(site: Site) -> None:
    site.more("footer: [abuot]\n")
    site.write("content/pages/about.md", "---\ntitle: About\n---\n")


def worker_ended(site: Site) -> None:
    for n in range(150):
        site.write(f"content/news/2026/ferry-{n}.md", STORY)
    site.words = ("build", "--jobs", "2")
    site.during = mock.patch("concurrent.futures.Future.result", side_effect=BrokenExecutor())


def broken_picture(site: Site) -> None:
    site.more("images: {}\n")
    site.write("static/img/bridge.jpg", saved(drawn())[:5000])


def not_made(site: Site) -> None:
    site.more("images: {formats: avif}\n")
    site.write("static/img/bridge.png", saved(drawn(480, 320), "PNG"))
    site.words = ("build",)
    site.during = mock.patch("PIL.Image.Image.save", side_effect=OSError("encoder avif not available"))


def without_the_extra(site: Site) -> None:
    site.more("images: {}\n")
    site.during = mock.patch("newsgen.images.engine", return_value="")


def taken(site: Site) -> None:
    site.write(FERRY, STORY.replace("06:40\n", "07:15\nslug: bridge\n"))


def alias_taken(site: Site) -> None:
    site.write(FERRY, STORY.replace("06:40\n", "07:15\naliases: [/news/2026/11/bridge/]\n"))


def unknown_edition(site: Site) -> None:
    site.more("editions: {es: Español}\nregions: [{id: lir-coast, titles: {se: Costa del Lir}}]\n")


def words_unreadable(site: Site) -> None:
    site.more("editions: {es: Español}\n")
    site.write("messages/es.po", 'msgid "More"\nmsgst "Más"\n')
    site.words = ("build",)


def duplicate_id(site: Site) -> None:
    site.write(FERRY, STORY.replace("06:40\n", "07:15\nid: news/2026/bridge\n"))


def locked(site: Site) -> None:
    site.during = _holding(site.root / ".newsgen/lock")


@contextmanager
def _holding(path: Path) -> Iterator[None]:
    with lock(path):
        yield


def output_not_ours(site: Site) -> None:
    site.words = ("build", "--output", "content")


def output_foreign(site: Site) -> None:
    site.write("public/notes.txt", "mine")
    site.words = ("build",)


def half_patched(site: Site) -> None:
    site.write("public/.newsgen/patching", "another build\n")
    site.words = ("build",)


def vanished(site: Site) -> None:
    build(Options(site.root, site.root / "released", datetime(2026, 11, 23, tzinfo=UTC)))
    site.write(BRIDGE, STORY.replace("06:40\n", "06:40\nslug: tram-bridge\n"))
    site.words = ("check", "--against", "released", "--at", "2026-11-23")


def not_compared(site: Site) -> None:
    site.words = ("check", "--against", "released")


def not_moved(site: Site) -> None:
    site.words = ("move", "content/news/2026/brigde.md", "tram-bridge.md")


def not_built(site: Site) -> None:
    site.words = ("search",)


def without_pagefind(site: Site) -> None:
    site.words, site.during = ("search",), mock.patch("newsgen.search.engine", return_value="")


def search_failed(site: Site) -> None:
    build(Options(site.root, site.root / "public", datetime(2026, 11, 23, tzinfo=UTC)))
    site.words = ("search",)
    site.during = mock.patch("newsgen.search.pagefind._COMMAND", ("-c", "raise SystemExit('no space left on device')"))


def over_budget(site: Site) -> None:
    site.more("budgets: {}\n")
    site.write(
        "templates/pages/article.html",
        '{% extends "base.html" %}\n{% block head %}<script src="https://stats.example/count.js"></script>{% endblock %}\n',
    )
    site.words = ("build",)


def template_failed(site: Site) -> None:
    site.write("templates/pages/error.html", '{% extends "base.html" %}\n{% block content %}\n<h1>{{ headline }}</h1>\n{% endblock %}\n')
    site.words = ("build",)


def plugin_failed(site: Site) -> None:
    site.during = installed(site.root / "plugin", "gazette_clock", "import no_such_module\n", {"newsgen.filters": {"clock": "FILTERS"}})


SETUPS: dict[str, Callable[[Site], None]] = {
    "file/too-large": too_large,
    "file/many-problems": many_problems,
    "file/no-content": no_content,
    "file/not-a-folder": not_a_folder,
    "file/suffix": suffix,
    "file/folder-named-md": folder_named_md,
    "file/linked-folder": linked_folder,
    "file/link-outside": link_outside,
    "file/link-loop": link_loop,
    "file/link-broken": link_broken,
    "file/special": special,
    "file/unreadable": unreadable,
    "file/name-not-utf8": name_not_utf8,
    "file/name-control": name_control,
    "file/same-name": same_name,
    "story/undeclared-tag": undeclared_tag,
    "site/missing-file": missing_site,
    "site/unreadable": unreadable_site,
    "data/unknown-file": unknown_data,
    "data/many-items": many_items,
    "markdown/unreadable": unreadable_text,
    "link/missing": lambda site: missing(site, "See [the ferries](ferries.md)."),
    "picture/missing": lambda site: missing(site, "![A bridge at dusk](img/brigde.jpg)"),
    "related/missing": lambda site: missing(site, "/// related\n- ferries.md\n///"),
    "link/held": lambda site: held(site, "See [the ferries](ferry.md)."),
    "picture/held": lambda site: held(site, "![A ferry at the quay](ferry.md)"),
    "related/held": lambda site: held(site, "/// related\n- ferry.md\n///"),
    "image/not-a-picture": lambda site: site.write("static/img/bridge.jpg", "<html>"),
    "image/huge": lambda site: site.write("static/img/bridge.jpg", b"\xff\xd8" + b"x" * 8_400_000),
    "image/bomb": lambda site: site.write("static/img/bridge.png", bomb(20_000, 20_000)),
    "image/broken": broken_picture,
    "image/not-made": not_made,
    "image/no-extra": without_the_extra,
    "image/active-drawing": lambda site: site.write("static/img/map.svg", SVG),
    "address/taken": taken,
    "alias/taken": alias_taken,
    "site/missing-picture": logo_missing,
    "site/missing-page": page_missing,
    "site/unknown-edition": unknown_edition,
    "messages/unreadable": words_unreadable,
    "front-matter/duplicate-id": duplicate_id,
    "build/locked": locked,
    "build/denied": disk_full,
    "build/worker-ended": worker_ended,
    "output/not-ours": output_not_ours,
    "output/foreign": output_foreign,
    "output/half-patched": half_patched,
    "address/vanished": vanished,
    "address/not-compared": not_compared,
    "move/refused": not_moved,
    "search/not-built": not_built,
    "search/no-extra": without_pagefind,
    "search/failed": search_failed,
    "budget/exceeded": over_budget,
    "template/failed": template_failed,
    "plugin/failed": plugin_failed,
}
