"""``newsgen move``: a story's file gets another name, and no address or link of it is lost."""

from __future__ import annotations

import os

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from tests.support.move_story import BALLOT, VOTE, moved, sources, text


def test_the_id_stays_and_the_old_address_leads_to_the_new_one(newsroom):
    before = text(newsroom, VOTE)
    newsroom.build()
    feed = newsroom.page("/feed.xml")
    moved(newsroom)
    assert not (newsroom.root / VOTE).exists()
    lines = "id: news/politics/2026/vote\naliases: [/news/politics/2026/11/vote/]\n"
    assert text(newsroom, BALLOT) == before.replace("tags: [Assembly, Vote]\n", "tags: [Assembly, Vote]\n" + lines)
    assert newsroom.build().problems == []
    assert 'content="0; url=/news/politics/2026/11/ballot/"' in newsroom.page("/news/politics/2026/11/vote/")
    assert newsroom.page("/feed.xml") == feed.replace("/11/vote/</link>", "/11/ballot/</link>")
    assert newsroom.tree() == newsroom.clean_tree()


def test_an_address_that_stays_gets_no_alias(newsroom):
    newsroom.story("news/politics/2026/vote", "The vote", permalink="/vote/", id="vote")
    before = text(newsroom, VOTE)
    result = moved(newsroom)
    assert (result.old_address, result.new_address) == ("/vote/", "/vote/")
    assert text(newsroom, BALLOT) == before
    newsroom.story("news/politics/2026/vote", "The vote", slug="election", id="election")
    before = text(newsroom, VOTE)
    moved(newsroom, VOTE, "content/news/politics/2025/other.md")
    assert text(newsroom, "content/news/politics/2025/other.md") == before


def test_there_and_back_again(newsroom):
    moved(newsroom)
    moved(newsroom, BALLOT, "content/news/economy/2026/")
    assert "aliases: [/news/politics/2026/11/vote/, /news/politics/2026/11/ballot/]\n" in text(
        newsroom, "content/news/economy/2026/ballot.md"
    )
    result = moved(newsroom, "content/news/economy/2026/ballot.md", VOTE)
    assert result.new_address == "/news/politics/2026/11/vote/"
    assert newsroom.build().problems == []
    assert "The vote" in newsroom.page("/news/politics/2026/11/vote/")
    assert "/11/vote/" in newsroom.page("/news/economy/2026/11/ballot/")
    assert not (newsroom.root / "content/news/economy/2026/ballot.md").exists()


def test_a_dry_run_says_all_and_changes_nothing(newsroom, monkeypatch):
    monkeypatch.chdir(newsroom.root)
    newsroom.story("news/politics/2026/other", "Other", body="[it](vote.md)")
    before = sources(newsroom)
    result = CliRunner().invoke(main, ["move", VOTE, "ballot.md", "--dry-run"], catch_exceptions=False)
    assert result.stdout == (
        f"{VOTE} would be {BALLOT}\n"
        "  id: news/politics/2026/vote\n"
        "  address: /news/politics/2026/11/ballot/, and /news/politics/2026/11/vote/ leads there\n"
        "  content/news/politics/2026/other.md: 1 link would change\n"
    )
    assert sources(newsroom) == before
    result = CliRunner().invoke(main, ["move", VOTE, "ballot.md"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "[it](ballot.md)" in text(newsroom, "content/news/politics/2026/other.md")


@pytest.mark.parametrize("folder", [".", "content", "content/news/politics/2026"])
def test_paths_are_read_as_they_stand_where_one_stands(newsroom, monkeypatch, folder):
    monkeypatch.chdir(newsroom.root / folder)
    file, to = (os.path.relpath(newsroom.root / path) for path in (VOTE, BALLOT))
    assert CliRunner().invoke(main, ["move", file, to, "--site", os.path.relpath(newsroom.root)], catch_exceptions=False).exit_code == 0
    assert (newsroom.root / BALLOT).exists()


def test_the_file_keeps_its_permissions_and_an_empty_folder_goes(newsroom):
    (newsroom.root / VOTE).chmod(0o640)
    newsroom.story("news/economy/1999/only", "Only")
    moved(newsroom, VOTE, "content/news/economy/2026/vote.md")
    assert (newsroom.root / "content/news/economy/2026/vote.md").stat().st_mode & 0o777 == 0o640
    moved(newsroom, "content/news/economy/1999/only.md", "content/news/economy/2026/")
    assert not (newsroom.root / "content/news/economy/1999").exists()
