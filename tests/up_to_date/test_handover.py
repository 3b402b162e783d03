"""The walk of the up-to-date check is taken over by the build that follows, and never outlives another build."""

from __future__ import annotations

from unittest import mock

import pytest

from newsgen import content
from newsgen.model.instant import stamp
from newsgen.pipeline import session
from newsgen.pipeline.session import state_folder
from newsgen.up_to_date import check
from tests.support.laws import checks as laws
from tests.support.laws import mutations as m
from tests.support.laws.cases import story
from tests.support.laws.edits import apply
from tests.support.laws.up_to_date import count_files_as_old


@pytest.fixture
def room(tmp_path, monkeypatch):
    with laws.open_room(tmp_path) as opened:
        monkeypatch.setattr(check, "THEME", str(tmp_path / "theme"))
        count_files_as_old(monkeypatch)
        opened.build()
        yield opened


def walk_of_check(room: laws.Room) -> check.SiteWalk:
    """Checks as the entry point does, where there is something to do."""
    problems, walk = check.compare_with_note(str(room.root), str(room.root / "public"), stamp(room.at))
    assert problems is None
    assert walk is not None
    return walk


def test_the_build_that_follows_walks_through_no_folder(room, monkeypatch):
    apply(room, story("a", body="Other words."))
    walk = walk_of_check(room)
    walks = mock.Mock(side_effect=m.SCAN.fast_walk)
    monkeypatch.setattr(m.SCAN, "fast_walk", walks)
    room.build(walk=walk)
    assert not walks.called
    laws.same(room.tree(), room.clean_tree())


def test_what_changes_after_the_look_is_the_next_build_s(room):
    apply(room, story("a", body="Other words."))
    walk = walk_of_check(room)
    apply(room, story("b", body="Yet others."))
    apply(room, ("picture", "static/img/a.png", b"1"))
    room.build(walk=walk)
    room.build()
    laws.same(room.tree(), room.clean_tree())


def build_between(room: laws.Room, monkeypatch) -> None:
    """A build finds its files; before it has the lock, a story is added and another build ends."""
    walk = check.walk_site(str(room.root), str(state_folder(room.root, room.root / "public")))
    hold = session.hold_lock

    def between(state):
        monkeypatch.setattr(session, "hold_lock", hold)
        apply(room, story("c"))
        room.build()
        return hold(state)

    monkeypatch.setattr(session, "hold_lock", between)
    room.build(walk=walk)
    laws.same(room.tree(), room.clean_tree())


def test_a_build_that_ends_between_look_and_lock_loses_nothing(room, monkeypatch):
    build_between(room, monkeypatch)


def test_a_look_that_outlives_another_build_is_found(room, monkeypatch):
    monkeypatch.setattr(check, "files_if_current", lambda walk, _: walk.files if walk else None)
    with pytest.raises(laws.Broken):
        build_between(room, monkeypatch)


def test_of_a_catalogue_that_is_open_nothing_is_believed(room):
    state = room.root / ".newsgen"
    walk = check.walk_site(str(room.root), str(state))
    assert check.files_if_current(walk, str(state)) is walk.files
    assert check.files_if_current(walk, f"{state}/outputs/another") is None
    (state / "state.db-wal").write_bytes(b"")
    assert check.files_if_current(walk, str(state)) is None
    assert check.files_if_current(check.walk_site(str(room.root), str(state)), str(state)) is None


def test_a_scan_takes_over_what_was_found(room):
    site, _ = content.read_site(room.root)
    files = check.walk_site(str(room.root), "").files
    assert content.find_changes(site, {}, 0, files) == content.find_changes(site, {}, 0)
