"""Jinja, set up so that a template can show values and nothing else: strict, escaping, no globals that read."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
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


def environment(
    folders: Iterable[Path],
    filters: Mapping[str, Any] | None = None,
    cache: Path | None = None,
    extensions: Iterable[type[Extension]] = (),
    words: NullTranslations | None = None,
) -> tuple[Environment, Slots]:
    """The environment over template folders, the first winning, and its slots; ``words`` are the translations of its messages."""
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
    env = Environment(
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
    env.globals = {"slot": slots, **{name: env.globals[name] for name in ("_", "gettext", "ngettext", "range", "dict", "namespace")}}
    env.filters.update({**FILTERS, **(filters or {})})
    return env, slots
