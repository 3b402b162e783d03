"""One timed command: wall and CPU seconds, peak memory of its process tree. A program of its own, so that it is small.

What Linux reports as a child's peak is never below that of the process that started it; the runner, which holds a corpus, is large.

    python measure.py LOG COMMAND...     prints one JSON line; the command's output goes to LOG
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
"""Of Linux's prctl(2)."""
SHARE = 20
"""A sample of memory may take one part in this many of the time."""


def main() -> None:
    """Run the command given and print what it took."""
    log, *command = sys.argv[1:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    os.sync()
    with Path(log).open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)  # noqa: S603  # ours
        sampler = Sampler(process.pid)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    cpu = usage.ru_utime + usage.ru_stime + left_behind()
    sampler.over.set()
    sampler.join()
    unit = 1 if sys.platform == "darwin" else 1024
    figures = {
        "wall": round(wall, 4),
        "cpu": round(cpu, 4),
        "peak": max(sampler.peak, usage.ru_maxrss * unit),
        "exit": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(figures))


def left_behind() -> float:
    """CPU seconds of processes that outlived the one that started them, as servers of forks do for a moment: they come to us."""
    seconds = 0.0
    with contextlib.suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait4(-1, 0)
            seconds += usage.ru_utime + usage.ru_stime
    return seconds


class Sampler(threading.Thread):
    """Adds up the proportional memory of a process and all below it, while there are several."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.over = threading.Event()
        self.peak = 0
        self._pid = pid

    def run(self) -> None:
        """Sample until told to end."""
        pause = 0.02
        while not self.over.wait(pause):
            start = time.perf_counter()
            pids = tree(self._pid)
            if len(pids) > 1:
                self.peak = max(self.peak, sum(map(memory, pids)))
            pause = max(0.02, SHARE * (time.perf_counter() - start))


def tree(pid: int) -> list[int]:
    """A process and those below it. Empty where the system does not tell."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        with contextlib.suppress(OSError):
            threads = [*Path(f"/proc/{one}/task").iterdir()]
            found.append(one)
            for thread in threads:
                with contextlib.suppress(OSError):
                    waiting += map(int, (thread / "children").read_text().split())
    return found


def memory(pid: int) -> int:
    """A process's share of memory, in bytes."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main()
