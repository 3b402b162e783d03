"""What a build broken off left unfinished, beside the pages of readers, is gone with the next build and with ``clean``."""

from __future__ import annotations

import shutil

import pytest

from newsgen.commands.clean import remove
from newsgen.pipeline.options import Options
from tests.support.laws import checks as laws
from tests.support.laws.interrupted_writes import leave_unfinished


@pytest.fixture
def room(tmp_path):
    with laws.open_room(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("way", ["the cache is kept", "the cache is lost", "clean"])
def test_nothing_unfinished_stays(room, way):
    leave_unfinished(room)
    if way != "the cache is kept":
        shutil.rmtree(room.root / ".newsgen")
    if way == "clean":
        remove(Options(room.root, room.root / "public", room.at))
        assert not (room.root / "public").exists()
    else:
        room.build()
        laws.same(room.tree(), room.clean_tree())
