"""Random edits of a newsroom, for the laws."""

from __future__ import annotations

import shutil

from hypothesis import strategies as st

from newsgen.model.instant import instant
from tests.support.print_all_templates import templates

POLITICS = "  - {id: politics, title: Politics}\n"
SITE = """\
title: The Test Courier
base_url: https://example.org/
timezone: Europe/Lisbon
sections:
  - id: news
    title: News
    sections:
      - {id: politics, title: Politics}
      - {id: economy, title: Economy}
coverage:
  - {id: strike, title: The Strike}
regions:
  - {id: coast, title: The Coast}
footer: [about, authors, tags, archive]
"""

EDITIONS = "label: E\neditions: {ar: {label: A, title: B}, es: E}\n"

SITES = [
    SITE,
    SITE + "about: Words\n",
    SITE + "read_next: {related: 1}\n",
    SITE + "delivery: ssi\n",
    SITE + "delivery: fetch\n",
    SITE + "delivery: {article: esi, default: bake}\n",
    SITE + "patch: in-place\n",
    SITE + "tags: {aliases: {Vote: Ballot}}\n",
    SITE + "permalink: /{section}/{slug}/\n",
    SITE + "breaking: {count: 1}\n",
    SITE + "feeds: {items: 2}\n",
    SITE + "check: {levels: {image/missing-credit: error, front-matter/unknown-key: warning}}\n",
    SITE.replace("  - {id: strike, title: The Strike}", "  - {id: strike, title: Strike, active: false}"),
    SITE.replace("  - {id: coast, title: The Coast}", "  - {id: coast, title: Coast}"),
    SITE.replace(f"    {POLITICS}", "").replace("coverage:", f"{POLITICS}coverage:"),
    SITE.replace("Economy", "The Economy"),
    SITE.replace("example.org/", "example.org/paper/"),
    SITE.replace("Europe/Lisbon", "Asia/Tokyo") + "permalink: /{section}/{slug}/\n",
    SITE.partition("sections:")[0] + "coverage: [{id: strike, title: The Strike}]\nregions: [{id: coast, title: The Coast}]\n",
    SITE + "feeds: {items: 2, atom: [tag, site], json: []}\n",
    SITE + "home: {without: [opinion, news/politics, coverage]}\n",
    SITE + EDITIONS,
    SITE + EDITIONS.replace("title: B", "title: C, sections: [{id: news, title: N, type: opinion}]"),
    SITE + EDITIONS.replace(", es: E", ""),
    "title: [\n",
]

TAGS = ["Vote", "Assembly", "Prices", "C++", "vote", "Élan"]
SECTIONS = ["news/politics", "news/economy", "news", "ar/news/politics"]
NAMES = ["a", "b", "c", "d", "e"]
DATES = [
    "2026-11-20 10:00",
    "2026-11-21 10:00",
    "2026-10-31 23:30",
    "2026-10-31T22:30:00Z",
    "2025-02-01 08:00",
    "2026-11-24 08:00",
    "2026-11-20 10:00:30",
]
MORE = [
    "",
    "featured: true",
    "embargo: 2026-11-23 12:00",
    "expires: 2026-11-22 12:00",
    "status: draft",
    "byline: lina-haddad",
    "byline: Free Name",
    "breaking: true",
    "breaking: 2026-11-23 12:00",
    "byeline: Wrong",
    "slug: same",
    "slug: a",
    "image: img/a.png\nimage_alt: A\nimage_caption: B\nimage_credit: C",
    "type: opinion",
    "type: live",
    "type: live\nended: 2026-11-23 11:00",
    "updated: 2026-11-22 10:00",
    "id: fixed",
    "region: coast",
    "kicker: Votes",
    "section: news/economy",
    "permalink: /own/place/",
    "noindex: true",
    "related: [content/news/economy/2026/b.md]",
    "aliases: [/old/, /OLD/x.html]",
    "aliases: [/old/, /about/, /css/own.css]",
    "translation_of: content/news/politics/2026/a.md",
]
LIVE = """\
An introduction.

/// live
    time: 2026-11-23 10:00
    title: Later
    key: true

With ![a picture](img/a.png) and [a link](b.md).
///

/// live
    time: 2026-11-20 10:30
    author: lina-haddad

![Beside](beside.png)
///
"""
BODIES = [
    LIVE,
    "Text.",
    "More text, [a link](a.md) and [another](../../politics/2026/b.md).",
    "/// related\n- a.md\n- c.md\n///",
    "![Alt](img/a.png)",
    "![Beside](beside.png)",
    "[The sheet](/css/own.css) and [the paper](../../../pages/about.md).",
]

story = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "section": st.sampled_from(SECTIONS),
        "title": st.sampled_from(["One", "Two", "Three", "Vier"]),
        "date": st.sampled_from(DATES),
        "tags": st.lists(st.sampled_from(TAGS), max_size=3, unique=True),
        "coverage": st.sampled_from(["", "strike"]),
        "more": st.sampled_from(MORE),
        "body": st.sampled_from(BODIES),
    }
)


def text_of(one: dict) -> str:
    coverage = f"coverage: {one['coverage']}\n" if one["coverage"] else ""
    more = f"{one['more']}\n" if one["more"] else ""
    return f"---\ntitle: {one['title']}\ndate: {one['date']}\ntags: {one['tags']}\n{coverage}{more}---\n\n{one['body']}\n"


TEMPLATES = [
    ("pages/article.html", templates()["pages/article.html"]),
    ("pages/article.html", "{{ title }} other {{ slot('ticker') }}\n"),
    ("pages/article.html", "{{ title|loud }}\n"),
    ("pages/plain.html", templates()["pages/plain.html"]),
    ("pages/plain.html", "{{ nothing }}\n"),
    ("pages/plain.html", "{% if %}\n"),
    ("fragments/ticker.html", templates()["fragments/ticker.html"]),
    ("fragments/ticker.html", "ü {{ items }}\n"),
    ("parts/own.html", ""),
    ("parts/own.html", "One.\n"),
    ("parts/own.html", "Two.\n"),
    ("parts/tag.html", ""),
    ("parts/tag.html", "A tag's.\n"),
]

PLUGINS = ["", "one", "other words", "moved", "of tags"]
CLOCKS = ["2026-11-23T09:00:00Z", "2026-11-23T13:00:00Z", "2026-11-25T00:00:00Z", "2026-11-20T11:00:00Z"]
PICTURES = ["content/news/politics/2026/beside.png", "static/img/a.png"]
LOSSES = ["public", ".newsgen", "public/_fragments/ticker.html", "public/.newsgen/tree"]

edit = st.one_of(
    st.tuples(st.just("story"), story),
    st.tuples(st.just("story"), story),
    st.tuples(st.just("story"), story),
    st.tuples(st.just("delete"), st.sampled_from(SECTIONS), st.sampled_from(NAMES)),
    st.tuples(
        st.just("rename"), st.sampled_from(SECTIONS), st.sampled_from(["a", "b", "c"]), st.sampled_from(["A", "e\u0301", "\u00e9", "d"])
    ),
    st.tuples(st.just("move"), st.sampled_from(SECTIONS), st.sampled_from(["a", "b", "c"]), st.sampled_from(SECTIONS)),
    st.tuples(st.just("clock"), st.sampled_from(CLOCKS)),
    st.tuples(st.just("words"), st.sampled_from(["", 'msgid "Word"\nmsgstr "Wort"\n'])),
    st.tuples(st.just("other ticker"), st.sampled_from(["[]", "[{text: Alaan}]"])),
    st.tuples(st.just("ticker"), st.sampled_from(["[]", "[{text: Now}]", "[{text: Soon, start: 2026-11-23 10:00}, {text: 'A: \"b\"'}]"])),
    st.tuples(st.just("read"), st.sampled_from(["a", "b", "zz"])),
    st.tuples(st.just("author"), st.sampled_from(["Lina Haddad", "L. Haddad", ""])),
    st.tuples(st.just("picture"), st.sampled_from(PICTURES), st.sampled_from([b"", b"1", b"2"])),
    st.tuples(st.just("site"), st.sampled_from(SITES)),
    st.tuples(st.just("css"), st.sampled_from(["own", "theme"]), st.sampled_from([b"", b"a{}", b"b{}"])),
    st.tuples(st.just("theme"), st.sampled_from([b"", b"a{}", b"b{}"])),
    st.tuples(st.just("page"), st.sampled_from(["About us", "About", ""])),
    st.tuples(st.just("template"), st.sampled_from(TEMPLATES)),
    st.tuples(st.just("plugin"), st.sampled_from(PLUGINS)),
    st.tuples(st.just("lose"), st.sampled_from(LOSSES)),
)


def apply(room, one: tuple) -> None:
    """Make one edit of a newsroom."""
    match one:
        case ("story", data):
            room.write(f"content/{data['section']}/2026/{data['name']}.md", text_of(data))
        case ("delete", section, name):
            (room.root / f"content/{section}/2026/{name}.md").unlink(missing_ok=True)
        case ("rename", section, name, to):
            source = room.root / f"content/{section}/2026/{name}.md"
            if source.exists():
                source.rename(source.with_name(f"{to}.md"))
        case ("move", section, name, to):
            source, target = (room.root / f"content/{one}/2026/{name}.md" for one in (section, to))
            if source.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                source.rename(target)
        case ("clock", at):
            room.at = instant(at)
        case ("ticker", text):
            room.write("content/_data/breaking.yaml", text + "\n")
        case ("other ticker", text):
            room.write("content/ar/_data/breaking.yaml", text + "\n")
        case ("words", text):
            _put(room, "messages/ar.po", text.encode())
        case ("read", name):
            room.write("content/_data/most-read.yaml", f"items:\n- {{story: news/politics/2026/{name}.md, reads: 5}}\n")
        case ("author", title):
            _put(room, "content/authors/lina-haddad.md", f"---\ntitle: {title}\n---\nBio.\n".encode() if title else b"")
        case ("picture", path, data):
            _put(room, path, data)
        case ("site", text):
            room.write("site.yaml", text)
        case ("css", name, data):
            _put(room, f"static/css/{name}.css", data)
        case ("theme", data):
            _put(room, "../theme/static/css/theme.css", data)
        case ("page", title):
            _put(room, "content/pages/about.md", f"---\ntitle: {title}\n---\nWords.\n".encode() if title else b"")
        case ("template", (name, text)):
            _put(room, f"templates/{name}", text.encode())
        case ("plugin", version):
            room.install(version)
        case ("lose", path):
            lost = room.root / path
            if lost.is_dir():
                shutil.rmtree(lost)
            else:
                lost.unlink(missing_ok=True)


def _put(room, path: str, data: bytes) -> None:
    if data:
        room.write(path, data)
    else:
        (room.root / path).unlink(missing_ok=True)
