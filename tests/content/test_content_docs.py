"""The docs against the tables: a key or a code that is not documented, or no longer exists, is a red test."""

import re
from pathlib import Path

import pytest

from newsgen.content import LOWERABLE, PROBLEMS, TABLES

DOCS = Path(__file__).parent.parent.parent / "docs"
ROWS = [(name, key) for name, table in TABLES.items() for key in table]
TOP = {"front matter": "front-matter.md", "site.yaml": "site.md"}


def page(name):
    return (DOCS / ("front-matter.md" if name.startswith("front matter") else "site.md")).read_text("utf-8")


@pytest.mark.parametrize(("name", "key"), ROWS, ids=lambda one: getattr(one, "name", one))
def test_every_key_is_documented_with_value_default_and_example(name, key):
    default = "required" if key.required else key.default
    if name not in TOP:
        assert f"| `{key.name}` | {key.kind.name} | {default} | {key.doc} | `{key.example}` |" in page(name)
        return
    section = page(name).split(f"### {key.name}\n")[1].split("\n### ")[0]
    assert f"{key.kind.name} · {'required' if key.required else f'default: {key.default}'}\n" in section
    assert key.doc in section
    assert f"```yaml\n{key.name}: {key.example}\n```" in section


@pytest.mark.parametrize("name", TOP)
def test_no_key_is_documented_that_does_not_exist(name):
    documented = re.findall("^### (.*)$", page(name), re.MULTILINE)
    assert documented == [key.name for key in TABLES[name]]


def test_every_code_is_documented():
    documented = re.findall("^### (.*)$", (DOCS / "problems.md").read_text("utf-8"), re.MULTILINE)
    assert set(documented) >= set(PROBLEMS)


def test_every_code_in_the_source_is_in_the_table():
    room = Path(__import__("newsgen.content").content.__file__).parent
    source = "\n".join(file.read_text("utf-8") for file in room.glob("*.py") if file.name != "problems.py")
    areas = {code.partition("/")[0] for code in PROBLEMS} - {"site"}
    used = {code for code in re.findall(r'"([a-z-]+/[a-z0-9-]+)"', source) if code.partition("/")[0] in areas}
    assert used <= set(PROBLEMS) | LOWERABLE


def test_the_errors_that_can_be_lowered_are_named():
    text = (DOCS / "site.md").read_text("utf-8")
    assert all(f"`{code}`" in text for code in LOWERABLE)


def test_every_code_has_a_case_in_the_corpus_or_is_of_the_disk():
    corpus = "\n".join(file.read_text("utf-8") for file in (DOCS.parent / "tests/problems").rglob("expected.txt"))
    missing = {code for code in PROBLEMS if not re.search(rf" {code}$", corpus, re.MULTILINE)}
    of_the_disk = {code for code in missing if code.startswith("file/")}
    assert missing - of_the_disk == {"site/missing-file", "site/unreadable", "data/unknown-file", "data/many-items", "story/undeclared-tag"}
