"""``newsgen move`` adds the old address to a story's front matter and leaves every other byte."""

from __future__ import annotations

import codecs
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.move_story import BALLOT, VOTE, moved
from tests.support.newsroom import SITE, Newsroom

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
    """Every byte of the file is still there, in the same order; only whole pieces were added between them."""
    with tempfile.TemporaryDirectory() as folder:
        room = Newsroom(Path(folder) / "site")
        room.write("site.yaml", SITE)
        room.story("news/economy/2026/bread", "Bread")
        head = "\n".join(["title: The vote", *lines, "date: 2026-11-20 10:00"])
        head = "\n".join(" " * indent + line if line else line for line in head.split("\n"))
        body = f"---\n{head}\n{fence}\n\nText with  blanks \tand — “signs” 🇵🇹.\n\n\nEnd without a line end"
        data = (codecs.BOM_UTF8 if mark else b"") + body.replace("\n", eol).encode()
        room.write(VOTE, data)
        result = moved(room)
        after = (room.root / BALLOT).read_bytes()
        remaining = iter(after)
        assert all(byte in remaining for byte in data), "a byte is missing"
        old = b"/news/politics/2026/11/vote/"
        added = len(after) - len(data)
        assert after.count(old) == data.count(old) + 1
        assert added <= len(old) + 60
        assert after.startswith(codecs.BOM_UTF8) == mark
        assert after.split(b"Text with")[1] == data.split(b"Text with")[1]
        assert room.build().problems == [] or not [p for p in room.last.problems if p.level == "error"]
        assert result.id == ("an id" if "id: 'an id'" in lines else "news/politics/2026/vote")
