"""What is wrong in the files, told again at every build: problems kept from reading, and those that lie between files."""

from __future__ import annotations

import sqlite3

from newsgen.catalogue.card_view import restored
from newsgen.catalogue.listings import LISTED, OF_SCOPE
from newsgen.diagnostics.problem import Problem, Span, nearest
from newsgen.model.article import Article, Reference
from newsgen.model.digest import decode
from newsgen.model.page import Plan, output_path
from newsgen.model.scope import address_of, section_at
from newsgen.model.site import Site


def cross_file_problems(db: sqlite3.Connection, verdict: Plan, site: Site) -> list[Problem]:
    """All problems, in no order; the verdict says which pages there will be."""
    found: list[Problem] = []
    for (problems,) in db.execute("SELECT problems FROM source WHERE problems <> '[]'"):
        found += decode(problems.encode(), list[Problem])
    return found + _rivals(db) + _files(db) + _aliases(db, site) + _spellings(db) + _references(db) + _addresses(db, verdict)


def _rivals(db: sqlite3.Connection) -> list[Problem]:
    found = []
    for path, rival, record in db.execute(
        "SELECT path, rival, record FROM story JOIN text USING (id) WHERE rival IS NOT NULL ORDER BY path"
    ):
        article = decode(record, Article)
        shared = db.execute(
            "SELECT 1 FROM claims AS a JOIN claims AS b ON a.name = b.name WHERE a.path = ? AND b.path = ? AND a.name > 0",
            (path, rival),
        ).fetchone()
        if shared:
            message = f"{path} and {rival} have the same address, {article.permalink}"
            hint = "give this file another name, or a `slug:` of its own; until then it is held back and the other file keeps the address"
            found.append(Problem("address/taken", "error", message, Span(path), hint))
        else:
            message = f'{path} and {rival} have the same id, "{article.id}"'
            hint = "give this file an `id:` of its own; until then it is held back"
            found.append(Problem("front-matter/duplicate-id", "error", message, Span(path), hint))
    return found


def _files(db: sqlite3.Connection) -> list[Problem]:
    """Files that are not served, since another file has their address."""
    rows = db.execute(
        "SELECT file.path, file.address, MIN(best.path) FROM file CROSS JOIN claims AS mine ON mine.path = file.path"
        " JOIN claims AS best ON best.name = mine.name AND best.rank < mine.rank WHERE NOT file.live GROUP BY file.path"
    )
    hint = "give this file another name; until then it is held back and the other file keeps the address"
    return [
        Problem("address/taken", "error", f"{path} and {rival} have the same address, {address}", Span(path), hint)
        for path, address, rival in rows
    ]


def _aliases(db: sqlite3.Connection, site: Site) -> list[Problem]:
    """Former addresses that lead nowhere, since something else stands there or another story names them too."""
    rows = db.execute(
        "SELECT alias.path, alias.address, COALESCE("
        " (SELECT story.path FROM claims JOIN story USING (path) WHERE claims.name = alias.name AND story.live AND story.path <> alias.path LIMIT 1),"
        " (SELECT file.path FROM claims JOIN file USING (path) WHERE claims.name = alias.name AND file.live LIMIT 1),"
        " (SELECT best.path FROM alias AS best JOIN story AS other ON other.path = best.path"
        "  WHERE best.name = alias.name AND other.live AND best.rank < alias.rank ORDER BY best.rank LIMIT 1)) AS owner"
        " FROM alias JOIN story AS mine ON mine.path = alias.path WHERE mine.live AND owner IS NOT NULL ORDER BY alias.path, alias.address"
    )
    found = [(path, address, f"{owner}'s") for path, address, owner in rows.fetchall()]
    for path, address in db.execute("SELECT alias.path, address FROM alias JOIN story USING (path) WHERE live").fetchall():
        section = section_at(address, site.codes())
        if db.execute(f"SELECT 1 {LISTED} LIMIT 1", (section,)).fetchone():
            found.append((path, address, "a section's front"))
    hint = "remove it from aliases"
    return [
        Problem("alias/taken", "warning", f"aliases: {address} does not lead here, since it is {owner}", Span(path), hint)
        for path, address, owner in found
    ]


def _spellings(db: sqlite3.Connection) -> list[Problem]:
    """Words that differ in more than case and share an address, told once for each such address: the newest story's is the odd one out."""
    found = []
    for (scope,) in db.execute("SELECT scope FROM spelling WHERE stories > 0 GROUP BY scope HAVING COUNT(*) > 1 ORDER BY scope").fetchall():
        stories = f"FROM listing JOIN story ON story.id = listing.story WHERE {OF_SCOPE}"
        (places,) = db.execute(f"SELECT places {stories} ORDER BY listing.at, story.path LIMIT 1", (scope,)).fetchone()
        first = restored(places)[scope]
        rows = db.execute(f"SELECT places, path {stories} ORDER BY listing.at DESC, story.path DESC", (scope,))
        spelled = ((restored(places)[scope], path) for places, path in rows)
        label, path = next((label, path) for label, path in spelled if label.casefold() != first.casefold())
        message = f'"{label}" and "{first}" have the same address, {address_of(scope)}, and count as one'
        hint = "leave one out, or declare them in site.yaml with ids of their own"
        found.append(Problem("story/same-address", "warning", message, Span(path), hint))
    return found


def _references(db: sqlite3.Connection) -> list[Problem]:
    """Names of files that are not there, or held, in stories that are live or will be.

    ``CROSS JOIN`` is SQLite's word for "in this order": of all that is named little is absent.
    """
    rows = db.execute(
        "SELECT naming.path, target, naming.record, referrer.live, known FROM"
        " (SELECT target, story.path IS NOT NULL AS known FROM (SELECT DISTINCT target FROM reference WHERE target NOT LIKE '/%')"
        "  LEFT JOIN story ON story.path = target LEFT JOIN file ON file.path = target"
        "  WHERE file.path IS NULL AND COALESCE(story.live, 0) = 0)"
        " CROSS JOIN naming USING (target) JOIN story AS referrer ON referrer.path = naming.path ORDER BY naming.path"
    ).fetchall()
    found = []
    known = None
    for path, target, record, live, exists in rows:
        reference = decode(record, Reference)
        span = Span(path, reference.line, reference.column, max(1, len(reference.text)))
        if exists:
            if live:
                message = f"{target} is held back, so this {reference.kind} is left out"
                hint = "it comes back by itself when that story is live"
                found.append(Problem(f"{reference.kind}/held", "warning", message, span, hint, reference.excerpt))
            continue
        if known is None:
            known = [p for (p,) in db.execute("SELECT path FROM source")]
        near = _near(target, known)
        message = f"there is no file {target}"
        hint = (f'did you mean "{near}"? ' if near else "") + "Until it is there, the page goes without it."
        found.append(Problem(f"{reference.kind}/missing", "warning", message, span, hint, reference.excerpt))
    return found


def _addresses(db: sqlite3.Connection, verdict: Plan) -> list[Problem]:
    """Links of live stories to addresses of the site at which there is no page and no file."""
    coming = {one.page.permalink for one in verdict.stale}
    going = {one.page.permalink for one in verdict.gone}
    found = []
    rows = db.execute(
        "SELECT path, target, naming.record FROM naming JOIN story USING (path) WHERE target >= '/' AND target < '0' AND live ORDER BY path"
    )
    for path, target, record in rows.fetchall():
        address = target.partition("?")[0]
        there = db.execute("SELECT 1 FROM page WHERE path = ?", (output_path(address),)).fetchone() and address not in going
        if there or address in coming:
            continue
        reference = decode(record, Reference)
        known = [*coming, *(p for (p,) in db.execute("SELECT permalink FROM page LIMIT 5000"))]
        near = f"{address}/" if f"{address}/" in known else nearest(address, known)
        hint = (f'did you mean "{near}"? ' if near else "") + "Name a story by its file, so that the link follows it."
        span = Span(path, reference.line, reference.column, max(1, len(reference.text)))
        found.append(Problem("link/missing", "warning", f"this site has nothing at {address}", span, hint, reference.excerpt))
    return found


def _near(target: str, known: list[str]) -> str | None:
    """The file of that name elsewhere, else the nearest spelling among files of its kind."""
    name = target.rpartition("/")[2]
    suffix = name.rpartition(".")[2]
    same = [path for path in known if path.rpartition("/")[2] == name]
    return same[0] if same else nearest(target, [path for path in known if path.endswith(suffix)][:5000])
