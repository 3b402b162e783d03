"""Run every scenario with every contender in turn, and keep the figures as JSON.

    python -m benchmarks.run                        1,000 and 10,000 stories
    python -m benchmarks.run 100000                 one size
    python -m benchmarks.run 1000 --contenders hugo newsgen --reps 1

A run that was stopped goes on where it was, if what is compared is still the same. Figures lie in $BENCH_DIR/results.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks import corpus as stories
from benchmarks.contenders import BENCH_DIR, CONTENDERS, HERE, LATER, Contender, install, versions
from benchmarks.corpus import Corpus
from benchmarks.scenarios import ASIDE, SCENARIOS, Site, prepare

SAID = re.compile(rb"(\d+) pages made, (\d+) patched")
HUGE = 100_000
"""From this many stories on, everything is measured once, and without the edits after which every contender makes all pages again."""
MAKING_ALL = ("article template edited", "footer edited")

Tree = dict[str, tuple[int, int, bytes]]


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--contenders", nargs="+", choices=CONTENDERS, default=[*CONTENDERS])
    parser.add_argument("--reps", type=int, default=3)
    parser.add_argument("--results", type=Path, default=BENCH_DIR / "results.json")
    parser.add_argument("--note", default="", help="said beside the figures in the docs: that the machine was busy, for one")
    told = parser.parse_args()
    wanted = [CONTENDERS[name] for name in CONTENDERS if name in told.contenders]
    for dialect in dict.fromkeys(one.dialect for one in wanted):
        install(dialect)
    results = Results(told.results, told.note)
    for size in told.sizes:
        measure_size(size, [one for one in wanted if size <= one.most], told.reps, results)
    shutil.rmtree(ASIDE, ignore_errors=True)


class Results:
    """The file of figures, written after each run of a contender."""

    def __init__(self, file: Path, note: str) -> None:
        self._file = file
        identity = {"machine": machine(), "versions": versions(), "corpus": stories.VERSION, "note": note}
        self._data: dict[str, Any] = {**identity, "runs": [], "outputs": []}
        if file.exists():
            known = json.loads(file.read_text(encoding="utf-8"))
            if {name: known.get(name) for name in identity} == identity:
                self._data = known
            else:
                file.rename(file.with_suffix(".earlier.json"))
                print("what is compared has changed: starting anew")

    def has(self, size: int, contender: Contender, rep: int) -> bool:
        """Whether a contender's run is there already."""
        return any((run["size"], run["contender"], run["rep"]) == (size, contender.name, rep) for run in self._data["runs"])

    def add(self, runs: list[dict[str, Any]], output: dict[str, Any] | None) -> None:
        """Keep a contender's run of all scenarios."""
        self._data["runs"] += runs
        if output:
            self._data["outputs"].append(output)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self._file.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(self._data, indent=1) + "\n", encoding="utf-8")
        unfinished.replace(self._file)


def measure_size(size: int, contenders: list[Contender], reps: int, results: Results) -> None:
    """Every contender in turn, as often as asked."""
    turns = [
        (rep, contender)
        for rep in range(1 if size >= HUGE else reps)
        for contender in contenders
        if not (size >= LATER and contender.later_reps and rep >= contender.later_reps) and not results.has(size, contender, rep)
    ]
    if not turns:
        return
    needed = [one for one in contenders if any(one is contender for _, contender in turns)]
    sites = prepare(needed, Corpus(size))
    for rep, contender in turns:
        runs, output = run_scenarios(sites[contender.name], size, rep)
        results.add(runs, output)


def run_scenarios(site: Site, size: int, rep: int) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """All scenarios with one contender; files are compared the first time."""
    contender = site.contender
    names = contender.later_scenarios if size >= LATER and contender.later_scenarios else tuple(SCENARIOS)
    names = tuple(name for name in names if size < HUGE or name not in MAKING_ALL)
    runs, output = [], None
    before: Tree = {}
    for name in names:
        SCENARIOS[name](site, rep)
        run = {"size": size, "contender": contender.name, "scenario": name, "rep": rep, "load": load(), **timed(site)}
        if rep == 0:
            after = snapshot(site.out)
            run |= differences(before if name != "cold" else {}, after)
            if name == "cold":
                pages = [path for path in after if not path.startswith((".newsgen/", "_fragments/"))]
                heavy = sum((site.out / path).stat().st_size for path in pages)
                output = {"size": size, "contender": contender.name, "files": len(pages), "bytes": heavy, **kept(site)}
            before = after
        runs.append(run)
        print(f"{size:>7}  {contender.name:<14} {name:<24} {run['wall']:>8.2f} s  {run['cpu']:>8.2f} s CPU  {run['peak'] >> 20:>6} MiB")
    return runs, output


def timed(site: Site) -> dict[str, Any]:
    """Run a contender once."""
    log = site.root.with_suffix(".log")
    command = [sys.executable, "-I", "-S", str(HERE / "measure.py"), str(log), *site.contender.command()]
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**inherited, "HUGO_CACHEDIR": str(BENCH_DIR / "hugo-cache"), **site.contender.environment}
    done = subprocess.run(command, cwd=site.root, env=environment, check=True, stdout=subprocess.PIPE)  # noqa: S603  # ours
    figures: dict[str, Any] = json.loads(done.stdout)
    said = log.read_bytes()
    if figures.pop("exit"):
        tail = said[-3000:].decode("utf-8", "replace")
        raise SystemExit(f"{site.contender.name} failed:\n{tail}")
    if found := SAID.search(said):
        figures |= {"made": int(found[1]), "patched": int(found[2])}
    return figures


def kept(site: Site) -> dict[str, int]:
    """The bytes of newsgen's catalogue, and those of the stories' cached HTML in it; nothing of others."""
    file = site.root / ".newsgen" / "state.db"
    if not file.exists():
        return {}
    with closing(sqlite3.connect(file)) as catalogue:
        (html,) = catalogue.execute("SELECT SUM(LENGTH(record) + COALESCE(LENGTH(shown), 0)) FROM text").fetchone()
    return {"catalogue": file.stat().st_size, "html": html}


def snapshot(root: Path) -> Tree:
    """Every file's inode, time and digest, by its path."""
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118  # half a million of them
            with open(path, "rb") as file:  # noqa: PTH123
                stat = os.fstat(file.fileno())
                found[os.path.relpath(path, root)] = (stat.st_ino, stat.st_mtime_ns, hashlib.blake2b(file.read(), digest_size=12).digest())
    return found


def differences(before: Tree, after: Tree) -> dict[str, int]:
    """Files written (another inode or time), changed (other bytes) and removed."""
    return {
        "written": sum(1 for path, now in after.items() if before.get(path, (0, 0))[:2] != now[:2]),
        "changed": sum(1 for path, now in after.items() if before.get(path, (0, 0, b""))[2] != now[2]),
        "removed": sum(1 for path in before if path not in after),
    }


def load() -> float:
    """How busy the machine is."""
    return round(os.getloadavg()[0], 1)


def machine() -> dict[str, Any]:
    """What it runs on."""
    facts: dict[str, Any] = {"cores": os.cpu_count(), "system": platform.system(), "python": platform.python_version()}
    if (info := Path("/proc/cpuinfo")).exists():
        models = re.findall(r"model name\s*:\s*(.*)", info.read_text(encoding="utf-8"))
        facts["processor"] = models[0] if models else platform.machine()
    if (info := Path("/proc/meminfo")).exists():
        total = re.search(r"MemTotal:\s*(\d+)", info.read_text(encoding="utf-8"))
        facts["memory_gib"] = round(int(total[1]) / 2**20) if total else 0
    return facts


if __name__ == "__main__":
    main()
