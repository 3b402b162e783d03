"""A session: the lock, the output's ownership, and the catalogue of one site and one output, open for a command."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from newsgen import content, images, output, plan, render
from newsgen.catalogue import Catalogue, Failed, Lock, Locked, by_system, lock
from newsgen.diagnostics.problem import Problem, Refused, Span, refused_by_system
from newsgen.file_stats import Unusual, Walked
from newsgen.model.digest import digest, encode
from newsgen.model.ingest_values import FileStat, IngestedFile, ServedFile
from newsgen.model.page import PageKind, Plan
from newsgen.model.site import Images, Site
from newsgen.pipeline import plugins, theme, workers
from newsgen.up_to_date import check

if TYPE_CHECKING:
    from concurrent.futures import Executor

Progress = Callable[[int, int], None]


def _silent(_done: int, _all: int) -> None:
    """Say nothing."""


def _changing() -> None:
    """Leave no word that all is as it should be."""


def _no_effect(_what: str) -> None:
    """Write, delete or commit without further ado."""


class Options(Struct, frozen=True):
    """What a build is told. ``at`` is the one clock; ``effect`` is called before every write, delete and commit."""

    site: Path
    output: Path
    at: datetime
    jobs: int = 1
    force: bool = False
    clean: bool = False
    """Forget the cache first."""
    progress: Progress = _silent
    effect: Callable[[str], None] = _no_effect
    began_ns: int = field(default_factory=time.time_ns)
    """Before anything was read."""


_NO_EXTRA = Problem(
    "image/no-extra",
    "warning",
    "pictures are served as they are: what makes them in other sizes is not installed",
    Span("site.yaml"),
    "pip install 'newsgen[images]', or remove images from site.yaml",
)


def _equipped(site: Site) -> Site:
    """The site with the release of the imaging library; without it, pictures in no other sizes."""
    engine = images.engine() if site.images.widths else ""
    return replace(site, images=site.images if engine else Images(), imaging=replace(site.imaging, engine=engine))


def state_folder(site: Path, out: Path) -> Path:
    """The cache of one site and output: .newsgen for public/, a folder in it for any other."""
    return Path(check.state_folder(str(site), str(out)))


class BuildSession(Struct):
    """An open catalogue and all that a build of it needs."""

    options: Options
    site: Site
    catalogue: Catalogue
    state: Path
    kinds: Mapping[str, PageKind]
    recipes: dict[str, str]
    pool: Callable[[], Executor] | None
    turn: str
    outset: tuple[int, str]
    """As the note at the end is to know it."""
    walked: Walked | None
    """What the site's folders held a moment ago, where no other build has ended since."""
    lacks_images: bool = False
    """Whether site.yaml wants renditions, and what makes them is not installed."""
    anew: bool = False
    """Whether the journal knows nothing of what lies in the output."""
    marks: tuple[str, ...] = ()
    """Those of the files taken in, where nothing was wrong with how they lie."""
    at_rest: Callable[[], None] = _changing
    """What is done when the catalogue is closed after a build that came to its end."""

    def take_in(self) -> list[Problem]:
        """Read what changed; note what it touches. Returns problems of the scan."""
        known = self.catalogue.sources()
        wanted = content.reader_digest(self.site)
        if self.catalogue.meta("content") != wanted:
            known = {path: FileStat("", -2, -1, -1) for path in known}
        themed = {**theme.static_files(self.site.folder()), **self._made()}
        # Where the theme's file was served until now, the site's own may have the same bytes and is still another file.
        own = {path: FileStat("", -2, -1, -1) if stat.size < 0 else stat for path, stat in known.items() if path not in themed}
        scan = content.find_changes(self.site, own, time.time_ns(), self.walked)
        self.walked = None
        self.marks = () if scan.problems else scan.marks
        lacking = [_NO_EXTRA] if self.lacks_images else []
        batches = workers.run_batches(workers.ReadFiles(self.site), scan.changed, self.pool)
        stats, dressed = dict(scan.stats), []
        for path, file in themed.items():
            data = file.read_bytes()
            stat = FileStat(digest(data), -1, -1, -1)
            if known.get(path) != stat:
                ours = file.is_relative_to(theme.ROOT / "static")
                served = ServedFile(
                    f"theme:{file.relative_to(theme.ROOT).as_posix()}" if ours else file.relative_to(self.site.folder()).as_posix(), 0, 0
                )
                dressed.append(IngestedFile(path, stat.digest, served))
                stats[path] = stat
        taken = chain(chain.from_iterable(batches), dressed)  # not a list: the stories of a whole archive are more than memory
        self.catalogue.take(self.site, taken, scan.gone, stats, self.options.at, wanted)
        return [*lacking, *scan.problems]

    def _made(self) -> dict[str, Path]:
        """What is made of the theme: style sheets and scripts of several parts, the editions' looks. Written where it is another; the site's own wins."""
        site = self.site.folder()
        each = (self.site.of(code).chrome for code in self.site.codes())
        wanted = {**theme.joined(site), **{one.look.file: theme.look(one.look, one.language) for one in each if one.look.file}}
        found = {}
        for name, data in wanted.items():
            if not (site / "static" / name).exists():
                file = found[f"static/{name}"] = site / ".newsgen" / name
                if not file.is_file() or file.read_bytes() != data:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    unfinished = file.with_name(f"{file.name}.{os.getpid()}")  # builds of other outputs read it meanwhile
                    unfinished.write_bytes(data)
                    unfinished.replace(file)
        return found

    def rest(self, problems: list[Problem]) -> None:
        """Note that the build is complete, and that another one would do nothing and tell these problems, while nothing changes."""
        if not self.marks:
            return
        fragments = [one for kind in self.kinds.values() if kind.fragment for one in self.catalogue.journal.of_other_recipe(kind.name, "")]
        self.at_rest = partial(
            check.leave,
            str(self.state),
            str(self.options.site),
            str(self.options.output),
            self.outset,
            check.files_digest(list(self.marks)),
            plugins.sources(self.kinds.values()),
            self.catalogue.dues(self.options.at),
            {one.path: one.digest for one in fragments},
            encode(problems).decode(),
        )

    def plan(self) -> Plan:
        """Decide what to make."""
        return plan.make_plan(
            self.kinds, self.recipes, self.catalogue.existence(self.site), self.catalogue.journal, self.catalogue.answers(self.site)
        )

    def context(self, baked: Mapping[str, bytes]) -> workers.RenderContext:
        """What workers need, with the fragments of now."""
        base = "/" + self.site.chrome.base_url.split("/", 3)[3]
        return workers.RenderContext(
            self.turn,
            self.site,
            self.catalogue.path,
            theme.ROOT,
            self.state / "jinja",
            self.recipes,
            output.Fragments(baked, base, frozenset(self.site.codes())),
            self.rendition_maker(),
        )

    def rendition_maker(self) -> images.RenditionMaker:
        """What makes renditions; one for all outputs of the site."""
        return images.RenditionMaker(self.site.folder() / ".newsgen" / "images", self.site.imaging)


@contextmanager
def open_session(options: Options, site: Site, *, marks: bool = True) -> Iterator[BuildSession]:
    """The lock, the output's ownership, the catalogue of this output. Raises Refused, also for what the system does not let be done."""
    try:
        yield from _session(options, site, marks)
    except (OSError, Failed) as error:
        if not by_system(error):
            raise
        raise Refused(refused_by_system(error, options.site)) from error


def _session(options: Options, site: Site, marks: bool) -> Iterator[BuildSession]:
    state = state_folder(options.site, options.output)
    if marks:
        _own(options)
    found = check.kept.pop(str(state), None)
    with _processes(options) as pool:
        if pool and (options.clean or not (state / "state.db").exists()):
            # A build of many files from nothing wants processes for certain, and before it has a catalogue.
            found = _found(options.site, state)
            if found and len(found[1][0]) >= workers.ReadFiles.few:
                pool.fork()
        with closing(_hold(state)):
            yield from _opened(options, site, state, pool, check.still(found, str(state)))


@contextmanager
def _processes(options: Options) -> Iterator[workers.Pool | None]:
    """Processes for many files or pages."""
    if options.jobs == 1:
        yield None
        return
    pool = workers.Pool(options.jobs)
    try:
        yield pool
    finally:
        pool.end()


def _found(site: Path, state: Path) -> check.Found | None:
    """What lies below a site's folders; None where a scan has to look with all precautions."""
    try:
        return check.find(os.path.realpath(site), str(state))
    except (OSError, Unusual):
        return None


def _opened(options: Options, site: Site, state: Path, pool: workers.Pool | None, walked: Walked | None) -> Iterator[BuildSession]:
    """The catalogue, open while the desk is in use."""
    check.disturb(str(state))
    outset = check.outset(str(options.site), str(options.output), options.began_ns)
    if options.clean:
        _forget(state)
    catalogue = Catalogue(state / "state.db", partial(options.effect, "commit"))
    try:
        disk = output.Disk(options.output, options.effect)
        anew = not _continues(catalogue, disk)
        if anew:
            catalogue.forget_output(output.listed(disk))
        kinds = plugins.kinds()
        env, _ = render.make_environment((site.folder() / "templates", theme.TEMPLATES), plugins.filters())
        words = render.sources((site.folder() / "messages", theme.MESSAGES))
        recipes = render.page_recipes(kinds, env, site.delivery, plugins.filter_sources(), words, state / "templates.json")
        catalogue.look_everywhere(digest(repr(sorted((kind.name, repr(kind.keys)) for kind in kinds.values())).encode()))
        equipped = _equipped(site)
        lacks = bool(site.images.widths) and equipped.images != site.images
        session = BuildSession(options, equipped, catalogue, state, kinds, recipes, pool, secrets.token_hex(8), outset, walked, lacks, anew)
        yield session
        _close(catalogue, pool)
        session.at_rest()
    finally:
        _close(catalogue, pool)


def _close(catalogue: Catalogue, pool: workers.Pool | None) -> None:
    """Close every connection, other processes' first; the last one brings the file in order."""
    if pool is not None:
        pool.end()
    workers.leave()
    catalogue.close()


def _hold(state: Path) -> Lock:
    """The lock of a state folder. Raises Refused where another build has it."""
    try:
        return lock(state / "lock")
    except Locked:
        hint = "wait for it to end; if none is running, the lock is gone with it"
        message = "another build of this site is running"
        raise Refused(Problem("build/locked", "error", message, Span("site.yaml"), hint)) from None


def _continues(catalogue: Catalogue, disk: output.Disk) -> bool:
    """Whether the output is the one that the journal speaks of."""
    if catalogue.journal.empty():
        return False
    if (barred := output.barred(disk)) and barred != catalogue.meta("barred"):
        return False  # a cache of another day does not know which files were left half written
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


def _forget(state: Path) -> None:
    """Throw the cache of an output away; its lock is held."""
    for name in ("state.db", "state.db-wal", "state.db-shm"):
        (state / name).unlink(missing_ok=True)


def remove(options: Options) -> int:
    """Remove the files of ours from the output, and the cache. How many files lay in the output. Raises Refused."""
    try:
        return _remove(options)
    except (OSError, Failed) as error:
        if not by_system(error):
            raise
        raise Refused(refused_by_system(error, options.site)) from error


def _remove(options: Options) -> int:
    disk = output.Disk(options.output, options.effect)
    state = state_folder(options.site, options.output)
    with closing(_hold(state)):
        files = [*output.listed(disk), *output.listed_index(disk)]
        disk.tidy(files)
        count = sum(disk.delete(path) for path in files)
        output.list_index(disk, {})
        output.unmark(disk)
    shutil.rmtree(state, ignore_errors=True)
    return count
