"""The page of a story."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from newsgen.model.article import Article, Card, Correction, Sponsor
from newsgen.model.body import Heading
from newsgen.model.lookup import Translations
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, CardAt, Neighbours, Newest, StoryAt, setting
from newsgen.model.scope import SITE, key_of, scoped
from newsgen.model.site import Chrome, ReadNext, Section, flat
from newsgen.pages.frame import Entry, Frame, Preview, frame, front, section_titles, sections_of
from newsgen.pages.live import LivePart, data_of, live_parts
from newsgen.pages.parts import json_ld
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.body import BodyPart, VideoPart, body, related_paths
from newsgen.pages.parts.memoised import MANY, memoised
from newsgen.pages.parts.picture import Picture, picture
from newsgen.pages.teaser import Teaser, named, portrait, teasers

WINDOW = 4
"""Neighbours in time looked at on each side, in each of a story's tags and its section: what bounds Read Next's reach."""


class ArticleContext(Struct, frozen=True):
    """Everything on a story's page but the slots."""

    frame: Frame
    title: str
    label: Entry | None
    type_front: Entry | None
    """What its type is called, with the front of it; none for a plain article, and where the section says it."""
    kicker: str
    dek: str
    byline: tuple[Entry, ...]
    source: tuple[str, ...]
    published: datetime
    updated: datetime | None
    words: int
    words_per_minute: int
    picture: Picture | None
    portrait: Picture | None
    """Of an opinion's author."""
    body: tuple[BodyPart, ...]
    entries: tuple[LivePart, ...]
    """Of a live story, newest first; its ``body`` is the introduction."""
    ended: datetime | None
    """Since when a live story is closed."""
    live_data: str
    """Where an open live story looks for new entries."""
    contents: tuple[Heading, ...]
    tags: tuple[Entry, ...]
    corrections: tuple[Correction, ...]
    sponsor: Sponsor | None
    type: str
    read_next: tuple[Teaser, ...]
    newest_slot: str
    """The slot of its section's newest; empty on a story that is one of them, which has the others in ``newest``."""
    newest: tuple[Teaser, ...]
    section: Entry | None
    language: str


def view(ask: Ask, key: Key) -> ArticleContext:
    """A story by its file's path."""
    story = ask(StoryAt(key.subject))
    assert story is not None
    assert story.date is not None
    chrome, offered = ask(setting(Chrome, story.edition)), ask(setting(ReadNext))
    stands = _standing(ask, chrome, story.section, story.type)
    related = read_next(ask, story, offered.related)
    new = _is_new(ask, story, offered.newest)
    beside = _beside(ask, story, related, offered.newest) if new else []
    hero = picture(ask, chrome, story.image)
    section = stands.above[-1] if stands.above else None
    authors = named(ask, chrome, "author", story.byline)
    parts = body(ask, chrome, story.body)
    entries = live_parts(ask, chrome, story)
    if (
        story.type == "video"
        and hero
        and len(films := [part for part in parts if isinstance(part, VideoPart)]) == 1
        and not films[0].poster
    ):
        parts = tuple(replace(part, poster=hero) if part is films[0] else part for part in parts)
    url = story.canonical or absolute(chrome, story.permalink)
    here = Entry(story.title, href(chrome, story.permalink))
    nodes = (
        json_ld.story_node(
            chrome, story, url=url, authors=authors, hero=hero, section=section.title if section else "", body=parts, entries=entries
        ),
        json_ld.trail(chrome, *stands.above, here),
    )
    return ArticleContext(
        frame=frame(
            ask, chrome, title=story.title, permalink=story.permalink, description=story.dek, section=story.section,
            noindex=story.noindex, canonical=story.canonical, kind="article",
            preview=Preview(hero.url, hero.width, hero.height, hero.alt) if hero else None,
            feed=f"section:{story.section}" if story.section else SITE, translations=ask(Translations(story.pair)) if chrome.editions else (),
            linked=nodes,
        ),
        title=story.title,
        label=section,
        type_front=stands.type_front,
        kicker=story.kicker,
        dek=story.standfirst,
        byline=authors,
        source=story.source,
        published=story.date,
        updated=story.updated,
        words=story.body.words,
        words_per_minute=chrome.words_per_minute,
        picture=hero,
        portrait=portrait(ask, chrome, story.byline) if story.type == "opinion" else None,
        body=parts,
        entries=entries,
        ended=story.ended,
        live_data=href(chrome, data) if (data := data_of(story)) else "",
        contents=story.body.headings if story.toc else (),
        tags=named(ask, chrome, "tag", story.tags),
        corrections=story.corrections,
        sponsor=story.sponsor,
        type=story.type,
        read_next=teasers(ask, chrome, related),
        newest_slot="" if new else f"newest/{story.section}" if story.section else "newest",
        newest=teasers(ask, chrome, beside),
        section=section,
        language=story.language or chrome.language,
    )  # fmt: skip


class _Standing(NamedTuple):
    """What is the same on all stories of a section and a type: the sections around them, from the top, and the front of the type."""

    above: tuple[Entry, ...]
    type_front: Entry | None


@memoised(MANY)
def _standing(ask: Ask, chrome: Chrome, section: str, kind: str) -> _Standing:
    tree = sections_of(ask, chrome)
    titles = section_titles(tree)
    parts = section.split("/") if section else []
    paths = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    above = tuple(Entry(titles.get(path, path), href(chrome, front(chrome, f"section:{path}"))) for path in paths)
    return _Standing(above, _type_front(chrome, tree, section, kind))


def _type_front(chrome: Chrome, tree: tuple[Section, ...], section: str, kind: str) -> Entry | None:
    """The front of a type of story, unless the section is that."""
    if kind not in chrome.types:
        return None
    stand = [one.path for one in flat(tree) if one.type == kind]
    if section in stand:
        return None
    return Entry(chrome.types[kind], href(chrome, front(chrome, f"section:{stand[0]}" if stand else f"type:{kind}")))


def _listing(story: Article) -> str:
    """The listing whose newest stories are offered after a story."""
    return scoped(story.edition, f"section:{story.section}" if story.section else SITE)


def _is_new(ask: Ask, story: Article, count: int) -> bool:
    """Whether the story is among the newest of its section. Once that many are newer, no further one makes this be asked again.

    It is what Read Next asks of the section, and so no question more.
    """
    assert story.date is not None
    return len(ask(Neighbours(_listing(story), key_of(story.date, story.path), max(count, WINDOW))).newer) < count


def _beside(ask: Ask, story: Article, related: list[Card], count: int) -> list[Card]:
    """The newest of the section besides a story that is one of them."""
    shown = {story.path, *(card.path for card in related)}
    newest = ask(Newest(_listing(story), count + len(shown)))
    return [card for card in newest if card.path not in shown][:count]


def read_next(ask: Ask, story: Article, count: int) -> list[Card]:
    """The stories closest to this one: those the editor pinned, then those that share most tags, section counting one.

    Candidates are the nearest in time within each tag and the section, so a new story changes few old pages. Of equals the newer
    side is preferred, then the nearer, then the path. Stories of the body's Related News box are left out.
    """
    assert story.date is not None
    used = {story.path, *related_paths(story.body)}
    chosen: list[Card] = []
    for path in story.related:
        card = ask(CardAt(path))
        if card and path not in used and len(chosen) < count:
            chosen.append(card)
            used.add(path)
    if len(chosen) >= count:
        return chosen
    key = key_of(story.date, story.path)
    scopes = [f"coverage:{term.slug}" for term in story.coverage] + [f"tag:{term.slug}" for term in story.tags]
    cards: dict[str, Card] = {}
    ranks: dict[str, tuple[int, bool, int]] = {}
    for scope in [*scopes, *([f"section:{story.section}"] if story.section else [])]:
        around = ask(Neighbours(scoped(story.edition, scope), key, WINDOW))
        for older, side in ((False, around.newer), (True, around.older)):
            for distance, card in enumerate(side):
                path = card.path
                known = ranks.get(path)
                if known is None:
                    cards[path] = card
                    ranks[path] = (-1, older, distance)
                else:
                    ranks[path] = (known[0] - 1, older, min(known[2], distance))
    order = (cards[path] for _, path in sorted(zip(ranks.values(), ranks, strict=True)))
    fresh = (card for card in order if card.path not in used and card.permalink not in used)
    return [*chosen, *islice(fresh, count - len(chosen))]


KIND = PageKind("article", ArticleContext, Keys("document", roles=("story",)), "{base}", view, "pages/article.html")
