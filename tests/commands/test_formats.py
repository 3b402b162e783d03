"""The formats in which problems are printed, and the exit codes."""

from __future__ import annotations

import json

import pytest

from tests.support.newsroom import AT


@pytest.mark.parametrize("command", ["build", "check"])
def test_formats(run, newsroom, command):
    newsroom.write("content/news/politics/2026/bad.md", "---\ntitle: Bad\nbyeline: 100%\ndate: 2026-11-20\n---\nText.\n")
    text = run(command, *AT)
    assert text.exit_code == 1
    assert "content/news/politics/2026/bad.md:3:1  error  front-matter/unknown-key\n" in text.stderr
    [problem] = json.loads(run(command, "--format", "json", *AT).stdout)
    assert problem["span"] == {"path": "content/news/politics/2026/bad.md", "line": 3, "column": 1, "length": 7}
    assert problem["level"] == "error"
    assert problem["hint"]
    [annotation] = run(command, "--format", "github", *AT).stdout.strip().split("\n")
    place = "file=content/news/politics/2026/bad.md,line=3,col=1,endColumn=8,title=front-matter/unknown-key"
    assert annotation.startswith(f"::error {place}::unknown key")
    assert "%0Ahint: " in annotation


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_a_clean_check_is_read_by_programs_too(run, form):
    result = run("check", "--format", form, *AT)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert (json.loads(result.stdout) == []) if form == "json" else result.stdout in ("", "No problems found.\n")


def test_usage_errors_end_with_2(run):
    for arguments in (
        ["build", "--format", "xml"],
        ["build", "--nonsense"],
        ["nonsense"],
        ["new"],
        ["init"],
        ["why"],
        ["check", "--at", "x"],
    ):
        assert run(*arguments).exit_code == 2, arguments
    assert run("--version").exit_code == 0
    assert run("--help").exit_code == 0
