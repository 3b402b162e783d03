"""``newsgen check --against``: an address that is gone is reported, and none that stands again by itself."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner

from newsgen.commands.check import check
from newsgen.commands.cli import main
from newsgen.commands.move import move
from newsgen.diagnostics.exceptions import Refused
from newsgen.pipeline.options import Options
from tests.support.newsroom import SITE
from tests.support.picture_files import drawn, saved

VOTE = "content/news/politics/2026/vote.md"
OLD = "/news/politics/2026/11/vote/"


def git(room, *arguments):
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *author, *arguments], cwd=room.root, check=True, capture_output=True, text=True).stdout


def options(room):
    return Options(room.root, room.root / "public", room.at)


def lost(room, against="HEAD"):
    """Each address reported as gone, with the file and the hint."""
    problems = check(options(room), against)
    return {p.message: (p.span.path, p.hint) for p in problems if p.code == "address/vanished"}


def gone(room, against="HEAD"):
    return {message.partition(" is gone")[0] for message in lost(room, against)}


@pytest.fixture(params=["revision", "release"])
def room(newsroom, request):
    """A newsroom as it was published: in git, and built."""
    newsroom.build()
    newsroom.write(".gitignore", "public/\n.newsgen/\nkept/\n")
    git(newsroom, "init", "-q", "-b", "main")
    git(newsroom, "add", ".")
    git(newsroom, "commit", "-q", "-m", "first")
    newsroom.build(out="kept")
    newsroom.against = "HEAD" if request.param == "revision" else str(newsroom.root / "kept")
    return newsroom


def test_nothing_is_gone_from_what_is_the_same(room):
    assert lost(room, room.against) == {}
    room.build()
    assert lost(room, room.against) == {}


def test_a_story_that_is_gone_is_reported_with_all_that_was_its_own(room):
    room.remove(VOTE)
    problems = lost(room, room.against)
    assert {message.partition(" is gone")[0] for message in problems} == {OLD, "/tags/assembly/"}
    if room.against == "HEAD":
        file, hint = problems[f"{OLD} is gone, with {VOTE}"]
        assert file == VOTE
        assert "aliases:" in hint
        assert "takedowns.yaml" in hint
    assert any(message.startswith("/tags/assembly/ is gone, and 2 below it") for message in problems)


@pytest.mark.parametrize("change", [{"slug": "ballot"}, {"permalink": "/ballot/"}, {"date": "2026-10-20 10:00"}])
def test_another_address_is_reported_at_the_story(room, change):
    keys = {"date": "2026-11-20 10:00", **change}
    room.story("news/politics/2026/vote", "The vote", tags="[Assembly, Vote]", **keys)
    assert gone(room, room.against) == {OLD}
    if room.against == "HEAD":
        [(message, (file, hint))] = lost(room).items()
        assert "its story is at /" in message
        assert (file, hint) == (VOTE, f"add aliases: [{OLD}]")
    room.story("news/politics/2026/vote", "The vote", tags="[Assembly, Vote]", aliases=f"[{OLD}]", **keys)
    assert lost(room, room.against) == {}


def test_a_story_that_was_moved_by_hand_is_found_by_what_it_is(room):
    text = (room.root / VOTE).read_text()
    room.remove(VOTE)
    room.write("content/news/economy/2026/vote.md", text)
    assert gone(room, room.against) == {OLD}
    if room.against == "HEAD":
        [(file, hint)] = lost(room).values()
        assert (file, hint) == ("content/news/economy/2026/vote.md", f"add aliases: [{OLD}]")


def test_after_newsgen_move_nothing_is_gone(room):
    move(options(room), VOTE, "content/news/economy/2026/ballot.md")
    assert lost(room, room.against) == {}


HELD = ["status: draft", "embargo: 2026-12-01", "expires: 2026-11-21", "date: 2026-12-01 10:00"]


@pytest.mark.parametrize("line", HELD)
def test_what_is_held_comes_back_by_itself(room, line):
    name = line.partition(":")[0]
    keys = {"date": "2026-11-20 10:00", name: line.partition(": ")[2]}
    if name == "date":
        keys["permalink"] = OLD  # a later date is another address, unless the address is given
    room.story("news/politics/2026/vote", "The vote", tags="[Assembly, Vote]", **keys)
    assert lost(room, room.against) == {}


def test_a_held_story_whose_address_changed_is_reported(room):
    room.story("news/politics/2026/vote", "The vote", tags="[Assembly, Vote]", status="draft", slug="ballot")
    assert gone(room, room.against) == {OLD}
    room.story("news/politics/2026/vote", "The vote", tags="[Assembly, Vote]", status="draft", slug="ballot", aliases=f"[{OLD}]")
    assert lost(room, room.against) == {}


def test_a_story_with_an_error_is_not_gone(newsroom):
    git(newsroom, "init", "-q")
    git(newsroom, "add", ".")
    git(newsroom, "commit", "-q", "-m", "first")
    newsroom.story("news/politics/2026/vote", "The vote", tags="[Assembly, Vote]", byeline="X")
    assert lost(newsroom) == {}


@pytest.mark.parametrize("named", ["news/politics/2026/vote.md", "/news/politics/2026/vote.md", VOTE])
def test_a_takedown_is_meant(newsroom, named):
    git(newsroom, "init", "-q")
    git(newsroom, "add", ".")
    git(newsroom, "commit", "-q", "-m", "first")
    newsroom.remove(VOTE)
    newsroom.write("content/_data/takedowns.yaml", f"- {{story: {named}, kind: gone}}\n")
    assert lost(newsroom) == {}
    newsroom.write("content/_data/takedowns.yaml", f"- {named}\n")
    assert lost(newsroom) == {}


def test_takedowns_are_a_file_that_is_known(newsroom):
    newsroom.write("content/_data/takedowns.yaml", f"- {VOTE}\n")
    assert newsroom.build().problems == []


def test_an_address_can_be_taken_down_with_all_below_it(room):
    room.remove(VOTE)
    room.write("content/_data/takedowns.yaml", f"- {{story: {OLD}, kind: gone}}\n- {{story: /tags/assembly/, kind: gone}}\n")
    assert lost(room, room.against) == {}


def test_pages_sections_authors_files_and_editions_are_looked_at(room):
    room.write("static/report.txt", "kept\n")
    room.write("content/authors/ada.md", "---\ntitle: Ada\n---\nBio.\n")
    room.write("site.yaml", SITE + "editions: {es: Es}\n")
    room.story("es/news/economy/2026/pan", "El pan")
    room.build(out="kept")
    git(room, "add", ".")
    git(room, "commit", "-q", "-m", "second")
    for path in ("static/report.txt", "content/authors/ada.md", "content/pages/about.md", "content/es/news/economy/2026/pan.md"):
        room.remove(path)
    room.write("site.yaml", SITE.replace("      - {id: economy, title: Economy}\n", "").replace("strike, title", "lockout, title"))
    room.remove("content/news/economy/2026/bread.md")
    addresses = gone(room, room.against)
    assert {"/report.txt", "/authors/ada/", "/about/", "/es/", "/news/economy/", "/coverage/strike/"} <= addresses
    assert not [address for address in addresses if address.startswith(("/es/news", "/news/economy/feed", "/_fragments", "/css"))]


def test_renditions_come_and_go_with_their_picture(room):
    room.write("site.yaml", SITE + "images: {}\n")
    room.write("static/img/bridge.jpg", saved(drawn(500, 400)))
    room.story("news/politics/2026/vote", "The vote", tags="[Assembly, Vote]", image="img/bridge.jpg")
    room.build(out="kept")
    git(room, "add", ".")
    git(room, "commit", "-q", "-m", "pictures")
    room.write("static/img/bridge.jpg", saved(drawn(400, 500)))
    assert gone(room, room.against) == set()
    room.remove("static/img/bridge.jpg")
    assert gone(room, room.against) == {"/img/bridge.jpg"}


def test_neither_checkout_nor_index_nor_output_is_touched(room):
    room.remove(VOTE)
    room.write("content/new.md", "x")
    git(room, "add", "content/new.md")
    room.build()
    before = git(room, "status", "--porcelain"), (room.root / ".git/index").read_bytes(), room.tree()
    lost(room, room.against)
    assert (git(room, "status", "--porcelain"), (room.root / ".git/index").read_bytes(), room.tree()) == before


def test_a_site_in_a_folder_of_the_repository(newsroom):
    git(newsroom, "init", "-q")
    (newsroom.root / "paper").mkdir()
    for name in ("content", "site.yaml"):
        (newsroom.root / name).rename(newsroom.root / "paper" / name)
    git(newsroom, "add", ".")
    git(newsroom, "commit", "-q", "-m", "first")
    newsroom.root /= "paper"
    newsroom.remove(VOTE)
    assert gone(newsroom) == {OLD, "/tags/assembly/"}


@pytest.mark.parametrize("against", ["nowhere", "--output=x", "HEAD~7", "content", ""])
def test_what_cannot_be_compared_with_is_told(room, against):
    if against == "":
        (room.root / "list").write_bytes(b"\xff\xfe")
    with pytest.raises(Refused) as refused:
        check(options(room), against or str(room.root / "list"))
    assert [p.code for p in refused.value.problems] == ["address/not-compared"]


@pytest.mark.parametrize("form", ["a path in each line", "json"])
def test_a_list_of_files_is_enough(newsroom, form):
    text = "index.html\nnews/old/index.html\tabc\n" if form != "json" else '{"files": [{"path": "news/old/index.html", "size": 3}]}'
    newsroom.write("files", text)
    assert gone(newsroom, str(newsroom.root / "files")) == {"/news/old/"}


def test_on_the_command_line_it_is_an_error_unless_the_site_says_otherwise(newsroom, monkeypatch):
    monkeypatch.chdir(newsroom.root)
    git(newsroom, "init", "-q")
    git(newsroom, "add", ".")
    git(newsroom, "commit", "-q", "-m", "first")
    newsroom.remove(VOTE)
    at = ("--at", "2026-11-23 09:00")
    assert CliRunner().invoke(main, ["check", *at], catch_exceptions=False).exit_code == 0
    result = CliRunner().invoke(main, ["check", "--against", "HEAD", *at], catch_exceptions=False)
    assert result.exit_code == 1
    assert f"{VOTE}:1:1  error  address/vanished" in result.stderr
    newsroom.write("site.yaml", SITE + "check: {levels: {address/vanished: warning}}\n")
    assert CliRunner().invoke(main, ["check", "--against", "HEAD", *at], catch_exceptions=False).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--against", "nowhere", *at], catch_exceptions=False).exit_code == 3
