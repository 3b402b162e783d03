"""The docs against the tables: a key or a code that is not documented, or no longer exists, is a red test."""

import re
from pathlib import Path

import pytest

from newsgen.content import LOWERABLE
from newsgen.content.schema.tables import TABLES
from newsgen.diagnostics.codes import FILE_PROBLEMS
from tests.support.paths import DOCS, TESTS
from tests.support.problem_setups.setups import SETUPS

ROWS = [(name, key) for name, table in TABLES.items() for key in table]
TOP = {"front matter": "front-matter.md", "site.yaml": "site.md"}


def page(name):
    return (DOCS / ("front-matter.md" if name.startswith("front matter") else "site.md")).read_text("utf-8")


def documented(text, name, key):
    """Whether a key stands in a page with its kind of value, default, meaning and example."""
    default = "required" if key.required else key.default
    if name not in TOP:
        return f"| `{key.name}` | {key.type.name} | {default} | {key.doc} | `{key.example}` |\n" in text
    section = text.partition(f"\n### {key.name}\n")[2].split("\n### ")[0]
    head = f"{key.type.name} · {'required' if key.required else f'default: {key.default}'}\n"
    return head in section and key.doc in section and f"```yaml\n{key.name}: {key.example}\n```" in section


@pytest.mark.parametrize(("name", "key"), ROWS, ids=lambda parameter: getattr(parameter, "name", parameter))
def test_every_key_is_documented_with_value_default_and_example(name, key):
    text = page(name)
    assert documented(text, name, key)
    for part in (f"\n### {key.name}\n", f"{key.name}: {key.example}\n") if name in TOP else (f"| `{key.name}` |",):
        assert not documented(text.replace(part, "\n"), name, key), "what is taken out of the docs is missed"


def nested(table):
    """The tables of the groups in a table, and of the groups in these."""
    for key in table:
        if key.type.fields:
            yield key.type.fields
            yield from nested(key.type.fields)


def test_no_group_of_keys_is_left_out_of_the_tables():
    known = [{key.name for key in table} for table in TABLES.values()]
    for table in list(TABLES.values()):
        for below in nested(table):
            assert any({key.name for key in below} <= names for names in known), below


@pytest.mark.parametrize("name", TOP)
def test_no_key_is_documented_that_does_not_exist(name):
    documented = re.findall("^### (.*)$", page(name), re.MULTILINE)
    assert documented == [key.name for key in TABLES[name]]


def test_every_code_is_documented():
    documented = re.findall("^### (.*)$", (DOCS / "problems.md").read_text("utf-8"), re.MULTILINE)
    assert set(documented) >= set(FILE_PROBLEMS)


def test_every_code_in_the_source_is_in_the_table():
    room = Path(__import__("newsgen.content").content.__file__).parent
    source = "\n".join(file.read_text("utf-8") for file in room.rglob("*.py"))
    areas = {code.partition("/")[0] for code in FILE_PROBLEMS} - {"site"}
    used = {code for code in re.findall(r'"([a-z-]+/[a-z0-9-]+)"', source) if code.partition("/")[0] in areas}
    assert used <= set(FILE_PROBLEMS) | LOWERABLE


def test_the_errors_that_can_be_lowered_are_named():
    text = (DOCS / "site.md").read_text("utf-8")
    assert all(f"`{code}`" in text for code in LOWERABLE)


def test_every_code_has_a_case_in_the_corpus_or_is_brought_about():
    corpus = "\n".join(file.read_text("utf-8") for file in (TESTS / "problems").rglob("expected.txt"))
    assert {code for code in FILE_PROBLEMS if not re.search(rf" {code}$", corpus, re.MULTILINE)} - SETUPS.keys() == set()
