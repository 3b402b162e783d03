"""Every kind of question that a page can ask, with parameters that the edits reach."""

from __future__ import annotations

from newsgen.model import lookup as look
from newsgen.model import query as q
from newsgen.model.query import Query

PATHS = [f"content/news/{s}/2026/{n}.md" for s in ("politics", "economy") for n in "abc"]
SCOPES = [
    "site",
    "section:news",
    "section:news/politics",
    "tag:vote",
    "tag:c",
    "author:lina-haddad",
    "coverage:strike",
    "type:opinion",
    "featured",
    "breaking",
    "live",
    "recent",
    "ar|site",
    "ar|section:news/politics",
    "ar|tag:vote",
]
KEYS = ["2026-11-20T10:00:00Z content/news/politics/2026/a.md", "2026-10-01T00:00:00Z x", "2026-12-01T00:00:00Z x"]
PERIODS = ["2026", "2026-10", "2026-11", "2025"]


def questions() -> list[Query]:
    """Every kind of question, with parameters that the edits reach."""
    asked: list[Query] = [q.Setting(block) for block in q.BLOCKS]
    asked += [q.Setting("chrome", "ar"), q.Setting("registry", "ar")]
    for path in [*PATHS, "content/authors/lina-haddad.md", "content/pages/about.md"]:
        asked += [q.StoryAt(path), q.CardAt(path), look.AddressOf(path)]
    asked += [look.CardOn(f"/news/politics/2026/11/{n}/") for n in ("a", "b", "same")]
    for scope in SCOPES:
        asked += [q.Newest(scope, n) for n in (1, 2, 30)] + [q.Months(scope), q.LabelOf(scope)]
        asked += [q.Slice(scope, p, start, 1) for p in ("", "2026-11") for start in (0, 1)]
        asked += [q.Parts(scope, p, 1) for p in ("", "2026-11")]
        asked += [q.Within(scope, p) for p in PERIODS] + [q.CountWithin(scope, p, 2) for p in PERIODS]
        asked += [q.Neighbours(scope, key, n) for key in KEYS for n in (1, 4)]
    for taxonomy in ("section", "tag", "author", "coverage", "type"):
        asked += [q.Terms(taxonomy), q.Names(taxonomy), q.Terms(taxonomy, "ar"), q.Names(taxonomy, "ar")]
    asked += [look.Documents("page"), look.Documents("author"), look.Documents("page", "ar"), look.Assets()]
    asked += [look.BreakingNow(), look.BreakingNow("ar"), look.MostReadNow(), look.MostReadNow("ar")]
    asked += [look.MovedFrom(address) for address in ("/old/", "/OLD/x.html", "/about/")]
    asked += [look.Translations(pair) for pair in ("news/politics/2026/a.md", "news/politics/2026/b.md", "pages/about.md")]
    asked += [look.FileAt(p) for p in ("static/img/a.png", "content/news/politics/2026/beside.png", "static/css/own.css")]
    asked += [look.AddressOf("static/img/a.png")]
    return asked
