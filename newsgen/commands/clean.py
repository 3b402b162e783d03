"""``newsgen clean``: removes a built site and its cache."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import click

from newsgen import output
from newsgen.catalogue import StatementFailed, is_system_error
from newsgen.commands import options
from newsgen.diagnostics.exceptions import NewsgenError, Refused
from newsgen.diagnostics.system_refusal import refused_by_system
from newsgen.pipeline import Options, hold_lock, state_folder


@click.command("clean")
@options.site_option
@options.output_option
def command(site: Path, out: Path | None) -> None:
    """Remove the built site and the cache. Files that newsgen did not make stay."""
    try:
        count = remove(options.make_options(site, out, None))
    except NewsgenError as error:
        options.fail(error, "text")
    click.echo(f"{count} files removed")


def remove(build_options: Options) -> int:
    """Removes newsgen's files from the output, and the cache. Returns how many files of the output were deleted. Raises Refused."""
    try:
        return _remove(build_options)
    except (OSError, StatementFailed) as error:
        if not is_system_error(error):
            raise
        raise Refused(refused_by_system(error, build_options.site)) from error


def _remove(build_options: Options) -> int:
    disk = output.Disk(build_options.output, build_options.effect)
    state = state_folder(build_options.site, build_options.output)
    with closing(hold_lock(state)):
        files = [*output.read_file_list(disk), *output.read_index_list(disk)]
        disk.remove_unfinished(files)
        count = sum(disk.delete(path) for path in files)
        output.write_index_list(disk, {})
        output.remove_marks(disk)
    shutil.rmtree(state, ignore_errors=True)
    return count
