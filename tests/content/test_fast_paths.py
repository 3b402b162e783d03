"""The fast paths stand behind one switch: they are entered in three places only, and in none of them when the switch is off."""

from __future__ import annotations

import runpy
from pathlib import Path
from unittest import mock

import pytest

import newsgen
from newsgen.content import fast_paths
from newsgen.content.body import convert, fast, language_parser, python_markdown
from newsgen.content.positioned_yaml import parser as yaml_parser
from tests.support.import_graph import Import, imports_of, sources_below

MODULES = sources_below(Path(newsgen.__file__).parent)
FAST = "newsgen.content.body.fast"
YAML = "newsgen.content.positioned_yaml"
TEXT = "A *plain* paragraph.\n\nAnd `code`, which the parser must see.\n"


def importers(module: str) -> dict[str, set[Import]]:
    """What each module of newsgen imports from a module, or from modules below it."""
    named = {name: source for name, source in MODULES.items() if module.rpartition(".")[2] in source}
    found = {
        name: {one for one in imports_of(source, MODULES) if one.module == module or one.module.startswith(f"{module}.")}
        for name, source in named.items()
    }
    return {name: imports for name, imports in found.items() if imports}


def test_only_public_names_of_the_fast_markdown_are_imported_elsewhere():
    outside = [imports for name, imports in importers(FAST).items() if not name.startswith(FAST)]
    assert {(one.module, one.name) for imports in outside for one in imports} == {(FAST, name) for name in fast.__all__}


def test_only_the_yaml_parser_enters_the_fast_yaml():
    assert list(importers(f"{YAML}.fast_path")) == [f"{YAML}.parser"]


def test_public_names_are_loaded_when_asked_for():
    assert all(hasattr(fast, name) for name in fast.__all__)
    with pytest.raises(AttributeError):
        fast.something_else  # noqa: B018 - the access is the test


def test_the_environment_is_the_switch(monkeypatch):
    monkeypatch.setenv("NEWSGEN_NO_FAST_PATHS", "1")
    assert runpy.run_path(fast_paths.__file__)["ENABLED"] is False
    monkeypatch.delenv("NEWSGEN_NO_FAST_PATHS")
    assert runpy.run_path(fast_paths.__file__)["ENABLED"] is True


@pytest.mark.parametrize("enabled", [True, False])
def test_all_fast_paths_follow_the_switch(read, enabled):
    with (
        mock.patch.object(fast_paths, "ENABLED", new=enabled),
        mock.patch.object(convert, "FastBlocks", side_effect=convert.FastBlocks) as blocks,
        mock.patch.object(python_markdown, "quicken", side_effect=python_markdown.quicken) as quicken,
        mock.patch.object(yaml_parser, "read_pairs", side_effect=yaml_parser.read_pairs) as pairs,
    ):
        language_parser.drop_parsers()
        assert read(body=TEXT).article
    language_parser.drop_parsers()
    assert [entered.called for entered in (blocks, quicken, pairs)] == [enabled] * 3
