"""The tables of keys of four groups of site.yaml that say how pages are made: look, images, feeds, budgets."""

from __future__ import annotations

import re
from typing import Any

from newsgen.content.config.contrast import COLOUR
from newsgen.content.schema.composite_types import list_of
from newsgen.content.schema.types import choice, number, one_line
from newsgen.content.schema.validate import Field, FieldType, Table, WrongValue, describe
from newsgen.model.scope import LISTING_FAMILIES
from newsgen.model.site import FORMATS


def _typefaces(value: Any) -> str:
    """Returns a list of font families as style sheets take it, with quotes where a name needs them. Raises WrongValue."""
    text = one_line(value)
    names = [name.strip() for name in text.split(",")]
    if not all(re.fullmatch(r"""[\w .&-]+|"[\w .&-]+"|'[\w .&-]+'""", name) for name in names):
        raise WrongValue(
            f"{describe(text)} is no list of typefaces", "write their names with commas between: Source Serif 4, Georgia, serif"
        )
    return ", ".join(name if name[0] in "\"'" or _UNQUOTED_NAME.fullmatch(name) else f'"{name}"' for name in names)


_UNQUOTED_NAME = re.compile(r"-?[^\W\d][\w-]*(?: -?[^\W\d][\w-]*)*")
"""A name that style sheets take without quotes. If a word begins with a digit, they drop the whole list (CSS Fonts 4, family-name)."""

TYPEFACES = FieldType("typefaces with commas between", _typefaces)


LOOK_KEYS: Table = (
    Field("accent", COLOUR, "#00566b", "The colour of kickers, of the live mark and of the focus, on white.", '"#7a1f3d"'),
    Field("accent_dark", COLOUR, "made of accent", "The same on dark ground.", '"#f2a3bd"'),
    Field(
        "serif", TYPEFACES, "the theme's", "The typefaces of headlines and text; the first that a reader has is taken.", "Georgia, serif"
    ),
    Field("sans", TYPEFACES, "the theme's", "The typefaces of labels and menus.", "Verdana, sans-serif"),
)
IMAGE_KEYS: Table = (
    Field(
        "widths",
        list_of(number(16, 4000)),
        "[320, 480, 640, 768, 960, 1280, 1600]",
        "In which widths, in pixels, pictures are made.",
        "[400, 800, 1600]",
    ),
    Field("formats", list_of(choice(FORMATS)), "webp", "In which formats besides their own.", "[avif, webp]"),
    Field("quality", number(1, 100), "75", "How good they look, and how large the files are, on the scale of WebP.", "60"),
)
LISTINGS = list_of(choice(LISTING_FAMILIES))
FEED_KEYS: Table = (
    Field("items", number(1, 500), "50", "How many stories a feed carries.", "30"),
    Field("atom", LISTINGS, "[site, section]", "Which listings have an Atom feed besides RSS.", "[site, section, tag]"),
    Field("json", LISTINGS, "[site, section]", "Which listings have a JSON Feed besides RSS.", "[site]"),
)
BUDGET_KEYS: Table = (
    Field("article", number(1, 1000), "14", "The HTML of a story without its text, in kilobytes, compressed.", "12"),
    Field("css", number(1, 1000), "14", "The style sheets of a page, in kilobytes, compressed.", "10"),
    Field("scripts", number(0, 1000), "6", "The scripts of a page, in kilobytes, compressed.", "20"),
    Field("requests", number(1, 1000), "12", "How many files a page loads until what is seen first is there, itself included.", "15"),
    Field("third_party", number(0, 1000), "0", "How many of them may come from other hosts.", "1"),
)
