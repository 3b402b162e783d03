"""Every field of every table: a wrong value, a misspelt key, the example and the default."""

import pytest

from newsgen.content import SourceFile, read_article, read_data, site_of
from newsgen.content.positioned_yaml.parser import read_yaml
from newsgen.content.schema.tables import TABLES
from newsgen.content.schema.validate import check

WRONG = ("{a: {b: c}}", "[[x], {y: [z]}]", "~?!")
ROWS = [(name, key) for name, table in TABLES.items() for key in table]
WAYS = {
    "front matter: image": ("image",),
    "front matter: corrections": ("corrections", 0),
    "front matter: sponsor": ("sponsor",),
    "site.yaml: editions": ("editions", "es"),
    "site.yaml: sections": ("sections", 0),
    "site.yaml: regions": ("regions", 0),
    "site.yaml: coverage": ("coverage", 0),
    "site.yaml: tags": ("tags",),
    "site.yaml: tags.declared": ("tags", "declared", 0),
    "site.yaml: social, apps": ("social", 0),
    "breaking.yaml": (0,),
    "most-read.yaml: items": ("items", 0),
}
"""How to a group of keys in its file; of others, the name says it."""


def way(name):
    return WAYS.get(name, (name.partition(": ")[2],) if ": " in name else ())


def written(name, key, value):
    """The lines of a file with this value for a key, and otherwise only what is required; and the number of the key's line."""
    lines = [f"{other.name}: {other.example}" for other in TABLES[name] if other.required and other.name != key.name]
    lines.append(f"{key.name}: {value}")
    for step in reversed(way(name)):
        lines = (
            [("- " if n == 0 else "  ") + line for n, line in enumerate(lines)]
            if step == 0
            else [f"{step}:", *(f"  {line}" for line in lines)]
        )
    first = []
    if name.startswith("front matter"):
        first = ["title: T", "date: 2026-01-01"]
    elif name.startswith("site.yaml"):
        first = ["title: T", "base_url: https://x.example/"]
    first = [line for line in first if not (len(way(name)) == 0 and line.startswith(key.name + ":"))]
    first = [line for line in first if line not in lines and not any(other.startswith(line.split(":")[0] + ":") for other in lines)]
    return [*first, *lines], len(first) + len(lines)


def problems_of(name, lines, gazette):
    text = "\n".join(lines)
    if name.startswith("front matter"):
        return read_article(gazette, SourceFile("content/news/x.md", f"---\n{text}\n---\n".encode())).problems
    if name.startswith("site.yaml"):
        return site_of(text, "/r")[1]
    return read_data(gazette, SourceFile(f"content/_data/{name.partition(':')[0]}", text.encode()))[1]


@pytest.mark.parametrize(("name", "key"), ROWS, ids=lambda parameter: getattr(parameter, "name", parameter))
def test_a_wrong_value_is_a_problem_on_its_line_with_a_remedy(name, key, gazette):
    errors = []
    for value in WRONG:
        lines, line = written(name, key, value)
        line += 1 if name.startswith("front matter") else 0
        problems = [problem for problem in problems_of(name, lines, gazette) if problem.level == "error"]
        assert all(problem.hint for problem in problems)
        assert all(problem.span.line == line for problem in problems), problems
        errors += problems
    assert errors, f"{key.name} takes anything"


@pytest.mark.parametrize(("name", "key"), ROWS, ids=lambda parameter: getattr(parameter, "name", parameter))
def test_a_misspelt_key_has_its_name_for_a_hint(name, key, gazette):
    lines, line = written(name, key, "x")
    lines[-1] = lines[-1].replace(f"{key.name}:", f"{key.name}x:")
    problems = [problem for problem in problems_of(name, lines, gazette) if problem.code.endswith("/unknown-key")]
    [problem] = problems
    assert problem.span.line == line + (1 if name.startswith("front matter") else 0)
    assert f'"{key.name}"' in problem.hint


@pytest.mark.parametrize("key", [key for _, key in ROWS], ids=lambda key: key.name)
def test_every_example_is_right(key):
    document = read_yaml(f"{key.name}: {key.example}", path="f")
    assert not document.problems
    table = (key,)
    _, problems = check(document, table, area="x", docs="x")
    assert problems == []


@pytest.mark.parametrize("key", [key for _, key in ROWS], ids=lambda key: key.name)
def test_every_key_is_explained(key):
    assert key.doc.endswith(".")
    assert key.example
    assert key.required == (key.default == ""), "what is required has no default, all else has one in words"


def test_the_defaults_in_the_tables_are_those_of_the_model():
    def default(name, key):
        [row] = [row for row in TABLES[name] if row.name == key]
        return row.type.read(read_yaml(f"it: {row.default}", path="f").values["it"])

    site, _ = site_of("title: T\nbase_url: https://x.example/", "/r")
    assert default("site.yaml", "language") == site.chrome.language
    assert default("site.yaml", "timezone") == site.chrome.timezone
    assert default("site.yaml", "permalink") == site.writing.permalink
    assert default("site.yaml", "words_per_minute") == site.chrome.words_per_minute
    assert default("site.yaml", "delivery") == {"default": site.delivery.default}
    assert default("site.yaml", "patch") == site.patch
    assert default("site.yaml: breaking", "default_lifetime") == site.modules.breaking_lifetime
    assert default("site.yaml: breaking", "longest") == site.modules.breaking_longest
    assert default("site.yaml: breaking", "count") == site.modules.breaking_count
    assert default("site.yaml: most_read", "count") == site.modules.most_read_count
    assert default("site.yaml: read_next", "related") == site.readnext.related
    assert default("site.yaml: read_next", "newest") == site.readnext.newest
    assert default("site.yaml: feeds", "items") == site.feeds.items
    assert tuple(default("site.yaml: feeds", "atom")) == site.feeds.atom
    assert tuple(default("site.yaml: feeds", "json")) == site.feeds.json
    assert default("site.yaml: markdown", "raw_html") == site.writing.raw_html
