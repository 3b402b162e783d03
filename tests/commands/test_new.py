"""``newsgen new`` writes a draft into its section and nowhere else."""

from __future__ import annotations

import pytest


def test_new_writes_a_draft_in_its_section(run, newsroom):
    result = run("new", "Storm: ahead", "--section", "news/politics")
    assert result.exit_code == 0
    assert "status: draft" in (newsroom.root / result.stdout.strip()).read_text()
    assert run("check").exit_code == 0
    wrong = run("new", "Storm", "--section", "news/politcs")
    assert 'did you mean "news/politics"' in wrong.stderr


@pytest.mark.parametrize("section", ["../../etc", "/etc", "news/../../x", "", ".", "news/politics/", "pages"])
def test_new_writes_only_into_a_section(run, newsroom, section):
    before = sorted(path for path in newsroom.root.parent.rglob("*") if path.is_file())
    assert run("new", "Storm", "--section", section).exit_code == 2
    assert sorted(path for path in newsroom.root.parent.rglob("*") if path.is_file()) == before


@pytest.mark.parametrize("section", ["../../etc", "/etc", "news/../../x", "..", "news/./x"])
def test_new_writes_only_into_content_where_nothing_is_declared(run, newsroom, section):
    newsroom.write("site.yaml", "title: The Test Courier\nbase_url: https://example.org/\n")
    before = sorted(path for path in newsroom.root.parent.rglob("*") if path.is_file())
    assert run("new", "Storm", "--section", section).exit_code == 2
    assert sorted(path for path in newsroom.root.parent.rglob("*") if path.is_file()) == before


def test_new_does_not_write_over_a_story(run, newsroom):
    first = run("new", "Storm ahead", "--section", "news/politics").stdout.strip()
    (newsroom.root / first).write_text("mine")
    assert run("new", "Storm ahead!", "--section", "news/politics").exit_code == 1
    assert (newsroom.root / first).read_text() == "mine"
