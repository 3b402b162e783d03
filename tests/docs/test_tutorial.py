"""The tutorial, followed: its files are written, its commands are run, and what they print is what it shows.

A fenced text below a line that ends in a file's name and a colon is that file. In a fenced ``console``, a line that begins with ``$`` is
run, and what follows is what it prints. UPDATE_GOLDEN=1 writes what is printed into the tutorial. How many pages were made or patched
depends on the theme too, so that only none and some are told apart.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.commands import cli, init, new, options
from tests.support.paths import DOCS
from tests.support.tutorial_steps import steps

PAGE = DOCS / "tutorial.md"


class Clock(datetime):
    """It is Monday morning in the tutorial."""

    @classmethod
    def now(cls, tz=None):
        return datetime(2026, 11, 23, 9, tzinfo=UTC).astimezone(tz)


class Reader:
    """Somebody who follows the tutorial, beginning in an empty folder."""

    def __init__(self) -> None:
        self.code = 0

    def run(self, command: str) -> str:
        name, *words = shlex.split(command)
        if name == "cd":
            os.chdir(words[0])
            return ""
        if command == "echo $?":
            return f"{self.code}\n"
        assert name == "newsgen", command
        done = CliRunner().invoke(cli.main, words, catch_exceptions=False)
        self.code = done.exit_code
        return done.output


def follow(text: str) -> Iterator[tuple[str, str, str]]:
    """Follow a tutorial in the folder at hand: what was typed, what the tutorial shows, what was printed."""
    reader = Reader()
    for kind, name, shown in steps(text):
        if kind == "file":
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(shown, encoding="utf-8")
        else:
            yield name, shown, reader.run(name)


def alike(shown: str, printed: str) -> bool:
    """Whether what is printed is what is shown, but for the numbers of a build."""

    def counted(text: str) -> str:
        lines = text.rstrip().splitlines()
        return "\n".join(
            re.sub(r"\b[1-9]\d*\b", "some", line) if re.match(r"\d+ pages made|  +\d+  it is", line) else line for line in lines
        )

    return counted(shown) == counted(printed)


def lies(text: str) -> list[str]:
    """The commands of a tutorial that print something else than it shows."""
    return [f"$ {typed}\nprints\n{printed}\nand not\n{shown}" for typed, shown, printed in follow(text) if not alike(shown, printed)]


def corrected(text: str) -> str:
    """A tutorial that shows what is printed."""
    for typed, shown, printed in follow(text):
        if shown.rstrip() != printed.rstrip():
            text = text.replace(f"$ {typed}\n{shown}", f"$ {typed}\n{printed.rstrip()}\n", 1)
    return text


@pytest.fixture
def monday(tmp_path, monkeypatch):
    for module in (init, new, options):  # the modules that read the clock
        monkeypatch.setattr(module, "datetime", Clock)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("monday")
def test_the_tutorial_is_true():
    text = PAGE.read_text("utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(corrected(text), "utf-8")
        return
    assert lies(text) == []
    assert len(list(steps(text))) >= 15


@pytest.mark.usefixtures("monday")
def test_a_lie_is_found():
    text = PAGE.read_text("utf-8")
    [lie] = lies(text.replace("\n0 pages made", "\n1 pages made", 1))
    assert lie.startswith("$ newsgen build\nprints\n0 pages made")
