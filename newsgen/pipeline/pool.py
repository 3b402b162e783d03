"""Batches of jobs, done in this process or in others.

What crosses between processes is a batch of plain values. Processes can be forks of this one only if they are started before the catalogue is
open: with a connection that is carried across a fork, SQLite would take the parent's locks for the child's own
(https://www.sqlite.org/howtocorrupt.html, 2.6).
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem

SMALL, LARGE = 32, 96
"""Jobs in a batch: few, so that all processes have some and a lost batch costs little; more where there are thousands."""
AHEAD = 64
"""So many batches are given out before the first of them is taken back."""
_PRELOADED = ("newsgen.pipeline.read_files", "newsgen.pipeline.render_pages", "newsgen.content.body.python_markdown")
"""The modules that the server process of a pool loads."""

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from multiprocessing.context import BaseContext

Job = TypeVar("Job", contravariant=True)
Done = TypeVar("Done")


class Task(Protocol[Job, Done]):
    """What is done with a batch. Fewer jobs than ``few`` are done in this process: starting others would take longer."""

    few: ClassVar[int]

    def __call__(self, jobs: Sequence[Job], /) -> list[Done]:
        """Do a batch."""
        ...


class Pool:
    """The processes of one session, started at the first batch, or at once."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._started: Executor | None = None

    def __call__(self) -> Executor:
        """Returns the processes."""
        if self._started is None:
            self._started = executor(self._jobs)
        return self._started

    def fork(self) -> None:
        """Starts the processes as forks of this one, where the platform can: they need not load newsgen. No catalogue may be open."""
        if sys.platform != "linux" or threading.active_count() > 1:  # forks on other platforms, and of threads, can deadlock
            return
        import newsgen.content.body.python_markdown  # noqa: F401, PLC0415  # among many stories some need it; each process would load it

        gc.freeze()  # otherwise the first collection in each process would write to the memory that they share, and so copy it
        self._started = executor(self._jobs, "fork")
        self._started.submit(int)  # processes start with the first job

    def end(self) -> None:
        """Ends the processes, each after the batch at hand."""
        if self._started is not None:
            self._started.shutdown(cancel_futures=True)
            self._started = None


def executor(jobs: int, start: str = "forkserver") -> Executor:
    """Returns processes that are forks of a server process which loads newsgen once for all; where there are no forks, each loads it."""
    import multiprocessing  # noqa: PLC0415  # most builds start none
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context: BaseContext = multiprocessing.get_context(start if start in multiprocessing.get_all_start_methods() else "spawn")
    if start == "forkserver":
        context.set_forkserver_preload(list(_PRELOADED))
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Ends this worker when the build that started it is killed: its lock is gone then, and another build may be writing."""
    from multiprocessing import parent_process  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches workers too; the parent ends them
    gc.set_threshold(5_000, 20, 50)  # many stories leave much to collect
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def run_batches(task: Task[Job, Done], jobs: Sequence[Job], pool: Callable[[], Executor] | None) -> Iterator[list[Done]]:
    """Does jobs in batches and yields the results in order; in a pool where one is given and there are many jobs.

    Raises NewsgenError where a process was ended from outside.
    """
    size = max(SMALL, min(LARGE, len(jobs) // 64))
    batches = (jobs[n : n + size] for n in range(0, len(jobs), size))
    if pool is None or len(jobs) < task.few:
        yield from map(task, batches)
        return
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415  # most builds start no processes

    try:
        yield from _run_ahead(pool(), task, batches)
    except BrokenExecutor as error:
        hint = "build again: what was finished is kept, and nothing was removed; if it happens again, use fewer --jobs"
        message = "a process that reads or makes pages was ended from outside, perhaps for want of memory"
        raise NewsgenError(Problem("build/worker-ended", "error", message, None, hint)) from error


def _run_ahead(executor: Executor, task: Task[Job, Done], batches: Iterator[Sequence[Job]]) -> Iterator[list[Done]]:
    """Yields the results of batches in order. ``Executor.map`` would let finished results pile up; this gives out ``AHEAD`` batches at a time."""
    waiting = deque(executor.submit(task, batch) for batch in islice(batches, AHEAD))
    try:
        while waiting:
            done = waiting.popleft().result()
            waiting.extend(executor.submit(task, batch) for batch in islice(batches, 1))
            yield done
    finally:
        for future in waiting:
            future.cancel()
