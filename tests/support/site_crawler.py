"""A built site as a reader's program meets it: every page is read once, and every address is looked up in the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import quote, unquote, urljoin, urlsplit

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_LINKS = {"href", "src", "srcset", "poster", "action", "data", "content", "cite"}
_CONTENT = {"og:url", "og:image", "twitter:image"}


@dataclass
class Read:
    """What a page holds: start tags in order, ids, addresses, the text of a few elements, and what is wrong with its markup."""

    path: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    canonical: str = ""
    title: str = ""
    text: str = ""
    faults: list[str] = field(default_factory=list)

    def of(self, name: str) -> list[dict[str, str]]:
        """The attributes of every element of a name."""
        return [attributes for tag, attributes in self.tags if tag == name]


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Read(path)
        self.open: list[str] = []
        self.pieces: list[str] = []

    def handle_starttag(self, tag, attrs):
        page = self.page
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            page.faults.append(f"an attribute twice in <{tag}> {names}")
        attributes = {name: value or "" for name, value in attrs}
        page.tags.append((tag, attributes))
        if "id" in attributes:
            page.ids.append(attributes["id"])
        for name in attributes.keys() & _LINKS:
            self._address(tag, name, attributes)
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("p", "li", "h1", "h2", "h3", "h4", "a", "time", "div", "td", "figcaption", "br"):
            self.pieces.append(" ")

    def _address(self, tag, name, attributes):
        value = attributes[name]
        if name == "srcset":
            self.page.addresses += [one.split()[0] for one in value.split(",") if one.split()]
        elif name != "content" or attributes.get("property", attributes.get("name")) in _CONTENT:
            self.page.addresses.append(value)
        if tag == "link" and attributes.get("rel") == "canonical":
            self.page.canonical = value

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in VOID or not self.open or self.open[-1] != tag:
            self.page.faults.append(f"</{tag}> where {self.open[-1:]} is open")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if self.open[-1:] == ["title"] and "svg" not in self.open:
            self.page.title += data
        if not {"script", "style", "title"} & set(self.open[-1:]):
            self.pieces.append(data)


def read(path: str, html: str) -> Read:
    """Read one page."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    reader.page.faults += [f"<{tag}> is never closed" for tag in reader.open]
    reader.page.text = re.sub(r"\s+", " ", "".join(reader.pieces))
    return reader.page


class Served:
    """A tree under a base address."""

    def __init__(self, base: str, tree: dict[str, bytes]) -> None:
        self.base = base
        self.tree = tree
        pages = {path: data.decode() for path, data in tree.items() if path.endswith(".html")}
        self.read = {path: read(path, html) for path, html in pages.items()}
        self.pages = {path: page for path, page in self.read.items() if not path.startswith("_fragments/")}
        self._ids = {path: {*page.ids, "", "top"} for path, page in self.read.items()}

    def url(self, path: str) -> str:
        """A file's address."""
        return self.base + quote(path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path)

    def lost(self, address: str, path: str) -> str:
        """Why an address in a file leads nowhere; empty for one that leads somewhere, or elsewhere."""
        if not address.strip():
            return "empty"
        parts = urlsplit(urljoin(self.url(path), address))
        if parts.scheme in ("mailto", "tel"):
            return ""
        if parts.scheme not in ("http", "https"):
            return f"scheme {parts.scheme}"
        whole = f"{parts.scheme}://{parts.netloc}{parts.path}"
        if parts.netloc != urlsplit(self.base).netloc:
            return ""
        if not whole.startswith(self.base):
            return "outside the base"
        target = unquote(whole.removeprefix(self.base))
        if target.endswith("/") or not target:
            target += "index.html"
        if target not in self.tree:
            return f"no file {target}"
        if target in self._ids and unquote(parts.fragment) not in self._ids[target]:
            return f"no place #{parts.fragment} in {target}"
        return ""
