"""Ingest: turns changed files into rows, and touches the scopes in which something changed.

One transaction holds both, so that a crash never separates a change from the note of it. Only this module asks model/publication.py what is
live: everything else reads the result from the rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from newsgen.catalogue.card_view import INVISIBLE, Visible, encode_listings, listings_of, stored_view, touched_scopes
from newsgen.catalogue.db import read_meta, write_meta
from newsgen.catalogue.ingest_buffer import IngestBuffer
from newsgen.catalogue.integer_keys import address_number, id_number, second_of
from newsgen.model import publication
from newsgen.model import scope as scopes
from newsgen.model.article import Article, card_of
from newsgen.model.data import Breaking, MostRead
from newsgen.model.digest import decode, digest, encode
from newsgen.model.ingest_values import NO_MARK, FileStat, IngestedFile, ServedFile
from newsgen.model.instant import stamp
from newsgen.model.page import LIVE_DATA, beside
from newsgen.model.query import BLOCKS
from newsgen.model.site import Site

_NAMES_AT_ONCE = 500
"""How many names are looked up in one statement; SQLite allows at least 999 values."""
_INSERT_SOURCE = "INSERT OR REPLACE INTO source (id, path, digest, problems, size, mtime_ns, ctime_ns) VALUES (?, ?, ?, ?, 0, ?, ?)"
_INSERT_STORY = (
    "INSERT INTO story (id, path, edition, pair, role, type, slug, title, permalink, at, digest, live, breaking, rival, places)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, NULL, '[]')"
)
_INSERT_FILE = (
    "INSERT INTO file (path, file, address, digest, width, height, format, tone, live, focuses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '')"
)
_INSERT_DUE = "INSERT OR IGNORE INTO due (at, source) VALUES (?, ?)"


class Ingest:
    """One ingest, inside a transaction that the caller opened."""

    def __init__(self, db: sqlite3.Connection, site: Site, at: datetime) -> None:
        self._db = db
        self._site = site
        self._site_pictures = site.pictures()
        self._at = at
        self._buffer = IngestBuffer(db)
        self._views_before: dict[str, Visible] = {}
        """What pages could see of each file that may have changed."""
        self._story_ids: dict[str, int] = {}
        self._files_to_update: set[str] = set()
        """Files that may be served now and were not before, or the other way round."""
        self._contested_names: set[int] = set()

    def run(self, files: Iterable[IngestedFile], gone: Iterable[str], stats: Mapping[str, FileStat], last: str) -> None:
        """Brings the rows to the state of the files and the time. ``last`` is the stamp of the previous ingest, or empty."""
        self._update_settings()
        self._note_site_pictures()
        for path in gone:
            self._forget(path)
            self._db.execute("DELETE FROM source WHERE path = ?", (path,))
        for file in files:
            self._ingest_file(file)
        self._db.executemany(
            "UPDATE source SET digest = ?, size = ?, mtime_ns = ?, ctime_ns = ? WHERE path = ?",
            [(stat.digest, stat.size, stat.mtime_ns, stat.ctime_ns, path) for path, stat in stats.items()],
        )
        self._note_due(last)
        self._note_rivals()
        for path in sorted(self._views_before):
            self._update_article(path)
        for path in sorted(self._files_to_update):
            self._update_file(path)
        self._buffer.write()
        write_meta(self._db, "at", stamp(self._at))

    def _touch(self, scope: str, key: str = "") -> None:
        self._buffer.touch(scope, key)

    def _update_settings(self) -> None:
        known = dict(self._db.execute("SELECT block, digest FROM setting").fetchall())
        digests = {block: digest(encode(value)) for block, value in self._blocks()}
        for block in sorted(known.keys() | digests.keys()):
            if known.get(block) != digests.get(block):
                self._db.execute("DELETE FROM setting WHERE block = ?", (block,))
                self._touch(block)
        self._db.executemany("INSERT OR IGNORE INTO setting (block, digest) VALUES (?, ?)", digests.items())

    def _note_site_pictures(self) -> None:
        """Notes the pictures that site.yaml names or named, for an update: the site shows them whether or not stories do."""
        names = sorted(self._site_pictures)
        known = read_meta(self._db, "pictures")
        before = decode(known.encode(), list[str]) if known else []
        if before != names:
            self._files_to_update.update((*before, *names))
            write_meta(self._db, "pictures", encode(names).decode())

    def _blocks(self) -> Iterator[tuple[str, Struct]]:
        """Yields every block of site.yaml with the scope of the question for it."""
        for block in BLOCKS:
            yield f"setting:{block}", getattr(self._site, block)
        for edition in self._site.editions[1:]:
            yield scopes.scoped(edition.chrome.edition, "setting:chrome"), edition.chrome
            yield scopes.scoped(edition.chrome.edition, "setting:registry"), edition.registry

    # --- the rows of one file

    def _ingest_file(self, file: IngestedFile) -> None:
        problems = encode(list(file.problems)).decode()
        row = (self._forget(file.path), file.path, file.digest, problems, NO_MARK, NO_MARK)  # the stats follow
        source = self._db.execute(_INSERT_SOURCE, row).lastrowid
        assert source is not None
        references = [(source, ref.path, stamp(ref.opens) if ref.opens else "", ref.focus, encode(ref)) for ref in file.references]
        self._db.executemany("INSERT INTO reference (source, target, opens, focus, record) VALUES (?, ?, ?, ?, ?)", references)
        self._files_to_update.update(reference.path for reference in file.references)
        match file.content:
            case Article() as article:
                self._insert_article(article, source)
            case Breaking() | MostRead() as data:
                self._insert_data(file.path, data, source)
            case ServedFile() as served:
                self._files_to_update.add(file.path)
                address = _served_address(file.path, file.digest)
                facts = (file.path, served.file, address, file.digest, served.width, served.height, served.format, served.tone)
                self._db.execute(_INSERT_FILE, facts)
                for name in (address, f"{address}/"):  # a file and a folder of the same name exclude each other
                    self._claim(source, address_number(name), (0, ""))
            case None:
                pass

    def _forget(self, path: str) -> int | None:
        """Notes what pages can see of a file, and deletes its rows except that of ``source``. Returns its number; None if it is unknown."""
        source = self._db.execute("SELECT id FROM source WHERE path = ?", (path,)).fetchone()
        if source is None:
            self._views_before.setdefault(path, INVISIBLE)
            return None
        self._note_view(path)
        self._contested_names.update(name for (name,) in self._db.execute("SELECT name FROM claim WHERE source = ?", source))
        self._files_to_update.update(target for (target,) in self._db.execute("SELECT target FROM reference WHERE source = ?", source))
        if self._db.execute("SELECT 1 FROM file WHERE path = ?", (path,)).fetchone():
            self._files_to_update.add(path)
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

    def _note_view(self, path: str) -> None:
        """Notes what pages could see of a story, page or author before this ingest, so that the file is updated."""
        if path in self._views_before:
            return
        number, self._views_before[path] = stored_view(self._db, path)
        if number is not None:
            self._story_ids[path] = number

    def _insert_article(self, article: Article, source: int) -> None:
        record = encode(article)
        path, permalink, edition = article.path, article.permalink, article.edition
        slug = path.rpartition("/")[2].removesuffix(".md")
        second = second_of(stamp(article.date)) if article.date else 0
        number = self._story_ids.get(path)  # the same as before, since listings refer to it
        row = (number, path, edition, article.pair, article.role, article.type, slug, article.title, permalink, second, digest(record))
        story = self._db.execute(_INSERT_STORY, row).lastrowid
        self._db.execute("INSERT INTO text (id, record, shown) VALUES (?, ?, NULL)", (story, record))
        if article.role == "story":
            self._db.execute("INSERT INTO card (id, path, card) VALUES (?, ?, ?)", (story, path, encode(card_of(article))))
        if not article.draft:
            rank = publication.address_rank(article)
            self._claim(source, address_number(permalink), rank)
            if article.type == "live":
                self._claim(source, address_number(f"{beside(permalink)}{LIVE_DATA}"), rank)
            self._claim(source, id_number(edition, article.id), rank)
            for address in article.aliases:
                alias = (address, address_number(address), f"{_rank_text(rank)} {path}", path)
                self._db.execute("INSERT OR IGNORE INTO alias (address, name, rank, path) VALUES (?, ?, ?, ?)", alias)
        self._db.executemany(_INSERT_DUE, [(stamp(instant), source) for instant in publication.due_instants(article)])

    def _claim(self, source: int, name: int, rank: tuple[int, str]) -> None:
        self._db.execute("INSERT OR IGNORE INTO claim (name, source, rank) VALUES (?, ?, ?)", (name, source, _rank_text(rank)))
        self._contested_names.add(name)

    def _insert_data(self, path: str, data: Breaking | MostRead, source: int) -> None:
        self._db.execute("INSERT INTO data (path, record, live) VALUES (?, ?, '')", (path, encode(data)))
        if isinstance(data, Breaking):
            instants = {instant for item in data.items for instant in (item.start, item.until) if instant}
            self._db.executemany(_INSERT_DUE, [(stamp(instant), source) for instant in sorted(instants)])

    # --- what follows from the rows and the time

    def _note_due(self, last: str) -> None:
        """Notes every file that becomes live or ends between the last ingest and now, also where the clock was set back."""
        now = stamp(self._at)
        sql = "SELECT DISTINCT path FROM due JOIN source ON source.id = due.source WHERE at > ? AND at <= ?"
        for (path,) in self._db.execute(sql, (min(last, now), max(last, now))).fetchall():
            self._note_view(path)

    def _note_rivals(self) -> None:
        """Notes every file that claims an address or id which another file newly claims or no longer claims."""
        contested = sorted(self._contested_names)
        for names in (contested[start : start + _NAMES_AT_ONCE] for start in range(0, len(contested), _NAMES_AT_ONCE)):
            marks = ", ".join("?" * len(names))
            sql = f"SELECT DISTINCT path FROM claims WHERE name IN ({marks})"  # noqa: S608  # question marks alone are filled in
            for (path,) in self._db.execute(sql, names).fetchall():
                self._note_view(path)
                self._files_to_update.add(path)

    def _update_article(self, path: str) -> None:
        """Decides whether a story, page or author is live and in which listings it is, and touches what changed. Updates data files too."""
        row = self._db.execute(
            "SELECT id, record, shown, digest, COALESCE(card, x'')"
            " FROM story JOIN text USING (id) LEFT JOIN card USING (id) WHERE story.path = ?",
            (path,),
        ).fetchone()
        if row is None:
            self._note_change(self._story_ids.get(path, 0), self._views_before[path], INVISIBLE, path)
            self._update_data(path)
            return
        story, record, shown_before, record_digest, card = row
        article = decode(record, Article)
        rival = self._rival(path)
        live = rival is None and publication.is_live(article, self._at)
        breaking = live and publication.is_breaking(article, self._at)
        visible = publication.visible_article(article, self._at)
        shown = encode(visible) if visible is not article else None
        if shown != shown_before:
            record_digest = digest(shown or record)
            self._db.execute("UPDATE text SET shown = ? WHERE id = ?", (shown, story))
        clock_listings = {
            scopes.BREAKING: breaking,
            scopes.RECENT: publication.is_recent(article, self._at),
            scopes.LIVE: publication.is_running(article, self._at),
        }
        listings = listings_of(article, [name for name, listed in clock_listings.items() if listed]) if live else frozenset()
        self._db.execute(
            "UPDATE story SET live = ?, breaking = ?, rival = ?, digest = ?, places = ? WHERE id = ?",
            (live, breaking, rival, record_digest, encode_listings(listings), story),
        )
        facts = (article.permalink, article.title, article.role, article.edition, article.pair, tuple(sorted(set(article.aliases))))
        view = Visible(True, record_digest, card, *facts, listings) if live else INVISIBLE
        self._files_to_update.update(reference.path for reference in article.references)
        self._note_change(story, self._views_before[path], view, path)

    def _rival(self, path: str) -> str | None:
        """Returns the file that has an address or id which this file claims too; None where there is none."""
        row = self._db.execute(
            "SELECT best.path FROM claims AS mine JOIN claims AS best ON best.name = mine.name AND best.rank < mine.rank"
            " WHERE mine.path = ? ORDER BY best.rank LIMIT 1",
            (path,),
        ).fetchone()
        return str(row[0]) if row else None

    def _note_change(self, story: int, before: Visible, after: Visible, path: str) -> None:
        """Moves a story between listings, and touches what changed of it. ``story`` is its number; 0 where it had none."""
        joined, left = after.listings - before.listings, before.listings - after.listings
        for scope in {scope for scope, _, _ in joined if not self._buffer.has_stories(scope)}:
            self._touch(_taxonomy_scope("names", scope))
        self._buffer.move_story(story, left, joined)
        for scope in {scope for scope, _, _ in left if not self._buffer.has_stories(scope)}:
            self._touch(_taxonomy_scope("names", scope))
        changed_entries = joined | left | (before.listings & after.listings if before.card != after.card else set())
        for scope, key, _ in changed_entries:
            self._touch(scope, key)
        for scope in {_taxonomy_scope("terms", scope) for scope, _, _ in joined | left if scopes.taxonomy_of(scope)}:
            self._touch(scope)
        for scope in touched_scopes(path, before, after):
            self._touch(scope)

    def _update_data(self, path: str) -> None:
        """Decides what of a data file is shown now: of the breaking news, the items whose time it is."""
        row = self._db.execute("SELECT record, live FROM data WHERE path = ?", (path,)).fetchone()
        if row is None:
            return
        live = row[0]
        if path.endswith("/breaking.yaml"):
            items = decode(row[0], Breaking).items
            running = [item for item in items if (not item.start or item.start <= self._at) and (not item.until or self._at < item.until)]
            live = encode(Breaking(items=tuple(running)))
        if live != row[1]:
            self._db.execute("UPDATE data SET live = ? WHERE path = ?", (live, path))
            self._touch(f"data:{path}")

    def _update_file(self, path: str) -> None:
        """Decides whether a file is served, and in which cuts a picture is shown.

        A file is not served where another file has its address. A file beside stories is served where a live story shows it. A file below
        static/ is served except where only held stories, or held live entries, show it. What site.yaml names is always shown by the site.
        """
        row = self._db.execute("SELECT live, focuses FROM file WHERE path = ?", (path,)).fetchone()
        if row is None:
            return
        shown, held = self._db.execute(
            "SELECT COALESCE(MAX(shows), 0), COALESCE(MAX(1 - shows), 0) FROM (SELECT COALESCE(story.live, 0) AND opens <= ? AS shows"
            " FROM naming LEFT JOIN story USING (path) WHERE naming.target = ?)",
            (stamp(self._at), path),
        ).fetchone()
        wanted = bool(shown) or path in self._site_pictures or (path.startswith("static/") and not held)
        live = self._rival(path) is None and wanted
        cuts = self._db.execute(
            "SELECT DISTINCT focus FROM naming JOIN story USING (path)"
            " WHERE naming.target = ? AND story.live AND focus <> '' ORDER BY focus",
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


def _rank_text(rank: tuple[int, str]) -> str:
    return " ".join(map(str, rank))


def _taxonomy_scope(name: str, scope: str) -> str:
    """Returns the scope of the names or terms of a listing's taxonomy, in the listing's edition: ``names:tag``."""
    return scopes.scoped(scopes.edition_of(scope), f"{name}:{scopes.taxonomy_of(scope)}")


def _served_address(path: str, file_digest: str) -> str:
    """Returns the address of a file: its path, and for style sheets and scripts a fingerprint, so that hosts may cache them for ever."""
    address = "/" + path.partition("/")[2]
    stem, dot, suffix = address.rpartition(".")
    return f"{stem}.{file_digest[:8]}.{suffix}" if dot and suffix in ("css", "js") and path.startswith("static/") else address
