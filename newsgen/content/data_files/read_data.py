"""The data files of content/_data/: the ticker, and the most read stories.

A file of its own because here a bad entry is left out and the others stay: one slip must not empty the ticker.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from newsgen.content.data_files.fields import DOCS, ITEM_KEYS, MOST_READ, READ_KEYS
from newsgen.content.paths.resolve import resolve
from newsgen.content.positioned_yaml.fast_path import Quoted
from newsgen.content.positioned_yaml.parser import YamlDocument, read_yaml
from newsgen.content.positioned_yaml.spans import Place
from newsgen.content.scan.decode import SourceFile, read_text
from newsgen.content.schema.validate import Table, check, describe
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.timestamps import settle
from newsgen.content.typography.smart_quotes import typeset
from newsgen.diagnostics.problem import Problem
from newsgen.model.data import Breaking, BreakingItem, MostRead, MostReadItem
from newsgen.model.site import Site

MOST_ITEMS = 1000


def read_data(site: Site, source: SourceFile) -> tuple[Breaking | MostRead | None, tuple[Problem, ...]]:
    """What a data file holds, without its bad entries; None where nothing of it can be read, or the name is not known."""
    read = {"breaking.yaml": _breaking, "most-read.yaml": _most_read}.get(source.path.rpartition("/")[2])
    text, unreadable = read_text(source.data, source.path)
    if unreadable or read is None:
        return None, unreadable
    document = read_yaml(text, path=source.path)
    collector = DocumentCollector(document, list(document.problems))
    broken = document.values is None and bool(document.problems)
    value = None if broken else read(site, collector)
    shown = value if value is None else typeset(value, site.chrome.language)
    return shown, tuple(sorted(collector.problems, key=lambda p: (p.span, p.code, p.message)))


def _breaking(site: Site, collector: DocumentCollector) -> Breaking | None:
    entries = _entries(collector, (), "text: …")
    if entries is None:
        return None
    found = {place: _item(site, place, collector) for place in entries}
    _warn_endless([place for place, item in found.items() if item and item.until is None], collector)
    return Breaking(items=tuple(item for item in found.values() if item))


def _warn_endless(places: list[Place], collector: DocumentCollector) -> None:
    """One warning for all: the ticker of a site that ends items by hand is nothing but such items."""
    if places:
        others = f" ({len(places) - 1} more below have neither)" if len(places) > 1 else ""
        message = f"the item has neither start nor until, and stays till it is removed here{others}"
        collector.warn("breaking/no-end", message, places[0], "add start: 2026-11-18 06:40, or until")


def _entries(collector: DocumentCollector, place: Place, example: str) -> list[Place] | None:
    """The places of a list's entries; None, and noted, where it is no list."""
    value: Any = collector.document.values
    for step in place:
        value = value[step]
    if value in (None, ""):
        return []
    if not isinstance(value, list):
        collector.error(
            "data/not-a-list", f"a list is expected, and this is {describe(value)}", place, f'begin each entry with a hyphen: "- {example}"'
        )
        return None
    if len(value) > MOST_ITEMS:
        collector.warn(
            "data/many-items", f"there are {len(value):,} entries; the first {MOST_ITEMS:,} are used", place, "remove old entries"
        )
    return [(*place, index) for index in range(min(len(value), MOST_ITEMS))]


def _values(place: Place, table: Table, short: str, collector: DocumentCollector) -> dict[str, Any] | None:
    """The values of one entry; None, and noted, where something in it is wrong."""
    document = collector.document
    value: Any = document.values
    for step in place:
        value = value[step]
    if isinstance(value, str):
        value = {short: Quoted(value)}
        document = YamlDocument({**_nested(place, value)}, document.spans, document.keys, (), document.path, document.lines)
    if not isinstance(value, dict):
        collector.error(
            "data/wrong-value", f"keys and values are expected, and this is {describe(value)}", place, f'write the entry as "- {short}: …"'
        )
        return None
    values, problems = check(document, table, area="data", docs=DOCS, place=place)
    collector.problems += problems
    return None if problems else values


def _nested(place: Place, value: Any) -> dict[Any, Any]:
    """A value at a place, and nothing else: a bare text, as the entry that it is short for."""
    for step in reversed(place):
        value = {step: value}
    nested: dict[Any, Any] = value
    return nested


def _item(site: Site, place: Place, collector: DocumentCollector) -> BreakingItem | None:
    values = _values(place, ITEM_KEYS, "text", collector)
    if values is None:
        return None
    start, until = (settle(values[key], site.chrome.timezone) if key in values else None for key in ("start", "until"))
    if start and until and until <= start:
        collector.error("breaking/ends-early", "the item ends before it begins", (*place, "until"), "correct one of the two")
        return None
    return BreakingItem(text=values["text"], url=values.get("url", ""), start=start, until=_until(site, place, start, until, collector))


def _until(site: Site, place: Place, start: datetime | None, until: datetime | None, collector: DocumentCollector) -> datetime | None:
    if start is None:
        return until
    if until is None:
        return start + timedelta(seconds=site.modules.breaking_lifetime)
    longest = start + timedelta(seconds=site.modules.breaking_longest)
    if until > longest:
        hours = site.modules.breaking_longest // 3600
        hint = "write an earlier time, or raise breaking.longest in site.yaml"
        collector.warn("breaking/too-long", f"an item lasts at most {hours} hours here; it ends then", (*place, "until"), hint)
        return longest
    return until


def _most_read(site: Site, collector: DocumentCollector) -> MostRead | None:
    written = collector.document.values
    place: Place = ()
    as_of = None
    if isinstance(written, dict):
        values, problems = check(collector.document, MOST_READ, area="data", docs=DOCS)
        collector.problems += problems
        as_of = settle(values["as_of"], site.chrome.timezone) if "as_of" in values else None
        place = ("items",) if "items" in written else ()
        if not place:
            return MostRead(as_of=as_of)
    entries = _entries(collector, place, "story: …")
    if entries is None:
        return None
    found: dict[str, MostReadItem] = {}
    for entry in entries:
        item = _story(site, entry, collector)
        if item and found.setdefault(item.path or item.address, item) is not item:
            collector.warn("data/twice", f"{item.path or item.address} is listed twice; the first counts", entry, "remove one of the two")
    return MostRead(as_of=as_of, items=tuple(sorted(found.values(), key=lambda item: -item.reads)))


def _story(site: Site, place: Place, collector: DocumentCollector) -> MostReadItem | None:
    values = _values(place, READ_KEYS, "story", collector)
    if values is None:
        return None
    written, reads, here = values["story"], values.get("reads", 0), (*place, "story")
    base = site.chrome.base_url
    if written.startswith(base):
        return MostReadItem(address="/" + written.removeprefix(base), reads=reads)
    if written.endswith(".md"):
        whole = written if written.startswith(("content/", "/", ".")) else f"{site.content}/{written}"
        resolved = resolve(whole, f"{site.content}/x.md", (), home=site.content)
        if resolved and resolved.startswith("content/"):
            return MostReadItem(path=resolved, reads=reads)
        collector.error(
            "story/outside-site", f'story: "{written[:60]}" leads out of the site\'s content', here, "name a file below content/"
        )
        return None
    if written.startswith("/") and not written.startswith("//"):
        below = urlsplit(base).path
        return MostReadItem(address="/" + written.removeprefix(below).lstrip("/"), reads=reads)
    hint = "write a file below content/ (news/2026/bridge.md) or an address on this site (/news/2026/11/bridge/)"
    collector.error("story/not-a-story", f'story: "{written[:60]}" is not a story of this site', here, hint)
    return None


def stories_named(data: bytes, path: str) -> list[str]:
    """What stands under ``story`` in each entry of a list, or is an entry; nothing where it cannot be read."""
    text, problems = read_text(data, path)
    written = None if problems else read_yaml(text, path=path).values
    entries = written if isinstance(written, list) else []
    named = (one.get("story") if isinstance(one, dict) else one for one in entries)
    return [one for one in named if isinstance(one, str)]
