"""The keys of site.yaml, one row each: the table that docs/site.md shows and newsgen checks.

A file of its own because it is the contract with those who set a site up.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from newsgen.content.config.external_sources import PLAYERS, POLICY
from newsgen.content.config.output_fields import BUDGET_KEYS, FEED_KEYS, IMAGE_KEYS, LOOK_KEYS
from newsgen.content.schema.composite_types import group, list_of, pairs, text_list
from newsgen.content.schema.types import DURATION, FLAG, FREE, LANGUAGE, LINK, TEXT, WEB, choice, number, one_line
from newsgen.content.schema.validate import Key, Kind, Table, Wrong, describe
from newsgen.content.story.permalink import WINDOWS_NAMES
from newsgen.model.article import TYPES
from newsgen.model.site import DELIVERIES, PATCHES, TYPE_TITLES
from newsgen.model.slug import slugify

DOCS = "docs/site.md"
_LEVELS = ("error", "warning", "ignore")
_DEEPEST_SECTION = 4


def _id(value: Any) -> str:
    """A part of an address, as it will stand there."""
    text = one_line(value)
    slug = slugify(text)
    if text != slug:
        hint = f"write {slug}" if slug else "write lower case words with hyphens between: west-asia"
        raise Wrong(f"{describe(text)} cannot stand in an address as it is", hint)
    if text in WINDOWS_NAMES:
        raise Wrong(f"{describe(text)} cannot be a folder on Windows", "choose another id")
    return text


ID = Kind("id: lower case words with hyphens between", _id)


def _names(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text_list(value)))


NAME_LIST = Kind("name or list", _names)

TITLES = Key(
    "titles",
    Kind("pairs of an edition and a title", pairs("titles", one_line).read),
    "the title",
    "What readers of other editions see.",
    "{es: Política}",
)

_SECTION_OWN: Table = (
    Key("id", ID, "", "The section's part of the address, and its folder.", "politics", required=True),
    Key("title", TEXT, "the id", "What readers see.", "Politics"),
    TITLES,
    Key("type", choice(TYPES), "none", "Makes every story in it one of this type.", "video"),
)


def _sections(depth: int) -> Kind:
    """A list of sections. The tree is a few levels deep, and a table is a value: so a level is made of the one below."""
    below = (
        (Key("sections", _sections(depth + 1), "none", "The sections below it.", "[{id: economy}]"),) if depth < _DEEPEST_SECTION else ()
    )
    table = (*_SECTION_OWN, *below)
    one = group("sections", table, short="id")
    return Kind("list of sections", list_of(one).read, table)


SECTIONS = _sections(1)
REGION_KEYS: Table = (
    Key("id", ID, "", "The region's part of the address.", "west-asia", required=True),
    Key("title", TEXT, "the id", "What readers see.", "West Asia"),
    TITLES,
    Key("hidden", FLAG, "false", "Leaves it out of the bar of regions.", "true"),
    Key("spellings", NAME_LIST, "none", "Other words for it in front matter.", "[Middle East]"),
)
COVERAGE_KEYS: Table = (
    Key("id", ID, "", "The dossier's part of the address.", "harbour-strike", required=True),
    Key("title", TEXT, "the id", "What readers see.", "Harbour Strike"),
    TITLES,
    Key("dek", TEXT, "none", "A sentence about it.", "The Long Mole stands still."),
    Key("image", TEXT, "none", "A picture below static/.", "img/long-mole.jpg"),
    Key("active", FLAG, "true", "Whether it runs: only then the Coverage module shows it.", "false"),
    Key("spellings", NAME_LIST, "none", "Other words for it in front matter.", "[Port strike]"),
)
TAG_KEYS: Table = (
    Key("title", TEXT, "", "What readers see.", "European Union", required=True),
    TITLES,
    Key("id", ID, "made of the title", "The tag's part of the address.", "european-union"),
    Key("spellings", NAME_LIST, "none", "Other words for it in front matter.", "[EU]"),
)


def _levels(value: Any) -> dict[str, str]:
    """A level for each code, as Problems print them."""
    levels: dict[str, str] = pairs("levels", choice(_LEVELS).read).read(value)
    for code in levels:
        if not re.fullmatch("[a-z-]+/[a-z0-9-]+", code):
            wrong = Wrong(f"{describe(code)} is not the code of a problem", "write it as it is printed: image/missing-credit")
            wrong.prepend([code])
            raise wrong
    return levels


def _delivery(value: Any) -> dict[str, str]:
    """Ways by page kind; one way for all stands under ``default``."""
    way = choice(DELIVERIES).read
    return {"default": way(value)} if isinstance(value, str) else pairs("delivery", way).read(value)


def _social(value: Any) -> Any:
    return list_of(group("links", ANCHOR_KEYS)).read(value)


ANCHOR_KEYS: Table = (
    Key("label", TEXT, "", "Whose it is.", "Mastodon", required=True),
    Key("url", LINK, "", "The address.", "https://social.example/@gazette", required=True),
)
ANCHORS = Kind("list of label and url", _social, ANCHOR_KEYS)
TAGS_KEYS: Table = (
    Key(
        "aliases",
        Kind("pairs of a spelling and a tag", pairs("aliases", one_line).read),
        "none",
        "Spellings that mean another tag.",
        "{EU: European Union}",
    ),
    Key("declared_only", FLAG, "false", "Whether a tag that is not declared is an error.", "true"),
    Key("declared", list_of(group("tags", TAG_KEYS, short="title")), "none", "The tags with their spelling.", "[European Union, Ports]"),
)
BREAKING_KEYS: Table = (
    Key("default_lifetime", DURATION, "2h", "How long breaking news lasts where it says no end.", "90m"),
    Key("longest", DURATION, "24h", "How long it lasts at most.", "12h"),
    Key("count", number(1, 50), "10", "How many items the ticker shows.", "8"),
)
MOST_READ_KEYS: Table = (Key("count", number(1, 50), "5", "How many stories Most Read shows.", "4"),)
READ_NEXT_KEYS: Table = (
    Key("related", number(0, 10), "2", "How many stories on the same subject.", "3"),
    Key("newest", number(0, 10), "2", "How many of the section's newest.", "1"),
)
HOME_KEYS: Table = (
    Key("without", NAME_LIST, "none", "What home pages go without: sections, or opinion, most-read, coverage.", "[opinion, news/sports]"),
)
MARKDOWN_KEYS: Table = (
    Key(
        "extensions",
        NAME_LIST,
        "none",
        "Further extensions of Python-Markdown, by the name by which Python finds them.",
        "[pymdownx.tilde]",
    ),
    Key("raw_html", choice(("sanitise", "trust")), "sanitise", "Whether HTML in stories is cleaned, or let through as it is.", "trust"),
)
CHECK_KEYS: Table = (
    Key(
        "levels",
        Kind("pairs of a code and a level", _levels),
        "none",
        "Another level for a problem: error, warning or ignore.",
        "{image/missing-credit: ignore}",
    ),
)
LIVE_KEYS: Table = (Key("url", WEB, "", "Where the broadcast is.", "https://example.org/live", required=True),)

TYPE_KEYS: Table = tuple(
    Key(name, TEXT, f"{title}, in the edition's language", f"The front of the stories of type {name}.", title)
    for name, title in TYPE_TITLES["en"].items()
)

SHARED: Table = (
    Key("slogan", TEXT, "none", "A line below the name.", "News from the water's edge"),
    Key("about", TEXT, "none", "A few sentences for the footer.", "The Gazette has reported from the harbour since 1884."),
    Key("rights", TEXT, "none", "Who holds the rights, for the footer.", "All Rights Reserved"),
    Key("logo", TEXT, "none", "A picture below static/.", "img/logo.svg"),
    Key(
        "icons",
        NAME_LIST,
        "the logo",
        "Square pictures below static/ for home screens and tabs, in several sizes.",
        "[img/logo.svg, img/icon-180.png, img/icon-192.png, img/icon-512.png]",
    ),
    Key("look", group("look", LOOK_KEYS), "the theme's", "Colour and type.", '{accent: "#7a1f3d"}'),
    Key(
        "sections",
        SECTIONS,
        "the folders",
        "The sections, as a tree.",
        "[{id: news, title: News, sections: [{id: politics, title: Politics}]}]",
    ),
    Key("navigation", NAME_LIST, "all top sections", "The entries of the menu: sections or types of stories.", "[news, videos]"),
    Key("types", group("types", TYPE_KEYS), "see its keys", "What the fronts of the types of stories are called.", "{video: Films}"),
    Key("regions", list_of(group("regions", REGION_KEYS, short="id")), "none", "The regions.", "[{id: africa, title: Africa}]"),
    Key(
        "coverage",
        list_of(group("coverage", COVERAGE_KEYS, short="id")),
        "none",
        "The dossiers.",
        "[{id: harbour-strike, title: Harbour Strike}]",
    ),
    Key("tags", group("tags", TAGS_KEYS), "none", "Which tags there are, and their other spellings.", "{aliases: {EU: European Union}}"),
    Key("social", ANCHORS, "none", "The outlet's pages elsewhere.", '[{label: Mastodon, url: "https://social.example/@gazette"}]'),
    Key("apps", ANCHORS, "none", "Where the apps are.", '[{label: Android, url: "https://apps.example/gazette"}]'),
    Key("footer", NAME_LIST, "none", "The footer's links: plain pages by name, or authors, tags, archive.", "[about, contact, authors]"),
    Key("words_per_minute", number(50, 1000), "180", "How fast readers read, for the reading time.", "200"),
    Key("extra", FREE, "none", "Free data for templates.", "{founded: 1884}"),
)
"""The keys that an edition may have of its own."""
EDITION_KEYS: Table = (
    Key("label", TEXT, "the code", "What the switch between editions says.", "Español"),
    Key("title", TEXT, "the site's", "The edition's name.", "La Gaceta del Puerto"),
    Key("language", LANGUAGE, "the code", "The language of the edition.", "es-MX"),
    Key("direction", choice(("ltr", "rtl")), "by the language", "Which way the script runs.", "rtl"),
    *(key if key.name == "types" else replace(key, default="the site's") for key in SHARED),
)


def _editions(value: Any) -> Any:
    return pairs("editions", group("editions", EDITION_KEYS, short="label").read).read(value)


SITE: Table = (
    Key("title", TEXT, "", "The site's name.", "The Harbour Gazette", required=True),
    Key("base_url", WEB, "", "The address at which the site will stand; a path is fine.", "https://example.org/", required=True),
    Key("language", LANGUAGE, "en", "The language of the site.", "pt-PT"),
    Key("direction", choice(("ltr", "rtl")), "by the language", "Which way the script runs.", "rtl"),
    Key("timezone", TEXT, "UTC", "The time zone of dates that name none, and of the archive's days.", "Europe/Lisbon"),
    Key("label", TEXT, "the language", "What the switch between editions says of this one.", "English"),
    Key(
        "editions",
        Kind("pairs of a code and an edition", _editions, EDITION_KEYS),
        "none",
        "The editions besides this one, each in content/CODE/ and at /CODE/.",
        "{es: {label: Español, title: La Gaceta del Puerto}}",
    ),
    *SHARED,
    Key(
        "live",
        group("live", LIVE_KEYS, short="url"),
        "none",
        "A broadcast: its address stands behind the LIVE link.",
        '{url: "https://example.org/live"}',
    ),
    Key("permalink", TEXT, "/{section}/{year}/{month}/{slug}/", "The pattern of a story's address.", "/{section}/{slug}/"),
    Key("breaking", group("breaking", BREAKING_KEYS), "see its keys", "Breaking news and the ticker.", "{default_lifetime: 90m}"),
    Key("most_read", group("most_read", MOST_READ_KEYS), "see its keys", "The module Most Read.", "{count: 4}"),
    Key("read_next", group("read_next", READ_NEXT_KEYS), "see its keys", "The stories offered after a story.", "{related: 3, newest: 1}"),
    Key("home", group("home", HOME_KEYS), "see its keys", "The home page of each edition.", "{without: [opinion]}"),
    Key(
        "images",
        group("images", IMAGE_KEYS),
        "pictures as they are",
        "Pictures in many sizes, for each screen; needs the extra images.",
        "{formats: [avif, webp]}",
    ),
    Key(
        "budgets",
        group("budgets", BUDGET_KEYS),
        "not checked",
        "What a page may cost its readers; a build that exceeds it fails.",
        "{scripts: 20, third_party: 1}",
    ),
    Key("feeds", group("feeds", FEED_KEYS), "see its keys", "The feeds.", "{items: 30}"),
    Key(
        "delivery",
        Kind("one of " + ", ".join(DELIVERIES) + ", or pairs by page kind", _delivery, choices=DELIVERIES),
        "bake",
        "How the changing parts of a page reach it.",
        "{article: fetch, default: bake}",
    ),
    Key("patch", choice(PATCHES), "atomic", "How changing parts get into pages that are there already.", "in-place"),
    Key(
        "players",
        PLAYERS,
        "none",
        "Whose films play on the page: the host of a film's page, and the address of its player.",
        '{video.example: "https://video.example/embed/{id}"}',
    ),
    Key(
        "content_security_policy",
        POLICY,
        "false",
        "Whether pages say what they may load: true for what lies on the site alone, or what else.",
        '{script-src: ["https://stats.example"], connect-src: ["https://stats.example"]}',
    ),
    Key("markdown", group("markdown", MARKDOWN_KEYS), "see its keys", "How stories are converted.", "{raw_html: sanitise}"),
    Key("check", group("check", CHECK_KEYS), "see its keys", "How strict newsgen is.", "{levels: {image/missing-credit: ignore}}"),
)

TABLES: dict[str, Table] = {
    "editions": EDITION_KEYS,
    "sections": SECTIONS.keys,
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
"""The groups of keys inside site.yaml."""
