"""The fields of front matter, in the tables with which it is checked. docs/front-matter.md shows the same tables."""

from __future__ import annotations

import re
from typing import Any

from newsgen.content.schema.composite_types import group, list_of, text_list
from newsgen.content.schema.types import FLAG, FREE, INSTANT, LANGUAGE, NAMES, TAGS, TEXT, WEB, choice, date_and_time
from newsgen.content.schema.validate import Field, FieldType, WrongValue, describe
from newsgen.model.article import TYPES

DOCS = "docs/front-matter.md"

_FOCUS = re.compile(r"(\d{1,3})\s*%?[\s,]+(\d{1,3})\s*%?")


def _focus(value: Any) -> str:
    """Reads a point of a picture, ``30% 40%``: how far it is from the left and from the top. Returns ``30-40``."""
    match = _FOCUS.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match or max(map(int, match.groups())) > 100:
        raise WrongValue(f"{describe(value)} is no point of a picture", "write how far it is from the left and from the top: 30% 40%")
    return f"{int(match[1])}-{int(match[2])}"


FOCUS = FieldType("point: two numbers of per cent", _focus)
IMAGE_KEYS = (
    Field("src", TEXT, "", "The picture's file.", "img/bridge.jpg", required=True),
    Field("alt", TEXT, "none", "What the picture shows, for those who cannot see it.", "A bridge at dusk"),
    Field("caption", TEXT, "none", "What stands below the picture.", "The bridge in May."),
    Field("credit", TEXT, "none", "Who made the picture.", "Ines Korr"),
    Field(
        "focus",
        FOCUS,
        "the middle",
        "What must stay in sight where the picture is cut: per cent from the left, and from the top.",
        "30% 40%",
    ),
)
CORRECTION_KEYS = (
    Field("date", INSTANT, "", "When it was put right.", "2026-03-02 10:00", required=True),
    Field("text", TEXT, "", "What was wrong, and what is right.", "The bridge is 310 metres long, not 301.", required=True),
    Field("serious", FLAG, "false", "Whether readers should know before they read: it stands above the text.", "true"),
)
SPONSOR_KEYS = (
    Field("name", TEXT, "", "Who paid.", "Lir Ferries", required=True),
    Field("url", WEB, "none", "The sponsor's address.", "https://ferries.example/"),
)


def _breaking(value: Any) -> Any:
    """Reads true or false, or the date and time at which a story stops being breaking news."""
    try:
        return FLAG.read(value)
    except WrongValue:
        if isinstance(value, str) and any(character.isdigit() for character in value):
            return date_and_time(value)
        raise WrongValue(f"{describe(value)} is neither true, false nor a date", "write true, or when it ends: 2023-07-08 14:26") from None


FILE = FieldType("file", TEXT.read)
FILES = FieldType("file or list of files", text_list)
ADDRESSES = FieldType("address on the site, or list", text_list)
IMAGE = group("file, or group of keys", IMAGE_KEYS, short="src")
BREAKING = FieldType("true, false, or date and time", _breaking)
SPONSOR = group("text, or group of keys", SPONSOR_KEYS, short="name")
CORRECTIONS = list_of(group("corrections", CORRECTION_KEYS))

FRONT_MATTER = (
    Field("title", TEXT, "", "The headline. For a plain page its title, for an author the name.", "The bridge is open", required=True),
    Field(
        "date", INSTANT, "required of a story", "When the story is published. A date ahead of the clock holds it back.", "2026-11-18 06:40"
    ),
    Field("updated", INSTANT, "none", "When the story was last changed in a way that readers should know.", "2026-11-18 11:05"),
    Field("byline", NAMES, "the outlet", "Who wrote it: an author's page by its file name, or a name.", "[lina-haddad, Gus Thorwald]"),
    Field("source", NAMES, "none", "Where the report comes from.", "[Reuters, Agencies]"),
    Field("section", TEXT, "the folders", "The section by path, id or title, where the folders do not say it.", "news/politics"),
    Field("region", NAMES, "none", "The regions it is about.", "lir-coast"),
    Field("coverage", NAMES, "none", "The dossiers it belongs to.", "harbour-strike"),
    Field("tags", TAGS, "none", "What it is about, in your own words.", "[Ports, Trade unions]"),
    Field(
        "dek", TEXT, "the first paragraph, cut at a sentence", "One or two sentences below the headline.", "Two of nine lines stay shut."
    ),
    Field("summary", TEXT, "none", "Another name of dek, as other programs call it.", "Two of nine lines stay shut."),
    Field("kicker", TEXT, "none", "A word or two above the headline.", "Harbour Strike"),
    Field("image", IMAGE, "none", "The picture at the top: a file, or src, alt, caption and credit.", "img/bridge.jpg"),
    Field("image_alt", TEXT, "none", "What the picture shows, for those who cannot see it.", "A bridge at dusk"),
    Field("image_caption", TEXT, "none", "What stands below the picture.", "The bridge in May."),
    Field("image_credit", TEXT, "none", "Who made the picture.", "Ines Korr"),
    Field(
        "image_focus",
        FOCUS,
        "the middle",
        "What of the picture must stay in sight where it is cut: from the left, and from the top.",
        "30% 40%",
    ),
    Field("type", choice(TYPES), "the section's type, or article", "What kind of story it is.", "opinion"),
    Field("id", TEXT, "the file's path", "A name that never changes; feed readers know the story by it.", "news/2026/bridge"),
    Field("slug", TEXT, "the file's name", "The last part of the address.", "bridge-opens"),
    Field("permalink", TEXT, "site.yaml's pattern", "The whole address below the site's, in place of the pattern.", "/bridge/"),
    Field("aliases", ADDRESSES, "none", "Old addresses that lead here.", "[/2019/05/bridge.html]"),
    Field("canonical", WEB, "none", "Where the text first appeared, if elsewhere.", "https://example.org/bridge"),
    Field("language", LANGUAGE, "the site's", "The language it is written in, where it is another.", "pt-BR"),
    Field("translation_of", FILE, "none", "The file of which this is a translation.", "content/news/politics/2026/bridge.md"),
    Field("related", FILES, "none", "Stories for Read Next, best first.", "[../2026/ferry-fares.md]"),
    Field("featured", FLAG, "false", "Gives it a place at the top of the front page.", "true"),
    Field("noindex", FLAG, "false", "Asks search engines to leave it out.", "true"),
    Field("toc", FLAG, "false", "Shows a table of its subheads.", "true"),
    Field("status", choice(("published", "draft")), "published", "A draft is left out of the site.", "draft"),
    Field("embargo", INSTANT, "none", "Holds the story back until then, whatever its date.", "2026-11-20 00:01 +0000"),
    Field("expires", INSTANT, "none", "When the story is taken off the site.", "2026-12-31"),
    Field("ended", INSTANT, "none", "Since when a live story is closed.", "2026-11-23 18:00"),
    Field("breaking", BREAKING, "false", "Shows it as breaking news: true, or until when.", "2026-11-18 09:00"),
    Field(
        "corrections",
        CORRECTIONS,
        "none",
        "What was put right after publication.",
        '[{date: 2026-03-02 10:00, text: "It is 310 metres long."}]',
    ),
    Field(
        "sponsor", SPONSOR, "none", "Who paid for it; labelled wherever it appears.", "{name: Lir Ferries, url: https://ferries.example/}"
    ),
    Field("extra", FREE, "none", "Free data for templates.", "{map: true}"),
)
