"""The keys of site.yaml, one row each. docs/site.md shows these tables, and newsgen checks site.yaml by them.

They are the contract with those who set a site up.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from newsgen.content.config.external_sources import PLAYERS, POLICY
from newsgen.content.config.output_fields import BUDGET_KEYS, FEED_KEYS, IMAGE_KEYS, LOOK_KEYS
from newsgen.content.schema.composite_types import group, list_of, pairs, text_list
from newsgen.content.schema.types import DURATION, FLAG, FREE, LANGUAGE, LINK, TEXT, WEB, choice, number, one_line
from newsgen.content.schema.validate import Field, FieldType, Table, WrongValue, describe
from newsgen.content.story.permalink import WINDOWS_NAMES
from newsgen.model.article import TYPES
from newsgen.model.site import DELIVERIES, PATCHES, TYPE_TITLES
from newsgen.model.slug import slugify

DOCS = "docs/site.md"
_LEVELS = ("error", "warning", "ignore")
_DEEPEST_SECTION = 4


def _id(value: Any) -> str:
    """Returns a part of an address. Raises WrongValue if the text cannot stand in an address as it is, or cannot be a folder on Windows."""
    text = one_line(value)
    slug = slugify(text)
    if text != slug:
        hint = f"write {slug}" if slug else "write lower case words with hyphens between: west-asia"
        raise WrongValue(f"{describe(text)} cannot stand in an address as it is", hint)
    if text in WINDOWS_NAMES:
        raise WrongValue(f"{describe(text)} cannot be a folder on Windows", "choose another id")
    return text


ID = FieldType("id: lower case words with hyphens between", _id)


def _names(value: Any) -> tuple[str, ...]:
    """Returns the names of a text or a list of texts, without repeated ones."""
    return tuple(dict.fromkeys(text_list(value)))


NAME_LIST = FieldType("name or list", _names)
TITLES = Field(
    "titles",
    FieldType("pairs of an edition and a title", pairs("titles", one_line).read),
    "the title",
    "What readers of other editions see.",
    "{es: Política}",
)

_SECTION_KEYS: Table = (
    Field("id", ID, "", "The section's part of the address, and its folder.", "politics", required=True),
    Field("title", TEXT, "the id", "What readers see.", "Politics"),
    TITLES,
    Field("type", choice(TYPES), "none", "Makes every story in it one of this type.", "video"),
)


def _sections(depth: int) -> FieldType:
    """Returns the type of a list of sections, ``depth`` levels below the top (1 is the top).

    A table is a value and cannot refer to itself, so each level has a table of its own, made of the one below it.
    """
    below = (
        (Field("sections", _sections(depth + 1), "none", "The sections below it.", "[{id: economy}]"),) if depth < _DEEPEST_SECTION else ()
    )
    table = (*_SECTION_KEYS, *below)
    section = group("sections", table, short="id")
    return FieldType("list of sections", list_of(section).read, table)


SECTIONS = _sections(1)
REGION_KEYS: Table = (
    Field("id", ID, "", "The region's part of the address.", "west-asia", required=True),
    Field("title", TEXT, "the id", "What readers see.", "West Asia"),
    TITLES,
    Field("hidden", FLAG, "false", "Leaves it out of the bar of regions.", "true"),
    Field("spellings", NAME_LIST, "none", "Other words for it in front matter.", "[Middle East]"),
)
COVERAGE_KEYS: Table = (
    Field("id", ID, "", "The dossier's part of the address.", "harbour-strike", required=True),
    Field("title", TEXT, "the id", "What readers see.", "Harbour Strike"),
    TITLES,
    Field("dek", TEXT, "none", "A sentence about it.", "The Long Mole stands still."),
    Field("image", TEXT, "none", "A picture below static/.", "img/long-mole.jpg"),
    Field("active", FLAG, "true", "Whether it runs: only then the Coverage module shows it.", "false"),
    Field("spellings", NAME_LIST, "none", "Other words for it in front matter.", "[Port strike]"),
)
TAG_KEYS: Table = (
    Field("title", TEXT, "", "What readers see.", "European Union", required=True),
    TITLES,
    Field("id", ID, "made of the title", "The tag's part of the address.", "european-union"),
    Field("spellings", NAME_LIST, "none", "Other words for it in front matter.", "[EU]"),
)


def _levels(value: Any) -> dict[str, str]:
    """Returns a level for each code of a problem. Raises WrongValue for what has not the form of a code: ``image/missing-credit``."""
    levels: dict[str, str] = pairs("levels", choice(_LEVELS).read).read(value)
    for code in levels:
        if not re.fullmatch("[a-z-]+/[a-z0-9-]+", code):
            wrong = WrongValue(f"{describe(code)} is not the code of a problem", "write it as it is printed: image/missing-credit")
            wrong.prepend([code])
            raise wrong
    return levels


def _delivery(value: Any) -> dict[str, str]:
    """Returns ways of delivery by page kind. One way for all kinds stands under ``default``."""
    way = choice(DELIVERIES).read
    return {"default": way(value)} if isinstance(value, str) else pairs("delivery", way).read(value)


def _anchors(value: Any) -> Any:
    """Returns links with a label, as a tuple."""
    return list_of(group("links", ANCHOR_KEYS)).read(value)


ANCHOR_KEYS: Table = (
    Field("label", TEXT, "", "Whose it is.", "Mastodon", required=True),
    Field("url", LINK, "", "The address.", "https://social.example/@gazette", required=True),
)
ANCHORS = FieldType("list of label and url", _anchors, ANCHOR_KEYS)
TAGS_KEYS: Table = (
    Field(
        "aliases",
        FieldType("pairs of a spelling and a tag", pairs("aliases", one_line).read),
        "none",
        "Spellings that mean another tag.",
        "{EU: European Union}",
    ),
    Field("declared_only", FLAG, "false", "Whether a tag that is not declared is an error.", "true"),
    Field("declared", list_of(group("tags", TAG_KEYS, short="title")), "none", "The tags with their spelling.", "[European Union, Ports]"),
)
BREAKING_KEYS: Table = (
    Field("default_lifetime", DURATION, "2h", "How long breaking news lasts where it says no end.", "90m"),
    Field("longest", DURATION, "24h", "How long it lasts at most.", "12h"),
    Field("count", number(1, 50), "10", "How many items the ticker shows.", "8"),
)
MOST_READ_KEYS: Table = (Field("count", number(1, 50), "5", "How many stories Most Read shows.", "4"),)
READ_NEXT_KEYS: Table = (
    Field("related", number(0, 10), "2", "How many stories on the same subject.", "3"),
    Field("newest", number(0, 10), "2", "How many of the section's newest.", "1"),
)
HOME_KEYS: Table = (
    Field("without", NAME_LIST, "none", "What home pages go without: sections, or opinion, most-read, coverage.", "[opinion, news/sports]"),
)
MARKDOWN_KEYS: Table = (
    Field(
        "extensions",
        NAME_LIST,
        "none",
        "Further extensions of Python-Markdown, by the name by which Python finds them.",
        "[pymdownx.tilde]",
    ),
    Field("raw_html", choice(("sanitise", "trust")), "sanitise", "Whether HTML in stories is cleaned, or let through as it is.", "trust"),
)
CHECK_KEYS: Table = (
    Field(
        "levels",
        FieldType("pairs of a code and a level", _levels),
        "none",
        "Another level for a problem: error, warning or ignore.",
        "{image/missing-credit: ignore}",
    ),
)
LIVE_KEYS: Table = (Field("url", WEB, "", "Where the broadcast is.", "https://example.org/live", required=True),)

TYPE_KEYS: Table = tuple(
    Field(name, TEXT, f"{title}, in the edition's language", f"The front of the stories of type {name}.", title)
    for name, title in TYPE_TITLES["en"].items()
)

SHARED: Table = (
    Field("slogan", TEXT, "none", "A line below the name.", "News from the water's edge"),
    Field("about", TEXT, "none", "A few sentences for the footer.", "The Gazette has reported from the harbour since 1884."),
    Field("rights", TEXT, "none", "Who holds the rights, for the footer.", "All Rights Reserved"),
    Field("logo", TEXT, "none", "A picture below static/.", "img/logo.svg"),
    Field(
        "icons",
        NAME_LIST,
        "the logo",
        "Square pictures below static/ for home screens and tabs, in several sizes.",
        "[img/logo.svg, img/icon-180.png, img/icon-192.png, img/icon-512.png]",
    ),
    Field("look", group("look", LOOK_KEYS), "the theme's", "Colour and type.", '{accent: "#7a1f3d"}'),
    Field(
        "sections",
        SECTIONS,
        "the folders",
        "The sections, as a tree.",
        "[{id: news, title: News, sections: [{id: politics, title: Politics}]}]",
    ),
    Field("navigation", NAME_LIST, "all top sections", "The entries of the menu: sections or types of stories.", "[news, videos]"),
    Field("types", group("types", TYPE_KEYS), "see its keys", "What the fronts of the types of stories are called.", "{video: Films}"),
    Field("regions", list_of(group("regions", REGION_KEYS, short="id")), "none", "The regions.", "[{id: africa, title: Africa}]"),
    Field(
        "coverage",
        list_of(group("coverage", COVERAGE_KEYS, short="id")),
        "none",
        "The dossiers.",
        "[{id: harbour-strike, title: Harbour Strike}]",
    ),
    Field("tags", group("tags", TAGS_KEYS), "none", "Which tags there are, and their other spellings.", "{aliases: {EU: European Union}}"),
    Field("social", ANCHORS, "none", "The outlet's pages elsewhere.", '[{label: Mastodon, url: "https://social.example/@gazette"}]'),
    Field("apps", ANCHORS, "none", "Where the apps are.", '[{label: Android, url: "https://apps.example/gazette"}]'),
    Field("footer", NAME_LIST, "none", "The footer's links: plain pages by name, or authors, tags, archive.", "[about, contact, authors]"),
    Field("words_per_minute", number(50, 1000), "180", "How fast readers read, for the reading time.", "200"),
    Field("extra", FREE, "none", "Free data for templates.", "{founded: 1884}"),
)
"""The keys of the site that an edition may have too, for itself."""
EDITION_KEYS: Table = (
    Field("label", TEXT, "the code", "What the switch between editions says.", "Español"),
    Field("title", TEXT, "the site's", "The edition's name.", "La Gaceta del Puerto"),
    Field("language", LANGUAGE, "the code", "The language of the edition.", "es-MX"),
    Field("direction", choice(("ltr", "rtl")), "by the language", "Which way the script runs.", "rtl"),
    *(field if field.name == "types" else replace(field, default="the site's") for field in SHARED),
)


def _editions(value: Any) -> Any:
    """Returns the keys of each edition by its code."""
    return pairs("editions", group("editions", EDITION_KEYS, short="label").read).read(value)


SITE: Table = (
    Field("title", TEXT, "", "The site's name.", "The Harbour Gazette", required=True),
    Field("base_url", WEB, "", "The address at which the site will stand; a path is fine.", "https://example.org/", required=True),
    Field("language", LANGUAGE, "en", "The language of the site.", "pt-PT"),
    Field("direction", choice(("ltr", "rtl")), "by the language", "Which way the script runs.", "rtl"),
    Field("timezone", TEXT, "UTC", "The time zone of dates that name none, and of the archive's days.", "Europe/Lisbon"),
    Field("label", TEXT, "the language", "What the switch between editions says of this one.", "English"),
    Field(
        "editions",
        FieldType("pairs of a code and an edition", _editions, EDITION_KEYS),
        "none",
        "The editions besides this one, each in content/CODE/ and at /CODE/.",
        "{es: {label: Español, title: La Gaceta del Puerto}}",
    ),
    *SHARED,
    Field(
        "live",
        group("live", LIVE_KEYS, short="url"),
        "none",
        "A broadcast: its address stands behind the LIVE link.",
        '{url: "https://example.org/live"}',
    ),
    Field("permalink", TEXT, "/{section}/{year}/{month}/{slug}/", "The pattern of a story's address.", "/{section}/{slug}/"),
    Field("breaking", group("breaking", BREAKING_KEYS), "see its keys", "Breaking news and the ticker.", "{default_lifetime: 90m}"),
    Field("most_read", group("most_read", MOST_READ_KEYS), "see its keys", "The module Most Read.", "{count: 4}"),
    Field("read_next", group("read_next", READ_NEXT_KEYS), "see its keys", "The stories offered after a story.", "{related: 3, newest: 1}"),
    Field("home", group("home", HOME_KEYS), "see its keys", "The home page of each edition.", "{without: [opinion]}"),
    Field(
        "images",
        group("images", IMAGE_KEYS),
        "pictures as they are",
        "Pictures in many sizes, for each screen; needs the extra images.",
        "{formats: [avif, webp]}",
    ),
    Field(
        "budgets",
        group("budgets", BUDGET_KEYS),
        "not checked",
        "What a page may cost its readers; a build that exceeds it fails.",
        "{scripts: 20, third_party: 1}",
    ),
    Field("feeds", group("feeds", FEED_KEYS), "see its keys", "The feeds.", "{items: 30}"),
    Field(
        "delivery",
        FieldType("one of " + ", ".join(DELIVERIES) + ", or pairs by page kind", _delivery, choices=DELIVERIES),
        "bake",
        "How the changing parts of a page reach it.",
        "{article: fetch, default: bake}",
    ),
    Field("patch", choice(PATCHES), "atomic", "How changing parts get into pages that are there already.", "in-place"),
    Field(
        "players",
        PLAYERS,
        "none",
        "Whose films play on the page: the host of a film's page, and the address of its player.",
        '{video.example: "https://video.example/embed/{id}"}',
    ),
    Field(
        "content_security_policy",
        POLICY,
        "false",
        "Whether pages say what they may load: true for what lies on the site alone, or what else.",
        '{script-src: ["https://stats.example"], connect-src: ["https://stats.example"]}',
    ),
    Field("markdown", group("markdown", MARKDOWN_KEYS), "see its keys", "How stories are converted.", "{raw_html: sanitise}"),
    Field("check", group("check", CHECK_KEYS), "see its keys", "How strict newsgen is.", "{levels: {image/missing-credit: ignore}}"),
)

TABLES: dict[str, Table] = {
    "editions": EDITION_KEYS,
    "sections": SECTIONS.fields,
    "types": TYPE_KEYS,
    "regions": REGION_KEYS,
    "coverage": COVERAGE_KEYS,
    "tags": TAGS_KEYS,
    "tags.declared": TAG_KEYS,
    "social, apps": ANCHOR_KEYS,
    "look": LOOK_KEYS,
    "live": LIVE_KEYS,
    "breaking": BREAKING_KEYS,
    "most_read": MOST_READ_KEYS,
    "read_next": READ_NEXT_KEYS,
    "home": HOME_KEYS,
    "images": IMAGE_KEYS,
    "budgets": BUDGET_KEYS,
    "feeds": FEED_KEYS,
    "markdown": MARKDOWN_KEYS,
    "check": CHECK_KEYS,
}
"""The tables of the groups of keys inside site.yaml, by the names under which docs/site.md shows them."""
