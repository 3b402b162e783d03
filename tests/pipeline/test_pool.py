"""Batches: in order, and never so many of them done that what is done piles up."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import ClassVar

import pytest

from newsgen.pipeline import pool


class Twice:
    few: ClassVar[int] = 1

    def __call__(self, jobs):
        return [2 * one for one in jobs]


class Eager(Executor):
    """Does all at once, and counts what was not fetched yet."""

    def __init__(self):
        self.given = 0

    def submit(self, work, batch):
        self.given += 1
        done = Future()
        done.set_result(work(batch))
        return done


@pytest.mark.parametrize("count", [1, pool.SMALL, 10_000, 1_000_000])
def test_batches_are_given_out_as_others_are_taken_back(count):
    executor, taken, most = Eager(), 0, 0
    for nth, batch in enumerate(pool.run_batches(Twice(), range(count), lambda: executor)):
        assert batch == [2 * (taken + one) for one in range(len(batch))]
        taken += len(batch)
        most = max(most, executor.given - nth)
    assert taken == count
    assert most <= pool.AHEAD + 1


def test_what_was_not_begun_is_called_off_where_nobody_fetches_it():
    class Idle(Eager):
        waiting: ClassVar[list] = []

        def submit(self, work, batch):
            if not self.waiting:
                self.waiting.append(super().submit(work, batch))
            else:
                self.waiting.append(Future())
            return self.waiting[-1]

    batches = pool.run_batches(Twice(), range(1_000), Idle)
    next(batches)
    batches.close()
    assert all(one.cancelled() for one in Idle.waiting[1:])
