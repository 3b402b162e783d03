"""docs/problems.md shows every problem as newsgen prints it: each example is in a corpus of bad texts, or is brought about here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from tests.support.paths import DOCS, TESTS
from tests.support.problem_setups.setups import SETUPS
from tests.support.problem_setups.site import BRIDGE, STORY, Site

PAGE = DOCS / "problems.md"
_SECTION = re.compile(r"^### (\S+)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples() -> dict[str, list[str]]:
    """The examples under each code."""
    return {code: _EXAMPLE.findall(text) for code, text in _SECTION.findall(PAGE.read_text("utf-8"))}


def corpus() -> str:
    """All reports that other tests compare with what is printed."""
    reports = [*(TESTS / "problems").rglob("expected.txt"), *(TESTS / "golden/markdown").glob("*.txt")]
    return "\n".join(file.read_text("utf-8") for file in sorted(reports))


def printed(code: str, folder: Path) -> str:
    """What newsgen prints of a setup; a home of Lina's stands for the folder of the test."""
    site = Site(folder)
    SETUPS[code](site)
    with site.during:
        done = CliRunner().invoke(main, list(site.words), catch_exceptions=False)
    return done.stderr.replace(str(folder), "/home/lina/gazette")


@pytest.mark.parametrize("code", SETUPS)
def test_an_example_is_as_printed(code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    [example] = examples()[code]
    assert example in printed(code, tmp_path)


@pytest.mark.parametrize("code", sorted(examples().keys() - SETUPS.keys()))
def test_an_example_is_in_a_corpus(code):
    [example] = examples()[code]
    assert f"  {code}\n" in example.split("\n", 1)[0] + "\n"
    assert example in corpus() + "\n"


def test_the_example_at_the_head_is_as_printed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Site(tmp_path).write(BRIDGE, STORY.replace("date:", "byeline: Staff\ndate:"))
    example = _EXAMPLE.findall(PAGE.read_text("utf-8"))[0]
    assert example == CliRunner().invoke(main, ["check"], catch_exceptions=False).stderr
