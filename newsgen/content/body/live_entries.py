"""The entries of a live story: their anchors, their order, and each as a part of the body.

A file of its own because what is true of entries follows from all of them together, and of other blocks from each alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from newsgen.content.body.block_scanner import Found
from newsgen.content.body.body_builder import Galley, Setter
from newsgen.content.body.body_collector import Desk
from newsgen.content.timestamps import settle
from newsgen.content.typography.word_count import count_words
from newsgen.model.body import LiveEntry
from newsgen.model.zones import zone

_NOTE = re.compile(r'((?:id="|href="#)fn(?:ref\d*)?:[^"]*)"')
"""The anchors of footnotes, which are the same in each entry."""


def entry_ids(blocks: Sequence[Found], desk: Desk) -> dict[int, str]:
    """The anchor of each entry, by its line: its minute in the site's zone, and a number from the second of a minute on.

    Entries of one minute are counted from the earliest. Where even the seconds are the same, the order of the file decides: from its
    end in a file that has the newest first.
    """
    times = [(time, found.line) for found in blocks if (time := _time(found, desk)) is not None]
    backwards = len(times) > 1 and times[0][0] >= times[-1][0]
    counts: Counter[str] = Counter()
    ids = {}
    for time, line in sorted(times, key=lambda one: (one[0], -one[1] if backwards else one[1])):
        minute = f"live-{time.astimezone(zone(desk.site.chrome.timezone)):%Y%m%d-%H%M}"
        counts[minute] += 1
        ids[line] = minute if counts[minute] == 1 else f"{minute}-{counts[minute]}"
    return ids


def entry(found: Found, html: str, setter: Setter, identity: str) -> LiveEntry | None:
    """The part of one entry; None where it says no time, which is an error. ``setter`` knows what stands for the blocks in it."""
    desk = setter.desk
    time = _time(found, desk)
    desk.opens = time
    galley = Setter(desk, setter.blocks, below=2, prefix=f"{identity}-", aside=setter.aside).set(_NOTE.sub(rf'\1-{identity}"', html))
    desk.opens = None
    if time is None:
        return None
    title = found.values.get("title", "")
    return LiveEntry(
        id=identity,
        time=time,
        author=found.values.get("author", ""),
        title=title,
        key=found.values.get("key", False),
        words=count_words(f"{title} {''.join(galley.words)}"),
        parts=tuple(part for part in galley.parts if not isinstance(part, LiveEntry)),
    )


def newest_first(galley: Galley) -> Galley:
    """The body with its entries last, the newest of them first: in which order a file has them is its editor's."""
    entries = [part for part in galley.parts if isinstance(part, LiveEntry)]
    entries.sort(key=lambda one: (one.time, len(one.id), one.id), reverse=True)
    return replace(galley, parts=[*(part for part in galley.parts if not isinstance(part, LiveEntry)), *entries])


def _time(found: Found, desk: Desk) -> datetime | None:
    written = found.values.get("time")
    return settle(written, desk.site.chrome.timezone) if found.kind.content == "blocks" and written else None
