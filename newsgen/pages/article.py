"""The page of a story: its context, and the choice of the stories offered after it (Read Next)."""

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
from newsgen.pages.frame import Entry, Frame, Preview, frame, front_address, section_titles, sections_of
from newsgen.pages.live import LivePart, live_data_address, live_parts
from newsgen.pages.parts import json_ld
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.body import BodyPart, VideoPart, body, related_paths
from newsgen.pages.parts.memoised import MOST_PARTS, memoised
from newsgen.pages.parts.picture import Picture, picture
from newsgen.pages.teaser import Teaser, portrait, teasers, term_links

WINDOW = 4
"""How many neighbours in time Read Next looks at on each side, in each dossier and tag of a story and in its section.

A story therefore changes Read Next of at most this many older and as many newer stories in each of these listings.
"""


class ArticleContext(Struct, frozen=True):
    """The context of a story's page: all it shows except the fragments in its slots."""

    frame: Frame
    title: str
    label: Entry | None
    type_front: Entry | None
    """The name of its type, linked to the type's front. None for a plain article, and where its section is a section of that type."""
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
    """Of an opinion: the picture of the first of its authors who has one."""
    body: tuple[BodyPart, ...]
    entries: tuple[LivePart, ...]
    """The entries of a live story, newest first. Its ``body`` is then what stands outside of them."""
    ended: datetime | None
    """When a live story was closed."""
    live_data: str
    """The address of the file in which an open live story looks for new entries; else empty."""
    contents: tuple[Heading, ...]
    tags: tuple[Entry, ...]
    corrections: tuple[Correction, ...]
    sponsor: Sponsor | None
    type: str
    read_next: tuple[Teaser, ...]
    newest_slot: str
    """The name of the slot with the newest stories of its section. Empty if the story is one of them: then ``newest`` has the others."""
    newest: tuple[Teaser, ...]
    section: Entry | None
    language: str


def view(ask: Ask, key: Key) -> ArticleContext:
    """Returns the context of a story. ``key.subject`` is the path of its file."""
    story = ask(StoryAt(key.subject))
    assert story is not None
    assert story.date is not None
    chrome, settings = ask(setting(Chrome, story.edition)), ask(setting(ReadNext))
    placement = _placement(ask, chrome, story.section, story.type)
    related = read_next(ask, story, settings.related)
    among_newest = _is_among_newest(ask, story, settings.newest)
    other_newest = _other_newest(ask, story, related, settings.newest) if among_newest else []
    hero = picture(ask, chrome, story.image)
    section = placement.sections[-1] if placement.sections else None
    authors = term_links(ask, chrome, "author", story.byline)
    parts = body(ask, chrome, story.body)
    entries = live_parts(ask, chrome, story)
    if (
        story.type == "video"
        and hero
        and len(videos := [part for part in parts if isinstance(part, VideoPart)]) == 1
        and not videos[0].poster
    ):
        parts = tuple(replace(part, poster=hero) if part is videos[0] else part for part in parts)
    url = story.canonical or absolute(chrome, story.permalink)
    own_entry = Entry(story.title, href(chrome, story.permalink))
    nodes = (
        json_ld.story_node(
            chrome, story, url=url, authors=authors, hero=hero, section=section.title if section else "", body=parts, entries=entries
        ),
        json_ld.breadcrumbs(chrome, *placement.sections, own_entry),
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
        type_front=placement.type_front,
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
        live_data=href(chrome, address) if (address := live_data_address(story)) else "",
        contents=story.body.headings if story.toc else (),
        tags=term_links(ask, chrome, "tag", story.tags),
        corrections=story.corrections,
        sponsor=story.sponsor,
        type=story.type,
        read_next=teasers(ask, chrome, related),
        newest_slot="" if among_newest else f"newest/{story.section}" if story.section else "newest",
        newest=teasers(ask, chrome, other_newest),
        section=section,
        language=story.language or chrome.language,
    )  # fmt: skip


class _Placement(NamedTuple):
    """Where stories of a section and a type stand: their section after those above it, from the top, and the front of the type."""

    sections: tuple[Entry, ...]
    type_front: Entry | None


@memoised(MOST_PARTS)
def _placement(ask: Ask, chrome: Chrome, section: str, story_type: str) -> _Placement:
    tree = sections_of(ask, chrome)
    titles = section_titles(tree)
    names = section.split("/") if section else []
    paths = ["/".join(names[: n + 1]) for n in range(len(names))]
    sections = tuple(Entry(titles.get(path, path), href(chrome, front_address(chrome, f"section:{path}"))) for path in paths)
    return _Placement(sections, _type_front(chrome, tree, section, story_type))


def _type_front(chrome: Chrome, tree: tuple[Section, ...], section: str, story_type: str) -> Entry | None:
    """Returns the link to the front of a type of story.

    It leads to the first section of that type, or else to the type's own front. None if the type has no name, or if the story's
    section is a section of that type.
    """
    if story_type not in chrome.types:
        return None
    paths = [node.path for node in flat(tree) if node.type == story_type]
    if section in paths:
        return None
    return Entry(chrome.types[story_type], href(chrome, front_address(chrome, f"section:{paths[0]}" if paths else f"type:{story_type}")))


def _listing(story: Article) -> str:
    """Returns the scope of the listing whose newest stories are offered after a story: its section, or the whole site."""
    return scoped(story.edition, f"section:{story.section}" if story.section else SITE)


def _is_among_newest(ask: Ask, story: Article, count: int) -> bool:
    """Returns whether a story is among the ``count`` newest of its section.

    The question is for the story's neighbours, not for the newest stories: once ``count`` stories are newer, no further one changes the
    answer, and the page is not made again. With a ``count`` up to ``WINDOW`` it is also the question that Read Next asks of the section.
    """
    assert story.date is not None
    return len(ask(Neighbours(_listing(story), key_of(story.date, story.path), max(count, WINDOW))).newer) < count


def _other_newest(ask: Ask, story: Article, related: list[Card], count: int) -> list[Card]:
    """Returns the ``count`` newest stories of a story's section, without the story itself and those in Read Next."""
    shown = {story.path, *(card.path for card in related)}
    newest = ask(Newest(_listing(story), count + len(shown)))
    return [card for card in newest if card.path not in shown][:count]


def read_next(ask: Ask, story: Article, count: int) -> list[Card]:
    """Returns the ``count`` stories most related to this one: those that its front matter names, then those with most terms in common.

    The terms are the story's dossiers, its tags and its section; each counts one. Candidates are the stories nearest in time in each of
    these listings (see ``WINDOW``), so a new story changes few old pages. Among candidates with equally many terms, newer stories than
    this one come before older ones, then the nearer one comes first, then the lower path. Stories that the body's Related News boxes
    name are left out.
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
    ranks: dict[str, tuple[int, bool, int]] = {}  # minus the number of common terms, whether it is older, its distance
    for scope in [*scopes, *([f"section:{story.section}"] if story.section else [])]:
        around = ask(Neighbours(scoped(story.edition, scope), key, WINDOW))
        for older, side in ((False, around.newer), (True, around.older)):
            for distance, card in enumerate(side):
                path = card.path
                rank = ranks.get(path)
                if rank is None:
                    cards[path] = card
                    ranks[path] = (-1, older, distance)
                else:
                    ranks[path] = (rank[0] - 1, older, min(rank[2], distance))
    ranked = (cards[path] for _, path in sorted(zip(ranks.values(), ranks, strict=True)))
    unused = (card for card in ranked if card.path not in used and card.permalink not in used)
    return [*chosen, *islice(unused, count - len(chosen))]


KIND = PageKind("article", ArticleContext, Keys("document", roles=("story",)), "{base}", view, "pages/article.html")
