"""Plain pages (about, contact, privacy), the page for unknown addresses, and the pages at former addresses that lead to the new ones."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.lookup import MovedFrom, Translations
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, StoryAt, setting
from newsgen.model.scope import root_of
from newsgen.model.site import Chrome
from newsgen.pages.frame import Frame, frame
from newsgen.pages.parts.addresses import absolute, href
from newsgen.pages.parts.body import BodyPart, body
from newsgen.pages.parts.picture import Picture, picture


class PlainContext(Struct, frozen=True):
    """The context of a plain page."""

    frame: Frame
    title: str
    dek: str
    picture: Picture | None
    body: tuple[BodyPart, ...]


class ErrorContext(Struct, frozen=True):
    """The context of the page that a host shows for an unknown address (``404.html``)."""

    frame: Frame


class AliasContext(Struct, frozen=True):
    """The context of the page at a former address: ``href`` and ``url`` are the new one."""

    language: str
    direction: str
    title: str
    href: str
    url: str


def view_alias(ask: Ask, key: Key) -> AliasContext:
    """Returns the context of the page at the former address ``key.subject``."""
    target = ask(MovedFrom(key.subject))
    assert target is not None
    edition, title, permalink = target
    chrome = ask(setting(Chrome, edition))
    return AliasContext(chrome.language, chrome.direction, title, href(chrome, permalink), absolute(chrome, permalink))


def view(ask: Ask, key: Key) -> PlainContext:
    """Returns the context of a plain page. ``key.subject`` is the path of its file."""
    page = ask(StoryAt(key.subject))
    assert page is not None
    chrome = ask(setting(Chrome, page.edition))
    page_frame = frame(
        ask, chrome, title=page.title, permalink=page.permalink, description=page.dek, noindex=page.noindex,
        translations=ask(Translations(page.pair)),
    )  # fmt: skip
    return PlainContext(page_frame, page.title, page.standfirst, picture(ask, chrome, page.image), body(ask, chrome, page.body))


def view_error(ask: Ask, key: Key) -> ErrorContext:
    """Returns the context of an edition's page for unknown addresses."""
    chrome = ask(setting(Chrome, key.subject))
    return ErrorContext(frame(ask, chrome, title="", permalink=f"{root_of(chrome.edition)}404.html", noindex=True, kind="error"))


PLAIN = PageKind("page", PlainContext, Keys("document", roles=("page",)), "{base}", view, "pages/plain.html")
ERROR = PageKind("error", ErrorContext, Keys("edition"), "{base}404.html", view_error, "pages/error.html")
ALIAS = PageKind("alias", AliasContext, Keys("alias"), "{base}", view_alias, "pages/alias.html")
