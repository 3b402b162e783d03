"""The sample as a good host serves it, on loopback: compressed, with a strict policy, and cached for ever where addresses have fingerprints."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsgen.build import Options, build

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
_TEXTS = (".html", ".css", ".js", ".json", ".xml", ".svg", ".webmanifest", ".txt")
_FINGERPRINT = re.compile(r"\.[0-9a-f]{8}[.-]")


LEFT_TO_RIGHT = {
    "home": "",
    "section": "news/",
    "subsection": "news/politics/",
    "article": "news/economy/2026/11/long-mole-partial-deal/",
    "opinion": "articles/opinion/2026/11/i-taught-the-crane-my-hands/",
    "gallery": "in-pictures/2026/11/the-carvings-sail-home-to-ombrey/",
    "video": "videos/2026/11/forty-days-on-the-long-mole/",
    "infographic": "infographics/2026/11/forty-days-of-the-tamsel/",
    "live": "news/economy/2026/11/pilots-decide-on-the-deal-live/",
    "tag": "tags/harbour-strike/",
    "tags": "tags/",
    "author": "authors/lina-haddad/",
    "authors": "authors/",
    "dossier": "coverage/harbour-strike/",
    "region": "regions/lir-coast/",
    "archive": "archive/",
    "month": "archive/2026/11/",
    "page": "about/",
    "search": "search/",
    "nothing": "404.html",
}
"""Page kinds and an example of each."""
STORIES = ("article", "opinion", "gallery", "video", "infographic", "live")


def policy(path: str) -> str:
    """What a page at a path may load: what is its own. Searching is a program in WebAssembly."""
    return "default-src 'self'" + ("; script-src 'self' 'wasm-unsafe-eval'" if "/search/" in path else "")


class _Host(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and data in one go: apart, the data waits for a receipt of the head
    disable_nagle_algorithm = True

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """A file, compressed where it is text and the reader can take that."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            file, status = Path(self.directory) / "404.html", 404
        else:
            status = 200
        data = file.read_bytes()
        self.send_response(status)
        if file.suffix in _TEXTS and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        kind = self.guess_type(file)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", policy(self.path))
        self.send_header(
            "Cache-Control", "public, max-age=31536000, immutable" if _FINGERPRINT.search(file.name) else "public, max-age=300"
        )
        self.end_headers()
        self.wfile.write(data)


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Readers who went on to the next page are no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def sample(folder: Path) -> Iterator[tuple[str, Path]]:
    """The sample built for the address at which it is served, which is yielded with its folder."""
    site, out = folder / "site", folder / "public"
    for name in ("content", "static"):
        shutil.copytree(ROOT / name, site / name)
    out.mkdir()
    server = _Server(("127.0.0.1", 0), functools.partial(_Host, directory=str(out)))
    address = f"http://127.0.0.1:{server.server_port}/"
    text = (ROOT / "site.yaml").read_text(encoding="utf-8").replace("https://example.org/", address)
    (site / "site.yaml").write_text(text, encoding="utf-8")
    build(Options(site, out, NOW, jobs=2))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield address, out
    finally:
        server.shutdown()
        server.server_close()


def right_to_left(address: str, out: Path) -> dict[str, str]:
    """The same page kinds in the Arabic edition, whose stories and terms have other names: the first of each kind."""
    found = {}
    for kind, path in LEFT_TO_RIGHT.items():
        here = f"ar/{path}"
        if kind in STORIES:
            here = _story(out, kind)
        elif not (out / here).exists():
            parent = (out / here).parent
            here = next((f"{file.relative_to(out).as_posix()}/" for file in sorted(parent.iterdir()) if file.is_dir()), "")
        if here:
            found[kind] = address + here
    return found


def _story(out: Path, kind: str) -> str:
    """A story of a type in the Arabic edition."""
    for file in sorted((out / "ar").rglob("index.html")):
        if f"story-{kind}" in file.read_text(encoding="utf-8").partition("</h1>")[0]:
            return file.parent.relative_to(out).as_posix() + "/"
    return ""
