"""How to change the engine so that it breaks a law, for test_mutants.py."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from newsgen.catalogue.answers import Answers
from newsgen.catalogue.ingest import Ingest
from newsgen.catalogue.journal import Journal
from newsgen.model import query as q
from newsgen.model.digest import digest
from newsgen.model.ingest_values import READ_AGAIN
from newsgen.model.instant import stamp
from newsgen.model.page import Reason
from newsgen.model.site import Delivery
from newsgen.output import Disk
from newsgen.pipeline import publish, render_pages
from newsgen.pipeline.session import BuildSession
from newsgen.render import Recorder
from tests.support.laws.edits import SITE

Planting = Callable[[pytest.MonkeyPatch], None]
RECIPES = sys.modules["newsgen.render.recipes"]
PLAN = sys.modules["newsgen.plan.stale_pages"]
SCAN = sys.modules["newsgen.content.scan.changes"]
SSI, ALIASED = SITE + "delivery: ssi\n", SITE + "tags: {aliases: {Vote: Ballot}}\n"
OWN_PART = ("parts/own.html", "One.\n")


def nothing(owner: object, name: str, answer: object = None) -> Planting:
    """A function that does nothing."""
    return lambda planted: planted.setattr(owner, name, lambda *_, **__: answer)


def around(owner: object, name: str, mutated: Callable) -> Planting:
    """A function that is given the one it replaces."""
    original = getattr(owner, name)
    return lambda planted: planted.setattr(owner, name, lambda *given, **named: mutated(original, *given, **named))


def untouched(prefix: str) -> Planting:
    """Scopes of a kind are not touched."""
    return around(Ingest, "_touch", lambda touch, self, scope, key="": None if scope.startswith(prefix) else touch(self, scope, key))


def unread(kind: type) -> Planting:
    """A kind of question is asked and not written down."""
    return around(Recorder, "__call__", lambda ask, self, one: self._answers(one).value() if isinstance(one, kind) else ask(self, one))


def narrow(kind: type, **bounds: str) -> Planting:
    """The stretch on which an answer depended is taken for smaller than it was."""

    def answered(answer: Callable, self: Answers, one: q.Query) -> q.Answer:
        found = answer(self, one)
        return replace(found, fences=tuple(replace(f, **bounds) for f in found.fences)) if isinstance(one, kind) else found

    return around(Answers, "__call__", answered)


def coarse_clock(planted: pytest.MonkeyPatch) -> None:
    """All marks of files stand still, as on a disk that counts in hours."""
    now = time.time_ns()
    moment = now / 1_000_000_000
    original = SCAN._digest

    class Marks:
        st_mtime_ns = st_ctime_ns = now
        st_mtime = st_ctime = moment

        def __init__(self, marks) -> None:
            self.st_size = marks.st_size

    def coarse(root, known=SCAN.fast_walk):
        lines, composed = known(root)
        return [f"{one.rsplit(' ', 2)[0]} {now} {now}" for one in lines], composed

    planted.setattr(SCAN, "fast_walk", coarse)
    planted.setattr(SCAN, "_digest", lambda file: (original(file)[0], Marks(original(file)[1])))
    planted.setattr(time, "time_ns", lambda: now)


def trusting_young_files(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(SCAN, "YOUNG_NS", -1)


def one_environment(planted: pytest.MonkeyPatch) -> None:
    kept: dict = {}
    original = render_pages._environment.__wrapped__

    def environment(folders, cached, recipes, language):
        return kept.setdefault((folders, cached, language), original(folders, cached, recipes, language))

    planted.setattr(render_pages, "_environment", environment)


def journaled_before_placed(planted: pytest.MonkeyPatch) -> None:
    original = publish._make

    class Later(Disk):
        def write(self, path, data):
            held.append((path, data))
            return True

    held: list = []

    def make(session, disk, *rest):
        original(session, Later(disk.root, disk.effect), *rest)
        while held:
            disk.write(*held.pop(0))

    planted.setattr(publish, "_make", make)


def settled_at_once(planted: pytest.MonkeyPatch) -> None:
    original = BuildSession.plan

    def decide(self):
        verdict = original(self)
        with self.catalogue.transaction():
            self.catalogue._db.execute("DELETE FROM touched")
        return verdict

    planted.setattr(BuildSession, "plan", decide)


def in_characters(fill: Callable, *given: object) -> tuple:
    data, filled = fill(*given)
    return data, tuple(replace(one, start=len(data[: one.start].decode())) for one in filled)


def old_offsets(repatch: Callable, self: Journal, done: list) -> int:
    stayed = [tuple(replace(now, start=was.start) for was, now in zip(one.slots, slots, strict=True)) for one, _, _, slots in done]
    return repatch(self, [(*one[:3], slots) for one, slots in zip(done, stayed, strict=True)])


def unchecked(patch: Callable, disk: Disk, path: str, _known: str, *rest: object, **how: bool) -> object:
    return patch(disk, path, digest(disk.read(path) or b""), *rest, **how)


def own_source(_closure: Callable, env: object, template: str | None, *_: object) -> list[str]:
    return [] if template is None else [template, env.loader.get_source(env, template)[0]]


def baking(recipes: Callable, kinds: object, env: object, _delivery: object, *rest: object) -> dict[str, str]:
    return recipes(kinds, env, Delivery(), *rest)


def of_newsgen(source_digest: Callable, package: str) -> str:
    return source_digest(package) if package == "newsgen" else ""


def never_the_same(_source_digest: Callable, _package: str) -> str:
    return os.urandom(8).hex()


def without_chrome(planted: pytest.MonkeyPatch) -> None:
    planted.setattr("newsgen.catalogue.ingest.BLOCKS", {name: block for name, block in q.BLOCKS.items() if name != "chrome"})


def forwards(due: Callable, self: Ingest, last: str) -> None:
    if last <= stamp(self._at):
        due(self, last)


def themed(planted: pytest.MonkeyPatch) -> None:
    planted.setattr("newsgen.pipeline.ingest.READ_AGAIN", replace(READ_AGAIN, digest=digest(b"a{}")))


def unsettling(settle: Callable, self: Journal, placed: list) -> int:
    change = settle(self, placed)
    self.unsettle([one.page.path for one in placed])
    return change


def unreasoned(settle: Callable, self: Journal, placed: list) -> int:
    return settle(self, [replace(one, reason="") for one in placed])


def wordless(changed: Callable, *given: object) -> Reason | None:
    found = changed(*given)
    return found and Reason(found.code, "")


def always(write: Callable, self: Disk, path: str, data: bytes) -> bool:
    (self.root / path).unlink(missing_ok=True)
    return write(self, path, data)
