"""What happens to a newsroom's site between two builds, and the site it happens to."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.contenders import BENCH_DIR, ELEVENTY, HERE, Contender
from benchmarks.corpus import Corpus, Prose
from benchmarks.dialects import DIALECTS, RIGHTS, Dialect, headlines, lay_out, write, write_data
from newsgen.pipeline import theme

FOOTER = "All rights reserved"
ASIDE = BENCH_DIR / "aside"
MOMENT = 2.5
"""Seconds for which a site's files have lain there when it is first built; newsgen reads younger ones once more the next time."""


@dataclass(frozen=True, slots=True)
class Site:
    """A contender's site on disk."""

    contender: Contender
    dialect: Dialect
    root: Path

    @property
    def corpus(self) -> Corpus:
        """Its stories."""
        return self.dialect.corpus

    @property
    def out(self) -> Path:
        """Where it is built."""
        return self.root / self.contender.out

    def theme_file(self, name: str) -> str:
        """The text of a file of the theme, as it was before any edit."""
        for overlay in reversed(self.contender.overlays):
            file = HERE / "peers" / overlay / name
            if file.exists():
                return file.read_text(encoding="utf-8")
        return (theme.TEMPLATES.parent / name).read_text(encoding="utf-8")

    def set_footer(self, words: str) -> None:
        """Write the settings with these words in the footer."""
        text = self.theme_file(self.contender.settings).replace(RIGHTS, words)
        if self.contender.delivery:
            text = text.replace("delivery: bake", f"delivery: {self.contender.delivery}\npatch: {self.contender.patch}")
        write(self.root / self.contender.settings, text)

    def forget(self) -> None:
        """Set the output and every cache aside."""
        for name in (self.contender.out, *self.contender.cached):
            set_aside(self.root / name)


def set_aside(folder: Path) -> None:
    """Move a folder out of the way, to be removed when all is measured.

    For a minute after many files are removed, some file systems make new ones in twice the time: ext4 without a journal passes over inodes
    of late.
    """
    if folder.is_dir():
        ASIDE.mkdir(parents=True, exist_ok=True)
        folder.rename(ASIDE / str(len(list(ASIDE.iterdir()))))


def prepare(contenders: list[Contender], corpus: Corpus) -> dict[str, Site]:
    """Lay out a site for each contender, in one pass over the stories."""
    sites = {}
    for contender in contenders:
        root = BENCH_DIR / "sites" / f"{contender.name}-{corpus.count}"
        set_aside(root)
        for overlay in contender.overlays:
            shutil.copytree(HERE / "peers" / overlay, root, dirs_exist_ok=True)
        site = Site(contender, DIALECTS[contender.dialect](corpus), root)
        if contender.dialect == "eleventy":
            (root / "node_modules").symlink_to(BENCH_DIR / f"eleventy-{ELEVENTY}" / "node_modules")
        lay_out(site.dialect, root)
        site.set_footer(FOOTER)
        sites[contender.name] = site
    for story in corpus:
        for site in sites.values():
            write(site.root / site.dialect.file(story), site.dialect.text(story))
    return sites


def cold(site: Site, _rep: int) -> None:
    """Everything anew, and every file as it was before earlier scenarios."""
    site.forget()
    story = site.corpus.story(site.corpus.target)
    write(site.root / site.dialect.file(story), site.dialect.text(story))
    write_data(site.dialect, site.root)
    site.set_footer(FOOTER)
    edited = site.root / site.contender.template
    if any((HERE / "peers" / overlay / site.contender.template).exists() for overlay in site.contender.overlays):
        write(edited, site.theme_file(site.contender.template))
    else:
        edited.unlink(missing_ok=True)
    time.sleep(MOMENT)


def nothing(_site: Site, _rep: int) -> None:
    """Nothing changed."""


def typo(site: Site, rep: int) -> None:
    """A sentence in the body of a story of ordinary age."""
    story = site.corpus.story(site.corpus.target)
    first, *rest = story.body
    assert isinstance(first, Prose)
    corrected = replace(story, body=(Prose(f"{first.text} This was put right {rep + 1} times."), *rest))
    write(site.root / site.dialect.file(story), site.dialect.text(corrected))


def headline(site: Site, rep: int) -> None:
    """The title of a story of ordinary age."""
    story = site.corpus.story(site.corpus.target)
    changed = replace(story, title=f"{story.title}, as read {rep + 1} times")
    write(site.root / site.dialect.file(story), site.dialect.text(changed))


def published(site: Site, rep: int) -> None:
    """A new story, newer than all."""
    story = site.corpus.fresh(str(rep + 1))
    write(site.root / site.dialect.file(story), site.dialect.text(story))


def withdrawn(site: Site, rep: int) -> None:
    """The new story is deleted."""
    (site.root / site.dialect.file(site.corpus.fresh(str(rep + 1)))).unlink()


def ticker(site: Site, rep: int) -> None:
    """The first line of the ticker."""
    name, text = site.dialect.ticker([f"Breaking for the {rep + 1}. time", *headlines(site.corpus)[1:]])
    write(site.root / name, text)


def most_read(site: Site, rep: int) -> None:
    """The order of Most Read."""
    stories = site.corpus.most_read()
    turn = 1 + rep % 4
    name, text = site.dialect.most_read([*stories[turn:], *stories[:turn]])
    write(site.root / name, text)


def template(site: Site, rep: int) -> None:
    """The template of stories."""
    name = site.contender.template
    write(site.root / name, site.theme_file(name).replace("<article", f'<article data-edition="{rep + 1}"', 1))


def footer(site: Site, rep: int) -> None:
    """The footer's words in the settings."""
    site.set_footer(f"All rights reserved, {rep + 1} times")


SCENARIOS: dict[str, Callable[[Site, int], None]] = {
    "cold": cold,
    "nothing changed": nothing,
    "body typo": typo,
    "headline changed": headline,
    "story published": published,
    "story withdrawn": withdrawn,
    "ticker changed": ticker,
    "Most Read changed": most_read,
    "article template edited": template,
    "footer edited": footer,
}
"""In the order in which they are run, each upon what the one before left."""
