"""The articles of an invented news site: the same N and seed give the same stories, whatever the hash seed, machine or day.

A story is a value without a dialect; ``dialects`` writes it for each contender.
"""

from __future__ import annotations

import bisect
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random

from benchmarks.words import ARABIC, FAMILY, GIVEN, LONG, SECTIONS, SHORT, SOURCES

VERSION = 1
"""Counts up with every change that changes a byte of what is generated: results of different versions are never compared."""

FIRST = datetime(2021, 1, 1, tzinfo=UTC)
LAST = datetime(2025, 12, 20, tzinfo=UTC)
PICTURES = 40
SPLIT = 100
"""A term's year with more stories than this has a page for each month, as in newsgen."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown that every contender reads alike."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of its own between paragraphs."""

    file: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post on a social network."""

    author: str
    handle: str
    url: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Onward:
    """A sentence with a link to another story."""

    before: str
    words: str
    address: str
    """``section/year/month/slug``."""


Block = Prose | Picture | Post | Onward


@dataclass(frozen=True, slots=True)
class Story:
    """A story. ``number`` counts from 0; newer stories may have lower numbers."""

    number: int
    slug: str
    section: str
    title: str
    dek: str
    author: str
    source: str
    date: datetime
    tags: tuple[str, ...]
    picture: Picture
    body: tuple[Block, ...] = ()

    @property
    def place(self) -> str:
        """Folder and name, without suffix: ``politics/2024/05/slug``."""
        return f"{self.section}/{self.date:%Y/%m}/{self.slug}"


def slug_of(name: str) -> str:
    """A name as a part of an address."""
    return name.lower().replace(" ", "-")


class Corpus:
    """N stories. Heads are drawn at once, since links and calendars need them; bodies when asked for."""

    def __init__(self, count: int, seed: int = 1) -> None:
        self.count = count
        self._name = f"newsgen {VERSION} {seed} {count}"
        rng = Random(self._name)
        self._pool = [_sentence(rng) for _ in range(4000)]
        self._arabic = [_arabic(rng, 5, 12) for _ in range(400)]
        names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
        rng.shuffle(names)
        self.authors = names[: max(4, min(300, count // 50))]
        self.tags = _tags(rng, max(12, int(math.sqrt(count) * 5)))
        weights = list(accumulate(1 / (rank + 1) for rank in range(len(self.tags))))
        self.heads = [self._head(number, rng, weights) for number in range(count)]

    def __iter__(self) -> Iterator[Story]:
        """Every story, with its body."""
        return (self.story(number) for number in range(self.count))

    def story(self, number: int) -> Story:
        """One story, with its body."""
        rng = Random(f"{self._name} {number}")
        return replace(self.heads[number], body=tuple(self._body(rng, number)))

    @property
    def target(self) -> int:
        """The story that scenarios edit: of an ordinary age, in the middle, and named by no other story."""
        return self.count // 2 // 10 * 10

    @cached_property
    def newest(self) -> list[Story]:
        """Heads, newest first."""
        return sorted(self.heads, key=lambda head: (head.date, head.slug), reverse=True)

    @cached_property
    def counts(self) -> Counter[tuple[str, int]]:
        """Stories of each term (``tags/x``, ``authors/y``) in each year."""
        return Counter((term, head.date.year) for head in self.heads for term in terms_of(head))

    def most_read(self) -> list[Story]:
        """Five stories that are read most."""
        ranked = [head for head in self.newest if head.number % 10]
        return [ranked[(1 + 7 * n) % len(ranked)] for n in range(5)]

    def fresh(self, stamp: str) -> Story:
        """A story newer than all others, in the last one's month."""
        model = self.story(self.newest[0].number)
        title = f"Fresh report {stamp} from the harbour council"
        date = LAST + timedelta(hours=30)
        return replace(model, number=self.count, slug="fresh-report", title=title, date=date, tags=tuple(self.tags[1:4]))

    def _head(self, number: int, rng: Random, weights: list[float]) -> Story:
        words = rng.choices(LONG, k=rng.randint(5, 9))
        title = " ".join(words).capitalize()
        roll = rng.random()
        if roll < 0.02:
            title = _arabic(rng, 4, 8)
        elif roll < 0.1:
            title = title.replace(" ", ": ", 1)
        elif roll < 0.15:
            title = title.replace(" ", " “", 1) + "”"
        tags: list[str] = []
        for _ in range(rng.randint(2, 5)):
            tag = self.tags[bisect.bisect_left(weights, rng.random() * weights[-1])]
            if tag not in tags:
                tags.append(tag)
        caption = " ".join(rng.choices(LONG, k=8)).capitalize() + "."
        picture = Picture(picture_file(number % PICTURES), f"The {words[0]} at the {words[1]}", caption)
        date = FIRST + timedelta(seconds=rng.randrange(int((LAST - FIRST).total_seconds())))
        dek = " ".join([*rng.choices(LONG + SHORT * 8, k=18), "today"]).capitalize() + "."
        slug = "-".join([*words[:5], str(number)])
        return Story(
            number, slug, rng.choice(SECTIONS), title, dek, rng.choice(self.authors), rng.choice(SOURCES), date, tuple(tags), picture
        )

    def _body(self, rng: Random, number: int) -> Iterator[Block]:
        """250 to 1,000 words, some 570 on average, with headings and now and then something rarer."""
        target = min(900, max(220, rng.gauss(470, 140)))
        paragraphs: list[str] = []
        words = 0
        while words < target:
            chosen = [self._pool[rng.randrange(len(self._pool))] for _ in range(rng.randint(2, 5))]
            paragraphs.append(" ".join(chosen))
            words += sum(text.count(" ") + 1 for text in chosen)
        step = max(2, len(paragraphs) // rng.randint(3, 5))
        rare: dict[int, list[Block]] = {}
        notes: list[Block] = []
        for share, make in _RARE:
            if rng.random() < share:
                blocks, after = make(self, rng)
                rare.setdefault(rng.randrange(len(paragraphs)), []).extend(blocks)
                notes += after
        if rng.random() < 0.25 and self.count > 20:
            other = rng.randrange(self.count)
            if other % 10 and other != number:
                link = Onward("It follows the", " ".join(rng.choices(LONG, k=3)), self.heads[other].place)
                rare.setdefault(rng.randrange(len(paragraphs)), []).append(link)
        for n, paragraph in enumerate(paragraphs):
            if n and n % step == 0:
                yield Prose("## " + " ".join(rng.choices(LONG, k=rng.randint(3, 5))).capitalize())
            yield Prose(paragraph)
            yield from rare.get(n, ())
        yield from notes

    def sentence(self, rng: Random) -> str:
        """A sentence of the pool."""
        return self._pool[rng.randrange(len(self._pool))]

    def arabic(self, rng: Random) -> str:
        """An Arabic sentence."""
        return self._arabic[rng.randrange(len(self._arabic))] + "."


def terms_of(head: Story) -> list[str]:
    """The terms with calendars of their own that a story stands under."""
    return [*(f"tags/{tag}" for tag in head.tags), f"authors/{slug_of(head.author)}", "types/article"]


def picture_file(number: int) -> str:
    """A picture's path below static/."""
    return f"img/plate-{number:02}.png"


def _tags(rng: Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[f"{rng.choice(LONG)}-{rng.choice(LONG)}"] = None
    return list(found)


def _arabic(rng: Random, least: int, most: int) -> str:
    return " ".join(rng.choices(ARABIC, k=rng.randint(least, most)))


def _sentence(rng: Random) -> str:
    """A sentence; one in five holds something inline."""
    words = [rng.choice(LONG if rng.random() < 0.6 else SHORT) for _ in range(rng.randint(7, 22))]
    at = rng.randrange(1, len(words) - 2)
    pair = f"{words[at]} {words[at + 1]}"
    match rng.randrange(30):
        case 0:
            words[at : at + 2] = [f"**{pair}**"]
        case 1:
            words[at : at + 2] = [f"*{pair}*"]
        case 2:
            words[at : at + 2] = [f"[{pair}](https://wire.example/{words[0]}/)"]
        case 3:
            words[at : at + 2] = [f'"{pair}"']
        case 4:
            words[at] += " --"
        case 5:
            words[at] += "'s"
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


Rare = tuple[list[Block], list[Block]]


def _quote(corpus: Corpus, rng: Random) -> Rare:
    return [Prose(f"> {corpus.sentence(rng)}\n>\n> {corpus.sentence(rng)}")], []


def _list(_corpus: Corpus, rng: Random) -> Rare:
    return [Prose("\n".join("- " + " ".join(rng.choices(LONG, k=6)) for _ in range(rng.randint(3, 6))))], []


def _table(_corpus: Corpus, rng: Random) -> Rare:
    rows = ["| " + " | ".join(rng.choices(LONG, k=3)) + " |", "| --- | --- | ---: |"]
    rows += [f"| {rng.choice(LONG)} | {rng.choice(LONG)} | {rng.randrange(1000)} |" for _ in range(rng.randint(3, 5))]
    return [Prose("\n".join(rows))], []


def _picture(_corpus: Corpus, rng: Random) -> Rare:
    words = rng.choices(LONG, k=6)
    return [Picture(picture_file(rng.randrange(PICTURES)), f"A {words[0]} and a {words[1]}", " ".join(words[2:]).capitalize() + ".")], []


def _code(_corpus: Corpus, rng: Random) -> Rare:
    lines = [f"{rng.choice(LONG)} = {rng.choice(LONG)}[{rng.randrange(90)}] < {rng.randrange(90)} & True" for _ in range(rng.randint(3, 7))]
    return [Prose(f"The table was made with `{rng.choice(LONG)}.sum()`, as follows:"), Prose("```\n" + "\n".join(lines) + "\n```")], []


def _html(corpus: Corpus, rng: Random) -> Rare:
    word = rng.choice(LONG)
    box = (
        f'<div class="note">\n<p>{corpus.sentence(rng)}</p>\n<p>CO<sub>2</sub>, <abbr title="{word}">{word[:3].upper()}</abbr>.</p>\n</div>'
    )
    return [Prose(box)], []


def _notes(corpus: Corpus, rng: Random) -> Rare:
    marked = [Prose(f"{corpus.sentence(rng)[:-1]}[^{n}]. {corpus.sentence(rng)}") for n in (1, 2)]
    return [*marked], [Prose(f"[^1]: {corpus.sentence(rng)}\n[^2]: {corpus.sentence(rng)}")]


def _entities(corpus: Corpus, rng: Random) -> Rare:
    text = f"Lir &amp; Sons paid 4&nbsp;000&nbsp;&euro; &mdash; &copy; {rng.randrange(1990, 2026)}, &lt;unsigned&gt;, R&amp;D. {corpus.sentence(rng)}"
    return [Prose(text)], []


def _arabic_part(corpus: Corpus, rng: Random) -> Rare:
    return [Prose(" ".join(corpus.arabic(rng) for _ in range(4))), Prose("> " + corpus.arabic(rng))], []


def _post(corpus: Corpus, rng: Random) -> Rare:
    name = rng.choice(corpus.authors)
    number = rng.randrange(10**6)
    text = corpus.arabic(rng) if rng.random() < 0.3 else corpus.sentence(rng)
    return [Post(name, "@" + slug_of(name).replace("-", ""), f"https://social.example/{number}", "2025-11-17 21:04", text)], []


_RARE = (
    (0.30, _quote),
    (0.35, _list),
    (0.12, _table),
    (0.50, _picture),
    (0.05, _code),
    (0.06, _html),
    (0.08, _notes),
    (0.10, _entities),
    (0.06, _arabic_part),
    (0.08, _post),
)
"""What stories hold besides prose, and in what share of them."""
