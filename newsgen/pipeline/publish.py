"""Publishing: what the plan decided is done to the output, in an order that is safe against a crash at any instant.

Announce and unsettle, place, journal and settle, remove, patch, mark the tree. What is patched in place is barred from readers meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from itertools import chain

from msgspec import Struct, field

from newsgen import output
from newsgen.catalogue import Catalogue, Outdated
from newsgen.diagnostics.problem import NewsgenError, Problem, Span
from newsgen.model.digest import digest
from newsgen.model.page import Placed, Plan, Reason, Recorded, Stale
from newsgen.model.slug import fold
from newsgen.pipeline import workers
from newsgen.pipeline.session import BuildSession

PART, BATCH = 32, 1000
"""So many pages are patched in one go of a thread, and in one transaction; as many are made again where that is broken off."""


class Report(Struct):
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


def publish(session: BuildSession, disk: output.Disk, verdict: Plan, report: Report) -> None:
    """Make what is stale, patch what shows a changed fragment, remove what is gone, mark the tree."""
    if output.barred(disk):
        report.problems.append(_half_patched(disk))
    try:
        _publish(session, disk, verdict, report)
    except NewsgenError as error:
        if not output.barred(disk):
            raise
        raise NewsgenError(*error.problems, _half_patched(disk)) from error


def _half_patched(disk: output.Disk) -> Problem:
    """Pages of which halves may be seen."""
    message = "a build was broken off while it patched pages where they lie; until one ends well, some may be half old, half new"
    hint = f"neither serve nor deploy {disk.root} while {output.BAR} is in it; with patch: atomic there is never half a page"
    return Problem("output/half-patched", "warning", message, Span("site.yaml"), hint)


def _publish(session: BuildSession, disk: output.Disk, verdict: Plan, report: Report) -> None:
    journal = session.catalogue.journal
    going = verdict.gone or verdict.orphans
    kept = {one.page.path for one in verdict.stale} | _taken_over(session, verdict) if going else set()
    removed = [*(one.path for one in verdict.gone if one.path not in kept), *verdict.orphans]
    disk.tidy(journal.unsettled())
    if verdict.stale or removed:
        with session.catalogue.transaction():
            fresh = journal.unsettle(chain((one.page.path for one in verdict.stale), removed))
        if fresh:
            output.announce(disk, journal.paths())
    for path in _in_the_way(removed, kept):
        report.removed += disk.delete(path)
    order = {name: kind.order for name, kind in session.kinds.items()}
    renditions = [one for one in verdict.stale if order[one.page.kind] == 0]
    first = [one for one in verdict.stale if 0 < order[one.page.kind] <= 2]  # files and fragments
    rest = verdict.stale[len(renditions) + len(first) :]
    _make(session, disk, renditions, {}, report, len(verdict.stale), workers.MakeRenditions)
    if renditions:
        session.rendition_maker().tidy(session.options.began_ns / 1e9)
    _make(session, disk, first, {}, report, len(verdict.stale))
    baked = _baked(session, disk, verdict, report)
    _make(session, disk, rest, baked, report, len(verdict.stale))
    for path in removed:
        report.removed += disk.delete(path)
    left = {*removed, *(one.path for one in verdict.gone)}  # also pages whose address another has taken
    output.withdraw(disk, left, (lambda path: _shown_at(session, path)) if session.anew else None)
    _forget(session, verdict, removed)
    _patch(session, disk, baked, report)
    _finish(session, disk)


def _shown_at(session: BuildSession, path: str) -> str:
    """The file of which the page at a path is; empty where there is none."""
    recorded = session.catalogue.journal.record_at(path)
    return recorded.page.key.subject if recorded else ""


def _taken_over(session: BuildSession, verdict: Plan) -> set[str]:
    """Paths of what is gone where an interrupted build has placed another page already, which stays."""
    gone = {(one.page.kind, one.page.key) for one in verdict.gone}
    journal = session.catalogue.journal
    return {
        one.path for one in verdict.gone if any((other.page.kind, other.page.key) not in gone for other in journal.records_at(one.path))
    }


def _in_the_way(removed: list[str], kept: set[str]) -> list[str]:
    """Paths that must go before others can be written.

    A file where a folder will be, a folder's file where a file will be, and names that a case-blind disk takes for one.
    """
    if not removed:
        return []
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
    session: BuildSession, disk: output.Disk, stale: Sequence[Stale], baked: Mapping[str, bytes], report: Report, total: int,
    work: type[workers.RenderPages] = workers.RenderPages,
) -> None:  # fmt: skip
    making = work(session.context(baked), disk)
    for batch in workers.run_batches(making, stale, session.pool):
        placed = [one for one in batch if isinstance(one, Placed)]
        with session.catalogue.transaction():
            _add(session.catalogue, session.catalogue.journal.settle(placed))
        for one in placed:
            report.made.append((one.page.permalink, one.reason))
            report.reasons[one.reason] += 1
            report.written += one.written
        problems = workers.problems_in(batch)
        if problems:
            raise NewsgenError(*problems)
        session.options.progress(report.rendered, total)


def _baked(session: BuildSession, disk: output.Disk, verdict: Plan, report: Report) -> dict[str, bytes]:
    """Every fragment's bytes, by the name that slots use. A file that is not as journaled is made again, or all pages would show it."""
    journal = session.catalogue.journal
    gone = {(one.page.kind, one.path) for one in verdict.gone}
    kinds = [kind.name for kind in session.kinds.values() if kind.fragment]
    shown = [one for kind in kinds for one in journal.of_other_recipe(kind, "") if (kind, one.path) not in gone]
    found = {one.path: disk.read(one.path) or b"" for one in shown}
    foreign = [one for one in shown if digest(found[one.path]) != one.digest]
    if foreign:
        with session.catalogue.transaction():
            journal.unsettle(one.path for one in foreign)
        _again(session, disk, foreign, {}, report)
        found.update({one.path: disk.read(one.path) or b"" for one in foreign})
    return {path.removeprefix("_fragments/").removesuffix(".html"): data for path, data in found.items()}


def _patch(session: BuildSession, disk: output.Disk, baked: Mapping[str, bytes], report: Report) -> None:
    """Fill the slots of placed pages with the fragments of now; a file that is not as journaled is made again."""
    journal, fragments, in_place = session.catalogue.journal, session.context(baked).fragments, session.site.patch == "in-place"

    def refill(part: Sequence[Outdated]) -> list[tuple[Outdated, output.Patched | None]]:
        return [(one, output.patch(disk, one.path, one.digest, one.slots, fragments, in_place=in_place)) for one in part]

    batches = iter(journal.outdated({name: digest(data) for name, data in baked.items()}, BATCH))
    first = next(batches, None)
    if first is None:
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # most builds patch nothing, and it takes a while to load

    # Replacing files is waiting for the disk: for that threads will do, and more of them than processors. In place nothing waits.
    with ThreadPoolExecutor(2 * session.options.jobs) if session.options.jobs > 1 and not in_place else nullcontext() as threads:
        each = threads.map if threads else map
        for batch in chain((first,), batches):
            with session.catalogue.transaction():
                journal.unsettle(one.path for one in batch)
                if in_place:
                    session.catalogue.remember("barred", session.turn)
            if in_place:
                output.bar(disk, session.turn)
            patched = [one for part in each(refill, [batch[n : n + PART] for n in range(0, len(batch), PART)]) for one in part]
            done = [(one, now.digest, now.size, now.slots) for one, now in patched if now is not None]
            with session.catalogue.transaction():
                _add(session.catalogue, journal.repatch(done))
            report.patched += len(done)
            foreign = [recorded for one, now in patched if now is None and (recorded := journal.record_at(one.path)) is not None]
            _again(session, disk, foreign, baked, report)


def _again(session: BuildSession, disk: output.Disk, foreign: list[Recorded], baked: Mapping[str, bytes], report: Report) -> None:
    again = [Stale(one.page, Reason("unsettled", "its file was changed by somebody else")) for one in foreign]
    _make(session, disk, again, baked, report, report.rendered + len(again))


def _add(catalogue: Catalogue, change: int) -> None:
    """Keep the sum that identifies the tree."""
    catalogue.remember("sum", f"{(int(catalogue.meta('sum') or '0', 16) + change) % (1 << 128):032x}")


def _forget(session: BuildSession, verdict: Plan, removed: list[str]) -> None:
    """Take what is gone out of the journal; a page that moved is there under its new address."""
    journal = session.catalogue.journal
    gone = [one for one in verdict.gone if (now := journal.record(one.page.kind, one.page.key)) and now.path == one.path]
    if gone or removed:
        with session.catalogue.transaction():
            _add(session.catalogue, journal.drop(gone, removed))


def _finish(session: BuildSession, disk: output.Disk) -> None:
    """Mark the tree as complete. The token is remembered as the next one first, so that a crash between leaves them equal."""
    catalogue = session.catalogue
    token = catalogue.meta("sum") or "0"
    if catalogue.meta("next") != token:
        with catalogue.transaction():
            catalogue.remember("next", token)
    output.announce(disk, catalogue.journal.paths())
    output.complete(disk, token)
    output.unbar(disk)
    with catalogue.transaction():
        catalogue.remember("barred", "")
        catalogue.finish(token)
