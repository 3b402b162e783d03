"""Each part that the quick look compares is left out in turn, and the law of the build that does nothing finds it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import pytest

from newsgen import content, file_stats
from newsgen.catalogue import Catalogue
from newsgen.model.scope import LAST
from newsgen.pipeline import build, plugins, render_pages
from newsgen.pipeline.session import state_folder
from newsgen.render.recipes import source_digest
from newsgen.up_to_date import check
from tests.support.laws import checks as laws
from tests.support.laws import mutations as m
from tests.support.laws.cases import story
from tests.support.laws.edits import SITE, TEMPLATES, apply
from tests.support.laws.up_to_date import WRONG, right

EMBARGOED, OPENS = story("c", more="embargo: 2026-11-23 12:00"), ("clock", "2026-11-23T13:00:00Z")
BREAKING = story("c", more="breaking: 2026-11-23 12:00")


def plugin_changed(room: laws.Room) -> None:
    (room.root.parent / "plugin-1" / "gazette_extras.py").write_text(laws.PLUGINS["moved"], encoding="utf-8")
    _forget_plugins()


def plugin_uninstalled(room: laws.Room) -> None:
    (room.root.parent / "plugin-1" / "gazette_extras-1.0.dist-info" / "entry_points.txt").write_text("\n", encoding="utf-8")
    _forget_plugins()


def _forget_plugins() -> None:
    sys.modules.pop("gazette_extras", None)
    for known in (render_pages._kinds, render_pages._environment, source_digest, plugins._installed):
        known.cache_clear()


def folder_in_place_of_a_file(room: laws.Room) -> None:
    (room.root / "static/css/theme.css").mkdir(parents=True)


def older_catalogue(room: laws.Room) -> None:
    state = state_folder(room.root, room.root / "public")
    shutil.copyfile(state / "state.db", state / "older")
    apply(room, story("c"))
    room.build()
    (state / "older").replace(state / "state.db")


def stopped(room: laws.Room) -> None:
    """A build at a later instant is stopped while it writes; then the clock is as before."""
    at = room.at
    apply(room, OPENS)

    def effect(what: str) -> None:
        if what.startswith("write"):
            raise laws.Crash

    with suppress(laws.Crash):
        room.build(effect=effect)
    room.at = at


def edits(*given: tuple) -> Callable[[laws.Room], None]:
    def make(room: laws.Room) -> None:
        for one in given:
            apply(room, one)

    return make


def removed(path: str) -> Callable[[laws.Room], None]:
    return lambda room: (room.root / path).unlink()


def without_file(end: str) -> m.Planting:
    return m.around(check._FileStats, "add_file", lambda file, self, path: None if path.endswith(end) else file(self, path))


def without_tree(end: str) -> m.Planting:
    return m.around(check._FileStats, "add_tree", lambda tree, self, folder: None if folder.endswith(end) else tree(self, folder))


def blind_to_files(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(check, "files_digest", lambda _lines: "")


def noting_all(planted: pytest.MonkeyPatch) -> None:
    scans, ingest_changes, find_changes = [], build.ingest_changes, content.find_changes

    def ingesting(session):
        problems = ingest_changes(session)
        session.stat_lines = scans[-1].stat_lines
        return problems

    planted.setattr(content, "find_changes", lambda *args: scans.append(find_changes(*args)) or scans[-1])
    planted.setattr(build, "ingest_changes", ingesting)


def sizes_alone(planted: pytest.MonkeyPatch) -> None:
    """A disk whose clock stands still."""
    for module in (check, m.SCAN, file_stats):
        planted.setattr(module, "stat_line", lambda path, size, mtime_ns, _: f"{path}\0{size} {min(mtime_ns, 0)}")
    planted.setattr(check, "YOUNG_NS", 2_000_000_000)
    planted.setattr(m.SCAN, "YOUNG_NS", 2_000_000_000)


def size_alone_of_the_catalogue(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(check, "_catalogue_line", lambda _state: "")


def nothing(_planted: pytest.MonkeyPatch) -> None:
    pass


@dataclass(frozen=True)
class Part:
    """What the look compares, an edit that shows it, and how to leave it out; ``given`` are edits before, ``disk`` is how the disk is."""

    name: str
    change: Callable[[laws.Room], None]
    without: m.Planting
    given: tuple = ()
    disk: m.Planting = nothing
    noted: bool = True

    def __str__(self) -> str:
        return self.name


PARTS = [
    Part("a story's marks", edits(story("a")), blind_to_files),
    Part("a new file", edits(("picture", "static/img/a.png", b"1")), blind_to_files),
    Part("a file that is gone", removed("content/news/politics/2026/a.md"), blind_to_files),
    Part("what was wrong in a story", edits(story("c", more="byeline: Bad")), blind_to_files, (WRONG,)),
    Part("site.yaml", edits(("site", SITE + "about: Words\n")), without_file("site.yaml")),
    Part("templates", edits(("template", TEMPLATES[1])), without_tree("site/templates")),
    Part("messages", edits(("words", 'msgid "Word"\nmsgstr "Wort"\n')), without_tree("site/messages")),
    Part("the theme's files", edits(("theme", b"b{}")), without_tree("/static/css"), (("theme", b"a{}"),)),
    Part("what replaces the theme's files", folder_in_place_of_a_file, m.nothing(check._FileStats, "add_text"), (("theme", b"a{}"),)),
    Part("a plugin's source", plugin_changed, m.around(check, "_program_stats", lambda program, _: program(())), (("plugin", "one"),)),
    Part("a plugin's entry points", plugin_uninstalled, without_file("/entry_points.txt"), (("plugin", "one"),)),
    Part("the packages", edits(("plugin", "one")), m.around(check, "_program_stats", lambda *_: check._FileStats())),
    Part("the next instant", edits(OPENS), m.around(Catalogue, "dues", lambda dues, *args: (dues(*args)[0], LAST)), (EMBARGOED,)),
    Part(
        "the last instant",
        edits(("clock", "2026-11-23T09:00:00Z")),
        m.around(Catalogue, "dues", lambda dues, *args: ("", dues(*args)[1])),
        (EMBARGOED, OPENS),
    ),
    Part("the output's token", edits(("lose", "public/.newsgen/tree")), m.nothing(check, "_output_digest", "")),
    Part("the output's list", lambda room: room.write("public/.newsgen/files", "x\n"), m.nothing(check, "_output_digest", "")),
    Part("fragments", edits(("lose", "public/_fragments/ticker.html")), m.around(check, "write_note", lambda f, *a: f(*a[:7], {}, a[8]))),
    Part("the catalogue", older_catalogue, m.nothing(check, "_catalogue_line", "")),
    Part("the note's end", stopped, m.nothing(check, "discard_note"), (BREAKING,), size_alone_of_the_catalogue),
    Part("files without a name to read", removed("content/x.mdown"), noting_all, (("picture", "content/x.mdown", b"x"),), noted=False),
    Part(
        "young files",
        edits(("site", SITE.replace("Lisbon", "Dublin"))),
        lambda planted: [planted.setattr(module, "YOUNG_NS", -1 << 62) for module in (check, m.SCAN)] and None,
        disk=sizes_alone,
        noted=False,
    ),
]


def _noted(room: laws.Room, part: Part) -> bool:
    for one in part.given:
        apply(room, one)
    room.build()
    return right(room)


@pytest.mark.parametrize("part", PARTS, ids=str)
def test_what_changes_is_left_to_a_build(room, monkeypatch, part):
    part.disk(monkeypatch)
    assert _noted(room, part) == part.noted
    part.change(room)
    assert not right(room)


@pytest.mark.parametrize("part", PARTS, ids=str)
def test_a_part_left_out_is_found(room, monkeypatch, part):
    part.disk(monkeypatch)
    part.without(monkeypatch)
    _noted(room, part)
    part.change(room)
    with pytest.raises(laws.Broken):
        right(room)
