"""The web manifest of an edition: the name and icons that a phone shows for the site on the home screen.

Specification: W3C, Web Application Manifest, https://www.w3.org/TR/appmanifest/.
"""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, setting
from newsgen.model.scope import root_of
from newsgen.model.site import Chrome
from newsgen.pages.parts.addresses import href
from newsgen.pages.parts.icons import Icon, icons


class Manifest(Struct, frozen=True):
    """The members of a manifest, under the names of the specification."""

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
    """Returns the manifest of an edition.

    ``display`` is ``minimal-ui``, not ``standalone``: readers go from a newspaper to other sites, so the browser's bar stays.
    """
    chrome = ask(setting(Chrome, key.subject))
    home = href(chrome, root_of(chrome.edition))
    return Manifest(
        chrome.title, chrome.slogan, chrome.language, chrome.direction, home, home, "minimal-ui", "#ffffff", "#ffffff", icons(ask, chrome)
    )


KIND = PageKind("manifest", Manifest, Keys("edition"), "{base}manifest.webmanifest", view)
