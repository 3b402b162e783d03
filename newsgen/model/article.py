"""Articles: stories, plain pages and author pages as their editors wrote them, and the card of a story that other pages show."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from newsgen.model.body import Body, Image
from newsgen.model.digest import decode, encode

Role = Literal["story", "page", "author"]
"""What a Markdown file is: a story, a plain page (content/pages/), or an author's page (content/authors/)."""

TYPES = ("article", "opinion", "analysis", "video", "gallery", "infographic", "live")


class Term(Struct, frozen=True, order=True):
    """A term of a taxonomy: the slug that identifies it, and its spelling in this place."""

    slug: str
    label: str


class Correction(Struct, frozen=True):
    """What was wrong in a story, and when it was corrected (UTC). A ``serious`` correction stands above the text."""

    date: datetime
    text: str
    serious: bool = False


class Sponsor(Struct, frozen=True):
    """Who paid for a story."""

    name: str
    url: str = ""


class Reference(Struct, frozen=True, kw_only=True):
    """A place in a file that names another file. If that file is missing, the problem is reported at this place.

    ``kind`` is ``link``, ``picture`` or ``related``; ``text`` is what the editor wrote; ``excerpt`` is the source line.
    """

    kind: Literal["link", "picture", "related"]
    path: str
    text: str
    line: int
    column: int
    excerpt: str
    opens: datetime | None = None
    """The time of the live entry that contains the reference: before that time, the entry is not shown."""
    focus: str = ""
    """For a picture that is shown in cuts: what must stay in them, as in ``Image``."""


class Article(Struct, frozen=True, kw_only=True):
    """Everything that an editor wrote in one file. Instants are in UTC; texts are plain text unless their name says HTML.

    ``permalink`` is the address below the site's base. It begins with a slash, and ends with one where it is a folder.
    """

    path: str
    """The file's path from the site's root, in NFC, with ``/``: ``content/news/politics/2026/vote.md``."""
    edition: str
    """The edition's code; empty for the default one."""
    role: Role
    id: str
    permalink: str
    title: str
    kicker: str = ""
    dek: str = ""
    dek_made: bool = False
    """Whether the dek is the beginning of the text, since the editor wrote no dek."""
    byline: tuple[Term, ...] = ()
    source: tuple[str, ...] = ()
    date: datetime | None = None
    """The instant of publication; every story has one."""
    updated: datetime | None = None
    section: str = ""
    """The section's id path, ``news/politics``; empty for plain pages, authors, and stories directly in content/."""
    regions: tuple[Term, ...] = ()
    coverage: tuple[Term, ...] = ()
    tags: tuple[Term, ...] = ()
    image: Image | None = None
    type: str = "article"
    aliases: tuple[str, ...] = ()
    canonical: str = ""
    language: str = ""
    """A BCP 47 tag where it differs from the edition's."""
    pair: str = ""
    """What the article shares with its translations: a path below an edition's folder."""
    related: tuple[str, ...] = ()
    """Paths of stories that the editor wants in Read Next, best first."""
    featured: bool = False
    noindex: bool = False
    toc: bool = False
    draft: bool = False
    embargo: datetime | None = None
    expires: datetime | None = None
    ended: datetime | None = None
    """The instant at which a live story was closed. In the article that pages see, it is None while that instant is in the future."""
    breaking: bool = False
    breaking_until: datetime | None = None
    """Set whenever ``breaking`` is: the instant the editor gave, or the date plus site.yaml's ``breaking.default_lifetime``."""
    corrections: tuple[Correction, ...] = ()
    sponsor: Sponsor | None = None
    extra: dict[str, Any] = {}
    body: Body = Body()
    references: tuple[Reference, ...] = ()

    @property
    def standfirst(self) -> str:
        """The dek as it stands above the text; empty where it is made from the beginning of the text."""
        return "" if self.dek_made else self.dek

    @property
    def unlisted(self) -> bool:
        """Whether sitemaps leave the article out: because the editor wants it, or because the original is on another site."""
        return self.noindex or bool(self.canonical)

    def __reduce__(self) -> Any:
        """Pickles the article as the JSON that is stored, which takes a quarter of the time when it is sent between processes."""
        return decode, (encode(self), Article)


class Card(Struct, frozen=True, kw_only=True):
    """What other pages may see of a story. If anything else of the story changes, no other page is rendered again."""

    path: str
    permalink: str
    kicker: str
    title: str
    dek: str
    byline: tuple[Term, ...]
    published: datetime
    image: Image | None
    section: str
    regions: tuple[Term, ...]
    type: str
    sponsored: bool
    updated: datetime | None = None
    unlisted: bool = False
    breaking_until: datetime | None = None


def card_of(article: Article) -> Card:
    """Returns the card of a story. Raises ValueError for an article without a date, which is not a story."""
    if article.date is None:
        raise ValueError(f"{article.path} has no date")
    return Card(
        path=article.path,
        permalink=article.permalink,
        kicker=article.kicker,
        title=article.title,
        dek=article.dek,
        byline=article.byline,
        published=article.date,
        image=article.image,
        section=article.section,
        regions=article.regions,
        type=article.type,
        sponsored=article.sponsor is not None,
        updated=article.updated,
        unlisted=article.unlisted,
        breaking_until=article.breaking_until,
    )
