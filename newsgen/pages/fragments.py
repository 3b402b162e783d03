"""Fragments: the ticker, Most Read, Coverage, the LIVE link and the newest stories.

They stand on many pages and change more often than these. Each is made once as a page of its own, and put into the slots of the others.
"""

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
from newsgen.pages.frame import front_address, section_titles, sections_of
from newsgen.pages.parts.addresses import href
from newsgen.pages.teaser import Teaser, teasers


class TickerItem(Struct, frozen=True):
    """A line of the ticker. ``href`` may be empty; after ``until`` the line is no longer shown."""

    text: str
    href: str
    until: datetime | None


class TickerContext(Struct, frozen=True):
    """The context of the ticker. No items when there is no breaking news."""

    items: tuple[TickerItem, ...]
    language: str
    timezone: str


class ListContext(Struct, frozen=True):
    """The context of a list of stories. ``title`` and ``href`` are empty for Most Read; ``counted``: sorted by reads, not by date."""

    title: str
    href: str
    counted: bool
    stories: tuple[Teaser, ...]
    language: str
    timezone: str


class Tab(Struct, frozen=True):
    """A tab of Coverage. ``title`` and ``href`` are those of its dossier, and empty for the tab with all dossiers."""

    id: str
    title: str
    href: str
    stories: tuple[Teaser, ...]


class CoverageContext(Struct, frozen=True):
    """The context of Coverage: the active dossiers. No tabs if there is none."""

    tabs: tuple[Tab, ...]
    language: str
    timezone: str


class LiveContext(Struct, frozen=True):
    """The context of the LIVE link. ``href`` is empty when there is no broadcast and no open live story."""

    href: str
    language: str


def view_ticker(ask: Ask, key: Key) -> TickerContext:
    """Returns the ticker of an edition: stories marked as breaking, newest first, then the items of ``breaking.yaml`` that run."""
    chrome, modules = ask(setting(Chrome, key.subject)), ask(setting(Modules))
    items = [
        TickerItem(item.text, href(chrome, item.url) if item.url.startswith("/") else item.url, item.until)
        for item in ask(BreakingNow(chrome.edition)).items
    ]
    cards = ask(Newest(scoped(chrome.edition, BREAKING), modules.breaking_count))
    items = [TickerItem(card.title, href(chrome, card.permalink), card.breaking_until) for card in cards] + items
    return TickerContext(tuple(items[: modules.breaking_count]), chrome.language, chrome.timezone)


def view_most_read(ask: Ask, key: Key) -> ListContext:
    """Returns Most Read: the stories of ``most-read.yaml`` that are published; if there is none of them, the newest (the theme says Latest)."""
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
    """Returns the newest stories of the site or of a section."""
    chrome, settings = ask(setting(Chrome, edition_of(key.subject))), ask(setting(ReadNext))
    path = term_of(key.subject)
    title = section_titles(sections_of(ask, chrome)).get(path, path) if path else chrome.title
    cards = ask(Newest(key.subject, settings.newest))
    return ListContext(title, href(chrome, address_of(key.subject)), False, teasers(ask, chrome, cards), chrome.language, chrome.timezone)


def view_coverage(ask: Ask, key: Key) -> CoverageContext:
    """Returns Coverage: a tab with the newest stories of all active dossiers, then a tab for each that has stories."""
    chrome = ask(setting(Chrome, key.subject))
    active = [dossier for dossier in ask(setting(Registry, chrome.edition)).coverage if dossier.active]
    dossiers = [(dossier, ask(Newest(scoped(chrome.edition, f"coverage:{dossier.slug}"), 4))) for dossier in active]
    merged = {card.path: card for _, cards in dossiers for card in cards}
    newest = sorted(merged.values(), key=lambda card: (card.published, card.path), reverse=True)[:4]
    tabs = [Tab("all", "", "", teasers(ask, chrome, newest))] if newest else []
    tabs += [
        Tab(dossier.slug, dossier.label, href(chrome, front_address(chrome, f"coverage:{dossier.slug}")), teasers(ask, chrome, cards))
        for dossier, cards in dossiers
        if cards
    ]
    return CoverageContext(tuple(tabs), chrome.language, chrome.timezone)


def view_live(ask: Ask, key: Key) -> LiveContext:
    """Returns the LIVE link: to site.yaml's ``live.url`` if there is one, else to the newest live story that is open."""
    chrome, broadcast = ask(setting(Chrome, key.subject)), ask(setting(Modules)).live_url
    stories = () if broadcast else ask(Newest(scoped(chrome.edition, LIVE), 1))
    return LiveContext(broadcast or "".join(href(chrome, card.permalink) for card in stories), chrome.language)


def _html_and_json(kind: PageKind) -> tuple[PageKind, PageKind]:
    """Returns a fragment's two page kinds: HTML for slots, and the context as JSON for scripts."""
    json_kind = replace(
        kind, name=f"{kind.name}-json", template=None, fragment="", permalink=kind.permalink.removesuffix(".html") + ".json"
    )
    return kind, json_kind


def _html_kind(name: str, context: type, keys: Keys, view: object, slot: str) -> PageKind:
    return PageKind(name, context, keys, f"/_fragments/{{edition}}{slot}.html", view, f"fragments/{name}.html", order=2, fragment=slot)  # type: ignore[arg-type]


KINDS = tuple(
    kind
    for fragment in (
        _html_kind("ticker", TickerContext, Keys("edition"), view_ticker, "ticker"),
        _html_kind("most-read", ListContext, Keys("edition"), view_most_read, "most-read"),
        _html_kind("coverage", CoverageContext, Keys("edition"), view_coverage, "coverage"),
        _html_kind("live", LiveContext, Keys("edition"), view_live, "live"),
        _html_kind("newest", ListContext, Keys("listing", (SITE,)), view_newest, "newest"),
        replace(_html_kind("newest", ListContext, Keys("listing", ("section",)), view_newest, "newest/{term}"), name="section-newest"),
    )
    for kind in _html_and_json(fragment)
)
