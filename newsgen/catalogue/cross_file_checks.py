"""Finds what is wrong in the files at every build: the problems stored when a file was read, and those between several files."""

from __future__ import annotations

import sqlite3

from newsgen.catalogue.card_view import decode_listings
from newsgen.catalogue.listings import LISTED, OF_SCOPE
from newsgen.diagnostics.problem import Problem, Span
from newsgen.diagnostics.suggest import nearest
from newsgen.model.article import Article, Reference
from newsgen.model.digest import decode
from newsgen.model.page import Plan, output_path
from newsgen.model.scope import address_of, section_at
from newsgen.model.site import Site


def cross_file_problems(db: sqlite3.Connection, plan: Plan, site: Site) -> list[Problem]:
    """Returns all problems, in no order. The plan tells which pages there will be."""
    problems: list[Problem] = []
    for (stored,) in db.execute("SELECT problems FROM source WHERE problems <> '[]'"):
        problems += decode(stored.encode(), list[Problem])
    return problems + _rivals(db) + _files(db) + _aliases(db, site) + _spellings(db) + _references(db) + _addresses(db, plan)


def _rivals(db: sqlite3.Connection) -> list[Problem]:
    """Returns a problem for each story, page or author that is held back because another file has its address or id."""
    problems = []
    for path, rival, record in db.execute(
        "SELECT path, rival, record FROM story JOIN text USING (id) WHERE rival IS NOT NULL ORDER BY path"
    ):
        article = decode(record, Article)
        same_address = db.execute(
            "SELECT 1 FROM claims AS a JOIN claims AS b ON a.name = b.name WHERE a.path = ? AND b.path = ? AND a.name > 0",
            (path, rival),
        ).fetchone()
        if same_address:
            message = f"{path} and {rival} have the same address, {article.permalink}"
            hint = "give this file another name, or a `slug:` of its own; until then it is held back and the other file keeps the address"
            problems.append(Problem("address/taken", "error", message, Span(path), hint))
        else:
            message = f'{path} and {rival} have the same id, "{article.id}"'
            hint = "give this file an `id:` of its own; until then it is held back"
            problems.append(Problem("front-matter/duplicate-id", "error", message, Span(path), hint))
    return problems


def _files(db: sqlite3.Connection) -> list[Problem]:
    """Returns a problem for each file that is not served because another file has its address."""
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
    """Returns a problem for each former address that leads nowhere: something else has the address, or another story names it too."""
    rows = db.execute(
        "SELECT alias.path, alias.address, COALESCE("
        " (SELECT story.path FROM claims JOIN story USING (path)"
        "  WHERE claims.name = alias.name AND story.live AND story.path <> alias.path LIMIT 1),"
        " (SELECT file.path FROM claims JOIN file USING (path) WHERE claims.name = alias.name AND file.live LIMIT 1),"
        " (SELECT best.path FROM alias AS best JOIN story AS other ON other.path = best.path"
        "  WHERE best.name = alias.name AND other.live AND best.rank < alias.rank ORDER BY best.rank LIMIT 1)) AS owner"
        " FROM alias JOIN story AS mine ON mine.path = alias.path WHERE mine.live AND owner IS NOT NULL ORDER BY alias.path, alias.address"
    )
    taken = [(path, address, f"{owner}'s") for path, address, owner in rows.fetchall()]
    for path, address in db.execute("SELECT alias.path, address FROM alias JOIN story USING (path) WHERE live").fetchall():
        section = section_at(address, site.codes())
        if db.execute(f"SELECT 1 {LISTED} LIMIT 1", (section,)).fetchone():
            taken.append((path, address, "a section's front"))
    hint = "remove it from aliases"
    return [
        Problem("alias/taken", "warning", f"aliases: {address} does not lead here, since it is {owner}", Span(path), hint)
        for path, address, owner in taken
    ]


def _spellings(db: sqlite3.Connection) -> list[Problem]:
    """Returns a problem for each address that two words share which differ in more than case.

    It names the newest story that spells the term in another way than the oldest one.
    """
    problems = []
    for (scope,) in db.execute("SELECT scope FROM spelling WHERE stories > 0 GROUP BY scope HAVING COUNT(*) > 1 ORDER BY scope").fetchall():
        stories = f"FROM listing JOIN story ON story.id = listing.story WHERE {OF_SCOPE}"
        (places,) = db.execute(f"SELECT places {stories} ORDER BY listing.at, story.path LIMIT 1", (scope,)).fetchone()
        first = decode_listings(places)[scope]
        rows = db.execute(f"SELECT places, path {stories} ORDER BY listing.at DESC, story.path DESC", (scope,))
        spelled = ((decode_listings(places)[scope], path) for places, path in rows)
        label, path = next((label, path) for label, path in spelled if label.casefold() != first.casefold())
        message = f'"{label}" and "{first}" have the same address, {address_of(scope)}, and count as one'
        hint = "leave one out, or declare them in site.yaml with ids of their own"
        problems.append(Problem("story/same-address", "warning", message, Span(path), hint))
    return problems


def _references(db: sqlite3.Connection) -> list[Problem]:
    """Returns a problem for each name of a file that is missing or held, in stories that are live or will be.

    ``CROSS JOIN`` makes SQLite join the tables in this order: it finds the absent files first, which are few, and then who names them.
    """
    rows = db.execute(
        "SELECT naming.path, target, naming.record, referrer.live, known FROM"
        " (SELECT target, story.path IS NOT NULL AS known FROM (SELECT DISTINCT target FROM reference WHERE target NOT LIKE '/%')"
        "  LEFT JOIN story ON story.path = target LEFT JOIN file ON file.path = target"
        "  WHERE file.path IS NULL AND COALESCE(story.live, 0) = 0)"
        " CROSS JOIN naming USING (target) JOIN story AS referrer ON referrer.path = naming.path ORDER BY naming.path"
    ).fetchall()
    problems = []
    known_paths = None
    for path, target, record, live, exists in rows:
        reference = decode(record, Reference)
        span = Span(path, reference.line, reference.column, max(1, len(reference.text)))
        if exists:
            if live:
                message = f"{target} is held back, so this {reference.kind} is left out"
                hint = "it comes back by itself when that story is live"
                problems.append(Problem(f"{reference.kind}/held", "warning", message, span, hint, reference.excerpt))
            continue
        if known_paths is None:
            known_paths = [path for (path,) in db.execute("SELECT path FROM source")]
        near = _nearest_path(target, known_paths)
        message = f"there is no file {target}"
        hint = (f'did you mean "{near}"? ' if near else "") + "Until it is there, the page goes without it."
        problems.append(Problem(f"{reference.kind}/missing", "warning", message, span, hint, reference.excerpt))
    return problems


def _addresses(db: sqlite3.Connection, plan: Plan) -> list[Problem]:
    """Returns a problem for each link of a live story to an address of the site at which there is no page and no file."""
    coming = {stale.page.permalink for stale in plan.stale}
    going = {recorded.page.permalink for recorded in plan.gone}
    problems = []
    rows = db.execute(
        "SELECT path, target, naming.record FROM naming JOIN story USING (path) WHERE target >= '/' AND target < '0' AND live ORDER BY path"
    )
    for path, target, record in rows.fetchall():
        address = target.partition("?")[0]
        exists = db.execute("SELECT 1 FROM page WHERE path = ?", (output_path(address),)).fetchone() and address not in going
        if exists or address in coming:
            continue
        reference = decode(record, Reference)
        known = [*coming, *(permalink for (permalink,) in db.execute("SELECT permalink FROM page LIMIT 5000"))]
        near = f"{address}/" if f"{address}/" in known else nearest(address, known)
        hint = (f'did you mean "{near}"? ' if near else "") + "Name a story by its file, so that the link follows it."
        span = Span(path, reference.line, reference.column, max(1, len(reference.text)))
        problems.append(Problem("link/missing", "warning", f"this site has nothing at {address}", span, hint, reference.excerpt))
    return problems


def _nearest_path(target: str, known: list[str]) -> str | None:
    """Returns the known file of the same name in another folder, else the one with the nearest spelling among files of the same suffix."""
    name = target.rpartition("/")[2]
    suffix = name.rpartition(".")[2]
    same_name = [path for path in known if path.rpartition("/")[2] == name]
    return same_name[0] if same_name else nearest(target, [path for path in known if path.endswith(suffix)][:5000])
