"""The body of a story: HTML, and typed references to other files.

A body is converted once and kept, while what it refers to may move, appear or vanish. So references stay references here, and a
page asks for their addresses when it is made. Joined in order, the parts are the body.

Values are msgspec structs: frozen, slotted, typed as dataclasses are, and written and read in C.
"""

from __future__ import annotations

from datetime import datetime
from typing import Union

from msgspec import Struct


class Text(Struct, frozen=True, kw_only=True, tag="text"):
    """Sanitised HTML; not always balanced by itself, since references cut it."""

    html: str


class Link(Struct, frozen=True, kw_only=True, tag="link"):
    """The start of a link to a file of the site; ``LinkEnd`` closes it. Where the file is not live both come out as nothing."""

    path: str
    """The file's path from the site's root: ``content/news/x.md``, ``static/report.pdf``."""
    fragment: str = ""
    """With the leading ``#``, or empty."""
    title: str = ""


class LinkEnd(Struct, frozen=True, kw_only=True, tag="link-end"):
    """The end of the link that opened last."""


class Image(Struct, frozen=True, kw_only=True, tag="image"):
    """A picture: a file of the site (``path``), or one from elsewhere (``address``).

    ``alt``, ``caption`` and ``credit`` are plain text. A story's hero picture is an ``Image`` too. ``focus`` is of one that is shown in cuts:
    per cent from the left and from the top of what must stay in them, ``50-50``.
    """

    path: str = ""
    address: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focus: str = ""


class Figure(Struct, frozen=True, kw_only=True, tag="figure"):
    """The ``figure`` block. ``width`` says how far it may leave the measure: ``text``, ``wide`` or ``full``."""

    image: Image
    width: str = "text"


class Gallery(Struct, frozen=True, kw_only=True, tag="gallery"):
    """The ``gallery`` block; at least one picture."""

    images: tuple[Image, ...]


class Video(Struct, frozen=True, kw_only=True, tag="video"):
    """The ``video`` block: a film of the site (``path``) or a page elsewhere (``url``)."""

    path: str = ""
    url: str = ""
    poster: Image | None = None
    caption: str = ""
    credit: str = ""
    duration: str = ""


class Post(Struct, frozen=True, kw_only=True, tag="post"):
    """The ``post`` block: a static copy of a post on a social network. ``date`` is ISO 8601 in UTC, or empty."""

    author: str
    handle: str
    url: str
    date: str
    children: tuple[Union[Text, Link, LinkEnd, Image], ...]


class RelatedItem(Struct, frozen=True, kw_only=True):
    """A line of a ``related`` block: a file of the site, or an address from elsewhere with a title."""

    path: str = ""
    address: str = ""
    title: str = ""


class Related(Struct, frozen=True, kw_only=True, tag="related"):
    """The ``related`` block: a box of links between two paragraphs. Without a ``title`` the page says Related News."""

    items: tuple[RelatedItem, ...]
    title: str = ""


Inline = Union[Text, Link, LinkEnd, Image]
Block = Union[Figure, Gallery, Video, Post, Related]


class LiveEntry(Struct, frozen=True, kw_only=True, tag="live"):
    """The ``live`` block: what happened at a time (UTC), told in a text of its own."""

    id: str
    """Its anchor: its time in the site's zone, which entries that come later leave as it is."""
    time: datetime
    author: str = ""
    """A name, or the slug of an author's page."""
    title: str = ""
    key: bool = False
    words: int = 0
    parts: tuple[Union[Inline, Block], ...] = ()


Part = Union[Inline, Block, LiveEntry]


class Heading(Struct, frozen=True, kw_only=True):
    """A subhead, for the table of contents. ``level`` is 2 to 6."""

    level: int
    id: str
    text: str


class Body(Struct, frozen=True, kw_only=True):
    """Everything below the fence, converted. ``words`` are the words of the text, for the reading time.

    Live entries stand last among the parts, newest first.
    """

    parts: tuple[Part, ...] = ()
    words: int = 0
    headings: tuple[Heading, ...] = ()
