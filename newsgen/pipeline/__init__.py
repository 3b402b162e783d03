"""What a build is made of: it calls the rooms one after the other, and knows the theme and installed plugins.

This is the list of what the commands may use.

build               the order of the steps of a build
options             what a build is told
session             the lock, the cache and the catalogue of one site and output
output_ownership    whether an output folder is newsgen's to write
events              what happens in a build, as values for tests and tools that watch one
ingest              takes changed files into the catalogue
read_files          reads changed files
publish             does to the output what the plan decided
render_pages        renders and places pages
pool                batches of jobs in several processes
budgets             what pages cost their readers
plugins             page kinds and filters of installed packages
theme               the default theme
theme_assets        the theme's files that a site serves
up_to_date_note     the note by which the next build knows that it has nothing to do
"""

from newsgen.pipeline.build import build_site, with_levels
from newsgen.pipeline.ingest import ingest_changes
from newsgen.pipeline.options import Options
from newsgen.pipeline.publish import Report
from newsgen.pipeline.session import BuildSession, hold_lock, open_session, state_folder

__all__ = ["BuildSession", "Options", "Report", "build_site", "hold_lock", "ingest_changes", "open_session", "state_folder", "with_levels"]
