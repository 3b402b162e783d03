"""The body of an article: a sequence of parts, which are HTML, references to other files, and blocks.

A body is converted once and stored, while the files that it refers to may move, appear or vanish. So references stay references here, and a
page asks for their addresses when it is rendered.

The values are msgspec structs: frozen, slotted and typed as dataclasses are, and encoded and decoded in C.
"""

from __future__ import annotations

from datetime import datetime
from typing import Union

from msgspec import Struct


class Text(Struct, frozen=True, kw_only=True, tag="text"):
    """Sanitised HTML. Its tags are not always balanced, since a reference may split an element into several parts."""

    html: str


class Link(Struct, frozen=True, kw_only=True, tag="link"):
    """The start of a link to a file of the site; ``LinkEnd`` closes it. Where the file is not live, both render to nothing."""

    path: str
    """The file's path from the site's root: ``content/news/x.md``, ``static/report.pdf``."""
    fragment: str = ""
    """The fragment with its ``#``, or empty."""
    title: str = ""


class LinkEnd(Struct, frozen=True, kw_only=True, tag="link-end"):
    """The end of the last link that was opened."""


class Image(Struct, frozen=True, kw_only=True, tag="image"):
    """A picture: a file of the site (``path``), or one of another site (``address``).

    ``alt``, ``caption`` and ``credit`` are plain text. A story's lead picture is an ``Image`` too. ``focus`` is set for a picture that is shown
    in cuts. It is the point that must stay in them, in per cent from the left and from the top: ``50-50``.
    """

    path: str = ""
    address: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focus: str = ""


class Figure(Struct, frozen=True, kw_only=True, tag="figure"):
    """The ``figure`` block. ``width`` says how far it may extend beyond the text column: ``text`` (not at all), ``wide`` or ``full``."""

    image: Image
    width: str = "text"


class Gallery(Struct, frozen=True, kw_only=True, tag="gallery"):
    """The ``gallery`` block. It has at least one picture."""

    images: tuple[Image, ...]


class Video(Struct, frozen=True, kw_only=True, tag="video"):
    """The ``video`` block: a film of the site (``path``) or a page of another site (``url``)."""

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
    """A line of a ``related`` block: a file of the site (``path``), or an address of another site with a title."""

    path: str = ""
    address: str = ""
    title: str = ""


class Related(Struct, frozen=True, kw_only=True, tag="related"):
    """The ``related`` block: a box of links between two paragraphs. Where ``title`` is empty, the page shows Related News."""

    items: tuple[RelatedItem, ...]
    title: str = ""


Inline = Union[Text, Link, LinkEnd, Image]
Block = Union[Figure, Gallery, Video, Post, Related]


class LiveEntry(Struct, frozen=True, kw_only=True, tag="live"):
    """The ``live`` block: what happened at a time (UTC), with its own text."""

    id: str
    """The entry's anchor, made of its time in the site's zone, so that later entries do not change it."""
    time: datetime
    author: str = ""
    """The author's name, or the slug of an author's page."""
    title: str = ""
    key: bool = False
    words: int = 0
    parts: tuple[Union[Inline, Block], ...] = ()


Part = Union[Inline, Block, LiveEntry]


class Heading(Struct, frozen=True, kw_only=True):
    """A heading in the text, for the table of contents. ``level`` is 2 to 6."""

    level: int
    id: str
    text: str


class Body(Struct, frozen=True, kw_only=True):
    """Everything below the front matter, converted. ``words`` is the number of words of the text, for the reading time.

    Live entries are the last parts, newest first.
    """

    parts: tuple[Part, ...] = ()
    words: int = 0
    headings: tuple[Heading, ...] = ()
