"""Computes page recipes: the digest of everything, besides the answers to a page's questions, that decides the page's bytes.

These are the template with all it includes or extends, the program and its plugins, the versions of the libraries that render, the message
catalogues, and how slots are delivered.
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
    messages: Iterable[str] = (),
    dependencies_file: Path | None = None,
) -> dict[str, str]:
    """Returns the recipe of each kind, by its name.

    ``filters`` say where a plugin's filters come from: ``name=module:object``; ``messages`` are the texts of all message catalogues;
    ``dependencies_file`` is where it is remembered which templates name which.
    """
    plugin_sources = [text for source in filters for text in (source, source_digest(re.split(r"[=.:]", source)[1].strip()))]
    libraries = " ".join(f"{name} {version(name)}" for name in LIBRARIES) + sys.version
    message_texts = list(messages)
    program = source_digest("newsgen")
    dependencies = TemplateDependencies(program, dependencies_file)
    recipes = {}
    for name, kind in kinds.items():
        package = kind.view.__module__.partition(".")[0]
        parts = [
            name, kind.permalink, repr(kind.keys), program, source_digest(package), libraries, *plugin_sources, *message_texts,
            delivery.kinds.get(name, delivery.default), *reachable_templates(env, kind.template, dependencies),
        ]  # fmt: skip
        recipes[name] = digest("\0".join(parts).encode())
    dependencies.save()
    return recipes


def reachable_templates(env: Environment, template: str | None, dependencies: TemplateDependencies) -> list[str]:
    """Returns the names and sources of a template and of all templates it can reach, sorted by name.

    A name computed at run time could be any template, so then all of them belong to it. A template that does not exist belongs to it too,
    with an empty source: its absence may decide what is rendered.
    """
    if template is None:
        return []
    sources: dict[str, str] = {}
    queue = [template]
    while queue:
        name = queue.pop()
        if name in sources:
            continue
        assert env.loader is not None
        try:
            source = env.loader.get_source(env, name)[0]
        except (TemplateNotFound, UnicodeDecodeError):
            sources[name] = ""
            continue
        sources[name] = source
        for other in dependencies.names_in(env, name, source):
            queue.extend(env.list_templates() if other is None else [other])
    return [text for name in sorted(sources) for text in (name, sources[name])]


@cache
def source_digest(package: str) -> str:
    """Returns the digest of the source files of an imported top-level package or module.

    Computed once in a process: a file that is changed later is not what runs here.
    """
    module = sys.modules[package]
    roots: Iterable[str] = getattr(module, "__path__", None) or [str(module.__file__)]
    parts = []
    for root in map(Path, roots):
        files = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".sql")) if root.is_dir() else [root]
        for file in files:
            parts += [file.relative_to(root).as_posix() if root.is_dir() else file.name, digest(file.read_bytes())]
    return digest("\0".join(parts).encode())
