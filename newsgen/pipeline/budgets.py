"""What pages cost their readers, compared with the budgets of site.yaml.

The largest pages of each kind are measured, as they lie in the output: what all pages of a kind load comes from their template, and shows there.
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
from newsgen.diagnostics.problem import Problem
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
    """Collects what a page loads at once, and its HTML without the story's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.frame: list[str] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.others: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what the element loads."""
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
        """Leave the story's text where its element ends."""
        self._keep(f"</{tag}>")
        self._depth -= bool(self._depth) and tag not in _VOID

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        """Keep a character reference by name."""
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Keep a character reference by number."""
        self._keep(f"&#{name};")

    def _keep(self, text: str) -> None:
        if not self._depth:
            self.frame.append(text)


class _Cost(Struct, frozen=True):
    """A figure of a page, the key of site.yaml's ``budgets`` that bounds it, and the words of the problem."""

    key: str
    figure: float
    words: str
    parts: str


def exceeded_budgets(session: BuildSession, disk: output.Disk, budgets: Budgets) -> list[Problem]:
    """Returns a problem for each budget that a page exceeds; of several pages, for the one that exceeds it most."""
    base = absolute(session.site.chrome, "/")

    @cache
    def size_of(address: str) -> int:
        """Returns the compressed size of a file of the site, in bytes; 0 for any other address."""
        path = urlsplit(address)._replace(query="", fragment="").geturl().removeprefix(base) if address.startswith(base) else ""
        try:
            return _compressed_size(disk.read(output_path(f"/{unquote(path)}")) or b"") if path else 0
        except (OSError, ValueError):  # an address that cannot be the name of a file
            return 0

    worst: dict[str, tuple[_Cost, str]] = {}
    for kind, path in session.catalogue.journal.largest_pages(LARGEST):
        html = (disk.read(path) or b"").decode("utf-8", "replace")
        for cost in _costs(kind, html, urljoin(base, path), base, size_of):
            if cost.figure > getattr(budgets, cost.key) and (cost.key not in worst or cost.figure > worst[cost.key][0].figure):
                worst[cost.key] = (cost, path)
    return [_problem(budgets, cost, path) for _, (cost, path) in sorted(worst.items())]


def _costs(kind: str, html: str, url: str, base: str, size_of: Callable[[str], int]) -> Iterator[_Cost]:
    page = _Page()
    with suppress(AssertionError):  # html.parser raises it for markup that it cannot read any further
        page.feed(html)
        page.close()
    styles, scripts, others = (
        list(dict.fromkeys(filter(None, (_joined(url, address) for address in addresses))))
        for addresses in (page.styles, page.scripts, page.others)
    )
    if kind == "article":
        yield _Cost("article", _compressed_size("".join(page.frame).encode()) / 1024, "the HTML without the story's text has", "")
    for key, addresses, words in (("css", styles, "the style sheets have"), ("scripts", scripts, "the scripts have")):
        parts = ", ".join(f"{address.rpartition('/')[2]} {size_of(address) / 1024:.1f}" for address in addresses)
        yield _Cost(key, sum(map(size_of, addresses)) / 1024, words, parts)
    loaded = [*styles, *scripts, *others]
    origin = "/".join(base.split("/", 3)[:3]) + "/"
    foreign = [address for address in loaded if not address.startswith(origin)]
    yield _Cost(
        "requests", 1 + len(loaded), "files until what is seen first is there:", ", ".join(address.rpartition("/")[2] for address in loaded)
    )
    yield _Cost("third_party", len(foreign), "files from other hosts:", ", ".join(foreign))


def _joined(url: str, address: str) -> str:
    """Returns a complete address; an empty text for a data address, and for what is no address."""
    try:
        return "" if address.startswith("data:") else urljoin(url, address)
    except ValueError:
        return ""


def _compressed_size(data: bytes) -> int:
    """Returns the size of a file as hosts send it, in bytes."""
    return len(gzip.compress(data, 6))


def _problem(budgets: Budgets, cost: _Cost, path: str) -> Problem:
    allowed = getattr(budgets, cost.key)
    size = isinstance(cost.figure, float)
    figure = f"{cost.words} {cost.figure:.1f} KB, compressed" if size else f"{cost.figure} {cost.words}"
    parts = f" ({cost.parts})" if size and cost.parts else f" {cost.parts}".rstrip()
    message = f"/{path.removesuffix('index.html')}: {figure}{parts}; the budget is {allowed}"
    hint = f"make the page lighter, or raise budgets.{cost.key} in site.yaml"
    return Problem("budget/exceeded", "error", message, None, hint)
