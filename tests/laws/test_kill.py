"""The law of the crash, by a real SIGKILL of parent and worker; and no reader ever sees half a file."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from newsgen.output import HALF_PATCHED_FILE
from tests.support.laws import checks as laws
from tests.support.laws.cases import story
from tests.support.laws.edits import SITE, TEMPLATES, apply
from tests.support.subprocess_builds import command, fill, said, start, surroundings, wait_for, workers_in


@pytest.fixture
def room(tmp_path):
    with laws.open_room(tmp_path) as opened:
        fill(opened)
        yield opened


def placed(room: laws.Room) -> int:
    """How many files lie in the output."""
    return sum(1 for _ in (room.root / "public").rglob("*.*")) if (room.root / "public").exists() else 0


def check_next_build(room: laws.Room, running: Path, seconds: float = 20) -> None:
    """The next build, begun at once, equals a clean one, and no worker of the killed one writes into it or stays."""
    room.build()
    after = room.tree()
    wait_for(lambda: not any(workers_in(running).values()), seconds)
    laws.same(room.tree(), after, "written by a worker without a parent")
    laws.same(after, room.clean_tree())


def kill_at(room: laws.Room, running: Path, moment: int, **more: str) -> None:
    """Kill a build, and it alone, when some files are placed; a story changes meanwhile, and one is withdrawn."""
    build = start(room, running, **more)
    wait_for(lambda: placed(room) >= moment and any(workers_in(running).values()))
    build.kill()
    build.wait()
    room.story("news/2026/story-2", "Another", body="Other words.")
    room.remove("content/news/politics/2026/story-0.md")


MOMENTS = [1, 60]
MORE_MOMENTS = [0, 3, 10, 25, 40, 80, 100, 120, 140, 155]


@pytest.mark.parametrize("moment", [*MOMENTS, *(pytest.param(one, marks=pytest.mark.full) for one in MORE_MOMENTS)])
def test_the_parent_is_killed(room, tmp_path, moment):
    kill_at(room, tmp_path / "running", moment)
    check_next_build(room, tmp_path / "running")


def test_workers_that_stay_are_found(room, tmp_path):
    kill_at(room, tmp_path / "running", 1, PLANTED="orphans")
    try:
        with pytest.raises(AssertionError):
            check_next_build(room, tmp_path / "running", 2)
    finally:
        for worker, alive in workers_in(tmp_path / "running").items():
            if alive:
                os.kill(worker, signal.SIGKILL)


@pytest.mark.parametrize("moment", [1, pytest.param(20, marks=pytest.mark.full), pytest.param(90, marks=pytest.mark.full)])
@pytest.mark.parametrize("way", ["atomic", "in-place"])
def test_the_parent_is_killed_while_it_patches(room, tmp_path, moment, way):
    apply(room, ("site", SITE + f"patch: {way}\n"))
    room.build()
    apply(room, ("ticker", "[{text: Ships never will return}]"))
    build = start(room, tmp_path / "running")
    wait_for(lambda: sum("never will" in file.read_text("utf-8") for file in (room.root / "public/news").rglob("*.html")) >= moment)
    build.kill()
    build.wait()
    assert (room.root / "public" / HALF_PATCHED_FILE).exists() == (way == "in-place")
    apply(room, ("ticker", "[{text: Ships return}]"))
    check_next_build(room, tmp_path / "running")
    assert not (room.root / "public" / HALF_PATCHED_FILE).exists()


@pytest.mark.full
@pytest.mark.parametrize("seconds", [0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2])
@pytest.mark.parametrize("edits", ["site", "template"])
def test_the_parent_is_killed_over_an_older_output(room, tmp_path, edits, seconds):
    room.build()
    before = {name: (room.root / name).read_bytes() for name in ("site.yaml", "templates/pages/article.html")}
    apply(room, ("site", SITE + "delivery: ssi\n") if edits == "site" else ("template", TEMPLATES[1]))
    build = start(room, tmp_path / "running", SLOWLY="0.002")
    with suppress(subprocess.TimeoutExpired):
        build.wait(0.5 + seconds)
    build.kill()
    build.wait()
    for name, data in before.items():
        room.write(name, data)
    check_next_build(room, tmp_path / "running")


def test_a_worker_is_killed(room, tmp_path):
    room.build()
    gone = "news/politics/2024/01/story-0/index.html"
    assert gone in room.tree()
    room.remove("content/news/politics/2026/story-0.md")
    apply(room, ("site", SITE + "delivery: ssi\n"))
    build = start(room, tmp_path / "running")
    wait_for(lambda: _begun(room))
    os.kill(next(worker for worker, alive in workers_in(tmp_path / "running").items() if alive), signal.SIGKILL)
    assert build.wait(60) == 3
    words = said(tmp_path / "running")
    assert "error  build/worker-ended" in words
    assert "hint: build again" in words
    assert "Traceback" not in words
    assert gone in room.tree()
    check_next_build(room, tmp_path / "running")


def _begun(room: laws.Room) -> bool:
    """Whether some pages carry the new delivery already."""
    return any("#include" in file.read_text("utf-8") for file in (room.root / "public/news").rglob("*.html"))


def test_ctrl_c_ends_a_build_and_the_next_one_continues(room, tmp_path):
    build = start(room, tmp_path / "running")
    wait_for(lambda: placed(room) > 60 and any(workers_in(tmp_path / "running").values()))
    os.killpg(build.pid, signal.SIGINT)
    assert build.wait(60) == 130
    assert "Traceback" not in said(tmp_path / "running")
    check_next_build(room, tmp_path / "running")


def halves(room: laws.Room, **more: str) -> list[str]:
    """Look at every file all through a build; those that were neither the old one, nor the new one, nor absent."""
    room.build()
    old = room.tree()
    apply(room, ("ticker", "[{text: Ships return no more}]"))
    apply(room, story("a", title="Other", body="word " * 20_000))
    apply(room, ("template", TEMPLATES[1]))
    new = room.clean_tree()
    found: set[str] = set()
    looks = 0
    over = threading.Event()

    def look() -> None:
        nonlocal looks
        while not over.is_set():
            for path in old.keys() | new.keys():
                if path.startswith(".newsgen/"):
                    continue
                try:
                    data = (room.root / "public" / path).read_bytes()
                except FileNotFoundError:
                    continue
                looks += 1
                if data not in (old.get(path), new.get(path)):
                    found.add(path)

    reader = threading.Thread(target=look)
    reader.start()
    done = subprocess.run(command(room), env=surroundings(room, SLOWLY="0.003", **more), capture_output=True, text=True, check=False)
    over.set()
    reader.join()
    assert "Traceback" not in done.stderr
    assert looks > len(new)
    laws.same(room.tree(), new)
    return sorted(found)


def test_no_half_file_is_ever_seen(room):
    assert halves(room) == []


def test_half_a_file_is_found(room):
    assert halves(room, PLANTED="in place")
