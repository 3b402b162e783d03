"""Plain pages (about, contact, privacy), and the page for an address that is not there."""

from __future__ import annotations

from dataclasses import dataclass

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, StoryAt
from newsgen.pages.body import BodyPart, body
from newsgen.pages.frame import Frame, frame
from newsgen.pages.teaser import Picture, picture


@dataclass(frozen=True, slots=True)
class PlainContext:
    """A page of text."""

    frame: Frame
    title: str
    dek: str
    picture: Picture | None
    body: tuple[BodyPart, ...]


@dataclass(frozen=True, slots=True)
class ErrorContext:
    """The page a host shows for an unknown address."""

    frame: Frame


def view(ask: Ask, key: Key) -> PlainContext:
    """A plain page by its file's path."""
    page = ask(StoryAt(key.subject))
    assert page is not None
    shown = frame(ask, title=page.title, permalink=page.permalink, description=page.dek, noindex=page.noindex)
    return PlainContext(shown, page.title, page.dek, picture(ask, page.image), body(ask, page.body))


def view_error(ask: Ask, _key: Key) -> ErrorContext:
    """The page of no address."""
    return ErrorContext(frame(ask, title="Page not found", permalink="/404.html", noindex=True))


PLAIN = PageKind("page", PlainContext, Keys("document", roles=("page",)), "{base}", view, "pages/plain.html")
ERROR = PageKind("error", ErrorContext, Keys("single"), "/404.html", view_error, "pages/error.html")
