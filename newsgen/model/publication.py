"""Whether a story is live at an instant, which parts of it pages may see, and the instants at which that changes.

These rules are pure functions, so they are in the model. They are applied in one place only, where the catalogue takes articles in.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from newsgen.model.article import Article
from newsgen.model.body import LiveEntry


def is_live(article: Article, at: datetime) -> bool:
    """Returns whether a story is published: it is no draft, its date and embargo are reached, and its expiry is not."""
    if article.draft:
        return False
    starts = [start for start in (article.date, article.embargo) if start is not None]
    return all(start <= at for start in starts) and (article.expires is None or at < article.expires)


def why_held(article: Article, at: datetime) -> str:
    """Returns why a story is not live, as an editor would say it; empty where it is live."""
    if article.draft:
        return "it is a draft"
    for name, begins in (("date", article.date), ("embargo", article.embargo)):
        if begins is not None and begins > at:
            return f"its {name} is {begins.isoformat(' ', 'minutes')}"
    return f"it expired at {article.expires.isoformat(' ', 'minutes')}" if article.expires is not None and article.expires <= at else ""


def is_breaking(article: Article, at: datetime) -> bool:
    """Returns whether a story is live and its breaking flag has not run out."""
    return is_live(article, at) and article.breaking_until is not None and at < article.breaking_until


def visible_article(article: Article, at: datetime) -> Article:
    """Returns the story as pages may see it: without live entries, references and an end whose time is in the future.

    Returns the same object where there is nothing to remove.
    """
    future_entries = [part for part in article.body.parts if isinstance(part, LiveEntry) and part.time > at]
    ends_later = article.ended is not None and article.ended > at
    if not future_entries and not ends_later:
        return article
    body = replace(
        article.body,
        parts=tuple(part for part in article.body.parts if not isinstance(part, LiveEntry) or part.time <= at),
        words=article.body.words - sum(entry.words for entry in future_entries),
    )
    references = tuple(reference for reference in article.references if reference.opens is None or reference.opens <= at)
    return replace(article, body=body, references=references, ended=None if ends_later else article.ended)


def is_running(article: Article, at: datetime) -> bool:
    """Returns whether a story is of the type ``live``, is published, and is not closed."""
    return article.type == "live" and is_live(article, at) and (article.ended is None or at < article.ended)


RECENT = timedelta(hours=48)
"""How long search engines want a story in a news sitemap."""


def is_recent(article: Article, at: datetime) -> bool:
    """Returns whether a story is live, dated within the last 48 hours, and meant for search engines."""
    return is_live(article, at) and not article.unlisted and article.date is not None and at < article.date + RECENT


def due_instants(article: Article) -> list[datetime]:
    """Returns the instants, sorted, at which the answers of the functions above may change."""
    if article.draft:
        return []
    stops_being_recent = article.date + RECENT if article.date and article.role == "story" else None
    entries = (part.time for part in article.body.parts if isinstance(part, LiveEntry))
    instants = (
        article.date,
        article.embargo,
        article.expires,
        article.breaking_until,
        article.ended,
        stops_being_recent,
        *entries,
    )
    return sorted({instant for instant in instants if instant is not None})


def address_rank(article: Article) -> tuple[int, str]:
    """Returns a sort key: of two files that claim an address, the one with the lower key keeps it; of equal keys, the lower path.

    Plain pages come before stories, then the earlier publication. The key does not depend on the clock or on what is held, so the same
    files always give the same winner.
    """
    begins = max((start for start in (article.date, article.embargo) if start is not None), default=None)
    return (1 if article.role == "story" else 0, begins.isoformat() if begins else "")
