"""The table of contents of the program: one function introduces the rooms to each other.

A full build is an incremental build whose journal is empty; there is one path.
"""

from __future__ import annotations

from newsgen import content, output
from newsgen.diagnostics.problem import Problem, relevel
from newsgen.model.page import Plan
from newsgen.model.site import Site
from newsgen.pipeline.publish import Report, publish
from newsgen.pipeline.session import Options, open_session

__all__ = ["Options", "Report", "build", "with_levels"]

PUBLISHED = Plan((), (), (), 0)
"""The verdict when all is done. Told by it, problems are those that the next build tells while nothing changes."""


def build(options: Options) -> Report:
    """Bring the output to the state of the files at the clock's instant. Raises NewsgenError; its subclass Refused for nothing done."""
    site, warnings = content.read_site(options.site)
    with open_session(options, site) as session:
        report = Report(problems=[*warnings])
        disk = output.Disk(options.output, options.effect)
        report.problems += session.take_in()
        verdict = session.plan()
        report.verified = verdict.verified
        publish(session, disk, verdict, report)
        if site.budgets:
            from newsgen.pipeline.budgets import exceeded  # noqa: PLC0415  # most sites set none, and it takes a while to load

            report.problems += exceeded(session, disk, site.budgets)
        report.problems = with_levels([*report.problems, *session.catalogue.cross_file_problems(site, PUBLISHED)], site)
        session.rest(report.problems)
        return report


def with_levels(problems: list[Problem], site: Site) -> list[Problem]:
    """Apply site.yaml's levels to warnings. Errors have held something back already, and must say so."""
    warnings = [problem for problem in problems if problem.level == "warning"]
    return [*(problem for problem in problems if problem.level == "error"), *relevel(warnings, site.writing.levels)]
