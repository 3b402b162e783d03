"""The Jinja environment of the templates.

It is strict and escaping, and templates can only show the values they are given: no global reads anything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from gettext import NullTranslations
from pathlib import Path
from types import CodeType
from typing import Any, cast

import markupsafe
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension
from jinja2.runtime import Context
from jinja2.utils import pass_context
from markupsafe import Markup

from newsgen.render.filters import FILTERS

GLOBALS = ("slot",)


class Slots:
    """Writes a marker for ``slot('name')`` in a template, and splits rendered text at the markers.

    The marker holds a secret drawn for this process, so no text of an article can forge it.
    """

    def __init__(self) -> None:
        self._marker = f"\x02slot {os.urandom(16).hex()} "

    def __call__(self, name: str) -> Markup:
        """Returns the marker of a slot."""
        return Markup(f"{self._marker}{name}\x03")  # noqa: S704  # our own marker; names come from templates

    def split(self, text: str) -> list[tuple[str, str]]:
        """Returns the text as pairs, in order: a slot's name, or empty for the first pair, and the text that follows it."""
        head, *pieces = text.split(self._marker)
        return [("", head), *((name, tail) for name, _, tail in (piece.partition("\x03") for piece in pieces))]


_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
"""MarkupSafe's inner function, in C. A version without it falls back to the slower public one."""


def _escape_value(value: Any) -> str:
    """Returns a value as a template shows it.

    Replaces ``escape`` in compiled templates for speed: that makes a ``Markup`` of every text, which is as much work as everything else a
    template does, and the ``Markup`` is lost when the texts are joined.
    """
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is Markup else markupsafe.escape(value)


class _Template(Template):
    """A template that shows values by ``_escape_value``."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  # Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Returns the template of compiled code."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escape_value
        return template


class _Environment(Environment):
    """An environment whose templates and globals never change, so that neither is looked up again for every page."""

    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._templates: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # Jinja's name
    ) -> Template:
        """Returns a template by its name. Raises TemplateNotFound."""
        if isinstance(name, Template) or globals:
            return super().get_template(name, parent, globals)
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = super().get_template(name, parent)
        return template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Returns the names that every template knows, as a plain dict instead of Jinja's ChainMap."""
        return {**self.globals, **(d or {})}


def _cached_gettext(env: Environment) -> Callable[..., str]:
    """Returns Jinja's ``gettext``, with the results cached of messages in which nothing is filled in."""
    gettext = cast("Callable[..., str]", env.globals["gettext"])
    results: dict[tuple[str, bool], str] = {}

    @pass_context
    def cached_gettext(context: Context, message: str, /, **variables: object) -> str:
        if variables:
            return gettext(context, message, **variables)
        key = message, context.eval_ctx.autoescape
        if key not in results:
            results[key] = gettext(context, message)
        return results[key]

    return cached_gettext


def make_environment(
    folders: Iterable[Path],
    filters: Mapping[str, Any] | None = None,
    cache: Path | None = None,
    extensions: Iterable[type[Extension]] = (),
    messages: NullTranslations | None = None,
) -> tuple[Environment, Slots]:
    """Returns the environment over template folders, of which the first wins, and its slots.

    ``filters`` are added to the theme's; ``cache`` is the folder of Jinja's bytecode cache; ``messages`` are the translations of one language.
    """
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
    env = _Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
        auto_reload=False,
        extensions=["jinja2.ext.i18n", *extensions],
    )
    env.install_gettext_translations(messages or NullTranslations(), newstyle=True)  # type: ignore[attr-defined]  # the extension's
    slots = Slots()
    gettext = _cached_gettext(env)
    jinja_globals = {name: env.globals[name] for name in ("ngettext", "range", "dict", "namespace")}
    env.globals = {"slot": slots, "_": gettext, "gettext": gettext, **jinja_globals}
    env.filters.update({**FILTERS, **(filters or {})})
    return env, slots
