"""Links to addresses of the site lead somewhere, or the editor is told."""

from __future__ import annotations

from newsgen.commands.check import check
from newsgen.pipeline.options import Options


def messages(problems):
    return [(p.code, p.span.path, p.span.line, p.message, p.hint) for p in problems if p.code == "link/missing"]


def test_an_address_without_a_page_is_reported(newsroom):
    newsroom.story("news/politics/2026/links", body="[here](/news/politics/) [there](/news/politic/) [slash](/tags) [feed](/feed.xml?x=1)")
    expected = [
        (
            "link/missing",
            "content/news/politics/2026/links.md",
            6,
            "this site has nothing at /news/politic/",
            'did you mean "/news/politics/"? Name a story by its file, so that the link follows it.',
        ),
        (
            "link/missing",
            "content/news/politics/2026/links.md",
            6,
            "this site has nothing at /tags",
            'did you mean "/tags/"? Name a story by its file, so that the link follows it.',
        ),
    ]
    options = Options(newsroom.root, newsroom.root / "public", newsroom.at)
    assert messages(check(options)) == expected
    assert messages(newsroom.build().problems) == expected
    assert messages(newsroom.build().problems) == expected
    assert messages(check(options)) == expected


def test_an_address_whose_page_goes_is_reported_at_once(newsroom):
    newsroom.story("news/politics/2026/links", body="[there](/news/economy/2026/10/bread/)")
    assert messages(newsroom.build().problems) == []
    newsroom.remove("content/news/economy/2026/bread.md")
    options = Options(newsroom.root, newsroom.root / "public", newsroom.at)
    assert len(messages(check(options))) == 1
    assert len(messages(newsroom.build().problems)) == 1
