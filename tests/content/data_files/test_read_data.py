from datetime import UTC, datetime

import pytest

from newsgen.content import SourceFile, read_data
from newsgen.model.data import Breaking, BreakingItem, MostRead, MostReadItem


def read(site, name, text):
    return read_data(site, SourceFile(f"content/_data/{name}.yaml", text.encode()))


def codes(problems):
    return [problem.code for problem in problems]


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_items_keep_their_order_and_texts(gazette):
    value, problems = read(
        gazette,
        "breaking",
        "- {text: 'Minister: \"no\"', url: /a/, start: 2026-11-23 07:40}\n- {text: 12:30, start: 2026-11-23, until: 2026-11-23 01:00}\n",
    )
    assert problems == ()
    assert value == Breaking(
        items=(
            BreakingItem(text="Minister: “no”", url="/a/", start=utc(2026, 11, 23, 7, 40), until=utc(2026, 11, 23, 9, 40)),
            BreakingItem(text="12:30", start=utc(2026, 11, 23), until=utc(2026, 11, 23, 1)),
        )
    )


def test_a_bad_item_goes_and_the_others_stay(gazette):
    value, problems = read(
        gazette, "breaking", "- text: A\n  until: 2026-11-23\n- text: B\n  until: soon\n- text: C\n  until: 2026-11-24\n"
    )
    assert [item.text for item in value.items] == ["A", "C"]
    assert [(problem.code, problem.span.line) for problem in problems] == [("data/wrong-value", 4)]


def test_an_item_lasts_at_most_the_longest(gazette):
    value, problems = read(gazette, "breaking", "- {text: A, start: 2026-11-20, until: 2026-12-20}\n")
    assert value.items[0].until == utc(2026, 11, 21)
    assert codes(problems) == ["breaking/too-long"]


def test_items_without_an_end_share_one_warning(gazette):
    value, problems = read(gazette, "breaking", "- A\n- B\n- {text: C, until: 2026-11-23}\n- D\n")
    assert [item.until for item in value.items] == [None, None, utc(2026, 11, 23), None]
    assert codes(problems) == ["breaking/no-end"]
    assert "2 more" in problems[0].message


@pytest.mark.parametrize("text", ["", "# nothing\n", "[]\n", "---\n"])
def test_an_empty_file_is_an_empty_ticker(gazette, text):
    assert read(gazette, "breaking", text) == (Breaking(), ())
    assert read(gazette, "most-read", text) == (MostRead(), ())


@pytest.mark.parametrize("text", ["text: A\n", "A\n", "- a: b: c\n", "\x00"])
def test_what_is_no_list_is_a_problem(gazette, text):
    value, problems = read(gazette, "breaking", text)
    assert value is None
    assert problems


def test_most_read_is_ordered_by_reads(gazette):
    value, problems = read(
        gazette,
        "most-read",
        """
as_of: 2026-11-23 06:00
items:
  - {story: news/a.md, reads: 5}
  - {story: content/news/b.md, reads: 9}
  - {story: /news/c/, reads: 5}
  - {story: https://gazette.example/news/d/, reads: 7}
  - news/e.md
""",
    )
    assert problems == ()
    assert value == MostRead(
        as_of=utc(2026, 11, 23, 6),
        items=(
            MostReadItem(path="content/news/b.md", reads=9),
            MostReadItem(address="/news/d/", reads=7),
            MostReadItem(path="content/news/a.md", reads=5),
            MostReadItem(address="/news/c/", reads=5),
            MostReadItem(path="content/news/e.md"),
        ),
    )


def test_a_bare_list_of_stories_will_do(gazette):
    assert read(gazette, "most-read", "- news/a.md\n")[0] == MostRead(items=(MostReadItem(path="content/news/a.md"),))


def test_a_file_of_another_name_is_not_read(gazette):
    assert read(gazette, "picks", "a: b") == (None, ())
