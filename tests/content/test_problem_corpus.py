"""The corpus of bad files: each comes out as exactly the report beside it. UPDATE_GOLDEN=1 writes the reports anew."""

import os
from pathlib import Path

import pytest

from newsgen.content import SourceFile, read_article, read_data, site_of
from newsgen.diagnostics.codes import FILE_PROBLEMS
from newsgen.diagnostics.format import format_problems
from newsgen.diagnostics.problem import Problem
from newsgen.model.site import Site
from tests.support.paths import TESTS

CORPUS = TESTS / "problems"
CASES = sorted(folder for folder in CORPUS.iterdir() if folder.is_dir())


def _problems(case: Path, site: Site) -> tuple[Problem, ...]:
    [file] = [one for one in case.rglob("*") if one.is_file() and one.name != "expected.txt"]
    data = file.read_bytes()
    if file.name == "site.yaml":
        return site_of(data.decode(), "/nowhere")[1]
    if file.suffix == ".yaml":
        return read_data(site, SourceFile(f"content/_data/{file.name}", data))[1]
    path = "content/news/2026/input.md" if file.name == "input.md" else file.relative_to(case).as_posix()
    reading = read_article(site, SourceFile(path, data))
    assert (reading.article is None) == any(problem.level == "error" for problem in reading.problems)
    return reading.problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_file_is_reported_as_expected(case: Path, gazette: Site):
    problems = _problems(case, gazette)
    expected = case / "expected.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(format_problems(problems, "text") + "\n", "utf-8")
    assert format_problems(problems, "text") + "\n" == expected.read_text("utf-8")
    assert problems
    assert all(problem.hint for problem in problems)
    assert all(problem.code in FILE_PROBLEMS or problem.code.startswith("markdown/") for problem in problems)


def test_the_corpus_holds_many_cases():
    assert len(CASES) >= 60
