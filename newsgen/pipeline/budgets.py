"""Budgets: what pages cost their readers, held against what site.yaml allows.

Measured are the largest pages of each kind as they lie in the output: what weighs on all pages of a kind is the template's, and is seen there.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct

from newsgen import output
from newsgen.diagnostics.problem import Problem, Span
from newsgen.model.page import output_path
from newsgen.model.site import Budgets
from newsgen.pages.parts.addresses import absolute
from newsgen.pipeline.session import BuildSession

LARGEST = 5
"""So many pages of each kind are measured."""
TEXT = "body"
"""The class of the element that holds a story's text."""
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_LOADING = frozenset({"img", "script", "iframe", "embed", "video"})


class _Page(HTMLParser):
    """What a page loads at once, and its HTML without the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.frame: list[str] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.others: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is loaded."""
        given = {name: value or "" for name, value in attrs}
        if self._depth or TEXT in given.get("class", "").split():
            self._depth += tag not in _VOID
        self._keep(self.get_starttag_text() or "")
        loaded = given.get("poster" if tag == "video" else "src", "") if tag in _LOADING else given.get("data-fragment", "")
        if tag == "link" and "stylesheet" in given.get("rel", "").split():
            self.styles.append(given.get("href", ""))
        elif tag == "script" and loaded:
            self.scripts.append(loaded)
        elif loaded and given.get("loading") != "lazy":
            self.others.append(loaded)

    def handle_endtag(self, tag: str) -> None:
        """Leave the text where its element ends."""
        self._keep(f"</{tag}>")
        self._depth -= bool(self._depth) and tag not in _VOID

    def handle_data(self, data: str) -> None:
        """Text."""
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        """A sign by its name."""
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A sign by its number."""
        self._keep(f"&#{name};")

    def _keep(self, text: str) -> None:
        if not self._depth:
            self.frame.append(text)


class _Cost(Struct, frozen=True):
    """A figure of a page, the key of site.yaml that bounds it, and what it is made of."""

    key: str
    figure: float
    words: str
    parts: str


def exceeded(session: BuildSession, disk: output.Disk, budgets: Budgets) -> list[Problem]:
    """A problem for each budget that a page exceeds: of each, that of the page which exceeds it most."""
    base = absolute(session.site.chrome, "/")

    @cache
    def weight(address: str) -> int:
        path = urlsplit(address)._replace(query="", fragment="").geturl().removeprefix(base) if address.startswith(base) else ""
        try:
            return _sent(disk.read(output_path(f"/{unquote(path)}")) or b"") if path else 0
        except (OSError, ValueError):  # no name that a file can have
            return 0

    worst: dict[str, tuple[_Cost, str]] = {}
    for kind, path in session.catalogue.journal.heaviest(LARGEST):
        html = (disk.read(path) or b"").decode("utf-8", "replace")
        for cost in _costs(kind, html, urljoin(base, path), base, weight):
            if cost.figure > getattr(budgets, cost.key) and (cost.key not in worst or cost.figure > worst[cost.key][0].figure):
                worst[cost.key] = (cost, path)
    return [_problem(budgets, cost, path) for _, (cost, path) in sorted(worst.items())]


def _costs(kind: str, html: str, url: str, base: str, weight: Callable[[str], int]) -> Iterator[_Cost]:
    page = _Page()
    with suppress(AssertionError):  # what the library calls the end of a page that it cannot read any further
        page.feed(html)
        page.close()
    styles, scripts, others = (
        list(dict.fromkeys(filter(None, (_joined(url, one) for one in found)))) for found in (page.styles, page.scripts, page.others)
    )
    if kind == "article":
        yield _Cost("article", _sent("".join(page.frame).encode()) / 1024, "the HTML without the story's text has", "")
    for key, found, words in (("css", styles, "the style sheets have"), ("scripts", scripts, "the scripts have")):
        parts = ", ".join(f"{one.rpartition('/')[2]} {weight(one) / 1024:.1f}" for one in found)
        yield _Cost(key, sum(map(weight, found)) / 1024, words, parts)
    loaded = [*styles, *scripts, *others]
    origin = "/".join(base.split("/", 3)[:3]) + "/"
    foreign = [one for one in loaded if not one.startswith(origin)]
    yield _Cost(
        "requests", 1 + len(loaded), "files until what is seen first is there:", ", ".join(one.rpartition("/")[2] for one in loaded)
    )
    yield _Cost("third_party", len(foreign), "files from other hosts:", ", ".join(foreign))


def _joined(url: str, address: str) -> str:
    """A complete address; empty for one that is no file, or no address at all."""
    try:
        return "" if address.startswith("data:") else urljoin(url, address)
    except ValueError:
        return ""


def _sent(data: bytes) -> int:
    """Bytes as hosts send them."""
    return len(gzip.compress(data, 6))


def _problem(budgets: Budgets, cost: _Cost, path: str) -> Problem:
    allowed = getattr(budgets, cost.key)
    size = isinstance(cost.figure, float)
    figure = f"{cost.words} {cost.figure:.1f} KB, compressed" if size else f"{cost.figure} {cost.words}"
    parts = f" ({cost.parts})" if size and cost.parts else f" {cost.parts}".rstrip()
    message = f"/{path.removesuffix('index.html')}: {figure}{parts}; the budget is {allowed}"
    hint = f"make the page lighter, or raise budgets.{cost.key} in site.yaml"
    return Problem("budget/exceeded", "error", message, Span("site.yaml"), hint)
