"""Twenty thousand of anything, in a body or in front matter: a file is read within a second, or held back with a Problem that helps."""

import time

import pytest

from newsgen.content import SourceFile, read_article
from tests.support.convert_body import SITE

MANY = 20_000
LONGEST = 5.0
"""CPU seconds: five times what is promised, since machines differ and are busy. The slowest here takes a third of a second."""

# fmt: off
UNITS = [
    "[", "*", "_", "`", "<", ">", "(", "![", "[^1]", "&", "\\", "|", "- ", "1. ", "\t", "    ", "**a ", "<div>", '"', "'", "> ", "a ", "x", "*a* ", "a*", "** ",
    '"a" ', "'\"a", "-- ", "... ", "[a](b) ", "[a](b.md) ", "[*a*](b) ", "*[a](b)* ", "[a](b", "[a][b", "](b) ", "- a\n", "- [a](b)\n", "a\n", "a\n\n", "## a\n\n",
    "a b.\n\n- x\n\n", "- a\n\na\n\n", "a `b`\n\nc\n\n", ":\n\n", "///\n\n", "/// ", "<p>\n\n", "/// post | a\n\na\n\n///\n\n",
    "/// live\n    time: 2026-01-01 10:00\n\na\n///\n\n",
]
# fmt: on
BODIES = {repr(unit): unit * MANY for unit in UNITS}
BODIES |= {
    "footnotes": "".join(f"[^{n}] " for n in range(MANY)) + "\n\n" + "".join(f"[^{n}]: a\n" for n in range(MANY)),
    "references": "".join(f"[a{n}]: http://b.c/{n}\n" for n in range(MANY)),
    "abbreviations": "".join(f"*[A{n}]: b\n" for n in range(MANY)) + "\nA1 A2",
    "a huge table": "|a" * 300 + "\n" + "|-" * 300 + "\n" + ("|b" * 300 + "\n") * 1000,
    "one line": "word " * 200_000,
    "one word": "w" * 1_000_000,
    "one line of links": "[word](x.md) " * 80_000,
    "one line of emphases": "*word* " * 140_000,
    "one line of quotes": '"word" ' * 140_000,
    "a long list": '- a *b* "c"\n' * 80_000,
    "very many paragraphs": "A *b* [c](d.md).\n\n" * 50_000,
}
FRONTS = {
    "[": "x: " + "[" * MANY,
    "{": "x: " + "{" * MANY,
    "[{": "x: " + "[{a: " * MANY,
    "aliases of aliases": "a: &a [x, x, x]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)),
    "an alias of itself": "a: &a [*a]",
    "a long key": "k" * 1_000_000 + ": v",
    "a long title": "title: " + "a " * 500_000,
    "a long quoted value": 'x: "' + "a\\n" * 300_000 + '"',
    "an open quote": 'x: "' + "a " * 500_000,
    "tags": "tags: [" + ",".join(f"t{n}" for n in range(100_000)) + "]",
    "tags with commas": "tags: " + ",".join(f"t{n}" for n in range(100_000)),
    "tags in lines": "tags:\n" + "".join(f"  - t{n}\n" for n in range(100_000)),
    "keys": "".join(f"k{n}: v\n" for n in range(60_000)),
    "one key": "kicker: v\n" * 60_000,
    "colons": "a: " * MANY,
    "hyphens": "- " * MANY,
    "question marks": "? " * MANY,
    "anchors": "x: " + "&a " * MANY,
    "stars": "x: " + "*a " * MANY,
    "indents": "".join(" " * n + f"a{n}:\n" for n in range(1200)),
    "lines": "\n" * 1_000_000,
    "notes": "x: a #b\n" * MANY,
    "control characters": "x: " + "\x07" * MANY,
    "control characters, escaped": 'x: "' + "\\x07" * MANY + '"',
    "documents": "---\n" * MANY,
    "corrections": "corrections: [" + "{date: 2026-01-01, text: a}," * 6000 + "]",
    "addresses": "aliases: [" + ",".join(f"/a{n}/" for n in range(19_000)) + "]",
    "a long date": "updated: " + "2026-01-01 " * MANY,
    "a long permalink": "permalink: /" + "a/" * MANY,
}


def read(front, body):
    data = f"---\ntitle: T\ndate: 2026-01-01\n{front}\n---\n{body}".encode()
    begin = time.process_time()
    reading = read_article(SITE, SourceFile("content/news/x.md", data))
    assert time.process_time() - begin < LONGEST
    held = [problem for problem in reading.problems if problem.level == "error"]
    assert bool(held) == (reading.article is None)
    assert all(problem.hint and problem.span.path == "content/news/x.md" and problem.span.line >= 1 for problem in held)
    return reading


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_read_or_held(name):
    read("", BODIES[name])


@pytest.mark.parametrize("name", FRONTS)
def test_front_matter_is_read_or_held(name):
    read(FRONTS[name], "Text.\n")


def test_brackets_that_nothing_closes_hold_the_story_back():
    [problem] = read("", BODIES["'['"]).problems
    assert (problem.code, problem.span.line) == ("markdown/too-much", 6)
    assert "\\[" in problem.hint
