"""The table of contents of the program: one function introduces the rooms to each other.

A full build is an incremental build whose journal is empty; there is one path.
"""

from __future__ import annotations

from newsgen import content, output
from newsgen.errors import Problem, relevel
from newsgen.model.page import Plan
from newsgen.model.site import Site
from newsgen.publish import Report, publish
from newsgen.session import Options, session

__all__ = ["Options", "Report", "build", "check"]

PUBLISHED = Plan((), (), (), 0)
"""The verdict when all is done. Told by it, problems are those that the next build tells while nothing changes."""


def build(options: Options) -> Report:
    """Bring the output to the state of the files at the clock's instant. Raises NewsgenError; its subclass Refused for nothing done."""
    site, warnings = content.read_site(options.site)
    with session(options, site) as desk:
        report = Report(problems=[*warnings])
        disk = output.Disk(options.output, options.effect)
        report.problems += desk.take_in()
        verdict = desk.plan()
        report.verified = verdict.verified
        publish(desk, disk, verdict, report)
        if site.budgets:
            from newsgen.budgets import exceeded  # noqa: PLC0415  # most sites set none, and it takes a while to load

            report.problems += exceeded(desk, disk, site.budgets)
        report.problems = _levelled([*report.problems, *desk.catalogue.complaints(site, PUBLISHED)], site)
        desk.rest(report.problems)
        return report


def check(options: Options, against: str = "") -> list[Problem]:
    """Everything wrong in the files, without touching the output; and which addresses are gone since a revision or a release."""
    from newsgen.against import vanished  # noqa: PLC0415  # it loads what unpacks archives, and a build does not

    site, warnings = content.read_site(options.site)
    with session(options, site, marks=False) as desk:
        problems = [*warnings, *desk.take_in()]
        lost = relevel(vanished(options, desk, against), site.writing.levels) if against else []
        return [*_levelled([*problems, *desk.catalogue.complaints(site, desk.plan())], site), *lost]


def _levelled(problems: list[Problem], site: Site) -> list[Problem]:
    """Apply site.yaml's levels to warnings. Errors have held something back already, and must say so."""
    warnings = [problem for problem in problems if problem.level == "warning"]
    return [*(problem for problem in problems if problem.level == "error"), *relevel(warnings, site.writing.levels)]
