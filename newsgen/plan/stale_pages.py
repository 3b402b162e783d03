"""The plan: which pages are stale and why, which are gone, and which files no page owns.

A touched fence makes a page a suspect, and no more. Only the questions of suspects are asked again, and a page is stale where one of its
questions has an answer with another digest now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Protocol

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem, Span
from newsgen.model.page import Key, Page, PageKind, Plan, Reason, Recorded, Stale
from newsgen.model.query import Answer, Query, read_query
from newsgen.plan.wanted_pages import ExistingPages, candidates, fixed_pages, page_of, settings_touched

AnswerQuery = Callable[[Query[Any]], Answer[Any]]
_NEW = Reason("new", "it is new")


class RecordedPages(Protocol):
    """What the plan needs to know about recorded pages. The journal tells it."""

    def record(self, kind: str, key: Key) -> Recorded | None:
        """Returns what is known of a page; None where it is not recorded."""
        ...

    def records_at(self, path: str) -> list[Recorded]:
        """Returns all pages recorded at a path of the output: more than one where a build was interrupted."""
        ...

    def pages_of(self, kind: str) -> Iterator[Recorded]:
        """Returns all pages of a kind."""
        ...

    def pages_of_other_recipe(self, kind: str, recipe: str) -> Iterator[Recorded]:
        """Returns the pages of a kind that another recipe made."""
        ...

    def pages_of_unknown_kinds(self, kinds: Iterable[str]) -> Iterator[Recorded]:
        """Yields the pages of kinds that no longer exist."""
        ...

    def suspects(self) -> Iterator[Recorded]:
        """Returns the pages that asked a question with a fence around something touched."""
        ...

    def questions_of(self, recorded: Recorded) -> Iterator[tuple[str, str]]:
        """Returns the questions of a page in the order asked, each as written and with the digest of its answer."""
        ...

    def unsettled(self) -> list[str]:
        """Returns the paths that an interrupted build may have written."""
        ...


def make_plan(
    kinds: Mapping[str, PageKind], recipes: Mapping[str, str], existing: ExistingPages, journal: RecordedPages, answer: AnswerQuery
) -> Plan:
    """Returns the plan. ``recipes`` are by the name of the kind. Raises NewsgenError where two pages have the same path."""
    pages = _PagesToChange(kinds, recipes, existing)
    for kind, key in candidates(kinds, existing):
        pages.judge(kind.name, key, journal.record(kind.name, key))
    for name, recipe in recipes.items():
        for recorded in journal.pages_of_other_recipe(name, recipe):
            pages.judge(name, recorded.page.key, recorded)
    if settings_touched(existing):
        for name in kinds:
            for recorded in journal.pages_of(name):
                pages.judge(name, recorded.page.key, recorded)
    pages.gone.extend(journal.pages_of_unknown_kinds(kinds))
    orphans = []
    for path in journal.unsettled():
        owners = [owner for owner in journal.records_at(path) if owner.page.kind in kinds]
        for owner in owners:
            pages.judge(owner.page.kind, owner.page.key, owner, unsettled=True)
        if not owners:
            orphans.append(path)
    verified = 0
    for suspect in journal.suspects():
        if suspect.page.kind in kinds and not pages.has(suspect.page):
            reason = _changed_answer(suspect, journal, answer)
            if reason is None:
                verified += 1
            else:
                pages.add_stale(suspect.page, reason)
    _refuse_shared_paths(pages, fixed_pages(kinds, existing), journal)
    stale = sorted(
        pages.stale.values(),
        key=lambda stale: (kinds[stale.page.kind].order, stale.page.kind, *_order_in_kind(stale.page, kinds, existing)),
    )
    written = {stale_page.page.path for stale_page in stale} if orphans else set()
    return Plan(tuple(stale), tuple(pages.gone), tuple(path for path in orphans if path not in written), verified)


def _order_in_kind(page: Page, kinds: Mapping[str, PageKind], existing: ExistingPages) -> tuple[int, Key]:
    """Returns a page's sort key among those of its kind. Stories are made by time: stories of about the same time show the same others."""
    return existing.published_at(page.key.subject) if kinds[page.kind].keys.family == "document" else 0, page.key


def _refuse_shared_paths(changes: _PagesToChange, fixed: Iterable[Page], journal: RecordedPages) -> None:
    """Raises NewsgenError where two pages have one path.

    Two stories never do: the ingest gives the address to one of them. This is about pages of different kinds.
    """
    fixed = list(fixed)
    fresh = (stale.page for stale in changes.stale.values() if stale.reason.code in ("new", "moved"))
    recorded = [
        recorded.page for page in chain(fixed, fresh) for recorded in journal.records_at(page.path) if not changes.has(recorded.page)
    ]
    pages = [*fixed, *recorded, *(stale.page for stale in changes.stale.values())]
    seen: set[int] = set()
    shared: set[int] = set()
    for page in pages:  # first by the hashes: a table of all paths of an archive would be a large part of the plan's time
        path_hash = hash(page.path)
        (shared if path_hash in seen else seen).add(path_hash)
    owners: dict[str, Page] = {}
    for page in pages:
        if hash(page.path) not in shared:
            continue
        owner = owners.setdefault(page.path, page)
        if (owner.kind, owner.key) != (page.kind, page.key):
            message = f'pages of the kinds "{owner.kind}" and "{page.kind}" have the same address, {page.permalink}'
            hint = "give the file another name, or the plugin's page kind another permalink"
            subjects = (either.key.subject for either in (page, owner))
            file = next((subject for subject in subjects if subject.startswith(("content/", "static/"))), "site.yaml")
            raise NewsgenError(Problem("address/taken", "error", message, Span(file), hint))


def _changed_answer(recorded: Recorded, journal: RecordedPages, answer: AnswerQuery) -> Reason | None:
    """Returns the reason to make a page again: the first question, in the order asked, that has another answer now. None: there is none."""
    for written, digest in journal.questions_of(recorded):
        query = read_query(written)
        if query is None:
            return Reason("recipe", "the program changed")
        if answer(query).digest != digest:
            return Reason("answer", f"{query.words()} changed")
    return None


class _PagesToChange:
    """Collects the pages that are stale and those that are gone, each page once."""

    def __init__(self, kinds: Mapping[str, PageKind], recipes: Mapping[str, str], existing: ExistingPages) -> None:
        self._kinds = kinds
        self._recipes = recipes
        self._existing = existing
        self._gone: set[tuple[str, Key]] = set()
        """Kinds and keys of pages that should no longer exist."""
        self.stale: dict[tuple[str, Key], Stale] = {}
        self.gone: list[Recorded] = []
        """Pages that should no longer exist, and pages that moved, at their former paths."""

    def has(self, page: Page) -> bool:
        """Returns whether a page is stale or should no longer exist."""
        return (page.kind, page.key) in self.stale or (page.kind, page.key) in self._gone

    def add_stale(self, page: Page, reason: Reason) -> None:
        """Adds a page that is to be made again."""
        self.stale[page.kind, page.key] = Stale(page, reason)

    def judge(self, kind: str, key: Key, recorded: Recorded | None, *, unsettled: bool = False) -> None:
        """Adds a page where it is stale or gone by anything but its answers. ``recorded`` is what the journal knows of it."""
        if (kind, key) in self._gone or ((kind, key) in self.stale and not unsettled):
            return
        wanted = page_of(self._kinds[kind], key, self._existing)
        if wanted is None:
            if recorded is not None:
                self._gone.add((kind, key))
                self.gone.append(recorded)
            return
        reason = self._reason(wanted, recorded, unsettled=unsettled)
        if reason is not None:
            self.add_stale(wanted, reason)
        if recorded is not None and recorded.path != wanted.path and recorded not in self.gone:
            self.gone.append(recorded)

    def _reason(self, wanted: Page, recorded: Recorded | None, *, unsettled: bool) -> Reason | None:
        """Returns the reason to make a page, by anything but its answers; None where there is none."""
        if recorded is None:
            return _NEW
        if unsettled:
            return Reason("unsettled", "the last build was interrupted while it was written")
        if recorded.page.permalink != wanted.permalink:
            return Reason("moved", f"its address was {recorded.page.permalink}")
        if recorded.recipe != self._recipes[wanted.kind]:
            return Reason("recipe", "its template, the program or a library changed")
        return None
