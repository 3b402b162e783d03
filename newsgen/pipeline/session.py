"""A session: the lock, the cache and the catalogue of one site and one output, open for a command."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newsgen import content, images, output, plan, render
from newsgen.catalogue import Catalogue, Lock, Locked, StatementFailed, is_system_error, lock
from newsgen.diagnostics.exceptions import Refused
from newsgen.diagnostics.problem import Problem
from newsgen.diagnostics.system_refusal import refused_by_system
from newsgen.file_stats import SiteFiles, UnusualFile
from newsgen.model.digest import digest
from newsgen.model.page import PageKind, Plan
from newsgen.model.query import Answer, Query
from newsgen.model.site import Images, Site
from newsgen.pipeline import plugins, render_pages, theme
from newsgen.pipeline.events import PagePlanned, QuestionAskedAgain
from newsgen.pipeline.options import Options
from newsgen.pipeline.output_ownership import continues_output, refuse_foreign_output
from newsgen.pipeline.pool import Pool
from newsgen.pipeline.read_files import ReadFiles
from newsgen.up_to_date import check

if TYPE_CHECKING:
    from concurrent.futures import Executor


def state_folder(site: Path, out: Path) -> Path:
    """Returns the cache of one site and output: .newsgen for public/, a folder in it for any other."""
    return Path(check.state_folder(str(site), str(out)))


def _no_note() -> None:
    """Write no note: the build did not come to its end, or a file is too young to be known by its times."""


class BuildSession(Struct):
    """An open catalogue, and what a build of it needs."""

    options: Options
    site: Site
    site_problems: list[Problem]
    """The warnings of site.yaml."""
    catalogue: Catalogue
    state: Path
    kinds: Mapping[str, PageKind]
    recipes: dict[str, str]
    pool: Callable[[], Executor] | None
    token: str
    """A random word, another one in each session: workers know by it that the catalogue may have changed."""
    starting_state: tuple[int, str]
    """When the session began, and what the site was made by then, for the up-to-date note."""
    site_files: SiteFiles | None
    """What the site's folders held a moment ago, if nothing has been built since."""
    lacks_images: bool = False
    """Whether site.yaml wants renditions, and the extra that makes them is not installed."""
    new_journal: bool = False
    """Whether the journal knows nothing of the files in the output."""
    stat_lines: tuple[str, ...] = ()
    """The stat lines of all files that were scanned; none where the scan has problems or a file is so young that its times prove nothing."""
    write_note: Callable[[], None] = _no_note
    """Called when the catalogue is closed after a build that came to its end."""

    def plan(self) -> Plan:
        """Decides which pages are stale, and why."""
        existing, events = self.catalogue.existence(self.site), self.options.events
        answer: plan.AnswerQuery = self.catalogue.answers(self.site)
        if events is None:
            return plan.make_plan(self.kinds, self.recipes, existing, self.catalogue.journal, answer)

        def answer_and_tell(query: Query[object]) -> Answer[object]:
            events(QuestionAskedAgain(query.written()))
            return answer(query)

        made = plan.make_plan(self.kinds, self.recipes, existing, self.catalogue.journal, answer_and_tell)
        for stale in made.stale:
            events(PagePlanned(stale.page, stale.reason))
        return made

    def render_context(self, fragments: Mapping[str, bytes]) -> render_pages.RenderContext:
        """Returns what workers need to render pages; ``fragments`` are the bytes of today's, by name."""
        base = "/" + self.site.chrome.base_url.split("/", 3)[3]
        return render_pages.RenderContext(
            self.token,
            self.site,
            self.catalogue.path,
            theme.ROOT,
            self.state / "jinja",
            self.recipes,
            output.Fragments(fragments, base, frozenset(self.site.codes())),
            self.rendition_maker(),
        )

    def rendition_maker(self) -> images.RenditionMaker:
        """Returns what makes renditions; all outputs of a site share its cache."""
        return images.RenditionMaker(self.site.folder() / ".newsgen" / "images", self.site.imaging)


@contextmanager
def open_session(options: Options, *, writes_output: bool = True) -> Iterator[BuildSession]:
    """Reads the site, takes its lock and opens its catalogue; closes all at the end.

    ``writes_output`` is False for commands that only look: they accept any output folder. Raises NewsgenError where site.yaml has errors, and
    Refused where another build is at work, the output is not newsgen's, or the system refuses a file.
    """
    site, problems = content.read_site(options.site)
    try:
        yield from _open_session(options, site, [*problems], writes_output)
    except (OSError, StatementFailed) as error:
        if not is_system_error(error):
            raise
        raise Refused(refused_by_system(error, options.site)) from error


def _open_session(options: Options, site: Site, problems: list[Problem], writes_output: bool) -> Iterator[BuildSession]:
    state = state_folder(options.site, options.output)
    if writes_output:
        refuse_foreign_output(options)
    walk = options.walk
    with _open_pool(options) as pool:
        if pool and (options.clean or not (state / "state.db").exists()):
            # A first build of many files needs processes for certain; they can be forked only before the catalogue is open.
            walk = _walk(options.site, state)
            if walk and len(walk.files[0]) >= ReadFiles.few:
                pool.fork()
        with closing(hold_lock(state)):
            yield from _open_catalogue(options, site, problems, state, pool, check.files_if_current(walk, str(state)))


@contextmanager
def _open_pool(options: Options) -> Iterator[Pool | None]:
    """Processes for many files or pages; None where one process is to do all."""
    if options.jobs == 1:
        yield None
        return
    pool = Pool(options.jobs)
    try:
        yield pool
    finally:
        pool.end()


def _walk(site: Path, state: Path) -> check.SiteWalk | None:
    """Returns what lies below a site's folders; None where only the scan can judge what lies there."""
    try:
        return check.walk_site(os.path.realpath(site), str(state))
    except (OSError, UnusualFile):
        return None


def _open_catalogue(
    options: Options, site: Site, problems: list[Problem], state: Path, pool: Pool | None, site_files: SiteFiles | None
) -> Iterator[BuildSession]:
    check.discard_note(str(state))
    starting_state = check.starting_state(str(options.site), str(options.output), options.began_ns)
    if options.clean:
        _delete_catalogue(state)
    catalogue = Catalogue(state / "state.db", partial(options.effect, "commit"))
    try:
        disk = output.Disk(options.output, options.effect)
        new_journal = not continues_output(catalogue, disk)
        if new_journal:
            catalogue.forget_output(output.read_file_list(disk))
        kinds = plugins.kinds()
        recipes = _recipes(site, kinds, state)
        catalogue.set_page_kinds(digest(repr(sorted((kind.name, repr(kind.keys)) for kind in kinds.values())).encode()))
        equipped = _with_imaging_release(site)
        session = BuildSession(
            options,
            equipped,
            problems,
            catalogue,
            state,
            kinds,
            recipes,
            pool,
            os.urandom(8).hex(),
            starting_state,
            site_files,
            lacks_images=bool(site.images.widths) and equipped.images != site.images,
            new_journal=new_journal,
        )
        yield session
        _close(catalogue, pool)
        session.write_note()
    finally:
        _close(catalogue, pool)


def _recipes(site: Site, kinds: Mapping[str, PageKind], state: Path) -> dict[str, str]:
    env, _ = render.make_environment((site.folder() / "templates", theme.TEMPLATES), plugins.filters())
    messages = render.message_sources((site.folder() / "messages", theme.MESSAGES))
    return render.page_recipes(kinds, env, site.delivery, plugins.filter_sources(), messages, state / "templates.json")


def _with_imaging_release(site: Site) -> Site:
    """Returns the site with the release of the imaging library; without the library, pictures have no other sizes."""
    engine = images.engine() if site.images.widths else ""
    return replace(site, images=site.images if engine else Images(), imaging=replace(site.imaging, engine=engine))


def _close(catalogue: Catalogue, pool: Pool | None) -> None:
    """Closes every connection, other processes' first: SQLite removes the files beside the database with the last one."""
    if pool is not None:
        pool.end()
    render_pages.disconnect()
    catalogue.close()


def hold_lock(state: Path) -> Lock:
    """Returns the lock of a cache. Raises Refused where another build has it."""
    try:
        return lock(state / "lock")
    except Locked:
        hint = "wait for it to end; if none is running, the lock is gone with it"
        message = "another build of this site is running"
        raise Refused(Problem("build/locked", "error", message, None, hint)) from None


def _delete_catalogue(state: Path) -> None:
    """Deletes the catalogue of an output; its lock is held."""
    for name in ("state.db", "state.db-wal", "state.db-shm"):
        (state / name).unlink(missing_ok=True)
