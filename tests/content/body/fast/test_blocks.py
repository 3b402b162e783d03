"""A body whose plain blocks are set aside comes out as if the parser had seen all of it; and what would break that is caught here."""

import re
from unittest import mock

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from benchmarks.markdown import corpus, sample
from newsgen.content import fast_paths
from newsgen.content.body import convert
from newsgen.content.body.body_builder import plain_text
from newsgen.content.body.fast import block, blocks
from newsgen.content.body.fast.block import PlainBlockReader
from newsgen.content.body.html_tokens import tokens
from newsgen.content.body.language_parser import parser_for
from newsgen.content.body.python_markdown import Parser
from newsgen.content.body.sanitise import clean
from tests.support.convert_body import GOLDEN, body
from tests.support.fast_parser_texts import PIECES, TEXTS
from tests.support.hostile_texts import TEXTS as HOSTILE

LANGUAGES = ("en", "fr", "ar")
BLOCKS = [
    "The port is shut.", "It was *closed* on **Monday**, he said.", 'The "port" said -- no... and it\'s \'true\'.', "See [the offer](../offer.md) now.",
    "[One](a.md) and [two *x*](b.md) or *[three](https://a.b/c#d)*.", "## A subhead", '### Why "now"?', "# First", "- one\n- two", "- *a* [b](c.md)\n- d", "1. x",
    "2026 was wet.", "2026. Was wet.", "Two lines\nof one *text*", "Two lines\n# and a head", "Title\n===", "a > b", "A\xa0b and c\u202fd.", "“Quoted” – text", "قال «لا» ثم",
    "**Bold** start", "*a", "***both***", "**a b", "* * *", "[a][b]", "[a](b): c", "[^1](x)", "a\\.b", "an _em_ here", "## x {: .y}", "2026.", "²3. x",
    "AT&T said", "&amp; more", "x\\*y", "`code` in it", "some_word here", "see[^1] it", "[^1]: The note", "[^1]: The\n\n    longer *note*", "> A quote\n> of two", "> A *quote* of [it](x.md).", "> a\nlazy", ">tight", "> # a", "> - a", "> a\n>\n> b", ">  b", "    code",
    "a | b\n--|--\nc | d", "* other\n* list", "+ third", "- sub\n    - list", "    more of it", ": a definition", "Term\n: A definition", "[r]: http://x.y/ 'T'", "see [r]",
    "![alt](img/a.jpg)", "/// post | Ann (@ann)\n    url: https://a.b/\n\nA *post* of words.\n\nAnd more.\n///", "/// post | Ann\n    url: https://a.b/\n\nA `post`.\n\nAnd more.\n\n- a\n///",
    "/// figure\n    src: img/a.jpg\n    alt: x\n    credit: y\n///", "/// gallery\n![a](img/a.jpg)\n\n![b](img/b.jpg)\n///", "/// gallery\nno picture\n///",
    '/// live\n    time: 2026-11-18 10:00\n    title: "Now"\n\nAn *entry*[^1] of [it](x.md).\n\n## Head\n\n[^1]: Note\n\n/// post | B\n    url: https://b.c/\n\nText\n///\n///',
    "/// nothing\n\nx\n\n///", "<div>\n\nraw\n\n</div>", "a <b>bold", "<b>\n\n", "</b>", "<div class=x>\ny\n</div>", "<div>", "</div>", "<blockquote>", "<table><tr><td>", "<h2>x", "<h3>", "<ul><li>", "<a href=x.md>",
    "<!-- a", "-->", "<select>", "<p>", "<pre>", "CO<sub>2</sub>", "<script>", "</script>", "<details>\n", "<td>", "<svg>", "<button>", "<em>", "<strong>x", "<em><em><em>", "a\n<A HREF=x.md>", "<i><i><i><i>", "~~~", "```", "```\ncode\n\nmore\n```", "*[HTML]: Hyper", "HTML here", "---", "x{: .y}", "{: .z}", "", "",
    "and///or", "///Footnotes Go Here///", '[a](b "c")', "[a](<b c>)", "[a](mailto:x@y.z)", "[a](#b)", "[a](javascript:x)", "[](x.md)", "[a]()", "[it's \"so\"](x.md)", "*a*b", "** a*",
    "trailing ", "tab\there", "line  \nbreak", "#hash", "## Head #", "####### seven", "$5 each", "(an aside)", "—dash", "... so", "bell\x07", "x\x1cy\x85z", "\u200fمن", "\u2028 sep",
]  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _with_fast_paths():
    """These tests compare the two ways, so they need both, also where the environment turns the fast paths off."""
    with mock.patch.object(fast_paths, "ENABLED", new=True):
        yield


def both(text, **how):
    """A body set with plain blocks aside, and with all of it seen by the parser."""
    with mock.patch.object(convert, "FastBlocks", return_value=None):
        slow = body(text, **how)
    return body(text, **how), slow


def different(texts, languages=("en",)):
    found = [(text, language, *both(text, language=language)) for text in texts for language in languages]
    return [(text, language) for text, language, quick, slow in found if quick != slow]


def test_every_construct_among_others():
    assert different(TEXTS, LANGUAGES) == []
    assert different([f"A *b* c.\n\n{text}\n\n## D" for text in TEXTS]) == []
    assert different([f"- a\n\n{text}\n\n- b\n\nc" for text in TEXTS]) == []


def test_every_block_beside_some_others():
    rows = [BLOCKS[shift:] + BLOCKS[:shift] for shift in (1, 10, 31)]
    assert different([f"{one}\n\n{other}" for row in rows for one, other in zip(BLOCKS, row, strict=True)]) == []


@pytest.mark.full
def test_every_two_blocks():
    assert different([f"{one}\n\n{other}" for one in BLOCKS for other in BLOCKS]) == []


def test_two_blocks_with_a_definition_between_them():
    beside = ["- one\n- two", "> A quote", "* other", "1. x", "Words.", "    more", ": a definition", "## Head"]
    leaving = [
        "[^1]: The note",
        "[^1]: The\n\n    longer note",
        "[r]: http://x.y/ 'T'",
        "[r]:\n  http://x.y/",
        "[^1]: A\n[^2]: B",
        "[^1]: A\n\n[r]: x",
    ]
    assert different([f"{one}\n\n{gone}\n\n{other}" for one in beside for gone in leaving for other in beside]) == []


def test_golden_texts_the_sample_and_the_corpus():
    assert different([case.read_text("utf-8") for case in GOLDEN.glob("*.md")]) == []
    assert different([*sample(), *corpus(60)]) == []


def test_hostile_texts():
    assert different([make(300) for make in HOSTILE.values()]) == []


GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n\n\n", "\n\n\n\n", "\n", "\n  \n", "\n\n ", ""])
MADE = st.lists(st.tuples(st.sampled_from(BLOCKS) | st.sampled_from([*PIECES, *TEXTS]) | st.text(max_size=4), GAPS), max_size=12).map(
    lambda pairs: "".join(block + gap for block, gap in pairs)
)
SETTINGS = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


@settings(max_examples=300, **SETTINGS)
@given(MADE, st.sampled_from(LANGUAGES))
@example(
    "/// post | Ann\n    url: https://a.b/\n\nOne.\n\nAnd more.\n///0\n\nA./// post | Ann\n    url: https://a.b/\n\nTwo.\n\nAnd more.\n///\n\nB.\n\n",
    "en",
)
def test_made_texts(text, language):
    quick, slow = both(text, language=language)
    assert quick == slow


@pytest.mark.full
@settings(max_examples=20_000, **SETTINGS)
@given(MADE, st.sampled_from(LANGUAGES))
def test_many_made_texts(text, language):
    quick, slow = both(text, language=language)
    assert quick == slow


@settings(max_examples=300, **SETTINGS)
@given(st.sampled_from(BLOCKS) | st.lists(st.sampled_from([*PIECES, *"*[]()\"'", "word"]), max_size=8).map("".join))
def test_what_is_set_aside_is_clean(block):
    block = block.strip("\n")
    line = PlainBlockReader(block, parser_for("en", ()).quotes).read(block) if block else None
    if line:
        html = "".join(piece if isinstance(piece, str) else piece.source for piece in line.pieces)
        assert clean(html) == html
        assert "".join(plain_text(list(tokens(html))).split()) == "".join(line.words.split())
        assert all(isinstance(piece, str) or piece == next(tokens(piece.source)) for piece in line.pieces)


def parsed(text, **how):
    """What the parser is given of a text."""
    with mock.patch.object(Parser, "html", autospec=True, side_effect=Parser.html) as html:
        body(text, **how)
    return [call.args[1] for call in html.call_args_list]


def test_the_parser_is_given_only_what_is_not_plain():
    assert parsed("A *b*.\n\n## C\n\n- d\n- [e](f.md)\n\n/// post | A\n    url: https://a.b/\n\nText\n///\n\nEnd.") == []
    [given] = parsed("A *b*.\n\n## C\n\nd `e`\n\nEnd.\n\n## F")
    first, code, last = given.split("\n\n")
    assert (first[-3:], code, last[-3:]) == ("-p0", "d `e`", "-p1")


def test_trusted_html_is_left_to_the_parser():
    text = "A *b*.\n\n## C"
    assert parsed(text, raw_html="trust") == [text]


def test_where_a_place_is_lost_the_parser_sees_all():
    texts = ["<div>\n\nA b.\n\n</div>\n\nC", "<select>\n\nA\n\n## B", "<template>\n\nA", "A\n\n: b"]
    assert different(texts) == []
    assert all(parsed(text)[1:] == [text] for text in texts)


def test_what_reaches_further_than_its_block_is_left_to_the_parser():
    with mock.patch.object(blocks, "_FAR_REACHING", re.compile("(?!)")):
        assert len(different(["HTML\n\n*[HTML]: H", "a <h2>b\n\n## C", "<a href=x.md>\n\n[b](c.md)"])) == 3


@pytest.mark.parametrize("sign", [one for one in block._STOPS if one != "<"])
def test_a_stop_that_is_missing_is_caught(sign):
    with mock.patch.object(block, "_STOPS", tuple(one for one in block._STOPS if one != sign)):
        assert different([*BLOCKS, "a[^1]\n\nx ///Footnotes Go Here///\n\n[^1]: b"]) != []
