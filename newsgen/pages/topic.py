"""The fronts of tags, regions, dossiers, types and authors: the newest 30, and the years behind them."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.article import Article
from newsgen.model.body import Image
from newsgen.model.lookup import Translations, author_file
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, Months, Newest, StoryAt, setting
from newsgen.model.scope import address_of, bare, edition_of, taxonomy_of, term_of
from newsgen.model.site import Chrome, Declared, Registry
from newsgen.pages.archive import listing_title
from newsgen.pages.frame import Entry, Frame, frame, fronts
from newsgen.pages.front import LIST
from newsgen.pages.parts import json_ld
from newsgen.pages.parts.addresses import href
from newsgen.pages.parts.body import BodyPart, body
from newsgen.pages.parts.picture import Picture, picture
from newsgen.pages.teaser import Teaser, teasers


class TopicContext(Struct, frozen=True):
    """A term's front. ``role`` and ``body`` are an author's, ``picture`` an author's or a dossier's; ``active``: the dossier runs.

    ``type`` is the type whose front it is.
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
    """A term's front by its scope."""
    chrome = ask(setting(Chrome, edition_of(key.subject)))
    taxonomy, term = taxonomy_of(key.subject), term_of(key.subject)
    declared = _declared(ask, chrome, taxonomy, term)
    title = listing_title(ask, chrome, key.subject)
    author = ask(StoryAt(author_file(chrome.edition, term))) if taxonomy == "author" else None
    address = address_of(key.subject)
    image = author.image if author else Image(path=f"static/{declared.image}", alt="") if declared and declared.image else None
    shown = picture(ask, chrome, image)
    years = dict.fromkeys(month[:4] for month in ask(Months(key.subject)))
    return TopicContext(
        frame=frame(
            ask,
            chrome,
            title=title,
            permalink=address,
            feed=bare(key.subject),
            kind=taxonomy,
            noindex=author.noindex if author else False,
            translations=ask(Translations(author.pair)) if author else fronts(ask, chrome, key.subject),
            linked=_linked(chrome, key, title, author, shown),
        ),
        taxonomy=taxonomy,
        type=term if taxonomy == "type" else "",
        title=title,
        dek=(declared.dek if declared else "") or (author.dek if author else ""),
        active=declared.active if declared else True,
        role=str(author.extra.get("role", "")) if author else "",
        picture=shown,
        body=body(ask, chrome, author.body) if author else (),
        stories=teasers(ask, chrome, ask(Newest(key.subject, LIST)), authors=taxonomy != "author"),
        years=tuple(Entry(year, href(chrome, f"{address}{year}/")) for year in years),
    )


def _linked(chrome: Chrome, key: Key, title: str, author: Article | None, shown: Picture | None) -> tuple[dict[str, object], ...]:
    """A term's structured data: where it stands, and of an author who it is."""
    here = Entry(title, href(chrome, address_of(key.subject)))
    trail = json_ld.trail(chrome, here)
    if author is None:
        return (trail,)
    who = json_ld.person(chrome, here, role=str(author.extra.get("role", "")), description=author.dek, shown=shown)
    return ({"@type": "ProfilePage", "mainEntity": who}, trail)


def _declared(ask: Ask, chrome: Chrome, taxonomy: str, term: str) -> Declared | None:
    if taxonomy == "region":
        known = chrome.regions
    elif taxonomy in ("coverage", "tag"):
        registry = ask(setting(Registry, chrome.edition))
        known = registry.coverage if taxonomy == "coverage" else registry.tags
    else:
        return None
    return next((one for one in known if one.slug == term), None)


KIND = PageKind(
    "topic", TopicContext, Keys("listing", ("tag", "region", "coverage", "type", "author")), "{base}", view, "pages/topic.html", order=6
)
