"""The law of the house: imports go down, rooms are strangers, files stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import newsgen

PACKAGE = Path(newsgen.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
ROOMS = ("content", "catalogue", "pages", "plan", "render", "output")
FLOORS = {"errors": 1, "model": 2, **dict.fromkeys(ROOMS, 3), "cli": 5}
ALONE = {"jinja2": "render", "sqlite3": "catalogue"}
NO_NAMES = {"utils", "helpers", "common"}


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


def test_imports_go_down_and_rooms_are_strangers():
    assert [one for file in FILES for one in trespasses(room_of(file), file.read_text())] == []


def test_pages_import_only_the_model():
    for file in (PACKAGE / "pages").glob("*.py"):
        others = {name for name in imports(file.read_text()) if name.startswith("newsgen.")}
        assert {name for name in others if not name.startswith(("newsgen.model", "newsgen.pages"))} == set(), file


def test_a_trespass_is_found():
    assert trespasses("plan", "from newsgen.catalogue import Catalogue")
    assert trespasses("model", "import newsgen.content.scan")
    assert trespasses("pages", "import jinja2")
    assert trespasses("errors", "from newsgen import cli")


def test_files_stay_small_and_have_names():
    for file in FILES:
        assert len(file.read_text().splitlines()) <= 350, file
        assert file.stem not in NO_NAMES, file
