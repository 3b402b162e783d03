"""Bodies, converted: golden files for what comes out, and sentences for what must always hold."""

import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.content.body.convert import Converted
from newsgen.content.body.language_parser import extension_fault
from newsgen.content.body.sanitise import clean
from newsgen.content.typography.quotation_marks import LANGUAGES, typography
from newsgen.content.typography.word_count import count_words
from newsgen.diagnostics.codes import TEXT_PROBLEMS
from newsgen.diagnostics.format import format_problems
from newsgen.model.body import Body, Figure, Heading, Image, Link, LinkEnd, Text
from newsgen.model.digest import decode, encode
from tests.support.convert_body import GOLDEN, body, codes, html_of
from tests.support.paths import DOCS

CASES = sorted(GOLDEN.glob("*.md"))


def shown(converted: Converted) -> str:
    lines = ["== parts", *(repr(part) for part in converted.body.parts), "== headings"]
    lines += [f"{'#' * heading.level} {heading.text} #{heading.id}" for heading in converted.body.headings]
    lines += [f"== {converted.body.words} words", f"== lead: {converted.lead}", "== references"]
    lines += [f"{one.line}:{one.column} {one.kind} {one.path} ({one.text})" for one in converted.references]
    return "\n".join([*lines, "== problems", format_problems(converted.problems, "text"), ""])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_body_becomes_what_is_expected(case):
    converted = body(case.read_text("utf-8"), language=case.stem.partition(".")[2])
    expected = case.with_suffix(".txt")
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(shown(converted), "utf-8")
    assert shown(converted) == expected.read_text("utf-8")
    assert all(problem.hint and problem.span.line >= 10 for problem in converted.problems)
    assert decode(encode(converted.body), Body) == converted.body


def test_every_code_has_a_golden_case_and_a_place_in_the_docs():
    corpus = "\n".join(file.read_text("utf-8") for file in GOLDEN.glob("*.txt"))
    assert {code for code in TEXT_PROBLEMS if f"  {code}\n" not in corpus} == {"markdown/unreadable"}
    documented = {path.name: path.read_text("utf-8") for path in DOCS.glob("problems*.md")}
    assert [code for code in TEXT_PROBLEMS if not any(f"### {code}\n" in text for text in documented.values())] == []


def test_every_code_in_the_source_is_in_the_table():
    room = Path(sys.modules["newsgen.content.body.convert"].__file__ or "").parent
    source = "\n".join(file.read_text("utf-8") for file in room.rglob("*.py"))
    used = set(re.findall(r'"((?:block|markdown)/[a-z-]+)"', source)) | {
        f"block/{code}" for code in ("unknown-key", "missing-key", "wrong-value")
    }
    assert used == set(TEXT_PROBLEMS)


def test_a_conversion_is_a_value():
    converted = body("Some *text* with [a link](x.md).\n\n/// related\n- a.md\n///\n")
    assert pickle.loads(pickle.dumps(converted)) == converted


def test_the_same_text_comes_out_the_same_again_and_in_another_process():
    text = (GOLDEN / "blocks.en.md").read_text("utf-8")
    first = encode(body(text))
    body("Something *else*[^1]\n\n[^1]: between\n\n*[LSC]: Left over")
    assert encode(body(text)) == first
    assert b"<abbr" not in encode(body("The LSC."))
    program = (
        "import sys; from newsgen.model.digest import encode; from tests.support.convert_body import GOLDEN, body; "
        "sys.stdout.buffer.write(encode(body((GOLDEN / 'blocks.en.md').read_text('utf-8'))))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(DOCS.parent)}
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment, cwd=DOCS.parent)
    assert other.stdout == first


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_do_not_matter(ending):
    text = (GOLDEN / "blocks.en.md").read_text("utf-8")
    assert body(text.replace("\n", ending)) == body(text)


def test_a_picture_alone_in_its_paragraph_is_a_figure():
    converted = body('![A tug](img/tug.jpg "The tug.")')
    assert converted.body.parts == (Figure(image=Image(path="static/img/tug.jpg", alt="A tug", caption="The tug.")),)


def test_a_linked_picture_stays_inside_its_link():
    kinds = [type(part) for part in body("[![A tug](img/tug.jpg)](x.md)").body.parts]
    assert kinds == [Text, Link, Image, LinkEnd, Text]


def test_headings_get_ids_in_their_own_script_and_number_repeats():
    converted = body("## Café\n\n## Café\n\n## ما الجديد\n\n## 🌉\n\n## Own {#own}\n\n## cafe 2\n")
    assert [heading.id for heading in converted.body.headings] == ["cafe", "cafe-2", "ما-الجديد", "section", "own", "cafe-2-2"]
    assert converted.body.headings[4] == Heading(level=2, id="own", text="Own")
    assert '<h2 id="cafe">Café</h2>' in html_of(converted)


def test_the_lead_is_the_first_paragraph_that_stands_by_itself():
    assert (
        body("![a](b.jpg)\n\n> A quote.\n\n/// post | A (@a)\n\nA post.\n///\n\nThe *lead*[^1] & more.\n\nNext.\n\n[^1]: n").lead
        == "The lead & more."
    )
    assert body("## Only a heading").lead == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It isn't a well-known 1,400.5 -- is it?", 7),
        ("Straße — naïve café", 3),
        ("漢字かな", 2),
        ("漢字か", 2),
        ("in 東京 today", 3),
        ("مرحبا بالعالم", 2),
        ("हिन्दी में", 2),
        ("*** --- 🌉 ___", 0),
        ("", 0),
    ],
)
def test_words_are_counted_by_script(text, words):
    assert count_words(text) == words


def test_words_of_a_body_leave_markup_out():
    assert body("One [two](x.md) **three** ![alt text](a.jpg) `four`\n\n| five | six |\n|---|---|\n| seven | eight |\n").body.words == 8


def test_every_language_has_both_quotes_and_regions_come_first():
    assert all(one.opening and one.closing and "{}" in one.back for one in LANGUAGES.values())
    assert typography("pt-BR").opening == "“"
    assert typography("pt-PT").opening == "«"
    assert typography("zh-Hant-TW").opening == "「"
    assert typography("xx") == typography("en")


def test_trusted_html_is_left_alone_and_its_links_are_still_read():
    text = (
        '<script>let a = "<a href=x.md>";</script>\n\n<p style="color:red">See <a href="x.md">x</a> and <img src="img/a.jpg" alt="a"></p>'
    )
    converted = body(text, raw_html="trust")
    assert '<script>let a = "<a href=x.md>";</script>' in html_of(converted)
    assert 'style="color:red"' in html_of(converted)
    assert [one.path for one in converted.references] == ["content/news/politics/2026/x.md", "static/img/a.jpg"]
    assert not converted.problems


def test_further_extensions_are_used_and_their_blocks_hold_ours():
    text = "/// details | More\n\n/// related\n- a.md\n///\n\n///\n\nSome ~~text~~.\n"
    assert "block/unknown-block" in codes(body(text))
    text = text.replace("/// details", "//// details").replace("///\n\nSome", "////\n\nSome")
    converted = body(text, extensions=("pymdownx.blocks.details", "pymdownx.tilde"))
    assert html_of(converted) == "<details>\n<summary>More</summary>\n[Related]</details>\n<p>Some <del>text</del>.</p>"
    assert not converted.problems


def test_an_extension_that_fails_is_named_and_one_that_raises_holds_the_story_alone(tmp_path, monkeypatch):
    (tmp_path / "broken_extension.py").write_text(
        "from markdown import Extension\nfrom markdown.preprocessors import Preprocessor\n"
        "class P(Preprocessor):\n    def run(self, lines):\n        raise ValueError('no')\n"
        "class E(Extension):\n    def extendMarkdown(self, md):\n        md.preprocessors.register(P(md), 'p', 1)\n"
        "def makeExtension(**kw):\n    return E(**kw)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert extension_fault("broken_extension") == ""
    converted = body("Text.", extensions=("broken_extension",))
    assert codes(converted) == {"markdown/unreadable"}
    assert "not installed" in extension_fault("no.such.extension")
    assert "cannot be used" in extension_fault("json")
    assert not body("Text.").problems


@pytest.mark.parametrize(
    "html",
    [
        '<img src=x onerror="alert(1)">',
        "<math><mi><script>x</script></mi></math>",
        '<a href="jav&#x09;ascript:alert(1)">x</a>',
        '<a href="data:text/html,<script>1</script>">x</a>',
        "<svg><animate onbegin=alert(1)></svg>",
        '<p id="a b" class="{{x}}" style="x">y</p>',
        "<details ontoggle=alert(1)>",
        '<p title="</p><script>x</script>">',
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<form id=x><input name=y></form>",
        "<base href=//evil.example/>",
        "<meta http-equiv=refresh content=0>",
        "<link rel=stylesheet href=x>",
    ],
)
def test_nothing_that_runs_gets_through(html):
    cleaned = clean(html).lower()
    assert not any(
        word in cleaned
        for word in (
            "<script",
            "onerror",
            "ontoggle",
            "onbegin",
            "javascript",
            "data:",
            "<svg",
            "<form",
            "<base",
            "<meta",
            "<link",
            "style=",
        )
    )


def test_a_story_is_named_by_its_file_also_from_the_top():
    link = body("[x](/news/asia/quake.md)").body.parts[1]
    assert link == Link(path="content/news/asia/quake.md")
    assert body("[x](/news/asia/)").body.parts[1] == Link(path="/news/asia/")


def test_a_hashtag_at_the_beginning_of_a_line_is_no_heading():
    converted = body("#LongMole is open.\n\n# A heading")
    assert html_of(converted) == '<p>#LongMole is open.</p>\n<h2 id="a-heading">A heading</h2>'
    assert [problem.span.line for problem in converted.problems] == [12]


def test_nothing_in_a_body_takes_an_id_of_the_page():
    converted = body("## Search\n\n## Main {#main}\n\nSee <span id=top>this</span>.")
    assert html_of(converted) == '<h2 id="search-2">Search</h2>\n<h2 id="main-2">Main</h2>\n<p>See <span>this</span>.</p>'
