"""How to bring about the problems of a whole site, of a build and of other commands."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from newsgen.catalogue import lock
from newsgen.pipeline.build import Options, build_site
from tests.support.install_plugin import installed
from tests.support.picture_files import drawn, saved
from tests.support.problem_setups.site import BRIDGE, FERRY, STORY, Site

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
    build_site(Options(site.root, site.root / "released", datetime(2026, 11, 23, tzinfo=UTC)))
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
    build_site(Options(site.root, site.root / "public", datetime(2026, 11, 23, tzinfo=UTC)))
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
