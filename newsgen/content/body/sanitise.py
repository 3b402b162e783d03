"""Removes the HTML that a body must not hold, and reports to the editor what was removed.

This is the only policy between an editor's text and a reader's browser. nh3 does the cleaning, on the tree that a browser would build.
``report_removed`` only finds what to report: what it overlooks is removed all the same.
"""

from __future__ import annotations

import re

import nh3

from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.html_tokens import Token, tokens
from newsgen.content.paths.link_targets import LINKED

_TAG_WORDS = (
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt em "
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong "
    "sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
TAGS = frozenset(_TAG_WORDS.split())
ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title", "translate"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "bdo": {"dir"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "src"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"abbr", "align", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
_PAGE_WORDS = (
    "banner breaking comments content contents coverage footer header latest live live-entries live-key main masthead menu most-read nav "
    "navigation page read-next related search share site skip tags ticker title top"
)
PAGE_IDS = frozenset(_PAGE_WORDS.split())
"""Ids that a theme gives to parts of its page; nothing in a body may have them."""

_REMOVED_WITH_CONTENT = frozenset(
    {"applet", "canvas", "embed", "frameset", "head", "iframe", "math", "noembed", "noframes", "noscript", "object"}
)
_REMOVED_WITH_CONTENT |= {"script", "select", "style", "svg", "template", "textarea", "title", "video", "audio", "xmp"}
"""Elements that are removed together with their content."""

_REMOVED_SILENTLY = frozenset(
    {"html", "body", "font", "center", "main", "nav", "tt", "big", "strike", "acronym", "picture", "source", "nobr"}
)
"""Elements whose tags are removed without a report, since readers lose nothing."""

_EMBEDS = frozenset({"iframe", "object", "embed", "applet", "video", "audio", "svg", "math", "canvas"})
_FORMS = frozenset({"form", "input", "button", "select", "textarea", "option", "label", "fieldset"})
_ADDRESS_ATTRIBUTES = frozenset({"href", "src", "cite", "action", "formaction", "data", "poster", "xlink:href"})
_HARMLESS = rf"""(?:{"|".join(sorted(TAGS))})(?:[ ](?:
    (?:abbr|align|alt|class|dir|id|lang|start|title)="[^"<>]*" | (?:href|src)="(?:(?:https?:|[\#./])[^"<>]*|[^":&<>]*)"
))*+>"""
_MAYBE_REMOVED = re.compile(rf"<(?!/|{_HARMLESS})", re.VERBOSE)
"""Matches at each start tag from which something may be removed. If a text has no match, nothing is removed from it."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_CLASSES = re.compile(r"[\w-]+(?: [\w-]+)*")
_IDS = re.compile(r"[^\s<>\"'&]{1,120}")
_LIVE_ENTRY_ID = re.compile(r"live-[0-9]{8}-[0-9]{4}")
"""The anchors of live entries, which nothing else may have as its id."""


def _filter_attribute(tag: str, attribute: str, value: str) -> str | None:
    """Returns the value that an allowed attribute may keep, or None to remove it: classes must be words, an id has no blanks."""
    del tag
    if attribute == "class":
        words = " ".join(value.split())
        return words if _CLASSES.fullmatch(words) else None
    if attribute == "id":
        return value if _IDS.fullmatch(value) and value not in PAGE_IDS and not _LIVE_ENTRY_ID.match(value) else None
    if attribute == "dir":
        return value.lower() if value.lower() in ("ltr", "rtl", "auto") else None
    return value


_cleaner = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=_REMOVED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    attribute_filter=_filter_attribute,
    link_rel=None,
    url_schemes=set(LINKED),
)


def clean(html: str) -> str:
    """Returns the HTML that a body may hold, in canonical form: every tag closed, every attribute in double quotes."""
    return _cleaner.clean(html)


def report_removed(html: str, collector: BodyCollector) -> None:
    """Reports a warning for each thing in the HTML that ``clean`` removes."""
    if not _MAYBE_REMOVED.search(html):
        return
    for token in tokens(html):
        if token.kind == "start":
            if token.name not in TAGS and token.name not in _REMOVED_SILENTLY:
                _report_tag(token, collector)
            elif token.attributes:
                _report_attributes(token, collector)


def _report_tag(token: Token, collector: BodyCollector) -> None:
    name = token.name
    if name == "script":
        _warn(collector, "markdown/removed-script", "a script was taken out", "<script", "pages of stories run no scripts of their own")
    elif name == "style":
        _warn(collector, "markdown/removed-style", "a style was taken out", "<style", "the theme decides how stories look")
    elif name in _EMBEDS:
        hint = "use a video, post or figure block, or a plain link"
        _warn(collector, "markdown/removed-embed", f"an embedded {name} was taken out", f"<{name}", hint)
    elif name in _FORMS:
        _warn(collector, "markdown/removed-form", f"a form element ({name}) was taken out", f"<{name}", "link to the form instead")
    else:
        hint = f"a < that is meant as text is written &lt;{name}" if len(name) > 1 else "a < that is meant as text is written &lt;"
        _warn(collector, "markdown/removed-tag", f"the tag <{name[:40]}> was taken out; its text stays", f"<{name}", hint)


def _report_attributes(token: Token, collector: BodyCollector) -> None:
    allowed = ATTRIBUTES.get(token.name, set()) | ATTRIBUTES["*"]
    for name, value in token.pairs():
        if name.startswith("on"):
            _warn(
                collector,
                "markdown/removed-handler",
                f"the attribute {name[:40]} was taken out",
                name,
                "pages of stories run no scripts of their own",
            )
        elif name == "style":
            _warn(collector, "markdown/removed-style", "a style attribute was taken out", "style", "the theme decides how stories look")
        elif name in _ADDRESS_ATTRIBUTES and name in allowed and (scheme := _scheme(value)) and scheme not in LINKED:
            message = f"an address that begins with {scheme}: was taken out"
            _warn(collector, "markdown/removed-address", message, value, "link to an https:// address", f"<{token.name}")


def _scheme(value: str) -> str:
    """Returns the scheme of an address as a browser reads it, blanks and control characters ignored; empty if there is none."""
    folded = "".join(c for c in value[:200] if c > " " and c != "\x7f").lower()
    match = _SCHEME.match(folded)
    return match[1] if match else ""


def _warn(collector: BodyCollector, code: str, message: str, written: str, hint: str, fallback: str = "") -> None:
    """Reports a warning at the next place where ``written`` stands in the source.

    If it was written differently there (``&#106;avascript:``), the place of ``fallback``, the tag that holds it, is used.
    """
    if not collector.problems.count_if_full(code):
        offset = collector.source_map.find_next_word(written, fallback or written)
        collector.report(code, "warning", message, offset, min(len(written), 60), hint)
