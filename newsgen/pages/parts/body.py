"""A story's body with its references resolved: HTML, and blocks for the template to set."""

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
"""How wide running text is, which the style sheet says."""


class Html(str):
    """Text that is HTML already, and not escaped again."""

    __slots__ = ()

    def __html__(self) -> str:
        """Itself."""
        return str(self)


class HtmlPart(Struct, frozen=True):
    """Running text."""

    html: Html
    kind: str = "html"


class FigurePart(Struct, frozen=True):
    """A picture with its caption; ``width`` is text, wide or full."""

    picture: Picture
    width: str
    kind: str = "figure"


class GalleryPart(Struct, frozen=True):
    """Pictures in a row."""

    pictures: tuple[Picture, ...]
    kind: str = "gallery"


class VideoPart(Struct, frozen=True):
    """A film of the site (``src``), or a page elsewhere (``url``)."""

    src: str
    url: str
    poster: Picture | None
    caption: str
    credit: str
    duration: str
    player: str = ""
    """Where it plays within the page, of a page elsewhere whose player site.yaml names."""
    host: str = ""
    """Of the player."""
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
    """Links to other stories; ``title`` empty: Related News."""

    title: str
    entries: tuple[Entry, ...]
    kind: str = "related"


BodyPart = HtmlPart | FigurePart | GalleryPart | VideoPart | PostPart | RelatedPart


def body(ask: Ask, chrome: Chrome, content: parts.Body, *, absolutely: bool = False) -> tuple[BodyPart, ...]:
    """The parts of a body, neighbouring text joined; what is not live is left out. ``absolutely``: addresses with scheme and host."""
    return body_parts(ask, chrome, content.parts, absolutely=absolutely)


def body_parts(ask: Ask, chrome: Chrome, content: tuple[parts.Part, ...], *, absolutely: bool = False) -> tuple[BodyPart, ...]:
    """The same of any parts in a row. Live entries are no part of the running text, and are left out."""
    found: list[BodyPart] = []
    text: list[parts.Inline] = []

    def flush() -> None:
        html = _inline(ask, chrome, tuple(text), absolutely=absolutely)
        text.clear()
        if html.strip():
            found.append(HtmlPart(html))

    for part in content:
        if isinstance(part, parts.Text | parts.Link | parts.LinkEnd | parts.Image):
            text.append(part)
            continue
        block = _block(ask, chrome, part, absolutely=absolutely)
        if block is not None:
            flush()
            found.append(block)
    flush()
    return tuple(found)


def _inline(ask: Ask, chrome: Chrome, content: tuple[parts.Inline, ...], *, absolutely: bool) -> Html:
    address = absolute if absolutely else href
    pieces: list[str] = []
    closing: list[str] = []
    for part in content:
        match part:
            case parts.Text():
                pieces.append(part.html)
            case parts.Link():
                given, mark, query = part.path.partition("?") if part.path.startswith("/") else (part.path, "", "")
                target = given if given.startswith("/") else (given and ask(AddressOf(given)))
                if target:
                    title = f' title="{escape(part.title)}"' if part.title else ""
                    pieces.append(f'<a href="{escape(address(chrome, target) + mark + query + part.fragment)}"{title}>')
                closing.append("</a>" if target else "")
            case parts.LinkEnd():
                pieces.append(closing.pop() if closing else "")
            case parts.Image():
                if shown := picture(ask, chrome, part):
                    pieces.append(_plain_image(shown, shown.url) if absolutely else _image(shown))
    return Html("".join(pieces))


def _image(shown: Picture) -> str:
    """A picture in running text."""
    whole = shown.cuts.get("")
    if whole is None:
        return _plain_image(shown, shown.href)
    sources = "".join(f'<source type="{one.type}" srcset="{escape(one.srcset)}" sizes="{_SIZES}">' for one in whole.sources)
    img = _plain_image(shown, whole.href, f' srcset="{escape(whole.srcset)}" sizes="{_SIZES}"')
    return f"<picture>{sources}{img}</picture>"


def _plain_image(shown: Picture, address: str, more: str = "") -> str:
    size = f' width="{shown.width}" height="{shown.height}"' if shown.width else ""
    return f'<img src="{escape(address)}"{more} alt="{escape(shown.alt)}"{size} loading="lazy">'


def _block(ask: Ask, chrome: Chrome, part: parts.Part, *, absolutely: bool) -> BodyPart | None:
    match part:
        case parts.Figure():
            shown = picture(ask, chrome, part.image)
            return FigurePart(shown, part.width) if shown else None
        case parts.Gallery():
            pictures = tuple(p for p in (picture(ask, chrome, image) for image in part.images) if p)
            return GalleryPart(pictures) if pictures else None
        case parts.Video():
            facts = ask(FileAt(part.path)) if part.path else None
            src = (absolute if absolutely else href)(chrome, facts.address) if facts else ""
            if not src and not part.url:
                return None
            player, host = ("", "") if src else player_of(ask, part.url)
            return VideoPart(src, part.url, picture(ask, chrome, part.poster), part.caption, part.credit, part.duration, player, host)
        case parts.Post():
            date = instant(part.date) if part.date else None
            return PostPart(part.author, part.handle, part.url, date, _inline(ask, chrome, part.children, absolutely=absolutely))
        case parts.Related():
            entries = tuple(e for e in (_related(ask, chrome, item, absolutely=absolutely) for item in part.items) if e)
            return RelatedPart(part.title, entries) if entries else None
    return None


def _related(ask: Ask, chrome: Chrome, item: parts.RelatedItem, *, absolutely: bool) -> Entry | None:
    address = absolute if absolutely else href
    if item.path and not item.path.startswith("/"):
        card = ask(CardAt(item.path))
        return Entry(item.title or card.title, address(chrome, card.permalink)) if card else None
    where = item.path or item.address
    if where.startswith("/"):
        card = ask(CardOn(where))
        title = item.title or (card.title if card else where)
        return Entry(title, address(chrome, where))
    return Entry(item.title or where, where)


def related_paths(content: parts.Body) -> set[str]:
    """The stories that the body's own Related News boxes name."""
    every = [inner for part in content.parts for inner in (part.parts if isinstance(part, parts.LiveEntry) else (part,))]
    return {item.path or item.address for part in every if isinstance(part, parts.Related) for item in part.items}
