"""The laws of the architecture, each under its name."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.errors import Refused
from tests.bare import write_templates
from tests.conftest import SITE, Newsroom
from tests.edits import apply, edit


@pytest.fixture(autouse=True)
def _bare_templates(newsroom):
    write_templates(newsroom.root)


# Builds take a while, and more so on a busy machine: time is no part of these laws.
unhurried = settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck), derandomize=True)


def fresh_room(folder: str) -> Newsroom:
    room = Newsroom(Path(folder) / "site")
    write_templates(room.root)
    room.write("site.yaml", SITE)
    room.story("news/politics/2026/a", "One", tags="[Vote]")
    room.story("news/economy/2026/b", "Two", "2026-11-21 10:00", tags="[Vote, Prices]")
    return room


@unhurried
@given(st.lists(st.lists(edit, min_size=1, max_size=3), min_size=2, max_size=6))
def test_clean_build(rounds):
    with tempfile.TemporaryDirectory() as folder:
        room = fresh_room(folder)
        room.build()
        for edits in rounds:
            for one in edits:
                apply(room, one, SITE)
            room.build()
        assert room.tree() == room.clean_tree()


def test_rest(newsroom):
    newsroom.build()
    before = newsroom.tree()
    again = newsroom.build(at="2026-11-23T10:00:00Z")
    assert (again.rendered, again.written, again.patched, again.removed) == (0, 0, 0, 0)
    assert newsroom.tree() == before


def test_order(newsroom, tmp_path):
    newsroom.build()
    one = newsroom.tree()
    other = tmp_path / "other"
    shutil.copytree(newsroom.root / "content", other / "content", copy_function=shutil.copyfile)
    shutil.copyfile(newsroom.root / "site.yaml", other / "site.yaml")
    write_templates(other)
    room = Newsroom(other, jobs=2)
    room.build()
    assert room.tree() == one


class Crash(BaseException):
    """The machine stops here."""


def crashing(at: int):
    """An effect that stops everything right before the one with a number."""
    count = 0

    def effect(_what: str) -> None:
        nonlocal count
        count += 1
        if count == at:
            raise Crash

    return effect, lambda: count


CHANGES = [
    (
        "story",
        {
            "name": "a",
            "section": "news/politics",
            "title": "Changed",
            "date": "2026-11-22 10:00",
            "tags": ["New"],
            "coverage": "strike",
            "more": "",
            "body": "x",
        },
    ),
    ("delete", "news/economy", "b"),
    ("ticker", "[{text: Now}]"),
]


@pytest.mark.parametrize("after", ["nothing", "revert", "delete", "edit"])
def test_crash(newsroom, tmp_path, after):
    newsroom.story("news/economy/2026/b", "Two", "2026-11-21 10:00", tags="[Vote, Prices]")
    newsroom.build()
    pristine = tmp_path / "pristine"
    shutil.copytree(newsroom.root, pristine)
    clean: dict[str, bytes] | None = None
    at = 0
    while True:
        at += 1
        shutil.rmtree(newsroom.root)
        shutil.copytree(pristine, newsroom.root)
        for one in CHANGES:
            apply(newsroom, one, SITE)
        effect, counted = crashing(at)
        try:
            newsroom.build(effect=effect)
        except Crash:
            pass
        else:
            assert counted() < at
            break
        if after == "revert":
            for folder in ("content",):
                shutil.rmtree(newsroom.root / folder)
                shutil.copytree(pristine / folder, newsroom.root / folder)
        elif after == "delete":
            (newsroom.root / "content/news/politics/2026/a.md").unlink()
        elif after == "edit":
            newsroom.story("news/politics/2026/a", "Again", tags="[Other]")
        newsroom.build()
        if clean is None:
            clean = newsroom.clean_tree(f"clean-{after}")
        assert newsroom.tree() == clean, f"crash before effect {at}"
    assert at > 20


def test_slot(newsroom):
    newsroom.build()
    newsroom.write("content/_data/breaking.yaml", '[{text: "Ships return"}]\n')
    report = newsroom.build()
    assert report.patched > 5
    assert not [url for url, _ in report.made if not url.startswith("/_fragments/")]
    assert "Ships return" in newsroom.page("/about/")
    assert newsroom.tree() == newsroom.clean_tree()


def test_reason(newsroom):
    newsroom.build()
    newsroom.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", tags="[Assembly, Vote]", body="Another body.")
    report = newsroom.build()
    assert dict(report.made)["/news/politics/2026/11/vote/"] == "content/news/politics/2026/vote.md changed"
    assert all(reason for _, reason in report.made)


def test_a_second_build_at_once_says_so_and_ends(newsroom):
    def inside(_what: str) -> None:
        with pytest.raises(Refused) as refused:
            newsroom.build()
        assert refused.value.problems[0].code == "build/locked"

    newsroom.build(effect=inside)
