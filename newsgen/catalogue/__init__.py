"""The catalogue: a database of what the site's files say, what each page asked, and which files lie in the output.

This is the list of what other packages may use.

catalogue            the catalogue of one site and one output
db                   the database file, its transactions, the lock, remembered texts
ingest               turns changed files into rows and touches scopes
ingest_buffer        rows that an ingest writes together
card_view            what pages can see of a file, and what a change of that touches
answers              answers questions
listings             reads the stories of listings, and their cards
page_existence       tells which pages should exist
journal              records how each file of the output was made
traces               records what each page asked
cross_file_checks    finds what is wrong between files
integer_keys         integers that stand for instants, addresses and ids in rows
"""

from newsgen.catalogue.answers import Answers
from newsgen.catalogue.catalogue import Catalogue, ReadOnlyCatalogue
from newsgen.catalogue.db import Lock, Locked, StatementFailed, is_system_error, lock
from newsgen.catalogue.journal import Outdated

__all__ = ["Answers", "Catalogue", "Lock", "Locked", "Outdated", "ReadOnlyCatalogue", "StatementFailed", "is_system_error", "lock"]
