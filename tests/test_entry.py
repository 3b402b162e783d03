"""The way in: where it says that there is nothing to do, a build does nothing and tells the same.

``right`` is the check. Each part that the quick look compares is left out in turn, and the check finds it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen import content, entry, file_stats
from newsgen.catalogue import Catalogue
from newsgen.commands import cli
from newsgen.diagnostics.problem import Problem, Span
from newsgen.diagnostics.problem import format_problems as printed
from newsgen.model.instant import stamp
from newsgen.model.scope import LAST
from newsgen.pipeline import plugins, session, workers
from newsgen.pipeline.session import state_folder
from newsgen.render.recipes import source_digest
from newsgen.up_to_date import check
from tests import laws
from tests import mutations as m
from tests.edits import SITE, TEMPLATES, apply, edit
from tests.test_laws import story

FORMS = ("text", "github", "json")
EMBARGOED, OPENS = story("c", more="embargo: 2026-11-23 12:00"), ("clock", "2026-11-23T13:00:00Z")
BREAKING = story("c", more="breaking: 2026-11-23 12:00")
WRONG = story("c", more="byeline: Wrong")
LINKED = story("c", body="See [it](nothing.md).")


def old(planted: pytest.MonkeyPatch) -> None:
    """Files count as old at once: those of tests are as young as the tests."""
    planted.setattr(m.SCAN, "YOUNG_NS", -1)
    planted.setattr(check, "YOUNG_NS", -1)
    planted.setattr(check, "_LOADED_NS", 1 << 62)


@pytest.fixture
def room(tmp_path, monkeypatch):
    with laws.open_room(tmp_path) as opened:
        monkeypatch.setattr(check, "THEME", str(tmp_path / "theme"))
        old(monkeypatch)
        yield opened


def told(room: laws.Room) -> list[Problem] | None:
    """The problems of a build that does nothing; None where the quick look leaves it to a build."""
    noted = check.told(str(room.root), str(room.root / "public"), stamp(room.at))
    return None if noted is None else [Problem(**{**one, "span": Span(**one["span"])}) for one in json.loads(noted)]


def right(room: laws.Room) -> bool:
    """Whether the quick look says that there is nothing to do. Then there is nothing to do, or the law is broken."""
    known = told(room)
    if known is None:
        return False
    effects: list[str] = []
    try:
        done = room.build(effect=effects.append)
    except laws.NewsgenError as error:
        raise laws.Broken(str(error)) from error
    touched = [effect for effect in effects if effect != "commit"]
    if done.made or done.patched or done.removed or done.written or touched:
        raise laws.Broken(f"made: {done.made[:3]}; {done.patched} patched, {done.removed} removed; {touched[:3]}")
    for form in FORMS:
        if printed(known, form) != printed(done.problems, form):
            raise laws.Broken(f"told: {printed(known, form)}; a build: {printed(done.problems, form)}")
    return True


def settled(room: laws.Room) -> None:
    room.build()
    assert right(room)


# --- the property


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rounds=st.lists(st.lists(edit, max_size=3), max_size=4))
def test_where_nothing_is_to_do_nothing_is_done(tmp_path_factory, rounds):
    folder = tmp_path_factory.mktemp("entry")
    with pytest.MonkeyPatch.context() as planted, laws.open_room(folder) as room:
        planted.setattr(check, "THEME", str(folder / "theme"))
        old(planted)
        for edits in rounds:
            for one in edits:
                apply(room, one)
                right(room)
            if room.attempt() is not None:
                assert right(room)


# --- the mutants


def plugin_changed(room: laws.Room) -> None:
    (room.root.parent / "plugin-1" / "gazette_extras.py").write_text(laws.PLUGINS["moved"], encoding="utf-8")
    _forget_plugins()


def plugin_uninstalled(room: laws.Room) -> None:
    (room.root.parent / "plugin-1" / "gazette_extras-1.0.dist-info" / "entry_points.txt").write_text("\n", encoding="utf-8")
    _forget_plugins()


def _forget_plugins() -> None:
    sys.modules.pop("gazette_extras", None)
    for known in (workers._kinds, workers._environment, source_digest, plugins._installed):
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
    return m.around(check._Marks, "file", lambda file, self, path: None if path.endswith(end) else file(self, path))


def without_tree(end: str) -> m.Planting:
    return m.around(check._Marks, "tree", lambda tree, self, folder: None if folder.endswith(end) else tree(self, folder))


def blind_to_files(planted: pytest.MonkeyPatch) -> None:
    for name in ("_files", "files_digest"):
        planted.setattr(check, name, lambda *_, **__: "")


def noting_all(planted: pytest.MonkeyPatch) -> None:
    scans, take_in, scan = [], session.BuildSession.take_in, content.find_changes

    def taking(self):
        problems = take_in(self)
        self.marks = scans[-1].marks
        return problems

    planted.setattr(content, "find_changes", lambda *args: scans.append(scan(*args)) or scans[-1])
    planted.setattr(session.BuildSession, "take_in", taking)


def sizes_alone(planted: pytest.MonkeyPatch) -> None:
    """A disk whose clock stands still."""
    for module in (check, m.SCAN, file_stats):
        planted.setattr(module, "line", lambda path, size, mtime_ns, _: f"{path}\0{size} {min(mtime_ns, 0)}")
    planted.setattr(check, "YOUNG_NS", 2_000_000_000)
    planted.setattr(m.SCAN, "YOUNG_NS", 2_000_000_000)


def size_alone_of_the_catalogue(planted: pytest.MonkeyPatch) -> None:
    planted.setattr(check, "_catalogue", lambda _state: "")


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
    Part("what replaces the theme's files", folder_in_place_of_a_file, m.nothing(check._Marks, "note"), (("theme", b"a{}"),)),
    Part("a plugin's source", plugin_changed, m.around(check, "_program", lambda program, _: program(())), (("plugin", "one"),)),
    Part("a plugin's entry points", plugin_uninstalled, without_file("/entry_points.txt"), (("plugin", "one"),)),
    Part("the packages", edits(("plugin", "one")), m.around(check, "_program", lambda *_: check._Marks())),
    Part("the next instant", edits(OPENS), m.around(Catalogue, "dues", lambda dues, *args: (dues(*args)[0], LAST)), (EMBARGOED,)),
    Part(
        "the last instant",
        edits(("clock", "2026-11-23T09:00:00Z")),
        m.around(Catalogue, "dues", lambda dues, *args: ("", dues(*args)[1])),
        (EMBARGOED, OPENS),
    ),
    Part("the output's token", edits(("lose", "public/.newsgen/tree")), m.nothing(check, "_output", "")),
    Part("the output's list", lambda room: room.write("public/.newsgen/files", "x\n"), m.nothing(check, "_output", "")),
    Part("fragments", edits(("lose", "public/_fragments/ticker.html")), m.around(check, "leave", lambda f, *a: f(*a[:7], {}, a[8]))),
    Part("the catalogue", older_catalogue, m.nothing(check, "_catalogue", "")),
    Part("the note's end", stopped, m.nothing(check, "disturb"), (BREAKING,), size_alone_of_the_catalogue),
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


# --- what is left to a build, and what is not


UNUSUAL: dict[str, Callable[[Path], object]] = {
    "a link": lambda site: (site / "content/link.md").symlink_to("news/politics/2026/a.md"),
    "a link to a folder": lambda site: (site / "content/more").symlink_to("news"),
    "a folder with a story's name": lambda site: (site / "content/a.md").mkdir(),
    "a pipe": lambda site: os.mkfifo(site / "content/pipe"),
    "a name that is not text": lambda site: Path(os.fsdecode(os.fsencode(site) + b"/content/\xff")).touch(),
    "a control character": lambda site: (site / "content/a\n.md").touch(),
    "no content": lambda site: shutil.rmtree(site / "content"),
    "a linked site.yaml": lambda site: (site / "site.yaml").rename(site / "s") and (site / "site.yaml").symlink_to("s"),
    "a catalogue in use": lambda site: (site / ".newsgen/state.db-wal").touch(),
    "an unfinished file": lambda site: (site / "public/.newsgen/.newsgen-unfinished-1").touch(),
    "a damaged note": lambda site: (site / ".newsgen/rest").write_bytes(b"{}"),
    "another version's note": lambda site: (site / ".newsgen/rest").write_bytes(check._digest(b"{}").encode() + b"\n{}"),
    "half a note": lambda site: os.truncate(site / ".newsgen/rest", 100),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_whatever_is_unusual_is_left_to_a_build(room, name):
    settled(room)
    UNUSUAL[name](room.root)
    assert told(room) is None


@pytest.mark.parametrize("path", ["templates", "templates/pages/article.html"])
def test_what_goes_during_a_build_leaves_no_note(room, monkeypatch, path):
    settled(room)
    plan = session.BuildSession.plan

    def going(self):
        (room.root / path).rename(room.root / "gone")
        return plan(self)

    monkeypatch.setattr(session.BuildSession, "plan", going)
    room.build()
    assert told(room) is None


def test_files_that_programs_leave_behind_change_nothing(room):
    settled(room)
    for path in ("content/.DS_Store", "content/news/a.md~", "static/#a.css#", "content/Thumbs.db", "content/.git/a.md"):
        room.write(path, "x")
    assert right(room)


def test_a_search_index_is_nothing_to_build(room):
    settled(room)
    (room.root / "public/.newsgen/search").write_text("search/index/pagefind.js\t\n")
    assert right(room)


def test_names_with_accents_are_known(room):
    room.write("static/img/gr\u00f6\u00dfe-e\u0301.png", b"x")
    settled(room)


def test_an_output_elsewhere_has_a_note_of_its_own(room):
    settled(room)
    assert check.told(str(room.root), str(room.root.parent / "other"), stamp(room.at)) is None
    room.build(out="other")
    assert right(room)
    assert check.told(str(room.root), str(room.root / "other"), stamp(room.at)) is not None


def test_a_site_has_many_names(room, monkeypatch, tmp_path, capsys):
    room.build()
    (tmp_path / "linked").symlink_to(room.root)
    monkeypatch.chdir(room.root)
    at = ["--at", stamp(room.at)]
    for words in ([], ["--site", "."], ["--site", "./../site/"], ["--output", "./public"], ["--site", str(tmp_path / "linked")]):
        assert entry._rested(["build", *at, *words]) == 0, words
    monkeypatch.chdir(tmp_path)
    assert entry._rested(["build", *at, "--site=site", "--output", "linked/public/../public"]) == 0
    assert entry._rested(["build", *at]) is None
    assert capsys.readouterr().out == 6 * f"{check.done_words(0, 0, 0, 0)}\n"


PLAIN = {"--site": ".", "--output": "", "--at": "", "--jobs": "1", "--format": "text"}


def test_plain_builds_are_read_and_nothing_else():
    assert entry._build_options(["build"]) == PLAIN
    assert entry._build_options(["build", "--force", "--site=a", "--jobs", "2"]) == {**PLAIN, "--site": "a", "--jobs": "2"}
    for words in (
        "", "check", "--version", "build --clean", "build --help", "build x", "build --jobs 0", "build --jobs x", "build --format xml",
        "build --site", "build --site --force", "build --force=1", "build --at=", "--site a build",
    ):  # fmt: skip
        assert entry._build_options(words.split()) is None, words


def test_only_a_stamp_is_read_as_an_instant():
    assert entry._instant("2026-11-23T09:00:00Z") == "2026-11-23T09:00:00Z"
    assert len(entry._instant("")) == 20
    for text in (
        "2026-11-23 09:00",
        "2026-02-30T09:00:00Z",
        "2026-11-23T09:00:00+00:00",
        "0900-01-01T00:00:00Z",
        "tomorrow",
        "20261123T090000ZZZZZ",
    ):
        assert entry._instant(text) == "", text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("wrong", [(), (LINKED,), (LINKED, WRONG)], ids=["clean", "warned", "held"])
def test_the_words_and_the_exit_code_are_those_of_a_build(room, capsys, form, wrong):
    for one in wrong:
        apply(room, one)
    room.build()
    words = ["build", "--site", str(room.root), "--at", stamp(room.at), "--format", form]
    capsys.readouterr()
    status = entry._rested(words)
    said = capsys.readouterr()
    done = CliRunner().invoke(cli.main, words)
    assert (status, said.out, said.err) == (done.exit_code, done.stdout, done.stderr)
    assert status == (1 if WRONG in wrong else 0)


def test_what_a_terminal_cannot_show_is_left_to_the_commands():
    with open(os.devnull, "w", encoding="ascii") as stream:  # noqa: PTH123
        assert entry._printable("plain", stream)
        assert not entry._printable("größe", stream)
        assert not entry._printable("\x1b[31m", stream)


HEAVY = {
    "click",
    "jinja2",
    "markdown",
    "yaml",
    "msgspec",
    "babel",
    "sqlite3",
    "pathlib",
    "dataclasses",
    "typing",
    "newsgen.commands.cli",
    "newsgen.diagnostics.problem",
}
WATCHED = """\
import sys
before = set(sys.modules)
from newsgen import entry
from newsgen.up_to_date import check
check.told = lambda *_, **__: "[]"
sys.argv = ["newsgen", "build"]
try:
    entry.main()
except SystemExit as end:
    print(end.code, *sorted(set(sys.modules) - before))
"""


def test_nothing_heavy_is_loaded():
    done = subprocess.run(
        [sys.executable, "-S", "-c", WATCHED],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(entry.__file__).parent.parent)},
    )
    words, (status, *loaded) = done.stdout.splitlines()[0], done.stdout.splitlines()[1].split()
    assert (words, status) == (check.done_words(0, 0, 0, 0), "0")
    assert "newsgen.up_to_date.check" in loaded
    assert HEAVY.isdisjoint(loaded)


def test_every_other_command_line_is_read_by_the_commands():
    for words in (["--version"], ["nonsense"], ["check", "--site", "/nowhere"]):
        mine = subprocess.run([sys.executable, "-m", "newsgen", *words], capture_output=True, text=True, check=False)
        theirs = CliRunner().invoke(cli.main, words, prog_name="python -m newsgen")
        assert (mine.returncode, mine.stdout, mine.stderr) == (theirs.exit_code, theirs.stdout, theirs.stderr)
