"""The fronts of tags, regions, dossiers, types and authors: the newest 30, and the years behind them."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, LabelOf, Months, Newest, StoryAt, setting
from newsgen.model.scope import address_of, taxonomy_of, term_of
from newsgen.model.site import Chrome, Declared, Registry
from newsgen.pages.archive import FED
from newsgen.pages.body import BodyPart, body
from newsgen.pages.frame import Entry, Frame, frame, href
from newsgen.pages.front import LIST
from newsgen.pages.teaser import Picture, Teaser, picture, teasers


@dataclass(frozen=True, slots=True)
class TopicContext:
    """A term's front. ``role``, ``picture`` and ``body`` are an author's."""

    frame: Frame
    taxonomy: str
    title: str
    dek: str
    role: str
    picture: Picture | None
    body: tuple[BodyPart, ...]
    stories: tuple[Teaser, ...]
    years: tuple[Entry, ...]


def view(ask: Ask, key: Key) -> TopicContext:
    """A term's front by its scope."""
    chrome = ask(setting(Chrome))
    taxonomy, term = taxonomy_of(key.subject), term_of(key.subject)
    declared = _declared(ask, chrome, taxonomy, term)
    title = (declared.label if declared else "") or ask(LabelOf(key.subject)) or term.replace("-", " ").title()
    author = ask(StoryAt(f"content/authors/{term}.md")) if taxonomy == "author" else None
    address = address_of(key.subject)
    feed = f"{address}feed.xml" if taxonomy in FED else "/feed.xml"
    years = dict.fromkeys(month[:4] for month in ask(Months(key.subject)))
    return TopicContext(
        frame=frame(ask, title=title, permalink=address, feed=feed, kind=taxonomy),
        taxonomy=taxonomy,
        title=title,
        dek=(declared.dek if declared else "") or (author.dek if author else ""),
        role=str(author.extra.get("role", "")) if author else "",
        picture=picture(ask, author.image) if author else None,
        body=body(ask, author.body) if author else (),
        stories=teasers(ask, ask(Newest(key.subject, LIST)), authors=taxonomy != "author"),
        years=tuple(Entry(year, href(chrome, f"{address}{year}/")) for year in years),
    )


def _declared(ask: Ask, chrome: Chrome, taxonomy: str, term: str) -> Declared | None:
    if taxonomy == "region":
        known = chrome.regions
    elif taxonomy in ("coverage", "tag"):
        registry = ask(setting(Registry))
        known = registry.coverage if taxonomy == "coverage" else registry.tags
    else:
        return None
    return next((one for one in known if one.slug == term), None)


KIND = PageKind(
    "topic", TopicContext, Keys("listing", ("tag", "region", "coverage", "type", "author")), "{base}", view, "pages/topic.html", order=6
)
