"""Every way around work that is not needed gives what the long way gives."""

import pickle
import re
import unicodedata

import voluptuous as vol
from hypothesis import given
from hypothesis import strategies as st

from newsgen.content.body import lint, sanitise, source_map
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.cost_limit import estimate_cost, upper_bound
from newsgen.content.body.html_tokens import tokens
from newsgen.content.body.source_map import SourceMap
from newsgen.content.schema import validate
from newsgen.content.story.fields import FRONT_MATTER
from newsgen.content.typography.word_count import _DENSE, count_words
from newsgen.model.slug import slugify
from tests.support.convert_body import SITE
from tests.support.fast_parser_texts import PIECES, TEXTS
from tests.support.hostile_texts import TEXTS as HOSTILE

TAGS = re.findall(
    "<[^>]*>",
    """<p> </p> <p class="x"> <a href="https://a.b/?x=1:2"> <a href="x.md"> <a href="java&#115;cript:x"> <a href="javascript:x"> <a href="#a:b"> </a>
    <img src="img/a.jpg" alt="b"> <img src="data:x"> <h2 id="x"> </h2> <b onclick="x"> <b style="x"> </b> <script> </script> <style> <div> <P> <font> < > " &
    <td align="left"> <sup id="fnref:1"> <title>""",
)
MADE = st.lists(st.sampled_from([*PIECES, *TAGS, *(" " + text for text in TEXTS)]) | st.text(max_size=4), max_size=25).map("".join)
VALUES = st.sampled_from(["", "x", "yes", "2026-11-18 06:40", "https://a.b/", ["a", "b"], {"src": "a.jpg"}, {"x": "y"}, [], "a, b"])


def collector_of(text):
    return BodyCollector(SourceMap(text, "content/news/x.md", 1), SITE)


def costs_no_more(text):
    page = SourceMap(text, "content/news/x.md", 1)
    return sum(estimate_cost(text, page.without_fences, len(page.unclosed_fences)).totals.values()) <= upper_bound(text)


@given(MADE)
def test_no_text_costs_more_than_the_quick_reckoning(text):
    assert costs_no_more(text)


def test_no_hostile_text_costs_more_than_the_quick_reckoning():
    assert [name for name, make in HOSTILE.items() if not costs_no_more(make(5000))] == []


@given(MADE)
def test_where_nothing_remarkable_stands_nothing_is_taken_out(html):
    if not sanitise._MAYBE_REMOVED.search(html):
        collector = collector_of(html)
        for token in tokens(html):
            if token.kind == "start":
                assert token.name in sanitise.TAGS
                sanitise._report_attributes(token, collector)
        assert collector.problems.by_place() == ()


@given(MADE)
def test_a_second_title_has_one_of_its_signs(text):
    if lint._TITLE.search(text):
        assert text.startswith("#") or any(sign in text for sign in lint._TITLE_SIGNS)


@given(MADE, st.lists(st.sampled_from([*PIECES, "x", "é", "word", "[1]"]), max_size=6))
def test_a_token_is_found_by_itself_as_among_all(text, wanted):
    one, every = SourceMap(text, "x.md", 1), SourceMap(text, "x.md", 1)
    for word in range(source_map._MAX_SINGLE_SEARCHES + 1):
        every.find_next(f"no-such-token-{word}")
    every._fallbacks = 0
    assert [one.find_next(word) for word in wanted] == [every.find_next(word) for word in wanted]


@given(MADE)
def test_words_are_counted_as_if_each_were_looked_at(text):
    spaced, dense = re.subn(_DENSE, " ", text)
    assert count_words(text) == sum(1 for word in re.split(r"[\s—–…/]+", spaced) if re.search(r"[^\W_]", word)) + (dense + 1) // 2


@given(st.dictionaries(st.sampled_from([key.name for key in FRONT_MATTER] + ["byeline"]), VALUES, max_size=6))
def test_keys_are_read_as_the_validator_reads_them(given):
    values = validate._read_if_valid(FRONT_MATTER, given)
    try:
        assert validate.validator(FRONT_MATTER)(given) == values
    except vol.Invalid:
        assert values is None


@given(st.text() | MADE)
def test_slugs_are_made_sign_by_sign(text):
    folded = unicodedata.normalize("NFC", text).strip().lower()
    if re.search("[a-z]", folded):
        for letter, plain in (("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("ł", "l"), ("đ", "d")):
            folded = folded.replace(letter, plain)
        folded = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFKD", folded) if not "\u0300" <= c <= "\u036f"))
    folded = re.sub("['’‘`´]", "", folded)
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else "-" if unicodedata.category(c) != "Cf" else "" for c in folded)
    slug = re.sub("-+", "-", kept).strip("-")
    if len(slug) <= 80 and len(slug.encode("utf-8", "replace")) <= 180:
        assert slugify(text) == slug


def test_an_article_is_sent_as_it_is(read):
    article = read("extra: {map: true, count: 3}\ntags: [a, b]\nimage: img/a.jpg", body="The *quay* is [closed](x.md).\n").article
    assert pickle.loads(pickle.dumps(article)) == article
