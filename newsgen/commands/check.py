"""Everything wrong in a site's files, told without a build."""

from __future__ import annotations

from newsgen import content
from newsgen.commands.lost_addresses import vanished
from newsgen.diagnostics.problem import Problem, relevel
from newsgen.pipeline.build import with_levels
from newsgen.pipeline.session import Options, open_session


def check(options: Options, against: str = "") -> list[Problem]:
    """Everything wrong in the files, without touching the output; and which addresses are gone since a revision or a release."""
    site, warnings = content.read_site(options.site)
    with open_session(options, site, marks=False) as session:
        problems = [*warnings, *session.take_in()]
        lost = relevel(vanished(options, session, against), site.writing.levels) if against else []
        return [*with_levels([*problems, *session.catalogue.cross_file_problems(site, session.plan())], site), *lost]
