"""Does to the output what the plan decided, in an order in which a crash at any instant leaves a journal that claims no more than the disk holds.

The order: unsettle the paths, and list new ones; delete what is in the way; write the files, journal and settle them; delete what is gone, also from
the search index; patch slots; mark the tree as complete.
While files are patched in place, a mark in the output says that halves may be seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from itertools import chain

from msgspec import Struct, field

from newsgen import output
from newsgen.catalogue import Outdated
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem
from newsgen.model.digest import digest
from newsgen.model.page import Placed, Plan, Reason, Recorded, Stale
from newsgen.model.slug import fold
from newsgen.pipeline.events import FilePatched, FileRemoved, PageMade
from newsgen.pipeline.pool import run_batches
from newsgen.pipeline.render_pages import MakeRenditions, RenderPages, problems_in
from newsgen.pipeline.session import BuildSession

PART = 32
"""So many pages a thread patches at a time."""
BATCH = 1000
"""So many pages are patched in one transaction, and at most as many are made again where it is broken off."""


class Report(Struct):
    """What a build did."""

    reasons: Counter[str] = field(default_factory=Counter)
    """How many pages were made for each reason."""
    made: list[tuple[str, str]] = field(default_factory=list)
    """The pages that were made: permalink and reason."""
    written: int = 0
    patched: int = 0
    removed: int = 0
    verified: int = 0
    """How many pages were found up to date by asking their questions again."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def rendered(self) -> int:
        """How many pages were made."""
        return len(self.made)


def publish(session: BuildSession, disk: output.Disk, plan: Plan, report: Report) -> None:
    """Makes stale pages, patches those that show a changed fragment, removes what is gone, marks the tree. Raises NewsgenError."""
    if output.half_patched_by(disk):
        report.problems.append(_half_patched(disk))
    try:
        _publish(session, disk, plan, report)
    except NewsgenError as error:
        if not output.half_patched_by(disk):
            raise
        raise NewsgenError(*error.problems, _half_patched(disk)) from error


def _half_patched(disk: output.Disk) -> Problem:
    """Returns the warning that pages may be half old, half new."""
    message = "a build was broken off while it patched pages where they lie; until one ends well, some may be half old, half new"
    hint = f"neither serve nor deploy {disk.root} while {output.HALF_PATCHED_FILE} is in it; with patch: atomic there is never half a page"
    return Problem("output/half-patched", "warning", message, None, hint)


def _publish(session: BuildSession, disk: output.Disk, plan: Plan, report: Report) -> None:
    journal = session.catalogue.journal
    kept = {stale.page.path for stale in plan.stale} | _taken_over(session, plan) if plan.gone or plan.orphans else set()
    removed = [*(record.path for record in plan.gone if record.path not in kept), *plan.orphans]
    disk.remove_unfinished(journal.unsettled())
    if plan.stale or removed:
        with session.catalogue.transaction():
            has_new_path = journal.unsettle(chain((stale.page.path for stale in plan.stale), removed))
        if has_new_path:
            output.write_file_list(disk, journal.paths())
    for path in _in_the_way(removed, kept):
        _remove(session, disk, path, report)
    order = {name: kind.order for name, kind in session.kinds.items()}
    # Pages are sorted by the order of their kind: renditions (0), files (1) and fragments (2) come before what loads or shows them.
    renditions = [stale for stale in plan.stale if order[stale.page.kind] == 0]
    files_and_fragments = [stale for stale in plan.stale if 0 < order[stale.page.kind] <= 2]
    pages = plan.stale[len(renditions) + len(files_and_fragments) :]
    _make(session, disk, renditions, {}, report, len(plan.stale), MakeRenditions)
    if renditions:
        session.rendition_maker().remove_unused(session.options.began_ns / 1e9)
    _make(session, disk, files_and_fragments, {}, report, len(plan.stale))
    fragments = _fragments(session, disk, plan, report)
    _make(session, disk, pages, fragments, report, len(plan.stale))
    for path in removed:
        _remove(session, disk, path, report)
    left = {*removed, *(record.path for record in plan.gone)}  # also pages whose address another page has now
    output.remove_from_index(disk, left, (lambda path: _source_of(session, path)) if session.new_journal else None)
    _forget(session, plan, removed)
    _patch(session, disk, fragments, report)
    _finish(session, disk)


def _remove(session: BuildSession, disk: output.Disk, path: str, report: Report) -> None:
    if disk.delete(path):
        report.removed += 1
        if session.options.events:
            session.options.events(FileRemoved(path))


def _source_of(session: BuildSession, path: str) -> str:
    """Returns the file that the page at a path was made from; an empty text where there is no page."""
    record = session.catalogue.journal.record_at(path)
    return record.page.key.subject if record else ""


def _taken_over(session: BuildSession, plan: Plan) -> set[str]:
    """Returns paths of gone pages at which an interrupted build has already placed another page, which stays."""
    gone = {(record.page.kind, record.page.key) for record in plan.gone}
    journal = session.catalogue.journal
    return {
        record.path
        for record in plan.gone
        if any((other.page.kind, other.page.key) not in gone for other in journal.records_at(record.path))
    }


def _in_the_way(removed: list[str], kept: set[str]) -> list[str]:
    """Returns the removed paths that must go before others can be written.

    These are a file where a folder will be, a folder's file where a file will be, and names that a case-blind disk takes for one.
    """
    if not removed:
        return []
    folded = {fold(path) for path in kept}
    parents = {"/".join(path.split("/")[:n]) for path in folded for n in range(1, path.count("/") + 1)}
    in_the_way = []
    for path in removed:
        name = fold(path)
        above = {"/".join(name.split("/")[:n]) for n in range(1, name.count("/") + 1)}
        if name in folded or name in parents or above & folded:
            in_the_way.append(path)
    return in_the_way


def _make(
    session: BuildSession, disk: output.Disk, stale: Sequence[Stale], fragments: Mapping[str, bytes], report: Report, total: int,
    task: type[RenderPages] = RenderPages,
) -> None:  # fmt: skip
    """Makes pages and journals them, batch by batch. Raises NewsgenError where one fails, with the pages before it journaled."""
    for batch in run_batches(task(session.render_context(fragments), disk), stale, session.pool):
        placed = [page for page in batch if isinstance(page, Placed)]
        with session.catalogue.transaction():
            session.catalogue.add_to_tree_sum(session.catalogue.journal.settle(placed))
        events = session.options.events
        for page in placed:
            if events:
                events(PageMade(page.page.permalink, page.reason, page.written))
            report.made.append((page.page.permalink, page.reason))
            report.reasons[page.reason] += 1
            report.written += page.written
        problems = problems_in(batch)
        if problems:
            raise NewsgenError(*problems)
        session.options.progress(report.rendered, total)


def _fragments(session: BuildSession, disk: output.Disk, plan: Plan, report: Report) -> dict[str, bytes]:
    """Returns the bytes of every fragment, by the name that slots use.

    A fragment's file that is not as journaled is made again: otherwise all pages would show what somebody wrote into it.
    """
    journal = session.catalogue.journal
    gone = {(record.page.kind, record.path) for record in plan.gone}
    kinds = [kind.name for kind in session.kinds.values() if kind.fragment]
    shown = [record for kind in kinds for record in journal.pages_of(kind) if (kind, record.path) not in gone]
    data = {record.path: disk.read(record.path) or b"" for record in shown}
    changed = [record for record in shown if digest(data[record.path]) != record.digest]
    if changed:
        with session.catalogue.transaction():
            journal.unsettle(record.path for record in changed)
        _make_again(session, disk, changed, {}, report)
        data.update({record.path: disk.read(record.path) or b"" for record in changed})
    return {path.removeprefix("_fragments/").removesuffix(".html"): file for path, file in data.items()}


def _patch(session: BuildSession, disk: output.Disk, fragments: Mapping[str, bytes], report: Report) -> None:
    """Fills the slots of placed pages with the fragments of now; a file that is not as journaled is made again."""
    journal, in_place = session.catalogue.journal, session.site.patch == "in-place"
    filled = session.render_context(fragments).fragments

    def refill(part: Sequence[Outdated]) -> list[tuple[Outdated, output.Patched | None]]:
        return [(page, output.patch(disk, page.path, page.digest, page.slots, filled, in_place=in_place)) for page in part]

    batches = iter(journal.outdated({name: digest(data) for name, data in fragments.items()}, BATCH))
    first = next(batches, None)
    if first is None:
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # most builds patch nothing, and it takes a while to load

    # Replacing files waits for the disk: for that threads will do, and more of them than processors. In place nothing waits.
    with ThreadPoolExecutor(2 * session.options.jobs) if session.options.jobs > 1 and not in_place else nullcontext() as threads:
        run = threads.map if threads else map
        for batch in chain((first,), batches):
            with session.catalogue.transaction():
                journal.unsettle(page.path for page in batch)
                if in_place:
                    session.catalogue.begin_patch(session.token)
            if in_place:
                output.mark_half_patched(disk, session.token)
            results = [result for part in run(refill, [batch[n : n + PART] for n in range(0, len(batch), PART)]) for result in part]
            done = [(page, patched.digest, patched.size, patched.slots) for page, patched in results if patched is not None]
            with session.catalogue.transaction():
                session.catalogue.add_to_tree_sum(journal.repatch(done))
            report.patched += len(done)
            if events := session.options.events:
                for page, *_ in done:
                    events(FilePatched(page.path))
            changed = [record for page, patched in results if patched is None and (record := journal.record_at(page.path)) is not None]
            _make_again(session, disk, changed, fragments, report)


def _make_again(session: BuildSession, disk: output.Disk, changed: list[Recorded], fragments: Mapping[str, bytes], report: Report) -> None:
    stale = [Stale(record.page, Reason("unsettled", "its file was changed by somebody else")) for record in changed]
    _make(session, disk, stale, fragments, report, report.rendered + len(stale))


def _forget(session: BuildSession, plan: Plan, removed: list[str]) -> None:
    """Takes what is gone out of the journal; a page that moved is there under its new address."""
    journal = session.catalogue.journal
    gone = [record for record in plan.gone if (now := journal.record(record.page.kind, record.page.key)) and now.path == record.path]
    if gone or removed:
        with session.catalogue.transaction():
            session.catalogue.add_to_tree_sum(journal.drop(gone, removed))


def _finish(session: BuildSession, disk: output.Disk) -> None:
    """Marks the tree as complete.

    The catalogue expects the token before the output has it: after a crash between the two, the output is still known as the journal's.
    """
    catalogue = session.catalogue
    token = catalogue.tree_sum
    catalogue.expect_tree(token)
    output.write_file_list(disk, catalogue.journal.paths())
    output.mark_complete(disk, token)
    output.clear_half_patched(disk)
    with catalogue.transaction():
        catalogue.finish(token)
