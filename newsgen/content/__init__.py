"""Reads an editor's files into values, and into problems that an editor can act on.

site.yaml → Site        folders → Scan        a Markdown file → ReadResult        a data file → Breaking, MostRead

This is the list of what other rooms may use; ``newsgen.content.rename`` has one of its own, since only ``newsgen move`` needs it.

body              the Markdown of a story, to the parts of its body
config            site.yaml
data_files        the files of _data/
fast_paths        the switch of what is read without the parsers
paths             what a path or an address that an editor wrote means
positioned_yaml   YAML with the place of every key and value
rename            the links of other files when a story's file gets a new path
scan              which files there are, and which changed
schema            the types of values that editors write, and the check of a document against a table of fields
story             front matter, and a Markdown file as a whole
timestamps        dates and times as editors write them
typography        quotation marks, and the count of words
"""

from newsgen.content.config.read_site import read_site, site_of
from newsgen.content.data_files.read_data import read_data, stories_named
from newsgen.content.scan.changes import ChangedFile, Scan, find_changes, source_of
from newsgen.content.scan.decode import SourceFile
from newsgen.content.scan.images import RASTERS, broken_picture, picture_problems, picture_size
from newsgen.content.scan.reader_version import reader_digest
from newsgen.content.scan.walk import unreadable
from newsgen.content.schema.validate import Field, FieldType, Table
from newsgen.content.story.permalink import check_static_file
from newsgen.content.story.read_story import LOWERABLE, ReadResult, read_article, role_of
from newsgen.content.timestamps import NotAnInstant, read_instant

__all__ = [
    "LOWERABLE",
    "RASTERS",
    "ChangedFile",
    "Field",
    "FieldType",
    "NotAnInstant",
    "ReadResult",
    "Scan",
    "SourceFile",
    "Table",
    "broken_picture",
    "check_static_file",
    "find_changes",
    "picture_problems",
    "picture_size",
    "read_article",
    "read_data",
    "read_instant",
    "read_site",
    "reader_digest",
    "role_of",
    "site_of",
    "source_of",
    "stories_named",
    "unreadable",
]
