import time

import pytest
import yaml

from newsgen.content.positioned_yaml import parser
from newsgen.content.positioned_yaml.error_texts import DEEPEST
from newsgen.content.positioned_yaml.parser import read_yaml
from newsgen.content.positioned_yaml.spans import Quoted


@pytest.fixture(params=["C", "Python"])
def _loader(request, monkeypatch):
    """Both parsers: the one in C, and the one for machines without it."""
    monkeypatch.setattr(parser, "_Loader", yaml.CSafeLoader if request.param == "C" else yaml.SafeLoader)


pytestmark = pytest.mark.usefixtures("_loader")


def values(text):
    return read_yaml(text, path="f").values


def codes(text):
    return [problem.code for problem in read_yaml(text, path="f").problems]


def test_every_scalar_is_the_text_that_was_written():
    assert values("tags: [no, 1984, 12:30, 0x1F, 1e3, ~, null, 2026-11-18, 07]") == {
        "tags": ["no", "1984", "12:30", "0x1F", "1e3", "~", "null", "2026-11-18", "07"]
    }


def test_a_key_that_looks_like_a_flag_is_a_word():
    assert values("yes: no\n1: 2") == {"yes": "no", "1": "2"}


def test_an_empty_value_is_empty_text():
    assert values("byline:\ntitle: x") == {"byline": "", "title": "x"}


def test_quotes_are_remembered():
    found = values("a: plain\nb: 'single'\nc: \"double\"\nd: |\n  block\n")
    assert [type(found[key]) for key in "abcd"] == [str, Quoted, Quoted, Quoted]


def test_an_empty_text_has_no_values_and_no_problems():
    document = read_yaml("# only a note\n", path="f")
    assert (document.values, document.problems) == (None, ())


def test_values_and_keys_have_places():
    document = read_yaml('title: "On: a bridge"\nimage:\n  src: a.jpg\ntags:\n  - one\n  - two words\n', path="f", first_line=2)
    place = document.span(("title",))
    assert (place.line, place.column, place.length) == (2, 8, 14)
    assert document.span(("image", "src")).line == 4
    assert document.span(("image", "src"), key=True).column == 3
    assert (document.span(("tags", 1)).line, document.span(("tags", 1)).length) == (7, 9)


def test_the_place_of_what_is_not_there_is_that_of_what_is_around_it():
    document = read_yaml("image: {src: a.jpg}\n", path="f")
    assert document.span(("image", "alt")) == document.span(("image",))
    assert document.span(("image",)).length == 12


def test_the_place_of_an_empty_value_is_its_key():
    document = read_yaml("title: x\nbyline:\n\n\ntags: [a]\n", path="f")
    assert (document.span(("byline",)).line, document.span(("byline",)).column) == (2, 1)


def test_columns_count_from_where_the_text_was_cut():
    document = read_yaml("url: @x", path="f", first_line=7, column=5)
    [problem] = document.problems
    assert (problem.span.line, problem.span.column, problem.excerpt) == (7, 10, "    url: @x")


def test_lines_are_those_of_an_editor_whatever_unicode_calls_a_line():
    document = read_yaml("a: one\u2028two\nb: @x", path="f")
    assert document.problems[0].span.line == 2
    assert read_yaml("a: one\u2028two\n", path="f").values == {"a": "one two"}


def test_wide_characters_count_as_one_column():
    [problem] = read_yaml('a: {"😀😀": @x}', path="f").problems
    assert problem.span.column == 11


def test_references_are_followed():
    assert values("a: &x [1, 2]\nb: *x\nc: {d: *x}") == {"a": ["1", "2"], "b": ["1", "2"], "c": {"d": ["1", "2"]}}


def test_an_alias_bomb_is_refused_at_once():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20)]
    began = time.monotonic()
    assert codes("\n".join(lines)) == ["yaml/too-large"]
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("nested", ["[" * 3000, "{a: " * 3000, "- " * 3000])
@pytest.mark.parametrize("before", ["", "above: text\nbelow:\n  "])
def test_depth_is_bounded_whoever_finds_it(nested, before):
    """The parser has a bound of its own in some releases, and meets it before we have seen anything."""
    assert codes(before + nested) == ["yaml/too-deep"]


def test_depth_counts_through_references():
    deep = "a: &a " + "[" * 20 + "]" * 20 + "\nb: " + "[" * 20 + "*a" + "]" * 20
    assert codes(deep) == ["yaml/too-deep"]
    assert codes("a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)) == []


def test_a_key_given_twice_names_both_lines_and_keeps_the_first():
    document = read_yaml("a: 1\nb: 2\na: {c: 3}\n", path="f", first_line=10)
    assert document.values == {"a": "1", "b": "2"}
    [problem] = document.problems
    assert "10 and 12" in problem.message
    assert problem.span.line == 12
    assert document.span(("a",)).line == 10


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: b: c", "yaml/colon"),
        ("a:b\nc: d", "yaml/colon"),
        ("a:\n\t- b", "yaml/tab"),
        ("a: b\n\tc: d", "yaml/tab"),
        ("\ta: b", "yaml/tab"),
        ('a: "b', "yaml/quote"),
        ('a: "b" c', "yaml/quote"),
        ("a: 'it's'", "yaml/quote"),
        ("a: [b, c\nd: e", "yaml/unclosed"),
        ("a: {b: c\nd: e", "yaml/unclosed"),
        ('a: "\\q"', "yaml/escape"),
        ("a: @b", "yaml/character"),
        ("a: `b", "yaml/character"),
        ("a: ]", "yaml/character"),
        ("a: b\n  c: d", "yaml/indentation"),
        ("a: b\nc\nd: e", "yaml/syntax"),
        ("a: - b", "yaml/syntax"),
        ("a: !!python/object:os.system x", "yaml/tag"),
        ("a: !own x", "yaml/tag"),
        ("a: !own!x y", "yaml/tag"),
        ("a: *b", "yaml/alias"),
        ("a: &b [*b]", "yaml/alias"),
        ("[a, b]: c", "yaml/complex-key"),
        ("a: {{ b }}", "yaml/complex-key"),
        ("a: b\n---\nc: d", "yaml/several-documents"),
        ("a: b\x07", "yaml/control-character"),
        ("a: b\ud800", "yaml/control-character"),
        ('a: "\\x07"', "yaml/control-character"),
        ("a: b #c", "yaml/hash"),
    ],
)
def test_each_slip_has_its_own_words(text, code):
    assert codes(text) == [code]


@pytest.mark.parametrize("text", ["a: !!str 1", "a: !!int 1", "a: ! 1", "a: b # a note", "a: b#c", "a: '#b'", "---\na: b\n...\n", "a:\tb"])
def test_what_is_harmless_passes(text):
    assert codes(text) == []


def test_a_tag_does_not_change_the_text():
    assert values("a: !!int 007\nb: !!bool yes") == {"a": "007", "b": "yes"}


def test_control_characters_are_all_reported_up_to_a_bound():
    document = read_yaml("a: \x01\nb: \x02\n", path="f")
    assert [problem.span.line for problem in document.problems] == [1, 2]
    assert len(codes("\x01" * 10_000)) == parser.MOST_PROBLEMS


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500_000,
        "{" * 500_000,
        "- " * 300_000,
        "? " * 300_000,
        "a: b\n" * 300_000,
        "'" * 500_001,
        "&a " * 200_000,
        "a: [" + "b," * 300_000,
    ],
)
def test_hostile_lengths_end_soon(text):
    began = time.monotonic()
    assert codes(text)
    assert time.monotonic() - began < 4
