"""Which templates each template names, remembered from build to build by the digest of its source.

A file of its own because recipes need it of every template there is, and parsing them all takes longer than the rest of a small build.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta

from newsgen.model.digest import digest

_REACHES = re.compile(r"\b(?:extends|include|import)\b")

Names = tuple[str | None, ...]
"""None stands for a name computed at run time."""


class TemplateDependencies:
    """The memory. Without a file, it lasts as long as this."""

    def __init__(self, program: str = "", file: Path | None = None) -> None:
        self._program = f"{program} jinja2 {version('jinja2')}"
        self._file = file
        self._known = self._read()
        self._read_again = False

    def by(self, env: Environment, name: str, source: str) -> Names:
        """The templates that a template names."""
        if not _REACHES.search(source):
            return ()
        key = digest(source.encode("utf-8", "surrogatepass"))
        if key not in self._known:
            self._known[key] = _parsed(env, name, source)
            self._read_again = True
        return self._known[key]

    def keep(self) -> None:
        """Remember what was parsed; in one step, so that no build reads half of it."""
        if self._file is None or not self._read_again:
            return
        unfinished = self._file.with_suffix(".unfinished")
        unfinished.write_text(json.dumps({"program": self._program, "names": self._known}), encoding="utf-8")
        unfinished.replace(self._file)

    def _read(self) -> dict[str, Names]:
        try:
            kept = json.loads(self._file.read_bytes()) if self._file else {}
            return {key: tuple(names) for key, names in kept["names"].items()} if kept.get("program") == self._program else {}
        except (OSError, ValueError, KeyError, AttributeError, TypeError):  # a damaged memory is none
            return {}


def _parsed(env: Environment, name: str, source: str) -> Names:
    try:
        return tuple(meta.find_referenced_templates(env.parse(source, name)))
    except TemplateSyntaxError:  # told with its line when a page is made of it
        return ()
