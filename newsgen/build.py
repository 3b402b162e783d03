"""The table of contents of the program: one function introduces the rooms to each other.

A full build is an incremental build whose journal is empty; there is one path.
"""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from newsgen import content, output, plan, plugins, render, theme, workers
from newsgen.catalogue import Catalogue, Locked, lock
from newsgen.errors import NewsgenError, Problem, Refused, Span, relevel
from newsgen.model.change import ServedFile, Stat, Taken
from newsgen.model.digest import digest
from newsgen.model.page import PageKind, Placed, Plan, Reason, Recorded, Stale
from newsgen.model.site import Site
from newsgen.model.slug import fold

Progress = Callable[[int, int], None]


def _silent(_done: int, _all: int) -> None:
    """Say nothing."""


def _no_effect(_what: str) -> None:
    """Write, delete or commit without further ado."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is told. ``at`` is the one clock; ``effect`` is called before every write, delete and commit."""

    site: Path
    output: Path
    at: datetime
    jobs: int = 1
    force: bool = False
    progress: Progress = _silent
    effect: Callable[[str], None] = _no_effect


@dataclass(slots=True)
class Report:
    """What a build did: pages made by reason, files written, patched, removed; pages verified; everything wrong in the files."""

    reasons: Counter[str] = field(default_factory=Counter)
    made: list[tuple[str, str]] = field(default_factory=list)
    written: int = 0
    patched: int = 0
    removed: int = 0
    verified: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def rendered(self) -> int:
        """How many pages were made."""
        return len(self.made)


def state_folder(site: Path, out: Path) -> Path:
    """The cache of one site and output: .newsgen for public/, a folder in it for any other."""
    base = site / ".newsgen"
    if out.resolve() == (site / "public").resolve():
        return base
    return base / "outputs" / digest(os.fsencode(out.resolve()))[:16]


def build(options: Options) -> Report:
    """Bring the output to the state of the files at the clock's instant. Raises NewsgenError; its subclass Refused for nothing done."""
    site, warnings = content.read_site(options.site)
    with _session(options, site) as desk:
        report = Report(problems=[*warnings])
        disk = output.Disk(options.output, options.effect)
        report.problems += desk.take_in()
        verdict = desk.plan()
        report.verified = verdict.verified
        _place(desk, disk, verdict, report)
        report.problems = _levelled([*report.problems, *desk.catalogue.complaints()], site)
        return report


def check(options: Options) -> list[Problem]:
    """Everything wrong in the files, without touching the output."""
    site, warnings = content.read_site(options.site)
    with _session(options, site, marks=False) as desk:
        return _levelled([*warnings, *desk.take_in(), *desk.catalogue.complaints()], site)


def _levelled(problems: list[Problem], site: Site) -> list[Problem]:
    """Apply site.yaml's levels to warnings. Errors have held something back already, and must say so."""
    warnings = [problem for problem in problems if problem.level == "warning"]
    return [*(problem for problem in problems if problem.level == "error"), *relevel(warnings, site.writing.levels)]


def why(options: Options, permalink: str) -> tuple[Recorded | None, Reason | None, bool]:
    """Why the page at an address was last made, why it would be made now, and whether it would be removed."""
    site, _ = content.read_site(options.site)
    with _session(options, site, marks=False) as desk:
        desk.take_in()
        verdict = desk.plan()
        reason = next((one.reason for one in verdict.stale if one.page.permalink == permalink), None)
        path = next((p for p in (permalink.removeprefix("/"), f"{permalink.removeprefix('/')}index.html") if p), "index.html")
        recorded = desk.catalogue.journal.record_at(f"{permalink.removeprefix('/')}index.html" if permalink.endswith("/") else path)
        return recorded, reason, recorded is not None and recorded in verdict.gone


@dataclass(slots=True)
class _Desk:
    """An open catalogue and all that a build of it needs."""

    options: Options
    site: Site
    catalogue: Catalogue
    state: Path
    kinds: Mapping[str, PageKind]
    recipes: dict[str, str]
    pool: Callable[[], Executor] | None

    def take_in(self) -> list[Problem]:
        """Read what changed; note what it touches. Returns problems of the scan."""
        known = self.catalogue.sources()
        wanted = content.recipe(self.site)
        if self.catalogue.meta("content") != wanted:
            known = {path: Stat("", -2, -1, -1) for path in known}
        themed = theme.static_files(self.site.folder())
        scan = content.scan(self.site, {path: stat for path, stat in known.items() if path not in themed}, time.time_ns())
        taken = [one for batch in workers.run(workers.Reading(self.site), scan.changed, self.pool) for one in batch]
        stats = dict(scan.stats)
        for path, file in themed.items():
            data = file.read_bytes()
            stat = Stat(digest(data), -1, -1, -1)
            if known.get(path) != stat:
                served = ServedFile(f"theme:{file.relative_to(theme.ROOT).as_posix()}", 0, 0)
                taken.append(Taken(path, stat.digest, served))
                stats[path] = stat
        self.catalogue.take(self.site, taken, scan.gone, stats, self.options.at, wanted)
        return list(scan.problems)

    def plan(self) -> Plan:
        """Decide what to make."""
        return plan.make(
            self.kinds, self.recipes, self.catalogue.existence(self.site), self.catalogue.journal, self.catalogue.answers(self.site)
        )

    def bench(self, baked: Mapping[str, bytes]) -> workers.Bench:
        """What workers need, with the fragments of now."""
        templates = (self.site.folder() / "templates", theme.TEMPLATES)
        base = "/" + self.site.chrome.base_url.split("/", 3)[3]
        return workers.Bench(
            self.site, self.catalogue.path, templates, theme.ROOT, self.state / "jinja", self.recipes, output.Fragments(baked, base)
        )


@contextmanager
def _session(options: Options, site: Site, *, marks: bool = True) -> Iterator[_Desk]:
    """The lock, the output's ownership, the catalogue of this output."""
    state = state_folder(options.site, options.output)
    if marks:
        _own(options)
    try:
        held = lock(state / "lock")
    except Locked:
        hint = "wait for it to end; if none is running, the lock is gone with it"
        message = "another build of this site is running"
        raise Refused(Problem("build/locked", "error", message, Span("site.yaml"), hint)) from None
    catalogue = Catalogue(state / "state.db", partial(options.effect, "commit"))
    try:
        disk = output.Disk(options.output, options.effect)
        if not _continues(catalogue, disk):
            catalogue.forget_output(output.listed(disk))
        kinds = plugins.kinds()
        env, _ = render.environment((site.folder() / "templates", theme.TEMPLATES), plugins.filters())
        recipes = render.recipes(kinds, env, site.delivery)
        pool = partial(workers.executor, options.jobs) if options.jobs > 1 else None
        yield _Desk(options, site, catalogue, state, kinds, recipes, pool)
    finally:
        catalogue.close()
        held.close()


def _continues(catalogue: Catalogue, disk: output.Disk) -> bool:
    """Whether the output is the one that the journal speaks of."""
    if not catalogue.journal.paths():
        return False
    return output.marked(disk) and output.token(disk) in (catalogue.meta("tree"), catalogue.meta("next"))


def _own(options: Options) -> None:
    """Refuse an output folder that is not ours to write."""
    out, site = options.output.resolve(), options.site.resolve()
    hint = "name an empty or new folder with --output"
    if out == site or out in site.parents or out == Path.home().resolve():
        raise Refused(Problem("output/not-ours", "error", f"{options.output} holds the site or is a home folder", Span("site.yaml"), hint))
    for name in ("content", "static", "templates", ".newsgen"):
        if out == site / name or (site / name in out.parents and name != ".newsgen"):
            raise Refused(
                Problem("output/not-ours", "error", f"{options.output} is a folder of the site's sources", Span("site.yaml"), hint)
            )
    if out.exists() and not out.is_dir():
        raise Refused(Problem("output/not-ours", "error", f"{options.output} is a file", Span("site.yaml"), hint))
    others = output.foreign(out)
    if others and not options.force:
        message = f"{options.output} holds files that newsgen did not make: {', '.join(others[:5])}"
        hint = "name an empty or new folder with --output, or allow it with --force: then they stay where no page needs their place"
        raise Refused(Problem("output/foreign", "error", message, Span("site.yaml"), hint))


def _place(desk: _Desk, disk: output.Disk, verdict: Plan, report: Report) -> None:
    """Make what is stale, patch what shows a changed fragment, remove what is gone, mark the tree."""
    journal = desk.catalogue.journal
    kept = {one.page.path for one in verdict.stale}
    removed = [*(one.path for one in verdict.gone if one.path not in kept), *verdict.orphans]
    if verdict.stale or removed:
        disk.tidy()
        with desk.catalogue.transaction():
            journal.unsettle([*kept, *removed])
        output.announce(disk, {*journal.paths()})
    for path in _in_the_way(removed, kept):
        report.removed += disk.delete(path)
    first = [one for one in verdict.stale if desk.kinds[one.page.kind].order <= 2]  # files and fragments
    rest = verdict.stale[len(first) :]
    _make(desk, disk, first, {}, report, len(verdict.stale))
    baked = _baked(desk, disk)
    _make(desk, disk, rest, baked, report, len(verdict.stale))
    for path in removed:
        report.removed += disk.delete(path)
    _forget(desk, verdict, removed)
    _patch(desk, disk, baked, report)
    _finish(desk, disk)


def _in_the_way(removed: list[str], kept: set[str]) -> list[str]:
    """Paths that must go before others can be written.

    A file where a folder will be, a folder's file where a file will be, and names that a case-blind disk takes for one.
    """
    folded = {fold(path) for path in kept}
    parents = {"/".join(path.split("/")[:n]) for path in folded for n in range(1, path.count("/") + 1)}
    found = []
    for path in removed:
        mine = fold(path)
        above = {"/".join(mine.split("/")[:n]) for n in range(1, mine.count("/") + 1)}
        if mine in folded or mine in parents or above & folded:
            found.append(path)
    return found


def _make(
    desk: _Desk, disk: output.Disk, stale: tuple[Stale, ...] | list[Stale], baked: Mapping[str, bytes], report: Report, total: int
) -> None:
    making = workers.Making(desk.bench(baked), disk)
    for batch in workers.run(making, stale, desk.pool):
        placed = [one for one in batch if isinstance(one, Placed)]
        with desk.catalogue.transaction():
            _add(desk.catalogue, desk.catalogue.journal.settle(placed))
        for one in placed:
            report.made.append((one.page.permalink, one.reason))
            report.reasons[one.reason] += 1
            report.written += one.written
        problems = workers.problems_in(batch)
        if problems:
            raise NewsgenError(*problems)
        desk.options.progress(report.rendered, total)


def _baked(desk: _Desk, disk: output.Disk) -> dict[str, bytes]:
    """Every fragment's bytes, by the name that slots use."""
    found = {}
    for kind in desk.kinds.values():
        if kind.fragment:
            for recorded in desk.catalogue.journal.of_other_recipe(kind.name, ""):
                name = recorded.path.removeprefix("_fragments/").removesuffix(".html")
                found[name] = disk.read(recorded.path) or b""
    return found


def _patch(desk: _Desk, disk: output.Disk, baked: Mapping[str, bytes], report: Report) -> None:
    """Fill the slots of placed pages with the fragments of now; a file that is not as journaled is made again."""
    journal = desk.catalogue.journal
    outdated = journal.outdated({name: digest(data) for name, data in baked.items()})
    if not outdated:
        return
    bench = desk.bench(baked)
    for start in range(0, len(outdated), 500):
        batch = outdated[start : start + 500]
        with desk.catalogue.transaction():
            journal.unsettle(path for path, _, _ in batch)
        patched = [(path, output.patch(disk, path, known, slots, bench.fragments)) for path, known, slots in batch]
        with desk.catalogue.transaction():
            for path, one in patched:
                if one is not None:
                    _add(desk.catalogue, journal.repatch(path, one.digest, one.size, one.slots))
                    report.patched += 1
        foreign = [recorded for path, one in patched if one is None and (recorded := journal.record_at(path)) is not None]
        again = [Stale(one.page, Reason("unsettled", "its file was changed by somebody else")) for one in foreign]
        _make(desk, disk, again, baked, report, report.rendered + len(again))


def _add(catalogue: Catalogue, change: int) -> None:
    """Keep the sum that identifies the tree."""
    catalogue.remember("sum", f"{(int(catalogue.meta('sum') or '0', 16) + change) % (1 << 128):032x}")


def _forget(desk: _Desk, verdict: Plan, removed: list[str]) -> None:
    """Take what is gone out of the journal; a page that moved is there under its new address."""
    journal = desk.catalogue.journal
    gone = [one for one in verdict.gone if (now := journal.record(one.page.kind, one.page.key)) and now.path == one.path]
    if gone or removed:
        with desk.catalogue.transaction():
            _add(desk.catalogue, journal.drop(gone, removed))


def _finish(desk: _Desk, disk: output.Disk) -> None:
    """Mark the tree as complete. The token is remembered as the next one first, so that a crash between leaves them equal."""
    catalogue = desk.catalogue
    token = catalogue.meta("sum") or "0"
    if catalogue.meta("next") != token:
        with catalogue.transaction():
            catalogue.remember("next", token)
    output.announce(disk, catalogue.journal.paths())
    output.complete(disk, token)
    with catalogue.transaction():
        catalogue.finish(token)


def forget(options: Options) -> None:
    """Throw the cache of this output away."""
    state = state_folder(options.site, options.output)
    for name in ("state.db", "state.db-wal", "state.db-shm"):
        (state / name).unlink(missing_ok=True)


def remove(options: Options) -> int:
    """Remove the files of ours from the output, and the cache. How many files lay in the output."""
    disk = output.Disk(options.output, options.effect)
    state = state_folder(options.site, options.output)
    try:
        held = lock(state / "lock")
    except Locked:
        message, hint = "another build of this site is running", "wait for it to end"
        raise Refused(Problem("build/locked", "error", message, Span("site.yaml"), hint)) from None
    count = sum(disk.delete(path) for path in output.listed(disk))
    disk.tidy()
    output.unmark(disk)
    held.close()
    shutil.rmtree(state, ignore_errors=True)
    return count
