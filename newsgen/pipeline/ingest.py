"""Takes the files that changed since the last build into the catalogue."""

from __future__ import annotations

import time
from itertools import chain

from newsgen import content
from newsgen.diagnostics.problem import Problem, Span
from newsgen.model.ingest_values import READ_AGAIN
from newsgen.pipeline.events import FileIngested
from newsgen.pipeline.pool import run_batches
from newsgen.pipeline.read_files import ReadFiles
from newsgen.pipeline.session import BuildSession
from newsgen.pipeline.theme_assets import changed_theme_files, theme_files

_NO_EXTRA = Problem(
    "image/no-extra",
    "warning",
    "pictures are served as they are: what makes them in other sizes is not installed",
    Span("site.yaml"),
    "pip install 'newsgen[images]', or remove images from site.yaml",
)


def ingest_changes(session: BuildSession) -> list[Problem]:
    """Reads what changed and writes it to the catalogue with the scopes it touches.

    Returns the problems of the scan, and one for an extra that is not installed.
    """
    site, catalogue = session.site, session.catalogue
    known = catalogue.file_stats()
    reader_digest = content.reader_digest(site)
    if catalogue.reader_digest != reader_digest:
        known = dict.fromkeys(known, READ_AGAIN)
    of_theme = theme_files(site)
    # A negative size is that of a theme file. The site's own file in its place is another one, even with the same bytes.
    own = {path: READ_AGAIN if stat.size < 0 else stat for path, stat in known.items() if path not in of_theme}
    scan = content.find_changes(site, own, time.time_ns(), session.site_files)
    session.site_files = None  # a large site's list, which nobody needs any more
    session.stat_lines = () if scan.problems else scan.stat_lines
    if session.options.events:
        for file in scan.changed:
            session.options.events(FileIngested(file.path))
    batches = run_batches(ReadFiles(site), scan.changed, session.pool)
    changed, stats = changed_theme_files(site, of_theme, known)
    files = chain(chain.from_iterable(batches), changed)  # not a list: the stories of a whole archive do not fit into memory
    catalogue.ingest(site, files, scan.gone, {**scan.stats, **stats}, session.options.at, reader_digest)
    return [*([_NO_EXTRA] if session.lacks_images else []), *scan.problems]
