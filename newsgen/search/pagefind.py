"""Pagefind: from a folder of documents to the files of an index."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msgspec import Struct

from newsgen.diagnostics.problem import NewsgenError, Problem, Span
from newsgen.model.page import output_path
from newsgen.search.documents import SearchDocument

_INTERFACES = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
"""How the names of what nobody loads begin: search.js is the interface."""
_COMMAND = ("-m", "pagefind")
_MARK = b"pagefind_dcd"
"""What a fragment begins with, once it is decompressed."""


class Index(Struct, frozen=True):
    """The files of an index below a folder. ``texts`` are those that hold the text of one document, with that document's path."""

    folder: Path
    files: tuple[str, ...]
    texts: dict[str, str]


def engine() -> str:
    """Pagefind and its release; empty where it is not installed."""
    try:
        return f"pagefind {version('pagefind')}"
    except PackageNotFoundError:
        return ""


def index(documents: Iterable[SearchDocument], language: str, scratch: Path) -> Index | None:
    """Make an index below a folder, which is emptied first; None of no documents. Raises NewsgenError where Pagefind fails.

    Documents go by way of files: Pagefind's interface for Python, which takes them one by one, waits a tenth of a second after each.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    source, target = scratch / "documents", scratch / "index"
    paths = set()
    for one in documents:
        file = source / one.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(one.html, encoding="utf-8")
        paths.add(one.path)
    if not paths:
        return None
    _run(scratch, "--site", "documents", "--output-path", "index", "--glob", "**/*.{html,htm}", "--force-language", language.lower())
    shutil.rmtree(source)
    files = tuple(sorted(path for path in _below(target) if not path.startswith(_INTERFACES)))
    texts = {path: _told_by(target / path) for path in files if path.startswith("fragment/")}
    return Index(target, files, texts)


def _run(folder: Path, *options: str) -> None:
    """Call Pagefind, by the command that its package documents, where no configuration of its own lies. Raises NewsgenError."""
    done = subprocess.run([sys.executable, *_COMMAND, *options], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  # words of ours
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        message = f"Pagefind could not make the index: {said or f'it ended with {done.returncode}'}"
        hint = "pip install --upgrade 'newsgen[search]', and tell us if it happens again"
        raise NewsgenError(Problem("search/failed", "error", message, Span("site.yaml"), hint))


def _below(folder: Path) -> Iterator[str]:
    return (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def _told_by(fragment: Path) -> str:
    """The path of the document that a fragment is of."""
    text = gzip.decompress(fragment.read_bytes()).removeprefix(_MARK)
    return output_path(json.loads(text)["url"])
