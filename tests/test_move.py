"""newsgen move: a story's file gets another name, and nothing that led to it is lost."""

from __future__ import annotations

import codecs
import os
import re
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.commands.cli import main
from newsgen.commands.move import move
from newsgen.diagnostics.problem import Refused
from newsgen.pipeline.build import Options
from tests.conftest import NOW, SITE, Newsroom

VOTE = "content/news/politics/2026/vote.md"
BALLOT = "content/news/politics/2026/ballot.md"


def moved(room, file=VOTE, to=BALLOT, **words):
    return move(Options(room.root, room.root / "public", room.at), file, to, **words)


def text(room, path):
    return (room.root / path).read_bytes().decode()


def sources(room):
    return {p.relative_to(room.root).as_posix(): p.read_bytes() for p in sorted((room.root / "content").rglob("*")) if p.is_file()}


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
    done = moved(newsroom)
    assert (done.address, done.new_address) == ("/vote/", "/vote/")
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
    done = moved(newsroom, "content/news/economy/2026/ballot.md", VOTE)
    assert done.new_address == "/news/politics/2026/11/vote/"
    assert newsroom.build().problems == []
    assert "The vote" in newsroom.page("/news/politics/2026/11/vote/")
    assert "/11/vote/" in newsroom.page("/news/economy/2026/11/ballot/")
    assert not (newsroom.root / "content/news/economy/2026/ballot.md").exists()


ALIASES = [
    ("aliases: [/a/]", "aliases: [/a/, /OLD/]"),
    ("aliases: [ /a/, /b/ ]  # two", "aliases: [ /a/, /b/, /OLD/ ]  # two"),
    ("aliases: [/a/,]", "aliases: [/a/, /OLD/,]"),
    ("aliases: []", "aliases: [/OLD/]"),
    ("aliases:", "aliases: [/OLD/]"),
    ("aliases: # none yet", "aliases: [/OLD/] # none yet"),
    ("aliases: /a/", "aliases: [/a/, /OLD/]"),
    ("aliases: '/a/'  # one", "aliases: ['/a/', /OLD/]  # one"),
    ("aliases:\n- /a/", "aliases:\n- /a/\n- /OLD/"),
    ("aliases:\n  - /a/   # first\n  - /b/\n# end", "aliases:\n  - /a/   # first\n  - /b/\n  - /OLD/\n# end"),
    ("aliases: [\n  /a/, # first\n  /b/ # second\n]", "aliases: [\n  /a/, # first\n  /b/, /OLD/ # second\n]"),
    ('"aliases": ["/a/"]', '"aliases": ["/a/", /OLD/]'),
]


@pytest.mark.parametrize(("written", "after"), ALIASES)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_the_old_address_joins_those_that_are_given(newsroom, written, after, eol):
    head = f"---\n# a comment\ntitle:   'The vote'   # kept\ndate: 2026-11-20 10:00\n{written}\nid: x\n---\n\nText.\n"
    newsroom.write(VOTE, head.replace("\n", eol).encode())
    moved(newsroom)
    expected = head.replace(written, after.replace("/OLD/", "/news/politics/2026/11/vote/"))
    assert (newsroom.root / BALLOT).read_bytes() == expected.replace("\n", eol).encode()


heads = st.lists(
    st.sampled_from(
        [
            "# a comment",
            "",
            "kicker: 'It''s'",
            'dek: "One: \\u00e9 # two"',
            "dek: |\n  Two\n   lines",
            "dek: >-\n  folded\n\n  text",
            "tags: [a,  b ,c]   # words",
            "tags:\n    - x\n    - 'y: z'",
            "image:\n  src: img/a.jpg\n  alt: A",
            "extra: {map: true, n: [1, 2]}",
            "noindex:   no",
            "byline: Ada\n  Lovelace",
            "aliases: [/a/]",
            "aliases:\n  - /a/\n  - /b/",
            "aliases: /a/",
            "id: 'an id'",
            "translation_of: content/news/economy/2026/bread.md",
        ]
    ),
    unique_by=lambda line: line.partition(":")[0] if ":" in line else line,
    max_size=6,
)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck), derandomize=True)
@given(heads, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.sampled_from(["---", "...", "--- "]), st.integers(0, 3))
def test_every_other_byte_stays(lines, eol, mark, fence, indent):
    """Whatever the front matter looks like: what was there is there still, in order, and only whole pieces came in between."""
    with tempfile.TemporaryDirectory() as folder:
        room = Newsroom(Path(folder) / "site")
        room.write("site.yaml", SITE)
        room.story("news/economy/2026/bread", "Bread")
        head = "\n".join(["title: The vote", *lines, "date: 2026-11-20 10:00"])
        head = "\n".join(" " * indent + line if line else line for line in head.split("\n"))
        body = f"---\n{head}\n{fence}\n\nText with  blanks \tand — “signs” 🇵🇹.\n\n\nEnd without a line end"
        data = (codecs.BOM_UTF8 if mark else b"") + body.replace("\n", eol).encode()
        room.write(VOTE, data)
        done = moved(room)
        after = (room.root / BALLOT).read_bytes()
        rest = iter(after)
        assert all(byte in rest for byte in data), "a byte is missing"
        old = b"/news/politics/2026/11/vote/"
        added = len(after) - len(data)
        assert after.count(old) == data.count(old) + 1
        assert added <= len(old) + 60
        assert after.startswith(codecs.BOM_UTF8) == mark
        assert after.split(b"Text with")[1] == data.split(b"Text with")[1]
        assert room.build().problems == [] or not [p for p in room.last.problems if p.level == "error"]
        assert done.id == ("an id" if "id: 'an id'" in lines else "news/politics/2026/vote")


NAMES = """\
See [it](vote.md), [again](./vote.md#part), [so](../2026/vote.md "A title"), [top](news/politics/2026/vote.md),
[root](/news/politics/2026/vote.md), [whole](content/news/politics/2026/vote.md), [slash](/content/news/politics/2026/vote.md), <a href="vote.md">raw</a>
and [by name][v]. Not `vote.md` nor [another](recount.md), nor the file vote.md by itself.

    vote.md as code

/// related
- vote.md
- [The vote](../2026/vote.md)
- recount.md
///

[v]: vote.md
"""
NAMED = """\
See [it](../../economy/2026/ballot.md), [again](../../economy/2026/ballot.md#part), [so](../../economy/2026/ballot.md "A title"), [top](news/economy/2026/ballot.md),
[root](/news/economy/2026/ballot.md), [whole](content/news/economy/2026/ballot.md), [slash](/content/news/economy/2026/ballot.md), <a href="../../economy/2026/ballot.md">raw</a>
and [by name][v]. Not `vote.md` nor [another](recount.md), nor the file vote.md by itself.

    vote.md as code

/// related
- ../../economy/2026/ballot.md
- [The vote](../../economy/2026/ballot.md)
- recount.md
///

[v]: ../../economy/2026/ballot.md
"""


def test_links_to_it_follow_each_in_its_manner(newsroom):
    newsroom.story("news/politics/2026/other", "Other", body=NAMES, related="[vote.md, 'news/politics/2026/vote.md']")
    before = text(newsroom, "content/news/politics/2026/other.md")
    newsroom.build()
    done = moved(newsroom, VOTE, "content/news/economy/2026/ballot.md")
    after = before.replace(NAMES, NAMED).replace("[vote.md, 'news/", "[../../economy/2026/ballot.md, 'news/")
    after = after.replace("'news/politics/2026/vote.md']", "'news/economy/2026/ballot.md']")
    found = text(newsroom, "content/news/politics/2026/other.md")
    assert found.replace("the file ../../economy/2026/ballot.md by", "the file vote.md by") == after
    assert done.links["content/news/politics/2026/other.md"] >= 13
    assert newsroom.build().problems == []
    assert newsroom.page("/news/politics/2026/11/other/").count('href="/news/economy/2026/11/ballot/') >= 11


def test_its_own_links_mean_what_they_meant(newsroom):
    newsroom.write("content/news/politics/2026/beside.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    newsroom.write("static/img/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    body = "[one](recount.md) [self](vote.md#x) [two](../../economy/2026/bread.md) [three](news/economy/2026/bread.md) ![A](beside.svg) ![B](img/a.svg)"
    newsroom.story("news/politics/2026/vote", "The vote", body=body, image="{src: beside.svg, alt: A, credit: C}", related="[recount.md]")
    newsroom.build()
    page = newsroom.page("/news/politics/2026/11/vote/")
    moved(newsroom, VOTE, "content/news/economy/ballot.md")
    assert [p for p in newsroom.build().problems if p.level == "error" or "missing" in p.code.split("/")] == []
    after = newsroom.page("/news/economy/2026/11/ballot/")
    body = re.search('class="body.*?</div>', page, re.DOTALL)[0]
    assert body.replace("/news/politics/2026/11/vote/", "/news/economy/2026/11/ballot/") in after
    expected = "[one](../politics/2026/recount.md) [self](ballot.md#x) [two](2026/bread.md) [three](news/economy/2026/bread.md)"
    assert f"{expected} ![A](../politics/2026/beside.svg) ![B](img/a.svg)" in text(newsroom, "content/news/economy/ballot.md")


def test_names_in_data_files_follow(newsroom):
    lines = "items:\n- {story: news/politics/2026/vote.md, reads: 9} # first\n- story: /news/politics/2026/vote.md\n- story: content/news/politics/2026/recount.md\n"
    newsroom.write("content/_data/most-read.yaml", lines)
    moved(newsroom)
    after = lines.replace("politics/2026/vote.md", "politics/2026/ballot.md")
    assert text(newsroom, "content/_data/most-read.yaml") == after


def test_signs_in_a_name_are_written_so_that_they_can_be_read(newsroom):
    newsroom.story("news/politics/2026/other", "Other", body="[it](vote.md)", related="[vote.md]")
    moved(newsroom, VOTE, "content/news/politics/2026/the vote (new), 50% #1.md")
    assert "[it](the%20vote%20%28new%29,%2050%25%20%231.md)" in text(newsroom, "content/news/politics/2026/other.md")
    assert [p for p in newsroom.build().problems if p.code.endswith("/missing")] == []


EDITIONS = SITE + "editions: {ar: {label: Ar, direction: rtl}, es: Es}\n"


def test_translations_stay_together(newsroom):
    newsroom.write("site.yaml", EDITIONS)
    newsroom.story("ar/news/politics/2026/vote", "التصويت")
    newsroom.story("es/news/politics/2026/voto", "El voto", translation_of="content/news/politics/2026/vote.md")
    newsroom.build()
    links = re.findall('hreflang="[^"]*" href="[^"]*"', newsroom.page("/news/politics/2026/11/vote/"))
    moved(newsroom)
    assert "translation_of: content/ar/news/politics/2026/vote.md\n" in text(newsroom, BALLOT)
    assert newsroom.build().problems == []
    expected = [link.replace("g/news/politics/2026/11/vote/", "g/news/politics/2026/11/ballot/") for link in links]
    for page in ("/news/politics/2026/11/ballot/", "/ar/news/politics/2026/11/vote/", "/es/news/politics/2026/11/voto/"):
        shown = re.findall('hreflang="[^"]*" href="https[^"]*"', newsroom.page(page))
        assert shown == [one for one in expected if "https" in one]


def test_a_translation_that_names_it_follows(newsroom):
    newsroom.write("site.yaml", EDITIONS)
    newsroom.story("es/news/politics/2026/voto", "El voto", translation_of="content/news/politics/2026/vote.md")
    moved(newsroom)
    assert "translation_of" not in text(newsroom, BALLOT)
    assert f"translation_of: {BALLOT}\n" in text(newsroom, "content/es/news/politics/2026/voto.md")


@pytest.mark.parametrize(
    ("file", "to", "words"),
    [
        ("content/news/politics/2026/vot.md", BALLOT, 'did you mean "content/news/politics/2026/vote.md"'),
        ("content/news/2026/vote.md", BALLOT, 'did you mean "content/news/politics/2026/vote.md"'),
        ("content/pages/about.md", BALLOT, "is not a story"),
        ("site.yaml", BALLOT, "there is no file content/site.yaml"),
        (VOTE, "content/news/politics/2026/recount.md", "exists already"),
        (VOTE, VOTE, "that is its name now"),
        (VOTE, "content/ar/news/politics/2026/vote.md", "is in another edition"),
        (VOTE, "content/pages/vote.md", "would not be a story"),
        (VOTE, "content/authors/vote.md", "would not be a story"),
        (VOTE, "content/news/politics/2026/ballot", "a story's file ends in .md"),
        (VOTE, "content/.hidden/vote.md", "is not below content/"),
        (VOTE, "../../vote.md", "is not below content/"),
        (VOTE, "content/nws/vote.md", "move the file to content/news/"),
        (VOTE, "content/news/politics/2026/con.md", "cannot be a file name on Windows"),
        (VOTE, "content/news/politics/2025/recount.md", "has the address /news/politics/2026/11/recount/"),
        ("content/news/politics/2026/bad.md", BALLOT, "is held back for errors"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_changes(newsroom, monkeypatch, file, to, words):
    monkeypatch.chdir(newsroom.root)
    newsroom.write("site.yaml", EDITIONS)
    newsroom.write("content/news/politics/2026/bad.md", "---\ntitle: Bad\nbyeline: X\ndate: 2026-11-20\n---\nText.\n")
    before = sources(newsroom)
    done = CliRunner().invoke(main, ["move", file, to], catch_exceptions=False)
    assert done.exit_code == 3
    assert words in done.stderr
    assert sources(newsroom) == before


def test_front_matter_that_cannot_be_amended_is_refused(newsroom):
    newsroom.write(VOTE, "---\n{title: The vote, date: 2026-11-20}\n---\nText.\n")
    before = sources(newsroom)
    with pytest.raises(Refused, match="key: value lines"):
        moved(newsroom)
    assert sources(newsroom) == before


def test_a_link_that_cannot_be_found_is_refused_with_its_place(newsroom):
    newsroom.story("news/politics/2026/other", "Other", body="A line.\n\n[it](v&#111;te.md)")
    before = sources(newsroom)
    with pytest.raises(Refused, match=r"other\.md:") as error:
        moved(newsroom)
    assert error.value.problems[0].span.path == "content/news/politics/2026/other.md"
    assert sources(newsroom) == before


def test_a_dry_run_says_all_and_changes_nothing(newsroom, monkeypatch):
    monkeypatch.chdir(newsroom.root)
    newsroom.story("news/politics/2026/other", "Other", body="[it](vote.md)")
    before = sources(newsroom)
    done = CliRunner().invoke(main, ["move", VOTE, "ballot.md", "--dry-run"], catch_exceptions=False)
    assert done.stdout == (
        f"{VOTE} would be {BALLOT}\n"
        "  id: news/politics/2026/vote\n"
        "  address: /news/politics/2026/11/ballot/, and /news/politics/2026/11/vote/ leads there\n"
        "  content/news/politics/2026/other.md: 1 link would change\n"
    )
    assert sources(newsroom) == before
    done = CliRunner().invoke(main, ["move", VOTE, "ballot.md"], catch_exceptions=False)
    assert done.exit_code == 0
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


class Stopped(Exception):
    pass


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), Stopped()])
@pytest.mark.parametrize("step", [1, 2, 3])
def test_an_error_leaves_all_as_it_was_and_a_crash_loses_nothing(newsroom, fault, step):
    newsroom.story("news/politics/2026/other", "Other", body="[it](vote.md)")
    before = sources(newsroom)
    count = 0

    def effect(what):
        nonlocal count
        if what != "commit":
            count += 1
            if count == step:
                raise fault

    with pytest.raises(Refused if isinstance(fault, OSError) else Stopped):
        move(Options(newsroom.root, newsroom.root / "public", NOW, effect=effect), VOTE, BALLOT)
    if isinstance(fault, OSError):
        assert sources(newsroom) == before
    else:
        assert VOTE in sources(newsroom)
        codes = {p.code for p in newsroom.build().problems}
        assert codes - {"link/held"} == (set() if step == 1 else {"front-matter/duplicate-id"})
    assert not [path for path in sources(newsroom) if ".move-" in path]
