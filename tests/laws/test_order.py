"""The law of order: workers, hash seed, file order, locale, zone, times of files and umask differ, and the tree is the same."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys

import pytest

from tests.support.laws import checks as laws
from tests.support.paths import ROOT
from tests.support.subprocess_builds import command, fill, surroundings


def locales() -> list[str]:
    """What this machine has, Turkish first: there, an i is not an I's small letter."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split()
    return sorted(listed, key=lambda name: (not name.startswith("tr_TR"), name))


ZONES = ["UTC", "Asia/Tokyo", "America/St_Johns", "Pacific/Apia", "Europe/Lisbon"]


def surroundings_of(seed: int) -> dict[str, str]:
    """Everything that must not matter, by a number."""
    names = locales()
    return {
        "PYTHONHASHSEED": str(seed),
        "LC_ALL": names[seed % len(names)],
        "LANG": names[seed % len(names)],
        "TZ": ZONES[seed % len(ZONES)],
        "LISTING": str(seed),
        "UMASK": ("022", "077", "002")[seed % 3],
        "PYTHONUTF8": str(seed % 2),
    }


def built(room: laws.Room, seed: int, jobs: int, **more: str) -> dict[str, bytes]:
    """A copy of a newsroom, its files made in another order and at other times, built by another process."""
    shuffle = random.Random(seed)
    copy = laws.Room(room.root.parent / f"copy-{seed}-{jobs}" / "site")
    files = sorted(path for path in room.root.rglob("*") if path.is_file())
    shuffle.shuffle(files)
    for file in files:
        target = copy.root / file.relative_to(room.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        moment = shuffle.randrange(10**9, 2 * 10**9)
        os.utime(target, (moment, moment))
    done = subprocess.run(
        command(copy, jobs),
        env=surroundings(room, **surroundings_of(seed), **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 1  # the two stories on one address
    return copy.tree()


@pytest.fixture
def room(tmp_path):
    with laws.open_room(tmp_path) as opened:
        fill(opened)
        yield opened


def test_order(room):
    first = built(room, 0, 1)
    assert len(first) > 150
    for seed, jobs in ((1, 2), (2, 3), (3, 1)):
        laws.same(first, built(room, seed, jobs), (surroundings_of(seed), jobs))


@pytest.mark.full
def test_order_in_many_surroundings(room):
    first = built(room, 0, 1)
    for seed in range(4, 24):
        laws.same(first, built(room, seed, 1 + seed % 3), (surroundings_of(seed), 1 + seed % 3))


@pytest.mark.parametrize("planted", ["hash", "zone", "first come, first served"])
def test_a_mutant_is_found(room, planted):
    first = built(room, 0, 1, PLANTED=planted)
    others = [built(room, seed, 1, PLANTED=planted) for seed in (1, 2, 3)]
    assert any(other != first for other in others)


def test_what_must_not_matter_differs(tmp_path):
    for name in "abcdefgh":
        (tmp_path / name).touch()
    script = "import tests.support.run_newsgen, json, os, sys, time; print(json.dumps([os.listdir(sys.argv[1]), hash('a'), time.tzname]))"
    found = []
    for seed in (0, 1):
        environment = {**os.environ, **surroundings_of(seed), "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], env=environment, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout))
    assert all(one != other for one, other in zip(*found, strict=True))
