"""The blocks that an editor can write in a body, and every option that they take.

The scanner checks blocks against this table, and messages are made from it; tests compare docs/blocks.md with it.
"""

from __future__ import annotations

import re
from typing import Any, Literal

from msgspec import Struct

from newsgen.content.schema.types import FLAG, INSTANT, NAMES, TEXT, WEB, choice, one_line
from newsgen.content.schema.validate import Field, FieldType, Table, WrongValue, describe

_RUNNING_TIME = re.compile(r"(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-5][0-9]")


class BlockType(Struct, frozen=True):
    """A type of block: what stands after the bar of its first line, what may stand inside it, and its options."""

    name: str
    doc: str
    content: Literal["markdown", "pictures", "list", "none", "blocks"]
    """What stands inside it; ``blocks`` is Markdown that may hold the other blocks."""
    options: Table
    example: str
    argument: str = ""
    """What must stand after the bar; empty if nothing may stand there."""


def _site_path(value: Any) -> str:
    """Returns the path of a file of the site. Raises WrongValue if the value is an address."""
    text = one_line(value)
    if re.match("[a-zA-Z][a-zA-Z0-9+.-]*:|//", text):
        hint = "save the file below static/ and write its path, as img/NAME.jpg; pages load nothing from elsewhere"
        raise WrongValue("this is not a file of the site", hint)
    return text


def _running_time(value: Any) -> str:
    """Returns a running time, ``2:41`` or ``1:02:41``. Raises WrongValue if the value is none."""
    text = one_line(value)
    if not _RUNNING_TIME.fullmatch(text):
        hint = "write minutes and seconds, 2:41, or hours, minutes and seconds, 1:02:41"
        raise WrongValue(f"{describe(value)} is not a running time", hint)
    return text


PICTURE = FieldType("picture", _site_path)
FILM = FieldType("film", _site_path)
LENGTH = FieldType("running time", _running_time)

_CAPTION = Field("caption", TEXT, "none", "What readers see below it.", "The tug Sallow in the lock, 8 July.")
_CREDIT = Field("credit", TEXT, "none", "Who made it.", "Ines Korr")

_POST = BlockType(
    "post",
    "A post on a social network, kept as text: nothing is loaded from the network.",
    "markdown",
    (
        Field("url", WEB, "none", "The address of the post, so that readers can check it.", "https://social.example/@pilots/1123"),
        Field("date", INSTANT, "none", "When it was posted; without a zone, the site's.", "2026-11-17 21:04"),
    ),
    """\
/// post | Harbour Pilots (@pilots)
    url: https://social.example/@pilots/1123
    date: 2026-11-17 21:04

We will be at the gate at six.
///
""",
    argument="Author (@handle)",
)
_RELATED = BlockType(
    "related",
    "A box of links to other stories, between two paragraphs.",
    "list",
    (Field("title", TEXT, "Related News, in the site's language", "The heading of the box.", "More on the strike"),),
    """\
/// related
- ../economy/port-dues.md
- [The port's own figures](https://port.example/figures)
///
""",
)
_VIDEO = BlockType(
    "video",
    "A film: a file of the site, or a link to a page elsewhere that shows it.",
    "none",
    (
        Field(
            "src",
            FILM,
            "none",
            "The film: a path below static/, or `./NAME` beside the story. Give this or `url`.",
            "video/night-shift.mp4",
        ),
        Field("url", WEB, "none", "A page elsewhere that shows the film. Give this or `src`.", "https://video.example/watch/1"),
        Field("poster", PICTURE, "none", "The picture shown before the film runs.", "img/night-shift.jpg"),
        Field("alt", TEXT, "none", "What the poster shows, for someone who cannot see it.", "Cranes under floodlights"),
        _CAPTION,
        _CREDIT,
        Field("duration", LENGTH, "none", "How long it runs: minutes and seconds, or hours, minutes and seconds.", '"2:41"'),
    ),
    """\
/// video
    url: https://video.example/watch/1
    poster: img/night-shift.jpg
    alt: Cranes under floodlights
    caption: The night shift on the Long Mole.
    duration: 2:41
///
""",
)
_GALLERY = BlockType(
    "gallery",
    "Several pictures to leaf through.",
    "pictures",
    (
        Field(
            "credit",
            NAMES,
            "none",
            "Who made the pictures. One name credits them all; of several, a picture gets the one with which its caption ends. A name at "
            "the end of a caption is taken out of it.",
            "[Ines Korr, Bo Asplund]",
        ),
    ),
    """\
/// gallery
    credit: [Ines Korr, Bo Asplund]

![A tug in a lock](img/lock.jpg "The Sallow, 8 July. Ines Korr")
![Gulls over a quay](img/gulls.jpg "The Long Mole at low water. Bo Asplund")
///
""",
)
_FIGURE = BlockType(
    "figure",
    "A picture with a caption and a credit.",
    "none",
    (
        Field("src", PICTURE, "none", "The picture: a path below static/, or `./NAME` beside the story.", "img/lock.jpg", required=True),
        Field("alt", TEXT, "none", "What the picture shows, for someone who cannot see it.", "A tug in a lock"),
        _CAPTION,
        _CREDIT,
        Field(
            "width",
            choice(("text", "wide", "full")),
            "text",
            "How far it may stand out: `text`, `wide`, or `full` for the whole window.",
            "wide",
        ),
    ),
    """\
/// figure
    src: img/lock.jpg
    alt: A tug in a lock
    caption: The tug Sallow in the lock, 8 July.
    credit: Ines Korr
    width: wide
///
""",
)

_LIVE = BlockType(
    "live",
    "An entry of a live story: what happened, and when.",
    "blocks",
    (
        Field(
            "time",
            INSTANT,
            "none",
            "When it happened; without a zone, the site's. An entry ahead of the clock is held back until then.",
            "2026-11-23 07:40",
            required=True,
        ),
        Field("author", TEXT, "none", "Who wrote the entry: an author's page by its file name, or a name.", "lina-haddad"),
        Field("title", TEXT, "none", "The entry's headline.", "The first box is opened"),
        Field("key", FLAG, "false", "Names the entry among the key events at the top of the page.", "true"),
    ),
    """\
/// live
    time: 2026-11-23 07:40
    author: lina-haddad
    title: The first box is opened
    key: true

Two tellers and a pilot stand around the table.
///
""",
)

BLOCKS: dict[str, BlockType] = {block_type.name: block_type for block_type in (_POST, _RELATED, _VIDEO, _GALLERY, _FIGURE, _LIVE)}
"""All types of blocks by name, in the order of docs/blocks.md."""
