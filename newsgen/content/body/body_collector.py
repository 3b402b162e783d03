"""The copy desk: what is noted while one body is converted.

A file of its own because blocks, links and pictures are read in different places, and all of them report Problems and record
references by line and column of the source.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Literal

from newsgen.content.body.source_map import SourceMap
from newsgen.content.paths.link_targets import Target, target_of
from newsgen.diagnostics.problem import Level, Problem
from newsgen.model.article import Reference
from newsgen.model.body import Image
from newsgen.model.site import Site

_MOST = 10
"""Problems of one code in one file; more of them help nobody."""


class BodyCollector:
    """Collects the Problems and references of one body. ``opens`` is the time of the live entry at hand."""

    __slots__ = ("_counts", "_last", "_problems", "opens", "references", "site", "source_map")

    def __init__(self, source_map: SourceMap, site: Site) -> None:
        self.source_map = source_map
        self.site = site
        self.references: list[Reference] = []
        self.opens: datetime | None = None
        self._problems: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def full(self, code: str) -> bool:
        """Whether there are many of a kind already."""
        return self._counts[code] >= _MOST

    def enough(self, code: str) -> bool:
        """Whether there are many of a kind already, so that the place of another need not be sought; it is counted."""
        if not self.full(code):
            return False
        self._counts[code] += 1
        return True

    def report(self, problem: Problem) -> None:
        """Keep a Problem, unless there are many of its kind already."""
        self._counts[problem.code] += 1
        if self._counts[problem.code] <= _MOST:
            self._problems.append(problem)

    def note(self, code: str, level: Level, message: str, offset: int, length: int = 1, hint: str = "") -> None:
        """Keep a Problem at an offset of the source."""
        self.report(self.source_map.problem(code, level, message, offset, length, hint))

    def problems(self) -> tuple[Problem, ...]:
        """All Problems by place, and for each kind of which there were too many, one that says how many more."""
        found = list(self._problems)
        for code, count in self._counts.items():
            if count > _MOST:
                last = [problem for problem in found if problem.code == code][-1]
                message = f"there are {count - _MOST} more problems of this kind in the file"
                found.append(
                    Problem(code, last.level, message, last.span, "mend these first; the others show at the next build", last.excerpt)
                )
        return tuple(sorted(found, key=lambda p: (p.span, p.code, p.message)))

    @property
    def held(self) -> bool:
        """Whether there is an error, so that the story will not be published."""
        return any(problem.level == "error" for problem in self._problems)

    def refer(self, kind: Literal["link", "picture", "related"], target: Target, written: str, offset: int) -> None:
        """Record that the text names a file of the site."""
        line, column, excerpt = self.source_map.place(offset)
        one = Reference(kind=kind, path=target.path, text=written, line=line, column=column, excerpt=excerpt, opens=self.opens)
        self.references.append(one)

    def target(self, written: str, *, asset: bool = False) -> Target:
        """What an address written in this story means."""
        return target_of(written, story=self.source_map.path, site=self.site, asset=asset)

    def picture(self, written: str, offset: int, *, alt: str, caption: str = "", credit: str = "") -> Image | None:
        """The picture that stands at an address, or None, with a Problem, where nothing of the site does."""
        target = self.target(written, asset=True)
        if target.kind == "file":
            self.refer("picture", target, written, offset)
            self._look_over(written, offset, alt, caption)
            return Image(path=target.path, alt=alt, caption=caption, credit=credit)
        if target.kind == "elsewhere":
            self.note(
                "markdown/foreign-picture",
                "warning",
                "this picture lies on another site; readers get a link to it, since pages load nothing from elsewhere",
                offset,
                len(written),
                "save the picture below static/img/ and write img/NAME",
            )
        else:
            reason = target.reason or "a picture is a file"
            hint = target.remedy or "write the path of the picture, img/NAME for static/img/NAME"
            level: Level = "warning" if written.strip().lower().startswith("data:") else "error"
            self.note("markdown/bad-picture", level, f"this picture cannot be shown: {reason}", offset, len(written), hint)
        return None

    def _look_over(self, written: str, offset: int, alt: str, caption: str) -> None:
        if not alt:
            hint = "say what it shows, for those who cannot see it: between the square brackets of ![…](…), or as alt: in a block"
            self.note("image/missing-alt", "warning", "the picture has no description", offset, len(written), hint)
        elif alt.casefold() == caption.casefold():
            message = "the picture's description repeats its caption; screen readers say it twice"
            hint = "let the description say what can be seen, and the caption what cannot"
            self.note("image/alt-is-caption", "warning", message, offset, len(written), hint)
