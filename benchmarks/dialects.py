"""The same stories and settings in each contender's way of writing: front matter, pictures, posts, links, data files."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import PICTURES, SPLIT, Block, Corpus, Onward, Picture, Post, Prose, Story, picture_file, terms_of
from benchmarks.words import SECTIONS

RIGHTS = "@RIGHTS@"
"""In a settings file of peers/: where the footer's words stand."""


def quoted(text: str) -> str:
    """Text as YAML and JSON write it."""
    return json.dumps(text, ensure_ascii=False)


def write(path: Path, text: str | bytes) -> None:
    """Put a file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the files of one contender's site are written; this one is what most peers share."""

    corpus: Corpus
    content: str = "content"
    static: str = "static"

    def file(self, story: Story) -> str:
        """A story's file."""
        return f"{self.content}/{story.place}.md"

    def text(self, story: Story) -> str:
        """A story's file's text."""
        body = "\n\n".join(self.block(block) for block in story.body)
        return f"{self.head(story)}\n{body}\n"

    def head(self, story: Story) -> str:
        """Front matter."""
        lines = [f"{name}: {value}" for name, value in self.keys(story).items()]
        return "---\n" + "\n".join(lines) + "\n---\n"

    def keys(self, story: Story) -> dict[str, str]:
        """The keys of front matter, as written."""
        return {
            "title": quoted(story.title),
            "date": f"{story.date:%Y-%m-%dT%H:%M:%SZ}",
            "dek": quoted(story.dek),
            "byline": story.author,
            "source": story.source,
            "tags": f"[{', '.join(story.tags)}]",
            "image": self.picture(story.picture.file),
            "image_alt": quoted(story.picture.alt),
            "image_caption": quoted(story.picture.caption),
            "image_credit": story.source,
        }

    def picture(self, file: str) -> str:
        """How a picture is named."""
        return f"/{file}"

    def block(self, block: Block) -> str:
        """A part of a body."""
        match block:
            case Prose():
                return block.text
            case Picture():
                return f'![{block.alt}]({self.picture(block.file)} "{block.caption}")'
            case Post():
                return f"> {block.text}\n>\n> {block.author} ({block.handle}), [{block.date}]({block.url})"
            case Onward():
                return f"{block.before} [{block.words}]({self.link(block.address)})."

    def link(self, place: str) -> str:
        """A link to a story."""
        return f"/{place}/"

    def ticker(self, items: Iterable[str]) -> tuple[str, str]:
        """The ticker's file and its text."""
        return "data/ticker.json", json.dumps(list(items), ensure_ascii=False)

    def most_read(self, stories: Iterable[Story]) -> tuple[str, str]:
        """Most Read's file and its text."""
        return "data/mostread.json", json.dumps([{"title": s.title, "url": f"/{s.place}/"} for s in stories], ensure_ascii=False)

    def site(self) -> Iterator[tuple[str, str | bytes]]:
        """Every other file that the corpus decides."""
        yield "data/sections.json", json.dumps(SECTIONS)
        for n in range(PICTURES):
            yield f"{self.static}/{picture_file(n)}", plate(n)


@dataclass(frozen=True, slots=True)
class Newsgen(Dialect):
    """newsgen: pictures and stories by their files, posts as blocks."""

    def picture(self, file: str) -> str:
        """A path below static/."""
        return file

    def link(self, place: str) -> str:
        """A story's file."""
        return f"/content/{place}.md".removeprefix("/")

    def block(self, block: Block) -> str:
        """Posts and pictures are blocks."""
        match block:
            case Post():
                head = f"/// post | {block.author} ({block.handle})\n    url: {block.url}\n    date: {block.date}\n"
                return f"{head}\n{block.text}\n///"
            case Picture():
                return f"/// figure\n    src: {block.file}\n    alt: {block.alt}\n    caption: {quoted(block.caption)}\n    credit: Lir Wire\n///"
            case _:
                return Dialect.block(self, block)

    def ticker(self, items: Iterable[str]) -> tuple[str, str]:
        """breaking.yaml."""
        return "content/_data/breaking.yaml", "".join(f"- text: {quoted(item)}\n" for item in items)

    def most_read(self, stories: Iterable[Story]) -> tuple[str, str]:
        """most-read.yaml."""
        rows = [f"  - {{story: {story.place}.md, reads: {900 - n}}}\n" for n, story in enumerate(stories)]
        return "content/_data/most-read.yaml", "items:\n" + "".join(rows)

    def site(self) -> Iterator[tuple[str, str | bytes]]:
        """Pictures; the sections stand in site.yaml."""
        return (entry for entry in Dialect.site(self) if entry[0].startswith("static/"))


@dataclass(frozen=True, slots=True)
class Hugo(Dialect):
    """Hugo: sections and their calendars are folders; calendars of tags and authors are terms of a taxonomy."""

    def keys(self, story: Story) -> dict[str, str]:
        """With the terms that make calendars."""
        months = [f"archive/{story.date:%Y}", f"archive/{story.date:%Y/%m}"]
        for term in terms_of(story):
            months.append(f"{term}/{story.date:%Y}")
            if self.corpus.counts[term, story.date.year] > SPLIT:
                months.append(f"{term}/{story.date:%Y/%m}")
        return {
            **Dialect.keys(self, story),
            "authors": f"[{quoted(story.author)}]",
            "types": "[article]",
            "periods": f"[{', '.join(months)}]",
        }

    def site(self) -> Iterator[tuple[str, str | bytes]]:
        """With a file for each section, year and month, which makes it one."""
        yield from Dialect.site(self)
        folders = {"/".join(head.place.split("/")[:n]) for head in self.corpus.heads for n in (1, 2, 3)}
        for folder in sorted(folders):
            feeds = "outputs: [html]\n" if "/" in folder else ""
            yield f"content/{folder}/_index.md", f"---\ntitle: {quoted(folder)}\n{feeds}---\n"
        for name in ("types", "periods"):
            yield f"content/{name}/_index.md", "---\ntitle: All\nbuild: {render: never}\ncascade: {outputs: [html]}\n---\n"


@dataclass(frozen=True, slots=True)
class Pelican(Dialect):
    """Pelican: lines of metadata without fences."""

    def head(self, story: Story) -> str:
        """Its native metadata."""
        keys = {
            **{name: value for name, value in Dialect.keys(self, story).items() if name not in ("title", "tags", "dek", "date")},
            "title": story.title,
            "summary": story.dek,
            "date": f"{story.date:%Y-%m-%d %H:%M:%S}",
            "category": story.section,
            "tags": ", ".join(story.tags),
            "slug": story.slug,
            "image_alt": story.picture.alt,
            "image_caption": story.picture.caption,
        }
        return "\n".join(f"{name.capitalize()}: {value}" for name, value in keys.items()) + "\n"


DIALECTS: Mapping[str, type[Dialect]] = {"newsgen": Newsgen, "hugo": Hugo, "eleventy": Dialect, "pelican": Pelican}


def plate(number: int) -> bytes:
    """A small picture of one colour, as PNG."""
    width, height = 32, 18
    pixel = bytes([number * 6 % 256, 90, 160])
    rows = b"".join(b"\0" + pixel * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def lay_out(dialect: Dialect, root: Path) -> None:
    """Write everything but the stories and the theme."""
    for name, data in dialect.site():
        write(root / name, data)
    write_data(dialect, root)


def write_data(dialect: Dialect, root: Path) -> None:
    """Write the ticker and Most Read as they are at first."""
    corpus = dialect.corpus
    for name, data in (dialect.ticker(headlines(corpus)), dialect.most_read(corpus.most_read())):
        write(root / name, data)


def headlines(corpus: Corpus) -> list[str]:
    """Five lines for the ticker."""
    return [f"Breaking: {head.title}" for head in corpus.newest[:5]]
