"""The sample as a good host serves it, on loopback: by HTTP/2, compressed, with a strict policy, and cached for ever where addresses have fingerprints."""

from __future__ import annotations

import asyncio
import gzip
import logging
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config

from newsgen.pipeline.build import Options, build_site

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


class _Host:
    """An ASGI application that sends the files of a folder, compressed where they are text."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        path = scope["path"]
        file = self._root / path.removeprefix("/")
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else self._root / "404.html"
        data = file.read_bytes()
        kind = guess_type(file.name)[0] or "application/octet-stream"
        headers = {
            "content-type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
            "content-security-policy": policy(path),
            "cache-control": "public, max-age=31536000, immutable" if _FINGERPRINT.search(file.name) else "public, max-age=300",
        }
        if file.suffix in _TEXTS:
            data = gzip.compress(data, 6)
            headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(data))
        said = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": said})
        await send({"type": "http.response.body", "body": data})


def _serve(root: Path, folder: Path, listening: socket.socket, done: threading.Event) -> None:
    """Serve a folder until it is done, by HTTP/2 as hosts do, with a certificate that nobody knows."""
    certificate = trustme.CA().issue_cert("127.0.0.1")
    config = Config()
    config.bind = [f"fd://{listening.fileno()}"]
    config.certfile = config.keyfile = str(folder / "certificate.pem")
    config.errorlog = None
    certificate.private_key_and_cert_chain_pem.write_to_path(config.certfile)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # readers who went on to the next page are no error
    asyncio.run(serve(_Host(root), config, shutdown_trigger=lambda: asyncio.to_thread(done.wait)))


@contextmanager
def sample(folder: Path) -> Iterator[tuple[str, Path]]:
    """The sample built for the address at which it is served, which is yielded with its folder."""
    site, out = folder / "site", folder / "public"
    for name in ("content", "static"):
        shutil.copytree(ROOT / name, site / name)
    out.mkdir()
    listening, done = socket.create_server(("127.0.0.1", 0)), threading.Event()
    address = f"https://127.0.0.1:{listening.getsockname()[1]}/"
    text = (ROOT / "site.yaml").read_text(encoding="utf-8").replace("https://example.org/", address)
    (site / "site.yaml").write_text(text, encoding="utf-8")
    build_site(Options(site, out, NOW, jobs=2))
    serving = threading.Thread(target=_serve, args=(out, folder, listening, done), daemon=True)
    serving.start()
    try:
        yield address, out
    finally:
        done.set()
        serving.join()


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
