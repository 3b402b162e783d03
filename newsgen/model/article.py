"""A story as its editor wrote it, and the little of it that other pages show."""

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
    """A word of a taxonomy: the slug that identifies it, and the spelling at hand."""

    slug: str
    label: str


class Correction(Struct, frozen=True):
    """What was wrong, and when it was put right (UTC). A ``serious`` one is told above the text."""

    date: datetime
    text: str
    serious: bool = False


class Sponsor(Struct, frozen=True):
    """Who paid for it."""

    name: str
    url: str = ""


class Reference(Struct, frozen=True, kw_only=True):
    """A place in a file that names another file, so that its absence can be reported there.

    ``kind`` is ``link``, ``picture`` or ``related``; ``text`` is what the editor wrote; ``excerpt`` the source line.
    """

    kind: Literal["link", "picture", "related"]
    path: str
    text: str
    line: int
    column: int
    excerpt: str
    opens: datetime | None = None
    """The time of the live entry in which it stands: before that, nothing of it is shown."""
    focus: str = ""
    """Of a picture that is shown in cuts, what must stay in them, as in ``Image``."""


class Article(Struct, frozen=True, kw_only=True):
    """Everything an editor wrote in one file. Instants are in UTC; texts are plain text unless their name says HTML.

    ``permalink`` is the address below the site's base, with a leading and, where it is a folder, a trailing slash.
    """

    path: str
    """From the site's root, NFC, with ``/``: ``content/news/politics/2026/vote.md``."""
    edition: str
    """The edition's code; empty for the default one."""
    role: Role
    id: str
    permalink: str
    title: str
    kicker: str = ""
    dek: str = ""
    dek_made: bool = False
    """Whether it is the beginning of the text, since the editor wrote none."""
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
    """What it shares with its translations: a path below an edition's folder."""
    related: tuple[str, ...] = ()
    """Paths of stories that the editor wants in Read Next, best first."""
    featured: bool = False
    noindex: bool = False
    toc: bool = False
    draft: bool = False
    embargo: datetime | None = None
    expires: datetime | None = None
    ended: datetime | None = None
    """Since when a live story is closed; as pages see it, None also while that lies ahead."""
    breaking: bool = False
    breaking_until: datetime | None = None
    """Set whenever ``breaking`` is: the instant given, or date plus site.yaml's ``breaking.default_lifetime``."""
    corrections: tuple[Correction, ...] = ()
    sponsor: Sponsor | None = None
    extra: dict[str, Any] = {}
    body: Body = Body()
    references: tuple[Reference, ...] = ()

    @property
    def standfirst(self) -> str:
        """The dek as it stands above the text: none where it is made of the text's beginning."""
        return "" if self.dek_made else self.dek

    @property
    def unlisted(self) -> bool:
        """Whether sitemaps leave it out: at the editor's wish, or since the original stands elsewhere."""
        return self.noindex or bool(self.canonical)

    def __reduce__(self) -> Any:
        """Sent between processes as it is stored, which takes a quarter of the time."""
        return decode, (encode(self), Article)


class Card(Struct, frozen=True, kw_only=True):
    """What other pages may see of a story. A change to anything else leaves every other page as it is."""

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
    """The card of a story. Raises ValueError for a file that is not a story."""
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
