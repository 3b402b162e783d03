"""What is known of the sample newsroom's pages: their editions, and the words of the theme on them."""

from __future__ import annotations

import re

from newsgen import render
from tests.support.paths import ROOT

BASES = ["https://example.org/", "https://example.org/paper/"]
STORY_PAGE = re.compile(r"(.+)/(\d{4})/(\d{2})/([^/]+)/index\.html")
EDITIONS = {"": ("en", "ltr"), "ar": ("ar", "rtl"), "es": ("es", "ltr")}


def edition_of(path):
    """The code of the edition to which a page belongs."""
    first = path.split("/")[0]
    return first if first in EDITIONS else ""


def words(path):
    """How the theme says a message on a page."""
    return render.load_messages((ROOT / "messages",), EDITIONS[edition_of(path)][0]).gettext


def few(found):
    """Of very many, enough to see what is wrong."""
    return list(found)[:10]
