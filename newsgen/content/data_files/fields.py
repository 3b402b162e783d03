"""The keys of the data files, one row each. newsgen checks the files by these tables; the docs and the tests read them too."""

from __future__ import annotations

from newsgen.content.schema.types import INSTANT, LINK, TEXT, UNBOUNDED, number
from newsgen.content.schema.validate import Field, FieldType, Table

DOCS = "docs/site.md"

ITEM_KEYS: Table = (
    Field("text", TEXT, "", "What the ticker says.", '"Tram line 4: running again"', required=True),
    Field("url", LINK, "none", "Where it leads.", "/news/politics/2026/11/tram-line-4/"),
    Field("start", INSTANT, "at once", "When it appears.", "2026-11-23 07:40"),
    Field("until", INSTANT, "start and the default lifetime", "When it goes.", "2026-11-23 09:00"),
)
READ_KEYS: Table = (
    Field("story", TEXT, "", "The story's file below content/, or its address.", "news/politics/2026/tram-line-4.md", required=True),
    Field("reads", number(0, UNBOUNDED), "0", "How often it was read.", "1204"),
)
MOST_READ: Table = (
    Field("as_of", INSTANT, "none", "When the reads were counted.", "2026-11-23 06:00"),
    Field(
        "items",
        FieldType("list of stories", lambda value: value, READ_KEYS),
        "none",
        "The stories.",
        "[{story: news/politics/2026/tram-line-4.md, reads: 1204}]",
    ),
)
TAKEDOWNS = "takedowns.yaml"
"""The list of stories that are taken down for good. Only ``newsgen check --against`` reads it, and no build."""
FILE_NAMES = ("breaking.yaml", "most-read.yaml")
"""The files of content/_data/ that a build reads."""
