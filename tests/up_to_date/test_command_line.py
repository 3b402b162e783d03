"""Which command lines the way in answers itself, in which words, and what it loads for that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen import entry
from newsgen.commands import cli
from newsgen.model.instant import stamp
from newsgen.up_to_date import check
from tests.support.laws.cases import story
from tests.support.laws.edits import apply
from tests.support.laws.up_to_date import FORMS, WRONG

LINKED = story("c", body="See [it](nothing.md).")


def test_a_site_has_many_names(room, monkeypatch, tmp_path, capsys):
    room.build()
    (tmp_path / "linked").symlink_to(room.root)
    monkeypatch.chdir(room.root)
    at = ["--at", stamp(room.at)]
    for words in ([], ["--site", "."], ["--site", "./../site/"], ["--output", "./public"], ["--site", str(tmp_path / "linked")]):
        assert entry._build_nothing(["build", *at, *words])[0] == 0, words
    monkeypatch.chdir(tmp_path)
    assert entry._build_nothing(["build", *at, "--site=site", "--output", "linked/public/../public"])[0] == 0
    assert entry._build_nothing(["build", *at])[0] is None
    assert capsys.readouterr().out == 6 * f"{check.summary_line(0, 0, 0, 0)}\n"


PLAIN = {"--site": ".", "--output": "", "--at": "", "--jobs": "1", "--format": "text"}


def test_plain_builds_are_read_and_nothing_else():
    assert entry._build_options(["build"]) == PLAIN
    assert entry._build_options(["build", "--force", "--site=a", "--jobs", "2"]) == {**PLAIN, "--site": "a", "--jobs": "2"}
    for words in (
        "", "check", "--version", "build --clean", "build --help", "build x", "build --jobs 0", "build --jobs x", "build --format xml",
        "build --site", "build --site --force", "build --force=1", "build --at=", "--site a build",
    ):  # fmt: skip
        assert entry._build_options(words.split()) is None, words


def test_only_a_stamp_is_read_as_an_instant():
    assert entry._instant("2026-11-23T09:00:00Z") == "2026-11-23T09:00:00Z"
    assert len(entry._instant("")) == 20
    for text in (
        "2026-11-23 09:00",
        "2026-02-30T09:00:00Z",
        "2026-11-23T09:00:00+00:00",
        "0900-01-01T00:00:00Z",
        "tomorrow",
        "20261123T090000ZZZZZ",
    ):
        assert entry._instant(text) == "", text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("wrong", [(), (LINKED,), (LINKED, WRONG)], ids=["clean", "warned", "held"])
def test_the_words_and_the_exit_code_are_those_of_a_build(room, capsys, form, wrong):
    for one in wrong:
        apply(room, one)
    room.build()
    words = ["build", "--site", str(room.root), "--at", stamp(room.at), "--format", form]
    capsys.readouterr()
    status, _ = entry._build_nothing(words)
    said = capsys.readouterr()
    done = CliRunner().invoke(cli.main, words)
    assert (status, said.out, said.err) == (done.exit_code, done.stdout, done.stderr)
    assert status == (1 if WRONG in wrong else 0)


def test_what_a_terminal_cannot_show_is_left_to_the_commands():
    with open(os.devnull, "w", encoding="ascii") as stream:  # noqa: PTH123
        assert entry._printable("plain", stream)
        assert not entry._printable("größe", stream)
        assert not entry._printable("\x1b[31m", stream)


HEAVY = {
    "click",
    "jinja2",
    "markdown",
    "yaml",
    "msgspec",
    "babel",
    "sqlite3",
    "pathlib",
    "dataclasses",
    "typing",
    "newsgen.commands.cli",
    "newsgen.diagnostics.problem",
}
WATCHED = """\
import sys
before = set(sys.modules)
from newsgen import entry
from newsgen.up_to_date import check
check.compare_with_note = lambda *_: ("[]", None)
sys.argv = ["newsgen", "build"]
try:
    entry.main()
except SystemExit as end:
    print(end.code, *sorted(set(sys.modules) - before))
"""


def test_nothing_heavy_is_loaded():
    done = subprocess.run(
        [sys.executable, "-S", "-c", WATCHED],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(entry.__file__).parent.parent)},
    )
    words, (status, *loaded) = done.stdout.splitlines()[0], done.stdout.splitlines()[1].split()
    assert (words, status) == (check.summary_line(0, 0, 0, 0), "0")
    assert "newsgen.up_to_date.check" in loaded
    assert HEAVY.isdisjoint(loaded)


def test_every_other_command_line_is_read_by_the_commands():
    for words in (["--version"], ["nonsense"], ["check", "--site", "/nowhere"]):
        mine = subprocess.run([sys.executable, "-m", "newsgen", *words], capture_output=True, text=True, check=False)
        theirs = CliRunner().invoke(cli.main, words, prog_name="python -m newsgen")
        assert (mine.returncode, mine.stdout, mine.stderr) == (theirs.exit_code, theirs.stdout, theirs.stderr)
