"""Reading and making in batches, in this process or in others. What crosses between processes is a batch of plain values.

Each worker opens the catalogue read-only for itself. A connection is never carried across a fork: SQLite would take the parent's locks for
its own. So processes are forks of this one only if they are started before the catalogue is open.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from msgspec import Struct

from newsgen import content, images, render
from newsgen.catalogue import Answers, Reader
from newsgen.diagnostics.problem import NewsgenError, Problem, Span
from newsgen.model.digest import digest
from newsgen.model.ingest_values import IngestedFile, ServedFile
from newsgen.model.page import Copy, PageKind, Placed, Read, Stale, Trace
from newsgen.model.site import Site
from newsgen.output import Disk, Fragments, fill
from newsgen.pipeline import plugins

SMALL, LARGE = 32, 96
"""Jobs in a batch: few, so that all processes have some and one lost batch costs little; more where there are thousands."""
AHEAD = 64
"""So many batches are given out before the first of them is taken back."""

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from multiprocessing.context import BaseContext

Job = TypeVar("Job", contravariant=True)
Done = TypeVar("Done")


class RenderContext(Struct, frozen=True):
    """What a worker needs to make pages; plain values, so that it can be sent."""

    turn: str
    """Another one in each session: within it, what was taken in does not change."""
    site: Site
    catalogue: Path
    theme: Path
    cache: Path
    recipes: dict[str, str]
    fragments: Fragments
    rendition_maker: images.RenditionMaker


class Pool:
    """Processes for the batches of one session, started when first wanted, or at once."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._started: Executor | None = None

    def __call__(self) -> Executor:
        """The processes."""
        if self._started is None:
            self._started = executor(self._jobs)
        return self._started

    def fork(self) -> None:
        """Start them now, where the platform can: newsgen is not loaded again for them. No catalogue is open yet."""
        if sys.platform != "linux" or threading.active_count() > 1:  # forks of other platforms, and of threads, may come to a stop
            return
        import newsgen.content.body.python_markdown  # noqa: F401, PLC0415  # of many stories some need it, and each process would load it for itself

        gc.freeze()  # or the first collection in each process would write to, and so copy, all that they share
        self._started = executor(self._jobs, "fork")
        self._started.submit(int)  # processes start with the first job

    def end(self) -> None:
        """End the processes, each after the batch at hand."""
        if self._started is not None:
            self._started.shutdown(cancel_futures=True)
            self._started = None


def executor(jobs: int, start: str = "forkserver") -> Executor:
    """Processes for batches: forks of this one, or, where the platform can, of one that is started clean and loads newsgen once for all."""
    import multiprocessing  # noqa: PLC0415  # most builds start none
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context: BaseContext = multiprocessing.get_context(start if start in multiprocessing.get_all_start_methods() else "spawn")
    if start == "forkserver":
        context.set_forkserver_preload([__name__, "newsgen.content.body.python_markdown"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """End this worker when the build that started it is killed: its lock is gone then, and another build may be writing."""
    from multiprocessing import parent_process  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches workers too; the parent ends them
    gc.set_threshold(5_000, 20, 50)  # of many stories there would be a lot to collect
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def run_batches(work: Task[Job, Done], jobs: Sequence[Job], pool: Callable[[], Executor] | None) -> Iterator[list[Done]]:
    """Do jobs in batches, in order; in a pool when there are many and a pool is given."""
    size = max(SMALL, min(LARGE, len(jobs) // 64))
    batches = (jobs[n : n + size] for n in range(0, len(jobs), size))
    if pool is None or len(jobs) < work.few:
        yield from map(work, batches)
        return
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415  # most builds get here no more than they start processes

    try:
        yield from _ahead(pool(), work, batches)
    except BrokenExecutor as error:
        hint = "build again: what was finished is kept, and nothing was removed; if it happens again, use fewer --jobs"
        message = "a process that reads or makes pages was ended from outside, perhaps for want of memory"
        raise NewsgenError(Problem("build/worker-ended", "error", message, Span("site.yaml"), hint)) from error


def _ahead(executor: Executor, work: Task[Job, Done], batches: Iterator[Sequence[Job]]) -> Iterator[list[Done]]:
    """What becomes of batches, in order. Unlike ``Executor.map``, which lets what is done pile up, so many at a time."""
    waiting = deque(executor.submit(work, batch) for batch in islice(batches, AHEAD))
    try:
        while waiting:
            done = waiting.popleft().result()
            waiting.extend(executor.submit(work, batch) for batch in islice(batches, 1))
            yield done
    finally:
        for one in waiting:
            one.cancel()


class Task(Protocol[Job, Done]):
    """What is done with a batch. Fewer jobs than ``few`` are done in this process: starting others would take longer."""

    few: ClassVar[int]

    def __call__(self, jobs: Sequence[Job], /) -> list[Done]:
        """Do a batch."""
        ...


class ReadFiles(Struct, frozen=True):
    """Reads a batch of changed files."""

    few: ClassVar[int] = 150
    site: Site

    def __call__(self, found: Sequence[content.ChangedFile]) -> list[IngestedFile]:
        """Read each file into what the catalogue takes."""
        return [read_file(self.site, one) for one in found]


def read_file(site: Site, found: content.ChangedFile) -> IngestedFile:
    """Read one changed file."""
    if found.kind == "file":
        return _read_served(site, found)
    try:
        source = content.source_of(site, found)
    except OSError as error:
        return IngestedFile(found.path, found.digest, None, (content.unreadable(found.path, error),))
    site = site.of(site.edition_at(found.path))
    if found.kind == "data":
        value, problems = content.read_data(site, source)
        return IngestedFile(found.path, found.digest, value, tuple(problems))
    reading = content.read_article(site, source)
    return IngestedFile(found.path, found.digest, reading.article, reading.problems, reading.references)


def _read_served(site: Site, found: content.ChangedFile) -> IngestedFile:
    """Read a file that is served as it is; a picture is inspected where renditions are wanted."""
    file = site.folder() / found.file
    width, height = content.picture_size(file)
    problems = [*content.check_served(site, found.path), *content.picture_problems(file, found.path, (width, height))]
    held = any(problem.level == "error" for problem in problems)
    seen = images.inspect(file) if site.images.widths and not held and file.suffix.lower() in content.RASTERS else None
    if seen == images.BROKEN:
        problems.append(content.broken_picture(found.path))
    elif seen:
        width, height, _ = seen.raster
    served = ServedFile(os.fsencode(found.file).decode(), width, height, seen.raster.format if seen else "", seen.tone if seen else "")
    return IngestedFile(found.path, found.digest, None if held else served, tuple(problems))


class RenderPages(Struct, frozen=True):
    """Renders and places a batch of pages."""

    few: ClassVar[int] = 300
    context: RenderContext
    disk: Disk

    def __call__(self, stale: Sequence[Stale]) -> list[Placed | tuple[Problem, ...]]:
        """Make each page. A failed template's problems come in a page's place, and the batch ends there."""
        done: list[Placed | tuple[Problem, ...]] = []
        answers, environment = _connection.answers(self.context), environments(self.context)
        self.context.cache.mkdir(parents=True, exist_ok=True)  # an environment outlives a cache that was thrown away
        try:
            for one in stale:  # not a comprehension: what was placed before a failure is journaled
                done.append(make_page(one, self.context, environment, answers, self.disk))  # noqa: PERF401
        except NewsgenError as error:
            done.append(error.problems)
        return done


class MakeRenditions(RenderPages, frozen=True):
    """Makes a batch of renditions, each of which takes as long as many pages."""

    few: ClassVar[int] = SMALL + 1


class WorkerConnection:
    """A process's own connection to the catalogue, and the answers it has had, for the batches of one session."""

    def __init__(self) -> None:
        self._turn = ""
        self._open: Reader | None = None
        self._told: set[int] = set()

    def answers(self, context: RenderContext) -> Answers:
        """The answers of the session at hand."""
        if self._open is None or self._turn != context.turn:
            self.leave()
            self._turn, self._open = context.turn, Reader(context.catalogue, context.site)
        return self._open.answers

    def tell(self, trace: tuple[Read, ...]) -> Trace:
        """A trace with shared questions told in full only once: that is what most of a batch would be made of."""
        short = tuple(read_file.mark if read_file.mark in self._told else read_file for read_file in trace)
        self._told.update(read_file.mark for read_file in trace if read_file.mark)
        return short

    def leave(self) -> None:
        """Close the connection, and forget what was told."""
        self._told.clear()
        if self._open is not None:
            self._open.close()
            self._open = None


_connection = WorkerConnection()
leave = _connection.leave


@lru_cache(maxsize=8)
def _environment(
    folders: tuple[Path, ...], cached: Path, _recipes: frozenset[tuple[str, str]], language: str
) -> tuple[render.Environment, render.Slots]:
    """Templates as they are now: an environment keeps what it once read, so other recipes get another one."""
    words = render.translations((folder / "messages" for folder in folders), language)
    return render.make_environment((folder / "templates" for folder in folders), plugins.filters(), cached, words=words)


Environments = Callable[[str], tuple[render.Environment, render.Slots]]


def environments(context: RenderContext) -> Environments:
    """The environment of each language, for the pages of a batch."""
    return cache(partial(_environment, (context.site.folder(), context.theme), context.cache, frozenset(context.recipes.items())))


@cache
def _kinds() -> dict[str, PageKind]:
    return plugins.kinds()


def make_page(stale: Stale, context: RenderContext, environment: Environments, answers: Answers, disk: Disk) -> Placed:
    """Render one page and place its file."""
    page = stale.page
    with answers.at_once():
        rendered = render.render(page, _kinds()[page.kind], environment, answers)
    delivery = context.site.delivery
    data, filled = fill(rendered.segments, context.fragments, delivery.kinds.get(page.kind, delivery.default), resolver(context))
    written = disk.write(page.path, data)
    trace = _connection.tell(rendered.trace)
    return Placed(page, context.recipes[page.kind], stale.reason.words, digest(data), len(data), filled, trace, written)


def resolver(context: RenderContext) -> Callable[[Copy], Path]:
    """Where the file of a ``Copy`` lies; that of a rendition is made where it is not there yet."""

    def resolve(copy: Copy) -> Path:
        ours = copy.file.startswith("theme:")
        file = context.theme / copy.file.removeprefix("theme:") if ours else context.site.folder() / os.fsdecode(copy.file.encode())
        if copy.rendition:
            return context.rendition_maker.file(file, copy.digest, copy.rendition)
        return context.rendition_maker.bare(file, copy.digest) if copy.bare else file

    return resolve


def problems_in(done: Iterable[Placed | tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """The problems among what a batch brought back."""
    return tuple(problem for one in done if isinstance(one, tuple) for problem in one)
