"""Structured data for search engines: nodes of the graph of JSON-LD that a page carries.

Specifications: JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/); the types and properties of https://schema.org (NewsArticle and its
subtypes, LiveBlogPosting, BlogPosting, VideoObject, ImageObject, BreadcrumbList, NewsMediaOrganization, Person, WebSite); and which of them
search engines read, by Google Search Central's guides: Article, Breadcrumb, Video, Profile page.

Every reference inside a graph names a node of the same graph, so a page can be read without any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from html import unescape
from typing import Any

from newsgen.model.article import Article
from newsgen.model.site import Chrome
from newsgen.model.zones import zone
from newsgen.pages.frame import Entry
from newsgen.pages.live import LivePart
from newsgen.pages.parts.addresses import absolute, href, origin
from newsgen.pages.parts.body import BodyPart, GalleryPart, HtmlPart, PostPart, VideoPart
from newsgen.pages.parts.picture import Picture

Node = dict[str, Any]
"""A node of JSON-LD: a type of schema.org (``@type``) and its properties."""

STORY_TYPES = {
    "opinion": "OpinionNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "live": "LiveBlogPosting",
}
"""The schema.org type of a story by its type in newsgen. All other stories are ``NewsArticle``."""
HEADLINE_LENGTH = 110
"""The most characters of a headline (Google, Article). Search results cut longer ones, so they are shortened here."""


def _absolute_url(chrome: Chrome, address: str) -> str:
    """Returns a link that has the base path as an absolute address."""
    return origin(chrome) + address


def _iso_time(chrome: Chrome, value: datetime) -> str:
    """Returns an instant in the site's time zone, in ISO 8601."""
    return value.astimezone(zone(chrome.timezone)).replace(microsecond=0).isoformat()


def _without_empty(node: Node) -> Node:
    """Returns a node without its empty values."""
    return {name: value for name, value in node.items() if value}


@lru_cache
def organisation(chrome: Chrome) -> Node:
    """Returns the ``NewsMediaOrganization``: the outlet, with its logo and its pages on other sites."""
    home = absolute(chrome, "/")
    return _without_empty(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{home}#organization",
            "name": chrome.title,
            "url": home,
            "logo": {"@type": "ImageObject", "url": absolute(chrome, "/" + chrome.logo)} if chrome.logo else None,
            "description": chrome.about,
            "sameAs": [anchor.url for anchor in chrome.social if "://" in anchor.url],
        }
    )


def website(chrome: Chrome, root: str) -> Node:
    """Returns the ``WebSite`` of an edition, whose home is at the address ``root``."""
    return _without_empty(
        {
            "@type": "WebSite",
            "name": chrome.title,
            "url": absolute(chrome, root),
            "inLanguage": chrome.language,
            "publisher": {"@id": organisation(chrome)["@id"]},
        }
    )


def breadcrumbs(chrome: Chrome, *entries: Entry) -> Node:
    """Returns the ``BreadcrumbList`` from the home page to a page. The last entry is the page itself."""
    home = Entry(chrome.title, href(chrome, f"/{chrome.edition}/" if chrome.edition else "/"))
    items = [
        {"@type": "ListItem", "position": position, "name": entry.title, "item": _absolute_url(chrome, entry.href)}
        for position, entry in enumerate((home, *entries), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def person(chrome: Chrome, entry: Entry, *, role: str = "", description: str = "", portrait: Picture | None = None) -> Node:
    """Returns the ``Person`` that an author is. An author with the name of the outlet is the outlet's ``NewsMediaOrganization``."""
    if entry.title == chrome.title:
        return {"@type": "NewsMediaOrganization", "@id": organisation(chrome)["@id"], "name": entry.title, "url": absolute(chrome, "/")}
    return _without_empty(
        {
            "@type": "Person",
            "name": entry.title,
            "url": _absolute_url(chrome, entry.href),
            "jobTitle": role,
            "description": description,
            "image": image(portrait) if portrait else None,
        }
    )


def image(picture: Picture) -> Node:
    """Returns the ``ImageObject`` of a picture. Its size is left out if it is unknown."""
    size = {"width": picture.width, "height": picture.height} if picture.width else {}
    return _without_empty({"@type": "ImageObject", "url": picture.url, **size, "caption": picture.caption, "creditText": picture.credit})


def story_node(
    chrome: Chrome, story: Article, *, url: str, authors: Iterable[Entry], hero: Picture | None, section: str, body: Iterable[BodyPart],
    entries: tuple[LivePart, ...] = (),
) -> Node:  # fmt: skip
    """Returns the node of a story: a ``NewsArticle`` or one of ``STORY_TYPES``.

    ``url`` is the canonical address, ``section`` the section's title, ``entries`` are those of a live story, newest first.
    """
    assert story.date is not None
    parts = [*body, *(part for entry in entries for part in entry.body)]
    all_videos = (video(chrome, story, part, hero) for part in parts if isinstance(part, VideoPart))
    videos = [node for node in all_videos if "thumbnailUrl" in node]  # search engines refuse a VideoObject without a picture
    pictures = [image(picture) for part in parts if isinstance(part, GalleryPart) for picture in part.pictures]
    return _without_empty(
        {
            "@type": STORY_TYPES.get(story.type, "NewsArticle"),
            "@id": url,
            "mainEntityOfPage": url,
            "url": url,
            "headline": _headline(story.title),
            "description": story.dek,
            "datePublished": _iso_time(chrome, story.date),
            "dateModified": _iso_time(chrome, max(story.updated or story.date, *(entry.time for entry in entries[:1]), story.date)),
            "author": [person(chrome, entry) for entry in authors],
            "publisher": organisation(chrome),
            "image": [image(hero)] if hero else [],
            "articleSection": section,
            "keywords": [term.label for term in story.tags],
            "inLanguage": story.language or chrome.language,
            "wordCount": story.body.words or None,
            "isAccessibleForFree": True,
            "video": videos,
            "associatedMedia": {"@type": "ImageGallery", "image": pictures} if pictures else None,
            "sponsor": {"@type": "Organization", "name": story.sponsor.name} if story.sponsor else None,
            "correction": [
                {"@type": "CorrectionComment", "text": correction.text, "datePublished": _iso_time(chrome, correction.date)}
                for correction in story.corrections
            ],
            **(_live_coverage(chrome, story, entries) if story.type == "live" else {}),
        }
    )


def _live_coverage(chrome: Chrome, story: Article, entries: tuple[LivePart, ...]) -> Node:
    """Returns the properties that only a ``LiveBlogPosting`` has: the times of its start and end, and its entries."""
    assert story.date is not None
    return {
        "coverageStartTime": _iso_time(chrome, min(story.date, *(entry.time for entry in entries[-1:]), story.date)),
        "coverageEndTime": _iso_time(chrome, story.ended) if story.ended else "",
        "liveBlogUpdate": [_live_update(chrome, entry) for entry in entries],
    }


def _live_update(chrome: Chrome, entry: LivePart) -> Node:
    """Returns the ``BlogPosting`` of an entry of a live story. ``articleBody`` is its text without tags."""
    texts = (part.html for part in entry.body if isinstance(part, HtmlPart | PostPart))
    text = " ".join(unescape(re.sub("<[^>]+>", " ", " ".join(texts))).split())
    return _without_empty(
        {
            "@type": "BlogPosting",
            "@id": entry.url,
            "url": entry.url,
            "headline": _headline(entry.title or text),
            "datePublished": _iso_time(chrome, entry.time),
            "author": _without_empty(
                {
                    "@type": "Person",
                    "name": entry.author.title,
                    "url": _absolute_url(chrome, entry.author.href) if entry.author.href else "",
                }
            )
            if entry.author
            else None,
            "articleBody": text,
        }
    )


def video(chrome: Chrome, story: Article, part: VideoPart, hero: Picture | None) -> Node:
    """Returns the ``VideoObject`` of a film: of a file of the site, or of a page of another site.

    Without a poster of its own, the film's thumbnail is the story's picture.
    """
    assert story.date is not None
    poster = part.poster or hero
    return _without_empty(
        {
            "@type": "VideoObject",
            "name": _headline(part.caption or story.title),
            "description": part.caption or story.dek or story.title,
            "thumbnailUrl": poster.url if poster else "",
            "uploadDate": _iso_time(chrome, story.date),
            "duration": _iso_duration(part.duration),
            "contentUrl": _absolute_url(chrome, part.src) if part.src.startswith("/") else part.src,
            "embedUrl": "" if part.src else part.url,
        }
    )


def _iso_duration(text: str) -> str:
    """Returns a duration such as ``1:02:41`` in ISO 8601: ``PT1H2M41S``."""
    if not text:
        return ""
    hours, minutes, seconds = (["0", *text.split(":")] if text.count(":") == 1 else text.split(":"))[:3]
    return "PT" + "".join(f"{int(count)}{unit}" for count, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if int(count)) or "PT0S"


def _headline(text: str) -> str:
    """Returns a text as a headline: if it is longer than ``HEADLINE_LENGTH``, cut after a word, with an ellipsis."""
    return text if len(text) <= HEADLINE_LENGTH else text[: HEADLINE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
