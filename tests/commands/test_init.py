"""``newsgen init`` makes a site that can be built."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from tests.support.paths import ROOT


def test_init_makes_a_site_that_has_no_problems(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init", "mysite"]).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--site", "mysite"]).output == "No problems found.\n"
    assert CliRunner().invoke(main, ["init", "mysite"]).exit_code == 3


def test_init_leaves_a_folder_that_holds_files(run, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine")
    result = run("init", str(tmp_path / "mine"))
    assert result.exit_code == 3
    assert "is not empty" in result.stderr
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["notes.txt"]
    (tmp_path / "file").write_text("x")
    assert run("init", str(tmp_path / "file")).exit_code == 3
    (tmp_path / "empty").mkdir()
    assert run("init", str(tmp_path / "empty")).exit_code == 0
    assert run("build", "--site", str(tmp_path / "empty")).exit_code == 0


@pytest.mark.full
def test_installed_elsewhere_it_builds_a_new_site(tmp_path):
    """From a package index, in an environment of its own: what the wheel holds is all there is."""
    run = functools.partial(subprocess.run, check=True, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    run([sys.executable, "-m", "venv", "env"])
    try:
        run(["env/bin/pip", "install", "--quiet", str(ROOT)])
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
