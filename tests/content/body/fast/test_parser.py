"""The quick converter gives what plain Python-Markdown gives, byte for byte; and what would break that is caught here."""

import ast
import subprocess
import sys
import tarfile
import textwrap

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

from benchmarks.markdown import corpus, sample
from newsgen.content.body.fast import parser
from newsgen.content.body.python_markdown import Parser
from tests.support.fast_parser_texts import MARK, PIECES, TEXTS
from tests.support.hostile_texts import TEXTS as HOSTILE

LANGUAGES = ("en", "fr", "es", "ar")
PLAIN = {language: Parser(language, (), quick=False) for language in LANGUAGES}
QUICK = {language: Parser(language, ()) for language in LANGUAGES}


def outcome(dialects, language, text):
    """The HTML, or what is raised; a converter that failed halfway is thrown away, as newsgen does."""
    try:
        return dialects[language].html(text, MARK)
    except Exception as error:  # noqa: BLE001 - the parser's own failures are to be the same too
        dialects[language] = Parser(language, (), quick=dialects[language].quick)
        return repr(error)


def different(texts, languages=LANGUAGES, ours=QUICK):
    return [(language, text) for language in languages for text in texts if outcome(ours, language, text) != outcome(PLAIN, language, text)]


def test_the_release_installed_is_the_one_that_is_known():
    assert all(one.quick for one in QUICK.values())
    assert not any(one.quick for one in PLAIN.values())


def test_every_construct():
    assert different(TEXTS) == []


def test_the_constructs_in_one_text():
    assert different(["\n\n".join(TEXTS), "\n\n".join(reversed(TEXTS)), " ".join(TEXTS)]) == []


def test_hostile_texts():
    assert different([make(300) for make in HOSTILE.values()], ["en"]) == []


def test_every_story_of_the_sample():
    texts = sample()
    assert len(texts) > 20
    assert different(texts) == []


def test_the_generated_corpus():
    assert different(corpus(30), ["en"]) == []


@pytest.mark.full
def test_more_of_the_generated_corpus():
    assert different(corpus(300)) == []


MADE = st.lists(st.sampled_from(PIECES) | st.sampled_from(PIECES).map(" {} ".format) | st.text(max_size=3), max_size=30).map("".join)
SETTINGS = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


@settings(max_examples=300, **SETTINGS)
@given(MADE, st.sampled_from(LANGUAGES))
def test_made_texts(text, language):
    assert different([text], [language]) == []


@pytest.mark.full
@settings(max_examples=20_000, **SETTINGS)
@given(MADE, st.sampled_from(LANGUAGES))
def test_many_made_texts(text, language):
    assert different([text], [language]) == []


@pytest.mark.full
def test_the_parsers_own_test_inputs(tmp_path):
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "markdown", "-d", str(tmp_path)]
    subprocess.run([*command, f"markdown=={markdown.__version__}"], check=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    tests = next(tmp_path.glob("*/tests"))
    texts = [path.read_text("utf-8") for path in tests.rglob("*.txt")]
    for path in tests.rglob("*.py"):
        strings = [node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)]
        texts += [made for text in strings if isinstance(text, str) for made in (text, textwrap.dedent(text))]
    assert len(texts) > 3000
    assert different(texts) == []


EQUAL = "smarty-quotes-5"
"""Without this pattern the ones after it set the same quotes."""


def mutants():
    """Every sign of every table, one at a time taken away: its processor is then not used where it is needed."""
    for table in ("_INLINE", "SMARTY", "_TREE"):
        for name, signs in getattr(parser, table).items():
            for sign in signs:
                if sign != "\n" and name != EQUAL:
                    yield pytest.param(table, {name: (*(one for one in signs if one != sign), "\0")}, id=f"{table} {name} {sign!r}")
    for name, (whole, own) in parser._BLOCKS.items():
        for sign in whole:
            if sign != "\n":
                row = {name: ((*(one for one in whole if one != sign), "\0"), own)}
                yield pytest.param("_BLOCKS", row, id=f"whole {name} {sign!r}")
        for sign in own:
            if sign != "\n":
                row = {name: (whole, (*(one for one in own if one != sign), "\0"))}
                yield pytest.param("_BLOCKS", row, id=f"block {name} {sign!r}")


def caught(monkeypatch, changes):
    for name, value in changes.items():
        monkeypatch.setattr(parser, name, value)
    return different(TEXTS, ["en"], {"en": Parser("en", ())})


@pytest.mark.parametrize(("table", "row"), list(mutants()))
def test_a_table_that_lacks_a_sign_is_caught(monkeypatch, table, row):
    assert caught(monkeypatch, {table: {**getattr(parser, table), **row}})


@pytest.mark.parametrize("sign", [one for one in parser._SIGNS if one != "\x02"])
def test_setting_aside_too_much_is_caught(monkeypatch, sign):
    assert caught(monkeypatch, {"_SIGNS": tuple(one for one in parser._SIGNS if one != sign)})


@pytest.mark.parametrize("sign", parser.TYPED_SIGNS)
def test_leaving_out_a_quote_is_caught(monkeypatch, sign):
    assert caught(monkeypatch, {"TYPED_SIGNS": tuple(one for one in parser.TYPED_SIGNS if one != sign)})


def test_a_reach_too_short_is_caught(monkeypatch):
    assert caught(monkeypatch, {"_REACH": 2})


def test_leaving_out_references_is_caught(monkeypatch):
    assert caught(monkeypatch, {"_REFERENCES": frozenset({"link"})})


def test_with_further_extensions_the_parser_is_as_it_comes():
    assert not Parser("en", ("admonition",)).quick


def test_another_release_of_the_parser_is_as_it_comes(monkeypatch):
    monkeypatch.setattr(parser, "__version__", "3.12")
    assert not Parser("en", ()).quick


def test_a_pattern_that_is_not_known_stops_it():
    class Ins(Extension):
        def extendMarkdown(self, md):  # noqa: N802 - the interface's name
            md.inlinePatterns.register(SimpleTagInlineProcessor(r"()\+\+(.*?)\+\+", "ins"), "ins", 65)

    one = Parser("en", (), quick=False)
    one._markdown.registerExtensions([Ins()], {})
    assert not parser.quicken(one._markdown)
