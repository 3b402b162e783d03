"""A page's recipe: the digest of everything but its answers that decides its bytes.

Templates with all they include or extend, the program and its plugins, the versions of what renders, how slots are delivered.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, TemplateNotFound

from newsgen.model.digest import digest
from newsgen.model.page import PageKind
from newsgen.model.site import Delivery
from newsgen.render.template_dependencies import TemplateDependencies

LIBRARIES = ("jinja2", "markupsafe", "babel", "tzdata", "msgspec")


def page_recipes(
    kinds: Mapping[str, PageKind],
    env: Environment,
    delivery: Delivery,
    filters: Iterable[str] = (),
    words: Iterable[str] = (),
    memory: Path | None = None,
) -> dict[str, str]:
    """The recipe of each kind, by its name.

    ``filters`` are where a plugin's filters come from: ``name=module:object``; ``words`` are the texts of all message catalogues;
    ``memory`` is a file in which to remember which templates reach which.
    """
    foreign = [text for source in filters for text in (source, source_digest(re.split(r"[=.:]", source)[1].strip()))]
    libraries = " ".join(f"{name} {version(name)}" for name in LIBRARIES) + sys.version
    said = list(words)
    own = source_digest("newsgen")
    reached = TemplateDependencies(own, memory)
    made = {}
    for name, kind in kinds.items():
        package = kind.view.__module__.partition(".")[0]
        parts = [
            name, kind.permalink, repr(kind.keys), own, source_digest(package), libraries, *foreign, *said,
            delivery.kinds.get(name, delivery.default), *closure(env, kind.template, reached),
        ]  # fmt: skip
        made[name] = digest("\0".join(parts).encode())
    reached.keep()
    return made


def closure(env: Environment, template: str | None, reached: TemplateDependencies) -> list[str]:
    """The sources of a template and of all it can reach, by name.

    A name computed at run time could be any template, so then all of them belong to it. A template that is not there belongs to
    it too: its absence may be what decides.
    """
    if template is None:
        return []
    found: dict[str, str] = {}
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        assert env.loader is not None
        try:
            source = env.loader.get_source(env, name)[0]
        except (TemplateNotFound, UnicodeDecodeError):
            found[name] = ""
            continue
        found[name] = source
        for other in reached.by(env, name, source):
            waiting.extend(env.list_templates() if other is None else [other])
    return [text for name in sorted(found) for text in (name, found[name])]


@cache
def source_digest(package: str) -> str:
    """The digest of the source files of an imported top-level package or module.

    Once a process: a file that is changed later is not what runs here.
    """
    module = sys.modules[package]
    roots: Iterable[str] = getattr(module, "__path__", None) or [str(module.__file__)]
    parts = []
    for root in map(Path, roots):
        files = sorted(p for p in root.rglob("*") if p.suffix in (".py", ".sql")) if root.is_dir() else [root]
        for file in files:
            parts += [file.relative_to(root).as_posix() if root.is_dir() else file.name, digest(file.read_bytes())]
    return digest("\0".join(parts).encode())
