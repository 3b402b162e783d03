"""The web manifest of an edition: what a phone shows of the site when a reader puts it on the home screen (W3C, Web Application Manifest)."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, setting
from newsgen.model.scope import root_of
from newsgen.model.site import Chrome
from newsgen.pages.parts.addresses import href
from newsgen.pages.parts.icons import Icon, icons


class Manifest(Struct, frozen=True):
    """Its members by the names of the specification."""

    name: str
    description: str
    lang: str
    dir: str
    start_url: str
    scope: str
    display: str
    background_color: str
    theme_color: str
    icons: tuple[Icon, ...]


def view(ask: Ask, key: Key) -> Manifest:
    """The manifest of an edition. A newspaper is read among other pages, so it keeps the browser's bar."""
    chrome = ask(setting(Chrome, key.subject))
    home = href(chrome, root_of(chrome.edition))
    return Manifest(
        chrome.title, chrome.slogan, chrome.language, chrome.direction, home, home, "minimal-ui", "#ffffff", "#ffffff", icons(ask, chrome)
    )


KIND = PageKind("manifest", Manifest, Keys("edition"), "{base}manifest.webmanifest", view)
