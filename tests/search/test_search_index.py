"""The search index: what is in it, what is not, and that builds and it leave each other alone."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from unittest import mock

import pytest
from click.testing import CliRunner

from newsgen import search
from newsgen.commands.cli import main
from newsgen.commands.search import IndexSummary, make_index
from newsgen.pipeline.options import Options
from tests.support.held_stories import FREE, NOW, held, marked, plant
from tests.support.print_all_templates import write_templates


@pytest.fixture
def room(newsroom):
    write_templates(newsroom.root)
    return newsroom


def index(room) -> IndexSummary:
    return make_index(Options(room.root, room.root / "public", room.at))


def unpacked(tree: dict[str, bytes]) -> dict[str, bytes]:
    """An output with what is compressed in it decompressed."""
    return {path: gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data for path, data in tree.items()}


def in_index(room) -> list[str]:
    """The files of the index, Pagefind's program aside, that hold a marker."""
    return [
        path
        for path in marked(unpacked(room.tree()))
        if path.startswith("search/") and path.endswith((".pf_fragment", ".pf_index", ".pf_meta"))
    ]


def found(room, edition: str = "") -> dict[str, dict]:
    """Every document of an edition's index, by its address."""
    files = unpacked(room.tree())
    texts = [data for path, data in files.items() if path.startswith(f"{edition}search/index/fragment/")]
    documents = [json.loads(text.removeprefix(b"pagefind_dcd")) for text in texts]
    return {one["url"]: one for one in documents}


def test_stories_and_plain_pages_are_found_by_all_their_words(room):
    room.story(
        "news/politics/2026/vote", "The vote", "2026-11-20 10:00", body="Some *text*.\n\n/// figure\n    src: img/x.png\n    alt: A\n    caption: Capt\n///",
        byline="[ada, Bo Lind]", tags="[Assembly]", dek="Dekked", source="Wire", corrections="[{date: 2026-11-21, text: Corrected}]",
    )  # fmt: skip
    room.write("content/authors/ada.md", "---\ntitle: Ada Quist\n---\nShe writes.\n")
    room.write("static/img/x.png", b"\x89PNG")
    room.build()
    assert index(room).pages == {"": 4}
    documents = found(room)
    assert set(documents) == {
        "/about/", "/news/politics/2026/11/vote/", "/news/politics/2026/11/recount/", "/news/economy/2026/10/bread/"
    }  # fmt: skip
    vote = documents["/news/politics/2026/11/vote/"]
    for word in ("The vote", "Dekked", "Some text", "Capt", "Ada Quist", "Bo Lind", "Assembly", "Wire", "Corrected"):
        assert word in vote["content"], word
    assert vote["meta"] == {"title": "The vote", "section": "Politics", "date": "2026-11-20T10:00:00+00:00"}


def test_each_edition_has_an_index_of_its_own(room):
    with (room.root / "site.yaml").open("a") as file:
        file.write("editions: {es: {label: Español, language: es}}\n")
    room.story("es/news/politics/2026/voto", "El voto")
    room.build()
    assert index(room).pages == {"": 4, "es": 1}
    assert list(found(room, "es/")) == ["/es/news/politics/2026/11/voto/"]
    assert (room.root / "public/es/search/index/wasm.es.pagefind").exists()


def test_nothing_held_is_in_the_index(room):
    room.write("site.yaml", FREE)
    plant(room, "date: 2026-11-20 10:00\nembargo: 2026-11-30 10:00")
    room.story("news/politics/2026/hidden", "zqhidden", noindex="true")
    room.build(at=NOW)
    index(room)
    assert "/news/economy/2026/11/about-it/" in found(room)
    assert in_index(room) == []


def test_a_build_takes_what_it_removes_out_of_the_index(room):
    room.write("site.yaml", FREE)
    name = plant(room, "date: 2026-11-20 10:00")
    room.build(at=NOW)
    index(room)
    assert "/news/politics/2026/11/zqname/" in found(room)
    room.write(f"content/{name}", held("date: 2026-11-20 10:00\nstatus: draft"))
    room.build(at=NOW)
    assert "/news/politics/2026/11/zqname/" not in found(room)
    assert "/news/politics/2026/11/vote/" in found(room)
    index(room)
    assert in_index(room) == []


@pytest.mark.parametrize("taker", ["an alias", "another story"])
def test_a_text_goes_with_its_story_also_where_another_page_takes_its_address(room, taker):
    room.write("site.yaml", FREE)
    name = plant(room, "date: 2026-11-20 10:00")
    room.build(at=NOW)
    index(room)
    address = "/news/politics/2026/11/zqname/"
    assert "zqbody" in found(room)[address]["content"]
    room.remove(f"content/{name}")
    if taker == "an alias":
        room.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", aliases=f"[{address}]")
    else:
        room.story("news/politics/2026/other", "Other", "2026-11-20 10:00", slug="zqname")
    room.build(at=NOW)
    assert (room.root / f"public{address}index.html").exists()
    assert address not in found(room)


@pytest.mark.parametrize("taker", ["an alias", "another story", "nobody"])
@pytest.mark.parametrize("lost", ["the cache is forgotten", "the cache is lost"])
def test_a_text_goes_with_its_story_also_where_nobody_remembers_it(room, taker, lost):
    room.write("site.yaml", FREE)
    name = plant(room, "date: 2026-11-20 10:00")
    room.build(at=NOW)
    index(room)
    address = "/news/politics/2026/11/zqname/"
    room.remove(f"content/{name}")
    if taker == "an alias":
        room.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", aliases=f"[{address}]")
    elif taker == "another story":
        room.story("news/politics/2026/other", "Other", "2026-11-20 10:00", slug="zqname")
    if lost == "the cache is lost":
        shutil.rmtree(room.root / ".newsgen")
    room.build(at=NOW, clean=lost == "the cache is forgotten")
    assert address not in found(room)
    assert "/news/politics/2026/11/vote/" in found(room) or taker == "an alias"


def test_an_index_broken_off_leaves_nothing_behind(room):
    room.build(at=NOW)
    real, count = os.replace, iter(range(100))

    def ended(source, target):
        if "search" in str(target) and next(count) == 2:
            raise KeyboardInterrupt
        real(source, target)

    with mock.patch("os.replace", ended), pytest.raises(KeyboardInterrupt):
        index(room)
    with mock.patch("os.getpid", return_value=1):  # another process, with unfinished files of its own
        index(room)
    assert not [path for path in room.tree() if "unfinished" in path]


def test_an_index_goes_with_its_edition(room):
    plain = (room.root / "site.yaml").read_text()
    room.write("site.yaml", plain + "editions: {es: {label: Es}}\n")
    room.story("es/news/politics/2026/voto", "El voto", "2026-11-20 10:00")
    room.build(at=NOW)
    index(room)
    assert (room.root / "public/es/search/index/pagefind.js").exists()
    room.write("site.yaml", plain)
    room.build(at=NOW)
    assert not (room.root / "public/es").exists()
    assert (room.root / "public/search/index/pagefind.js").exists()


def test_a_list_that_leads_elsewhere_removes_nothing(room):
    room.build()
    index(room)
    with (room.root / "public/.newsgen/search").open("a") as file:
        file.write("../site.yaml\t\n")
    assert command(room, "clean").exit_code == 0
    assert (room.root / "site.yaml").exists()


def test_the_command_speaks_json(room):
    room.build()
    assert json.loads(command(room, "search", "--format", "json").stdout) == []


def test_builds_leave_the_index_and_the_index_leaves_the_site(room):
    room.build()
    before = room.tree()
    index(room)
    with_index = room.tree()
    assert {path: data for path, data in with_index.items() if path in before} == before
    report = room.build()
    assert (report.rendered, report.written, report.removed) == (0, 0, 0)
    assert room.tree() == with_index
    room.story("news/politics/2026/later", "Later")
    room.build(clean=True)
    assert found(room).keys() == found(room).keys() - {"/news/politics/2026/11/later/"}
    index(room)
    assert "/news/politics/2026/11/later/" in found(room)
    listed = [line.partition("\t")[0] for line in (room.root / "public/.newsgen/search").read_text().splitlines()]
    assert listed == sorted(path for path in room.tree() if path.startswith("search/index/"))


def command(room, *words):
    return CliRunner().invoke(main, [*words, "--site", str(room.root)], catch_exceptions=False)


def test_the_command_says_what_can_be_found(room):
    room.build()
    done = command(room, "search")
    assert done.exit_code == 0
    assert done.stdout.startswith("4 pages can be found\n")
    assert command(room, "clean").exit_code == 0
    assert room.tree() == {}


def test_before_a_build_it_is_refused(room):
    done = command(room, "search")
    assert done.exit_code == 3
    assert "newsgen build" in done.stderr


def test_what_a_check_saw_ahead_of_the_build_is_not_indexed(room):
    """A check at a later instant takes in what is not published yet."""
    room.write("site.yaml", FREE)
    entries = "/// live\n    time: 2026-11-22 10:00\n\nThen.\n///\n\n/// live\n    time: 2026-11-29 10:00\n\nzqlater.\n///\n"
    room.story("news/politics/2026/live", "Live", "2026-11-22 10:00", body=entries, type="live")
    room.build(at=NOW)
    assert command(room, "check", "--at", "2026-12-01 10:00").exit_code == 0
    assert command(room, "search").exit_code == 3
    room.build(at=NOW)
    assert command(room, "search").exit_code == 0
    assert in_index(room) == []
    assert "Then" in found(room)["/news/politics/2026/11/live/"]["content"]


def test_without_the_extra_it_is_refused(room, monkeypatch):
    room.build()
    monkeypatch.setattr(search, "engine", lambda: "")
    done = command(room, "search")
    assert done.exit_code == 3
    assert "pip install 'newsgen[search]'" in done.stderr


def test_what_fails_leaves_the_site_as_it_was(room, monkeypatch):
    room.build()
    index(room)
    before = room.tree()
    room.story("news/politics/2026/later", "Later")
    room.build()
    monkeypatch.setattr("newsgen.search.pagefind._COMMAND", ("-c", "import sys; sys.exit('out of paper')"))
    done = command(room, "search")
    assert done.exit_code == 3
    assert "out of paper" in done.stderr
    assert {path: data for path, data in room.tree().items() if path.startswith("search/index/")} == {
        path: data for path, data in before.items() if path.startswith("search/index/")
    }
