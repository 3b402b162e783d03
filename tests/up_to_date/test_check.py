"""Where the quick look says that there is nothing to do, a build does nothing and tells the same; what is unusual is left to a build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.model.instant import stamp
from newsgen.pipeline import session
from newsgen.up_to_date import check
from tests.support.laws import checks as laws
from tests.support.laws.edits import apply, edit
from tests.support.laws.up_to_date import count_files_as_old, right, told


def settled(room: laws.Room) -> None:
    room.build()
    assert right(room)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rounds=st.lists(st.lists(edit, max_size=3), max_size=4))
def test_where_nothing_is_to_do_nothing_is_done(tmp_path_factory, rounds):
    folder = tmp_path_factory.mktemp("entry")
    with pytest.MonkeyPatch.context() as planted, laws.open_room(folder) as room:
        planted.setattr(check, "THEME", str(folder / "theme"))
        count_files_as_old(planted)
        for edits in rounds:
            for one in edits:
                apply(room, one)
                right(room)
            if room.attempt() is not None:
                assert right(room)


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
    "a damaged note": lambda site: (site / ".newsgen/up-to-date").write_bytes(b"{}"),
    "another version's note": lambda site: (site / ".newsgen/up-to-date").write_bytes(check._digest(b"{}").encode() + b"\n{}"),
    "half a note": lambda site: os.truncate(site / ".newsgen/up-to-date", 100),
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
    assert check.compare_with_note(str(room.root), str(room.root.parent / "other"), stamp(room.at)) == (None, None)
    room.build(out="other")
    assert right(room)
    assert check.compare_with_note(str(room.root), str(room.root / "other"), stamp(room.at))[0] is not None
