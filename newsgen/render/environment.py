"""Jinja, set up so that a template can show values and nothing else: strict, escaping, no globals that read."""

from __future__ import annotations

import secrets
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
    """Turns ``slot('name')`` in a template into a mark, and rendered text with marks into segments.

    The mark holds a secret drawn for this process: no text of an article can forge it.
    """

    def __init__(self) -> None:
        self._mark = f"\x02slot {secrets.token_hex(16)} "

    def __call__(self, name: str) -> Markup:
        """Leave a slot here."""
        return Markup(f"{self._mark}{name}\x03")  # noqa: S704  # a mark of ours; names come from templates

    def split(self, text: str) -> list[tuple[str, str]]:
        """The text as (slot name or empty, text that follows it), in order."""
        head, *rest = text.split(self._mark)
        return [("", head), *((name, tail) for name, _, tail in (piece.partition("\x03") for piece in rest))]


_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)
"""MarkupSafe's inner function, in C; where a version has none its own slower one does as well."""


def _shown(value: Any) -> str:
    """A value as a template shows it.

    Jinja calls ``escape``, which makes a ``Markup`` of every text: as much work as all else that a template does, and lost when
    the texts are joined.
    """
    if type(value) is str:
        return _escaped(value)
    return value if type(value) is Markup else markupsafe.escape(value)


class _Template(Template):
    """A template that shows values by ``_shown``."""

    @classmethod
    def from_code(
        cls,
        make_environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  # Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template of compiled code."""
        made = super().from_code(make_environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _shown
        return made


class _Environment(Environment):
    """An environment whose templates and globals stay what they are, so that neither is looked for again on every page."""

    template_class = _Template

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # Jinja's name
    ) -> Template:
        """A template by its name. Raises TemplateNotFound."""
        if isinstance(name, Template) or globals:
            return super().get_template(name, parent, globals)
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent)
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that every template knows, in a plain dict."""
        return {**self.globals, **(d or {})}


def _said(env: Environment) -> Callable[..., str]:
    """Jinja's ``gettext``, asked once for a message in which nothing is filled in."""
    say = cast("Callable[..., str]", env.globals["gettext"])
    known: dict[tuple[str, bool], str] = {}

    @pass_context
    def gettext(context: Context, message: str, /, **filled: object) -> str:
        if filled:
            return say(context, message, **filled)
        key = message, context.eval_ctx.autoescape
        if key not in known:
            known[key] = say(context, message)
        return known[key]

    return gettext


def make_environment(
    folders: Iterable[Path],
    filters: Mapping[str, Any] | None = None,
    cache: Path | None = None,
    extensions: Iterable[type[Extension]] = (),
    words: NullTranslations | None = None,
) -> tuple[Environment, Slots]:
    """The environment over template folders, the first winning, and its slots; ``words`` are the translations of its messages."""
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
    env.install_gettext_translations(words or NullTranslations(), newstyle=True)  # type: ignore[attr-defined]  # the extension's
    slots = Slots()
    said = _said(env)
    given = {name: env.globals[name] for name in ("ngettext", "range", "dict", "namespace")}
    env.globals = {"slot": slots, "_": said, "gettext": said, **given}
    env.filters.update({**FILTERS, **(filters or {})})
    return env, slots
