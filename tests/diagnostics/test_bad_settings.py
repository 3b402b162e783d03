"""site.yaml, data files, templates and options that are wrong, as the command tells of them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from tests.support.access_audit import watch
from tests.support.bad_stories import BOMB
from tests.support.newsroom import NOW, SITE
from tests.support.print_all_templates import write_templates

AT = ("--at", f"{NOW:%Y-%m-%dT%H:%MZ}")
VOTE = "news/politics/2026/11/vote/index.html"
BREAKING = "content/_data/breaking.yaml"
MOST_READ = "content/_data/most-read.yaml"
LAST = SITE.count("\n") + 1
ITEMS = "items:\n- {{story: {}}}\n"


@pytest.fixture
def run(newsroom, monkeypatch):
    """The command, under watch."""
    write_templates(newsroom.root)
    monkeypatch.chdir(newsroom.root)

    def command(*words: str):
        with watch(newsroom.root) as trespasses:
            done = CliRunner().invoke(main, list(words), catch_exceptions=False)
        assert trespasses == []
        return done

    return command


def problems(run, *words: str) -> set[tuple[str, str, int]]:
    done = run("check", "--format", "json", *AT, *words)
    found = json.loads(done.stdout) if done.stdout else []
    assert all(one["hint"] for one in found)
    assert done.exit_code == (1 if any(one["level"] == "error" for one in found) else 0)
    return {(one["code"], one["span"]["path"], one["span"]["line"]) for one in found}


# --- site.yaml


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (None, "site/missing-file", 1),
        ("", "site/not-keys", 1),
        ("- a\n", "site/not-keys", 1),
        ("text\n", "site/not-keys", 1),
        (SITE + "about: " + "a" * 3_000_000, "file/too-large", 1),
        (SITE.encode("utf-16"), "file/utf-16", 1),
        (SITE.encode() + b"about: caf\xe9\n", "file/not-utf8", LAST),
        (SITE + "about: a\0b\n", "file/nul", LAST),
        (SITE + "\tabout: a\n", "yaml/tab", LAST),
        (SITE + "title: Again\n", "yaml/duplicate-key", LAST),
        (SITE + BOMB, "yaml/too-large", LAST + 5),
        (SITE + "about: !!python/object/apply:os.system [touch pwned]\n", "yaml/tag", LAST),
        (SITE + f"extra: {'[' * 5000}\n", "yaml/too-deep", LAST),
        (SITE + f"read_next: {{related: {'9' * 5000}}}\n", "site/wrong-value", LAST),
        (SITE + "logo: ../../secret.png\n", "site/outside-site", LAST),
        (SITE + "permalink: /../{slug}/\n", "site/wrong-value", LAST),
        (SITE + "social: [{label: x, url: 'javascript:alert(1)'}]\n", "site/wrong-value", LAST),
        (SITE.replace("Europe/Lisbon", "Lisbon/../../etc/passwd"), "site/unknown-timezone", 3),
    ],
)
def test_a_site_that_is_set_up_wrongly_builds_nothing(run, newsroom, data, code, line):
    if data is None:
        newsroom.remove("site.yaml")
    else:
        newsroom.write("site.yaml", data)
    done = run("build", *AT)
    assert done.exit_code == 3
    assert f"site.yaml:{line}:" in done.stderr
    assert f"  error  {code}\n" in done.stderr
    assert "hint: " in done.stderr
    assert not (newsroom.root / "public").exists()
    assert (code, "site.yaml", line) in problems(run)


@pytest.mark.parametrize("kind", ["folder", "pipe", "link", "device"])
def test_a_site_yaml_that_is_no_file(run, newsroom, kind):
    file = newsroom.root / "site.yaml"
    (newsroom.root.parent / "other.yaml").write_text(SITE.replace("title:", "SECRET:"))
    file.unlink()
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("../other.yaml" if kind == "link" else "/dev/zero")
    done = run("build", *AT)
    assert done.exit_code == 3
    assert "site.yaml:1:1  error  " in done.stderr
    assert "SECRET" not in done.output
    assert not (newsroom.root / "public").exists()


def test_a_site_without_content_is_built_and_told(run, newsroom):
    shutil.rmtree(newsroom.root / "content")
    done = run("build", *AT)
    assert done.exit_code == 0
    assert "content:1:1  warning  file/no-content" in done.stderr
    assert (newsroom.root / "public/index.html").exists()
    newsroom.write("content", "a file")
    assert ("file/not-a-folder", "content", 1) in problems(run)


# --- data files


@pytest.mark.parametrize(
    ("path", "data", "code", "line"),
    [
        (BREAKING, "a: b\n", "data/not-a-list", 1),
        (BREAKING, "text\n", "data/not-a-list", 1),
        (BREAKING, "- {text: Good news}\n- {text: [a]}\n", "data/wrong-value", 2),
        (BREAKING, "- {text: Good news}\n- {txt: a}\n", "data/unknown-key", 2),
        (BREAKING, "- {text: Good news}\n- 7: {a: b}\n", "data/unknown-key", 2),
        (BREAKING, "- {text: Good news}\n- {text: a, start: tomorrow}\n", "data/wrong-value", 2),
        (BREAKING, "- {text: Good news}\n- {text: a, until: 0000-00-00}\n", "data/wrong-value", 2),
        (BREAKING, "- {text: Good news}\n- {text: a, url: 'javascript:alert(1)'}\n", "data/wrong-value", 2),
        (BREAKING, "- {text: Good news}\n- !!python/object/apply:os.system [id]\n", "yaml/tag", 2),
        (BREAKING, "- {text: a}\n\t- b\n", "yaml/tab", 2),
        (BREAKING, "- {text: a}\n- {text: b\0}\n", "file/nul", 2),
        (BREAKING, "- {text: a}\n".encode("utf-16"), "file/utf-16", 1),
        (BREAKING, b"- {text: a}\n- {text: \xff}\n", "file/not-utf8", 2),
        (BREAKING, "- &a [x, x]\n" + "".join(f"- &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 9)), "yaml/alias", 2),
        (BREAKING, "[" * 10_000, "yaml/too-deep", 1),
        (BREAKING, "- {text: a}\n" * 100_000, "yaml/too-large", 6667),
        (MOST_READ, ITEMS.format("../../../etc/passwd.md"), "story/outside-site", 2),
        (MOST_READ, ITEMS.format("'javascript:alert(1)'"), "story/not-a-story", 2),
        (MOST_READ, ITEMS.format("news/politics/2026/vote.md, reads: many"), "data/wrong-value", 2),
        (MOST_READ, ITEMS.format("news/politics/2026/vote.md, reads: -5"), "data/wrong-value", 2),
        (MOST_READ, ITEMS.format(f"news/politics/2026/vote.md, reads: {'9' * 5000}"), "data/wrong-value", 2),
        (MOST_READ, "as_of: soon\nitems: []\n", "data/wrong-value", 1),
        ("content/_data/braking.yaml", "- {text: a}\n", "data/unknown-file", 1),
    ],
)
def test_a_bad_entry_is_left_out_and_all_else_is_built(run, newsroom, path, data, code, line):
    newsroom.write(path, data)
    done = run("build", *AT)
    assert done.exit_code == (0 if code == "data/unknown-file" else 1)
    assert (code, path, line) in problems(run)
    page = newsroom.page("/" + VOTE)
    assert "The vote" in page
    assert "javascript:" not in page
    good = isinstance(data, str) and "Good news" in data
    assert ("Good news" in page) == good


# --- templates


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a\n{% if %}\n", 2, "Expected an expression"),
        ("a\n{% for x in y %}\n", 2, "end of template"),
        ("a\n\n{{ nothing.here }}\n", 3, "'nothing' is undefined"),
        ("a\n{{ frame.nothing }}\n", 2, "nothing"),
        ("{% include 'none.html' %}", 1, "none.html"),
        ("{% include '../../secret.md' %}", 1, "secret.md"),
        ("{% include 'pages/article.html' %}", 1, "RecursionError"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError"),
        ("caf\udce9", 1, "UTF-8|utf-8"),
    ],
)
def test_a_template_that_fails_is_named_and_nothing_is_lost(run, newsroom, text, line, words):
    run("build", *AT)
    before = newsroom.tree()
    template = newsroom.root / "templates/pages/article.html"
    good = template.read_bytes()
    template.write_bytes(text.encode("utf-8", "surrogateescape"))
    newsroom.remove("content/news/politics/2026/recount.md")
    done = run("build", *AT)
    assert done.exit_code == 3
    assert f"templates/pages/article.html:{line}:1  error  template/failed" in done.stderr
    assert any(one in done.stderr for one in words.split("|"))
    assert "hint: " in done.stderr
    assert set(before) <= set(newsroom.tree())
    assert newsroom.tree()[VOTE] == before[VOTE]
    template.write_bytes(good)
    assert run("build", *AT).exit_code == 0
    assert newsroom.tree() == newsroom.clean_tree()


# --- options


@pytest.mark.parametrize("at", ["nonsense", "", "2026-02-30", "2026-11-23 25:00", "9" * 5000, "0001-01-01", "tomorrow", "\udcff"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_an_instant_that_is_none(run, newsroom, command, at):
    done = run(command, "--at", at)
    assert done.exit_code == 2
    assert "--at" in done.stderr
    assert not (newsroom.root / "public").exists()


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "1000000"])
def test_a_number_of_jobs_that_is_none(run, jobs):
    done = run("build", "--jobs", jobs)
    assert done.exit_code == 2
    assert "--jobs" in done.stderr


@pytest.mark.parametrize(
    "out", [".", "..", "../..", "/", "~", "site.yaml", "content/news", "content/x", "static", "templates/x", ".newsgen", "link"]
)
def test_an_output_that_is_not_ours_is_refused(run, newsroom, monkeypatch, tmp_path, out):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (newsroom.root / "link").symlink_to("content")
    before = {path: path.read_bytes() for path in newsroom.root.rglob("*") if path.is_file()}
    done = run("build", "--output", str(Path("~").expanduser()) if out == "~" else out, *AT)
    assert done.exit_code == 3
    assert "error  output/" in done.stderr
    assert "hint: " in done.stderr
    after = {path: path.read_bytes() for path in newsroom.root.rglob("*") if path.is_file()}
    assert after == before
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize("command", ["build", "check", "why /x/", "new T --section news"])
def test_a_folder_that_is_no_site(tmp_path, command):
    words = command.split()
    done = CliRunner().invoke(main, [*words, "--site", str(tmp_path / "nowhere")], catch_exceptions=False)
    assert done.exit_code == (1 if command == "check" else 3)
    assert "Traceback" not in done.output
    assert not (tmp_path / "nowhere").exists()
