"""Blocks: what the table says is what an editor can write, and every slip is told with its line."""

import pytest

from newsgen.content.body.block_types import BLOCKS
from newsgen.model.body import Figure, Gallery, LiveEntry, Post, Related, RelatedItem, Text, Video
from tests.support.convert_body import body, codes, html_of
from tests.support.paths import DOCS

NAMES = sorted(BLOCKS)
OPTIONS = [(kind, key) for kind in BLOCKS.values() for key in kind.options]
SHAPES = {"post": Post, "related": Related, "video": Video, "gallery": Gallery, "figure": Figure, "live": LiveEntry}


def lines_of(text, code):
    return [problem.span.line for problem in body(text).problems if problem.code == code]


def block(kind, options, argument=None):
    """A block with these options and, where it takes some, its example's content."""
    tail = kind.example.rstrip().split("\n")[1:-1]
    content = [line for line in tail if not line.startswith("    ")]
    first = f"/// {kind.name} | {argument or kind.argument}" if kind.argument else f"/// {kind.name}"
    return "\n".join([first, *(f"    {name}: {value}" for name, value in options.items()), "", *content, "///", ""])


def required(kind):
    given = {key.name: key.example for key in kind.options if key.required}
    return {**given, "url": "https://v.example/1"} if kind.name == "video" else given


@pytest.mark.parametrize("name", NAMES)
def test_the_example_of_each_block_is_right_and_makes_its_part(name):
    converted = body(BLOCKS[name].example)
    assert not converted.problems
    assert [type(part) for part in converted.body.parts] == [SHAPES[name]]


@pytest.mark.parametrize(("kind", "key"), OPTIONS, ids=lambda one: one.name)
def test_the_example_of_each_option_is_right(kind, key):
    options = {**required(kind), key.name: key.example}
    if (kind.name, key.name) == ("video", "src"):
        del options["url"]
    assert not [problem for problem in body(block(kind, options)).problems if problem.level == "error"]


@pytest.mark.parametrize(("kind", "key"), OPTIONS, ids=lambda one: one.name)
def test_a_wrong_value_of_each_option_is_told_with_its_line(kind, key):
    options = {**{name: value for name, value in required(kind).items() if name != key.name}, key.name: "{a: b}"}
    if (kind.name, key.name) == ("video", "src"):
        del options["url"]
    [problem] = [one for one in body("\n\n" + block(kind, options)).problems if one.level == "error"]
    assert (problem.code, problem.span.line) == ("block/wrong-value", 12 + len(options))
    assert problem.hint
    assert key.name in problem.message


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_option_is_told_with_the_nearest_name(name):
    kind = BLOCKS[name]
    key = kind.options[-1].name
    text = block(kind, {**required(kind), key + "x": "1"})
    [problem] = [one for one in body(text).problems if one.level == "error"]
    assert problem.code == "block/unknown-key"
    assert f'did you mean "{key}"?' in problem.hint


@pytest.mark.parametrize(("kind", "key"), OPTIONS, ids=lambda one: one.name)
def test_each_option_is_documented_with_type_default_and_example(kind, key):
    section = (DOCS / "blocks.md").read_text("utf-8").split(f"\n## {kind.name}\n")[1].split("\n## ")[0]
    assert kind.doc in section
    assert f"```\n{kind.example}```" in section
    default = "required" if key.required else key.default
    assert f"| `{key.name}` | {key.type.name} | {default} | {key.doc} | `{key.example}` |" in section


def test_no_block_is_documented_that_does_not_exist():
    titles = [line[3:] for line in (DOCS / "blocks.md").read_text("utf-8").splitlines() if line.startswith("## ")]
    assert [title for title in titles if title.islower()] == list(BLOCKS)


@pytest.mark.parametrize(
    ("argument", "author", "handle"),
    [
        ("Harbour Pilots (@pilots)", "Harbour Pilots", "@pilots"),
        ("Harbour Pilots (pilots)", "Harbour Pilots", "@pilots"),
        ("Lina (LSC) Haddad ( @lina )", "Lina (LSC) Haddad", "@lina"),
        ("Harbour Pilots", "Harbour Pilots", ""),
        ("@pilots", "pilots", "@pilots"),
        ("(@pilots)", "@pilots", "@pilots"),
        ("وكالة (@wikala)", "وكالة", "@wikala"),
        ('<b>"x"</b> (@y)', '<b>"x"</b>', "@y"),
    ],
)
def test_a_post_says_whose_it_is(argument, author, handle):
    [post] = body(f"/// post | {argument}\n    url: https://s.example/1\n\nText.\n///").body.parts
    assert (post.author, post.handle) == (author, handle)


@pytest.mark.parametrize("written", ["2026-07-17 21:04", "2026-07-17T21:04+01:00", "17 Jul 2026 21:04", "2026-07-17 20:04Z"])
def test_a_post_has_its_date_in_utc(written):
    [post] = body(f"/// post | A\n    url: https://s.example/1\n    date: {written}\n\nText.\n///").body.parts
    assert post.date == "2026-07-17T20:04:00Z"


def test_what_a_post_holds_cannot_leave_it():
    text = "/// post | A\n    url: https://s.example/1\n\n<div>\n\nOpen *here.\n\n## A heading\n\n</div></div></div>\n///\n\nAfter.\n"
    post, after = body(text).body.parts
    assert all(type(part) is Text for part in post.children)
    assert after == Text(html="<p>After.</p>")
    assert not body(text).body.headings


def test_html_left_open_above_does_not_take_a_block_in():
    text = "<b>\n\n/// related\n- a.md\n///\n\nAfter.\n"
    kinds = [type(part) for part in body(text).body.parts]
    assert Related in kinds


def test_blocks_need_no_empty_lines_around_or_inside():
    text = "Before.\n/// post | A\n    url: https://s.example/1\nText.\n///\nAfter.\n- item\n/// related\n- a.md\n///\nLast."
    kinds = [type(part) for part in body(text).body.parts]
    assert kinds == [Text, Post, Text, Related, Text]


def test_options_may_be_set_in_by_a_tab_and_lines_end_in_blanks():
    [video] = body("///  video  \n\turl: https://v.example/1  \n\tduration: 2:41\n/// ").body.parts
    assert (video.url, video.duration) == ("https://v.example/1", "2:41")


def test_values_stay_as_spelled():
    [related] = body("/// related\n    title: 2026\n\n- a.md\n///").body.parts
    assert related.title == "2026"
    [figure] = body("/// figure\n    src: img/a.jpg\n    alt: no\n    caption: 0x1F\n    credit: ~\n///").body.parts
    assert (figure.image.alt, figure.image.caption, figure.image.credit) == ("no", "0x1F", "~")


def test_a_related_box_takes_files_titles_and_addresses():
    text = '/// related\n+ <../a b.md>\n2) [A *b* (c)](x.md "Title")\n- [Figures](https://a.example/f_(1))\n///'
    [related] = body(text).body.parts
    assert related.items == (
        RelatedItem(path="content/news/politics/a b.md"),
        RelatedItem(path="content/news/politics/2026/x.md", title="A *b* (c)"),
        RelatedItem(address="https://a.example/f_(1)", title="Figures"),
    )


def test_every_block_is_seen_at_its_line_also_among_many():
    text = "Text.\n\n" + "/// related\n- a.md\n///\n\n" * 30 + "/// vidoe\n///\n"
    assert lines_of(text, "block/unknown-block") == [132]


def test_problems_of_a_block_do_not_hide_those_of_the_text():
    assert {"block/unknown-block", "markdown/bad-link", "markdown/template-tag"} <= codes(
        body("/// zebra\n///\n\n[x](../../../../../y) {{ z }}")
    )


@pytest.mark.parametrize("text", ["/// newsgen-block | x-0\n\nText.\n///", "/// newsgen-block\n///"])
def test_the_carrier_cannot_be_written_by_hand(text):
    assert "block/unknown-block" in codes(body(text))
    assert "newsgen-block" in html_of(body(text))
