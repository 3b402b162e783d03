"""Structured data: what a page is, for search engines, in the words of schema.org, as one graph of JSON-LD.

Every reference inside a graph names a node of the same graph, so that a page can be read without any other.
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

TYPES = {
    "opinion": "OpinionNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "live": "LiveBlogPosting",
}
"""The type of each kind of story; all others are NewsArticle."""
HEADLINE = 110
"""Longer headlines are cut in search results; the limit is Google's."""


def _url(chrome: Chrome, address: str) -> str:
    """A link with the base path as an absolute address."""
    return origin(chrome) + address


def _when(chrome: Chrome, value: datetime) -> str:
    return value.astimezone(zone(chrome.timezone)).replace(microsecond=0).isoformat()


def _filled(node: Node) -> Node:
    """A node without its empty values."""
    return {name: value for name, value in node.items() if value}


@lru_cache
def organisation(chrome: Chrome) -> Node:
    """The outlet."""
    home = absolute(chrome, "/")
    return _filled(
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
    """The site as an edition's home shows it."""
    return _filled(
        {
            "@type": "WebSite",
            "name": chrome.title,
            "url": absolute(chrome, root),
            "inLanguage": chrome.language,
            "publisher": {"@id": organisation(chrome)["@id"]},
        }
    )


def trail(chrome: Chrome, *entries: Entry) -> Node:
    """The way from the home page down to a page; the last entry is the page itself."""
    home = Entry(chrome.title, href(chrome, f"/{chrome.edition}/" if chrome.edition else "/"))
    items = [
        {"@type": "ListItem", "position": position, "name": entry.title, "item": _url(chrome, entry.href)}
        for position, entry in enumerate((home, *entries), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def person(chrome: Chrome, entry: Entry, *, role: str = "", description: str = "", shown: Picture | None = None) -> Node:
    """An author; one of the outlet's own name is the outlet."""
    if entry.title == chrome.title:
        return {"@type": "NewsMediaOrganization", "@id": organisation(chrome)["@id"], "name": entry.title, "url": absolute(chrome, "/")}
    return _filled(
        {
            "@type": "Person",
            "name": entry.title,
            "url": _url(chrome, entry.href),
            "jobTitle": role,
            "description": description,
            "image": image(shown) if shown else None,
        }
    )


def image(picture: Picture) -> Node:
    """A picture with its size."""
    size = {"width": picture.width, "height": picture.height} if picture.width else {}
    return _filled({"@type": "ImageObject", "url": picture.url, **size, "caption": picture.caption, "creditText": picture.credit})


def story_node(
    chrome: Chrome, story: Article, *, url: str, authors: Iterable[Entry], hero: Picture | None, section: str, body: Iterable[BodyPart],
    entries: tuple[LivePart, ...] = (),
) -> Node:  # fmt: skip
    """A story."""
    assert story.date is not None
    parts = [*body, *(part for entry in entries for part in entry.body)]
    films = (video(chrome, story, part, hero) for part in parts if isinstance(part, VideoPart))
    videos = [film for film in films if "thumbnailUrl" in film]  # search engines refuse a film without a picture
    pictures = [image(one) for part in parts if isinstance(part, GalleryPart) for one in part.pictures]
    return _filled(
        {
            "@type": TYPES.get(story.type, "NewsArticle"),
            "@id": url,
            "mainEntityOfPage": url,
            "url": url,
            "headline": _cut(story.title),
            "description": story.dek,
            "datePublished": _when(chrome, story.date),
            "dateModified": _when(chrome, max(story.updated or story.date, *(entry.time for entry in entries[:1]), story.date)),
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
                {"@type": "CorrectionComment", "text": one.text, "datePublished": _when(chrome, one.date)} for one in story.corrections
            ],
            **(_coverage(chrome, story, entries) if story.type == "live" else {}),
        }
    )


def _coverage(chrome: Chrome, story: Article, entries: tuple[LivePart, ...]) -> Node:
    """What only a live story has: from when to when it is told, and each entry."""
    assert story.date is not None
    return {
        "coverageStartTime": _when(chrome, min(story.date, *(entry.time for entry in entries[-1:]), story.date)),
        "coverageEndTime": _when(chrome, story.ended) if story.ended else "",
        "liveBlogUpdate": [_update(chrome, entry) for entry in entries],
    }


def _update(chrome: Chrome, entry: LivePart) -> Node:
    texts = (part.html for part in entry.body if isinstance(part, HtmlPart | PostPart))
    text = " ".join(unescape(re.sub("<[^>]+>", " ", " ".join(texts))).split())
    return _filled(
        {
            "@type": "BlogPosting",
            "@id": entry.url,
            "url": entry.url,
            "headline": _cut(entry.title or text),
            "datePublished": _when(chrome, entry.time),
            "author": _filled(
                {"@type": "Person", "name": entry.author.title, "url": _url(chrome, entry.author.href) if entry.author.href else ""}
            )
            if entry.author
            else None,
            "articleBody": text,
        }
    )


def video(chrome: Chrome, story: Article, part: VideoPart, hero: Picture | None) -> Node:
    """A film: a file of the site, or a page elsewhere. The story's picture stands for a poster that it has not."""
    assert story.date is not None
    shown = part.poster or hero
    return _filled(
        {
            "@type": "VideoObject",
            "name": _cut(part.caption or story.title),
            "description": part.caption or story.dek or story.title,
            "thumbnailUrl": shown.url if shown else "",
            "uploadDate": _when(chrome, story.date),
            "duration": _duration(part.duration),
            "contentUrl": _url(chrome, part.src) if part.src.startswith("/") else part.src,
            "embedUrl": "" if part.src else part.url,
        }
    )


def _duration(written: str) -> str:
    """``1:02:41`` as ISO 8601 has it: ``PT1H2M41S``."""
    if not written:
        return ""
    hours, minutes, seconds = (["0", *written.split(":")] if written.count(":") == 1 else written.split(":"))[:3]
    return "PT" + "".join(f"{int(count)}{unit}" for count, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if int(count)) or "PT0S"


def _cut(text: str) -> str:
    return text if len(text) <= HEADLINE else text[: HEADLINE - 1].rsplit(" ", 1)[0] + "…"
