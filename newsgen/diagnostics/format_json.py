"""Problems as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec import to_builtins
from msgspec.structs import replace

from newsgen.diagnostics.problem import Problem


def format_json(problems: Sequence[Problem]) -> str:
    """Returns a list of objects in the order of the problems; their keys are the fields of ``Problem``."""
    return json.dumps(to_builtins([replace(problem, span=problem.place) for problem in problems]), ensure_ascii=False, indent=2)
