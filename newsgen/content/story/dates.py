"""The dates of a story, in UTC, and the check that they do not contradict each other."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.timestamps import to_utc
from newsgen.model.article import Role
from newsgen.model.site import Site


class Times(Struct, frozen=True):
    """The dates of front matter, in UTC. ``corrections`` are in the order written; ``breaking_until`` is None if it is not breaking."""

    date: datetime | None = None
    updated: datetime | None = None
    embargo: datetime | None = None
    expires: datetime | None = None
    ended: datetime | None = None
    breaking_until: datetime | None = None
    corrections: tuple[datetime, ...] = ()


def read_times(site: Site, role: Role, values: dict[str, Any], collector: DocumentCollector) -> Times:
    """Reads the dates of a story from its front matter's ``values``, and reports dates that contradict each other."""
    zone = site.chrome.timezone
    date, updated, embargo, expires, ended = (
        to_utc(values[key], zone) if key in values else None for key in ("date", "updated", "embargo", "expires", "ended")
    )
    begins = max((instant for instant in (date, embargo) if instant), default=None)
    if expires and begins and expires <= begins:
        after = "its date" if begins == date else "its embargo"
        collector.error(
            "story/expires-early", f"the story expires before {after}: it would never be seen", ("expires",), "correct one of the two"
        )
    if updated and date and updated < date:
        collector.warn("story/updated-early", "the story was updated before its date", ("updated",), "correct one of the two")
    if ended and date and ended < date:
        collector.warn("story/ended-early", "the live story ended before its date", ("ended",), "correct one of the two")
    until = _breaking_until(site, role, values.get("breaking", False), begins, collector)
    corrections = tuple(to_utc(correction["date"], zone) for correction in values.get("corrections", ()))
    return Times(date, updated, embargo, expires, ended, until, corrections)


def _breaking_until(
    site: Site, role: Role, written: bool | datetime, begins: datetime | None, collector: DocumentCollector
) -> datetime | None:
    """Returns when a story stops being breaking news; None if it is not.

    The time runs from ``begins``, when the story is published: at its date, or at the end of a later embargo.
    """
    if written is False or begins is None or role != "story":
        return None
    if written is True:
        return begins + timedelta(seconds=site.modules.breaking_lifetime)
    until = to_utc(written, site.chrome.timezone)
    longest = begins + timedelta(seconds=site.modules.breaking_longest)
    if until <= begins:
        collector.error(
            "story/breaking-early", "it stops being breaking news before it is published", ("breaking",), "write a later time, or true"
        )
    if until > longest:
        hours = site.modules.breaking_longest // 3600
        hint = "write an earlier time, or raise breaking.longest in site.yaml"
        collector.warn("story/breaking-long", f"breaking news lasts at most {hours} hours here; it ends then", ("breaking",), hint)
        return longest
    return until
