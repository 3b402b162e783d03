"""The body of a story as a template gets it: parts of HTML and typed blocks.

References to other files are resolved to addresses here. What refers to a file that is not published is left out.
"""

from __future__ import annotations

from datetime import datetime
from html import escape

from msgspec import Struct

from newsgen.model import body as parts
from newsgen.model.instant import instant
from newsgen.model.lookup import AddressOf, CardOn, FileAt
from newsgen.model.query import Ask, CardAt
from newsgen.model.site import Chrome
from newsgen.pages.frame import Entry
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.picture import Picture, picture
from newsgen.pages.parts.players import player_of

_SIZES = "auto, (min-width: 46rem) 42rem, 100vw"
"""The attribute ``sizes`` of pictures in running text. It repeats the width of the text column in the style sheet."""


class Html(str):
    """A string of HTML. Jinja does not escape it again, because it has a method ``__html__``."""

    __slots__ = ()

    def __html__(self) -> str:
        """Returns the string itself."""
        return str(self)


class HtmlPart(Struct, frozen=True):
    """Running text."""

    html: Html
    kind: str = "html"


class FigurePart(Struct, frozen=True):
    """A picture with its caption. ``width`` is ``text``, ``wide`` or ``full``."""

    picture: Picture
    width: str
    kind: str = "figure"


class GalleryPart(Struct, frozen=True):
    """Pictures in a row."""

    pictures: tuple[Picture, ...]
    kind: str = "gallery"


class VideoPart(Struct, frozen=True):
    """A film: a file of the site (``src``), or a page of another site (``url``)."""

    src: str
    url: str
    poster: Picture | None
    caption: str
    credit: str
    duration: str
    player: str = ""
    """The address of the player that plays a film of another site within the page; empty if site.yaml names no player for its host."""
    host: str = ""
    """The host of the player."""
    kind: str = "video"


class PostPart(Struct, frozen=True):
    """A post on a social network, as text."""

    author: str
    handle: str
    url: str
    date: datetime | None
    html: Html
    kind: str = "post"


class RelatedPart(Struct, frozen=True):
    """A box of links to other stories. With an empty ``title`` the theme calls it Related News."""

    title: str
    entries: tuple[Entry, ...]
    kind: str = "related"


BodyPart = HtmlPart | FigurePart | GalleryPart | VideoPart | PostPart | RelatedPart


def body(ask: Ask, chrome: Chrome, content: parts.Body, *, absolute_urls: bool = False) -> tuple[BodyPart, ...]:
    """Returns the parts of a body, as ``body_parts`` does."""
    return body_parts(ask, chrome, content.parts, absolute_urls=absolute_urls)


def body_parts(ask: Ask, chrome: Chrome, content: tuple[parts.Part, ...], *, absolute_urls: bool = False) -> tuple[BodyPart, ...]:
    """Returns a body's parts with their references resolved. Adjacent text, links and pictures become one ``HtmlPart``.

    What refers to a file that is not published is left out. So are the entries of a live story, which are no running text (see
    ``pages.live``). With ``absolute_urls``, addresses have scheme and host, as feeds need them.
    """
    resolved: list[BodyPart] = []
    inline: list[parts.Inline] = []

    def flush() -> None:
        html = _inline_html(ask, chrome, tuple(inline), absolute_urls=absolute_urls)
        inline.clear()
        if html.strip():
            resolved.append(HtmlPart(html))

    for part in content:
        if isinstance(part, parts.Text | parts.Link | parts.LinkEnd | parts.Image):
            inline.append(part)
            continue
        block = _block(ask, chrome, part, absolute_urls=absolute_urls)
        if block is not None:
            flush()
            resolved.append(block)
    flush()
    return tuple(resolved)


def _inline_html(ask: Ask, chrome: Chrome, content: tuple[parts.Inline, ...], *, absolute_urls: bool) -> Html:
    """Returns running text as HTML. A link whose target is not published is left out; its text stays."""
    to_url = absolute if absolute_urls else href
    pieces: list[str] = []
    end_tags: list[str] = []
    for part in content:
        match part:
            case parts.Text():
                pieces.append(part.html)
            case parts.Link():
                path, question_mark, query = part.path.partition("?") if part.path.startswith("/") else (part.path, "", "")
                target = path if path.startswith("/") else (path and ask(AddressOf(path)))
                if target:
                    title = f' title="{escape(part.title)}"' if part.title else ""
                    pieces.append(f'<a href="{escape(to_url(chrome, target) + question_mark + query + part.fragment)}"{title}>')
                end_tags.append("</a>" if target else "")
            case parts.LinkEnd():
                pieces.append(end_tags.pop() if end_tags else "")
            case parts.Image():
                if resolved := picture(ask, chrome, part):
                    pieces.append(_img(resolved, resolved.url) if absolute_urls else _picture_html(resolved))
    return Html("".join(pieces))


def _picture_html(resolved: Picture) -> str:
    """Returns the HTML of a picture in running text: an ``img``, in a ``picture`` if there are renditions."""
    whole = resolved.cuts.get("")
    if whole is None:
        return _img(resolved, resolved.href)
    sources = "".join(f'<source type="{source.type}" srcset="{escape(source.srcset)}" sizes="{_SIZES}">' for source in whole.sources)
    img = _img(resolved, whole.href, f' srcset="{escape(whole.srcset)}" sizes="{_SIZES}"')
    return f"<picture>{sources}{img}</picture>"


def _img(resolved: Picture, url: str, attributes: str = "") -> str:
    size = f' width="{resolved.width}" height="{resolved.height}"' if resolved.width else ""
    return f'<img src="{escape(url)}"{attributes} alt="{escape(resolved.alt)}"{size} loading="lazy">'


def _block(ask: Ask, chrome: Chrome, part: parts.Part, *, absolute_urls: bool) -> BodyPart | None:
    """Returns a block with its references resolved; None for a live entry, and for a block of which nothing is left."""
    match part:
        case parts.Figure():
            resolved = picture(ask, chrome, part.image)
            return FigurePart(resolved, part.width) if resolved else None
        case parts.Gallery():
            pictures = tuple(resolved for image in part.images if (resolved := picture(ask, chrome, image)))
            return GalleryPart(pictures) if pictures else None
        case parts.Video():
            facts = ask(FileAt(part.path)) if part.path else None
            src = (absolute if absolute_urls else href)(chrome, facts.address) if facts else ""
            if not src and not part.url:
                return None
            player, host = ("", "") if src else player_of(ask, part.url)
            return VideoPart(src, part.url, picture(ask, chrome, part.poster), part.caption, part.credit, part.duration, player, host)
        case parts.Post():
            date = instant(part.date) if part.date else None
            return PostPart(part.author, part.handle, part.url, date, _inline_html(ask, chrome, part.children, absolute_urls=absolute_urls))
        case parts.Related():
            entries = tuple(entry for item in part.items if (entry := _related_entry(ask, chrome, item, absolute_urls=absolute_urls)))
            return RelatedPart(part.title, entries) if entries else None
    return None


def _related_entry(ask: Ask, chrome: Chrome, item: parts.RelatedItem, *, absolute_urls: bool) -> Entry | None:
    """Returns the link of a Related News box; None if it names a story that is not published."""
    to_url = absolute if absolute_urls else href
    if item.path and not item.path.startswith("/"):
        card = ask(CardAt(item.path))
        return Entry(item.title or card.title, to_url(chrome, card.permalink)) if card else None
    address = item.path or item.address
    if address.startswith("/"):
        card = ask(CardOn(address))
        title = item.title or (card.title if card else address)
        return Entry(title, to_url(chrome, address))
    return Entry(item.title or address, address)


def related_paths(content: parts.Body) -> set[str]:
    """Returns the file paths or addresses that the Related News boxes of a body name, those within live entries included."""
    all_parts = [inner for part in content.parts for inner in (part.parts if isinstance(part, parts.LiveEntry) else (part,))]
    return {item.path or item.address for part in all_parts if isinstance(part, parts.Related) for item in part.items}
