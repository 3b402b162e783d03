"""What search knows of a story: its words, and what a result shows. HTML, since headings weigh more than text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct

from newsgen.model import body as parts
from newsgen.model.article import Article


class SearchDocument(Struct, frozen=True):
    """A page as it is indexed; ``path`` is its file in the output."""

    path: str
    html: str


def search_document(article: Article, path: str, language: str, names: Iterable[str], section: str) -> SearchDocument:
    """A story or plain page; ``names`` are those of its authors, ``section`` is its section's title."""
    meta = {"section": section, "date": article.date.isoformat() if article.date else ""}
    head = "".join(f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">' for name, value in meta.items() if value)
    sort = (
        f'<meta data-pagefind-sort="date[content]" content="{escape(meta["date"] or "0")}">'  # without one a page is sorted out of results
    )
    image = article.image
    more = [*names, *article.source, *(term.label for term in article.tags), *((image.caption, image.credit) if image else ())]
    text = "".join(
        (
            f"<h1>{escape(article.title)}</h1>",
            f"<p>{escape(article.standfirst)}</p>" if article.standfirst else "",
            *_html(article.body.parts),
            *(f"<p>{escape(one.text)}</p>" for one in article.corrections),
            *(f"<p>{escape(one)}</p>" for one in more if one),
        )
    )
    tag = escape(article.language or language)
    return SearchDocument(path, f'<!doctype html><html lang="{tag}"><head>{head}{sort}</head><body>{text}</body></html>')


def _html(content: Iterable[parts.Part]) -> Iterator[str]:
    """Running text as it is; of blocks what they say. Boxes of links say what other stories say."""
    for part in content:
        match part:
            case parts.Text():
                yield part.html
            case parts.Figure():
                yield _said(part.image.caption)
            case parts.Gallery():
                yield from (_said(image.caption) for image in part.images)
            case parts.Video():
                yield _said(part.caption)
            case parts.Post():
                yield f"<blockquote>{escape(part.author)} {''.join(_html(part.children))}</blockquote>"
            case parts.LiveEntry():
                yield f"<h2>{escape(part.title)}</h2>{''.join(_html(part.parts))}"


def _said(caption: str) -> str:
    return f"<p>{escape(caption)}</p>" if caption else ""
