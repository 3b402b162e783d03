"""Renders and places batches of pages, in this process or in a worker. Each worker opens the catalogue read-only for itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import ClassVar

from msgspec import Struct

from newsgen import images, render
from newsgen.catalogue import Answers, ReadOnlyCatalogue
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem
from newsgen.model.digest import digest
from newsgen.model.page import Copy, PageKind, Placed, Read, Stale, Trace
from newsgen.model.site import Site
from newsgen.output import Disk, Fragments, fill
from newsgen.pipeline import plugins
from newsgen.pipeline.pool import SMALL


class RenderContext(Struct, frozen=True):
    """What a worker needs to render pages: plain values, so that they can be sent to another process."""

    session: str
    """The session's random word: within a session, the catalogue's answers do not change."""
    site: Site
    catalogue: Path
    theme: Path
    cache: Path
    """The folder of compiled templates."""
    recipes: dict[str, str]
    fragments: Fragments
    rendition_maker: images.RenditionMaker


class RenderPages(Struct, frozen=True):
    """Renders and places a batch of pages."""

    few: ClassVar[int] = 300
    context: RenderContext
    disk: Disk

    def __call__(self, stale: Sequence[Stale]) -> list[Placed | tuple[Problem, ...]]:
        """Makes each page. The problems of a template that fails come in a page's place, and the batch ends there."""
        done: list[Placed | tuple[Problem, ...]] = []
        answers, environment = _connection.answers(self.context), environments(self.context)
        self.context.cache.mkdir(parents=True, exist_ok=True)  # an environment outlives a cache that was deleted
        try:
            for page in stale:  # not a comprehension: what was placed before a failure is journaled
                done.append(make_page(page, self.context, environment, answers, self.disk))  # noqa: PERF401
        except NewsgenError as error:
            done.append(error.problems)
        return done


class MakeRenditions(RenderPages, frozen=True):
    """Makes a batch of renditions, each of which takes as long as many pages."""

    few: ClassVar[int] = SMALL + 1


class WorkerConnection:
    """This process's own connection to the catalogue, for the batches of one session."""

    def __init__(self) -> None:
        self._session = ""
        self._catalogue: ReadOnlyCatalogue | None = None
        self._sent: set[int] = set()
        """The numbers of questions that were sent in full."""

    def answers(self, context: RenderContext) -> Answers:
        """Returns the answers of the session at hand."""
        if self._catalogue is None or self._session != context.session:
            self.close()
            self._session, self._catalogue = context.session, ReadOnlyCatalogue(context.catalogue, context.site)
        return self._catalogue.answers

    def shorten(self, trace: tuple[Read, ...]) -> Trace:
        """Returns a trace in which a question that many pages share is sent in full only once: most of a batch would be such questions."""
        short = tuple(read.mark if read.mark in self._sent else read for read in trace)
        self._sent.update(read.mark for read in trace if read.mark)
        return short

    def close(self) -> None:
        """Closes the connection, and forgets which questions were sent."""
        self._sent.clear()
        if self._catalogue is not None:
            self._catalogue.close()
            self._catalogue = None


_connection = WorkerConnection()
disconnect = _connection.close


@lru_cache(maxsize=8)
def _environment(
    folders: tuple[Path, ...], cached: Path, _recipes: frozenset[tuple[str, str]], language: str
) -> tuple[render.Environment, render.Slots]:
    """Returns the templates as they are now. An environment keeps the templates it has read, so other recipes need another one."""
    messages = render.load_messages((folder / "messages" for folder in folders), language)
    return render.make_environment((folder / "templates" for folder in folders), plugins.filters(), cached, messages=messages)


Environments = Callable[[str], tuple[render.Environment, render.Slots]]


def environments(context: RenderContext) -> Environments:
    """Returns a function from a language to its environment, for the pages of a batch."""
    return cache(partial(_environment, (context.site.folder(), context.theme), context.cache, frozenset(context.recipes.items())))


@cache
def _kinds() -> dict[str, PageKind]:
    return plugins.kinds()


def make_page(stale: Stale, context: RenderContext, environment: Environments, answers: Answers, disk: Disk) -> Placed:
    """Renders one page and places its file. Raises NewsgenError where its template fails."""
    page = stale.page
    with answers.read_transaction():
        rendered = render.render_to_segments(page, _kinds()[page.kind], environment, answers)
    delivery = context.site.delivery
    data, filled = fill(rendered.segments, context.fragments, delivery.kinds.get(page.kind, delivery.default), copied_file(context))
    written = disk.write(page.path, data)
    trace = _connection.shorten(rendered.trace)
    return Placed(page, context.recipes[page.kind], stale.reason.words, digest(data), len(data), filled, trace, written)


def copied_file(context: RenderContext) -> Callable[[Copy], Path]:
    """Returns a function from a ``Copy`` to the file that it copies; a rendition that is not in the cache yet is made."""

    def file_of(copy: Copy) -> Path:
        of_theme = copy.file.startswith("theme:")
        file = context.theme / copy.file.removeprefix("theme:") if of_theme else context.site.folder() / os.fsdecode(copy.file.encode())
        if copy.rendition:
            return context.rendition_maker.rendition_file(file, copy.digest, copy.rendition)
        return context.rendition_maker.stripped_file(file, copy.digest) if copy.bare else file

    return file_of


def problems_in(batch: Iterable[Placed | tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Returns the problems among what a batch brought back."""
    return tuple(problem for result in batch if isinstance(result, tuple) for problem in result)
