"""The sample newsroom, built once for all tests that look at what comes out of it, and the words in which they look."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsgen.pipeline.build import Options, build_site
from tests.support.paths import ROOT

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BASE = "https://example.org/paper/"


@dataclass(frozen=True)
class Element:
    """A start tag: its name and its attributes, with the text inside a script."""

    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []

    def handle_starttag(self, tag, attrs):
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        if self.found and self.found[-1].name == "script":
            self.found[-1].text.append(data)


def elements(html: str) -> list[Element]:
    """Every start tag of a page, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


@dataclass(frozen=True)
class Sample:
    """A built site below a path of its host."""

    out: Path

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file of the output, without the marks."""
        found = (path.relative_to(self.out).as_posix() for path in self.out.rglob("*") if path.is_file())
        return tuple(sorted(name for name in found if not name.startswith(".newsgen/")))

    def named(self, *names: str) -> list[str]:
        """The files of these names, in all folders."""
        return [path for path in self.files if path.rpartition("/")[2] in names]

    @cached_property
    def pages(self) -> dict[str, list[Element]]:
        """The tags of every whole page by its absolute address; former addresses and fragments are no pages."""
        found = {}
        for path in self.files:
            if path.endswith(".html") and not path.startswith("_fragments/"):
                found[address(path)] = elements(self.text(path))
        return {url: tags for url, tags in found.items() if not any(tag["http-equiv"] == "refresh" for tag in tags)}

    def text(self, path: str) -> str:
        """A file's text."""
        return (self.out / path).read_text("utf-8")

    def file_of(self, url: str) -> str | None:
        """The file of the output that stands at an absolute address; None where nothing does, or the address is not of this site."""
        if not url.startswith(BASE):
            return None
        path = unquote(urlsplit(url).path).removeprefix(urlsplit(BASE).path)
        file = path + "index.html" if path == "" or path.endswith("/") else path
        return file if (self.out / file).is_file() else None


def address(path: str) -> str:
    """The absolute address of a file of the output, decoded."""
    return BASE + (path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path)


def copy_sample(site: Path) -> None:
    """The sample's stories and pictures. The pictures' renditions are made once for all tests, in the checkout's own cache."""
    for name in ("content", "static"):
        shutil.copytree(ROOT / name, site / name)
    (ROOT / ".newsgen/images").mkdir(parents=True, exist_ok=True)
    (site / ".newsgen").mkdir()
    (site / ".newsgen/images").symlink_to(ROOT / ".newsgen/images", target_is_directory=True)


def build_sample(folder: Path) -> Sample:
    """A copy of the sample, built."""
    site = folder / "site"
    copy_sample(site)
    (site / "site.yaml").write_text((ROOT / "site.yaml").read_text().replace("https://example.org/", BASE))
    report = build_site(Options(site, folder / "www" / "paper", NOW, jobs=2))
    assert report.problems == []
    return Sample(folder / "www" / "paper")
