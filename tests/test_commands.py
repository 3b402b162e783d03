"""The commands, as an editor types them."""

from __future__ import annotations

import errno
import functools
import json
import os
import pty
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner

from newsgen import entry
from newsgen.commands.cli import main
from tests.bare import write_templates


@pytest.fixture
def run(newsroom, monkeypatch):
    write_templates(newsroom.root)
    monkeypatch.chdir(newsroom.root)

    def command(*words: str):
        return CliRunner().invoke(main, list(words), catch_exceptions=False)

    return command


AT = ("--at", "2026-11-23 09:00")


def test_build_says_what_it_made_and_why(run):
    first = run("build", *AT)
    assert first.exit_code == 0
    assert "it is new" in first.stdout
    assert run("build", *AT).stdout == "0 pages made, 0 patched, 0 removed; 0 files written\n"


def test_a_bad_story_is_held_back_and_the_rest_is_built(run, newsroom):
    newsroom.write("content/news/politics/2026/bad.md", "---\ntitle: Bad\nbyeline: X\ndate: 2026-11-20\n---\nText.\n")
    for _ in range(2):
        done = run("build", *AT)
        assert done.exit_code == 1
        assert 'did you mean "byline"' in done.stderr
        assert "content/news/politics/2026/bad.md:3:1" in done.stderr
    assert (newsroom.root / "public/news/politics/2026/11/vote/index.html").exists()
    assert not (newsroom.root / "public/news/politics/2026/11/bad/index.html").exists()


def test_problems_come_as_json_and_as_annotations(run, newsroom):
    newsroom.write("content/news/politics/2026/bad.md", "---\ntitle: Bad\nbyeline: X\ndate: 2026-11-20\n---\nText.\n")
    assert json.loads(run("check", "--format", "json").stdout)[0]["code"] == "front-matter/unknown-key"
    assert run("check", "--format", "github").stdout.startswith("::error file=content/news/politics/2026/bad.md,line=3,col=1")


def test_two_files_on_one_address_are_named_and_the_older_keeps_it(run, newsroom):
    newsroom.story("news/politics/2026/copy", "Copy", "2026-11-22 10:00", slug="vote")
    done = run("build", *AT)
    assert done.exit_code == 1
    assert "content/news/politics/2026/copy.md and content/news/politics/2026/vote.md have the same address" in done.stderr
    assert "The vote" in newsroom.page("/news/politics/2026/11/vote/")


def test_a_foreign_output_folder_is_refused_and_left_as_it_was(run, newsroom):
    newsroom.write("public/mine.txt", "mine")
    done = run("build", *AT)
    assert done.exit_code == 3
    assert "mine.txt" in done.stderr
    assert newsroom.tree() == {"mine.txt": b"mine"}


@pytest.mark.parametrize("folder", [".", "..", "content", "static/x"])
def test_an_output_folder_that_holds_the_sources_is_refused(run, folder):
    assert run("build", "--output", folder, *AT).exit_code == 3


def test_why_says_it_in_words(run, newsroom):
    run("build", *AT)
    newsroom.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", body="Other words.")
    done = run("why", "/news/politics/2026/11/vote/", *AT)
    assert "would be made now because: content/news/politics/2026/vote.md changed" in done.stdout
    assert run("why", "/nowhere/", *AT).exit_code == 1


def test_clean_removes_what_was_built_and_nothing_else(run, newsroom):
    run("build", *AT)
    newsroom.write("public/CNAME", "example.org")
    run("clean")
    assert newsroom.tree() == {"CNAME": b"example.org"}
    assert not (newsroom.root / ".newsgen").exists()


def test_a_lost_cache_does_not_leave_a_withdrawn_story_behind(run, newsroom):
    run("build", *AT)
    shutil.rmtree(newsroom.root / ".newsgen")
    newsroom.remove("content/news/politics/2026/vote.md")
    run("build", *AT)
    assert newsroom.tree() == newsroom.clean_tree()


def test_init_makes_a_site_that_has_no_problems(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", "mysite"]).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--site", "mysite"]).output == "No problems found.\n"
    assert CliRunner().invoke(main, ["init", "mysite"]).exit_code == 3


def test_new_writes_a_draft_in_its_section(run, newsroom):
    done = run("new", "Storm: ahead", "--section", "news/politics")
    assert done.exit_code == 0
    assert "status: draft" in (newsroom.root / done.stdout.strip()).read_text()
    assert run("check").exit_code == 0
    wrong = run("new", "Storm", "--section", "news/politcs")
    assert 'did you mean "news/politics"' in wrong.stderr


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


# --- as a program of its own: terminals, pipes, signals

PROGRAM = [sys.executable, "-c", "from newsgen.commands.cli import main; main()"]


def on_a_terminal(words: list[str], folder: Path, *, stop_at: bytes = b"") -> tuple[int, str, str]:
    """Run with standard error on a terminal; send Ctrl-C once it shows ``stop_at``. Exit code, output, and what the terminal showed."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*PROGRAM, *words], cwd=folder, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True) as running:
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
            done = run(command)
            assert done.exit_code == 3, command
            assert "build/locked" in done.stderr
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
        done = run(command, *(() if command == "clean" else AT))
    assert done.exit_code == 3
    assert "build/denied" in done.stderr
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
    for error, said in ((ZeroDivisionError("ours"), "Traceback"), (OSError(errno.EIO, "Input/output error", "x"), "x: Input/output error")):
        with mock.patch("newsgen.commands.cli.main", side_effect=error), pytest.raises(SystemExit) as ended:
            entry.main()
        assert ended.value.code == 3
        assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"status": "draft"}, "it is a draft"),
        ({"embargo": "2026-11-24 06:00"}, "its embargo is 2026-11-24 06:00"),
        ({"date": "2026-11-25 07:00"}, "its date is 2026-11-25 07:00"),
        ({"expires": "2026-11-22 06:00"}, "it expired at 2026-11-22 06:00"),
        ({"byeline": "X"}, "has errors"),
    ],
)
def test_why_says_what_holds_a_story_back(run, newsroom, keys, words):
    file = newsroom.story("news/politics/2026/bridge", "The bridge", **keys)
    for asked in (file, "news/politics/2026/bridge.md", *(() if "byeline" in keys else ("/news/politics/2026/11/bridge/",))):
        done = run("why", asked, *AT)
        assert done.exit_code == 1
        assert f"{file} " in done.stderr
        assert words in done.stderr


def test_why_takes_a_file_or_a_complete_address(run):
    run("build", *AT)
    for asked in ("content/news/politics/2026/vote.md", "https://example.org/news/politics/2026/11/vote/"):
        assert run("why", asked, *AT).stdout.startswith("/news/politics/2026/11/vote/  (article")


# --- what is printed


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
    done = run("check", "--format", form, *AT)
    assert done.exit_code == 0
    assert done.stderr == ""
    assert (json.loads(done.stdout) == []) if form == "json" else done.stdout in ("", "No problems found.\n")


def test_usage_errors_end_with_2(run):
    for words in (["build", "--format", "xml"], ["build", "--nonsense"], ["nonsense"], ["new"], ["init"], ["why"], ["check", "--at", "x"]):
        assert run(*words).exit_code == 2, words
    assert run("--version").exit_code == 0
    assert run("--help").exit_code == 0


def test_init_leaves_a_folder_that_holds_files(run, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine")
    done = run("init", str(tmp_path / "mine"))
    assert done.exit_code == 3
    assert "is not empty" in done.stderr
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["notes.txt"]
    (tmp_path / "file").write_text("x")
    assert run("init", str(tmp_path / "file")).exit_code == 3
    (tmp_path / "empty").mkdir()
    assert run("init", str(tmp_path / "empty")).exit_code == 0
    assert run("build", "--site", str(tmp_path / "empty")).exit_code == 0


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


def test_clean_leaves_folders_of_others(run, newsroom):
    newsroom.write("mine/index.html", "mine")
    newsroom.write("mine/.newsgen/files", "")
    newsroom.write("other/.newsgen/files", "../site.yaml\n/etc/hosts\nindex.html\n")
    newsroom.write("other/index.html", "ours")
    for out in ("mine", "other", "nowhere"):
        assert run("clean", "--output", out).exit_code == 0
    assert (newsroom.root / "mine/index.html").read_text() == "mine"
    assert (newsroom.root / "site.yaml").exists()
    assert not (newsroom.root / "other/index.html").exists()


def test_why_before_any_build_and_of_what_is_not_there(run, newsroom):
    done = run("why", "/news/politics/2026/11/vote/", *AT)
    assert done.exit_code == 0
    assert "would be made" in done.stdout
    assert not (newsroom.root / "public").exists()
    run("build", *AT)
    assert "is up to date" in run("why", "/news/politics/2026/11/vote/", *AT).stdout
    wrong = run("why", "/news/politics/2026/11/vot/", *AT)
    assert wrong.exit_code == 1
    assert "There is no page at /news/politics/2026/11/vot/" in wrong.stderr
    assert "Did you mean /news/politics/2026/11/vote/?" in wrong.stderr
    newsroom.remove("content/news/politics/2026/vote.md")
    assert "would be removed" in run("why", "/news/politics/2026/11/vote/", *AT).stdout


@pytest.mark.full
def test_installed_elsewhere_it_builds_a_new_site(tmp_path):
    """From a package index, in an environment of its own: what the wheel holds is all there is."""
    root = Path(__file__).parent.parent
    run = functools.partial(subprocess.run, check=True, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    run([sys.executable, "-m", "venv", "env"])
    try:
        run(["env/bin/pip", "install", "--quiet", str(root)])
    except subprocess.CalledProcessError as error:
        if os.environ.get("CI") or "No matching distribution" not in error.stderr:
            pytest.fail(error.stderr)
        pytest.skip("no package index can be reached; CI has one, and fails here without")
    run(["env/bin/newsgen", "init", "mysite"])
    assert "pages made" in run(["env/bin/newsgen", "build", "--site", "mysite"]).stdout
    assert run(["env/bin/newsgen", "check", "--site", "mysite"]).stdout == "No problems found.\n"
    html = (tmp_path / "mysite/public/index.html").read_text()
    style = re.findall(r'href="([^"]+\.css)"', html)[0]
    assert (tmp_path / "mysite/public" / style.lstrip("/")).exists()
    assert ".venv" not in html
