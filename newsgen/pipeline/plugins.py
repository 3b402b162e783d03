"""Page kinds and filters: the built-in ones first, then those that installed packages bring by entry points."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem
from newsgen.model.page import PageKind
from newsgen.pages import KINDS

GROUPS = ("newsgen.pages", "newsgen.fragments", "newsgen.filters")


def kinds() -> dict[str, PageKind]:
    """Returns every page kind by its name. An entry point in ``newsgen.pages`` or ``newsgen.fragments`` is a tuple of kinds.

    Raises NewsgenError where a package cannot be imported, or two kinds have one name.
    """
    by_name = {kind.name: kind for kind in KINDS}
    for group in GROUPS[:2]:
        for name, more in _loaded(group):
            for kind in more:
                if kind.name in by_name:
                    raise _refused(name, f'there are two page kinds with the name "{kind.name}"')
                by_name[kind.name] = kind
    return by_name


def filters() -> dict[str, Callable[..., Any]]:
    """Returns the filters of installed packages by their names. An entry point in ``newsgen.filters`` is such a mapping."""
    by_name: dict[str, Callable[..., Any]] = {}
    for _, more in _loaded(GROUPS[2]):
        by_name.update(more)
    return by_name


def filter_sources() -> list[str]:
    """Returns where the filters of installed packages come from, as ``name=module:object``."""
    return [f"{point.name}={point.value}" for point in _points(GROUPS[2])]


def package_sources(used: Iterable[PageKind]) -> list[str]:
    """Returns the folders and files of the installed packages from which page kinds and filters come."""
    tops = {kind.view.__module__.partition(".")[0] for kind in used} | {
        re.split(r"[=.:]", source)[1].strip() for source in filter_sources()
    }
    modules = [sys.modules[top] for top in sorted(tops - {"newsgen"})]
    return [path for module in modules for path in (getattr(module, "__path__", None) or [str(module.__file__)])]


def _loaded(group: str) -> Iterable[tuple[str, Any]]:
    for point in _points(group):
        try:
            yield point.name, point.load()
        except Exception as error:  # a plugin's import may raise anything
            raise _refused(point.name, f"it cannot be imported: {error}") from error


def _points(group: str) -> list[EntryPoint]:
    return sorted(_installed(tuple(sys.path))[group], key=lambda point: (point.name, point.value))


@lru_cache(maxsize=8)
def _installed(_path: tuple[str, ...]) -> dict[str, tuple[EntryPoint, ...]]:
    """Returns the entry points of each group. They are looked for once for each ``sys.path``: it takes as long as reading a hundred files."""
    points = entry_points()
    return {group: tuple(points.select(group=group)) for group in GROUPS}


def _refused(name: str, why: str) -> NewsgenError:
    return NewsgenError(Problem("plugin/failed", "error", f"the plugin {name} cannot be used: {why}", None, "mend or uninstall it"))
