"""Whatever an editor writes: a Problem with file, line and remedy, and every other story is on the site as if nothing were.

Through the whole program, from files to pages, in the order of the contract's list. What the content room makes of each alone is in
tests/content; what a whole site can be wrong in, in test_bad_sites.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from newsgen.pipeline.read_files import ReadFiles
from tests.support.access_audit import build
from tests.support.bad_stories import HELD, LONGER, PUBLISHED, Bad
from tests.support.newsroom import NOW
from tests.support.print_all_templates import write_templates

BAD = "content/news/politics/2026/bad.md"
ADDRESS = "news/politics/2026/11/bad/index.html"


@pytest.fixture
def room(newsroom):
    """A newsroom with templates of its own, so that pages hold all that can be known of a story."""
    write_templates(newsroom.root)
    return newsroom


@pytest.fixture(scope="session")
def others(tmp_path_factory):
    """The tree of the same newsroom without the bad story, made once."""
    known: dict[str, dict[str, bytes]] = {}

    def tree(room) -> dict[str, bytes]:
        if not known:
            with suppress(FileNotFoundError):
                (room.root / BAD).unlink()
            known["tree"] = room.clean_tree(str(tmp_path_factory.mktemp("others") / "clean"))
        return known["tree"]

    return tree


def told(report, bad: Bad, path: str = BAD) -> None:
    """The expected problem is among those of the file, in its line, with a remedy."""
    assert all(problem.hint and problem.message for problem in report.problems)
    assert {problem.span.path for problem in report.problems} == {path}
    assert (bad.code, bad.line) in {(problem.code, problem.span.line) for problem in report.problems}


@pytest.mark.parametrize("name", HELD)
def test_a_story_that_cannot_be_published_is_told_and_leaves_no_trace(room, others, name):
    bad = HELD[name]
    room.write(BAD, bad.data)
    report = build(room)
    told(report, bad)
    assert any(problem.level == "error" for problem in report.problems)
    tree = room.tree()
    assert ADDRESS not in tree
    assert tree == others(room)


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_story_with_a_flaw_is_published(room, name):
    bad = PUBLISHED[name]
    room.write(BAD, bad.data)
    report = build(room)
    if bad.code:
        told(report, bad)
    else:
        assert report.problems == []
    assert not any(problem.level == "error" for problem in report.problems)
    assert "The vote" in room.page("/news/politics/2026/11/vote/")
    page = room.page("/" + (bad.address or ADDRESS))
    for words in bad.shown:
        assert words in page, words
    for words in bad.hidden:
        assert words not in page.lower(), words


@pytest.mark.full
@pytest.mark.parametrize("name", LONGER)
def test_texts_as_large_as_they_come(room, name):
    bad = LONGER[name]
    room.write(BAD, bad.data)
    report = build(room)
    told(report, bad) if bad.code else None
    assert (ADDRESS in room.tree()) == (not bad.code)
    assert "The vote" in room.page("/news/politics/2026/11/vote/")


@pytest.mark.parametrize("name", ["30 February", "script", "not UTF-8", "alias bomb", "brackets"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_the_exit_code_tells_errors_from_warnings(room, monkeypatch, name, command):
    bad = {**HELD, **PUBLISHED}[name]
    room.write(BAD, bad.data)
    monkeypatch.chdir(room.root)
    done = CliRunner().invoke(main, [command, "--at", f"{NOW:%Y-%m-%dT%H:%MZ}"], catch_exceptions=False)
    assert done.exit_code == (1 if name in HELD else 0)
    assert f"{BAD}:{bad.line}:" in done.stderr
    assert f"  {bad.code}\n" in done.stderr
    assert "hint: " in done.stderr


def test_a_file_put_right_is_published_by_the_next_build(room):
    for bad in HELD.values():
        room.write(BAD, bad.data)
        break
    build(room)
    room.story("news/politics/2026/bad", "Put right")
    assert build(room).problems == []
    assert "Put right" in room.page("/" + ADDRESS)
    assert room.tree() == room.clean_tree()


def test_very_many_bad_stories_at_once_and_in_other_processes(room, others, monkeypatch):
    monkeypatch.setattr(ReadFiles, "few", 2)
    for number, bad in enumerate(HELD.values()):
        room.write(f"content/news/economy/2026/bad-{number}.md", bad.data)
    room.jobs = 2
    report = room.build()
    assert {problem.span.path for problem in report.problems if problem.level == "error"} == {
        f"content/news/economy/2026/bad-{number}.md" for number in range(len(HELD))
    }
    assert room.tree() == others(room)
