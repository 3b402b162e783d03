"""The entry point of the program. A plain ``build`` that has nothing to do ends here; every other command line goes to the commands.

Loading the commands, and what a build needs, takes several times as long as the check whether there is anything to do. So this module
imports little.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence

from newsgen.up_to_date import check

TYPE_CHECKING = False  # the name that type checkers know; loading typing takes a while
if TYPE_CHECKING:
    from typing import TextIO

_FORMATS = ("text", "github", "json")
_DEFAULTS = {"--site": ".", "--output": "", "--at": "", "--jobs": "1", "--format": "text"}


def main() -> None:
    """Runs newsgen on the words of the command line."""
    status, walk = _build_nothing(sys.argv[1:])
    if status is not None:
        sys.exit(status)
    gc.set_threshold(100_000, 50, 50)  # what is loaded from here on stays: searching it for garbage takes a tenth of a small build
    from newsgen.commands.cli import main as commands

    try:
        commands(obj=walk)
    except OSError as error:
        _print(f"{error.filename or 'newsgen'}: {error.strerror or error}", sys.stderr)
        sys.exit(3)
    except Exception:  # noqa: BLE001  # not Python's exit code 1, which stands for held stories: nobody may deploy this output
        import traceback

        traceback.print_exc()
        sys.exit(3)
    finally:
        gc.freeze()  # Python searches for garbage once more when it ends, which takes a fifth of a small build and frees nothing of use


def _build_nothing(words: Sequence[str]) -> tuple[int | None, check.SiteWalk | None]:
    """Prints what a build that has nothing to do prints. Returns its exit code, and the walk that the check made.

    The exit code is None, and nothing is printed, if the commands must read the words: the build may have something to do, or it is no
    plain build. The walk is for the build that follows then.
    """
    options = _build_options(words)
    at = _instant(options["--at"]) if options else ""
    if not options or not at:
        return None, None
    site = options["--site"]
    problems, walk = check.compare_with_note(site, options["--output"] or f"{site}/public", at)
    if problems is None:
        return None, walk
    form = options["--format"]
    report, failed = _report(problems, form) if problems != "[]" or form == "json" else ("", False)
    if not all(_printable(report, stream) for stream in (sys.stdout, sys.stderr)):
        return None, walk
    if form == "text":
        _print(check.summary_line(0, 0, 0, 0), sys.stdout)
    if report:
        _print(report, sys.stderr if form == "text" else sys.stdout)
    return (1 if failed else 0), walk


def _build_options(words: Sequence[str]) -> dict[str, str] | None:
    """Returns the options of a plain ``build`` by name, with the defaults of missing ones; None for any other command line."""
    if os.name != "posix" or words[:1] != ["build"]:
        return None
    options = dict(_DEFAULTS)
    words_left = iter(words[1:])
    for word in words_left:
        name, equals, value = word.partition("=")
        if word == "--force":  # without effect here: if the output is not marked as newsgen's, an ordinary build judges it
            continue
        if not equals:
            value = next(words_left, "")
        if name not in options or not value or value.startswith("-"):
            return None
        options[name] = value
    plain = options["--format"] in _FORMATS and options["--jobs"] in map(str, range(1, 65))
    return options if plain else None


def _instant(text: str) -> str:
    """Returns an instant as the catalogue stamps it, now for an empty text; empty for a form that only the commands read."""
    if not text:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    from datetime import datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    is_stamp = moment.isoformat() == text.replace("Z", "+00:00") and len(text) == 20
    return text if is_stamp and "1001" <= text[:4] <= "9997" else ""


def _report(encoded: str, form: str) -> tuple[str, bool]:
    """Returns problems, which are given as JSON, as they are printed; and whether one is an error."""
    import json

    from newsgen.diagnostics.format import format_problems
    from newsgen.diagnostics.problem import Problem, Span

    problems = [Problem(**{**problem, "span": Span(**problem["span"]) if problem["span"] else None}) for problem in json.loads(encoded)]
    return format_problems(problems, form), any(problem.level == "error" for problem in problems)


def _print(text: str, stream: TextIO) -> None:
    stream.write(f"{text}\n")
    stream.flush()


def _printable(text: str, stream: TextIO) -> bool:
    """Returns whether a stream takes a text as it is.

    Click, by which the commands print, removes the escape codes of colours, and replaces characters that an old terminal cannot show.
    """
    try:
        text.encode(stream.encoding)
    except UnicodeEncodeError:
        return False
    return "\x1b" not in text
