"""The verdict. Fences propose, hashes decide: only suspects' questions are asked again, and the first other answer condemns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Protocol

from newsgen.diagnostics.problem import NewsgenError, Problem, Span
from newsgen.model.page import Key, Page, PageKind, Plan, Reason, Recorded, Stale
from newsgen.model.query import Answer, Query, read_query
from newsgen.model.scope import bare
from newsgen.plan.wanted import Existing, alone, candidates, page

Questions = Callable[[Query[Any]], Answer[Any]]
_NEW = Reason("new", "it is new")


class Facts(Protocol):
    """What the journal must tell."""

    def record(self, kind: str, key: Key) -> Recorded | None:
        """What is known of one page."""
        ...

    def records_at(self, path: str) -> list[Recorded]:
        """What is known of the pages at a path of the output: more than one where a build was interrupted."""
        ...

    def of_other_recipe(self, kind: str, recipe: str) -> Iterator[Recorded]:
        """Pages of a kind that another recipe made."""
        ...

    def of_unknown_kind(self, kinds: Iterable[str]) -> Iterator[Recorded]:
        """Pages of kinds that no longer exist."""
        ...

    def suspects(self) -> Iterator[Recorded]:
        """Pages whose fences hold a touched key."""
        ...

    def reads(self, recorded: Recorded) -> Iterator[tuple[str, str]]:
        """What a page asked, in order, each with the digest of its answer."""
        ...

    def unsettled(self) -> list[str]:
        """Paths that an interrupted build may have written."""
        ...


def make_plan(kinds: Mapping[str, PageKind], recipes: Mapping[str, str], existing: Existing, facts: Facts, ask: Questions) -> Plan:
    """Decide what to make and what to remove."""
    verdict = _Verdict(kinds, recipes, existing)
    for kind, key in candidates(kinds, existing):
        verdict.look(kind.name, key, facts.record(kind.name, key))
    for name, recipe in recipes.items():
        for recorded in facts.of_other_recipe(name, recipe):
            verdict.look(name, recorded.page.key, recorded)
    if any(bare(scope).startswith("setting:") for scope, _ in existing.touched()):
        for name in kinds:
            for recorded in facts.of_other_recipe(name, ""):
                verdict.look(name, recorded.page.key, recorded)
    verdict.gone.extend(facts.of_unknown_kind(kinds))
    orphans = []
    for path in facts.unsettled():
        owners = [owner for owner in facts.records_at(path) if owner.page.kind in kinds]
        for owner in owners:
            verdict.look(owner.page.kind, owner.page.key, owner, unsettled=True)
        if not owners:
            orphans.append(path)
    verified = 0
    for suspect in facts.suspects():
        if suspect.page.kind in kinds and not verdict.knows(suspect.page):
            reason = _changed(suspect, facts, ask)
            if reason is None:
                verified += 1
            else:
                verdict.condemn(suspect.page, reason)
    _one_page_a_path(verdict, alone(kinds, existing), facts)
    stale = sorted(verdict.stale.values(), key=lambda one: (kinds[one.page.kind].order, one.page.kind, *_turn(one.page, kinds, existing)))
    written = {one.page.path for one in stale} if orphans else set()
    return Plan(tuple(stale), tuple(verdict.gone), tuple(p for p in orphans if p not in written), verified)


def _turn(one: Page, kinds: Mapping[str, PageKind], existing: Existing) -> tuple[int, Key]:
    """The place of a page among those of its kind. Stories come by their time: those next to each other show the same others."""
    return existing.published(one.key.subject) if kinds[one.kind].keys.family == "document" else 0, one.key


def _one_page_a_path(verdict: _Verdict, fixed: Iterable[Page], facts: Facts) -> None:
    """Refuse two pages at one path. Stories are kept apart when taken in; this is about page kinds. Raises NewsgenError."""
    always = list(fixed)
    fresh = (one.page for one in verdict.stale.values() if one.reason.code in ("new", "moved"))
    recorded = [one.page for page in chain(always, fresh) for one in facts.records_at(page.path) if not verdict.knows(one.page)]
    pages = [*always, *recorded, *(one.page for one in verdict.stale.values())]
    seen: set[int] = set()
    twice: set[int] = set()
    for one in pages:  # by their hashes first: the paths of a whole archive are a large part of its plan
        number = hash(one.path)
        (twice if number in seen else seen).add(number)
    owners: dict[str, Page] = {}
    for one in pages:
        if hash(one.path) not in twice:
            continue
        other = owners.setdefault(one.path, one)
        if (other.kind, other.key) != (one.kind, one.key):
            message = f'pages of the kinds "{other.kind}" and "{one.kind}" have the same address, {one.permalink}'
            hint = "give the file another name, or the plugin's page kind another permalink"
            file = next((page.key.subject for page in (one, other) if page.key.subject.startswith(("content/", "static/"))), "site.yaml")
            raise NewsgenError(Problem("address/taken", "error", message, Span(file), hint))


def _changed(recorded: Recorded, facts: Facts, ask: Questions) -> Reason | None:
    """The first question, in the order asked, that is answered otherwise now."""
    for written, digest in facts.reads(recorded):
        query = read_query(written)
        if query is None:
            return Reason("recipe", "the program changed")
        if ask(query).digest != digest:
            return Reason("answer", f"{query.words()} changed")
    return None


class _Verdict:
    """Collects what is stale and what is gone, each page once."""

    def __init__(self, kinds: Mapping[str, PageKind], recipes: Mapping[str, str], existing: Existing) -> None:
        self._kinds = kinds
        self._recipes = recipes
        self._existing = existing
        self._gone: set[tuple[str, Key]] = set()
        self.stale: dict[tuple[str, Key], Stale] = {}
        self.gone: list[Recorded] = []

    def knows(self, one: Page) -> bool:
        """Whether a page is gone, or made again and perhaps elsewhere."""
        return (one.kind, one.key) in self.stale or (one.kind, one.key) in self._gone

    def condemn(self, one: Page, reason: Reason) -> None:
        """Make a page again."""
        self.stale[one.kind, one.key] = Stale(one, reason)

    def look(self, name: str, key: Key, recorded: Recorded | None, *, unsettled: bool = False) -> None:
        """Judge a page by all but its answers."""
        if (name, key) in self._gone or ((name, key) in self.stale and not unsettled):
            return
        wanted = page(self._kinds[name], key, self._existing)
        if wanted is None:
            if recorded is not None:
                self._gone.add((name, key))
                self.gone.append(recorded)
            return
        reason = self._reason(wanted, recorded, unsettled=unsettled)
        if reason is not None:
            self.condemn(wanted, reason)
        if recorded is not None and recorded.path != wanted.path and recorded not in self.gone:
            self.gone.append(recorded)

    def _reason(self, wanted: Page, recorded: Recorded | None, *, unsettled: bool) -> Reason | None:
        if recorded is None:
            return _NEW
        if unsettled:
            return Reason("unsettled", "the last build was interrupted while it was written")
        if recorded.page.permalink != wanted.permalink:
            return Reason("moved", f"its address was {recorded.page.permalink}")
        if recorded.recipe != self._recipes[wanted.kind]:
            return Reason("recipe", "its template, the program or a library changed")
        return None
