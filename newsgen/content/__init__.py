"""The content room reads: an editor's files, into articles, and into Problems an editor can act on.

site.yaml → Site        a folder → Scan        a Markdown file → Reading        a data file → Breaking, MostRead
"""

from newsgen.content.config.read_site import read_site, site_of
from newsgen.content.data_files.read_data import read_data, stories_named
from newsgen.content.positioned_yaml.patch import NotAmendable, additions, layout
from newsgen.content.rename.rewrite_links import Unclear, data_relinked, relinked
from newsgen.content.scan.changes import ChangedFile, Scan, find_changes, source_of
from newsgen.content.scan.decode import SourceFile
from newsgen.content.scan.images import RASTERS, broken_picture, picture_problems, picture_size
from newsgen.content.scan.reader_version import reader_digest
from newsgen.content.scan.walk import unreadable
from newsgen.content.schema.tables import TABLES
from newsgen.content.schema.validate import Field, FieldType, Table
from newsgen.content.story.permalink import check_served
from newsgen.content.story.read_story import LOWERABLE, ReadResult, read_article, role_of
from newsgen.content.timestamps import NotAnInstant, read_instant
from newsgen.diagnostics.codes import PROBLEMS
from newsgen.diagnostics.text_codes import TEXT_PROBLEMS

__all__ = [
    "LOWERABLE",
    "PROBLEMS",
    "RASTERS",
    "TABLES",
    "TEXT_PROBLEMS",
    "ChangedFile",
    "Field",
    "FieldType",
    "NotAmendable",
    "NotAnInstant",
    "ReadResult",
    "Scan",
    "SourceFile",
    "Table",
    "Unclear",
    "additions",
    "broken_picture",
    "check_served",
    "data_relinked",
    "find_changes",
    "layout",
    "picture_problems",
    "picture_size",
    "read_article",
    "read_data",
    "read_instant",
    "read_site",
    "reader_digest",
    "relinked",
    "role_of",
    "site_of",
    "source_of",
    "stories_named",
    "unreadable",
]
