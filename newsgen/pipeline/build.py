"""The steps of a build, in order: the table of contents of the program.

A full build is an incremental build whose journal is empty; there is one path.
"""

from __future__ import annotations

from newsgen import output
from newsgen.diagnostics.problem import Problem, relevel
from newsgen.model.page import Plan
from newsgen.model.site import Site
from newsgen.pipeline.ingest import ingest_changes
from newsgen.pipeline.options import Options
from newsgen.pipeline.publish import Report, publish
from newsgen.pipeline.session import open_session
from newsgen.pipeline.up_to_date_note import note_writer

__all__ = ["Options", "Report", "build_site", "with_levels"]

NOTHING_TO_DO = Plan((), (), (), 0)
"""The plan of a build that follows at once: the journal lists all pages by then. With it, the problems between files are those it would tell."""


def build_site(options: Options) -> Report:
    """Brings the output to the state of the files at the clock's instant.

    Raises NewsgenError where the build cannot go on, and its subclass Refused where nothing was done.
    """
    with open_session(options) as session:
        site, disk = session.site, output.Disk(options.output, options.effect)
        report = Report(problems=[*session.site_problems])
        report.problems += ingest_changes(session)
        plan = session.plan()
        report.verified = plan.verified
        publish(session, disk, plan, report)
        if site.budgets:
            from newsgen.pipeline.budgets import exceeded_budgets  # noqa: PLC0415  # most sites set none, and it takes a while to load

            report.problems += exceeded_budgets(session, disk, site.budgets)
        report.problems = with_levels([*report.problems, *session.catalogue.cross_file_problems(site, NOTHING_TO_DO)], site)
        if session.stat_lines:
            session.write_note = note_writer(session, report.problems)
        return report


def with_levels(problems: list[Problem], site: Site) -> list[Problem]:
    """Returns the problems, the warnings at the levels of site.yaml. An error has held something back already, and stays one."""
    warnings = [problem for problem in problems if problem.level == "warning"]
    return [*(problem for problem in problems if problem.level == "error"), *relevel(warnings, site.writing.levels)]
