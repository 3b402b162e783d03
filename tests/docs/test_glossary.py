"""docs/glossary.md against the program: the names of exported types are made of its words, and it has no word twice."""

from __future__ import annotations

import re
from collections import Counter

from tests.support.paths import DOCS

GLOSSARY = (DOCS / "glossary.md").read_text("utf-8")
ARCHITECTURE = (DOCS / "architecture.md").read_text("utf-8")
_ORDINARY = """
amendable an around at changed count end existing fact from indexed link locked maker month moved
name newest newsgen not now on only quote result search text unclear within
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Words of everybody's English, which need no row."""


def rows(text: str) -> list[str]:
    """What the glossary explains, as written: the words of the first column, each by itself."""
    cells = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", text, re.MULTILINE)
    return [word.strip() for cell in cells if cell not in ("Word", "---") for word in cell.split(",")]


def singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def words(text: str) -> set[str]:
    """The words of the glossary, also those of terms of several words."""
    return {singular(word.lower()) for row in rows(text) for word in row.split()}


def silent(text: str) -> list[str]:
    """The rows of a document without a meaning."""
    return [line for line in text.splitlines() if line.startswith("|") and re.search(r"\|\s*\|$", line)]


def types(text: str) -> list[str]:
    """The exported types, as the map of the architecture lists them; test_architecture.py compares that with the program."""
    tables = re.findall(r"^\| Type \| Is \|\n\| --- \| --- \|\n((?:\|.*\n)*)", text + "\n", re.MULTILINE)
    return [name for table in tables for name in re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)]


def unexplained(glossary: str, names: list[str]) -> dict[str, list[str]]:
    """The words that types are made of, without those of the glossary and ordinary ones, each with the types."""
    known = words(glossary) | {singular(word) for word in ORDINARY}
    found: dict[str, list[str]] = {}
    for name in names:
        for word in re.findall("[A-Z][a-z]*", name):
            if singular(word.lower()) not in known:
                found.setdefault(word.lower(), []).append(name)
    return found


def test_the_names_of_types_are_made_of_words_of_the_glossary():
    assert unexplained(GLOSSARY, types(ARCHITECTURE)) == {}
    assert len(types(ARCHITECTURE)) > 100


def test_a_word_that_is_not_explained_is_found():
    assert unexplained(GLOSSARY, ["Plan", "MoonPage", "StaleMoon", "NotAnInstant"]) == {"moon": ["MoonPage", "StaleMoon"]}
    without = re.sub(r"^\| fence \|.*\n", "", GLOSSARY, flags=re.MULTILINE)
    assert unexplained(without, types(ARCHITECTURE)) == {"fence": ["Fence"]}


def test_the_ordinary_words_are_few_and_each_is_needed():
    used = {singular(word.lower()) for name in types(ARCHITECTURE) for word in re.findall("[A-Z][a-z]*", name)}
    assert ORDINARY - used == set()
    assert ORDINARY & words(GLOSSARY) == set()
    assert len(ORDINARY) < 32


def test_no_word_is_explained_twice():
    counts = Counter(rows(GLOSSARY))
    assert [word for word, count in counts.items() if count > 1] == []
    assert len(counts) > 120


def test_a_row_that_says_nothing_is_found():
    assert silent(GLOSSARY) == []
    assert silent(GLOSSARY + "| moon | |\n") == ["| moon | |"]
