"""The plan: decides which pages should exist, which of them are stale and why, and which files no page owns.

stale_pages    the plan: which pages are stale, and which are gone
wanted_pages   which pages should exist
"""

from newsgen.plan.stale_pages import AnswerQuery, RecordedPages, make_plan
from newsgen.plan.wanted_pages import ExistingPages

__all__ = ["AnswerQuery", "ExistingPages", "RecordedPages", "make_plan"]
