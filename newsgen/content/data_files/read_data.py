"""Reads the data files of content/_data/: breaking.yaml (the ticker) and most-read.yaml (the most read stories).

A bad entry is left out and the others stay: one mistake must not empty the ticker.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from newsgen.content.data_files.fields import DOCS, ITEM_KEYS, MOST_READ, READ_KEYS
from newsgen.content.paths.resolve import resolve_path
from newsgen.content.positioned_yaml.parser import YamlDocument, read_yaml
from newsgen.content.positioned_yaml.spans import Place, Quoted
from newsgen.content.scan.decode import SourceFile, read_text
from newsgen.content.schema.validate import Table, check, describe
from newsgen.content.story.document_collector import DocumentCollector
from newsgen.content.timestamps import to_utc
from newsgen.content.typography.smart_quotes import typeset
from newsgen.diagnostics.problem import Problem
from newsgen.model.data import Breaking, BreakingItem, MostRead, MostReadItem
from newsgen.model.site import Site

MOST_ENTRIES = 1000
"""How many entries of one file are read."""


def read_data(site: Site, source: SourceFile) -> tuple[Breaking | MostRead | None, tuple[Problem, ...]]:
    """Returns the contents of a data file, without its bad entries; None if nothing of it can be read, or no data file has its name."""
    read = {"breaking.yaml": _breaking, "most-read.yaml": _most_read}.get(source.path.rpartition("/")[2])
    text, unreadable = read_text(source.data, source.path)
    if unreadable or read is None:
        return None, unreadable
    document = read_yaml(text, path=source.path)
    collector = DocumentCollector(document)
    collector.problems.extend(document.problems)
    no_yaml = document.values is None and bool(document.problems)
    value = None if no_yaml else read(site, collector)
    typeset_value = value if value is None else typeset(value, site.chrome.language)
    return typeset_value, collector.problems.by_place()


def _breaking(site: Site, collector: DocumentCollector) -> Breaking | None:
    """Returns the items of the ticker; None if the file is no list."""
    places = _entries(collector, (), "text: …")
    if places is None:
        return None
    items = {place: _item(site, place, collector) for place in places}
    _warn_endless([place for place, item in items.items() if item and item.until is None], collector)
    return Breaking(items=tuple(item for item in items.values() if item))


def _warn_endless(places: list[Place], collector: DocumentCollector) -> None:
    """Notes items without an end, in one warning for all of them: on a site that ends items by hand, every item is such a one."""
    if places:
        others = f" ({len(places) - 1} more below have neither)" if len(places) > 1 else ""
        message = f"the item has neither start nor until, and stays till it is removed here{others}"
        collector.warn("breaking/no-end", message, places[0], "add start: 2026-11-18 06:40, or until")


def _entries(collector: DocumentCollector, place: Place, example: str) -> list[Place] | None:
    """Returns the places of a list's entries, the first ``MOST_ENTRIES``; None, and noted, if it is no list."""
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
    if len(value) > MOST_ENTRIES:
        collector.warn(
            "data/many-items", f"there are {len(value):,} entries; the first {MOST_ENTRIES:,} are used", place, "remove old entries"
        )
    return [(*place, index) for index in range(min(len(value), MOST_ENTRIES))]


def _values(place: Place, table: Table, short: str, collector: DocumentCollector) -> dict[str, Any] | None:
    """Returns the values of one entry; None, and noted, if something in it is wrong. ``short`` is the key that a bare text stands for."""
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
    collector.problems.extend(problems)
    return None if problems else values


def _nested(place: Place, value: Any) -> dict[Any, Any]:
    """Returns a document's values with one value at its place, and nothing else. So a bare text is checked as the entry it is short for."""
    for step in reversed(place):
        value = {step: value}
    nested: dict[Any, Any] = value
    return nested


def _item(site: Site, place: Place, collector: DocumentCollector) -> BreakingItem | None:
    """Returns an item of the ticker; None, and noted, if it is wrong or ends before it begins."""
    values = _values(place, ITEM_KEYS, "text", collector)
    if values is None:
        return None
    start, until = (to_utc(values[key], site.chrome.timezone) if key in values else None for key in ("start", "until"))
    if start and until and until <= start:
        collector.error("breaking/ends-early", "the item ends before it begins", (*place, "until"), "correct one of the two")
        return None
    return BreakingItem(text=values["text"], url=values.get("url", ""), start=start, until=_until(site, place, start, until, collector))


def _until(site: Site, place: Place, start: datetime | None, until: datetime | None, collector: DocumentCollector) -> datetime | None:
    """Returns when an item ends: as written, at most ``breaking.longest`` after its start; without an end, by the default lifetime."""
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
    """Returns the most read stories, most reads first; None if there is no list of them. The file is a list, or keys with ``items``."""
    written = collector.document.values
    place: Place = ()
    as_of = None
    if isinstance(written, dict):
        values, problems = check(collector.document, MOST_READ, area="data", docs=DOCS)
        collector.problems.extend(problems)
        as_of = to_utc(values["as_of"], site.chrome.timezone) if "as_of" in values else None
        place = ("items",) if "items" in written else ()
        if not place:
            return MostRead(as_of=as_of)
    places = _entries(collector, place, "story: …")
    if places is None:
        return None
    items: dict[str, MostReadItem] = {}
    for entry in places:
        item = _story(site, entry, collector)
        if item and items.setdefault(item.path or item.address, item) is not item:
            collector.warn("data/twice", f"{item.path or item.address} is listed twice; the first counts", entry, "remove one of the two")
    return MostRead(as_of=as_of, items=tuple(sorted(items.values(), key=lambda item: -item.reads)))


def _story(site: Site, place: Place, collector: DocumentCollector) -> MostReadItem | None:
    """Returns a story with its reads, by its file or its address; None, and noted, if the text is neither."""
    values = _values(place, READ_KEYS, "story", collector)
    if values is None:
        return None
    written, reads, here = values["story"], values.get("reads", 0), (*place, "story")
    base = site.chrome.base_url
    if written.startswith(base):
        return MostReadItem(address="/" + written.removeprefix(base), reads=reads)
    if written.endswith(".md"):
        path = written if written.startswith(("content/", "/", ".")) else f"{site.content}/{written}"
        resolved = resolve_path(path, f"{site.content}/x.md", (), home=site.content)
        if resolved and resolved.startswith("content/"):
            return MostReadItem(path=resolved, reads=reads)
        collector.error(
            "story/outside-site", f'story: "{written[:60]}" leads out of the site\'s content', here, "name a file below content/"
        )
        return None
    if written.startswith("/") and not written.startswith("//"):
        base_path = urlsplit(base).path
        return MostReadItem(address="/" + written.removeprefix(base_path).lstrip("/"), reads=reads)
    hint = "write a file below content/ (news/2026/bridge.md) or an address on this site (/news/2026/11/bridge/)"
    collector.error("story/not-a-story", f'story: "{written[:60]}" is not a story of this site', here, hint)
    return None


def stories_named(data: bytes, path: str) -> list[str]:
    """Returns the stories that a list names: each entry is one, or has one under ``story``. Empty if the file cannot be read."""
    text, problems = read_text(data, path)
    written = None if problems else read_yaml(text, path=path).values
    entries = written if isinstance(written, list) else []
    stories = (entry.get("story") if isinstance(entry, dict) else entry for entry in entries)
    return [story for story in stories if isinstance(story, str)]
