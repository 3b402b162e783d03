"""Whether an output folder is newsgen's to write, and the one that a cache belongs to."""

from __future__ import annotations

from pathlib import Path

from newsgen import output
from newsgen.catalogue import Catalogue
from newsgen.diagnostics.exceptions import Refused
from newsgen.diagnostics.problem import Problem
from newsgen.pipeline.options import Options


def continues_output(catalogue: Catalogue, disk: output.Disk) -> bool:
    """Returns whether the output is the one that the journal lists."""
    if catalogue.journal.empty():
        return False
    patching = output.half_patched_by(disk)
    if patching and not catalogue.is_patching(patching):
        return False  # an older copy of the cache does not know which files were left half written
    return output.has_file_list(disk) and catalogue.knows_tree(output.read_token(disk))


def refuse_foreign_output(options: Options) -> None:
    """Raises Refused if the output folder is not newsgen's to write."""
    out, site = options.output.resolve(), options.site.resolve()
    hint = "name an empty or new folder with --output"
    if out == site or out in site.parents or out == Path.home().resolve():
        raise Refused(Problem("output/not-ours", "error", f"{options.output} holds the site or is a home folder", None, hint))
    for name in ("content", "static", "templates", ".newsgen"):
        if out == site / name or (site / name in out.parents and name != ".newsgen"):
            raise Refused(Problem("output/not-ours", "error", f"{options.output} is a folder of the site's sources", None, hint))
    if out.exists() and not out.is_dir():
        raise Refused(Problem("output/not-ours", "error", f"{options.output} is a file", None, hint))
    others = output.foreign_entries(out)
    if others and not options.force:
        message = f"{options.output} holds files that newsgen did not make: {', '.join(others[:5])}"
        hint = "name an empty or new folder with --output, or allow it with --force: then they stay where no page needs their place"
        raise Refused(Problem("output/foreign", "error", message, None, hint))
