"""Patching in place: the laws hold as for the other way, and a mark bars the output while halves can be seen."""

from __future__ import annotations

import os
from unittest import mock

import pytest

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.output import HALF_PATCHED_FILE
from tests.support.laws import checks as laws
from tests.support.laws.cases import AGAIN, CRASHES, SLOTS
from tests.support.laws.edits import SITE, TEMPLATES, apply
from tests.support.laws.interrupted_writes import IN_PLACE, LONG, SHORT, tearing, torn

HOME = "public/index.html"


@pytest.fixture
def room(tmp_path):
    with laws.open_room(tmp_path) as opened:
        yield opened


@pytest.fixture
def patched_in_place(room):
    apply(room, IN_PLACE)
    apply(room, ("ticker", LONG))
    room.build()
    return room


def marks(room: laws.Room) -> tuple[int, int]:
    """The file's own number on the disk, and how many names it has."""
    found = (room.root / HOME).stat()
    return found.st_ino, found.st_nlink


@pytest.mark.parametrize("damaged", ["", "/about/"])
@pytest.mark.parametrize("name", SLOTS)
def test_slot(room, name, damaged):
    apply(room, IN_PLACE)
    room.write("content/pages/about.md", "---\ntitle: Über uns\n---\nWörds.\n")
    laws.slot(room, SLOTS[name], damaged)
    laws.rest(room)


@pytest.mark.parametrize("other", [SHORT, LONG.replace("Ships", "Boats"), LONG.replace("Now", "Now and then")])
def test_a_file_stays_the_same_file_whatever_the_length(patched_in_place, other):
    room = patched_in_place
    before = marks(room)
    apply(room, ("ticker", other))
    assert room.build().patched > 10
    assert marks(room) == before
    laws.same(room.tree(), room.clean_tree())


def test_only_what_lies_between_changed_slots_is_written(patched_in_place):
    room = patched_in_place
    apply(room, ("ticker", LONG.replace("Ships", "Boats")))
    with tearing(-1) as written:
        room.build()
    assert min(written) < (room.root / HOME).stat().st_size / 2


def test_the_way_of_patching_is_no_part_of_any_page(room):
    room.build()
    apply(room, IN_PLACE)
    again = room.build()
    assert (again.rendered, again.written, again.patched) == (0, 0, 0)


@pytest.mark.parametrize("linked", ["by its name", "by another name"])
def test_what_is_not_the_outputs_alone_is_replaced(patched_in_place, linked):
    room = patched_in_place
    home, kept = room.root / HOME, room.root / "kept.html"
    if linked == "by its name":
        home.rename(kept)
        home.symlink_to(kept)
    else:
        os.link(home, kept)
    before = kept.read_bytes()
    apply(room, ("ticker", SHORT))
    room.build()
    assert kept.read_bytes() == before
    assert not home.is_symlink()
    laws.same(room.tree(), room.clean_tree())


def test_what_cannot_be_written_is_replaced(patched_in_place):
    room = patched_in_place
    opened = os.open

    def refuse(file, flags, *mode):
        if flags & os.O_WRONLY and not flags & os.O_CREAT:
            raise PermissionError(file)
        return opened(file, flags, *mode)

    apply(room, ("ticker", SHORT))
    with mock.patch("newsgen.output.write.os.open", refuse):
        room.build()
    laws.same(room.tree(), room.clean_tree())


TORN = {
    "nothing": ((IN_PLACE, ("ticker", LONG)), (("ticker", SHORT),), ()),
    "revert": ((IN_PLACE, ("ticker", LONG)), (("ticker", SHORT),), laws.REVERT),
    "edit": ((IN_PLACE, ("ticker", LONG)), (("ticker", SHORT), ("read", "a")), (*AGAIN, ("site", SITE))),
}


@pytest.mark.parametrize("name", ["revert", pytest.param("nothing", marks=pytest.mark.full), pytest.param("edit", marks=pytest.mark.full)])
def test_torn(room, name):
    assert torn(room, *TORN[name], stride=7) > 1


def test_torn_with_an_older_cache(room):
    assert torn(room, *TORN["revert"], stride=12, older_cache=True) > 1


def test_no_half_is_seen_where_files_are_replaced(room):
    assert torn(room, (("ticker", LONG),), (("ticker", SHORT),), stride=12) == 0


@pytest.mark.full
@pytest.mark.parametrize("name", ["edit", "patch", "patch, revert", "site"])
def test_crash(room, name):
    before, edits, after = CRASHES[name]
    assert laws.crash(room, (*before, IN_PLACE), edits, after) > 5


def break_off(room: laws.Room) -> None:
    """Stop in the middle of a page."""
    apply(room, ("ticker", SHORT))

    def effect(what):
        if what.startswith("truncate"):
            raise laws.Crash

    with pytest.raises(laws.Crash):
        room.build(effect=effect)


def test_the_output_is_barred_until_a_build_ends(patched_in_place):
    room = patched_in_place
    break_off(room)
    assert (room.root / "public" / HALF_PATCHED_FILE).exists()
    apply(room, ("template", ("pages/article.html", "{{ nothing.such }}\n")))
    with pytest.raises(NewsgenError) as failed:
        room.build()
    assert [problem.code for problem in failed.value.problems] == ["template/failed", "output/half-patched"]
    assert (room.root / "public" / HALF_PATCHED_FILE).exists()
    apply(room, ("template", TEMPLATES[1]))
    assert "output/half-patched" in [problem.code for problem in room.build().problems]
    assert not (room.root / "public" / HALF_PATCHED_FILE).exists()
    laws.same(room.tree(), room.clean_tree())
    assert "output/half-patched" not in [problem.code for problem in room.build().problems]
