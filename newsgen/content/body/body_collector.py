"""The state of one body's conversion: its source text, and the Problems and references collected so far.

Blocks, links and pictures are read in different modules. All of them report Problems and record references here, by line and column
of the source.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from newsgen.content.alt_texts import alt_text_fault
from newsgen.content.body.source_map import SourceMap
from newsgen.content.paths.link_targets import Target, target_of
from newsgen.diagnostics.collector import ProblemCollector
from newsgen.diagnostics.problem import Level
from newsgen.model.article import Reference
from newsgen.model.body import Image
from newsgen.model.site import Site

_MAX_PER_CODE = 10
"""How many Problems of one code are listed for one file; a longer list does not help an editor."""


class BodyCollector:
    """Collects the Problems and references of one body.

    ``entry_time`` is the time of the live entry that is being converted, None outside of live entries.
    """

    __slots__ = ("entry_time", "problems", "references", "site", "source_map")

    def __init__(self, source_map: SourceMap, site: Site) -> None:
        self.source_map = source_map
        self.site = site
        self.references: list[Reference] = []
        self.entry_time: datetime | None = None
        self.problems = ProblemCollector(_MAX_PER_CODE)

    def report(self, code: str, level: Level, message: str, offset: int, length: int = 1, hint: str = "") -> None:
        """Adds a Problem about ``length`` characters at an offset of the source."""
        self.problems.add(self.source_map.problem(code, level, message, offset, length, hint))

    def add_reference(self, kind: Literal["link", "picture", "related"], target: Target, written: str, offset: int) -> None:
        """Records that the text at an offset names a file of the site; ``written`` is the address as it stands in the text."""
        line, column, excerpt = self.source_map.locate(offset)
        self.references.append(
            Reference(kind=kind, path=target.path, text=written, line=line, column=column, excerpt=excerpt, opens=self.entry_time)
        )

    def resolve(self, written: str, *, asset: bool = False) -> Target:
        """Returns what an address written in this story leads to. ``asset`` is true for pictures and films."""
        return target_of(written, source_path=self.source_map.path, site=self.site, asset=asset)

    def resolve_image(self, written: str, offset: int, *, alt: str, caption: str = "", credit: str = "") -> Image | None:
        """Returns the picture that an address leads to, and records the reference.

        Returns None and reports a Problem if the address does not lead to a file of the site.
        """
        target = self.resolve(written, asset=True)
        if target.kind == "file":
            self.add_reference("picture", target, written, offset)
            self._check_alt(written, offset, alt, caption)
            return Image(path=target.path, alt=alt, caption=caption, credit=credit)
        if target.kind == "elsewhere":
            self.report(
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
            self.report("markdown/bad-picture", level, f"this picture cannot be shown: {reason}", offset, len(written), hint)
        return None

    def _check_alt(self, written: str, offset: int, alt: str, caption: str) -> None:
        fault = alt_text_fault(alt, caption)
        if fault is None:
            return
        code, message = fault
        hint = "let the description say what can be seen, and the caption what cannot"
        if code == "image/missing-alt":
            hint = "say what it shows, for those who cannot see it: between the square brackets of ![…](…), or as alt: in a block"
        self.report(code, "warning", message, offset, len(written), hint)
