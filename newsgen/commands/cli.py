"""The command line: each command is in the module of its name, which is loaded when the command is called.

Exit codes: 0 clean, warnings included; 1 errors, what could be built was built; 2 usage; 3 nothing was built, or not to the end;
130 stopped by Ctrl-C.
"""

from __future__ import annotations

from importlib import import_module

import click

from newsgen import __version__

COMMANDS = ("build", "check", "clean", "init", "move", "new", "search", "why")


class _CommandGroup(click.Group):
    """Loads the module of a command when the command is called: a build must not wait for the others to load."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"newsgen.commands.{cmd_name}").command
        return command


@click.group(cls=_CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsgen")
def main() -> None:
    """Build a newsroom's site from Markdown files."""
