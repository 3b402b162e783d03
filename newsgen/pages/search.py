"""The search page of an edition: a field for readers with scripts, and the lists by which everything can be reached without."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, setting
from newsgen.model.scope import root_of
from newsgen.model.site import Chrome
from newsgen.pages.frame import Frame, everywhere, frame
from newsgen.pages.parts.addresses import href


class SearchContext(Struct, frozen=True):
    """The page ``search``; ``index`` is where ``newsgen search`` puts the edition's index, ``base`` the site's base path."""

    frame: Frame
    index: str
    base: str


def view(ask: Ask, key: Key) -> SearchContext:
    """The search page of an edition."""
    chrome = ask(setting(Chrome, key.subject))
    permalink = f"{root_of(chrome.edition)}search/"
    outer = frame(
        ask, chrome, title="", permalink=permalink, noindex=True, kind="search", translations=everywhere(chrome, "search/"),
        loads=(("script-src", "'wasm-unsafe-eval'"),),
    )  # fmt: skip
    return SearchContext(outer, href(chrome, f"{permalink}index/"), href(chrome, "/"))


KIND = PageKind("search", SearchContext, Keys("edition"), "{base}search/", view, "pages/search.html")
