"""Plain pages (about, contact, privacy), and the pages for addresses that are not there, or no more."""

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
    """A page of text."""

    frame: Frame
    title: str
    dek: str
    picture: Picture | None
    body: tuple[BodyPart, ...]


class ErrorContext(Struct, frozen=True):
    """The page a host shows for an unknown address."""

    frame: Frame


class AliasContext(Struct, frozen=True):
    """What stands at a former address: the way to the new one."""

    language: str
    direction: str
    title: str
    href: str
    url: str


def view_alias(ask: Ask, key: Key) -> AliasContext:
    """The way from a former address."""
    moved = ask(MovedFrom(key.subject))
    assert moved is not None
    edition, title, permalink = moved
    chrome = ask(setting(Chrome, edition))
    return AliasContext(chrome.language, chrome.direction, title, href(chrome, permalink), absolute(chrome, permalink))


def view(ask: Ask, key: Key) -> PlainContext:
    """A plain page by its file's path."""
    page = ask(StoryAt(key.subject))
    assert page is not None
    chrome = ask(setting(Chrome, page.edition))
    shown = frame(
        ask, chrome, title=page.title, permalink=page.permalink, description=page.dek, noindex=page.noindex,
        translations=ask(Translations(page.pair)),
    )  # fmt: skip
    return PlainContext(shown, page.title, page.standfirst, picture(ask, chrome, page.image), body(ask, chrome, page.body))


def view_error(ask: Ask, key: Key) -> ErrorContext:
    """The page of no address, in an edition."""
    chrome = ask(setting(Chrome, key.subject))
    return ErrorContext(frame(ask, chrome, title="", permalink=f"{root_of(chrome.edition)}404.html", noindex=True, kind="error"))


PLAIN = PageKind("page", PlainContext, Keys("document", roles=("page",)), "{base}", view, "pages/plain.html")
ERROR = PageKind("error", ErrorContext, Keys("edition"), "{base}404.html", view_error, "pages/error.html")
ALIAS = PageKind("alias", AliasContext, Keys("alias"), "{base}", view_alias, "pages/alias.html")
