"""A newsroom large enough for workers, and newsgen run on it in other processes."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.laws.checks import Room
from tests.support.paths import ROOT

PROGRAM = [sys.executable, "-m", "tests.support.run_newsgen"]
AT = "2026-11-23T09:00:00Z"


def fill(room: Room, stories: int = 60) -> None:
    """Give a newsroom stories of all kinds, so many that a build of it is shared out to workers."""
    room.write("content/pages/about.md", "---\ntitle: Über uns\n---\nWörds.\n")
    room.write("content/authors/lina-haddad.md", "---\ntitle: Lina Haddad\n---\nBio.\n")
    room.write("content/_data/breaking.yaml", "[{text: Ships return}]\n")
    for n in range(stories):
        section = ("news/politics", "news/economy", "news")[n % 3]
        date = f"202{4 + n % 3}-0{1 + n % 9}-1{n % 10} 10:00"
        tags = f"[Tag {n % 7}, Étage {n % 5}, İstanbul, {'ı' * (1 + n % 2)}]"
        more = {"byline": "lina-haddad"} if n % 2 else {"coverage": "strike"}
        room.story(f"{section}/2026/story-{n}", f"Story {n}", date, tags=tags, body=f"See [it](story-{(n + 3) % stories}.md).", **more)
    room.write("static/img/größe-e\u0301.png", b"x")
    room.story("news/2026/same", "Same", "2026-03-03 10:00", slug="one")
    room.story("news/2026/other", "Other", "2026-03-03 10:00", slug="one")


def command(room: Room, jobs: int = 2, *words: str) -> list[str]:
    """The words that build a newsroom."""
    return [*PROGRAM, "build", "--site", str(room.root), "--jobs", str(jobs), "--at", AT, *words]


def surroundings(room: Room, **more: str) -> dict[str, str]:
    """The environment of such a process."""
    return {**os.environ, "THEME": str(room.root.parent / "theme"), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT), **more}


def start(room: Room, running: Path, **more: str) -> subprocess.Popen[bytes]:
    """Begin a slow build in a process group of its own; ``said`` reads what it says."""
    running.mkdir(exist_ok=True)
    with (running / "said").open("wb") as said:
        return subprocess.Popen(
            command(room),
            env=surroundings(room, RUNNING=str(running), **{"SLOWLY": "0.01", **more}),
            stdout=said,
            stderr=said,
            start_new_session=True,
        )


def said(running: Path) -> str:
    """What a build has printed."""
    return (running / "said").read_text("utf-8")


def workers_in(running: Path) -> dict[int, bool]:
    """The workers that were started, and whether they still run: the system gives a lock back when its holder ends."""
    found = {}
    for file in running.glob("worker-*"):
        with file.open() as tried:
            try:
                fcntl.flock(tried, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                alive = True
            else:
                alive = False
        found[int(file.name.rpartition("-")[2])] = alive
    return found


def wait_for(what: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.005)
