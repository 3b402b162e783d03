"""The clean-build law on the benchmarks' archive: 150 stories here, 1,000 in the full form, and any number by hand:

STORIES=10000 pytest tests/laws/test_archive.py -k by_hand
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from newsgen.catalogue.answers import Answers
from newsgen.catalogue.page_existence import PageExistence
from newsgen.model.instant import instant, stamp
from newsgen.model.query import Answer, Fence, Neighbours, Query
from tests.support import benchmark_archive as archive
from tests.support.benchmark_archive import BY_HAND, OWN, PEERS, clean_build, open_archive
from tests.support.laws import mutations as m
from tests.support.laws.checks import Broken


@pytest.mark.parametrize(
    ("stories", "theme", "delivery", "edits"),
    [
        (150, PEERS, "bake", 40),
        pytest.param(1000, PEERS, "bake", 80, marks=pytest.mark.full),
        pytest.param(1000, OWN, "fetch", 60, marks=pytest.mark.full),
        pytest.param(1000, PEERS, "ssi", 60, marks=pytest.mark.full),
        *((stories, PEERS, "bake", 20) for stories in BY_HAND),
    ],
)
def test_clean_build(stories, theme, delivery, edits, tmp_path):
    with open_archive(tmp_path, stories, theme, delivery) as room:
        clean_build(room, room.drawn(edits), every=20)


def near(answer: Callable, self: Answers, one: Query) -> Answer:
    """Neighbours are fenced as if none lay more than some months away."""
    found = answer(self, one)
    if not isinstance(one, Neighbours):
        return found
    low, high = (stamp(instant(one.key[:20]) + side * timedelta(days=100)) for side in (-1, 1))
    return Answer(found.digest, tuple(Fence(f.scope, max(f.lo, low), min(f.hi, high)) for f in found.fences), found.value)


MUTANTS = {
    "neighbours far away are forgotten": (150, m.around(Answers, "__call__", near), [archive.headline, archive.publish, archive.tags] * 4),
    "a year's months stay": (1000, m.nothing(PageExistence, "_recorded_keys", ()), [archive.split]),
}


@pytest.mark.parametrize("name", [name if MUTANTS[name][0] < 1000 else pytest.param(name, marks=pytest.mark.full) for name in MUTANTS])
def test_a_mutant_is_found(name, tmp_path, monkeypatch):
    stories, plant, edits = MUTANTS[name]
    plant(monkeypatch)
    with open_archive(tmp_path, stories) as room, pytest.raises(Broken):
        clean_build(room, edits, every=len(edits))
