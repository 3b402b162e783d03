"""``newsgen why`` says in words why a page is made or is not there."""

from __future__ import annotations

import pytest

from tests.support.newsroom import AT


def test_why_says_it_in_words(run, newsroom):
    run("build", *AT)
    newsroom.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", body="Other words.")
    result = run("why", "/news/politics/2026/11/vote/", *AT)
    assert "would be made now because: content/news/politics/2026/vote.md changed" in result.stdout
    assert run("why", "/nowhere/", *AT).exit_code == 1


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"status": "draft"}, "it is a draft"),
        ({"embargo": "2026-11-24 06:00"}, "its embargo is 2026-11-24 06:00"),
        ({"date": "2026-11-25 07:00"}, "its date is 2026-11-25 07:00"),
        ({"expires": "2026-11-22 06:00"}, "it expired at 2026-11-22 06:00"),
        ({"byeline": "X"}, "has errors"),
    ],
)
def test_why_says_what_holds_a_story_back(run, newsroom, keys, message):
    file = newsroom.story("news/politics/2026/bridge", "The bridge", **keys)
    for address_or_file in (file, "news/politics/2026/bridge.md", *(() if "byeline" in keys else ("/news/politics/2026/11/bridge/",))):
        result = run("why", address_or_file, *AT)
        assert result.exit_code == 1
        assert f"{file} " in result.stderr
        assert message in result.stderr


def test_why_takes_a_file_or_a_complete_address(run):
    run("build", *AT)
    for address_or_file in ("content/news/politics/2026/vote.md", "https://example.org/news/politics/2026/11/vote/"):
        assert run("why", address_or_file, *AT).stdout.startswith("/news/politics/2026/11/vote/  (article")


def test_why_before_any_build_and_of_what_is_not_there(run, newsroom):
    result = run("why", "/news/politics/2026/11/vote/", *AT)
    assert result.exit_code == 0
    assert "would be made" in result.stdout
    assert not (newsroom.root / "public").exists()
    run("build", *AT)
    assert "is up to date" in run("why", "/news/politics/2026/11/vote/", *AT).stdout
    wrong = run("why", "/news/politics/2026/11/vot/", *AT)
    assert wrong.exit_code == 1
    assert "There is no page at /news/politics/2026/11/vot/" in wrong.stderr
    assert "Did you mean /news/politics/2026/11/vote/?" in wrong.stderr
    newsroom.remove("content/news/politics/2026/vote.md")
    assert "would be removed" in run("why", "/news/politics/2026/11/vote/", *AT).stdout
