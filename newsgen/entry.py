"""The way in. A build that would do nothing is told from here; every other command line is the commands' to read.

A file of its own because loading the commands, and what a build needs, takes several times as long as the look whether to build at all.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Sequence

from newsgen.up_to_date import check

TYPE_CHECKING = False  # as typing has it, which takes a while to load
if TYPE_CHECKING:
    from typing import TextIO

_FORMS = ("text", "github", "json")
_DEFAULTS = {"--site": ".", "--output": "", "--at": "", "--jobs": "1", "--format": "text"}


def main() -> None:
    """Run newsgen on the words of the command line."""
    status = _rested(sys.argv[1:])
    if status is not None:
        sys.exit(status)
    gc.set_threshold(100_000, 50, 50)  # what is loaded now stays: looking through it for what may go takes a tenth of a small build
    from newsgen.commands.cli import main as commands

    try:
        commands()
    except OSError as error:
        _say(f"{error.filename or 'newsgen'}: {error.strerror or error}", sys.stderr)
        sys.exit(3)
    except Exception:  # noqa: BLE001  # whatever it is, it is no story held back, for which 1 stands: nobody may deploy what is there
        import traceback

        traceback.print_exc()
        sys.exit(3)
    finally:
        gc.freeze()  # Python looks for what may go once more when it ends: a fifth of a small build, and all of it goes then


def _rested(words: Sequence[str]) -> int | None:
    """The exit code of a build that does nothing, with its problems told; None where this is not one."""
    given = _build_options(words)
    at = _instant(given["--at"]) if given else ""
    if not given or not at:
        return None
    site = given["--site"]
    noted = check.told(site, given["--output"] or f"{site}/public", at, keep=True)
    if noted is None:
        return None
    form = given["--format"]
    told, failed = _report(noted, form) if noted != "[]" or form == "json" else ("", False)
    if not all(_printable(told, stream) for stream in (sys.stdout, sys.stderr)):
        return None
    if form == "text":
        _say(check.done_words(0, 0, 0, 0), sys.stdout)
    if told:
        _say(told, sys.stderr if form == "text" else sys.stdout)
    return 1 if failed else 0


def _build_options(words: Sequence[str]) -> dict[str, str] | None:
    """The options of a plain ``build``, by name; None for anything else."""
    if os.name != "posix" or words[:1] != ["build"]:
        return None
    found = dict(_DEFAULTS)
    rest_of_them = iter(words[1:])
    for word in rest_of_them:
        name, equals, value = word.partition("=")
        if word == "--force":  # the output is marked as ours, or an ordinary build looks at it
            continue
        if not equals:
            value = next(rest_of_them, "")
        if name not in found or not value or value.startswith("-"):
            return None
        found[name] = value
    plain = found["--format"] in _FORMS and found["--jobs"] in map(str, range(1, 65))
    return found if plain else None


def _instant(text: str) -> str:
    """The clock's instant as the catalogue stamps it; empty for a form that only the commands read."""
    if not text:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    from datetime import datetime

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    stamped = moment.isoformat() == text.replace("Z", "+00:00") and len(text) == 20
    return text if stamped and "1001" <= text[:4] <= "9997" else ""


def _report(noted: str, form: str) -> tuple[str, bool]:
    """Problems as they are printed, and whether one is an error."""
    import json

    from newsgen.diagnostics.problem import Problem, Span, format_problems

    problems = [Problem(**{**one, "span": Span(**one["span"])}) for one in json.loads(noted)]
    return format_problems(problems, form), any(problem.level == "error" for problem in problems)


def _say(text: str, stream: TextIO) -> None:
    stream.write(f"{text}\n")
    stream.flush()


def _printable(text: str, stream: TextIO) -> bool:
    """Whether a stream takes a text as it is. Click takes away what colours a terminal, and bends text to what an old terminal can show."""
    try:
        text.encode(stream.encoding)
    except UnicodeEncodeError:
        return False
    return "\x1b" not in text
