-- The catalogue of one site for one output. It is a cache: nothing that must last is only here.
-- A change of this file, also of a comment, is another version of the schema: older caches are deleted.

-- Remembered texts, by name:
--   version   the digest of this file
--   content   the digest of the program and settings by which files were read
--   at        the stamp of the last ingest
--   pictures  the pictures that site.yaml named at the last ingest, JSON
--   kinds     the digest of the page kinds
--   sum       the sum of the journal's files, which identifies the tree
--   tree      the token of the last complete tree
--   next      the token with which the tree is about to be marked as complete
--   barred    the token of a patch in place that has not ended, or empty
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Ingested files: one row for each file of the site, with the problems found in it.
CREATE TABLE source (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
  ctime_ns INTEGER NOT NULL, problems BLOB NOT NULL
);
CREATE INDEX source_problems ON source (path) WHERE problems <> '[]';

-- An "at" that is a number is a second in readable digits: 20261123080000. See integer_keys.py.

-- Markdown files without errors. live: model/publication.py says so, and no other file has its address. rival: the file that has it.
-- digest: of what pages may see of it. places: the listings that hold it, each with the spelling that it uses, JSON.
-- An id is not used again: until an ingest ends, listings still hold the ids of stories that it has removed.
CREATE TABLE story (
  id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, edition TEXT NOT NULL, pair TEXT NOT NULL, role TEXT NOT NULL, type TEXT NOT NULL, slug TEXT NOT NULL,
  title TEXT NOT NULL, permalink TEXT NOT NULL, at INTEGER NOT NULL,
  live INTEGER NOT NULL, breaking INTEGER NOT NULL, rival TEXT, digest TEXT NOT NULL, places BLOB NOT NULL
);
-- Separate from story, so that lists of stories read no texts. shown: the record as pages may see it, where that is not all of it.
-- path: stories of one second are sorted by it.
CREATE TABLE card (id INTEGER PRIMARY KEY, path TEXT NOT NULL, card BLOB NOT NULL);
CREATE TABLE text (id INTEGER PRIMARY KEY, record BLOB NOT NULL, shown BLOB);
CREATE INDEX story_permalink ON story (permalink);
CREATE INDEX story_pair ON story (pair);
CREATE INDEX story_documents ON story (role, edition, slug) WHERE role <> 'story';
CREATE INDEX story_rivals ON story (path) WHERE rival IS NOT NULL;

-- Which files claim which address or id. The one with the lowest rank has it. name: the number of the folded address, or a negative one
-- for the id, see integer_keys.py.
CREATE TABLE claim (name INTEGER NOT NULL, source INTEGER NOT NULL, rank TEXT NOT NULL, PRIMARY KEY (name, source)) WITHOUT ROWID;
CREATE INDEX claim_source ON claim (source);
CREATE VIEW claims AS SELECT name, rank || ' ' || path AS rank, path FROM claim JOIN source ON source.id = claim.source;

-- Former addresses of stories. name: a number, as in claim. rank: of the story.
CREATE TABLE alias (address TEXT NOT NULL, name INTEGER NOT NULL, rank TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (address, path)) WITHOUT ROWID;
CREATE INDEX alias_name ON alias (name);
CREATE INDEX alias_path ON alias (path);

-- Instants at which a file may become live or cease to be.
CREATE TABLE due (at TEXT NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (at, source)) WITHOUT ROWID;
CREATE INDEX due_source ON due (source);

-- The stories of each listing. The rows of a story are exactly the listings that it touches. Stories of one second are in the order of
-- their paths. A scope keeps its number when its last story leaves.
CREATE TABLE scope (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE listing (scope INTEGER NOT NULL, at INTEGER NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (scope, at, story)) WITHOUT ROWID;

-- How many stories spell a term in which way, so that two words with one address are found without reading every story.
CREATE TABLE spelling (scope TEXT NOT NULL, folded TEXT NOT NULL, stories INTEGER NOT NULL, PRIMARY KEY (scope, folded)) WITHOUT ROWID;
CREATE INDEX spelling_gone ON spelling (scope) WHERE stories <= 0;

-- The files and addresses that a file names in its text. opens: when the live entry that names it is shown, empty outside of entries.
-- focus: of a picture that is shown in cuts.
CREATE TABLE reference (source INTEGER NOT NULL, target TEXT NOT NULL, opens TEXT NOT NULL, focus TEXT NOT NULL, record BLOB NOT NULL);
CREATE INDEX reference_source ON reference (source);
CREATE INDEX reference_target ON reference (target);
CREATE VIEW naming AS SELECT path, target, opens, focus, record FROM reference JOIN source ON source.id = reference.source;

-- Files that are served. format, tone: of a picture of which renditions can be made. focuses: of the cuts in which live stories show it,
-- separated by blanks.
CREATE TABLE file (
  path TEXT PRIMARY KEY, file TEXT NOT NULL, address TEXT NOT NULL, digest TEXT NOT NULL, width INTEGER NOT NULL,
  height INTEGER NOT NULL, format TEXT NOT NULL, tone TEXT NOT NULL, live INTEGER NOT NULL, focuses TEXT NOT NULL
) WITHOUT ROWID;

-- Data files. live: the record as pages may see it now.
CREATE TABLE data (path TEXT PRIMARY KEY, record BLOB NOT NULL, live BLOB NOT NULL) WITHOUT ROWID;
-- Blocks of site.yaml, by the scope of the question for each.
CREATE TABLE setting (block TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;

-- Scopes changed since the last complete build.
CREATE TABLE touched (scope TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (scope, key)) WITHOUT ROWID;

-- The journal: one row for each page, with its file in the output.
CREATE TABLE page (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, period TEXT NOT NULL, permalink TEXT NOT NULL,
  path TEXT NOT NULL, recipe TEXT NOT NULL, reason TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, asked INTEGER NOT NULL,
  UNIQUE (subject, period, kind)
);
CREATE INDEX page_path ON page (path);
CREATE INDEX page_recipe ON page (kind, recipe);
-- What each page asked, compressed JSON: pairs of a question and the digest of its answer, or the number of a shared question.
-- See traces.py.
CREATE TABLE trace (page INTEGER PRIMARY KEY, reads BLOB NOT NULL);
CREATE TABLE question (id INTEGER PRIMARY KEY, mark INTEGER NOT NULL UNIQUE, query TEXT NOT NULL, digest TEXT NOT NULL);
CREATE TABLE asker (question INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (question, page)) WITHOUT ROWID;
CREATE TABLE fence (scope INTEGER NOT NULL, hi INTEGER NOT NULL, lo INTEGER NOT NULL, owner INTEGER NOT NULL);
CREATE INDEX fence_scope ON fence (scope, hi);
CREATE INDEX fence_owner ON fence (owner);
-- The bytes of fragments that are in slots. There are few, each in many pages.
CREATE TABLE filling (id INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (name, digest));
CREATE TABLE slot (filling INTEGER NOT NULL, page INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL);
CREATE INDEX slot_filling ON slot (filling);
CREATE INDEX slot_page ON slot (page);

-- Paths that are about to be written. The disk may or may not hold the bytes that the table page says.
CREATE TABLE unsettled (path TEXT PRIMARY KEY) WITHOUT ROWID;
