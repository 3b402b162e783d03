"""``newsgen clean`` removes what newsgen made and nothing else."""

from __future__ import annotations

from tests.support.newsroom import AT


def test_clean_removes_what_was_built_and_nothing_else(run, newsroom):
    run("build", *AT)
    newsroom.write("public/CNAME", "example.org")
    run("clean")
    assert newsroom.tree() == {"CNAME": b"example.org"}
    assert not (newsroom.root / ".newsgen").exists()


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
