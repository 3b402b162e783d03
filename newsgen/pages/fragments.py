"""Fragments: what every page shows and what changes oftener than they do. Made once, and put into slots."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsgen.model.article import Card
from newsgen.model.lookup import BreakingNow, CardOn, MostReadNow
from newsgen.model.page import Key, Keys, PageKind
from newsgen.model.query import Ask, CardAt, Newest, setting
from newsgen.model.scope import BREAKING, LIVE, SITE, address_of, edition_of, scoped, term_of
from newsgen.model.site import Chrome, Modules, ReadNext, Registry
from newsgen.pages.frame import front, section_titles, sections_of
from newsgen.pages.parts.addresses import href
from newsgen.pages.teaser import Teaser, teasers


class TickerItem(Struct, frozen=True):
    """A line of breaking news."""

    text: str
    href: str
    until: datetime | None


class TickerContext(Struct, frozen=True):
    """The ticker, newest first; empty when nothing breaks."""

    items: tuple[TickerItem, ...]
    language: str
    timezone: str


class ListContext(Struct, frozen=True):
    """A list of stories; Most Read has no title of its own. ``counted``: ordered by reads, not by date."""

    title: str
    href: str
    counted: bool
    stories: tuple[Teaser, ...]
    language: str
    timezone: str


class Tab(Struct, frozen=True):
    """A tab of Coverage; ``title`` and ``href`` are its dossier's, empty for All."""

    id: str
    title: str
    href: str
    stories: tuple[Teaser, ...]


class CoverageContext(Struct, frozen=True):
    """The running dossiers; no tabs where none runs."""

    tabs: tuple[Tab, ...]
    language: str
    timezone: str


class LiveContext(Struct, frozen=True):
    """The LIVE link; empty where nothing is live."""

    href: str
    language: str


def view_ticker(ask: Ask, key: Key) -> TickerContext:
    """The editors' items, then stories marked as breaking."""
    chrome, modules = ask(setting(Chrome, key.subject)), ask(setting(Modules))
    items = [
        TickerItem(i.text, href(chrome, i.url) if i.url.startswith("/") else i.url, i.until) for i in ask(BreakingNow(chrome.edition)).items
    ]
    flagged = ask(Newest(scoped(chrome.edition, BREAKING), modules.breaking_count))
    items = [TickerItem(card.title, href(chrome, card.permalink), card.breaking_until) for card in flagged] + items
    return TickerContext(tuple(items[: modules.breaking_count]), chrome.language, chrome.timezone)


def view_most_read(ask: Ask, key: Key) -> ListContext:
    """The counted stories that are live; without any, the newest under the name Latest."""
    chrome, modules = ask(setting(Chrome, key.subject)), ask(setting(Modules))
    cards: list[Card] = []
    for item in ask(MostReadNow(chrome.edition)).items:
        card = ask(CardAt(item.path)) if item.path else ask(CardOn(item.address))
        if card and card not in cards:
            cards.append(card)
    counted = bool(cards)
    shown = cards or list(ask(Newest(scoped(chrome.edition, SITE), modules.most_read_count)))
    return ListContext("", "", counted, teasers(ask, chrome, shown[: modules.most_read_count]), chrome.language, chrome.timezone)


def view_newest(ask: Ask, key: Key) -> ListContext:
    """The newest stories of the site or a section."""
    chrome, offered = ask(setting(Chrome, edition_of(key.subject))), ask(setting(ReadNext))
    path = term_of(key.subject)
    title = section_titles(sections_of(ask, chrome)).get(path, path) if path else chrome.title
    cards = ask(Newest(key.subject, offered.newest))
    return ListContext(title, href(chrome, address_of(key.subject)), False, teasers(ask, chrome, cards), chrome.language, chrome.timezone)


def view_coverage(ask: Ask, key: Key) -> CoverageContext:
    """All running dossiers together, then each."""
    chrome = ask(setting(Chrome, key.subject))
    running = [dossier for dossier in ask(setting(Registry, chrome.edition)).coverage if dossier.active]
    each = [(dossier, ask(Newest(scoped(chrome.edition, f"coverage:{dossier.slug}"), 4))) for dossier in running]
    merged = {card.path: card for _, cards in each for card in cards}
    newest = sorted(merged.values(), key=lambda card: (card.published, card.path), reverse=True)[:4]
    tabs = [Tab("all", "", "", teasers(ask, chrome, newest))] if newest else []
    tabs += [
        Tab(d.slug, d.label, href(chrome, front(chrome, f"coverage:{d.slug}")), teasers(ask, chrome, cards)) for d, cards in each if cards
    ]
    return CoverageContext(tuple(tabs), chrome.language, chrome.timezone)


def view_live(ask: Ask, key: Key) -> LiveContext:
    """The broadcast's address, where site.yaml names one; else that of the newest open live story."""
    chrome, broadcast = ask(setting(Chrome, key.subject)), ask(setting(Modules)).live_url
    stories = () if broadcast else ask(Newest(scoped(chrome.edition, LIVE), 1))
    return LiveContext(broadcast or "".join(href(chrome, card.permalink) for card in stories), chrome.language)


def _both(kind: PageKind) -> tuple[PageKind, PageKind]:
    """A fragment as HTML for slots, and as JSON for scripts."""
    data = replace(kind, name=f"{kind.name}-json", template=None, fragment="", permalink=kind.permalink.removesuffix(".html") + ".json")
    return kind, data


def _fragment(name: str, context: type, keys: Keys, view: object, slot: str) -> PageKind:
    return PageKind(name, context, keys, f"/_fragments/{{edition}}{slot}.html", view, f"fragments/{name}.html", order=2, fragment=slot)  # type: ignore[arg-type]


KINDS = tuple(
    kind
    for fragment in (
        _fragment("ticker", TickerContext, Keys("edition"), view_ticker, "ticker"),
        _fragment("most-read", ListContext, Keys("edition"), view_most_read, "most-read"),
        _fragment("coverage", CoverageContext, Keys("edition"), view_coverage, "coverage"),
        _fragment("live", LiveContext, Keys("edition"), view_live, "live"),
        _fragment("newest", ListContext, Keys("listing", (SITE,)), view_newest, "newest"),
        replace(_fragment("newest", ListContext, Keys("listing", ("section",)), view_newest, "newest/{term}"), name="section-newest"),
    )
    for kind in _both(fragment)
)
