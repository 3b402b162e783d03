"""A move that cannot be made changes nothing, and one that is stopped loses nothing."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from newsgen.commands.move import move
from newsgen.diagnostics.exceptions import Refused
from newsgen.pipeline.options import Options
from tests.commands.test_move_links import EDITIONS
from tests.support.move_story import BALLOT, VOTE, moved, sources
from tests.support.newsroom import NOW


@pytest.mark.parametrize(
    ("file", "to", "message"),
    [
        ("content/news/politics/2026/vot.md", BALLOT, 'did you mean "content/news/politics/2026/vote.md"'),
        ("content/news/2026/vote.md", BALLOT, 'did you mean "content/news/politics/2026/vote.md"'),
        ("content/pages/about.md", BALLOT, "is not a story"),
        ("site.yaml", BALLOT, "there is no file content/site.yaml"),
        (VOTE, "content/news/politics/2026/recount.md", "exists already"),
        (VOTE, VOTE, "that is its name now"),
        (VOTE, "content/ar/news/politics/2026/vote.md", "is in another edition"),
        (VOTE, "content/pages/vote.md", "would not be a story"),
        (VOTE, "content/authors/vote.md", "would not be a story"),
        (VOTE, "content/news/politics/2026/ballot", "a story's file ends in .md"),
        (VOTE, "content/.hidden/vote.md", "is not below content/"),
        (VOTE, "../../vote.md", "is not below content/"),
        (VOTE, "content/nws/vote.md", "move the file to content/news/"),
        (VOTE, "content/news/politics/2026/con.md", "cannot be a file name on Windows"),
        (VOTE, "content/news/politics/2025/recount.md", "has the address /news/politics/2026/11/recount/"),
        ("content/news/politics/2026/bad.md", BALLOT, "is held back for errors"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_changes(newsroom, monkeypatch, file, to, message):
    monkeypatch.chdir(newsroom.root)
    newsroom.write("site.yaml", EDITIONS)
    newsroom.write("content/news/politics/2026/bad.md", "---\ntitle: Bad\nbyeline: X\ndate: 2026-11-20\n---\nText.\n")
    before = sources(newsroom)
    result = CliRunner().invoke(main, ["move", file, to], catch_exceptions=False)
    assert result.exit_code == 3
    assert message in result.stderr
    assert sources(newsroom) == before


def test_front_matter_that_cannot_be_amended_is_refused(newsroom):
    newsroom.write(VOTE, "---\n{title: The vote, date: 2026-11-20}\n---\nText.\n")
    before = sources(newsroom)
    with pytest.raises(Refused, match="key: value lines"):
        moved(newsroom)
    assert sources(newsroom) == before


def test_a_link_that_cannot_be_found_is_refused_with_its_place(newsroom):
    newsroom.story("news/politics/2026/other", "Other", body="A line.\n\n[it](v&#111;te.md)")
    before = sources(newsroom)
    with pytest.raises(Refused, match=r"other\.md:") as error:
        moved(newsroom)
    assert error.value.problems[0].span.path == "content/news/politics/2026/other.md"
    assert sources(newsroom) == before


class Stopped(Exception):
    pass


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), Stopped()])
@pytest.mark.parametrize("step", [1, 2, 3])
def test_an_error_leaves_all_as_it_was_and_a_crash_loses_nothing(newsroom, fault, step):
    newsroom.story("news/politics/2026/other", "Other", body="[it](vote.md)")
    before = sources(newsroom)
    count = 0

    def effect(action):
        nonlocal count
        if action != "commit":
            count += 1
            if count == step:
                raise fault

    with pytest.raises(Refused if isinstance(fault, OSError) else Stopped):
        move(Options(newsroom.root, newsroom.root / "public", NOW, effect=effect), VOTE, BALLOT)
    if isinstance(fault, OSError):
        assert sources(newsroom) == before
    else:
        assert VOTE in sources(newsroom)
        codes = {p.code for p in newsroom.build().problems}
        assert codes - {"link/held"} == (set() if step == 1 else {"front-matter/duplicate-id"})
    assert not [path for path in sources(newsroom) if ".move-" in path]
