"""The docs law: every command, option, page kind, context field, filter, fragment and problem code is documented, and nothing else is.

Settings, front-matter keys and block options are compared with their tables in test_content_tables.py and in tests/content/.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import click
import pytest
from msgspec import Struct
from msgspec.structs import replace

import newsgen
from newsgen.commands.cli import main
from newsgen.content import SourceFile, read_article, read_data, site_of
from newsgen.diagnostics.codes import PROBLEMS
from newsgen.model.page import Family, PageKind
from newsgen.pages import KINDS
from newsgen.pages.frame import Frame
from newsgen.render import make_environment
from newsgen.render.filters import FILTERS
from tests.support import docs_coverage as law
from tests.support.paths import ROOT

DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.glob("*.md")), ROOT / "README.md"]
COMMANDS = click.Group(
    commands={name: main.get_command(click.Context(main), name) for name in main.list_commands(click.Context(main))}, params=main.params
)
"""The commands, each loaded: the program itself loads one when it is typed."""
WHOLE = "title: The Harbour Gazette\nbase_url: https://example.org/\n"


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def trees() -> list[ast.Module]:
    return [ast.parse(file.read_text("utf-8")) for file in Path(newsgen.__file__).parent.rglob("*.py") if file.name != "codes.py"]


def codes() -> set[str]:
    return law.codes_in(trees(), {title.partition("/")[0] for title in law.sections(page("problems.md"), 3)})


def without(text: str, line: str) -> str:
    """A text with one of its lines taken out."""
    assert f"\n{line}\n" in text
    return text.replace(f"\n{line}\n", "\n")


def row(text: str, beginning: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(beginning))


def test_every_problem_code_is_documented():
    assert law.undocumented_codes(page("problems.md"), codes()) == set()


def test_the_table_of_problem_codes_is_whole():
    assert codes() == set(PROBLEMS)


def test_no_problem_code_is_documented_that_does_not_exist():
    assert set(law.sections(page("problems.md"), 3)) == codes()


@pytest.mark.parametrize("code", ["build/locked", "link/held", "story/no-slug", "block/empty"])
def test_a_code_without_its_heading_is_missed(code):
    text = page("problems.md")
    assert law.undocumented_codes(without(text, f"### {code}"), {code}) == {code}
    assert law.undocumented_codes(text.replace(f"  {code}\n", "  another/code\n"), {code}) == {code}
    assert law.undocumented_codes(text, {code}) == set()


def test_a_new_code_in_the_program_is_found():
    def found(source: str) -> set[str]:
        return law.codes_in([ast.parse(source)], {"link"})

    assert found('Problem("moon/full", "error", "m", span)') == {"moon/full"}
    assert found('notes.error("link/dead", "m", place, "h")') == {"link/dead"}
    assert found('replace(one, code="link/other")') == {"link/other"}
    assert found('Problem(f"{reference.kind}/old", "error", "m", span)') == {"link/old", "picture/old", "related/old"}
    assert found('check(document, table, area="moon")\nproblem(f"{area}/dark")') == {"moon/dark"}
    assert found('section = "news/politics"') == set()
    with pytest.raises(ValueError, match="unknown way"):
        found('Problem(f"{area}/{code}/x", "error", "m", span)')


def test_every_reason_is_documented():
    rows = re.findall(r"^\| (.*?) \| .* \|$", law.sections(page("incremental.md"), 2)["Why"], re.MULTILINE)
    missing = {reason for reason in law.reasons_in(trees()) if not any(reason in row for row in rows)}
    assert missing == set()
    assert law.reasons_in([ast.parse('Reason("full", "the moon is full")\nReason("dark", f"{name} is dark")')]) == {
        "the moon is full",
        "is dark",
    }


def test_every_command_is_in_the_readme():
    text = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS.commands if f"`newsgen {name}" not in text] == []


def unknown_commands(text: str) -> set[str]:
    """What is shown as a command, in code, and is none."""
    return {name for name in re.findall(r"(?:`|^\$ |run: |&& )newsgen ([a-z]+)", text, re.MULTILINE) if name not in COMMANDS.commands}


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_no_command_is_mentioned_that_does_not_exist(file):
    assert unknown_commands(file.read_text("utf-8")) == set()
    assert unknown_commands("`newsgen sing` and `newsgen build`\n$ newsgen dance\n") == {"sing", "dance"}


def test_every_field_of_a_page_kind_and_every_family_of_keys_is_documented():
    section = law.sections(page("extending.md"), 2)["A page kind"]
    assert set(re.findall(r"^\| `([a-z]+)` \|", section, re.MULTILINE)) == set(law.fields_of(PageKind))
    assert set(re.findall(r'`Keys\("(\w+)"', section)) == set(get_args(Family))


def test_every_command_and_option_is_documented():
    assert law.undocumented_commands(page("commands.md"), COMMANDS) == set()


def test_a_command_and_an_option_that_are_not_documented_are_missed():
    text = page("commands.md")
    assert "newsgen why URL" in law.undocumented_commands(without(text, "## newsgen why"), COMMANDS)
    section = law.sections(text, 2)["newsgen build"]
    assert law.undocumented_commands(text.replace(section, without(section, row(section, "| `--clean"))), COMMANDS) == {"build --clean"}
    assert law.undocumented_commands(text.replace(section, section + "| `--fast` | goes faster |\n"), COMMANDS) == {"build --fast"}
    more = click.Group(commands={**COMMANDS.commands, "sing": click.Command("sing")}, params=COMMANDS.params)
    assert law.undocumented_commands(text, more) == {"newsgen sing"}


def test_every_page_kind_is_documented():
    assert law.undocumented_kinds(page("pages.md"), KINDS) == set()


def test_every_field_of_every_context_is_documented_with_its_type():
    assert law.undocumented_fields(page("templates.md"), KINDS) == set()


class MoonContext(Struct, frozen=True):
    """A context that is not documented."""

    frame: Frame
    phase: int


def test_a_page_kind_and_a_field_that_are_not_documented_are_missed():
    moon = PageKind("moon", MoonContext, KINDS[0].keys, "/moon/", KINDS[0].view, "pages/moon.html")
    assert law.undocumented_kinds(page("pages.md"), (*KINDS, moon)) == {"| `moon` | `/moon/` |"}
    assert law.undocumented_kinds(page("pages.md"), (*KINDS[:-1], replace(KINDS[-1], permalink="/moved.xml"))) != set()
    assert "MoonContext.phase: whole number" in law.undocumented_fields(page("templates.md"), (*KINDS, moon))
    text = page("templates.md")
    assert law.undocumented_fields(without(text, row(text, "| `slogan` |")), KINDS) == {"Frame.slogan: text"}
    assert len(law.undocumented_fields(without(text, "### TickerItem"), KINDS)) >= 3


def test_every_filter_and_slot_is_documented():
    assert law.undocumented_filters(page("templates.md"), FILTERS) == set()
    assert law.undocumented_slots(page("templates.md"), KINDS) == set()


def test_everything_that_a_template_has_besides_its_context_is_documented():
    env, _ = make_environment([])
    section = law.sections(page("templates.md"), 2)["What a template may do"]
    assert [name for name in env.globals if f"`{name}`" not in section] == []


def test_a_filter_and_a_slot_that_are_not_documented_are_missed():
    text = page("templates.md")
    assert law.undocumented_filters(text, {**FILTERS, "upside_down": lambda value, language: value + language}) == {"upside_down(language)"}
    assert law.undocumented_filters(without(text, row(text, "| `number(")), FILTERS) == {"number(language)"}
    assert law.undocumented_slots(without(text, row(text, "| `most-read` |")), KINDS) == {"most-read"}


@pytest.mark.parametrize("file", [*PAGES, *sorted(DOCS.glob("decisions/*.md"))], ids=lambda file: file.name)
def test_every_link_leads_somewhere(file):
    assert law.broken_links(file, file.read_text("utf-8")) == []


def test_a_link_that_leads_nowhere_is_missed():
    assert law.broken_links(
        DOCS / "site.md", "[a](nowhere.md) [b](site.md#nowhere) [c](front-matter.md#keys) [d](https://example.org/)"
    ) == [
        "nowhere.md",
        "site.md#nowhere",
    ]


def test_every_page_of_the_docs_is_in_the_index():
    index = page("README.md")
    assert [file.name for file in DOCS.glob("*.md") if file.name != "README.md" and f"]({file.name})" not in index] == []


def examples(name: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", page(name), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", [*examples("site.md"), *examples("editions.md")])
def test_every_example_of_site_yaml_is_right(example):
    if example.startswith(("- ", "as_of")):
        name = "breaking" if example.startswith("- ") else "most-read"
        site, _ = site_of(WHOLE, "/nowhere")
        assert read_data(site, SourceFile(f"content/_data/{name}.yaml", example.encode()))[1] == ()
        return
    given = {line.partition(":")[0] for line in example.splitlines()}
    rest = [line for line in WHOLE.splitlines() if line.partition(":")[0] not in given]
    more = [] if "sections" in given or "navigation" not in given else ["sections: [news, videos]"]
    site, problems = site_of("\n".join([*rest, *more, example]), "/nowhere")
    assert site is not None
    assert problems == ()


@pytest.mark.parametrize("example", examples("front-matter.md"))
def test_every_example_of_front_matter_is_right(example):
    site, _ = site_of(WHOLE + "regions: [lir-coast]\ncoverage: [harbour-strike]\n", "/nowhere")
    given = {line.partition(":")[0] for line in example.splitlines()}
    rest = [line for line in ("title: The bridge is open", "date: 2026-11-18 06:40") if line.partition(":")[0] not in given]
    text = "\n".join(["---", *rest, example.strip(), "---", "", "The first tram left at six.", ""])
    found = read_article(site, SourceFile("content/news/politics/2026/story.md", text.encode())).problems
    assert [problem for problem in found if problem.level == "error"] == []
