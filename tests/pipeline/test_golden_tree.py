"""A small newsroom whose tree is known, byte for byte. ``UPDATE_GOLDEN=1`` writes it anew: then read the difference."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from unittest import mock

import pytest

from newsgen.pages import KINDS
from newsgen.pipeline import theme
from newsgen.pipeline.options import Options
from newsgen.pipeline.session import open_session
from tests.support.newsroom import Newsroom
from tests.support.paths import TESTS

GOLDEN = TESTS / "golden"
NEWSROOM, TREE = GOLDEN / "newsroom", GOLDEN / "tree"
OF_A_HUNDRED = {"topic-month"}
"""The kinds that need more stories than a small newsroom has."""

OF_OTHERS_BYTES = {"rendition"}
"""The kinds whose bytes are those of another release of a library."""


@pytest.fixture
def room(tmp_path):
    root = tmp_path / "theme"  # the theme may change as it likes
    with mock.patch.multiple(theme, ROOT=root, TEMPLATES=root / "templates"):
        shutil.copytree(NEWSROOM, tmp_path / "site", copy_function=shutil.copyfile)
        yield Newsroom(tmp_path / "site")


def tree_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def served(room: Newsroom) -> dict[str, bytes]:
    """The tree without the marks by which newsgen knows it again."""
    return {path: data for path, data in room.tree().items() if not path.startswith(".newsgen/")}


def test_the_tree_is_as_it_was(room):
    report = room.build()
    assert [problem.code for problem in report.problems if problem.level == "error"] == ["front-matter/unknown-key"]
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(TREE, ignore_errors=True)
        for path, data in served(room).items():
            (TREE / path).parent.mkdir(parents=True, exist_ok=True)
            (TREE / path).write_bytes(data)
    mine, known = served(room), tree_of(TREE)
    assert mine.keys() == known.keys()
    assert [path for path in sorted(mine) if mine[path] != known[path]] == []


def test_every_page_kind_is_in_it(room):
    room.build()
    room.build()
    with open_session(Options(room.root, room.root / "public", room.at)) as session:
        kinds = {kind for (kind,) in session.catalogue.query("SELECT DISTINCT kind FROM page")}
    assert kinds == {kind.name for kind in KINDS} - OF_A_HUNDRED - OF_OTHERS_BYTES


def test_nothing_held_is_in_it():
    for path, data in tree_of(TREE).items():
        for word in ("embargo", "secret", "finished", "nobody", "never seen"):
            assert word not in path.lower()
            assert word.encode() not in data.lower(), path
