"""Remembers from build to build which templates each template names, by the digest of its source.

Recipes need this of every template, and parsing all of them takes longer than the rest of a small build.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta

from newsgen.atomic_write import write_atomically
from newsgen.model.digest import digest

_NAMES_OTHERS = re.compile(r"\b(?:extends|include|import)\b")

Names = tuple[str | None, ...]
"""Names of templates. None stands for a name computed at run time."""


class TemplateDependencies:
    """The names in each template, kept in a file, or without a file only in memory.

    What was remembered by another ``program`` (a digest of its sources) or another Jinja is not used.
    """

    def __init__(self, program: str = "", file: Path | None = None) -> None:
        self._program = f"{program} jinja2 {version('jinja2')}"
        self._file = file
        self._names = self._read()
        self._changed = False

    def names_in(self, env: Environment, name: str, source: str) -> Names:
        """Returns the names of the templates that a template includes, extends or imports."""
        if not _NAMES_OTHERS.search(source):
            return ()
        key = digest(source.encode("utf-8", "surrogatepass"))
        if key not in self._names:
            self._names[key] = _parse(env, name, source)
            self._changed = True
        return self._names[key]

    def save(self) -> None:
        """Writes the file where a template was parsed; in one step, so that no build reads half of it."""
        if self._file is None or not self._changed:
            return
        write_atomically(self._file, json.dumps({"program": self._program, "names": self._names}).encode())

    def _read(self) -> dict[str, Names]:
        try:
            stored = json.loads(self._file.read_bytes()) if self._file else {}
            return {key: tuple(names) for key, names in stored["names"].items()} if stored.get("program") == self._program else {}
        except (OSError, ValueError, KeyError, AttributeError, TypeError):  # a damaged file counts as none
            return {}


def _parse(env: Environment, name: str, source: str) -> Names:
    try:
        return tuple(meta.find_referenced_templates(env.parse(source, name)))
    except TemplateSyntaxError:  # reported with its line when a page is rendered with it
        return ()
