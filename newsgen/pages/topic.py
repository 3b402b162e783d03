"""The fronts of tags, regions, dossiers, types and authors: the newest 30 stories, and links to the years of all."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.article import Article
from newsgen.model.body import Image
from newsgen.model.lookup import Translations, author_file
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Months, Newest, StoryAt, setting
from newsgen.model.scope import TERM_TAXONOMIES, address_of, edition_of, taxonomy_of, term_of, without_edition
from newsgen.model.site import Chrome, Declared, Registry
from newsgen.pages.archive import listing_title
from newsgen.pages.frame import Entry, Frame, frame, translated_fronts
from newsgen.pages.front import STORIES_PER_FRONT
from newsgen.pages.parts import json_ld
from newsgen.pages.parts.addresses import href
from newsgen.pages.parts.body import BodyPart, body
from newsgen.pages.parts.picture import Picture, picture
from newsgen.pages.teaser import Teaser, teasers


class TopicContext(Struct, frozen=True):
    """The context of a term's front.

    ``type`` is set on the front of a type of story. ``role`` and ``body`` are those of an author, ``picture`` is that of an author or a
    dossier. ``active`` is false for a closed dossier.
    """

    frame: Frame
    taxonomy: str
    type: str
    title: str
    dek: str
    active: bool
    role: str
    picture: Picture | None
    body: tuple[BodyPart, ...]
    stories: tuple[Teaser, ...]
    years: tuple[Entry, ...]


def view(ask: Ask, key: Key) -> TopicContext:
    """Returns the context of the front of the term with the scope ``key.subject``."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    taxonomy, term = taxonomy_of(key.subject), term_of(key.subject)
    declared = _declared(ask, chrome, taxonomy, term)
    title = listing_title(ask, chrome, key.subject)
    author = ask(StoryAt(author_file(chrome.edition, term))) if taxonomy == "author" else None
    address = address_of(key.subject)
    image = author.image if author else Image(path=f"static/{declared.image}", alt="") if declared and declared.image else None
    term_picture = picture(ask, chrome, image)
    years = dict.fromkeys(month[:4] for month in ask(Months(key.subject)))
    return TopicContext(
        frame=frame(
            ask,
            chrome,
            title=title,
            permalink=address,
            feed=without_edition(key.subject),
            kind=taxonomy,
            noindex=author.noindex if author else False,
            translations=ask(Translations(author.pair)) if author else translated_fronts(ask, chrome, key.subject),
            linked=_structured_data(chrome, key, title, author, term_picture),
        ),
        taxonomy=taxonomy,
        type=term if taxonomy == "type" else "",
        title=title,
        dek=(declared.dek if declared else "") or (author.dek if author else ""),
        active=declared.active if declared else True,
        role=str(author.extra.get("role", "")) if author else "",
        picture=term_picture,
        body=body(ask, chrome, author.body) if author else (),
        stories=teasers(ask, chrome, ask(Newest(key.subject, STORIES_PER_FRONT)), authors=taxonomy != "author"),
        years=tuple(Entry(year, href(chrome, f"{address}{year}/")) for year in years),
    )


def _structured_data(
    chrome: Chrome, key: Key, title: str, author: Article | None, term_picture: Picture | None
) -> tuple[dict[str, object], ...]:
    """Returns the JSON-LD nodes of a term's front: the breadcrumbs, and before them, for an author with a page, the person."""
    own_entry = Entry(title, href(chrome, address_of(key.subject)))
    breadcrumbs = json_ld.breadcrumbs(chrome, own_entry)
    if author is None:
        return (breadcrumbs,)
    person = json_ld.person(chrome, own_entry, role=str(author.extra.get("role", "")), description=author.dek, portrait=term_picture)
    return ({"@type": "ProfilePage", "mainEntity": person}, breadcrumbs)


def _declared(ask: Ask, chrome: Chrome, taxonomy: str, term: str) -> Declared | None:
    """Returns what site.yaml or the registry says of a term; None if it says nothing."""
    if taxonomy == "region":
        declarations = chrome.regions
    elif taxonomy in ("coverage", "tag"):
        registry = ask(setting(Registry, chrome.edition))
        declarations = registry.coverage if taxonomy == "coverage" else registry.tags
    else:
        return None
    return next((declared for declared in declarations if declared.slug == term), None)


KIND = PageKind("topic", TopicContext, Keys("listing", TERM_TAXONOMIES), "{base}", view, "pages/topic.html", order=6)
