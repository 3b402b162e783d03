"""The benchmarks' archive as a newsroom, and a day's work in it: every kind of edit that an editor makes, drawn by a seed.

The newsrooms of support/laws/edits.py have five stories and templates that print all; here pages are what readers get, and stories lie years apart.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from unittest import mock

from benchmarks import scenarios
from benchmarks.contenders import CONTENDERS
from benchmarks.corpus import FIRST, LAST, PICTURES, SPLIT, Corpus, slug_of
from benchmarks.dialects import plate
from benchmarks.words import LONG, SECTIONS
from tests.support.laws.checks import same
from tests.support.newsroom import Newsroom

NOW = datetime(2025, 12, 21, 6, tzinfo=UTC)
"""Hours after the newest story, so that what is new has its turn too."""
PEERS, OWN = "newsgen", "newsgen-own"
"""The themes: one that does what the benchmarks' other contenders do, and newsgen's."""
BY_HAND = [int(stories) for stories in os.environ.get("STORIES", "").split()]
"""Further sizes, for who has the time."""


@dataclass
class Archive(Newsroom):
    """A corpus laid out for newsgen. ``site`` writes it; ``rng`` draws the edits."""

    at: datetime = NOW
    site: scenarios.Site = field(default=None)  # type: ignore[assignment]
    rng: Random = field(default_factory=lambda: Random(1))
    touched: list[str] = field(default_factory=list)

    def drawn(self, count: int) -> Iterator[Edit]:
        """So many edits, each kind before any comes again."""
        for number in range(count):
            if number % len(EDITS) == 0:
                deck = self.rng.sample(EDITS, len(EDITS))
            yield deck.pop()

    def files(self) -> list[str]:
        """Every story's file, by the month of its folder."""
        found = sorted((self.root / "content").glob("*/20*/*/*.md"), key=lambda file: (file.parts[-3:-1], file))
        return [file.relative_to(self.root).as_posix() for file in found]

    def pick(self) -> str:
        """A story's file: any, one of the newest, or one that was edited before."""
        files = self.files()
        known = [path for path in self.touched[-12:] if (self.root / path).exists()]
        path = self.rng.choice(self.rng.choice([files, files[-30:], known or files]))
        self.touched.append(path)
        return path

    def keys(self, path: str) -> dict[str, str]:
        """The lines of a story's front matter."""
        head, _, _ = (self.root / path).read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        return dict(line.split(": ", 1) for line in head.splitlines())

    def tags(self, path: str) -> list[str]:
        """A story's tags."""
        return [name for name in self.keys(path)["tags"].strip("[]").split(", ") if name]

    def amend(self, path: str, more: str = "", **changed: str | None) -> str:
        """Change front matter (None: without the key), and write more text; the path."""
        _, _, body = (self.root / path).read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        keys = {name: value for name, value in (self.keys(path) | changed).items() if value is not None}
        head = "".join(f"{name}: {value}\n" for name, value in keys.items())
        self.write(path, f"---\n{head}---\n{body}{more}".encode())
        return path

    def moment(self, least: float, most: float) -> str:
        """An instant so many hours from now."""
        return f"{self.at + timedelta(hours=self.rng.uniform(least, most)):%Y-%m-%dT%H:%M:%SZ}"

    def long_ago(self) -> str:
        """Any instant of the archive."""
        return f"{FIRST + (LAST - FIRST) * self.rng.random():%Y-%m-%dT%H:%M:%SZ}"

    def said(self, count: int = 4) -> str:
        """A few words."""
        return " ".join(self.rng.choices(LONG, k=count)).capitalize()

    def settings(self, *lines: str, words: str = "All rights reserved", **named: str) -> str:
        """Write site.yaml: the footer's words, other names of sections, and more lines; what differs."""
        self.site.set_footer(words)
        file = self.root / "site.yaml"
        text = file.read_text(encoding="utf-8")
        for section, title in named.items():
            text = re.sub(rf"([\[ ]){section}([,\]])", rf"\1{{id: {section}, title: {title}}}\2", text, count=1)
        file.write_text("\n".join([text.rstrip(), *lines, ""]), encoding="utf-8")
        return f"{words} {lines} {named}"


@contextmanager
def open_archive(folder: Path, stories: int, theme: str = PEERS, delivery: str = "bake", seed: int = 1):
    """A corpus of so many stories below a folder, with the peers' theme or newsgen's own."""
    contender = replace(CONTENDERS[theme], delivery=delivery)
    with mock.patch.object(scenarios, "BENCH_DIR", folder):
        site = scenarios.prepare([contender], Corpus(stories))[theme]
        yield Archive(site.root, site=site, rng=Random(f"{seed} {stories} {theme} {delivery}"))


def clean_build(room: Archive, edits: Iterable[Edit], every: int) -> None:
    """After every so many edits, each with its build, and after the last, the incremental tree equals the clean tree."""
    room.build()
    done: list[str] = []
    for number, edit in enumerate(edits, 1):
        done.append(f"{number} {edit.__name__} {edit(room)}")
        room.build()
        if number % every == 0:
            _equals_clean(room, done)
    if done:
        _equals_clean(room, done)


def _equals_clean(room: Archive, done: list[str]) -> None:
    same(room.tree(), room.clean_tree(), f"after {'; '.join(done)}")
    done.clear()


def body(room: Archive) -> str:
    return room.amend(room.pick(), f"\n{room.said(9)}.\n")


def headline(room: Archive) -> str:
    return room.amend(room.pick(), title=f'"{room.said()}"')


def summary(room: Archive) -> str:
    return room.amend(room.pick(), dek=room.rng.choice([None, f'"{room.said()}"']), kicker=room.rng.choice([None, room.said(1)]))


def tags(room: Archive) -> str:
    path = room.pick()
    kept = room.rng.sample(names := room.tags(path), len(names))
    added = room.rng.choice([room.site.corpus.tags[: len(SECTIONS)], room.site.corpus.tags, [room.said(1)]])
    return room.amend(path, tags=f"[{', '.join(dict.fromkeys([*kept[1:], room.rng.choice(added)]))}]")


def split(room: Archive) -> str:
    """The largest tag, in the year that comes nearest to having a page for each month: a story leaves it where there are such, or joins."""
    corpus = room.site.corpus
    tag = corpus.tags[0]
    years = {year: abs(count - SPLIT) for (term, year), count in corpus.counts.items() if term == f"tags/{tag}"}
    year = min(years, key=lambda one: years[one])
    stories = [path for path in room.files() if room.keys(path)["date"].startswith(str(year))]
    many = any((room.root / f"public/tags/{tag}/{year}").glob("*/index.html"))
    path = room.rng.choice([path for path in stories if (tag in room.tags(path)) is many])
    kept = [name for name in room.tags(path) if name != tag]
    return room.amend(path, tags=f"[{', '.join(kept if many else [*kept, tag])}]")


def author(room: Archive) -> str:
    return room.amend(room.pick(), byline=room.rng.choice([*room.site.corpus.authors, "[Nia Roe, Jon Poe]"]))


def date(room: Archive) -> str:
    return room.amend(room.pick(), date=room.rng.choice([room.long_ago(), room.moment(-40, 0)]))


def hold(room: Archive) -> str:
    """Published later than now; the clock's edits release it."""
    return room.amend(room.pick(), date=room.moment(0, 12))


def embargo(room: Archive) -> str:
    return room.amend(room.pick(), embargo=room.moment(0, 9))


def expiry(room: Archive) -> str:
    return room.amend(room.pick(), expires=room.moment(-2, 20))


def clock(room: Archive) -> str:
    room.at += timedelta(hours=room.rng.choice([1, 4, 7, 26, -3]))
    return f"{room.at}"


def publish(room: Archive) -> str:
    """A new story: the newest of all, or one from another day."""
    model = room.site.corpus.story(room.rng.randrange(room.site.corpus.count))
    story = replace(model, slug=f"fresh-{len(room.touched)}", title=room.said(), section=room.rng.choice(SECTIONS))
    path = f"content/{story.place}.md"
    room.write(path, room.site.dialect.text(story).encode())
    room.touched.append(path)
    return room.amend(path, date=room.rng.choice([room.moment(-1, 0), room.moment(-1, 0), room.long_ago()]))


def withdraw(room: Archive) -> str:
    path = room.pick()
    room.remove(path)
    return path


def rename(room: Archive) -> str:
    return _moved(room, room.pick(), lambda file: file.with_name(f"{slug_of(room.said(3))}.md"))


def move(room: Archive) -> str:
    """Into another section's folder."""
    section = room.rng.choice(SECTIONS)
    return _moved(room, room.pick(), lambda file: room.root / "content" / section / Path(*file.parts[-3:]))


def _moved(room: Archive, path: str, target: Callable[[Path], Path]) -> str:
    file = room.root / path
    new = target(file)
    new.parent.mkdir(parents=True, exist_ok=True)
    file.rename(new)
    room.touched.append(new.relative_to(room.root).as_posix())
    return f"{path} to {room.touched[-1]}"


def section(room: Archive) -> str:
    return room.amend(room.pick(), section=room.rng.choice([None, *SECTIONS]))


def draft(room: Archive) -> str:
    path = room.pick()
    return room.amend(path, status=None if "status" in room.keys(path) else "draft")


def featured(room: Archive) -> str:
    return room.amend(room.pick(), featured=room.rng.choice(["true", None]), noindex=room.rng.choice(["true", None]))


def kind(room: Archive) -> str:
    return room.amend(room.pick(), type=room.rng.choice(["opinion", "analysis", "live", None]))


def breaking(room: Archive) -> str:
    return room.amend(room.pick(), breaking=room.rng.choice(["true", room.moment(-1, 3)]))


def correction(room: Archive) -> str:
    return room.amend(room.pick(), corrections=f'[{{date: "{room.moment(-3, 0)}", text: "{room.said(5)}."}}]', updated=room.moment(-3, 0))


def alias(room: Archive) -> str:
    """A former address: one that nothing has, that another story has, or that one had."""
    path, other = room.pick(), room.rng.choice([*room.files(), *room.touched])
    return room.amend(path, aliases=f"[{room.rng.choice([f'/old/{len(room.touched)}/', other[len('content') : -len('.md')] + '/'])}]")


def link(room: Archive) -> str:
    """From one story to another, which may be gone or held."""
    path, other = room.pick(), room.rng.choice([*room.files(), *room.touched])
    words = f"\nSee [{room.said(2)}]({other}).\n"
    return f"{room.amend(path, words, related=room.rng.choice([None, f'[{other}]']))} to {other}"


def picture(room: Archive) -> str:
    """One beside a story: put there, changed or taken away."""
    path = room.pick()
    file = room.root / path.replace(".md", "-beside.png")
    if file.exists() and room.rng.random() < 0.5:
        file.unlink()
        return f"without {path}"
    file.write_bytes(plate(room.rng.randrange(PICTURES)))
    return room.amend(path, f'\n![{room.said(2)}]({file.name} "{room.said(2)}")\n')


def plate_of_many(room: Archive) -> str:
    """A picture that many stories show: changed, taken away or put back. The peers' theme cannot do without."""
    file = room.root / "static/img/plate-07.png"
    if file.exists() and room.site.contender.name == OWN and room.rng.random() < 0.5:
        file.unlink()
        return "gone"
    file.write_bytes(plate(room.rng.randrange(PICTURES)))
    return "there"


def ticker(room: Archive) -> str:
    name, text = room.site.dialect.ticker([room.said() for _ in range(room.rng.randrange(6))])
    room.write(name, str(text or "[]\n").encode())
    return name


def most_read(room: Archive) -> str:
    name, text = room.site.dialect.most_read(room.rng.sample(room.site.corpus.newest[:200], 5))
    room.write(name, str(text).encode())
    return name


def page(room: Archive) -> str:
    """An author's page or a plain one: written, or taken away."""
    path = room.rng.choice(["content/pages/about.md", f"content/authors/{slug_of(room.rng.choice(room.site.corpus.authors[:4]))}.md"])
    if (room.root / path).exists():
        room.remove(path)
    else:
        room.write(path, f"---\ntitle: {room.said(2)}\n---\n{room.said(9)}.\n".encode())
    return path


def template(room: Archive) -> str:
    name = room.rng.choice(["templates/pages/article.html", "templates/pages/topic.html", "templates/fragments/newest.html"])
    room.write(name, f"{room.site.theme_file(name)}\n{{# {room.said(2)} #}}{room.rng.choice(['', ' ', '<!-- -->'])}".encode())
    return name


def words(room: Archive) -> str:
    """Of the footer."""
    return room.settings(words=room.rng.choice([room.said(), "All rights reserved"]))


def section_name(room: Archive) -> str:
    return room.settings(**{room.rng.choice(SECTIONS): room.said(1)})


def merge(room: Archive) -> str:
    """The two largest tags are one: more of a year's stories than fit one page, where there are many."""
    first, second = room.site.corpus.tags[:2]
    return room.settings(f"tags: {{aliases: {{{second}: {first}}}}}")


def restore(room: Archive) -> str:
    """A story as it was at first, wherever it went since."""
    story = room.site.corpus.story(room.rng.choice([room.rng.randrange(room.site.corpus.count), room.site.corpus.newest[0].number]))
    path = room.site.dialect.file(story)
    room.write(path, room.site.dialect.text(story).encode())
    return path


Edit = Callable[[Archive], str]
EDITS: list[Edit] = [
    body, headline, summary, tags, split, author, date, hold, embargo, expiry, clock, publish, withdraw, rename, move, section, draft, featured,
    kind, breaking, correction, alias, link, picture, plate_of_many, ticker, most_read, page, template, words, section_name, merge,
    restore, clock, publish,
]  # fmt: skip
