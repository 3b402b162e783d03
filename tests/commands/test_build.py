"""``newsgen build``, as an editor types it."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.support.newsroom import AT


def test_build_says_what_it_made_and_why(run):
    first = run("build", *AT)
    assert first.exit_code == 0
    assert "it is new" in first.stdout
    assert run("build", *AT).stdout == "0 pages made, 0 patched, 0 removed; 0 files written\n"


def test_a_bad_story_is_held_back_and_the_rest_is_built(run, newsroom):
    newsroom.write("content/news/politics/2026/bad.md", "---\ntitle: Bad\nbyeline: X\ndate: 2026-11-20\n---\nText.\n")
    for _ in range(2):
        result = run("build", *AT)
        assert result.exit_code == 1
        assert 'did you mean "byline"' in result.stderr
        assert "content/news/politics/2026/bad.md:3:1" in result.stderr
    assert (newsroom.root / "public/news/politics/2026/11/vote/index.html").exists()
    assert not (newsroom.root / "public/news/politics/2026/11/bad/index.html").exists()


def test_problems_come_as_json_and_as_annotations(run, newsroom):
    newsroom.write("content/news/politics/2026/bad.md", "---\ntitle: Bad\nbyeline: X\ndate: 2026-11-20\n---\nText.\n")
    assert json.loads(run("check", "--format", "json").stdout)[0]["code"] == "front-matter/unknown-key"
    assert run("check", "--format", "github").stdout.startswith("::error file=content/news/politics/2026/bad.md,line=3,col=1")


def test_two_files_on_one_address_are_named_and_the_older_keeps_it(run, newsroom):
    newsroom.story("news/politics/2026/copy", "Copy", "2026-11-22 10:00", slug="vote")
    result = run("build", *AT)
    assert result.exit_code == 1
    assert "content/news/politics/2026/copy.md and content/news/politics/2026/vote.md have the same address" in result.stderr
    assert "The vote" in newsroom.page("/news/politics/2026/11/vote/")


def test_a_foreign_output_folder_is_refused_and_left_as_it_was(run, newsroom):
    newsroom.write("public/mine.txt", "mine")
    result = run("build", *AT)
    assert result.exit_code == 3
    assert "mine.txt" in result.stderr
    assert newsroom.tree() == {"mine.txt": b"mine"}


@pytest.mark.parametrize("folder", [".", "..", "content", "static/x"])
def test_an_output_folder_that_holds_the_sources_is_refused(run, folder):
    assert run("build", "--output", folder, *AT).exit_code == 3


def test_a_lost_cache_does_not_leave_a_withdrawn_story_behind(run, newsroom):
    run("build", *AT)
    shutil.rmtree(newsroom.root / ".newsgen")
    newsroom.remove("content/news/politics/2026/vote.md")
    run("build", *AT)
    assert newsroom.tree() == newsroom.clean_tree()


def test_nothing_held_is_in_any_file(run, newsroom):
    newsroom.story(
        "news/politics/2026/held", "Xyzzyheadline", embargo="2026-11-30 10:00", tags="[Plughtag]", image="img/secret.png", byline="Frobnik"
    )
    newsroom.write("static/img/secret.png", b"\x89PNG secret")
    run("build", *AT)
    for path, data in newsroom.tree().items():
        for word in ("xyzzy", "plugh", "secret", "frobnik", "/held"):
            assert word not in path.lower()
            assert word.encode() not in data.lower(), (path, word)
    newsroom.build(at="2026-12-01T10:00:00Z")
    assert "Xyzzyheadline" in newsroom.page("/news/politics/2026/11/held/")


def test_a_story_with_an_error_takes_its_pictures_with_it(run, newsroom):
    newsroom.story("news/politics/2026/bad", "Bad", image="img/secret.png", byeline="X")
    newsroom.write("static/img/secret.png", b"\x89PNG secret")
    newsroom.write("static/img/other.png", b"\x89PNG other")
    run("build", *AT)
    assert "img/other.png" in newsroom.tree()
    assert "img/secret.png" not in newsroom.tree()
