"""The entries of a live story: their anchors, their order, and each as a part of the body.

A file of its own because what is true of entries follows from all of them together, and of other blocks from each alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from newsgen.content.body.block_scanner import ScannedBlock
from newsgen.content.body.body_builder import BodyBuilder, BodyDraft
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.timestamps import settle
from newsgen.content.typography.word_count import count_words
from newsgen.model.body import LiveEntry
from newsgen.model.zones import zone

_NOTE = re.compile(r'((?:id="|href="#)fn(?:ref\d*)?:[^"]*)"')
"""The anchors of footnotes, which are the same in each entry."""


def entry_ids(blocks: Sequence[ScannedBlock], collector: BodyCollector) -> dict[int, str]:
    """The anchor of each entry, by its line: its minute in the site's zone, and a number from the second of a minute on.

    Entries of one minute are counted from the earliest. Where even the seconds are the same, the order of the file decides: from its
    end in a file that has the newest first.
    """
    times = [(time, found.line) for found in blocks if (time := _time(found, collector)) is not None]
    backwards = len(times) > 1 and times[0][0] >= times[-1][0]
    counts: Counter[str] = Counter()
    ids = {}
    for time, line in sorted(times, key=lambda one: (one[0], -one[1] if backwards else one[1])):
        minute = f"live-{time.astimezone(zone(collector.site.chrome.timezone)):%Y%m%d-%H%M}"
        counts[minute] += 1
        ids[line] = minute if counts[minute] == 1 else f"{minute}-{counts[minute]}"
    return ids


def entry(found: ScannedBlock, html: str, builder: BodyBuilder, identity: str) -> LiveEntry | None:
    """The part of one entry; None where it says no time, which is an error. ``builder`` knows what stands for the blocks in it."""
    collector = builder.collector
    time = _time(found, collector)
    collector.opens = time
    draft = BodyBuilder(collector, builder.blocks, below=2, prefix=f"{identity}-", fast_blocks=builder.fast_blocks).build(
        _NOTE.sub(rf'\1-{identity}"', html)
    )
    collector.opens = None
    if time is None:
        return None
    title = found.values.get("title", "")
    return LiveEntry(
        id=identity,
        time=time,
        author=found.values.get("author", ""),
        title=title,
        key=found.values.get("key", False),
        words=count_words(f"{title} {''.join(draft.words)}"),
        parts=tuple(part for part in draft.parts if not isinstance(part, LiveEntry)),
    )


def newest_first(draft: BodyDraft) -> BodyDraft:
    """The body with its entries last, the newest of them first: in which order a file has them is its editor's."""
    entries = [part for part in draft.parts if isinstance(part, LiveEntry)]
    entries.sort(key=lambda one: (one.time, len(one.id), one.id), reverse=True)
    return replace(draft, parts=[*(part for part in draft.parts if not isinstance(part, LiveEntry)), *entries])


def _time(found: ScannedBlock, collector: BodyCollector) -> datetime | None:
    written = found.values.get("time")
    return settle(written, collector.site.chrome.timezone) if found.kind.content == "blocks" and written else None
