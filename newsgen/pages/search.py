"""The search page of an edition: a search field for browsers with scripts, and links to lists for those without."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, setting
from newsgen.model.scope import root_of
from newsgen.model.site import Chrome
from newsgen.pages.frame import Frame, frame, in_every_edition
from newsgen.pages.parts.addresses import href


class SearchContext(Struct, frozen=True):
    """The context of the search page. ``index`` is the address where ``newsgen search`` puts the edition's index; ``base`` is the site's base path."""

    frame: Frame
    index: str
    base: str


def view(ask: Ask, key: Key) -> SearchContext:
    """Returns the context of an edition's search page.

    The search runs as WebAssembly, which the content security policy has to allow.
    """
    chrome = ask(setting(Chrome, key.subject))
    permalink = f"{root_of(chrome.edition)}search/"
    page_frame = frame(
        ask, chrome, title="", permalink=permalink, noindex=True, kind="search", translations=in_every_edition(chrome, "search/"),
        loads=(("script-src", "'wasm-unsafe-eval'"),),
    )  # fmt: skip
    return SearchContext(page_frame, href(chrome, f"{permalink}index/"), href(chrome, "/"))


KIND = PageKind("search", SearchContext, Keys("edition"), "{base}search/", view, "pages/search.html")
