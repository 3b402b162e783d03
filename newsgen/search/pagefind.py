"""Runs Pagefind, which makes the files of a search index from a folder of documents."""

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

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem
from newsgen.model.page import output_path
from newsgen.search.documents import SearchDocument

_INTERFACES = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
"""How the names begin of Pagefind's own interfaces, which are left out: the theme's is search.js."""
_COMMAND = ("-m", "pagefind")
_FRAGMENT_HEAD = b"pagefind_dcd"
"""What a decompressed fragment begins with. A fragment is the file of the index that holds one document's text."""


class Index(Struct, frozen=True):
    """The files of an index, by their paths below ``folder``. ``texts`` maps those that hold one document's text to that document's path."""

    folder: Path
    files: tuple[str, ...]
    texts: dict[str, str]


def engine() -> str:
    """Returns Pagefind's name and release; empty where it is not installed."""
    try:
        return f"pagefind {version('pagefind')}"
    except PackageNotFoundError:
        return ""


def build_index(documents: Iterable[SearchDocument], language: str, scratch: Path) -> Index | None:
    """Makes an index below the folder ``scratch``, which is emptied first. Returns None where there are no documents.

    Documents are passed as files: Pagefind's interface for Python takes them one by one, and waits a tenth of a second after each.
    Raises NewsgenError where Pagefind fails.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    source, target = scratch / "documents", scratch / "index"
    paths = set()
    for document in documents:
        file = source / document.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document.html, encoding="utf-8")
        paths.add(document.path)
    if not paths:
        return None
    _run(scratch, "--site", "documents", "--output-path", "index", "--glob", "**/*.{html,htm}", "--force-language", language.lower())
    shutil.rmtree(source)
    files = tuple(sorted(path for path in _below(target) if not path.startswith(_INTERFACES)))
    texts = {path: _document_path(target / path) for path in files if path.startswith("fragment/")}
    return Index(target, files, texts)


def _run(folder: Path, *options: str) -> None:
    """Runs Pagefind in a folder that holds no configuration for it, by the command that its package documents. Raises NewsgenError."""
    process = subprocess.run([sys.executable, *_COMMAND, *options], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603  # no option comes from outside
    if process.returncode:
        last_line = (process.stderr.strip() or process.stdout.strip()).rpartition("\n")[2]
        message = f"Pagefind could not make the index: {last_line or f'it ended with {process.returncode}'}"
        hint = "pip install --upgrade 'newsgen[search]', and tell us if it happens again"
        raise NewsgenError(Problem("search/failed", "error", message, None, hint))


def _below(folder: Path) -> Iterator[str]:
    return (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def _document_path(fragment: Path) -> str:
    """Returns the path of the document whose text a fragment holds."""
    text = gzip.decompress(fragment.read_bytes()).removeprefix(_FRAGMENT_HEAD)
    return output_path(json.loads(text)["url"])
