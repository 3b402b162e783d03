"""The law of the house: imports go down, rooms are strangers, files stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import newsgen

PACKAGE = Path(newsgen.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
ROOMS = ("content", "catalogue", "pages", "plan", "render", "output", "images", "search")
FLOORS = {
    "diagnostics": 1,
    "file_stats": 1,
    "model": 2,
    **dict.fromkeys(ROOMS, 3),
    "up_to_date": 3,
    "pipeline": 4,
    "commands": 5,
    "entry": 6,
    "__main__": 6,
}
ALONE = {"jinja2": "render", "sqlite3": "catalogue", "PIL": "images", "pagefind": "search"}
NO_NAMES = {"utils", "helpers", "common"}
LONGEST = 350


def room_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return parts[0] if len(parts) > 1 or parts[0] != "__init__" else "__init__"


def imports(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names if node.module == "newsgen")
    return found


def trespasses(room: str, source: str) -> list[str]:
    """Imports that go up, or into another room."""
    found = []
    for name in imports(source):
        top, _, rest = name.partition(".")
        if top == "newsgen" and rest:
            other = rest.partition(".")[0]
            here, there = FLOORS.get(room, 4), FLOORS.get(other, 4)
            if there > here or (here == there == 3 and other != room):
                found.append(f"{room} imports {name}")
        elif top in ALONE and room != ALONE[top]:
            found.append(f"{room} imports {name}")
    return found


def strangers_of_pages(source: str) -> set[str]:
    """What a file of pages/ imports of newsgen besides the model."""
    others = {name for name in imports(source) if name.startswith("newsgen")}
    return {name for name in others if not name.startswith(("newsgen.model", "newsgen.pages"))}


def ill_shaped(file: Path, source: str) -> list[str]:
    """What a file is that no file should be: long, or named after nothing."""
    found = [f"{file} has more than {LONGEST} lines"] if len(source.splitlines()) > LONGEST else []
    return found + [f"{file} has a name that says nothing"] * (file.stem in NO_NAMES)


def test_imports_go_down_and_rooms_are_strangers():
    assert [one for file in FILES for one in trespasses(room_of(file), file.read_text("utf-8"))] == []


def test_pages_import_only_the_model():
    assert {file: found for file in (PACKAGE / "pages").glob("*.py") if (found := strangers_of_pages(file.read_text("utf-8")))} == {}


def test_files_stay_small_and_have_names():
    assert [one for file in FILES for one in ill_shaped(file, file.read_text("utf-8"))] == []


PLANTED = {
    "a door between rooms": ("plan", "from newsgen.catalogue import Catalogue"),
    "a door within a function": ("render", "def f():\n    from newsgen import output\n"),
    "a way up from the model": ("model", "import newsgen.content.scan.changes"),
    "a way up from the errors": ("diagnostics", "from newsgen import entry"),
    "a room that knows who introduces it": ("output", "from newsgen.pipeline.session import Options"),
    "Jinja in another room": ("pages", "import jinja2"),
    "SQL in another room": ("plan", "from sqlite3 import connect"),
    "SQL outside of the rooms": ("pipeline", "import sqlite3"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_trespass_is_found(name):
    assert len(trespasses(*PLANTED[name])) == 1


def test_a_stranger_in_pages_is_found():
    assert strangers_of_pages("from newsgen.diagnostics.problem import Problem\nfrom newsgen.model.page import Key") == {
        "newsgen.diagnostics.problem"
    }


def test_an_ill_shaped_file_is_found():
    assert len(ill_shaped(Path("utils.py"), "\n" * 351)) == 2
    assert ill_shaped(Path("scan.py"), "\n" * 350) == []
