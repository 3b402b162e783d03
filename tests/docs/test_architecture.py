"""docs/architecture.md against the tree: its map, its types, its floors, and every path and name in its prose. Sources are read, not imported."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from tests.support.import_graph import public_names, sources_below
from tests.support.paths import DOCS, ROOT, TESTS

PACKAGE = ROOT / "newsgen"
PAGE = (DOCS / "architecture.md").read_text("utf-8")
WHOLE_ROOMS = ("diagnostics", "model")
"""The rooms without a list: each of their public classes has a row."""
_SPAN = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"[\w./-]*/[\w./-]*|[\w-]+\.(?:md|py|toml|yaml)")
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
_NAME = re.compile(r"[A-Za-z_]\w*")


@cache
def sources() -> dict[str, str]:
    """The source of each module, by its dotted name."""
    return sources_below(PACKAGE)


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(sources()[module])


# --- the page


def section(text: str, title: str) -> str:
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rooms_of_map(text: str) -> dict[str, str]:
    """The parts of the map by the name of the room; the part before the first heading is that of the root."""
    head, *parts = re.split(r"^### (.+)\n", section(text, "The map"), flags=re.MULTILINE)
    return {"": head, **dict(zip(parts[::2], parts[1::2], strict=True))}


def rows(text: str, head: str) -> list[tuple[str, str]]:
    """The rows of the tables whose first column has a title: the name in backticks, and the second cell."""
    tables = re.findall(rf"^\| {head} \| .* \|\n\| --- \| --- \|\n((?:\|.*\n)*)", text + "\n", re.MULTILINE)
    return [(name, cell.strip()) for table in tables for name, cell in re.findall(r"^\| `([^`]+)` \|(.*)\|$", table, re.MULTILINE)]


# --- the tree


def modules() -> list[tuple[str, str]]:
    """Every file of the package as room and name. The list of a room is no module of it; that of the root has no room above."""
    files = (file.relative_to(PACKAGE) for file in PACKAGE.rglob("*.py"))
    return [(".".join(file.parent.parts), file.name) for file in files if file.name != "__init__.py" or len(file.parts) == 1]


def classes_of(module: str) -> Iterator[str]:
    return (node.name for node in tree(module).body if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))


def types() -> set[tuple[str, str]]:
    """The types that rooms export: the classes in their lists, and all public ones of the rooms without a list."""
    packages = [module for module in sources() if (ROOT / module.replace(".", "/")).is_dir()]
    found = {(package.partition(".")[2], name) for package in packages for name in listed_classes(package)}
    for room in WHOLE_ROOMS:
        inner = [module for module in sources() if module.startswith(f"newsgen.{room}.")]
        found |= {(room, name) for module in inner for name in classes_of(module)}
    return found


def listed_classes(package: str) -> set[str]:
    """The classes among the names that a package lists: it imports them from the modules that define them."""
    imports = [node for node in ast.walk(tree(package)) if isinstance(node, ast.ImportFrom) and node.module in sources()]
    classes = {alias.name for node in imports for alias in node.names if alias.name in classes_of(node.module)}
    return classes & (public_names(sources()[package]) or set())


def floors() -> list[tuple[str, list[str]]]:
    """What each room may import, by the table of tests/house/test_borders.py, in its order."""
    borders = ast.parse((TESTS / "house" / "test_borders.py").read_text("utf-8"))
    [table] = [node.value for node in borders.body if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "ROOMS"]
    assert isinstance(table, ast.Dict)
    return [(ast.literal_eval(name), _may(room)) for name, room in zip(table.keys, table.values, strict=True)]


def _may(room: ast.Call) -> list[str]:
    given = [*room.args[:1], *(keyword.value for keyword in room.keywords if keyword.arg == "may")]
    return ast.literal_eval(given[0]).split() if given else []


# --- what is wrong with a page


def map_faults(text: str) -> list[str]:
    """Modules and types that do not stand once in the map, below their room; and what stands there and does not exist."""
    parts = rooms_of_map(text)
    shown = [("module", room, name) for room, part in parts.items() for name, _ in rows(part, "Module")]
    shown += [("type", room, name) for room, part in parts.items() for name, _ in rows(part, "Type")]
    wanted = {("module", *module) for module in modules()} | {("type", *exported) for exported in types()}
    faults = [f"no row: {row}" for row in sorted(wanted - set(shown))] + [f"no such thing: {row}" for row in sorted(set(shown) - wanted)]
    faults += [f"twice: {row}" for row in sorted({row for row in shown if shown.count(row) > 1})]
    empty = [name for part in parts.values() for head in ("Module", "Type") for name, cell in rows(part, head) if not cell]
    return faults + [f"says nothing of {name}" for name in empty]


def floor_faults(text: str) -> list[tuple[str, list[str]]]:
    """The lines of the floors that are not those of the test, and those of the test that are missing."""
    shown = [(room, _SPAN.findall(cell)) for room, cell in rows(section(text, "Floors"), "Room")]
    kept = floors()
    wrong = [line for line in shown if line not in kept] + [line for line in kept if line not in shown]
    return wrong or ([] if shown == kept else shown)


def path_faults(text: str) -> list[str]:
    """Paths above the map that lead nowhere, from the package or from the top of the checkout."""
    paths = [span for span in _SPAN.findall(text.partition("\n## The map\n")[0]) if _PATH.fullmatch(span)]
    return [path for path in paths if not (PACKAGE / path).exists() and not (ROOT / path).exists()]


def module_of(dotted: str) -> str:
    """The longest beginning of a dotted name that is a module; empty where none is."""
    parts = dotted.removeprefix("newsgen.").split(".")
    names = (".".join(["newsgen", *parts[:n]]) for n in range(len(parts), 0, -1))
    return next((name for name in names if name in sources()), "")


def defined(body: Iterable[ast.stmt]) -> dict[str, ast.stmt]:
    """What statements define: functions, classes, constants, fields."""
    found: dict[str, ast.stmt] = {}
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id: node for target in targets if isinstance(target, ast.Name)}
    return found


def exists(dotted: str) -> bool:
    """Whether a dotted name leads to something: through a module, a room's list, or a class wherever it is defined."""
    module = module_of(dotted)
    if module:
        names = dotted.removeprefix("newsgen.").split(".")[module.count(".") :]
        listed = public_names(sources()[module])
        if len(names) < 2 and listed is not None:
            return set(names) <= listed
        return _leads(names, tree(module).body)
    return any(_leads(dotted.split("."), tree(name).body) for name in sources())


def _leads(names: list[str], body: list[ast.stmt]) -> bool:
    if not names:
        return True
    found = defined(body).get(names[0])
    return found is not None and (len(names) == 1 or (isinstance(found, ast.ClassDef) and _leads(names[1:], found.body)))


def files_named(paragraph: str) -> list[str]:
    """The modules whose paths a paragraph names, also those of a folder."""
    paths = [PACKAGE / span for span in _SPAN.findall(paragraph) if _PATH.fullmatch(span)]
    files = [file for path in paths for file in (path.glob("*.py") if path.is_dir() else [path] if path.suffix == ".py" else [])]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    return [name for name in names if name in sources()]


def name_faults(text: str) -> list[str]:
    """Dotted names and names in "Where to look" and "One edit on its way" that do not exist.

    A plain name is a class, a name of a module whose path stands in the same paragraph, or the end of a dotted name before it.
    """
    faults = []
    classes = {name for module in sources() for name in classes_of(module)}
    for part in (section(text, "Where to look"), section(text, "One edit on its way")):
        before: set[str] = set()
        for paragraph in re.split(r"\n(?=\||[0-9]+\. )", part):
            here = {name for module in files_named(paragraph) for name in defined(tree(module).body)}
            for span in (span for span in _SPAN.findall(paragraph) if not _PATH.fullmatch(span)):
                if _DOTTED.fullmatch(span):
                    faults += [] if exists(span) else [span]
                    before.add(span.rpartition(".")[2])
                elif _NAME.fullmatch(span):
                    faults += [] if span in classes | here | before else [span]
    return faults


def unused(text: str) -> list[str]:
    """Functions and methods of "One edit on its way" that no module on that way uses, other than their own definition."""
    part = section(text, "One edit on its way")
    dotted = [span for span in _SPAN.findall(part) if _DOTTED.fullmatch(span) and not _PATH.fullmatch(span)]
    on_the_way = {module for name in dotted for module in _defining(name)} | {"newsgen.__main__", "newsgen.commands.cli"}
    used = {name for module in on_the_way for name in _used_in(tree(module))}
    return [name for name in dotted if name.rpartition(".")[2] not in used]


def _defining(dotted: str) -> set[str]:
    """The modules in which the last part of a dotted name is defined, or its class."""
    last, room = dotted.rpartition(".")[2], module_of(dotted)
    inside = [name for name in sources() if name == room or name.startswith(f"{room}.")] if room else []
    if inside:
        return {name for name in inside if last in defined(tree(name).body)}
    return {name for name in sources() if dotted.partition(".")[0] in classes_of(name)}


def _used_in(source: ast.Module) -> Iterator[str]:
    for node in ast.walk(source):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id


# --- the page is true


def test_every_module_and_type_stands_once_in_the_map():
    assert map_faults(PAGE) == []
    assert len(types()) > 100


def test_the_floors_are_those_of_the_borders():
    assert floor_faults(PAGE) == []
    assert len(floors()) > 20


def test_every_path_leads_somewhere():
    assert path_faults(PAGE) == []


def test_every_name_exists_and_every_function_is_used():
    assert name_faults(PAGE) == []
    assert unused(PAGE) == []


# --- and what is not true is found


def planted(old: str, new: str) -> str:
    assert old in PAGE
    return PAGE.replace(old, new, 1)


def line(room: str, name: str) -> str:
    """A row of the map, as it is written."""
    return next(line for line in rooms_of_map(PAGE)[room].splitlines() if line.startswith(f"| `{name}` |")) + "\n"


PLAN = line("plan", "stale_pages.py")
DISK = line("output", "Disk")
MAP_FAULTS = {
    "a module is missing": (PLAN, "", "no row: ('module', 'plan', 'stale_pages.py')"),
    "a module of the root is missing": (line("", "entry.py"), "", "no row: ('module', '', 'entry.py')"),
    "a module is gone": (PLAN, f"{PLAN}| `attic.py` | Old things |\n", "no such thing: ('module', 'plan', 'attic.py')"),
    "a module stands twice": (PLAN, PLAN * 2, "twice: ('module', 'plan', 'stale_pages.py')"),
    "a type of a list is missing": (DISK, "", "no row: ('type', 'output', 'Disk')"),
    "a type that loads late is missing": (line("content.body.fast", "Run"), "", "no row: ('type', 'content.body.fast', 'Run')"),
    "a type of the model is missing": (line("model", "Fence"), "", "no row: ('type', 'model', 'Fence')"),
    "a type is in no list": (DISK, f"{DISK}| `Drawer` | A thing |\n", "no such thing: ('type', 'output', 'Drawer')"),
    "a row says nothing": (line("model", "Fence"), "| `Fence` | |\n", "says nothing of Fence"),
}


@pytest.mark.parametrize("name", MAP_FAULTS)
def test_a_fault_of_the_map_is_found(name):
    old, new, fault = MAP_FAULTS[name]
    assert map_faults(planted(old, new)) == [fault]


def test_a_room_that_is_gone_is_found():
    assert "no row: ('type', 'plan', 'RecordedPages')" in map_faults(planted("\n### plan\n", "\n### attic\n"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| `plan` | `diagnostics` `model` |", "| `plan` | `diagnostics` `model` `output` |"),
        ("| `plan` | `diagnostics` `model` |", "| `plan` | `model` |"),
        ("| `pages` | `model` |\n", ""),
        ("| `file_stats` | — |\n| `atomic_write` | — |\n", "| `atomic_write` | — |\n| `file_stats` | — |\n"),
    ],
)
def test_a_fault_of_the_floors_is_found(old, new):
    assert floor_faults(planted(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("`plan/stale_pages.py`", "`plan/stale.py`"),
        ("`templates/fragments/`", "`templates/pieces/`"),
        ("`docs/blocks.md`", "`docs/parts.md`"),
        ("`pyproject.toml`", "`setup.toml`"),
    ],
)
def test_a_path_that_leads_nowhere_is_found(old, new):
    assert path_faults(planted(old, new)) == [new.strip("`")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("`up_to_date.check.compare_with_note`", "`up_to_date.check.compare`"),
        ("`content.read_article`", "`content.read_front_matter`"),  # it exists, and the room does not list it
        ("`Journal.suspects`", "`Journal.suspicious`"),
        ("`Disk.write`", "`Folder.write`"),
        ("`RenderPages`", "`PageMaker`"),
        ("`KINDS`", "`TYPES`"),
        ("`COMMANDS`", "`KINDS`"),  # it exists, elsewhere
        ("and `run_batches` gives", "and `give_out` gives"),
    ],
)
def test_a_name_that_does_not_exist_is_found(old, new):
    assert name_faults(planted(old, new)) == [_SPAN.findall(new)[0]]


def test_a_function_that_is_not_on_the_way_is_found():
    assert unused(planted("`Journal.settle`", "`Journal.largest_pages`")) == ["Journal.largest_pages"]
