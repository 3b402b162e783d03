"""Makes search documents: a story's text, and what a search result shows. They are HTML, since Pagefind weighs headings more than text."""

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
    """Returns the document of a story or plain page.

    ``path`` is its file in the output, ``language`` the edition's, ``names`` are those of its authors, ``section`` is its section's title.
    """
    meta = {"section": section, "date": article.date.isoformat() if article.date else ""}
    head = "".join(f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">' for name, value in meta.items() if value)
    # Pagefind leaves a page without a date out of results that are sorted by date.
    sort = f'<meta data-pagefind-sort="date[content]" content="{escape(meta["date"] or "0")}">'
    image = article.image
    more = [*names, *article.source, *(term.label for term in article.tags), *((image.caption, image.credit) if image else ())]
    text = "".join(
        (
            f"<h1>{escape(article.title)}</h1>",
            f"<p>{escape(article.standfirst)}</p>" if article.standfirst else "",
            *_html(article.body.parts),
            *(f"<p>{escape(correction.text)}</p>" for correction in article.corrections),
            *(_paragraph(words) for words in more),
        )
    )
    tag = escape(article.language or language)
    return SearchDocument(path, f'<!doctype html><html lang="{tag}"><head>{head}{sort}</head><body>{text}</body></html>')


def _html(content: Iterable[parts.Part]) -> Iterator[str]:
    """Yields the text as it is, and the words of blocks; not boxes of links, whose words belong to other stories."""
    for part in content:
        match part:
            case parts.Text():
                yield part.html
            case parts.Figure():
                yield _paragraph(part.image.caption)
            case parts.Gallery():
                yield from (_paragraph(image.caption) for image in part.images)
            case parts.Video():
                yield _paragraph(part.caption)
            case parts.Post():
                yield f"<blockquote>{escape(part.author)} {''.join(_html(part.children))}</blockquote>"
            case parts.LiveEntry():
                yield f"<h2>{escape(part.title)}</h2>{''.join(_html(part.parts))}"


def _paragraph(text: str) -> str:
    """Returns plain text as a paragraph; empty where there is no text."""
    return f"<p>{escape(text)}</p>" if text else ""
