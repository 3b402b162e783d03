"""What newsgen promises of a build, held against the sample newsroom."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from unittest import mock

import pytest

from newsgen.pipeline import theme
from tests.support.laws import checks as laws
from tests.support.newsroom import Newsroom
from tests.support.paths import ROOT
from tests.support.sample_site import copy_sample
from tests.support.subprocess_builds import AT, PROGRAM, fill, said, start, surroundings, wait_for


@pytest.fixture
def sample(tmp_path):
    """A copy of the sample newsroom and of the theme."""
    copy_sample(tmp_path / "site")
    shutil.copytree(ROOT / "templates", tmp_path / "site/templates")
    shutil.copyfile(ROOT / "site.yaml", tmp_path / "site/site.yaml")
    with mock.patch.multiple(theme, ROOT=tmp_path / "site", TEMPLATES=tmp_path / "site/templates"):
        yield Newsroom(tmp_path / "site")


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    found = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return {path for path in found if not path.startswith(".newsgen/")}


def with_a_dek(room: Newsroom) -> list[Path]:
    """The stories of which other pages show no word of the body."""
    stories = sorted((room.root / "content/news").rglob("*.md"))
    return [file for file in stories if re.search("^dek: ", file.read_text("utf-8"), re.MULTILINE)]


def test_one_body_is_edited_and_one_html_file_differs(sample):
    sample.build()
    stories = with_a_dek(sample)
    for file in (stories[0], stories[len(stories) // 2], stories[-1]):
        before = sample.tree()
        file.write_text(file.read_text("utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        report = sample.build()
        others = differing(before, sample.tree())
        pages = {path for path in others if path.endswith(".html")}
        assert len(pages) == 1
        assert all(path.endswith(("feed.xml", "atom.xml", "feed.json")) for path in others - pages)
        assert report.written == len(others)


def test_a_second_build_makes_nothing_also_an_hour_later(sample):
    assert sample.build().rendered > 300
    laws.rest(sample)


def test_after_edits_the_sample_equals_a_clean_build(sample):
    sample.build()
    stories = with_a_dek(sample)
    stories[0].unlink()
    stories[1].write_text(re.sub("^title: .*$", "title: Another headline", stories[1].read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    stories[2].rename(stories[2].with_name("renamed.md"))
    (sample.root / "templates/base.html").write_text((sample.root / "templates/base.html").read_text("utf-8") + "<!-- -->", "utf-8")
    sample.build()
    laws.same(sample.tree(), sample.clean_tree())


@pytest.fixture
def room(tmp_path):
    with laws.open_room(tmp_path) as opened:
        fill(opened)
        yield opened


@pytest.mark.parametrize("words", [(), ("--clean",)], ids=["build", "build --clean"])
def test_of_two_builds_at_once_the_second_says_so_and_ends(room, tmp_path, words):
    first = start(room, tmp_path / "running")
    wait_for((room.root / "public/404.html").exists)
    second = [*PROGRAM, "build", "--site", str(room.root), "--at", AT, *words]
    done = subprocess.run(second, env=surroundings(room), capture_output=True, text=True, check=False)
    assert first.poll() is None
    assert done.returncode == 3
    assert "error  build/locked\n  another build of this site is running\n" in done.stderr
    assert first.wait(60) == 1  # the two stories on one address
    assert "Traceback" not in said(tmp_path / "running")
    laws.same(room.tree(), room.clean_tree())


def test_a_foreign_output_folder_is_refused_and_left_as_it_was(room):
    files = {"index.html": b"mine", "deep/down/photo.jpg": b"mine too", ".hidden": b""}
    for name, data in files.items():
        room.write(f"public/{name}", data)
    marks = {path: path.stat().st_mtime_ns for path in (room.root / "public").rglob("*")}
    build = [*PROGRAM, "build", "--site", str(room.root), "--at", AT]
    done = subprocess.run(build, env=surroundings(room), capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "error  output/foreign" in done.stderr
    assert room.tree() == files
    assert {path: path.stat().st_mtime_ns for path in (room.root / "public").rglob("*")} == marks
