"""The plan decides: which pages should exist, which of them are stale and why, which files no page owns."""

from newsgen.plan.make import Facts, Questions, make_plan
from newsgen.plan.wanted import Existing

__all__ = ["Existing", "Facts", "Questions", "make_plan"]
