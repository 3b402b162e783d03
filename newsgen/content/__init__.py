"""The content room reads: an editor's files, into articles, and into Problems an editor can act on.

site.yaml → Site        a folder → Scan        a Markdown file → Reading        a data file → Breaking, MostRead
"""

from newsgen.content.addresses import check_served
from newsgen.content.amend import NotAmendable, additions, layout
from newsgen.content.article import LOWERABLE, Reading, read_article, role_of
from newsgen.content.data import read_data, stories_named
from newsgen.content.files import Source
from newsgen.content.folders import unreadable
from newsgen.content.instants import NotAnInstant, read_instant
from newsgen.content.problems import PROBLEMS
from newsgen.content.recipe import recipe
from newsgen.content.relink import Unclear, data_relinked, relinked
from newsgen.content.scan import Found, Scan, scan, source_of
from newsgen.content.schema import Key, Kind, Table
from newsgen.content.site_yaml import read_site, site_of
from newsgen.content.sizes import RASTERS, broken_picture, picture_problems, picture_size
from newsgen.content.tables import TABLES
from newsgen.content.text_problems import TEXT_PROBLEMS

__all__ = [
    "LOWERABLE",
    "PROBLEMS",
    "RASTERS",
    "TABLES",
    "TEXT_PROBLEMS",
    "Found",
    "Key",
    "Kind",
    "NotAmendable",
    "NotAnInstant",
    "Reading",
    "Scan",
    "Source",
    "Table",
    "Unclear",
    "additions",
    "broken_picture",
    "check_served",
    "data_relinked",
    "layout",
    "picture_problems",
    "picture_size",
    "read_article",
    "read_data",
    "read_instant",
    "read_site",
    "recipe",
    "relinked",
    "role_of",
    "scan",
    "site_of",
    "source_of",
    "stories_named",
    "unreadable",
]
