"""All tables of fields, by the names under which the docs show them.

Each table is defined where it is used. The docs, the JSON Schema and the tests need all of them, and read them here.
"""

from __future__ import annotations

from newsgen.content.config.fields import SITE
from newsgen.content.config.fields import TABLES as SITE_GROUPS
from newsgen.content.data_files.fields import ITEM_KEYS, MOST_READ, READ_KEYS
from newsgen.content.schema.validate import Table
from newsgen.content.story.fields import CORRECTION_KEYS, FRONT_MATTER, IMAGE_KEYS, SPONSOR_KEYS

TABLES: dict[str, Table] = {
    "front matter": FRONT_MATTER,
    "front matter: image": IMAGE_KEYS,
    "front matter: corrections": CORRECTION_KEYS,
    "front matter: sponsor": SPONSOR_KEYS,
    "site.yaml": SITE,
    **{f"site.yaml: {name}": table for name, table in SITE_GROUPS.items()},
    "breaking.yaml": ITEM_KEYS,
    "most-read.yaml": MOST_READ,
    "most-read.yaml: items": READ_KEYS,
}
