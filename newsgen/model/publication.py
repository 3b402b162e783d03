"""The one gate: whether a story is live at an instant, what of it is shown, and the instants at which that changes.

In the model because it is a pure rule; it is applied in one place only, where articles are taken in.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from newsgen.model.article import Article
from newsgen.model.body import LiveEntry


def live(article: Article, at: datetime) -> bool:
    """Published, not a draft, its date and embargo reached, its expiry not."""
    if article.draft:
        return False
    starts = [i for i in (article.date, article.embargo) if i is not None]
    return all(i <= at for i in starts) and (article.expires is None or at < article.expires)


def held(article: Article, at: datetime) -> str:
    """Why a story is not live, in an editor's words; empty where it is."""
    if article.draft:
        return "it is a draft"
    for name, begins in (("date", article.date), ("embargo", article.embargo)):
        if begins is not None and begins > at:
            return f"its {name} is {begins.isoformat(' ', 'minutes')}"
    return f"it expired at {article.expires.isoformat(' ', 'minutes')}" if article.expires is not None and article.expires <= at else ""


def breaking(article: Article, at: datetime) -> bool:
    """Live, and its breaking flag not run out."""
    return live(article, at) and article.breaking_until is not None and at < article.breaking_until


def shown(article: Article, at: datetime) -> Article:
    """The story as pages may see it: without live entries whose time lies ahead, and without an end that does; itself where it has none."""
    held = [part for part in article.body.parts if isinstance(part, LiveEntry) and part.time > at]
    closes = article.ended is not None and article.ended > at
    if not held and not closes:
        return article
    body = replace(
        article.body,
        parts=tuple(part for part in article.body.parts if not isinstance(part, LiveEntry) or part.time <= at),
        words=article.body.words - sum(entry.words for entry in held),
    )
    references = tuple(one for one in article.references if one.opens is None or one.opens <= at)
    return replace(article, body=body, references=references, ended=None if closes else article.ended)


def running(article: Article, at: datetime) -> bool:
    """A live story that is published and not closed."""
    return article.type == "live" and live(article, at) and (article.ended is None or at < article.ended)


RECENT = timedelta(hours=48)
"""How long search engines' news sitemaps want a story."""


def recent(article: Article, at: datetime) -> bool:
    """Live, dated within the last 48 hours, and meant for search engines."""
    return live(article, at) and not article.unlisted and article.date is not None and at < article.date + RECENT


def dues(article: Article) -> list[datetime]:
    """The instants at which the answers above may change."""
    if article.draft:
        return []
    ages = article.date + RECENT if article.date and article.role == "story" else None
    entries = (part.time for part in article.body.parts if isinstance(part, LiveEntry))
    instants = (article.date, article.embargo, article.expires, article.breaking_until, article.ended, ages, *entries)
    return sorted({i for i in instants if i is not None})


def rank(article: Article) -> tuple[int, str]:
    """Who keeps an address that two files claim: plain pages before stories, then the earlier publication; of equals, the lower path.

    Independent of the clock and of who is held, so that the same files always give the same winner.
    """
    begins = max((i for i in (article.date, article.embargo) if i is not None), default=None)
    return (1 if article.role == "story" else 0, begins.isoformat() if begins else "")
