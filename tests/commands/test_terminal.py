"""The commands as programs of their own: on terminals, in pipes, stopped by signals and refused by the system."""

from __future__ import annotations

import errno
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from newsgen import entry
from tests.support.newsroom import AT

PROGRAM = [sys.executable, "-c", "from newsgen.commands.cli import main; main()"]


def on_a_terminal(arguments: list[str], folder: Path, *, stop_at: bytes = b"") -> tuple[int, str, str]:
    """Runs newsgen with standard error on a terminal, and sends Ctrl-C once that shows ``stop_at``. Returns exit code, output, and the text on the terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*PROGRAM, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True) as running:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:  # the other side of the terminal is closed
                break
            if not piece:
                break
            shown += piece
            if stop_at and stop_at in shown:
                os.killpg(running.pid, signal.SIGINT)
                stop_at = b""
        output = running.stdout.read().decode()
    os.close(ours)
    return running.returncode, output, shown.decode()


def many(newsroom, count: int) -> None:
    for number in range(count):
        newsroom.story(f"news/economy/2026/many-{number}", f"Story {number}", f"2026-10-{1 + number % 28:02} 10:00")


@pytest.mark.usefixtures("run")
def test_a_bar_on_a_terminal_and_silence_in_a_pipe(newsroom):
    many(newsroom, 40)
    code, output, shown = on_a_terminal(["build", *AT], newsroom.root)
    assert code == 0
    assert "pages made" in output
    assert re.search(r"\r\[#+\.*\] \d+/\d+ pages", shown)
    assert re.search(r"\r +\r$", shown)
    piped = subprocess.run([*PROGRAM, "build", "--clean", *AT], cwd=newsroom.root, capture_output=True, text=True, check=False)
    assert (piped.returncode, piped.stderr) == (0, "")
    assert "pages made" in piped.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_with_a_word_and_the_next_build_goes_on(run, newsroom, jobs):
    many(newsroom, 150)
    code, output, shown = on_a_terminal(["build", "--jobs", jobs, *AT], newsroom.root, stop_at=b"] ")
    assert code == 130, shown
    assert "Stopped." in shown
    assert "Traceback" not in shown + output
    assert run("build", *AT).exit_code == 0
    assert newsroom.tree() == newsroom.clean_tree()


def test_a_second_build_at_the_same_time_is_refused(run, newsroom):
    from newsgen.catalogue import lock  # noqa: PLC0415  # only here is another build played

    (newsroom.root / ".newsgen").mkdir()
    with lock(newsroom.root / ".newsgen/lock"):
        for command in ("build", "check", "clean"):
            result = run(command)
            assert result.exit_code == 3, command
            assert "build/locked" in result.stderr
    assert run("build", *AT).exit_code == 0


@pytest.mark.parametrize("command", ["build", "check", "clean"])
def test_what_the_system_refuses_is_told_and_is_no_story_held_back(run, newsroom, command):
    newsroom.build()
    newsroom.story("news/politics/2026/vote", "Another vote")
    full = OSError(errno.ENOSPC, "No space left on device", str(newsroom.root / "public/index.html"))
    closed = sqlite3.OperationalError("unable to open database file")
    closed.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    target, error = {"build": ("os.replace", full), "check": ("sqlite3.connect", closed), "clean": ("pathlib.Path.unlink", full)}[command]
    with mock.patch(target, side_effect=error):
        result = run(command, *(() if command == "clean" else AT))
    assert result.exit_code == 3
    assert "build/denied" in result.stderr
    assert run("build", *AT).exit_code == 0
    assert newsroom.tree() == newsroom.clean_tree()


def test_a_statement_that_fails_is_a_fault_of_ours_and_no_refusal(run):
    with (
        mock.patch("newsgen.plan.make_plan", side_effect=sqlite3.OperationalError("no such table")),
        pytest.raises(sqlite3.OperationalError),
    ):
        run("build", *AT)


def test_an_error_of_our_own_is_no_story_held_back(newsroom, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["newsgen", "build", "--site", str(newsroom.root)])
    for error, message in (
        (ZeroDivisionError("ours"), "Traceback"),
        (OSError(errno.EIO, "Input/output error", "x"), "x: Input/output error"),
    ):
        with mock.patch("newsgen.commands.cli.main", side_effect=error), pytest.raises(SystemExit) as ended:
            entry.main()
        assert ended.value.code == 3
        assert message in capsys.readouterr().err
