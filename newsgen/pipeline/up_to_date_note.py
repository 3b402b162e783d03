"""The note by which the next build knows that it has nothing to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsgen.diagnostics.problem import Problem
from newsgen.model.digest import encode
from newsgen.pipeline import plugins
from newsgen.pipeline.session import BuildSession
from newsgen.up_to_date import check


def note_writer(session: BuildSession, problems: list[Problem]) -> Callable[[], None]:
    """Returns what writes the note of a complete build, to be called when the catalogue is closed.

    ``problems`` are told again by each build that finds nothing changed.
    """
    journal = session.catalogue.journal
    fragments = [record for kind in session.kinds.values() if kind.fragment for record in journal.pages_of(kind.name)]
    return partial(
        check.write_note,
        str(session.state),
        str(session.options.site),
        str(session.options.output),
        session.starting_state,
        check.files_digest(list(session.stat_lines)),
        plugins.package_sources(session.kinds.values()),
        session.catalogue.dues(session.options.at),
        {record.path: record.digest for record in fragments},
        encode(problems).decode(),
    )
