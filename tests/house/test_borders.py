"""The house holds: imports go down, rooms are entered by their public lists, no modules import each other in a circle, and files stay small."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

import newsgen
from tests.support.import_graph import Import, circles, import_graph, imports_of, public_names, sources_below
from tests.support.paths import TESTS

PACKAGE = Path(newsgen.__file__).parent
DATA = ("golden", "problems", "seed")
"""Folders of tests that hold files to read and no tests."""
MOST_FILES, MOST_LINES = 25, 350
EMPTY_NAMES = {"utils", "helpers", "common", "misc"}


@dataclass(frozen=True)
class Room:
    """A part of newsgen: a folder or a module, named below ``newsgen``.

    ``may``: the rooms that it may import. ``whole``: why its modules are public, where others need not keep to its ``__all__``.
    ``alone``: libraries that no other room imports. ``past``: modules that it imports against these rules, each with the reason.
    """

    may: str = ""
    whole: str = ""
    alone: str = ""
    past: Mapping[str, str] = field(default_factory=dict)


VALUES = "values and checks that every room uses"
INNER = "the rooms of content know each other's modules; other rooms enter by content"
ONE_MODULE = "it is one module"
GATHERED = "schema/tables.py gathers the tables of all files for the docs and their tests"

# From the ground up. A room imports rooms above its own line alone. A new room is one line.
ROOMS: dict[str, Room] = {
    "__init__": Room(whole=ONE_MODULE),
    "file_stats": Room(whole=ONE_MODULE),
    "atomic_write": Room(whole=ONE_MODULE),
    "diagnostics": Room(whole=VALUES),
    "model": Room("diagnostics", whole=VALUES),
    "content.fast_paths": Room(whole=INNER),
    "content.positioned_yaml": Room("diagnostics model content.fast_paths", whole=INNER),
    "content.paths": Room("diagnostics model", whole=INNER),
    "content.typography": Room("diagnostics model", whole=INNER),
    "content.timestamps": Room("diagnostics model", whole=INNER),
    "content.alt_texts": Room(whole=INNER),
    "content.schema": Room(
        "diagnostics model content.positioned_yaml content.timestamps",
        whole=INNER,
        past={f"newsgen.content.{room}.fields": GATHERED for room in ("config", "data_files", "story")},
    ),
    "content.scan": Room(
        "diagnostics model file_stats",
        whole=INNER,
        past={"newsgen.content.data_files.fields": "it tells of files in the data folder that nothing reads"},
    ),
    "content.body": Room(
        "diagnostics model content.positioned_yaml content.paths content.typography content.timestamps content.alt_texts content.fast_paths content.schema content.scan",
        whole=INNER,
    ),
    "content.story": Room(
        "diagnostics model content.positioned_yaml content.paths content.typography content.timestamps content.alt_texts content.schema content.scan content.body",
        whole=INNER,
    ),
    "content.data_files": Room(
        "diagnostics model content.positioned_yaml content.paths content.typography content.timestamps content.schema content.scan content.story",
        whole=INNER,
    ),
    "content.config": Room(
        "diagnostics model content.positioned_yaml content.paths content.typography content.schema content.scan content.body content.story",
        whole=INNER,
    ),
    "content.rename": Room("model content.positioned_yaml content.paths content.scan content.body content.story"),
    "content": Room(
        "diagnostics model content.positioned_yaml content.timestamps content.schema content.scan content.story content.data_files "
        "content.config content.rename"
    ),
    "catalogue": Room("diagnostics model", alone="sqlite3"),
    "plan": Room("diagnostics model"),
    "render": Room("diagnostics model atomic_write", alone="jinja2"),
    "output": Room("model atomic_write"),
    "images": Room("diagnostics model atomic_write", alone="PIL"),
    "search": Room("diagnostics model", alone="pagefind"),
    "pages": Room("model"),
    "up_to_date": Room("file_stats", whole="its one module is loaded where nothing else is"),
    "pipeline": Room(
        "diagnostics model file_stats atomic_write content catalogue plan render output images pages up_to_date",
        past={
            "newsgen.content.body.python_markdown": "the build loads the parser before it forks workers, so that each need not",
            "newsgen.pages.parts.addresses": "a site's own address is made in one place",
        },
    ),
    "commands": Room(
        "__init__ diagnostics model content content.rename catalogue plan render output search up_to_date pipeline",
        whole="each command is a module of its own",
        past={
            "newsgen.pages.frame": "the search index names a story's section as its page does",
        },
    ),
    "entry": Room("diagnostics up_to_date commands", whole=ONE_MODULE),
    "__main__": Room("entry", whole=ONE_MODULE),
}


@cache
def sources() -> dict[str, str]:
    """The source of each module of newsgen."""
    return sources_below(PACKAGE)


def room_of(module: str) -> str:
    """The room of a module: the longest name in the table that it begins with. Raises LookupError where no room has it."""
    inner = module.partition(".")[2] or "__init__"
    fitting = [name for name in ROOMS if inner == name or inner.startswith(f"{name}.")]
    if not fitting:
        raise LookupError(f"{module} is in no room: give it a line in ROOMS")
    return max(fitting, key=len)


def refusal(here: str, one: Import) -> str:
    """Why a room may not import something; empty where it may."""
    top = one.module.partition(".")[0]
    if top != "newsgen":
        owner = next((name for name, room in ROOMS.items() if top in room.alone.split()), here)
        return "" if owner == here else f"only {owner} imports {top}"
    there = room_of(one.module)
    if there == here:
        return ""
    if there not in ROOMS[here].may.split():
        return f"{here} may not import {there}"
    if ROOMS[there].whole:
        return ""
    listed = public_names(sources()[f"newsgen.{there}"]) or set()
    if one.module == f"newsgen.{there}" and (not one.name or one.name in listed):
        return ""
    return f"{one} is not in the public list of {there}"


def trespasses(module: str, source: str) -> list[str]:
    """What a module imports that it may not, and that is no exception of its room."""
    here = room_of(module)
    past = ROOMS[here].past
    found = sorted(imports_of(source, sources()))
    return [f"{module} imports {one}: {why}" for one in found if (why := refusal(here, one)) and one.module not in past]


def folders(root: Path) -> dict[str, list[Path]]:
    """The Python files of each folder of ours below a root, by the folder's path."""
    found: dict[str, list[Path]] = {}
    for file in sorted(root.rglob("*.py")):
        if not (root == TESTS and file.relative_to(root).parts[0] in DATA):
            found.setdefault(file.parent.relative_to(root.parent).as_posix(), []).append(file)
    return found


def ill_shaped(folder: str, files: Mapping[str, str]) -> list[str]:
    """What is wrong with the shape of a folder, given the source of each of its files."""
    found = [f"{folder} has more than {MOST_FILES} files"] if len(files) > MOST_FILES else []
    found += [
        f"{folder}/{name} has more than {MOST_LINES} lines" for name, source in files.items() if len(source.splitlines()) > MOST_LINES
    ]
    return found + [f"{folder}/{name} has a name that says nothing" for name in files if Path(name).stem in EMPTY_NAMES]


def test_imports_keep_to_the_table():
    assert [line for module, source in sources().items() for line in trespasses(module, source)] == []


def test_the_table_has_no_way_up_and_names_no_room_that_is_gone():
    order = list(ROOMS)
    assert [(name, other) for name, room in ROOMS.items() for other in room.may.split() if other not in order[: order.index(name)]] == []
    assert set(ROOMS) == {room_of(module) for module in sources()}


def test_every_exception_is_still_needed():
    refused = {
        (room_of(module), one.module)
        for module, source in sources().items()
        for one in imports_of(source, sources())
        if refusal(room_of(module), one)
    }
    assert [(name, module) for name, room in ROOMS.items() for module in room.past if (name, module) not in refused] == []


def test_no_modules_import_each_other_in_a_circle():
    assert circles(import_graph(sources())) == []


@pytest.mark.parametrize("root", [PACKAGE, TESTS], ids=lambda root: root.name)
def test_folders_and_files_stay_small(root):
    shapes = {folder: {file.name: file.read_text("utf-8") for file in files} for folder, files in folders(root).items()}
    assert [line for folder, files in shapes.items() for line in ill_shaped(folder, files)] == []


PLANTED = {
    "a door between rooms": ("plan.stale_pages", "from newsgen.catalogue import Catalogue"),
    "a door within a function": ("render.filters", "def filters():\n    from newsgen import output\n"),
    "a way up from the model": ("model.page", "import newsgen.content.scan.changes"),
    "a way up from the problems": ("diagnostics.problem", "from newsgen import entry"),
    "a room that knows who calls it": ("output.write", "from newsgen.pipeline.build import build"),
    "a page that reads files": ("pages.article", "from newsgen.content import read_article"),
    "an inner module of another room": ("pipeline.publish", "from newsgen.catalogue.journal import Journal"),
    "a name that no list has": ("pipeline.publish", "from newsgen.output import Unlisted"),
    "such a name behind its module": ("pipeline.publish", "from newsgen import output\noutput.Unlisted\n"),
    "a room of content, from outside": ("pipeline.publish", "from newsgen.content.body.convert import convert"),
    "a way up within content": ("content.paths.resolve", "from newsgen.content.config.read_site import read_site"),
    "Jinja in another room": ("pages.article", "import jinja2"),
    "SQL in another room": ("plan.stale_pages", "from sqlite3 import connect"),
    "SQL outside of the rooms": ("pipeline.build", "import sqlite3"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_trespass_is_found(name):
    module, source = PLANTED[name]
    assert len({line.partition(": ")[2] for line in trespasses(f"newsgen.{module}", source)}) == 1


def test_what_type_checkers_alone_are_shown_is_no_trespass():
    guarded = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from newsgen.catalogue import Catalogue\n"
    assert trespasses("newsgen.plan.stale_pages", guarded) == []
    assert len(trespasses("newsgen.plan.stale_pages", guarded.replace("TYPE_CHECKING:", "True:"))) == 1


def test_a_module_without_a_room_is_found():
    with pytest.raises(LookupError, match=r"newsgen\.attic is in no room"):
        room_of("newsgen.attic")


CIRCLES = {
    "two modules": ({"newsgen.a": "from newsgen import b", "newsgen.b": "from newsgen.a import f"}, ["newsgen.a", "newsgen.b"]),
    "within a function": (
        {"newsgen.a": "def f():\n    import newsgen.b\n", "newsgen.b": "import newsgen.a\n"},
        ["newsgen.a", "newsgen.b"],
    ),
    "three modules": (
        {
            "newsgen.a": "import newsgen.b",
            "newsgen.b": "import newsgen.c",
            "newsgen.c": "import newsgen.a",
            "newsgen.d": "import newsgen.a",
        },
        ["newsgen.a", "newsgen.b", "newsgen.c"],
    ),
}


@pytest.mark.parametrize("name", CIRCLES)
def test_a_circle_is_found(name):
    planted, found = CIRCLES[name]
    assert circles(import_graph(planted)) == [found]


def test_what_only_type_checkers_see_makes_no_circle():
    shown = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import newsgen.a\n"
    assert circles(import_graph({"newsgen.a": "import newsgen.b", "newsgen.b": shown})) == []


def test_an_ill_shaped_folder_is_found():
    assert len(ill_shaped("newsgen/room", {"utils.py": "\n" * (MOST_LINES + 1)})) == 2
    assert len(ill_shaped("newsgen/room", {f"module_{number}.py": "" for number in range(MOST_FILES + 1)})) == 1
    assert ill_shaped("newsgen/room", {"scan.py": "\n" * MOST_LINES}) == []
