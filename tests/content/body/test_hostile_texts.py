"""Whatever stands in a body: nothing is raised, nothing hangs, nothing that runs comes out, and nothing of our own shows."""

import random
import sys
import time
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.content import fast_paths
from newsgen.content.body import python_markdown
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.cost_limit import BUDGET, estimate_cost, line_limit_offset, within_budget
from newsgen.content.body.sanitise import ATTRIBUTES, TAGS
from newsgen.content.body.source_map import SourceMap
from newsgen.diagnostics.format import format_problems
from newsgen.model.body import Body, Post, Text
from newsgen.model.digest import decode, encode
from tests.support.convert_body import SITE, body, codes, html_of
from tests.support.hostile_texts import TEXTS

LONGEST = 5.0 if fast_paths.ENABLED else 10.0
"""Seconds of CPU time that a text may take. A long story of ordinary paragraphs takes twice as long without the fast paths."""
REFUSALS = {"markdown/too-much", "markdown/too-deep"}
SETTINGS = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
PARAGRAPH = (
    'The port said "no" on Monday, and *again* on Tuesday[^1]; [the offer](../economy/2026/offer.md) of 4.2 per cent, which the '
    "union's own count put at 3.9, was `never` put to a vote -- or so its secretary, Gus Thorwald, told the **Courier**.\n\n"
)


def accepted(text):
    text = text.replace("\r", "\n")
    return line_limit_offset(text) is None and within_budget(BodyCollector(SourceMap(text, "content/news/x.md", 1), SITE))


def timed(text):
    begin = time.process_time()
    converted = body(text)
    return time.process_time() - begin, converted


@pytest.mark.parametrize("name", TEXTS)
def test_a_large_text_of_one_kind_is_read_or_refused(name):
    text = TEXTS[name](20_000)
    _, converted = timed(text)
    assert "markdown/unreadable" not in codes(converted)
    assert all(problem.hint and problem.span.line >= 10 for problem in converted.problems)
    if codes(converted) & REFUSALS:
        assert converted.body == Body()


@pytest.mark.full
@pytest.mark.parametrize("name", TEXTS)
def test_two_megabytes_of_one_kind_take_less_than_five_seconds(name):
    taken, converted = timed(TEXTS[name](2_000_000))
    assert taken < LONGEST
    assert "markdown/unreadable" not in codes(converted)


@pytest.mark.full
@pytest.mark.parametrize("name", TEXTS)
def test_the_largest_text_of_one_kind_that_is_taken_takes_less_than_five_seconds(name):
    low, high = 0, 2_000_000
    while high - low > max(100, low // 20):
        middle = (low + high) // 2
        low, high = (middle, high) if accepted(TEXTS[name](middle)) else (low, middle)
    taken, converted = timed(TEXTS[name](low))
    assert taken < LONGEST
    assert "markdown/unreadable" not in codes(converted)


def test_an_ordinary_story_of_a_megabyte_is_taken_with_room_to_spare():
    text = PARAGRAPH.replace("[^1]", "") * (1_000_000 // len(PARAGRAPH))
    source_map = SourceMap(text, "content/news/x.md", 1)
    assert sum(estimate_cost(text, source_map.without_fences, 0).totals.values()) < 0.75 * BUDGET
    taken, converted = timed(text)
    assert taken < LONGEST
    assert not converted.problems
    assert len(converted.references) > 3000


def test_election_tables_and_long_lists_are_taken():
    table = "District|Turnout|Quay|Union|League|Others\n-|-:|-:|-:|-:|-:\n" + "Mole and Tannery|74.8|12,304|9,117|4,420|1,020\n" * 1500
    assert not codes(body(table))
    assert not codes(body("- The *fourth* pier, [as before](x.md), with some more words after it.\n" * 1500))


def test_the_refusal_names_the_place():
    [problem] = body("Text.\n\n" * 5 + "Before " + "[" * 30_000).problems
    assert (problem.code, problem.span.line, problem.span.column) == ("markdown/too-much", 20, 8)
    assert "bracket" in problem.message


def test_how_deep_the_caller_stands_does_not_matter():
    text = "- " * 19 + "a\n\n" + "".join("    " * i + "- a\n\n" for i in range(15)) + "> " * 20 + "b\n\n" + "[" * 40 + "x" + "](y)" * 40

    def deeper(levels):
        return deeper(levels - 1) if levels else body(text)

    assert codes(body(text)) == set()
    assert deeper(150) == body(text)


def test_the_recursion_limit_is_a_problem_and_not_an_exception(monkeypatch):
    def endless(*_):
        raise RecursionError

    monkeypatch.setattr(python_markdown.Parser, "html", endless)
    [problem] = body("`Text`.").problems
    assert problem.code == "markdown/too-deep"


class Forbidden(HTMLParser):
    """Collects what no body may hold."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            self.found.append(tag)
        for name, value in attributes:
            if name not in ATTRIBUTES.get(tag, set()) | ATTRIBUTES["*"] | {"rel"} or name == "align":
                self.found.append(f"{tag} {name}")
            folded = "".join(c for c in value or "" if c > " ").lower()
            if (
                name in ("href", "src", "cite")
                and ":" in folded.split("/")[0]
                and not folded.startswith(("http:", "https:", "mailto:", "tel:", "#"))
            ):
                self.found.append(folded)

    def handle_comment(self, data):
        self.found.append(data)

    def handle_decl(self, decl):
        self.found.append(decl)


def forbidden(converted):
    parser = Forbidden()
    for part in converted.body.parts:
        inner = part.children if type(part) is Post else (part,)
        for one in inner:
            if type(one) is Text:
                parser.feed(one.html)
    parser.close()
    return parser.found


WORDS = """[ ] ( ) ![ ]( * ** _ ` ``` ~~~ < > & &# ; " ' | --- : {: } {% {{ # ## - + 1. > / // /// //// \\ ^ [^1] [^1]: [a]: *[a]: <!-- --> <? ?> <![CDATA[ ]]>
    <script> </script> <style> <div> </div> <p> <b> </b> <a <img <iframe <svg <math <details> <table> <td> </p> <form <input src= href= on onclick= onerror= style=
    id= class= javascript: data: vbscript: http:// https://a.b/ mailto: //a.b ../ ../../../.. x.md static/ content/ img/a.jpg /a/ .jpg #x ?y
    post related video gallery figure newsgen-block details url: src: date: title: credit: width: alt: wide 2026-11-18 2:41 \x00 \x02 \x03 \u2028 \ufeff \u202e é 漢 🌉 ا
    klzzwxh: wzxhzdk:0 word it's"""
PIECES = st.sampled_from(WORDS.split()) | st.sampled_from(
    ["\n", "\n\n", "\n    ", "\n/// ", "\n///\n", "\n/// post | A (@b)\n", "\n/// related\n- ", " ", "\t", "  \n"]
)
SCRIBBLE = st.lists(PIECES | st.text(max_size=4), max_size=60).map("".join)


@SETTINGS
@given(SCRIBBLE)
def test_scribble_is_converted_or_refused_and_comes_out_clean(text):
    converted = body(text)
    assert "markdown/unreadable" not in codes(converted)
    assert format_problems(converted.problems, "text") is not None
    assert all(problem.hint and problem.message for problem in converted.problems)
    assert all(one.line >= 10 and one.column >= 1 for one in converted.references)
    assert forbidden(converted) == []
    assert decode(encode(converted.body), Body) == converted.body


@SETTINGS
@given(SCRIBBLE)
def test_nothing_of_ours_shows_and_the_same_comes_out_again(text):
    converted = body(text)
    assert body(text) == converted
    seen = repr(converted.body)
    assert sys.modules["newsgen.content.body.convert"]._SEED not in seen
    assert "wzxhzdk" not in seen.replace("wzxhzdk:0", "") or "wzxhzdk" in text
    assert "\x02" not in html_of(converted)


@SETTINGS
@given(st.text())
def test_any_text_at_all(text):
    converted = body(text)
    assert "markdown/unreadable" not in codes(converted)
    assert forbidden(converted) == []


@SETTINGS
@given(SCRIBBLE)
def test_trusted_text_is_converted_too(text):
    assert "markdown/unreadable" not in codes(body(text, raw_html="trust"))


@pytest.mark.full
def test_a_text_of_random_pieces_costs_about_what_is_reckoned():
    """What the parser takes for a made-up unit, repeated, is not far above the reckoning: a new habit of the parser shows here."""
    chance = random.Random(7)
    pieces = [*WORDS.split(), "\n", "\n\n", "    ", "  \n", " ", "[^1]: ", "*[a]: ", "- ", "> ", "# "]
    for _ in range(300):
        unit = "".join(chance.choice(pieces) for _ in range(chance.randint(1, 5)))
        text = unit * (8000 // len(unit))
        source_map = SourceMap(text, "content/news/x.md", 1)
        reckoned = sum(estimate_cost(text, source_map.without_fences, len(source_map.unclosed_fences)).totals.values()) / 1e6
        if reckoned < BUDGET / 1e6:
            taken, _ = timed(text)
            assert taken < 2 * reckoned + 0.5, unit
