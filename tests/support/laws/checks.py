"""The checks of the laws, apart from the tests, so that mutants of the engine are held against what runs.

Each raises ``Broken`` where its law does not hold. What a law is checked on, the room and the edits, is the caller's.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from newsgen.commands.why import why
from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.model.page import Reason, output_path
from newsgen.model.query import Answer, Query
from newsgen.pipeline import render_pages, theme
from newsgen.pipeline.ingest import ingest_changes
from newsgen.pipeline.options import Options
from newsgen.pipeline.publish import Report
from newsgen.pipeline.session import open_session
from newsgen.render.recipes import source_digest
from tests.support.install_plugin import installed
from tests.support.laws.edits import SITE, apply
from tests.support.newsroom import Newsroom
from tests.support.print_all_templates import write_templates

Edits = Sequence[tuple]


class Broken(AssertionError):
    """A law does not hold."""


PLUGIN = """\
from dataclasses import dataclass
from newsgen.model.page import Keys, PageKind
from newsgen.model.query import Newest, StoryAt

@dataclass(frozen=True)
class Context:
    words: str

def of_story(ask, key):
    return Context("{words} " + ask(StoryAt(key.subject)).title)

def of_tag(ask, key):
    return Context(" ".join(card.title for card in ask(Newest(key.subject, 1))))

KINDS = (PageKind("extra", Context, {keys}, "{{base}}{place}", {view}),)
FILTERS = {{"loud": lambda value: f"{{value}} {words}"}}
"""
_STORIES, _TAGS = 'Keys("document", roles=("story",))', 'Keys("listing", ("tag",))'
PLUGINS = {
    "one": PLUGIN.format(words="One", keys=_STORIES, place="extra.json", view="of_story"),
    "other words": PLUGIN.format(words="Two", keys=_STORIES, place="extra.json", view="of_story"),
    "moved": PLUGIN.format(words="One", keys=_STORIES, place="more/extra.json", view="of_story"),
    "of tags": PLUGIN.format(words="One", keys=_TAGS, place="extra.json", view="of_tag"),
}


@dataclass
class Room(Newsroom):
    """A newsroom with a theme of its own, into which a plugin can be installed."""

    plugin: ExitStack = field(default_factory=ExitStack)
    installs: int = 0

    def install(self, version: str) -> None:
        """Put a plugin in the place of the one before, as if the next build ran in a new process."""
        self.plugin.close()
        if version:
            self.installs += 1
            points = {"newsgen.pages": {"extra": "KINDS"}, "newsgen.filters": {"extra": "FILTERS"}}
            folder = self.root.parent / f"plugin-{self.installs}"
            self.plugin.enter_context(installed(folder, "gazette_extras", PLUGINS[version], points))
        for known in (render_pages._kinds, render_pages._environment, source_digest):
            known.cache_clear()

    def attempt(self) -> Report | None:
        """Build; None where nothing could be published."""
        try:
            return self.build()
        except NewsgenError:
            return None


@contextmanager
def open_room(folder: str | Path) -> Iterator[Room]:
    """A small newsroom below a folder, with templates that print everything."""
    root = Path(folder) / "theme"
    room = Room(Path(folder) / "site")
    write_templates(room.root)
    room.write("site.yaml", SITE)
    room.story("news/politics/2026/a", "One", tags="[Vote]")
    room.story("news/economy/2026/b", "Two", "2026-11-21 10:00", tags="[Vote, Prices]")
    with mock.patch.multiple(theme, ROOT=root, TEMPLATES=root / "templates"), room.plugin:
        yield room


def same(mine: dict[str, bytes], other: dict[str, bytes], when: object = "") -> None:
    """Two trees are one, byte for byte."""
    differing = sorted(path for path in mine.keys() | other.keys() if mine.get(path) != other.get(path))
    if differing:
        raise Broken(f"{when}: {', '.join(differing[:8])}")


def clean_build(room: Room, rounds: Iterable[Edits], *, each: bool = False) -> None:
    """After any edits the incremental tree equals the clean tree. ``each``: after every round, not the last alone."""
    done = room.attempt()
    edits: Edits = ()
    for edits in rounds:
        for one in edits:
            apply(room, one)
        done = room.attempt()
        if each:
            _equals_clean(room, done, edits)
    _equals_clean(room, done, edits)


def _equals_clean(room: Room, done: Report | None, edits: Edits) -> None:
    try:
        clean = room.clean_tree()
    except NewsgenError as error:
        if done is not None:
            raise Broken(f"{edits}: what failed in a clean build did not fail: {error}") from error
        return
    if done is None:
        raise Broken(f"{edits}: what does not fail in a clean build failed")
    same(room.tree(), clean, edits)


def edited(room: Newsroom, edit: Callable[[Any], None]) -> None:
    """An edit that changes something: the next build equals a clean one, and the one after it does nothing."""
    room.build()
    before = room.tree()
    edit(room)
    room.build()
    same(room.tree(), room.clean_tree(), "after the edit")
    if room.tree() == before:
        raise Broken("the edit changes nothing")
    again = room.build()
    if again.rendered or again.written or again.removed:
        raise Broken("a second build makes something")


def rest(room: Newsroom, later: str = "2026-11-23T09:59:59Z") -> None:
    """A second build makes nothing and writes nothing, also an hour later; at ten a story would leave the news sitemap."""
    for at in (None, later):
        before = room.tree()
        effects: list[str] = []
        again = room.build(at=at, effect=effects.append)
        touched = [effect for effect in effects if effect != "commit"]
        if again.rendered or again.patched or touched:
            raise Broken(f"{again.patched} patched; made: {again.made[:3]}; {touched[:3]}")
        same(room.tree(), before)


class Crash(BaseException):
    """The machine stops here."""


def crashing(at: int) -> tuple[Callable[[str], None], list[str]]:
    """An effect that stops everything right before the one with a number, and the list of those before."""
    seen: list[str] = []

    def effect(what: str) -> None:
        if len(seen) == at:
            raise Crash
        seen.append(what)

    return effect, seen


def crash(room: Room, before: Edits, edits: Edits, after: Edits, *, only: str = "") -> int:
    """Stopped before any write, delete or commit of a build, and edited once more: the next build equals a clean one.

    The number of effects that were tried. ``only``: those that begin with these words.
    """
    for one in before:
        apply(room, one)
    room.build()
    pristine = room.root.with_name("pristine")
    shutil.copytree(room.root, pristine)
    clean: dict[str, bytes] | None = None
    effects = _stopped(room, pristine, edits, -1)
    moments = [at for at, what in enumerate(effects) if what.startswith(only)]
    for at in moments:
        _stopped(room, pristine, edits, at)
        if after == REVERT:
            _revert(room, pristine)
        else:
            for one in after:
                apply(room, one)
        room.build()
        if clean is None:
            clean = room.clean_tree()
        same(room.tree(), clean, f"stopped before {effects[at]}, the effect {at} of {len(effects)}")
    return len(moments)


def crash_twice(room: Room, before: Edits, edits: Edits, again: Edits, *, stride: int) -> int:
    """Stopped in one build, edited and stopped in the next, and all edits taken back: the third build equals a clean one.

    The number of pairs that were tried: every ``stride``-th.
    """
    for one in before:
        apply(room, one)
    room.build()
    pristine = room.root.with_name("pristine")
    shutil.copytree(room.root, pristine)
    clean = room.clean_tree()
    effects = len(_stopped(room, pristine, edits, -1))
    tried = 0
    for first in range(stride // 2, effects, stride):
        _stopped(room, pristine, edits, first)
        between = room.root.with_name(f"between-{first}")
        shutil.copytree(room.root, between)
        for second in range(first % stride, len(_stopped(room, between, again, -1)), stride):
            _stopped(room, between, again, second)
            _revert(room, pristine)
            room.build()
            same(room.tree(), clean, f"stopped before effect {first}, then before {second}")
            tried += 1
    return tried


def _stopped(room: Room, site: Path, edits: Edits, at: int) -> list[str]:
    """Build a site, edited, until an effect; those before it."""
    shutil.rmtree(room.root)
    shutil.copytree(site, room.root)
    for one in edits:
        apply(room, one)
    effect, seen = crashing(at)
    with suppress(Crash):
        room.build(effect=effect)
    return seen


REVERT: Edits = (("revert",),)


def _revert(room: Room, pristine: Path) -> None:
    for name in ("content", "templates", "site.yaml"):
        _copy(pristine / name, room.root / name)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.rmtree(target)
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def slot(room: Room, rounds: Iterable[Edits], damaged: str = "") -> None:
    """What changes in a fragment alone is patched into the pages that show it, and they equal pages made anew.

    ``damaged``: the address of a page that somebody else changes, with as many bytes as before; this one alone is made.
    """
    room.build()
    for edits in rounds:
        if damaged:
            file = room.root / "public" / output_path(damaged)
            file.write_bytes(file.read_bytes()[::-1])
        for one in edits:
            apply(room, one)
        report = room.build()
        made = {url for url, _ in report.made if not url.startswith("/_fragments/")}
        if not report.patched or made - {damaged}:
            raise Broken(f"{report.patched} patched, made: {made}")
        same(room.tree(), room.clean_tree(), "patched")


def reason(room: Room, edits: Edits, expected: dict[str, str]) -> None:
    """Every page that is made has a Reason in words, before as after; ``expected`` are those of some addresses."""
    room.build()
    for one in edits:
        apply(room, one)
    options = Options(room.root, room.root / "public", room.at)
    foretold = {url: (why(options, url).reason or Reason("", "")).words for url in expected}
    report = room.build()
    silent = [url for url, words in report.made if not words]
    given = {url: words for url, words in report.made if url in expected}
    kept = {url: recorded.reason for url in expected if (recorded := why(options, url).recorded)}
    if silent or not report.made or not foretold == given == kept == expected:
        raise Broken(f"without a reason: {silent}; foretold: {foretold}; given: {given}; kept: {kept}")


def unfenced(before: dict[Query, Answer], after: dict[Query, Answer], touched: list[tuple[str, str]]) -> list[Query]:
    """The questions whose answer changed behind their fences."""
    found = []
    for one, was in before.items():
        inside = any(f.scope == scope and f.lo <= key <= f.hi for f in was.fences for scope, key in touched)
        if was.digest != after[one].digest and not inside:
            found.append(one)
    return found


def take(room: Newsroom, questions: Iterable[Query]) -> tuple[dict[Query, Answer], list[tuple[str, str]]]:
    """Take the room's files in; the answers to questions, and what was touched since the last time."""
    options = Options(room.root, room.root / "public", room.at)
    # An empty journal or other page kinds would touch everything; here only the edits may.
    quiet = (
        mock.patch.multiple("newsgen.pipeline.session", continues_output=lambda *_: True),
        mock.patch("newsgen.catalogue.catalogue.touch_everything"),
    )
    with quiet[0], quiet[1], open_session(options) as session:
        ingest_changes(session)
        answers = session.catalogue.answers(session.site)
        found = {one: answers(one) for one in questions}
        touched = list(session.catalogue.existence(session.site).touched())
        with session.catalogue.transaction():
            session.catalogue.finish("")
    return found, touched


def fence(room: Newsroom, edits: Edits, questions: Sequence[Query]) -> None:
    """An answer that changed had a scope touched where it depended on it."""
    before, _ = take(room, questions)
    for one in edits:
        apply(room, one)
        try:
            after, touched = take(room, questions)
        except NewsgenError:
            continue
        behind = unfenced(before, after, touched)
        if behind:
            raise Broken(f"{one}: {behind}")
        before = after
