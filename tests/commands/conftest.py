"""Runs commands in the folder of a newsroom."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from newsgen.commands.cli import main
from tests.support.print_all_templates import write_templates


@pytest.fixture
def run(newsroom, monkeypatch):
    write_templates(newsroom.root)
    monkeypatch.chdir(newsroom.root)

    def command(*arguments: str):
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)

    return command
