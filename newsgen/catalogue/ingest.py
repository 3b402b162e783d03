"""Taking in: what changed in the editor's files becomes rows, and the scopes it touches.

One transaction holds both, so that a crash never separates a change from its marks. Here also, and only here, the gate is asked.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from newsgen.catalogue.card_view import INVISIBLE, Visible, places_of, restored, stored, touched_scopes
from newsgen.catalogue.ingest_buffer import IngestBuffer
from newsgen.catalogue.integer_keys import identity, place, second, stamp_of
from newsgen.model import publication
from newsgen.model import scope as scopes
from newsgen.model.article import Article, card_of
from newsgen.model.data import Breaking, MostRead
from newsgen.model.digest import decode, digest, encode
from newsgen.model.ingest_values import FileStat, IngestedFile, ServedFile
from newsgen.model.instant import stamp
from newsgen.model.page import LIVE_DATA, beside
from newsgen.model.query import BLOCKS
from newsgen.model.site import Site

_AT_ONCE = 500
"""Names looked up in one statement; SQLite takes 999 values at least."""


class Ingest:
    """One take-in, inside a transaction that the caller opened."""

    def __init__(self, db: sqlite3.Connection, site: Site, at: datetime) -> None:
        self._db = db
        self._site = site
        self._pictures = site.pictures()
        self._at = at
        self._tally = IngestBuffer(db)
        self._before: dict[str, Visible] = {}
        self._ids: dict[str, int] = {}
        self._files: set[str] = set()
        self._contested: set[int] = set()

    def run(self, taken: Iterable[IngestedFile], gone: Iterable[str], stats: Mapping[str, FileStat], last: str) -> None:
        """Bring the rows to the state of the files and of the clock; ``last`` is the stamp of the previous take-in, or empty."""
        self._settings()
        self._shown_by_site()
        for path in gone:
            self._forget(path)
            self._db.execute("DELETE FROM source WHERE path = ?", (path,))
        for one in taken:
            self._take(one)
        self._db.executemany(
            "UPDATE source SET digest = ?, size = ?, mtime_ns = ?, ctime_ns = ? WHERE path = ?",
            [(s.digest, s.size, s.mtime_ns, s.ctime_ns, path) for path, s in stats.items()],
        )
        self._due(last)
        self._contest()
        for path in sorted(self._before):
            self._settle(path)
        for path in sorted(self._files):
            self._settle_file(path)
        self._tally.write()
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('at', ?)", (stamp(self._at),))

    def _touch(self, scope: str, key: str = "") -> None:
        self._tally.touch(scope, key)

    def _settings(self) -> None:
        known = dict(self._db.execute("SELECT block, digest FROM setting").fetchall())
        now = {block: digest(encode(value)) for block, value in self._blocks()}
        for block in sorted(known.keys() | now.keys()):
            if known.get(block) != now.get(block):
                self._db.execute("DELETE FROM setting WHERE block = ?", (block,))
                self._touch(block)
        self._db.executemany("INSERT OR IGNORE INTO setting VALUES (?, ?)", now.items())

    def _shown_by_site(self) -> None:
        """Look at the pictures that site.yaml names, and at those that it named: whoever else holds them, the site shows them."""
        now = sorted(self._pictures)
        known = self._db.execute("SELECT value FROM meta WHERE name = 'pictures'").fetchone()
        before = decode(known[0].encode(), list[str]) if known else []
        if before != now:
            self._files.update((*before, *now))
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('pictures', ?)", (encode(now).decode(),))

    def _blocks(self) -> Iterator[tuple[str, Struct]]:
        """Every block of site.yaml with the scope of its question."""
        for block in BLOCKS:
            yield f"setting:{block}", getattr(self._site, block)
        for edition in self._site.editions[1:]:
            yield scopes.scoped(edition.chrome.edition, "setting:chrome"), edition.chrome
            yield scopes.scoped(edition.chrome.edition, "setting:registry"), edition.registry

    # --- rows of one file

    def _take(self, taken: IngestedFile) -> None:
        source = self._db.execute(
            "INSERT OR REPLACE INTO source VALUES (?, ?, ?, 0, -1, -1, ?)",
            (self._forget(taken.path), taken.path, taken.digest, encode(list(taken.problems)).decode()),
        ).lastrowid
        assert source is not None
        named = [(source, one.path, stamp(one.opens) if one.opens else "", one.focus, encode(one)) for one in taken.references]
        self._db.executemany("INSERT INTO reference VALUES (?, ?, ?, ?, ?)", named)
        self._files.update(one.path for one in taken.references)
        match taken.content:
            case Article() as article:
                self._take_article(article, source)
            case Breaking() | MostRead() as data:
                self._take_data(taken.path, data, source)
            case ServedFile() as file:
                self._files.add(taken.path)
                address = _served_at(taken.path, taken.digest)
                self._db.execute(
                    "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '')",
                    (taken.path, file.file, address, taken.digest, file.width, file.height, file.format, file.tone),
                )
                for name in (address, f"{address}/"):  # a file where a folder must be is in its way
                    self._claim(source, place(name), (0, ""))
            case None:
                pass

    def _forget(self, path: str) -> int | None:
        """Remove what a file's last reading left, after noting what of it could be seen. Its number; None where it was not known."""
        source = self._db.execute("SELECT id FROM source WHERE path = ?", (path,)).fetchone()
        if source is None:
            self._before.setdefault(path, INVISIBLE)
            return None
        self._remember(path)
        self._contested.update(name for (name,) in self._db.execute("SELECT name FROM claim WHERE source = ?", source))
        self._files.update(t for (t,) in self._db.execute("SELECT target FROM reference WHERE source = ?", source))
        row = self._db.execute("SELECT digest, live FROM file WHERE path = ?", (path,)).fetchone()
        if row:
            self._files.add(path)
            self._touch_file(path)
        if self._db.execute("DELETE FROM data WHERE path = ?", (path,)).rowcount:
            self._touch(f"data:{path}")
        for table in ("card", "text"):  # before the story, whose number they have
            self._db.execute(f"DELETE FROM {table} WHERE id = (SELECT id FROM story WHERE path = ?)", (path,))  # noqa: S608  # names above
        for table in ("claim", "due", "reference"):
            self._db.execute(f"DELETE FROM {table} WHERE source = ?", source)  # noqa: S608  # the names stand above
        for table in ("alias", "file", "story"):
            self._db.execute(f"DELETE FROM {table} WHERE path = ?", (path,))  # noqa: S608  # the names stand above
        return int(source[0])

    def _remember(self, path: str) -> None:
        if path in self._before:
            return
        row = self._db.execute(
            "SELECT live, digest, COALESCE(card, x''), permalink, title, role, edition, pair, at, places, id"
            " FROM story LEFT JOIN card USING (id) WHERE story.path = ?",
            (path,),
        ).fetchone()
        if row is not None:
            self._ids[path] = row[-1]
        if row is None or not row[0]:
            self._before[path] = INVISIBLE
            return
        _, digest, card, permalink, title, role, edition, pair, at, places, _ = row
        stood = frozenset((scope, stamp_of(at), label) for scope, label in restored(places).items())
        self._before[path] = Visible(True, digest, card, permalink, title, role, edition, pair, self._aliases(path), stood)

    def _aliases(self, path: str) -> tuple[str, ...]:
        return tuple(a for (a,) in self._db.execute("SELECT address FROM alias WHERE path = ? ORDER BY address", (path,)))

    def _take_article(self, article: Article, source: int) -> None:
        record = encode(article)
        slug = article.path.rpartition("/")[2].removesuffix(".md")
        story = self._db.execute(
            "INSERT INTO story VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, ?, '[]')",
            (
                self._ids.get(article.path),  # listings refer to it
                article.path,
                article.edition,
                article.pair,
                article.role,
                article.type,
                slug,
                article.title,
                article.permalink,
                second(stamp(article.date)) if article.date else 0,
                digest(record),
            ),
        ).lastrowid
        self._db.execute("INSERT INTO text VALUES (?, ?, NULL)", (story, record))
        if article.role == "story":
            self._db.execute("INSERT INTO card VALUES (?, ?, ?)", (story, article.path, encode(card_of(article))))
        if not article.draft:
            rank = publication.rank(article)
            self._claim(source, place(article.permalink), rank)
            if article.type == "live":
                self._claim(source, place(f"{beside(article.permalink)}{LIVE_DATA}"), rank)
            self._claim(source, identity(article.edition, article.id), rank)
            for address in article.aliases:
                row = (address, place(address), f"{_ranked(rank)} {article.path}", article.path)
                self._db.execute("INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?)", row)
        self._db.executemany("INSERT OR IGNORE INTO due VALUES (?, ?)", [(stamp(due), source) for due in publication.dues(article)])

    def _claim(self, source: int, name: int, rank: tuple[int, str]) -> None:
        self._db.execute("INSERT OR IGNORE INTO claim VALUES (?, ?, ?)", (name, source, _ranked(rank)))
        self._contested.add(name)

    def _take_data(self, path: str, data: Breaking | MostRead, source: int) -> None:
        self._db.execute("INSERT INTO data VALUES (?, ?, '')", (path, encode(data)))
        if isinstance(data, Breaking):
            dues = {instant for item in data.items for instant in (item.start, item.until) if instant}
            self._db.executemany("INSERT OR IGNORE INTO due VALUES (?, ?)", [(stamp(due), source) for due in sorted(dues)])

    # --- what became of it

    def _due(self, last: str) -> None:
        """Note every file whose gate opened or shut between the last take-in and now, whichever was first."""
        now = stamp(self._at)
        early, late = min(last, now), max(last, now)
        sql = "SELECT DISTINCT path FROM due JOIN source ON source.id = due.source WHERE at > ? AND at <= ?"
        for (path,) in self._db.execute(sql, (early, late)).fetchall():
            self._remember(path)

    def _contest(self) -> None:
        """Everyone who wants an address that somebody newly wants, or no longer does, is looked at again."""
        contested = sorted(self._contested)
        for names in (contested[at : at + _AT_ONCE] for at in range(0, len(contested), _AT_ONCE)):
            marks = ", ".join("?" * len(names))
            sql = f"SELECT DISTINCT path FROM claims WHERE name IN ({marks})"  # noqa: S608  # question marks alone are filled in
            for (path,) in self._db.execute(sql, names).fetchall():
                self._remember(path)
                self._files.add(path)

    def _settle(self, path: str) -> None:
        row = self._db.execute(
            "SELECT id, record, shown, digest, COALESCE(card, x'')"
            " FROM story JOIN text USING (id) LEFT JOIN card USING (id) WHERE story.path = ?",
            (path,),
        ).fetchone()
        if row is None:
            self._show(self._ids.get(path, 0), self._before[path], INVISIBLE, path)
            self._settle_data(path)
            return
        story, record, shown, sum_, card = row
        article = decode(record, Article)
        rival = self._rival(path)
        live = rival is None and publication.live(article, self._at)
        breaking = live and publication.breaking(article, self._at)
        visible = publication.shown(article, self._at)
        part = encode(visible) if visible is not article else None
        if part != shown:
            sum_ = digest(part or record)
            self._db.execute("UPDATE text SET shown = ? WHERE id = ?", (part, story))
        passing = {
            scopes.BREAKING: breaking,
            scopes.RECENT: publication.recent(article, self._at),
            scopes.LIVE: publication.running(article, self._at),
        }
        places = places_of(article, [name for name, stands in passing.items() if stands]) if live else frozenset()
        self._db.execute(
            "UPDATE story SET live = ?, breaking = ?, rival = ?, digest = ?, places = ? WHERE id = ?",
            (live, breaking, rival, sum_, stored(places), story),
        )
        about = (article.permalink, article.title, article.role, article.edition, article.pair)
        seen = Visible(True, sum_, card, *about, aliases=tuple(sorted(set(article.aliases))), places=places) if live else INVISIBLE
        self._files.update(one.path for one in article.references)
        self._show(story, self._before[path], seen, path)

    def _rival(self, path: str) -> str | None:
        """The file that has an address or id which this one wants too."""
        row = self._db.execute(
            "SELECT best.path FROM claims AS mine JOIN claims AS best ON best.name = mine.name AND best.rank < mine.rank"
            " WHERE mine.path = ? ORDER BY best.rank LIMIT 1",
            (path,),
        ).fetchone()
        return str(row[0]) if row else None

    def _show(self, story: int, was: Visible, now: Visible, path: str) -> None:
        """Move the story in its listings, and touch what changed of it. Its number is 0 where there was none."""
        old, new = was.places, now.places
        joined, left = new - old, old - new
        for scope in {scope for scope, _, _ in joined if not self._tally.exists(scope)}:
            self._touch(_of_taxonomy("names", scope))
        self._tally.list(story, left, joined)
        for scope in {scope for scope, _, _ in left if not self._tally.exists(scope)}:
            self._touch(_of_taxonomy("names", scope))
        moved = joined | left | (old & new if was.card != now.card else set())
        for scope, at, _ in moved:
            self._touch(scope, at)
        for terms in {_of_taxonomy("terms", scope) for scope, _, _ in joined | left if scopes.taxonomy_of(scope)}:
            self._touch(terms)
        for scope in touched_scopes(path, was, now):
            self._touch(scope)

    def _settle_data(self, path: str) -> None:
        row = self._db.execute("SELECT record, live FROM data WHERE path = ?", (path,)).fetchone()
        if row is None:
            return
        if path.endswith("/breaking.yaml"):
            items = decode(row[0], Breaking).items
            running = [i for i in items if (not i.start or i.start <= self._at) and (not i.until or self._at < i.until)]
            now = encode(Breaking(items=tuple(running)))
        else:
            now = row[0]
        if now != row[1]:
            self._db.execute("UPDATE data SET live = ? WHERE path = ?", (now, path))
            self._touch(f"data:{path}")

    def _settle_file(self, path: str) -> None:
        """Serve a file unless it lies beside stories and no live one shows it, or only held ones, or held live entries, show it.

        What site.yaml names is shown by the site.
        """
        row = self._db.execute("SELECT live, focuses FROM file WHERE path = ?", (path,)).fetchone()
        if row is None:
            return
        shown, held = self._db.execute(
            "SELECT COALESCE(MAX(shows), 0), COALESCE(MAX(1 - shows), 0) FROM (SELECT COALESCE(story.live, 0) AND opens <= ? AS shows"
            " FROM naming LEFT JOIN story USING (path) WHERE naming.target = ?)",
            (stamp(self._at), path),
        ).fetchone()
        free = bool(shown) or path in self._pictures or (path.startswith("static/") and not held)
        live = self._rival(path) is None and free
        cuts = self._db.execute(
            "SELECT DISTINCT focus FROM naming JOIN story USING (path) WHERE naming.target = ? AND story.live AND focus <> '' ORDER BY focus",
            (path,),
        )
        focuses = " ".join(focus for (focus,) in cuts)
        if (live, focuses) != (bool(row[0]), row[1]):
            self._db.execute("UPDATE file SET live = ?, focuses = ? WHERE path = ?", (live, focuses, path))
            self._touch_file(path)

    def _touch_file(self, path: str) -> None:
        self._touch(f"file:{path}")
        self._touch(f"address:{path}")
        if path.endswith((".css", ".js")):
            self._touch("assets")


def _ranked(rank: tuple[int, str]) -> str:
    return " ".join(map(str, rank))


def _of_taxonomy(name: str, scope: str) -> str:
    """The scope of a taxonomy's names or terms, in the edition of one of its listings."""
    return scopes.scoped(scopes.edition_of(scope), f"{name}:{scopes.taxonomy_of(scope)}")


def _served_at(path: str, file_digest: str) -> str:
    """The address of a file: its path, and for style sheets and scripts a fingerprint, so that hosts may cache them for ever."""
    address = "/" + path.partition("/")[2]
    stem, dot, suffix = address.rpartition(".")
    return f"{stem}.{file_digest[:8]}.{suffix}" if dot and suffix in ("css", "js") and path.startswith("static/") else address
