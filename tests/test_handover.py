"""What the quick look found below the folders is taken over by the build that follows, and never outlives another build."""

from __future__ import annotations

from unittest import mock

import pytest

from newsgen import content
from newsgen.model.instant import stamp
from newsgen.pipeline import session
from newsgen.pipeline.session import state_folder
from newsgen.up_to_date import check
from tests import laws
from tests import mutations as m
from tests.edits import apply
from tests.test_entry import old
from tests.test_laws import story


@pytest.fixture
def room(tmp_path, monkeypatch):
    with laws.open_room(tmp_path) as opened:
        monkeypatch.setattr(check, "THEME", str(tmp_path / "theme"))
        old(monkeypatch)
        opened.build()
        yield opened


def look(room: laws.Room) -> None:
    """As the way in does."""
    assert check.told(str(room.root), str(room.root / "public"), stamp(room.at), keep=True) is None


def test_the_build_that_follows_walks_through_no_folder(room, monkeypatch):
    apply(room, story("a", body="Other words."))
    look(room)
    walks = mock.Mock(side_effect=m.SCAN.lines_below)
    monkeypatch.setattr(m.SCAN, "lines_below", walks)
    room.build()
    assert not walks.called
    laws.same(room.tree(), room.clean_tree())


def test_what_changes_after_the_look_is_the_next_build_s(room):
    apply(room, story("a", body="Other words."))
    look(room)
    apply(room, story("b", body="Yet others."))
    apply(room, ("picture", "static/img/a.png", b"1"))
    room.build()
    room.build()
    laws.same(room.tree(), room.clean_tree())


def build_between(room: laws.Room, monkeypatch) -> None:
    """A build finds its files; before it has the lock, a story is added and another build ends."""
    check.kept[str(state_folder(room.root, room.root / "public"))] = check.find(str(room.root), str(room.root / ".newsgen"))
    hold = session._hold

    def between(state):
        monkeypatch.setattr(session, "_hold", hold)
        apply(room, story("c"))
        room.build()
        return hold(state)

    monkeypatch.setattr(session, "_hold", between)
    room.build()
    laws.same(room.tree(), room.clean_tree())


def test_a_build_that_ends_between_look_and_lock_loses_nothing(room, monkeypatch):
    build_between(room, monkeypatch)


def test_a_look_that_outlives_another_build_is_found(room, monkeypatch):
    monkeypatch.setattr(check, "still", lambda found, _: found[1] if found else None)
    with pytest.raises(laws.Broken):
        build_between(room, monkeypatch)


def test_of_a_catalogue_that_is_open_nothing_is_believed(room):
    state = room.root / ".newsgen"
    found = check.find(str(room.root), str(state))
    assert check.still(found, str(state)) is found[1]
    (state / "state.db-wal").write_bytes(b"")
    assert check.still(found, str(state)) is None
    assert check.still(check.find(str(room.root), str(state)), str(state)) is None


def test_a_scan_takes_over_what_was_found(room):
    site, _ = content.read_site(room.root)
    found = check.find(str(room.root), "")[1]
    assert content.find_changes(site, {}, 0, found) == content.find_changes(site, {}, 0)
