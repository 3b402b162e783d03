"""The steps of a tutorial: the files that it shows and the commands that it types."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STEP = re.compile(r"(?:`(?P<file>[^`\n]+)`:\n\n)?^```(?P<kind>\S*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(text: str) -> Iterator[tuple[str, str, str]]:
    """The files to write and the commands to run, in order: (file, its path, its text), (command, what is typed, what is printed)."""
    for step in _STEP.finditer(text):
        if step["file"]:
            yield "file", step["file"], step["text"]
        elif step["kind"] == "console":
            _, *parts = re.split(r"^\$ (.*)\n", step["text"], flags=re.MULTILINE)
            yield from (("command", typed, printed) for typed, printed in zip(parts[::2], parts[1::2], strict=True))
