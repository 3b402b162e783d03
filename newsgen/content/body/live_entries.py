"""The entries of a live story: their anchors, their order, and each as a part of the body.

Anchors and order depend on all entries of a story together; other blocks are built one by one, in ``block_builder``.
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
from newsgen.content.timestamps import to_utc
from newsgen.content.typography.word_count import count_words
from newsgen.model.body import LiveEntry
from newsgen.model.zones import zone

_FOOTNOTE_ANCHOR = re.compile(r'((?:id="|href="#)fn(?:ref\d*)?:[^"]*)"')
"""The anchors of footnotes. Entries are converted one by one, so the same anchors are in each; the entry's own is added to them."""


def entry_ids(blocks: Sequence[ScannedBlock], collector: BodyCollector) -> dict[int, str]:
    """Returns the anchor of each entry by its line: the minute in the site's time zone, with a number from the second entry of a minute on.

    Entries of one minute are counted from the earliest. If even their seconds are the same, the order in the file decides: counted from
    the end if the file has the newest entry first.
    """
    times = [(time, block.line) for block in blocks if (time := _entry_time(block, collector)) is not None]
    newest_is_first = len(times) > 1 and times[0][0] >= times[-1][0]
    counts: Counter[str] = Counter()
    ids = {}
    for time, line in sorted(times, key=lambda item: (item[0], -item[1] if newest_is_first else item[1])):
        minute = f"live-{time.astimezone(zone(collector.site.chrome.timezone)):%Y%m%d-%H%M}"
        counts[minute] += 1
        ids[line] = minute if counts[minute] == 1 else f"{minute}-{counts[minute]}"
    return ids


def build_entry(block: ScannedBlock, html: str, builder: BodyBuilder, identity: str) -> LiveEntry | None:
    """Returns the part of one entry, or None if it has no time, which was reported as an error.

    ``html`` is the HTML inside the entry, ``builder`` the body's, from which the functions for the blocks inside it are taken;
    ``identity`` is the entry's anchor.
    """
    collector = builder.collector
    time = _entry_time(block, collector)
    collector.entry_time = time
    draft = BodyBuilder(collector, builder.blocks, lower_by=2, prefix=f"{identity}-", fast_blocks=builder.fast_blocks).build(
        _FOOTNOTE_ANCHOR.sub(rf'\1-{identity}"', html)
    )
    collector.entry_time = None
    if time is None:
        return None
    title = block.values.get("title", "")
    return LiveEntry(
        id=identity,
        time=time,
        author=block.values.get("author", ""),
        title=title,
        key=block.values.get("key", False),
        words=count_words(f"{title} {''.join(draft.words)}"),
        parts=tuple(part for part in draft.parts if not isinstance(part, LiveEntry)),
    )


def newest_first(draft: BodyDraft) -> BodyDraft:
    """Returns the body with its entries last, the newest first; a file may have them in any order."""
    entries = [part for part in draft.parts if isinstance(part, LiveEntry)]
    entries.sort(key=lambda entry: (entry.time, len(entry.id), entry.id), reverse=True)
    return replace(draft, parts=[*(part for part in draft.parts if not isinstance(part, LiveEntry)), *entries])


def _entry_time(block: ScannedBlock, collector: BodyCollector) -> datetime | None:
    """Returns the time of an entry, or None if it has none or the block is no entry."""
    written = block.values.get("time")
    return to_utc(written, collector.site.chrome.timezone) if block.type.content == "blocks" and written else None
