"""Page kinds and filters: the built-in ones first, then those of installed packages, through the same door."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from newsgen.diagnostics.problem import NewsgenError, Problem, Span
from newsgen.model.page import PageKind
from newsgen.pages import KINDS

GROUPS = ("newsgen.pages", "newsgen.fragments", "newsgen.filters")


def kinds() -> dict[str, PageKind]:
    """Every page kind by its name. An entry point in ``newsgen.pages`` or ``newsgen.fragments`` is a tuple of kinds."""
    found = {kind.name: kind for kind in KINDS}
    for group in GROUPS[:2]:
        for name, more in _loaded(group):
            for kind in more:
                if kind.name in found:
                    raise _refused(name, f'there are two page kinds with the name "{kind.name}"')
                found[kind.name] = kind
    return found


def filters() -> dict[str, Callable[..., Any]]:
    """The filters of installed packages by their names. An entry point in ``newsgen.filters`` is a mapping."""
    found: dict[str, Callable[..., Any]] = {}
    for _, more in _loaded(GROUPS[2]):
        found.update(more)
    return found


def filter_sources() -> list[str]:
    """Where the filters of installed packages come from, as ``name=module:object``."""
    return [f"{point.name}={point.value}" for point in _points(GROUPS[2])]


def sources(used: Iterable[PageKind]) -> list[str]:
    """The folders and files of the installed packages from which page kinds and filters come."""
    tops = {kind.view.__module__.partition(".")[0] for kind in used} | {re.split(r"[=.:]", one)[1].strip() for one in filter_sources()}
    modules = [sys.modules[top] for top in sorted(tops - {"newsgen"})]
    return [path for module in modules for path in (getattr(module, "__path__", None) or [str(module.__file__)])]


def _loaded(group: str) -> Iterable[tuple[str, Any]]:
    for point in _points(group):
        try:
            yield point.name, point.load()
        except Exception as error:  # whatever a plugin's import raises is the plugin's
            raise _refused(point.name, f"it cannot be imported: {error}") from error


def _points(group: str) -> list[EntryPoint]:
    return sorted(_installed(tuple(sys.path))[group], key=lambda p: (p.name, p.value))


@lru_cache(maxsize=8)
def _installed(_path: tuple[str, ...]) -> dict[str, tuple[EntryPoint, ...]]:
    """The entry points of each group. Looked for once for the places where packages are: it takes as long as reading a hundred files."""
    found = entry_points()
    return {group: tuple(found.select(group=group)) for group in GROUPS}


def _refused(name: str, why: str) -> NewsgenError:
    return NewsgenError(
        Problem("plugin/failed", "error", f"the plugin {name} cannot be used: {why}", Span("site.yaml"), "mend or uninstall it")
    )
